"""Programs that add up or average a column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.tabular.operations import OPERATIONS
from verify.tabular.programs import (
    ROW_ORDER,
    Program,
    Scene,
    columns_for,
    groups,
    is_clash,
    is_far,
    is_time,
)
from verify.tabular.relation import Relation


def aggregates(scene: Scene) -> Iterator[Program]:
    """Yield sums or averages of a column over the rows that meet the conditions."""
    statement, target = scene.statement, scene.target
    if target is None or target.ordinal or target.times:
        return
    cue = statement.cue("aggregate", "sum", "average")
    operation = cue.way if cue else "sum"
    merged = scene.conditions
    rows = scene.grid.all
    union = "plain"
    for links in groups(merged).values():
        mask = 0
        for one in links:
            mask |= one.mask
        if is_clash(links):
            union = "union"
            rows &= mask
        else:
            rows &= scene.mask(links)
    for column, pointed in columns_for(scene, cue.at if cue else target.at)[:3]:
        if column == ROW_ORDER or is_time(scene.grid.columns[column]):
            continue
        found = scene.values(rows, column)
        if len(found) < 2:
            continue
        result = OPERATIONS[operation].apply(found)
        yield Program(
            operation=operation, outcome=_close(target.relation, result, target.value, operation),
            conditions=merged, column=column, rows=rows, found=result, stated=target.value,
            relation=target.relation, target=target.at,
            signs=(
                "cue" if cue else "no cue", f"column:{pointed}", union,
                f"conditions:{min(2, len(merged))}",
                *(["far"] if is_far(result, target.value) else []),
            ),
        )  # fmt: skip


def _close(relation: Relation, found: Decimal, stated: Decimal, operation: str) -> bool:
    """Compare; an average agrees when it rounds to the stated digits."""
    if operation == "average" and relation is Relation.EQUAL:
        exponent = stated.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        return abs(found - stated) <= step / 2
    return relation.holds(found, stated)
