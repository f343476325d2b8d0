"""What a heading says: unit, scale, period and kind, and the words that are left."""

from __future__ import annotations

import pytest

from verify.model import Kind
from verify.source.labels import read_label, says_more

LABELS = [
    ("Area (km2)", "Area", "square kilometre", None, ""),
    ("US$ million", "", "dollar", 10**6, ""),
    ("Exports, US$ million", "Exports", "dollar", 10**6, ""),
    ("Profit (Thou. PLN)", "Profit", "polish zloty", 1000, ""),
    ("Population (thousands)", "Population", "", 1000, ""),
    ("Thousands of workers", "of workers", "", 1000, ""),
    ("in millions", "", "", 10**6, ""),
    ("Share of GDP (%)", "Share of GDP", "%", None, ""),
    ("Per capita (USD, 2017)", "Per capita", "dollar", None, "2017"),
    ("GDP (current US$)", "GDP", "dollar", None, ""),
    # What prices or parities a sum is in narrows it, and stays said.
    ("GDP (USD PPP bln, 2017)", "GDP (PPP)", "dollar", 10**9, "2017"),
    ("Deaths (2020)", "Deaths", "", None, "2020"),
    ("asylum_seekers", "asylum seekers", "", None, ""),
    # Short names of columns and states are no units and no scales.
    ("L", "L", "", None, ""),
    ("GB", "GB", "", None, ""),
    ("TN", "TN", "", None, ""),
    ("K", "K", "", None, ""),
    ("Episode(s)", "Episode", "", None, ""),
]


@pytest.mark.parametrize(("text", "words", "unit", "scale", "period"), LABELS)
def test_headings(text: str, words: str, unit: str, scale: int | None, period: str) -> None:
    label = read_label(text)
    assert label.words == words
    assert (label.unit.name if label.unit else "") == unit
    assert label.scale == scale
    assert (label.period.words if label.period else "") == period


def test_the_year_of_prices_is_no_period() -> None:
    """Dollars of 2015 are another thing than today's: the year stays, and the figure is marked."""
    label = read_label("GDP (constant 2015 US$)")
    assert label.period is None
    assert label.unit is not None
    assert label.unit.dimension == "currency USD"
    assert says_more(label)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Annual growth (%)", Kind.CHANGE),
        ("Change", Kind.DIFFERENCE),
        ("Share (%)", Kind.SHARE),
        ("Deaths per 100,000", Kind.RATE),
        ("Sharecroppers", None),
        ("Fallow land", None),
    ],
)
def test_kinds(text: str, kind: Kind | None) -> None:
    assert read_label(text).kind is kind


def test_a_heading_too_long_to_be_one_is_only_words() -> None:
    assert read_label("x" * 5000).words == "x" * 600
