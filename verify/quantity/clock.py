"""Times of day: "10:45", "10.45pm", "5 a.m. EDT", "9 o'clock", "0401 GMT"."""

from __future__ import annotations

from verify.model import Aside
from verify.quantity.lexicon import calendar, lexicon, wordset
from verify.quantity.names import Found
from verify.quantity.tokens import Sort, Tokens

_DASHES = frozenset("-–—‐‑")
_NOON = frozenset(["am", "pm", "a.m", "p.m"])


def time_of_day(tokens: Tokens, index: int) -> Found | None:  # noqa: C901 - a list of cases, read from top to bottom
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
        return Found(index, j + 2, Aside.AMBIGUOUS)  # "16:9"
    if _spoken(tokens, index) or _stamp(tokens, index):
        return Found(index, index + 1, Aside.TIME)
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
    if low[j] == "hours" and _four_digit_time(text):
        return Found(index, j + 1, Aside.TIME) if low[index - 1] in {"at", "from", "to"} else None
    if (
        low[j] in _DASHES
        and low[j + 2] in _NOON
        and len(text) <= 5
        and tokens.sort[j + 1] == Sort.NUMBER
    ):
        return Found(index, j + 3, Aside.TIME)
    return None


def _spoken(tokens: Tokens, index: int) -> bool:
    """Tell "at 6 in the morning", and the train in "the 10.02 from Paddington"."""
    low, text, j = tokens.low, tokens.words[index], index + 1
    if text.isdecimal() and int(text[:4]) < 13 and low[j : j + 2] == ["in", "the"]:
        return low[j + 2] in {"morning", "afternoon", "evening"}
    hour, _, minute = text.partition(".")
    clock = hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(minute) < 60
    return clock and low[index - 1] == "the" and low[j] in wordset("clock_services")


def _stamp(tokens: Tokens, index: int) -> bool:
    """Tell the time that a line of a live report opens with: "17.45", "16.30 Around 300 homes".

    A time after a date that ends its line is one too: "Updated 24 January 2025, 17.45".
    """
    hour, dot, minute = tokens.words[index].partition(".")
    if not (dot and hour.isdecimal() and minute.isdecimal() and len(hour) < 3 > len(minute) > 1):
        return False
    if int(hour) > 23 or int(minute) > 59:
        return False
    start, after = tokens.start[index], index + 1
    gap = tokens.text[tokens.end[index] : tokens.start[after]]
    ends = "\n" in gap
    if (
        (ends or after >= tokens.count)
        and tokens.low[index - 1] == ","
        and len(tokens.words[index - 2]) == 4
    ):
        return tokens.words[index - 2].isdecimal()
    if start and tokens.text[start - 1] != "\n":
        return False
    word = tokens.words[after]
    scaled = word.lower() in lexicon().scales or word.lower() in lexicon().suffixes
    told = ends and (tokens.sort[after] == Sort.BREAK or word[:1].isalpha())
    return told or (gap == " " and word[:1].isupper() and not scaled)


def _four_digit_time(text: str) -> bool:
    """Tell "1500" in "at 1500 hours"."""
    return len(text) == 4 and text[0] in "012" and text[2:] in {"00", "15", "30", "45"}


def _zone(tokens: Tokens, after: int) -> int:
    """Step over "p.m.", "EDT" and "(0401 GMT)" after a time."""
    if tokens.low[after] in _NOON:
        after += 1
    if tokens.low[after] in calendar().time_zones and tokens.words[after].isupper():
        after += 1
        if tokens.low[after] in {"+", "-"} and tokens.glued(after) and tokens.glued(after + 1):
            after += 2  # "GMT+1"
    return after
