"""Character sets, links, cells and the schema."""

from __future__ import annotations

import json
import pickle
from importlib import resources

import pytest

from tests.source.pages import csv_source, figures
from tests.timing import seconds
from verify.model import Direction, Hedge, Quantity
from verify.source import schema
from verify.source.cells import is_missing, read_cell, read_hedge, split_fact
from verify.source.decode import decode
from verify.source.links import text_link


@pytest.mark.parametrize(
    ("content", "charset", "text", "guessed"),
    [
        ("é".encode(), "", "é", False),
        ("é".encode("latin-1"), "", "é", True),
        ("é".encode("latin-1"), "ISO-8859-1", "é", False),
        (b"\xef\xbb\xbf" + "é".encode(), "latin1", "é", False),
        ("\ufeffé".encode("utf-16-le"), "utf-8", "é", False),
        ("\ufeffé".encode("utf-16-be"), "", "é", False),
        (b'<meta charset="windows-1251">\xef', "", '<meta charset="windows-1251">п', False),
        (b"<meta charset=utf-16>\xc3\xa9", "", "<meta charset=utf-16>é", False),
        (b'<?xml version="1.0" encoding="koi8-r"?>\xd0', "", None, False),
        ("é".encode("latin-1"), "utf-8", "\ufffd", True),
        (b"+AGE-", "utf-7", "+AGE-", False),
        (b"\x81", "windows-1252", "\x81", False),
        (b"", "", "", False),
    ],
)
def test_character_sets(content: bytes, charset: str, text: str | None, guessed: bool) -> None:  # noqa: FBT001 - a table's column
    decoded = decode(content, charset=charset, markup=True)
    assert decoded.guessed is guessed
    assert text is None or decoded.text == text


@pytest.mark.parametrize(
    ("words", "before", "after", "link"),
    [
        ("1,234", "", "", "https://x.example/a#:~:text=1%2C234"),
        ("a-b & c", "", "", "https://x.example/a#:~:text=a%2Db%20%26%20c"),
        ("5", "x", "y", "https://x.example/a#:~:text=x-,5,-y"),
        ("5", "no more than the last five words", "and of what follows the first five",
         ("https://x.example/a#:~:text=than%20the%20last%20five%20words-,5,"
         "-and%20of%20what%20follows%20the")),
        ("é", "", "", "https://x.example/a#:~:text=%C3%A9"),
        (" ".join("abcdefghij" for _ in range(20)), "", "",
         "https://x.example/a#:~:text=" + "%20".join(["abcdefghij"] * 5) + ","
         + "%20".join(["abcdefghij"] * 5)),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_text_fragments(words: str, before: str, after: str, link: str) -> None:
    assert text_link("https://x.example/a", words, before=before, after=after) == link


def test_fragments_keep_an_anchor_and_need_a_web_address() -> None:
    assert text_link("https://x.example/a#b", "5") == "https://x.example/a#b:~:text=5"
    assert text_link("file:///a", "5") == ""


CELLS = [
    ("1,234", "1234", ""), ("(1,234)", "-1234", ""), ("12%", "12", "%"), ("$ 5", "5", "dollar"),
    ("1,234[1]", "1234", ""), ("1,234[citation needed]", "1234", ""), ("5*", "5", ""),
    ("1,234²", "1234", ""), ("† 7", "7", ""), ("12.5 (2019)", "12.5", ""), ("3 (4%)", "3", ""),
    ("−5", "-5", ""), ("0.50", "0.50", ""), ("5 km", "5", "kilometre"), ("\u200e1,234", "1234", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit"), CELLS)
def test_cells_that_hold_one_number(text: str, value: str, unit: str) -> None:
    cell = read_cell(text, decimal=".")
    assert cell is not None
    assert isinstance(cell.value, Quantity)
    assert (f"{cell.value.low:f}", cell.value.unit.name) == (value, unit)


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "–", "5 (3)", "3-1", "12:30", "5/8/2020", "2012-13", "10²", "10⁶", "3×10⁶", "A5",
     "1 of 2 in 3", "x" * 5000, "5" * 200, "1.2.3", "#5", "[5]", "NaN", "Infinity"],
)  # fmt: skip
def test_cells_that_hold_no_single_number(text: str) -> None:
    assert read_cell(text, decimal=".") is None


@pytest.mark.parametrize(
    ("text", "hedges", "direction"),
    [
        ("~5", (Hedge.ABOUT,), Direction.NONE), ("<5", (Hedge.UNDER,), Direction.NONE),
        ("≥ 5", (Hedge.AT_LEAST,), Direction.NONE), ("over 5,000", (Hedge.OVER,), Direction.NONE),
        ("▲5", (), Direction.UP), ("↓ 5%", (), Direction.DOWN), ("+5", (), Direction.UP),
    ],
)  # fmt: skip
def test_signs_before_a_number(text: str, hedges: tuple[Hedge, ...], direction: Direction) -> None:
    cell = read_cell(text, decimal=".")
    assert cell is not None
    assert (cell.hedges, cell.direction) == (hedges, direction)


def test_hedges_of_a_column() -> None:
    assert read_hedge("nearly") == (Hedge.NEARLY,)
    assert read_hedge("more than") == (Hedge.OVER,)
    assert read_hedge("green") == ()
    assert read_hedge("") == ()


def test_missing_cells() -> None:
    assert all(map(is_missing, ["", " – ", "N/A", "..", "n.a.[1]", "—*"]))
    assert not any(map(is_missing, ["0", "no", "5", "x" * 9999]))


def test_facts_and_their_asides() -> None:
    assert split_fact("881 km (340 mi) (33rd)") == ("881 km", "")
    assert split_fact("17.4% (2023 est.)") == ("17.4%", "2023")
    assert split_fact("5 (a) and 6") == ("5 (a) and 6", "")
    assert split_fact("5") == ("5", "")


@pytest.mark.parametrize(
    "mark", ["(", "[", "*", " ", "1,", "1.", "-", "%", "5 ", "a(", "\u200b", "²"]
)
def test_no_cell_takes_long(mark: str) -> None:
    def read() -> None:
        for text in (mark * 200_000, "5" + mark * 200_000, mark * 60, "5" + mark * 60 + "x"):
            read_cell(text)
            is_missing(text)
            split_fact(text)

    assert seconds(read, enough=1) <= 1


def test_the_published_schema_is_current() -> None:
    text = resources.files("verify.source").joinpath("sources.schema.json").read_text("utf-8")
    assert json.loads(text) == schema()


def test_figures_and_sources_can_be_sent_to_other_processes() -> None:
    source = csv_source(subject="x")
    found = figures("year,n\n2020,5\n", source)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 - our own bytes
    assert hash(found)
