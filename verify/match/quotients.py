"""Figures set against another figure: a total against the heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.match.basis import LEVELS, Basis, Made, Member, made, settled, unrestricted, without
from verify.match.fields import place_key
from verify.match.find import rank
from verify.model import Field, Figure, Fit, Kind, QualifierRole, Subject, Topic

_HEADS = frozenset({"person", "capita", "head", "inhabitant", "resident"})
_POPULATION = Subject(phrase="population", head="population")
_WHEN_AND_WHERE = (Field.PLACE, Field.PERIOD, Field.ENTITY)


def per_head(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield a level divided by the population of the same place and period.

    Who is counted among the heads, no sentence says, so it only supports.
    """
    unit = _unit_per_head(topic)
    if unit is None or topic.period is None or not topic.places:
        return
    level = replace(
        unrestricted(topic), subject=without(topic.subject, _HEADS | {"per"}), kind=Kind.LEVEL
    )
    people = replace(topic, subject=_POPULATION, kind=Kind.LEVEL, entities=())
    heads: dict[object, Figure] = {}
    for head in then_and_there(people, basis):
        if head.scores[0].fit is Fit.EXPLICIT and head.figure.topic.dimension == "count":
            heads.setdefault(_where_and_when(head.figure.topic), head.figure)
    for figure, _, scores, _ in then_and_there(level, basis):
        by = heads.get(_where_and_when(figure.topic))
        if by is not None and figure.topic.dimension == unit and by is not figure:
            loose = (*scores, *settled(firm=False))
            operation = "per 100,000 heads" if unit == "count" else "per head"
            yield from made(topic, operation, (figure, by), loose, period=topic.period)


def _unit_per_head(topic: Topic) -> str | None:
    """Return the dimension of what the claim spreads over the heads, if it does."""
    unit, _, per = topic.dimension.rpartition(" / ")
    if topic.kind is Kind.RATE and unit and per in _HEADS:
        return unit
    spread = any(
        one.role is QualifierRole.OVER and one.words.removeprefix("per ") in _HEADS
        for one in topic.qualifiers
    )
    said = (topic.subject.head, *topic.subject.modifiers, *topic.subject.context)
    return topic.dimension if topic.kind is Kind.LEVEL and (spread or "capita" in said) else None


def then_and_there(topic: Topic, basis: Basis) -> Iterator[Member]:
    """Yield the levels like ``topic`` of its place and exactly its period, best first."""
    index = basis.index
    for one in rank(topic, index, series=index.around(topic), fields=_WHEN_AND_WHERE):
        if one.vetoed:
            return
        figure = basis.figures[one.position]
        period = figure.topic.period
        if figure.topic.kind not in LEVELS or period is None or topic.period is None:
            continue
        if period.same_days(topic.period) and not figure.topic.negated:
            yield Member(figure, period, one.scores, index.series_at[one.position])


def _where_and_when(topic: Topic) -> tuple[object, ...]:
    return (frozenset(map(place_key, topic.places)), topic.period and topic.period.start)
