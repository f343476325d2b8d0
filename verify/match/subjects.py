"""How what a claim counts or measures, and what restricts it, goes with the same of a figure.

Subjects are compared by their concepts, with every number taken out. Letters are compared only
inside one word (rapidfuzz, for spelling variants): "employment rate" stands whole inside
"unemployment rate" and has nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from verify.match.thesaurus import Nature, Relation, Thesaurus
from verify.model import (
    Field,
    Fit,
    Qualifier,
    QualifierRole,
    Score,
    Subject,
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

#: Value of "prices rose" for inflation.
RATE = 90.0


#: What is left of a subject's value if words of the figure's own may narrow it, if words of the
#: claim's own may (many of a sentence's words do not), and if the two are opposites.
FIGURE_NARROWED = 0.9
CLAIM_NARROWED = 0.94
OPPOSED = 0.5


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
    counted: frozenset[str]  # its words, those of its context that make a phrase with them included
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
        flows = thesaurus.nature_of(told) is Nature.FLOW
        acts = thesaurus.acts | (thesaurus.taken if flows else frozenset())
        words = [word for word in told if word not in acts] or told
        words = [word for word in words if not thesaurus.concepts_of([word]) & named] or words
        core, sure = thesaurus.phrases_of(words, one.context)
        done = frozenset().union(*(thesaurus.doing.get(concept, ()) for concept in core))
        if not done.isdisjoint(words):
            words = [word for word in words if word not in done] or words
            core, sure = thesaurus.phrases_of(words, one.context)
        acts |= done
        core, sure = (core, sure) if core else (frozenset(words), False)
        around = thesaurus.concepts_of(one.context)
        if not core:
            known = {word for word in around if word in thesaurus.same}
            alone = known == around - thesaurus.neutral  # nothing else could be meant
            core, sure = (frozenset(known), alone) if len(known) == 1 else (core, False)
            words = [word for word in one.context if word not in thesaurus.neutral]
        absorbed = [
            word for word in unread if thesaurus.phrases_of((*words, word), one.context)[0] == core
        ]
        unread = [word for word in unread if word not in absorbed]
        beside = thesaurus.concepts_of(unread)
        if any(role is QualifierRole.OVER and word.startswith("per ") for role, word in groups):
            beside -= {"population"}  # per 100,000 residents or people
        changed = {thesaurus.changing[core]} if core in thesaurus.changing else set()
        narrowing = beside - core - thesaurus.neutral - acts
        exact = thesaurus.strict or thesaurus
        return cls(
            core=core,
            all=core | around | named | changed,
            near=core | beside | named | exact.concepts_of(unread),
            narrowing=narrowing,
            groups=groups,
            strict=exact.phrases_of(words, ())[0],
            sure=sure and one.stated,
            counted=frozenset((*words, *absorbed)),
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
            unread.extend(one.words.replace("_", " ").split())
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
    if rate := _rate_of_change(mine, theirs, thesaurus):
        return Score(field=Field.SUBJECT, fit=Fit.IMPLIED, value=RATE, note=f"its change is {rate}")
    if veto := _subject_veto(mine, theirs, thesaurus):
        return Score(field=Field.SUBJECT, fit=Fit.VETO, value=0.0, note=veto)
    there, back = _covered(mine, figure.all), _covered(theirs, claim.all)
    if (theirs - claim.all) & thesaurus.halves:
        back *= PART
    inner = min(_covered(mine, theirs), _covered(theirs, mine))
    value = 100.0 * (0.5 * there + 0.5 * back) * (0.85 + 0.15 * inner)
    claims_own = claim.narrowing - figure.all - figure.near
    figures_own = figure.narrowing - claim.near
    value *= _narrowed(claims_own, figures_own, thesaurus)
    narrowed = claims_own | figures_own
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


def _narrowed(mine: frozenset[str], theirs: frozenset[str], thesaurus: Thesaurus) -> float:
    """Return what is left of a subject's value where words narrow one side only.

    A figure "by foreign tourists" is further from what says nothing of them than the figure for
    all is, and further still from what is told of domestic ones.
    """
    pairs = product(sorted(mine), sorted(theirs))
    if any(thesaurus.relation(*pair) is Relation.OPPOSITE for pair in pairs):
        return OPPOSED
    return (CLAIM_NARROWED if mine else 1.0) * (FIGURE_NARROWED if theirs else 1.0)


def _rate_of_change(
    mine: frozenset[str], theirs: frozenset[str], thesaurus: Thesaurus
) -> str | None:
    """Return the rate that one side names and the other tells as a change of its own subject."""
    for what, rate in ((mine, theirs), (theirs, mine)):
        name = thesaurus.changing.get(what)
        if name is not None and rate == {name}:
            return name
    return None


def _same_words(claim: Named, figure: Named, inner: float, thesaurus: Thesaurus) -> bool:
    """Tell whether both name the same, perhaps in another order ("applications for asylum").

    The head noun is the same, and words of the figure that stand beside the claim's noun phrase
    stand in its own clause. Words that are subjects or groups of their own (civilians) may be
    told of something else there.
    """
    if _same_deaths(claim, figure, thesaurus):
        return True
    if claim.strict == figure.strict:
        return inner >= WHOLE
    rest = figure.strict - claim.strict
    moved = claim.head == figure.head and claim.strict <= figure.strict and rest <= claim.near
    return moved and not thesaurus.concepts_of(rest) & (thesaurus.same | thesaurus.halves)


def _same_deaths(claim: Named, figure: Named, thesaurus: Thesaurus) -> bool:
    """Tell whether both name the dead of one cause ("killed by measles", "measles deaths").

    Without a cause the dead may be more than those killed.
    """
    sides = [(one.core | (one.near & thesaurus.causes), one) for one in (claim, figure)]
    causes = [told & thesaurus.causes for told, _ in sides]
    if not causes[0] or causes[0] != causes[1]:
        return False
    return all(
        told == {"killed"} | told & thesaurus.causes and one.counted & thesaurus.dying
        for told, one in sides
    )


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
    # A group or a rate is another number; "only" may be a manner of speech, and figures of a year
    # are averages that do not say so.
    value = 0.0 if {role for role, _ in mine ^ theirs} & _OTHER_NUMBERS else 50.0
    if mine and theirs:
        return Score(field=Field.GROUP, fit=Fit.PARTIAL, value=value, note=f"differs in: {names}")
    who = "the claim" if mine else "the figure"
    note = f"only {who} is restricted: {names}"
    return Score(field=Field.GROUP, fit=Fit.IMPLIED, value=value, note=note)


_OTHER_NUMBERS = frozenset({QualifierRole.GROUP, QualifierRole.OVER})


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
