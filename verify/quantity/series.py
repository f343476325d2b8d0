"""Numbers that a word in front makes a name: "Section 230", "S&P 500", "No. 3"."""

from __future__ import annotations

from verify.model import Aside
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.names import Found, name_words
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at

_DASHES = frozenset("-–—‐‑")
_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
_START = frozenset(["", ".", "!", "?", ":", "“", '"', "‘", "'", "(", "—", "•", "*"])


def named_by_word(tokens: Tokens, index: int) -> Found | None:  # noqa: C901 - a list of cases, read from top to bottom
    """Find numbers that a word in front makes a name: "Section 230", "S&P 500", "No. 3"."""
    low, words, names = tokens.low, tokens.words, name_words()
    before = index - 1
    ordinal = low[index + 1] in _ORDINAL_ENDS and tokens.glued(index + 1)
    if (
        not tokens.near(index)
        or ordinal
        or (tokens.sort[index] != Sort.NUMBER and not words[index][0].isupper())
    ):
        return None
    if low[before] == "." and low[before - 1] in {"no", "nos", "nr"} and tokens.near(before):
        return Found(before - 1, _series_end(tokens, index), Aside.IDENTIFIER)
    word = low[before]
    if word in {"and", "or", "&", "to"} and tokens.sort[before - 1] == Sort.NUMBER:
        series = low[before - 2] in names.any and low[before - 2].endswith("s")
        listed = series or (words[before - 2] == "Years" and before > 2)
        plain = _plain_after(tokens, index) and words[index].isdecimal()
        return Found(index, index + 1, Aside.IDENTIFIER) if listed and plain else None
    numbered = words[before] == "No" and not opens(tokens, before)
    if low[index + 1 : index + 3] == ["area", "code"]:
        return Found(index, index + 1, Aside.IDENTIFIER)
    if word == "us" and words[before].isupper() and _highway(tokens, index):
        return Found(before, index + 1, Aside.IDENTIFIER)
    if word in {"#", "§"} or numbered or (word == "hr" and "." in words[before]):
        return Found(before, _series_end(tokens, index), Aside.IDENTIFIER)
    if word in {
        "'s",
        "no",
        "number",
        "numbers",
        "week",
        "day",
        "game",
        "class",
        "level",
        "case",
    } and (
        word == "no"
        or not _plain_after(tokens, index)
        or (low[before - 1] in {"the", "a"} and word != "number")
    ):
        return None
    if tokens.glued(before) and low[before - 1] == "&":
        return Found(before - 2, index + 1, Aside.NAME)
    if word == "p" and low[before - 1] == "s":
        return Found(before - 1, index + 1, Aside.NAME)
    if word == "seng":
        return Found(before, index + 1, Aside.NAME)
    if word in names.any and _plain_after(tokens, index) and _may_number(tokens, index):
        return Found(before, _series_end(tokens, index), Aside.IDENTIFIER)
    if word == "-" and tokens.glued(index) and low[before - 1] in names.capital:
        return Found(before - 1, index + 1, Aside.NAME)  # "COVID -19"
    capital = any(letter.isupper() for letter in words[before])
    article = word == "a" and (opens(tokens, before) or low[index + 1] in _DASHES)
    if capital and word in names.capital and not article and not _measured(tokens, index):
        return Found(before, _series_end(tokens, index), Aside.NAME)
    return None


def _highway(tokens: Tokens, index: int) -> bool:
    """Tell a road of the United States, "U.S. 35", from "US 35 people" and "US 5 percent"."""
    text, after = tokens.words[index], tokens.low[index + 1]
    plain = text.isdecimal() and len(text) < 4 and _plain_after(tokens, index)
    return plain and (not after.isalpha() or after in lexicon().noun_stops)


def code_of_law(tokens: Tokens, index: int) -> Found | None:
    """Find a place in a code of law: "18 U.S.C. Section 1951", "42 CFR 438"."""
    if tokens.low[index + 1] not in {"usc", "cfr"} or not tokens.words[index + 1].isupper():
        return None
    after = index + 2
    while tokens.low[after] in {"section", "sections", "sec", "part", "§", "."}:
        after += 1
    return Found(index, after + (tokens.sort[after] == Sort.NUMBER), Aside.IDENTIFIER)


def opens(tokens: Tokens, index: int) -> bool:
    """Tell whether a sentence or a quotation begins with a token."""
    return tokens.low[index - 1] in _START or tokens.sort[index - 1] == Sort.BREAK


def _series_end(tokens: Tokens, index: int) -> int:
    """Step over what goes on with an identifier: "66A", "24/098812", "21-CR-104", "777-200"."""
    j = index + 1
    while tokens.glued(j):
        letters = tokens.sort[j] == Sort.WORD and tokens.words[j].isupper()
        if letters and len(tokens.words[j]) < 4:
            j += 1
        elif tokens.low[j] in {"-", "/"} and tokens.glued(j + 1) and _serial(tokens, j + 1):
            j += 2
        else:
            break
    return j


def _serial(tokens: Tokens, index: int) -> bool:
    number = tokens.sort[index] == Sort.NUMBER and tokens.words[index].isdecimal()
    return number or (tokens.sort[index] == Sort.WORD and tokens.words[index].isupper())


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
    if low in {"percent", "%", "per"} or low in lexicon().scales or low == "people":
        return False
    return not (
        unit_at(tokens, j) is not None and tokens.near(j) and low not in {"in", "a", "c", "s"}
    )


def _measured(tokens: Tokens, index: int) -> bool:
    return (
        not _plain_after(tokens, index) or "." in tokens.words[index] or "," in tokens.words[index]
    )
