"""What a heading says: unit, scale, period, place and kind, and the words that are left.

A heading is read once and remembered, since one heading stands over many cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from verify.claim.places import place_mentions, place_named
from verify.model import Kind, Period, Place, Span, Unit
from verify.source.heading_rates import CAPITA, find_spread
from verify.source.heading_units import unit_in
from verify.source.headings import headings
from verify.source.when import find_period, parse_period, part_of_year

MAX_LENGTH = 300
_REMARK = re.compile(
    r"\[(?:[^\[\]]{1,3}|[a-z ]*\b(?:needed|note|when|who|which|clarify)\b[^\[\]]{0,20})\]",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(r"\s*\bv\W{1,3}t\W{1,3}e\b\s*")  # links to view, talk and edit
_NAME_GOES_ON = re.compile(r" [A-Z]")
_PLURAL = re.compile(r"(?<=[a-z])\((?:e?s)\)")
# A year that prices or an index refer to says nothing of when the figures hold.
# Not of "consumer prices 2024": there prices are what is measured.
_PRICES = re.compile(
    r"\b(?:constant|(?<!consumer )(?<!producer )(?<!house )(?<!retail )prices|base|PPP"
    r"|international)\b|=\s?100\b",
    re.IGNORECASE,
)
# "PPP, 2017" is of 2017; "constant 2015" is not of 2015.
_PARITY = re.compile(r"\(PPP, (?:19|20)\d\d\)")

# What a change is measured from, before its year.
_SINCE = re.compile(
    r"\b(?:from|since|over|on|vs\.?|versus|against|compared (?:with|to)|relative to|zu|gegenüber"
    r"|depuis|par rapport à|desde|sinds|från|fra)\s(?:the\s)?[^,;]{0,12}?\d{4}",
    re.IGNORECASE,
)
SIGNED = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One heading, understood. ``words`` is what is left to say what is counted."""

    text: str
    words: str = ""
    unit: Unit | None = None
    scale: Decimal | None = None
    unit_unknown: bool = False  # a scale was given for a unit that is not known
    per: str = ""  # what the number is spread over: "per 100,000 inhabitants"
    period: Period | None = None
    baseline: Period | None = None  # "Change from 2022"
    places: tuple[Place, ...] = ()
    kind: Kind | None = None
    part: tuple[int, int] | None = None  # months of a year that is stated elsewhere
    whole_place: bool = False  # the heading is a place and nothing else
    whole_period: bool = False


@lru_cache(maxsize=8192)
def read_label(text: str, *, codes: bool = False, nowhere: bool = False) -> Label:
    """Read one heading; a heading too long to be one is only words.

    ``codes`` lets three capitals be a country's: elsewhere they are a club, a race or a word.
    ``nowhere`` tells that the heading names no place, whatever it looks like.
    """
    text = " ".join(_REMARK.sub(" ", text[: 2 * MAX_LENGTH]).split())
    text = _NAVIGATION.sub("", text)
    text = _PLURAL.sub("", text)  # "Episode(s)" is not in seconds
    if "_" in text and " " not in text:
        text = text.replace("_", " ").strip()  # a name made for machines: asylum_seekers
    if len(text) > MAX_LENGTH:
        return Label(text=text, words=text)
    coded = len(text) == 3 and text.isupper() and text not in {"USA", "UAE"}
    place = place_named(text) if codes or not (coded or nowhere) else None
    if place is not None and is_demonym(text):
        return Label(text=text, words=text)  # "Dutch" among peoples: they may be anywhere
    if place is not None:
        return Label(text=text, words="", places=(place,), whole_place=True)
    if (period := parse_period(text)) is not None:
        return Label(text=text, period=period, whole_period=True)
    if (part := part_of_year(text)) is not None:
        return Label(text=text, part=part)
    spread = find_spread(text)
    words, unit, scale, unknown = unit_in(text if spread is None else spread.left(text))
    if spread is not None and unit is not None and unit.dimension == "percent":
        spread, (words, unit, scale, unknown) = None, unit_in(text)
    if spread is not None and spread.per == CAPITA:
        # "GDP per capita" is a measure of its own.
        words = f"{words} {text[spread.start : spread.end]}"
    priced = _PRICES.search(words) is not None and _PARITY.search(words) is None
    found = None if priced else find_period(words)
    period, rest = found or (None, words)
    kind = kind_of(text, unit)
    since = period is not None and kind in SIGNED and _SINCE.search(words) is not None
    words = _SINCE.sub(" ", words) if since else rest
    quoted = re.search(r"[\"“„«]", words) is not None  # the title of a work is no place
    places = () if quoted or nowhere else _places_in(words)
    return Label(
        text=text,
        words=_tidy(words),
        unit=unit,
        scale=scale,
        unit_unknown=unknown,
        per=spread.per if spread is not None else "",
        period=None if since else period,
        baseline=period if since else None,
        places=places,
        kind=kind,
    )


@lru_cache(maxsize=4096)
def kind_of(text: str, unit: Unit | None) -> Kind | None:
    """Tell what kind of number a heading announces; ``None`` when it does not say."""
    folded = f" {text.lower()} "
    percent = unit is not None and unit.dimension == "percent"
    for kind, words in headings().kinds:
        if any(_stands_in(word, folded) for word in words):
            if kind is Kind.CHANGE and not percent:
                return Kind.DIFFERENCE
            if kind is Kind.SHARE and not percent:
                continue
            return kind
    return Kind.RATE if not percent and find_spread(text) is not None else None


@lru_cache(maxsize=4096)
def is_demonym(text: str) -> bool:
    """Tell whether a heading is a people's name and not its country's: "Dutch", "Irish"."""
    found = place_mentions(text)
    return len(found) == 1 and found[0].adjective and found[0].span == Span(0, len(text))


def _places_in(words: str) -> tuple[Place, ...]:
    """Return the places that a heading names.

    A state or city inside a longer name is not the place: "Kansas City Kings", "Utah Jazz".
    """
    found = (
        mention.place
        for mention in place_mentions(words)
        if mention.place.code
        or mention.adjective
        or not _NAME_GOES_ON.match(words, mention.span.end)
    )
    return tuple(dict.fromkeys(found))


def _stands_in(word: str, folded: str) -> bool:
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (word[0].isalnum() and folded[at - 1].isalnum()) and not (
            word[-1].isalnum() and folded[end : end + 1].isalnum()
        ):
            return True
        at = folded.find(word, at + 1)
    return False


def _tidy(words: str) -> str:
    words = re.sub(r"\(\s*\)|\[\s*\]", " ", words)
    words = re.sub(r"(?<=[(\[])[\s,;]+|[\s,;]+(?=[)\]])", "", words)
    return " ".join(words.split()).strip(" ,;:–—-/")


def says_more(label: Label) -> bool:
    """Tell whether a heading holds a number that was not understood ("aged 15-24", "group 2").

    Subjects are without numbers, so figures that only such a heading tells apart look alike.
    """
    return any(map(str.isdigit, label.words))


def only_divides(words: str) -> bool:
    """Tell whether a heading parts or sums up what the title names ("Men, aged 15-24", "Mean")."""
    known = headings().divisions | headings().generic
    return all(word in known or word.isdigit() for word in re.findall(r"[\w#%]+", words.lower()))


def is_generic(words: str) -> bool:
    """Tell whether a heading names no subject of its own ("Total", "Value")."""
    return all(word in headings().generic for word in re.findall(r"[\w#%]+", words.lower()))
