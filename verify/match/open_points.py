"""What exactly kept a number from being judged, in a few words for the desk."""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.doubt import UNCLEAR, is_firm
from verify.model import Comparison, Evidence, Field, Label, Match, Reason, Score, Verdict

_TIMES = {
    Field.PERIOD: "the sentence does not give the time outright: taken for",
    Field.BASELINE: "the sentence does not say since when: compared",
}


def open_point(verdict: Verdict) -> str:
    """Return what the reason of an open verdict turns on; empty where the reason says it all."""
    if verdict.label is not Label.NOT_ENOUGH or not verdict.evidence:
        return ""
    nearest = _nearest(verdict)
    if verdict.reason is Reason.CAUTION:
        return ", ".join(caution.value for caution in nearest.match.figure.cautions)
    if verdict.reason is Reason.OTHER_PERIOD:
        return ""
    return next(
        (
            told
            for score in nearest.match.scores
            if UNCLEAR.get(score.field) is verdict.reason
            and not is_firm(score.field, score.fit, nearest.match)
            and (told := _told(score, nearest.match))
        ),
        "",
    )


def _nearest(verdict: Verdict) -> Evidence:
    differing = (one for one in verdict.evidence if one.comparison is Comparison.DIFFERS)
    return next(differing, verdict.evidence[0])


def _told(score: Score, match: Match) -> str:
    if score.field in _TIMES:
        return f"{_TIMES[score.field]} {score.note}" if score.note else ""
    if score.field is Field.SUBJECT:
        return "; ".join(_of_subject(score, match))
    if score.field is Field.ENTITY:
        return "a name stands on one side only"
    if score.field is Field.UNIT and score.note == "worked out":
        return "worked out from figures that may be told otherwise"
    return score.note


def _of_subject(score: Score, match: Match) -> Iterator[str]:
    kind, _, words = score.note.partition(": ")
    label = " › ".join(match.figure.label_path[-1:]) or match.figure.topic.subject.phrase
    quoted = ", ".join(f"“{word}”" for word in words.split(", ")) if words else ""
    if kind == "may be narrowed by":
        yield f"only one side says {quoted}: it may mean a part or another time"
    elif kind == "differs in":
        yield f"{quoted} stands on one side only"
    elif label:
        yield f"the source calls it “{label}”"
