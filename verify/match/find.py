"""Find the figures that may speak about a claim, by topic alone.

Law: matching never reads a number. ``TopicIndex`` is made of topics and ``rank`` takes a topic,
so no value can reach this module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from verify.match.fields import SCORERS, Named, subject
from verify.match.thesaurus import Thesaurus
from verify.model import Field, Fit, Place, Score, Subject, Topic

#: The weight of each field in the score of a match. Fields that neither side states drop out.
WEIGHTS: Mapping[Field, float] = {
    Field.SUBJECT: 0.50,
    Field.PLACE: 0.15,
    Field.PERIOD: 0.13,
    Field.BASELINE: 0.05,
    Field.ENTITY: 0.07,
    Field.UNIT: 0.05,
    Field.KIND: 0.05,
}

#: A figure whose subject scores less than this is not even shown as a rejected candidate.
SUBJECT_FLOOR = 40.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate: its place in the index's sequence of topics, its score and the fields'."""

    position: int
    score: float
    scores: tuple[Score, ...]

    @property
    def vetoed(self) -> bool:
        """Tell whether a stated field differs."""
        return any(score.fit is Fit.VETO for score in self.scores)


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """Topics, grouped by subject; subjects by the concepts that they name; topics by place.

    A source may hold one subject for every country and year, so each subject is compared once
    and topics of other places are looked at only when a diagnosis asks for them.
    """

    topics: tuple[Topic, ...]
    subjects: tuple[Named, ...]
    members: tuple[tuple[int, ...], ...]  # for each subject, the positions of its topics
    by_concept: Mapping[str, tuple[int, ...]]  # concept -> places in ``subjects``
    by_place: Mapping[str, frozenset[int]]  # place key, "" for none -> positions
    thesaurus: Thesaurus

    @classmethod
    def of(cls, topics: Sequence[Topic], *, thesaurus: Thesaurus) -> TopicIndex:
        """Index ``topics``; positions in the result are positions in the sequence."""
        groups: defaultdict[Subject, list[int]] = defaultdict(list)
        places: defaultdict[str, set[int]] = defaultdict(set)
        for position, topic in enumerate(topics):
            groups[topic.subject].append(position)
            for key in map(place_key, topic.places):
                places[key].add(position)
            if not topic.places:
                places[""].add(position)
        subjects = tuple(Named.of(one, thesaurus) for one in groups)
        concepts: defaultdict[str, list[int]] = defaultdict(list)
        for at, named in enumerate(subjects):
            for concept in named.all:
                concepts[concept].append(at)
        return cls(
            topics=tuple(topics),
            subjects=subjects,
            members=tuple(tuple(one) for one in groups.values()),
            by_concept={key: tuple(value) for key, value in concepts.items()},
            by_place={key: frozenset(value) for key, value in places.items()},
            thesaurus=thesaurus,
        )

    def around(self, topic: Topic) -> frozenset[int] | None:
        """Return the positions that no place speaks against; ``None`` for all."""
        if not topic.places:
            return None
        none = frozenset[int]()
        keys = ["", *map(place_key, topic.places)]
        return none.union(*(self.by_place.get(key, none) for key in keys))


def place_key(place: Place) -> str:
    """Return what makes two places the same: the code, else the name."""
    return place.code or place.name.casefold()


def rank(
    topic: Topic,
    index: TopicIndex,
    *,
    among: Container[int] | None = None,
    fields: Collection[Field] = tuple(SCORERS),
) -> tuple[Ranked, ...]:
    """Return the candidates for ``topic``, best first, vetoed ones after all others.

    ``among`` restricts them to some positions of the index; ``fields`` are those compared
    besides the subject.
    """
    mine = Named.of(topic.subject, index.thesaurus)
    ranked: list[Ranked] = []
    for at in _subjects(mine, index):
        first = subject(mine, index.subjects[at], thesaurus=index.thesaurus)
        if first.fit is not Fit.VETO and first.value < SUBJECT_FLOOR:
            continue
        for position in index.members[at]:
            if among is None or position in among:
                other = index.topics[position]
                scores = (first, *(SCORERS[field](topic, other) for field in fields))
                ranked.append(Ranked(position, total(scores), scores))
    ranked.sort(key=lambda one: (one.vetoed, -one.score, one.position))
    return tuple(ranked)


def _subjects(mine: Named, index: TopicIndex) -> Sequence[int]:
    """Return the subjects that share a concept with ``mine``, or a wider or narrower one."""
    wider = index.thesaurus.wider
    wanted = set(mine.all)
    wanted |= {wider[concept] for concept in mine.all if concept in wider}
    wanted |= {part for part, whole in wider.items() if whole in mine.all}
    return sorted({at for concept in wanted for at in index.by_concept.get(concept, ())})


def total(scores: Sequence[Score]) -> float:
    """Return the weighted mean of the fields that at least one side states; 0 if one is a veto."""
    if any(score.fit is Fit.VETO for score in scores):
        return 0.0
    stated = [score for score in scores if score.fit is not Fit.ABSENT]
    weight = sum(WEIGHTS[score.field] for score in stated)
    return round(sum(WEIGHTS[score.field] * score.value for score in stated) / weight, 1)
