"""What a column holds, by its heading and its cells: numbers, years, places, codes, turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from verify.source.cells import is_missing, read_cell, strip_notes
from verify.source.countries import by_iso2
from verify.source.headings import headings
from verify.source.labels import is_demonym
from verify.source.pairs import before_brackets
from verify.source.topics import read_period, read_place
from verify.source.when import parse_period

ENOUGH = 0.5  # share of a column's cells that must be numbers for it to be a column of numbers
_MOSTLY = 0.8  # share of a column's cells that must be periods for it to say when
_IDENTIFIER = re.compile(
    r"(?:(?:route|flight|serial|model|part|case|account|registration|licen[cs]e|chassis|fleet|hull"
    r"|pennant|bus|train|seat|jersey|shirt|squad|ticket|document|bill|catalogue|catalog) number"
    r"|\bcode|\bid|#|\bno\.|\bn°|№|\bno\. in series|\bselibr)$"
)
_SAMPLE = 200  # cells looked at per column

Heading = tuple[str, ...]


def is_filled(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether nearly every row has a word here, and none a whole text."""
    cells = cells_of(rows, index)
    return len(cells) * 5 >= min(len(rows), _SAMPLE) * 4 and max(map(len, cells), default=0) <= 120


def remarks(name: Heading) -> bool:
    """Tell whether a heading announces remarks."""
    heading = fold(name[-1]) if name else ""
    return heading in headings().remarks


def names_rows(names: Sequence[Heading], rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether the leftmost column names its rows though its cells look like numbers.

    "0-14 years" or "10 km" under "Age", "Event", or under no heading where all others have one.
    """
    if not names[index]:
        others = [name for at, name in enumerate(names) if at > index]
        cells = cells_of(rows, index)
        return bool(others) and all(others) and not all(map(_is_bare, cells))
    return headed_as_name(names[index])


def headed_as_name(name: Heading) -> bool:
    """Tell whether a heading announces the name of a row ("Player", "Age group")."""
    return bool(name) and fold(name[-1]) in headings().names


def _is_bare(text: str) -> bool:
    return re.fullmatch(r"[\d.,]+", text) is not None


def numbers_turns(
    names: Sequence[Heading], rows: Sequence[Sequence[str]], index: int, *, stub: int
) -> bool:
    """Tell whether a column says which round, match or stage a row is, in whole numbers."""
    if not names[index] or fold(names[index][-1]) not in headings().numbering:
        return False
    cells = [strip_notes(cell).rstrip(".") for cell in cells_of(rows, index)]
    whole = [int(cell) for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 6]
    if 10 * len(whole) < 8 * len(cells):
        return False
    if index < stub < len(names):
        return True  # it stands before the column of words that names the row
    if fold(names[index][-1]) == "number":
        return False
    return all(after >= before for before, after in pairwise(whole))


def codes_among(texts: Sequence[str]) -> frozenset[str]:
    """Return the headings of a row or column that are countries' codes, and not clubs or races."""
    short = [text for text in texts if re.fullmatch(r"[A-Z]{3}", text)]
    known = sum(read_place(text) is not None for text in short)
    whole = 2 * len(short) > len(texts) and known * 5 >= len(short) * 4
    return frozenset(short) if whole else frozenset()


def fold(text: str) -> str:
    """Return a heading in one case, white space collapsed."""
    return " ".join(text.split()).casefold()


def cells_of(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """Return the cells of a column that are not missing, of a long one a sample."""
    step = max(1, len(rows) // _SAMPLE)
    return [row[index] for row in rows[::step] if index < len(row) and not is_missing(row[index])]


def number_share(rows: Sequence[Sequence[str]], index: int) -> float:
    """Return the share of a column's cells that are numbers."""
    cells = cells_of(rows, index)
    if not cells:
        return 0.0
    return sum(map(_is_numeric, cells)) / len(cells)


def _is_numeric(cell: str) -> bool:
    return read_cell(cell) is not None or read_cell(before_brackets(cell)) is not None


def says_when(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column says when its row holds."""
    heading = fold(name[-1]) if name else ""
    cells = cells_of(rows, index)
    known = sum(read_period(cell) is not None for cell in cells)
    if not known or known < _MOSTLY * len(cells):
        return False
    # What stands leftmost names the row: a year there is when, whatever its heading says.
    if not heading or heading in headings().period:
        return True
    return index == 0 and len(cells) > 2 and all(parse_period(cell) for cell in cells)


def dates_rows(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column dates something else than the row's numbers ("Date founded")."""
    heading = set(re.findall(r"[a-z]+", fold(name[-1]))) if name else set()
    if (headings().dates - headings().period - {"dates"}).isdisjoint(heading):
        return False
    cells = cells_of(rows, index)
    return sum(read_period(cell) is not None for cell in cells) >= _MOSTLY * len(cells) > 0


def says_where(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column says where its row holds."""
    heading = fold(name[-1]) if name else ""
    cells = set(cells_of(rows, index))
    if names_opponent(name):
        return False  # whom a team played is not whose score it is
    if sum(any(map(str.isdigit, cell)) for cell in cells) * 2 > len(cells):
        return False  # "T3", "2nd": a place in a ranking
    if heading in headings().place and cells and number_share(rows, index) < ENOUGH:
        return True
    known = sum(read_place(cell) is not None and not is_demonym(cell) for cell in cells)
    return known > 1 and known >= ENOUGH * len(cells)


def names_opponent(name: Heading) -> bool:
    """Tell whether a column says whom a team played: "Opponent", "Opponent#"."""
    return bool(name) and fold(name[-1]).rstrip("#*†‡ ") in headings().opposed


def holds_alpha2(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column of places holds two-letter codes of countries (and not of states)."""
    if re.search(r"state|provin|region|locat", " ".join(name).lower()):
        return False
    cells = set(cells_of(rows, index))
    short = [cell for cell in cells if re.fullmatch(r"[A-Z]{2}", cell)]
    return 2 * len(short) >= len(cells) > 0 and all(by_iso2(cell) is not None for cell in short)


def holds_alpha3(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column headed as a code holds three-letter country codes."""
    cells = cells_of(rows, index)
    shaped = sum(len(cell) == 3 and cell.isascii() and cell.isupper() for cell in cells)
    return bool(cells) and is_identifier(name) and shaped * 10 >= len(cells) * 9


def is_identifier(name: Heading) -> bool:
    """Tell whether a column or fact numbers or names things and measures nothing."""
    heading = fold(name[-1]) if name else ""
    return heading in headings().identifier or _IDENTIFIER.search(heading) is not None


def holds_years(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether all cells of a column look like years."""
    cells = cells_of(rows, index)
    return bool(cells) and all(looks_like_year(cell) for cell in cells)


def looks_like_year(text: str, *, first: int = 1500) -> bool:
    """Tell whether a number is written as years are, nothing around it, from ``first`` to 2199."""
    text = strip_notes(text)
    return re.fullmatch(r"[12]\d\d\d", text, re.ASCII) is not None and first <= int(text) < 2200


def dates_something(heading: str) -> bool:
    """Tell whether a heading over a year makes it the date of something ("Founded")."""
    return not headings().dates.isdisjoint(re.findall(r"[a-z]+", heading.lower()))


def counts_rows(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column without a heading only numbers the rows."""
    cells = [strip_notes(row[index]).rstrip(".") for row in rows if index < len(row) and row[index]]
    if len(cells) < 2 or not all(cell.isdecimal() and len(cell) < 6 for cell in cells):
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(cells))


def holds_links(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column mostly holds addresses."""
    cells = cells_of(rows, index)
    links = sum(re.match(r"https?://", cell) is not None for cell in cells)
    return bool(cells) and links * 2 > len(cells)
