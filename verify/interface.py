"""The public functions that read: numbers and claims out of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from verify.model import Claim, Mention

__all__ = ["extract_claims", "find_quantities"]


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Return every quantity in ``text``, in order; ``text[mention.span]`` is its words.

    Dates, times, identifiers, names and the like are left out; ``verify.quantity.scan`` also
    returns those, each with its reason.
    """
    from verify.quantity import scan  # noqa: PLC0415 - a program that imports it may never call it

    return scan(text).mentions


def extract_claims(text: str, *, date: date | None = None) -> tuple[Claim, ...]:
    """Return the checkable numeric statements in ``text``, in order of appearance.

    ``date`` is the day against which "last year" is read; without it relative periods stay open.
    """
    # imported here, so that reading numbers alone does not wait for the reader of sentences
    from verify.claim import extract  # noqa: PLC0415
    from verify.model import Article, DateSource  # noqa: PLC0415

    source = DateSource.GIVEN if date else DateSource.UNKNOWN
    article = Article(text=text, origin="text", date=date, date_source=source)
    return extract(article).claims
