"""The word tables, read once."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from verify import tables
from verify.model import Direction, Hedge

Bounds = tuple[Decimal, Decimal]


class Lexicon(NamedTuple):
    """Word tables by lower-case word; phrases are joined by ``_``. Sources: data/words.toml."""

    cardinals: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    groups: dict[str, int]
    fuzzy: dict[str, Bounds]
    vague: dict[str, Bounds]
    fractions: dict[str, Bounds]
    multiples: dict[str, tuple[Decimal, Direction]]
    hedges: dict[str, Hedge]
    hedge_ends: frozenset[str]
    hedges_after: dict[str, Hedge]
    directions: dict[str, Direction]
    comparatives: frozenset[str]
    change_nouns: frozenset[str]
    change_adverbs: frozenset[str]
    noun_stops: frozenset[str]
    noun_verbs: frozenset[str]
    plurals: frozenset[str]
    not_plurals: frozenset[str]
    partitives: frozenset[str]
    after_one: frozenset[str]
    before_one: frozenset[str]


class Calendar(NamedTuple):
    """Calendar words by lower-case word. Source: data/dates.toml."""

    months: dict[str, int]
    weekdays: dict[str, int]
    year_before: frozenset[str]
    not_year_after: frozenset[str]
    year_after: frozenset[str]
    not_year_before: frozenset[str]
    not_year_names: frozenset[str]
    time_zones: frozenset[str]


def _pairs(table: dict[str, str]) -> dict[str, Bounds]:
    return {
        word: (Decimal(low), Decimal(high))
        for word, (low, high) in ((w, pair.split()) for w, pair in table.items())
    }


@cache
def lexicon() -> Lexicon:
    """Read the word tables."""
    raw = tables.load("quantity", "words.toml")
    hedges = {
        phrase: Hedge[name.upper()]
        for name, phrases in raw["hedges"].items()
        for phrase in phrases.split()
    }
    nouns, directions = raw["nouns"], raw["directions"]
    return Lexicon(
        cardinals=raw["cardinals"],
        ordinals=raw["ordinals"],
        scales=raw["scales"],
        suffixes=raw["suffixes"],
        groups=raw["groups"],
        fuzzy=_pairs(raw["fuzzy"]),
        vague=_pairs(raw["vague"]),
        fractions=_pairs(raw["fractions"]),
        multiples={
            word: (Decimal(value), Direction(way))
            for word, (value, way) in ((w, pair.split()) for w, pair in raw["multiples"].items())
        },
        hedges=hedges,
        hedge_ends=frozenset(phrase.rpartition("_")[2] for phrase in hedges),
        hedges_after={
            phrase: Hedge[name.upper()]
            for name, phrases in raw["hedges_after"].items()
            for phrase in phrases.split()
        },
        directions={
            word: Direction(way) for way in ("up", "down") for word in directions[way].split()
        },
        comparatives=frozenset(directions["comparative"].split()),
        change_nouns=frozenset(directions["nouns"].split()),
        change_adverbs=frozenset(directions["adverbs"].split()),
        noun_stops=frozenset(nouns["stops"].split()),
        noun_verbs=frozenset(nouns["verbs"].split()),
        plurals=frozenset(nouns["plurals"].split()),
        not_plurals=frozenset(nouns["not_plurals"].split()),
        partitives=frozenset(nouns["partitives"].split()),
        after_one=frozenset(raw["idioms"]["after_one"].split()),
        before_one=frozenset(raw["idioms"]["before_one"].split()),
    )


@cache
def calendar() -> Calendar:
    """Read the calendar words."""
    raw = tables.load("quantity", "dates.toml")
    words = {name: frozenset(text.split()) for name, text in raw["words"].items()}
    return Calendar(months=raw["months"], weekdays=raw["weekdays"], **words)


@cache
def _sets() -> dict[str, frozenset[str]]:
    raw = tables.load("quantity", "context.toml")
    return {name: frozenset(text.split()) for name, text in raw.items()}


@cache
def wordset(name: str) -> frozenset[str]:
    """Return one of the small word sets of data/context.toml."""
    return _sets()[name]
