"""Numbers that belong to names and identifiers: "S&P 500", "A380", "No. 3", "COVID-19"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from verify import tables
from verify.model import Aside
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at, unit_before

_MAX_EXPONENT = 40


class Found(NamedTuple):
    """Tokens ``first`` up to ``after`` and why they are no quantity."""

    first: int
    after: int
    reason: Aside


class _Names(NamedTuple):
    any: frozenset[str]
    capital: frozenset[str]
    dial: frozenset[str]
    lookalikes: frozenset[str]
    phrases: frozenset[str]
    emergency: frozenset[str]
    emergency_after: frozenset[str]
    streets: frozenset[str]
    states: frozenset[str]
    prefixes: frozenset[str]


@cache
def name_words() -> _Names:
    """Read the word lists of data/names.toml."""
    raw = tables.load("quantity", "names.toml")
    words = {
        name: frozenset(text.split()) for name, text in (raw["before"] | raw["sayings"]).items()
    }
    return _Names(**words)


_WEATHER = frozenset(["forecasters", "heatwave", "temperature", "temperatures", "celsius"])
_DASHES = frozenset("-–—‐‑")
_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])


def attached(tokens: Tokens, index: int) -> Found | None:  # noqa: C901 - a list of cases, read from top to bottom
    """Find digits glued to letters: "A380", "COVID-19", "T3", "737s", "5G", "D4CC", "8th"."""
    low, words = tokens.low, tokens.words
    first = index
    if tokens.glued(index) and tokens.sort[index - 1] in {
        Sort.WORD,
        Sort.ABBREVIATION,
        Sort.RAISED,
    }:
        if unit_before(tokens, index) is None:
            return Found(index - 1, _model_end(tokens, index), Aside.NAME)
    elif low[index - 1] in _DASHES and tokens.glued(index) and tokens.glued(index - 1):
        word = words[index - 2]
        if tokens.sort[index - 2] in {Sort.WORD, Sort.ABBREVIATION} and not _prefix(
            tokens, index - 2
        ):
            capital = any(letter.isupper() for letter in word)
            if capital or low[index - 2] in {"top", "type", "level", "tier", "grade"}:
                return Found(index - 2, _glued_end(tokens, index), Aside.NAME)
    elif low[index - 1] == "." and tokens.glued(index) and tokens.glued(index - 1):
        dotted = low[index - 2]
        if (
            tokens.sort[index - 2] == Sort.WORD
            and dotted not in wordset("asides_dotted")
            and unit_before(tokens, index) is None
        ):
            return Found(index - 2, _glued_end(tokens, index), Aside.NAME)  # "ID.3"
    j = index + 1
    if not tokens.glued(j):
        return _designated(tokens, index)
    if tokens.sort[j] == Sort.WORD:
        return _letters_after(tokens, first, j)
    if low[j] in _DASHES and tokens.glued(j + 1) and _is_model(tokens, j + 1):
        return Found(index, _model_end(tokens, index), Aside.NAME)
    if low[j] == "(" and len(low[j + 1]) == 1 and low[j + 1].isalpha() and low[j + 2] == ")":
        return Found(index, j + 3, Aside.IDENTIFIER)  # "401(k)"
    if low[j] == "'" and low[j + 1] == "s":
        return Found(index, j + 2, Aside.NAME)
    return None


def _is_model(tokens: Tokens, index: int) -> bool:
    """Tell what makes digits before a hyphen a name: "767-300ER", "7-Eleven"."""
    after = tokens.words[index + 1]
    if tokens.sort[index] == Sort.NUMBER:
        letters = tokens.glued(index + 1) and after.isupper() and len(after) == 2
        return (
            letters and after.lower() not in lexicon().suffixes and not unit_at(tokens, index + 1)
        )
    return tokens.words[index].istitle() and tokens.low[index] in lexicon().cardinals


def _model_end(tokens: Tokens, index: int) -> int:
    """Step over the rest of a model's name: "A330-200F", "767-300ER"."""
    after = _glued_end(tokens, index)
    while tokens.low[after] in _DASHES and tokens.glued(after) and tokens.glued(after + 1):
        number = tokens.sort[after + 1] == Sort.NUMBER and tokens.words[after + 1].isdecimal()
        if not number and not tokens.words[after + 1].istitle():
            break
        after = _glued_end(tokens, after + 1)
    return after


def _designated(tokens: Tokens, index: int) -> Found | None:
    """Find the designation of an asteroid or comet: "2024 YR4"."""
    letters = tokens.words[index + 1]
    named = len(tokens.words[index]) == 4 and len(letters) == 2 and letters.isupper()
    numbered = tokens.glued(index + 2) and tokens.sort[index + 2] == Sort.NUMBER
    if named and numbered and tokens.near(index + 1):
        return Found(index, index + 3, Aside.NAME)
    return None


def _prefix(tokens: Tokens, index: int) -> bool:
    """Tell a word that may stand before a hyphen and a true number: "sub-7", "minus-1.4"."""
    return tokens.low[index] in name_words().prefixes or tokens.low[index] in lexicon().scales


def _glued_end(tokens: Tokens, index: int) -> int:
    after = index + 1
    while tokens.glued(after) and tokens.sort[after] in {Sort.WORD, Sort.NUMBER}:
        after += 1
    return after


def _letters_after(tokens: Tokens, first: int, j: int) -> Found | None:  # noqa: C901 - a list of cases, read from top to bottom
    """Judge letters that follow digits without a space."""
    word, low = tokens.words[j], tokens.low[j]
    known = lexicon()
    if low in _ORDINAL_ENDS:
        return None  # the ordinals' reader takes it
    end = _glued_end(tokens, j)
    if (
        low == "e"
        and tokens.sort[j + 1] == Sort.NUMBER
        and tokens.glued(j + 1)
        and (not tokens.words[j + 1].isdecimal() or int(tokens.words[j + 1][:9]) > _MAX_EXPONENT)
    ):
        return Found(first, end, Aside.NOT_A_NUMBER)  # "1e400"
    power = low == "x" and tokens.low[j + 1] == "10"
    if (
        end > j + 1
        and tokens.sort[j + 1] == Sort.NUMBER
        and low not in {"ft", "e", "m"}
        and not power
    ):
        return Found(first, end, Aside.IDENTIFIER)
    if low == "g" and tokens.low[first] in {"2", "3", "4", "5", "6"} and word == "G":
        return Found(first, j + 1, Aside.NAME)
    if f"{tokens.low[first]}{low}" in wordset("asides_screens"):
        return Found(first, j + 1, Aside.IDENTIFIER)
    if low == "d" and tokens.low[first] in {"2", "3", "4"}:
        return Found(first, j + 1, Aside.NAME)
    if low in {"s", "'s"} and len(tokens.words[first]) == 2:
        return Found(first, j + 1, Aside.AGE)
    if word in {"F", "C"} and not _temperature(tokens, first, j):
        return Found(first, end, Aside.IDENTIFIER)  # "a 13F filing"
    if low.endswith("'s") or (low == "s" and len(tokens.words[first]) == 3):
        return Found(first, j + 1, Aside.NAME)
    if word in known.suffixes or low in {"x", "e", "yo"} or unit_at(tokens, j) is not None:
        return None
    if low in known.scales:
        return None
    return Found(first, end, Aside.IDENTIFIER)


def _temperature(tokens: Tokens, first: int, letter: int) -> bool:
    """Tell whether "29C" is a temperature: weather is spoken of, or the mercury stands at it."""
    around = tokens.before(letter, 24) + tokens.low[letter + 1 : letter + 7]
    if "." in tokens.words[first] or not wordset("asides_weather").isdisjoint(around):
        return True
    if not tokens.known.isdisjoint(_WEATHER) and tokens.low[first - 1] not in name_words().any:
        return True
    noun = tokens.words[letter + 1].islower() and tokens.low[letter + 1] not in lexicon().noun_stops
    return tokens.low[first - 1] in {"above", "below", "between", "minus"} and not noun
