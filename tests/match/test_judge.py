"""Verdicts: when a claim is supported, and all that must hold before it is refuted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.match.build import INDIA, PERCENT, amount, claim, figure, topic, year
from verify.match import Matcher, Standard
from verify.match.arithmetic import evaluate
from verify.model import (
    Amount,
    Caution,
    Derivation,
    Direction,
    Field,
    Figure,
    Fit,
    Hedge,
    Kind,
    Label,
    Qualifier,
    QualifierRole,
    Quantity,
    Reason,
    Role,
    Topic,
    Verdict,
)

STANDARD = Standard(threshold=70.0, margin=5.0)
ATTACKS = topic("militant attack", period=year(2022))


def verdict(
    about: Topic,
    how_much: Amount,
    *figures: Figure,
    speaker: str = "",
    standard: Standard = STANDARD,
) -> Verdict:
    """Judge one claim against ``figures``."""
    one = claim(about, how_much, speaker=speaker)
    return Matcher.of(figures).verdict(one, standard, anchor=year(2023).end)


def test_a_figure_that_agrees_supports() -> None:
    found = verdict(ATTACKS, amount("380"), figure(ATTACKS, amount("380")))
    assert (found.label, found.reason) == (Label.SUPPORTED, Reason.EQUAL)
    assert found.message == "Agrees with tracker (380)."


def test_a_figure_that_differs_in_every_explicit_respect_refutes() -> None:
    found = verdict(ATTACKS, amount("645"), figure(ATTACKS, amount("380")))
    assert (found.label, found.reason) == (Label.REFUTED, Reason.OUTSIDE)
    assert "Differs from tracker (380)" in found.message
    assert found.diagnosis is not None
    assert found.diagnosis.correction == "380"


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        (figure(replace(ATTACKS, places=()), amount("380")), Reason.PLACE_UNCLEAR),
        (figure(replace(ATTACKS, period=None), amount("380")), Reason.PERIOD_UNCLEAR),
        (
            figure(topic("militant attack civilian", period=year(2022)), amount("380")),
            Reason.SUBJECT_UNCLEAR,
        ),
        (
            figure(ATTACKS, amount("380"), cautions=(Caution.GUESSED_CHARSET,)),
            Reason.CAUTION,
        ),
        (figure(ATTACKS, amount("380"), role=Role.REPORTS), Reason.SOURCES_DISAGREE),
    ],
)
def test_any_field_left_open_forbids_a_refutation(reference: Figure, reason: Reason) -> None:
    """Law 5."""
    found = verdict(ATTACKS, amount("645"), reference)
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, reason)


def test_a_source_that_failed_forbids_a_refutation() -> None:
    """Law 4: what could not be read might have agreed."""
    standard = replace(STANDARD, complete=False)
    found = verdict(ATTACKS, amount("645"), figure(ATTACKS, amount("380")), standard=standard)
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.SOURCE_FAILED)


def test_another_edition_that_agrees_forbids_a_refutation() -> None:
    first = figure(ATTACKS, amount("376"), source="first-release")
    second = figure(ATTACKS, amount("480"), source="revised")
    found = verdict(ATTACKS, amount("376"), first, second)
    assert (found.label, found.reason) == (Label.CONFLICTING, Reason.SOURCES_DISAGREE)
    assert "376 (first-release)" in found.message
    assert "480 (revised)" in found.message


@pytest.mark.parametrize(
    ("day", "label"), [(date(2023, 6, 1), Label.SUPPORTED), (date(2024, 6, 1), Label.CONFLICTING)]
)
def test_a_figure_that_was_revised_since_is_told_as_such(day: date, label: Label) -> None:
    editions = [
        figure(ATTACKS, amount("376"), published=date(2023, 1, 1)),
        figure(ATTACKS, amount("480"), published=date(2024, 1, 1)),
    ]
    one = claim(ATTACKS, amount("376"))
    found = Matcher.of(editions).verdict(one, STANDARD, anchor=day)
    assert (found.label, found.reason) == (label, Reason.REVISED)


def test_a_weaker_match_that_agrees_forbids_a_refutation() -> None:
    exact = figure(ATTACKS, amount("380"))
    vague = figure(topic("militant attack", places=(), period=None), amount("645"), source="other")
    found = verdict(ATTACKS, amount("645"), exact, vague)
    assert found.label is Label.NOT_ENOUGH


def test_too_close_to_call_is_not_refuted() -> None:
    found = verdict(ATTACKS, amount("400"), figure(ATTACKS, amount("380")))
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.TOO_CLOSE)


def test_nothing_about_it_is_said_as_such() -> None:
    found = verdict(ATTACKS, amount("380"), figure(topic("wheat harvest"), amount("380")))
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.NO_FIGURE)
    found = verdict(ATTACKS, amount("380"), standard=replace(STANDARD, asked=False))
    assert found.reason is Reason.NO_SOURCE


def test_another_year_is_named_as_what_would_match() -> None:
    figures = [
        figure(topic("militant attack", period=year(number)), amount(count))
        for number, count in ((2021, "294"), (2022, "380"), (2023, "645"))
    ]
    found = verdict(ATTACKS, amount("645"), *figures)
    assert found.label is Label.REFUTED
    assert found.diagnosis is not None
    assert found.diagnosis.cause == "another period"
    assert found.diagnosis.figure == figures[2]


def test_another_place_is_named_as_what_would_match() -> None:
    abroad = figure(topic("militant attack", places=(INDIA,), period=year(2022)), amount("700"))
    found = verdict(ATTACKS, amount("700"), figure(ATTACKS, amount("380")), abroad)
    assert found.diagnosis is not None
    assert found.diagnosis.cause == "another place"


@pytest.mark.parametrize(
    ("claimed", "cause"), [("38000", "scale"), ("830", "swapped digits"), ("0.38", "scale")]
)
def test_slips_of_the_hand_are_named(claimed: str, cause: str) -> None:
    found = verdict(ATTACKS, amount(claimed), figure(ATTACKS, amount("380")))
    assert found.diagnosis is not None
    assert found.diagnosis.cause == cause


# --- said so, or is so ---------------------------------------------------------------------------


def reported(count: str, outlet: str, *hedges: Hedge) -> Figure:
    """Return what an outlet reports somebody to have said."""
    return figure(
        topic("life lost", period=None),
        amount(count, None, *hedges),
        source=outlet,
        role=Role.REPORTS,
        address=f"https://{outlet}.example/story",
    )


LIVES = topic("life lost")


def test_one_outlet_confirms_a_quote_and_no_more() -> None:
    found = verdict(LIVES, amount("2267"), reported("2267", "dawn"), speaker="Kakar")
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.QUOTE_CONFIRMED)
    assert found.quote is not None


def test_two_outlets_support_the_quote_and_the_message_says_that_nothing_measures_it() -> None:
    over = amount("2200", None, Hedge.OVER)
    found = verdict(
        LIVES, over, reported("2267", "dawn"), reported("2867", "nation"), speaker="Kakar"
    )
    assert (found.label, found.reason) == (Label.SUPPORTED, Reason.REPORTED_ALIKE)
    assert "nothing here measures it" in found.message
    assert {one.match.figure.source for one in found.evidence} == {"dawn", "nation"}


def test_the_label_follows_the_measurement_and_the_quote_is_kept_apart() -> None:
    measured = figure(replace(LIVES, period=year(2022)), amount("1500"))
    found = verdict(
        replace(LIVES, period=year(2022)),
        amount("2267"),
        measured,
        reported("2267", "dawn"),
        speaker="Kakar",
    )
    assert found.label is Label.NOT_ENOUGH
    assert found.quote is not None
    assert "Quoted right" in found.message


def test_a_plan_or_a_condition_is_never_refuted() -> None:
    wish = replace(ATTACKS, asserted=False)
    found = verdict(wish, amount("645"), figure(ATTACKS, amount("380")))
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.NOT_ASSERTED)


def test_of_two_numbers_read_as_the_same_thing_neither_is_refuted() -> None:
    standard = replace(STANDARD, alone=False)
    found = verdict(ATTACKS, amount("645"), figure(ATTACKS, amount("380")), standard=standard)
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.SUBJECT_UNCLEAR)


@pytest.mark.parametrize("claims_side", [True, False])
def test_a_word_that_may_narrow_the_subject_forbids_a_refutation(claims_side: bool) -> None:  # noqa: FBT001 - a parameter of the case
    whole = topic("people killed", period=year(2022))
    part = topic("people killed", period=year(2022), context=("flood",))
    about, reference = (part, whole) if claims_side else (whole, part)
    found = verdict(about, amount("50"), figure(reference, amount("976")))
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.SUBJECT_UNCLEAR)


PART_COLUMNS = (("", "203"), ("foreign", "140"), ("domestic", "63"))


def of_columns(claimed: str, narrowed_by: str) -> Verdict:
    """Judge a number against a table with a column for all and one for each part."""
    stays = topic("overnight stay", period=year(2022))
    columns = [figure(narrowed(stays, word), amount(value)) for word, value in PART_COLUMNS]
    return verdict(narrowed(stays, narrowed_by), amount(claimed), *columns)


def narrowed(about: Topic, word: str) -> Topic:
    unread = (Qualifier(role=QualifierRole.UNREAD, words=word),) if word else ()
    return replace(about, qualifiers=unread)


@pytest.mark.parametrize(("word", "value"), PART_COLUMNS)
def test_columns_of_one_source_for_a_part_and_for_all_do_not_disagree(
    word: str, value: str
) -> None:
    assert of_columns(value, word).label is Label.SUPPORTED


@pytest.mark.parametrize("word", ["foreign", "domestic"])
def test_a_part_that_agrees_keeps_the_whole_from_refuting(word: str) -> None:
    assert of_columns(dict(PART_COLUMNS)[word], "").label is Label.NOT_ENOUGH


@pytest.mark.parametrize("word", ["lost", "new", "added", "recent", "took"])
def test_a_flow_is_not_refuted_by_a_stock(word: str) -> None:
    about = topic("job", period=year(2022), context=(word,))
    stock = figure(topic("job", period=year(2022)), amount("25600000"))
    found = verdict(about, amount("300000"), stock)
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.SUBJECT_UNCLEAR)


def test_a_figure_for_a_longer_time_decides_nothing() -> None:
    month = replace(year(2022), start=date(2022, 11, 1), end=date(2022, 11, 30))
    found = verdict(replace(ATTACKS, period=month), amount("99"), figure(ATTACKS, amount("380")))
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.OTHER_PERIOD)


# --- derived figures -----------------------------------------------------------------------------


def yearly(*counts: tuple[int, str], words: str = "militant attack") -> list[Figure]:
    """Return one figure a year."""
    return [figure(topic(words, period=year(number)), amount(count)) for number, count in counts]


def percent(value: str, direction: Direction = Direction.UP) -> Amount:
    """Return a change in percent."""
    return amount(value, unit=PERCENT, direction=direction)


def change(**given: object) -> Topic:
    """Return the topic of a claimed change in militant attacks."""
    about = topic("militant attack", kind=Kind.CHANGE, dimension="percent")
    return replace(about, **given)  # type: ignore[arg-type]  # the fields' types differ


def test_a_change_is_worked_out_from_two_years() -> None:
    about = change(period=year(2023), baseline=year(2022))
    found = verdict(about, percent("70"), *yearly((2022, "380"), (2023, "645")))
    assert (found.label, found.reason) == (Label.SUPPORTED, Reason.WITHIN_ROUNDING)
    origin = found.evidence[0].match.figure.origin
    assert isinstance(origin, Derivation)
    assert origin.formula == "(645 - 380) / 380 = up 69.74%"


def test_a_change_in_the_other_direction_is_refuted_and_named() -> None:
    about = change(period=year(2023), baseline=year(2022))
    series = yearly((2022, "380"), (2023, "645"))
    found = verdict(about, percent("70", Direction.DOWN), *series)
    assert found.label is Label.REFUTED
    assert found.diagnosis is not None
    assert found.diagnosis.cause == "direction"


def test_the_base_year_that_would_match_is_named() -> None:
    about = change(period=year(2023), baseline=year(2022))
    series = yearly((2021, "294"), (2022, "380"), (2023, "645"))
    found = verdict(about, percent("119"), *series)
    assert found.label is Label.REFUTED
    assert found.diagnosis is not None
    assert found.diagnosis.cause == "another base period"


def test_an_open_baseline_is_swept_and_never_refutes() -> None:
    about = change(baseline=year(2021, stated=False))
    series = yearly((2020, "188"), (2021, "294"), (2022, "380"), (2023, "645"))
    found = verdict(about, percent("60"), *series)
    assert (found.label, found.reason) == (Label.CONFLICTING, Reason.WINDOWS_DISAGREE)
    shown = {
        str(one.match.figure.amount.value.low)
        for one in found.evidence
        if isinstance(one.match.figure.amount.value, Quantity)
    }
    assert {"29.25", "119.39"} <= shown


def test_a_change_is_never_worked_out_between_unlike_subjects() -> None:
    mixed = [*yearly((2022, "380")), *yearly((2023, "29"), words="suicide attack")]
    found = verdict(change(period=year(2023), baseline=year(2022)), percent("70"), *mixed)
    assert found.label is Label.NOT_ENOUGH
    assert not found.evidence


def test_parts_that_tile_the_period_are_summed() -> None:
    both = replace(year(2022), end=year(2023).end)
    about = topic("militant attack", period=both)
    found = verdict(about, amount("1025"), *yearly((2022, "380"), (2023, "645")))
    assert found.label is Label.SUPPORTED
    origin = found.evidence[0].match.figure.origin
    assert isinstance(origin, Derivation)
    assert origin.formula == "380 + 645 = 1,025"


def test_a_derivation_evaluates_to_itself_again() -> None:
    """Law 3."""
    about = change(baseline=year(2021, stated=False))
    series = yearly((2020, "188"), (2021, "294"), (2022, "380"), (2023, "645"))
    found = verdict(about, percent("60"), *series)
    derived = [one.match.figure for one in found.evidence]
    assert derived
    for one in derived:
        assert isinstance(one.origin, Derivation)
        assert evaluate(one.origin.operation, one.origin.inputs) == one.amount


def test_the_largest_numbers_that_are_numbers_can_be_worked_with() -> None:
    big = str(10**39 + 1)
    about = change(period=year(2023), baseline=year(2022))
    found = verdict(about, percent("70"), *yearly((2022, big), (2023, big)))
    assert found.evidence
    assert big[:3] in found.evidence[0].match.figure.origin.formula.replace(",", "")  # type: ignore[union-attr]  # a derivation


def test_without_a_period_the_latest_figure_counts_and_an_older_one_is_named() -> None:
    about = topic("militant attack")
    figures = yearly((2021, "294"), (2022, "380"))
    assert verdict(about, amount("380"), *figures).label is Label.SUPPORTED
    found = verdict(about, amount("294"), *figures)
    assert found.label is Label.NOT_ENOUGH
    assert found.diagnosis is not None
    assert found.diagnosis.cause == "another period"


def test_fits_are_reported_for_every_field() -> None:
    (match,) = Matcher.of([figure(ATTACKS, amount("380"))]).matches("c1", ATTACKS, anchor=None)
    assert {one.field for one in match.scores} == set(Field) - {Field.SPEAKER}
    assert all(one.fit in {Fit.EXPLICIT, Fit.ABSENT} for one in match.scores)
