"""Sentences written to be accused falsely: none of them may be refuted (``never_refuted.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from verify.engine import serial
from verify.fetch import Fetcher
from verify.model import Article, DateSource, Label, Page, Problem, ProblemCode, Request
from verify.options import Options
from verify.pipeline import Fetch, verify_article
from verify.source import load

NOW = datetime(2024, 5, 10, tzinfo=UTC)
SHEET = "year,country,v\n" + "".join(
    f"{year},Norway,{count}\n"
    for year, count in zip(range(2019, 2024), (500, 480, 470, 460, 450), strict=True)
)
SOURCES = """\
version: 1
sources:
  - name: sheet
    kind: csv
    path: sheet.csv
    columns: {{period: year, place: country}}
    values: {{v: {{subject: {subject}}}}}
"""


def cases(section: str) -> Iterator[tuple[str, str]]:
    """Yield subject and sentence."""
    read = tomllib.loads((Path(__file__).parent / "never_refuted.toml").read_text(encoding="utf-8"))
    for subject, texts in read[section].items():
        for text in texts:
            yield subject, text


def labels(folder: Path, text: str, sources: str, fetch: Fetch | None = None) -> list[Label]:
    """Return the verdicts on a text by the sources of a folder."""
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    article = Article(
        text=text, origin="case", date=date(2024, 5, 10), date_source=DateSource.GIVEN
    )
    with Fetcher(base=folder) as files:
        report = verify_article(
            article,
            load(folder / "sources.yaml"),
            fetch=fetch or files,
            mapper=serial,
            options=Options(),
            now=NOW,
        )
    return [one.verdict.label for one in report.results]


@pytest.mark.parametrize(("subject", "text"), list(cases("open")))
def test_what_a_sheet_cannot_settle_is_not_refuted(tmp_path: Path, subject: str, text: str) -> None:
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    assert Label.REFUTED not in labels(tmp_path, text, SOURCES.format(subject=subject))


@pytest.mark.parametrize(("subject", "text"), list(cases("refuted")))
def test_what_a_sheet_plainly_contradicts_is_refuted(
    tmp_path: Path, subject: str, text: str
) -> None:
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    assert Label.REFUTED in labels(tmp_path, text, SOURCES.format(subject=subject))


FLOCKS = """\
version: 1
sources:
  - name: farms
    kind: csv
    path: farms.csv
    columns: {period: year, place: country}
    values: {v: {subject: sheep}}
  - name: register
    kind: csv
    url: https://register.example/livestock.csv
    covers: {subjects: [livestock]}
    columns: {period: year, place: country}
    values: {v: {subject: sheep}}
"""


@pytest.mark.parametrize("up", [True, False])
def test_a_source_asked_for_another_claim_still_counts_when_it_fails(
    tmp_path: Path, *, up: bool
) -> None:
    """Law 4: the register covers livestock, and its page would have agreed about the sheep."""
    (tmp_path / "farms.csv").write_text("year,country,v\n2023,Norway,450\n", encoding="utf-8")

    def fetch(request: Request) -> Page | Problem:
        if request.source != "register":
            with Fetcher(base=tmp_path) as files:
                return files(request)
        if not up:
            return Problem(
                code=ProblemCode.UNREACHABLE, source="register", message="is down", remedy=""
            )
        content = b"year,country,v\n2023,Norway,300\n"
        return Page(
            source="register", address=request.address, final_address=request.address,
            content=content, sha256="0" * 64, retrieved=NOW,
        )  # fmt: skip

    text = "Norway kept 900 livestock in 2023. Norway had 300 sheep in 2023."
    assert Label.REFUTED not in labels(tmp_path, text, FLOCKS, fetch)
