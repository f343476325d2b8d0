"""Write the snapshots anew: ``python -m tests.report.regenerate``. Look at each change after it."""

from __future__ import annotations

from tests.report.samples import article, extraction, full_report
from tests.report.test_table import CASES, SNAPSHOTS, table
from verify.report import CLAIM_FORMATS, Style


def main() -> None:
    SNAPSHOTS.mkdir(exist_ok=True)
    for name, style in CASES.items():
        (SNAPSHOTS / f"{name}.txt").write_text(table(full_report(), style), encoding="utf-8")
    claims = CLAIM_FORMATS["table"](article(), extraction(), Style(width=80))
    (SNAPSHOTS / "claims-80.txt").write_text(claims, encoding="utf-8")


if __name__ == "__main__":
    main()
