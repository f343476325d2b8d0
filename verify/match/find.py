"""Find the figures that may speak about a claim, by topic alone.

Law: matching never reads a number. ``TopicIndex`` is made of topics and ``rank`` takes a topic,
so no value can reach this module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verify.match.fields import SCORERS, subject
from verify.match.thesaurus import Thesaurus
from verify.model import Field, Fit, Score, Topic

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
    """Topics by the concepts that they name."""

    topics: tuple[Topic, ...]
    by_concept: Mapping[str, tuple[int, ...]]
    thesaurus: Thesaurus

    @classmethod
    def of(cls, topics: Sequence[Topic], *, thesaurus: Thesaurus) -> TopicIndex:
        """Index ``topics``; positions in the result are positions in the sequence."""
        table: defaultdict[str, list[int]] = defaultdict(list)
        for position, topic in enumerate(topics):
            named = _concepts(topic, thesaurus) | thesaurus.concepts_of(topic.subject.context)
            for concept in named:
                table[concept].append(position)
        return cls(tuple(topics), {key: tuple(value) for key, value in table.items()}, thesaurus)


def _concepts(topic: Topic, thesaurus: Thesaurus) -> frozenset[str]:
    words = (topic.subject.head, *topic.subject.modifiers)
    core = thesaurus.concepts_of(word for word in words if word)
    return core or frozenset(word for word in words if word)


def rank(topic: Topic, index: TopicIndex) -> tuple[Ranked, ...]:
    """Return the candidates for ``topic``, best first, vetoed ones after all others."""
    thesaurus = index.thesaurus
    wanted = _concepts(topic, thesaurus) | thesaurus.concepts_of(topic.subject.context)
    wanted |= {wider for concept in wanted if (wider := thesaurus.wider.get(concept))}
    wanted |= {part for part, whole in thesaurus.wider.items() if whole in wanted}
    positions = sorted({at for concept in wanted for at in index.by_concept.get(concept, ())})
    ranked = [one for at in positions if (one := _score(topic, index.topics[at], at, thesaurus))]
    ranked.sort(key=lambda one: (one.vetoed, -one.score, one.position))
    return tuple(ranked)


def _score(claim: Topic, figure: Topic, position: int, thesaurus: Thesaurus) -> Ranked | None:
    first = subject(claim, figure, thesaurus=thesaurus)
    if first.fit is not Fit.VETO and first.value < SUBJECT_FLOOR:
        return None
    scores = (first, *(scorer(claim, figure) for scorer in SCORERS.values()))
    return Ranked(position, total(scores), scores)


def total(scores: Sequence[Score]) -> float:
    """Return the weighted mean of the fields that at least one side states; 0 if one is a veto."""
    if any(score.fit is Fit.VETO for score in scores):
        return 0.0
    stated = [score for score in scores if score.fit is not Fit.ABSENT]
    weight = sum(WEIGHTS[score.field] for score in stated)
    return round(sum(WEIGHTS[score.field] * score.value for score in stated) / weight, 1)
