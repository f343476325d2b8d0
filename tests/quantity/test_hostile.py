"""Hostile text: linear time, no exception, nothing read out of what is no number."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.timing import scaled, seconds
from verify.model import Aside
from verify.quantity import scan
from verify.quantity.numerals import parse_cell
from verify.quantity.scan import LONGEST
from verify.quantity.tokens import MOST, Tokens

LENGTH = 1_000_000
PIECES = ["1,", "1", ".", "-", "' ", "a.", "a.b. ", "\n", "\n \t", "$", "1:", "x", "http://",
          "½", "one ", "1 ", "hundred ", "and ", "half ", "5 ft 3 in ", "rose 5 to ", "(1) ",
          "\u200b1", "’", '1" ', "twenty-", "per 5 ", "2012-", "٣", "a ", "A ", "of ", "in ",
          "to 5 ", "5% ", "$5 ", "“a” ", "may ", "ii ", "漢", "-.",
          "seven years ago "]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_million_characters_are_cut_into_tokens_at_once(piece: str) -> None:
    """The one pattern that runs over a text is linear."""
    text = (piece * LENGTH)[:LENGTH]
    assert seconds(lambda: Tokens(text), enough=3) <= 3


@pytest.mark.parametrize("piece", PIECES)
def test_a_million_characters_are_read_within_a_second(piece: str) -> None:
    """On the machine that the bar is meant for; longer where that work takes longer."""
    text = (piece * LENGTH)[:LENGTH]
    assert seconds(lambda: scan(text), enough=1) <= scaled(1)


def test_the_rest_of_a_line_of_numbers_without_end_is_passed_over_as_unclear() -> None:
    """No sentence holds hundreds of numbers; what follows it is read again."""
    text = f"{'5 men and ' * (2 * LONGEST)}. Then 7 women came."
    found = scan(text)
    assert len(found.mentions) == LONGEST + 1
    assert [passed.reason for passed in found.passed_over] == [Aside.UNCLEAR]
    assert found.mentions[-1].text == "7"


def test_the_rest_of_a_text_without_measure_is_passed_over_as_unclear() -> None:
    """The article is not silently cut."""
    text = f"5 men{' .' * MOST} 7 women"
    found = scan(text)
    assert [mention.text for mention in found.mentions] == ["5"]
    (rest,) = found.passed_over
    assert (rest.reason, rest.span.of(text)) == (Aside.UNCLEAR, rest.text)


def test_a_long_table_in_a_text_is_read_to_its_last_row() -> None:
    """Its lines end, though no full stop stands in it."""
    rows = "\n".join(f"Row {n} of 9 men, 8 women" for n in range(2 * LONGEST))
    assert [mention.text for mention in scan(rows).mentions[-2:]] == ["9", "8"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9" * 41, Aside.NOT_A_NUMBER),
        ("9" * 5000, Aside.NOT_A_NUMBER),
        ("1१", Aside.NOT_A_NUMBER),
        ("𝟙𝟚", Aside.NOT_A_NUMBER),
        ("1\u200b234", Aside.NOT_A_NUMBER),
        ("12\u00ad34", Aside.NOT_A_NUMBER),
        ("\u202e123\u202c", Aside.NOT_A_NUMBER),
        ("007", Aside.IDENTIFIER),
        ("192.168.0.1", Aside.IDENTIFIER),
        ("1_000", Aside.IDENTIFIER),
        ("0x1F", Aside.IDENTIFIER),
        ("12,3456", Aside.AMBIGUOUS),
        ("1,2,3", Aside.AMBIGUOUS),
        ("1..5", Aside.AMBIGUOUS),
        ("1e400", Aside.NOT_A_NUMBER),
    ],
)
def test_what_is_no_number_is_passed_over_with_its_reason(text: str, reason: Aside) -> None:
    """A wrong value is worse than a missed one."""
    found = scan(text)
    assert found.mentions == ()
    assert [passed.reason for passed in found.passed_over] == [reason]


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "Infinity", "l00", "1O0", "З.5", "1e400", "\ud835 5e999"]
)
def test_no_infinite_or_disguised_numbers(text: str) -> None:
    """Exponents out of range and look-alike letters give no value beyond forty digits."""
    for mention in scan(text).mentions:
        assert mention.quantity.low is not None
        assert abs(mention.quantity.low) < 10**41
    assert parse_cell(text) is None


def test_the_reader_loads_neither_parsers_nor_the_network() -> None:
    """Imports stay light: no library for units, none for the network."""
    code = (
        "import sys, verify.quantity; verify.quantity.scan('5 km');"
        "heavy = ('pint', 'babel', 'requests', 'rich', 'socket', 'lxml');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and a constant program
    assert done.stdout.strip() == "[]"
