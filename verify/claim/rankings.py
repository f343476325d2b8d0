"""Find ranks and superlatives with what they count among: "second-highest since 2014".

A superlative alone says nothing that a table could settle ("the biggest problem"). One counts as a
statement if it names its scope: the times since a moment, a number of years, all times on record,
or the places of a group. Words around it that make it vaguer ("one of the highest") or narrower
("the highest since 2014 for women") leave it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, cast

from verify import tables
from verify.claim import words
from verify.claim.rank_scopes import is_narrowed
from verify.model import Direction, Period, Ranking, Scope, Span
from verify.quantity.periods import PeriodMention

_PACKAGE = "claim"
_FILE = "rankings.toml"
_SCOPES = r"since|on|in|of|among|amongst|ever|for"
_MOST = 4  # of one sentence


class RankPhrase(NamedTuple):
    """A rank where a text states it.

    ``span`` covers the rank and its scope, ``lead`` its determiner as well, up to the words in
    ``between`` (which may name what is counted); all are offsets into the article.
    """

    span: Span
    lead: Span
    between: Span
    place: int
    ranking: Ranking


def may_rank(text: str) -> bool:
    """Tell quickly whether a text can hold a rank at all."""
    return _quick().search(text) is not None


def rank_phrases(text: str, start: int, periods: Sequence[PeriodMention]) -> Iterator[RankPhrase]:
    """Yield the ranks of a sentence ``text`` that begins at ``start`` in its article."""
    if not may_rank(text):
        return
    for found, _ in zip(_pattern().finditer(text), range(_MOST), strict=False):
        ranking = _ranking(found, start, periods)
        if (
            ranking is None
            or _is_blurred(text, found)
            or _is_of_a_change(found["between"])
            or is_narrowed(text, Span(*found.span()), Span(start, start + len(text)), periods)
        ):
            continue
        first = found.start("nth") if found["nth"] else found.start("sup")
        yield RankPhrase(
            span=Span(first, found.end()).shifted(start),
            lead=Span(found.start(), found.end("sup")).shifted(start),
            between=Span(*found.span("between")).shifted(start),
            place=_place(found["nth"]),
            ranking=ranking,
        )


def generic(between: str) -> bool:
    """Tell whether words between a superlative and its scope name nothing that is counted."""
    return all(word in _words("generic") for word in between.lower().split())


def is_measured(rank: RankPhrase, text: str, subject: Sequence[str]) -> bool:
    """Tell whether places can be ranked by what is named: something counted, or a measure.

    ``text`` is the article's, ``subject`` the nouns of what is ranked, as singulars.
    """
    said = {word.lower() for word in (*rank.lead.of(text).split(), *rank.between.of(text).split())}
    return not said.isdisjoint(_words("counted") | {"number"}) or any(
        noun in _words("measures") for noun in subject
    )


@cache
def _quick() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either([*_words('highest'), *_words('lowest')])})\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a rank with its scope; every repetition in it is bounded."""
    number = rf"(?:{_either(_numbers())}|\d{{1,3}})"
    groups = _either([name for name, _, _ in _groups()])
    return re.compile(
        rf"""
        (?:\b(?:the|its|their|his|her|a)\s+)?
        \b(?:(?P<nth>{_either(_words("ordinals"))}|\d{{1,2}}(?:st|nd|rd|th))[-\s])?
        (?P<sup>{_either([*_words("highest"), *_words("lowest")])})\b
        (?P<between>(?:\s+[\w'’-]{{1,30}}){{0,9}}?)
        \s+(?:
          since\s+(?P<least>at\s+least\s+)?(?P<since>(?:[A-Z][a-z]{{2,8}}\s+)?(?:1[89]|20)\d\d)\b
        | since\s+(?:[a-z]+\s+)?(?:records|record-keeping|measurements|the\s+series)\s+
            (?:began|begin|started|start)(?:\s+in\s+(?P<began>(?:1[89]|20)\d\d))?\b
        | (?:in|for)\s+(?P<over>more\s+than\s+|over\s+|at\s+least\s+)?
            (?P<years>an?|{number})\s+(?P<unit>years|decades?|century)\b
        | (?P<ever>on\s+record|ever\s+recorded|ever|of\s+all\s+time|in\s+history)\b
        | (?:in|of|among|amongst)\s+(?:the\s+|all\s+){{0,2}}(?P<group>{groups}|world)\b
        | (?:of|among|amongst)\s+(?:the|all)\s+(?P<size>{number})\b
            (?:\s+(?!(?:{_SCOPES}|during|at|last|this)\b)[\w'’-]{{1,30}}){{0,3}}
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _ranking(found: re.Match[str], start: int, periods: Sequence[PeriodMention]) -> Ranking | None:
    """Return what the rank counts among, or ``None`` if it is not clear."""
    highest = found["sup"].lower() in _words("highest")
    order = Direction.UP if highest else Direction.DOWN
    if found["sup"].lower() in _words("counted") and not _counts(found["between"]):
        return None
    since = Ranking(order=order, scope=Scope.SINCE)
    if found["since"] or found["began"]:
        name = "since" if found["since"] else "began"
        period = _period(Span(*found.span(name)).shifted(start), periods)
        within: bool | None = bool(found["least"] or found["began"])
        if found["nth"] and not within:  # "third-highest since 2016": 2016 may be one of the three
            within = None
        return replace(since, since=period, within=within) if period else None
    if found["years"]:
        years = _count(found["years"]) * _LENGTHS[found["unit"].lower()]
        return replace(since, years=years, within=bool(found["over"]))
    if found["group"]:
        members, whole = _members(found["group"])
        return Ranking(order=order, scope=Scope.GROUP, members=members, whole=whole)
    if found["size"]:
        return Ranking(order=order, scope=Scope.GROUP, size=_count(found["size"]))
    return Ranking(order=order, scope=Scope.EVER)


_LENGTHS = {"years": 1, "decade": 10, "decades": 10, "century": 100}


def _counts(between: str) -> bool:
    """Tell whether "most" stands for a number: alone or before a plural noun."""
    named = between.split()
    return not named or named[0].endswith("s") or named[0] == "people"


def _period(span: Span, periods: Sequence[PeriodMention]) -> Period | None:
    """Return the time that was read at ``span``, as it is written: with its year."""
    return next(
        (one.period for one in periods if one.span.overlaps(span) and one.period.end is not None),
        None,
    )


def _is_blurred(text: str, found: re.Match[str]) -> bool:
    """Tell whether the words before a rank make it vaguer: "one of the highest"."""
    before = text[max(0, found.start() - 20) : found.start()].lower().rstrip()
    return any(
        (before.endswith(word) and not before[: -len(word)][-1:].isalpha())
        or (word == "n't" and before.endswith(word))
        for word in _words("blurring")
    )


def _is_of_a_change(between: str) -> bool:
    """Tell whether a change is ranked ("the biggest drop since 2015"), and no level."""
    found = (words.singular(word) for word in between.lower().split())
    return any(words.has(word, "verbs.change_nouns") for word in found)


def _place(ordinal: str | None) -> int:
    if not ordinal:
        return 1
    if ordinal[0].isdigit():
        return int(re.sub(r"\D", "", ordinal))
    return tables.word_list(_PACKAGE, _FILE, "words.ordinals").index(ordinal.lower()) + 2


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _numbers().get(word.lower(), 1)


def is_of_other_members(group: Sequence[str], day: date | None) -> bool:
    """Tell whether a group had other members than those listed on ``day``, if one is known.

    Countries join and leave: Croatia was in the European Union from 2013, the United Kingdom until
    2020.
    """
    groups = cast("dict[str, dict[str, object]]", tables.load(_PACKAGE, _FILE)["groups"])
    since = max(
        (cast("int", one.get("from", 0)) for one in groups.values() if one["members"] == [*group]),
        default=0,
    )
    return day is not None and day.year < since


def _members(name: str) -> tuple[tuple[str, ...], bool]:
    """Return the members of the group, and whether they are all; none for the world."""
    for known, members, whole in _groups():
        if known.lower() == name.lower():
            return members, whole
    return (), False


@cache
def _groups() -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Return every name of a group with its members and whether they are all."""
    groups = cast("dict[str, dict[str, object]]", tables.load(_PACKAGE, _FILE)["groups"])
    return tuple(
        (
            str(name),
            tuple(map(str, cast("list[str]", one["members"]))),
            bool(one.get("whole", False)),
        )
        for one in groups.values()
        for name in cast("list[str]", one["names"])
    )


@cache
def _numbers() -> Mapping[str, int]:
    found = cast("dict[str, int]", tables.load(_PACKAGE, _FILE)["numbers"])
    return MappingProxyType(dict(found))


def _either(words: Mapping[str, int] | Sequence[str] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))


def _words(key: str) -> frozenset[str]:
    return tables.words(_PACKAGE, _FILE, f"words.{key}")
