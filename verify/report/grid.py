"""A plain table that fits the screen: for lists of sources and of figures."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import Box
from rich.table import Table
from rich.text import Text

from verify.report.pen import Pen, longest_figure, longest_line

_GAP = 2
_NARROWEST = 6
_RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_ASCII_RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def empty_table(pen: Pen, *, leading: int = 0) -> Table:
    """Return a table with a rule under its head and nothing else around it."""
    return Table(
        box=_ASCII_RULE if pen.style.ascii else _RULE,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),  # the box's own divider is the rest
        leading=leading,
        header_style="dim" if pen.style.ansi else "",
    )


def grid(
    pen: Pen, headings: Sequence[str], rows: Sequence[Sequence[Text]], *, right: Sequence[int] = ()
) -> Table:
    """Return a table of one text a cell; the widest columns give way when the screen is narrow.

    The first column, the name, keeps its width up to a third of the screen. ``right`` numbers
    the columns that are aligned on their right.
    """
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in headings]
    natural = [
        max(len(heading), longest_line(column))
        for heading, column in zip(headings, columns, strict=True)
    ]
    least = [max(_NARROWEST, *map(longest_figure, column), 0) for column in columns]
    least[0] = max(least[0], min(natural[0], pen.style.columns // 3))
    widths = fitted(natural, least, pen.style.columns - _GAP * (len(headings) - 1))
    table = empty_table(pen)
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, width=width, no_wrap=True, overflow="ignore")
    for row in rows:
        cells = []
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            lines = pen.wrap(text, width)
            if index in right:
                lines = [
                    pen.space(width - longest_line([line])).append_text(line) for line in lines
                ]
            cells.append(Text("\n", no_wrap=True, overflow="ignore", end="").join(lines))
        table.add_row(*cells)
    return table


def fitted(natural: Sequence[int], least: Sequence[int], free: int) -> list[int]:
    """Return widths that sum to ``free`` at most if they can: the widest are narrowed first."""
    widths = list(natural)
    while sum(widths) > free:
        shrinkable = [n for n, width in enumerate(widths) if width > least[n]]
        if not shrinkable:
            break
        widths[max(shrinkable, key=lambda n: widths[n])] -= 1
    return widths
