"""JSON: rows by JMESPath and the answers of known APIs, every digit kept."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tests.source.pages import figures, json_source, page, provenance, told
from tests.timing import seconds
from verify.model import Kind, ProblemCode
from verify.source import read
from verify.source.kinds import Columns, Shape, Value


def test_rows_fields_and_values_by_path() -> None:
    document = {
        "meta": {"n": 2},
        "data": {"list": [
            {"at": {"year": "2020"}, "who": "Chad", "wells": 12, "deep wells": "1,034.5"},
            {"at": {"year": "2021"}, "who": "Mali", "wells": None, "deep wells": 7},
        ]},
    }  # fmt: skip
    source = json_source(
        rows="data.list",
        fields=Columns(period="at.year", place="who"),
        values=(("wells", Value()), ('"deep wells"', Value(subject="deep wells"))),
    )
    found = figures(json.dumps(document), source)
    assert [told(figure) for figure in found] == [
        ("12", "well", "Chad", "2020"),
        ("1034.5", "deep well", "Chad", "2020"),
        ("7", "deep well", "Mali", "2021"),
    ]
    assert provenance(found[0]).pointer == "data.list[0].wells"


def test_a_plain_list_needs_no_configuration() -> None:
    document = [{"year": 2020, "country": "Peru", "road_deaths": 5, "ok": True, "tags": ["a", 3]}]
    assert [told(figure) for figure in figures(json.dumps(document), json_source())] == [
        ("5", "road death", "Peru", "2020")
    ]


def test_no_digit_is_lost() -> None:
    text = '[{"year": 2020, "rate": 0.10000000000000000555, "n": 12345678901234567890}]'
    found = figures(text, json_source(values=(("rate", Value(unit="%")), ("n", Value()))))
    assert [told(figure)[0] for figure in found] == [
        "0.10000000000000000555 %",
        "12345678901234567890",
    ]


WORLDBANK = [
    {"page": 1, "pages": 1, "per_page": 50, "total": 2},
    [
        {
            "indicator": {"id": "X.Y", "value": "Paper output (thousand tonnes)"},
            "country": {"id": "GE", "value": "Georgia"},
            "countryiso3code": "GEO",
            "date": "2021",
            "value": 1.5,
            "unit": "",
        },
        {
            "indicator": {"id": "X.Y", "value": "Paper output (thousand tonnes)"},
            "country": {"id": "Z4", "value": "East Asia & Pacific"},
            "countryiso3code": "EAS",
            "date": "2020",
            "value": None,
            "unit": "",
        },
    ],
]


def test_worldbank_answer() -> None:
    (figure,) = figures(json.dumps(WORLDBANK), json_source(shape=Shape.WORLDBANK))
    assert told(figure) == ("1500.0 tonne", "paper output", "Georgia", "2021")
    assert figure.topic.places[0].code == "GEO"
    assert provenance(figure).pointer == "$[1][0].value"


def test_worldbank_error_says_what_the_bank_says() -> None:
    document = [{"message": [{"id": "120", "key": "Invalid value"}]}]
    reading = read(page(json.dumps(document)), json_source(shape=Shape.WORLDBANK))
    assert reading.problems[0].code is ProblemCode.BAD_CONTENT
    assert "World Bank error" in reading.problems[0].message


def test_unhcr_answer_names_both_countries() -> None:
    row = {
        "year": 2019, "coo_name": "Chad", "coo_iso": "TCD", "coa_name": "Niger", "coa_iso": "NER",
        "refugees": "2500", "asylum_seekers": 14, "idps": "-", "stateless": 0,
    }  # fmt: skip
    source = json_source(shape=Shape.UNHCR)
    found = figures(json.dumps({"items": [row]}), source)
    assert [told(figure)[:2] for figure in found] == [
        ("2500", "refugee"), ("14", "asylum seeker"), ("0", "stateless person"),
    ]  # fmt: skip
    assert [place.code for place in found[0].topic.places] == ["NER", "TCD"]
    narrowed = json_source(shape=Shape.UNHCR, values=(("refugees", Value(subject="exiles")),))
    assert [told(each)[1] for each in figures(json.dumps({"items": [row]}), narrowed)] == ["exile"]


def test_owid_answer() -> None:
    document = {
        "values": [3.5, 4],
        "years": [1990, 2000],
        "entities": [1, 1],
        "metadata": {
            "name": "Cereal yield",
            "shortUnit": "t",
            "dimensions": {"entities": {"values": [{"id": 1, "name": "Peru", "code": "PER"}]}},
        },
    }
    found = figures(json.dumps(document), json_source(shape=Shape.OWID))
    assert [told(figure) for figure in found] == [
        ("3.5 tonne", "cereal yield", "Peru", "1990"),
        ("4 tonne", "cereal yield", "Peru", "2000"),
    ]


def test_jsonstat_dataset_in_row_major_order() -> None:
    document = {
        "version": "2.0",
        "class": "dataset",
        "label": "Milk collected",
        "id": ["unit", "milk", "geo", "time"],
        "size": [1, 2, 2, 2],
        "role": {"time": ["time"], "geo": ["geo"]},
        "value": {"0": 1, "3": 4, "6": 7.5},
        "dimension": {
            "unit": {"category": {"index": {"T": 0}, "label": {"T": "thousand tonnes"}}},
            "milk": {"category": {"index": ["C", "G"], "label": {"C": "cows", "G": "goats"}}},
            "geo": {"category": {"index": {"FR": 1, "DE": 0}, "label": {
                "FR": "France", "DE": "Germany",
            }}},
            "time": {"category": {"index": {"2020": 0, "2021": 1}}},
        },
    }  # fmt: skip
    found = figures(json.dumps(document), json_source(shape=Shape.JSONSTAT))
    assert [told(figure) for figure in found] == [
        ("1000 tonne", "cow", "Germany", "2020"),
        ("4000 tonne", "cow", "France", "2021"),
        ("7500.0 tonne", "goat", "France", "2020"),
    ]


def test_factbook_file() -> None:
    document = {
        "Land": {
            "Border": {"total": {"text": "1,200 km"}, "note": {"text": "<p>drawn in 1900</p>"}},
            "Forest": {"text": "17.4% of land (2023 est.)"},
            "Cities": {"text": "2 million A; 900,000 B (2022)"},
        },
        "People": {"Work": {"joblessness": {"text": "<b>men:</b> 5.6% (2020 est.)"}}},
    }
    found = figures(json.dumps(document), json_source(shape=Shape.FACTBOOK, place="Fiji"))
    assert [(told(each)[0], told(each)[3]) for each in found] == [
        ("1200 kilometre", ""), ("17.4 %", "2023"), ("5.6 %", "2020"),
    ]  # fmt: skip
    assert "land" in found[1].label_path[-1]
    assert "men" in found[2].label_path


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[1, 2", '{"a": NaN}', "[1e999999999]", '"text"', "5", "null", "[]", "{}", "[[]]",
        "[null]", '[{"a": {"b": {"c": 1}}}]', '{"items": "x"}', '{"values": []}', "[{}, 5]",
        "[{}, [5]]",
        '{"id": ["a"], "size": ["x"], "dimension": {}}',
        '{"id": ["a"], "size": [1], "dimension": {"a": {}}, "value": [1]}',
        '{"id": ["a"], "size": [0], "dimension": {"a": {"category": {"index": []}}}, "value": [1]}',
        "[" * 100_000, '{"a":' * 100_000, '"' + '\\"' * 100_000, '["' * 50_000,
    ],
)  # fmt: skip
def test_whatever_it_holds_it_is_one_problem_and_quick(text: str, shape: Shape) -> None:
    source = json_source(shape=shape)
    assert seconds(lambda: read(page(text), source), enough=1) <= 1
    reading = read(page(text), source)
    assert reading.figures == ()
    assert len(reading.problems) == 1
    assert "\n" not in reading.problems[0].message


def test_kind_of_a_configured_value() -> None:
    text = '[{"year": 2020, "up": -3}]'
    source = json_source(values=(("up", Value(kind=Kind.CHANGE, unit="%", scale=Decimal(1))),))
    (figure,) = figures(text, source)
    assert (figure.topic.kind, told(figure)[0]) == (Kind.CHANGE, "3 %")
