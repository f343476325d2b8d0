"""The tables that tell which number of one sentence goes with which of another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verify.claim import stems
from verify.claim import words as lists
from verify.match import thesaurus


@dataclass(frozen=True, slots=True)
class Roles:
    """The tables of ``data/roles.toml``, stemmed."""

    same: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]  # of the surfaces that begin with a stem, the most words
    exclusive: tuple[frozenset[str], ...]
    contrary: tuple[frozenset[str], ...]
    opposite: tuple[tuple[tuple[tuple[str, ...], ...], ...], ...]  # pairs of lists of phrases
    stop: frozenset[str]
    negation: frozenset[str]
    limit: frozenset[str]
    moment: frozenset[str]  # nouns of time, which an ordinal before them dates
    no_label: frozenset[str]
    scope: frozenset[str]  # the exclusive list that says where a number holds
    relational: frozenset[str]  # what is one of something: a case of cholera
    causes: frozenset[str]  # what people fall ill with or die of
    neutral: frozenset[str]  # words beside a number that narrow nothing down

    def excluded(self, first: Iterable[str], second: Iterable[str]) -> str:
        """Return why numbers with these concepts cannot be the same one, or nothing.

        They are if each side names concepts of one exclusive list and none of them is shared.
        """
        return _apart(frozenset(first), frozenset(second), self.exclusive)

    def contradicted(self, first: Iterable[str], second: Iterable[str]) -> str:
        """Return how the words of two whole sentences contradict each other, or nothing."""
        return _apart(frozenset(first), frozenset(second), self.contrary)


def _apart(first: frozenset[str], second: frozenset[str], groups: Iterable[frozenset[str]]) -> str:
    for group in groups:
        here, there = first & group, second & group
        if here and there and not here & there:
            return f"{min(here)} is not {min(there)}"
    return ""


def stem(word: str) -> str:
    """Return what the inflected forms of an English word share, however it is written.

    >>> stem("Releases"), stem("released"), stem("releasing")
    ('releas', 'releas', 'releas')
    """
    return stems.stem(word.lower().replace("’", "'").removesuffix("'s").strip("'."))


@cache
def roles() -> Roles:
    """Return the tables that ship with the package."""
    text = (files("verify.pairing") / "data" / "roles.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    same = _surfaces(data["same"])
    longest: dict[str, int] = {}
    for surface in same:
        longest[surface[0]] = max(len(surface), longest.get(surface[0], 0))
    return Roles(
        same=same,
        longest=longest,
        exclusive=tuple(frozenset(group) for group in data["exclusive"].values()),
        contrary=tuple(frozenset(group) for group in data["contrary"].values()),
        opposite=tuple(
            tuple(tuple(_key(phrase) for phrase in side) for side in pair)
            for pair in data["opposite"]["pairs"]
        ),
        stop=frozenset(data["stop"]["words"].split()),
        negation=frozenset(data["turns"]["negation"].split()),
        limit=frozenset(data["turns"]["limit"].split()),
        moment=frozenset(data["turns"]["moment"].split()),
        no_label=frozenset(data["no_label"]["words"].split()),
        scope=frozenset(data["exclusive"]["scope"]),
        relational=frozenset(data["relational"]["concepts"]),
        causes=frozenset(_concepts(thesaurus.default().causes, same)),
        # What tells numbers apart narrows them down, whatever the general list says of its words.
        neutral=frozenset(_concepts(_neutral(), same)).difference(*data["exclusive"].values()),
    )


def _surfaces(own: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    """Return the concept of each surface: our own, then the synonyms of the general thesaurus.

    A concept there whose name is a surface of one of ours is that one.
    """
    same: dict[tuple[str, ...], str] = {}
    for concepts in (own, thesaurus.surfaces()):
        for concept, phrases in concepts.items():
            known = same.get(_key(concept), concept) if concepts is not own else concept
            for phrase in phrases:
                same.setdefault(_key(phrase), known)
    return same


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.split())


def _neutral() -> tuple[str, ...]:
    """Return the words that only say that something was counted or is stated."""
    general = thesaurus.default()
    return (*general.neutral, *general.acts, *lists.listed(*_EMPTY))


def _concepts(words: Iterable[str], same: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    for word in words:
        stemmed = stem(word)
        yield same.get((stemmed,), stemmed)


#: Lists of ``verify.claim`` whose words add nothing to what is counted.
_EMPTY = ("nouns.empty_acts", "agents.counting")
