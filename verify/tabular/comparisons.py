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
from verify.tabular.statement import Link

_LADDER = frozenset({"better", "higher", "worse", "lower", "above", "below", "behind", "under"})


def comparisons(scene: Scene) -> Iterator[Program]:
    """Yield comparisons of two rows, or groups of rows, in a column or in their count."""
    statement, target = scene.statement, scene.target
    cue = statement.cue("comparative")
    if cue is None or (target is not None and target.ordinal):
        return
    for first, second, shared in _pairs(scene.conditions):
        one, two = scene.mask([*shared, first]), scene.mask([*shared, second])
        if not one or not two or one == two:
            continue
        time = cue.way in {"late", "early"}
        up = cue.way in {"up", "late"}
        than = "than" if any(item.text == "than" for item in statement.tokens) else "no than"
        found = columns_for(scene, cue.at, time=time, taken={first.column})[:3]
        for order, (column, pointed) in enumerate(found):
            left, right = scene.values(one, column), scene.values(two, column)
            if not left or not right:
                continue
            flip = (
                column != ROW_ORDER and is_rank(scene.grid.columns[column])
                and statement.tokens[cue.at].text in _LADDER
            )  # fmt: skip
            sizes = f"rows:{min(2, len(left))}{min(2, len(right))}"
            yield _difference(
                scene, "compare", (max(left), max(right)), up=up != flip, column=column,
                links=(first, second, shared), rows=one | two,
                signs=(f"column:{pointed}", f"order:{order}", sizes, f"way:{cue.way}", than),
            )  # fmt: skip
            if len(left) > 1 or len(right) > 1:
                yield _difference(
                    scene, "compare sums", (sum(left, Decimal(0)), sum(right, Decimal(0))),
                    up=up, column=column, links=(first, second, shared), rows=one | two,
                    signs=(f"column:{pointed}", than),
                )  # fmt: skip
        single = one.bit_count() == two.bit_count() == 1
        many = target is not None and target.value > scene.grid.size
        if not time and not single and not many and first.column == second.column:
            sizes2 = (Decimal(one.bit_count()), Decimal(two.bit_count()))
            yield _difference(
                scene, "compare counts", sizes2, up=up, column=first.column,
                links=(first, second, shared), rows=one | two,
                signs=("singles" if one.bit_count() == two.bit_count() == 1 else "many", than),
            )  # fmt: skip


def _difference(
    scene: Scene, operation: str, pair: tuple[Decimal, Decimal], *, up: bool, column: int,
    links: tuple[Link, Link, tuple[Link, ...]], rows: int, signs: tuple[str, ...],
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


def _pairs(conditions: tuple[Link, ...]) -> Iterator[tuple[Link, Link, tuple[Link, ...]]]:
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
