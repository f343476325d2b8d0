"""Lists of sources and of their figures, for ``verify sources``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from verify.model import Figure, Problem, Provenance
from verify.report import describe, words
from verify.report.codec import encode
from verify.report.grid import grid
from verify.report.json import dumped
from verify.report.pen import Pen
from verify.report.style import Style
from verify.source import Source

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What became of one source when it was tried."""

    source: Source
    pages: int
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    stale: bool
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresDocument:
    """The figures of one source as read."""

    format: str
    format_version: int
    source: str
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def list_table(sources: Sequence[Source], style: Style) -> str:
    """Return what is configured, in order of trust."""
    pen = Pen(style)
    rows = [
        [
            pen.text((source.name, "strong")),
            pen.text(source.kind),
            pen.text(source.role.value),
            pen.text(_covers(source)),
            pen.text((source.path or source.url or "", "quiet")),
        ]
        for source in sources
    ]
    return pen.print(grid(pen, ("Source", "Kind", "Role", "Covers", "Where"), rows))


def _covers(source: Source) -> str:
    scope = source.covers
    periods = [words.period(period) for period in scope.periods]
    parts = (", ".join(scope.subjects), ", ".join(scope.places), ", ".join(periods))
    return "; ".join(part for part in parts if part) or "everything"


def check_table(visits: Sequence[Visit], style: Style) -> str:
    """Return how each source fared, and what to do about those that failed."""
    pen = Pen(style)
    rows = []
    for visit in visits:
        state = _state(visit)
        good = state == "ok"
        sample = _sample(visit.figures[0]) if visit.figures else ""
        unknown = sum(figure.topic.period is None for figure in visit.figures)
        rows.append(
            [
                pen.text((visit.source.name, "strong")),
                pen.text((state, "" if good else "warning")),
                pen.text(str(visit.pages)),
                pen.text(f"{len(visit.figures):,}"),
                pen.text(f"{unknown:,}"),
                pen.text(f"{visit.seconds:.1f} s"),
                pen.text((sample, "quiet")),
            ]
        )
    heads = ("Source", "State", "Pages", "Figures", "Undated", "Time", "First figure")
    problems = [
        line
        for visit in visits
        for problem in visit.problems
        for line in pen.wrap(_problem(pen, problem), style.columns)
    ]
    gap = [pen.text()] if problems else []
    return pen.print(grid(pen, heads, rows, right=(2, 3, 4, 5)), *gap, *problems)


def _state(visit: Visit) -> str:
    if visit.problems:
        return visit.problems[0].code.value
    if not visit.pages:
        return "not asked"
    if not visit.figures:
        return "no figures"
    return "stale" if visit.stale else "ok"


def _sample(figure: Figure) -> str:
    parts = (words.amount(figure.amount, figure.topic.kind), describe.about(figure.topic))
    return ", ".join(part for part in (*parts, describe.period_of(figure.topic)) if part)


def _problem(pen: Pen, problem: Problem) -> Text:
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    return pen.text(
        ("! ", "warning"), (problem.source, "strong"), f": {problem.message}", (remedy, "quiet")
    )


def figures_table(figures: Sequence[Figure], style: Style, *, total: int) -> str:
    """Return figures as read, one a row; ``total`` tells how many there are in all."""
    pen = Pen(style)
    rows = [
        [
            pen.text((words.amount(figure.amount, figure.topic.kind), "strong")),
            pen.text(figure.topic.subject.phrase or " › ".join(figure.label_path)),
            pen.text(", ".join(place.name for place in figure.topic.places)),
            pen.text(describe.period_of(figure.topic)),
            pen.text((figure.topic.kind.value, "quiet")),
            pen.text((_where(figure), "quiet")),
        ]
        for figure in figures
    ]
    heads = ("Figure", "Of", "Place", "Period", "Kind", "Where")
    left = total - len(rows)
    note = f"{total:,} figure{'s' * (total != 1)}" + (f"; {left:,} not shown" if left else "")
    return pen.print(grid(pen, heads, rows), pen.text(), pen.text((f"{note}.", "strong")))


def _where(figure: Figure) -> str:
    place = figure.origin.location if isinstance(figure.origin, Provenance) else ""
    cautions = "; ".join(caution.value for caution in figure.cautions)
    return f"{place} ({cautions})" if cautions else place


def figures_json(visit: Visit) -> str:
    """Return a source's figures as JSON."""
    document = FiguresDocument(
        format="verify-figures",
        format_version=FORMAT_VERSION,
        source=visit.source.name,
        figures=visit.figures,
        problems=visit.problems,
    )
    return dumped(encode(document, FiguresDocument))
