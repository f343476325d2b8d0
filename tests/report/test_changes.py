"""What changed between two reports on one article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.report.samples import full_report
from verify.model import Figure, Label, Provenance, Report, Result
from verify.report import Style
from verify.report.changes import changes, changes_table


def with_result(index: int, result: Result) -> Report:
    """Return the full report, made a month later, with one result replaced."""
    full = full_report()
    results = (*full.results[:index], result, *full.results[index + 1 :])
    return replace(full, results=results, generated=datetime(2024, 4, 6, tzinfo=UTC))


def with_figure(result: Result, figure: Figure) -> Result:
    """Return a result whose first evidence is another figure."""
    first, *rest = result.verdict.evidence
    evidence = (replace(first, match=replace(first.match, figure=figure)), *rest)
    return replace(result, verdict=replace(result.verdict, evidence=evidence))


def test_nothing_changed() -> None:
    assert changes(full_report(), full_report()) == ()
    shown = changes_table(full_report(), full_report(), Style(width=80))
    assert "Since 6 Mar 2024, 09:30 UTC: 0 of 7 verdicts changed, 0 figures changed." in shown


def test_a_verdict_and_its_figure_changed() -> None:
    old = full_report().results[2]
    figure = old.verdict.evidence[0].match.figure
    amount = full_report().results[2].claim.amount
    new = with_figure(old, replace(figure, amount=amount))
    new = replace(new, verdict=replace(new.verdict, label=Label.SUPPORTED))
    (change,) = changes(full_report(), with_result(2, new))
    assert change.verdict_changed
    (seen,) = change.figures
    assert (seen.source, seen.same_value) == ("harbour-office", False)
    shown = changes_table(full_report(), with_result(2, new), Style(width=100))
    assert "refuted, now ✓ supported" in shown
    assert "$1,432,567.89 before, $1,234,567.89 now" in shown
    assert "1 of 7 verdicts changed, 1 figure changed." in shown


def test_an_edited_page_with_the_same_figure_is_said_to_be_so() -> None:
    old = full_report().results[1]
    figure = old.verdict.evidence[0].match.figure
    assert isinstance(figure.origin, Provenance)
    new = with_figure(old, replace(figure, origin=replace(figure.origin, sha256="f" * 64)))
    (change,) = changes(full_report(), with_result(1, new))
    assert not change.verdict_changed
    assert [seen.same_value for seen in change.figures] == [True]
    shown = changes_table(full_report(), with_result(1, new), Style(width=100))
    assert "Edited since, with the figures as they were: Norland Harbour Office." in shown
    assert "2,267" not in shown
    assert "0 of 7 verdicts changed, 0 figures changed." in shown


def test_the_inputs_of_a_derived_figure_are_compared() -> None:
    old = full_report().results[3]
    new = replace(old, verdict=replace(old.verdict, evidence=old.verdict.evidence[1:]))
    (change,) = changes(full_report(), with_result(3, new))
    assert [seen.after for seen in change.figures] == [None, None]
    shown = changes_table(full_report(), with_result(3, new), Style(width=100))
    assert "645 is no longer there or no longer used" in shown


def test_other_options_or_another_release_are_named() -> None:
    later = replace(full_report(), options_digest="fedcba987654", version="9.9.9")
    shown = " ".join(changes_table(full_report(), later, Style(width=200)).split())
    assert "made with other options" in shown
    assert "made by release 0.1.0, this is 9.9.9" in shown


def test_a_claim_that_is_read_otherwise_now_is_left_out() -> None:
    assert changes(full_report(), replace(full_report(), results=())) == ()
