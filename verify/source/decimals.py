"""Which decimal mark a table uses, worked out from its own unambiguous cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Notations that only one convention has. "1,234" and "1.234" are of both and prove nothing.
_POINT = re.compile(
    r"\d,\d{3},\d{3}(?!\d)|\d,\d{3}\.\d|(?<![\d.,])(?:0|\d{4,})\.\d|(?<![\d.,])\d+\.\d{1,2}(?![\d.,])|(?<![\d.,])\d+\.\d{4,}(?![\d.,])"
)
_COMMA = re.compile(
    r"\d\.\d{3}\.\d{3}(?!\d)|\d\.\d{3},\d|(?<![\d.,])(?:0|\d{4,}),\d|(?<![\d.,])\d+,\d{1,2}(?![\d.,])|(?<![\d.,])\d+,\d{4,}(?![\d.,])"
)
_LONGEST = 40


def decimal_mark(cells: Iterable[str], *, configured: str | None = None) -> str | None:
    """Return "." or "," when configured or when all unambiguous cells agree, else ``None``."""
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
        return None
    return "." if point else ","
