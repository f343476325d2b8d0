"""What is read out of a statement: conditions, numbers, named columns and cues."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from verify.tabular.relation import Relation
from verify.tabular.words import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of the statement taken as one condition on one column; ``mask`` its rows."""

    start: int
    end: int
    column: int
    mask: int
    exact: bool = True  # the words are the whole cell
    relation: Relation = Relation.EQUAL
    value: Decimal | None = None
    doubt: int = 0  # rows that neither meet it nor clearly fail it
    typed: bool = False  # a number put under a column that the statement names beside it
    astray: bool = False  # the statement names another column beside the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A span of the statement and the ways to take it, one a column."""

    start: int
    end: int
    links: tuple[Link, ...]
    dated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of the statement. ``linked`` tells that some cell holds it."""

    at: int
    value: Decimal
    relation: Relation = Relation.EQUAL
    ordinal: bool = False
    linked: bool = False
    titled: bool = False  # the title has it
    times: bool = False  # it says how often: "3 times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A column named by the statement: where, and by how much of its heading."""

    start: int
    end: int
    column: int
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that says what is done: ``kind`` is its list, ``way`` its key there."""

    at: int
    kind: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """All that was read."""

    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    numbers: tuple[Number, ...]
    namings: tuple[Naming, ...]
    cues: tuple[Cue, ...]
    titled: frozenset[int]
    content: frozenset[int]

    def cue(self, kind: str, *ways: str) -> Cue | None:
        """Return the first cue of a kind (and of one of ``ways``, if any are given)."""
        return next(
            (one for one in self.cues if one.kind == kind and (not ways or one.way in ways)), None
        )

    def named(self, column: int) -> float:
        """Return how strongly the statement names a column, 0 to 1."""
        return max((one.strength for one in self.namings if one.column == column), default=0.0)
