"""Prose, lists and boxes of facts on a page."""

from __future__ import annotations

from datetime import date

import pytest

from tests.source.pages import figures, html_source, page, provenance, told
from verify.model import Caution, Figure, Kind, Provenance
from verify.source import Html, read
from verify.source.kinds import Part

STORY = """<html lang=en><head><title>Flood report</title></head><body>
<nav><p>Read 500 other stories about our 40 reporters today.</p></nav>
<h1>Flood report</h1>
<p>In 2019 the flood killed 312 people in Mozambique, the agency said.</p>
<p style="display:none">In 2019 the flood killed 999 people in Mozambique.</p>
<table><tr><td><p>Some 77 people were killed in this table in 2019.</p></table>
<blockquote cite="https://daily.example/flood">
<p>More than 1,000 houses were destroyed in Mozambique in March 2019.</p>
<footer><cite>The Daily</cite>, <time datetime="2019-04-02">2 April</time></footer>
</blockquote>
<footer><p>Copyright 2019 by all of our 12 owners.</p></footer></body>"""


def prose(html: str, **rest: object) -> tuple[Figure, ...]:
    reading = read(page(html), html_source(read=(Part.PROSE,), **rest))
    return reading.figures


def by_words(found: tuple[Figure, ...], words: str) -> tuple[Figure, Provenance]:
    (figure,) = [each for each in found if words in provenance(each).words]
    return figure, provenance(figure)


def test_a_sentence_becomes_a_figure_with_its_words() -> None:
    figure, where = by_words(prose(STORY), "312")
    assert told(figure)[0] == "312"
    assert figure.topic.places[0].code == "MOZ"
    assert figure.topic.period is not None
    assert figure.topic.period.start == date(2019, 1, 1)
    assert where.words == "In 2019 the flood killed 312 people in Mozambique, the agency said."
    assert where.location == "paragraph 1"
    assert where.address == "https://office.example/data"
    assert where.link.startswith("https://office.example/data#:~:text=In%202019%20the")


def test_a_sentence_that_comes_twice_is_linked_with_the_words_before_it() -> None:
    said = "In 2019 the flood killed 312 people in Mozambique."
    found = prose(f"<p>The agency counted the dead. {said}</p><p>The mayor agreed. {said}</p>")
    ends = [provenance(figure).link.partition("text=")[2] for figure in found]
    assert [end.partition("-,")[0] for end in ends] == [
        "The%20agency%20counted%20the%20dead.",
        "The%20mayor%20agreed.",
    ]


def test_menus_footers_tables_and_hidden_text_are_no_prose() -> None:
    said = " ".join(provenance(figure).words for figure in prose(STORY))
    assert all(number not in said for number in ("500", "40", "999", "77", "12 owners"))


def test_a_quotation_names_its_publisher_only_where_a_person_transcribed() -> None:
    figure, where = by_words(prose(STORY, transcribed=True), "1,000")
    assert where.address == "https://daily.example/flood"
    assert where.via == "https://office.example/data"
    assert where.published == date(2019, 4, 2)
    assert where.transcribed
    assert "The Daily" in figure.label_path
    _, untrusted = by_words(prose(STORY), "1,000")
    assert untrusted.address == "https://office.example/data"
    assert untrusted.published is None


def test_relative_time_is_read_against_the_date_of_publication() -> None:
    html = "<html lang=en><p>Last year 45 bridges collapsed in Chile, officials said.</p>"
    (figure,) = prose(html, published=date(2021, 5, 1))
    assert figure.topic.period is not None
    assert (figure.topic.period.start, figure.topic.period.end) == (
        date(2020, 1, 1), date(2020, 12, 31),
    )  # fmt: skip


def test_the_configuration_fills_in_what_the_sentence_leaves_open() -> None:
    html = "<html lang=en><p>The storm destroyed 45 bridges and closed roads.</p>"
    (bare,) = prose(html)
    assert Caution.UNKNOWN_PERIOD in bare.cautions
    source = html_source(read=(Part.PROSE,), place="Chile")
    (filled,) = figures(html, source)
    assert [place.code for place in filled.topic.places] == ["CHL"]


LISTS = """<html lang=en><h1>Norway in figures</h1>
<dl><dt>Lighthouses<dd>212<dt>Ferry lines (2021)<dd>130<dt>Motto<dd>none</dl>
<ul><li>Reindeer: 240,000 (2020)</li><li>Open: all day</li><li>At 10:30 5 boats leave</li></ul>"""


def test_lists_of_terms_and_labelled_items() -> None:
    found = figures(LISTS, html_source(read=(Part.LISTS,)))
    assert [told(figure) for figure in found] == [
        ("212", "lighthouse", "Norway", ""),
        ("130", "ferry line", "Norway", "2021"),
        ("240000", "reindeer", "Norway", "2020"),
    ]


INFOBOX = """<html lang=en><h1>Utland</h1><table class="infobox vcard">
<tr><th colspan=2>Republic of Utland</th></tr>
<tr><th>Capital</th><td>Utby (pop. 5)</td></tr>
<tr><th colspan=2>Area</th></tr>
<tr><th>• Total</th><td>1,234 km<sup>2</sup> (476 sq mi) (120th)</td></tr>
<tr><th>• Water (%)</th><td>4.5</td></tr>
<tr><th colspan=2>Population</th></tr>
<tr><th>• 2020 census</th><td>81,000<sup class="reference">[4]</sup></td></tr>
<tr><th>• Density</th><td>65.6/km<sup>2</sup></td></tr>
<tr><th>GDP (PPP)</th><td>$1.6 billion (2019 estimate)</td></tr></table>"""


def test_box_of_facts() -> None:
    found = figures(INFOBOX, html_source(read=(Part.INFOBOX,)))
    facts = [(told(figure)[0], figure.label_path[2:], told(figure)[3]) for figure in found]
    assert ("1234 square kilometre", ("Area", "Total"), "") in facts
    assert ("4.5 %", ("Area", "Water (%)"), "") in facts
    assert ("81000", ("Population", "2020 census"), "2020") in facts
    assert any(fact[0] == "1600000000.0 dollar" and fact[2] == "2019" for fact in facts)
    assert not any(fact[0] == "5" for fact in facts)


@pytest.mark.parametrize(
    "html",
    ["", "plain", "<p>", "<p>No numbers here at all, none.</p>", "<html></html>", "\x00", "<"],
)  # fmt: skip
def test_nothing_to_read_is_one_problem(html: str) -> None:
    reading = read(page(html), Html(name="s", path="p.html"))
    assert reading.figures == ()
    assert len(reading.problems) == 1


def test_kind_of_a_change_in_prose() -> None:
    html = "<html lang=en><p>Exports from Chile rose 12 percent in 2020, the bank said.</p>"
    (figure,) = prose(html)
    assert figure.topic.kind is Kind.CHANGE
    assert figure.attribution is not None
