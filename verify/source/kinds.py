"""The kinds of source: each is a frozen dataclass whose fields are its schema in sources.yaml.

A field's type says how its value is read (``binding``) and what an editor offers (``schema``); the
text beside the type describes the key. A field without such a text is not for sources.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from verify.model import Kind, Period, Role
from verify.source import values
from verify.source.values import Parsed

# Mappings are kept as pairs so that every source is hashable.
Named = tuple[tuple[str, "Value"], ...]
Ranges = tuple[tuple[str, tuple[Decimal, ...]], ...]
Scale = Annotated[Decimal, Parsed(values.scale, ("string", "number"))]
When = Annotated[Period, Parsed(values.period, ("string", "number"))]
Day = Annotated[date, Parsed(values.day, ("string", "number"))]
Age = Annotated[timedelta, Parsed(values.age, ("string",))]
Css = Annotated[str, Parsed(values.css, ("string",))]
Path = Annotated[str, Parsed(values.jmespath_text, ("string",))]
PageNumbers = Annotated[tuple[int, ...], Parsed(values.page_numbers, ("string", "integer"))]
PlaceName = Annotated[str, Parsed(values.place, ("string",), unless_quoted=True)]
UnitName = Annotated[str, Parsed(values.unit_name, ("string",))]

Fault = tuple[str, str, str]  # key, what is wrong, how to mend it


class Shape(StrEnum):
    """JSON layouts that need no mapping."""

    PLAIN = "plain"
    WORLDBANK = "worldbank"  # World Bank indicators API, version 2
    UNHCR = "unhcr"  # UNHCR Refugee Data Finder API
    OWID = "owid"  # Our World in Data: variable data (values, years, entities)
    JSONSTAT = "jsonstat"  # JSON-stat 2.0 (Eurostat)
    FACTBOOK = "factbook"  # nested headings over texts: The World Factbook as JSON


class Part(StrEnum):
    """The parts of an HTML page that can be read."""

    TABLES = "tables"
    INFOBOX = "infobox"
    LISTS = "lists"
    PROSE = "prose"


class PdfPart(StrEnum):
    """The parts of a PDF file that can be read."""

    TABLES = "tables"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the configuration states where the page does not: never overrules the page."""

    subject: Annotated[str | None, "What is counted or measured."] = None
    place: Annotated[PlaceName | None, "Country or other place that the figures are about."] = None
    period: Annotated[When | None, "When the figures hold: 2023, 2020-21, 2019..2023."] = None
    unit: Annotated[UnitName | None, "Unit of the figures: %, US$, km."] = None
    scale: Annotated[Scale | None, "thousand, million, billion, lakh, crore or a number."] = None
    labels: Annotated[tuple[str, ...], "Words put before every label path."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Stated):
    """What one value column holds."""

    kind: Annotated[Kind | None, "level, share, change, point change, difference, rate, ..."] = None
    baseline: Annotated[When | None, "Since when a change is measured."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column (CSV and tables: by heading; JSON: JMESPath) holds what a row states."""

    period: Annotated[str | None, "When the row holds."] = None
    place: Annotated[str | None, "Where."] = None
    subject: Annotated[str | None, "What is counted (long form)."] = None
    unit: Annotated[str | None, "Unit of the value (long form)."] = None
    scale: Annotated[str | None, "Scale of the value (long form)."] = None
    kind: Annotated[str | None, "Kind of number (long form)."] = None
    baseline: Annotated[str | None, "What a change is measured from."] = None
    hedge: Annotated[str | None, "about, nearly, over, at least, under, at most, estimated."] = None
    speaker: Annotated[str | None, "Who says it."] = None
    role: Annotated[str | None, "measures or reports."] = None
    address: Annotated[str | None, "The original publisher's address."] = None
    published: Annotated[str | None, "When it was published."] = None
    publisher: Annotated[str | None, "Who published it."] = None
    note: Annotated[str | None, "Remarks: shown, never matched."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Covers:
    """What a source is about; an absent part covers everything."""

    subjects: Annotated[tuple[str, ...], "Subjects, in words."] = ()
    places: Annotated[tuple[PlaceName, ...], "Countries (name or code) or other places."] = ()
    periods: Annotated[tuple[When, ...], "Periods: 2019..2023."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What must hold of the figures; else the layout is taken to have changed."""

    labels: Annotated[tuple[str, ...], "Words that must each occur in some label path."] = ()
    min_rows: Annotated[int | None, "Fewest figures."] = None
    max_rows: Annotated[int | None, "Most figures."] = None
    ranges: Annotated[Ranges, "Words of a label path: [lowest, highest]."] = ()

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the values taken together."""
        for name, bounds in self.ranges:
            if len(bounds) != 2 or bounds[0] > bounds[1]:
                yield f"ranges.{name}", "must be [lowest, highest]", "for example [0, 1000]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Stated):
    """Which table of a page is read, and how."""

    caption: Annotated[str | None, "Words of the table's caption."] = None
    heading: Annotated[str | None, "Words of the heading before the table."] = None
    index: Annotated[int | None, "Place among the page's tables, from 1."] = None
    kind: Annotated[Kind | None, "Kind of the numbers."] = None
    columns: Annotated[Columns, "What the columns mean, by heading."] = Columns()
    values: Annotated[Named, "Columns that are read; absent: every column of numbers."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Stated):
    """What every kind of source has. ``trust`` is its place in the file, from 0."""

    kind: ClassVar[str] = ""
    templates: ClassVar[frozenset[str]] = frozenset(
        {"place", "place.iso2", "place.iso3", "subject", "year", "query"}
    )

    name: Annotated[str, "Short name: a-z, 0-9 and hyphens."]
    title: Annotated[str, "Name for people."] = ""
    url: Annotated[str | None, "http(s) address; may hold {place}, {place.iso3}, {year}, ..."] = (
        None
    )
    path: Annotated[str | None, "File, relative to sources.yaml."] = None
    role: Annotated[Role, "Whether it measures or reports what somebody said."] = Role.MEASURES
    covers: Annotated[Covers, "What it is about; absent: asked for every article."] = Covers()
    licence: Annotated[str, "Licence of the data."] = ""
    max_age: Annotated[Age | None, "How old a stored page may be: 12h, 30d, 4w."] = None
    published: Annotated[Day | None, "When the figures were published."] = None
    address: Annotated[str, "The original publisher's address, when this is a copy."] = ""
    transcribed: Annotated[bool, "A person copied the figures here."] = False
    local: Annotated[bool, "May reach a local or non-public host."] = False
    expect: Annotated[Expect, "What must hold of the figures."] = Expect()
    trust: int = 0

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the values taken together."""
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", self.name):
            yield "name", f"{self.name!r} is no short name", "use a-z, 0-9 and single hyphens"
        if (self.url is None) == (self.path is None):
            yield "url", "give either 'url' or 'path'", "exactly one of the two"
        if self.url is not None:
            yield from values.url_faults("url", self.url, self.templates)
        if self.path is not None and "{" in self.path:
            yield "path", "templates are for 'url' only", "name the file"
        if self.address:
            yield from values.url_faults("address", self.address, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Csv(Source):
    """A CSV or TSV file."""

    kind: ClassVar[str] = "csv"

    delimiter: Annotated[str | None, "Field separator; absent: found out."] = None
    decimal: Annotated[str | None, "Decimal mark: '.' or ','."] = None
    columns: Annotated[Columns, "What the columns mean, by heading."] = Columns()
    values: Annotated[Named, "Value columns by heading; absent: every column of numbers."] = ()

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the values taken together."""
        yield from Source.faults(self)
        yield from values.decimal_faults(self.decimal)
        if self.delimiter is not None and len(self.delimiter) != 1:
            yield "delimiter", "must be one character", 'for a tab write "\\t"'
        if self.columns.subject and len(self.values) > 1:
            yield "values", "with 'columns.subject' there is one value column", "keep one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Json(Source):
    """A JSON file or answer."""

    kind: ClassVar[str] = "json"

    shape: Annotated[Shape, "A known layout, or plain."] = Shape.PLAIN
    rows: Annotated[Path | None, "JMESPath to the list of rows (shape plain)."] = None
    fields: Annotated[Columns, "What a row's fields mean, as JMESPath."] = Columns()
    values: Annotated[Named, "Value fields, as JMESPath; absent: every number."] = ()
    decimal: Annotated[str | None, "Decimal mark in numbers given as text."] = None

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the values taken together."""
        yield from Source.faults(self)
        yield from values.decimal_faults(self.decimal)
        for name in Columns.__dataclass_fields__:
            path = getattr(self.fields, name)
            if path is not None:
                yield from values.jmespath_faults(f"fields.{name}", path)
        for path, _ in self.values:
            yield from values.jmespath_faults(f"values.{path}", path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled(Source):
    """A source whose pages hold tables among other things."""

    decimal: Annotated[str | None, "Decimal mark: '.' or ','."] = None
    tables: Annotated[tuple[Table, ...], "Tables that are read; absent: every data table."] = ()

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the values taken together."""
        yield from Source.faults(self)
        yield from values.decimal_faults(self.decimal)
        for number, table in enumerate(self.tables):
            if table.index is not None and table.index < 1:
                yield f"tables[{number}].index", "tables are counted from 1", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Html(Tabled):
    """A web page: tables, infoboxes, lists and prose."""

    kind: ClassVar[str] = "html"

    read: Annotated[tuple[Part, ...], "Parts that are read."] = tuple(Part)
    within: Annotated[Css | None, "CSS selector of the part of the page that is read."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf(Tabled):
    """A PDF file: tables and prose."""

    kind: ClassVar[str] = "pdf"

    read: Annotated[tuple[PdfPart, ...], "Parts that are read."] = tuple(PdfPart)
    pages: Annotated[PageNumbers, "Pages that are read, from 1: 3, or 2-5, or 1, 4-6."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Html):
    """A MediaWiki search whose hits are read as pages."""

    kind: ClassVar[str] = "search"

    query: Annotated[str, "What is searched for; may hold {subject}, {place}, {year}."] = "{query}"
    results: Annotated[int, "Pages read per search, at most 10."] = 3

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the values taken together."""
        yield from Html.faults(self)
        yield from values.template_faults("query", self.query, self.templates)
        if not 1 <= self.results <= 10:
            yield "results", "must be from 1 to 10", ""


KINDS: dict[str, type[Source]] = {kind.kind: kind for kind in (Csv, Json, Html, Pdf, Search)}
