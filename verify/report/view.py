"""What every format shows of a report, as plain strings in the order they are read.

Nothing is cleaned here: each format passes every string through its own gateway (``Pen.text`` for
the terminal, escaping for Markdown and HTML).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from verify.match.open_points import open_point
from verify.model import (
    Comparison,
    Evidence,
    Figure,
    Kind,
    Label,
    Match,
    Provenance,
    Quantity,
    Reason,
    Report,
    Result,
    Role,
)
from verify.report import describe, words

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
MOST_LINES = 3  # figures beside one claim in a table


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
    quantity: Quantity | None = None  # a single value; what the spread of hidden lines is told by
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
    snippet: describe.Snippet
    claimed: str
    reading: str
    about: str
    period: str
    speaker: str
    label: Label
    reason: str
    message: str
    open_point: str
    diagnosis: str
    correction: str
    lines: tuple[Line, ...]
    quote: Line | None = None
    rests_on_quote: bool = False

    @property
    def advice(self) -> tuple[str, ...]:
        """Return what keeps it open, what may have gone wrong, and what would be right."""
        refuted = self.label is Label.REFUTED and self.correction
        return tuple(
            part
            for part in (
                self.open_point,
                self.diagnosis,
                f"suggested: {self.correction}" * bool(refuted),
            )
            if part
        )

    @property
    def shown(self) -> tuple[Line, ...]:
        """Return the lines for a table: some figures and the quotation, what decides it first."""
        quote = (self.quote,) if self.quote else ()
        figures = _varied(self.lines)
        return (*quote, *figures) if self.rests_on_quote else (*figures, *quote)

    @property
    def rest(self) -> str:
        """Return how many figures ``shown`` leaves out and their spread; evidence has them all."""
        shown = _varied(self.lines)
        left = [line for line in self.lines if line not in shown]
        if not left:
            return ""
        units = {line.quantity.unit.name if line.quantity else None for line in left}
        points = sorted(
            {line.quantity.low for line in left if line.quantity and line.quantity.low is not None}
        )
        said = f"and {len(left)} more"
        if len(units) == 1 and len(points) > 1:
            (unit,) = {line.quantity.unit for line in left if line.quantity}
            ends = (words.with_unit(words.number(end), unit) for end in (points[0], points[-1]))
            said += ", from " + " to ".join(ends)
        return said


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
    return sorted(chosen, key=lines.index)


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
        snippet=describe.snippet(claim),
        claimed=describe.claimed(claim),
        reading=describe.reading(claim),
        about=describe.about(claim.topic),
        period="" if claim.topic.kind is Kind.DATE else describe.period_of(claim.topic),
        speaker=describe.speaker(claim),
        label=verdict.label,
        reason=verdict.reason.value,
        message=verdict.message,
        open_point=open_point(verdict),
        diagnosis=diagnosis.message if diagnosis else "",
        correction=diagnosis.correction if diagnosis else "",
        lines=tuple(dict.fromkeys(evidence_line(item, names) for item in evidence)),
        quote=_quotation(verdict.quote, names) if verdict.quote else None,
        rests_on_quote=verdict.reason in {Reason.QUOTE_CONFIRMED, Reason.REPORTED_ALIKE},
    )


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
        about=describe.about(topic) or " › ".join(figure.label_path[-2:]),
        period=describe.period_of(topic),
        formula=_formula(figure),
        source=" + ".join(names.of(name) for name in describe.sources_of(figure)),
        host=", ".join(describe.hosts(figure)),
        link=next((origin.link or origin.address for origin in describe.provenances(figure)), ""),
        score=f"{match.score:.0f}",
        quantity=_single(figure),
        comparison=comparison,
        reports=figure.role is Role.REPORTS,
    )


def _single(figure: Figure) -> Quantity | None:
    value = figure.amount.value
    return value if isinstance(value, Quantity) and value.low == value.high else None


def _formula(figure: Figure) -> str:
    """Return how a figure was worked out, without the result, which stands beside it."""
    if isinstance(figure.origin, Provenance):
        return ""
    worked, _, _ = figure.origin.formula.rpartition(" = ")
    return worked or figure.origin.formula
