"""Pairs of sentences, and what must come of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from verify.model import Label
from verify.pairing import compare

_LABELS = {"S": Label.SUPPORTED, "R": Label.REFUTED, "N": Label.NOT_ENOUGH}
_CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_a_pair_of_sentences(case: dict[str, str]) -> None:
    """Label and lean are those of the table."""
    outcome = compare(case["claim"], case["evidence"])
    label = case["label"]
    assert outcome.label is _LABELS[label], outcome.reason
    assert outcome.lean is _LABELS[case.get("lean", label)]
