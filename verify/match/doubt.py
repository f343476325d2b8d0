"""Law 5: everything that keeps figures that differ from refuting a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verify.match.interval import compare
from verify.match.standard import AGREEING, Standard
from verify.model import Amount, Comparison, Evidence, Field, Fit, Match, Reason, Role

#: The reason to give where a field is not matched well enough.
UNCLEAR: Mapping[Field, Reason] = {
    Field.SUBJECT: Reason.SUBJECT_UNCLEAR,
    Field.GROUP: Reason.SUBJECT_UNCLEAR,
    Field.PLACE: Reason.PLACE_UNCLEAR,
    Field.ENTITY: Reason.SUBJECT_UNCLEAR,
    Field.PERIOD: Reason.PERIOD_UNCLEAR,
    Field.BASELINE: Reason.PERIOD_UNCLEAR,
    Field.UNIT: Reason.UNIT_UNCLEAR,
    Field.KIND: Reason.KIND_UNCLEAR,
    Field.SPEAKER: Reason.SUBJECT_UNCLEAR,
}


def doubt_of(
    contenders: Sequence[Evidence],
    everything: Sequence[Evidence],
    open_matches: Sequence[Match],
    claimed: Amount,
    standard: Standard,
) -> Reason | None:
    """Return why figures that differ must not refute, or ``None`` (law 5)."""
    agrees_elsewhere = any(compare(claimed, one.figure.amount) in AGREEING for one in open_matches)
    doubts = (
        (not standard.asserted, Reason.NOT_ASSERTED),
        (not standard.alone, Reason.SUBJECT_UNCLEAR),
        (not standard.complete, Reason.SOURCE_FAILED),
        (standard.hidden, Reason.LEFT_OUT),
        (_any(contenders, Comparison.UNDECIDED), Reason.TOO_CLOSE),
        (_any(_of_the_same(everything), *AGREEING), Reason.SOURCES_DISAGREE),
        (agrees_elsewhere, Reason.AMBIGUOUS_MATCH),
        (_reported(contenders), Reason.SOURCES_DISAGREE),
        (any(one.match.figure.cautions for one in contenders), Reason.CAUTION),
    )
    for holds, reason in doubts:
        if holds:
            return reason
    for one in contenders:
        for score in one.match.scores:
            if not is_firm(score.field, score.fit, one.match):
                times = score.field in {Field.PERIOD, Field.BASELINE}
                apart = times and score.fit is Fit.PARTIAL
                return Reason.OTHER_PERIOD if apart else UNCLEAR[score.field]
    return None


def _of_the_same(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence without that of something alike in part only."""
    return [one for one in evidence if one.match.fit(Field.SUBJECT) is not Fit.PARTIAL]


def _any(evidence: Sequence[Evidence], *wanted: Comparison) -> bool:
    return any(one.comparison in wanted for one in evidence)


def _reported(evidence: Sequence[Evidence]) -> bool:
    return any(one.match.figure.role is Role.REPORTS for one in evidence)


def is_firm(field: Field, fit: Fit, match: Match) -> bool:
    """Tell whether one field is matched well enough for a refutation."""
    if fit is Fit.EXPLICIT:
        return True
    if fit is not Fit.ABSENT:
        return False
    if field is Field.PLACE:  # what names no place must name a body instead
        return any(one.field is Field.ENTITY and one.fit is Fit.EXPLICIT for one in match.scores)
    return field in {Field.GROUP, Field.ENTITY, Field.BASELINE}
