"""What every format shows of a report, as plain strings in the order they are read.

Nothing is cleaned here: each format passes every string through its own gateway (``Pen.text`` for
the terminal, escaping for Markdown and HTML).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from verify.model import (
    Article,
    Claim,
    Comparison,
    DateSource,
    Derivation,
    Evidence,
    Figure,
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
    link: str
    score: str
    comparison: Comparison | None = None
    reports: bool = False
    quote: str = ""  # for a quotation: whether the speaker was quoted right


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
        """Return the lines for a table: the first figures, then the quotation."""
        return (*self.lines[:MOST_LINES], *((self.quote,) if self.quote else ()))

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
    return Row(
        id=claim.id.removeprefix("c"),
        snippet=snippet(claim),
        claimed=claimed(claim),
        reading=reading(claim),
        about=about(claim.topic),
        period=period_of(claim.topic),
        speaker=speaker(claim),
        label=verdict.label,
        reason=verdict.reason.value,
        message=verdict.message,
        diagnosis=diagnosis.message if diagnosis else "",
        correction=diagnosis.correction if diagnosis else "",
        lines=tuple(evidence_line(item, names) for item in verdict.evidence),
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
        return words.period(value)
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
        formula=figure.origin.formula if isinstance(figure.origin, Derivation) else "",
        source=" + ".join(names.of(name) for name in sources_of(figure)),
        link=next((origin.link or origin.address for origin in provenances(figure)), ""),
        score=f"{match.score:.0f}",
        comparison=comparison,
        reports=figure.role is Role.REPORTS,
    )


def provenances(figure: Figure) -> tuple[Provenance, ...]:
    """Return where a figure, or every input of a derived one, was read; each once."""
    if isinstance(figure.origin, Provenance):
        return (figure.origin,)
    found = [place for given in figure.origin.inputs for place in provenances(given)]
    return tuple(dict.fromkeys(found))


def sources_of(figure: Figure) -> tuple[str, ...]:
    """Return the names of the sources a figure rests on; each once."""
    if isinstance(figure.origin, Provenance) or not figure.origin.inputs:
        return (figure.source,)
    return tuple(
        dict.fromkeys(name for given in figure.origin.inputs for name in sources_of(given))
    )


# ----------------------------------------------------------------------------------- the article


def dated(article: Article) -> str:
    """Return which date the article is read against, where it came from and how to overrule it."""
    if article.date is None:
        return "no date found: “last year” and the like stay open; give one with --date YYYY-MM-DD"
    said = words.long_day(article.date)
    origin = {
        DateSource.GIVEN: "as given",
        DateSource.METADATA: "as the page says",
        DateSource.INFERRED: f"inferred: {article.date_reason}"
        if article.date_reason
        else "inferred",
        DateSource.UNKNOWN: "",
    }[article.date_source]
    hint = "" if article.date_source is DateSource.GIVEN else "; overrule with --date"
    return f"{said} ({origin}{hint})" if origin else said


def counted(report: Report) -> list[tuple[Label, int]]:
    """Return how many claims have each label, every label once, in the field's order."""
    found = Counter(result.verdict.label for result in report.results)
    return [(label, found[label]) for label in Label]


def passed_over(report: Report) -> str:
    """Return how many numbers were passed over and as what, commonest first."""
    found = Counter(item.reason.value for item in report.passed_over)
    if not found:
        return ""
    common = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{count} × {reason}" for reason, count in common)


def addresses(report: Report) -> list[tuple[str, str]]:
    """Return title and address of every page a verdict rests on, each once, in order."""
    names = titles(report)
    found: dict[str, str] = {}
    for result in report.results:
        quote = (result.verdict.quote,) if result.verdict.quote else ()
        for item in (*result.verdict.evidence, *quote):
            for name, place in _origins(item.match.figure):
                found.setdefault(place.address, names.of(name))
    return [(title, address) for address, title in found.items() if address]


def _origins(figure: Figure) -> list[tuple[str, Provenance]]:
    if isinstance(figure.origin, Provenance):
        return [(figure.source, figure.origin)]
    return [pair for given in figure.origin.inputs for pair in _origins(given)]


def unread(report: Report) -> list[str]:
    """Return the titles of the sources that a problem hit, each once."""
    names = titles(report)
    return list(dict.fromkeys(names.of(problem.source) for problem in report.problems))


def closing(report: Report) -> str:
    """Return the sum: how many claims have which label, and whether anything is missing."""
    total = len(report.results)
    if not total:
        return "No number found that could be checked."
    counts = ", ".join(f"{count} {label.value}" for label, count in counted(report))
    return f"{total} claim{'s' * (total != 1)}: {counts}.{incomplete(report)}"


def incomplete(report: Report) -> str:
    """Return a sentence that names what could not be read, or nothing."""
    missing = ", ".join(unread(report))
    return f" Incomplete: {missing} could not be read." if missing else ""
