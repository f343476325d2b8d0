"""Inflation and growth are changes, whether a table or a sentence gives them as levels or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.match.build import PAKISTAN, PERCENT, amount, claim, figure, topic, year
from verify.match import Matcher, Standard
from verify.match.rates import as_change
from verify.match.thesaurus import default
from verify.model import Direction, Fit, Kind, Label, Topic

STANDARD = Standard(threshold=70, margin=5)
UP, DOWN = Direction.UP, Direction.DOWN


def rate(phrase: str, kind: Kind = Kind.LEVEL) -> Topic:
    return topic(phrase, places=(PAKISTAN,), period=year(2023), kind=kind, dimension="percent")


@pytest.mark.parametrize("phrase", ["inflation", "annual inflation rate", "population growth"])
def test_a_rate_of_change_is_a_change(phrase: str) -> None:
    assert as_change(rate(phrase), default()).kind is Kind.CHANGE


@pytest.mark.parametrize("phrase", ["unemployment rate", "turnout", "growth hormone"])
def test_another_rate_is_a_level(phrase: str) -> None:
    assert as_change(rate(phrase), default()).kind is Kind.LEVEL


@pytest.mark.parametrize(
    ("said", "listed", "value", "label"),
    [
        (rate("inflation"), rate("consumer price", Kind.CHANGE), "3.2", Label.SUPPORTED),
        (rate("consumer price", Kind.CHANGE), rate("inflation"), "3.2", Label.SUPPORTED),
        (rate("price", Kind.CHANGE), rate("inflation"), "3.2", Label.SUPPORTED),
        (rate("gdp", Kind.CHANGE), rate("economic growth"), "3.2", Label.SUPPORTED),
        # told under another name it never refutes, under its own it does
        (rate("price", Kind.CHANGE), rate("inflation"), "9.9", Label.NOT_ENOUGH),
        (rate("inflation"), rate("inflation"), "9.9", Label.REFUTED),
        # what other things cost is no inflation
        (rate("house price", Kind.CHANGE), rate("inflation"), "3.2", Label.NOT_ENOUGH),
        (rate("food price", Kind.CHANGE), rate("inflation"), "3.2", Label.NOT_ENOUGH),
    ],
)
def test_changes_and_rates_meet(said: Topic, listed: Topic, value: str, label: Label) -> None:
    up = UP if said.kind is Kind.CHANGE else Direction.NONE
    told = claim(said, amount(value, step="0.1", unit=PERCENT, direction=up))
    found = Matcher.of([figure(listed, amount("3.2", step="0.1", unit=PERCENT))])
    assert found.verdict(told, STANDARD, anchor=None).label is label


def test_falling_prices_are_inflation_below_zero() -> None:
    told = claim(
        rate("consumer price", Kind.CHANGE), amount("0.4", step="0.1", unit=PERCENT, direction=DOWN)
    )
    below = figure(rate("inflation"), amount("-0.4", step="0.1", unit=PERCENT))
    above = replace(below, amount=amount("0.4", step="0.1", unit=PERCENT))
    assert Matcher.of([below]).verdict(told, STANDARD, anchor=None).label is Label.SUPPORTED
    assert Matcher.of([above]).verdict(told, STANDARD, anchor=None).label is not Label.SUPPORTED


def test_nominal_levels_never_stand_for_growth() -> None:
    """Growth is told at constant prices: a change of GDP in money of the day is another number."""
    gdp = [
        figure(topic("gdp", period=year(2022 + n), dimension="currency USD"), amount(value))
        for n, value in enumerate(("100", "110"))
    ]
    growth = claim(rate("economic growth", Kind.CHANGE), amount("10", unit=PERCENT, direction=UP))
    found = Matcher.of(gdp).matches("c1", growth.topic, anchor=None)
    assert not [one for one in found if not one.vetoed and one.scores[0].fit is not Fit.VETO]
