"""Derived figures, made on demand from what a claim's kind and baseline ask for.

A percent change is worked out from two levels of one series, a sum from parts that tile the
claimed period. Which figures enter is decided by topics alone (periods among them); the values
come in only when the operation is applied (``verify.match.arithmetic``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from verify.match.arithmetic import OPERATIONS, evaluate
from verify.match.find import TopicIndex, rank, total
from verify.model import (
    Amount,
    Derivation,
    Field,
    Figure,
    Fit,
    Kind,
    Period,
    Quantity,
    Score,
    Topic,
)
from verify.quantity import spell

#: Two periods are of like length if they differ by less than this share of the longer one.
LIKE_LENGTH = 0.05

#: The most derived figures kept for one claim, best matched first.
MOST = 400

_YEAR = timedelta(days=366)
_LEVELS = {Kind.LEVEL, Kind.SHARE, Kind.RATE}


#: What a claim of each kind is worked out with, from two levels of one series.
BY_KIND: Mapping[Kind, str] = {
    Kind.CHANGE: "percent change",
    Kind.DIFFERENCE: "difference",
    Kind.POINT_CHANGE: "point change",
    Kind.MULTIPLE: "multiple",
}


#: A figure of a series and how its subject, place and bodies fit the claim.
Member = tuple[Figure, tuple[Score, ...]]


def derive(
    topic: Topic, figures: Sequence[Figure], index: TopicIndex, *, anchor: date | None
) -> tuple[tuple[Figure, float, tuple[Score, ...]], ...]:
    """Return figures worked out for a claim about ``topic``, with score and field scores.

    ``index`` is made of the topics of ``figures``. ``anchor`` is the article's date: no window
    may begin after it.
    """
    operation = BY_KIND.get(topic.kind)
    sums = topic.kind in _LEVELS and topic.dimension == "count" and topic.period is not None
    if not operation and not sums:
        return ()
    made: list[tuple[Figure, float, tuple[Score, ...]]] = []
    for members in series(topic, figures, index):
        if operation:
            made.extend(_windows(topic, members, operation, anchor))
        else:
            made.extend(_sums(topic, members))
    made.sort(key=lambda one: -one[1])
    return tuple(made[:MOST])


def series(topic: Topic, figures: Sequence[Figure], index: TopicIndex) -> Iterable[list[Member]]:
    """Yield the series of levels about the claim's subject, each in order of time."""
    grouped: defaultdict[tuple[object, ...], list[Member]] = defaultdict(list)
    among = index.around(topic)
    for ranked in rank(topic, index, among=among, fields=(Field.PLACE, Field.ENTITY)):
        if ranked.vetoed:
            break
        figure = figures[ranked.position]
        if _can_enter(figure.topic, topic):
            grouped[_series_key(figure)].append((figure, ranked.scores))
    for members in grouped.values():
        yield sorted(members, key=lambda one: _start(one[0]))


def _can_enter(level: Topic, claim: Topic) -> bool:
    """Tell whether a figure about ``level`` is a dated level in the unit that the claim needs."""
    if level.kind not in _LEVELS or not _dated(level.period) or level.negated:
        return False
    if claim.kind is Kind.POINT_CHANGE:
        return level.dimension == "percent"
    if claim.kind in {Kind.CHANGE, Kind.MULTIPLE}:
        return True
    return level.dimension == claim.dimension


def _series_key(figure: Figure) -> tuple[object, ...]:
    one = figure.topic
    return (figure.source, one.subject, one.places, one.entities, one.dimension, one.kind)


def _dated(period: Period | None) -> bool:
    return period is not None and period.start is not None and period.end is not None


def _start(figure: Figure) -> date:
    period = figure.topic.period
    return period.start if period and period.start else date.min


def _windows(
    topic: Topic, members: Sequence[Member], operation: str, anchor: date | None
) -> Iterable[tuple[Figure, float, tuple[Score, ...]]]:
    for (before, fits), (after, _) in combinations(members, 2):
        first, second = before.topic.period, after.topic.period
        if first is None or second is None or first.overlaps(second):
            continue
        if not _like_length(first, second) or (anchor and second.start and second.start > anchor):
            continue
        scores = _window_scores(topic, first, second)
        if scores is None:
            continue
        amount = evaluate(operation, (before, after))
        if amount is None:
            continue
        all_scores = (*fits, *_SETTLED, *scores)
        figure = derived(topic, (before, after), operation, amount, period=second, baseline=first)
        yield figure, total(all_scores), all_scores


#: A derived figure has the claim's kind and unit: it was made for it.
_SETTLED = (
    Score(field=Field.UNIT, fit=Fit.EXPLICIT, value=100.0, note="worked out"),
    Score(field=Field.KIND, fit=Fit.EXPLICIT, value=100.0, note="worked out"),
)


def _like_length(first: Period, second: Period) -> bool:
    days = [(one.end - one.start).days + 1 for one in (first, second) if one.end and one.start]
    return abs(days[0] - days[1]) <= max(days) * LIKE_LENGTH


def _window_scores(topic: Topic, first: Period, second: Period) -> tuple[Score, ...] | None:
    """Return how well the window fits the claim's baseline and period; ``None`` if it cannot."""
    window = f"from {spell.period(first)} to {spell.period(second)}"
    base = _base_score(topic.baseline, first, second, window)
    if base is None:
        return None
    if topic.period is None or not _dated(topic.period):
        return Score(field=Field.PERIOD, fit=Fit.IMPLIED, value=60.0, note=window), base
    if not topic.period.overlaps(second):
        return None
    sure = topic.period.same_days(second) and topic.period.stated
    fit, value = (Fit.EXPLICIT, 100.0) if sure else (Fit.IMPLIED, 70.0)
    return Score(field=Field.PERIOD, fit=fit, value=value, note=window), base


def _base_score(
    baseline: Period | None, first: Period, second: Period, window: str
) -> Score | None:
    """Return how ``first`` serves as the base: as stated, or as one that the text allows."""
    if baseline is not None and baseline.start is not None:
        if baseline.same_days(first) and baseline.stated:
            return Score(field=Field.BASELINE, fit=Fit.EXPLICIT, value=100.0, note=window)
        if baseline.overlaps(first):
            return Score(field=Field.BASELINE, fit=Fit.IMPLIED, value=80.0, note=window)
        if baseline.stated:  # the text says which base it means, so no other is tried
            return None
        just_before = first.end and baseline.start - _YEAR <= first.end < baseline.start
        follows = second.start is not None and second.overlaps(
            Period(start=baseline.start, end=None)
        )
        if just_before and follows:
            return Score(field=Field.BASELINE, fit=Fit.IMPLIED, value=60.0, note=window)
        return None
    adjacent = first.end and second.start and (second.start - first.end).days <= 2
    if adjacent:
        return Score(field=Field.BASELINE, fit=Fit.IMPLIED, value=60.0, note=window)
    return None


def _sums(
    topic: Topic, members: Sequence[Member]
) -> Iterable[tuple[Figure, float, tuple[Score, ...]]]:
    """Yield the sum over the members that tile the claimed period exactly."""
    wanted = topic.period
    if wanted is None or wanted.start is None or wanted.end is None:
        return
    at, parts = wanted.start, list[Member]()
    for figure, fits in members:
        period = figure.topic.period
        if period is None or period.start != at or period.end is None or period.end > wanted.end:
            continue
        parts.append((figure, fits))
        at = period.end + timedelta(days=1)
    if len(parts) < 2 or at != wanted.end + timedelta(days=1):
        return
    inputs = tuple(figure for figure, _ in parts)
    amount = evaluate("sum", inputs)
    if amount is None:
        return
    # Whether the parts are of a flow, which adds up, or of a stock, which does not, no source says.
    note = f"{len(parts)} parts that make up {spell.period(wanted)}"
    score = Score(field=Field.PERIOD, fit=Fit.IMPLIED, value=85.0, note=note)
    scores = (*parts[0][1], *_SETTLED, score)
    yield derived(topic, inputs, "sum", amount, period=wanted), total(scores), scores


def derived(
    topic: Topic,
    inputs: tuple[Figure, ...],
    operation: str,
    amount: Amount,
    *,
    period: Period,
    baseline: Period | None = None,
) -> Figure:
    """Return the figure that ``operation`` makes of ``inputs``, with its formula and origin."""
    last = inputs[-1]
    numbers = [spell.amount(one.amount) for one in inputs]
    left = OPERATIONS[operation].formula.format(*numbers, all=" + ".join(numbers))
    formula = f"{left} = {spell.amount(amount, kind=topic.kind)}"
    made = replace(
        last.topic,
        period=period,
        baseline=baseline,
        kind=topic.kind,
        dimension=amount.value.unit.dimension if isinstance(amount.value, Quantity) else "",
    )
    return replace(
        last,
        topic=made,
        amount=amount,
        origin=Derivation(operation=operation, formula=formula, inputs=inputs),
        label_path=(*last.label_path[:-1], operation),
        cautions=tuple(dict.fromkeys(caution for one in inputs for caution in one.cautions)),
    )
