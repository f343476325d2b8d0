"""Changes: what became of one series between two of its periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from verify.match.basis import LEVELS, Basis, Made, Member, made, series, settled
from verify.match.rates import is_rate, same_measure
from verify.match.thesaurus import Nature, Thesaurus
from verify.model import Field, Fit, Kind, Period, Precision, Score, Topic
from verify.quantity import spell

#: What a claim of each kind is worked out with, from two levels of one series.
BY_KIND: Mapping[Kind, str] = {
    Kind.CHANGE: "percent change",
    Kind.DIFFERENCE: "difference",
    Kind.POINT_CHANGE: "point change",
    Kind.MULTIPLE: "multiple",
}

#: Two periods are of like length if they differ by less than this share of the longer one.
LIKE_LENGTH = 0.05

_YEAR = timedelta(days=366)


def changes(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the change over every window that the claim's period and baseline allow.

    No window begins after the article's date.
    """
    operation = BY_KIND.get(topic.kind)
    if operation is None or topic.compared:  # compared with another place, not with another time
        return
    words = basis.index.thesaurus
    if topic.kind is Kind.CHANGE and is_rate(topic, words):
        return  # growth is told at constant prices; levels of what grows may be told in others
    for members in series(topic, basis, allowed=lambda level: may_change(level, topic, words)):
        common = members[0].figure.topic
        yearly = is_flow(common, words)
        firm = topic.kind is Kind.DIFFERENCE or not _in_current_prices(common, words)
        for before, after in _windows(topic, members, basis):
            scores = _scores(topic, before.period, after.period, yearly=yearly)
            if scores is not None:
                inputs = (before.figure, after.figure)
                yield from made(
                    topic,
                    operation,
                    inputs,
                    (*before.scores, *settled(firm=firm), *scores),
                    period=after.period,
                    baseline=before.period,
                )


def is_flow(topic: Topic, words: Thesaurus) -> bool:
    """Tell whether a topic counts events, which add up over time."""
    return words.nature_of((topic.subject.head, *topic.subject.modifiers)) is Nature.FLOW


def _in_current_prices(topic: Topic, words: Thesaurus) -> bool:
    """Tell whether figures are sums of money of what may be compared at constant prices."""
    concepts = words.concepts_of((topic.subject.head, *topic.subject.modifiers))
    return topic.dimension.startswith("currency ") and not concepts & words.nominal


def may_change(level: Topic, claim: Topic, words: Thesaurus) -> bool:
    """Tell whether a change of the claim's kind can be worked out from figures about ``level``.

    What is itself a change (inflation, growth) may change by points. A count's change is never
    worked out from a rate, nor the other way round.
    """
    if claim.dimension in {"percent / time", "percentage point / time"}:
        return False  # "3 percent a month" is no change between two levels
    if claim.kind is Kind.POINT_CHANGE:
        return level.dimension == "percent" and level.kind in {*LEVELS, Kind.CHANGE}
    if level.kind not in LEVELS or not same_measure(level, claim, words):
        return False
    if claim.kind in {Kind.CHANGE, Kind.MULTIPLE}:
        return True
    return level.dimension == claim.dimension


def _windows(
    topic: Topic, members: Sequence[Member], basis: Basis
) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs of members of like length, the earlier first, that the claim may mean.

    A base that is a member's own period is that member's, unless it was guessed ("since then") for
    a change without a time of its own. A base of several members (half a year,
    of months) is none of them, and no window of single members is meant.
    """
    base = topic.baseline
    if base is not None and base.stated and _is_longer(base, members):
        return
    firm = base is not None and base.start is not None and base.stated
    befores = [one for one in members if not firm or (base and base.overlaps(one.period))]
    if base is not None and (base.stated or dated(topic.period)) and not _is_vague(base):
        befores = [one for one in members if one.period.same_days(base)] or befores
    known = [
        one
        for one in members
        if not (basis.anchor and one.period.start and one.period.start > basis.anchor)
    ]
    afters = _ends(topic, known)
    span = topic.period if base is None else None
    if span is not None and _is_longer(span, members):  # "in the year to May": over all of it
        befores = [one for one in members if precedes(one.period, span)][-1:]
        afters = afters[-1:]
    for before in befores:
        for after in afters:
            if precedes(before.period, after.period) and like_length(before.period, after.period):
                yield before, after


def _ends(topic: Topic, known: Sequence[Member]) -> list[Member]:
    """Return the members that the change may lead to: exactly the claimed period if there is one.

    A change "since 2020" that names no end leads to the latest figure.
    """
    wanted = topic.period if dated(topic.period) else None
    if wanted is None:
        return list(known[-1:] if topic.baseline and topic.baseline.stated else known)
    exact = [one for one in known if one.period.same_days(wanted)]
    return exact or [one for one in known if wanted.overlaps(one.period)]


def _is_vague(period: Period) -> bool:
    return period.precision is Precision.VAGUE


def _is_longer(span: Period, members: Sequence[Member]) -> bool:
    """Tell whether a period is longer than the members of a series and holds several of them."""
    held = sum(span.contains(one.period) for one in members)
    return held > 1 and not any(one.period.same_days(span) for one in members)


def dated(period: Period | None) -> bool:
    """Tell whether a period has both ends."""
    return period is not None and period.start is not None and period.end is not None


def precedes(first: Period, second: Period) -> bool:
    """Tell whether ``first`` is over before ``second`` begins."""
    return first.end is not None and second.start is not None and first.end < second.start


def like_length(first: Period, second: Period) -> bool:
    """Tell whether two periods are about equally long."""
    days = [(one.end - one.start).days + 1 for one in (first, second) if one.end and one.start]
    return abs(days[0] - days[1]) <= max(days) * LIKE_LENGTH


def _scores(
    topic: Topic, first: Period, second: Period, *, yearly: bool
) -> tuple[Score, ...] | None:
    """Return how well the window fits the claim's baseline and period; ``None`` if it cannot.

    What happens in a year (``yearly``) can only have risen "in 2023" from 2022; what is there on a
    day may be compared from one December to the next, unless the year before is named.
    """
    fit = _base_fit(topic.baseline, first, second)
    if fit and _is_usual(topic, first, second, yearly=yearly):
        fit = (Fit.EXPLICIT, 100.0)
    if fit is None:
        return None
    window = f"from {spell.period(first)} to {spell.period(second)}"
    base = Score(field=Field.BASELINE, fit=fit[0], value=fit[1], note=window)
    if topic.period is None or not dated(topic.period):
        return Score(field=Field.PERIOD, fit=Fit.IMPLIED, value=60.0, note=window), base
    sure = _is_whole(topic.period, second) and topic.period.stated
    ends, value = (Fit.EXPLICIT, 100.0) if sure else (Fit.IMPLIED, 70.0)
    return Score(field=Field.PERIOD, fit=ends, value=value, note=window), base


def _is_usual(topic: Topic, first: Period, second: Period, *, yearly: bool) -> bool:
    """Tell whether a change to the claimed year is from the year right before it."""
    if topic.period is None or second.precision is not Precision.YEAR:
        return False
    if not (_is_whole(topic.period, second) and _follows(first, second)):
        return False
    return yearly if topic.baseline is None else topic.baseline.same_days(first)


def _is_whole(claimed: Period, measured: Period) -> bool:
    """Tell whether a claim means all of a period, not "the summer of 2023"."""
    return claimed.same_days(measured) and claimed.precision is not Precision.VAGUE


def _follows(first: Period, second: Period) -> bool:
    if first.end is None or second.start is None:
        return False
    return (second.start - first.end).days == 1


def _base_fit(baseline: Period | None, first: Period, second: Period) -> tuple[Fit, float] | None:
    """Return how ``first`` serves as the base: as stated, or as one that the text allows."""
    if baseline is not None and baseline.start is not None:
        if baseline.same_days(first) and baseline.stated:
            return Fit.EXPLICIT, 100.0
        if baseline.overlaps(first):
            return Fit.IMPLIED, 80.0
        if baseline.stated:  # the text says which base it means, so no other is tried
            return None
        just_before = first.end and baseline.start - _YEAR <= first.end < baseline.start
        follows = second.overlaps(Period(start=baseline.start, end=None))
        return (Fit.IMPLIED, 60.0) if just_before and follows else None
    adjacent = first.end and second.start and (second.start - first.end).days <= 2
    return (Fit.IMPLIED, 60.0) if adjacent else None
