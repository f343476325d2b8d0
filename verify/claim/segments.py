"""Cut a sentence into stretches between marks and conjunctions, each with what opened it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verify.claim import words
from verify.claim.grammar import Token, is_dash

_MARKS = frozenset({";", ":", "—", "–"})
JOINING = frozenset({"and", "but", "or", "so", "yet", "nor"})
FINITE = frozenset({"aux", "link", "up", "down", "verb"})
_NOT_ALONE = frozenset({"up", "down", "be", "been", "being", "having", "worth"})
_OBJECTS = frozenset({"det", "word", "num", "pron"})
_LOOK_AHEAD = 9  # tokens from a conjunction in which its verb is looked for


class Segment(NamedTuple):
    """A stretch between marks and conjunctions, as the positions of its tokens.

    ``lead`` tells what opened it ("mark", ",", "rel", "conj", "and", ", and"; "" for the head of
    the sentence), ``verb`` whether it has a finite verb, ``numbers`` whether it holds a number.
    """

    positions: tuple[int, ...]
    lead: str
    verb: bool
    numbers: bool

    @property
    def relative(self) -> bool:
        """Tell whether a relative pronoun opened the stretch."""
        return self.lead in {"rel", ", rel"}


def segments_of(tokens: Sequence[Token], visible: Sequence[int]) -> list[Segment]:
    """Cut the sentence at marks, commas, and conjunctions that open a clause."""
    cuts: list[tuple[int, str]] = [(0, "")]
    for at in range(1, len(visible)):
        lead = _cut(tokens, visible, at)
        if lead and cuts[-1] == (at - 1, ","):
            cuts[-1] = (at - 1, f", {lead}")
        elif lead:
            cuts.append((at, lead))
    ends = [*(at for at, _ in cuts[1:]), len(visible)]
    found = []
    for (first, lead), end in zip(cuts, ends, strict=True):
        inside = [tokens[position] for position in visible[first:end]]
        verb = _has_verb(inside, clause=lead not in {"", ",", "mark"})
        numbers = any(token.ref >= 0 for token in inside)
        found.append(Segment(tuple(visible[first:end]), lead, verb, numbers))
    return found


def _cut(tokens: Sequence[Token], visible: Sequence[int], at: int) -> str:
    """Return what a token opens: "mark", ",", "rel", "conj" or a joining word; else ""."""
    token, before = tokens[visible[at]], tokens[visible[at - 1]]
    if token.text in _MARKS or is_dash(tokens, visible[at]):
        return "mark"
    if token.text == ",":
        return ","
    ahead = [tokens[position] for position in visible[at + 1 : at + 1 + _LOOK_AHEAD]]
    if token.tag == "rel" and token.low != "what":
        sure = before.text == "," and token.low != "that"
        return "rel" if sure or _has_verb(ahead[:4], clause=True) else ""
    if token.tag != "conj" or token.low == "as" or not _has_verb(_to_mark(ahead), clause=True):
        return ""
    return token.low if token.low in JOINING else "conj"


def _to_mark(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens up to the first mark or conjunction."""
    end = next((n for n, t in enumerate(tokens) if t.tag in {"punct", "conj", "rel"}), None)
    return list(tokens[:end])


def _has_verb(tokens: Sequence[Token], *, clause: bool) -> bool:
    """Tell whether a finite verb stands in a stretch; ``clause`` that a conjunction opened it.

    A form in -ed is one only there, with an object behind it ("the country exported timber").
    """
    for at, token in enumerate(tokens):
        infinitive = at > 0 and tokens[at - 1].low == "to"
        finite = token.tag in FINITE and not token.low.endswith("ing") and not infinitive
        if finite and token.low not in _NOT_ALONE:
            return True
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        planned = clause and following is not None and following.low == "to"
        if planned and words.has(token.low, "function.unasserted"):  # "the country plans to"
            return True
        if token.tag == "ed" and clause and following is not None and following.tag in _OBJECTS:
            return True
    return False
