"""Dates in a statement, linked with the cells that state the same day, month or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from verify.tabular.table import Column, Day, Grid
from verify.tabular.words import Token

_PLAIN_YEAR = 2001
_BETWEEN = frozenset({"of", "the", ","})


@dataclass(frozen=True, slots=True)
class Stated:
    """A date with its tokens; parts that are not stated are 0. It has a month and a day."""

    start: int
    end: int
    day: Day


def stated_dates(found: Sequence[Token]) -> Iterator[Stated]:
    """Yield days with their month ("2 february", "february 2nd , 2008"), left to right."""
    for at, one in enumerate(found):
        if not (one.stem.startswith("month") and one.stem[5:].isdigit()):
            continue
        start, end, day = at, at + 1, 0
        if (after := _small(found, at + 1)) is not None:
            day, end = after, at + 2
        else:
            back = at - 1
            while back > 0 and found[back].text in _BETWEEN:
                back -= 1
            if (before := _small(found, back)) is not None:
                day, start = before, back
        if not day:
            continue
        year = 0
        if end < len(found) and _year(found[end]):
            year, end = int(found[end].text), end + 1
        yield Stated(start, end, (year, int(one.stem[5:]), day))


def _small(found: Sequence[Token], at: int) -> int | None:
    if not 0 <= at < len(found):
        return None
    value = found[at].value
    return int(value) if value is not None and value in range(1, 32) else None


def _year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 4 and token.text[0] in "12"


def rows_of(column: Column, day: Day) -> int:
    """Return the rows of ``column`` whose cell states ``day``, as far as both state it."""
    rows = 0
    for row, cell in enumerate(column.cells):
        if cell.day is not None and cell.day[1:] == day[1:]:
            rows |= (not day[0] or not cell.day[0] or cell.day[0] == day[0]) << row
    return rows


def ordinal(day: Day, *, turn: int = 0, year: int = 0) -> int:
    """Return a day as a number of days; ``year`` stands for one that is not stated.

    ``turn`` is the first month of a season that goes over the end of a year, 0 if none does.
    """
    stated = day[0] or year or _PLAIN_YEAR
    if not day[0] and not year and day[1] < turn:
        stated += 1
    try:
        return date(stated, day[1] or 1, day[2] or 1).toordinal()
    except ValueError:
        return date(stated, min(max(day[1], 1), 12), 28).toordinal()


def dated_columns(grid: Grid) -> list[Column]:
    """Return the columns that hold days of a month."""
    return [
        one for one in grid.columns
        if one.dated and any(cell.day and cell.day[1] and cell.day[2] for cell in one.cells)
    ]  # fmt: skip
