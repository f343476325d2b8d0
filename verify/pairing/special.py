"""Numbers that a quantity scanner rightly leaves alone: ratings, ages and ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from verify.model import COUNT, Amount, Form, Hedge, Kind, Quantity, Span, Unit
from verify.quantity.lexicon import lexicon

YEARS = Unit(name="year", dimension="age")

#: Tops of scales on which films, books and games are rated.
_SCALES = frozenset({4, 5, 6, 10, 20, 100})

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
_RATING = re.compile(
    rf"(?<![\d./,])(?P<value>{_NUMBER})\s?(?:/|out\s+of(?:\s+a\s+possible)?)\s?"
    r"(?P<top>\d{1,3})(?!\d|[/.,]\d)(?:\s+stars?)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?P<a>\d{1,3})[-\s]years?[-\s]old\b"
    r"|\baged?\s+(?:of\s+)?(?P<b>\d{1,3})\b(?!\s*(?:%|percent|million|thousand))"
    r"|\b(?:in|into)\s+(?:his|her|their|its)\s+(?:early\s+|mid-?\s?|late\s+)?(?P<c>\d0)['’]?s\b"
    r"|\b(?P<d>\d{1,3})\s+years?\s+of\s+age\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:#\s?|\b(?:number|no\.?|rank(?:ed|s|ing)?(?:\s+(?:as|at|of|in))?|position)\s+#?)"
    r"(?P<value>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?![.,]?\d|\s?%)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|zero)"
    r"(?P<words>(?:\s+(?:new|known|reported|confirmed|recorded|further|official)){0,2})"
    r"\s+(?P<noun>cases|deaths|fatalities|victims|injuries|casualties|goals|wins|losses|infections"
    r"|recoveries|survivors|draws|points|reviews|seats|votes|medals)\b",
    re.IGNORECASE,
)
_Cues = tuple[tuple[re.Pattern[str], Hedge], ...]


def _cues(table: Mapping[str, Hedge]) -> _Cues:
    """Return the cues as patterns that must end right before the number."""
    article = r"\s+(?:(?:an?|the|the\s+age\s+of)\s+)?$"
    return tuple(
        (re.compile(rf"\b(?:{words}){article}", re.IGNORECASE), hedge)
        for words, hedge in table.items()
    )


#: Words before a rank that open it on one side. What is "higher than #5" has a smaller number.
_RANK_HEDGES = _cues(
    {
        r"(?:higher|better|above)(?:\s+than)?": Hedge.UNDER,
        r"(?:lower|worse|below|under)(?:\s+than)?": Hedge.OVER,
        r"(?:more|greater)\s+than|over": Hedge.OVER,
        r"(?:less|fewer)\s+than": Hedge.UNDER,
    }
)
_AMOUNT_HEDGES = _cues(
    {
        r"(?:more|greater|higher|better|older)\s+than|over|above|exceed(?:s|ed|ing)?": Hedge.OVER,
        r"(?:less|fewer|lower|worse|younger)\s+than|under|below": Hedge.UNDER,
        r"at\s+least": Hedge.AT_LEAST,
        r"at\s+most|up\s+to": Hedge.AT_MOST,
        r"about|around|approximately|roughly|some": Hedge.ABOUT,
        r"nearly|almost|just\s+under": Hedge.NEARLY,
    }
)
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """A rating, an age, a rank or "no cases"; ``sort`` is a value of ``items.Sort``."""

    span: Span
    sort: str
    amount: Amount
    kind: Kind = Kind.LEVEL
    scale: int = 0
    counted: str = ""


def find_special(text: str) -> tuple[Special, ...]:
    """Return the ratings, ages and ranks of ``text`` in order; none overlap."""
    every = (*_ratings(text), *_ages(text), *_ranks(text), *_nones(text))
    found = sorted(every, key=lambda one: one.span)
    kept: list[Special] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _ratings(text: str) -> Iterator[Special]:
    for match in _RATING.finditer(text):
        value, top = Decimal(match["value"]), int(match["top"])
        if top in _SCALES and value <= top:
            yield Special(
                span=Span(*match.span()),
                sort="rating",
                amount=_amount(text, match.start(), match["value"], _AMOUNT_HEDGES),
                scale=top,
            )


def _ages(text: str) -> Iterator[Special]:
    for match in _AGE.finditer(text):
        digits = match["a"] or match["b"] or match["d"]
        if digits:
            amount = _amount(text, match.start(), digits, _AMOUNT_HEDGES, unit=YEARS)
        else:
            low = Decimal(match["c"])
            quantity = Quantity(low=low, high=low + 9, unit=YEARS, form=Form.FUZZY)
            amount = Amount(value=quantity)
        yield Special(span=Span(*match.span()), sort="age", amount=amount)


def _nones(text: str) -> Iterator[Special]:
    for match in _NONE.finditer(text):
        quantity = Quantity(low=Decimal(0), high=Decimal(0))
        yield Special(
            span=Span(match.start(), match.start("words")),
            sort="quantity",
            amount=Amount(value=quantity),
            counted=match["noun"],
        )


def _ranks(text: str) -> Iterator[Special]:
    for match in _NUMBERED.finditer(text):
        word = match["value"].lower()
        yield Special(
            span=Span(*match.span()),
            sort="rank",
            amount=_amount(
                text, match.start(), str(lexicon().cardinals.get(word, word)), _RANK_HEDGES
            ),
            kind=Kind.RANK,
        )


def rank_hedges(text: str, start: int) -> tuple[Hedge, ...]:
    """Return how the words before ``start`` open a rank."""
    return _hedges(text, start, _RANK_HEDGES)


def amount_hedges(text: str, start: int) -> tuple[Hedge, ...]:
    """Return how the words before ``start`` open an amount."""
    return _hedges(text, start, _AMOUNT_HEDGES)


def _hedges(text: str, start: int, cues: _Cues) -> tuple[Hedge, ...]:
    before = text[max(0, start - _LOOK_BACK) : start]
    hedge = next((hedge for pattern, hedge in cues if pattern.search(before)), None)
    return (hedge,) if hedge else ()


def _amount(text: str, start: int, digits: str, cues: _Cues, *, unit: Unit = COUNT) -> Amount:
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    quantity = Quantity(low=value, high=value, unit=unit, step=step)
    return Amount(value=quantity, hedges=_hedges(text, start, cues))
