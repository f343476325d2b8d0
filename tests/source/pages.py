"""Pages for the tests, made from text."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from verify.model import Figure, Page, Provenance, Quantity
from verify.source import Csv, Html, Json, Reading, Source, read

ADDRESS = "https://office.example/data"
RETRIEVED = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


def page(content: str | bytes, *, address: str = ADDRESS, **rest: Any) -> Page:
    """Return a page as if it had been retrieved."""
    raw = content.encode() if isinstance(content, str) else content
    return Page(
        source="s",
        address=address,
        final_address=address,
        content=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        retrieved=RETRIEVED,
        **rest,
    )


def csv_source(**rest: Any) -> Csv:
    """Return a CSV source."""
    return Csv(name="s", path="s.csv", **rest)


def json_source(**rest: Any) -> Json:
    """Return a JSON source."""
    return Json(name="s", path="s.json", **rest)


def html_source(**rest: Any) -> Html:
    """Return a source of a page."""
    return Html(name="s", url=ADDRESS, **rest)


def figures(content: str | bytes, source: Source) -> tuple[Figure, ...]:
    """Read figures and insist that nothing went wrong."""
    reading = read(page(content), source)
    assert reading.problems == ()
    return reading.figures


def told(figure: Figure) -> tuple[str, str, str, str]:
    """Return value with unit, subject, first place and period of a figure, in words."""
    value = figure.amount.value
    amount = (
        f"{value.low:f} {value.unit.name}".strip() if isinstance(value, Quantity) else value.words
    )
    if isinstance(value, Quantity) and value.low != value.high:
        amount = f"{value.low} to {value.high} {value.unit.name}".strip()
    topic = figure.topic
    subject = " ".join((*topic.subject.modifiers, topic.subject.head)).strip()
    place = topic.places[0].name if topic.places else ""
    return amount, subject, place, topic.period.words if topic.period else ""


def provenance(figure: Figure) -> Provenance:
    """Return where a figure was read."""
    assert isinstance(figure.origin, Provenance)
    return figure.origin


__all__ = [
    "ADDRESS", "RETRIEVED", "Reading", "csv_source", "figures", "html_source", "json_source",
    "page", "provenance", "told",
]  # fmt: skip
