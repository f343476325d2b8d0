"""sources.yaml is read strictly: what is written is kept, every fault names line and key."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from verify.errors import ConfigError
from verify.model import Kind, Role
from verify.source import Catalogue, Csv, Html, Json, Search, load
from verify.source.catalogue import parse_catalogue
from verify.source.kinds import Part, Shape

HEAD = "version: 1\nsources:\n"
CSV = HEAD + "  - name: a\n    kind: csv\n    path: a.csv\n"


def parsed(text: str) -> Catalogue:
    return parse_catalogue(text.encode(), name="sources.yaml", base=Path("/base"))


def test_every_kind_loads_with_its_own_keys() -> None:
    catalogue = parsed(
        HEAD
        + """\
  - {name: sheet, kind: csv, path: a.csv, delimiter: ";", decimal: ","}
  - {name: api, kind: json, url: "https://x.example/{place.iso3}", shape: worldbank}
  - {name: page, kind: html, url: https://x.example/p, read: [tables, prose], within: main}
  - {name: wiki, kind: search, url: https://w.example/w/api.php, query: "{subject}", results: 2}
"""
    )
    assert [type(source) for source in catalogue.sources] == [Csv, Json, Html, Search]
    assert [source.trust for source in catalogue.sources] == [0, 1, 2, 3]
    sheet, api, page, wiki = catalogue.sources
    assert isinstance(sheet, Csv)
    assert isinstance(api, Json)
    assert isinstance(page, Html)
    assert isinstance(wiki, Search)
    assert (sheet.delimiter, sheet.decimal) == (";", ",")
    assert api.shape is Shape.WORLDBANK
    assert page.read == (Part.TABLES, Part.PROSE)
    assert (wiki.query, wiki.results) == ("{subject}", 2)
    assert catalogue.source("api") is api


@pytest.mark.parametrize(
    "written", ["NO", "010", "12:30", "3.10", "yes", "0x1F", "1e3", "=", "1_000"]
)
def test_text_stays_what_was_written(written: str) -> None:
    """YAML 1.1 would turn these into False, 8, 750, 3.1, True, 31, 1000, and so on."""
    source = parsed(CSV + f"    subject: {written}\n    title: {written}\n").sources[0]
    assert (source.subject, source.title) == (written, written)


def test_places_are_countries_by_name_or_code_or_places_by_name() -> None:
    places = '[NO, Norway, NOR, EL, Tarnbrook, "Norwy", Granada]'
    source = parsed(CSV + f"    covers: {{places: {places}}}\n").sources[0]
    assert source.covers.places == (
        "Norway", "Norway", "NOR", "Greece", "Tarnbrook", "Norwy", "Granada",
    )  # fmt: skip


def test_values_are_typed_by_their_field() -> None:
    source = parsed(
        CSV
        + """\
    role: reports
    max_age: 30d
    published: 2024-01
    period: 2020..2021
    scale: thousand
    local: true
    covers: {subjects: attacks, periods: [2019..2023]}
    expect: {min_rows: 2, ranges: {attacks: [0, 1e4]}}
    values: {attacks: {kind: point change, baseline: 2020}, killed: }
"""
    ).sources[0]
    assert isinstance(source, Csv)
    assert source.role is Role.REPORTS
    assert source.max_age == timedelta(days=30)
    assert source.published == date(2024, 1, 1)
    assert source.period is not None
    assert (source.period.start, source.period.end) == (date(2020, 1, 1), date(2021, 12, 31))
    assert source.scale == 1000
    assert source.local is True
    assert source.covers.subjects == ("attacks",)
    assert source.expect.ranges == (("attacks", (Decimal(0), Decimal(10_000))),)
    attacks, killed = source.values
    assert attacks[0] == "attacks"
    assert attacks[1].kind is Kind.POINT_CHANGE
    assert killed[1].kind is None
    assert hash(source) == hash(source)


def test_a_key_without_a_value_counts_as_not_given() -> None:
    assert parsed(CSV + "    place:\n    max_age: ~\n").sources[0].place is None


FAULTS = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=[str(number) for number in range(len(FAULTS))])
def test_each_fault_is_one_line_that_names_the_place(fault: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as caught:
        parsed({"": "", "HEAD": HEAD, "CSV": CSV}[fault.get("after", "")] + fault["text"])
    said = str(caught.value)
    assert said.startswith(fault["message"])
    assert "\n" not in said


def test_expansion_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    with pytest.raises(ConfigError, match="anchors and aliases"):
        parsed("\n".join(lines))


def test_text_that_is_not_utf8_names_its_line() -> None:
    with pytest.raises(ConfigError, match=r"sources\.yaml:2: not UTF-8 text"):
        parse_catalogue(b"version: 1\ntitle: \xff\n", name="sources.yaml", base=Path())


def test_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load(tmp_path / "sources.yaml")


def test_folder_instead_of_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_base_is_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("version: 1\ncontact: a@b.example\nsources:\n")
    catalogue = load(tmp_path / "sources.yaml")
    assert (catalogue.base, catalogue.contact) == (tmp_path.resolve(), "a@b.example")
