"""Cells with a second number in brackets: "786,466 (26.3%)" under "Votes (%)"."""

from __future__ import annotations

import re

from verify.source.heading_units import read_unit
from verify.source.when import find_period

_CELL = re.compile(r"([^()]*\d[^()]*?)\s*\(([^()]*\d[^()]*)\)")
_HEADING = re.compile(r"([^()]*[^()\s])\s*\(([^()]+)\)")


def before_brackets(words: str) -> str:
    """Return what stands before a bracket that holds a number too; the whole where none does."""
    match = _CELL.fullmatch(words)
    return match[1] if match is not None else words


def first_of_pair(heading: str, words: str) -> tuple[str, str] | None:
    """Return heading and cell of the first number where heading and cell hold two alike.

    ``None`` where the brackets of the heading belong to the one number: a unit, or a period.
    """
    cell, head = _CELL.fullmatch(words), _HEADING.fullmatch(heading)
    if cell is None or head is None:
        return None
    outer, inner = read_unit(head[1].split()[-1]), read_unit(head[2])
    if inner is None:
        return None if find_period(head[2]) is not None else (head[1], cell[1])
    unit = inner[0]
    if unit is not None and unit.dimension == "percent" and "%" not in cell[1]:
        return head[1], cell[1]
    if outer is not None and outer[0] and unit and outer[0].dimension == unit.dimension:
        return heading, cell[1]  # "°C (°F)": the first is meant, as ``heading_units`` reads it
    return None
