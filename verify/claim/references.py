"""What "it", "the figure" or "that number" points back to: the subject of a number before."""

from __future__ import annotations

from collections.abc import Sequence

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

    That is the case where its ``phrase`` is a pronoun or a bare "the figure". The last claim of
    ``before`` in the same unit is meant; a change says so of any.
    """
    if not (_is_pronoun(tokens, index, phrase) or _is_bare(tokens, phrase)):
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


def _is_bare(tokens: Sequence[Token], phrase: Phrase) -> bool:
    if phrase.words.lower() not in _BARE or phrase.span is None:
        return False
    at = next((n for n, token in enumerate(tokens) if token.start == phrase.span.start), 0)
    return at > 0 and tokens[at - 1].low in _POINTERS
