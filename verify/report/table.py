"""The report for a terminal: a table, or blocks under each other where the screen is narrow.

Widths are worked out here so that no figure is ever broken or cut: a column is never narrower
than its longest figure, and when the columns no longer fit the blocks replace the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from verify.model import Report
from verify.report.explain import explanations
from verify.report.frame import footer, header
from verify.report.grid import empty_table
from verify.report.parts import (
    blocks,
    claimed_texts,
    hanging,
    reference_texts,
    rest_text,
    sentence_text,
    source_texts,
    verdict_texts,
)
from verify.report.pen import Pen, longest_figure, longest_line, longest_word
from verify.report.style import Style
from verify.report.view import HEADINGS, Row, rows

_GAP = 2
_MATCH = 5
_NARROWEST_CLAIM = 20
_WIDEST_CLAIM = 72  # longer lines are hard to read back from their end
_NARROWEST = 9
_WIDEST_SITE = 24
_SIGN = 2  # the comparison's sign before a figure
_SHARES = (15, 22, 18, 17)  # percent of the width: claimed, reference, source, verdict


def to_table(report: Report, style: Style) -> str:
    """Return the report as text for a terminal or a pipe of ``style.width`` cells."""
    pen = Pen(style)
    shown = rows(report)
    middle: Sequence[RenderableType] = ()
    if shown:
        widths = None if style.stacked else _widths(pen, shown)
        middle = blocks(pen, shown) if widths is None else (_table(pen, shown, widths), "")
    explained = explanations(pen, report) if style.explain else ()
    return pen.print(*header(pen, report), *middle, *explained, *footer(pen, report))


@dataclass(frozen=True, slots=True)
class _Widths:
    identifier: int
    claim: int
    claimed: int
    reference: int
    source: int
    verdict: int

    @property
    def columns(self) -> tuple[int, ...]:
        return (
            *(self.identifier, self.claim, self.claimed, self.reference, self.source),
            *(_MATCH, self.verdict),
        )


def _widths(pen: Pen, shown: Sequence[Row]) -> _Widths | None:
    """Share the width out among the columns; ``None`` when a figure would not fit."""
    identifier = max(len(row.id) for row in shown)
    free = pen.style.columns - identifier - _MATCH - _GAP * (len(HEADINGS) - 1)
    texts = [list(column) for column in zip(*(_texts(pen, row) for row in shown), strict=True)]
    columns = [[text for cell in column for text in cell] for column in texts]
    sentences = [sentence_text(pen, row.snippet) for row in shown]
    narrowest = max(_NARROWEST_CLAIM, *map(longest_figure, sentences))
    for site in (_WIDEST_SITE, 0):  # the names of sites are kept whole if there is room
        widths = _shared(columns, free, site=site)
        claim = min(free - sum(widths), _WIDEST_CLAIM)
        if claim >= narrowest:
            return _Widths(identifier, claim, *widths)
    return None


def _shared(columns: Sequence[Sequence[Text]], free: int, *, site: int) -> list[int]:
    """Return the widths of the columns after the claim, none below its longest figure."""
    claimed, reference, source, verdict = (
        max(map(longest_figure, column), default=0) for column in columns
    )
    names = max(map(longest_word, columns[2]), default=0)
    least = (claimed, reference + _SIGN, max(source, min(site, names)), verdict)
    return [
        max(narrowest, min(free * share // 100, longest_line(list(column))), _NARROWEST)
        for narrowest, share, column in zip(least, _SHARES, columns, strict=True)
    ]


def _texts(pen: Pen, row: Row) -> tuple[list[Text], list[Text], list[Text], list[Text]]:
    """Return the lines of the columns after the claim, unwrapped."""
    lines = row.shown
    return (
        claimed_texts(pen, row),
        [text for line in lines for text in reference_texts(pen, line)],
        [text for line in lines for text in source_texts(pen, line)],
        verdict_texts(pen, row),
    )


def _table(pen: Pen, shown: Sequence[Row], widths: _Widths) -> Table:
    table = empty_table(pen, leading=1)
    for heading, width in zip(HEADINGS, widths.columns, strict=True):
        justify = "right" if heading in {"", "Match"} else "left"
        table.add_column(
            heading,
            width=width,
            no_wrap=True,
            overflow="ignore",
            justify=justify,  # type: ignore[arg-type]  # one of rich's words
        )
    for row in shown:
        table.add_row(*_cells(pen, row, widths))
    return table


def _cells(pen: Pen, row: Row, widths: _Widths) -> Iterable[Text]:
    reference, source, match = _lines(pen, row, widths)
    return (
        pen.text((row.id, "quiet")),
        pen.fold(sentence_text(pen, row.snippet), widths.claim),
        _stacked(pen, claimed_texts(pen, row), widths.claimed),
        reference,
        source,
        match,
        _stacked(pen, verdict_texts(pen, row), widths.verdict),
    )


def _lines(pen: Pen, row: Row, widths: _Widths) -> tuple[Text, Text, Text]:
    """Return the reference, source and match cells: each figure's lines level with each other."""
    cells: tuple[list[Text], list[Text], list[Text]] = ([], [], [])
    for line in row.shown:
        parts = (
            hanging(pen, reference_texts(pen, line), widths.reference),
            _wrapped(pen, source_texts(pen, line), widths.source),
            [pen.space(_MATCH - len(line.score)).append(line.score)],
        )
        height = max(map(len, parts))
        for cell, part in zip(cells, parts, strict=True):
            cell.extend([*part, *[pen.text()] * (height - len(part))])
    if not cells[0]:
        cells[0].append(pen.text(("none", "quiet")))
    if row.rest:
        cells[0].extend(pen.wrap(rest_text(pen, row), widths.reference))
    return _joined(cells[0]), _joined(cells[1]), _joined(cells[2])


def _stacked(pen: Pen, texts: Iterable[Text], width: int) -> Text:
    return _joined(_wrapped(pen, texts, width))


def _wrapped(pen: Pen, texts: Iterable[Text], width: int) -> list[Text]:
    return [line for text in texts for line in pen.wrap(text, width)]


def _joined(lines: Iterable[Text]) -> Text:
    return Text("\n", no_wrap=True, overflow="ignore", end="").join(lines)
