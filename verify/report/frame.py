"""What stands around the claims: the article and its date above, findings and the sum below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from verify.model import Article, Comparison, Label, Remark, Report
from verify.report import overview, view, words
from verify.report.parts import indented
from verify.report.pen import Pen, Segment

_INDENT = 2


def header(pen: Pen, report: Report) -> list[Text]:
    """Return the article's title, where it came from and the date it is read against."""
    return article_lines(pen, report.article)


def article_lines(pen: Pen, article: Article) -> list[Text]:
    """Return an article's title, its origin and its date."""
    lines = pen.wrap(pen.text((article.title, "title")), pen.style.columns) if article.title else []
    lines += pen.wrap(
        pen.text(article.origin, ("; ", "quiet"), overview.dated(article)), _width(pen)
    )
    return [*lines, pen.text()]


def footer(pen: Pen, report: Report) -> list[Text]:
    """Return the article's own inconsistencies, what is missing, addresses and the sum."""
    return [
        *remarks_section(pen, report.remarks),
        *problems_section(pen, report),
        *_section(pen, "Sources", _addresses(pen, report), whole=True),
        *_sum(pen, report),
    ]


def _section(pen: Pen, title: str, lines: list[Text], *, whole: bool = False) -> list[Text]:
    """Return lines under a title, or nothing; ``whole`` lines are not wrapped (addresses)."""
    if not lines:
        return []
    width = _width(pen) - _INDENT
    wrapped = lines if whole else [part for line in lines for part in _hung(pen, line, width)]
    return [pen.text((title, "strong")), *indented(pen, wrapped, _INDENT), pen.text()]


def _hung(pen: Pen, line: Text, width: int) -> list[Text]:
    """Return a line wrapped, its continuation indented past the sign at its beginning."""
    first, *rest = pen.wrap(line, width)
    if not rest:
        return [first]
    tail = pen.wrap(pen.space(0).join(_spaced(rest)), width - _INDENT)
    return [first, *indented(pen, tail, _INDENT)]


def _spaced(lines: list[Text]) -> list[Text]:
    return [part for line in lines for part in (line, Text(" "))]


def remarks_section(pen: Pen, remarks: Sequence[Remark]) -> list[Text]:
    """Return what the article says about itself, right or wrong."""
    return _section(pen, "The article by itself", [_remark(pen, remark) for remark in remarks])


def problems_section(pen: Pen, report: Report) -> list[Text]:
    """Return the sources that could not be read as they should, and what to do about it."""
    return _section(pen, "Problems with sources", _problems(pen, report))


def _remark(pen: Pen, remark: Remark) -> Text:
    outcome = Comparison.AGREES if remark.ok else Comparison.DIFFERS
    label = Label.SUPPORTED if remark.ok else Label.REFUTED
    style = "quiet" if remark.ok else ""
    return pen.text((f"{pen.sign(label)} ", outcome), (f"“{remark.text}”: {remark.message}", style))


def _problems(pen: Pen, report: Report) -> list[Text]:
    names = view.titles(report)
    lines = []
    for problem in report.problems:
        said: list[Segment] = [("! ", "warning"), (names.of(problem.source), "strong")]
        said.append(f": {problem.code.value}: {problem.message}")
        said.append((f"; {problem.remedy}" if problem.remedy else "", "quiet"))
        lines.append(pen.text(*said))
    return lines


def _addresses(pen: Pen, report: Report) -> list[Text]:
    """Return the pages as plain addresses, where names cannot be hyperlinks."""
    if (pen.style.ansi and pen.style.hyperlinks) or pen.style.explain:
        return []
    lines = []
    for title, listed in overview.addresses(report).items():
        lines.append(pen.text(title))
        lines += indented(pen, [pen.text((address, "quiet")) for address in listed], _INDENT)
    return lines


def _sum(pen: Pen, report: Report) -> list[Text]:
    passed = overview.passed_over(report)
    lines = [pen.text((f"Numbers passed over: {passed}.", "quiet"))] if passed else []
    lines.append(pen.text((_read(report), "quiet")))
    closing = _counts(pen, report)
    closing.append_text(pen.text((overview.incomplete(report), "warning")))
    lines.append(closing)
    return [part for line in lines for part in pen.wrap(line, _width(pen))]


def _counts(pen: Pen, report: Report) -> Text:
    total = len(report.results)
    if not total:
        return pen.text(("No number found that could be checked.", "strong"))
    said: list[Segment] = [(f"{total} claim{'s' * (total != 1)}: ", "strong")]
    for number, (label, count) in enumerate(overview.counted(report)):
        said.append(", " if number else "")
        said.append((f"{count} {label.value}", label if count else "quiet"))
    return pen.text(*said, ".")


def _read(report: Report) -> str:
    asked = [state for state in report.sources if state.asked]
    figures = sum(state.figures for state in asked)
    idle = len(report.sources) - len(asked)
    sources = f"{len(asked)} source{'s' * (len(asked) != 1)}"
    said = f"{figures:,} figure{'s' * (figures != 1)} read from {sources}"
    if idle:
        said += f" ({idle} more cover{'s' * (idle == 1)} nothing in this article)"
    return f"{said}, {words.moment(report.generated)}."


def _width(pen: Pen) -> int:
    return min(pen.style.columns, 140)
