"""The rows of a table as texts: amounts put together, brackets read, headings of rows found."""

from __future__ import annotations

import re

from verify.source.cells import is_missing
from verify.source.columns import Layout
from verify.source.frames import Frame, Line
from verify.source.pairs import first_of_pair

MARKS = frozenset({"$", "€", "£", "¥", "₹", "Rs", "Rs.", "US$", "A$", "C$", "HK$"})
_SHARE = re.compile(r"\(\d+(?:[.,]\d+)? ?%\)")


def single(
    column: tuple[str, ...], row: tuple[str, ...], words: str
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return headings and cell with the first number only, where both hold two."""
    if column and (pair := first_of_pair(column[-1], words)) is not None:
        return (*column[:-1], pair[0]), row, pair[1]
    if row and (pair := first_of_pair(row[-1], words)) is not None:
        return column, (*row[:-1], pair[0]), pair[1]
    return column, row, ""


def words_of(line: Line) -> list[str]:
    """Return the row's texts, with amounts that stand in several cells put together."""
    texts = [cell.text if cell is not None else "" for cell in line.cells]
    for index, text in enumerate(texts[:-1]):
        following = texts[index + 1]
        if text in MARKS and following[:1].isdigit():
            texts[index], texts[index + 1] = "", f"{text}{following}"
        elif following in {"%", ")"} and text[-1:].isdigit():
            texts[index], texts[index + 1] = f"{text}{following}", ""
    return texts


def unbracketed(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without brackets around shares where a whole column has them.

    "(12.7%)" in every row is how a list sets its shares off; among bare ones it is negative.
    """
    for index in range(len(rows[0]) if rows else 0):
        cells = [row[index] for row in rows if not is_missing(row[index])]
        if len(cells) > 2 and all(_SHARE.fullmatch(cell) for cell in cells):
            for row in rows:
                row[index] = row[index].strip("() ")
    return rows


def headed_columns(frame: Frame) -> frozenset[int]:
    """Return the columns most cells of which are marked up as headings of their rows."""
    counts: dict[int, int] = {}
    for line in frame.lines:
        for index, cell in enumerate(line.cells):
            if cell is not None and cell.header:
                counts[index] = counts.get(index, 0) + 1
    headed = {index for index, count in counts.items() if 2 * count > len(frame.lines)}
    # Headings of rows stand left; a column of totals may be marked up as headings at the right.
    return frozenset(index for index in headed if headed.issuperset(range(index)))


def row_labels(line: Line, layout: Layout) -> tuple[str, ...]:
    """Return the words of the row's own headings, each once."""
    cells = (line.cells[index] for index in layout.labels)
    texts = (cell.text for cell in cells if cell is not None)
    return tuple(
        dict.fromkeys(text for text in texts if not is_missing(text) and text not in MARKS)
    )
