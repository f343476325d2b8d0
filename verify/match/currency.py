"""Sums of money in another currency, by a rate that a source gives with its date."""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.basis import Basis, Made, made, settled
from verify.match.find import rank
from verify.model import Field, Figure, Kind, Period, Topic

_PREFIX = "currency "


def conversions(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield levels in another currency, turned into the claim's.

    A rate is a figure whose unit names both currencies ("US$ per euro") and whose period is the
    level's, holds it, or ends it. Rates differ by the day and the bank: a conversion supports and
    never refutes.
    """
    if topic.kind is not Kind.LEVEL or not topic.dimension.startswith(_PREFIX):
        return
    index = basis.index
    if not any(_is_rate(one, topic.dimension) for one in index.by_dimension):
        return
    fields = (Field.PLACE, Field.ENTITY, Field.PERIOD)
    for one in rank(topic, index, series=index.around(topic), fields=fields):
        if one.vetoed:
            return
        figure = basis.figures[one.position]
        about = figure.topic
        if about.kind is not Kind.LEVEL or about.period is None or not _is_other(about, topic):
            continue
        rate = _rate(about, topic, basis)
        if rate is not None:
            by = rate.topic.dimension.startswith(about.dimension)
            operation = "divided by the rate" if by else "times the rate"
            scores = (*one.scores, *settled(firm=False))
            yield from made(topic, operation, (figure, rate), scores, period=about.period)


def _is_rate(dimension: str, currency: str) -> bool:
    """Tell whether a unit is a price of one currency in another, ``currency`` one of them."""
    first, _, second = dimension.partition(" / ")
    return currency in {first, second} and first.startswith(_PREFIX) and second.startswith(_PREFIX)


def _is_other(level: Topic, claim: Topic) -> bool:
    """Tell whether a level is a sum of money in another currency than the claim's."""
    money = level.dimension.startswith(_PREFIX) and " / " not in level.dimension
    return money and level.dimension != claim.dimension and " / " not in claim.dimension


def _rate(level: Topic, claim: Topic, basis: Basis) -> Figure | None:
    """Return the most trusted, latest rate between two currencies for the level's period."""
    pair, index = (level.dimension, claim.dimension), basis.index
    found = [
        basis.figures[position]
        for wanted in (" / ".join(pair), " / ".join(reversed(pair)))
        for number in index.by_dimension.get(wanted, ())
        if not index.series[number].topic.places
        for position in index.series[number].members
        if _holds_then(basis.figures[position].topic.period, level.period)
    ]
    return min(found, key=_preference, default=None)


def _holds_then(rate: Period | None, level: Period | None) -> bool:
    if rate is None or level is None:
        return False
    return rate.contains(level) or (level.contains(rate) and rate.end == level.end)


def _preference(rate: Figure) -> tuple[int, int]:
    period = rate.topic.period
    days = (period.end - period.start).days if period and period.end and period.start else 10**6
    return rate.trust, days
