"""How one field of a claim's topic goes together with the same field of a figure's topic.

Every scorer takes two topics (``subject`` their subjects' concepts) and returns a ``Score`` from
0 to 100 with its fit and a note. None of them can see a value: topics hold none, and their words
have had every number taken out.

Letters are compared only inside one word (rapidfuzz, for spelling variants). Places, years,
opposites, negation and kinds are typed fields: "North Korea" and "South Korea" are 91% alike
as letters and have nothing to do with each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from verify.match.thesaurus import Relation, Thesaurus
from verify.model import (
    Attribution,
    Field,
    Fit,
    Kind,
    Period,
    Place,
    Precision,
    Qualifier,
    QualifierRole,
    Score,
    Subject,
    Topic,
)

#: Two words are spelling variants of each other from this similarity on (Jaro-Winkler, 0 to 1):
#: "organisation" and "organization" score 0.97, "employed" and "employer" 0.95.
SAME_WORD = 0.96

#: How much of a topic's words the other side must name for the subject to match explicitly.
WHOLE = 0.99

#: What is left of a figure's share of common words if it is one of two halves of a whole (women)
#: and the claim says of neither: the whole is meant.
PART = 0.7

#: Value of a subject without a noun phrase ("Arrivals by sea ... tripled") if the sentence names
#: every word of the figure's.
SENTENCE = 75.0

#: Value of a field that one side leaves open, and of one that the text only makes likely.
OPEN = 60.0
LIKELY = 95.0

_PERCENT = {"percent", "percentage point"}


@dataclass(frozen=True, slots=True)
class Named:
    """The concepts that a subject names: ``core`` by its noun phrase, ``all`` with its context.

    ``strict`` is the core with true synonyms only and no word left out but those of counting: two
    subjects are explicitly the same only if these are equal. ``groups`` are the roles and words of
    its qualifiers, ``narrowing`` the unread ones among them, which may mean a part of the whole
    ("killed in floods"); ``near`` is the core with both.
    ``sure`` is false if the core was guessed: from a phrase that may mean something else, or from
    the context where there is no noun phrase.
    """

    core: frozenset[str]
    all: frozenset[str]
    near: frozenset[str]
    narrowing: frozenset[str]
    groups: frozenset[tuple[QualifierRole, str]]
    strict: frozenset[str]
    sure: bool
    head: str  # the head noun as read

    @classmethod
    def of(cls, one: Subject, thesaurus: Thesaurus, qualifiers: Iterable[Qualifier] = ()) -> Named:
        """Return the concepts of ``one``; generic words count only where there are no others.

        A phrase that the noun phrase and its context make together ("citizens" who "lost" their
        "lives") is what the subject is about, so it belongs to the core. A word that stands for a
        group ("female unemployment") does not, unless nothing else is named: it is compared apart.
        """
        groups, unread = _grouped(qualifiers, thesaurus)
        named = {word for role, word in groups if role is QualifierRole.GROUP}
        told = [word for word in (one.head, *one.modifiers) if word]
        words = [word for word in told if word not in thesaurus.acts] or told
        words = [word for word in words if not thesaurus.concepts_of([word]) & named] or words
        core, sure = thesaurus.phrases_of(words, one.context)
        core, sure = (core, sure) if core else (frozenset(words), False)
        around = thesaurus.concepts_of(one.context)
        if not core:
            known = {word for word in around if word in thesaurus.same}
            alone = known == around - thesaurus.neutral  # nothing else could be meant
            core, sure = (frozenset(known), alone) if len(known) == 1 else (core, False)
            words = [word for word in one.context if word not in thesaurus.neutral]
        beside = thesaurus.concepts_of(unread)
        narrowing = beside - core - thesaurus.neutral - thesaurus.acts
        exact = thesaurus.strict or thesaurus
        return cls(
            core=core,
            all=core | around | named,
            near=core | beside | named,
            narrowing=narrowing,
            groups=groups,
            strict=exact.phrases_of(words, ())[0],
            sure=sure and one.stated,
            head=one.head,
        )


def _grouped(
    qualifiers: Iterable[Qualifier], thesaurus: Thesaurus
) -> tuple[frozenset[tuple[QualifierRole, str]], list[str]]:
    """Return the qualifiers with a role, groups by their concept, and the unread words."""
    groups: set[tuple[QualifierRole, str]] = set()
    unread: list[str] = []
    for one in qualifiers:
        if one.role is QualifierRole.UNREAD:
            unread.append(one.words)
        elif one.role is QualifierRole.GROUP:
            groups.update((one.role, word) for word in thesaurus.concepts_of([one.words]))
        else:
            groups.add((one.role, one.words))
    return frozenset(groups), unread


def subject(claim: Named, figure: Named, *, thesaurus: Thesaurus) -> Score:
    """Compare what is counted or measured: concepts, not letters."""
    mine, theirs = claim.core, figure.core
    if not mine and theirs and theirs <= claim.all:
        note = "named in the sentence"
        return Score(field=Field.SUBJECT, fit=Fit.PARTIAL, value=SENTENCE, note=note)
    if not mine or not theirs:
        return Score(field=Field.SUBJECT, fit=Fit.IMPLIED, value=0.0, note="not stated")
    if veto := _subject_veto(mine, theirs, thesaurus):
        return Score(field=Field.SUBJECT, fit=Fit.VETO, value=0.0, note=veto)
    there, back = _covered(mine, figure.all), _covered(theirs, claim.all)
    if (theirs - claim.all) & thesaurus.halves:
        back *= PART
    inner = min(_covered(mine, theirs), _covered(theirs, mine))
    value = 100.0 * (0.5 * there + 0.5 * back) * (0.85 + 0.15 * inner)
    narrowed = (claim.narrowing - figure.all) | (figure.narrowing - claim.near)
    same = _same_words(claim, figure, inner, thesaurus)
    explicit = same and claim.sure and figure.sure and not narrowed
    missing = sorted(mine - figure.all) + sorted(theirs - claim.all)
    if explicit:
        note = "same words"
    elif missing:
        note = "differs in: " + ", ".join(missing)
    elif not same:
        note = "not the same words"
    else:
        note = "may be narrowed by: " + ", ".join(sorted(narrowed)[:4]) if narrowed else "alike"
    fit = Fit.IMPLIED if inner >= WHOLE else Fit.PARTIAL
    return Score(
        field=Field.SUBJECT,
        fit=Fit.EXPLICIT if explicit else fit,
        value=round(value, 1),
        note=note,
    )


def _same_words(claim: Named, figure: Named, inner: float, thesaurus: Thesaurus) -> bool:
    """Tell whether both name the same, perhaps in another order ("applications for asylum").

    The head noun is the same, and words of the figure that stand beside the claim's noun phrase
    stand in its own clause. Words that are subjects or groups of their own (civilians) may be
    told of something else there.
    """
    if claim.strict == figure.strict or _same_deaths(claim, figure, thesaurus):
        return inner >= WHOLE
    rest = figure.strict - claim.strict
    moved = claim.head == figure.head and claim.strict <= figure.strict and rest <= claim.near
    return moved and not thesaurus.concepts_of(rest) & (thesaurus.same | thesaurus.halves)


def _same_deaths(claim: Named, figure: Named, thesaurus: Thesaurus) -> bool:
    """Tell whether both name the dead of one cause ("killed by measles", "measles deaths").

    Without a cause the dead may be more than those killed.
    """
    if not claim.strict & figure.strict & thesaurus.causes:
        return False
    sides = [
        {"killed" if word in thesaurus.dying else word for word in one.strict}
        for one in (claim, figure)
    ]
    return sides[0] == sides[1]


def group(claim: Named, figure: Named, *, thesaurus: Thesaurus) -> Score:
    """Compare what restricts the numbers: groups of people, parts, rates, averages.

    Groups that exclude each other are a veto. What only one side states may be left out by the
    other because it goes without saying, so it is open; neither ever refutes.
    """
    mine, theirs = claim.groups, figure.groups
    if not mine and not theirs:
        return Score(field=Field.GROUP, fit=Fit.ABSENT, value=0.0)
    names = ", ".join(sorted({word for _, word in mine ^ theirs})[:4])
    if mine == theirs:
        return Score(field=Field.GROUP, fit=Fit.EXPLICIT, value=100.0, note="same restriction")
    for (_, first), (_, second) in product(sorted(mine - theirs), sorted(theirs - mine)):
        if thesaurus.relation(first, second) is Relation.OPPOSITE:
            note = f"{first} is not {second}"
            return Score(field=Field.GROUP, fit=Fit.VETO, value=0.0, note=note)
    # A group, a rate or an average is another number; "only" may be a manner of speech.
    value = 0.0 if {role for role, _ in mine ^ theirs} & _OTHER_NUMBERS else 50.0
    if mine and theirs:
        return Score(field=Field.GROUP, fit=Fit.PARTIAL, value=value, note=f"differs in: {names}")
    who = "the claim" if mine else "the figure"
    return Score(field=Field.GROUP, fit=Fit.IMPLIED, value=value, note=f"{who} says: {names}")


_OTHER_NUMBERS = frozenset({QualifierRole.GROUP, QualifierRole.OVER, QualifierRole.AVERAGE})


def _subject_veto(mine: frozenset[str], theirs: frozenset[str], thesaurus: Thesaurus) -> str:
    """Return why the two can never be the same subject, or nothing."""
    for first, second in product(sorted(mine - theirs), sorted(theirs - mine)):
        relation = thesaurus.relation(first, second)
        if relation is Relation.OPPOSITE:
            return f"{first} is not {second}"
        if relation is Relation.NARROWER:
            return f"{first} is only a part of {second}"
        if relation is Relation.BROADER:
            return f"{second} is only a part of {first}"
    return ""


def _covered(wanted: frozenset[str], given: frozenset[str]) -> float:
    """Return the share of ``wanted`` that ``given`` names, spelling variants included."""
    return sum(1.0 if word in given else _near(word, given) for word in wanted) / len(wanted)


def _near(word: str, given: Iterable[str]) -> float:
    best = process.extractOne(
        word, list(given), scorer=JaroWinkler.similarity, score_cutoff=SAME_WORD
    )
    return float(best[1]) if best and len(word) > 4 else 0.0


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
    """Compare when the numbers hold."""
    return _period(Field.PERIOD, claim.period, figure.period)


def baseline(claim: Topic, figure: Topic) -> Score:
    """Compare since when changes are measured; other kinds have no baseline."""
    if claim.baseline is None and figure.baseline is None:
        return Score(field=Field.BASELINE, fit=Fit.ABSENT, value=0.0)
    return _period(Field.BASELINE, claim.baseline, figure.baseline)


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

#: The fields that need no thesaurus; ``subject`` is scored first and apart.
SCORERS: Mapping[Field, FieldScorer] = {
    Field.PLACE: place,
    Field.PERIOD: period,
    Field.BASELINE: baseline,
    Field.ENTITY: entity,
    Field.UNIT: unit,
    Field.KIND: kind,
}
