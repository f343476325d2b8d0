"""The report as Markdown: a table and the evidence, to paste into notes, issues and wikis.

Every character that Markdown or HTML could act on is escaped (CommonMark, section 2.4: a
backslash before ASCII punctuation), so an article's text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.model import Report, Result
from verify.report import describe, facts, overview, view, words
from verify.report.clean import clean, safe_link
from verify.report.facts import Fact
from verify.report.style import Style
from verify.report.view import Line, Row, Titles

_HEADINGS = ("", "Claim", "Claimed", "Reference", "Verdict")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#!|~&$^@]|:(?=//)|(?<=www)\.)")


def to_markdown(report: Report, style: Style) -> str:
    """Return the report as Markdown (GitHub's tables); ``style.explain`` adds the evidence."""
    article = report.article
    shown = view.rows(report)
    parts = [
        f"# {escape(article.title or article.origin)}",
        f"Article: {escape(article.origin)}; {escape(overview.dated(article))}",
        _table(shown),
        *_section("The article by itself", _remarks(report)),
        *_section("Problems with sources", _problems(report)),
        *(("## Evidence", *_evidence(report)) if style.explain and shown else ()),
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
        _line(_HEADINGS),
        _line("---" for _ in _HEADINGS),
        *(_line(_cells(row)) for row in shown),
    ]
    return "\n".join(lines) if len(lines) > 2 else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Row) -> tuple[str, ...]:
    claimed = (f"**{escape(row.claimed)}**", *map(escape, (row.reading, row.period, row.speaker)))
    verdict = (
        f"{view.SIGNS[row.label]} **{row.label.value}**",
        *map(escape, (row.reason, *row.advice)),
    )
    return (
        escape(row.id),
        _sentence(row),
        _broken(claimed),
        _broken((*map(_reference, row.shown), escape(row.rest))) or "none",
        _broken(verdict),
    )


def _sentence(row: Row) -> str:
    before, number, after = row.snippet.before, row.snippet.number, row.snippet.after
    gap = " " if before.endswith((" ", "\n")) else ""
    tail = " " if after.startswith((" ", "\n")) else ""
    return f"{escape(before)}{gap}**{escape(number)}**{tail}{escape(after)}"


def _broken(lines: Iterable[str]) -> str:
    """Join lines in a cell; ``<br>`` is the only break that a table's cell can hold."""
    return "<br>".join(line for line in lines if line)


def _reference(line: Line) -> str:
    sign = f"{view.SIGNS[line.comparison]} " if line.comparison else ""
    notes = "; ".join(map(escape, line.notes))
    site = f" ({escape(line.site)})" if line.site else ""
    source = f"{link(line.source, line.link)}{site}, match {line.score}"
    return f"{sign}**{escape(line.figure)}** {notes}: {source}"


def _evidence(report: Report) -> list[str]:
    """Return a list for each claim: how it was read, every figure, and every step."""
    names = view.titles(report)
    return [part for result in report.results for part in _explained(result, names)]


def _explained(result: Result, names: Titles) -> list[str]:
    verdict = result.verdict
    title = f"{result.claim.id.removeprefix('c')}. {describe.claimed(result.claim)}"
    lines = [f"- **{verdict.label.value}**: {escape(f'{verdict.reason.value}. {verdict.message}')}"]
    lines += [_fact(fact) for fact in facts.reading(result)]
    for block in facts.blocks(result, names):
        lines.append(
            f"- {view.SIGNS[block.comparison]} **{escape(block.figure)}** {escape(block.said)}"
        )
        lines += [f"  {_fact(fact)}" for fact in block.facts]
    lines += [
        f"- not used: **{escape(figure)}** {escape(said)}"
        for figure, said in facts.rejected(verdict.rejected, names)
    ]
    return [f"### {escape(title)}", "\n".join(lines)]


def _fact(fact: Fact) -> str:
    return f"- {fact.label}: {link(fact.text, fact.link) if fact.link else escape(fact.text)}"


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
