"""Which words of a sentence belong to which of its numbers.

Between two numbers the last strong mark parts the words: a full stop, a semicolon or dash, a
comma or bracket, at last "and", "with", "while". What stands before the mark belongs to the number
on the left, what stands after it to the one on the right; without a mark both share them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from verify.model import Span
from verify.pairing.words import Word

OWN = 1.0  # a word of the number's own stretch
LENT = 0.8  # a word of the noun that the number shares with the one before it
SHARED = 0.6  # a word between two numbers that no mark parts
SENTENCE = 0.25  # any other word of its sentence
FAR = 0.1  # a word of another sentence
_LONGEST_LEAD = 100

_MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"[.!?][\"'”’)]*\s"),
    re.compile(r"[;–—]|: "),
    # A bracket right before a number leaves it with the words before it: "China ($52 million)".
    re.compile(r",(?!\d)|[)\]]|[(\[](?!\W{0,2}\Z)"),
    re.compile(
        r"\b(?:and|but|with|while|whereas|against|compared|versus|plus|or)\b", re.IGNORECASE
    ),
)

#: Without a mark, "for a worldwide total of $5" parts the words before the preposition.
_LEAD = re.compile(
    r"\b(?:for|to|from|at|by|into|on|in)\s+(?:an?|its|the|his|her|their)\s"
    r"[^.,;]{0,60}?\b(?:of|to|at)\s[^.,;]{0,24}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nearby:
    """Concepts with how closely each belongs to the number, 0 to 1; ``names`` are names.

    ``own`` are the concepts of the number's own stretch.
    """

    weights: Mapping[str, float] = field(default_factory=dict, hash=False)
    names: frozenset[str] = frozenset()
    own: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the own concepts: every pair of numbers asks for them."""
        own = frozenset(word for word, weight in self.weights.items() if weight >= SHARED)
        object.__setattr__(self, "own", own)

    def joined(self, words: frozenset[str]) -> Nearby:
        """Return the same with ``words`` lent by another number."""
        lent = {word: max(LENT, self.weights.get(word, 0.0)) for word in words}
        return Nearby({**self.weights, **lent}, self.names)


def weigh_words(text: str, spans: Sequence[Span], words: Sequence[Word]) -> tuple[Nearby, ...]:
    """Return for each number (``spans``, in order) the words with their weights."""
    names = frozenset(word.concept for word in words if word.name)
    result = []
    for stretch in _stretches(text, spans):
        weights: dict[str, float] = {}
        for word in words:
            weight = stretch.weight(word.span.start)
            weights[word.concept] = max(weight, weights.get(word.concept, 0.0))
        result.append(Nearby(weights, names))
    return tuple(result)


def stretches(text: str, spans: Sequence[Span]) -> tuple[tuple[Span, Span], ...]:
    """Return for each number the stretch of its own or shared words, and its sentence."""
    return tuple((one.reach(), one.sentence) for one in _stretches(text, spans))


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of ``text`` end, the last one left out."""
    return tuple(match.end() for match in _MARKS[0].finditer(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """The surroundings of one number: its sentence, its neighbours, and the cuts between them."""

    number: Span
    sentence: Span
    before: int  # end of the number on the left, 0 without one
    after: int  # start of the number on the right, the text's length without one
    left: int | None  # where the words on either side are parted from the neighbour's
    right: int | None

    def reach(self) -> Span:
        """Return where the words stand that weigh ``SHARED`` or more."""
        left = self.before if self.left is None else self.left
        right = self.after if self.right is None else self.right
        return Span(max(left, self.sentence.start), min(right, self.sentence.end))

    def weight(self, at: int) -> float:
        """Return how closely a word that begins at ``at`` belongs to the number."""
        if not self.sentence.start <= at < self.sentence.end:
            return FAR
        if self.before <= at < self.number.start:
            if self.left is None:
                return SHARED if self.before else OWN
            return OWN if at >= self.left else SENTENCE
        if self.number.end <= at < self.after:
            if self.right is None:
                return SHARED if self.after < self.sentence.end else OWN
            return OWN if at < self.right else SENTENCE
        return SENTENCE


def _stretches(text: str, spans: Sequence[Span]) -> Iterator[_Stretch]:
    cuts = [_cut(text, one.end, other.start) for one, other in pairwise(spans)]
    ends = sentence_ends(text)
    for index, span in enumerate(spans):
        last = index == len(cuts)
        yield _Stretch(
            number=span,
            sentence=Span(
                max((end for end in ends if end <= span.start), default=0),
                min((end for end in ends if end >= span.end), default=len(text)),
            ),
            before=spans[index - 1].end if index else 0,
            after=len(text) if last else spans[index + 1].start,
            left=cuts[index - 1] if index else None,
            right=None if last else cuts[index],
        )


def _cut(text: str, start: int, end: int) -> int | None:
    """Return where the words between two numbers are parted, or ``None``."""
    between = text[start:end]
    for mark in _MARKS:
        found = list(mark.finditer(between))
        if found:
            return start + found[-1].start()
    lead = _LEAD.search(between[-_LONGEST_LEAD:])
    return end - min(len(between), _LONGEST_LEAD) + lead.start() if lead else None
