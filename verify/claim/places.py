"""Find countries, territories and a few other places in a text, by name, alias and demonym.

Names and codes come from the Unicode CLDR (``data/territories.toml``, written by
``scripts/make_places.py``); demonyms, aliases, regions and traps are hand-written
(``data/places.toml``). A name that can mean two countries ("Congo") is found without a code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from verify import tables
from verify.model import Place, Span
from verify.patterns import lazy

_FILE = "places.toml"
_WORD = lazy(r"[^\W\d_]+")
_SAME_WIDTH = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\r": " ", "\t": " ", "\u00a0": " "})
_NEXT_NAME = lazy(r" [A-Z][a-z]")
_LAST_NAME = lazy(r"([A-Z][\w.'-]*) $")
_NO_PLURAL = ("s", "sh", "ch", "ese")
_LOOK_BACK = 30  # code points in which the word before a name is looked for


class PlaceMention(NamedTuple):
    """A place where it is named; ``adjective`` tells a demonym ("Pakistani") from a name."""

    span: Span
    place: Place
    adjective: bool = False


class _Entry(NamedTuple):
    """One spelling. Without a place it is a trap, which only keeps its words from being read."""

    spelling: str
    place: Place | None
    adjective: bool = False


def find_places(text: str) -> tuple[tuple[Span, Place], ...]:
    """Return the places named in ``text`` in order, demonyms included, the longest name first."""
    return tuple((mention.span, mention.place) for mention in place_mentions(text))


def place_mentions(text: str) -> tuple[PlaceMention, ...]:
    """Return the places named in ``text`` in order, with the way they are named."""
    return tuple(_found(text.translate(_SAME_WIDTH)))


def place_named(name: str) -> Place | None:
    """Return the place that the whole of ``name`` names, in any case, or None.

    Names, aliases, demonyms and upper-case alpha-3 codes are known.
    """
    stripped = " ".join(name.translate(_SAME_WIDTH).split())
    return _codes().get(stripped) or _labels().get(stripped.casefold())


def place_names() -> tuple[str, ...]:
    """Return every name and alias by which a place is known, demonyms left out."""
    named = (entry for entry in _entries() if entry.place is not None and not entry.adjective)
    return tuple(dict.fromkeys(entry.spelling for entry in named))


def capital_of(place: Place) -> Place | None:
    """Return a country's capital, by its code."""
    name = _capitals().get(place.code)
    return Place(name=name) if name else None


def is_capital(place: Place) -> bool:
    """Tell whether a place is a country's capital, whose name may mean its government."""
    return not place.code and place.name in _capitals().values()


@cache
def _capitals() -> Mapping[str, str]:
    """Return the capitals by the codes of their countries."""
    section = tables.load("claim", _FILE)["capitals"]
    if not isinstance(section, dict):
        raise TypeError(f"{_FILE}: 'capitals' is no table")
    return MappingProxyType({str(code): str(name) for code, name in section.items()})


def _found(text: str) -> Iterator[PlaceMention]:
    """Yield the places of a text with plain apostrophes and spaces."""
    index = _index()
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        entry = _entry_at(text, word.start(), index.get(word[0].casefold(), ()))
        if entry is None:
            continue
        end = word.start() + len(entry.spelling)
        if entry.place is not None:
            span = Span(word.start(), end)
            yield PlaceMention(span=span, place=entry.place, adjective=entry.adjective)


def _entry_at(text: str, start: int, entries: Iterable[_Entry]) -> _Entry | None:
    """Return the longest entry written at ``start``, if it can mean the place there."""
    for entry in entries:
        end = start + len(entry.spelling)
        written = text[start:end]
        upper = written == entry.spelling.upper() and len(written) > 3
        if written != entry.spelling and not upper:
            continue
        if text[end : end + 1].isalnum() or text[end : end + 1] in {"$", "€", "£"}:
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "_@#/"):
            continue
        doubtful = any(
            entry.spelling in tables.words("claim", _FILE, key)
            for key in ("traps.also_names", "towns.names")
        )
        if doubtful and _in_a_name(text, start, end):
            continue
        return entry
    return None


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether another capitalised word stands beside the name."""
    if _NEXT_NAME.match(text, end):
        return True
    before = _LAST_NAME.search(text[max(0, start - _LOOK_BACK) : start])
    return before is not None and before[1].lower() not in tables.words(
        "claim", _FILE, "traps.before"
    )


@cache
def _index() -> Mapping[str, tuple[_Entry, ...]]:
    """Return every spelling of the running text by its first word, the longest first."""
    labels_only = tables.words("claim", _FILE, "traps.labels_only")
    by_word: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries():
        first = _WORD.match(entry.spelling)
        if first is not None and entry.spelling not in labels_only:
            by_word[first[0].casefold()].append(entry)
    longest = {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.spelling)))
        for word, entries in by_word.items()
    }
    return MappingProxyType(longest)


@cache
def _labels() -> Mapping[str, Place]:
    """Return every place by its spelling in small letters."""
    labels: dict[str, Place] = {}
    for entry in _entries():
        if entry.place is not None:
            labels.setdefault(entry.spelling.casefold(), entry.place)
    return MappingProxyType(labels)


@cache
def _codes() -> Mapping[str, Place]:
    """Return every country by its alpha-3 code."""
    return MappingProxyType(
        {entry.place.code: entry.place for entry in _entries() if entry.place and entry.place.code}
    )


@cache
def _entries() -> tuple[_Entry, ...]:
    """Return every spelling: ambiguous ones first, then names, aliases, demonyms and regions."""
    data = tables.load("claim", _FILE)
    shown: dict[str, Place] = {}
    entries = [
        _Entry(name, Place(name=name))
        for name in tables.word_list("claim", _FILE, "traps.ambiguous")
        for name in tables.word_list("claim", _FILE, "traps.ambiguous")
    ]
    taken = {entry.spelling for entry in entries}
    for code, spellings in tables.load("claim", "territories.toml").items():
        names = _strings(spellings)
        shown[code] = Place(name=names[0], code=code)
        entries += [_Entry(name, shown[code]) for name in names if name not in taken]
    for code, aliases in _section(data, "aliases"):
        entries += [_Entry(alias, shown[code]) for alias in aliases if alias not in taken]
    for code, demonyms in _section(data, "demonyms"):
        entries += [
            _Entry(form, shown[code], adjective=True)
            for form in _with_plurals(demonyms)
            if form not in taken
        ]
    for name, aliases in _section(data, "regions"):
        place = Place(name=name)
        entries.append(_Entry(name, place))
        entries += [_Entry(form, place, adjective=True) for form in _with_plurals(aliases)]
    known = {entry.spelling for entry in entries}
    entries += [
        _Entry(name, Place(name=name))
        for name in tables.word_list("claim", _FILE, "towns.names")
        if name not in known
    ]
    entries += [_Entry(n, None) for n in tables.word_list("claim", _FILE, "traps.not_places")]
    return tuple(entries)


def _with_plurals(names: Iterable[str]) -> Iterator[str]:
    """Yield each demonym and its plural."""
    for name in names:
        yield name
        if not name.endswith(_NO_PLURAL):
            yield f"{name}s"


def _section(data: Mapping[str, object], key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the rows of one section of the data file."""
    section = data[key]
    if not isinstance(section, dict):
        raise TypeError(f"{_FILE}: {key!r} is no table")
    for name, spellings in section.items():
        yield str(name), _strings(spellings)


def _strings(value: object) -> tuple[str, ...]:
    """Return a list of words as a tuple."""
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list of words")
    return tuple(map(str, value))
