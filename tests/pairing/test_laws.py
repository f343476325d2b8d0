"""The laws, held over comparisons of sentences."""

from __future__ import annotations

import contextlib
import dataclasses
import pickle
import re
import tomllib
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timing import seconds
from verify.errors import ArticleError
from verify.model import Amount, Comparison, Label, Reason
from verify.pairing import compare
from verify.pairing.items import About
from verify.pairing.judge import LONGEST
from verify.report.json import from_json, to_json
from verify.report.style import Style

_CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
_NOW = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
_COUNT = re.compile(r"(?<![\d.,#/-])\d{2,3}(?![\d.,%/-]|\d|th\b|-year|\s(?:March|April|May))")


def test_what_is_paired_holds_no_amount() -> None:
    """Law 1: matching never reads a number, because it is not given one."""
    assert all("Amount" not in str(field.type) for field in dataclasses.fields(About))


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_other_values_pair_the_same(case: dict[str, str]) -> None:
    """Law 1: with other counts in the evidence the same ones are chosen."""
    other = _COUNT.sub(lambda match: str(int(match[0]) + 7), case["evidence"])
    before, after = (compare(case["claim"], text) for text in (case["evidence"], other))
    chosen = [[part.pair.evidence for part in one.parts] for one in (before, after)]
    assert chosen[0] == chosen[1]


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_spans_are_the_words(case: dict[str, str]) -> None:
    """Law 2."""
    outcome = compare(case["claim"], case["evidence"])
    for reading in (outcome.claim, outcome.evidence):
        assert all(item.span.of(reading.text) == item.text for item in reading.items)


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_an_unrelated_sentence_creates_no_refutation(case: dict[str, str]) -> None:
    """Law 4: more text without a word of the claim takes certainty away at most."""
    more = f"{case['evidence']} Some 4,711 lanterns burned on 83 balconies."
    before, after = compare(case["claim"], case["evidence"]), compare(case["claim"], more)
    assert after.label is not Label.REFUTED or before.label is Label.REFUTED


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_the_same_sentence_is_never_refuted(case: dict[str, str]) -> None:
    for text in (case["claim"], case["evidence"]):
        assert compare(text, text).label is not Label.REFUTED


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_the_same_inputs_give_the_same_outcome(case: dict[str, str]) -> None:
    """Laws 6 and 7: equal, and equal again after a journey between processes."""
    one, other = (compare(case["claim"], case["evidence"]) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_the_report_says_what_the_outcome_says(case: dict[str, str]) -> None:
    """A number is refuted in the report only if the sentence is; the report survives JSON."""
    outcome = compare(case["claim"], case["evidence"])
    report = outcome.report(now=_NOW)
    labels = {result.verdict.label for result in report.results}
    assert (Label.REFUTED in labels) == (outcome.label is Label.REFUTED)
    if outcome.label is Label.SUPPORTED:
        assert labels == {Label.SUPPORTED}
    for result in report.results:
        assert result.claim.span.of(report.article.text) == result.claim.text
        assert result.verdict.message
    assert from_json(to_json(report, Style(width=80))) == report


def test_a_report_names_both_sides() -> None:
    outcome = compare("The harbour has 18 cranes.", "There are 21 cranes in the harbour.")
    result = outcome.report(now=_NOW).results[0]
    evidence = result.verdict.evidence[0]
    assert outcome.message == "“18” differs from “21”."
    assert result.verdict.reason is Reason.OUTSIDE
    assert evidence.comparison is Comparison.DIFFERS
    assert evidence.note == "21 differs from 18"
    assert isinstance(evidence.match.figure.amount, Amount)


def tried(claim: str, evidence: str) -> None:
    """Compare two texts, or refuse them."""
    with contextlib.suppress(ArticleError):
        compare(claim, evidence)


@pytest.mark.parametrize(
    "text",
    ["7 " * 6000, "a1 " * 6000, "(((" * 6000, "the " * 4900, "5 km, " * 3000, "May 5 " * 3000],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    """What is too much is refused at once; what is not is done at once."""
    for claim, evidence in (("The tower is 90 metres tall.", text), (text[:200], text[:200])):
        assert seconds(partial(tried, claim, evidence), enough=5) <= 5


def test_a_text_that_is_no_sentence_is_refused() -> None:
    with pytest.raises(
        ArticleError, match=r"evidence: has 20001 characters \(give at most 20000\)"
    ):
        compare("Ten men came.", "x" * (LONGEST + 1))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(claim: str, evidence: str) -> None:
    assert compare(claim, evidence).label in Label
