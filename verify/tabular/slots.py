"""The ways to take one number of a statement as a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.match.interval import roundness
from verify.tabular.programs import ROW_ORDER, bits, is_time
from verify.tabular.relation import Relation
from verify.tabular.statement import Link, Number, Statement
from verify.tabular.table import Column, Grid
from verify.tabular.words import words

MAX_OPTIONS = 3

Options = tuple[Link | None, ...]  # None: it is no condition

_HEADS = {"first": True, "top": True, "last": False, "final": False, "bottom": False}

_OF = frozenset({"of", "the", "its", "their", "his", "her", "more", "different", "home", "away"})


def preference(statement: Statement, link: Link) -> float:
    """Return how likely a link is: its column is named near it, its words are the whole cell."""
    near = [
        one.strength - min(abs(one.start - link.start), 12) / 20
        for one in statement.namings
        if one.column == link.column
    ]
    return max(near, default=-0.5) + (0.6 if link.exact else 0.0)


def of_number(statement: Statement, grid: Grid, number: Number, links: Sequence[Link]) -> Options:
    """Return the ways to take a number as a condition, likeliest first; ``None``: as none."""
    if number.times:
        return ()
    if head := _head(statement, grid, number):
        return (head, *links[:1])
    typed = tuple(_typed(statement, grid, number))
    counted = _counted(statement, grid, number)
    links = [one for one in links if one.column not in counted]
    typed = tuple(one for one in typed if one.column not in counted)
    if number.relation is not Relation.EQUAL:
        return (*typed[:2],) or (*links[:1], None)
    if number.ordinal and not typed:
        return (*links[:1], None)
    if not typed:
        sure = [one for one in links if not _is_stray(grid, one)]
        if links and not sure:
            return (None, links[0])
        links = sure
    near = tuple(one for one in links if preference(statement, one) > 0.3)
    if typed and not any(one.column == typed[0].column for one in links):
        return (*typed[:2], *near[:1])
    if near:
        return near[:MAX_OPTIONS]
    options: Options = (*typed[:1], *links[:2])
    return (*options, None) if number.titled or not typed else options


def _head(statement: Statement, grid: Grid, number: Number) -> Link | None:
    """Return the condition of "the first 5 games", "the last 3", "the top 2 teams"."""
    before = statement.tokens[number.at - 1].text if number.at else ""
    count = int(number.value) if number.value in range(2, grid.size) else 0
    if number.ordinal or not count or before not in _HEADS:
        return None
    rows = list(bits(grid.all))
    chosen = rows[:count] if _HEADS[before] else rows[-count:]
    return Link(
        start=number.at - 1, end=number.at + 1, column=ROW_ORDER,
        mask=sum(1 << row for row in chosen),
    )  # fmt: skip


def _counted(statement: Statement, grid: Grid, number: Number) -> set[int]:
    """Return the columns that only number the rows and that stand behind the number: "6 games".

    "Game 6" names one row; "6 games" counts them.
    """
    if number.ordinal or number.relation is not Relation.EQUAL:
        return set()
    texts = [one.text for one in statement.tokens]
    return {
        one.column for one in statement.namings
        if grid.columns[one.column].running
        and number.at < one.start <= number.at + 4
        and all(text in _OF for text in texts[number.at + 1 : one.start])
        and not (number.at and any(
            other.column == one.column and other.end == number.at for other in statement.namings
        ))
    }  # fmt: skip


def _is_stray(grid: Grid, link: Link) -> bool:
    """Tell whether a number is only found inside text ("formula one")."""
    column = grid.columns[link.column]
    return not link.exact and not column.numeric and not column.dated


def _typed(statement: Statement, grid: Grid, number: Number) -> Iterator[Link]:
    """Yield the condition that the number puts on each column named beside it."""
    stop, tokens = words().stop, statement.tokens
    scored = []
    for one in statement.namings:
        column = grid.columns[one.column]
        if not column.numeric or one.strength < 0.3:
            continue
        low, high = (
            sorted((one.end, number.at)) if one.end <= number.at else (number.at + 1, one.start)
        )
        between = [at for at in range(low, high) if tokens[at].stem not in stop]
        bounded = number.relation is not Relation.EQUAL
        between = [at for at in between if not any(cue.at == at for cue in statement.cues)]
        if len(between) <= (2 if bounded else 0) and high - low <= 6:
            scored.append((len(between), -one.strength, abs(one.start - number.at), one.column))
    chosen = [index for _, _, _, index in sorted(scored)[:2]]
    chosen = [one for one in chosen if _is_plausible(grid.columns[one], number)]
    if not chosen and number.relation is not Relation.EQUAL and 1000 <= number.value <= 2199:
        chosen = [one.index for one in grid.columns if is_time(one)][:1]
    for index in chosen:
        column = grid.columns[index]
        yield Link(
            start=number.at, end=number.at + 1, column=index, mask=_mask(column, number),
            relation=number.relation, value=number.value, typed=True,
            doubt=_doubt(column, number),
        )  # fmt: skip


def _is_plausible(column: Column, number: Number) -> bool:
    """Tell whether a number could be one of a column's: within twice its spread."""
    if column.low is None or column.high is None or column.dated:
        return True
    spread = column.high - column.low
    margin = spread if number.relation is Relation.EQUAL else spread * 2
    return column.low - margin - 5 <= number.value <= column.high + margin + 5


def _rounds_to(found: Decimal | None, stated: Decimal) -> bool:
    """Tell whether a cell is the stated number, or rounds to it: 23,900 is "24,000"."""
    if found is None or found == stated or abs(stated) < 1000:
        return found == stated
    place = roundness(stated, Decimal(1))
    return place >= 100 and abs(found - stated) * 2 <= place


def _doubt(column: Column, number: Number) -> int:
    """Return the rows whose number neither clearly agrees with a hedged one nor differs."""
    return sum(
        1 << row
        for row, cell in enumerate(column.cells)
        if cell.number is not None and number.relation.is_doubtful(cell.number, number.value)
    )


def _mask(column: Column, number: Number) -> int:
    rows = 0
    for row, cell in enumerate(column.cells):
        if column.dated and number.relation is not Relation.EQUAL:
            year = Decimal(cell.day[0]) if cell.day and cell.day[0] else None
            rows |= (year is not None and number.relation.holds(year, number.value)) << row
            continue
        if number.relation is Relation.EQUAL:
            holds = number.value in cell.numbers or _rounds_to(cell.number, number.value)
        else:
            holds = cell.number is not None and number.relation.holds(cell.number, number.value)
        rows |= holds << row
    return rows


def range_of(statement: Statement, grid: Grid, first: Number, last: Number) -> Link | None:
    """Return the condition of "from 1961 to 1970", "game 61 through 70", "between 3 and 5"."""
    texts = [one.text for one in statement.tokens]
    between = texts[first.at + 1 : last.at]
    before = texts[max(0, first.at - 4) : first.at]
    joined = between[:1] in (["through"], ["to"], ["until"], ["till"])
    started = ("between" in before and "and" in between[:2]) or ("from" in before and joined)
    if len(between) > 3 or not (started or "through" in between) or first.value >= last.value:
        return None
    named = [one.column for one in statement.namings if one.strength >= 0.5]
    columns = [
        one for one in grid.columns
        if one.low is not None and one.high is not None and one.numeric
        and one.low <= first.value <= one.high and one.low <= last.value <= one.high
    ]  # fmt: skip
    columns.sort(key=lambda one: (one.index not in named, not is_time(one), one.index))
    if not columns:
        return None
    rows = sum(
        1 << row
        for row, cell in enumerate(columns[0].cells)
        if cell.number is not None and first.value <= cell.number <= last.value
    )
    return Link(
        start=first.at, end=last.at + 1, column=columns[0].index, mask=rows,
        relation=Relation.AT_LEAST, typed=True,
    )  # fmt: skip
