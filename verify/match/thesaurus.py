"""Concepts: which words of news and statistics mean the same, and which must never be mixed up."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from verify.errors import ConfigError


class Relation(StrEnum):
    """How two concepts stand to each other."""

    SAME = "same"
    NARROWER = "narrower"  # the first is a part of the second
    BROADER = "broader"  # the second is a part of the first
    OPPOSITE = "opposite"
    NONE = "none"


class Nature(StrEnum):
    """What becomes of a number when it is added up over time."""

    FLOW = "flow"  # events and amounts that happen: people killed, exports
    STOCK = "stock"  # what is there on a day: inhabitants, debt
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thesaurus:
    """Concepts by their surfaces. ``longest`` is the number of words of the longest surface."""

    concepts: Mapping[frozenset[str], str]  # the words of a surface, in any order -> concept
    same: frozenset[str]  # the concepts that have surfaces
    strict: Thesaurus | None  # true synonyms only, nothing dropped but counting words
    wider: Mapping[str, str]
    opposites: frozenset[frozenset[str]]
    generic: frozenset[str]
    longest: int
    by_word: Mapping[str, tuple[frozenset[str], ...]]  # a word -> surfaces of several words with it
    neutral: frozenset[str]  # words around a number that narrow nothing down
    loose: frozenset[frozenset[str]]  # surfaces that may mean their concept: never enough to refute
    flows: frozenset[str]  # concepts that add up over time
    stocks: frozenset[str]  # concepts that never do
    mean: frozenset[str]  # words that tell of an average
    shares: frozenset[str]  # nouns of what is told in percent or per head ("rate")
    spread: frozenset[str]  # those of them that never stand for a count: not "unemployment"
    counting: frozenset[str]  # nouns before "of" that make a count of what follows
    parting: frozenset[str]  # verbs that only say that something is a part ("accounted for")
    nominal: frozenset[str]  # concepts whose change is told in money of the day
    acts: frozenset[str]  # participles that only say that a number was taken down ("received")
    taken: frozenset[str]  # verbs that do so for what happens only: cars are there, and registered
    doing: Mapping[str, frozenset[str]]  # concept -> verbs by which all of it is had: votes are won
    causes: frozenset[str]  # concepts of what people die of
    dying: frozenset[str]  # words that count its dead
    halves: frozenset[str]  # concepts that are one of two parts of a whole (men, women)
    rates: frozenset[str]  # concepts that are changes themselves: inflation, growth
    changing: Mapping[frozenset[str], str]  # concepts of what changes -> the rate of its change

    def concepts_of(self, words: Iterable[str]) -> frozenset[str]:
        """Return the concepts that ``words`` (singular, lower case) name.

        Surfaces of several words win over the single words in them ("suicide" and "bombing"
        together are one concept); a word that no surface has is its own concept. Generic words
        are left out.
        """
        return self.phrases_of(words, ())[0]

    def phrases_of(
        self, words: Iterable[str], context: Iterable[str]
    ) -> tuple[frozenset[str], bool]:
        """Return the concepts of ``words``, which words of ``context`` may help to make up.

        The second value tells whether all of them are sure.
        """
        left = dict.fromkeys(words)
        around = {*left, *context}
        found: list[str] = []
        sure = True
        surfaces = {surface for word in left for surface in self.by_word.get(word, ())}
        for surface in sorted(surfaces, key=lambda one: (-len(one), sorted(one))):
            if surface <= around and surface & left.keys():
                found.append(self.concepts[surface])
                sure = sure and surface not in self.loose
                for word in surface & left.keys():
                    del left[word]
        alone = [word for word in left if word not in self.generic]
        found.extend(self.concepts.get(frozenset((word,)), word) for word in alone)
        sure = sure and not any(frozenset((word,)) in self.loose for word in alone)
        return frozenset(found), sure

    def relation(self, first: str, second: str) -> Relation:
        """Tell how the concept ``first`` stands to the concept ``second``."""
        if first == second:
            return Relation.SAME
        if frozenset((first, second)) in self.opposites:
            return Relation.OPPOSITE
        if second in self._ancestors(first):
            return Relation.NARROWER
        if first in self._ancestors(second):
            return Relation.BROADER
        return Relation.NONE

    def nature_of(self, words: Iterable[str]) -> Nature:
        """Tell whether what ``words`` count adds up over time; a stock among them decides."""
        concepts = self.concepts_of(words)
        if concepts & self.stocks:
            return Nature.STOCK
        return Nature.FLOW if concepts & self.flows else Nature.UNKNOWN

    def _ancestors(self, concept: str) -> tuple[str, ...]:
        chain: list[str] = []
        while (wider := self.wider.get(chain[-1] if chain else concept)) and wider not in chain:
            chain.append(wider)
        return tuple(chain)


#: Words that surfaces are written with and subjects are not.
_SMALL = frozenset({"of", "to", "at"})


def build(
    *,
    same: Mapping[str, Iterable[str]],
    narrower: Mapping[str, str],
    opposite: Iterable[Iterable[str]],
    generic: Iterable[str],
    neutral: Iterable[str] = (),
    loose: Mapping[str, Iterable[str]] | None = None,
    strict: Thesaurus | None = None,
    flows: Iterable[str] = (),
    stocks: Iterable[str] = (),
    mean: Iterable[str] = (),
    shares: Iterable[str] = (),
    spread: Iterable[str] = (),
    counting: Iterable[str] = (),
    parting: Iterable[str] = (),
    nominal: Iterable[str] = (),
    acts: Iterable[str] = (),
    taken: Iterable[str] = (),
    doing: Mapping[str, Iterable[str]] | None = None,
    halves: Iterable[str] = (),
    causes: Iterable[str] = (),
    dying: Iterable[str] = (),
    rates: Mapping[str, Iterable[str]] | None = None,
) -> Thesaurus:
    """Build a thesaurus from the sections of its data file."""
    concepts: dict[frozenset[str], str] = {}
    by_word: dict[str, list[frozenset[str]]] = {}
    unsure: set[frozenset[str]] = set()
    for section in (same, loose or {}):
        for concept, surfaces in section.items():
            for surface in surfaces:
                words = frozenset(surface.split()) - _SMALL
                concepts.setdefault(words, concept)
                if section is loose:
                    unsure.add(words)
                if len(words) > 1:
                    for word in words:
                        by_word.setdefault(word, []).append(words)
    return Thesaurus(
        concepts=concepts,
        same=frozenset(same),
        strict=strict,
        wider=dict(narrower),
        opposites=frozenset(frozenset(pair) for pair in opposite),
        generic=frozenset(generic),
        neutral=frozenset(neutral),
        longest=max((len(words) for words in concepts), default=1),
        by_word={word: tuple(surfaces) for word, surfaces in by_word.items()},
        loose=frozenset(unsure),
        flows=frozenset(flows),
        stocks=frozenset(stocks),
        mean=frozenset(mean),
        shares=frozenset(shares) | frozenset(spread),
        spread=frozenset(spread),
        counting=frozenset(counting),
        parting=frozenset(parting),
        nominal=frozenset(nominal),
        acts=frozenset(acts),
        taken=frozenset(taken),
        doing={concept: frozenset(verbs) for concept, verbs in (doing or {}).items()},
        halves=frozenset(halves),
        causes=frozenset(causes),
        dying=frozenset(dying),
        rates=frozenset(rates or ()),
        changing={
            frozenset(changed.split()): rate
            for rate, listed in (rates or {}).items()
            for changed in listed
        },
    )


@cache
def default() -> Thesaurus:
    """Return the thesaurus that ships with the package."""
    return _of(_shipped())


def surfaces(*, exact: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each shipped concept as written there, of ``exact`` synonyms only."""
    shipped = _shipped()
    names = shipped["exact"]["concepts"] if exact else shipped["same"]
    return {name: tuple(shipped["same"][name]) for name in names}


def extended(text: str, *, name: str) -> Thesaurus:
    """Return the shipped thesaurus with a newsroom's own words put in; its own come first.

    ``text`` is TOML with any of the shipped file's sections. ``ConfigError`` names a section or a
    key that is none, and ``name``, the file.
    """
    try:
        own = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(name, f"is no TOML: {error}", "see the shipped thesaurus.toml") from error
    return _of(_merged(_shipped(), own, name))


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    text = (files("verify.match") / "data" / "thesaurus.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


#: Sections that map concepts to words or to a concept; the others are lists under fixed keys.
_MAPS: Mapping[str, type] = {
    "same": list,
    "loose": list,
    "rates": list,
    "doing": list,
    "narrower": str,
}


def _merged(
    shipped: Mapping[str, Mapping[str, Any]], own: Mapping[str, Any], name: str
) -> Mapping[str, Mapping[str, Any]]:
    merged = {section: dict(content) for section, content in shipped.items()}
    for section, content in own.items():
        if section not in merged or not isinstance(content, dict):
            listed = ", ".join(sorted(merged))
            raise ConfigError(f"{name}: [{section}]", "is no section", f"one of: {listed}")
        for key, value in content.items():
            where = f"{name}: [{section}] {key}"
            if section not in _MAPS and key not in merged[section]:
                listed = ", ".join(sorted(merged[section]))
                raise ConfigError(where, "is no key", f"one of: {listed}")
            if not isinstance(value, _MAPS.get(section, list)):
                wanted = "text" if _MAPS.get(section) is str else "a list"
                raise ConfigError(where, f"must be {wanted}")
            known = merged[section].pop(key, [])
            both: object = value + known if isinstance(value, list) else value
            merged[section] = {key: both, **merged[section]}
    return merged


def _of(data: Mapping[str, Mapping[str, Any]]) -> Thesaurus:
    exact = {name: data["same"][name] for name in data["exact"]["concepts"]}
    return build(
        strict=build(same=exact, narrower={}, opposite=(), generic=data["counting"]["words"]),
        same=data["same"],
        narrower=data["narrower"],
        opposite=data["opposite"]["pairs"],
        generic=data["generic"]["words"],
        neutral=data["neutral"]["words"],
        loose=data["loose"],
        flows=data["nature"]["flows"],
        stocks=data["nature"]["stocks"],
        mean=data["mean"]["words"],
        shares=data["shares"]["words"],
        spread=data["shares"]["spread"],
        counting=data["shares"]["counting"],
        parting=data["shares"]["parting"],
        nominal=data["nominal"]["concepts"],
        acts=data["acts"]["words"],
        taken=data["acts"]["of_flows"],
        doing=data["doing"],
        halves=data["halves"]["concepts"],
        causes=data["causes"]["concepts"],
        dying=data["causes"]["dying"],
        rates=data["rates"],
    )
