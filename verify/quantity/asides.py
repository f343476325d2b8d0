"""Numbers that are no quantities: names, identifiers, phones, times, scores, list markers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from verify.model import Aside
from verify.quantity.lexicon import calendar, data, lexicon, wordset
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at, unit_before


class Found(NamedTuple):
    """Tokens ``first`` up to ``after`` and why they are no quantity."""

    first: int
    after: int
    reason: Aside


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    any: frozenset[str]
    capital: frozenset[str]
    dial: frozenset[str]
    emergency: frozenset[str]
    emergency_after: frozenset[str]
    streets: frozenset[str]
    states: frozenset[str]
    prefixes: frozenset[str]


@cache
def _names() -> _Names:
    raw = tomllib.loads(data("names.toml"))
    words = {
        name: frozenset(text.split()) for name, text in (raw["before"] | raw["sayings"]).items()
    }
    words.pop("phrases")
    return _Names(**words)


_DASHES = frozenset("-–—‐‑")
_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
_FORMAT = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def aside_at(tokens: Tokens, index: int) -> Found | None:
    """Return the non-quantity that a number token belongs to, if it does."""
    for reader in (
        _broken,
        _time,
        _phone,
        _saying,
        _attached,
        _footnote,
        _list_marker,
        _named,
        _address,
    ):
        found = reader(tokens, index)
        if found is not None:
            return found
    return None


def _broken(tokens: Tokens, index: int) -> Found | None:
    """Find digits cut by invisible characters, or glued to signs that make them no number."""
    if tokens.low[index - 1] in _FORMAT and tokens.glued(index):
        return Found(index, index + 1, Aside.NOT_A_NUMBER)
    if tokens.low[index + 1] in _FORMAT and tokens.glued(index + 1):
        after = index + 2
        while tokens.glued(after) and tokens.sort[after] == Sort.NUMBER:
            after += 1
        return Found(index, after, Aside.NOT_A_NUMBER)
    before = tokens.low[index - 1]
    if before in {"#", "@", "_"} and tokens.glued(index):
        return Found(index, index + 1, Aside.IDENTIFIER)
    if tokens.low[index + 1] in {"_", "@"} and tokens.glued(index + 1):
        after = index + 2
        while tokens.glued(after) and tokens.sort[after] in {Sort.NUMBER, Sort.WORD}:
            after += 1
        return Found(index, after, Aside.IDENTIFIER)
    return None


_NOON = frozenset(["am", "pm", "a.m", "p.m"])


def _time(tokens: Tokens, index: int) -> Found | None:
    """Find times of day: "10:45", "10.45pm", "5 a.m.", "9 o'clock", "0401 GMT", "1500 hours"."""
    low, text, j = tokens.low, tokens.words[index], index + 1
    if (
        low[j] == ":"
        and tokens.glued(j)
        and tokens.glued(j + 1)
        and tokens.sort[j + 1] == Sort.NUMBER
    ):
        if len(text) <= 3 and len(low[j + 1]) >= 2:
            after = j + 2
            while (
                low[after] == ":" and tokens.glued(after) and tokens.sort[after + 1] == Sort.NUMBER
            ):
                after += 2
            return Found(index, _zone(tokens, after), Aside.TIME)
        return None
    if low[j] in _NOON and tokens.near(j) and len(text) <= 5:
        return Found(index, _zone(tokens, j + 1), Aside.TIME)
    if (
        low[j] in {"a", "p"}
        and low[j + 1] in {".", "m"}
        and low[j + 2] in {"m", "."}
        and tokens.near(j)
    ):
        return Found(index, _zone(tokens, j + 3), Aside.TIME)
    if low[j] == "o'clock":
        return Found(index, j + 1, Aside.TIME)
    if low[j] in calendar().time_zones and tokens.words[j].isupper() and len(text) <= 5:
        return Found(index, j + 1, Aside.TIME)
    if low[j] == "hours" and len(text) == 4 and text.isdecimal() and text[0] in "012" and text[2:] in {
        "00", "15", "30", "45"}:  # fmt: skip
        return Found(index, j + 1, Aside.TIME) if low[index - 1] in {"at", "from", "to"} else None
    if (
        low[j] in _DASHES
        and low[j + 2] in _NOON
        and len(text) <= 5
        and tokens.sort[j + 1] == Sort.NUMBER
    ):
        return Found(index, j + 3, Aside.TIME)
    return None


def _zone(tokens: Tokens, after: int) -> int:
    """Step over "p.m.", "EDT" and "(0401 GMT)" after a time."""
    if tokens.low[after] in _NOON:
        after += 1
    if tokens.low[after] in calendar().time_zones and tokens.words[after].isupper():
        after += 1
    return after


def _phone(tokens: Tokens, index: int) -> Found | None:
    """Find digit groups that make a phone number, an ISBN or an account number."""
    low, names = tokens.low, _names()
    text = low[index]
    if text in names.emergency and (
        (low[index - 1] in names.dial and low[index - 1] != "to")
        or low[index + 1] in names.emergency_after
    ):
        return Found(index, index + 1, Aside.PHONE)
    groups, digits, j = 1, len(text), index + 1
    plus = low[index - 1] == "+" and tokens.glued(index)
    closed = low[index - 1] == "(" and low[j] == ")" and len(text) == 3
    if closed:
        j += 1
    while tokens.sort[j] in {Sort.NUMBER, Sort.SYMBOL} and tokens.near(j):
        k = j
        if (
            low[j] in {"-", "–", "/", "("}
            and tokens.sort[j + 1] == Sort.NUMBER
            and tokens.glued(j + 1)
        ):
            k = j + 1
        elif tokens.sort[j] != Sort.NUMBER or not (plus or closed):
            break
        if not low[k].isdecimal():
            break
        groups, digits, j = groups + 1, digits + len(low[k]), k + 1
        if low[j] == ")":
            j += 1
    if (groups >= 3 and text.isdecimal()) or (plus and groups >= 2) or (closed and groups >= 2):
        known = 7 <= digits <= 15 and (plus or closed or groups <= 4)
        first = index - (plus or closed)
        return Found(first, j, Aside.PHONE if known else Aside.IDENTIFIER)
    if groups == 2 and len(text) == 3 and len(low[j - 1]) == 4 and low[index + 1] == "-":
        if unit_at(tokens, j) is None and unit_before(tokens, index) is None:
            return Found(index, j, Aside.PHONE)
    return None


def _saying(tokens: Tokens, index: int) -> Found | None:
    """Find "24/7", "9/11", "50-50"."""
    low = tokens.low
    if low[index + 1] in {"/", "-"} and tokens.glued(index + 1) and tokens.glued(index + 2):
        if f"{low[index]}{low[index + 1]}{low[index + 2]}" in _SAYINGS:
            return Found(index, index + 3, Aside.IDIOM)
    return None


_SAYINGS = frozenset(["24/7", "9/11", "7/7", "50-50", "50/50", "20/20"])


def _attached(tokens: Tokens, index: int) -> Found | None:
    """Find digits glued to letters: "A380", "COVID-19", "T3", "737s", "5G", "D4CC", "8th"."""
    low, words = tokens.low, tokens.words
    first = index
    if tokens.glued(index) and tokens.sort[index - 1] in {
        Sort.WORD,
        Sort.ABBREVIATION,
        Sort.RAISED,
    }:
        if unit_before(tokens, index) is None:
            return Found(index - 1, _glued_end(tokens, index), Aside.NAME)
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
        return None
    if tokens.sort[j] == Sort.WORD:
        return _letters_after(tokens, first, j)
    if low[j] == "'" and low[j + 1] == "s":
        return Found(index, j + 2, Aside.NAME)
    return None


def _prefix(tokens: Tokens, index: int) -> bool:
    """Tell a word that may stand before a hyphen and a true number: "sub-7", "minus-1.4"."""
    return tokens.low[index] in _names().prefixes or tokens.low[index] in lexicon().scales


def _glued_end(tokens: Tokens, index: int) -> int:
    after = index + 1
    while tokens.glued(after) and tokens.sort[after] in {Sort.WORD, Sort.NUMBER}:
        after += 1
    return after


def _letters_after(tokens: Tokens, first: int, j: int) -> Found | None:
    """Judge letters that follow digits without a space."""
    word, low = tokens.words[j], tokens.low[j]
    known = lexicon()
    if low in _ORDINAL_ENDS:
        return None  # the ordinals' reader takes it
    end = _glued_end(tokens, j)
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
    if low == "d" and tokens.low[first] in {"2", "3", "4"}:
        return Found(first, j + 1, Aside.NAME)
    if low in {"s", "'s"} and len(tokens.words[first]) == 2:
        return Found(first, j + 1, Aside.AGE)
    if word in {"F", "C"} and wordset("asides_weather").isdisjoint(_around(tokens, j)):
        return Found(first, end, Aside.IDENTIFIER)  # "a 13F filing"
    if low.endswith("'s") or (low == "s" and len(tokens.words[first]) == 3):
        return Found(first, j + 1, Aside.NAME)
    if word in known.suffixes or low in {"x", "e", "yo"} or unit_at(tokens, j) is not None:
        return None
    if low in known.scales:
        return None
    return Found(first, end, Aside.IDENTIFIER)


def _around(tokens: Tokens, index: int) -> list[str]:
    return tokens.before(index, 14) + tokens.low[index + 1 : index + 7]


def _footnote(tokens: Tokens, index: int) -> Found | None:
    """Find "[12]"."""
    low = tokens.low
    if low[index - 1] == "[" and low[index + 1] == "]" and len(low[index]) <= 3:
        return Found(index - 1, index + 2, Aside.FOOTNOTE)
    return None


def _list_marker(tokens: Tokens, index: int) -> Found | None:
    """Find "1." and "2)" at the start of a line."""
    low, start = tokens.low, tokens.start[index]
    line_start = start == 0 or tokens.text[start - 1] in "\n("
    if not line_start or len(low[index]) > 2 or not low[index].isdecimal():
        return None
    opened = start > 0 and tokens.text[start - 1] == "("
    if opened:
        start -= 1
        if start != 0 and tokens.text[start - 1] != "\n":
            return None
    if low[index + 1] in ({")"} if opened else {".", ")"}) and tokens.glued(index + 1):
        following = tokens.words[index + 2]
        if following[:1].isupper() or following[:1] in "“\"'‘":
            return Found(index, index + 2, Aside.LIST_MARKER) if following else None
    return None


def _named(tokens: Tokens, index: int) -> Found | None:
    """Find numbers that a word in front makes a name: "Section 230", "S&P 500", "No. 3"."""
    low, words, names = tokens.low, tokens.words, _names()
    before = index - 1
    if not tokens.near(index) or (
        tokens.sort[index] != Sort.NUMBER and not words[index][0].isupper()
    ):
        return None
    if low[before] == "." and low[before - 1] in {"no", "nos", "nr"} and tokens.near(before):
        return Found(before - 1, index + 1, Aside.IDENTIFIER)
    word = low[before]
    if word in {"#", "§"}:
        return Found(before, index + 1, Aside.IDENTIFIER)
    if word in {"'s", "no", "number", "numbers", "week", "day", "game", "class", "level", "case"}:
        if (
            word == "no"
            or not _plain_after(tokens, index)
            or (low[before - 1] in {"the", "a"} and word != "number")
        ):
            return None
    if tokens.glued(before) and low[before - 1] == "&":
        return Found(before - 2, index + 1, Aside.NAME)
    if word == "p" and low[before - 1] in {"s"}:
        return Found(before - 1, index + 1, Aside.NAME)
    if word == "seng":
        return Found(before, index + 1, Aside.NAME)
    if word in names.any and _plain_after(tokens, index) and _may_number(tokens, index):
        return Found(before, index + 1, Aside.IDENTIFIER)
    if word == "-" and tokens.glued(index) and low[before - 1] in names.capital:
        return Found(before - 1, index + 1, Aside.NAME)  # "COVID -19"
    capital = any(letter.isupper() for letter in words[before])
    if capital and word in names.capital and not _measured(tokens, index):
        return Found(before, index + 1, Aside.NAME)
    return None


def _may_number(tokens: Tokens, index: int) -> bool:
    """Tell whether digits can be a number in a series: no decimals but in "Section 4.2"."""
    text = tokens.words[index]
    return text.isdecimal() or (
        tokens.low[index - 1] in wordset("asides_decimals")
        and text.replace(".", "").isdecimal()
        and len(text) < 9
    )


def _plain_after(tokens: Tokens, index: int) -> bool:
    """Tell that no unit, scale or percent follows a number."""
    j = index + 1
    low = tokens.low[j]
    if low in {"percent", "%", "per"} or low in lexicon().scales or low in {"people"}:
        return False
    return not (
        unit_at(tokens, j) is not None and tokens.near(j) and low not in {"in", "a", "c", "s"}
    )


def _measured(tokens: Tokens, index: int) -> bool:
    return (
        not _plain_after(tokens, index) or "." in tokens.words[index] or "," in tokens.words[index]
    )


def _address(tokens: Tokens, index: int) -> Found | None:
    """Find "123 Main Street" and "CA 90210"."""
    names, words, low = _names(), tokens.words, tokens.low
    if len(words[index]) == 5 and words[index].isdecimal() and words[index - 1].isupper():
        if low[index - 1] in names.states and tokens.near(index):
            return Found(index, index + 1, Aside.ADDRESS)
    j = index + 1
    for _ in range(3):
        if not words[j][:1].isupper() or not tokens.near(j):
            return None
        j += 1
        if low[j] in names.streets and words[j][:1].isupper():
            return Found(index, j + 1, Aside.ADDRESS)
    return None
