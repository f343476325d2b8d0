"""Figures set against another figure: a part of its whole, a total against the heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from verify.match.basis import LEVELS, Basis, Made, made, settled, unrestricted, without
from verify.match.fields import place_key
from verify.match.find import rank
from verify.match.subjects import Named
from verify.model import Field, Figure, Fit, Kind, QualifierRole, Score, Subject, Topic

_HEADS = frozenset({"person", "capita", "head", "inhabitant", "resident"})
_POPULATION = Subject(phrase="population", head="population")
_WHEN_AND_WHERE = (Field.PLACE, Field.PERIOD, Field.ENTITY)


def shares(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the share that a part has in the claim's whole: "60% of the people killed".

    The whole is what the claim's noun phrase names, the part what else the sentence says of it
    (civilians). It takes a single figure of each, of one source, place and period. The part was
    found by looser words, so the share only supports.
    """
    if topic.kind not in {Kind.SHARE, Kind.RATIO} or topic.period is None:
        return
    mine = Named.of(topic.subject, basis.index.thesaurus)
    wholes: defaultdict[tuple[object, ...], list[tuple[Figure, tuple[Score, ...]]]] = defaultdict(
        list
    )
    parts: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure, scores in _then_and_there(unrestricted(topic), basis):  # the part restricts it
        one = figure.topic
        if one.kind is not Kind.LEVEL or one.dimension == "percent":
            continue
        core = Named.of(one.subject, basis.index.thesaurus).core
        key: tuple[object, ...] = (figure.source, one.places, one.period, one.dimension)
        if core == mine.core or _covers(scores):
            wholes[key].append((figure, scores))
        elif core <= mine.all:
            parts[key].append(figure)
    for key, found in wholes.items():
        if len(found) == len(parts[key]) == 1:
            (whole, scores), (part,) = found[0], parts[key]
            loose = (*_implied(scores), *settled())
            yield from made(topic, "share", (part, whole), loose, period=topic.period)


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
    for figure, scores in _then_and_there(people, basis):
        if scores[0].fit is Fit.EXPLICIT and figure.topic.dimension == "count":
            heads.setdefault(_where_and_when(figure.topic), figure)
    for figure, scores in _then_and_there(level, basis):
        by = heads.get(_where_and_when(figure.topic))
        if by is not None and figure.topic.dimension == unit and by is not figure:
            loose = (*scores, *settled(firm=False))
            yield from made(topic, "per head", (figure, by), loose, period=topic.period)


def _covers(scores: tuple[Score, ...]) -> bool:
    """Tell whether the figure counts what the claim's noun phrase names."""
    return scores[0].fit in {Fit.EXPLICIT, Fit.IMPLIED}


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


def _then_and_there(topic: Topic, basis: Basis) -> Iterator[tuple[Figure, tuple[Score, ...]]]:
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
            yield figure, one.scores


def _where_and_when(topic: Topic) -> tuple[object, ...]:
    return (frozenset(map(place_key, topic.places)), topic.period and topic.period.start)


def _implied(scores: tuple[Score, ...]) -> tuple[Score, ...]:
    return tuple(
        replace(one, fit=Fit.IMPLIED, note="part and whole") if one.field is Field.SUBJECT else one
        for one in scores
    )
