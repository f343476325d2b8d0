"""The sentence under a verdict: about the sources and the figures, never about the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from verify.match.open_points import open_point
from verify.match.standard import AGREEING
from verify.model import (
    Amount,
    Claim,
    Comparison,
    Derivation,
    Evidence,
    Figure,
    Kind,
    Label,
    Reason,
    Verdict,
)
from verify.quantity import spell

_ABSTAINING = {
    Reason.NO_SOURCE: "No source in sources.yaml covers this.",
    Reason.NO_FIGURE: "The sources that were read have no figure about this.",
    Reason.SOURCE_FAILED: "A source that may cover this could not be read.",
    Reason.LEFT_OUT: "A source that may cover this was left out of this run.",
    Reason.WEAK_MATCH: "The nearest figure may be about something else.",
    Reason.AMBIGUOUS_MATCH: "Several figures could be meant, and they do not all say the same.",
    Reason.SUBJECT_UNCLEAR: "The nearest figure may count something else.",
    Reason.PLACE_UNCLEAR: "It is not clear that the figure is for the same place.",
    Reason.PERIOD_UNCLEAR: "It is not clear that the figure is for the same time.",
    Reason.OTHER_PERIOD: "The figures that fit are for a longer or shorter time.",
    Reason.UNIT_UNCLEAR: "It is not clear that the figure is in the same unit.",
    Reason.KIND_UNCLEAR: "It is not clear whether a level or a change is meant.",
    Reason.NOT_ASSERTED: "The article plans, supposes, asks, denies or corrects the number.",
    Reason.SOURCES_DISAGREE: "The figures that were read do not all say the same.",
    Reason.TOO_CLOSE: "Too close to call: within what rounding may hide, beyond what it must.",
    Reason.CAUTION: "The figure itself is uncertain.",
    Reason.NOT_COVERED: "Not everything that it is compared with stands in the sources.",
    Reason.AMBIGUOUS_NUMBER: "The number can be read in more than one way.",
}


_QUOTED = frozenset({Reason.QUOTE_CONFIRMED, Reason.REPORTED_ALIKE})


def worded(claim: Claim, verdict: Verdict, titles: Mapping[str, str]) -> Verdict:
    """Return ``verdict`` with its message and the notes of its evidence written.

    ``titles`` are the sources' names for people, by their short names.
    """
    evidence = tuple(replace(one, note=_note(claim.amount, one)) for one in verdict.evidence)
    quote = verdict.quote and replace(verdict.quote, note=_note(claim.amount, verdict.quote))
    noted = replace(verdict, evidence=evidence, quote=quote)
    return replace(noted, message=_message(noted, titles))


def _message(verdict: Verdict, titles: Mapping[str, str]) -> str:
    parts = []
    if verdict.reason in _QUOTED:
        parts.append(
            f"Quoted as {_list(_agreeing(verdict), titles)} reported it; nothing here measures it."
        )
    elif verdict.reason is Reason.TRUE_BUT_FAR:
        parts.append(f"True, but far from the bound: {_list(_agreeing(verdict), titles)}.")
    elif verdict.reason is Reason.REVISED:
        parts.append(f"Right when published, since revised: {_spread(verdict.evidence, titles)}.")
    elif verdict.reason is Reason.OTHER_DIRECTION:
        moved = _by_comparison(verdict.evidence, {Comparison.DIFFERS})
        went = _spread(moved, titles)
        parts.append(f"Agrees with {_list(_agreeing(verdict), titles)}, but went {went}.")
    elif verdict.label is Label.SUPPORTED:
        parts.append(f"Agrees with {_list(_agreeing(verdict), titles)}.")
    elif verdict.reason is Reason.WINDOWS_DISAGREE:
        parts.append(f"Depends on the period compared: {_spread(verdict.evidence, titles)}.")
    elif verdict.label is Label.CONFLICTING:
        parts.append(f"Sources disagree: {_spread(verdict.evidence, titles)}.")
    elif verdict.label is Label.REFUTED:
        differing = _by_comparison(verdict.evidence, {Comparison.DIFFERS})
        parts.append(f"Differs from {_list(differing, titles)}.")
    else:
        parts.append(_open(verdict))
    if verdict.quote and verdict.reason not in _QUOTED:
        parts.append(f"Quoted right, as {_title(verdict.quote, titles)} has it.")
    return " ".join(parts)


def _open(verdict: Verdict) -> str:
    """Return what an open verdict lacks, and what exactly that turns on."""
    lacking = _ABSTAINING.get(verdict.reason, verdict.reason.value)
    point = open_point(verdict)
    return f"{lacking} {point[0].upper()}{point[1:]}." if point else lacking


def _agreeing(verdict: Verdict) -> Sequence[Evidence]:
    return _by_comparison(verdict.evidence, AGREEING)


def _by_comparison(
    evidence: Sequence[Evidence], wanted: frozenset[Comparison] | set[Comparison]
) -> list[Evidence]:
    return [one for one in evidence if one.comparison in wanted]


def _list(evidence: Sequence[Evidence], titles: Mapping[str, str]) -> str:
    """Return "PICSS (2,267), Dawn (2,300) and 2 more"."""
    seen = dict.fromkeys(f"{_title(one, titles)} ({shown(one.match.figure)})" for one in evidence)
    names = list(seen)
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _title(one: Evidence, titles: Mapping[str, str]) -> str:
    source = one.match.figure.source
    return titles.get(source) or source


def _spread(evidence: Sequence[Evidence], titles: Mapping[str, str]) -> str:
    seen = dict.fromkeys(f"{shown(one.match.figure)} ({_title(one, titles)})" for one in evidence)
    names = list(seen)
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return ", ".join(names[:4]) + more


def shown(figure: Figure) -> str:
    """Return a figure's amount as printed, with the period of a derived one."""
    text = spell.amount(figure.amount, kind=figure.topic.kind)
    base, period = figure.topic.baseline, figure.topic.period
    if isinstance(figure.origin, Derivation) and base and period:
        return f"{text}, {spell.period(base)} to {spell.period(period)}"
    return text


def _note(claimed: Amount, one: Evidence) -> str:
    """Return how the claimed and the reference amount stand, in one clause."""
    kind = one.match.figure.topic.kind
    mine, theirs = (
        spell.amount(claimed, kind=kind),
        spell.amount(one.match.figure.amount, kind=kind),
    )
    if kind is Kind.DATE:
        theirs = spell.amount(one.match.figure.amount)
    return {
        Comparison.AGREES: f"{theirs} agrees with {mine}",
        Comparison.AGREES_FAR: f"{theirs} agrees with {mine}, but is far from it",
        Comparison.DIFFERS: f"{theirs} differs from {mine}",
        Comparison.OTHER_PERIOD: f"{theirs} is for another length of time",
        Comparison.UNDECIDED: f"{theirs} is close to {mine}; neither agrees nor differs clearly",
    }[one.comparison]
