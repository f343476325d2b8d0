"""The evidence of each claim (``--explain``): enough to check every step by hand."""

from __future__ import annotations

from rich.text import Text

from verify.model import (
    Derivation,
    Evidence,
    Figure,
    Fit,
    Match,
    Provenance,
    Report,
    Result,
    Role,
    Score,
)
from verify.report import view, words
from verify.report.parts import indented, label_text, labelled, sentence_text
from verify.report.pen import Pen, Segment
from verify.report.view import Titles

_LABEL_WIDTH = 11
_STEP = 3
_WIDEST = 120
_SHOWN_SHA = 12
_MOST_REJECTED = 5


def explanations(pen: Pen, report: Report) -> list[Text]:
    """Return one block of lines for each claim."""
    names = view.titles(report)
    found = [line for result in report.results for line in _explained(pen, result, names)]
    return [*pen.wrap(pen.text(("Evidence", "title")), pen.style.columns), pen.text(), *found]


def _explained(pen: Pen, result: Result, names: Titles) -> list[Text]:
    claim, verdict = result.claim, result.verdict
    head = [
        pen.text((claim.id.removeprefix("c"), "quiet")),
        pen.text((view.claimed(claim), "strong")),
    ]
    facts: list[tuple[str, Text]] = [
        ("verdict", _verdict(pen, result)),
        ("sentence", sentence_text(pen, view.snippet(claim, context=10_000))),
        ("read as", pen.text(_read_as(result))),
    ]
    if verdict.diagnosis:
        facts.append(
            ("perhaps", pen.text(f"{verdict.diagnosis.cause}: {verdict.diagnosis.message}"))
        )
        if verdict.diagnosis.correction:
            facts.append(("suggested", pen.text((verdict.diagnosis.correction, "strong"))))
    body = _facts(pen, facts, indent=_STEP)
    for item in verdict.evidence:
        body += [pen.text(), *_evidence(pen, item, names)]
    if verdict.quote:
        body += [pen.text(), *_evidence(pen, verdict.quote, names, lead="quoted")]
    body += _rejected(pen, verdict.rejected, names)
    return [pen.space(2).join(head), *indented(pen, body, _STEP), pen.text()]


def _verdict(pen: Pen, result: Result) -> Text:
    verdict = result.verdict
    text = label_text(pen, verdict.label)
    text.append_text(pen.text(f": {verdict.reason.value}. {verdict.message}"))
    return text


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
        view.period_of(topic),
        view.speaker(claim),
    ]
    return "; ".join(part for part in parts if part)


# ---------------------------------------------------------------------------------- one figure


def _evidence(pen: Pen, item: Evidence, names: Titles, *, lead: str = "") -> list[Text]:
    line = view.evidence_line(item, names)
    head: list[Segment] = [(f"{pen.sign(item.comparison)} ", item.comparison)]
    head += [
        (line.figure, "strong"),
        f" {item.comparison.value}",
        (f", match {line.score}", "quiet"),
    ]
    if lead:
        head.append((f", {lead}", "quiet"))
    facts: list[tuple[str, Text]] = []
    what = "; ".join(part for part in (line.about, line.period) if part)
    facts.append(("figure", pen.text(what)))
    if item.note:
        facts.append(("why", pen.text(item.note)))
    figure = item.match.figure
    if figure.cautions:
        cautions = "; ".join(caution.value for caution in figure.cautions)
        facts.append(("caution", pen.text((cautions, "warning"))))
    scores = "; ".join(_score(score) for score in item.match.scores)
    facts += [*_origin(pen, figure, names), ("scores", pen.text((scores, "quiet")))]
    return [
        *pen.wrap(pen.text(*head), _width(pen, _STEP)),
        *_facts(pen, facts, indent=_STEP + 2, by=2),
    ]


def _origin(pen: Pen, figure: Figure, names: Titles) -> list[tuple[str, Text]]:
    if isinstance(figure.origin, Provenance):
        return _place(pen, figure, figure.origin, names)
    return _derivation(pen, figure.origin, names)


def _derivation(pen: Pen, origin: Derivation, names: Titles) -> list[tuple[str, Text]]:
    facts = [("formula", pen.text(f"{origin.operation}: ", (origin.formula, "strong")))]
    page = None
    for given in origin.inputs:
        shown = words.amount(given.amount, given.topic.kind)
        what = "; ".join(
            part for part in (shown, view.about(given.topic), view.period_of(given.topic)) if part
        )
        facts.append(("input", pen.text((what, "strong"))))
        if isinstance(given.origin, Provenance) and page == _page(given.origin):
            facts += _spot(pen, given.origin)
        else:
            facts += _origin(pen, given, names)
            page = _page(given.origin) if isinstance(given.origin, Provenance) else None
    return facts


def _page(origin: Provenance) -> tuple[str, str, str]:
    return origin.address, origin.via, origin.sha256


def _place(pen: Pen, figure: Figure, origin: Provenance, names: Titles) -> list[tuple[str, Text]]:
    """Return everything needed to find a figure by hand."""
    role = ", reports it" if figure.role is Role.REPORTS else ""
    return [
        *_spot(pen, origin),
        ("source", pen.text(f"{names.of(figure.source)}{role}")),
        ("address", pen.text(origin.address, link=origin.link or origin.address)),
        ("page", pen.text((_when(origin), "quiet"))),
    ]


def _spot(pen: Pen, origin: Provenance) -> list[tuple[str, Text]]:
    """Return the words and their place on the page."""
    words_ = [("words", pen.text(f"“{origin.words}”"))] if origin.words else []
    return [*words_, ("where", pen.text(origin.location))]


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


def _score(score: Score) -> str:
    shown = f"{score.field.value} {score.value:.0f}"
    if score.fit is Fit.VETO:
        shown = f"{score.field.value} differs"
    elif score.fit is not Fit.EXPLICIT:
        shown = f"{shown} ({score.fit.value})"
    return f"{shown}: {score.note}" if score.note else shown


# ---------------------------------------------------------------------------------- not used


def _rejected(pen: Pen, rejected: tuple[Match, ...], names: Titles) -> list[Text]:
    if not rejected:
        return []
    lines = [pen.text(), pen.text(("nearest figures not used", "quiet"))]
    for match in rejected[:_MOST_REJECTED]:
        line = view.figure_line(match, names)
        what = "; ".join(part for part in (line.about, line.period, line.source) if part)
        text = pen.text((line.figure, "strong"), f" {what}", (f"; match {line.score}; ", "quiet"))
        text.append_text(pen.text((_against(match), "quiet")))
        lines += indented(pen, pen.wrap(text, _width(pen, _STEP + 2)), 2)
    return lines


def _against(match: Match) -> str:
    """Return what spoke against a match: the fields that differ, else the weakest."""
    vetoes = [score for score in match.scores if score.fit is Fit.VETO]
    weakest = sorted(match.scores, key=lambda score: score.value)[:1]
    return "; ".join(_score(score) for score in vetoes or weakest)


# -------------------------------------------------------------------------------------- layout


def _facts(pen: Pen, facts: list[tuple[str, Text]], *, indent: int, by: int = 0) -> list[Text]:
    lines = []
    width = _width(pen, indent)
    for label, text in facts:
        whole = label == "address"  # an address in two pieces cannot be followed
        lines += labelled(
            pen, label, text, width=10_000 if whole else width, label_width=_LABEL_WIDTH
        )
    return indented(pen, lines, by)


def _width(pen: Pen, indent: int) -> int:
    return min(pen.style.columns, _WIDEST) - indent
