"""What every format shows of a report, as plain strings in the order they are read.

Nothing is cleaned here: each format passes every string through its own gateway (``Pen.text`` for
the terminal, escaping for Markdown and HTML).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlsplit

from verify.model import (
    Claim,
    Comparison,
    Evidence,
    Figure,
    Kind,
    Label,
    Match,
    Period,
    Provenance,
    Report,
    Result,
    Role,
    Topic,
)
from verify.report import words

_NUMERAL = re.compile(r"\d[\d.,]*")
HEADINGS = ("", "Claim", "Claimed", "Reference", "Source", "Match", "Verdict")
# A sign beside each word, so that colour is never needed. One terminal cell each.
SIGNS: Mapping[Label | Comparison, str] = MappingProxyType(
    {
        Label.SUPPORTED: "✓",
        Label.REFUTED: "✗",
        Label.CONFLICTING: "±",
        Label.NOT_ENOUGH: "?",
        Comparison.AGREES: "=",
        Comparison.AGREES_FAR: "=",
        Comparison.DIFFERS: "≠",
        Comparison.UNDECIDED: "~",
        Comparison.OTHER_PERIOD: "·",
    }
)
MOST_LINES = 4  # figures beside one claim in a table
_CONTEXT = 110  # characters kept on either side of a number in a long sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A sentence around a number; the three parts joined are the sentence, or a cut of it."""

    before: str
    number: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One reference figure beside a claim.

    ``comparison`` is ``None`` for a figure that was not compared (the nearest one rejected).
    """

    figure: str
    about: str
    period: str
    formula: str
    source: str
    host: str
    link: str
    score: str
    comparison: Comparison | None = None
    reports: bool = False
    quote: str = ""  # for a quotation: whether the speaker was quoted right

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what stands under the figure: what it counts and when, how it was worked out."""
        matter = "; ".join(part for part in (self.about, self.period) if part)
        return tuple(part for part in (self.quote, matter, self.formula) if part)

    @property
    def site(self) -> str:
        """Return what stands under the source's name."""
        return f"{self.host or 'it'} reports it" if self.reports else self.host


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim as every format shows it. Empty strings are left out."""

    id: str
    snippet: Snippet
    claimed: str
    reading: str
    about: str
    period: str
    speaker: str
    label: Label
    reason: str
    message: str
    diagnosis: str
    correction: str
    lines: tuple[Line, ...]
    quote: Line | None = None

    @property
    def shown(self) -> tuple[Line, ...]:
        """Return the lines for a table: figures that differ most, then the quotation."""
        return (*_varied(self.lines), *((self.quote,) if self.quote else ()))

    @property
    def hidden(self) -> int:
        """Return how many figures ``shown`` leaves out; the evidence has them all."""
        return max(0, len(self.lines) - MOST_LINES)


@dataclass(frozen=True, slots=True)
class Titles:
    """The spoken titles of the sources by their names."""

    by_name: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """Return a source's title, or its name when it has none."""
        return self.by_name.get(name) or name


def _varied(lines: Sequence[Line]) -> list[Line]:
    """Return at most ``MOST_LINES`` lines, in their order.

    Each is from a new source if there is one, else with a new figure, so that what disagrees is
    seen beside what agrees.
    """
    chosen: list[Line] = []
    rest = list(lines)
    while rest and len(chosen) < MOST_LINES:
        sources = {line.source for line in chosen}
        figures = {line.figure for line in chosen}
        best = min(rest, key=lambda line: (line.source in sources, line.figure in figures))
        chosen.append(best)
        rest.remove(best)
    return [line for line in lines if line in chosen]


def titles(report: Report) -> Titles:
    """Return the titles of a report's sources."""
    return Titles({state.name: state.title for state in report.sources})


def rows(report: Report) -> tuple[Row, ...]:
    """Return one row for each claim, in the article's order."""
    names = titles(report)
    return tuple(_row(result, names) for result in report.results)


def _row(result: Result, names: Titles) -> Row:
    claim, verdict = result.claim, result.verdict
    diagnosis = verdict.diagnosis
    quoted = verdict.quote.match.figure if verdict.quote else None
    evidence = [item for item in verdict.evidence if item.match.figure != quoted]
    return Row(
        id=claim.id.removeprefix("c"),
        snippet=snippet(claim),
        claimed=claimed(claim),
        reading=reading(claim),
        about=about(claim.topic),
        period="" if claim.topic.kind is Kind.DATE else period_of(claim.topic),
        speaker=speaker(claim),
        label=verdict.label,
        reason=verdict.reason.value,
        message=verdict.message,
        diagnosis=diagnosis.message if diagnosis else "",
        correction=diagnosis.correction if diagnosis else "",
        lines=tuple(evidence_line(item, names) for item in evidence),
        quote=_quotation(verdict.quote, names) if verdict.quote else None,
    )


# ------------------------------------------------------------------------------------- the claim


def snippet(claim: Claim, *, context: int = _CONTEXT) -> Snippet:
    """Return the claim's sentence with its number apart, long sentences cut at words."""
    text, start = claim.sentence.text, claim.span.start - claim.sentence.span.start
    end = start + len(claim.text)
    if start < 0 or text[start:end] != claim.text:  # not of this program's making
        return Snippet(before="", number=claim.text, after="")
    before, after = text[:start], text[end:]
    if len(before) > context:
        before = "… " + before[-context:].partition(" ")[2]
    if len(after) > context:
        after = after[:context].rpartition(" ")[0] + " …"
    return Snippet(before=before, number=claim.text, after=after)


def claimed(claim: Claim) -> str:
    """Return the claim's number in the article's own words, with its hedge and direction."""
    said = words.hedges(claim.amount.hedges)
    direction = claim.amount.direction.value if claim.topic.kind in words.CHANGES else ""
    shown = " ".join(claim.text.split())
    parts = [said, "" if direction == "none" else direction, shown]
    return " ".join(part for part in parts if part and not shown.lower().startswith(f"{part} "))


def reading(claim: Claim) -> str:
    """Return how the number was read, when that is not plain from its words."""
    value = claim.amount.value
    if isinstance(value, Period):
        said = words.period(value)
        return "" if said == claim.text else said
    read = words.quantity(value)
    written = _NUMERAL.findall(claim.text)
    return "" if written and set(written) >= set(_NUMERAL.findall(read)) else read


def about(topic: Topic) -> str:
    """Return what is counted or measured, and where."""
    phrase = topic.subject.phrase
    places = [place.name for place in topic.places if place.name.lower() not in phrase.lower()]
    return ", ".join(part for part in (phrase, *places) if part)


def period_of(topic: Topic) -> str:
    """Return when it holds and since when a change is measured."""
    said = [words.period(topic.period)] if topic.period else []
    if topic.baseline:
        said.append(f"from {words.period(topic.baseline)}")
    return ", ".join(said)


def speaker(claim: Claim) -> str:
    """Return who says it."""
    return f"says {claim.attribution.speaker}" if claim.attribution else ""


# ------------------------------------------------------------------------------------ the figure


def evidence_line(item: Evidence, names: Titles) -> Line:
    """Return the line of a figure that was compared."""
    return figure_line(item.match, names, comparison=item.comparison)


def _quotation(item: Evidence, names: Titles) -> Line:
    agrees = item.comparison in {Comparison.AGREES, Comparison.AGREES_FAR}
    return replace(
        evidence_line(item, names), quote="quote confirmed" if agrees else "quoted otherwise"
    )


def figure_line(match: Match, names: Titles, *, comparison: Comparison | None = None) -> Line:
    """Return the line of a figure that was found."""
    figure = match.figure
    topic = figure.topic
    return Line(
        figure=words.amount(figure.amount, topic.kind),
        about=about(topic) or " › ".join(figure.label_path[-2:]),
        period=period_of(topic),
        formula=_formula(figure),
        source=" + ".join(names.of(name) for name in sources_of(figure)),
        host=", ".join(hosts(figure)),
        link=next((origin.link or origin.address for origin in provenances(figure)), ""),
        score=f"{match.score:.0f}",
        comparison=comparison,
        reports=figure.role is Role.REPORTS,
    )


def _formula(figure: Figure) -> str:
    """Return how a figure was worked out, without the result, which stands beside it."""
    if isinstance(figure.origin, Provenance):
        return ""
    worked, _, _ = figure.origin.formula.rpartition(" = ")
    return worked or figure.origin.formula


def provenances(figure: Figure) -> tuple[Provenance, ...]:
    """Return where a figure, or every input of a derived one, was read; each once."""
    if isinstance(figure.origin, Provenance):
        return (figure.origin,)
    found = [place for given in figure.origin.inputs for place in provenances(given)]
    return tuple(dict.fromkeys(found))


def hosts(figure: Figure) -> tuple[str, ...]:
    """Return the sites that a figure was published on; each once."""
    found = [urlsplit(place.address).hostname or "" for place in provenances(figure)]
    return tuple(dict.fromkeys(host.removeprefix("www.") for host in found if host))


def sources_of(figure: Figure) -> tuple[str, ...]:
    """Return the names of the sources a figure rests on; each once."""
    if isinstance(figure.origin, Provenance) or not figure.origin.inputs:
        return (figure.source,)
    return tuple(
        dict.fromkeys(name for given in figure.origin.inputs for name in sources_of(given))
    )
