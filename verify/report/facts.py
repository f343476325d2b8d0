"""The evidence of a claim as labelled lines: enough to check every step by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import (
    Comparison,
    Derivation,
    Evidence,
    Figure,
    Fit,
    Match,
    Provenance,
    Result,
    Role,
    Score,
)
from verify.report import describe, view, words
from verify.report.view import Titles

_SHOWN_SHA = 12
_MOST_REJECTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One labelled line; ``tone`` is "", "strong", "quiet" or "warning"; ``link`` an address."""

    label: str
    text: str
    tone: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One figure in evidence: what it is, how it compares, and its facts."""

    comparison: Comparison
    figure: str
    said: str
    facts: tuple[Fact, ...]


def reading(result: Result) -> list[Fact]:
    """Return how a claim was read and what may have gone wrong."""
    facts = [Fact(label="read as", text=_read_as(result))]
    diagnosis = result.verdict.diagnosis
    if diagnosis:
        if diagnosis.message:
            facts.append(Fact(label="perhaps", text=f"{diagnosis.cause}: {diagnosis.message}"))
        if diagnosis.correction:
            facts.append(Fact(label="suggested", text=diagnosis.correction, tone="strong"))
    return facts


def _read_as(result: Result) -> str:
    """Return the typed reading of a claim: what matching and judging were given."""
    claim = result.claim
    topic = claim.topic
    parts = [
        words.amount(claim.amount, topic.kind),
        topic.kind.value,
        topic.subject.phrase and f"of “{topic.subject.phrase}”",
        ", ".join(place.name for place in topic.places),
        ", ".join(topic.entities),
        describe.period_of(topic),
        describe.speaker(claim),
    ]
    return "; ".join(part for part in parts if part)


def blocks(result: Result, names: Titles) -> list[Block]:
    """Return one block for each figure that a verdict rests on, the confirmed quote last."""
    verdict = result.verdict
    found = [_block(item, names) for item in verdict.evidence]
    if verdict.quote:
        found.append(_block(verdict.quote, names, lead=", quoted"))
    return found


def _block(item: Evidence, names: Titles, *, lead: str = "") -> Block:
    line = view.evidence_line(item, names)
    figure = item.match.figure
    facts = [
        Fact(label="figure", text="; ".join(part for part in (line.about, line.period) if part)),
        Fact(label="why", text=item.note),
        Fact(
            label="caution",
            text="; ".join(caution.value for caution in figure.cautions),
            tone="warning",
        ),
        *_origin(figure, names),
        Fact(
            label="scores",
            text=_scores(item.match),
            tone="quiet",
        ),
    ]
    return Block(
        comparison=item.comparison,
        figure=line.figure,
        said=f"{item.comparison.value}, match {line.score}{lead}",
        facts=tuple(fact for fact in facts if fact.text),
    )


def _origin(figure: Figure, names: Titles) -> list[Fact]:
    if isinstance(figure.origin, Provenance):
        return _place(figure, figure.origin, names)
    return _derivation(figure.origin, names)


def _derivation(origin: Derivation, names: Titles) -> list[Fact]:
    facts = [Fact(label="formula", text=f"{origin.operation}: {origin.formula}", tone="strong")]
    page = None
    for given in origin.inputs:
        shown = words.amount(given.amount, given.topic.kind)
        parts = (shown, describe.about(given.topic), describe.period_of(given.topic))
        text = "; ".join(part for part in parts if part)
        facts.append(Fact(label="input", text=text, tone="strong"))
        if isinstance(given.origin, Provenance) and page == _page(given.origin):
            facts += _spot(given.origin)
        else:
            facts += _origin(given, names)
            page = _page(given.origin) if isinstance(given.origin, Provenance) else None
    return facts


def _page(origin: Provenance) -> tuple[str, str, str]:
    return origin.address, origin.via, origin.sha256


def _place(figure: Figure, origin: Provenance, names: Titles) -> list[Fact]:
    """Return everything needed to find a figure by hand."""
    role = ", reports it" if figure.role is Role.REPORTS else ""
    return [
        *_spot(origin),
        Fact(label="source", text=f"{names.of(figure.source)}{role}"),
        Fact(label="address", text=origin.address, link=origin.link or origin.address),
        Fact(label="page", text=_when(origin), tone="quiet"),
    ]


def _spot(origin: Provenance) -> list[Fact]:
    """Return the words and their place on the page."""
    quoted = [Fact(label="words", text=f"“{origin.words}”")] if origin.words else []
    return [*quoted, Fact(label="where", text=origin.location)]


def _when(origin: Provenance) -> str:
    parts = ["transcribed by hand from that page" if origin.transcribed else ""]
    parts.append(f"retrieved {words.moment(origin.retrieved)}" if origin.retrieved else "")
    parts.append(f"published {words.day(origin.published)}" if origin.published else "")
    parts.append(f"kept in {_file(origin.via)}" if origin.via else "")
    parts.append(f"SHA-256 {origin.sha256[:_SHOWN_SHA]}" if origin.sha256 else "")
    return "; ".join(part for part in parts if part)


def _file(address: str) -> str:
    """Return the last part of a local address: the folders before it are the user's own affair."""
    return address.rsplit("/", 1)[-1] if address.startswith("file:") else address


def rejected(matches: Sequence[Match], names: Titles) -> list[tuple[str, str]]:
    """Return the nearest figures that were not used: the figure, and what spoke against it."""
    found = []
    for match in matches[:_MOST_REJECTED]:
        line = view.figure_line(match, names)
        what = "; ".join(part for part in (line.about, line.period, line.source) if part)
        found.append((line.figure, f"{what}; match {line.score}; {_against(match)}"))
    return found


def _against(match: Match) -> str:
    """Return what spoke against a match: the fields that differ, else the weakest."""
    vetoes = [score for score in match.scores if score.fit is Fit.VETO]
    weakest = sorted(match.scores, key=lambda score: score.value)[:1]
    return "; ".join(_score(score) for score in vetoes or weakest)


def _scores(match: Match) -> str:
    """Return the fields that were compared; what neither side states says nothing."""
    return "; ".join(_score(score) for score in match.scores if score.fit is not Fit.ABSENT)


def _score(score: Score) -> str:
    shown = f"{score.field.value} {score.value:.0f}"
    if score.fit is Fit.VETO:
        shown = f"{score.field.value} differs"
    elif score.fit is not Fit.EXPLICIT:
        shown = f"{shown} ({score.fit.value})"
    return f"{shown}: {score.note}" if score.note else shown
