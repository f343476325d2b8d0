"""Cells of tables: one number or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.quantity.numerals import parse_cell


@pytest.mark.parametrize(
    ("cell", "value", "unit", "others"),
    [
        ("12", "12", "", []),
        ("1,234", "1234", "", ["1.234"]),
        ("1.234", "1.234", "", ["1234"]),
        ("1,234,567", "1234567", "", []),
        ("1.234.567", "1234567", "", []),
        ("1.234,5", "1234.5", "", []),
        ("1,234.5", "1234.5", "", []),
        ("12,34,567", "1234567", "", []),
        ("1'234'567", "1234567", "", []),
        ("1 234 567", "1234567", "", []),
        ("1\u00a0234", "1234", "", []),
        ("1\u202f234,5", "1234.5", "", []),
        ("0,5", "0.5", "", []),
        ("0.234", "0.234", "", []),
        (".5", "0.5", "", []),
        ("+3.2", "3.2", "", []),
        ("-5", "-5", "", []),
        ("−5", "-5", "", []),
        ("(1,234)", "-1234", "", ["-1.234"]),
        ("($12.5)", "-12.5", "dollar", []),
        ("12%", "12", "%", []),
        ("3,5 %", "3.5", "%", []),
        ("$5.2m", "5200000", "dollar", []),
        ("€ 1.234,5", "1234.5", "euro", []),
        ("US$ 3.4 bn", "3400000000", "dollar", []),
        ("Rs 24", "24", "rupee", []),
        ("5 km", "5", "kilometre", []),
        ("1.2 million", "1200000", "", []),
        ("3½", "3.5", "", []),
        ("12*", "12", "", []),
        ("2019", "2019", "", []),
        ("5×10³", "5000", "", []),
        ("٣٫٥", "3.5", "", []),
        ("１２３", "123", "", []),
    ],
)
def test_one_number(cell: str, value: str, unit: str, others: list[str]) -> None:
    """A cell's number, its unit, and the other readings of an ambiguous notation."""
    found = parse_cell(cell)
    assert found is not None
    assert (found.low, found.high) == (Decimal(value), Decimal(value))
    assert found.unit.name == unit
    assert [bounds.low for bounds in found.alternatives] == [Decimal(other) for other in others]


@pytest.mark.parametrize(
    "cell",
    ["", " ", "-", "–", "—", "..", "n/a", "N/A", "nil", "abc", "abc 5", "5 of 6", "1,2,3",
     "12,3456", "1..5", "NaN", "inf", "1_000", "0x1F", "007", "𝟙𝟚", "1१", "1\u200b234",
     "12\u00ad34", "l00", "1O0", "З.5", "9" * 41, "1e400", "5-10", "12:30", "192.168.0.1",
     "10/11/2024", "v3.11.7", "(5", "5)", "2012-13", "9" * 5000, "see note 4", "1 2"],
)  # fmt: skip
def test_nothing(cell: str) -> None:
    """What is no number, or more than one, or too long, is nothing."""
    assert parse_cell(cell) is None


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.234", ",", "1234"),
        ("1,234", ",", "1.234"),
        ("1.234,5", ",", "1234.5"),
        ("1.234", ".", "1.234"),
        ("1,234", ".", "1234"),
        ("1,234.5", ".", "1234.5"),
    ],
)
def test_a_declared_decimal_mark_leaves_one_reading(cell: str, decimal: str, value: str) -> None:
    """Where the source says how it writes decimals, there is nothing to guess."""
    found = parse_cell(cell, decimal=decimal)
    assert found is not None
    assert found.low == Decimal(value)
    assert found.alternatives == ()


@pytest.mark.parametrize(
    ("cell", "step"),
    [
        ("12", "1"),
        ("12.50", "0.01"),
        ("2.3 million", "100000"),
        ("2,300,000", "1"),
        ("5e3", "1000"),
    ],
)
def test_the_step_is_the_last_stated_digit(cell: str, step: str) -> None:
    """The step gives the rounding interval."""
    found = parse_cell(cell)
    assert found is not None
    assert found.step == Decimal(step)
