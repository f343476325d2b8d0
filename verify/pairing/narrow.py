"""Words right beside a number that make it one of a part, a rate, an age group or a difference.

"30 of the victims", "9 people each month", "12 people under 30" and "20 more people" are no numbers
of all people. ``verify.claim.qualifiers`` finds more of these in an article's sentence; in two
sentences full of numbers, whose hedges look like ages, only what touches the number is sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from verify.model import Place, Span


class Narrowed(StrEnum):
    """How a number is restricted."""

    PART = "part"
    MORE = "more"  # how many more, not how many
    RATE = "rate"
    AGE = "age"


_BEFORE = re.compile(r"\b(?:another|additional|extra|further)\s+$", re.IGNORECASE)
_PART = re.compile(
    r"\s+of\s+(?:the|them|these|those|whom|which|its|their|his|her|our)\b", re.IGNORECASE
)
_MORE = re.compile(r"\s+(?:more|fewer|less|additional|extra|further|others?)\b", re.IGNORECASE)
_TIME = r"(?:minute|hour|day|night|week|weekend|month|quarter|season|year|decade)"
_RATE = re.compile(
    rf"\b(?:each|every|per|an?)\s+{_TIME}\b(?!\s+(?:ago|earlier|before|later|old))"
    r"|\b(?:hourly|daily|weekly|monthly|quarterly|yearly|annually)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:\s+[^\W\d_]+){0,6}?\s+(?:aged|under|over|younger\s+than|older\s+than)\s+"
    r"(?:the\s+age\s+of\s+)?\d{1,2}\b(?!\s*(?:%|per|[mbt]illion|thousand)|[,.:/]?\d)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:to|from|with)\s+(?:the\s+)?$", re.IGNORECASE)
_LONGEST = 80


def narrowed(text: str, number: Span, clause: Span, *, bound: bool) -> frozenset[Narrowed]:
    """Return how a count at ``number`` is restricted within its ``clause``.

    ``bound`` tells that it is a bound; "more than 40 and under 60" then restricts no age.
    """
    before = text[max(clause.start, number.start - _LONGEST) : number.start]
    behind = text[number.end : min(clause.end, number.end + _LONGEST)]
    found = {
        Narrowed.PART: _PART.match(behind),
        Narrowed.MORE: _BEFORE.search(before) or _MORE.match(behind),
        Narrowed.RATE: _RATE.search(behind),
        Narrowed.AGE: None if bound else _AGE.match(behind),
    }
    return frozenset(way for way, match in found.items() if match)


def partners(text: str, places: Sequence[tuple[Span, Place]]) -> frozenset[str]:
    """Return the codes of countries that things go to or come from: "exports to China"."""
    return frozenset(
        place.code
        for span, place in places
        if place.code and _WITH.search(text[max(0, span.start - _LONGEST) : span.start])
    )
