"""What a number takes over from the one before it in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from verify.model import COUNT, Direction, Kind, Mention
from verify.patterns import lazy

_OR = lazy(r",? or (?:about |nearly |almost |roughly |by )?\Z", re.IGNORECASE)
_BRACKET = lazy(r" ?[(\[](?:about |around |or |roughly |some |or about )?\Z", re.IGNORECASE)
_IN_BRACKET = lazy(r" ?(?:/|,|or|;) ?\Z")
_ELLIPSIS = lazy(r"\b(?:from|to|with|than|against|versus)(?: an average of| about| just| only)?\Z")
_TAKING = lazy(r", \w+ing (?:the|its|their|a) [^,]*to\s*\Z")  # ", taking the toll to"
# "up 0.3 percent on the month and 3.6 percent on the year"
_EACH = r"(?:quarter|year|month|week)[ -]o(?:n|ver)[ -](?:quarter|year|month|week)"
_SINCE = lazy(
    rf" (?:(?:on|from|over|since|in|for) [\w ]{{3,30}}|{_EACH}),? (?:and|but)(?: by)? ",
)
_SINCE_TOO = lazy(rf" (?:(?:on|from|over|since|in|for) |{_EACH})")
_CHANGES = frozenset([Kind.CHANGE, Kind.DIFFERENCE, Kind.POINT_CHANGE])
_FAR = 90
_ROUNDING = Decimal("0.3")  # how far a conversion in brackets may be rounded: "a mile (2 km)"


def linked(text: str, earlier: Sequence[Mention], mention: Mention) -> Mention:
    """Return a mention with what the text leaves out because the mention before it said it.

    "lost 190 points, or 0.6%": the same change. "more than 100 km (60 miles)": the same hedge.
    "3.9 million headsets, up from 2.4 million": the same noun. "down 2.3%, Burlington by 2.6%":
    the same verb.
    """
    last = earlier[-1]
    gap = text[last.span.end : mention.span.start]
    if len(gap) > _FAR or "\n\n" in gap:
        return mention
    if _OR.search(gap) and last.kind in _CHANGES and len(gap) < 40:
        return _same_change(mention, last)
    taking = _TAKING.search(gap)
    if taking and not (last.counted and last.counted.split()[-1] in taking[0]):
        return mention
    if (
        last.kind in _CHANGES
        and mention.quantity.unit.name == last.quantity.unit.name
        and _SINCE.fullmatch(gap)
        and _SINCE_TOO.match(text, mention.span.end)
    ):
        return _same_change(mention, last)
    if _BRACKET.fullmatch(gap) or (_IN_BRACKET.fullmatch(gap) and _restates(last, mention)):
        return _restated(mention, last)
    if ". " in gap or ";" in gap:
        return mention
    if gap.endswith(" by ") and last.kind in _CHANGES:
        mention = _same_change(mention, last)
    if not mention.counted and _plain(mention) and _ELLIPSIS.search(gap.rstrip()):
        return replace(mention, counted=_noun_before(text, earlier, mention))
    return mention


def _noun_before(text: str, earlier: Sequence[Mention], mention: Mention) -> str:
    """Return the noun of the nearest count before a mention, over a percentage between them."""
    for last in reversed(earlier[-3:]):
        between = text[last.span.end : mention.span.start]
        if len(between) > 2 * _FAR or ". " in between or "\n\n" in between:
            break
        if _plain(last) and last.kind is not Kind.MULTIPLE:
            return last.counted
    return ""


def _plain(mention: Mention) -> bool:
    unit = mention.quantity.unit
    return unit is COUNT or (unit.name.startswith("per ") and unit.dimension.startswith("count"))


def _same_change(mention: Mention, last: Mention) -> Mention:
    if mention.kind not in {Kind.LEVEL, Kind.SHARE, Kind.RATE}:
        return mention
    percent = mention.quantity.unit.dimension == "percent"
    kind = Kind.CHANGE if percent else Kind.DIFFERENCE
    return replace(mention, kind=kind, direction=last.direction)


def _restates(last: Mention, mention: Mention) -> bool:
    a, b = last.quantity.unit, mention.quantity.unit
    if a.name == b.name or a.dimension != b.dimension or a.name == "" or b.name == "":
        return False
    one, other = last.quantity.low, mention.quantity.low
    if one is None or other is None or a.dimension.startswith("currency"):
        return True
    left, right = one * a.factor + a.offset, other * b.factor + b.offset
    return abs(left - right) <= max(abs(left), abs(right)) * _ROUNDING


def _restated(mention: Mention, last: Mention) -> Mention:
    """Take over hedge and direction of the amount that brackets convert ("(60 miles)")."""
    a, b = last.quantity.unit, mention.quantity.unit
    money = a.dimension.startswith("currency") and b.dimension.startswith("currency")
    if not (_restates(last, mention) or (money and a.name != b.name)):
        return mention
    hedges = mention.hedges or last.hedges
    if mention.kind is Kind.LEVEL and last.kind in {*_CHANGES, Kind.RATE}:
        return replace(mention, hedges=hedges, kind=last.kind, direction=last.direction)
    direction = mention.direction if mention.direction is not Direction.NONE else last.direction
    return replace(mention, hedges=hedges, direction=direction)
