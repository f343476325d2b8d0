"""What a statement may mean: programs over a table, and the pieces that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verify.claim.stems import stem
from verify.tabular.dates import ordinal
from verify.tabular.relation import Relation
from verify.tabular.statement import Link, Number, Statement
from verify.tabular.table import Column, Grid

ROW_ORDER = -1  # in the place of a column: the rows' own order


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One way to check the statement: ``operation`` on the rows that ``conditions`` select.

    ``rows`` are the rows that the outcome rests on, ``found`` the value that the table gives,
    ``stated`` what the statement says, ``signs`` the features that speak of its plausibility.
    """

    operation: str
    outcome: bool
    conditions: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    column: int | None = None
    rows: int = 0
    found: Decimal | None = None
    stated: Decimal | None = None
    relation: Relation = Relation.EQUAL
    place: int = 1  # of the n-th greatest or least
    target: int | None = None  # the token of the number that is checked
    used: frozenset[int] = frozenset()  # further tokens that it explains
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One way to take the statement's words: its conditions, and the number to be checked."""

    statement: Statement
    grid: Grid
    conditions: tuple[Link, ...]
    target: Number | None = None

    def mask(self, conditions: Iterable[Link]) -> int:
        """Return the rows that meet every one of ``conditions``."""
        rows = self.grid.all
        for one in conditions:
            rows &= one.mask
        return rows

    def value(self, row: int, column: int) -> Decimal | None:
        """Return what a row is ordered by in a column."""
        return value(self.grid, row, column)

    def values(self, rows: int, column: int) -> list[Decimal]:
        """Return the numbers of a column in ``rows``."""
        found = (self.value(row, column) for row in bits(rows))
        return [one for one in found if one is not None]


def bits(mask: int) -> Iterator[int]:
    """Yield the rows of a mask, first to last."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def value(grid: Grid, row: int, column: int) -> Decimal | None:
    """Return a cell's place in its column's order: its date as a number, or its number."""
    if column == ROW_ORDER:
        return Decimal(row)
    one = grid.columns[column]
    cell = one.cells[row]
    if one.dated and not one.pure:
        return None if cell.day is None else Decimal(ordinal(cell.day, turn=one.turn))
    return cell.number


def is_far(found: Decimal, stated: Decimal) -> bool:
    """Tell whether two numbers are not even of one size: it is hardly what was meant."""
    low, high = sorted((abs(found), abs(stated)))
    return high > 20 and low * 8 < high


def union(masks: Iterable[int]) -> int:
    """Return the rows that are in any of ``masks``."""
    rows = 0
    for one in masks:
        rows |= one
    return rows


def groups(conditions: Sequence[Link]) -> dict[int, list[Link]]:
    """Return conditions by column; different cells of one column exclude each other."""
    found: dict[int, list[Link]] = {}
    for one in conditions:
        found.setdefault(one.column, []).append(one)
    return found


def is_clash(links: Sequence[Link]) -> bool:
    """Tell whether conditions on one column cannot all hold of one row."""
    rows = links[0].mask
    for one in links[1:]:
        rows &= one.mask
    return rows == 0 and all(one.mask for one in links)


_RANKS = frozenset(
    map(stem, ("rank", "pos", "position", "place", "finish", "ranking", "seed", "rnk"))
)
_TIMES = frozenset(
    map(stem, ("year", "season", "date", "round", "week", "game", "episode", "no", "month"))
)


def units(conditions: Sequence[Link]) -> list[tuple[tuple[Link, ...], int]]:
    """Return conditions with their rows, those of one column that exclude each other as one."""
    found: list[tuple[tuple[Link, ...], int]] = []
    for links in groups(conditions).values():
        if is_clash(links):
            rows = 0
            for one in links:
                rows |= one.mask
            found.append((tuple(links), rows))
        else:
            found += [((one,), one.mask) for one in links]
    return sorted(found, key=lambda one: one[0][0].start)


def is_rank(column: Column) -> bool:
    """Tell whether small numbers of a column are the good ones."""
    return not _RANKS.isdisjoint(column.stems) and len(column.stems) <= 2


def is_time(column: Column) -> bool:
    """Tell whether a column orders its rows in time."""
    if column.dated or column.low is None or column.high is None:
        return column.dated
    years = column.pure and column.low >= 1500 and column.high <= 2100
    return years or (column.numeric and not _TIMES.isdisjoint(column.stems))


def columns_for(
    scene: Scene, near: int, *, time: bool = False, taken: Iterable[int] = ()
) -> list[tuple[int, str]]:
    """Return up to three columns to order or add by, with how the statement points to them."""
    grid, used = scene.grid, set(taken)
    scored: dict[int, float] = {}
    for one in scene.statement.namings:
        column = grid.columns[one.column]
        if not (column.numeric or column.dated) or one.column in used:
            continue
        distance = max(0, one.start - near) if one.start >= near else (near - one.end) * 1.5
        score = one.strength * 2 + (0.5 if column.pure else 0) - min(distance, 12) / 8
        scored[one.column] = max(score, scored.get(one.column, -9.0))
    ranked = sorted(scored, key=lambda one: -scored[one])
    found = [
        (one, "running" if grid.columns[one].running and not time
         else "named" if scored[one] > 1.2 else "hinted")
        for one in ranked[:3]
    ]  # fmt: skip
    if time:
        if any(is_time(grid.columns[one]) for one in scored):
            return found
        times = [one.index for one in grid.columns if is_time(one)]
        found += [(one, "implied") for one in times[:1]] or [(ROW_ORDER, "implied")]
    elif not found:
        pure = [
            one.index
            for one in grid.columns
            if one.numeric and one.pure and one.index not in used and not is_time(one)
        ]
        found += [(one, "lone" if len(pure) == 1 else "guessed") for one in pure[-2:]]
    return found
