"""A number as it is read, before its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from verify.model import Bounds, Form, Hedge


class Number(NamedTuple):
    """A number as read: tokens ``first`` up to ``after``, value(s) and how exact they are.

    ``part`` marks a fraction in words that stands for a share ("two-thirds"); ``scale`` is the
    power of ten of the scale word applied, so that a range can share it; ``bare`` tells digits
    with nothing applied.
    """

    first: int
    after: int
    low: Decimal
    high: Decimal
    step: Decimal = Decimal(1)
    form: Form = Form.POINT
    hedges: tuple[Hedge, ...] = ()
    alternatives: tuple[Bounds, ...] = ()
    part: bool = False
    scale: int = 0
    bare: bool = False
    spelled: bool = False

    def times(self, factor: Decimal) -> Number:
        """Return the number with every value and the step multiplied."""
        return self._replace(
            low=self.low * factor,
            high=self.high * factor,
            step=abs(self.step * factor),
            alternatives=tuple(
                Bounds(None if a is None else a * factor, None if b is None else b * factor)
                for a, b in self.alternatives
            ),
            bare=False,
        )

    def scaled(self, power: int, after: int) -> Number:
        """Return the number with a scale word applied; a scale settles "1.234" as a decimal."""
        grown = self._replace(alternatives=()).times(Decimal(10) ** power)
        return grown._replace(scale=self.scale + power, after=after, part=False)


def part_step(value: Decimal) -> Decimal:
    """Return the rounding step of a simple fraction: a tenth, half of the part when smaller."""
    return min(Decimal("0.1"), value / 2)
