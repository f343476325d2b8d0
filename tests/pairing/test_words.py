"""Stems, concepts, names, and words that belong to a number."""

from __future__ import annotations

import pytest

from verify.model import Span
from verify.pairing.labels import contradicted, labels
from verify.pairing.near import OWN, SENTENCE, sentence_ends, weigh_words
from verify.pairing.roles import roles, stem
from verify.pairing.tidy import tidy
from verify.pairing.words import read_words, turns


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("releases", "released"),
        ("winning", "win"),
        ("cities", "city"),
        ("matches", "match"),
        ("boat", "boats"),
        ("women", "woman"),
        ("held", "hold"),
        ("Denmark's", "Denmark"),
    ],
)
def test_inflected_forms_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("boss", "bos"), ("status", "stat"), ("basis", "base"), ("bed", "b")]
)
def test_other_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_every_surface_of_the_table_can_be_found() -> None:
    """A concept is worth nothing if no text can name it."""
    assert all(
        table in set(roles().same.values()) for group in roles().exclusive for table in group
    )
    assert all(table in set(roles().same.values()) for group in roles().contrary for table in group)


def test_the_longest_phrase_wins() -> None:
    words = read_words("It earned little outside the United States and Canada.")
    assert [word.concept for word in words if word.concept in roles().scope] == ["abroad"]


def test_a_capital_inside_a_sentence_makes_a_name() -> None:
    names = {word.concept: word.name for word in read_words("The lake lies near Tallow Creek.")}
    assert names["tallow"]
    assert names["creek"]
    assert not names[stem("lake")]


def test_a_place_at_the_start_is_a_name() -> None:
    first = read_words("Portugal has windmills.")[0]
    assert first.name


def test_us_is_a_country_and_us_is_not() -> None:
    assert "domestic" in {word.concept for word in read_words("It sold well in the US.")}
    assert "domestic" not in {word.concept for word in read_words("They told us.")}


def test_no_word_is_read_inside_a_number() -> None:
    text = "about 5 million people"
    assert "million" not in {word.concept for word in read_words(text, [Span(6, 15)])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It isn't so.", True), ("It isn’t so.", True), ("It never was.", True), ("It was.", False)],
)
def test_negation_is_seen(text: str, *, expected: bool) -> None:
    assert turns(text, roles().negation) is expected


def _near(text: str, *numbers: str) -> list[dict[str, float]]:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in numbers]
    return [dict(one.weights) for one in weigh_words(text, spans, read_words(text, spans))]


def test_a_comma_parts_the_words_of_two_numbers() -> None:
    first, second = _near("The club has 51 wins, and 62 losses.", "51", "62")
    assert (first["win"], second["win"]) == (OWN, SENTENCE)
    assert (first["loss"], second["loss"]) == (SENTENCE, OWN)


def test_a_bracket_keeps_its_number_with_the_words_before_it() -> None:
    first, second = _near("Exports went to Chile (52), Peru (25).", "52", "25")
    assert (first[stem("Chile")], second[stem("Chile")]) == (OWN, SENTENCE)
    assert (first["peru"], second["peru"]) == (SENTENCE, OWN)


def test_a_preposition_parts_words_without_a_mark() -> None:
    text = "It took 368 in other territories for a worldwide total of 411 in all."
    first, second = _near(text, "368", "411")
    assert first["abroad"] == OWN > second["abroad"]
    assert second["worldwide"] == OWN > first["worldwide"]


def test_sentences_end_at_their_marks() -> None:
    assert sentence_ends("One. Two? Three.") == (5, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold 3 copies , or 20 % .", "It sold 3 copies, or 20%."),
        ("The mayor 's ship did n't sink .", "The mayor's ship didn't sink."),
        ("Built in 1990.It closed in 1999 .", "Built in 1990. It closed in 1999."),
        ("It cost $ 53 million -LRB- net -RRB- .", "It cost $53 million (net)."),
        ("`` Gone '' was a hit .", '"Gone" was a hit.'),
        ("One ship sank.17 March brought two more .", "One ship sank. 17 March brought two more."),
    ],
)
def test_tokenised_text_is_put_back(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, the U.S. sold 3.5 million (net) for $5.",
        "Visit example.com: 10% off!",
        'He said "no" – and left.',
        "",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert tidy(text) == text


def test_labels_are_names_with_numbers() -> None:
    assert labels("In Series 7 a Mi-24 flew on May 5 over 300 fields.") == {
        "series": {"7"},
        "mi": {"24"},
    }


def test_a_label_with_another_number_contradicts() -> None:
    assert contradicted("It was in Series 7.", "It ran for Series 8 and Series 9.") == "series 7"
    assert not contradicted("It was in Series 7.", "It ran for Series 7 and Series 9.")
    assert not contradicted("It was in Series 7.", "It ran for years.")
