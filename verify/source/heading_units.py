"""Unit and scale in a heading: "Revenue (£m)", "Exports, US$ million", "Mean maximum °C (°F)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from verify.model import COUNT, Unit
from verify.quantity.units import find_unit
from verify.source.heading_rates import find_spread, spread_over
from verify.source.headings import headings

_BRACKETS = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]")
_TAIL = re.compile(r"(?:,\s|\s[-–—]\s|:\s|\bin\s)([^,:()]{1,40})$")
_SEGMENT = re.compile(r"(?:(?<=[,;:])|(?<=\s[-–—]))\s[^,;:()]{1,40}(?=[,;])")
_IN = re.compile(r"\bin ((?:[^\s,()]+ ?){1,3})")
_OF = re.compile(
    r"\b((?:thousand|million|billion|trillion)s? of [^\s,()]+(?: [^\s,()]+)?)$", re.IGNORECASE
)
_PERCENT = re.compile(r"%|\bper\s?cent\b|\bpct\b", re.IGNORECASE)
_SHARE = re.compile(r"(?:%|per\s?cent(?:age)?|pct) of \w", re.IGNORECASE)
_PRICES = re.compile(r"\b(?:constant|prices|base|PPP|international)\b|=\s?100\b", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:constant|prices|base|PPP|international|chained)\b|\b\d{4}\b|,", re.IGNORECASE
)
_EXCEPT = re.compile(r",? except (?:for )?[^()]{1,80}?(\)|$)")  # what a scale does not hold for
_ROUND = re.compile(r"\b1([ .,'’]000)+\b")
# Money with its scale written onto it: £m, US$bn, €'000, NOKm.
_GLUED = re.compile(r"([A-Z]{0,3}[$€£¥₹]|[A-Z]{3})\s?(m|M|mn|mln|b|B|bn|tn|k|['’]?000s?)\.?")
_SHORT_SCALES = {"m": "million", "M": "million", "b": "billion", "B": "billion"}
# Units that may stand at a heading's end without brackets; words ("Days", "Inches") may not.
_BARE = frozenset(
    {"mm", "cm", "km", "kg", "mg", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "mph", "km/h"}
)
_RATES = frozenset({"mpg", "mpge", "rpm", "bpm", "dpi"})
_PER = frozenset({"per", "of", "/", "je", "pro", "pour", "par", "por", "each"})
_FILLERS = frozenset(
    {"current", "annual", "nominal", "of", "in", "the", "a", "as", "measured"}
    | {"unit", "units", "unit:"}
)

Found = tuple[str, Unit | None, Decimal | None, bool]


def unit_in(text: str) -> Found:
    """Return the heading without its unit and scale, unit, scale, and whether a unit is unknown."""
    text = _EXCEPT.sub(r"\1", text)
    if (doubled := _doubled(text)) is not None:
        return doubled
    for start, end, inner in _candidates(text):
        if inner.lower() in headings().not_units and (text[end - 1] != ")" or inner.isupper()):
            continue
        around = f"{text[:start]} {text[end:]}".strip()
        if (found := _inner_unit(inner, around)) is not None:
            return found
    if (bare := _bare(text)) is not None:
        return bare
    if (whole := _whole_unit(text)) is not None:
        return whole
    if (percent := _PERCENT.search(text)) is not None:
        return text.replace(percent[0], " ", 1), find_unit("%"), None, False
    return text, None, None, False


def _inner_unit(inner: str, around: str) -> Found | None:
    """Read the part of a heading that may be its unit; ``around`` is the rest of the heading."""
    read = read_unit(inner)
    if read is not None and not read[2]:
        return around, *read
    if (priced := read_unit(_BASE.sub(" ", inner))) is not None and _PRICES.search(inner):
        return f"{around} ({_dated(inner)})", *priced
    parts = [part.strip() for part in re.split(r"[,;]\s", inner)]
    known = [each for part in parts if (each := read_unit(part)) is not None]
    if len(parts) > 1 and len(known) == 1:  # "(USD, 2017)": what is left may say when
        left = ", ".join(part for part in parts if read_unit(part) is None)
        return f"{around} ({left})", *known[0]
    return None if read is None else (around, *read)


def _whole_unit(text: str) -> Found | None:
    """Read a heading that is a unit or scale and nothing else, or begins with its scale."""
    no_unit = headings().period | headings().not_units
    whole = None if text.lower() in no_unit else read_unit(text)
    if text.lower().strip(".") == "pct":  # of a league table: what it is a share of stays said
        return text, find_unit("%"), None, False
    if whole is not None and not _is_abbreviation(text, whole[0]):
        # "Thousands of workers": what is counted is no unit, and stays the subject.
        return (_without_scale(text), None, whole[1], False) if whole[2] else ("", *whole)
    return None


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a heading that may be its unit, the likeliest first."""
    for match in (*_BRACKETS.finditer(text), *_TAIL.finditer(text)):
        yield match.start(), match.end(), next(filter(None, match.groups()), "")
    for match in _SEGMENT.finditer(text):  # "Employment, thousands, seasonally adjusted"
        yield match.start(), match.end() + 1, match[0]
    for match in _OF.finditer(text):  # "GDP millions of USD", but "thousands of workers"
        if (read := read_unit(match[1])) is not None and not read[2]:
            yield match.start(), match.end(), match[1]
    for match in _IN.finditer(text):  # "Population in thousands by county"
        words = match[1].split()
        for count in range(len(words), 0, -1):
            inner = " ".join(words[:count])
            read = read_unit(inner)
            if read is not None and not read[2] and (read[1] or _is_money(read[0])):
                yield match.start(), match.start(1) + len(inner), inner
                break


def _dated(inner: str) -> str:
    """Return what prices or parities a unit is in, as words.

    A year that stands apart by a comma ("USD PPP, 2012") says when; any other is that of the
    prices ("constant 2015 US$") and must not be read as a period.
    """
    parts = [part.strip() for part in inner.split(",")]
    years = [part for part in parts if re.fullmatch(r"(?:19|20)\d\d", part)]
    if len(years) != 1 or len(parts) < 2:
        return inner
    return f"PPP, {years[0]}" if "PPP" in inner else years[0]


def _doubled(text: str) -> Found | None:
    """Read a unit that is followed by its conversion in brackets: "°C (°F)", "mm (inches)"."""
    for match in _BRACKETS.finditer(text):
        inner = read_unit(next(filter(None, match.groups()), ""))
        before = text[: match.start()].split()
        if inner is None or inner[0] is None or not before:
            continue
        outer = read_unit(before[-1])
        if before[-1].lower() in _RATES:
            around = f"{text[: match.start()]} {text[match.end() :]}"
            return " ".join(around.split()), None, None, True  # "mpg (US gallons)"
        if outer is not None and outer[0] is not None and outer[0].dimension == inner[0].dimension:
            return " ".join((*before[:-1], text[match.end() :])).strip(), *outer
    return None


def _bare(text: str) -> Found | None:
    """Read a unit without brackets at a heading's end: "Rainfall mm", "Revenue £m"."""
    words = text.split()
    for count in (2, 1):
        last = " ".join(words[-count:])
        signed = any(not (ch.isalnum() or ch in " .,'’-%/+±–") for ch in last) or "²" in last
        before = words[-count - 1].lower() if len(words) > count else ""
        if before in _PER or "/" in before or before.isdigit():
            return None  # "inhabitants per km²", "l/100 km"
        if len(words) <= count or not (signed or last in _BARE or _GLUED.fullmatch(last)):
            continue
        if (read := read_unit(last)) is not None and not read[2]:
            return " ".join(words[:-count]), *read
    return None


def _is_money(unit: Unit | None) -> bool:
    return unit is not None and unit.dimension.startswith("currency")


def _is_abbreviation(text: str, unit: Unit | None) -> bool:
    """Tell whether a whole heading is rather a column's short name: W, L, GB of a league table."""
    letters = text.strip(".,'’ ")
    if unit is None:  # a scale alone: "TN" is Tennessee, "K" a strikeout
        return len(letters) <= 3
    return letters.isalpha() and (len(letters) == 1 or (letters.isupper() and not _is_money(unit)))


def _without_scale(text: str) -> str:
    words = (word for word in text.split() if word.strip("()[].,").lower() not in headings().scales)
    return " ".join(words)


@lru_cache(maxsize=2048)
def read_unit(text: str) -> tuple[Unit | None, Decimal | None, bool] | None:
    """Read "US$ million", "£m", "thousands", "%": unit, scale, whether the unit stayed unknown.

    ``None`` when the words name neither a unit nor a scale.
    """
    text = text.strip()
    if not text or len(text) > 60:
        return None
    unit = find_unit(text)
    if unit is not None:
        return unit, None, False
    if (spread := find_spread(text)) is not None:
        return _rate(spread.left(text), spread.per)
    text = _ROUND.sub(lambda match: re.sub(r"[ .'’]", ",", match[0]), text)
    if (glued := _GLUED.fullmatch(text)) is not None:
        money = find_unit(glued[1])
        scale = headings().scales.get(_SHORT_SCALES.get(glued[2], glued[2].lower()))
        return (money, scale, False) if money is not None and scale is not None else None
    return _scaled_unit(text)


def stated_unit(text: str) -> tuple[Unit | None, Decimal | None, bool] | None:
    """Read a unit that a row or the configuration states; there "% of GDP" is one."""
    return (find_unit("%"), None, False) if _SHARE.match(text) is not None else read_unit(text)


def _rate(top: str, per: str) -> tuple[Unit | None, Decimal | None, bool]:
    """Read "US$ per head", "deaths per 1,000 people": words without a unit name what is counted."""
    unit, scale, _ = (read_unit(top) if top else None) or (None, None, False)
    return spread_over(unit or COUNT, per), scale, False


def _scaled_unit(text: str) -> tuple[Unit | None, Decimal | None, bool] | None:
    scale: Decimal | None = None
    rest = []
    tokens = text.split()
    for before, token in pairwise(("", *tokens)):
        # "per 1,000" and "per million" are rates, no scales.
        plain = before.lower() not in _PER
        factor = headings().scales.get(token.strip("()[].,").lower()) if plain else None
        if factor is not None:
            scale = factor if scale is None else scale * factor
        elif token.lower().strip(".,") not in _FILLERS:
            rest.append(token)
    if scale is None and len(rest) == len(tokens):
        return None
    remainder = " ".join(rest)
    unit = find_unit(remainder) if remainder else None
    if scale is None:
        return (unit, None, False) if unit is not None else None
    return unit, scale, bool(remainder and unit is None)
