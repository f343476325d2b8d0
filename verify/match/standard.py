"""What the judge holds a claim to, and which comparisons speak for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verify.model import Comparison

#: Comparisons that speak for a claim.
AGREEING = frozenset({Comparison.AGREES, Comparison.AGREES_FAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What the judge holds a claim to.

    ``threshold`` and ``margin`` are match scores (0 to 100). ``attributed`` tells that the claim
    is somebody's statement, ``complete`` that every source that covers it and was asked answered,
    ``hidden`` that the user left one out that covers it, ``asked`` that there was one to ask.
    ``asserted`` is false for a plan or a condition; ``alone`` is false if another number of the
    sentence was read as being about the very same thing, so that one of the two must be about
    something else. ``anchor`` is the article's date.
    """

    threshold: float
    margin: float
    attributed: bool = False
    complete: bool = True
    hidden: bool = False
    asked: bool = True
    asserted: bool = True
    alone: bool = True
    anchor: date | None = None
