"""What the scanner finds in a text: while it reads, and when it is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from verify.model import Aside, Mention, PassedOver, Span
from verify.quantity.dates import DateMention
from verify.quantity.tokens import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What was read; all spans are offsets into the scanned text, each tuple in text order.

    ``ages`` and ``ordinals`` hold the values of numbers that ``passed_over`` lists as
    ``Aside.AGE`` and ``Aside.ORDINAL`` ("second-largest": 2).
    """

    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    ages: tuple[Mention, ...] = ()
    ordinals: tuple[Mention, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class Findings:
    """What is found while a text is read."""

    tokens: Tokens
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    ages: list[Mention] = field(default_factory=list)
    ordinals: list[Mention] = field(default_factory=list)

    def span(self, first: int, after: int) -> Span:
        """Return the span of tokens ``first`` up to ``after``, never into an earlier result."""
        first = max(first, self.tokens.floor)
        return Span(self.tokens.start[first], self.tokens.end[after - 1])

    def count(self) -> int:
        """Return how many numbers were found so far."""
        return len(self.mentions) + len(self.passed_over) + len(self.dates)

    def pass_over(self, first: int, after: int, reason: Aside) -> int:
        """Note a number that is no quantity; return the token after it."""
        span = self.span(first, after)
        self.passed_over.append(
            PassedOver(span=span, text=span.of(self.tokens.text), reason=reason)
        )
        return after

    def leave(self, first: int, after: int) -> int:
        """Note by the first few that tokens are left unread; return the token after them."""
        self.pass_over(first, min(first + 20, after), Aside.UNCLEAR)
        return after

    def leave_text(self, start: int) -> None:
        """Note by its first words that the text from a character on is left unread, if any is."""
        span = Span(start, min(start + 100, len(self.tokens.text)))
        if span.start < span.end:
            rest = PassedOver(span=span, text=span.of(self.tokens.text), reason=Aside.UNCLEAR)
            self.passed_over.append(rest)

    def scan(self) -> Scan:
        """Return all of it."""
        return Scan(
            mentions=tuple(self.mentions),
            dates=tuple(self.dates),
            passed_over=tuple(self.passed_over),
            ages=tuple(self.ages),
            ordinals=tuple(self.ordinals),
        )
