"""From a grid to headings and rows: which rows are headings, which are sections, what is data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from verify.source.cells import is_missing, is_number
from verify.source.column_kinds import Heading
from verify.source.grid import Cell, Grid
from verify.source.indents import indent_of, parents
from verify.source.when import parse_period

Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of data: ``at`` is its place in the grid.

    ``section`` are the headings of the rows above that it is a part of, outermost first.
    """

    at: int
    cells: Row
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A stretch of a table under one set of headings.

    ``names`` are each column's headings, outermost first; ``titles`` the rows of the table that
    head all its columns. ``unsure`` tells that the headings were worked out, not marked up.
    """

    names: tuple[Heading, ...]
    lines: tuple[Line, ...]
    titles: tuple[str, ...] = ()
    unsure: bool = False


def frames(grid: Grid) -> Iterator[Frame]:
    """Yield the stretches of a table that have headings of their own, in order."""
    rows = [(at, row) for at, row in enumerate(grid.rows) if any(_text(cell) for cell in row)]
    titles: list[str] = []
    while rows and (title := _banner(rows[0][1])) and len(rows) > 1 and grid.width > 1:
        titles.append(title)
        rows.pop(0)
    count, unsure = _heading_rows([row for _, row in rows], grid)
    head, rows = [row for _, row in rows[:count]], rows[count:]
    names = _names(head, grid.width)
    lines: list[Line] = []
    section: tuple[str, ...] = ()
    for place, (at, row) in enumerate(rows):
        following = rows[place + 1][1] if place + 1 < len(rows) else None
        if (banner := _banner(row) or _opening(row, following)) and grid.width > 1:
            section = (banner,)
        elif _is_heading(row) and at > 0 and not _only_first(row):
            again = _names([row], grid.width)
            if again == names or _repeats(again, names):
                continue
            again = _again(row, again, names)
            if lines:
                yield _frame(names, lines, titles, unsure=unsure)
            names, lines, section = again, [], ()
        else:
            lines.append(Line(at=at, cells=row, section=section))
    if lines:
        yield _frame(names, lines, titles, unsure=unsure)


def _frame(
    names: Sequence[Heading], lines: Sequence[Line], titles: Sequence[str], *, unsure: bool
) -> Frame:
    """Make a frame; rows whose heading is set in stand under the row that they are a part of."""
    placed: list[Line] = []
    for _, group in groupby(lines, key=lambda line: line.section):
        same = list(group)
        for line, above in zip(same, parents([line.cells[0] for line in same]), strict=True):
            placed.append(replace(line, section=(*line.section, *above)) if above else line)
    return Frame(names=tuple(names), lines=tuple(placed), titles=tuple(titles), unsure=unsure)


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _distinct(row: Row) -> list[Cell]:
    """Return the cells of a row, each once."""
    return list({id(cell): cell for cell in row if cell is not None}.values())


def _banner(row: Row) -> str:
    """Return the text of a row that is one cell of words over the whole width."""
    cells = [cell for cell in _distinct(row) if cell.text]
    if len(cells) != 1:
        return ""
    (cell,) = cells
    whole = cell.width >= len(row) or (cell.header and cell.column == 0 and cell.height == 1)
    alone = whole and cell.height == 1 and not is_number(cell.text)
    return cell.text if alone else ""


def _opening(row: Row, following: Row | None) -> str:
    """Return the text of a row whose first cell alone is filled and opens a section.

    It is bold, marked up as a heading, ends with a colon, or the next row is set in under it; any
    other such row is one without data.
    """
    first = row[0] if row else None
    if first is None or not first.text or is_number(first.text) or not _only_first(row):
        return ""
    if following is None or following[0] is None or following[0] is first:
        return ""
    if first.header and not following[0].header:
        return first.text
    inner = first.tag.find(["b", "strong"])
    bold = inner is not None and len(inner.get_text(strip=True)) >= len(first.text) - 1
    below = following[0].tag.find(["b", "strong"]) is None
    deeper = indent_of(following[0].tag) > indent_of(first.tag) + 3
    return first.text if (bold and below) or first.text.endswith(":") or deeper else ""


def _is_heading(row: Row) -> bool:
    """Tell whether every cell that says something is marked up as a heading."""
    cells = [cell for cell in _distinct(row) if cell.text]
    return bool(cells) and all(cell.header for cell in cells) and not _has_numbers(row)


def _only_first(row: Row) -> bool:
    return all(cell is None or not cell.text for cell in row[1:])


def _has_numbers(row: Row) -> bool:
    return any(is_number(cell.text) and parse_period(cell.text) is None for cell in _distinct(row))


def _heading_rows(rows: Sequence[Row], grid: Grid) -> tuple[int, bool]:
    """Return how many leading rows are headings, and whether that was worked out."""
    if not rows:
        return 0, False
    count = 0
    while count < len(rows) and (_heads(rows[count], grid) or _numbered(rows[count:])):
        count += 1
    if count:
        return _grown(rows, count), False
    first = rows[0]
    says = [cell for cell in _distinct(first) if cell.text]
    starts_with_heading = bool(says) and says[0].header and says[0].column == 0
    later = any(_has_numbers(row) for row in rows[1:6])
    if len(says) >= 2 and not _has_numbers(first) and later:
        periods = sum(parse_period(cell.text) is not None for cell in says)
        if starts_with_heading and len(says) == 2 and not periods:
            return 0, False  # heading and value side by side, as in an infobox
        return _grown(rows, 1), True
    return 0, False


def _heads(row: Row, grid: Grid) -> bool:
    """Tell whether a leading row is a row of headings; one alone over all columns is a section."""
    return _in_head(row, grid) or (_is_heading(row) and not (grid.width > 1 and _banner(row)))


def _numbered(rows: Sequence[Row]) -> bool:
    """Tell whether a row marked up as headings counts its columns: "Hole | 1 | 2 | 3"."""
    if len(rows) < 2 or not all(cell.header for cell in _distinct(rows[0])):
        return False
    counted = [int(cell.text) for cell in _distinct(rows[0]) if cell.text.isdecimal()]
    below = [cell for cell in _distinct(rows[1]) if not cell.header and cell.text]
    return len(counted) > 2 and counted == list(range(1, len(counted) + 1)) and bool(below)


def _in_head(row: Row, grid: Grid) -> bool:
    cells = _distinct(row)
    return bool(cells) and all(cell.row < grid.head for cell in cells) and not _has_numbers(row)


def _grown(rows: Sequence[Row], count: int) -> int:
    """Take in the rows into which a heading cell reaches down."""
    above = {id(cell) for row in rows[:count] for cell in _distinct(row)}
    while count < len(rows):
        cells = _distinct(rows[count])
        marked = all(cell.header for cell in cells)  # attempts 1, 2, 3 under "Snatch"
        if not any(id(cell) in above for cell in cells):
            break
        if _has_numbers(rows[count]) and not (marked and count + 1 < len(rows)):
            break
        above.update(map(id, cells))
        count += 1
    return count


def _names(head: Sequence[Row], width: int) -> tuple[Heading, ...]:
    """Return each column's headings, outermost first, one that repeats left out."""
    names = []
    for column in range(width):
        texts = [_text(row[column]) for row in head]
        kept = dict.fromkeys(text for text in texts if text and not is_missing(text))
        names.append(tuple(kept))
    return tuple(names)


def _again(row: Row, new: tuple[Heading, ...], known: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return the headings that begin with a further row of headings inside a table.

    One that spans several columns which are told apart above ("League Cup" over "Apps" and
    "Goals") stands before the headings of those, and does not replace them.
    """
    under: dict[int, set[Heading]] = {}
    for cell, name in zip(row, known, strict=True):
        under.setdefault(id(cell), set()).add(name[-1:])
    if all(len(names) < 2 for names in under.values()):
        return new
    return tuple(
        (*first, *last[-1:]) if last[-1:] != first[-1:] else first
        for first, last in zip(new, known, strict=True)
    )


def _repeats(names: Sequence[Heading], known: Sequence[Heading]) -> bool:
    """Tell whether a heading row only says again what stands above."""
    pairs = [(new[-1], old) for new, old in zip(names, known, strict=True) if new]
    return bool(pairs) and all(new in old for new, old in pairs)
