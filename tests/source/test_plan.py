"""Only sources that cover something are asked, with templates filled from the claims."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.source.pages import page
from verify.model import (
    Amount,
    Claim,
    Period,
    Place,
    Quantity,
    Request,
    Sentence,
    Span,
    Subject,
    Topic,
)
from verify.source import Catalogue, Csv, Html, Search, Source, follow, plan, read
from verify.source.kinds import Covers
from verify.source.plan import akin
from verify.source.when import parse_period

PERU = Place(name="Peru", code="PER")
CHAD = Place(name="Chad", code="TCD")


def claim(
    head: str = "well", *places: Place, year: int | None = 2020, modifiers: tuple[str, ...] = ()
) -> Claim:
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31)) if year else None
    subject = Subject(phrase=head, head=head, modifiers=modifiers)
    return Claim(
        id="c1",
        span=Span(0, 1),
        text="5",
        sentence=Sentence(span=Span(0, 1), text="5"),
        topic=Topic(subject=subject, places=places, period=period),
        amount=Amount(value=Quantity(low=None, high=None)),
    )


def requests(source: Source, *claims: Claim) -> list[str]:
    catalogue = Catalogue(base=Path("/base"), sources=(source,))
    return [request.address for request in plan(catalogue, claims)]


def periods(*texts: str) -> tuple[Period, ...]:
    found = [parse_period(text) for text in texts]
    return tuple(period for period in found if period is not None)


@pytest.mark.parametrize(
    ("covers", "asked"),
    [
        (Covers(), True),
        (Covers(subjects=("deep wells",)), True),
        (Covers(subjects=("roads", "schools")), False),
        (Covers(places=("Peru", "Chad")), True),
        (Covers(places=("France",)), False),
        (Covers(periods=periods("2019..2021")), True),
        (Covers(periods=periods("1990..1999", "2001")), False),
        (Covers(subjects=("well",), places=("France",)), False),
    ],
)
def test_scope(covers: Covers, asked: bool) -> None:  # noqa: FBT001 - a table's column
    source = Csv(name="s", url="https://x.example/s.csv", covers=covers)
    assert bool(requests(source, claim("well", PERU))) is asked


@pytest.mark.parametrize(
    ("covers", "asked"),
    [
        (Covers(subjects=("roads", "schools")), True),
        (Covers(places=("France",)), False),
        (Covers(places=("Lima", "Cusco")), True),
        (Covers(periods=periods("1990..1999", "2001")), False),
    ],
)
def test_a_file_is_read_unless_place_or_period_rules_it_out(
    covers: Covers,
    asked: bool,  # noqa: FBT001 - a table's column
) -> None:
    source = Csv(name="s", path="s.csv", covers=covers)
    assert bool(requests(source, claim("well", PERU))) is asked


def test_a_file_about_other_towns_is_not_read() -> None:
    source = Csv(name="s", path="s.csv", covers=Covers(places=("Lima", "Cusco")))
    assert not requests(source, claim("well", Place(name="Arequipa")))


# Written for this test: words of a sentence, words of a source's scope, and whether to ask.
@pytest.mark.parametrize(
    ("spoken", "known", "asked"),
    [
        ("burglar struck home", "burglary", True),
        ("tenant lease month", "average rent", True),
        ("people applied shelter", "application", True),
        ("economy shrank", "gross domestic product", True),
        ("killing street", "homicide", True),
        ("reactor outage", "electricity generation", True),
        ("jobless man", "unemployment rate", True),
        ("ferry ticket", "burglary", False),
        ("wheat harvest", "election", False),
        ("glacier", "unemployment rate", False),
    ],
)
def test_words_of_kin(spoken: str, known: str, asked: bool) -> None:  # noqa: FBT001 - a column
    assert akin(spoken.split(), known.split()) is asked


def test_what_a_claim_leaves_open_rules_nothing_out() -> None:
    covers = Covers(subjects=("roads",), places=("France",), periods=periods("1990"))
    assert requests(Csv(name="s", path="s.csv", covers=covers), claim("", year=None))


def test_no_claims_no_requests() -> None:
    assert requests(Csv(name="s", path="s.csv")) == []


def test_a_file_is_asked_for_once_and_may_be_local() -> None:
    catalogue = Catalogue(base=Path("/base"), sources=(Csv(name="s", path="in/s.csv"),))
    assert plan(catalogue, [claim(), claim()]) == (
        Request(source="s", address="file:///base/in/s.csv", local=True),
    )


def test_only_named_sources() -> None:
    sources = (Csv(name="a", path="a.csv"), Csv(name="b", path="b.csv"))
    catalogue = Catalogue(base=Path("/base"), sources=sources)
    assert [each.source for each in plan(catalogue, [claim()], only=["b"])] == ["b"]


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("https://x.example/{place.iso3}", ["https://x.example/PER", "https://x.example/TCD"]),
        ("https://x.example/{place.iso2}", ["https://x.example/PE", "https://x.example/TD"]),
        ("https://x.example/?q={subject}", ["https://x.example/?q=deep%20well"]),
        ("https://x.example/{year}/a", ["https://x.example/2020/a"]),
        ("https://x.example/a", ["https://x.example/a"]),
    ],
)
def test_templates_are_filled_once_for_each_filling(template: str, filled: list[str]) -> None:
    claims = [claim("well", PERU, CHAD, modifiers=("deep",))] * 2
    assert requests(Html(name="s", url=template), *claims) == filled


def test_values_are_encoded_for_addresses() -> None:
    place = Place(name="Côte d'Ivoire/../?x=1&y#z")
    (address,) = requests(Html(name="s", url="https://x.example/{place}"), claim("well", place))
    assert address == "https://x.example/C%C3%B4te%20d%27Ivoire%2F..%2F%3Fx%3D1%26y%23z"


def test_a_template_that_no_claim_fills_is_not_asked() -> None:
    assert requests(Html(name="s", url="https://x.example/{year}"), claim(year=None)) == []


def test_a_claim_without_place_asks_for_the_places_covered() -> None:
    source = Html(name="s", url="https://x.example/{place.iso3}", covers=Covers(places=("Peru",)))
    assert requests(source, claim("well")) == ["https://x.example/PER"]


def test_requests_for_one_source_are_limited() -> None:
    claims = [claim(year=year) for year in range(1900, 2000)]
    assert len(requests(Html(name="s", url="https://x.example/{year}"), *claims)) == 20


WIKI = Search(name="wiki", url="https://w.example/w/api.php", results=2)


def test_a_search_leads_to_pages() -> None:
    (address,) = requests(WIKI, claim("well", PERU, modifiers=("deep",)))
    assert address.startswith("https://w.example/w/api.php?action=query&list=search")
    assert address.endswith("srlimit=2&srsearch=deep+well+Peru+2020")
    hits = [{"title": "Wells of Peru"}, {"title": "Ä/B?"}, {"title": "C"}]
    answer = page(json.dumps({"query": {"search": hits}}), address=address)
    assert [request.address for request in follow(answer, WIKI)] == [
        "https://w.example/wiki/Wells_of_Peru",
        "https://w.example/wiki/%C3%84/B%3F",
    ]
    assert read(answer, WIKI).problems == ()


@pytest.mark.parametrize(
    "content", ["", "[]", '{"query": 5}', '{"query": {"search": [5]}}', "[" * 99999]
)
def test_an_answer_that_is_not_understood_leads_nowhere(content: str) -> None:
    assert follow(page(content, address="https://w.example/w/api.php?x"), WIKI) == ()


def test_pages_lead_nowhere() -> None:
    assert follow(page("{}", address="https://w.example/wiki/A"), WIKI) == ()
    assert follow(page("{}"), Html(name="s", url="https://office.example/data")) == ()
