"""What the pipeline reads each number to be about, and how two such readings stand.

``verify.claim`` reads both sentences and ``verify.match`` compares the fields, as for an article
and a figure of a source, so that a comparison by hand knows places, periods, groups and kinds as
the pipeline does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verify.claim import extract
from verify.match import thesaurus
from verify.match.fields import SCORERS
from verify.match.subjects import Named, group, subject
from verify.model import Article, Field, Fit, QualifierRole, Score, Span, Topic
from verify.pairing.when import stands_apart


def topics_of(text: str, spans: Sequence[Span], *, anchor: date | None) -> tuple[Topic | None, ...]:
    """Return for each number (``spans``) what the pipeline takes it to be about.

    ``None`` stands for a number that the pipeline leaves alone, such as a rank.
    """
    claims = extract(Article(text=text, origin="", date=anchor)).claims
    return tuple(
        next((one.topic for one in claims if one.span.overlaps(span)), None) for span in spans
    )


def scores_of(claim: Topic | None, evidence: Topic | None) -> tuple[Score, ...]:
    """Return how each field of two topics stands; nothing if one of them was not read."""
    if claim is None or evidence is None:
        return ()
    words = thesaurus.default()
    mine, theirs = (Named.of(one.subject, words, one.qualifiers) for one in (claim, evidence))
    return (
        subject(mine, theirs, thesaurus=words),
        group(mine, theirs, thesaurus=words),
        *(scorer(claim, evidence) for scorer in SCORERS.values()),
    )


#: What makes a number one of a part, a group, a stretch of time or an average.
_RESTRICTING = frozenset(
    {QualifierRole.PART, QualifierRole.GROUP, QualifierRole.OVER, QualifierRole.AVERAGE}
)


def excluded(scores: Sequence[Score]) -> Field | None:
    """Return the field by which two numbers are about different things: each states another.

    Units are compared where numbers are paired: "58%" may be said of "58 out of 100".
    """
    vetoes = (one.field for one in scores if one.fit is Fit.VETO and one.field is not Field.UNIT)
    return next(vetoes, None)


def one_sided(claim: Topic | None, evidence: Topic | None) -> Field | None:
    """Return a field that only one of two topics states, so that it may be a part of the other."""
    if claim is None or evidence is None:
        return None
    if bool(claim.places) != bool(evidence.places):
        return Field.PLACE
    if (claim.period is None) != (evidence.period is None):
        return Field.PERIOD
    mine, theirs = (
        {one.words for one in topic.qualifiers if one.role in _RESTRICTING}
        for topic in (claim, evidence)
    )
    return Field.GROUP if mine != theirs else None


def within_clause(topic: Topic | None, text: str, number: Span) -> Topic | None:
    """Return a topic without the places, time and qualifiers that stand in another clause.

    A claim states one thing; the evidence may tell of a crater and, in passing, of an eruption.
    """
    if topic is None:
        return None

    def is_near(words: str) -> bool:
        return not stands_apart(text, words, number)

    period = topic.period
    return replace(
        topic,
        places=tuple(one for one in topic.places if is_near(one.name)),
        period=period if period and is_near(period.words) else None,
        qualifiers=tuple(one for one in topic.qualifiers if is_near(one.words)),
    )
