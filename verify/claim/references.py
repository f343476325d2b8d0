"""What "it", "the figure" or "that number" points back to: the subject of a number before."""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.grammar import Token
from verify.claim.noun_phrases import Phrase
from verify.claim.verb_subjects import verb_before
from verify.model import Claim, Kind, Mention, Subject

_BARE = frozenset(
    {"figure", "figures", "number", "numbers", "total", "toll", "rate", "share", "count", "tally"}
    | {"proportion", "percentage", "amount", "sum", "latter", "one"}
)
_PRONOUNS = frozenset({"it", "they", "that", "this", "these", "those"})
_POINTERS = frozenset({"the", "that", "this", "its", "their"})
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})


def pointed_at(
    tokens: Sequence[Token],
    index: int,
    phrase: Phrase,
    mention: Mention,
    before: Sequence[Claim],
) -> Subject | None:
    """Return the subject that the number ``tokens[index]`` is told to share, or None.

    That is the case where its ``phrase`` is a pronoun, a bare "the figure", or only who counted
    so many ("Italy alone saw 18,010, followed by Spain with 11,324"). The last claim of
    ``before`` in the same unit is meant; a change says so of any.
    """
    told = _is_pronoun(tokens, index, phrase) or _is_bare(tokens, phrase)
    if not (told or _is_elided(tokens, index, phrase, mention)):
        return None
    changes = mention.kind in _CHANGES
    unit = mention.quantity.unit.dimension
    for claim in reversed(before):
        if claim.topic.subject.head and (changes or claim.topic.dimension == unit):
            return claim.topic.subject
    return None


def _is_pronoun(tokens: Sequence[Token], index: int, phrase: Phrase) -> bool:
    if phrase:
        return False
    verb = verb_before(tokens, index)
    while verb > 0 and tokens[verb - 1].tag in {"aux", "adv", "link", "time"}:
        verb -= 1
    return verb > 0 and tokens[verb - 1].low in _PRONOUNS


def _is_elided(tokens: Sequence[Token], index: int, phrase: Phrase, mention: Mention) -> bool:
    """Tell whether the noun is left out: the phrase holds nothing but names and a verb of having.

    The verb stands before the number, and no noun follows it.
    """
    if mention.counted or mention.kind in _CHANGES:
        return False
    inside = phrase.words.split()
    plain = [word for word in inside if word.islower() and not words.is_empty(word)]
    having = [word for word in plain if words.has(word, "verbs.having")]
    named = any(word[:1].isupper() for word in inside)
    ends = index + 1 >= len(tokens) or tokens[index + 1].tag in {"punct", "conj", "prep", "time"}
    return bool(having) and named and ends and len(plain) == len(having)


def _is_bare(tokens: Sequence[Token], phrase: Phrase) -> bool:
    if phrase.words.lower() not in _BARE or phrase.span is None:
        return False
    at = next((n for n, token in enumerate(tokens) if token.start == phrase.span.start), 0)
    return at > 0 and tokens[at - 1].low in _POINTERS
