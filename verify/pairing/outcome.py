"""What a comparison of two sentences comes to, and the same as a report that can be printed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from verify import __version__
from verify.claim.subjects import subject_of
from verify.model import (
    Article,
    Claim,
    Comparison,
    DateSource,
    Evidence,
    Field,
    Figure,
    Fit,
    Kind,
    Label,
    Match,
    Provenance,
    Reason,
    Report,
    Result,
    Role,
    Score,
    Sentence,
    SourceState,
    Span,
    Subject,
    Topic,
    Verdict,
)
from verify.options import Options
from verify.pairing.align import Pair
from verify.pairing.items import Item, Reading
from verify.pairing.raw import Sort
from verify.pairing.when import Time
from verify.quantity import spell

#: The name under which the evidence stands as a source.
EVIDENCE = "evidence"

_FITS: Mapping[Time, tuple[Fit, float]] = {
    Time.OPEN: (Fit.IMPLIED, 60.0),
    Time.SAME: (Fit.EXPLICIT, 100.0),
    Time.INSIDE: (Fit.IMPLIED, 80.0),
    Time.PARTLY: (Fit.IMPLIED, 60.0),
    Time.OTHER: (Fit.VETO, 0.0),
}

_WHY: Mapping[Reason, str] = {
    Reason.NO_FIGURE: "The evidence has no figure about this.",
    Reason.WEAK_MATCH: "It is not clear which figure of the evidence is meant.",
    Reason.AMBIGUOUS_MATCH: "Several figures of the evidence could be meant.",
    Reason.SUBJECT_UNCLEAR: "The evidence may speak of another case.",
    Reason.PERIOD_UNCLEAR: "The evidence speaks of another time.",
    Reason.TOO_CLOSE: "Too close to call.",
    Reason.PLACE_UNCLEAR: "The two do not clearly speak of the same place.",
    Reason.NOT_ASSERTED: "One of the two states a fact, the other a plan or a condition.",
    Reason.CAUTION: "The evidence breaks off at the figure.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One number of the claim, its counterpart in the evidence, and how they stand.

    ``sure`` tells that the pairing is clear enough to judge by. ``told`` tells that the number is
    what the sentence states, and not just when (a date beside other numbers). ``contested`` tells
    that another number of the evidence, which might be meant, says what is claimed. ``scores`` tell
    how the pipeline compares what the two numbers are about.
    """

    item: Item
    other: Item | None
    pair: Pair
    comparison: Comparison | None
    sure: bool
    time: Time
    told: bool = True
    contested: bool = False
    scores: tuple[Score, ...] = ()
    label: Label = Label.NOT_ENOUGH
    reason: Reason = Reason.NO_FIGURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The verdict on a claim sentence by an evidence sentence.

    ``lean`` is the forced choice: supported or refuted, whatever the doubts, with a
    ``confidence`` from 0 to 1. ``claim`` and ``evidence`` hold the texts as they were read
    (tokenised text is put back into ordinary writing); spans are offsets into those.
    """

    label: Label
    reason: Reason
    message: str
    lean: Label
    confidence: float
    parts: tuple[Part, ...]
    claim: Reading
    evidence: Reading
    date: date | None = None

    def report(self, *, now: datetime) -> Report:
        """Return the comparison as a report on the claim, with the evidence as its only source."""
        told = [one for one in self.parts if one.told]
        given = DateSource.GIVEN if self.date else DateSource.UNKNOWN
        return Report(
            article=Article(
                text=self.claim.text, origin="claim", date=self.date, date_source=given
            ),
            results=tuple(
                self._result(f"c{number}", part) for number, part in enumerate(told, start=1)
            ),
            passed_over=(),
            remarks=(),
            problems=(),
            sources=(
                SourceState(
                    name=EVIDENCE,
                    title="the evidence given",
                    role=Role.MEASURES,
                    pages=1,
                    figures=len(self.evidence.items),
                    asked=True,
                ),
            ),
            generated=now,
            options_digest=Options(article_date=self.date).digest,
            version=__version__,
        )

    def _result(self, name: str, part: Part) -> Result:
        claim = Claim(
            id=name,
            span=part.item.span,
            text=part.item.text,
            sentence=_sentence(self.claim),
            topic=_topic(self.claim, part.item),
            amount=part.item.amount,
        )
        evidence = (self._evidence(name, part),) if part.other else ()
        verdict = Verdict(
            label=part.label, reason=part.reason, message=message(part), evidence=evidence
        )
        return Result(claim=claim, verdict=verdict)

    def _evidence(self, name: str, part: Part) -> Evidence:
        other = part.other or part.item
        figure = Figure(
            source=EVIDENCE,
            topic=_topic(self.evidence, other),
            amount=other.amount,
            origin=Provenance(
                address="",
                retrieved=None,
                sha256=hashlib.sha256(self.evidence.text.encode()).hexdigest(),
                location=f"characters {other.span.start} to {other.span.end}",
                words=self.evidence.text,
            ),
        )
        match = Match(
            claim=name,
            figure=figure,
            score=round(part.pair.link.score * 100, 1),
            scores=_scores(part),
        )
        return Evidence(
            match=match, comparison=part.comparison or Comparison.UNDECIDED, note=note(part)
        )


def _scores(part: Part) -> tuple[Score, ...]:
    link = part.pair.link
    fit, value = _FITS[part.time]
    return (
        Score(
            field=Field.SUBJECT,
            fit=Fit.EXPLICIT if link.head else Fit.IMPLIED,
            value=round(link.words * 100, 1),
            note="the same is counted" if link.head else "by the words around it",
        ),
        Score(field=Field.PERIOD, fit=fit, value=value, note=f"time: {part.time.value}"),
    )


def _sentence(reading: Reading) -> Sentence:
    return Sentence(span=Span(0, len(reading.text)), text=reading.text)


def _topic(reading: Reading, item: Item) -> Topic:
    own = " ".join(sorted(item.about.near.own))
    subject = subject_of(item.counted, own) if item.counted else Subject(context=(own,))
    when = item.about.when
    return Topic(
        subject=subject,
        places=reading.places,
        # a day whose year the text leaves open was read against one that nobody stated
        period=when.period if when and when.period.stated else None,
        kind=Kind.DATE if item.about.sort is Sort.DATE else item.about.kind,
        dimension=item.about.dimension,
    )


def note(part: Part) -> str:
    """Return how the two numbers stand, in one clause."""
    if part.other is None:
        return ""
    mine = spell.amount(part.item.amount, kind=part.item.about.kind)
    theirs = spell.amount(part.other.amount, kind=part.other.about.kind)
    return {
        Comparison.AGREES: f"{theirs} agrees with {mine}",
        Comparison.AGREES_FAR: f"{theirs} agrees with {mine}, but is far from it",
        Comparison.DIFFERS: f"{theirs} differs from {mine}",
        Comparison.UNDECIDED: f"{theirs} neither agrees nor differs clearly from {mine}",
    }[part.comparison or Comparison.UNDECIDED]


def message(part: Part) -> str:
    """Return one sentence on one number of the claim."""
    if part.label is Label.NOT_ENOUGH or part.other is None:
        return _WHY.get(part.reason, part.reason.value)
    verb = "Agrees with" if part.label is Label.SUPPORTED else "Differs from"
    far = " The bound is true but far away." if part.reason is Reason.TRUE_BUT_FAR else ""
    return f"{verb} the evidence ({spell.amount(part.other.amount)}).{far}"


def summary(label: Label, reason: Reason, parts: tuple[Part, ...]) -> str:
    """Return one sentence on the whole claim."""
    if label is Label.REFUTED:
        wrong = [one for one in parts if one.label is Label.REFUTED]
        pairs = [f"“{one.item.text}” differs from “{one.other.text}”" for one in wrong if one.other]
        return f"{'; '.join(pairs)}."
    if label is Label.SUPPORTED:
        return "Every figure of the claim agrees with the evidence."
    if not any(one.told for one in parts):
        return "The claim states no number that could be compared."
    return _WHY.get(reason, reason.value)
