"""A table as it is given, and as it is understood: cells with words, numbers and days."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from verify.source.decimals import decimal_mark
from verify.tabular.words import Token, fold, tokens

Day = tuple[int, int, int]  # year, month, day; 0 where it is not stated

_NEGATIVE = re.compile(r"^\s*[-−–]\s?\.?\d")
_APART = frozenset(" \u00a0([$£€+-#\t")  # what may stand before a number that is not part of a name
_TURNED = str.maketrans(",.", ".,")  # from a decimal comma to a decimal point
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_TOTALS = frozenset({"total", "totals", "sum", "overall"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A title, column names and rows of cells, all as text; every row has one cell a column.

    ``numbers`` count the rows of cells as a spreadsheet does, heading and blank rows included;
    without them the heading is row 1.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    numbers: tuple[int, ...] = ()

    def number(self, row: int) -> int:
        """Return the number that a spreadsheet gives a row, itself counted from 0."""
        return self.numbers[row] if self.numbers else row + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, understood. ``number`` is what it is ordered and added by; ``day`` its date."""

    text: str
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    number: Decimal | None = None
    numbers: tuple[Decimal, ...] = ()
    day: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading's stems, its cells, and what they mostly are."""

    index: int
    name: str
    stems: tuple[str, ...]
    core: tuple[str, ...]  # without what stands in brackets
    cells: tuple[Cell, ...]
    numeric: bool  # most cells hold one number to order by
    dated: bool  # most cells are dates
    pure: bool  # most cells are a number and nothing else
    low: Decimal | None = None  # the least number
    high: Decimal | None = None
    running: bool = False  # numbers that only number the rows: all different, in order
    turn: int = 0  # first month of a season that goes over the end of a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table understood. Sets of rows are bit masks; ``all`` holds every row but totals."""

    table: Table
    columns: tuple[Column, ...]
    all: int
    size: int


@lru_cache(maxsize=256)
def understand(table: Table) -> Grid:
    """Read every cell of ``table``."""
    comma = decimal_mark(cell for row in table.rows for cell in row) == ","
    columns = tuple(
        _column(index, name, tuple(row[index] for row in table.rows), comma=comma)
        for index, name in enumerate(table.columns)
    )
    everything = 0
    for index, row in enumerate(table.rows):
        if not _is_filler(row) and row != table.columns:
            everything |= 1 << index
    return Grid(table=table, columns=columns, all=everything, size=len(table.rows))


def _is_filler(row: tuple[str, ...]) -> bool:
    """Tell whether a row is a total or a heading repeated over the width of the table."""
    filled = {cell.strip() for cell in row if cell.strip()}
    if not filled or (len(filled) == 1 and len(row) > 2):
        return True
    return any(cell.strip().lower() in _TOTALS for cell in row[:2])


def _column(index: int, name: str, texts: tuple[str, ...], *, comma: bool) -> Column:
    month = next(
        (one.stem for one in tokens(name) if one.stem.startswith("month") and one.stem[5:]), ""
    )
    cells = tuple(
        _cell(text, text.translate(_TURNED) if comma else text, month=month) for text in texts
    )
    filled = [cell for cell in cells if any(sign.isalnum() for sign in cell.text)]
    count = max(1, len(filled))
    numbers = [cell.number for cell in filled if cell.number is not None]
    return Column(
        index=index,
        name=name,
        stems=_stems(name),
        core=_stems(_BRACKETS.sub(" ", name)) or _stems(name),
        cells=cells,
        numeric=sum(cell.number is not None for cell in filled) * 2 > count,
        dated=sum(cell.day is not None for cell in filled) * 2 > count,
        low=min(numbers, default=None),
        high=max(numbers, default=None),
        running=_is_running(numbers, count),
        turn=_turn(cells),
        pure=sum(_is_pure(cell) for cell in filled) * 2 > count,
    )


def _is_running(numbers: list[Decimal], count: int) -> bool:
    """Tell whether numbers only number the rows: in order, and most steps are the same.

    A column by which the table is sorted has steps of every size.
    """
    steps = [after - before for before, after in pairwise(numbers)]
    if len(numbers) < 3 or len(numbers) * 10 < count * 9:
        return False
    ordered = all(0 < one < 40 for one in steps) or all(-40 < one < 0 for one in steps)
    return ordered and max(Counter(steps).values()) * 2 >= len(steps)


def _turn(cells: tuple[Cell, ...]) -> int:
    """Return the first month if days without a year go over the end of one, top to bottom."""
    months = [cell.day[1] for cell in cells if cell.day and not cell.day[0] and cell.day[1]]
    return months[0] if months and months[0] > 7 and months[-1] < months[0] else 0


def _stems(name: str) -> tuple[str, ...]:
    return tuple(one.stem for one in tokens(name) if one.stem.isalnum())


def _is_pure(cell: Cell) -> bool:
    content = [one for one in cell.tokens if one.stem.isalnum()]
    return len(content) == 1 and content[0].value is not None


def _cell(text: str, read: str, *, month: str) -> Cell:
    """Return a cell; ``read`` is its text with a decimal point."""
    found = tokens(read)
    numbers = tuple(one.value for one in found if one.value is not None)
    stems = tuple(one.stem for one in found)
    day = _day(found)
    if month and day is None and len(found) == 1 and numbers:
        day = (0, int(month[5:]), int(numbers[0]))
        stems = (month, *stems)
    return Cell(
        text=text, tokens=found, stems=stems, number=_main(read, found), numbers=numbers, day=day
    )


def _main(text: str, found: tuple[Token, ...]) -> Decimal | None:
    """Return the number that a cell is ordered by: after "=", at its head, or its only one."""
    numbers = [one.value for one in found if one.value is not None]
    if not numbers:
        return None
    if "=" in [one.stem for one in found[:-1]] and found[-1].value is not None:
        return found[-1].value
    if _NEGATIVE.match(text):
        return -numbers[0]
    if found[0].value is not None:
        return numbers[0]
    if len(numbers) == 1:
        start = next(one.start for one in found if one.value is not None)
        return numbers[0] if fold(text)[start - 1 : start] in _APART else None
    head = [one for one in found[:2] if one.value is not None]
    return head[0].value if head and found[0].stem in {"$", "£", "€", "+", "t"} else None


def _day(found: tuple[Token, ...]) -> Day | None:
    """Return the date that a cell's tokens state; ``None`` when it states none."""
    year = month = day = 0
    values = [
        int(one.value) for one in found if one.value is not None and one.value == int(one.value)
    ]
    for one in found:
        if one.stem.startswith("month") and one.stem[5:]:
            month = month or int(one.stem[5:])
    for value in values[:3]:
        if not year and 1000 <= value <= 2199:
            year = value
        elif month and not day and 1 <= value <= 31:
            day = value
    if not month and len(values) == 3 and 1000 <= values[0] <= 2199 and _dashed(found):
        year, month, day = values
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
    if month:
        return (year, month, day)
    return (year, 0, 0) if year and len(found) <= 3 and found[0].value == year else None


def _dashed(found: tuple[Token, ...]) -> bool:
    return sum(one.stem in "-–−" for one in found) == 2
