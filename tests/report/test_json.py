"""A report as JSON says everything, in one way only, and reads back as the same report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import verify.report
from tests.report.samples import article, empty_report, extraction, full_report
from verify.errors import ReportError
from verify.model import Report
from verify.report import CLAIM_FORMATS, FORMATS, Style
from verify.report.json import claims_to_json, from_json, report_schema, to_json

SCHEMA = Path(verify.report.__file__).with_name("report.schema.json")


@pytest.mark.parametrize("report", [full_report(), empty_report()], ids=["full", "empty"])
def test_a_report_reads_back_as_itself(report: Report) -> None:
    assert from_json(to_json(report)) == report


def test_the_output_is_ascii_and_the_same_every_time() -> None:
    assert to_json(full_report()).isascii()
    assert to_json(full_report()) == to_json(full_report())


def test_the_output_follows_the_published_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(json.loads(to_json(full_report())))
    validator.validate(json.loads(to_json(empty_report())))


def test_the_published_schema_is_the_models() -> None:
    """When this fails: ``verify schema > verify/report/report.schema.json``."""
    assert SCHEMA.read_text(encoding="utf-8") == report_schema()


def test_the_schema_refuses_what_is_not_a_report() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(report_schema()))
    document = json.loads(to_json(full_report()))
    document["report"]["results"][0]["claim"]["surprise"] = 1
    assert not validator.is_valid(document)


def test_numbers_are_strings_dates_iso_and_spans_pairs() -> None:
    document = json.loads(to_json(full_report()))
    claim = document["report"]["results"][2]["claim"]
    text = document["report"]["article"]["text"]
    start, end = claim["span"]
    assert text[start:end] == claim["text"] == "$1,234,567.89"
    assert claim["amount"]["value"]["low"] == "1234567.89"
    assert document["report"]["article"]["date"] == "2024-03-05"
    assert document["report"]["generated"] == "2024-03-06T09:30:00+00:00"
    assert document["summary"] == {
        "supported": 2,
        "refuted": 1,
        "conflicting": 1,
        "not_enough_evidence": 3,
        "complete": False,
    }


def test_the_claims_alone_are_json_too() -> None:
    document = json.loads(claims_to_json(article(), extraction()))
    assert document["format"] == "verify-claims"
    assert [claim["id"] for claim in document["extraction"]["claims"]] == [
        f"c{number}" for number in range(1, 8)
    ]
    assert CLAIM_FORMATS["json"](article(), extraction(), Style()) == claims_to_json(
        article(), extraction()
    )


def test_the_formats_are_named() -> None:
    assert list(FORMATS)[:2] == ["table", "json"]
    assert FORMATS["json"](full_report(), Style()) == to_json(full_report())


def _without(*path: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        del document[path[-1]]

    return change


def _with(value: object, *path: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = value

    return change


CLAIM = ("report", "results", 1, "claim")
DAMAGED = [
    # what was done to a good report, what is said about it
    (_with("other", "format"), "not a report of this program"),
    (_with(2, "format_version"), "format version 2 is not 1"),
    (_without(*CLAIM, "id"), "'report.results[1].claim.id': missing"),
    (_with(1, *CLAIM, "colour"), "'report.results[1].claim.colour': unknown key"),
    (_with(7, *CLAIM, "text"), "'report.results[1].claim.text': expected a string"),
    (_with([1], *CLAIM, "span"), "'report.results[1].claim.span': expected 2 items, found 1"),
    (_with([1, True], *CLAIM, "span"), "'report.results[1].claim.span[1]': expected a number"),
    (
        _with("NaN", *CLAIM, "amount", "value", "low"),
        "'report.results[1].claim.amount.value.low': not a valid number: 'NaN'",
    ),
    (
        _with("1e999999", *CLAIM, "amount", "value", "low"),
        "'report.results[1].claim.amount.value.low': not a valid number: '1e999999'",
    ),
    (
        _with("9" * 200, *CLAIM, "amount", "value", "low"),
        f"'report.results[1].claim.amount.value.low': not a valid number: '{'9' * 40}'",
    ),
    (
        _with("bogus", *CLAIM, "amount", "value", "type"),
        "'report.results[1].claim.amount.value.type': expected 'quantity' or 'period'",
    ),
    (
        _with("perhaps", *CLAIM, "topic", "kind"),
        "'report.results[1].claim.topic.kind': not a valid kind: 'perhaps'",
    ),
    (_with("today", "report", "generated"), "'report.generated': not a valid time: 'today'"),
    (_with({}, "report", "results"), "'report.results': expected a list"),
    (_with([], "report"), "'report': expected an object"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGED, ids=[said for _, said in DAMAGED])
def test_a_damaged_report_is_refused_with_its_place(
    damage: Callable[[Any], None], said: str
) -> None:
    document = json.loads(to_json(full_report()))
    damage(document)
    with pytest.raises(ReportError) as caught:
        from_json(json.dumps(document), origin="old.json")
    assert str(caught.value) == f"old.json: {said} ({caught.value.remedy})"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"format": NaN}', "\x00", "1" * 10_000]
)
def test_what_is_no_report_at_all_is_refused(text: str) -> None:
    with pytest.raises(ReportError):
        from_json(text)
