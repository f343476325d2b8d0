"""Noun phrases in a sentence's tokens: where they end and what their noun does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verify.claim.grammar import Token, is_plural
from verify.claim.subjects import is_participle
from verify.model import Span

NOUNS = frozenset({"word", "ed", "det"})
VERBS = frozenset({"aux", "link", "up", "down", "verb", "ed"})
_SKIPPED = frozenset({"adv", "det", "time"})
FAR = 14  # tokens that a phrase may be away from its number


class Phrase(NamedTuple):
    """The words of a noun phrase and the stretch of text they were taken from."""

    words: str = ""
    span: Span | None = None

    def __bool__(self) -> bool:
        return bool(self.words)

    def with_word(self, word: str) -> Phrase:
        """Return the phrase with one more word behind it."""
        return Phrase(words=f"{self.words} {word}", span=self.span) if word else self


NOTHING = Phrase()


def joined(tokens: Sequence[Token], first: int, end: int) -> Phrase:
    """Return the phrase of ``tokens[first:end]`` without numbers and times."""
    kept = [t for t in tokens[first:end] if t.tag not in {"num", "time"}]
    while kept and (kept[-1].tag in {"prep", "conj", "det", "adv", "rel"}):
        kept.pop()
    if not any(t.tag in {"word", "ed"} for t in kept):
        return NOTHING
    written = " ".join(t.text for t in kept).replace(" ,", ",")
    return Phrase(words=written, span=Span(kept[0].start, kept[-1].end))


def noun_phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Return where the noun phrase that begins at ``first`` ends; "of" and "and" may go on."""
    index, seen = first, False
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
        if token.tag in NOUNS or (token.tag == "adv" and following in {"word", "ed"}):
            if seen and _goes_over(tokens, index, following):
                break
            seen = seen or token.tag == "word"
        elif _goes_on(token, seen=seen, following=following):
            pass
        elif token.low in {"and", "or", "&"} and seen and following == "word":
            if _starts_clause(tokens, index + 1):
                break
        elif token.text in {"'", "’"} or (token.text == "&" and seen):
            pass
        else:
            break
        index += 1
    return index


def _goes_on(token: Token, *, seen: bool, following: str) -> bool:
    """Tell whether "of" or a time inside ("the 2016 election") leads to more of the phrase."""
    if token.tag == "time":
        return following == "word"
    return token.low == "of" and seen and following in NOUNS


def _goes_over(tokens: Sequence[Token], index: int, following: str) -> bool:
    """Tell whether a noun phrase goes over into what its noun does ("Indians returned home")."""
    token, previous = tokens[index], tokens[index - 1]
    if token.tag == "ed":
        return following != "word" or is_plural(previous)
    return token.low.endswith("ing") and token.tag == "word" and is_plural(previous)


def _starts_clause(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a verb follows the words from ``first`` before the next mark or preposition."""
    for token in tokens[first : first + 5]:
        if token.tag in {"aux", "link", "up", "down", "verb"}:
            return True
        if token.tag not in NOUNS:
            return False
    return False


def takes_object(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word in -ing is a verb with its object ("around 73, raising the prospect")."""
    return index + 1 < len(tokens) and tokens[index + 1].tag in {"det", "pron", "prep"}


def happened(tokens: Sequence[Token], index: int) -> str:
    """Return the participle behind a counted noun ("people were killed", "who lost"), or ""."""
    for token in tokens[index : index + 4]:
        if token.tag in {"aux", "adv", "rel"}:
            if token.low in {"not", "didn't", "never"}:
                return ""
            continue
        told = token.tag in {"ed", "verb", "up", "down"} and is_participle(token.low)
        return token.low if told else ""
    return ""


def back(tokens: Sequence[Token], index: int) -> int:
    """Return the last token up to ``index`` that is no hedge, determiner, adverb or time."""
    hedges = {"over", "under", "about", "around", "than", "up", "above", "below", "some", "nearly"}
    while index >= 0 and (
        tokens[index].tag in _SKIPPED
        or (tokens[index].low in hedges and tokens[index].tag != "down")
    ):
        if tokens[index].tag in {"up", "down"} and index > 0 and tokens[index - 1].tag != "prep":
            break
        index -= 1
    return index
