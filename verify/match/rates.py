"""Numbers that are changes by what they measure: inflation, economic growth.

"Inflation was 3 percent" states no level that could change by 3 percent, but a change: that of
prices. Tables and sentences give it as either, so both are held to be changes.
"""

from __future__ import annotations

from dataclasses import replace

from verify.match.thesaurus import Thesaurus
from verify.model import Kind, Topic

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
