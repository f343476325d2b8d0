"""Values of options, from text; each raises ``argparse.ArgumentTypeError`` with the right form."""

from __future__ import annotations

import argparse
import re
from datetime import date, timedelta

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DURATION = re.compile(r"(\d{1,5})([mhdw])")
_NARROWEST, _WIDEST = 20, 1000


def day(text: str) -> date:
    """Return a calendar date."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2024-03-05")


def age(text: str) -> timedelta:
    """Return a length of time."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is not an age like 30m, 12h, 7d or 2w")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def score(text: str) -> float:
    """Return a match score."""
    if re.fullmatch(r"\d{1,3}(\.\d{1,3})?", text, re.ASCII) and float(text) <= 100:
        return float(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a score from 0 to 100")


def count(text: str) -> int:
    """Return a positive number."""
    if re.fullmatch(r"[1-9]\d{0,6}", text, re.ASCII):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of figures")


def width(text: str) -> int:
    """Return a number of columns."""
    if text.isdecimal() and text.isascii() and _NARROWEST <= int(text[:9]) <= _WIDEST:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a width from {_NARROWEST} to {_WIDEST}")
