"""The report on a terminal: nothing is lost, whatever its width and abilities."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.report.samples import (
    article,
    claim,
    empty_report,
    extraction,
    figure,
    full_report,
    match,
)
from verify.model import (
    Amount,
    Comparison,
    Evidence,
    Label,
    Quantity,
    Report,
    Result,
    Subject,
    Topic,
)
from verify.report import CLAIM_FORMATS, FORMATS, Style
from verify.report.pen import PALETTE, Pen, longest_figure
from verify.report.view import SIGNS

SNAPSHOTS = Path(__file__).with_name("snapshots")
RICH = Style(width=120, ansi=True, colour=True, hyperlinks=True)
WIDTHS = (60, 80, 120, 200)
CASES = {
    **{f"table-{width}": Style(width=width) for width in WIDTHS},
    "table-ascii-100": Style(width=100, ascii=True),
    "table-colour-120": RICH,
    "explain-80": Style(width=80, explain=True),
    "explain-120": Style(width=120, explain=True),
}


def table(report: Report, style: Style) -> str:
    return FORMATS["table"](report, style)


@pytest.mark.parametrize("name", CASES)
def test_the_table_is_as_it_was_looked_at(name: str) -> None:
    """When the change is wanted: ``python -m tests.report.regenerate``, then look at the files."""
    expected = (SNAPSHOTS / f"{name}.txt").read_text(encoding="utf-8")
    assert table(full_report(), CASES[name]) == expected


def test_the_claims_are_as_they_were_looked_at() -> None:
    expected = (SNAPSHOTS / "claims-80.txt").read_text(encoding="utf-8")
    assert CLAIM_FORMATS["table"](article(), extraction(), Style(width=80)) == expected


@pytest.mark.parametrize("width", range(20, 220, 7))
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, *, explain: bool) -> None:
    """Addresses are the exception: in two pieces they could not be followed."""
    style = Style(width=width, explain=explain)
    for line in table(full_report(), style).splitlines():
        assert cell_len(line) <= style.columns or "http" in line


@pytest.mark.parametrize("width", range(20, 220, 3))
@pytest.mark.parametrize("ascii_only", [False, True])
def test_figures_are_never_broken_or_cut(width: int, *, ascii_only: bool) -> None:
    shown = table(full_report(), Style(width=width, ascii=ascii_only, explain=True))
    # in the sentence, claimed, in a message or a diagnosis, read as
    assert len(re.findall(r"(?<!\S)\*?\$1,234,567\.89\b", shown)) >= 4
    assert len(re.findall(r"(?<!\S)\$1,432,567\.89\b", shown)) >= 3


@pytest.mark.parametrize("width", WIDTHS)
def test_a_figure_as_long_as_the_model_allows_is_whole(width: int) -> None:
    value = Decimal("1234567890" * 4)
    topic = Topic(subject=Subject(phrase="people"))
    quantity = Quantity(low=value, high=value)
    found = figure("harbour-office", quantity, topic)
    long = replace(
        full_report().results[6],
        claim=claim("c1", "15 people", 5, topic, Amount(value=quantity)),
    )
    evidence = Evidence(match=match("c1", found, 90.0), comparison=Comparison.AGREES)
    verdict = replace(long.verdict, evidence=(evidence,))
    report = replace(full_report(), results=(Result(claim=long.claim, verdict=verdict),))
    assert f" {value:,}" in table(report, Style(width=width))


@pytest.mark.parametrize("style", CASES.values(), ids=list(CASES))
def test_what_an_article_says_cannot_act_on_the_terminal(style: Style) -> None:
    shown = table(full_report(), style)
    assert "\u202e" not in shown
    assert "\x1b[31mshe" not in shown
    assert "[bold]runs[/bold]" in re.sub(r"\s+|\x1b\[[0-9;]*m", "", shown)
    escapes = set(re.findall(r"\x1b(?!\[[0-9;]*m|\]8;;(?:https?://[!-~]+?)?\x1b\\|\\)", shown))
    assert not escapes


def test_without_escape_sequences_there_are_none_and_the_number_is_marked() -> None:
    shown = table(full_report(), Style(width=120, colour=True, hyperlinks=True))
    assert "\x1b" not in shown
    assert "*$1,234,567.89*" in shown


def test_without_colour_bold_and_links_stay() -> None:
    shown = table(full_report(), replace(RICH, colour=False))
    assert "\x1b[1" in shown
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown)
    assert "\x1b]8;;https://harbour-office.example/figures/2023#:~:text=Passengers\x1b\\" in shown


def test_the_ascii_form_is_ascii() -> None:
    assert table(full_report(), Style(width=100, ascii=True, explain=True)).isascii()


def test_every_verdict_is_told_in_words() -> None:
    shown = " ".join(table(full_report(), RICH).split())
    for word in ("supported", "refuted", "conflicting", "evidence"):
        assert word in shown


def test_an_article_without_numbers_says_so() -> None:
    shown = table(empty_report(), Style(width=80))
    assert "No number found that could be checked." in shown
    assert "give one with --date" in " ".join(shown.split())


def test_a_source_address_that_is_not_of_the_web_is_no_link() -> None:
    line = Pen(RICH).text("somewhere", link="file:///etc/passwd")
    assert not line.spans


def test_a_long_word_is_folded_and_a_figure_is_not() -> None:
    pen = Pen(Style(width=40))
    lines = pen.wrap(pen.text("a" * 25 + " $1,234,567.89 end"), 10)
    assert [line.plain for line in lines] == ["a" * 10, "a" * 10, "a" * 5, "$1,234,567.89", "end"]


def test_the_width_of_a_column_knows_its_longest_figure() -> None:
    pen = Pen(Style())
    assert longest_figure(pen.text("about $1,234,567.89 in Llanfairpwllgwyngyll")) == 13
    assert longest_figure(pen.text("no figure")) == 0


def test_wide_characters_count_as_two_cells() -> None:
    pen = Pen(Style(width=40))
    assert [line.plain for line in pen.wrap(pen.text("數字數字數字"), 4)] == ["數字"] * 3


def test_every_label_and_comparison_has_a_sign_and_a_style() -> None:
    for member in (*Label, *Comparison):
        assert cell_len(SIGNS[member]) == 1
        assert member in PALETTE
        assert Pen(Style(ascii=True)).sign(member).isascii()


@pytest.mark.parametrize(("width", "columns"), [(60, False), (89, False), (100, True), (200, True)])
def test_blocks_replace_the_table_on_a_narrow_screen(width: int, *, columns: bool) -> None:
    shown = table(full_report(), Style(width=width))
    assert bool(re.search(r"Claim +Claimed +Reference +Source +Match +Verdict", shown)) is columns
    assert ("\n   claimed    over 2,200" in shown) is not columns


def test_the_same_report_gives_the_same_bytes() -> None:
    """Hyperlinks too: rich would give each a random id."""
    assert table(full_report(), RICH) == table(full_report(), RICH)
    assert "]8;id=" not in table(full_report(), RICH)
