"""Numbers in a text: where they stand, what they state, and why some are passed over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from verify.model.amounts import Direction, Hedge, Kind, Quantity


class Span(NamedTuple):
    """A half-open range of code points: ``text[span.start:span.end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Return the same span in a text in which this one begins ``by`` code points later."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A value and the span that states it (number and unit; hedge and counted noun outside).

    ``counted`` is the noun phrase that the number counts or that its unit measures, as written,
    without numbers ("suicide bombings"); empty when there is none.
    """

    span: Span
    text: str
    quantity: Quantity
    kind: Kind = Kind.LEVEL
    direction: Direction = Direction.NONE
    hedges: tuple[Hedge, ...] = ()
    counted: str = ""


class Aside(StrEnum):
    """Why a number in a text is not a quantity that could be checked."""

    DATE = "date"
    TIME = "time of day"
    YEAR = "year"
    PERIOD = "period"  # "the past two years": says when, not how much
    AGE = "age"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"  # case, flight, section, model numbers
    PHONE = "phone number"
    ADDRESS = "address"
    URL = "web address"
    SCORE = "score"
    FOOTNOTE = "footnote mark"
    LIST_MARKER = "list marker"
    NAME = "name"  # S&P 500, G7, COVID-19
    IDIOM = "idiom"  # one of the, no one, at first
    AMBIGUOUS = "ambiguous notation"
    NOT_A_NUMBER = "not a number"  # over 40 digits, mixed scripts
    UNCLEAR = "nothing it could be checked against"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A number that was seen and is no claim, with the reason."""

    span: Span
    text: str
    reason: Aside
