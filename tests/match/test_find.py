"""Matching compares what numbers are about; these pairs must never be taken for each other."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from tests.match.build import INDIA, amount, figure, topic, year
from verify.match import thesaurus
from verify.match.find import rank
from verify.match.index import TopicIndex
from verify.match.subjects import Named, subject
from verify.match.thesaurus import Relation
from verify.model import Amount, Field, Fit, Kind, Place, Quantity, Score, Topic

WORDS = thesaurus.default()


def compared(claimed: str, reference: str) -> Score:
    """Return how two subjects go together."""
    mine, theirs = (Named.of(topic(one).subject, WORDS) for one in (claimed, reference))
    return subject(mine, theirs, thesaurus=WORDS)


def best(claim: Topic, *others: Topic) -> tuple[float, bool]:
    """Return score and veto of the best candidate for ``claim``."""
    ranked = rank(claim, TopicIndex.of(others, thesaurus=WORDS))
    return (ranked[0].score, ranked[0].vetoed) if ranked else (0.0, True)


@pytest.mark.parametrize(
    ("claimed", "reference"),
    [
        ("militant attack", "terrorist incident"),
        ("suicide bombing", "suicide attack"),
        ("life lost", "death"),
        ("jobless rate", "unemployment rate"),
        ("undocumented migrant", "illegal foreigner"),
        ("gross domestic product", "gdp"),
    ],
)
def test_different_words_for_the_same_thing_match(claimed: str, reference: str) -> None:
    score = compared(claimed, reference)
    assert score.fit in {Fit.EXPLICIT, Fit.IMPLIED}
    assert score.value == 100.0


@pytest.mark.parametrize(
    ("claimed", "reference", "fit"),
    [
        ("road death", "people killed road accident", Fit.EXPLICIT),
        ("measles death", "killed measles", Fit.EXPLICIT),
        ("civilian death", "civilian killed", Fit.IMPLIED),  # of illness, too?
        ("death", "people killed road accident", Fit.PARTIAL),
    ],
)
def test_the_dead_of_one_cause_are_those_it_killed(claimed: str, reference: str, fit: Fit) -> None:
    assert compared(claimed, reference).fit is fit


@pytest.mark.parametrize(
    ("claimed", "reference"),
    [
        ("job lost", "job"),  # a flow is not the stock
        ("new home", "home"),
        ("new case", "case"),
        ("total wage", "average wage"),
        ("car", "vehicle"),
        ("employee", "labour force"),
        ("wildfire", "fire"),
        ("people killed", "death"),
        ("strike", "attack"),
        ("attack", "incident"),
        ("homicide", "murder"),
        ("asylum seeker", "asylum applicant"),
        ("current account", "account"),
    ],
)
def test_words_that_may_mean_a_part_are_never_explicitly_the_same(
    claimed: str, reference: str
) -> None:
    """Law 5: what is not explicitly the same subject cannot refute."""
    assert compared(claimed, reference).fit is not Fit.EXPLICIT
    assert compared(reference, claimed).fit is not Fit.EXPLICIT


@pytest.mark.parametrize(
    ("claimed", "reference"),
    [
        ("gross domestic product", "gdp"),
        ("jobless rate", "unemployment rate"),
        ("number inhabitant", "population"),
    ],
)
def test_true_synonyms_are_explicitly_the_same(claimed: str, reference: str) -> None:
    assert compared(claimed, reference).fit is Fit.EXPLICIT


@pytest.mark.parametrize(
    ("claimed", "reference"),
    [
        ("suicide bombing", "militant attack"),  # a part never matches its whole
        ("militant attack", "suicide attack"),
        ("unemployment rate", "employment rate"),
        ("export", "import"),
        ("birth rate", "death rate"),
        ("rural population", "urban population"),
        ("killed", "injured"),
    ],
)
def test_words_that_look_alike_and_mean_something_else_are_vetoed(
    claimed: str, reference: str
) -> None:
    assert compared(claimed, reference).fit is Fit.VETO


@pytest.mark.parametrize(
    ("claimed", "reference", "field"),
    [
        (topic("population"), topic("population", places=(INDIA,)), Field.PLACE),
        (
            topic("population", places=(Place(name="North Korea", code="PRK"),)),
            topic("population", places=(Place(name="South Korea", code="KOR"),)),
            Field.PLACE,
        ),
        (topic("attack", period=year(2023)), topic("attack", period=year(2024)), Field.PERIOD),
        (topic("attack", kind=Kind.CHANGE), topic("attack"), Field.KIND),
        (topic("income", dimension="currency USD"), topic("income"), Field.UNIT),
    ],
)
def test_a_stated_field_that_differs_is_a_veto(
    claimed: Topic, reference: Topic, field: Field
) -> None:
    (only,) = rank(claimed, TopicIndex.of([reference], thesaurus=WORDS))
    assert only.vetoed
    assert only.score == 0.0
    assert [one.field for one in only.scores if one.fit is Fit.VETO] == [field]


def test_the_figure_that_states_the_same_comes_first() -> None:
    claimed = topic("militant attack", period=year(2022))
    others = [
        topic("militant attack", period=year(2021)),
        topic("attack", period=None),
        topic("terror incident", period=year(2022)),
    ]
    ranked = rank(claimed, TopicIndex.of(others, thesaurus=WORDS))
    assert ranked[0].position == 2
    assert ranked[0].score == 100.0


def test_a_change_on_the_year_before_is_none_since_an_earlier_year() -> None:
    published = topic("consumer price", period=year(2023), kind=Kind.CHANGE, dimension="percent")
    on_2022, on_2019 = (replace(published, baseline=year(one)) for one in (2022, 2019))
    assert not best(on_2022, published)[1]
    assert best(on_2019, published)[1]


def test_a_figure_about_something_else_is_no_candidate() -> None:
    assert best(topic("militant attack"), topic("wheat harvest")) == (0.0, True)


def test_no_value_can_reach_the_matcher() -> None:
    """Law 1: topics, all that matching is given, hold no amount and no quantity."""
    for one in fields(Topic):
        assert "Amount" not in str(one.type)
        assert "Quantity" not in str(one.type)
    indexed = TopicIndex.of([figure(topic("attack"), amount("5")).topic], thesaurus=WORDS)
    assert not any(isinstance(one, Amount | Quantity) for one in indexed.topics)


def test_a_part_is_narrower_than_its_whole_through_every_step() -> None:
    assert WORDS.relation("suicide attack", "attack") is Relation.NARROWER
    assert WORDS.relation("attack", "suicide attack") is Relation.BROADER
    assert WORDS.relation("attack", "wheat") is Relation.NONE


def test_a_spelling_variant_counts_as_the_same_word() -> None:
    score = compared("labour organisation", "labour organization")
    assert score.value > 95
