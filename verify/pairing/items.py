"""The numbers of a sentence that are set against those of another: what about, and how much.

An item is wider than a claim: ages, ranks, ratings and dates count here too, because the user has
put two sentences side by side and every number in them was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from verify.claim import words as lists
from verify.claim.grammar import tokens_of
from verify.claim.places import find_places
from verify.model import Amount, Kind, Period, Place, Span, Topic
from verify.pairing.narrow import Narrowed, narrowed, partners
from verify.pairing.near import Nearby, sentence_ends, stretches, weigh_words
from verify.pairing.raw import Raw, Sort, find_raw, is_cut, is_occasion, with_age
from verify.pairing.roles import roles, stem
from verify.pairing.topics import topics_of
from verify.pairing.when import When, time_of
from verify.pairing.words import Word, lower_words, read_words
from verify.quantity import Scan

_WIDEST = 400
_CLAUSE_END = re.compile(r"[.;:,()!?](?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a number is about; holds no value. ``heads`` are the concepts of the counted noun."""

    sort: Sort
    dimension: str
    kind: Kind = Kind.LEVEL
    heads: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()  # the counted noun's own words
    narrowing: frozenset[str] = frozenset()  # the concepts by it that pick some: "new cases"
    shared: bool = False  # the noun is that of the count before it
    near: Nearby = field(default_factory=Nearby)
    when: When | None = None  # the time it holds for, if the sentence gives one
    scale: int = 0  # the top of a rating's scale
    occasion: bool = False  # it says which case is meant: "a 43-year-old man", "based on 5 reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One number where it stands."""

    span: Span
    text: str
    about: About
    amount: Amount
    counted: str = ""  # the counted noun as written
    asserted: bool = True  # false in a plan, a wish, a forecast or a condition
    narrowed: frozenset[Narrowed] = frozenset()
    cut: bool = False  # the text stops in or right behind it, so its scale may be missing
    topic: Topic | None = None  # what the pipeline reads it to be about
    stretch: Span = field(default=Span(0, 0))  # the words that are its own or shared
    sentence: Span = field(default=Span(0, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text's numbers and its words outside them.

    ``places`` are those that it names, ``partners`` the codes of those among them that things go
    to or come from.
    """

    text: str
    items: tuple[Item, ...]
    words: tuple[Word, ...]
    places: tuple[Place, ...] = ()
    partners: frozenset[str] = frozenset()


def read_items(text: str, read: Scan, *, anchor: date | None) -> Reading:
    """Return every number of ``text`` with what it is about.

    ``read`` is what the scanner found in it; ``anchor`` resolves dates that lack a year.
    """
    kept = find_raw(text, read, anchor=anchor)
    places = find_places(text)
    spans = [one.span for one in kept]
    plans = _plans(text, spans)
    words = read_words(text, spans)
    nearby = weigh_words(text, spans, words)
    stops = sentence_ends(text)
    times = [
        When(one.amount.value, one.relation, one.span)
        for one in kept
        if isinstance(one.amount.value, Period)
    ]
    topics = topics_of(text, spans, anchor=anchor)
    items = []
    surroundings = stretches(text, spans)
    for one, near, topic, around in zip(kept, nearby, topics, surroundings, strict=True):
        when = None if one.sort is Sort.DATE else time_of(text, one.span, times, stops)
        clause = _clause(text, one.span)
        item = _item(text, one, near, when)
        counts = item.about.dimension == "count" and one.kind is Kind.LEVEL
        bound = bool(one.amount.hedges)
        items.append(
            replace(
                item,
                topic=topic,
                stretch=around[0],
                sentence=around[1],
                asserted=not any(
                    clause.overlaps(plan) and plan.of(text) not in one.counted for plan in plans
                ),
                narrowed=narrowed(text, one.span, clause, bound=bound) if counts else frozenset(),
            )
        )
    return Reading(
        text=text,
        items=_with_shared_nouns(items, stops),
        words=words,
        places=tuple(dict.fromkeys(place for _, place in places)),
        partners=partners(text, places),
    )


def _clause(text: str, item: Span) -> Span:
    """Return the words around a number up to the next marks, ``_WIDEST`` characters at most."""
    first, last = max(0, item.start - _WIDEST), min(len(text), item.end + _WIDEST)
    start = max((one.end() for one in _CLAUSE_END.finditer(text, first, item.start)), default=first)
    end = _CLAUSE_END.search(text, item.end, last)
    return Span(start, end.start() if end else last)


def _plans(text: str, taken: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words that mark a plan, a wish, a forecast or a condition.

    "More than planned" and a month of May mark none.
    """
    found, before = [], ""
    for word, span in lower_words(text):
        marks = lists.has(word, "function.unasserted") and before != "than"
        if marks and not any(span.overlaps(one) for one in taken):
            found.append(span)
        before = word
    return tuple(found)


def _with_shared_nouns(items: Sequence[Item], stops: Sequence[int]) -> tuple[Item, ...]:
    """Give a bare count the noun of the count before it: "24 cases, 20 in the north".

    Only within a sentence, and not if the words around the count name another thing.
    """
    result: list[Item] = []
    last: Item | None = None
    for item in items:
        given = item
        if item.about.sort is Sort.QUANTITY and item.about.dimension == "count":
            if not item.about.heads and last is not None:
                given = _with_noun_of(last, item, stops)
            last = given if given.about.heads else last
        result.append(given)
    return tuple(result)


def _with_noun_of(last: Item, item: Item, stops: Sequence[int]) -> Item:
    heads, about = last.about.heads, item.about
    apart = any(last.span.end <= stop <= item.span.start for stop in stops)
    if apart or roles().excluded(heads, about.near.own):
        return item
    near = about.near.joined(heads)
    return replace(item, about=replace(about, heads=heads, near=near, shared=True))


def _noun_of(counted: str) -> frozenset[str]:
    """Return the concept of the head noun: of "new cases of measles" that of the cases."""
    words = read_words(counted.partition(" of ")[0])
    return frozenset({words[-1].concept}) if words else frozenset()


def _done(text: str, one: Raw) -> frozenset[str]:
    """Return the concept of what those counted do: "400 pupils attend the school"."""
    found = text.find(one.counted, one.span.end) if one.counted else -1
    behind = text[found + len(one.counted) :][:_VERB_REACH] if found >= 0 else ""
    tokens = [token for token in tokens_of(behind, numbers=()) if token.tag != "aux"][:1]
    if tokens and (tokens[0].tag in {"verb", "ed"} or lists.has(tokens[0].low, "verbs.plain")):
        return frozenset(word.concept for word in read_words(tokens[0].text))
    return frozenset()


#: Characters behind a counted noun in which its verb stands.
_VERB_REACH = 40


def _item(text: str, raw: Raw, near: Nearby, when: When | None) -> Item:
    one = with_age(raw, near)
    heads = frozenset(word.concept for word in read_words(one.counted))
    value = one.amount.value
    dimension = "date" if isinstance(value, Period) else value.unit.dimension
    if one.sort in {Sort.RANK, Sort.RATING}:
        dimension = one.sort.value
    return Item(
        span=one.span,
        text=one.span.of(text),
        counted=one.counted,
        cut=is_cut(text, one),
        amount=one.amount,
        about=About(
            sort=one.sort,
            dimension=dimension,
            kind=one.kind,
            heads=heads,
            narrowing=(heads | _done(text, one)) - _noun_of(one.counted),
            stems=frozenset(stem(word) for word in one.counted.split()),
            near=near,
            when=when,
            scale=one.scale,
            occasion=is_occasion(text, one),
        ),
    )
