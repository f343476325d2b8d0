"""sources.yaml is read strictly: what is written is kept, and every fault names its line and key."""

from __future__ import annotations

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
    source = parsed(CSV + f"    place: {written}\n    title: {written}\n").sources[0]
    assert (source.place, source.title) == (written, written)


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


FAULTS = [
    ("version: 2\nsources: []", "sources.yaml:1: key 'version': is not known (this program reads version 1)"),
    ("sources: []", "sources.yaml:1: key 'version': is missing (start with 'version: 1')"),
    ("version: 1\n", "sources.yaml:1: key 'sources': is missing (add 'sources:' and a list)"),
    ("version: 1\nsource: []", "sources.yaml:2: key 'source': unknown key (did you mean 'sources'?)"),
    ("version: 1\nsources: x", "sources.yaml:2: key 'sources': must be a list, not a single value (start each entry with '-')"),
    ("version: 1\nversion: 1", "sources.yaml:2: key 'version' is given twice (first in line 1) (remove one of them)"),
    (HEAD + "  - name: a", "sources.yaml:3: key 'sources[0].kind': is missing (one of: csv, json, html, search)"),
    (HEAD + "  - {name: a, kind: xls}", "sources.yaml:3: key 'sources[0].kind': 'xls' is none of: csv, json, html, search"),
    (HEAD + "  - {kind: csv, path: a}", "sources.yaml:3: key 'sources[0].name': is missing (add 'name:')"),
    (HEAD + "  - {name: A B, kind: csv, path: a}", "sources.yaml:3: key 'sources[0].name': 'A B' is no short name (use a-z, 0-9 and single hyphens)"),
    (HEAD + "  - {name: a, kind: csv}", "sources.yaml:3: key 'sources[0].url': give either 'url' or 'path' (exactly one of the two)"),
    (CSV + "    titel: x", "sources.yaml:6: key 'sources[0].titel': unknown key (did you mean 'title'?)"),
    (CSV + "    trust: 1", "sources.yaml:6: key 'sources[0].trust': unknown key (known here:"),
    (CSV + "    covers: {plases: [x]}", "sources.yaml:6: key 'sources[0].covers.plases': unknown key (did you mean 'places'?)"),
    (CSV + "    covers:\n      periods: [2020, soon]", "sources.yaml:7: key 'sources[0].covers.periods[1]': 'soon' is no period (write 2023, 2023-11, 2020-21 or 2019..2023)"),
    (CSV + "    local: yes", "sources.yaml:6: key 'sources[0].local': 'yes' is neither true nor false (write true or false)"),
    (CSV + "    max_age: 30", "sources.yaml:6: key 'sources[0].max_age': '30' is no length of time (write 90m, 12h, 30d or 4w)"),
    (CSV + "    role: measure", "sources.yaml:6: key 'sources[0].role': 'measure' is none of: measures, reports (did you mean 'measures'?)"),
    (CSV + "    scale: many", "sources.yaml:6: key 'sources[0].scale': 'many' is no number"),
    (CSV + "    unit: florps", "sources.yaml:6: key 'sources[0].unit': unit 'florps' is not known (for things counted leave 'unit' out)"),
    (CSV + "    title: [x]", "sources.yaml:6: key 'sources[0].title': must be a single value, not a list"),
    (CSV + "    columns: year", "sources.yaml:6: key 'sources[0].columns': must be a mapping, not a single value (write 'key: value' lines)"),
    (CSV + "    values: {n: {kind: lvl}}", "sources.yaml:6: key 'sources[0].values.n.kind': 'lvl' is none of:"),
    (CSV + "    decimal: ';'", "sources.yaml:6: key 'sources[0].decimal': ';' is no decimal mark (write '.' or ',')"),
    (CSV + "    expect: {ranges: {n: [2, 1]}}", "sources.yaml:6: key 'sources[0].expect.ranges.n': must be [lowest, highest] (for example [0, 1000])"),
    (CSV + "  - {name: a, kind: csv, path: b}", "sources.yaml:6: key 'sources[1].name': 'a' is taken by sources[0] (rename one)"),
    (HEAD + "  - {name: a, kind: csv, url: 'ftp://x/y'}", "sources.yaml:3: key 'sources[0].url': 'ftp://x/y' is no http(s) address"),
    (HEAD + "  - {name: a, kind: csv, url: 'https://u:p@x/y'}", "sources.yaml:3: key 'sources[0].url': credentials in the address"),
    (HEAD + "  - {name: a, kind: csv, url: 'https://{place}/y'}", "sources.yaml:3: key 'sources[0].url': the host cannot be a template"),
    (HEAD + "  - {name: a, kind: csv, url: 'https://x/{plaice}'}", "sources.yaml:3: key 'sources[0].url': unknown placeholder {plaice}"),
    (HEAD + "  - {name: a, kind: html, path: a, within: '[['}", "sources.yaml:3: key 'sources[0].within': '[[' is no CSS selector"),
    (HEAD + "  - {name: a, kind: html, path: a, tables: [{index: 0}]}", "sources.yaml:3: key 'sources[0].tables[0].index': tables are counted from 1"),
    (HEAD + "  - {name: a, kind: json, path: a, rows: '[['}", "sources.yaml:3: key 'sources[0].rows': '[[' is no JMESPath expression"),
    (HEAD + "  - {name: a, kind: search, url: 'https://x/y', results: 99}", "sources.yaml:3: key 'sources[0].results': must be from 1 to 10"),
    ("version: 1\nsources: [", "sources.yaml:2: not valid YAML:"),
    ("", "sources.yaml: the file is empty (start with 'version: 1')"),
    ("version: &v 1\nsources: *v", "sources.yaml:1: anchors and aliases are not allowed (write the value out)"),
    ("version: !!int 1\nsources: []", "sources.yaml:1: tags are not allowed"),
    ("version: 1\n---\nversion: 1", "sources.yaml:2: more than one document"),
    ("- " * 60 + "x", "sources.yaml:1: nested deeper than 20 levels"),
    ("? [a]\n: b", "sources.yaml:1: a key must be plain text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=range(len(FAULTS)))
def test_each_fault_is_one_line_that_names_the_place(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parsed(text)
    said = str(caught.value)
    assert said.startswith(message)
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
