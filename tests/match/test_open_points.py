"""An open verdict names what it turns on, so that a reader can see what to look up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.match.build import amount, claim, figure, topic, year
from verify.match import Matcher, Standard
from verify.match.open_points import open_point
from verify.model import Caution, Figure, Qualifier, QualifierRole, Reason, Topic, Verdict

STANDARD = Standard(threshold=70, margin=5)
DEATHS = topic("road death", period=year(2023))
COUNTED = figure(DEATHS, amount("450"))
NARROWED = replace(DEATHS, qualifiers=(Qualifier(role=QualifierRole.UNREAD, words="motorway"),))
MEAN = replace(DEATHS, qualifiers=(Qualifier(role=QualifierRole.AVERAGE, words="average"),))


def judged(about: Topic, found: Figure) -> Verdict:
    return Matcher.of([found]).verdict(claim(about, amount("300")), STANDARD, anchor=None)


@pytest.mark.parametrize(
    ("about", "found", "reason", "words"),
    [
        (NARROWED, COUNTED, Reason.SUBJECT_UNCLEAR, "only one side says “motorway”"),
        (MEAN, COUNTED, Reason.SUBJECT_UNCLEAR, "only the claim is restricted: average"),
        (replace(DEATHS, places=()), COUNTED, Reason.PLACE_UNCLEAR, "the claim names no place"),
        (
            replace(DEATHS, period=year(2023, stated=False)),
            COUNTED,
            Reason.PERIOD_UNCLEAR,
            "taken for 2023",
        ),
        (
            DEATHS,
            replace(COUNTED, cautions=(Caution.TRUNCATED,)),
            Reason.CAUTION,
            "page was cut short",
        ),
    ],
)
def test_the_point_is_named(about: Topic, found: Figure, reason: Reason, words: str) -> None:
    verdict = judged(about, found)
    assert verdict.reason is reason
    assert words in open_point(verdict)
    assert words[1:] in verdict.message


def test_a_settled_verdict_has_none() -> None:
    assert open_point(judged(DEATHS, COUNTED)) == ""
