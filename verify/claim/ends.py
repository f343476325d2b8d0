"""Part a stretch of time that a change is told over into where it began and where it ended."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from verify.model import Period, Precision
from verify.patterns import lazy

_TWO_ENDS = lazy(r"\s(?:and|to|until|through)\s")
_RUN_TO = lazy(r"\b(?:year|months)\s+to\b", re.IGNORECASE)
_A_YEAR = frozenset({364, 365})  # days between the first and the last
_QUARTER = lazy(r"\bquarter\b", re.IGNORECASE)
_MORE_THAN_A_QUARTER = 93  # days
_LENGTH = lazy(r"\b(?:days?|weeks?|months?|quarters?|years?|decade)\b", re.IGNORECASE)


class When(NamedTuple):
    """The period in which a number holds and what it is compared with."""

    period: Period | None = None
    baseline: Period | None = None


def run_to(span: Period) -> When | None:
    """Return the months that a rate moved between "in the year to May", or None.

    A rate has no sum over a year, so its points are between May and the May before; a change in
    percent may be one of twelve months' sums and stays with the whole span.
    """
    start, end = span.start, span.end
    if start is None or end is None or not _RUN_TO.search(span.words):
        return None
    if start.day != 1 or (end + timedelta(days=1)).day != 1 or (end - start).days not in _A_YEAR:
        return None
    before = start - timedelta(days=1)
    words = _RUN_TO.split(span.words)[-1].strip()
    return When(
        period=replace(span, start=end.replace(day=1), precision=Precision.MONTH, words=words),
        baseline=replace(
            span,
            start=before.replace(day=1),
            end=before,
            precision=Precision.MONTH,
            words=f"{words} the year before",
            stated=False,
        ),
    )


def _quarters(span: Period) -> When | None:
    """Part "the second quarter of 2023 and the second quarter of 2024" into its two quarters."""
    start, end = span.start, span.end
    if start is None or end is None or (end - start).days < _MORE_THAN_A_QUARTER:
        return None
    opening, closing = start.month, end.month
    if start.day != 1 or opening not in {1, 4, 7, 10} or closing not in {3, 6, 9, 12}:
        return None
    following = (start + timedelta(days=_MORE_THAN_A_QUARTER)).replace(day=1)
    words = _TWO_ENDS.split(span.words)
    return When(
        period=replace(
            span,
            start=end.replace(month=closing - 2, day=1),
            precision=Precision.QUARTER,
            words=words[-1].removeprefix("the "),
        ),
        baseline=replace(
            span,
            end=following - timedelta(days=1),
            precision=Precision.QUARTER,
            words=words[0],
        ),
    )


def parted(span: Period) -> When:
    """Part "between 1999 and 2011" into what a change is measured from and when it was reached.

    Only two ends that the text names are parted, into whole years or whole months; "2012-13" and
    "the past two years" stay one period.
    """
    start, end = span.start, span.end
    if not span.stated or start is None or end is None or not _TWO_ENDS.search(span.words):
        return When(period=span)
    if len(_QUARTER.findall(span.words)) == 2 and (quarters := _quarters(span)):
        return quarters
    if _LENGTH.search(span.words):  # "the 12 months to June" is one period
        return When(period=span)
    first, last = span.words[: _end_of_first(span.words)].strip(), span.words.split()[-1]
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole and start.year != end.year:
        return When(
            period=Period(
                start=end.replace(month=1, day=1), end=end, precision=Precision.YEAR, words=last
            ),
            baseline=Period(
                start=start,
                end=start.replace(month=12, day=31),
                precision=Precision.YEAR,
                words=first,
            ),
        )
    after_end = end + timedelta(days=1)
    if start.day == 1 and after_end.day == 1 and (start.year, start.month) != (end.year, end.month):
        next_month = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        return When(
            period=Period(start=end.replace(day=1), end=end, precision=Precision.MONTH, words=last),
            baseline=Period(
                start=start,
                end=next_month - timedelta(days=1),
                precision=Precision.MONTH,
                words=first,
            ),
        )
    return When(period=span)


def _end_of_first(words: str) -> int:
    found = _TWO_ENDS.search(words)
    return found.start() if found else len(words)
