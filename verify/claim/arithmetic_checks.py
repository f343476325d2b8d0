"""Check numbers of one sentence against each other: changes, multiples, conversions, parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from verify.model import Claim, Direction, Form, Hedge, Kind, Quantity, Remark, RemarkCode, Span
from verify.patterns import lazy

FROM = lazy(r"\bfrom\s+(?:(?:a|an|the|just|about|around|nearly|only|some)\s+){0,2}$")
TO = lazy(r"\bto\s+(?:(?:a|an|the|just|about|around|nearly|only|some|over)\s+){0,2}$")
_PAREN = lazy(r"\s*\(\s*$")
_INCLUDING = lazy(r"[^.;:0-9]{0,60}?,?\s(?:including|of whom|of which|among them)\s*$")
_LOOK_BACK = 24  # code points before a number in which its preposition is looked for
_SLACK = Decimal("0.02")  # what rounding on the way may move a converted value, as a share of it
_MORE = Decimal("0.95")  # of its number: the least that may be called "more than doubled"
_LOOSE = {"low": Decimal("0.75"), "high": Decimal("1.5")}  # what may still be called "doubled"


class Range(NamedTuple):
    """Everything that a rounded number may stand for, ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Tell whether a number may lie in both."""
        return self.low <= other.high and other.low <= self.high


def changes(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark for "rose 5 percent, from X to Y" and "doubled from X to Y".

    All three numbers must be points, linked, and the two levels in one unit. When the levels are
    percentages, the change may have meant points, so both readings count.
    """
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        if claim.topic.kind not in {Kind.CHANGE, Kind.MULTIPLE}:
            continue
        levels = [by_id[i] for i in claim.linked if i in by_id and is_level(by_id[i])]
        start = [c for c in levels if FROM.search(before(text, c))]
        end = [c for c in levels if TO.search(before(text, c))]
        if len(levels) != 2 or len(start) != 1 or len(end) != 1:
            continue
        first, last = range_of(start[0]), range_of(end[0])
        stated = range_of(claim)
        same = start[0].topic.dimension == end[0].topic.dimension
        if first is None or last is None or stated is None or not same or first.low <= 0:
            continue
        yield _judged(claim, first, last, stated, percent=start[0].topic.dimension == "percent")


def _judged(claim: Claim, first: Range, last: Range, stated: Range, *, percent: bool) -> Remark:
    """Return the remark on one change."""
    ratio = Range(last.low / first.high, last.high / first.low)
    if claim.topic.kind is Kind.MULTIPLE:
        ok = _multiple_holds(claim, ratio, stated)
        real = f"the ratio is {ratio.low:.2f} to {ratio.high:.2f}"
    else:
        sign = -1 if claim.amount.direction is Direction.DOWN else 1
        ends = sorted((100 * (ratio.low - 1) * sign, 100 * (ratio.high - 1) * sign))
        points = sorted(((last.low - first.high) * sign, (last.high - first.low) * sign))
        ok = loosened(claim, stated).meets(Range(*ends)) or (
            percent and loosened(claim, stated).meets(Range(*points))
        )
        real = f"the change is {ends[0] * sign:.1f} to {ends[1] * sign:.1f} percent"
    code = RemarkCode.CONSISTENT if ok else RemarkCode.CHANGE
    return Remark(code=code, ok=ok, span=claim.span, text=claim.text, message=real)


def _multiple_holds(claim: Claim, ratio: Range, stated: Range) -> bool:
    """Tell whether "doubled" is a fair word for the ratio; "halved" may be kept as 2 or as 0.5."""
    falling = claim.amount.direction is Direction.DOWN
    low, high = stated.low * _LOOSE["low"], stated.high * _LOOSE["high"]
    if set(claim.amount.hedges) & {Hedge.OVER, Hedge.AT_LEAST}:
        low, high = (stated.low + stated.high) / 2 * _MORE, Decimal("Infinity")
    direct = Range(low, high).meets(ratio)
    turned = (
        falling and ratio.low > 0 and Range(low, high).meets(Range(1 / ratio.high, 1 / ratio.low))
    )
    return direct or turned


def loosened(claim: Claim, stated: Range) -> Range:
    """Return the stated range with its hedges and one more rounding allowed for."""
    width = stated.high - stated.low
    low, high = stated.low - width / 2, stated.high + width / 2
    hedges = set(claim.amount.hedges)
    if hedges & {Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.ESTIMATED}:
        low, high = low * Decimal("0.9"), high * Decimal("1.1")
    if hedges & {Hedge.OVER, Hedge.AT_LEAST}:
        high = Decimal("Infinity")
    if hedges & {Hedge.UNDER, Hedge.AT_MOST}:
        low = Decimal("-Infinity")
    return Range(low, high)


def conversions(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark for "55 mph (88.5 kph)": one measure in two units, the second in brackets."""
    for left, right in pairwise(claims):
        gap = text[left.span.end : right.span.start]
        if not _PAREN.fullmatch(gap) or text[right.span.end : right.span.end + 1] != ")":
            continue
        first, second = left.amount.value, right.amount.value
        if not isinstance(first, Quantity) or not isinstance(second, Quantity):
            continue
        same = first.unit.dimension == second.unit.dimension and first.unit != second.unit
        if not same or first.unit.dimension in {"count", "percent"}:
            continue
        one, other = _in_base_unit(left, first), _in_base_unit(right, second)
        if one is None or other is None:
            continue
        ok = one.meets(other)
        yield Remark(
            code=RemarkCode.CONSISTENT if ok else RemarkCode.CONVERSION,
            ok=ok,
            span=Span(left.span.start, right.span.end + 1),
            text=text[left.span.start : right.span.end + 1],
            message=f"{left.text} is {_converted(first, second):.4g} {second.unit.name}",
        )


def _converted(first: Quantity, second: Quantity) -> Decimal:
    """Return the first value in the second one's unit."""
    base = (first.low or Decimal(0)) * first.unit.factor + first.unit.offset
    return (base - second.unit.offset) / second.unit.factor


def _in_base_unit(claim: Claim, quantity: Quantity) -> Range | None:
    """Return a quantity's range in its dimension's base unit, a little wider for roundings."""
    found = range_of(claim)
    if found is None:
        return None
    ends = sorted(
        end * quantity.unit.factor + quantity.unit.offset for end in (found.low, found.high)
    )
    slack = max(abs(ends[0]), abs(ends[1])) * _SLACK
    return Range(ends[0] - slack, ends[1] + slack)


def parts(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark where one part is larger than its whole: "12 people, including 15 children".

    Several parts may overlap, so their sum says nothing.
    """
    for whole, part in pairwise(claims):
        gap = text[whole.span.end : part.span.start]
        counts = all(
            claim.topic.kind is Kind.LEVEL and claim.topic.dimension == "count"
            for claim in (whole, part)
        )
        digits = all(any(ch.isdigit() for ch in claim.text) for claim in (whole, part))
        if len(gap) > 100 or not counts or not digits or not _INCLUDING.fullmatch(gap):
            continue
        total, piece = range_of(whole), range_of(part)
        open_above = set(whole.amount.hedges) - {Hedge.UNDER, Hedge.AT_MOST}
        if total is None or piece is None or open_above or part.amount.hedges:
            continue
        if piece.low > total.high:
            yield Remark(
                code=RemarkCode.PARTS,
                ok=False,
                span=part.span,
                text=part.text,
                message=f"a part ({part.text}) is larger than its whole ({whole.text})",
            )


def is_level(claim: Claim) -> bool:
    """Tell whether a claim is no change, so that changes can be measured between two such."""
    return claim.topic.kind in {Kind.LEVEL, Kind.SHARE, Kind.RATE}


def before(text: str, claim: Claim) -> str:
    """Return the words before a claim in its sentence."""
    start = max(claim.sentence.span.start, claim.span.start - _LOOK_BACK)
    return text[start : claim.span.start].lower()


def range_of(claim: Claim) -> Range | None:
    """Return what a point may stand for after rounding, or None if it is no plain point."""
    value = claim.amount.value
    if not isinstance(value, Quantity) or value.form is not Form.POINT or value.alternatives:
        return None
    if value.low is None or value.low != value.high:
        return None
    half = value.step / 2
    return Range(value.low - half, value.low + half)
