"""Check stated differences and shares against the two numbers that they are made of.

"cut by 30, from 130 to 100", "rose 0.5 points, from 5.0 to 5.5 percent", "30 of 120 passengers, or
25 percent".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.claim.arithmetic_checks import FROM, TO, Range, before, is_level, loosened, range_of
from verify.model import Claim, Hedge, Kind, Remark, RemarkCode
from verify.patterns import lazy

_OF = lazy(r"\s+of\s+(?:(?:the|its|their|all|some)\s+)?")
_OR = lazy(
    r"[^.;:()0-9]{0,40}?(?:,\s*or|\()\s*(?:(?:about|some|around|roughly|nearly|almost|just|over)\s+)*$"
)
_POINTS = lazy(r"[\s-]points?\b")
_SLACK = Decimal("0.6")  # percentage points that rounding on the way may take
_ABOUT = Decimal("0.1")


def differences(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark for a difference that is told with both levels, in one unit.

    All must be points, linked, one behind "from" and one behind "to".
    """
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        if claim.topic.kind not in {Kind.POINT_CHANGE, Kind.DIFFERENCE}:
            continue
        levels = [by_id[i] for i in claim.linked if i in by_id and is_level(by_id[i])]
        start = [c for c in levels if FROM.search(before(text, c))]
        end = [c for c in levels if TO.search(before(text, c))]
        if len(levels) != 2 or len(start) != 1 or len(end) != 1:
            continue
        if not _comparable(text, claim, start[0], end[0]):
            continue
        first, last, stated = range_of(start[0]), range_of(end[0]), range_of(claim)
        if first is None or last is None or stated is None:
            continue
        yield _judged(claim, first, last, loosened(claim, stated))


def _comparable(text: str, claim: Claim, first: Claim, last: Claim) -> bool:
    """Tell whether the difference is in the unit of both levels."""
    if first.topic.dimension != last.topic.dimension:
        return False
    points = claim.topic.kind is Kind.POINT_CHANGE
    named = points or (
        claim.topic.dimension == "count" and _POINTS.match(text, claim.span.end) is not None
    )
    if first.topic.dimension == "percent":
        return named
    same = claim.topic.dimension == first.topic.dimension
    return same and claim.topic.kind is Kind.DIFFERENCE


def _judged(claim: Claim, first: Range, last: Range, stated: Range) -> Remark:
    """Return the remark on one difference; only its size counts."""
    low, high = last.low - first.high, last.high - first.low
    real = Range(-high, -low) if high < 0 else Range(max(low, Decimal(0)), high)
    factor = getattr(getattr(claim.amount.value, "unit", None), "factor", Decimal(1))
    scale = factor if claim.topic.kind is Kind.POINT_CHANGE else Decimal(1)
    ok = Range(stated.low * scale, stated.high * scale).meets(real)
    return Remark(
        code=RemarkCode.CONSISTENT if ok else RemarkCode.CHANGE,
        ok=ok,
        span=claim.span,
        text=claim.text,
        message=f"the difference is {real.low:,.4g} to {real.high:,.4g}",
    )


def shares(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark for "30 of 120 passengers, or 25 percent"."""
    for (part, whole), (_, share) in pairwise(pairwise(claims)):
        percent = share.topic.dimension == "percent" and is_level(share)
        counts = all(one.topic.dimension == "count" and is_level(one) for one in (part, whole))
        if not percent or not counts or whole.amount.hedges:
            continue
        of = text[part.span.end : whole.span.start]
        if not _OF.fullmatch(of) or not _OR.fullmatch(text[whole.span.end : share.span.start]):
            continue
        top, bottom, stated = range_of(part), range_of(whole), range_of(share)
        if top is None or bottom is None or stated is None or bottom.low <= 0:
            continue
        if set(part.amount.hedges) - {Hedge.ABOUT, Hedge.ESTIMATED}:
            continue
        wide = _ABOUT if part.amount.hedges else Decimal(0)
        real = Range(
            100 * top.low * (1 - wide) / bottom.high - _SLACK,
            100 * top.high * (1 + wide) / bottom.low + _SLACK,
        )
        ok = loosened(share, stated).meets(real)
        yield Remark(
            code=RemarkCode.CONSISTENT if ok else RemarkCode.PARTS,
            ok=ok,
            span=share.span,
            text=share.text,
            message=f"{part.text} of {whole.text} is {real.low:.1f} to {real.high:.1f} percent",
        )
