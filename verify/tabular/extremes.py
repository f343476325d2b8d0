"""Programs that ask which row has the greatest, least, first, last or n-th value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.tabular.programs import ROW_ORDER, Program, Scene, bits, columns_for, is_rank
from verify.tabular.relation import Relation
from verify.tabular.statement import Cue, Link, Statement

_GRADES = frozenset({"best", "top", "highest", "worst", "lowest"})  # of ranks: 1 is the best


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a superlative asks for: the ``place``-th value of a column, from above if ``up``."""

    cue: Cue
    column: int
    up: bool
    place: int
    used: frozenset[int]
    signs: tuple[str, ...]


def extremes(scene: Scene) -> Iterator[Program]:
    """Yield whether the row with the greatest, least or n-th value meets the conditions."""
    statement, target = scene.statement, scene.target
    if target is not None and (target.ordinal or target.times):
        return
    for cue in _superlatives(statement):
        rank = next(
            (one for one in statement.numbers if one.ordinal and 0 < cue.at - one.at < 3), None
        )
        if rank is not None and target is not None and rank.at == target.at:
            continue
        time = cue.way in {"late", "early"}
        for order, (column, pointed) in enumerate(columns_for(scene, cue.at, time=time)[:3]):
            asked = Asked(
                cue=cue,
                column=column,
                up=_is_up(scene, cue, column),
                place=int(rank.value) if rank and 0 < rank.value < 100 else 1,
                used=frozenset({cue.at, rank.at} if rank else {cue.at}),
                signs=(f"column:{pointed}", f"order:{order}", f"cue:{cue.kind}"),
            )
            yield from _extreme(scene, asked)


def _superlatives(statement: Statement) -> list[Cue]:
    strong = [one for one in statement.cues if one.kind == "superlative"]
    return strong[:2] + [one for one in statement.cues if one.kind == "weak"][:1]


def _is_up(scene: Scene, cue: Cue, column: int) -> bool:
    """Tell whether the greatest value is asked for; of ranks, the best is the least."""
    up = cue.way in {"up", "late"}
    if column == ROW_ORDER or not is_rank(scene.grid.columns[column]):
        return up
    return up != (scene.statement.tokens[cue.at].text in _GRADES)


def _extreme(scene: Scene, asked: Asked) -> Iterator[Program]:
    target, column = scene.target, asked.column
    negated = scene.statement.cue("negation") is not None
    for scope, subject, sort in _splits(scene.conditions, column, asked.cue):
        rows = scene.mask(scope)
        ordered = sorted(set(scene.values(rows, column)), reverse=asked.up)
        if len(ordered) < max(2, asked.place) or (target is None and not subject):
            continue
        best = ordered[asked.place - 1]
        top = sum(1 << row for row in bits(rows) if scene.value(row, column) == best)
        outcome = scene.mask(subject) & top != 0
        if target is not None:
            outcome = outcome and target.relation.holds(best, target.value)
        prime = asked.signs[1] == "order:0" and sort == "split:subject"
        signs = {
            "prime": prime,
            "negated": negated,
            "tied": bool(top & (top - 1)),
            sort: True,
            f"place:{min(asked.place, 2)}": True,
            f"subject:{min(2, len(subject))}": True,
        }
        yield Program(
            operation="greatest" if asked.up else "least",
            outcome=outcome != negated,
            conditions=scope,
            others=subject,
            column=column,
            place=asked.place,
            rows=top,
            found=best,
            stated=target.value if target else None,
            target=target.at if target else None,
            relation=target.relation if target else Relation.EQUAL,
            used=asked.used,
            signs=(*asked.signs, *(sign for sign, present in signs.items() if present)),
        )


def _splits(
    conditions: tuple[Link, ...], column: int, cue: Cue
) -> Iterator[tuple[tuple[Link, ...], tuple[Link, ...], str]]:
    """Yield ways to take conditions as scope (asked among) and subject (said of the best)."""
    yield (), conditions, "split:subject"
    if len(conditions) > 1:
        for one in conditions[:5]:
            if one.column != column:
                rest = tuple(other for other in conditions if other is not one)
                near = "after" if one.start > cue.at else "before"
                yield (one,), rest, f"split:{near}"
    if conditions and all(one.column != column for one in conditions):
        yield conditions, (), "split:scope"
