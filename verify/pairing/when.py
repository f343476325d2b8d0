"""Whether two numbers that are set against each other hold for the same time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from verify.model import Period, Precision, Span


class Time(StrEnum):
    """How the claim's time stands to that of the evidence."""

    OPEN = "open"  # at most one side states it
    SAME = "same"
    INSIDE = "inside"  # the evidence's time lies in the claim's: "before May", "4 April"
    PARTLY = "partly"  # they overlap, or one of them is vague
    OTHER = "other"  # they share no day


@dataclass(frozen=True, slots=True)
class When:
    """A period with the preposition it was given with, and where it stands."""

    period: Period
    relation: str
    span: Span


def relate(mine: When | None, theirs: When | None) -> Time:
    """Return how one time stands to another."""
    if mine is None or theirs is None:
        return Time.OPEN
    one, other = mine.period, theirs.period
    if one == other and mine.relation == theirs.relation:
        return Time.SAME
    if one.words and one.words.casefold() == other.words.casefold() and one.same_days(other):
        return Time.SAME
    if Precision.VAGUE in (one.precision, other.precision):
        return Time.PARTLY if one.overlaps(other) else Time.OTHER
    if one.same_days(other) or _until_same_day(mine, theirs):
        return Time.SAME
    if not one.overlaps(other):
        return Time.OTHER
    return Time.INSIDE if one.contains(other) else Time.PARTLY


def _until_same_day(mine: When, theirs: When) -> bool:
    """Tell whether "by 9 April" stands against "as of 9 April"."""
    until = {"by", "until"} & {mine.relation, theirs.relation}
    return bool(until) and mine.period.end is not None and mine.period.end == theirs.period.end


def time_of(text: str, span: Span, times: Sequence[When], stops: Sequence[int]) -> When | None:
    """Return the time that a number goes with.

    That is one right behind it ("8.9 percent in 2021"), else the last one before it in its
    sentence, else the first one behind it. ``stops`` are the ends of the sentences.
    """
    near = [
        one
        for one in times
        if _sentence(one.span, stops) == _sentence(span, stops)
        and not _COMPARED.search(text[: one.span.start][-_LOOK_BACK:])
    ]
    before = [one for one in near if one.span.end <= span.start]
    behind = [one for one in near if one.span.start >= span.end]
    if before and behind:
        between = text[span.end : behind[0].span.start]
        hung = not _PARTED.search(between) and len(between) < span.start - before[-1].span.end
        return behind[0] if hung else before[-1]
    return before[-1] if before else behind[0] if behind else None


def stands_apart(text: str, words: str, number: Span) -> bool:
    """Tell whether a mark or a new clause parts a number from each place where ``words`` stand.

    What opens a sentence ("In Poland, ...") holds for all of it.
    """
    found = list(re.finditer(re.escape(words), text, re.IGNORECASE))
    if any(_OPENING.search(text[: one.start()]) for one in found):
        return False
    sides = [sorted((number, Span(*one.span()))) for one in found]
    between = [text[first.end : second.start] for first, second in sides]
    return bool(between) and all(_PARTED.search(one) for one in between)


#: The words that lead from the start of a sentence to the place or time that opens it.
_OPENING = re.compile(
    r"(?:\A|[.!?]\s)(?:In|On|At|Across|Throughout|During|For|Since|By|Of|As\s+of)\s+(?:the\s+)?\Z"
)

#: "Three fewer than in 2018": the time of what a number is compared with.
_COMPARED = re.compile(r"\bthan\s+(?:in|on|at|for|during)\s+(?:the\s+)?$", re.IGNORECASE)
_LOOK_BACK = 24

#: What keeps a time behind a number from being its own: a mark, or another number.
_PARTED = re.compile(r"[,;:()\d–—]|\b(?:and|but|while|from|after|than)\b", re.IGNORECASE)


def _sentence(span: Span, stops: Sequence[int]) -> int:
    return sum(stop <= span.start for stop in stops)
