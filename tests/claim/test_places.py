"""Places: names, demonyms, aliases and traps."""

from __future__ import annotations

import pytest

from tests.timing import seconds
from verify.claim.places import find_places, place_mentions, place_named

# Written for this test: text, and the codes (or names where there is no code) in order.
CASES = [
    ("Kenya sold tea to Pakistan.", ["KEN", "PAK"]),
    ("Kenyan farmers and two Danes", ["KEN", "DNK"]),
    ("Pakistan’s exports; Peru's mines", ["PAK", "PER"]),
    ("the U.S. and the UK, not us", ["USA", "GBR"]),
    ("US-led forces, US$5 million", ["USA"]),
    ("NAIROBI, KENYA (AP)", ["Nairobi", "KEN"]),
    ("Papua New Guinea and Equatorial Guinea", ["PNG", "GNQ"]),
    ("North Korean and South Korean ships", ["PRK", "KOR"]),
    ("South Sudan, not Sudan", ["SSD", "SDN"]),
    ("the Democratic Republic of the Congo", ["COD"]),
    ("Congo alone could be either", ["Congo"]),
    ("Chad Miller flew to Chad.", ["TCD"]),
    ("Air Jordan shoes", []),
    ("New Mexico and Mexico City", ["New Mexico", "Mexico City"]),
    ("African Americans on American Airlines", []),
    ("cases worldwide", ["World"]),
    ("Côte d'Ivoire and Côte d’Ivoire", ["CIV", "CIV"]),
    ("Turkey, also written Türkiye", ["TUR", "TUR"]),
    ("an indianapolis suburb", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_places_in_text(text: str, expected: list[str]) -> None:
    """Longest name first; traps and given names are no places."""
    assert [place.code or place.name for _, place in find_places(text)] == expected


@pytest.mark.parametrize(("text", "_expected"), CASES)
def test_spans_are_exact(text: str, _expected: list[str]) -> None:
    """Law 2 for places."""
    for mention in place_mentions(text):
        words = mention.span.of(text)
        assert words == words.strip()
        assert words


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pakistan", "PAK"),
        ("pakistan", "PAK"),
        ("Iran, Islamic Rep.", "IRN"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("TUR", "TUR"),
        ("Russian Federation", "RUS"),
        ("Viet Nam", "VNM"),
        ("Kosovo", "XKX"),
        (" Czech\u00a0Republic ", "CZE"),
    ],
)
def test_labels(name: str, code: str) -> None:
    """Names as statistics offices write them."""
    place = place_named(name)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize("name", ["", "Deaths in Pakistan", "Total", "Atlantis", "Pak"])
def test_no_labels(name: str) -> None:
    """The whole string must name the place."""
    assert place_named(name) is None


def test_finding_is_linear() -> None:
    """A long hostile text takes no more than a moment."""
    text = "South New Republic of the U.S " * 10_000
    assert seconds(lambda: find_places(text), enough=3) <= 3
