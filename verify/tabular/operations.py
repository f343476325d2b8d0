"""The operations on numbers of a table: one table of functions, with name, arity and formula.

They take plain numbers, so that figures derived elsewhere can share them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: how many numbers it takes (``None``: any), its arithmetic, its formula.

    ``apply`` takes at least one number. ``formula`` shows the numbers at ``{0}``, ``{1}`` or all
    of them at ``{all}``, their count at ``{count}``.
    """

    arity: int | None
    apply: Callable[[Sequence[Decimal]], Decimal]
    formula: str


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


OPERATIONS: Mapping[str, Operation] = {
    "count": Operation(None, lambda values: Decimal(len(values)), "count of {all}"),
    "count different": Operation(
        None, lambda values: Decimal(len(set(values))), "count of different values of {all}"
    ),
    "sum": Operation(None, _sum, "{all}"),
    "average": Operation(
        None, lambda values: _sum(values) / len(values), "({all}) / {count}"
    ),
    "greatest": Operation(None, max, "greatest of {all}"),
    "least": Operation(None, min, "least of {all}"),
    "spread": Operation(
        None, lambda values: max(values) - min(values), "greatest - least of {all}"
    ),
    "difference": Operation(2, lambda values: values[0] - values[1], "{0} - {1}"),
    "share": Operation(2, lambda values: values[0] / values[1], "{0} / {1}"),
}  # fmt: skip


def ranked(values: Sequence[Decimal], place: int, *, descending: bool = True) -> Decimal | None:
    """Return the ``place``-th greatest (or least) of the different values; ``None`` if too few.

    >>> ranked([Decimal(3), Decimal(5), Decimal(5), Decimal(1)], 2)
    Decimal('3')
    """
    ordered = sorted(set(values), reverse=descending)
    return ordered[place - 1] if 0 < place <= len(ordered) else None
