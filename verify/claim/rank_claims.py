"""What a rank ranks: the number that it stands beside, or the subject of its own verb.

"Unemployment rose to 5.2 percent in 2023, the highest since 2014" ranks the 5.2 percent;
"homicides fell to their lowest since 2019" and "Norway had the second-lowest homicide rate of the
four" rank what a number in the same place would be about. So the rank's words are taken out of the
sentence, or made into a number, and the sentence is read as any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from verify.claim.grammar import Token
from verify.claim.noun_phrases import NOTHING, Phrase
from verify.claim.phrases import phrase_of
from verify.claim.rankings import RankPhrase, generic, is_measured, is_of_other_members
from verify.claim.readings import Reading, blanked, masked, without
from verify.claim.topics import topic_of
from verify.model import (
    COUNT,
    Article,
    Claim,
    Direction,
    Kind,
    Mention,
    Quantity,
    Scope,
    Span,
    Topic,
    Unit,
)
from verify.patterns import lazy

_LEVELS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RATE})
_VERBS = frozenset({"aux", "link", "up", "down", "verb", "ed"})
_HAVING = frozenset({"had", "has", "have", "having", "saw", "posted", "registered", "recorded"})
_LONGEST_GAP = 90  # code points between a number and its rank

#: What may stand between a number and its rank: a mark, and words that lead over.
_APPOSED = lazy(
    r"[^.;:,()—–]{0,60}(?:,|\(|—|–|\s-)\s*"
    r"(?:(?:which|and|that|it|this|is|was|marking|making|by|far|again|now|still)\s+){0,4}"
)

#: What stands before a number that another one is set against.
_BASE = lazy(
    r"\b(?:from|than|against|versus|with|to)\s+"
    r"(?:(?:about|around|some|nearly|almost|just|over|under|more|less|than)\s+){0,3}[$€£]?$"
)


class Told(NamedTuple):
    """A number of the sentence that was read as a claim, with what it was read from."""

    claim: Claim
    mention: Mention
    phrase: Phrase


def beside(rank: RankPhrase, told: Sequence[Told], text: str) -> Told | None:
    """Return the level that a rank stands in apposition to; ``None`` if there is no single one.

    A number that another is set against ("from 4.9 percent") is not meant, and of several levels
    in the sentence it would be a guess.
    """
    before = [one for one in told if one.claim.span.end <= rank.lead.start]
    levels = [one for one in before if one.claim.topic.kind in _LEVELS]
    if not levels or levels[-1] is not before[-1] or not generic(rank.between.of(text)):
        return None
    nearest = levels[-1].claim.span
    gap = text[nearest.end : rank.lead.start]
    if len(gap) > _LONGEST_GAP or not _APPOSED.fullmatch(gap):
        return None
    lead = text[max(0, nearest.start - 40) : nearest.start]
    if len(levels) > 1 or (_BASE.search(lead) and not lead.rstrip().endswith("to")):
        return None
    return levels[-1]


def masks(rank: RankPhrase, *, named: bool) -> tuple[Span, ...]:
    """Return what a rank takes out of its sentence: all of it but what is ``named`` in it."""
    if not named:
        return (Span(rank.lead.start, rank.span.end),)
    return (rank.lead, Span(rank.between.end, rank.span.end))


def as_number(rank: RankPhrase, tokens: Sequence[Token]) -> tuple[list[Token], int]:
    """Return the tokens with one number in place of the rank, and where it stands."""
    at = next((n for n, one in enumerate(tokens) if one.start >= rank.lead.end), len(tokens))
    number = Token("1", "1", rank.lead.start, rank.lead.end, "num", 0)
    return [*tokens[:at], number, *tokens[at:]], at


def is_governed(tokens: Sequence[Token], index: int, *, named: bool) -> bool:
    """Tell whether a verb leads to the rank at ``index``: "fell to", "was", "had".

    Where the rank itself is ``named`` what it ranks ("the lowest rate"), somebody has it.
    """
    before = index - 1
    while before >= 0 and tokens[before].tag == "adv":
        before -= 1
    if before < 0:
        return False
    if tokens[before].low in {"to", "at"}:
        before -= 1
        while before >= 0 and tokens[before].tag in {"time", "adv", "num"}:
            before -= 1
        marks = before >= 0 and tokens[before].text == ","
        return marks or (before >= 0 and tokens[before].tag in _VERBS)
    if named:
        return tokens[before].low in _HAVING
    return tokens[before].tag in {"aux", "link"} and tokens[before].low not in _HAVING


def number_of(rank: RankPhrase) -> Quantity:
    """Return the place in the order, exact: its unit says from which end it is counted."""
    name = "highest" if rank.ranking.order is Direction.UP else "lowest"
    place = Decimal(rank.place)
    return Quantity(low=place, high=place, unit=Unit(name=name, dimension="rank"), step=Decimal(0))


def ranks_in(
    reading: Reading, article: Article, told: Sequence[Told]
) -> Iterator[tuple[Mention, Topic]]:
    """Yield the ranks that one sentence states with what they are of; ``told`` are its numbers."""
    for rank in reading.ranks:
        topic = _rank_topic(reading, article, rank, told)
        if topic is None or topic.negated or not topic.subject.head:
            continue
        mention = Mention(span=rank.span, text=rank.span.of(article.text), quantity=number_of(rank))
        yield mention, topic


def unranked(topic: Topic, reading: Reading) -> Topic:
    """Return what a number is about without the words of a rank: they restrict no number."""
    sentence = reading.sentence
    spans = [Span(one.lead.start, one.span.end) for one in reading.ranks]
    rest = blanked(sentence.text, sentence.span.start, spans).lower()
    kept = (one for one in topic.qualifiers if any(w in rest for w in one.words.split()))
    return replace(topic, qualifiers=tuple(kept))


def _rank_topic(
    reading: Reading, article: Article, rank: RankPhrase, told: Sequence[Told]
) -> Topic | None:
    """Return what a rank ranks, and among what; ``None`` if that is not clear."""
    level = beside(rank, told, article.text)
    if level is not None:
        tokens = masked(reading.tokens, masks(rank, named=False))
        at = next(n for n, one in enumerate(tokens) if one.start == level.claim.span.start)
        around = without(reading, masks(rank, named=False), tokens, article)
        topic = topic_of(around, at, level.mention, level.phrase, article)
        ranking = replace(rank.ranking, dimension=level.claim.topic.dimension)
    else:
        named = not generic(rank.between.of(article.text))
        hidden = masks(rank, named=named)
        tokens, at = as_number(rank, masked(reading.tokens, hidden))
        if not is_governed(tokens, at, named=named):
            return None
        around = without(reading, hidden, tokens, article)
        ranking = rank.ranking
        before = [one for one in told if one.claim.span.end <= rank.span.start]
        mention = Mention(span=rank.lead, text="1", quantity=replace(number_of(rank), unit=COUNT))
        phrase = phrase_of(tokens, at, mention, prior=before[-1].phrase if before else NOTHING)
        topic = topic_of(around, at, mention, phrase, article)
        said = (topic.subject.head, *topic.subject.modifiers)
        if ranking.scope is Scope.GROUP and not is_measured(rank, article.text, said):
            return None
    day = topic.period.start if topic.period is not None else article.date
    if is_of_other_members(ranking.members, day):
        return None
    among = rank.span.of(article.text)
    return replace(
        topic,
        entities=tuple(one for one in topic.entities if one not in among),
        kind=Kind.RANK,
        dimension="rank",
        baseline=None,
        ranking=ranking,
    )
