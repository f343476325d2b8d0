"""The one value that holds every choice of a run; its digest is derived from its fields."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user chose. Only what can change a verdict is a field, so the digest says it all.

    ``thesaurus`` is the newsroom's own file of words, as text.
    ``article_date`` overrules the date that the article gives or implies.
    ``threshold`` is the match score (0 to 100) that a figure must reach to serve as evidence,
    ``margin`` the lead over the next figure that a ``refuted`` needs. Both were chosen by hand;
    ``python -m tests.benchmarks.sweep`` shows what other choices would give.
    """

    article_date: date | None = None
    threshold: float = 70.0
    margin: float = 5.0
    thesaurus: str = ""

    @property
    def digest(self) -> str:
        """Return 12 hexadecimal digits that change when any field does."""
        text = ";".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
        return hashlib.sha256(text.encode()).hexdigest()[:12]
