"""What narrows a rank: "the highest since 2014 for women", "..., where speed was a cause".

A rank that is narrowed ranks another number than the sentence seems to name, so it is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from verify import tables
from verify.model import Span
from verify.quantity.periods import PeriodMention

_PACKAGE = "claim"
_FILE = "rankings.toml"


def is_narrowed(text: str, rank: Span, sentence: Span, periods: Sequence[PeriodMention]) -> bool:
    """Tell whether the words around a rank leave part of its numbers out.

    ``rank`` is its place in ``text``, the sentence; ``sentence`` and ``periods`` are offsets into
    the article. Behind the scope only times may follow, a mark, or a clause of its own; a mark
    ends nothing by itself ("since 2014, among women"). Season and moment may stand anywhere.
    """
    before, rest = text[: rank.start], text[rank.end :]
    if _has(before, "moments") or _has(rest, "moments"):
        return True
    if _figures().search(before) or _figures().search(rest):
        return True
    rest = _after_times(rest, sentence, periods)
    mark = _mark().match(rest)
    marked = bool(mark and mark[0].strip())
    rest = rest[mark.end() :] if mark else rest
    following = re.findall(r"[A-Za-z'’]+|\d+", rest.lower())
    if not following:
        return False
    if _has(rest, "leaving_out"):
        return True
    if following[0] in _words("sources"):
        return not any(word in _words("showing") for word in following[1:4])
    if marked:
        return following[0] in _words("narrowing")
    return following[0] not in _words("resuming")


def _after_times(rest: str, sentence: Span, periods: Sequence[PeriodMention]) -> str:
    """Return what follows the times directly behind the scope: "since 2014 in May"."""
    while timed := _time().match(rest):
        at = sentence.end - len(rest) + timed.end()
        here = next((one.span for one in periods if one.span.start == at), None)
        if here is None:
            break
        rest = rest[len(rest) - (sentence.end - here.end) :]
    return rest


@cache
def _time() -> re.Pattern[str]:
    return re.compile(r"\s*[,–—]?\s+(?:in\s+|during\s+)?(?=\w)")


@cache
def _mark() -> re.Pattern[str]:
    """Return what parts the words that follow from the scope."""
    return re.compile(r"[\s,;:()\[\]\"'“”‘’.–—-]*")


@cache
def _figures() -> re.Pattern[str]:
    """Return figures of some only: "figures for women", not "figures for Spain" or "for 2022"."""
    return re.compile(
        r"\b(?:[Ff]igures|[Dd]ata|[Ss]tatistics|[Nn]umbers)\s+"
        r"(?:for|on|about|among|covering)\s+(?:the\s+)?(?=[a-z])"
    )


def _has(text: str, key: str) -> bool:
    return not _words(key).isdisjoint(re.findall(r"[a-z]+", text.lower()))


def _words(key: str) -> frozenset[str]:
    return tables.words(_PACKAGE, _FILE, f"words.{key}")
