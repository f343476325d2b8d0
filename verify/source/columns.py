"""What the columns of a table mean: by configuration, by their headings, by their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from verify.source.cells import is_missing, read_cell, strip_notes
from verify.source.countries import by_iso2
from verify.source.headings import headings
from verify.source.kinds import Columns, Named, Value
from verify.source.labels import read_label
from verify.source.pairs import before_brackets
from verify.source.topics import read_period, read_place
from verify.source.when import parse_period

_ROLES = tuple(each.name for each in fields(Columns))
_ENOUGH = 0.5  # share of a column's cells that must be numbers for it to be a column of numbers
_MOSTLY = 0.8  # share of a column's cells that must be periods for it to say when
_IDENTIFIER = re.compile(r"(?:\bcode|\bid|#|\bno\.|\bn°|№|\bno\. in series|\bselibr)$")
_SAMPLE = 200  # cells looked at per column

#: The role of a column of country codes beside the column of places; no key of the configuration.
PLACE_CODE = "place code"

Heading = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Columns by index: ``roles`` state something about the row, ``values`` hold numbers.

    ``labels`` are columns of words that say which thing the row is about. ``years`` are value
    columns all of whose cells look like years. ``missing`` are configured columns that the page
    does not have. ``codes`` are headings of columns and rows that are countries' codes.
    """

    roles: Mapping[str, int]
    values: tuple[tuple[int, Value | None], ...]
    labels: tuple[int, ...]
    years: frozenset[int] = frozenset()
    missing: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    alpha2: bool = False  # the places are two-letter codes of countries

    def stated(self, role: str, text: str) -> str:
        """Return what a cell states in a role; a country's two-letter code becomes its name."""
        country = by_iso2(text) if role == "place" and self.alpha2 else None
        return country.name if country is not None else text


def lay_out(
    names: Sequence[Heading],
    rows: Sequence[Sequence[str]],
    *,
    columns: Columns,
    values: Named,
    labels_anywhere: bool = True,
    headed: frozenset[int] = frozenset(),
) -> Layout:
    """Tell what each column is; ``names`` are the headings of each, outermost first.

    Without ``labels_anywhere`` only columns of words left of the first number are labels.
    ``headed`` are the columns whose cells are marked up as headings of their rows.
    """
    roles, missing = _configured_roles(names, columns)
    chosen: list[tuple[int, Value | None]] = []
    for name, value in values:
        found = _find(names, name)
        if found is None:
            missing.append(name)
        else:
            chosen.append((found, value))
    taken = {*roles.values(), *(index for index, _ in chosen)}
    free = [index for index in range(len(names)) if index not in taken]
    shares = {index: 0.0 if index in headed else _number_share(rows, index) for index in free}
    for role, looks_like in (("period", _is_period_column), ("place", _is_place_column)):
        if role not in roles and getattr(columns, role) is None:
            found = next((index for index in free if looks_like(names[index], rows, index)), None)
            if found is not None:
                roles[role] = found
                free.remove(found)
    codes = [index for index in free if _is_code_column(names[index], rows, index)]
    if "place" in roles and len(codes) == 1:
        roles[PLACE_CODE] = codes[0]
    free = [
        index
        for index in free
        if not is_identifier(names[index]) and (names[index] or not _counts_rows(rows, index))
    ]
    if not values:
        if free and _names_rows(names, rows, free[0]):
            shares[free[0]] = 0.0
        stub = next((index for index in free if shares[index] < _ENOUGH), len(names))
        turns = {index for index in free if _numbers_turns(names, rows, index, stub=stub)}
        chosen = [
            (index, None) for index in free if shares[index] >= _ENOUGH and index not in turns
        ]
        free = [index for index in free if index not in turns]
    words = [
        index
        for index in free
        if shares[index] < _ENOUGH
        and not _holds_links(rows, index)
        and not _dates_rows(names[index], rows, index)
    ]
    if not labels_anywhere:
        words = _naming(words, names, rows, roles=roles, chosen=chosen, headed=headed)
    return Layout(
        roles=roles,
        values=tuple(chosen),
        labels=tuple(words),
        years=frozenset(index for index, _ in chosen if _holds_years(rows, index)),
        missing=tuple(missing),
        codes=_codes([names[index][-1] for index, _ in chosen if names[index]]).union(
            *(_codes(_cells(rows, index)) for index in words)
        ),
        alpha2="place" in roles and _holds_alpha2(names[roles["place"]], rows, roles["place"]),
    )


def _naming(
    words: Sequence[int],
    names: Sequence[Heading],
    rows: Sequence[Sequence[str]],
    *,
    roles: Mapping[str, int],
    chosen: Sequence[tuple[int, Value | None]],
    headed: frozenset[int],
) -> list[int]:
    """Return the columns of words that say which thing a row is about.

    They stand left of the first number. Where none does, and nothing else tells the rows apart,
    the name stands behind it: "Weeks | Single | Artist | Peak".
    """
    first = min((index for index, _ in chosen), default=len(names))
    left = [index for index in words if index < first or index in headed]
    if left or not words or _tells_apart(rows, roles):
        return left
    filled = [index for index in words if _is_filled(rows, index) and not _remarks(names[index])]
    if not filled:
        return []
    numbers = [index for index, _ in chosen if index > filled[0]]
    return [index for index in filled if index < min(numbers, default=filled[0] + 1)]


def _tells_apart(rows: Sequence[Sequence[str]], roles: Mapping[str, int]) -> bool:
    """Tell whether period or place are another in every row."""
    at = [roles[role] for role in ("period", "place") if role in roles]
    seen = {tuple(row[index] for index in at) for row in rows}
    return bool(at) and len(seen) == len(rows)


def _is_filled(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = _cells(rows, index)
    return len(cells) * 5 >= min(len(rows), _SAMPLE) * 4 and max(map(len, cells), default=0) <= 120


def _remarks(name: Heading) -> bool:
    heading = _fold(name[-1]) if name else ""
    return heading in headings().remarks


def _names_rows(names: Sequence[Heading], rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether the leftmost column names its rows though its cells look like numbers.

    "0-14 years" or "10 km" under "Age", "Event", or under no heading where all others have one.
    """
    if not names[index]:
        others = [name for at, name in enumerate(names) if at > index]
        cells = _cells(rows, index)
        return bool(others) and all(others) and not all(map(_is_bare, cells))
    return _fold(names[index][-1]) in headings().names


def _is_bare(text: str) -> bool:
    return re.fullmatch(r"[\d.,]+", text) is not None


def _numbers_turns(
    names: Sequence[Heading], rows: Sequence[Sequence[str]], index: int, *, stub: int
) -> bool:
    """Tell whether a column says which round, match or stage a row is, in whole numbers."""
    if not names[index] or _fold(names[index][-1]) not in headings().numbering:
        return False
    cells = [strip_notes(cell).rstrip(".") for cell in _cells(rows, index)]
    whole = [int(cell) for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 6]
    if 10 * len(whole) < 8 * len(cells):
        return False
    return index < stub or all(after >= before for before, after in pairwise(whole))


def _codes(texts: Sequence[str]) -> frozenset[str]:
    """Return the headings of a row or column that are countries' codes, and not clubs or races."""
    short = [text for text in texts if re.fullmatch(r"[A-Z]{3}", text)]
    known = sum(read_place(text) is not None for text in short)
    whole = 2 * len(short) > len(texts) and known * 5 >= len(short) * 4
    return frozenset(short) if whole else frozenset()


def _configured_roles(
    names: Sequence[Heading], columns: Columns
) -> tuple[dict[str, int], list[str]]:
    roles: dict[str, int] = {}
    missing: list[str] = []
    for role in _ROLES:
        wanted = getattr(columns, role)
        if wanted is not None:
            found = _find(names, wanted)
            if found is None:
                missing.append(wanted)
            else:
                roles[role] = found
    return roles, missing


def _find(names: Sequence[Heading], wanted: str) -> int | None:
    """Find a column by its heading: exactly, without unit and marks, or by all its headings."""
    goal = _fold(wanted)
    for ways in (_exact, _bare, _whole):
        for index, name in enumerate(names):
            if name and goal == ways(name):
                return index
    return None


def _exact(name: Heading) -> str:
    return _fold(name[-1])


def _bare(name: Heading) -> str:
    return _fold(read_label(name[-1]).words)


def _whole(name: Heading) -> str:
    return _fold(" ".join(name))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _cells(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    step = max(1, len(rows) // _SAMPLE)
    return [row[index] for row in rows[::step] if index < len(row) and not is_missing(row[index])]


def _number_share(rows: Sequence[Sequence[str]], index: int) -> float:
    cells = _cells(rows, index)
    if not cells:
        return 0.0
    return sum(map(_is_numeric, cells)) / len(cells)


def _is_numeric(cell: str) -> bool:
    return read_cell(cell) is not None or read_cell(before_brackets(cell)) is not None


def _is_period_column(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    heading = _fold(name[-1]) if name else ""
    cells = _cells(rows, index)
    known = sum(read_period(cell) is not None for cell in cells)
    if not known or known < _MOSTLY * len(cells):
        return False
    # What stands leftmost names the row: a year there is when, whatever its heading says.
    if not heading or heading in headings().period:
        return True
    return index == 0 and len(cells) > 2 and all(parse_period(cell) for cell in cells)


def _dates_rows(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column dates something else than the row's numbers ("Date founded")."""
    heading = set(re.findall(r"[a-z]+", _fold(name[-1]))) if name else set()
    if (headings().dates - headings().period - {"dates"}).isdisjoint(heading):
        return False
    cells = _cells(rows, index)
    return sum(read_period(cell) is not None for cell in cells) >= _MOSTLY * len(cells) > 0


def _is_place_column(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    heading = _fold(name[-1]) if name else ""
    cells = set(_cells(rows, index))
    if sum(any(map(str.isdigit, cell)) for cell in cells) * 2 > len(cells):
        return False  # "T3", "2nd": a place in a ranking
    if heading in headings().place and cells and _number_share(rows, index) < _ENOUGH:
        return True
    known = sum(read_place(cell) is not None for cell in cells)
    return known > 1 and known >= _ENOUGH * len(cells)


def _holds_alpha2(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column of places holds two-letter codes of countries (and not of states)."""
    if re.search(r"state|provin|region|locat", " ".join(name).lower()):
        return False
    cells = set(_cells(rows, index))
    short = [cell for cell in cells if re.fullmatch(r"[A-Z]{2}", cell)]
    return 2 * len(short) >= len(cells) > 0 and all(by_iso2(cell) is not None for cell in short)


def _is_code_column(name: Heading, rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column headed as a code holds three-letter country codes."""
    cells = _cells(rows, index)
    shaped = sum(len(cell) == 3 and cell.isascii() and cell.isupper() for cell in cells)
    return bool(cells) and is_identifier(name) and shaped * 10 >= len(cells) * 9


def is_identifier(name: Heading) -> bool:
    """Tell whether a column or fact numbers or names things and measures nothing."""
    heading = _fold(name[-1]) if name else ""
    return heading in headings().identifier or _IDENTIFIER.search(heading) is not None


def _holds_years(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = _cells(rows, index)
    return bool(cells) and all(looks_like_year(cell) for cell in cells)


def looks_like_year(text: str, *, first: int = 1500) -> bool:
    """Tell whether a number is written as years are, nothing around it, from ``first`` to 2199."""
    text = strip_notes(text)
    return re.fullmatch(r"[12]\d\d\d", text, re.ASCII) is not None and first <= int(text) < 2200


def dates_something(heading: str) -> bool:
    """Tell whether a heading over a year makes it the date of something ("Founded")."""
    return not headings().dates.isdisjoint(re.findall(r"[a-z]+", heading.lower()))


def _counts_rows(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Tell whether a column without a heading only numbers the rows."""
    cells = [strip_notes(row[index]).rstrip(".") for row in rows if index < len(row) and row[index]]
    if len(cells) < 2 or not all(cell.isdecimal() and len(cell) < 6 for cell in cells):
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(cells))


def _holds_links(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = _cells(rows, index)
    links = sum(re.match(r"https?://", cell) is not None for cell in cells)
    return bool(cells) and links * 2 > len(cells)
