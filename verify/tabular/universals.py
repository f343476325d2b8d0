"""Programs that say all, only, none or most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.tabular.programs import ROW_ORDER, Program, Scene, units
from verify.tabular.statement import Cue, Link

Part = tuple[tuple[Link, ...], int]  # conditions of which one must hold, with their rows


def universals(scene: Scene) -> Iterator[Program]:
    """Yield whether all rows of a selection meet a condition; whether none or only they do."""
    statement, conditions = scene.statement, scene.conditions
    if scene.target is not None or not conditions:
        return
    parts = units(conditions)
    head = any(one.column == ROW_ORDER for one in conditions)
    if (statement.cue("every") or head) and len(parts) < 4:
        yield from _every(scene, parts)
    negation = statement.cue("negation")
    if negation:
        yield from _none(scene, negation)
    only = statement.cue("only")
    if only and 1 < len(parts) < 5:
        yield from _only(scene, parts, only.at)
    if statement.cue("majority") and len(conditions) < 4:
        yield from _most(scene)


def _none(scene: Scene, negation: Cue) -> Iterator[Program]:
    """Yield "no row meets them", and "a row meets all but the one after the negation"."""
    conditions = scene.conditions
    rows = scene.mask(conditions)
    behind = [one for one in conditions if one.start > negation.at]
    if behind and len(conditions) > 1:
        rest = tuple(other for other in conditions if other is not behind[0])
        left = scene.mask(rest) & ~behind[0].mask
        yield Program(
            operation="row exists without",
            outcome=left != 0,
            conditions=rest,
            others=(behind[0],),
            rows=left,
            signs=(f"word:{negation.way}",),
        )
    columns = len({one.column for one in conditions})
    yield Program(
        operation="no row",
        outcome=rows == 0,
        conditions=conditions,
        rows=rows,
        signs=(f"columns:{min(3, columns)}", f"word:{negation.way}"),
    )


def _most(scene: Scene) -> Iterator[Program]:
    for last in scene.conditions:
        rest = tuple(one for one in scene.conditions if one is not last)
        scope = scene.mask(rest)
        part = (scope & last.mask).bit_count()
        yield Program(
            operation="most rows",
            outcome=part * 2 > scope.bit_count(),
            conditions=rest,
            others=(last,),
            rows=scope,
        )


def _both(parts: Sequence[Part], without: int) -> tuple[Link, ...]:
    return tuple(link for at, (links, _) in enumerate(parts) if at != without for link in links)


def _scope(scene: Scene, parts: Sequence[Part], without: int) -> int:
    rows = scene.grid.all
    for at, (_, mask) in enumerate(parts):
        if at != without:
            rows &= mask
    return rows


def _place(index: int, size: int) -> str:
    return "start" if index == 0 else "end" if index == size - 1 else "middle"


def _every(scene: Scene, parts: Sequence[Part]) -> Iterator[Program]:
    head = any(one.column == ROW_ORDER for links, _ in parts for one in links)
    for index, (predicate, mask) in enumerate(parts):
        scope = _scope(scene, parts, index)
        if scope:
            yield Program(
                operation="all rows", outcome=scope & ~mask == 0, conditions=_both(parts, index),
                others=predicate, rows=scope,
                signs=(
                    f"predicate:{_place(index, len(parts))}",
                    f"scope:{len(parts) - 1}",
                    *(["head"] if head else []),
                ),
            )  # fmt: skip


def _only(scene: Scene, parts: Sequence[Part], at: int) -> Iterator[Program]:
    for index, (subject, mask) in enumerate(parts):
        scope = _scope(scene, parts, index)
        each = all(scope & one.mask for one in subject)
        yield Program(
            operation="only rows", outcome=scope != 0 and scope & ~mask == 0 and each,
            conditions=_both(parts, index), others=subject, rows=scope,
            signs=(f"subject:{_place(index, len(parts))}",
                   "after" if at >= subject[-1].end else "before"),
        )  # fmt: skip
