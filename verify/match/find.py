"""Find the figures that may speak about a claim, by topic alone.

Law: matching never reads a number. ``rank`` takes a topic and an index made of topics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from verify.match.fields import SCORERS, FieldScorer
from verify.match.index import TopicIndex
from verify.model import Field, Fit, Precision, Score, Topic

#: The weight of each field in the score of a match. Fields that neither side states drop out.
#: Chosen by hand; ``python -m tests.benchmarks.sweep`` shows what others would give.
WEIGHTS: Mapping[Field, float] = {
    Field.SUBJECT: 0.50,
    Field.GROUP: 0.40,
    Field.PLACE: 0.15,
    Field.PERIOD: 0.13,
    Field.BASELINE: 0.05,
    Field.ENTITY: 0.07,
    Field.UNIT: 0.05,
    Field.KIND: 0.05,
}

#: Fits of a subject that is not another one.
_SAME = frozenset({Fit.EXPLICIT, Fit.IMPLIED})

#: A number without a place cannot be told from this many places on, however many more there are.
MOST_PLACES = 4

_TIMES = (Field.PERIOD, Field.BASELINE)

#: What is there at the end of a year is what a table of years has for it.
_ENDS = ("end of", "the end of")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate: its place in the index's sequence of topics, its score and the fields'."""

    position: int
    score: float
    vetoed: bool  # a stated field differs
    scores: tuple[Score, ...]


def _within(claim: Topic, figure: Topic) -> bool:
    """Tell whether the claim is for one day of the figure's longer period, or for its end."""
    mine, theirs = claim.period, figure.period
    if mine is None or theirs is None or not theirs.contains(mine):
        return False
    day = mine.precision is Precision.DAY and theirs.precision is not Precision.DAY
    ends = mine.words.lower().startswith(_ENDS) and mine.end == theirs.end
    return day or (ends and claim.dimension != "percent")


def _holding(score: Score) -> Score:
    if score.field is not Field.PERIOD or score.fit is not Fit.PARTIAL:
        return score
    note = f"{score.note}: holds for it"
    return replace(score, fit=Fit.IMPLIED, value=80.0, note=note)


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
    For a topic without a place, the figures of a few places stand for all others.
    """
    seen: Counter[int] = Counter()
    scorers = [SCORERS[one] for one in SCORERS if one in fields and one not in _TIMES]
    for both, members in index.alike(topic):
        wide = series is None or (within is not None and both[0].fit in _SAME)
        for number in members:
            if within is not None and number not in within:
                continue
            if not topic.places:
                sheet = index.sheet_of[number]
                seen[sheet] += 1
                if seen[sheet] > MOST_PLACES:
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
