"""One cell's text to a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model import Direction, Hedge, Kind, Period, Quantity
from verify.quantity import scan
from verify.quantity.numerals import parse_cell
from verify.source.headings import headings
from verify.source.when import parse_period

MAX_LENGTH = 120
# Marks that point to a note: "[1]", "[a]", "(b)", "*", "†", and raised digits after a number.
_NOTE = r"\[[^\[\]]{1,30}\]|[*†‡§¶#]+|\([a-z]\)|(?<=\d)[¹²³⁴-⁹⁰ᵃ-ᵡ]+"
_TRAILING_NOTES = re.compile(rf"(?:\s*(?:{_NOTE}))+$")
_LEADING_NOTES = re.compile(r"^(?:[*†‡§¶~]+|\[[^\[\]]{1,8}\])\s*(?=[\d(+$€£-])")
# What may stand in brackets after the number without being the number.
_ASIDE = re.compile(
    r"\s*\(\s*(?:[^()\d]{0,10}[-+−]?\d{1,3}(?:[.,]\d+)?\s?%|[^()\d]{0,12}\d{4}[^()\d]{0,6}|est\.?|e|p|r|f)\s*\)$"
)
_SIGN = re.compile(r"^\s*(\+|[−–-](?=[\d.$€£])|▲|▼|△|▽|↑|↓)\s*")
_UP, _DOWN = frozenset("+▲△↑"), frozenset("▼▽↓")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell holds. ``direction`` is that of an explicit sign or arrow."""

    value: Quantity | Period
    hedges: tuple[Hedge, ...] = ()
    direction: Direction = Direction.NONE
    kind: Kind | None = None


def is_missing(text: str) -> bool:
    """Tell whether the cell says that there is no value."""
    return strip_notes(text).strip().lower() in headings().missing


def strip_notes(text: str) -> str:
    """Remove footnote marks before and after a number."""
    return _LEADING_NOTES.sub("", _TRAILING_NOTES.sub("", text.strip())).strip()


def read_cell(text: str, *, decimal: str | None = None) -> Cell | None:
    """Read a cell as one number; ``None`` when it is missing, is text, or holds several."""
    text = strip_notes(text)
    if not text or len(text) > MAX_LENGTH or not any(map(str.isdigit, text)):
        return None
    text = _ASIDE.sub("", text) or text
    direction = Direction.NONE
    if (sign := _SIGN.match(text)) is not None:
        if sign[1] in _UP:
            direction, text = Direction.UP, text[sign.end() :]
        elif sign[1] in _DOWN:
            direction, text = Direction.DOWN, text[sign.end() :]
    quantity = parse_cell(text, decimal=decimal)
    if quantity is not None:
        return Cell(value=quantity, direction=direction)
    if direction is not Direction.NONE or parse_period(text) is not None:
        return None
    return _sentence_cell(text)


def _sentence_cell(text: str) -> Cell | None:
    """Read a cell such as "over 2,000" or "about 4.5 million people": one mention, no more."""
    mentions = scan(text).mentions
    if len(mentions) != 1:
        return None
    (mention,) = mentions
    outside = text[: mention.span.start] + " " + text[mention.span.end :]
    if any(map(str.isdigit, outside)) or len(outside.split()) > 4:
        return None
    return Cell(
        value=mention.quantity,
        hedges=mention.hedges,
        direction=mention.direction,
        kind=mention.kind if mention.kind is not Kind.LEVEL else None,
    )


def read_hedge(text: str) -> tuple[Hedge, ...]:
    """Read a hedge column's word ("nearly", "more than"); empty when it is none."""
    text = text.strip().lower()
    if not text or len(text) > 30:
        return ()
    if text in list(Hedge):
        return (Hedge(text),)
    mentions = scan(f"{text} 500 people").mentions
    return mentions[0].hedges if mentions else ()
