"""Which decimal mark a table uses, worked out from its own unambiguous cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

# Notations that only one convention has. "1,234" and "1.234" are of both and prove nothing.
_POINT = re.compile(
    r"\d,\d{3},\d{3}(?!\d)|\d,\d{3}\.\d|(?<![\d.,])(?:0|\d{4,})\.\d|(?<![\d.,])\d+\.\d{1,2}(?![\d.,])|(?<![\d.,])\d+\.\d{4,}(?![\d.,])"
)
_COMMA = re.compile(
    r"\d\.\d{3}\.\d{3}(?!\d)|\d\.\d{3},\d|(?<![\d.,])(?:0|\d{4,}),\d|(?<![\d.,])\d+,\d{1,2}(?![\d.,])|(?<![\d.,])\d+,\d{4,}(?![\d.,])"
)
_LONGEST = 40
# Languages whose numbers have a decimal point (CLDR: number symbols of the main territories).
_POINT_LANGUAGES = frozenset(
    {
        "am", "bn", "cy", "en", "ga", "gu", "ha", "he", "hi", "ig", "ja", "km", "kn", "ko", "mi",
        "ml", "mr", "ms", "mt", "my", "ne", "pa", "si", "sw", "ta", "te", "th", "ur", "yo", "zh",
    }
)  # fmt: skip
_ENGLISH = re.compile(r"\b(?:the|of|and)\b", re.IGNORECASE)
_ENOUGH_ENGLISH = 5


def decimal_mark(
    cells: Iterable[str], *, configured: str | None = None, customary: str | None = None
) -> str | None:
    """Return "." or ",": as configured, as all unambiguous cells show, or as is customary.

    ``None`` when the cells contradict each other, or show nothing and nothing is customary.
    """
    if configured is not None:
        return configured
    point = comma = False
    for cell in cells:
        if len(cell) <= _LONGEST and ("." in cell or "," in cell):
            point = point or _POINT.search(cell) is not None
            comma = comma or _COMMA.search(cell) is not None
            if point and comma:
                return None
    if point == comma:
        return customary
    return "." if point else ","


def customary_mark(text: str, *, language: str = "") -> str | None:
    """Return "." for a text in a language that writes a decimal point; ``None`` when unclear.

    ``language`` is the page's own word (``lang``); without it, English is told by its words.
    """
    if language:
        return "." if language.lower().split("-")[0] in _POINT_LANGUAGES else None
    words = islice(_ENGLISH.finditer(text[:200_000]), _ENOUGH_ENGLISH)
    return "." if sum(1 for _ in words) == _ENOUGH_ENGLISH else None
