"""Ranks and superlatives: the place of one figure among earlier ones, or among other places'.

A rank is only as sure as what it is counted among is known. The times compared must follow each
other without a gap, the places of a group must all be there; else the best place that the table
allows is given, and that may only contradict ("highest since 2014", and 2021 was higher).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from verify.match.arithmetic import value_of
from verify.match.basis import LEVELS, Basis, Made, Member, made, same_elsewhere, series
from verify.match.fields import place_key
from verify.match.ordering import operation_of
from verify.match.rates import is_spread, names_rate
from verify.match.thesaurus import Thesaurus
from verify.match.windows import is_flow, like_length, precedes
from verify.model import (
    Direction,
    Field,
    Figure,
    Fit,
    Kind,
    Period,
    Precision,
    Ranking,
    Scope,
    Score,
    Topic,
)
from verify.quantity import spell

#: The most figures that a rank is worked out from.
MOST = 200

_NEWEST = timedelta(days=100)  # an older figure is not that of "now"


def ranks(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the place of the claim's figure in its order, for every series that it may be in."""
    ranking = topic.ranking
    if topic.kind is not Kind.RANK or ranking is None or topic.negated:
        return
    words = basis.index.thesaurus
    for members in series(topic, basis, allowed=lambda level: _may_rank(level, topic, words)):
        own = _own(topic, members, basis.anchor)
        if own is None:
            continue
        others, whole = _rivals(ranking, own, members, basis)
        if not others or len(others) > MOST:
            continue
        operation = operation_of(ranking.order, whole=whole)
        scores = (*own.scores, *_settled(own, ranking, words), _when(topic, own.period))
        inputs = (own.figure, *others)
        yield from made(topic, operation, inputs, scores, period=own.period)


def _may_rank(level: Topic, claim: Topic, words: Thesaurus) -> bool:
    """Tell whether figures can be what is ranked: in the number's own unit, if one is given."""
    ranking = claim.ranking
    if level.kind not in LEVELS or ranking is None:
        return False
    if ranking.dimension:
        return level.dimension == ranking.dimension
    measured = level.dimension == "count" or level.dimension.startswith("currency ")
    return names_rate(claim, words) != (measured and not is_spread(level, words))


def _settled(own: Member, ranking: Ranking, words: Thesaurus) -> tuple[Score, ...]:
    """Return the scores of unit and kind.

    Where no number is given, only what happens can be counted in one way alone; what people or
    money there is could be told in other units.
    """
    level = own.figure.topic
    sure = ranking.dimension or level.dimension == "percent" or is_flow(level, words)
    sure = sure or level.subject.head == "population"
    return (
        Score(
            field=Field.UNIT,
            fit=Fit.EXPLICIT if sure else Fit.IMPLIED,
            value=100.0,
            note="worked out",
        ),
        Score(field=Field.KIND, fit=Fit.EXPLICIT, value=100.0, note="worked out"),
    )


def _own(topic: Topic, members: Sequence[Member], anchor: date | None) -> Member | None:
    """Return the figure that is ranked: for the claim's period, else the latest one."""
    if topic.period is not None:
        return next((one for one in members if one.period.same_days(topic.period)), None)
    known = [one for one in members if anchor and one.period.end and one.period.end <= anchor]
    latest = known[-1] if known else None
    fresh = latest and latest.period.end and anchor and anchor - latest.period.end <= _NEWEST
    return latest if fresh else None


def _when(topic: Topic, period: Period) -> Score:
    stated = topic.period is not None and topic.period.stated and period.stated
    fit = Fit.EXPLICIT if stated else Fit.IMPLIED
    note = spell.period(period)
    return Score(field=Field.PERIOD, fit=fit, value=100.0 if stated else 70.0, note=note)


def _rivals(
    ranking: Ranking, own: Member, members: Sequence[Member], basis: Basis
) -> tuple[list[Figure], bool]:
    """Return what the figure is compared with, and whether that is all that the claim names."""
    if ranking.scope is Scope.GROUP:
        return _elsewhere(ranking, own, basis)
    earlier = [
        one
        for one in members
        if precedes(one.period, own.period) and _is_alike(one.period, own.period)
    ]
    first = _first_day(ranking, own.period)
    compared = [one for one in earlier if first is None or (one.period.start or date.min) >= first]
    whole = first is not None and _follow([*compared, own], first)
    if ranking.since is not None and not ranking.within:
        whole = whole and not _is_passed(ranking, own, earlier)
    if ranking.within is None or (ranking.years and ranking.within):
        whole = False  # where it begins is not said: "in more than a decade"
    return [one.figure for one in compared], whole


def _is_alike(one: Period, other: Period) -> bool:
    """Tell whether two periods are years both, months both, or otherwise equally long."""
    return one.precision is other.precision is not Precision.SPAN or like_length(one, other)


def _first_day(ranking: Ranking, period: Period) -> date | None:
    """Return the first day that is compared; ``None`` for all days before the period."""
    if ranking.since is not None:
        start, end = ranking.since.start, ranking.since.end
        return start if ranking.within else end and end + timedelta(days=1)
    if ranking.years and period.end:
        ends = period.end + timedelta(days=1)
        year = ends.year - ranking.years
        return ends.replace(year=year, day=min(ends.day, 28)) if year > 0 else None
    return None


def _follow(members: Sequence[Member], first: date) -> bool:
    """Tell whether the members cover all time from ``first`` without a gap."""
    starts = members[0].period.start
    if starts is None or starts > first:
        return False
    pairs = pairwise(members)
    return all(
        a.period.end is not None and a.period.end + timedelta(days=1) == b.period.start
        for a, b in pairs
    )


def _is_passed(ranking: Ranking, own: Member, earlier: Sequence[Member]) -> bool:
    """Tell whether the number of the moment named is itself behind: it was chosen for being ahead.

    "The highest since 2014" says that 2014 was as high; where it was lower, the claim is odd.
    """
    since = ranking.since
    named = [one for one in earlier if since is not None and since.overlaps(one.period)]
    values = [value_of(one.figure, own.figure) for one in (own, *named)]
    known = [one for one in values if one is not None]
    if len(known) < 2 or len(known) < len(values):
        return False
    mine, *theirs = known
    return max(theirs) < mine if ranking.order is Direction.UP else min(theirs) > mine


def _elsewhere(ranking: Ranking, own: Member, basis: Basis) -> tuple[list[Figure], bool]:
    """Return the figures of the group's other places for the same time, and whether all are there.

    A group of which only the size is told ("of the four") is that of the table, if it has as many.
    """
    index = basis.index
    mine = own.figure.topic.places
    if len(mine) != 1 or (ranking.members and mine[0].code not in ranking.members):
        return [], False
    here = {place_key(mine[0])}
    found: dict[str, Figure] = {}
    for number in same_elsewhere(own, basis):
        places = index.series[number].topic.places
        if len(places) != 1 or place_key(places[0]) in here:
            continue
        key = place_key(places[0])
        if (ranking.members and key not in ranking.members) or (
            not ranking.size and not places[0].code
        ):
            continue
        position = index.at(number, own.period)
        if position is not None:
            found.setdefault(key, basis.figures[position])
    if ranking.size:
        return (list(found.values()), True) if len(found) + 1 == ranking.size else ([], False)
    whole = ranking.whole and len(found) + 1 == len(ranking.members)
    return list(found.values()), whole
