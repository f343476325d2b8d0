"""Sums and averages over the parts of a longer time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from verify.match.basis import (
    LEVELS,
    Basis,
    Made,
    Member,
    made,
    series,
    settled,
    unrestricted,
    without,
)
from verify.match.rates import is_spread
from verify.match.thesaurus import Nature, Thesaurus
from verify.model import Field, Fit, Kind, Period, Precision, Score, Subject, Topic
from verify.patterns import lazy
from verify.quantity import spell

#: "2019/20" and "2019-20" may be one year that begins in the middle of 2019: no sum is sure of it.
_CROSSING = lazy(r"(?<!\d)\d{4}\s?[-–/]\s?(?:\d{4}|\d{2})$")
_AVERAGES = {Precision.YEAR: "average a year", Precision.MONTH: "average a month"}


def sums(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the sum over the figures that tile the claimed period exactly.

    Events add up and may refute (people killed in two years); what is counted on a day (people
    living somewhere) never adds up; where the thesaurus does not know, a sum only supports.
    """
    words = basis.index.thesaurus
    if topic.kind is not Kind.LEVEL or _has_mean(topic.subject, words):
        return
    for members in series(topic, basis, allowed=lambda level: _adds(level, topic, words)):
        nature = _nature(members, words)
        parts = tiles(members, topic.period) if nature is not Nature.STOCK else ()
        if parts and topic.period is not None:
            fit = _period_fit(topic.period, parts, flow=nature is Nature.FLOW)
            yield from _over("sum", topic, parts, fit)


def averages(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the mean of the figures that tile the claimed period: "300 a year from 2019 to 2022".

    They only support: whether a mean is weighted, and over what, no sentence says.
    """
    words = basis.index.thesaurus
    rate = topic.kind is Kind.RATE and topic.dimension == "count / time"
    if not rate and not (topic.kind is Kind.LEVEL and _has_mean(topic.subject, words)):
        return
    wanted = _without_mean(topic, words)
    unit = "count" if rate else topic.dimension
    for members in series(wanted, basis, allowed=lambda level: _is_level(level, unit)):
        parts = tiles(members, topic.period) or (_single(members, topic.period) if rate else ())
        operation = _AVERAGES.get(members[0].period.precision) if rate else "average"
        if parts and operation:
            yield from _over(operation, topic, parts, (Fit.IMPLIED, 90.0))


def _over(
    operation: str, topic: Topic, parts: Sequence[Member], fit: tuple[Fit, float]
) -> Iterator[Made]:
    """Yield what ``operation`` makes of parts that tile the claimed period."""
    if topic.period is None:
        return
    note = f"{len(parts)} parts that make up {spell.period(topic.period)}"
    score = Score(field=Field.PERIOD, fit=fit[0], value=fit[1], note=note)
    inputs = [one.figure for one in parts]
    scores = (*parts[0].scores, *settled(), score)
    yield from made(topic, operation, inputs, scores, period=topic.period)


def tiles(members: Sequence[Member], wanted: Period | None) -> tuple[Member, ...]:
    """Return the members that make up ``wanted`` without gap or overlap; none if they do not."""
    if wanted is None or wanted.start is None or wanted.end is None:
        return ()
    at, parts = wanted.start, list[Member]()
    for one in members:
        end = one.period.end or date.max
        if one.period.start == at and end <= wanted.end:
            parts.append(one)
            at = end + timedelta(days=1)
    whole = len(parts) > 1 and at == wanted.end + timedelta(days=1)
    return tuple(parts) if whole else ()


def _single(members: Sequence[Member], wanted: Period | None) -> tuple[Member, ...]:
    """Return the one member for exactly ``wanted``: a year's total is a rate over that year."""
    return tuple(one for one in members if wanted is not None and one.period.same_days(wanted))[:1]


def _adds(level: Topic, claim: Topic, words: Thesaurus) -> bool:
    """Tell whether figures about ``level`` are amounts in the claim's unit, which can add up."""
    if is_spread(level, words):
        return False
    measured = level.dimension == "count" or level.dimension.startswith("currency ")
    return level.kind is Kind.LEVEL and level.dimension == claim.dimension and measured


def _is_level(level: Topic, unit: str) -> bool:
    return level.kind in LEVELS and level.dimension == unit


def _nature(members: Sequence[Member], words: Thesaurus) -> Nature:
    subject = members[0].figure.topic.subject
    return words.nature_of((subject.head, *subject.modifiers))


def _period_fit(wanted: Period, parts: Sequence[Member], *, flow: bool) -> tuple[Fit, float]:
    stated = wanted.stated and all(one.period.stated for one in parts)
    stated = stated and not _CROSSING.search(wanted.words)
    return (Fit.EXPLICIT, 100.0) if flow and stated else (Fit.IMPLIED, 85.0)


def _has_mean(subject: Subject, words: Thesaurus) -> bool:
    said = (subject.head, *subject.modifiers, *subject.context)
    return not words.mean.isdisjoint(said)


def _without_mean(topic: Topic, words: Thesaurus) -> Topic:
    """Return the topic without "average": what the average is of."""
    return replace(unrestricted(topic), subject=without(topic.subject, words.mean))
