"""Which places and bodies a number is about, and how surely the sentence tells."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

import verify
from verify.claim.clause_tree import Tie, clauses_of
from verify.claim.grammar import tokens_of
from verify.match.fields import place
from verify.model import Claim, Fit, Place, Topic

TABLE = tomllib.loads(Path(__file__).with_name("scenes.toml").read_text(encoding="utf-8"))


def claim(text: str, number: str) -> Claim:
    (found,) = [c for c in verify.extract_claims(text, date=date(2024, 6, 1)) if c.text == number]
    return found


@pytest.mark.parametrize(("text", "number", "places"), TABLE["case"], ids=lambda one: one[:60])
def test_places(text: str, number: str, places: str) -> None:
    topic = claim(text, number).topic
    wanted = [one for one in places.removesuffix("~").split("+") if one]
    assert [one.code or one.name for one in topic.places] == wanted
    assert topic.place_stated is not places.endswith("~")


@pytest.mark.parametrize(("text", "number", "name"), TABLE["names"])
def test_names_of_bodies(text: str, number: str, name: str) -> None:
    assert name in claim(text, number).topic.entities


@pytest.mark.parametrize(
    ("stated", "fit"), [((True, True), Fit.EXPLICIT), ((False, True), Fit.IMPLIED)]
)
def test_a_place_that_is_only_likely_cannot_refute(stated: tuple[bool, bool], fit: Fit) -> None:
    """A field that is not matched explicitly keeps any figure from refuting (law 5)."""
    peru = (Place(name="Peru", code="PER"),)
    mine, theirs = (Topic(places=peru, place_stated=one) for one in stated)
    assert place(mine, theirs).fit is fit
    assert place(theirs, mine).fit is fit


def test_clauses() -> None:
    """Relative clauses, asides and comparisons hang on the clause around them."""
    text = "Peru, which is dry, sold more fish, a staple, than Chile, and Chad grew."
    clauses = clauses_of(tokens_of(text, numbers=()))
    assert [one.tie for one in clauses.all] == [
        Tie.MAIN,
        Tie.RELATIVE,
        Tie.COMPARED,
        Tie.AFTER,
    ]
