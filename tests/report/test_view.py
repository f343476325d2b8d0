"""What a row shows of its evidence, and how a claim is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.samples import CYCLISTS, against, figure, full_report, point
from verify.model import (
    Amount,
    Comparison,
    Direction,
    Evidence,
    Hedge,
    Kind,
    Report,
    Role,
    Span,
)
from verify.report import Style, describe, view
from verify.report.parts import blocks
from verify.report.pen import Pen


def report_on(*evidence: Evidence, quote: Evidence | None = None) -> Report:
    """Return a report with one result that rests on ``evidence``."""
    full = full_report()
    result = full.results[1]
    verdict = replace(result.verdict, evidence=evidence, quote=quote)
    return replace(full, results=(replace(result, verdict=verdict),))


def agreeing(source: str, value: str) -> Evidence:
    return against("c2", figure(source, point(value), CYCLISTS), 90.0, Comparison.AGREES)


def test_a_row_shows_each_source_before_a_second_figure_of_one() -> None:
    evidence = [agreeing("harbour-office", str(2200 + number)) for number in range(6)]
    evidence.append(agreeing("ferry-watch", "2999"))
    (row,) = view.rows(report_on(*evidence))
    assert [line.figure for line in row.shown] == ["2,200", "2,201", "2,999"]
    assert row.rest == "and 4 more, from 2,202 to 2,205"


def test_a_row_shows_what_differs_before_what_repeats() -> None:
    evidence = [agreeing("harbour-office", value) for value in ("10", "10", "11", "12")]
    (row,) = view.rows(report_on(*evidence))
    assert [line.figure for line in row.shown] == ["10", "11", "12"]
    assert row.rest == ""  # the same line twice is shown once


def test_figures_of_several_units_have_no_spread() -> None:
    assert CYCLISTS.period is not None
    day = figure("harbour-office", CYCLISTS.period, CYCLISTS)
    evidence = [agreeing("harbour-office", str(number)) for number in range(4)]
    (row,) = view.rows(report_on(*evidence, against("c2", day, 90.0, Comparison.AGREES)))
    assert row.rest == "and 2 more"


@pytest.mark.parametrize(("explain", "where"), [(False, "see --explain"), (True, "below")])
def test_the_rest_says_where_it_is(*, explain: bool, where: str) -> None:
    evidence = [agreeing("harbour-office", str(number)) for number in range(9)]
    pen = Pen(Style(width=60, explain=explain))
    shown = "\n".join(line.plain for line in blocks(pen, view.rows(report_on(*evidence))))
    assert f"and 6 more, from 3 to 8; {where}" in shown


def test_a_quotation_is_shown_once_and_last() -> None:
    said = against(
        "c2", figure("press", point("2267"), CYCLISTS, role=Role.REPORTS), 99.0, Comparison.AGREES
    )
    (row,) = view.rows(report_on(said, agreeing("harbour-office", "2300"), quote=said))
    assert [line.figure for line in row.shown] == ["2,300", "2,267"]
    assert [line.quote for line in row.shown] == ["", "quote confirmed"]
    assert row.shown[1].site == "press.example reports it"


def test_a_quotation_that_differs_is_not_confirmed() -> None:
    said = against("c2", figure("press", point("9"), CYCLISTS), 99.0, Comparison.DIFFERS)
    (row,) = view.rows(report_on(quote=said))
    assert [line.quote for line in row.shown] == ["quoted otherwise"]


def test_a_source_without_a_title_goes_by_its_name() -> None:
    (row,) = view.rows(report_on(agreeing("unknown", "1")))
    assert row.lines[0].source == "unknown"


def test_a_span_that_is_not_of_the_sentence_shows_the_number_alone() -> None:
    claim = replace(full_report().results[1].claim, span=Span(3, 8))
    assert describe.snippet(claim) == describe.Snippet(before="", number="2,200", after="")


def test_a_long_sentence_is_cut_at_words() -> None:
    claim = full_report().results[1].claim
    cut = describe.snippet(claim, context=20)
    assert cut.before == "… carried more than "
    assert cut.after == " cyclists since the …"


@pytest.mark.parametrize(
    ("words", "hedges", "direction", "kind", "shown"),
    [
        ("60 percent", (), Direction.UP, Kind.CHANGE, "up 60 percent"),
        ("60 percent", (), Direction.UP, Kind.SHARE, "60 percent"),
        ("up to 500", (Hedge.AT_MOST,), Direction.NONE, Kind.LEVEL, "at most up to 500"),
        ("over 2,200", (Hedge.OVER,), Direction.NONE, Kind.LEVEL, "over 2,200"),
        ("several\n  hundred", (Hedge.VAGUE,), Direction.NONE, Kind.LEVEL, "several hundred"),
    ],
)
def test_a_claim_is_told_in_the_articles_words(
    words: str, hedges: tuple[Hedge, ...], direction: Direction, kind: Kind, shown: str
) -> None:
    claim = full_report().results[1].claim
    amount = Amount(value=point("1"), hedges=hedges, direction=direction)
    changed = replace(claim, text=words, amount=amount, topic=replace(claim.topic, kind=kind))
    assert describe.claimed(changed) == shown


def test_a_number_in_words_is_told_in_digits_too() -> None:
    claim = full_report().results[1].claim
    quarter = Amount(value=point("250000", step="1000"))
    assert describe.reading(replace(claim, text="a quarter of a million", amount=quarter)) == (
        "250,000"
    )
    assert describe.reading(replace(claim, text="250,000 people", amount=quarter)) == ""
