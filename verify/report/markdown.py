"""The report as Markdown: a table and the evidence, to paste into notes, issues and wikis.

Every character that Markdown or HTML could act on is escaped (CommonMark, section 2.4: a
backslash before ASCII punctuation), so an article's text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.model import Report
from verify.report import overview, view, words
from verify.report.clean import clean, safe_link
from verify.report.style import Style
from verify.report.view import Line, Row

_SPECIAL = re.compile(r"([\\`*_\[\]<>#!|~&$^@:])")


def to_markdown(report: Report, style: Style) -> str:
    """Return the report as Markdown (GitHub's tables); ``style`` has no effect."""
    del style  # every renderer has the same form
    article = report.article
    shown = view.rows(report)
    parts = [
        f"# {escape(article.title or article.origin)}",
        f"Article: {escape(article.origin)}; {escape(overview.dated(article))}",
        _table(shown),
        *_section("The article by itself", _remarks(report)),
        *_section("Problems with sources", _problems(report)),
        *_section("Sources", _sources(report)),
        escape(f"{overview.closing(report)} Checked {words.moment(report.generated)}."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Return clean text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", clean(text).strip())


def link(text: str, address: str) -> str:
    """Return a link, or the words alone when the address must not become one."""
    target = safe_link(address)
    return f"[{escape(text)}](<{target}>)" if target and ">" not in target else escape(text)


def _table(shown: Iterable[Row]) -> str:
    lines = [
        _line(view.HEADINGS),
        _line("---" if name != "Match" else "--:" for name in view.HEADINGS),
    ]
    lines += [_line(_cells(row)) for row in shown]
    return "\n".join(lines) if len(lines) > 2 else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Row) -> tuple[str, ...]:
    before, after = escape(row.snippet.before), escape(row.snippet.after)
    number = f"**{escape(row.snippet.number)}**"
    gap = " " if row.snippet.before.endswith((" ", "\n")) else ""
    tail = " " if row.snippet.after.startswith((" ", "\n")) else ""
    claimed = (f"**{escape(row.claimed)}**", *map(escape, (row.reading, row.period, row.speaker)))
    verdict = (
        f"{view.SIGNS[row.label]} **{row.label.value}**",
        escape(row.reason),
        escape(row.diagnosis),
    )
    lines = (*row.lines, row.quote) if row.quote else row.lines
    return (
        escape(row.id),
        f"{before}{gap}{number}{tail}{after}",
        _broken(claimed),
        _broken(_reference(line) for line in lines) or "none",
        _broken(_source(line) for line in lines),
        _broken(line.score for line in lines),
        _broken(verdict),
    )


def _broken(lines: Iterable[str]) -> str:
    """Join lines in a cell; ``<br>`` is the only break that a table's cell can hold."""
    return "<br>".join(line for line in lines if line)


def _reference(line: Line) -> str:
    sign = f"{view.SIGNS[line.comparison]} " if line.comparison else ""
    notes = "; ".join(map(escape, line.notes))
    return f"{sign}**{escape(line.figure)}**" + (f" {notes}" if notes else "")


def _source(line: Line) -> str:
    site = f" ({escape(line.site)})" if line.site else ""
    return link(line.source, line.link) + site


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "\n".join(f"- {line}" for line in lines)] if lines else []


def _remarks(report: Report) -> list[str]:
    return [
        f"{'✓' if remark.ok else '✗'} “{escape(remark.text)}”: {escape(remark.message)}"
        for remark in report.remarks
    ]


def _problems(report: Report) -> list[str]:
    names = view.titles(report)
    return [
        f"**{escape(names.of(problem.source))}**: {escape(problem.code.value)}: "
        f"{escape(problem.message)}" + (f"; {escape(problem.remedy)}" if problem.remedy else "")
        for problem in report.problems
    ]


def _sources(report: Report) -> list[str]:
    return [
        f"{escape(title)}: {', '.join(link(address, address) for address in listed)}"
        for title, listed in overview.addresses(report).items()
    ]
