"""The words around a number, as concepts: stems and surfaces that mean the same.

Numbers never become concepts: what holds a digit is left out, so that nothing here can tell one
value from another.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from verify.claim import words as lists
from verify.claim.grammar import tokens_of
from verify.claim.noun_phrases import VERBS
from verify.claim.places import place_named
from verify.match import thesaurus
from verify.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W_]+)*")
_NEXT_WORD = re.compile(r"\s(?P<word>[^\W\d_]+)(?![-'’])")
_CAPITAL_FOLLOWS = re.compile(r"\s(?P<word>[^\W\d_]{2})")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_PRONOUNS = frozenset({"us", "Us"})  # "US" is a country, "us" is not
_PROPER = frozenset(
    {"Covid", "Covid-19", "Coronavirus", "America", "American", "Britain", "British"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One content word or phrase: its concept and where it stands.

    ``name`` tells that it is a name, ``naming`` that it says what a name is ("the ferry Sanna") or
    may be a name itself, being the first word of its text.
    """

    concept: str
    span: Span
    name: bool = False
    naming: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """The tables of ``data/roles.toml``, stemmed."""

    same: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]  # of the surfaces that begin with a stem, the most words
    exclusive: tuple[frozenset[str], ...]
    contrary: tuple[frozenset[str], ...]
    irregular: Mapping[str, str]
    stop: frozenset[str]
    negation: frozenset[str]
    limit: frozenset[str]
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


@cache
def roles() -> Roles:
    """Return the tables that ship with the package."""
    text = (files("verify.pairing") / "data" / "roles.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    irregular = dict(data["irregular"])
    same = _surfaces(data["same"], irregular)
    longest: dict[str, int] = {}
    for surface in same:
        longest[surface[0]] = max(len(surface), longest.get(surface[0], 0))
    return Roles(
        same=same,
        longest=longest,
        exclusive=tuple(frozenset(group) for group in data["exclusive"].values()),
        contrary=tuple(frozenset(group) for group in data["contrary"].values()),
        irregular=irregular,
        stop=frozenset(data["stop"]["words"].split()),
        negation=frozenset(data["turns"]["negation"].split()),
        limit=frozenset(data["turns"]["limit"].split()),
        no_label=frozenset(data["no_label"]["words"].split()),
        scope=frozenset(data["exclusive"]["scope"]),
        relational=frozenset(data["relational"]["concepts"]),
        causes=frozenset(_concepts(thesaurus.default().causes, same, irregular)),
        # What tells numbers apart narrows them down, whatever the general list says of its words.
        neutral=frozenset(_concepts(_neutral(), same, irregular)).difference(
            *data["exclusive"].values()
        ),
    )


def _surfaces(
    own: Mapping[str, Sequence[str]], irregular: Mapping[str, str]
) -> dict[tuple[str, ...], str]:
    """Return the concept of each surface: our own, then the synonyms of the general thesaurus.

    A concept there whose name is a surface of one of ours is that one.
    """
    same: dict[tuple[str, ...], str] = {}
    for concepts in (own, thesaurus.surfaces()):
        for concept, phrases in concepts.items():
            known = same.get(_key(concept, irregular), concept) if concepts is not own else concept
            for phrase in phrases:
                same.setdefault(_key(phrase, irregular), known)
    return same


def _key(phrase: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_stem(word, irregular) for word in phrase.split())


def _neutral() -> tuple[str, ...]:
    """Return the words that only say that something was counted or is stated."""
    general = thesaurus.default()
    return (*general.neutral, *general.acts, *lists.listed(*_EMPTY))


def _concepts(
    words: Iterable[str], same: Mapping[tuple[str, ...], str], irregular: Mapping[str, str]
) -> Iterator[str]:
    for word in words:
        stemmed = _stem(word, irregular)
        yield same.get((stemmed,), stemmed)


#: Lists of ``verify.claim`` whose words add nothing to what is counted.
_EMPTY = ("nouns.empty_acts", "agents.counting")


def lower_words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of ``text`` in lower case with where they stand."""
    return ((match[0].lower(), Span(*match.span())) for match in _WORD.finditer(text))


def stem(word: str) -> str:
    """Return what the inflected forms of an English word share; not itself a word.

    >>> stem("releases"), stem("released"), stem("releasing")
    ('releas', 'releas', 'releas')
    """
    return _stem(word, roles().irregular)


def _stem(word: str, irregular: Mapping[str, str]) -> str:
    low = word.lower().replace("’", "'").removesuffix("'s").strip("'.")
    low = irregular.get(low, low)
    if len(low) > 4 and low.endswith(("ies", "ied")):
        low = low[:-3] + "y"
    elif len(low) > 4 and low.endswith(("sses", "shes", "ches", "xes", "zes")):
        low = low[:-2]
    elif len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if len(low) > 5 and low.endswith("ing"):
        low = _undoubled(low[:-3])
    elif len(low) > 4 and low.endswith("ed"):
        low = _undoubled(low[:-2])
    return low[:-1] if len(low) > 4 and low.endswith("e") else low


def _undoubled(low: str) -> str:
    doubled = len(low) > 3 and low[-1] == low[-2] and low[-1] not in "sl"
    return low[:-1] if doubled else low


def known_noun(text: str, start: int) -> str:
    """Return the words from ``start`` to the first that has a concept, two before it at most.

    "41 professional wins include": "professional wins". Nothing, if a function word comes first.
    """
    table, at = roles(), start
    for _ in range(3):
        found = _NEXT_WORD.match(text, at)
        if found is None or found["word"].lower() in table.stop:
            return ""
        at = found.end()
        if (_stem(found["word"], table.irregular),) in table.same:
            return text[start:at].strip()
    return ""


def turns(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` has one of ``words``, "n't" standing for "not"."""
    low = text.lower().replace("’", "'")
    if "not" in words and "n't" in low:
        return True
    return any(match[0] in words for match in _WORD.finditer(low))


def read_words(text: str, taken: Sequence[Span] = ()) -> tuple[Word, ...]:
    """Return the content words of ``text`` as concepts, in order.

    ``taken`` are the spans of numbers and dates with their units: no word is read there.
    """
    table = roles()
    found = [
        (_stem(match[0], table.irregular), match.start(), match.end(), match[0])
        for match in _WORD.finditer(text)
        if not any(match.start() < span.end and span.start < match.end() for span in taken)
    ]
    words: list[Word] = []
    at = 0
    while at < len(found):
        size, concept = _phrase(text, found, at, table)
        stemmed, start, _, surface = found[at]
        end = found[at + size - 1][2]
        if concept:
            words.append(Word(concept, Span(start, end)))
        elif surface.lower() not in table.stop and len(stemmed) > 1:
            words.append(Word(stemmed, Span(start, end), name=_is_name(surface, text, start)))
        at += size
    return tuple(_named(words, text, table))


def _named(words: Sequence[Word], text: str, table: Roles) -> Iterator[Word]:
    """Yield the words, those marked that stand right before a name or may be one."""
    first = not words or words[0].concept in table.same.values() or not _is_bare_subject(text)
    marked: list[Word] = []
    at, naming = len(text), False
    for word in reversed(words):
        naming = naming and not text[word.span.end : at].strip()
        title = not first and not word.span.start
        marked.append(replace(word, naming=not word.name and (naming or title)))
        naming, at = naming or word.name, word.span.start
    return reversed(marked)


def _is_bare_subject(text: str) -> bool:
    """Tell whether a text begins with one word and its verb ("Heathens has ..."), or its genitive.

    Such a word may be a name; a word for something that is measured is known to the thesaurus.
    """
    tokens = tokens_of(text[:_BEGINNING], numbers=())[:2]
    if len(tokens) < 2 or thesaurus.default().concepts_of([lists.singular(tokens[0].low)]) & (
        thesaurus.default().same
    ):
        return False
    return tokens[0].low.endswith(("'s", "s'")) or tokens[1].tag in VERBS or tokens[1].text in "'’´"


#: Characters of a text in which its first words stand.
_BEGINNING = 60


def _phrase(
    text: str, found: Sequence[tuple[str, int, int, str]], at: int, table: Roles
) -> tuple[int, str]:
    """Return the length and concept of the longest surface that begins here."""
    longest = min(table.longest.get(found[at][0], 0), len(found) - at)
    for size in range(longest, 0, -1):
        part = found[at : at + size]
        together = all(not text[one[2] : other[1]].strip(" -\n") for one, other in pairwise(part))
        concept = table.same.get(tuple(one[0] for one in part)) if together else None
        if concept and (size > 1 or not _is_title_word(text, part[0])):
            return size, concept
    return 1, ""


def _is_title_word(text: str, word: tuple[str, int, int, str]) -> bool:
    """Tell whether a word is written as a part of a name ("The Hidden World"), or as a pronoun."""
    _, start, _, surface = word
    if surface in _PRONOUNS:
        return True
    return surface.istitle() and _is_written_so(surface, text, start) and surface not in _PROPER


def _is_name(surface: str, text: str, start: int) -> bool:
    """Tell whether a word is a name by its writing, or a place at the start of a sentence."""
    written = _is_written_so(surface, text, start)
    return written or (
        surface[0].isupper() and place_named(_POSSESSIVE.sub("", surface)) is not None
    )


def _is_written_so(surface: str, text: str, start: int) -> bool:
    """Tell whether a word is written as a name.

    At the start of a sentence a capital says nothing, unless another capitalised word follows
    ("Santa Ana").
    """
    if not surface[0].isupper():
        return False
    before = text[max(0, start - 2) : start].strip()
    if start and before not in {".", "!", "?", ":", '"', "“"}:
        return True
    following = _CAPITAL_FOLLOWS.match(text, start + len(surface))
    return following is not None and following["word"].istitle()
