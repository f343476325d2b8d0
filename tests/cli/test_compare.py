"""``verify compare``: one sentence against one sentence."""

from __future__ import annotations

import json

import pytest

from verify.cli import main

Read = pytest.CaptureFixture[str]
CLAIM = "The ferry carried more than 600 passengers in 2023."


def test_a_sentence_that_agrees_is_supported(capsys: Read) -> None:
    assert main(["compare", CLAIM, "In 2023 the ferry carried 645 passengers."]) == 0
    shown = capsys.readouterr().out
    assert "✓ supported" in shown
    assert "*600*" in shown
    assert "645" in shown


def test_json_tells_the_verdict_on_the_whole(capsys: Read) -> None:
    evidence = "In 2023 the ferry carried 645 passengers."
    assert main(["compare", CLAIM, evidence, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["format"] == "verify-comparison"
    assert document["label"] == "supported"
    assert document["report"]["results"][0]["claim"]["text"] == "600"


def test_a_sentence_without_numbers_decides_nothing(capsys: Read) -> None:
    assert main(["compare", "The ferry was full.", "The ferry sailed."]) == 0
    assert "not enough evidence" in capsys.readouterr().out


def test_the_label_is_the_exit_code(capsys: Read) -> None:
    code = main(["compare", CLAIM, "In 2023 the ferry carried 120 passengers."])
    assert code == ("✗ refuted" in capsys.readouterr().out)


def test_a_claim_without_words_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "?", "The bridge is 3 km long."]) == 2
    assert capsys.readouterr().err == "verify: claim: holds no words (give a sentence)\n"


def test_a_claim_without_a_number_is_said_to_have_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compare", "The bridge is long.", "The bridge is 3 km long."]) == 0
    assert "The claim states no number that could be compared." in capsys.readouterr().out


def test_no_day_is_shown_that_was_read_against_a_year_nobody_stated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["compare", "The depot had 80 buses.", "A year ago the depot had 64 buses."])
    out = capsys.readouterr().out
    assert "reference  ≠ 64; buses\n" in out


def test_the_message_of_another_place_is_true_of_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["compare", "Exports to Japan were worth $12 billion.", "Exports were $90 billion."])
    assert "The two do not clearly speak of the same place." in capsys.readouterr().out


def test_explain_lets_the_match_and_the_comparison_be_done_again(capsys: Read) -> None:
    claim = "The ferry carried 600 red bicycles in Norway."
    evidence = "The ferry carried 645 bicycles and 20 cars."
    assert main(["compare", "--explain", claim, evidence, "--width", "100"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "set against 645: 645 differs from 600" in shown
    assert "0.15 x 1.00 (unit) + 0.3 x 1.00 (counted noun)" in shown
    assert "lacking red: not in the evidence" in shown
    assert "ranges claim 600, at most 570 to 630, evidence 645" in shown
    assert "left out 20 (0.23)" in shown
    assert "place implied (the figure names no place)" in shown


def test_the_terms_of_a_match_add_up_to_it(capsys: Read) -> None:
    """Whoever adds up what is shown gets the score that is shown, to its last digit."""
    main(["compare", CLAIM, "In 2023 the ferry carried 645 passengers.", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    match = next(one["text"] for one in document["steps"][0] if one["label"] == "match")
    score, _, rest = match.partition(" = ")
    terms = [one.split(" x ") for one in rest.partition(", at most")[0].split(" + ")]
    total = sum(float(weight) * float(value.split()[0]) for weight, value in terms)
    assert min(1.0, total) == pytest.approx(float(score), abs=0.01)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_explain_stays_within_the_width(width: int, capsys: Read) -> None:
    evidence = "In 2023 the ferry carried 645 passengers, 20 cars and 14 bicycles to 3 islands."
    main(["compare", "--explain", CLAIM, evidence, "--width", str(width)])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width
