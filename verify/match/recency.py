"""Which figure of a series speaks about a claim that does not say when: the latest one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verify.match.index import timeless
from verify.model import Field, Figure, Fit, Match, Provenance, Score, Topic


def latest_only(
    matches: Sequence[Match], topic: Topic, *, anchor: date | None
) -> tuple[Match, ...]:
    """Mark all but the latest figure of each series as not meant, if ``topic`` has no period.

    Latest means the last period that had begun by ``anchor``. The others stay as vetoed
    candidates, so that a diagnosis can name the year that would have matched. Derived figures
    choose their own windows and are left alone.
    """
    if topic.period is not None:
        return tuple(matches)
    best: dict[tuple[str, Topic], date] = {}
    for match in matches:
        start = _start(match.figure)
        if match.vetoed or start is None or (anchor is not None and start > anchor):
            continue
        key = _series(match.figure)
        best[key] = max(best.get(key, date.min), start)
    marked = [match if _is_meant(match, best) else _set_aside(match) for match in matches]
    marked.sort(key=lambda one: (one.vetoed, -one.score))
    return tuple(marked)


def _is_meant(match: Match, best: dict[tuple[str, Topic], date]) -> bool:
    start = _start(match.figure)
    if match.vetoed or start is None or not isinstance(match.figure.origin, Provenance):
        return True
    latest = best.get(_series(match.figure))
    return latest is None or start == latest


def _set_aside(match: Match) -> Match:
    scores = tuple(
        Score(field=Field.PERIOD, fit=Fit.VETO, value=0.0, note="there is a later figure")
        if one.field is Field.PERIOD
        else one
        for one in match.scores
    )
    return replace(match, scores=scores, score=0.0)


def _start(figure: Figure) -> date | None:
    return figure.topic.period.start if figure.topic.period else None


def _series(figure: Figure) -> tuple[str, Topic]:
    return figure.source, timeless(figure.topic)
