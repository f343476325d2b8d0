"""Figures by value: where a diagnosis looks for the number that a claim may have meant.

Only the diagnosis may look here. A claim's reference is never chosen by its value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import Amount, Quantity

#: How far from the claimed value, as a share of it, a neighbour's value may lie.
REACH = 0.15


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The size of each point value in base units, sorted, with its figure's position."""

    sizes: tuple[float, ...]
    positions: tuple[int, ...]

    @classmethod
    def of(cls, amounts: Sequence[Amount]) -> Neighbourhood:
        """Sort the amounts that state one number; the others have no neighbourhood."""
        sized = [(size, at) for at, one in enumerate(amounts) if (size := _size(one)) is not None]
        sized.sort()
        return cls(tuple(size for size, _ in sized), tuple(at for _, at in sized))

    def around(self, amount: Amount) -> frozenset[int]:
        """Return the positions of the values near ``amount``'s."""
        size = _size(amount)
        if size is None:
            return frozenset()
        first = bisect_left(self.sizes, size * (1 - REACH))
        last = bisect_right(self.sizes, size * (1 + REACH))
        return frozenset(self.positions[first:last])


def _size(amount: Amount) -> float | None:
    one = amount.value
    if not isinstance(one, Quantity) or one.low is None or one.low != one.high:
        return None
    return float(abs(one.low * one.unit.factor))
