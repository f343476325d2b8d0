"""Nothing in an article or on a page can act on the reader's terminal."""

from __future__ import annotations

import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timing import seconds
from verify.report.clean import clean, safe_link, to_ascii

HOSTILE = [
    # text, what is shown
    ("\x1b[31mrefuted\x1b[0m", " [31mrefuted [0m"),
    (
        "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
        " ]8;;http://evil.example \\click ]8;; \\",
    ),
    ("\x9b31mC1 control", " 31mC1 control"),
    ("12\x00 34", "12 34"),
    ("\x08\x08\x0899", " 99"),
    ("up\r\ndown", "up down"),
    ("1\u2028 2\u20293", "1 2 3"),
    ("1\u00a0234\u202f567", "1 234 567"),
    ("\u202e321\u202c", "321"),
    ("\u2066a\u2069\u200e\u200f\u061c", "a"),
    ("1\u200b2\u2060\ufeff3", "123"),
    ("soft\u00adhyphen", "softhyphen"),
    ("\ud800lone \udfff surrogates", "lone surrogates"),
    ("private \ue000 use", "private \ufffd use"),
    ("blank \u3164\u2800\u115f letters", "blank letters"),
    ("heart \u2764\ufe0f", "heart \u2764"),
    ("tag \U000e0041\U000e007f", "tag "),
    ("e" + "\u0301" * 50, "e" + "\u0301" * 3),
    ("[bold]markup[/bold] :warning:", "[bold]markup[/bold] :warning:"),
    ("Ærøskøbing 2 000 €", "Ærøskøbing 2 000 €"),
    ("數字 ١٢٣", "數字 ١٢٣"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_clean_shows_words_and_removes_what_acts(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_clean_leaves_no_control_format_or_surrogate(text: str) -> None:
    for character in clean(text):
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    clean(text).encode("utf-8")


@given(st.text())
def test_clean_is_done_after_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="0123456789 \n\t\r\x00\x0b\x1c\u00a0\u2028\u3000", max_size=30))
def test_clean_never_joins_two_numbers(text: str) -> None:
    assert clean(text).split() == "".join(c if c.isdecimal() else " " for c in text).split()


def test_clean_takes_linear_time() -> None:
    for piece in ("\x1b[", "e\u0301", " \u200b", "a"):
        assert seconds(partial(clean, piece * 500_000), enough=2) <= 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the board’s “fares” – 5 − 2…", 'the board\'s "fares" - 5 - 2...'),
        ("São Tomé, Łódź", "Sao Tome, Lodz"),
        ("€5 and £3", "EUR 5 and GBP 3"),
        ("½ of ٣٤", "1/2 of 34"),
        ("數字", "??"),
    ],
)
def test_to_ascii_keeps_what_can_be_kept(text: str, shown: str) -> None:
    assert to_ascii(text) == shown


@given(st.text())
def test_to_ascii_is_ascii(text: str) -> None:
    assert to_ascii(clean(text)).isascii()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d=%20#:~:text=60%25",
        "http://example.org",
        "https://[2001:db8::1]/x",
    ],
)
def test_a_web_address_becomes_a_link_as_it_is(address: str) -> None:
    assert safe_link(address) == address


def test_a_link_is_percent_encoded_outside_ascii() -> None:
    assert safe_link("https://example.org/zürich") == "https://example.org/z%C3%BCrich"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "//example.org/x",
        "https://bank.example@evil.example/",
        "https://example.org/\x1b]8;;",
        "https://example.org/a b",
        "https://example.org\\@evil.example",
        "https://example.org/\u202egnp",
        "https://example.org/\x07",
        "https://[not-an-address",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_anything_else_does_not(address: str) -> None:
    assert safe_link(address) == ""
