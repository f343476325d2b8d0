"""Numbers that name a thing: "Series 7", "Mi-24", "Grade 5". They are the same or they are not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verify.pairing.roles import roles

_LABEL = re.compile(
    r"(?<![^\W_])(?P<word>[A-Z][^\W\d_]*)(?:-|\s#?)(?P<number>\d{1,4})(?![\d,.:%]*\d|\s?%)"
)


def labels(text: str) -> Mapping[str, frozenset[str]]:
    """Return the numbers that follow a name, by the name in lower case."""
    found: dict[str, set[str]] = {}
    for match in _LABEL.finditer(text):
        word = match["word"].lower()
        if word not in roles().no_label:
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
