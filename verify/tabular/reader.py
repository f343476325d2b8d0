"""Tables from files and text: comma, semicolon, tab, bar or "#" between the cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verify.errors import ArticleError
from verify.source.csvs import numbered_rows, sniffed
from verify.source.decode import decode
from verify.tabular.table import Table

MAX_BYTES = 20_000_000
MAX_COLUMNS = 400
MAX_ROWS = 5_000


def read_table(source: Path | str, *, title: str = "", delimiter: str | None = None) -> Table:
    """Read a table: a file when ``source`` is a ``Path``, its text when it is a ``str``.

    The first row that fills most columns is the heading; a single cell above it is the title,
    unless one is given. Rows are padded to the heading's width. Raises ``ArticleError`` when the
    file cannot be read, is too long, or holds no table.
    """
    name = str(source) if isinstance(source, Path) else "table"
    text = _text(source, name) if isinstance(source, Path) else source
    try:
        numbered = _rows(text, delimiter=delimiter)
    except ValueError as error:
        raise ArticleError(name, str(error), "give a CSV or TSV file") from error
    rows = [row for _, row in numbered]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        raise ArticleError(name, "holds no table", "give a heading and rows of two cells or more")
    if len(rows) > MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS:
        raise ArticleError(name, f"is larger than {MAX_ROWS} rows or {MAX_COLUMNS} columns")
    at = _heading(rows)
    width = max(len(row) for row in rows[at:])
    above = " ".join(cell.strip() for row in rows[:at] for cell in row if cell.strip())
    return Table(
        columns=_padded(rows[at], width),
        rows=tuple(_padded(row, width) for row in rows[at + 1 :]),
        title=title or above,
        numbers=tuple(number for number, _ in numbered[at + 1 :]),
    )


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ArticleError(name, f"is longer than {MAX_BYTES} bytes")
        return decode(path.read_bytes()).text
    except OSError as error:
        raise ArticleError(name, f"cannot be read: {error.strerror}") from error


def _rows(text: str, *, delimiter: str | None) -> list[tuple[int, list[str]]]:
    """Split text into rows with their numbers, as ``verify sources show`` counts them.

    "#" is taken where it parts most lines; its cells are not quoted.
    """
    lines = [(at, line) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if delimiter == "#" or (delimiter is None and _is_hashed([line for _, line in lines])):
        return [(at, line.split("#")) for at, line in lines]
    return numbered_rows(text, delimiter=delimiter or sniffed(text))


def _is_hashed(lines: Sequence[str]) -> bool:
    counts = [line.count("#") for line in lines[:20]]
    return bool(counts) and min(counts) > 0 and counts.count(counts[0]) * 2 > len(counts)


def _heading(rows: Sequence[Sequence[str]]) -> int:
    widest = max(map(len, rows[:1000]))
    for at, row in enumerate(rows[:-1]):
        if sum(bool(cell.strip()) for cell in row) * 2 > widest:
            return at
    return 0


def _padded(row: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in (*row, *[""] * (width - len(row))))
