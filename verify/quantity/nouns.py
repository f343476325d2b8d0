"""The noun phrase that a number counts: "15 suicide bombings", "millions of Americans"."""

from __future__ import annotations

from verify.quantity.lexicon import lexicon
from verify.quantity.tokens import Sort, Tokens

_LONGEST = 5
_DETERMINERS = frozenset(
    """the these those its his her their our my your this that all such other a an s 's""".split()
)


def counted(tokens: Tokens, after: int, *, plural: bool = True) -> tuple[str, int]:
    """Return the noun phrase that begins at a token, as written, and the token after it.

    ``plural`` tells that the noun is expected in the plural, whose first plural word ends the
    phrase. Empty when no noun follows.
    """
    low = tokens.low
    first = after
    if low[first] in {"-"} and tokens.glued(first) and tokens.glued(first + 1):
        first += 1
    if low[first] == "of":
        first += 1
        while low[first] in _DETERMINERS:
            first += 1
        plural = True
    elif low[first] in {"more", "other", "additional", "further"} and _open(tokens, first + 1):
        first += 1
    end = _phrase_end(tokens, first, plural=plural)
    if end == first:
        return "", after
    return tokens.slice(first, end), end


def _open(tokens: Tokens, index: int) -> bool:
    """Tell whether a token can stand inside a noun phrase."""
    known, low = lexicon(), tokens.low[index]
    if tokens.sort[index] not in {Sort.WORD, Sort.ABBREVIATION} or tokens.start[index] < 0:
        return False
    return (
        low not in known.noun_stops
        and low not in known.cardinals
        and not (low in known.directions and low not in known.change_nouns)
    )


def _phrase_end(tokens: Tokens, first: int, *, plural: bool) -> int:
    known = lexicon()
    j = first
    while j - first < _LONGEST and _open(tokens, j):
        if j > first and tokens.start[j] - tokens.end[j - 1] > 1:
            break
        word = tokens.low[j]
        if j > first and (word in known.noun_verbs or word.endswith("ly")):
            break
        if j == first and word in known.noun_verbs and plural:
            break
        j += 1
        if tokens.low[j] == "-" and tokens.glued(j) and tokens.sort[j + 1] == Sort.WORD:
            j += 2  # a hyphenated modifier goes on: "long-term residents"
            if is_plural(tokens.low[j - 1]):
                break
            continue
        if is_plural(word) and plural:
            j = _and_more(tokens, j)
            break
        if tokens.low[j] in {"and"} and plural and _joined(tokens, j):
            j += 1
    return j


def _joined(tokens: Tokens, index: int) -> bool:
    """Tell whether "and" joins two modifiers: "digital and physical sales"."""
    return _open(tokens, index + 1) and is_plural(tokens.low[index + 2]) and _open(tokens, index + 2)


def _and_more(tokens: Tokens, index: int) -> int:
    """Return the end of a phrase at its first plural, one word later for "sales jobs"."""
    return index


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    known = lexicon()
    if word in known.plurals:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in known.not_plurals
    )
