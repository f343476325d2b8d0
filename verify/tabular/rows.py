"""Programs that ask whether rows exist, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.tabular.programs import Program, Scene, bits, groups, is_clash, union, units
from verify.tabular.statement import Link, Number


def exists(scene: Scene) -> Iterator[Program]:
    """Yield whether a row meets all conditions; of values that exclude each other, each one."""
    conditions = scene.conditions
    if not conditions or scene.target is not None:
        return
    clashing = {col: links for col, links in groups(conditions).items() if is_clash(links)}
    if not clashing:
        rows = scene.mask(conditions)
        if not rows and scene.grid.all & _perhaps(conditions):
            return  # a hedged number decides it, and is too close to call
        yield Program(
            operation="row exists", outcome=rows != 0, conditions=conditions, rows=rows,
            signs=_join_signs(scene, conditions, rows),
        )  # fmt: skip
        return
    parts = _clauses(conditions)
    if all(len(part) > 1 for part in parts):
        masks = [scene.mask(part) for part in parts]
        yield Program(
            operation="row exists for each clause", outcome=all(masks), conditions=conditions,
            rows=union(masks), signs=(f"clauses:{min(3, len(parts))}",),
        )  # fmt: skip
    shared = [one for one in conditions if one.column not in clashing]
    for column, links in clashing.items():
        others = [one for col, many in clashing.items() if col != column for one in many[:1]]
        masks = [scene.mask([*shared, *others, one]) for one in links]
        yield Program(
            operation="row exists for each value", outcome=all(masks), conditions=conditions,
            rows=union(masks), column=column,
            signs=("shared:none" if not shared else "shared:some",
                   "clash:one" if len(clashing) == 1 else "clash:more"),
        )  # fmt: skip


def _perhaps(conditions: Sequence[Link]) -> int:
    """Return the rows that meet every condition or come too close to call."""
    rows = -1
    for one in conditions:
        rows &= one.mask | one.doubt
    return rows


def _clauses(conditions: Sequence[Link]) -> list[list[Link]]:
    """Split conditions, in their order, where a column comes again."""
    parts: list[list[Link]] = [[]]
    for one in conditions:
        if any(one.column == other.column and is_clash((one, other)) for other in parts[-1]):
            parts.append([])
        parts[-1].append(one)
    return parts


def _join_signs(scene: Scene, conditions: Sequence[Link], rows: int) -> tuple[str, ...]:
    columns = len({one.column for one in conditions})
    signs = [f"columns:{min(4, columns)}"]
    if any(one.typed for one in conditions):
        signs.append("typed")
    if any(one.typed and not one.mask and one.value is None for one in conditions):
        signs.append("misplaced")
    if any(one.astray for one in conditions):
        signs.append("astray")
    if not all(one.exact for one in conditions):
        signs.append("inexact")
    if not rows and columns > 1:
        best = max(
            (scene.mask([one for one in conditions if one is not skipped])).bit_count()
            for skipped in conditions
        )
        signs.append("miss:one" if best else "miss:more")
    return tuple(signs)


def counts(scene: Scene) -> Iterator[Program]:
    """Yield counts of rows, or of different values of a column, that meet the conditions."""
    target = scene.target
    if target is None or target.ordinal or not _could_count(scene, target):
        return
    for conditions, rows, scope in _subsets(scene):
        number = Decimal(rows.bit_count())
        signs = (*_count_signs(scene, target), scope, f"conditions:{min(3, len(conditions))}")
        yield Program(
            operation="count", outcome=target.relation.holds(number, target.value),
            conditions=conditions, rows=rows, found=number, stated=target.value,
            relation=target.relation, target=target.at, signs=signs,
        )  # fmt: skip
        for column in _counted(scene, target.at):
            if any(one.column == column for one in conditions):
                continue
            different = {scene.grid.columns[column].cells[row].stems for row in bits(rows)}
            size = Decimal(len(different))
            if size != number:
                yield Program(
                    operation="count different",
                    outcome=target.relation.holds(size, target.value), conditions=conditions,
                    column=column, rows=rows, found=size, stated=target.value,
                    relation=target.relation, target=target.at, signs=signs,
                )  # fmt: skip


def _could_count(scene: Scene, number: Number) -> bool:
    """Tell whether a number can be meant as a count of rows: whole, and not far above them."""
    rows = scene.grid.all.bit_count()
    return number.value == int(number.value) and number.value <= 3 * rows + 10


def _subsets(scene: Scene) -> Iterator[tuple[tuple[Link, ...], int, str]]:
    """Yield conditions to count by, with their rows: all; of those that clash, any or each."""
    conditions = scene.conditions
    clashing = [links for links in groups(conditions).values() if is_clash(links)]
    if not clashing:
        yield conditions, scene.mask(conditions), "scope:all"
        return
    rows = scene.grid.all
    for _, mask in units(conditions):
        rows &= mask
    yield conditions, rows, "scope:union"
    shared = tuple(one for one in conditions if not any(one in links for links in clashing))
    for one in clashing[0][:3]:
        yield (*shared, one), scene.mask((*shared, one)), "scope:one"


def _count_signs(scene: Scene, target: Number) -> tuple[str, ...]:
    statement = scene.statement
    texts = [one.text for one in statement.tokens]
    after = texts[target.at + 1 : target.at + 2]
    before = texts[max(0, target.at - 2) : target.at]
    signs = []
    named = [one for one in statement.namings if target.at < one.start <= target.at + 2]
    if any(scene.grid.columns[one.column].pure for one in named if one.strength > 0.4):
        signs.append("noun:number column")
    elif named:
        signs.append("noun:column")
    elif any(target.at < one.start <= target.at + 1 for one in scene.conditions):
        signs.append("noun:cell")
    elif after and after[0].isalpha():
        signs.append("noun:times" if after[0] in {"time", "times"} else "noun:other")
    else:
        signs.append("noun:none")
    if "only" in before or "exactly" in before:
        signs.append("only")
    if {"be", "are", "is", "were", "was"} & set(before) and "there" in texts[:6]:
        signs.append("there be")
    if statement.cue("aggregate", "count") or statement.cue("aggregate", "sum"):
        signs.append("number of")
    if target.linked:
        signs.append("also a cell")
    if target.titled or 1900 <= target.value <= 2100:
        signs.append("titled")
    return tuple(signs)


def _counted(scene: Scene, at: int) -> list[int]:
    near = [one for one in scene.statement.namings if at < one.start <= at + 3]
    return list(dict.fromkeys(one.column for one in near))[:2]


def counts_of_each(scene: Scene) -> Iterator[Program]:
    """Yield several counts at once: "2 wings and 4 centres from Canada"."""
    first = scene.target
    if first is None or first.ordinal:
        return
    conditions = [one for one in scene.conditions if one.value is None]
    numbers = [one for one in scene.statement.numbers if not one.ordinal and not one.titled]
    pairs: list[tuple[Number, Link]] = []
    for number in numbers:
        behind = [one for one in conditions if one.start == number.at + 1]
        pairs += [(number, one) for one in behind[:1]]
    if len(pairs) < 2 or pairs[0][0].at != first.at:
        return
    own = [one for _, one in pairs]
    shared = [one for one in conditions if one not in own]
    if any(is_clash(links) for links in groups(shared).values()):
        return
    masks = [scene.mask((*shared, one)) for one in own]
    right = [
        number.relation.holds(Decimal(mask.bit_count()), number.value)
        for (number, _), mask in zip(pairs, masks, strict=True)
    ]
    yield Program(
        operation="count each", outcome=all(right), conditions=(*shared, *own), rows=union(masks),
        target=first.at, used=frozenset(number.at for number, _ in pairs),
    )  # fmt: skip


def shares_of(scene: Scene) -> Iterator[Program]:
    """Yield "3 of the 8": one number counts a part, another the whole."""
    target = scene.target
    if target is None or target.ordinal:
        return
    texts = [one.text for one in scene.statement.tokens]
    wholes = [
        one
        for one in scene.statement.numbers
        if one.at > target.at and "of" in texts[target.at : one.at] and one.at - target.at < 5
    ]
    for whole in wholes[:1]:
        rows = scene.mask(scene.conditions)
        part = Decimal(rows.bit_count())
        total = {Decimal(scene.grid.all.bit_count())}
        total.update(Decimal(one.mask.bit_count()) for one in scene.conditions)
        ok = (part == target.value and whole.value in total) or (
            target.value == 1 and whole.value == part
        )
        yield Program(
            operation="part of whole", outcome=ok, conditions=scene.conditions, rows=rows,
            found=part, stated=target.value, target=target.at, used=frozenset({whole.at}),
        )  # fmt: skip
