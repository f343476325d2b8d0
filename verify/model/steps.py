"""How a verdict came about, in lines that a reader can do again by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One line: what it tells of, and what it says."""

    label: str
    text: str
