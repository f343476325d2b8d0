"""A number as a reader found it, before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from verify.model import Caution, Figure, Kind, Page, Problem, ProblemCode
from verify.source.kinds import Source, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One cell or field that should hold a number, and everything said about it.

    ``words`` is its text, ``value`` the part of it that is the number when the text says more.
    ``column`` and ``row`` are the headings that lead to it, ``titles`` what stands above
    (page title, headings, caption), each outermost first. ``settings`` are the configuration's
    statements, the nearest first; ``fields`` what the row states, by the keys of
    ``kinds.Columns``. ``codes`` are the headings that are countries' codes,
    ``nowhere`` those that name no place though they look like it.
    """

    words: str
    value: str = ""
    column: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    settings: tuple[Stated, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    location: str = ""
    pointer: str = ""
    link: str = ""
    decimal: str | None = None
    codes: frozenset[str] = frozenset()
    nowhere: frozenset[str] = frozenset()
    cautions: tuple[Caution, ...] = ()


def as_year(raw: Raw, *, dates: bool) -> Raw:
    """Return a raw number that looks like a year as a date, or as uncertain.

    ``dates`` tells that its heading asks for a date ("Founded").
    """
    if dates:
        return replace(raw, fields={"kind": Kind.DATE.value, **raw.fields})
    return replace(raw, cautions=(*raw.cautions, Caution.AMBIGUOUS_NUMBER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The page that figures are read from, with its source."""

    page: Page
    source: Source
    cautions: tuple[Caution, ...] = ()
    published: date | None = None
    decimal: str | None = None  # the mark that the page's language writes, when it shows none

    def problem(self, code: ProblemCode, reason: str, remedy: str) -> Problem:
        """Return what is wrong with the page, its address first."""
        where = self.page.final_address or self.page.address
        return Problem(
            code=code, source=self.source.name, message=f"{where}: {reason}", remedy=remedy
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page gave: figures in page order, and what went wrong."""

    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
