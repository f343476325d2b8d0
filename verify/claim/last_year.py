"""Whether "last year" is the calendar year before the article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verify.claim.ends import When
from verify.quantity.periods import PeriodMention

#: Words by which "last year" is not the whole calendar year before the article's own.
_BOUNDED = re.compile(
    r"\b(?:to|until|till|of|since|from|between|through|half|late|early)\s+last\s+(?:year|month)\b"
    r"|\blast\s+(?:year|month),?\s+(?:to\b|and\b|until\b|when\b|through\b)"
    r"|^\W*last\s+(?:year|month)\b.*\b(?:said|says|told|reported|announced|wrote|claimed)\b",
    re.IGNORECASE,
)
_QUOTES = frozenset('"“”„«»‘')


def without_doubtful(when: When, sentence: str, periods: Sequence[PeriodMention]) -> When:
    """Return ``when`` with "last year" as worked out where another year may be meant by it.

    So it is where it is quoted, where the sentence names another year ("..., he said in 2021"),
    and where other words bound the year ("up to last year", "last year to September").
    """
    told = when.period
    if told is None or not told.stated or not told.words.lower().startswith("last "):
        return when
    elsewhere = any(one.absolute for one in periods)
    if elsewhere or _BOUNDED.search(sentence) or not _QUOTES.isdisjoint(sentence):
        return replace(when, period=replace(told, stated=False))
    return when
