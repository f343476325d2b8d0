"""A statement read against a table: which of its words are cells, columns, numbers and cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.tabular.cues import find_cues, named_columns
from verify.tabular.dates import dated_columns, ordinal, rows_of, stated_dates
from verify.tabular.index import Hit, Index, indexed
from verify.tabular.relation import Relation, relation_of
from verify.tabular.statement import Link, Number, Phrase, Statement
from verify.tabular.table import Column, Day, Grid
from verify.tabular.words import Token, scaled, tokens, words

MAX_TOKENS = 120
MAX_SPAN = 14


def read_statement(text: str, grid: Grid) -> Statement:
    """Read ``text`` against ``grid``; only its first ``MAX_TOKENS`` words are read."""
    index = indexed(grid)
    title = {one.stem for one in tokens(grid.table.title)}
    known = index.headings | index.places.keys() | title
    found = tuple(index.mended(one) for one in scaled(tokens(text)[:MAX_TOKENS], known))
    entitled = frozenset(_entitled(found, grid.table.title))
    phrases = tuple(_phrases(found, index, grid, entitled))
    pairs = {at for one in phrases if one.dated for at in range(one.start, one.end)}
    phrases = tuple(one for one in phrases if one.dated or not pairs & {*range(one.start, one.end)})
    taken = {at for one in phrases for at in range(one.start, one.end)}
    long = {at for one in phrases if one.end - one.start > 1 for at in range(one.start, one.end)}
    namings = tuple(named_columns(found, grid, long))
    cues = tuple(find_cues(found, long))
    stop = words().stop
    content = frozenset(
        at for at, one in enumerate(found) if one.stem not in stop and one.stem.isalnum()
    )
    titled = frozenset(at for at in content if found[at].stem in title) | entitled
    dated = {at for one in phrases if one.dated for at in range(one.start, one.end)}
    long |= dated | {at for at in entitled if at not in taken}
    numbers = tuple(
        Number(
            at=at,
            value=one.value,
            relation=_bound(found, at, index, long),
            ordinal=one.ordinal,
            linked=at in taken,
            titled=at in titled,
            times=_is_times(found, at),
        )
        for at, one in enumerate(found)
        if one.value is not None and at not in long
    )
    bounded = [one.at for one in numbers if one.relation is not Relation.EQUAL]
    cues = tuple(one for one in cues if one.kind != "comparative" or not _bounds(one.at, bounded))
    return Statement(
        tokens=found, phrases=phrases, numbers=numbers, namings=namings, cues=cues,
        titled=titled, content=content,
    )  # fmt: skip


def _bound(found: Sequence[Token], at: int, index: Index, long: set[int]) -> Relation:
    """Return how a number is bounded; "24 million" alone is only about that."""
    relation = relation_of(found, at, skip=index.headings, taken=long)
    return Relation.ABOUT if relation is Relation.EQUAL and found[at].scaled else relation


def _bounds(at: int, numbers: Sequence[int]) -> bool:
    """Tell whether a comparative belongs to a number ("more than 40"): it compares no rows."""
    return any(0 < number - at <= 3 for number in numbers)


def _is_times(found: Sequence[Token], at: int) -> bool:
    """Tell whether a number says how often ("3 times"), not how many times as much."""
    behind = list(found[at + 1 : at + 4])
    if behind and behind[0].text in _APART:
        del behind[0]
    if not behind or behind[0].stem not in words().logic["times"]:
        return False
    return [one.text for one in behind[1:2]] != ["as"]


_APART = frozenset({"different", "separate", "more"})


def _entitled(found: Sequence[Token], title: str) -> Iterator[int]:
    """Yield the places of runs of two words or more, one of them a number, that the title has."""
    stems = [one.stem for one in tokens(title)]
    starts: dict[str, list[int]] = {}
    for place, one in enumerate(stems):
        starts.setdefault(one, []).append(place)
    at = 0
    while at < len(found):
        best = 0
        for place in starts.get(found[at].stem, ()):
            size = 0
            while (
                at + size < len(found)
                and place + size < len(stems)
                and found[at + size].stem == stems[place + size]
            ):
                size += 1
            best = max(best, size)
        run = found[at : at + best]
        if best > 1 and any(one.value is not None for one in run):
            yield from range(at, at + best)
        at += max(1, best)


def _date_phrases(found: Sequence[Token], grid: Grid) -> Iterator[Phrase]:
    """Yield the dates of the statement, as conditions on the columns that hold dates."""
    columns = dated_columns(grid)
    for one in stated_dates(found):
        links = []
        relation = relation_of(found, one.start)
        for column in columns:
            if relation is Relation.EQUAL:
                mask = rows_of(column, one.day)
            else:
                mask = _beside(column, one.day, relation)
            links.append(
                Link(
                    start=one.start, end=one.end, column=column.index, mask=mask,
                    relation=relation, typed=not mask,
                )
            )  # fmt: skip
        links.sort(key=lambda link: link.typed)
        if links:
            yield Phrase(start=one.start, end=one.end, links=tuple(links), dated=True)


def _beside(column: Column, day: Day, relation: Relation) -> int:
    years = [cell.day[0] for cell in column.cells if cell.day and cell.day[0]]
    year = day[0] or (years[0] if years else 0)
    stated = Decimal(ordinal(day, year=year))
    return sum(
        1 << row
        for row, cell in enumerate(column.cells)
        if cell.day and relation.holds(Decimal(ordinal(cell.day, year=year)), stated)
    )


def _phrases(
    found: Sequence[Token], index: Index, grid: Grid, entitled: frozenset[int]
) -> Iterator[Phrase]:
    """Yield the longest spans that are cells or parts of cells, left to right, none twice."""
    dates = list(_date_phrases(found, grid))
    spans = []
    for start in range(len(found)):
        for end, hits in index.runs(found, start, MAX_SPAN):
            run = found[start:end]
            if (
                not any(one.exact for one in hits)
                and len(run) > 1
                and (run[-1].stem in words().stop or run[0].stem in words().stop)
            ):
                continue
            if index.is_content(run) and not _within(entitled, start, end, hits):
                spans.append((end - start, any(one.exact for one in hits), start, end, hits))
    spans.sort(key=lambda one: (-one[0], not one[1], one[2]))
    used: set[int] = set()
    chosen = []
    for date in dates:
        longest = max(
            (one[0] for one in spans if one[2] <= date.start and one[3] >= date.end), default=0
        )
        if longest <= date.end - date.start:
            used.update(range(date.start, date.end))
            chosen.append(date)
    for _, _, start, end, hits in spans:
        if used.isdisjoint(range(start, end)):
            used.update(range(start, end))
            links = tuple(
                Link(
                    start=start, end=end, column=one.column, mask=one.mask, exact=one.exact,
                    value=found[start].value if end == start + 1 else None,
                )
                for one in hits
            )  # fmt: skip
            chosen.append(Phrase(start=start, end=end, links=links))
    chosen += _pairs(found, grid, used)
    yield from sorted(chosen, key=lambda one: one.start)


def _pairs(found: Sequence[Token], grid: Grid, used: set[int]) -> list[Phrase]:
    """Return scores ("8 - 6") that no cell has, as conditions that no row meets.

    Single numbers of them that some cell holds are given up for it.
    """
    columns = [
        one.index for one in grid.columns
        if sum(_is_pair(cell.tokens) for cell in one.cells) * 2 > len(one.cells)
    ]  # fmt: skip
    phrases = []
    for at in range(len(found) - 2) if columns else ():
        run = found[at : at + 3]
        long = {at, at + 1, at + 2} & used and at + 1 in used
        if _is_pair(run) and not long:
            links = tuple(
                Link(start=at, end=at + 3, column=one, mask=0, typed=True) for one in columns[:2]
            )
            phrases.append(Phrase(start=at, end=at + 3, links=links, dated=True))
    return phrases


def _is_pair(run: Sequence[Token]) -> bool:
    """Tell whether words hold two numbers with a dash between, not a span of years."""
    for first, mark, second in zip(run, run[1:], run[2:], strict=False):
        if mark.stem in "-–−" and first.value is not None and second.value is not None:
            return first.value < 1000
    return False


def _within(entitled: frozenset[int], start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a span only repeats the title: numbers of it, or too little of a cell."""
    inside = all(at in entitled for at in range(start, end))
    return inside and not (end - start > 1 and any(one.exact for one in hits))
