"""The shipped example: complete, attributed, and readable with nothing but the package."""

from __future__ import annotations

import csv
import json
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from verify.source import load
from verify.source.kinds import Csv, Html, Json, Source

EXAMPLE = files("verify") / "example"
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder() -> Path:
    with as_file(EXAMPLE) as path:
        return Path(path)


@pytest.fixture(scope="module")
def sources(folder: Path) -> tuple[Source, ...]:
    return load(folder / "sources.yaml").sources


def public(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and "." in (parts.hostname or "")


def test_article_is_plain_text_without_a_year_in_its_date(folder: Path) -> None:
    """The reader has to infer the year, which is a part of what the example shows."""
    text = (folder / "article.txt").read_text("utf-8")
    assert "Wednesday, November 8" in text
    assert "2023" not in text


def test_every_source_is_a_local_transcription_with_its_publishers_address(
    sources: tuple[Source, ...],
) -> None:
    assert {type(source) for source in sources} == {Csv, Html, Json}
    for source in sources:
        assert source.path is not None
        assert source.url is None
        assert source.transcribed
        assert public(source.address), source.name
        assert source.licence


def test_every_file_of_the_set_is_used(folder: Path, sources: tuple[Source, ...]) -> None:
    used = {source.path for source in sources} | {"article.txt", "sources.yaml"}
    assert {path.name for path in folder.iterdir()} == used


def test_every_sheet_row_names_its_publisher(folder: Path, sources: tuple[Source, ...]) -> None:
    for source in sources:
        if not isinstance(source, Csv):
            continue
        assert source.path
        assert source.columns.address
        assert source.columns.publisher
        with (folder / source.path).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=source.delimiter or ","):
                assert public(row[source.columns.address]), (source.name, row)
                assert row[source.columns.publisher], (source.name, row)


def test_every_link_and_quotation_names_its_publisher(folder: Path) -> None:
    for path in folder.glob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "lxml")
        for link in page.find_all("a"):
            assert isinstance(link, Tag)
            assert public(str(link.get("href"))), path.name
        for quotation in page.find_all("blockquote"):
            assert isinstance(quotation, Tag)
            assert public(str(quotation.get("cite"))), path.name
            assert quotation.find("cite") is not None
            assert quotation.find("time", attrs={"datetime": True}) is not None


def test_pages_have_the_structure_that_real_ones_have(folder: Path) -> None:
    """Spanned cells, two header rows, captions, footnotes and prose: nothing is made easy."""
    pips = BeautifulSoup((folder / "pips.html").read_bytes(), "lxml")
    assert pips.select("th[rowspan]")
    assert pips.select("th[colspan]")
    assert pips.select("thead tr + tr")
    assert pips.select("th sup")
    assert len(pips.select("caption")) == 3
    statements = BeautifulSoup((folder / "statements.html").read_bytes(), "lxml")
    assert len(statements.select("blockquote p")) >= 15


def test_json_has_the_shape_of_the_refugee_interface(folder: Path) -> None:
    answer = json.loads((folder / "unhcr.json").read_bytes())
    assert [item["refugees"] for item in answer["items"]] == [1490562, 1743278, 1987717]


def test_both_counts_of_a_revised_year_are_kept(folder: Path) -> None:
    """A figure that was right when published must not refute, so both editions are shipped."""
    with (folder / "picss.csv").open(encoding="utf-8", newline="") as file:
        counts = {
            (row["published"], row["value"])
            for row in csv.DictReader(file)
            if (row["what"], row["period"], row["kind"]) == ("militant attacks", "2022", "level")
        }
    assert counts == {("2023-01-01", "376"), ("2024-01-01", "380")}


def test_top_level_sources_begin_with_the_examples(sources: tuple[Source, ...]) -> None:
    """A newsroom's starting point reads the same sheets in the same way."""
    path = REPOSITORY / "sources.yaml"
    if not path.exists():
        pytest.skip("not in a checkout")
    top = load(path).sources
    assert [source.name for source in top[: len(sources)]] == [source.name for source in sources]
    for mine, theirs in zip(top, sources, strict=False):
        names = set(type(mine).__dataclass_fields__) - {"path"}
        assert all(getattr(mine, name) == getattr(theirs, name) for name in names), mine.name
        assert mine.path == f"verify/example/{theirs.path}"
    assert all(source.url and not source.transcribed for source in top[len(sources) :])
