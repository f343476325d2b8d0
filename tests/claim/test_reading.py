"""The reading of our own articles stays at least as good as it is (see ``reading.py``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claim import reading

# Shares of right answers below which a change has made the reading worse.
FLOORS = {
    "recall": 0.97,
    "precision": 0.95,
    "left alone": 0.92,
    "kind": 0.93,
    "hedge": 0.95,
    "subject": 0.86,
    "place": 0.62,
    "period": 0.68,
    "baseline": 0.90,
    "speaker": 0.92,
}


@pytest.fixture(scope="module")
def tally() -> reading.Tally:
    return reading.measure()


@pytest.mark.parametrize("measure", FLOORS)
def test_our_own_articles_are_read_as_well_as_before(measure: str, tally: reading.Tally) -> None:
    assert tally.counts[f"{measure} of"] > 20
    assert tally.share(measure) >= FLOORS[measure], "\n".join(tally.errors[measure])


def test_a_label_that_does_not_stand_in_its_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text("date: 2024-01-01\nFive people died.\n---\nSix | level\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'Six' does not stand"):
        reading.load(path)
