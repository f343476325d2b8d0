"""A table's cells in a grid: the HTML standard's algorithm for forming a table.

Spans are clamped as the standard says (columns 1 to 1000, rows 0 to 65534, where 0 reaches to the
end of the row group), and the whole grid is capped, since two numbers in an attribute could
otherwise ask for any amount of memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bs4 import Tag

from verify.source.dom import text_of

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534
MAX_COLUMNS = 2000
MAX_SLOTS = 400_000
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell of a table; ``row`` and ``column`` are where it begins, counted from 0."""

    text: str
    header: bool
    row: int
    column: int
    width: int
    height: int
    tag: Tag = field(repr=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal length; a cell stands in every slot that it spans, ``None`` where none does.

    ``head`` and ``foot`` count the rows of the table's ``thead`` (first) and ``tfoot`` (last).
    ``truncated`` tells that rows were left out because the grid grew too large.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    head: int = 0
    foot: int = 0
    truncated: bool = False

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0


def gridded(table: Tag, *, read: Callable[[Tag], str] = text_of) -> Grid:
    """Form the grid of a ``table`` element; ``read`` gives a cell's text."""
    groups = _row_groups(table)
    builder = _Builder(read)
    counts = {"thead": 0, "tfoot": 0}
    # The standard lays the rows of a tfoot out last, wherever it stands in the source.
    for name, rows in sorted(groups, key=lambda group: group[0] == "tfoot"):
        before = len(builder.rows)
        builder.group(rows)
        if name in counts and (name == "tfoot" or before == counts["thead"]):
            counts[name] += len(builder.rows) - before
    width = max((max(row, default=-1) for row in builder.rows), default=-1) + 1
    cells = tuple(tuple(row.get(at) for at in range(width)) for row in builder.rows)
    return Grid(cells, counts["thead"], counts["tfoot"], builder.full)


class _Builder:
    """Places cells row by row; ``rows`` maps columns to cells."""

    def __init__(self, read: Callable[[Tag], str]) -> None:
        self.rows: list[dict[int, Cell]] = []
        self.full = False
        self._slots = 0
        self._read = read

    def group(self, rows: list[Tag]) -> None:
        """Place the rows of one row group; no cell reaches out of its group."""
        first = len(self.rows)
        last = first + len(rows)
        self.rows.extend({} for _ in rows)
        for index, row in enumerate(rows, start=first):
            if self.full:
                del self.rows[index:]
                return
            column = 0
            for tag in _cells(row):
                while column in self.rows[index]:
                    column += 1
                if column >= MAX_COLUMNS:
                    self.full = True
                    break
                column += self._place(tag, index, column, last)

    def _place(self, tag: Tag, row: int, column: int, last: int) -> int:
        width = _span(tag, "colspan", least=1, most=MAX_COLSPAN)
        height = _span(tag, "rowspan", least=0, most=MAX_ROWSPAN) or last - row
        width = min(width, MAX_COLUMNS - column)
        height = min(height, last - row)
        self._slots += width * height
        if self._slots > MAX_SLOTS:
            self.full = True
            return width
        cell = Cell(self._read(tag), tag.name == "th", row, column, width, height, tag)
        for line in self.rows[row : row + height]:
            for at in range(column, column + width):
                line.setdefault(at, cell)  # where cells overlap, the standard keeps both: the first
        return width


def _span(tag: Tag, name: str, *, least: int, most: int) -> int:
    """Read a span by the standard's rules for non-negative integers; 1 when it is none."""
    digits = ""
    for character in str(tag.get(name) or "").strip().removeprefix("+"):
        if not character.isascii() or not character.isdigit():
            break
        digits += character
    if not digits:
        return 1
    value = int(digits[:9])
    return 1 if value < least else min(value, most)


def _row_groups(table: Tag) -> list[tuple[str, list[Tag]]]:
    """Return the table's own rows by row group, nested tables left alone."""
    groups: list[tuple[str, list[Tag]]] = []
    owner: Tag | None = None
    for row in _own(table, "tr"):
        group = next(parent for parent in row.parents if parent.name in _GROUPS or parent is table)
        if group is not owner:
            groups.append((group.name, []))
            owner = group
        groups[-1][1].append(row)
    return groups


def _cells(row: Tag) -> Iterator[Tag]:
    for child in row.children:
        if isinstance(child, Tag):
            if child.name in {"td", "th"}:
                yield child
            elif child.name not in {"table", "tr"}:  # a form around cells, as old pages have it
                yield from (cell for cell in _own(child, "td", "th"))


def _own(tag: Tag, *names: str) -> Iterator[Tag]:
    """Yield descendants of these names in order, not entering nested tables or found elements."""
    stack: list[Iterator[object]] = [iter(tag.children)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            if child.name in names:
                yield child
                if child.name == "tr":  # a row inside a row: markup without closing tags
                    stack.append(iter([each for each in child.children if _is_row(each)]))
            elif child.name != "table":
                stack.append(iter(child.children))


def _is_row(child: object) -> bool:
    return isinstance(child, Tag) and child.name == "tr"
