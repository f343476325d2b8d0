"""Cut a sentence into its clauses, as far as marks and small words tell.

A clause knows the one it hangs on: a relative clause or an aside the clause around it, a
coordinate clause the one before it, a compared part ("than in France", "against 10 percent in
Peru") what it is compared with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from verify.claim import words
from verify.claim.grammar import Token

FINITE = frozenset({"aux", "link", "up", "down", "verb"})
_JOINING = frozenset({"while", "but", "whereas", "although", "though"})
_AFTER_COMMA = _JOINING | {"and", "as", "yet", "so"}
_RELATIVE = frozenset({"who", "which", "whose", "whom", "where", "when"})
_OPENING = _JOINING | {"after", "as", "because", "if", "since", "when", "before", "once"}
_COMPARING = frozenset({"than", "versus", "vs", "compared", "against", "unlike", "outpacing"})
_HEDGED = frozenset({"more", "less", "fewer", "rather", "other"})
_DASHES = frozenset({"—", "–"})
_FAR = 25  # tokens that an aside between commas may have
_DEEP = 6  # clauses that a clause hangs on
_FARTHEST = 60  # tokens in which a mark that closes, or a verb, is looked for


class Tie(StrEnum):
    """How a clause hangs on its parent."""

    MAIN = "main"
    AFTER = "after"  # beside it: "and ...", "; ..."
    RELATIVE = "relative"  # ", which ...", ", where ..."
    ASIDE = "aside"  # between commas, dashes or parentheses
    COMPARED = "compared"


class Clause(NamedTuple):
    """A clause, the one it hangs on (-1 for none), and its first token."""

    tie: Tie
    parent: int
    first: int


class Clauses(NamedTuple):
    """The clauses of a sentence, and the clause that each token stands in."""

    all: tuple[Clause, ...]
    at: tuple[int, ...]

    def line(self, clause: int) -> tuple[int, ...]:
        """Return the clauses that ``clause`` hangs on, the nearest first, a few at the most."""
        found: list[int] = []
        while len(found) < _DEEP and (clause := self.all[clause].parent) >= 0:
            found.append(clause)
        return tuple(found)


@dataclass(slots=True)
class _Cut:
    """The work of one sentence: the clauses so far and those that are open, the inmost last."""

    tokens: Sequence[Token]
    found: list[Clause] = field(default_factory=lambda: [Clause(Tie.MAIN, -1, 0)])
    at: list[int] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=lambda: [(0, -1)])  # clause, its last token

    def run(self) -> Clauses:
        for index in range(len(self.tokens)):
            self._enter(index)
            self.at.append(self.open[-1][0])
            while len(self.open) > 1 and self.open[-1][1] == index:
                self.open.pop()
        return Clauses(tuple(self.found), tuple(self.at))

    def _enter(self, index: int) -> None:
        """Open or close clauses before the token at ``index`` is put down."""
        token = self.tokens[index]
        if token.text in {";", ":"}:
            self._beside(index)
        elif token.text == "(" or token.text in _DASHES:
            close = ")" if token.text == "(" else token.text
            end = self._next(index + 1, close)
            if end >= 0:
                self._inside(Tie.ASIDE, index, end)
            elif token.text in _DASHES and self.open[-1][1] != index:
                self._beside(index)
        elif token.text == ",":
            self._comma(index)
        elif token.low in _JOINING and token.tag == "conj" and index and self._is_new(index):
            self._beside(index)
        elif token.low == "where" and index and self._is_new(index):
            self._inside(Tie.RELATIVE, index, self._end(index + 1))
        elif self._compares(index):
            self._inside(Tie.COMPARED, index, self._end(index + 1))

    def _is_new(self, index: int) -> bool:
        return self.found[self.open[-1][0]].first < index - 1

    def _comma(self, index: int) -> None:
        while len(self.open) > 1 and self.found[self.open[-1][0]].tie is Tie.COMPARED:
            self.open.pop()
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None:
            return
        if following.low in _RELATIVE:
            self._inside(Tie.RELATIVE, index, self._aside_end(index))
        elif following.low in _AFTER_COMMA and self._finite(index + 1, index + 7):
            self._beside(index)
        elif (end := self._aside_end(index)) >= 0 and not self._finite(index + 1, end):
            self._inside(Tie.ASIDE, index, end)
        elif self._subordinate() and self._finite(index + 1, index + _FARTHEST):
            self._beside(index)

    def _subordinate(self) -> bool:
        """Tell whether the clause so far began with "while", "after" and the like."""
        first = self.found[self.open[-1][0]].first
        while first < len(self.tokens) - 1 and self.tokens[first].tag == "punct":
            first += 1
        end = min(len(self.at), first + _FARTHEST)
        return self.tokens[first].low in _OPENING and self._finite(first, end)

    def _aside_end(self, comma: int) -> int:
        """Return the comma behind which the clause before ``comma`` goes on, or -1."""
        for index in range(comma + 2, min(len(self.tokens) - 1, comma + _FAR)):
            if self.tokens[index].text != ",":
                continue
            after = index + 1
            while after < len(self.tokens) and self.tokens[after].tag == "adv":
                after += 1
            if after < len(self.tokens) and may_be_verb(self.tokens[after]):
                return index
        return -1

    def _compares(self, index: int) -> bool:
        token = self.tokens[index]
        if token.low not in _COMPARING or not index:
            return False
        before, after = self.tokens[index - 1], self.tokens[index + 1 : index + 2]
        numbered = bool(after) and after[0].tag == "num"
        if token.low == "than":
            return not (numbered and before.low in _HEDGED)
        return token.low != "against" or numbered or before.text == ","

    def _finite(self, first: int, end: int) -> bool:
        return any(token.tag in FINITE for token in self.tokens[first:end])

    def _next(self, first: int, text: str) -> int:
        end = min(len(self.tokens), first + _FARTHEST)
        return next((i for i in range(first, end) if self.tokens[i].text == text), -1)

    def _end(self, first: int) -> int:
        """Return the last token before the next comma or mark that cuts."""
        end = min(len(self.tokens), first + _FARTHEST)
        for index in range(first, end):
            token = self.tokens[index]
            if token.text in {",", ";", ":", ")"} or token.text in _DASHES:
                return index - 1
        return end - 1

    def _beside(self, index: int) -> None:
        """Close what is open and begin a clause beside the one before."""
        parent = self.open[0][0]
        self.found.append(Clause(Tie.AFTER, parent, index))
        self.open = [(len(self.found) - 1, -1)]

    def _inside(self, tie: Tie, index: int, end: int) -> None:
        self.found.append(Clause(tie, self.open[-1][0], index))
        self.open.append((len(self.found) - 1, end))


def may_be_verb(token: Token) -> bool:
    """Tell whether a word may be the verb that goes on behind a comma: "X, which ..., took in"."""
    listed = any(
        words.has(token.low, f"verbs.{key}") for key in ("common", "linking", "up", "down")
    )
    return token.tag in FINITE | {"ed"} or (listed and token.tag == "word")


def clauses_of(tokens: Sequence[Token]) -> Clauses:
    """Return the clauses of a sentence."""
    return _Cut(tokens).run()
