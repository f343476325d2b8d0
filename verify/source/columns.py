"""What the columns of a table mean: by configuration, by their headings, by their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from rapidfuzz import fuzz, process

from verify.source.column_kinds import (
    ENOUGH,
    Heading,
    cells_of,
    codes_among,
    counts_rows,
    dates_rows,
    fold,
    headed_as_name,
    holds_alpha2,
    holds_alpha3,
    holds_links,
    holds_years,
    is_filled,
    is_identifier,
    names_opponent,
    names_rows,
    number_share,
    numbers_turns,
    remarks,
    says_when,
    says_where,
)
from verify.source.countries import by_iso2
from verify.source.headings import headings
from verify.source.kinds import Columns, Named, Value
from verify.source.labels import is_generic, read_label

_MISSPELT = 60  # rapidfuzz's ratio from which a heading may be what a wrong name meant
_LISTED = 12
_ROLES = tuple(each.name for each in fields(Columns))

#: The role of a column of country codes beside the column of places; no key of the configuration.
PLACE_CODE = "place code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Columns by index: ``roles`` state something about the row, ``values`` hold numbers.

    ``labels`` are columns of words that say which thing the row is about. ``years`` are value
    columns all of whose cells look like years. ``missing`` are configured columns that the page
    does not have, each in words. ``codes`` are headings of columns and rows that are countries'
    codes.
    """

    roles: Mapping[str, int]
    values: tuple[tuple[int, Value | None], ...]
    labels: tuple[int, ...]
    years: frozenset[int] = frozenset()
    missing: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    alpha2: bool = False  # the places are two-letter codes of countries
    nowhere: frozenset[str] = frozenset()  # headings of columns that name no place
    opponents: frozenset[int] = frozenset()  # labels that name the other side's place

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
            missing.append(_absent(name, names))
        else:
            chosen.append((found, value))
    taken = {*roles.values(), *(index for index, _ in chosen)}
    free = [index for index in range(len(names)) if index not in taken]
    shares = {index: 0.0 if index in headed else number_share(rows, index) for index in free}
    for role, looks_like in (("period", says_when), ("place", says_where)):
        if role not in roles and getattr(columns, role) is None:
            found = next((index for index in free if looks_like(names[index], rows, index)), None)
            if found is not None:
                roles[role] = found
                free.remove(found)
    codes = [index for index in free if holds_alpha3(names[index], rows, index)]
    if "place" in roles and len(codes) == 1:
        roles[PLACE_CODE] = codes[0]
    free = [
        index
        for index in free
        if not is_identifier(names[index]) and (names[index] or not counts_rows(rows, index))
    ]
    if not values:
        if free and names_rows(names, rows, free[0]):
            shares[free[0]] = 0.0
        stub = next((index for index in free if shares[index] < ENOUGH), len(names))
        turns = {index for index in free if numbers_turns(names, rows, index, stub=stub)}
        chosen = [(index, None) for index in free if shares[index] >= ENOUGH and index not in turns]
        free = [index for index in free if index not in turns]
    words = [
        index
        for index in free
        if shares[index] < ENOUGH
        and not holds_links(rows, index)
        and not dates_rows(names[index], rows, index)
    ]
    if not labels_anywhere:
        words = _naming(words, names, rows, roles=roles, chosen=chosen, headed=headed)
    return Layout(
        roles=roles,
        values=tuple(chosen),
        labels=tuple(words),
        years=frozenset(index for index, _ in chosen if holds_years(rows, index)),
        missing=tuple(missing),
        codes=codes_among([names[index][-1] for index, _ in chosen if names[index]]).union(
            *(codes_among(cells_of(rows, index)) for index in words)
        ),
        alpha2="place" in roles and holds_alpha2(names[roles["place"]], rows, roles["place"]),
        nowhere=_no_places([names[index][-1] for index, _ in chosen if names[index]]),
        opponents=frozenset(index for index in words if names_opponent(names[index])),
    )


def _no_places(heads: Sequence[str]) -> frozenset[str]:
    """Return the headings that look like places among more that name other things.

    "League | Cup | Europe" over a player's goals: no column of places stands so.
    """
    read = [read_label(head) for head in heads]
    places = [head for head, one in zip(heads, read, strict=True) if one.whole_place]
    others = sum(bool(one.words) and not is_generic(one.words) for one in read)
    return frozenset(places) if others > len(places) else frozenset()


def corner_of(names: Sequence[Heading], layout: Layout) -> tuple[str, ...]:
    """Return the corner of a sheet of places by years where it says what the numbers are.

    "Asylum applications | 2019 | 2020" over countries: the heading of the first column is no
    heading of places, and those of the numbers name nothing but when (or, over years, where).
    """
    if 0 not in layout.roles.values() or not names or not names[0] or not layout.values:
        return ()
    over = [read_label(names[index][-1]) for index, _ in layout.values if names[index]]
    spread = all(one.whole_period for one in over) or all(one.whole_place for one in over)
    corner = names[0][-1]
    words = set(re.findall(r"[^\W\d_]+", corner.lower()))
    known = headings().period | headings().identifier
    named = fold(corner) in known or not words.isdisjoint(headings().place)
    said = not (named or is_generic(corner))
    return (corner,) if said and spread and len(over) == len(layout.values) else ()


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
    if left or not words:
        return left
    filled = [index for index in words if is_filled(rows, index) and not remarks(names[index])]
    if _tells_apart(rows, roles):
        return [index for index in filled if headed_as_name(names[index])][:1]
    if not filled:
        return []
    numbers = [index for index, _ in chosen if index > filled[0]]
    return [index for index in filled if index < min(numbers, default=filled[0] + 1)]


def _tells_apart(rows: Sequence[Sequence[str]], roles: Mapping[str, int]) -> bool:
    """Tell whether period or place are another in every row."""
    at = [roles[role] for role in ("period", "place") if role in roles]
    seen = {tuple(row[index] for index in at) for row in rows}
    return bool(at) and len(seen) == len(rows)


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
                missing.append(_absent(wanted, names))
            else:
                roles[role] = found
    return roles, missing


def _absent(wanted: str, names: Sequence[Heading]) -> str:
    """Return the name of a column that is not there, with the one that may be meant."""
    there = list(dict.fromkeys(name[-1] for name in names if name))
    near = process.extractOne(
        wanted, there, processor=fold, scorer=fuzz.ratio, score_cutoff=_MISSPELT
    )
    if near is not None:
        return f"column {wanted!r} (did you mean {near[0]!r}?)"
    listed = ", ".join(map(repr, there[:_LISTED])) + (", ..." if len(there) > _LISTED else "")
    return f"column {wanted!r} (there are: {listed})" if there else f"column {wanted!r}"


def _find(names: Sequence[Heading], wanted: str) -> int | None:
    """Find a column by its heading: exactly, without unit and marks, or by all its headings."""
    goal = fold(wanted)
    for ways in (_exact, _bare, _whole):
        for index, name in enumerate(names):
            if name and goal == ways(name):
                return index
    return None


def _exact(name: Heading) -> str:
    return fold(name[-1])


def _bare(name: Heading) -> str:
    return fold(read_label(name[-1]).words)


def _whole(name: Heading) -> str:
    return fold(" ".join(name))
