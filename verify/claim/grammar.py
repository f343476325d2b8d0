"""Give each word of a sentence the part it plays there, as far as lists and neighbours tell.

This is no parser. It marks numbers, times, verbs that link or change, prepositions and the like,
which is enough to find the noun phrases beside a number (``phrases``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify.claim import words
from verify.model import Span
from verify.patterns import lazy

_TOKEN = lazy(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’&.][^\W_]+)*|[^\w\s]")
_CHANGE = ("up", "down")
_FUNCTIONS = (
    ("rel", "relatives"),
    ("pron", "pronouns"),
    ("conj", "conjunctions"),
    ("prep", "prepositions"),
    ("det", "determiners"),
)
_REACH = 48  # tokens on either side of a number
_LONGEST_DATELINE = 16  # tokens
_SURE_CHANGE = frozenset(
    {"rose", "fell", "grew", "sank", "slid", "lost", "shrank", "fallen", "risen", "grown", "sunk"}
)


class Token(NamedTuple):
    """One word, mark, number or time. ``tag`` is its part, ``ref`` a number's index, else -1.

    Tags: num, time, punct, det, prep, conj, rel, pron, aux, link, up, down, verb, ed, adv, word.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str
    ref: int = -1


def tokens_of(
    text: str, *, numbers: Sequence[Span], times: Sequence[Span] = (), offset: int = 0
) -> tuple[Token, ...]:
    """Return the tokens of a sentence; all spans count from ``offset``, where the sentence begins.

    A number and a time expression are one token each, whatever words they hold.
    """
    fixed = sorted(
        [(span, "num", index) for index, span in enumerate(numbers)]
        + [(span, "time", -1) for span in times]
    )
    found: list[Token] = []
    position, number = 0, 0
    while position < len(text):
        if number < len(fixed) and fixed[number][0].start - offset <= position:
            span, tag, ref = fixed[number]
            number += 1
            if span.end - offset > position:
                piece = text[span.start - offset : span.end - offset]
                found.append(Token(piece, piece.lower(), span.start, span.end, tag, ref))
                position = span.end - offset
            continue
        limit = fixed[number][0].start - offset if number < len(fixed) else len(text)
        match = _TOKEN.search(text, position, limit)
        if match is None:
            position = limit
            continue
        found.append(_tagged(match, found, offset))
        position = match.end()
    return tuple(_as_nouns(found))


def _as_nouns(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "costs" before a verb or "of" is a noun ("fuel costs rose")."""
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        doubtful = token.tag == "link" and words.has(token.low, "verbs.also_nouns")
        if doubtful and following is not None and _follows_noun(following):
            yield token._replace(tag="word")
        else:
            yield token


def _follows_noun(token: Token) -> bool:
    verb = token.tag in {"up", "down", "aux", "link", "verb"}
    return verb or (token.tag == "prep" and token.low in {"of", "for", "at"})


def _tagged(match: re.Match[str], before: Sequence[Token], offset: int) -> Token:
    """Return the token of one word or mark."""
    word = match[0]
    low = word.lower().replace("’", "'")
    previous = before[-1] if before else None
    tag = _tag(word, low, previous)
    return Token(word, low, match.start() + offset, match.end() + offset, tag)


def _tag(word: str, low: str, previous: Token | None) -> str:
    """Return the part that a word plays after ``previous``."""
    if not word[0].isalnum():
        return "punct"
    if words.has(low, "function.auxiliaries") or low.endswith("n't"):
        return "aux"
    if low == "times" and previous is not None and previous.low == "at":
        return "adv"
    change = next((tag for tag in _CHANGE if words.has(low, f"verbs.{tag}")), "")
    if change and _is_verb(low, previous):
        return change
    if words.has(low, "verbs.linking") and _is_verb(low, previous):
        return "link"
    if len(word) > 1 and word.isupper():  # "US", "WHO", "IT"
        return "word"
    function = next((t for t, key in _FUNCTIONS if words.has(low, f"function.{key}")), "")
    if function:
        return _unless_det(function, low, previous)
    return _open_class(word, low, previous)


def _open_class(word: str, low: str, previous: Token | None) -> str:
    """Return the part of a word that is in no list of grammatical words."""
    if words.is_adverb(low):
        return "adv"
    if words.has(low, "verbs.common") and _is_verb(low, previous):
        return "verb"
    if words.has(low, "verbs.plain") and previous is not None and is_plural(previous):
        return "verb"
    if (
        low.endswith("ed")
        and len(low) > 3
        and word.islower()
        and not low.endswith(("hundred", "eed"))
    ):
        return "ed"
    return "word"


def window(tokens: Sequence[Token], index: int) -> tuple[Sequence[Token], int]:
    """Return the tokens that can have to do with ``tokens[index]``, and its place among them.

    A sentence without end would else be looked through once for each of its numbers.
    """
    first = max(0, index - _REACH)
    return tokens[first : index + _REACH], index - first


def is_dash(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a hyphen stands alone, as behind a dateline ("OSLO, May 3 - Prices")."""
    if tokens[index].text != "-" or not 0 < index < len(tokens) - 1:
        return False
    return (
        tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
    )


def dateline_end(tokens: Sequence[Token]) -> int:
    """Return where the text begins behind a dateline ("OSLO, May 3 (Wire) - "), or 0."""
    for index, token in enumerate(tokens[:_LONGEST_DATELINE]):
        opened = (  # "NEW DELHI: ...", but no "UFC 236: ..."
            token.text == ":"
            and index > 0
            and tokens[0].text.isupper()
            and all(one.tag != "num" for one in tokens[:index])
        )
        if opened or token.text in {"—", "–"} or is_dash(tokens, index):
            return index + 1
        if not (token.tag in {"time", "punct", "num"} or token.text[:1].isupper()):
            return 0
    return 0


def is_plural(token: Token) -> bool:
    """Tell whether a token is a plural noun."""
    return token.tag == "word" and words.singular(token.low) != token.low


def _unless_det(tag: str, low: str, previous: Token | None) -> str:
    """Return "det" for "that" before a noun ("that number"), else the tag."""
    standing_alone = previous is None or previous.tag in {"punct", "prep", "conj"}
    out = previous is not None and previous.low == "out"  # "pointed out that"
    return "det" if low in {"that", "what"} and standing_alone and not out else tag


def _is_verb(low: str, previous: Token | None) -> bool:
    """Tell whether a word that may be a noun or a verb is a verb behind ``previous``."""
    if low in {"up", "down"}:
        return previous is None or previous.tag not in {"verb", "ed"}
    if low in _SURE_CHANGE:
        return True
    if previous is None:
        return False
    if previous.tag in {"det", "num", "prep"} and previous.low != "to":
        return False
    if previous.text.endswith(("'s", "’s")) or previous.low in {"average", "annual", "sharp"}:
        return False
    if low.endswith("ing"):  # "school spending" is none
        return previous.tag in {"aux", "punct", "conj", "pron", "time", "adv"}
    if low.endswith("ed"):
        return True
    if previous.tag in {"aux", "pron", "rel", "adv", "time"} or previous.low == "to":
        return True
    if previous.tag in {"up", "down"} and low.endswith("s"):  # "the sales slump comes"
        return True
    return previous.tag == "word" or (previous.tag == "punct" and low.endswith("s"))
