"""What an amount states in its sentence: hedges, kind, direction and counted noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import COUNT, Direction, Form, Hedge, Kind, Mention, Quantity, Span
from verify.quantity import nouns
from verify.quantity.amounts import Amount
from verify.quantity.changes import kind_of
from verify.quantity.hedges import hedges_after, hedges_before
from verify.quantity.links import linked
from verify.quantity.rates import rate, rate_of_count
from verify.quantity.tokens import Tokens


def mention_of(
    tokens: Tokens, amount: Amount, span: Span, earlier: Sequence[Mention], *, kind: Kind | None
) -> tuple[Mention, int]:
    """Return the mention that an amount makes in ``span``, and the token after its hedges.

    ``earlier`` are the mentions before it in the text; ``kind`` overrules what the words tell.
    """
    quantity, begin = amount.quantity, amount.first
    if quantity.form is Form.RANGE and tokens.low[begin - 1] in {"between", "from"}:
        begin -= 1
    before, begin = hedges_before(tokens, begin)
    if quantity.form is Form.RANGE:
        before = tuple(hedge for hedge in before if hedge is not Hedge.AT_MOST)
    behind, after = hedges_after(tokens, amount.after)
    if behind:
        quantity, after = _with_rate(tokens, quantity, after) or (quantity, after)
    noun, noun_end = _noun(tokens, amount, after)
    if noun and not behind:
        behind, _ = hedges_after(tokens, noun_end)
    if quantity.unit is COUNT:
        rated = _with_rate(tokens, quantity, noun_end if noun else after)
        quantity, after = rated or (quantity, after)
    found, way = kind_of(
        tokens, begin, amount.after, quantity.unit, part=amount.number.part, noun=noun,
        noun_end=noun_end,
    )  # fmt: skip
    mention = Mention(
        span=span,
        text=span.of(tokens.text),
        quantity=quantity,
        kind=kind or found,
        direction=Direction.NONE if kind else way,
        hedges=(*before, *behind, *amount.number.hedges),
        counted=noun,
    )
    if earlier:
        mention = linked(tokens.text, earlier, mention)
    return mention, max(amount.after, after)


def _with_rate(tokens: Tokens, quantity: Quantity, after: int) -> tuple[Quantity, int] | None:
    """Add a rate that stands behind the noun or the hedge: "20 a week", "£2,500-plus a year"."""
    if quantity.unit is COUNT:
        found = rate_of_count(tokens, after)
        return None if found is None else (replace(quantity, unit=found[0]), found[1])
    longer = rate(tokens, quantity.unit, after, hyphen=False)
    return None if longer is None else (replace(quantity, unit=longer[0]), longer[1])


def _noun(tokens: Tokens, amount: Amount, after: int) -> tuple[str, int]:
    """Return what an amount counts; money and measures only name it after "of" or a hyphen."""
    unit = amount.quantity.unit
    within = unit.dimension == "length" and tokens.low[amount.first - 1] == "within"
    of = tokens.low[after] == "of" and not within  # "within 40 miles of Paris"
    if unit is COUNT or amount.hyphen or of or amount.number.part:
        single = amount.quantity.low == 1 and unit is COUNT
        plural = not amount.hyphen and not single
        article = tokens.low[amount.first - 1] in {"a", "an"}
        hung = amount.hyphen or tokens.low[after] == "-"
        return nouns.counted(
            tokens,
            after,
            plural=plural,
            part=amount.number.part,
            single=single or (article and hung),
        )
    return "", after
