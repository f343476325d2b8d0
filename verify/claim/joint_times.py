"""Numbers for several times at once: "in 2022 and 2023 together 3,552 people were killed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from verify.claim.ends import When
from verify.claim.grammar import Token
from verify.model import Period, Precision
from verify.quantity.periods import PeriodMention

_JOINTS = frozenset({"and", ",", "in", "&", "or"})
_TOGETHER = frozenset({"together", "combined", "total", "altogether", "overall"})


def jointly(when: When, tokens: Sequence[Token], periods: Sequence[PeriodMention]) -> When:
    """Return when a number holds that was read with one of several times joined by "and".

    It holds for all of them if the sentence says so ("together", "a total of") and they follow
    each other; else it may be for each of them or for one, and the time is not sure.
    """
    told = when.period
    if told is None or told.end is None or len(periods) < 2:
        return when
    run = _run(told, tokens, periods)
    if len(run) < 2:
        return when
    if any(one.low in _TOGETHER for one in tokens) and _follow(run):
        first, last = run[0], run[-1]
        words = f"{first.words} to {last.words}"
        stated = all(one.stated for one in run)
        whole = Period(
            start=first.start, end=last.end, precision=Precision.SPAN, words=words, stated=stated
        )
        return when._replace(period=whole)
    return when._replace(period=replace(told, stated=False))


def _run(told: Period, tokens: Sequence[Token], periods: Sequence[PeriodMention]) -> list[Period]:
    """Return the times that are joined with ``told``, in their order in the text."""
    by_start = {one.span.start: one.period for one in periods if one.role != "baseline"}
    run: list[Period] = []
    gap = 0
    for token in tokens:
        period = by_start.get(token.start) if token.tag == "time" else None
        if period is not None:
            run.append(period)
            gap = 0
        elif token.low not in _JOINTS or (gap := gap + 1) > 2:
            if told in run:
                break
            run = []
            gap = 0
    return run if told in run else []


def _follow(run: Sequence[Period]) -> bool:
    """Tell whether each time begins when the one before it ends."""
    return all(a.end is not None and a.end + timedelta(days=1) == b.start for a, b in pairwise(run))
