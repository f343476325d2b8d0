"""Which words of a sentence belong to which of its numbers.

Between two numbers the last strong mark parts the words: a full stop, a semicolon or dash, a
comma or bracket, at last "and", "with", "while". What stands before the mark belongs to the number
on the left, what stands after it to the one on the right; without a mark both share them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verify.model import Span
from verify.pairing.words import Word

OWN = 1.0  # a word of the number's own stretch
SHARED = 0.6  # a word between two numbers that no mark parts
SENTENCE = 0.25  # any other word of its sentence
FAR = 0.1  # a word of another sentence

_MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"[.!?][\"'”’)]*\s"),
    re.compile(r"[;–—]|: "),
    # A bracket right before a number leaves it with the words before it: "China ($52 million)".
    re.compile(r",(?!\d)|[)\]]|[(\[](?!\W{0,2}\Z)"),
    re.compile(
        r"\b(?:and|but|with|while|whereas|against|compared|versus|plus|or)\b", re.IGNORECASE
    ),
)


@dataclass(frozen=True, slots=True)
class Nearby:
    """Concepts with how closely each belongs to the number, 0 to 1; ``names`` are names."""

    weights: Mapping[str, float] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    @property
    def own(self) -> frozenset[str]:
        """Return the concepts of the number's own stretch."""
        return frozenset(word for word, weight in self.weights.items() if weight >= SHARED)


def weigh_words(text: str, spans: Sequence[Span], words: Sequence[Word]) -> tuple[Nearby, ...]:
    """Return for each number (``spans``, in order) the words with their weights."""
    cuts = [_cut(text, one.end, other.start) for one, other in zip(spans, spans[1:], strict=False)]
    ends = sentence_ends(text)
    names = frozenset(word.concept for word in words if word.name)
    result = []
    for index, span in enumerate(spans):
        left = cuts[index - 1] if index else None
        right = cuts[index] if index < len(cuts) else None
        before = spans[index - 1].end if index else 0
        after = spans[index + 1].start if index < len(cuts) else len(text)
        weights: dict[str, float] = {}
        sentence = _sentence(ends, span, len(text))
        for word in words:
            weight = _weight(word.span, span, before, after, left, right, sentence)
            weights[word.concept] = max(weight, weights.get(word.concept, 0.0))
        result.append(Nearby(weights, names))
    return tuple(result)


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of ``text`` end, the last one left out."""
    return tuple(match.end() for match in _MARKS[0].finditer(text))


def _cut(text: str, start: int, end: int) -> int | None:
    """Return where the words between two numbers are parted, or ``None``."""
    between = text[start:end]
    for mark in _MARKS:
        found = list(mark.finditer(between))
        if found:
            return start + found[-1].start()
    return None


def _sentence(ends: Sequence[int], span: Span, length: int) -> Span:
    start = max((end for end in ends if end <= span.start), default=0)
    stop = min((end for end in ends if end >= span.end), default=length)
    return Span(start, stop)


def _weight(
    word: Span,
    number: Span,
    before: int,
    after: int,
    left: int | None,
    right: int | None,
    sentence: Span,
) -> float:
    inside = sentence.start <= word.start < sentence.end
    if not inside:
        return FAR
    if before <= word.start < number.start:
        if left is None:
            return SHARED if before else OWN
        return OWN if word.start >= left else SENTENCE
    if number.end <= word.start < after:
        if right is None:
            return SHARED if after < sentence.end else OWN
        return OWN if word.start < right else SENTENCE
    return SENTENCE
