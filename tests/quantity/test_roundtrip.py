"""Quantities rendered in every notation are read back with exact values and spans (law 2)."""

from __future__ import annotations

import itertools
import os
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model import Form, Hedge
from verify.quantity import scan


def _list(words: str) -> list[str]:
    return words.split()


CASES = int(os.environ.get("VERIFY_ROUNDTRIP", "300"))
ONES = _list(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
)
TENS = _list("- - twenty thirty forty fifty sixty seventy eighty ninety")
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7}
MARKS = {"$": "dollar", "US$": "dollar", "£": "pound sterling", "€": "euro",
         "A$": "australian dollar",
         "HK$": "hong kong dollar", "₹": "indian rupee", "RM": "malaysian ringgit", "Rs ": "rupee",
         "USD": "dollar"}  # fmt: skip
UNITS = {" km": "kilometre", "km": "kilometre", " percent": "%", "%": "%", " per cent": "%",
         " percentage points": "percentage point", " tonnes": "tonne", " mph": "mile per hour",
         " years": "year", "-mile": "mile", " euros": "euro", " kWh": "kilowatt hour",
         " square miles": "square mile", " degrees Celsius": "celsius"}  # fmt: skip
HEDGES = {"about ": Hedge.ABOUT, "nearly ": Hedge.NEARLY, "more than ": Hedge.OVER,
          "at least ": Hedge.AT_LEAST, "fewer than ": Hedge.UNDER, "up to ": Hedge.AT_MOST,
          "an estimated ": Hedge.ESTIMATED, "just over ": Hedge.JUST_OVER, "": None}  # fmt: skip
BETWEEN = [" to ", "-", "–"]
FRAMES = ["They found {} there.", "It was {}.", "{} in all.", "A total of {}, he said.", "“{}”"]


def words(number: int) -> str:
    """Write a whole number below a million in words, British fashion."""
    if number < 20:
        return ONES[number]
    if number < 100:
        rest = f"-{ONES[number % 10]}" if number % 10 else ""
        return TENS[number // 10] + rest
    if number < 1000:
        rest = f" and {words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    below = number % 1000
    tail = f"{' and' if below < 100 else ''} {words(below)}" if below else ""
    return f"{words(number // 1000)} thousand{tail}"


def digits(value: Decimal, separator: str) -> str:
    """Write a value with a separator between groups of three."""
    return f"{value:,f}".replace(",", separator)


def indian(number: int) -> str:
    """Write a whole number of at least a lakh in groups of two before the last three."""
    rest, last = divmod(number, 1000)
    groups = [f"{last:03}"]
    while rest > 99:
        rest, group = divmod(rest, 100)
        groups.insert(0, f"{group:02}")
    return ",".join([str(rest), *groups])


values = st.decimals(min_value="0.01", max_value="999999999", places=2) | st.integers(2, 10**9).map(
    Decimal
)


@st.composite
def notations(draw: st.DrawFn) -> tuple[str, Decimal, str]:
    """Draw (text, value, unit name) in one of many notations."""
    form = draw(
        st.sampled_from(
            ["plain", "scaled", "money", "measure", "words", "suffix", "indian", "half"]
        )
    )
    value = draw(values)
    if form == "words":
        number = draw(st.integers(2, 999_999))
        return words(number), Decimal(number), ""
    if form == "scaled":
        small = draw(st.decimals(min_value="1", max_value="999", places=1))
        word, power = draw(st.sampled_from(sorted(SCALES.items())))
        return f"{small} {word}", small.scaleb(power), ""
    if form == "suffix":
        small = draw(st.decimals(min_value="1", max_value="999", places=1))
        suffix, power = draw(st.sampled_from([("bn", 9), ("m", 6), ("k", 3), ("tn", 12)]))
        return f"${small}{suffix}", small.scaleb(power), "dollar"
    if form == "indian":
        number = draw(st.integers(100_000, 10**9))
        return indian(number), Decimal(number), ""
    if form == "half":
        whole, (word, power) = (
            draw(st.integers(2, 19)),
            draw(st.sampled_from(sorted(SCALES.items()))),
        )
        return f"{ONES[whole]} and a half {word}", Decimal(f"{whole}.5").scaleb(power), ""
    if form == "money":
        mark, unit = draw(st.sampled_from(sorted(MARKS.items())))
        return f"{mark}{value:,f}", value, unit
    separator = draw(st.sampled_from([",", "\u00a0", "\u202f"]))
    text = digits(value, separator)
    if form == "measure":
        surface, unit = draw(st.sampled_from(sorted(UNITS.items())))
        return f"{text}{surface}", value, unit
    return (f"{value:,f} people" if 1000 <= value < 2200 else text), value, ""


@settings(max_examples=CASES, deadline=None)
@given(notation=notations(), frame=st.sampled_from(FRAMES))
def test_round_trip(notation: tuple[str, Decimal, str], frame: str) -> None:
    """The value, the unit and the exact words come back."""
    written, value, unit = notation
    text = frame.format(written)
    found = scan(text)
    assert len(found.mentions) == 1, found
    (mention,) = found.mentions
    quantity = mention.quantity
    assert (quantity.low, quantity.high, quantity.form) == (value, value, Form.POINT)
    assert quantity.unit.name == unit
    assert mention.span.of(text) == mention.text
    assert mention.text == written.removesuffix(" people")
    assert not found.dates


@st.composite
def ranges(draw: st.DrawFn) -> tuple[str, Decimal, Decimal, str]:
    """Draw (text, low, high, unit name) of a range whose ends share mark, scale or unit."""
    low = draw(st.integers(2, 400))
    high = low + draw(st.integers(1, 400))
    between = draw(st.sampled_from(BETWEEN))
    power = draw(st.sampled_from([0, 6, 9]))
    scale = {0: "", 6: " million", 9: " billion"}[power]
    ends = (Decimal(low).scaleb(power), Decimal(high).scaleb(power))
    if draw(st.booleans()):
        mark, unit = draw(st.sampled_from(sorted(MARKS.items())))
        again = mark if between == " to " else ""
        return f"{mark}{low}{between}{again}{high}{scale}", *ends, unit
    surface, unit = draw(st.sampled_from([(s, u) for s, u in sorted(UNITS.items()) if s[0] == " "]))
    return f"{low}{between}{high}{scale}{surface}", *ends, unit


@settings(max_examples=CASES, deadline=None)
@given(drawn=ranges())
def test_ranges_round_trip(drawn: tuple[str, Decimal, Decimal, str]) -> None:
    """Both ends come back, each with the scale and the unit that they share."""
    written, low, high, unit = drawn
    text = f"It took {written} in all."
    (mention,) = scan(text).mentions
    quantity = mention.quantity
    assert (quantity.low, quantity.high, quantity.form) == (low, high, Form.RANGE)
    assert quantity.unit.name == unit
    assert mention.text == written


@settings(max_examples=CASES, deadline=None)
@given(notation=notations(), hedge=st.sampled_from(sorted(HEDGES)))
def test_hedges_round_trip(notation: tuple[str, Decimal, str], hedge: str) -> None:
    """A hedge in front is read, stays outside the span, and changes no value."""
    written, value, _ = notation
    (mention,) = scan(f"They counted {hedge}{written} there.").mentions
    expected = HEDGES[hedge]
    assert mention.hedges == (() if expected is None else (expected,))
    assert (mention.quantity.low, mention.quantity.high) == (value, value)
    assert mention.text == written.removesuffix(" people")


@settings(max_examples=CASES, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,-–/:%$€' \n½²aAmksbnto'"), max_size=60))
def test_digits_and_signs_in_any_order(text: str) -> None:
    """Nothing raises, and every span covers exactly its words."""
    spans(text)


@settings(max_examples=CASES, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Nothing raises on any text."""
    spans(text)


PIECES = st.sampled_from(
    _list(
        """one two twenty hundred million half quarter third a an and of to from between - in 5
        1.5 2019 $ % percent points per May 3rd Monday first years old more than about 1,000
        dozen several rose by fell , . ( ) men 7/8 x times doubled ft in lb Q3 '80s no. Section"""
    )
)


@settings(max_examples=CASES, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_number_words_in_any_order(pieces: list[str]) -> None:
    """The grammar raises on no order of its own words."""
    spans(" ".join(pieces))


def spans(text: str) -> None:
    """Check law 2, order, and that no two results share a character."""
    found = scan(text)
    items = [(m.span, m.text) for m in found.mentions]
    items += [(d.span, d.text) for d in found.dates]
    items += [(p.span, p.text) for p in found.passed_over]
    valued = [(m.span, m.text) for m in (*found.ages, *found.ordinals)]
    for span, words_ in (*items, *valued):
        assert span.of(text) == words_
        assert words_
    ordered = sorted(span for span, _ in items)
    assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))
