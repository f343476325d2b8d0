"""Check an article against itself and the calendar, without any source.

A remark that something is wrong is an accusation, so each check speaks only when every plausible
reading disagrees; what it cannot be sure of it passes over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.claim import (
    arithmetic_checks,
    calendar_checks,
    difference_checks,
    restatement,
    whole_checks,
)
from verify.model import Article, Claim, Remark, Sentence
from verify.quantity import scan
from verify.quantity.dates import DateMention


def check(
    article: Article,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    *,
    dates: Sequence[DateMention] | None = None,
) -> tuple[Remark, ...]:
    """Return the remarks on an article in the order of its text.

    ``claims`` are those of the article with ``linked`` filled in; ``dates`` are the scanner's, read
    again if they are not given. A remark with ``ok`` tells of a check that holds.
    """
    mentions = scan(article.text).dates if dates is None else dates
    found = _all(article, sentences, claims, mentions)
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.message)))


def _all(
    article: Article,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    dates: Sequence[DateMention],
) -> Iterator[Remark]:
    """Yield the remarks of every check."""
    yield from calendar_checks.weekdays(article, dates)
    yield from calendar_checks.ages(article, sentences)
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence.span, []).append(claim)
    for together in by_sentence.values():
        yield from arithmetic_checks.changes(article.text, together)
        yield from arithmetic_checks.conversions(article.text, together)
        yield from arithmetic_checks.parts(article.text, together)
        yield from whole_checks.wholes(article.text, together)
        yield from difference_checks.differences(article.text, together)
        yield from difference_checks.shares(article.text, together)
    yield from restatement.headline(claims)
