"""Every number of a sentence as it stands there, before it is known what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from verify.claim.places import place_named
from verify.model import COUNT, Amount, Kind, Mention, Period, Span
from verify.pairing.near import Nearby
from verify.pairing.roles import roles
from verify.pairing.special import YEARS, amount_hedges, find_special, rank_hedges
from verify.pairing.words import known_noun
from verify.quantity import Scan
from verify.quantity.periods import PeriodMention, find_periods


class Sort(StrEnum):
    """What sort of number it is, as far as numbers of two sentences can be compared."""

    QUANTITY = "quantity"
    RATING = "rating"  # 4.2/10, 57 out of 100
    AGE = "age"
    RANK = "rank"
    DATE = "date"


#: "averaged over 15 critics" has no bound in it.
_NO_HEDGE = re.compile(
    r"\b(?:averaged?|spread|taken|divided|distributed)\s+over\b(?P<more>[^.,;\d]{0,16})$",
    re.IGNORECASE,
)
_LOOK_BACK = 24

#: Words of ratings and of sport that the scanner may take for numbers.
_NO_NUMBERS = frozenset({"a score", "score", "scores", "doubles", "singles", "double", "a couple"})
_NAME_LEAD = re.compile(r"(?<![^\W_])(?P<word>[A-Z][^\W\d_]+)\s$")
_HUNG = re.compile(r"[^\W\d_]-$")  # under-21
_SCALE_LEAD = re.compile(r"(?<!\d)\s+out\s+of\s+(?:a\s+possible\s+)?$", re.IGNORECASE)

_PLACED = re.compile(
    r"\b(?:placed|plac(?:es|ing)|rank(?:s|ed|ing)?|finish(?:ed|es|ing)?|c[ao]m(?:e|es|ing)|reached|peaked"
    r"|position(?:ed)?)\s+(?:(?:at|in|as|the|number)\s+){0,3}$",
    re.IGNORECASE,
)

#: What a rating or a share was taken from.
_BASIS = re.compile(
    r"\b(?:averaged?\s+(?:over|across|from|on)|based\s+(?:up)?on|sample\s+of|survey\s+of|poll\s+of"
    r"|drawn\s+from)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)

#: A text that stops behind a number, or in the middle of a scale word, may have been cut off.
_CUT_OFF = re.compile(r"\s?(?:[a-z]{0,8})\Z")
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "crore", "lakh")


@dataclass(frozen=True, slots=True)
class Raw:
    """One number; ``relation`` is the preposition of a date, ``scale`` the top of a rating's."""

    span: Span
    sort: Sort
    amount: Amount
    counted: str = ""
    kind: Kind = Kind.LEVEL
    relation: str = ""
    scale: int = 0


def find_raw(text: str, read: Scan, *, anchor: date | None) -> tuple[Raw, ...]:
    """Return the numbers of ``text`` in order; where two overlap, the one that begins first.

    ``read`` is what the scanner found in it; ``anchor`` resolves dates that lack a year.
    """
    kept: list[Raw] = []
    for one in sorted(_every(text, read, anchor), key=lambda one: one.span):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _every(text: str, read: Scan, anchor: date | None) -> list[Raw]:
    special = find_special(text)
    taken = [one.span for one in special]
    found = [
        Raw(
            one.span,
            Sort(one.sort),
            one.amount,
            counted=one.counted,
            kind=one.kind,
            scale=one.scale,
        )
        for one in special
    ]
    periods = [one for one in find_periods(text, read.dates, anchor=anchor) if _usable(one)]
    for period in periods:
        if not _overlaps(period.span, taken):
            value = _related(period)
            found.append(Raw(period.span, Sort.DATE, Amount(value=value), relation=period.relation))
            taken.append(period.span)
    counted = (
        *(_rank(text, one) for one in read.ordinals),
        *(_age(text, one) for one in read.ages),
        *(_quantity(text, one) for one in read.mentions if not _is_name(text, one)),
    )
    found.extend(one for one in counted if not _overlaps(one.span, taken))
    return found


def _rank(text: str, mention: Mention) -> Raw:
    hedges = rank_hedges(text, mention.span.start)
    amount = Amount(value=mention.quantity, hedges=hedges)
    return Raw(mention.span, Sort.RANK, amount, counted=mention.counted, kind=Kind.RANK)


def _age(text: str, mention: Mention) -> Raw:
    hedges = mention.hedges or amount_hedges(text, mention.span.start)
    amount = Amount(value=replace(mention.quantity, unit=YEARS), hedges=hedges)
    return Raw(mention.span, Sort.AGE, amount)


def _is_name(text: str, mention: Mention) -> bool:
    """Tell whether a number is part of a name ("Masters 1000", "25" in quotes), or no number.

    The word before it is written with a capital in the middle of a sentence, and is no place.
    """
    if mention.text.lower() in _NO_NUMBERS:
        return True
    before = text[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    if before.endswith(('"', "“")) and text[mention.span.end : mention.span.end + 1] in {'"', "”"}:
        return True
    if _HUNG.search(before):
        return True
    if _SCALE_LEAD.search(before) or mention.hedges or mention.quantity.unit != COUNT:
        return bool(_SCALE_LEAD.search(before))
    named = _NAME_LEAD.search(before)
    if named is None or not mention.text.isdigit() or named["word"].lower() in roles().stop:
        return False
    start = mention.span.start - len(named[0])
    inside = bool(text[:start].strip()) and text[:start].rstrip()[-1] not in '.!?:"“'
    return inside and place_named(named["word"]) is None


def _usable(mention: PeriodMention) -> bool:
    return mention.period.start is not None or mention.period.end is not None


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


def _quantity(text: str, mention: Mention) -> Raw:
    before = text[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    hedges = mention.hedges
    if found := _NO_HEDGE.search(before):
        hedges = amount_hedges(text, mention.span.start) if found["more"].strip() else ()
    amount = Amount(value=mention.quantity, hedges=hedges, direction=mention.direction)
    counted = mention.counted
    if not counted and mention.quantity.unit == COUNT:
        counted = known_noun(text, mention.span.end)
    return Raw(mention.span, Sort.QUANTITY, amount, counted=counted, kind=mention.kind)


def _related(mention: PeriodMention) -> Period:
    """Return the period that a date covers with its preposition: "before May" ends in April."""
    one = mention.period
    if mention.relation in {"by", "until"}:
        return Period(start=None, end=one.end, precision=one.precision, words=mention.text)
    if mention.relation == "before" and one.start and one.start > date.min:
        return Period(
            start=None,
            end=date.fromordinal(one.start.toordinal() - 1),
            precision=one.precision,
            words=f"before {mention.text}",
        )
    if mention.relation == "after" and one.end and one.end < date.max:
        return Period(
            start=date.fromordinal(one.end.toordinal() + 1),
            end=None,
            precision=one.precision,
            words=f"after {mention.text}",
        )
    return one


def is_cut(text: str, one: Raw) -> bool:
    """Tell whether the text stops in or right behind a number, so that its scale may be lost."""
    rest = text[one.span.end :]
    if one.sort is not Sort.QUANTITY or len(rest) > 9 or not _CUT_OFF.match(rest):
        return False
    return any(scale.startswith(rest.strip()) for scale in _SCALES)


def with_age(one: Raw, near: Nearby) -> Raw:
    """Return a number of years as an age where the words around it say so."""
    value = one.amount.value
    if isinstance(value, Period) or value.unit.name != "year" or "age" not in near.own:
        return one
    amount = replace(one.amount, value=replace(value, unit=YEARS))
    return replace(one, sort=Sort.AGE, amount=amount)


def is_occasion(text: str, one: Raw) -> bool:
    """Tell whether a number names the case that is spoken of rather than something about it."""
    if one.sort is Sort.AGE:
        return one.span.of(text).lower().endswith(("old", "olds"))
    before = text[max(0, one.span.start - _LOOK_BACK) : one.span.start]
    if one.sort is Sort.RANK:
        return one.counted != "" and not _PLACED.search(before)
    return not one.amount.hedges and bool(_BASIS.search(before))
