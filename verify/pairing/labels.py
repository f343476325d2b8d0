"""Numbers that name a thing: "Series 7", "Mi-24", "Grade 5". They are the same or they are not."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LABEL = re.compile(
    r"(?<![^\W_])(?P<word>[A-Z][^\W\d_]*)(?:-|\s#?)(?P<number>\d{1,4})(?![\d,.:%]*\d|\s?%)"
)

#: Capitalised words before a number that names nothing.
_NOT = frozenset(
    [
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "by",
        "of",
        "for",
        "from",
        "over",
        "under",
        "about",
        "around",
        "nearly",
        "almost",
        "more",
        "less",
        "fewer",
        "than",
        "some",
        "after",
        "before",
        "since",
        "until",
        "between",
        "and",
        "or",
        "but",
        "with",
        "only",
        "at",
        "least",
        "up",
        "to",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "based",
        "averaged",
        "early",
        "late",
        "mid",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "another",
        "all",
        "both",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "approximately",
        "roughly",
        "exactly",
    ]
)


def labels(text: str) -> Mapping[str, frozenset[str]]:
    """Return the numbers that follow a name, by the name in lower case."""
    found: dict[str, set[str]] = {}
    for match in _LABEL.finditer(text):
        word = match["word"].lower()
        if word not in _NOT:
            found.setdefault(word, set()).add(match["number"])
    return {word: frozenset(numbers) for word, numbers in found.items()}


def contradicted(claim: str, evidence: str) -> str:
    """Return a label of the claim that the evidence has with other numbers only, or nothing."""
    theirs = labels(evidence)
    for word, numbers in labels(claim).items():
        others = theirs.get(word)
        if others and not numbers <= others:
            return f"{word} {min(numbers - others)}"
    return ""
