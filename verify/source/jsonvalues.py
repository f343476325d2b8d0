"""Parts of a JSON document as text and lists; numbers are ``Decimal`` (see ``jsons``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


class ShapeError(ValueError):
    """A document is not of the configured shape."""


def number_text(value: Any) -> str | None:
    """Return a JSON value as a plain decimal number's text; ``None`` when it is none."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str) and value.strip():
        return value.strip()
    return None


def as_text(value: Any) -> str:
    """Return a string or number as text, anything else as nothing."""
    if isinstance(value, str):
        return value.strip()[:300]
    return format(value, "f") if isinstance(value, Decimal) else ""


def as_list(value: Any) -> list[Any]:
    """Return a list, anything else as an empty one."""
    return value if isinstance(value, list) else []
