"""What a heading says: unit, scale, period, place and kind, and the words that are left.

A heading is read once and remembered, since one heading stands over many cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from verify.claim.places import find_places, place_named
from verify.model import Kind, Period, Place, Unit
from verify.quantity.units import find_unit
from verify.source.headings import headings
from verify.source.when import find_period, parse_period, part_of_year

MAX_LENGTH = 300
_BRACKETS = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]")
_TAIL = re.compile(r"(?:,\s|\s[-–—]\s|:\s|\bin\s)([^,:()]{1,40})$")
_REMARK = re.compile(
    r"\[(?:[^\[\]]{1,3}|[a-z ]*\b(?:needed|note|when|who|which|clarify)\b[^\[\]]{0,20})\]",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper\s?cent\b|\bpct\b", re.IGNORECASE)
# A year that prices or an index refer to says nothing of when the figures hold.
_PLURAL = re.compile(r"(?<=[a-z])\((?:e?s)\)")
_PRICES = re.compile(r"\b(?:constant|prices|base|PPP|international)\b|=\s?100\b", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:constant|prices|base|PPP|international|chained)\b|\b\d{4}\b|,", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\s]+")
_FILLERS = frozenset(
    {
        "current",
        "annual",
        "nominal",
        "of",
        "in",
        "the",
        "a",
        "as",
        "measured",
        "unit",
        "units",
        "unit:",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One heading, understood. ``words`` is what is left to say what is counted."""

    text: str
    words: str = ""
    unit: Unit | None = None
    scale: Decimal | None = None
    unit_unknown: bool = False  # a scale was given for a unit that is not known
    period: Period | None = None
    places: tuple[Place, ...] = ()
    kind: Kind | None = None
    part: tuple[int, int] | None = None  # months of a year that is stated elsewhere
    whole_place: bool = False  # the heading is a place and nothing else
    whole_period: bool = False


@lru_cache(maxsize=8192)
def read_label(text: str) -> Label:
    """Read one heading; a heading too long to be one is only words."""
    text = " ".join(_REMARK.sub(" ", text[: 2 * MAX_LENGTH]).split())
    text = _PLURAL.sub("", text)  # "Episode(s)" is not in seconds
    if "_" in text and " " not in text:
        text = text.replace("_", " ").strip()  # a name made for machines: asylum_seekers
    if len(text) > MAX_LENGTH:
        return Label(text=text, words=text)
    if (place := place_named(text)) is not None:
        return Label(text=text, words="", places=(place,), whole_place=True)
    if (period := parse_period(text)) is not None:
        return Label(text=text, period=period, whole_period=True)
    if (part := part_of_year(text)) is not None:
        return Label(text=text, part=part)
    words, unit, scale, unknown = _unit_of(text)
    found = None if _PRICES.search(words) else find_period(words)
    period, words = found or (None, words)
    places = tuple(dict.fromkeys(place for _, place in find_places(words)))
    return Label(
        text=text,
        words=_tidy(words),
        unit=unit,
        scale=scale,
        unit_unknown=unknown,
        period=period,
        places=places,
        kind=kind_of(text, unit),
    )


def _unit_of(text: str) -> tuple[str, Unit | None, Decimal | None, bool]:
    """Return the heading without its unit and scale, and these."""
    for match in (*_BRACKETS.finditer(text), *_TAIL.finditer(text)):
        inner = next(filter(None, match.groups()), "")
        read = read_unit(inner)
        around = f"{text[: match.start()]} {text[match.end() :]}".strip()
        if read is not None:
            return around, *read
        if (priced := read_unit(_BASE.sub(" ", inner))) is not None and _PRICES.search(inner):
            return f"{around} ({inner})", *priced  # its year stays a word: prices of another year
        parts = [part.strip() for part in re.split(r"[,;]", inner)]
        known = [read for part in parts if (read := read_unit(part)) is not None]
        if len(parts) > 1 and len(known) == 1:  # "(USD, 2017)": what is left may say when
            left = ", ".join(part for part in parts if read_unit(part) is None)
            return f"{around} ({left})", *known[0]
    whole = read_unit(text)
    if whole is not None and not _is_abbreviation(text, whole[0]):
        # "Thousands of workers": what is counted is no unit, and stays the subject.
        return (_without_scale(text), None, whole[1], False) if whole[2] else ("", *whole)
    if (percent := _PERCENT.search(text)) is not None:
        return text.replace(percent[0], " ", 1), find_unit("%"), None, False
    return text, None, None, False


def _is_abbreviation(text: str, unit: Unit | None) -> bool:
    """Tell whether a whole heading is rather a column's short name: W, L, GB of a league table."""
    money = unit is not None and unit.dimension.startswith("currency")
    letters = text.strip(".,'’ ")
    if unit is None:  # a scale alone: "TN" is Tennessee, "K" a strikeout
        return len(letters) <= 3
    return letters.isalpha() and (len(letters) == 1 or (letters.isupper() and not money))


def _without_scale(text: str) -> str:
    words = (word for word in text.split() if word.strip("()[].,").lower() not in headings().scales)
    return " ".join(words)


@lru_cache(maxsize=2048)
def read_unit(text: str) -> tuple[Unit | None, Decimal | None, bool] | None:
    """Read "US$ million", "thousands", "%": unit, scale, and whether the unit stayed unknown.

    ``None`` when the words name neither a unit nor a scale.
    """
    text = text.strip()
    if not text or len(text) > 60:
        return None
    unit = find_unit(text)
    if unit is not None:
        return unit, None, False
    scale: Decimal | None = None
    rest = []
    for token in _TOKEN.findall(text):
        factor = headings().scales.get(token.strip("()[].,").lower())
        if factor is not None:
            scale = factor if scale is None else scale * factor
        elif token.lower().strip(".,") not in _FILLERS:
            rest.append(token)
    if scale is None and len(rest) == len(_TOKEN.findall(text)):
        return None
    remainder = " ".join(rest)
    unit = find_unit(remainder) if remainder else None
    if scale is None:
        return (unit, None, False) if unit is not None else None
    return unit, scale, bool(remainder and unit is None)


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
    return None


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
    return " ".join(words.split()).strip(" ,;:–—-/")


def says_more(label: Label) -> bool:
    """Tell whether a heading holds a number that was not understood ("aged 15-24", "group 2").

    Subjects are without numbers, so figures that only such a heading tells apart look alike.
    """
    return any(map(str.isdigit, label.words))


def is_generic(words: str) -> bool:
    """Tell whether a heading names no subject of its own ("Total", "Value")."""
    return all(word in headings().generic for word in re.findall(r"[\w#%]+", words.lower()))
