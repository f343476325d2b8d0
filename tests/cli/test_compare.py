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
