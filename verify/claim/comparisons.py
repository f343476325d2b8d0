"""Numbers that compare two places: "twice as many as in Spain", "300 more than in Germany".

Without the words of the comparison the sentence tells what is compared, where and when, as it does
for any level: "Italy had 300 more people killed than Spain" reads as "Italy had 300 people killed".
So these words are taken out, the rest is read, and the other place is kept beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from verify.claim import words
from verify.claim.grammar import Token
from verify.claim.noun_phrases import NOTHING, Phrase
from verify.claim.phrases import phrase_of
from verify.claim.places import PlaceMention
from verify.claim.readings import Reading, masked, without
from verify.claim.scenes import clause_of
from verify.claim.topics import topic_of
from verify.model import COUNT, Article, Kind, Mention, Place, Span, Topic
from verify.patterns import lazy

_KINDS = frozenset({Kind.MULTIPLE, Kind.DIFFERENCE, Kind.CHANGE, Kind.POINT_CHANGE})
_LONGEST = 160  # code points from a number to the place that it is compared with


class Comparison(NamedTuple):
    """The words that compare, as spans of the article, and the place on their other side."""

    hidden: tuple[Span, ...]
    place: Place


#: The words right behind a number that say which way it compares.
_DEGREE = lazy(
    r"\s+(?:as\s+(?:many|much|high|large|big|great)|more|fewer|less|higher|lower|larger|"
    r"smaller|bigger|greater)\b"
)

#: What leads to the other place.
_JOINT = lazy(
    r"\s(?:(?:than|as)\s+(?:(?:it\s+(?:was|is)\s+)?in\s+|(?:that|those|one|ones)\s+(?:of|in)\s+|for\s+"
    r"|the\s+)?|(?:that|those)\s+(?:of|in)\s+|the\s+)$"
)

#: A name behind "than" or "as".
_NAME = lazy(
    r"(?<=\s)(?:than|as)\s+(?:in\s+|for\s+)?((?:[A-Z][^\W\d_]+)(?:[\s-][A-Z][^\W\d_]+){0,2})"
)

#: What may stand behind the other place: its figure, a verb, the end of the clause.
_CLOSING = lazy(
    r"(?:['’]s?)?(?:\s+(?:figure|rate|level|number|total|one|did|had|does|has|was|is)\b)?"
    r"(?=\s*(?:$|[.,;:)”\"]|\b(?:in|during|last|according)\s))"
)


def comparison_of(mention: Mention, reading: Reading) -> Comparison | None:
    """Return how a number compares its place with another, if it clearly does.

    There must be one other place alone, and no two times that could be told apart. "Rose by 180
    more than in Italy" compares what became of two numbers and not the numbers.
    """
    if mention.kind not in _KINDS or len({one.period for one in reading.periods}) > 1:
        return None
    if _moves(mention, reading.tokens):
        return None
    start, text = reading.sentence.span.start, reading.sentence.text
    after = mention.span.end - start
    degree = _DEGREE.match(text, after)
    times = mention.kind is Kind.MULTIPLE
    if degree is None and not times:
        return None
    if times and degree is not None and not degree[0].lstrip().startswith("as "):
        return None  # "three times more than": three or four times
    first = degree.end() if degree else after
    found = [
        one
        for other in (*reading.stage.places, *_unknown(reading))
        if first <= other.span.start - start <= after + _LONGEST
        if (one := _with(other, Span(after, first), reading, times=times))
    ]
    return found[0] if len(found) == 1 else None


def _unknown(reading: Reading) -> Iterator[PlaceMention]:
    """Yield the names that a number is compared with and that are no place known by its name.

    They may be towns of a table; whatever they are, the comparison is not one of two times.
    """
    start = reading.sentence.span.start
    known = [one.span for one in reading.stage.places] + [one.span for one in reading.periods]
    for match in _NAME.finditer(reading.sentence.text):
        span = Span(*match.span(1)).shifted(start)
        if not any(span.overlaps(one) for one in known):
            yield PlaceMention(span=span, place=Place(name=match[1]))


def _moves(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Tell whether the clause of a number tells of a change, by its verb or by a noun."""
    at = next((n for n, one in enumerate(tokens) if one.start == mention.span.start), -1)
    if at < 0:
        return False
    first, end = clause_of(tokens, at)
    return any(
        one.tag in {"up", "down"} or words.has(one.low, "verbs.change_nouns")
        for one in (*tokens[first:at], *tokens[at + 1 : end])
    )


def _with(other: PlaceMention, degree: Span, reading: Reading, *, times: bool) -> Comparison | None:
    """Return the comparison with a place behind the number, if it is one."""
    start, text = reading.sentence.span.start, reading.sentence.text
    at = other.span.shifted(-start)
    joint = _JOINT.search(text, degree.end - 1, at.start)
    closing = _CLOSING.match(text, at.end)
    if joint is None or closing is None:
        return None
    lead = joint[0].split()[0]
    if lead not in {"than", "as"} and not times:
        return None
    if lead == "the" and closing.end() == at.end:  # "twice the Italian figure"
        return None
    between = Span(degree.end, joint.start()).shifted(start)
    numbers = any(between.overlaps(one.span) for one in reading.mentions)
    if numbers or re.search(r"[;:()]", text[degree.end : joint.start()]):
        return None
    hidden = (degree, Span(joint.start() + 1, closing.end()))
    spans = tuple(one.shifted(start) for one in hidden if one.end > one.start)
    return Comparison(spans, other.place)


def compared_topic(
    topic: Topic, mention: Mention, comparison: Comparison, reading: Reading, article: Article
) -> Topic:
    """Return the topic of a number that compares; as it was, if the rest tells no single place."""
    tokens = masked(reading.tokens, comparison.hidden)
    at = next((n for n, one in enumerate(tokens) if one.start == mention.span.start), -1)
    if at < 0:
        return topic
    rest = without(reading, comparison.hidden, tokens, article)
    level = Mention(
        span=mention.span, text=mention.text, quantity=replace(mention.quantity, unit=COUNT)
    )
    phrase = phrase_of(tokens, at, level, prior=NOTHING)
    told = topic_of(rest, at, level, phrase, article)
    if len(told.places) != 1 or comparison.place in told.places or not _named(told, phrase):
        return topic
    hidden = " ".join(one.of(article.text) for one in comparison.hidden)
    return replace(
        told,
        kind=topic.kind,
        dimension=topic.dimension,
        baseline=None,
        entities=tuple(one for one in told.entities if one not in hidden),
        compared=(comparison.place,),
    )


def _named(told: Topic, phrase: Phrase) -> bool:
    return bool(phrase and told.subject.head)
