"""Figures as series, found by what they are about: subject, place and unit, never by value.

Law: matching never reads a number. ``TopicIndex`` is made of topics, so no value can reach it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.match.fields import place_key
from verify.match.subjects import Named, group, subject
from verify.match.thesaurus import Nature, Thesaurus
from verify.model import Direction, Fit, Kind, Period, Qualifier, Score, Subject, Topic

#: A figure whose subject scores less than this is not even shown as a rejected candidate.
SUBJECT_FLOOR = 40.0


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


#: A subject like a claim's: the scores of subject and group, and the places of its series.
Alike = tuple[tuple[Score, Score], tuple[int, ...]]

#: Topics whose like subjects are remembered: derivations and diagnosis ask for the same ones.
MEMO = 64


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """Topics as series, grouped by subject and by place; subjects by the concepts they name.

    A source may hold one subject for every country and year: each subject is compared once, what
    a series has in common once a series, and other places only when a diagnosis asks for them.
    """

    topics: tuple[Topic, ...]
    series: tuple[Series, ...]
    series_at: tuple[int, ...]  # for each topic, its place in ``series``
    sheet_of: tuple[int, ...]  # for each series, what it shares with those of other places
    subjects: tuple[Named, ...]
    members: tuple[tuple[int, ...], ...]  # for each subject, the places of its series
    by_concept: Mapping[str, tuple[int, ...]]  # concept -> places in ``subjects``
    by_place: Mapping[str, frozenset[int]]  # place key, "" for none -> places in ``series``
    by_dimension: Mapping[str, tuple[int, ...]]  # unit -> places in ``series``
    thesaurus: Thesaurus
    memo: dict[Topic, tuple[Alike, ...]]  # of ``alike``, for the topics asked for last

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
            sheet_of=_sheets(series),
            subjects=compared,
            members=tuple(tuple(one) for one in subjects.values()),
            by_concept={key: tuple(value) for key, value in concepts.items()},
            by_place={key: frozenset(value) for key, value in places.items()},
            by_dimension={key: tuple(value) for key, value in dimensions.items()},
            thesaurus=thesaurus,
            memo={},
        )

    def around(self, topic: Topic) -> frozenset[int] | None:
        """Return the places of the series that no place speaks against; ``None`` for all."""
        if not topic.places:
            return None
        none = frozenset[int]()
        keys = ["", *map(place_key, topic.places)]
        return none.union(*(self.by_place.get(key, none) for key in keys))

    def alike(self, topic: Topic) -> tuple[Alike, ...]:
        """Return the subjects like the topic's: scores of subject and group, and their series."""
        about = Topic(subject=topic.subject, qualifiers=topic.qualifiers)
        if about not in self.memo:
            if len(self.memo) >= MEMO:
                self.memo.clear()
            self.memo[about] = tuple(self._alike(about))
        return self.memo[about]

    def _alike(self, topic: Topic) -> Iterator[Alike]:
        mine = Named.of(topic.subject, self.thesaurus, topic.qualifiers)
        for at in _subjects(mine, self):
            theirs = self.subjects[at]
            first = subject(mine, theirs, thesaurus=self.thesaurus)
            if first.fit is Fit.VETO or first.value >= SUBJECT_FLOOR:
                both = (first, group(mine, theirs, thesaurus=self.thesaurus))
                yield both, self.members[at]

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


def _sheets(series: Sequence[Series]) -> tuple[int, ...]:
    """Return for each series the number of its sheet: those that differ in their places only."""
    numbers: dict[Topic, int] = {}
    placeless = (replace(one.topic, places=()) if one.topic.places else one.topic for one in series)
    return tuple(numbers.setdefault(one, len(numbers)) for one in placeless)


def _lasts(topic: Topic, thesaurus: Thesaurus) -> bool:
    named = (topic.subject.head, *topic.subject.modifiers)
    shared = topic.dimension == "percent" and topic.kind in {Kind.LEVEL, Kind.SHARE}
    return shared or (topic.kind is Kind.LEVEL and thesaurus.nature_of(named) is not Nature.FLOW)


def timeless(topic: Topic) -> Topic:
    """Return what the figures of one series have in common: the topic without its times."""
    if topic.period is None and topic.baseline is None and topic.moved is Direction.NONE:
        return topic
    return replace(topic, period=None, baseline=None, moved=Direction.NONE)


def _start(topic: Topic) -> date:
    return topic.period.start if topic.period and topic.period.start else date.min


def _subjects(mine: Named, index: TopicIndex) -> Sequence[int]:
    """Return the subjects that share a concept with ``mine``, or a wider or narrower one."""
    wider = index.thesaurus.wider
    wanted = set(mine.all)
    wanted |= {wider[concept] for concept in mine.all if concept in wider}
    wanted |= {part for part, whole in wider.items() if whole in mine.all}
    return sorted({at for concept in wanted for at in index.by_concept.get(concept, ())})
