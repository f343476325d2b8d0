"""How one field of a claim's topic goes together with the same field of a figure's topic.

Every scorer takes two topics and returns a ``Score`` from 0 to 100 with its fit and a note. None
of them can see a value: topics hold none. What is counted, and what restricts it, is compared in
``subjects``. Places, years, negation and kinds are typed fields: "North Korea" and "South Korea"
are 91% alike as letters and have nothing to do with each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product

from rapidfuzz import fuzz

from verify.model import (
    Attribution,
    Field,
    Fit,
    Kind,
    Period,
    Place,
    Precision,
    QualifierRole,
    Score,
    Topic,
)

#: Value of a field that one side leaves open, and of one that the text only makes likely.
OPEN = 60.0
LIKELY = 95.0

#: More days than any year has between a period and the one before the one before it.
_YEAR = 300
_LONG_YEAR = 366


def place_key(one: Place) -> str:
    """Return what makes two places the same: the code, else the name."""
    return one.code or one.name.casefold()


def place(claim: Topic, figure: Topic) -> Score:
    """Compare the places that the numbers are about, by code where there is one."""
    mine = set(map(place_key, claim.places))
    theirs = set(map(place_key, figure.places))
    if not mine and not theirs:
        return Score(field=Field.PLACE, fit=Fit.ABSENT, value=0.0, note="neither names a place")
    if not mine or not theirs:
        who = "the figure" if mine else "the claim"
        return Score(field=Field.PLACE, fit=Fit.IMPLIED, value=OPEN, note=f"{who} names no place")
    names = ", ".join(one.name for one in figure.places)
    if mine == theirs and not (claim.place_stated and figure.place_stated):
        return Score(field=Field.PLACE, fit=Fit.IMPLIED, value=LIKELY, note=f"likely {names}")
    if mine == theirs:
        return Score(field=Field.PLACE, fit=Fit.EXPLICIT, value=100.0, note=names)
    if mine & theirs:
        return Score(field=Field.PLACE, fit=Fit.PARTIAL, value=80.0, note=f"figure is for {names}")
    return Score(field=Field.PLACE, fit=Fit.VETO, value=0.0, note=f"figure is for {names}")


def entity(claim: Topic, figure: Topic) -> Score:
    """Compare the named bodies; names are spelt in many ways, so nothing here is a veto."""
    if not claim.entities and not figure.entities:
        return Score(field=Field.ENTITY, fit=Fit.ABSENT, value=0.0)
    if not claim.entities or not figure.entities:
        return Score(field=Field.ENTITY, fit=Fit.IMPLIED, value=OPEN, note="named on one side only")
    best = max(
        fuzz.token_sort_ratio(mine.casefold(), theirs.casefold())
        for mine, theirs in product(claim.entities, figure.entities)
    )
    fit = Fit.EXPLICIT if best >= 90 else Fit.APART
    value = best if best >= 90 else best / 3
    return Score(field=Field.ENTITY, fit=fit, value=round(value, 1), note=figure.entities[0])


def period(claim: Topic, figure: Topic) -> Score:
    """Compare when the numbers hold.

    "In the year to May" tells the change that a table gives for May; whether the table's is one
    over a year or a month it seldom says, so that this never refutes.
    """
    mine, theirs = claim.period, figure.period
    if claim.kind is figure.kind is Kind.CHANGE and mine and theirs and _is_year_to(mine, theirs):
        note = f"the year to {describe(theirs)}"
        return Score(field=Field.PERIOD, fit=Fit.IMPLIED, value=LIKELY, note=note)
    return _period(Field.PERIOD, mine, theirs)


def _is_year_to(span: Period, month: Period) -> bool:
    if span.start is None or span.end is None or month.precision is not Precision.MONTH:
        return False
    return span.end == month.end and _YEAR < (span.end - span.start).days <= _LONG_YEAR


def baseline(claim: Topic, figure: Topic) -> Score:
    """Compare since when changes are measured; other kinds have no baseline."""
    if claim.baseline is None and figure.baseline is None:
        return Score(field=Field.BASELINE, fit=Fit.ABSENT, value=0.0)
    if figure.kind is Kind.CHANGE and figure.baseline is None and _is_over_years(claim):
        note = "the figure is a change on the year before"
        return Score(field=Field.BASELINE, fit=Fit.VETO, value=0.0, note=note)
    return _period(Field.BASELINE, claim.baseline, figure.baseline)


def _is_over_years(claim: Topic) -> bool:
    """Tell whether a change is from more than a year before it: no rate of one year tells that."""
    base, end = claim.baseline, claim.period
    if base is None or not base.stated or not base.end or end is None or not end.start:
        return False
    return (end.start - base.end).days > _YEAR


def _period(field: Field, mine: Period | None, theirs: Period | None) -> Score:
    if mine is None and theirs is None:
        return Score(field=field, fit=Fit.ABSENT, value=0.0, note="neither states it")
    if mine is None or theirs is None:
        who = "the figure" if theirs is None else "the claim"
        return Score(field=field, fit=Fit.IMPLIED, value=OPEN, note=f"{who} does not state it")
    note = f"{describe(mine)} against {describe(theirs)}"
    if not mine.overlaps(theirs):
        return Score(field=field, fit=Fit.VETO, value=0.0, note=note)
    sure = (
        mine.stated and theirs.stated and Precision.VAGUE not in (mine.precision, theirs.precision)
    )
    if mine.same_days(theirs):
        fit = Fit.EXPLICIT if sure else Fit.IMPLIED
        return Score(field=field, fit=fit, value=100.0 if sure else 85.0, note=describe(theirs))
    if theirs.precision is Precision.DAY and mine.contains(theirs):
        return Score(field=field, fit=Fit.IMPLIED, value=85.0, note=note)
    return Score(field=field, fit=Fit.PARTIAL, value=_overlap(mine, theirs), note=note)


def _overlap(mine: Period, theirs: Period) -> float:
    """Return 40 to 90: how much of the longer period the shorter one fills."""
    if mine.start is None or mine.end is None or theirs.start is None or theirs.end is None:
        return OPEN
    shared = (min(mine.end, theirs.end) - max(mine.start, theirs.start)).days + 1
    longer = max((mine.end - mine.start).days, (theirs.end - theirs.start).days) + 1
    return round(40.0 + 50.0 * shared / longer, 1)


def describe(one: Period) -> str:
    """Return a period in figures: 2023, 2023-11-08, 2020-08-15 to 2021-08-14."""
    if one.start and one.end:
        if one.start == one.end:
            return one.start.isoformat()
        whole_year = (one.start.month, one.start.day, one.end.month, one.end.day) == (1, 1, 12, 31)
        if whole_year:
            years = (one.start.year, one.end.year)
            return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"
        return f"{one.start.isoformat()} to {one.end.isoformat()}"
    if one.start:
        return f"since {one.start.isoformat()}"
    return f"until {one.end.isoformat()}" if one.end else one.words or "an open period"


def unit(claim: Topic, figure: Topic) -> Score:
    """Compare the units' dimensions; only equal ones can be set against each other."""
    if claim.dimension == figure.dimension:
        return Score(field=Field.UNIT, fit=Fit.EXPLICIT, value=100.0)
    note = f"{claim.dimension} against {figure.dimension}"
    return Score(field=Field.UNIT, fit=Fit.VETO, value=0.0, note=note)


#: Kinds that may say the same of a number: enough to support, not to refute.
_KIN = (
    frozenset({Kind.LEVEL, Kind.SHARE}),
    frozenset({Kind.LEVEL, Kind.RATE}),
    frozenset({Kind.SHARE, Kind.RATIO}),
    frozenset({Kind.LEVEL, Kind.RATIO}),
)
_RATED = frozenset({Kind.LEVEL, Kind.RATE})


def kind(claim: Topic, figure: Topic) -> Score:
    """Compare level with level and change with change, and never one with the other."""
    if claim.negated != figure.negated:
        return Score(field=Field.KIND, fit=Fit.VETO, value=0.0, note="one of them is negated")
    if set(map(place_key, claim.compared)) != set(map(place_key, figure.compared)):
        note = "one of them compares places"
        return Score(field=Field.KIND, fit=Fit.VETO, value=0.0, note=note)
    if claim.kind is figure.kind:
        return Score(field=Field.KIND, fit=Fit.EXPLICIT, value=100.0, note=claim.kind.value)
    note = f"{claim.kind.value} against {figure.kind.value}"
    pair = frozenset({claim.kind, figure.kind})
    if pair == _RATED and figure.dimension == "count":  # cases are not cases per million
        return Score(field=Field.KIND, fit=Fit.VETO, value=0.0, note=note)
    if pair == _RATED and _rate_of(claim) and _rate_of(claim) == _rate_of(figure):
        return Score(field=Field.KIND, fit=Fit.EXPLICIT, value=100.0, note="rate of both")
    if pair in _KIN:
        return Score(field=Field.KIND, fit=Fit.IMPLIED, value=95.0, note=note)
    return Score(field=Field.KIND, fit=Fit.VETO, value=0.0, note=note)


def _rate_of(topic: Topic) -> tuple[str, ...]:
    """Return what the topic's words spread its number over ("per capita"), if they do."""
    return tuple(one.words for one in topic.qualifiers if one.role is QualifierRole.OVER)


#: Words of a speaker's name or office that do not tell one person from another.
_TITLES = frozenset(
    {"the", "its", "his", "her", "their", "of", "mr", "mrs", "ms", "dr", "sir", "prime", "minister"}
    | {"president", "spokesman", "spokeswoman", "spokesperson", "official", "officials", "chief"}
    | {"caretaker", "interim", "acting", "government", "ministry"}
)


def speaker(claim: Attribution | None, figure: Attribution | None) -> Score:
    """Compare who said it: a name in common, or nothing that speaks against it."""
    if claim is None or figure is None:
        return Score(field=Field.SPEAKER, fit=Fit.ABSENT, value=0.0)
    mine, theirs = _names(claim), _names(figure)
    if not mine or not theirs:
        return Score(field=Field.SPEAKER, fit=Fit.IMPLIED, value=OPEN, note=figure.speaker)
    if mine & theirs:
        return Score(field=Field.SPEAKER, fit=Fit.EXPLICIT, value=100.0, note=figure.speaker)
    return Score(field=Field.SPEAKER, fit=Fit.APART, value=0.0, note=f"{figure.speaker} said it")


def _names(one: Attribution) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}", one.speaker.casefold())) - _TITLES


FieldScorer = Callable[[Topic, Topic], Score]

#: The fields that need no thesaurus; subject and group are scored first and apart.
SCORERS: Mapping[Field, FieldScorer] = {
    Field.PLACE: place,
    Field.PERIOD: period,
    Field.BASELINE: baseline,
    Field.ENTITY: entity,
    Field.UNIT: unit,
    Field.KIND: kind,
}
