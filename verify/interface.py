"""The public functions: numbers and claims out of a text, and one sentence against another."""

from __future__ import annotations

from datetime import date

from verify import claim as reading
from verify.model import Article, Claim, DateSource, Mention
from verify.pairing import compare
from verify.quantity import scan

__all__ = ["compare", "extract_claims", "find_quantities"]


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Return every quantity in ``text``, in order; ``text[mention.span]`` is its words.

    Dates, times, identifiers, names and the like are left out; ``verify.quantity.scan`` also
    returns those, each with its reason.
    """
    return scan(text).mentions


def extract_claims(text: str, *, date: date | None = None) -> tuple[Claim, ...]:
    """Return the checkable numeric statements in ``text``, in order of appearance.

    ``date`` is the day against which "last year" is read; without it relative periods stay open.
    """
    source = DateSource.GIVEN if date else DateSource.UNKNOWN
    article = Article(text=text, origin="text", date=date, date_source=source)
    return reading.extract(article).claims
