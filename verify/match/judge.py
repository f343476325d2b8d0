"""Judge a claim by the figures that were matched with it.

The judge reads amounts, fits and scores; of topics it only asks whether two are the same. Which
figure is about the claim was settled before. It may say ``refuted`` only under law 5; every other
doubt has a typed reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from verify.match.doubt import doubt_of
from verify.match.interval import compare
from verify.match.rank_comparison import are_ranks
from verify.match.standard import AGREEING, Standard
from verify.model import (
    Amount,
    Comparison,
    Evidence,
    Field,
    Figure,
    Fit,
    Form,
    Kind,
    Label,
    Match,
    Provenance,
    Quantity,
    Reason,
    Role,
    Verdict,
)

#: The most figures shown as evidence and as rejected.
MOST_EVIDENCE = 8
MOST_REJECTED = 3

#: How far apart the subjects' values of two figures of one source may be to be as near (0 to 100).
SAME_SUBJECT = 5.0

#: Outlets that must confirm a quote that nothing measures before it counts as supported.
CONFIRMING_OUTLETS = 2


def judge(claimed: Amount, matches: Sequence[Match], standard: Standard) -> Verdict:
    """Return the verdict on ``claimed`` from ``matches`` (best first, vetoed ones among them).

    The message is left empty: ``verify.match.wording`` writes it.
    """
    open_matches = [one for one in matches if not one.vetoed]
    usable = [one for one in open_matches if one.score >= standard.threshold]
    unused = (one for one in matches if one.vetoed or one.score < standard.threshold)
    rejected = tuple(islice(unused, MOST_REJECTED))
    if not usable:
        return Verdict(
            label=Label.NOT_ENOUGH,
            reason=_nothing_usable(open_matches, standard),
            rejected=rejected,
        )
    heard = [one for one in usable if _same_speaker(one)]  # another's words are no evidence
    evidence = [Evidence(match=one, comparison=_compared(claimed, one)) for one in heard]
    reported = [one for one in evidence if one.match.figure.role is Role.REPORTS]
    measured = [one for one in evidence if one.match.figure.role is Role.MEASURES]
    quote = _commonest([one for one in reported if one.comparison in AGREEING])
    telling = [one for one in measured if one.comparison is not Comparison.OTHER_PERIOD]
    if standard.attributed and not telling:
        verdict = _of_quotes(_contenders(reported, standard), measured, standard)
    else:
        verdict = _of_evidence(
            _contenders(telling or reported, standard), evidence, open_matches, claimed, standard
        )
    used = sorted(verdict.evidence, key=_telling)
    taken = {id(one) for one in used}
    others = sorted(
        (one for one in evidence if id(one) not in taken and _is_shown(one, verdict.reason)),
        key=_telling,
    )
    return replace(
        verdict,
        evidence=(*used, *others)[: max(MOST_EVIDENCE, len(used))],
        rejected=rejected,
        quote=quote if standard.attributed else None,
    )


def _is_shown(one: Evidence, reason: Reason) -> bool:
    """Tell whether a piece that the verdict does not rest on helps the reader to understand it.

    A figure of something that is alike in part only does so where it agrees and is the reason.
    """
    if one.match.fit(Field.SUBJECT) is not Fit.PARTIAL:
        return True
    return reason is Reason.AMBIGUOUS_MATCH and one.comparison in AGREEING


def _commonest(agreeing: Sequence[Evidence]) -> Evidence | None:
    """Return the best matched of the pieces that say what most of them say."""
    said = Counter(one.match.figure.amount.value for one in agreeing)
    return max(
        agreeing,
        key=lambda one: (said[one.match.figure.amount.value], one.match.score),
        default=None,
    )


_ORDER = tuple(Comparison)


def _telling(one: Evidence) -> tuple[int, float]:
    """Order evidence for the reader: what agrees, what differs, what decides nothing."""
    return _ORDER.index(one.comparison), -one.match.score


def _nothing_usable(open_matches: Sequence[Match], standard: Standard) -> Reason:
    if not standard.asked:
        return Reason.NO_SOURCE
    if not standard.complete:
        return Reason.SOURCE_FAILED
    return Reason.WEAK_MATCH if open_matches else Reason.NO_FIGURE


def _contenders(evidence: Sequence[Evidence], standard: Standard) -> tuple[Evidence, ...]:
    """Return the best matched pieces: those within the margin of the best.

    Where some count explicitly the same thing, those that count something alike are none, and of
    one source only those are that come nearest in what they count: the column for all and the
    column for a part do not contradict each other.
    """
    if not evidence:
        return ()
    best = max(one.match.score for one in evidence)
    near = tuple(one for one in evidence if one.match.score >= best - standard.margin)
    same = tuple(one for one in near if one.match.fit(Field.SUBJECT) is Fit.EXPLICIT) or near
    nearest: dict[str, float] = {}
    for one in same:
        value, source = one.match.value(Field.SUBJECT), one.match.figure.source
        nearest[source] = max(nearest.get(source, 0.0), value)
    return tuple(
        one
        for one in same
        if one.match.value(Field.SUBJECT) >= nearest[one.match.figure.source] - SAME_SUBJECT
    )


def _compared(claimed: Amount, match: Match) -> Comparison:
    """Compare the amounts, unless the figure measures another length of time."""
    figure = match.figure
    read = figure.role is Role.MEASURES and isinstance(figure.origin, Provenance)
    if read and any(one.field in _TIMES and one.fit is Fit.PARTIAL for one in match.scores):
        return Comparison.OTHER_PERIOD
    return compare(claimed, figure.amount)


def _same_speaker(match: Match) -> bool:
    """Tell whether a figure is nobody's statement, or may be the same person's as the claim."""
    return not any(one.field is Field.SPEAKER and one.fit is Fit.APART for one in match.scores)


_TIMES = frozenset({Field.PERIOD, Field.BASELINE})


def _of_quotes(
    contenders: tuple[Evidence, ...], measured: Sequence[Evidence], standard: Standard
) -> Verdict:
    """Judge a statement that sources only report: it was said, and nothing measures it."""
    agreeing = [one for one in contenders if one.comparison in AGREEING]
    if not contenders:
        reason = Reason.OTHER_PERIOD if measured else Reason.NO_FIGURE
        return Verdict(label=Label.NOT_ENOUGH, reason=reason, evidence=tuple(measured))
    if not agreeing:
        reason = Reason.TOO_CLOSE if standard.complete else Reason.SOURCE_FAILED
        if any(one.comparison is Comparison.DIFFERS for one in contenders):
            return Verdict(
                label=Label.CONFLICTING, reason=Reason.SOURCES_DISAGREE, evidence=contenders
            )
        return Verdict(label=Label.NOT_ENOUGH, reason=reason, evidence=contenders)
    if any(one.comparison is Comparison.DIFFERS for one in contenders):
        return Verdict(label=Label.CONFLICTING, reason=Reason.SOURCES_DISAGREE, evidence=contenders)
    outlets = {_outlet(one.match.figure) for one in agreeing}
    enough = len(outlets) >= CONFIRMING_OUTLETS
    return Verdict(
        label=Label.SUPPORTED if enough else Label.NOT_ENOUGH,
        reason=Reason.REPORTED_ALIKE if enough else Reason.QUOTE_CONFIRMED,
        evidence=contenders,
    )


def _outlet(figure: Figure) -> str:
    """Return who published a figure: the host of its address, or its source's name."""
    if isinstance(figure.origin, Provenance):
        return urlsplit(figure.origin.address).hostname or figure.source
    return figure.source


def _of_evidence(
    contenders: tuple[Evidence, ...],
    everything: Sequence[Evidence],
    open_matches: Sequence[Match],
    claimed: Amount,
    standard: Standard,
) -> Verdict:
    if _several_things(contenders):
        return Verdict(label=Label.NOT_ENOUGH, reason=Reason.AMBIGUOUS_MATCH, evidence=contenders)
    kinds = {one.comparison for one in contenders}
    agrees, differs = bool(kinds & AGREEING), Comparison.DIFFERS in kinds
    if agrees and not differs:
        close = Comparison.AGREES in kinds
        return Verdict(
            label=Label.SUPPORTED if close else Label.NOT_ENOUGH,
            reason=_agreement(claimed, contenders) if close else Reason.TRUE_BUT_FAR,
            evidence=contenders,
        )
    if agrees and (later := _revised(contenders)):
        timely = standard.anchor is not None and standard.anchor < later
        return Verdict(
            label=Label.SUPPORTED if timely else Label.CONFLICTING,
            reason=Reason.REVISED,
            evidence=contenders,
        )
    if agrees or (differs and _swept(contenders)):
        swept = _swept(contenders)
        return Verdict(
            label=Label.CONFLICTING,
            reason=Reason.WINDOWS_DISAGREE if swept else Reason.SOURCES_DISAGREE,
            evidence=contenders,
        )
    if not contenders:
        return Verdict(
            label=Label.NOT_ENOUGH, reason=Reason.OTHER_PERIOD, evidence=tuple(everything)
        )
    if not differs:
        reason = _undecided(claimed, contenders)
        return Verdict(label=Label.NOT_ENOUGH, reason=reason, evidence=contenders)
    if doubt := doubt_of(contenders, everything, open_matches, claimed, standard):
        return Verdict(label=Label.NOT_ENOUGH, reason=doubt, evidence=contenders)
    return Verdict(label=Label.REFUTED, reason=Reason.OUTSIDE, evidence=contenders)


def _undecided(claimed: Amount, contenders: Sequence[Evidence]) -> Reason:
    """Return why figures that could agree do not settle the claim."""
    if isinstance(claimed.value, Quantity) and claimed.value.alternatives:
        return Reason.AMBIGUOUS_NUMBER
    ranks = [one.match.figure.amount.value for one in contenders]
    open_ranks = any(isinstance(r, Quantity) and are_ranks(r) and r.high is None for r in ranks)
    return Reason.NOT_COVERED if open_ranks else Reason.TOO_CLOSE


def _agreement(claimed: Amount, contenders: Sequence[Evidence]) -> Reason:
    """Return in what way the best figure that agrees does so."""
    best = next(one for one in contenders if one.comparison is Comparison.AGREES)
    mine, theirs = claimed.value, best.match.figure.amount.value
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity):
        return Reason.EQUAL
    if claimed.hedges:
        return Reason.WITHIN_HEDGE
    if mine.form is not Form.POINT:
        return Reason.WITHIN_RANGE
    same_unit = mine.unit == theirs.unit
    equal = same_unit and (mine.low, mine.high) == (theirs.low, theirs.high)
    return Reason.EQUAL if equal else Reason.WITHIN_ROUNDING


def _revised(contenders: Sequence[Evidence]) -> date | None:
    """Return when one source replaced the figure that agrees by those that differ, if it did."""
    editions: dict[bool, list[date]] = {True: [], False: []}
    topics = set()
    for one in contenders:
        origin = one.match.figure.origin
        if not isinstance(origin, Provenance) or origin.published is None:
            return None
        if one.comparison in AGREEING or one.comparison is Comparison.DIFFERS:
            editions[one.comparison in AGREEING].append(origin.published)
        topics.add((one.match.figure.source, one.match.figure.topic))
    replaced = min(editions[False])
    return replaced if len(topics) == 1 and max(editions[True]) < replaced else None


def _several_things(contenders: Sequence[Evidence]) -> bool:
    """Tell whether the claim leaves open which of several things it is about.

    Two places cannot both be meant, nor two subjects that are alike in part only. Whichever of
    them agrees, it was not matched: it was found by its number.
    """
    places, subjects = set(), set()
    for one in contenders:
        topic = one.match.figure.topic
        fits = {score.field: score.fit for score in one.match.scores}
        if fits.get(Field.PLACE, Fit.EXPLICIT) is not Fit.EXPLICIT:
            places.add(topic.places)
        restricted = fits.get(Field.GROUP) in {Fit.PARTIAL, Fit.IMPLIED}
        if fits.get(Field.SUBJECT) is Fit.PARTIAL or restricted:
            subjects.add((topic.subject.head, frozenset(topic.subject.modifiers), restricted))
    return len(places) > 1 or len(subjects) > 1


def _swept(contenders: Sequence[Evidence]) -> bool:
    """Tell whether the evidence is several windows of a change whose baseline was left open."""
    windows = {
        (one.match.figure.topic.baseline, one.match.figure.topic.period)
        for one in contenders
        if one.match.figure.topic.kind in _CHANGES
        and not isinstance(one.match.figure.origin, Provenance)
    }
    return len(windows) > 1


_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
