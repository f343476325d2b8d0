"""Check the headline against the body: the same quantity stated twice, differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Claim, Form, Kind, Quantity, Remark, RemarkCode, SentenceRole

_OPENING = 4  # sentences of the body in which a headline's number is repeated


def headline(claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark where the opening of the body contradicts the headline.

    Subject, kind, unit, direction and places must be the same words, the body must have exactly one
    such number, and both must be unhedged points apart by more than their rounding.
    """
    titled = [c for c in claims if c.sentence.role is SentenceRole.HEADLINE]
    body = [c for c in claims if c.sentence.role is not SentenceRole.HEADLINE]
    opening = sorted({c.sentence.span for c in body})[:_OPENING]
    for claim in titled:
        same = [c for c in body if c.sentence.span in opening and _same_topic(claim, c)]
        if len(same) != 1:
            continue
        ok = _may_be_equal(claim, same[0])
        if ok is None:
            continue
        yield Remark(
            code=RemarkCode.CONSISTENT if ok else RemarkCode.RESTATED,
            ok=ok,
            span=claim.span,
            text=claim.text,
            message=f"the headline says {claim.text}, the text {same[0].text}",
        )


def _same_topic(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are about the same thing, word for word."""
    first, second = one.topic, other.topic
    return (
        bool(first.subject.head)
        and bool(first.subject.modifiers)
        and first.kind is second.kind
        and first.kind is not Kind.DATE
        and first.dimension == second.dimension
        and (first.subject.head, set(first.subject.modifiers))
        == (second.subject.head, set(second.subject.modifiers))
        and one.amount.direction is other.amount.direction
        and (not first.places or not second.places or set(first.places) == set(second.places))
        and (first.period is None or second.period is None or first.period == second.period)
    )


def _may_be_equal(one: Claim, other: Claim) -> bool | None:
    """Tell whether two points can be roundings of one value; None if they are no plain points."""
    first, second = one.amount.value, other.amount.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return None
    plain = all(q.form is Form.POINT and not q.alternatives for q in (first, second))
    if not plain or one.amount.hedges or other.amount.hedges or first.unit != second.unit:
        return None
    if first.low is None or second.low is None:
        return None
    return abs(first.low - second.low) <= max(first.step, second.step)
