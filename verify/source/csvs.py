"""CSV and TSV: wide, long, and with periods as columns."""

from __future__ import annotations

import csv
import io

from verify.source.kinds import Csv
from verify.source.raw import Raw
from verify.source.rows import Body, numbers

MAX_ROWS = 200_000
MAX_COLUMNS = 2_000
_DELIMITERS = ",;\t|"
_SAMPLE = 20


def numbered_rows(text: str, *, delimiter: str) -> list[tuple[int, list[str]]]:
    """Split CSV text into rows of cells with their numbers, as a spreadsheet counts them.

    Blank rows are left out; ``ValueError`` when it is not CSV.
    """
    if "\0" in text:
        raise ValueError("holds NUL characters")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
            if any(cell.strip() for cell in row):
                rows.append((number, row[:MAX_COLUMNS]))
            if len(rows) > MAX_ROWS:
                break
    except csv.Error as error:
        raise ValueError(f"is not CSV: {error}") from error
    return rows


def sniffed(text: str) -> str:
    """Return the delimiter that splits the first rows most evenly, into most columns."""
    lines = text[:20_000].split("\n", _SAMPLE)[:_SAMPLE]

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            return 0.0, 0
        if not widths or max(widths) == 1:
            return 0.0, 0
        common = max(set(widths), key=widths.count)
        return (widths.count(common) / len(widths) if common > 1 else 0.0), common

    return max(_DELIMITERS, key=evenness)


def read_csv(text: str, source: Csv) -> tuple[list[Raw], tuple[str, ...]]:
    """Return the numbers of a CSV file, and the configured columns that it lacks.

    The heading is the first row that fills at least half of the widest row's columns; what
    stands above it (a title, a remark) is kept as title. ``ValueError`` when it is not CSV.
    """
    delimiter = source.delimiter or sniffed(text)
    numbered = numbered_rows(text, delimiter=delimiter)
    rows = [row for _, row in numbered]
    if not rows:
        return [], ()
    widest = max(map(len, rows[:1000]))
    filled = (index for index, row in enumerate(rows) if 2 * sum(map(bool, row)) > widest)
    at = next(filled, 0)
    titles = tuple(" ".join(filter(None, row)) for row in rows[:at])
    width = max(len(rows[at]), widest)
    names = [(name.strip(),) if name.strip() else () for name in rows[at]]
    names += [()] * (width - len(names))
    body = Body(
        names=names,
        rows=[[*row, *[""] * (width - len(row))] for row in rows[at + 1 :]],
        titles=titles,
        counts=[number for number, _ in numbered[at + 1 :]],
        # Where the decimal mark is a comma, fields are parted by semicolons.
        customary=None if delimiter == ";" else ".",
    )
    return numbers(
        body,
        columns=source.columns,
        values=source.values,
        settings=(source,),
        decimal=source.decimal,
    )
