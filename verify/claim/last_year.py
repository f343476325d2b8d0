"""Whether "last year" is the calendar year before the article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verify.claim.ends import When
from verify.patterns import lazy
from verify.quantity.periods import PeriodMention

#: Words by which "last year" is not the whole calendar year before the article's own.
_BOUNDED = lazy(
    r"\b(?:to|until|till|of|since|from|between|through|half|late|early)\s+last\s+(?:year|month)\b"
    r"|\blast\s+(?:year|month),?\s+(?:to\b|and\b|until\b|when\b|through\b)"
    r"|^\W*last\s+(?:year|month)\b.*\b(?:said|says|told|reported|announced|wrote|claimed)\b",
    re.IGNORECASE,
)
_QUOTES = frozenset('"“”„«»‘')


def is_doubtful(sentence: str, periods: Sequence[PeriodMention]) -> bool:
    """Tell whether a sentence may count "last year" from another day than its article's.

    So it may where it quotes, where it names another year ("..., he said in 2021"), and where
    other words bound the year ("up to last year", "last year to September").
    """
    if any(one.absolute for one in periods) or not _QUOTES.isdisjoint(sentence):
        return True
    return _BOUNDED.search(sentence) is not None


def without_last_year(when: When) -> When:
    """Return ``when`` with "last year" and "last month" as worked out instead of stated."""
    told = when.period
    if told is None or not told.stated or not told.words.lower().startswith("last "):
        return when
    return when._replace(period=replace(told, stated=False))
