"""Lists of sources and of their figures, for ``verify sources``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.table import Table
from rich.text import Text

from verify.claim.places import place_named
from verify.model import Caution, Figure, Kind, Problem, ProblemCode, Provenance, Quantity
from verify.report import describe, words
from verify.report.codec import encode
from verify.report.grid import grid
from verify.report.json import dumped
from verify.report.pen import Pen
from verify.report.style import Style
from verify.source import Source
from verify.source.kinds import Expect

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What became of one source when it was tried.

    ``as_of`` is when its oldest page was last changed, as far as the server tells, or retrieved.
    """

    source: Source
    pages: int
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    stale: bool
    seconds: float
    as_of: datetime | None = None


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


_NARROW = 80  # columns below which each source is told in lines instead of a row
_SAMPLES = 3


def check_table(visits: Sequence[Visit], style: Style) -> str:
    """Return how each source fared with a few of its figures, and what to do about failures."""
    pen = Pen(style)
    if not visits:
        return pen.print(pen.text("No sources are listed."))
    parts: list[Table | Text] = []
    if style.columns >= _NARROW:
        heads = ("Source", "State", "Robots", "Page of", "Figures", "Undated", "No unit", "Expect")
        rows = [_told(pen, visit) for visit in visits]
        parts += [grid(pen, (*heads, "Time"), rows, right=(4, 5, 6, 8)), pen.text()]
    for visit in visits:
        parts += _lines(pen, visit, told=style.columns < _NARROW)
    return pen.print(*parts)


def _told(pen: Pen, visit: Visit) -> list[Text]:
    state = _state(visit)
    return [
        pen.text((visit.source.name, "strong")),
        pen.text((state, "" if state == "ok" else "warning")),
        pen.text(_robots(visit)),
        pen.text(words.day(visit.as_of.date()) if visit.as_of is not None else "-"),
        pen.text(f"{len(visit.figures):,}"),
        pen.text(f"{_undated(visit):,}"),
        pen.text(f"{_unitless(visit):,}"),
        pen.text(_expected(visit)),
        pen.text(f"{visit.seconds:.1f} s"),
    ]


def _lines(pen: Pen, visit: Visit, *, told: bool) -> list[Text]:
    """Return a source's first figures and its problems, and where it has no row all about it."""
    state = _state(visit)
    name = pen.text((visit.source.name, "strong"))
    lines = []
    if told:
        headed = name.append_text(pen.text(": ", (state, "" if state == "ok" else "warning")))
        lines += pen.wrap(headed, pen.style.columns)
        of = words.day(visit.as_of.date()) if visit.as_of is not None else "-"
        facts = (
            f"{len(visit.figures):,} figures, {_undated(visit):,} undated, {_unitless(visit):,}"
            f" without unit; robots {_robots(visit)}; page of {of}; expect {_expected(visit)};"
            f" {visit.seconds:.1f} s"
        )
        lines += _inset(pen, pen.text(facts))
    elif visit.figures:
        lines.append(name)
    for figure in visit.figures[:_SAMPLES]:
        lines += _inset(pen, pen.text((_sample(figure), "quiet")))
    for problem in visit.problems:
        lines += pen.wrap(_problem(pen, problem), pen.style.columns)
    for note in _notes(visit):
        lines += _inset(pen, pen.text(note))
    return lines


def _notes(visit: Visit) -> Iterator[str]:
    """Yield what a stanza might say better, though nothing failed."""
    unclear = [figure for figure in visit.figures if _has_two_readings(figure)]
    if unclear and getattr(visit.source, "decimal", ".") is None:
        said = unclear[0].origin.words if isinstance(unclear[0].origin, Provenance) else ""
        yield (
            f'Note: {len(unclear):,} numbers such as "{said[:40]}" can be read in two ways and'
            ' refute nothing; write decimal: "." or decimal: "," in the stanza.'
        )
    unknown = [name for name in visit.source.covers.places if place_named(name) is None]
    if unknown:
        yield (
            f"Note: no place called {_listed(unknown)} is known here; an article has to name it in"
            " the same words."
        )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _has_two_readings(figure: Figure) -> bool:
    value = figure.amount.value
    return isinstance(value, Quantity) and bool(value.alternatives)


def _inset(pen: Pen, text: Text) -> list[Text]:
    return [pen.space(2).append_text(line) for line in pen.wrap(text, pen.style.columns - 2)]


def _robots(visit: Visit) -> str:
    """Tell whether the site lets its pages be read; files are not asked."""
    if visit.source.path is not None:
        return "-"
    if any(problem.code is ProblemCode.ROBOTS for problem in visit.problems):
        return "forbid"
    return "allow" if visit.pages else "-"


def _undated(visit: Visit) -> int:
    return sum(
        figure.topic.period is None and figure.topic.kind is not Kind.DATE
        for figure in visit.figures
    )


def _unitless(visit: Visit) -> int:
    return sum(Caution.UNKNOWN_UNIT in figure.cautions for figure in visit.figures)


def _expected(visit: Visit) -> str:
    if visit.source.expect == Expect():
        return "-"
    changed = any(problem.code is ProblemCode.LAYOUT_CHANGED for problem in visit.problems)
    return "not met" if changed else "met"


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
