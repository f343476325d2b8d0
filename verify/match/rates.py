"""Numbers that are rates: changes by what they measure, and counts that are spread over something.

"Inflation was 3 percent" states no level that could change by 3 percent, but a change: that of
prices. Tables and sentences give it as either, so both are held to be changes.

A count and its rate move apart: prisoners may rise by 29 percent while prisoners per 100,000 people
rise by 23. So nothing that is worked out from a rate answers for a count, nor the other way round.
"""

from __future__ import annotations

from dataclasses import replace

from verify.match.thesaurus import Thesaurus
from verify.model import Kind, QualifierRole, Topic

_TIMES = frozenset({"hour", "day", "night", "week", "month", "quarter", "year", "decade", "time"})
_STATED_AS = frozenset({Kind.LEVEL, Kind.SHARE})


def as_change(topic: Topic, words: Thesaurus) -> Topic:
    """Return a topic whose subject is a rate of change with that kind; any other as it is."""
    stated = topic.kind in _STATED_AS and topic.dimension == "percent"
    grows = topic.subject.head == "growth" or is_rate(topic, words)
    return replace(topic, kind=Kind.CHANGE) if stated and grows else topic


def is_rate(topic: Topic, words: Thesaurus) -> bool:
    """Tell whether a topic's subject is a rate of change and nothing else."""
    named = words.concepts_of((topic.subject.head, *topic.subject.modifiers))
    return bool(named) and named <= words.rates


def same_measure(level: Topic, claim: Topic, words: Thesaurus) -> bool:
    """Tell whether ``claim`` may tell of the numbers of ``level`` as they are counted or spread.

    A rate or share answers only a claim that names one, a count only a claim that does not.
    "Unemployment" alone may mean either.
    """
    if is_spread(level, words):
        return names_rate(claim, words)
    return not _says(claim, words.spread)


def is_spread(level: Topic, words: Thesaurus) -> bool:
    """Tell whether figures are set against something: per head, per 100,000 people, percent."""
    unit, _, per = level.dimension.rpartition(" / ")
    if level.dimension == "percent" or (unit and per != "time"):
        return True
    return level.kind in {Kind.RATE, Kind.SHARE} or _says(level, words.spread)


def names_rate(claim: Topic, words: Thesaurus) -> bool:
    """Tell whether a claim says that it tells of a rate or share, in words or by its subject."""
    if claim.kind is Kind.POINT_CHANGE or _says(claim, words.spread):
        return True
    said = _said(claim)
    counted = not words.counting.isdisjoint(said)  # "the number of unemployed"
    return not counted and not words.shares.isdisjoint(said)


def _says(topic: Topic, spread: frozenset[str]) -> bool:
    over = {one.words for one in topic.qualifiers if one.role is QualifierRole.OVER}
    per = any(one.startswith("per ") and one.split()[1] not in _TIMES for one in over)
    return per or not spread.isdisjoint(_said(topic))


def _said(topic: Topic) -> tuple[str, ...]:
    """Return the words of a topic's noun phrase, those that only count among them."""
    one = topic.subject
    return (one.head, *one.modifiers, *one.phrase.lower().split())
