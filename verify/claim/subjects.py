"""What a number counts or measures, as head noun, modifiers and context, with no number in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from verify.claim import words
from verify.claim.places import place_mentions
from verify.model import Place, Subject
from verify.patterns import lazy

_TOKEN = lazy(r"[^\W_]+(?:[-'’.&][^\W_]+)*|[,;:()/|–—]")
_PUNCTUATION = frozenset(",;:()/|–—")
_POSSESSIVE = lazy(r"['’]s?$")
_NUMBER = lazy(r"(?<![\w-])[$€£]?\d[\d.,]*")
_SPACE = lazy(r"\s+")
_EDGES = " ,;:.–—-()%$€£\"'“”‘’"
_MOST_CONTEXT = 24  # words of context kept
_NO_PARTICIPLES = ("eed", "hundred", "shed", "sacred", "naked", "kindred")
_NO_ACT = "nouns.empty_acts"


class _Chunk(NamedTuple):
    """Words of a noun phrase with the preposition (or "," or a participle) that led to them."""

    lead: str
    words: tuple[str, ...]


def subject_of(phrase: str, context: str = "") -> Subject:
    """Return the subject that a noun phrase or a label names.

    The head is the last noun before the first preposition ("deaths" in "deaths of children in
    custody"); behind a word that only measures ("number of", "share of") it is the noun that
    follows. What stands after "of", and participles ("people killed"), are modifiers; the rest of
    the phrase and ``context`` are context. Numbers, countries and grammatical words are left out,
    everything is lower case and singular. Label paths are read the same way.
    """
    chunks = [chunk for chunk in _chunks(phrase) if chunk.words]
    if not chunks:
        return Subject(context=_unique(_meaningful(context), ()))
    main, rest = _main_chunk(chunks)
    head = main.words[-1]
    near, far = list(main.words[:-1]), list[str]()
    for chunk in rest:
        (near if chunk.lead in {"of", "-ed"} else far).extend(chunk.words)
    modifiers = _unique(near, (head,))
    return Subject(
        phrase=_clean(phrase),
        head=head,
        modifiers=modifiers,
        context=_unique((*far, *_meaningful(context)), (head, *modifiers)),
    )


def without_places(subject: Subject, places: Iterable[Place]) -> Subject:
    """Return a subject without the names of the places that its number is about.

    In "Hesse's turnout" the place is where, and no kind of turnout.
    """
    left = subject.modifiers
    for place in places:
        name = tuple(words.content_words(place.name))
        if name and set(name) <= set(left):
            left = tuple(word for word in left if word not in name)
    return subject if left == subject.modifiers else replace(subject, modifiers=left)


def _main_chunk(chunks: list[_Chunk]) -> tuple[_Chunk, list[_Chunk]]:
    """Return the chunk that holds the head and the others."""
    for position, chunk in enumerate(chunks[:-1]):
        following = chunks[position + 1]
        of = following.lead == "of"
        light = of and words.has(chunk.words[-1], "nouns.light")
        act = words.action(chunk.words[-1]) if of else ""
        if of and words.has(chunk.words[-1], "nouns.extremes"):
            act = chunk.words[-1]
        if not light and not act:
            kept = [c for c in chunks if c is not chunk]
            return chunk, kept
        before = (_Chunk("of", (*chunk.words[:-1], *([act] if act else []))),)
        chunks = [*chunks[: position + 1], following, *chunks[position + 2 :]]
        chunks[position] = before[0]
    main = chunks[-1]
    return main, [c for c in chunks if c is not main]


def _chunks(phrase: str) -> list[_Chunk]:
    """Return the phrase cut at prepositions, participles and punctuation."""
    text = _NUMBER.sub(" ", _without_places(phrase))
    found: list[_Chunk] = []
    lead, current = "", list[str]()
    last = ""
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match[0].lower())
        cut = _cut(word, last, started=bool(current))
        last = word
        if cut == "with" and lead == "of" and not current:  # "of over", "of about"
            continue
        if cut:
            found.append(_Chunk(lead, tuple(current)))
            lead, current = cut, []
        if cut != "-ed" and (cut or words.is_empty(word)):
            continue
        if not (current or cut) or not words.has(word, _NO_ACT):
            current.extend(words.content_words(word))
        if cut == "-ed" and current:
            found.append(_Chunk(lead, tuple(current)))
            lead, current = "with", []
    found.append(_Chunk(lead, tuple(current)))
    return [chunk for chunk in found if chunk.words]


def _cut(word: str, last: str, *, started: bool) -> str:
    """Return the mark of a new chunk if one begins with this word, else ""."""
    if word in _PUNCTUATION:
        return ","
    if word == "of":
        return "of"
    doing = word.endswith("ing") and words.singular(last) != last  # "winds gusting"
    if started and (is_participle(word) or doing):
        return "-ed"
    if any(words.has(word, f"function.{key}") for key in ("prepositions", "relatives")):
        return "with" if started or word not in {"about", "around"} else ""
    return ""


def is_participle(word: str) -> bool:
    """Tell whether a lower-case word behind a noun says what was done ("people killed")."""
    if words.has(word, "function.auxiliaries"):
        return False
    if words.has(word, "nouns.empty_acts"):
        return False
    ends = word.endswith("ed") and len(word) > 3 and not word.endswith(_NO_PARTICIPLES)
    return ends or word in {
        "lost",
        "sold",
        "born",
        "hurt",
        "built",
        "shot",
        "spent",
        "paid",
        "held",
    }


def _without_places(text: str) -> str:
    """Return the text without the countries in it: they are compared as places, not as words."""
    parts, end = [], 0
    for mention in place_mentions(text):
        if mention.place.code:
            people = mention.adjective and mention.span.of(text).endswith("ns")
            parts += [text[end : mention.span.start], "people" if people else ""]
            end = mention.span.end
    return "".join((*parts, text[end:]))


@lru_cache(maxsize=256)  # the numbers of a sentence share it
def _meaningful(text: str) -> tuple[str, ...]:
    """Return the content words of a context."""
    return tuple(words.content_words(_without_places(text)))


def _unique(found: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return the words in order, each once, without those already known."""
    seen = set(known)
    kept: list[str] = []
    for word in found:
        if word not in seen:
            seen.add(word)
            kept.append(word)
    return tuple(kept[:_MOST_CONTEXT])


def _clean(phrase: str) -> str:
    """Return the phrase without numbers and leading determiners."""
    listed = (word.strip(_EDGES) for word in _SPACE.split(phrase))
    kept = [word for word in listed if word and not any(ch.isdigit() for ch in word)]
    while kept and words.has(kept[0].lower(), "function.determiners"):
        kept.pop(0)
    return " ".join(kept)
