"""Numbers in digits: every separator that news and tables use, with all plausible readings.

Policy. In running English text "1,234" is 1234 and "1.234" is 1.234 with 1234 as an alternative;
"1,23" is a decimal comma. In a table cell whose decimal mark is not declared, "1,234" keeps 1.234
as an alternative too. Notations that fit no convention ("12,3456", "1,2,3", "1..5") are not
numbers, nor are digits of two scripts, mathematical letters, or more than 40 digits.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from verify.patterns import lazy

MAX_DIGITS = 40
_FRACTIONS = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3),
    "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "↉": (0, 3),
}  # fmt: skip
_PLAIN = lazy(r"\d+\Z")
_GROUPED = lazy(r"[1-9]\d{0,2}(?:,\d{3})+(?:[.·]\d+)?\Z")  # 1,234,567.89
_INDIAN = lazy(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")  # 12,34,567
_APOSTROPHES = lazy(r"[1-9]\d{0,2}(?:['’]\d{3})+(?:[.,]\d+)?\Z")  # 1'234'567
_CONTINENTAL = lazy(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+\Z|[1-9]\d{0,2}(?:\.\d{3}){2,}\Z")
_POINT = lazy(r"\d*[.·]\d+\Z")
_COMMA = lazy(r"(?:\d+,\d{1,2}|0,\d+)\Z")
_TO_PLAIN = str.maketrans({"٫": ".", "٬": ",", "．": ".", "，": ","})


class Reading(NamedTuple):
    """One way to read a notation: its value and the size of its last stated digit."""

    value: Decimal
    step: Decimal


def fraction(sign: str) -> Decimal:
    """Return the value of a fraction in one character."""
    top, bottom = _FRACTIONS[sign]
    return Decimal(top) / Decimal(bottom)


def one_script(text: str) -> str | None:
    """Return the notation in ASCII digits, or ``None`` for two scripts or mathematical letters."""
    if text.isascii():
        return text
    zeros, plain = set(), []
    for sign in text.translate(_TO_PLAIN):
        if sign.isdecimal():
            value = unicodedata.decimal(sign)
            zeros.add(ord(sign) - value)
            plain.append(str(value))
        else:
            plain.append(sign)
    if len(zeros) != 1 or zeros.pop() >= 0x10000:
        return None
    return "".join(plain)


def _reading(digits: str) -> Reading:
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    return Reading(value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def read_notation(text: str, *, cell: bool = False) -> tuple[Reading, ...]:
    """Return every plausible reading of digits with separators, the likeliest first.

    Empty when it is no number. ``cell`` asks for the readings of a table cell whose decimal mark
    is not known.
    """
    if len(text) > 2 * MAX_DIGITS or sum(sign.isdecimal() for sign in text) > MAX_DIGITS:
        return ()
    plain = one_script(text)
    if plain is None:
        return ()
    if _PLAIN.match(plain):
        return () if plain[0] == "0" and len(plain) > 1 else (_reading(plain),)
    if _GROUPED.match(plain):
        grouped = _reading(plain.replace(",", "").replace("·", "."))
        other = cell and plain.count(",") == 1 and "." not in plain
        return (grouped, _reading(plain.replace(",", "."))) if other else (grouped,)
    if _INDIAN.match(plain):
        return (_reading(plain.replace(",", "")),)
    if _APOSTROPHES.match(plain):
        return (_reading(re.sub("['’]", "", plain).replace(",", ".")),)
    if _CONTINENTAL.match(plain):
        return (_reading(plain.replace(".", "").replace(",", ".")),)
    if _POINT.match(plain):
        decimal = _reading(plain.replace("·", "."))
        whole, _, part = plain.partition(".")
        if len(part) == 3 and 0 < len(whole) < 4 and whole[0] != "0":
            return (decimal, _reading(whole + part))
        return () if len(whole) > 1 and whole.startswith("00") else (decimal,)
    return (_reading(plain.replace(",", ".")),) if _COMMA.match(plain) else ()
