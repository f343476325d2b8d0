"""The words around a number, as concepts: stems and surfaces that mean the same.

Numbers never become concepts: what holds a digit is left out, so that nothing here can tell one
value from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from verify.claim import words as lists
from verify.claim.grammar import tokens_of
from verify.claim.noun_phrases import VERBS
from verify.claim.places import place_named
from verify.match import thesaurus
from verify.model import Span
from verify.pairing.roles import Roles, roles, stem

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


def lower_words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of ``text`` in lower case with where they stand."""
    return ((match[0].lower(), Span(*match.span())) for match in _WORD.finditer(text))


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
        if (stem(found["word"]),) in table.same:
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
        (stem(match[0]), match.start(), match.end(), match[0])
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
