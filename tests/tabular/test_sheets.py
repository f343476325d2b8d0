"""Real sentences against ordinary CSV files: nobody is refuted wrongly, and enough is settled.

When they were first run, before any rule was changed for them, 23 of the 48 true statements were
supported and 13 of the 36 false ones refuted; 2 of the 24 beyond the tables were refuted.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from verify.model import Label
from verify.tabular import check, read_table

_HERE = Path(__file__).parent
_SHEETS = tomllib.loads((_HERE / "sheets.toml").read_text(encoding="utf-8"))["sheet"]


@cache
def _counts() -> Counter[tuple[str, Label]]:
    """Count the verdicts by what each statement is listed as."""
    found: Counter[tuple[str, Label]] = Counter()
    for sheet in _SHEETS:
        table = read_table(_HERE / "sheets" / sheet["table"], title=sheet["title"])
        for kind in ("true", "false", "beyond"):
            found.update((kind, check(one, table).label) for one in sheet[kind])
    return found


@pytest.mark.parametrize(
    ("kind", "label", "least"),
    [("true", Label.SUPPORTED, 30), ("false", Label.REFUTED, 14)],
)
def test_so_many_are_settled(kind: str, label: Label, least: int) -> None:
    """Statements about what the table holds are settled."""
    assert _counts()[kind, label] >= least


@pytest.mark.parametrize(
    ("kind", "label", "most"),
    [
        ("true", Label.REFUTED, 0),
        ("false", Label.SUPPORTED, 0),
        ("beyond", Label.SUPPORTED, 0),
        ("beyond", Label.REFUTED, 0),
    ],
)
def test_so_few_are_settled_wrongly(kind: str, label: Label, most: int) -> None:
    """No true statement is refuted, no false one supported."""
    assert _counts()[kind, label] <= most
