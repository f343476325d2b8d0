"""Find the figures that may speak about a claim, by topic alone.

Law: matching never reads a number. ``TopicIndex`` is made of topics and ``rank`` takes a topic,
so no value can reach this module.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.match.fields import SCORERS, FieldScorer, Named, group, place_key, subject
from verify.match.thesaurus import Nature, Thesaurus
from verify.model import Field, Fit, Kind, Period, Precision, Qualifier, Score, Subject, Topic

#: The weight of each field in the score of a match. Fields that neither side states drop out.
WEIGHTS: Mapping[Field, float] = {
    Field.SUBJECT: 0.50,
    Field.GROUP: 0.20,
    Field.PLACE: 0.15,
    Field.PERIOD: 0.13,
    Field.BASELINE: 0.05,
    Field.ENTITY: 0.07,
    Field.UNIT: 0.05,
    Field.KIND: 0.05,
}

#: A figure whose subject scores less than this is not even shown as a rejected candidate.
SUBJECT_FLOOR = 40.0

#: Fits of a subject that is not another one.
_SAME = frozenset({Fit.EXPLICIT, Fit.IMPLIED})

_TIMES = (Field.PERIOD, Field.BASELINE)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate: its place in the index's sequence of topics, its score and the fields'."""

    position: int
    score: float
    vetoed: bool  # a stated field differs
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one source that differ in time only, as positions in order of time.

    ``topic`` is theirs without period and baseline. What they tell lasts over their period unless
    it counts events.
    """

    source: str
    topic: Topic
    members: tuple[int, ...]
    lasting: bool  # what is there for a time (seats, a share), not what happens in it


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """Topics as series, grouped by subject and by place; subjects by the concepts they name.

    A source may hold one subject for every country and year: each subject is compared once, what
    a series has in common once a series, and other places only when a diagnosis asks for them.
    """

    topics: tuple[Topic, ...]
    series: tuple[Series, ...]
    series_at: tuple[int, ...]  # for each topic, its place in ``series``
    subjects: tuple[Named, ...]
    members: tuple[tuple[int, ...], ...]  # for each subject, the places of its series
    by_concept: Mapping[str, tuple[int, ...]]  # concept -> places in ``subjects``
    by_place: Mapping[str, frozenset[int]]  # place key, "" for none -> places in ``series``
    by_dimension: Mapping[str, tuple[int, ...]]  # unit -> places in ``series``
    thesaurus: Thesaurus

    @classmethod
    def of(
        cls, topics: Sequence[Topic], *, thesaurus: Thesaurus, sources: Sequence[str] = ()
    ) -> TopicIndex:
        """Index ``topics``; positions in the result are positions in the sequence.

        ``sources`` names the source of each, all the same if empty.
        """
        named = sources or ("",) * len(topics)
        series, series_at = _series(topics, named, thesaurus)
        subjects: defaultdict[tuple[Subject, tuple[Qualifier, ...]], list[int]] = defaultdict(list)
        places: defaultdict[str, set[int]] = defaultdict(set)
        dimensions: defaultdict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(series):
            subjects[one.topic.subject, one.topic.qualifiers].append(number)
            dimensions[one.topic.dimension].append(number)
            for key in map(place_key, one.topic.places):
                places[key].add(number)
            if not one.topic.places:
                places[""].add(number)
        compared = tuple(Named.of(one, thesaurus, around) for one, around in subjects)
        concepts: defaultdict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(compared):
            for concept in words.all:
                concepts[concept].append(at)
        return cls(
            topics=tuple(topics),
            series=series,
            series_at=series_at,
            subjects=compared,
            members=tuple(tuple(one) for one in subjects.values()),
            by_concept={key: tuple(value) for key, value in concepts.items()},
            by_place={key: frozenset(value) for key, value in places.items()},
            by_dimension={key: tuple(value) for key, value in dimensions.items()},
            thesaurus=thesaurus,
        )

    def around(self, topic: Topic) -> frozenset[int] | None:
        """Return the places of the series that no place speaks against; ``None`` for all."""
        if not topic.places:
            return None
        none = frozenset[int]()
        keys = ["", *map(place_key, topic.places)]
        return none.union(*(self.by_place.get(key, none) for key in keys))

    def at(self, number: int, period: Period) -> int | None:
        """Return the position of a series' first figure for exactly ``period``, if it has one."""
        start = period.start or date.min
        for position in self.series[number].members[self._first(number, start) :]:
            theirs = self.topics[position].period
            if theirs is None or (theirs.start or date.min) > start:
                return None
            if theirs.same_days(period):
                return position
        return None

    def _first(self, number: int, start: date) -> int:
        members = self.series[number].members
        return bisect_left(members, start, key=lambda position: _start(self.topics[position]))


def _series(
    topics: Sequence[Topic], sources: Sequence[str], thesaurus: Thesaurus
) -> tuple[tuple[Series, ...], tuple[int, ...]]:
    """Return the series that the topics make up, and for each topic its place among them."""
    groups: dict[tuple[str, Topic], list[int]] = {}
    for position, (topic, source) in enumerate(zip(topics, sources, strict=True)):
        groups.setdefault((source, timeless(topic)), []).append(position)
    at = [0] * len(topics)
    series = []
    for number, ((source, topic), members) in enumerate(groups.items()):
        members.sort(key=lambda position: _start(topics[position]))
        series.append(Series(source, topic, tuple(members), _lasts(topic, thesaurus)))
        for position in members:
            at[position] = number
    return tuple(series), tuple(at)


def _lasts(topic: Topic, thesaurus: Thesaurus) -> bool:
    named = (topic.subject.head, *topic.subject.modifiers)
    shared = topic.dimension == "percent" and topic.kind in {Kind.LEVEL, Kind.SHARE}
    return shared or (topic.kind is Kind.LEVEL and thesaurus.nature_of(named) is not Nature.FLOW)


def _within(claim: Topic, figure: Topic) -> bool:
    """Tell whether the claim is for one day of the figure's longer period."""
    mine, theirs = claim.period, figure.period
    if mine is None or theirs is None or mine.precision is not Precision.DAY:
        return False
    return theirs.contains(mine) and theirs.precision is not Precision.DAY


def _holding(score: Score) -> Score:
    if score.field is not Field.PERIOD or score.fit is not Fit.PARTIAL:
        return score
    note = f"{score.note}: holds for a day in it"
    return replace(score, fit=Fit.IMPLIED, value=80.0, note=note)


def timeless(topic: Topic) -> Topic:
    """Return what the figures of one series have in common: the topic without its times."""
    if topic.period is None and topic.baseline is None:
        return topic
    return replace(topic, period=None, baseline=None)


def _start(topic: Topic) -> date:
    return topic.period.start if topic.period and topic.period.start else date.min


def rank(
    topic: Topic,
    index: TopicIndex,
    *,
    series: Container[int] | None = None,
    positions: Collection[int] | None = None,
    fields: Collection[Field] = tuple(SCORERS),
) -> tuple[Ranked, ...]:
    """Return the candidates for ``topic``, best first, vetoed ones after all others.

    ``series`` restricts them to some series of the index. ``positions`` restricts them to some
    topics and admits those of other series too if their subject is no other one. ``fields`` are
    those compared besides the subject and its group. Of a series of which nothing may be
    meant the latest figure stands for all, unless positions are asked for.
    """
    held = None if positions is None else {index.series_at[one] for one in positions}
    times = _timed(topic, {one: SCORERS[one] for one in _TIMES if one in fields})
    ranked: list[Ranked] = []
    for number, lasting in rank_series(topic, index, series=series, within=held, fields=fields):
        series_is_lasting = index.series[number].lasting
        found: list[Ranked] = []
        for position in index.series[number].members:
            if positions is None or position in positions:
                other = index.topics[position]
                moments = times(other)
                if series_is_lasting and _within(topic, other):
                    moments = tuple(map(_holding, moments))
                scores = (*lasting, *moments)
                found.append(Ranked(position, *_weighed(scores), scores))
        meant = [one for one in found if not one.vetoed]
        ranked.extend(found if positions is not None else meant or found[-1:])
    ranked.sort(key=lambda one: (one.vetoed, -one.score, one.position))
    return tuple(ranked)


def rank_series(
    topic: Topic,
    index: TopicIndex,
    *,
    series: Container[int] | None = None,
    within: Container[int] | None = None,
    fields: Collection[Field] = tuple(SCORERS),
) -> Iterator[tuple[int, tuple[Score, ...]]]:
    """Yield the series about a subject like the topic's, with the scores of what lasts in them.

    ``series`` restricts them; ``within`` does too, and lifts that restriction for the same subject.
    """
    scorers = [SCORERS[one] for one in SCORERS if one in fields and one not in _TIMES]
    mine = Named.of(topic.subject, index.thesaurus, topic.qualifiers)
    for at in _subjects(mine, index):
        first = subject(mine, index.subjects[at], thesaurus=index.thesaurus)
        if first.fit is Fit.VETO or first.value >= SUBJECT_FLOOR:
            both = (first, group(mine, index.subjects[at], thesaurus=index.thesaurus))
            wide = series is None or (within is not None and first.fit in _SAME)
            for number in index.members[at]:
                if within is not None and number not in within:
                    continue
                if wide or (series is not None and number in series):
                    other = index.series[number].topic
                    yield number, (*both, *(scorer(topic, other) for scorer in scorers))


def _timed(
    topic: Topic, scorers: Mapping[Field, FieldScorer]
) -> Callable[[Topic], tuple[Score, ...]]:
    """Return what scores the fields that tell a series' members apart, each time once."""
    known: dict[object, tuple[Score, ...]] = {}

    def scores(other: Topic) -> tuple[Score, ...]:
        times = (other.period, other.baseline)
        if times not in known:
            known[times] = tuple(scorer(topic, other) for scorer in scorers.values())
        return known[times]

    return scores


def _subjects(mine: Named, index: TopicIndex) -> Sequence[int]:
    """Return the subjects that share a concept with ``mine``, or a wider or narrower one."""
    wider = index.thesaurus.wider
    wanted = set(mine.all)
    wanted |= {wider[concept] for concept in mine.all if concept in wider}
    wanted |= {part for part, whole in wider.items() if whole in mine.all}
    return sorted({at for concept in wanted for at in index.by_concept.get(concept, ())})


def total(scores: Sequence[Score]) -> float:
    """Return the weighted mean of the fields that at least one side states; 0 if one is a veto."""
    return _weighed(scores)[0]


def _weighed(scores: Sequence[Score]) -> tuple[float, bool]:
    """Return the weighted mean of the stated fields and whether one of them is a veto."""
    weights = value = 0.0
    for score in scores:
        if score.fit is Fit.VETO:
            return 0.0, True
        if score.fit is not Fit.ABSENT:
            weight = WEIGHTS[score.field]
            weights += weight
            value += weight * score.value
    return round(value / weights, 1), False
