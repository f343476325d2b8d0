"""The tables of a page, ruled or between rules. Runs in the child process only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdfplumber.page import Page
from pdfplumber.table import Table as FoundTable

from verify.pdf.document import Table, TableCell
from verify.pdf.errors import PdfError, Trouble
from verify.pdf.glyphs import Glyph, cleaned, lines_of, words_of
from verify.pdf.spaced import Box, Rule, spaced_tables

_MOST_CELLS = 20_000  # of one table


def tables_of(page: Page) -> Iterator[tuple[Box, Table]]:
    """Yield the tables of a page with more than one row and column, each with its place."""
    ruled = list(_ruled(page))
    yield from ruled
    for box, table in spaced_tables(_rules(page), _upright(page)):
        if not any(_overlap(box, other) for other, _ in ruled):
            yield box, table


def _overlap(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3] and one[0] < other[2] and other[0] < one[2]


def _rules(page: Page) -> list[Rule]:
    return [
        Rule(x0=edge["x0"], x1=edge["x1"], y=edge["top"])
        for edge in page.edges
        if edge["orientation"] == "h"
    ]


def _ruled(page: Page) -> Iterator[tuple[Box, Table]]:
    """Yield the tables whose cells have rules around them."""
    glyphs = _upright(page)
    for found in page.find_tables():
        if len(found.cells) > _MOST_CELLS:
            raise PdfError(Trouble.TOO_LARGE)
        cells = tuple(_cells(found, glyphs))
        rows = {cell.row for cell in cells if cell.text}
        columns = {cell.column for cell in cells if cell.text}
        if len(rows) > 1 and len(columns) > 1:
            yield found.bbox, Table(cells=cells)


def _cells(found: FoundTable, glyphs: Sequence[Glyph]) -> Iterator[TableCell]:
    """Yield the cells; how far one reaches is told by the edges of the others."""
    lefts = _edges(cell[0] for cell in found.cells)
    tops = _edges(cell[1] for cell in found.cells)
    left, top, right, bottom = found.bbox
    near = [glyph for glyph in glyphs if left <= glyph.x0 <= right and top <= glyph.top <= bottom]
    for cell in sorted(found.cells, key=lambda each: (each[1], each[0])):
        column, row = _at(lefts, cell[0]), _at(tops, cell[1])
        inside = [
            glyph
            for glyph in near
            if cell[0] <= (glyph.x0 + glyph.x1) / 2 < cell[2]
            and cell[1] <= (glyph.top + glyph.bottom) / 2 < cell[3]
        ]
        yield TableCell(
            text=" ".join(words_of(cleaned(line)) for line in lines_of(inside)).strip(),
            row=row,
            column=column,
            width=max(1, _before(lefts, cell[2]) - column),
            height=max(1, _before(tops, cell[3]) - row),
        )


def _upright(page: Page) -> list[Glyph]:
    """Return the characters of a page that do not stand on their side."""
    return [
        Glyph(
            text=each["text"],
            x0=each["x0"],
            x1=each["x1"],
            top=each["top"],
            bottom=each["bottom"],
            size=each["size"],
        )
        for each in page.chars
        if each["upright"]
    ]


def _edges(values: Iterator[float]) -> list[float]:
    """Return the distinct positions, those within a point of each other being one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 1.0:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _before(edges: Sequence[float], end: float) -> int:
    """Return how many edges lie before ``end``."""
    return sum(edge < end - 1.0 for edge in edges)
