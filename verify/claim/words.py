"""Words: their singular, and which of them say something about what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import cast

from verify import tables
from verify.patterns import lazy

_FILE = "words.toml"
_WORD = lazy(r"[^\W\d_][^\W_]*(?:[-'’.&][^\W_]+)*")
_NUMBERED = lazy(r"\d")


def has(word: str, key: str) -> bool:
    """Tell whether the lower-case ``word`` is in a list of the data file ("function.pronouns")."""
    return word in _lists()[key]


def listed(*keys: str) -> Iterator[str]:
    """Yield the words of some lists of the data file ("agents.counting")."""
    for key in keys:
        yield from sorted(_lists()[key])


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """Return every list of the data file by its dotted key."""
    data = cast("dict[str, dict[str, object]]", tables.load("claim", _FILE))
    return MappingProxyType(
        {
            f"{section}.{key}": frozenset(map(str, value))
            for section, part in data.items()
            for key, value in part.items()
            if isinstance(value, list)
        }
    )


def singular(word: str) -> str:
    """Return the singular of a lower-case English noun; a word that is no plural stays as it is.

    Rules: the common endings, after a list of exceptions (``data/words.toml``, ``plural``).
    """
    stem, dash, last = word.rpartition("-")
    if dash:
        return f"{stem}-{singular(last)}"
    if word in _irregular():
        return _irregular()[word]
    if has(word, "plural.unchanged") or len(word) < 3 or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "oes", "zzes")):
        return word[:-2]
    return word[:-1]


@cache
def _irregular() -> Mapping[str, str]:
    """Return the irregular plurals with their singulars."""
    return MappingProxyType(_table("plural", "irregular"))


def action(noun: str) -> str:
    """Return the participle behind a noun of action ("loss": "lost"), or ""."""
    return _table("nouns", "actions").get(noun, "")


def done(verb: str) -> str:
    """Return the participle of a verb in the present ("kills": "killed"), or ""."""
    return _table("nouns", "done").get(verb, "")


@cache
def _table(section: str, key: str) -> dict[str, str]:
    """Return one table of words to words of the data file."""
    part = cast("dict[str, object]", tables.load("claim", _FILE)[section])
    return cast("dict[str, str]", part[key])


def content_words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` that carry meaning: lower case, singular, without numbers.

    A name with a number keeps its letters ("COVID-19" gives "covid").
    """
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("’", "'").removesuffix("'s").rstrip("'")
        if _NUMBERED.search(word):
            word = word[: _first_digit(word)].rstrip("-.'")
        if len(word) > 1 and not is_empty(word):
            yield singular(word)


def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word is an adverb: listed, or in -ly and not listed otherwise."""
    regular = word.endswith("ly") and len(word) > 4 and not has(word, "nouns.not_adverbs")
    return regular or has(word, "function.adverbs")


def _first_digit(word: str) -> int:
    """Return where the first digit of ``word`` stands."""
    found = _NUMBERED.search(word)
    return found.start() if found is not None else len(word)


@lru_cache(maxsize=4096)
def is_empty(word: str) -> bool:
    """Tell whether a lower-case word has a grammatical use only, or names a number."""
    return any(
        has(word, key)
        for key in (
            "function.determiners",
            "function.prepositions",
            "function.conjunctions",
            "function.relatives",
            "function.pronouns",
            "function.auxiliaries",
            "function.adverbs",
            "nouns.empty",
        )
    ) or is_adverb(word)
