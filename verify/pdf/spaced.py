"""Tables whose columns are parted by white space, between rules that run across.

Libraries guess such columns from where words begin and cut through words and minus signs. Here a
table is only taken where the page leaves no choice: rules of one width above and below it, rows
that fall apart at wide gaps, and columns that no piece of a row of numbers reaches across. What is
not so stays text. Even so a label that runs over two lines cannot be told from two labels, so that
whoever reads such a table must not refute by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from verify.pdf.document import Table, TableCell
from verify.pdf.glyphs import Glyph, cleaned, lines_of, words_of

Box = tuple[float, float, float, float]
_SAME = 4.0  # points by which rules of one table may differ in width, and lie apart as one
_SHORTEST_RULE = 100.0  # points
_WIDE = 1.0  # of the size of type: a gap that parts two cells; words stand a third of that apart
_LONGEST_NUMBER = 24  # characters
_MOST_LINES = 400
_OFF = 40.0  # points from the left edge at which a heading of other columns begins
_DIGITS = re.compile(r"\d[\d.,]*")
_NUMBER = re.compile(
    r"[^\W\d]{0,4}[$€£¥(<>~±+−–-]?\s?\d[\d\s.,]*\s?[%)*†]?"  # with currency, sign or mark
    r"|[-–—.…]{1,3}|n/?a",  # what stands for a missing one
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal line."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of a line without a wide gap."""

    text: str
    x0: float
    x1: float

    @property
    def is_number(self) -> bool:
        return len(self.text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(self.text) is not None


_Row = list[_Piece]


def spaced_tables(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> Iterator[tuple[Box, Table]]:
    """Yield the tables between rules, each with its place (left, top, right, bottom)."""
    for family in _families(rules):
        table: list[list[_Row]] = []
        top = family[0]
        for above, below in pairwise(family):
            rows = _rows(glyphs, above, below)
            if _is_tabular(rows) or _is_spanner(rows, above):
                top = top if table else above
                table.append(rows)
                continue
            yield from _made(table, top, above)
            table = []
        yield from _made(table, top, family[-1])


def _families(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield rules of one width and place, two and more, top to bottom, doubles left out."""
    families: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: each.y):
        if rule.x1 - rule.x0 < _SHORTEST_RULE:
            continue
        for family in families:
            if abs(family[0].x0 - rule.x0) <= _SAME and abs(family[0].x1 - rule.x1) <= _SAME:
                if rule.y - family[-1].y > _SAME:
                    family.append(rule)
                break
        else:
            families.append([rule])
    return (family for family in families if len(family) > 1)


def _rows(glyphs: Sequence[Glyph], above: Rule, below: Rule) -> list[_Row]:
    """Return the lines between two rules in pieces."""
    inside = [
        glyph
        for glyph in glyphs
        if above.y <= (glyph.top + glyph.bottom) / 2 < below.y
        and above.x0 - _SAME <= glyph.x0 <= above.x1 + _SAME
    ]
    return [_pieces(line) for line in lines_of(inside)]


def _pieces(line: Sequence[Glyph]) -> _Row:
    groups: list[list[Glyph]] = []
    for glyph in line:
        if not glyph.text.strip():
            continue
        if groups and glyph.x0 - groups[-1][-1].x1 <= _WIDE * glyph.size:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [
        _Piece(text=words_of(cleaned(group)), x0=group[0].x0, x1=group[-1].x1) for group in groups
    ]


def _is_tabular(rows: Sequence[_Row]) -> bool:
    """Tell whether most lines fall into pieces, as those of a running text do not."""
    return 0 < len(rows) <= _MOST_LINES and 2 * sum(len(row) > 1 for row in rows) > len(rows)


def _is_spanner(rows: Sequence[_Row], above: Rule) -> bool:
    """Tell whether there is but a heading over several columns, off the left edge."""
    return len(rows) == len(rows[0]) == 1 and rows[0][0].x0 > above.x0 + _OFF if rows else False


def _made(parts: Sequence[list[_Row]], top: Rule, bottom: Rule) -> Iterator[tuple[Box, Table]]:
    """Yield the table that the rows make, if they make one."""
    rows = [row for part in parts for row in part]
    numbers = [row for row in rows if len(row) > 1 and any(each.is_number for each in row[1:])]
    columns = _columns(numbers)
    if len(numbers) < 2 or len(columns) < 2 or not all(_fits(row, columns) for row in numbers):
        return
    if any(_is_run_together(row, columns) for row in rows[rows.index(numbers[0]) :]):
        return
    cells = tuple(cell for at, row in enumerate(rows) for cell in _cells(row, at, columns))
    yield (top.x0, top.y, top.x1, bottom.y), Table(cells=cells, spaced=True)


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Return the stretches across the page that the pieces of the rows cover together."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((piece for row in rows for piece in row), key=lambda each: each.x0):
        if columns and piece.x0 <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.x1)
        else:
            columns.append((piece.x0, piece.x1))
    return columns


def _reach(piece: _Piece, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Return the columns above or below which a piece stands."""
    return [at for at, (x0, x1) in enumerate(columns) if piece.x0 < x1 and piece.x1 > x0]


def _fits(row: _Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether each piece of a row of numbers has a column to itself."""
    at = [_reach(piece, columns) for piece in row]
    return all(len(each) == 1 for each in at) and len({each[0] for each in at}) == len(row)


def _is_run_together(row: _Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a piece beside the labels holds the numbers of several columns."""
    return any(
        len(reach) > 1 and reach[0] > 0 and len(_DIGITS.findall(piece.text)) > 1
        for piece in row
        if (reach := _reach(piece, columns))
    )


def _cells(row: _Row, at: int, columns: Sequence[tuple[float, float]]) -> Iterator[TableCell]:
    """Yield a row's cells; a lone label heads the rows below it."""
    if len(row) == 1 and not row[0].is_number and row[0].x0 < columns[0][1]:
        yield TableCell(text=row[0].text, row=at, column=0, width=len(columns))
        return
    taken: dict[int, TableCell] = {}
    for piece in row:
        reach = _reach(piece, columns) or [_nearest(piece, columns)]
        first = reach[0]
        if first in taken:  # two headings over one column are one
            text = f"{taken[first].text} {piece.text}"
            taken[first] = replace(taken[first], text=text)
        else:
            taken[first] = TableCell(text=piece.text, row=at, column=first, width=len(reach))
    yield from taken.values()


def _nearest(piece: _Piece, columns: Sequence[tuple[float, float]]) -> int:
    middle = (piece.x0 + piece.x1) / 2
    return min(
        range(len(columns)), key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - middle)
    )
