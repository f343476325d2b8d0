"""Numbers that are no quantities: phones, sayings, footnotes, list markers, addresses."""

from __future__ import annotations

from verify.model import Aside
from verify.quantity.clock import time_of_day
from verify.quantity.lexicon import wordset
from verify.quantity.lookalikes import lookalike
from verify.quantity.names import Found, attached, name_words
from verify.quantity.series import code_of_law, named_by_word
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at, unit_before

_FORMAT = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def aside_at(tokens: Tokens, index: int) -> Found | None:
    """Return the non-quantity that a number token belongs to, if it does."""
    for reader in (
        _broken,
        time_of_day,
        phone,
        _before_christ,
        code_of_law,
        _saying,
        _calibre,
        _line,
        lookalike,
        attached,
        _footnote,
        _list_marker,
        named_by_word,
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
    if (
        tokens.low[index + 1 : index + 3] == [".", "."]
        and tokens.glued(index + 3)
        and tokens.sort[index + 3] == Sort.NUMBER
        and tokens.glued(index + 2)
    ):
        return Found(index, index + 4, Aside.AMBIGUOUS)  # "1..5"
    before = tokens.low[index - 1]
    if before in {"#", "@", "_"} and tokens.glued(index):
        return Found(index, index + 1, Aside.IDENTIFIER)
    if tokens.low[index + 1] in {"_", "@"} and tokens.glued(index + 1):
        after = index + 2
        while tokens.glued(after) and tokens.sort[after] in {Sort.NUMBER, Sort.WORD}:
            after += 1
        return Found(index, after, Aside.IDENTIFIER)
    return None


def _before_christ(tokens: Tokens, index: int) -> Found | None:
    """Find "30 B.C." and "A.D. 100"."""
    if tokens.low[index - 1] == "ad" and len(tokens.words[index]) < 5:
        return Found(index, index + 1, Aside.YEAR)
    if tokens.low[index + 1] in {"bc", "bce"} and tokens.near(index + 1):
        return Found(index, index + 2, Aside.YEAR)
    return None


def phone(tokens: Tokens, index: int) -> Found | None:
    """Find digit groups that make a phone number, an ISBN or an account number."""
    low = tokens.low
    text = low[index]
    if _short_number(tokens, index):
        return Found(index, index + 1, Aside.PHONE)
    groups, digits, j = 1, len(text), index + 1
    plus = low[index - 1] == "+" and tokens.glued(index)
    plus = plus or _dialled(tokens, index)
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
        first = index - (low[index - 1] in {"+", "("} and tokens.glued(index))
        return Found(first, j, Aside.PHONE if known else Aside.IDENTIFIER)
    if (
        groups == 2
        and len(text) == 3
        and len(low[j - 1]) == 4
        and low[index + 1] == "-"
        and unit_at(tokens, j) is None
        and unit_before(tokens, index) is None
    ):
        return Found(index, j, Aside.PHONE)
    return None


def _short_number(tokens: Tokens, index: int) -> bool:
    """Find "call 911", "911 callers", "text 61016"."""
    names, before, text = name_words(), tokens.low[index - 1], tokens.low[index]
    if text in names.emergency:
        asked = before in names.dial and before != "to"
        if asked or tokens.low[index + 1] in names.emergency_after:
            return True
    return before in {"text", "dial"} and text.isdecimal() and 3 <= len(text) <= 6


def _dialled(tokens: Tokens, index: int) -> bool:
    """Tell whether groups of digits are dialled: "0800 555 111", "call us on 116 123"."""
    text = tokens.low[index]
    if tokens.sort[index + 1] != Sort.NUMBER or not tokens.near(index + 1) or not text.isdecimal():
        return False
    if text[0] == "0" and len(text) > 1:
        return True
    asked = tokens.low[index - 1] in {"on", "at", ":", "to"} | name_words().dial
    return asked and not name_words().dial.isdisjoint({*tokens.before(index, 6)} - {"to"})


def _saying(tokens: Tokens, index: int) -> Found | None:
    """Find "24/7", "9/11", "50-50", "100% sure", "gave 110 percent"."""
    low = tokens.low
    after = index + 1 + (low[index + 1 : index + 3] == ["per", "cent"])
    if low[after] in {"%", "percent", "cent"}:
        sure = low[index] in {"100", "1000"} and low[after + 1] in wordset("asides_sure")
        given = low[index] in {"110", "200"} and low[index - 1] in wordset("asides_given")
        if sure or given:
            return Found(index, after + 1, Aside.IDIOM)
    if (
        low[index + 1] in {"/", "-"}
        and tokens.glued(index + 1)
        and tokens.glued(index + 2)
        and f"{low[index]}{low[index + 1]}{low[index + 2]}" in name_words().phrases
    ):
        return Found(index, index + 3, Aside.IDIOM)
    return None


def _calibre(tokens: Tokens, index: int) -> Found | None:
    """Find what names a weapon by its bore: ".45-caliber pistol", "155mm shells"."""
    j = index + 1 + (tokens.low[index + 1] == "-" and tokens.glued(index + 1))
    hung = j > index + 1
    if tokens.low[j] in {"caliber", "calibre"} or (hung and tokens.low[j] == "gauge"):
        return Found(index, j + 1, Aside.NAME)
    arms = wordset("asides_arms")
    if tokens.low[j] == "mm" and not arms.isdisjoint(tokens.low[j + 1 : j + 3]):
        return Found(index, j + 1, Aside.NAME)
    return None


def _line(tokens: Tokens, index: int) -> Found | None:
    """Find the number of a line of transport: "the 17 bus", "MTC's 49K bus"."""
    j = index + 1
    lettered = tokens.glued(j) and len(tokens.words[j]) == 1 and tokens.words[j].isupper()
    named = tokens.low[index - 1] in {"the", "a", "'s"} or tokens.low[index - 1].endswith("'s")
    if tokens.low[j + lettered] in wordset("asides_lines") and (lettered or named):
        return Found(index, j + lettered, Aside.NAME)
    return None


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


def _address(tokens: Tokens, index: int) -> Found | None:
    """Find "123 Main Street" and "CA 90210"."""
    names, words, low = name_words(), tokens.words, tokens.low
    if (
        len(words[index]) == 5
        and words[index].isdecimal()
        and words[index - 1].isupper()
        and low[index - 1] in names.states
        and tokens.near(index)
    ):
        return Found(index, index + 1, Aside.ADDRESS)
    j = index + 1
    for _ in range(4):
        if not words[j][:1].isupper() or not tokens.near(j):
            return None
        j += 1 + (len(words[j]) == 1 and low[j + 1] == ".")  # "2250 Edwin C. Moses Blvd."
        if low[j] in names.streets and words[j][:1].isupper():
            return Found(index, j + 1, Aside.ADDRESS)
    return None
