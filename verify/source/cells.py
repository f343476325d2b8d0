"""One cell's text to a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from verify.model import COUNT, Direction, Hedge, Kind, Period, Quantity
from verify.quantity import scan
from verify.quantity.numerals import parse_cell
from verify.quantity.units import find_unit
from verify.source.headings import headings
from verify.source.when import find_period, parse_period

MAX_LENGTH = 120
# Marks that point to a note: "[1]", "[a]", "(b)", "*", "†", and raised digits after a number.
_NOTE = r"\[[^\[\]]{1,30}\]|[*†‡§¶#^]|\([a-z]\)|(?<=[\d¹²³⁴-⁹⁰ᵃ-ᵡ])[¹²³⁴-⁹⁰ᵃ-ᵡ]"
_TRAILING_NOTES = re.compile(rf"(?:\s*+(?:{_NOTE}))++$")
_TAIL = 80  # characters at the end of a cell among which notes are looked for
_LEADING_NOTES = re.compile(r"^(?:[*†‡§¶]+|\[[^\[\]]{1,8}\])\s*(?=[\d(+$€£-])")
# What may stand in brackets after the number without being the number.
_ASIDE = re.compile(
    r"\s*\(\s*(?:[^()\d]{0,10}[-+−]?\d{1,3}(?:[.,]\d+)?\s?%|[^()\d]{0,12}\d{4}[^()\d]{0,6}|est\.?|e|p|r|f)\s*\)$"
)
_CONVERTED = re.compile(r"([^()]*\d[^()]*?)\s*\(([^()]*\d[^()]*)\)")
_PLURAL = re.compile(r"(?<=[a-z])\(e?s\)")  # "male(s)/female"
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_SIGN = re.compile(r"^\s*(\+|[−–-](?=[\d.$€£])|▲|▼|△|▽|↑|↓)\s*")
_MACHINE = re.compile(r"(0|[1-9]\d{0,17})(?:\.(\d{1,15}))?", re.ASCII)
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202c\u2060\ufeff"))
_ORDINAL = re.compile(r"\d{1,4}(?:(?:st|nd|rd|th)\b|\.$)")
_GRADE = re.compile(r"\d{1,3}[A-LN-UX-Z]|\(?\d+/\d+\)")  # "12A" is a channel, "(9/10)" a mark
_MINUTES = re.compile(r"\d['′’]\s?(?:1[2-9]|[2-9]\d)(?:[.,]\d+)?\s?[\"″”]")  # no foot has 48 inches
_POWER = re.compile(r"(?<!\d)10[⁻⁺]?[²³¹⁰⁴-⁹]")
_BOUNDS = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    "<": Hedge.UNDER,
    ">": Hedge.OVER,
    "≤": Hedge.AT_MOST,
    "≥": Hedge.AT_LEAST,
}
_UP, _DOWN = frozenset("+▲△↑"), frozenset("▼▽↓")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell holds. ``direction`` is that of an explicit sign or arrow."""

    value: Quantity | Period
    hedges: tuple[Hedge, ...] = ()
    direction: Direction = Direction.NONE
    kind: Kind | None = None
    unit_unclear: bool = False  # what follows the number may be a unit that is not known


def is_missing(text: str) -> bool:
    """Tell whether the cell says that there is no value."""
    return len(text) <= MAX_LENGTH and strip_notes(text).strip().lower() in headings().missing


def is_number(text: str) -> bool:
    """Tell whether a cell is a number, and no heading that holds one ("per 100,000")."""
    return not text[:1].isalpha() and read_cell(text) is not None


def split_fact(text: str) -> tuple[str, str]:
    """Part a fact as encyclopaedias print it from its asides: the value, and its period or "".

    "881,913 km2 (340,509 sq mi) (33rd)" gives "881,913 km2" and nothing, "17.4% (2023 est.)"
    gives "17.4%" and "2023". Text that goes on after the brackets is left whole.
    """
    if len(text) > 200:
        return text, ""
    parts = _BRACKETED.split(_PLURAL.sub("", text))
    if len(parts) < 3 or any(part.strip() for part in parts[2::2]):
        return text, ""
    found = filter(None, map(find_period, parts[1::2]))
    return parts[0].strip(), next((period.words for period, _ in found), "")


def strip_notes(text: str) -> str:
    """Remove footnote marks before and after a number."""
    text = text.strip()
    tail = _TRAILING_NOTES.sub("", text[-_TAIL:])
    return _LEADING_NOTES.sub("", text[:-_TAIL] + tail).strip()


def read_cell(text: str, *, decimal: str | None = None) -> Cell | None:
    """Read a cell as one number; ``None`` when it is missing, is text, or holds several."""
    if (written := _plain(text, decimal)) is not None:
        return Cell(value=written)
    text = _prepared(text)
    if not text:
        return None
    direction = Direction.NONE
    if (sign := _SIGN.match(text)) is not None:
        if sign[1] in _UP:
            direction, text = Direction.UP, text[sign.end() :]
        elif sign[1] in _DOWN:
            direction, text = Direction.DOWN, text[sign.end() :]
    hedges: tuple[Hedge, ...] = ()
    if text[0] in _BOUNDS:
        hedges, text = (_BOUNDS[text[0]],), text[1:].lstrip()
    quantity = _plain(text, decimal) or parse_cell(text, decimal=decimal)
    if quantity is None and (match := _CONVERTED.fullmatch(text)) is not None:
        quantity = _converted(match[1], match[2], decimal)
    if quantity is not None:
        return Cell(value=quantity, hedges=hedges, direction=direction)
    if hedges or direction is not Direction.NONE or parse_period(text) is not None:
        return None
    return _sentence_cell(text)


def _prepared(text: str) -> str:
    """Return a cell without notes and asides; nothing when it is too long or plainly no number."""
    if len(text) > MAX_LENGTH or _POWER.search(text):
        return ""  # 10² is no 10
    text = strip_notes(text.translate(_UNSEEN))
    if _ORDINAL.match(text) or _GRADE.fullmatch(text) or _MINUTES.search(text):
        return ""  # "1st" is a rank, no stone; "7." numbers a row
    if not any(map(str.isnumeric, text)):
        return ""
    return _ASIDE.sub("", text) or text


def _converted(text: str, other: str, decimal: str | None) -> Quantity | None:
    """Read "6,768 m (22,205 ft)": the same length twice, of which the first is written."""
    quantity = parse_cell(text, decimal=decimal)
    if quantity is None or quantity.unit == COUNT:
        return None
    unit = find_unit(re.sub(r"^[\d.,\s+−–-]+", "", other).strip())
    return quantity if unit is not None and unit.dimension == quantity.unit.dimension else None


def _plain(text: str, decimal: str | None) -> Quantity | None:
    """Read what machines write, digits with at most a decimal point, without the full reader.

    Nine of ten cells of a data file are of this form, and reading them so halves the time.
    """
    match = _MACHINE.fullmatch(text)
    if match is None or (match[2] and decimal != "."):
        return None
    value = Decimal(text)
    return Quantity(low=value, high=value, step=Decimal(1).scaleb(-len(match[2] or "")))


def _sentence_cell(text: str) -> Cell | None:
    """Read a cell such as "over 2,000" or "about 4.5 million people": one mention, no more."""
    mentions = scan(text).mentions
    if len(mentions) != 1:
        return None
    (mention,) = mentions
    before, after = text[: mention.span.start].strip(), text[mention.span.end :].strip()
    if any(map(str.isdigit, before + after)) or len((before + after).split()) > 4:
        return None
    if any(word[0].isupper() and not word.isupper() for word in after.split()):
        return None  # "20 Feet from Stardom" is a title
    if (before and not mention.hedges) or after.startswith(("×", "x ")):
        return None  # "Rocky 3" is a name, "3× platinum" no count
    return Cell(
        value=mention.quantity,
        hedges=mention.hedges,
        direction=mention.direction,
        kind=mention.kind if mention.kind is not Kind.LEVEL else None,
        unit_unclear=mention.quantity.unit == COUNT and not all(map(_is_noun, after.split())),
    )


def _is_noun(word: str) -> bool:
    """Tell whether a word after a number can be what is counted, and no abbreviated unit."""
    return word.isalpha() and len(word) > 3


def read_hedge(text: str) -> tuple[Hedge, ...]:
    """Read a hedge column's word ("nearly", "more than"); empty when it is none."""
    text = text.strip().lower()
    if not text or len(text) > 30:
        return ()
    if text in list(Hedge):
        return (Hedge(text),)
    mentions = scan(f"{text} 500 people").mentions
    return mentions[0].hedges if mentions else ()
