"""Programs that compare two rows, or two groups of rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.tabular.programs import (
    ROW_ORDER,
    Program,
    Scene,
    columns_for,
    groups,
    is_clash,
    is_far,
    is_rank,
)
from verify.tabular.relation import Relation
from verify.tabular.statement import Cue, Link

Pair = tuple[Link, Link, tuple[Link, ...]]  # two conditions, and what both share

_LADDER = frozenset({"better", "higher", "worse", "lower", "above", "below", "behind", "under"})


def comparisons(scene: Scene) -> Iterator[Program]:
    """Yield comparisons of two rows, or groups of rows, in a column or in their count."""
    cue, target = scene.statement.cue("comparative"), scene.target
    if cue is None or (target is not None and target.ordinal):
        return
    for links in _pairs(scene.conditions):
        first, second, shared = links
        rows = scene.mask([*shared, first]), scene.mask([*shared, second])
        if rows[0] and rows[1] and rows[0] != rows[1]:
            yield from _by_value(scene, cue, links, rows)
            yield from _by_count(scene, cue, links, rows)


def _by_value(scene: Scene, cue: Cue, links: Pair, rows: tuple[int, int]) -> Iterator[Program]:
    """Compare the greatest values, or the sums, of two sets of rows in a column."""
    time, up = cue.way in {"late", "early"}, cue.way in {"up", "late"}
    columns = columns_for(scene, cue.at, time=time, taken={links[0].column})[:3]
    for order, (column, pointed) in enumerate(columns):
        left, right = scene.values(rows[0], column), scene.values(rows[1], column)
        if not left or not right:
            continue
        ladder = column != ROW_ORDER and is_rank(scene.grid.columns[column])
        flip = ladder and scene.statement.tokens[cue.at].text in _LADDER
        sizes = f"rows:{min(2, len(left))}{min(2, len(right))}"
        signs = (f"column:{pointed}", f"order:{order}", sizes, f"way:{cue.way}", _than(scene))
        yield _difference(
            scene, "compare", (max(left), max(right)), up=up != flip, column=column,
            links=links, rows=rows[0] | rows[1], signs=signs,
        )  # fmt: skip
        if len(left) > 1 or len(right) > 1:
            sums = sum(left, Decimal(0)), sum(right, Decimal(0))
            yield _difference(
                scene, "compare sums", sums, up=up, column=column, links=links,
                rows=rows[0] | rows[1], signs=(f"column:{pointed}", _than(scene)),
            )  # fmt: skip


def _by_count(scene: Scene, cue: Cue, links: Pair, rows: tuple[int, int]) -> Iterator[Program]:
    """Compare how many rows two values of one column have, unless each has but one."""
    target, counts = scene.target, (rows[0].bit_count(), rows[1].bit_count())
    beyond = target is not None and target.value > scene.grid.size
    if cue.way in {"late", "early"} or counts == (1, 1) or beyond:
        return
    if links[0].column == links[1].column:
        yield _difference(
            scene, "compare counts", (Decimal(counts[0]), Decimal(counts[1])),
            up=cue.way == "up", column=links[0].column, links=links, rows=rows[0] | rows[1],
            signs=("many", _than(scene)),
        )  # fmt: skip


def _than(scene: Scene) -> str:
    return "than" if any(one.text == "than" for one in scene.statement.tokens) else "no than"


def _difference(
    scene: Scene, operation: str, pair: tuple[Decimal, Decimal], *, up: bool, column: int,
    links: Pair, rows: int, signs: tuple[str, ...],
) -> Program:  # fmt: skip
    """Return the program that compares ``pair``, by the target number if there is one."""
    first, second, shared = links
    gap = pair[0] - pair[1] if up else pair[1] - pair[0]
    target = scene.target
    negated = scene.statement.cue("negation") is not None
    if target is None:
        outcome = (gap > 0) != negated
    else:
        outcome = target.relation.holds(gap, target.value)
        operation = operation.replace("compare", "difference")
        signs = (*signs, "also a cell" if target.linked else "free number")
        if is_far(gap, target.value):
            signs = (*signs, "far")
        if target.titled or 1900 <= target.value <= 2100:
            signs = (*signs, "titled")
        if target.relation is not Relation.EQUAL:
            signs = (*signs, "bounded")
    if first.typed or second.typed:
        signs = (*signs, "typed")
    if first.column != second.column:
        signs = (*signs, "two columns")
    return Program(
        operation=operation, outcome=outcome, conditions=(*shared, first), others=(second,),
        column=column, rows=rows, found=gap, stated=target.value if target else None,
        relation=target.relation if target else Relation.OVER,
        target=target.at if target else None, signs=(*signs, *(["negated"] if negated else [])),
    )  # fmt: skip


def _pairs(conditions: tuple[Link, ...]) -> Iterator[Pair]:
    """Yield pairs that can stand on the two sides of a comparison, with what both share."""
    for links in groups(conditions).values():
        for at, first in enumerate(links):
            for second in links[at + 1 :]:
                if is_clash((first, second)):
                    shared = tuple(one for one in conditions if one not in (first, second))
                    yield first, second, shared
    if len(conditions) == 2 and conditions[0].column != conditions[1].column:
        yield conditions[0], conditions[1], ()


def gaps(scene: Scene) -> Iterator[Program]:
    """Yield differences between two conditions' values that no comparative asks for."""
    statement, target = scene.statement, scene.target
    if target is None or statement.cue("comparative") or target.ordinal:
        return
    texts = [one.text for one in statement.tokens]
    if "difference" not in texts and "between" not in texts:
        return
    for first, second, shared in _pairs(scene.conditions):
        one, two = scene.mask([*shared, first]), scene.mask([*shared, second])
        for column, pointed in columns_for(scene, target.at, taken={first.column}):
            left, right = scene.values(one, column), scene.values(two, column)
            if left and right:
                gap = abs(max(left) - max(right))
                yield Program(
                    operation="difference", outcome=target.relation.holds(gap, target.value),
                    conditions=(*shared, first), others=(second,), column=column, rows=one | two,
                    found=gap, stated=target.value, relation=target.relation, target=target.at,
                    signs=(f"column:{pointed}",),
                )  # fmt: skip
