"""The report as one HTML page: no script, nothing loaded from elsewhere, fit to print.

Every string passes ``text`` (cleaned, then escaped) and every address ``safe_link``; a content
security policy forbids the rest.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from verify.model import Label, Report, Result
from verify.report import describe, facts, overview, view, words
from verify.report.clean import clean, safe_link
from verify.report.facts import Block, Fact
from verify.report.style import Style
from verify.report.view import Line, Row, Titles

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(report: Report, style: Style) -> str:
    """Return the report as one HTML page; ``style`` has no effect."""
    del style  # every renderer has the same form
    article = report.article
    title = text(article.title or article.origin)
    shown = view.rows(report)
    parts = [
        f"<h1>{title}</h1>",
        f'<p class="quiet">{text(article.origin)}; {text(overview.dated(article))}</p>',
        f"<p><strong>{text(overview.closing(report))}</strong></p>",
        _table(shown),
        *_list("The article by itself", _remarks(report)),
        *_list("Problems with sources", _problems(report)),
        *_evidence(report),
        f'<p class="quiet">{text(_footer(report))}</p>',
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_css()}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def text(value: str) -> str:
    """Return clean text, escaped for an element or a quoted attribute."""
    return html.escape(clean(value))


@cache
def _css() -> str:
    return files("verify.report").joinpath("report.css").read_text(encoding="utf-8")


def _link(words_: str, address: str) -> str:
    target = safe_link(address)
    if not target:
        return text(words_)
    return f'<a href="{html.escape(target)}" rel="noopener noreferrer">{text(words_)}</a>'


# ------------------------------------------------------------------------------------- the table


def _table(shown: Iterable[Row]) -> str:
    body = "\n".join(_row(row) for row in shown)
    head = "".join(f'<th scope="col">{heading}</th>' for heading in view.HEADINGS)
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    return table if body else ""


def _row(row: Row) -> str:
    snippet = row.snippet
    sentence = f"{text(snippet.before)}<mark>{text(snippet.number)}</mark>{text(snippet.after)}"
    claimed = f'<span class="figure">{text(row.claimed)}</span>'
    lines = (*row.lines, row.quote) if row.quote else row.lines
    cells = (
        f'<td class="quiet">{text(row.id)}</td>',
        f'<td class="claim">{sentence}</td>',
        f"<td>{claimed}{_notes(row.reading, row.period, row.speaker)}</td>",
        f"<td>{_stack(_reference(line) for line in lines) or _notes('none')}</td>",
        f"<td>{_stack(_source(line) for line in lines)}</td>",
        f"<td>{_stack(text(line.score) for line in lines)}</td>",
        f"<td>{_verdict(row.label)}{_notes(row.reason, row.diagnosis)}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _verdict(label: Label) -> str:
    name = label.value.replace(" ", "-")
    return f'<span class="verdict {name}">{view.SIGNS[label]} {text(label.value)}</span>'


def _notes(*notes: str) -> str:
    return "".join(f'<span class="note">{text(note)}</span>' for note in notes if note)


def _stack(lines: Iterable[str]) -> str:
    return "".join(f'<div class="line">{line}</div>' for line in lines)


def _reference(line: Line) -> str:
    sign = f"{view.SIGNS[line.comparison]} " if line.comparison else ""
    figure = f'<span class="figure">{sign}{text(line.figure)}</span>'
    return figure + _notes(*line.notes)


def _source(line: Line) -> str:
    return _link(line.source, line.link) + _notes(line.site)


# ---------------------------------------------------------------------------------- the evidence


def _evidence(report: Report) -> list[str]:
    if not report.results:
        return []
    names = view.titles(report)
    return ["<h2>Evidence</h2>", *(_details(result, names) for result in report.results)]


def _details(result: Result, names: Titles) -> str:
    verdict = result.verdict
    identifier = text(result.claim.id.removeprefix("c"))
    summary = f"{identifier}. {text(describe.claimed(result.claim))}: {_verdict(verdict.label)}"
    said = f"{verdict.reason.value}. {verdict.message}"
    parts = [f"<p>{text(said)}</p>", _facts(facts.reading(result))]
    parts += [_block(block) for block in facts.blocks(result, names)]
    unused = facts.rejected(verdict.rejected, names)
    if unused:
        items = "".join(f"<li><b>{text(figure)}</b> {text(said)}</li>" for figure, said in unused)
        parts.append(f'<p class="quiet">Nearest figures not used</p><ul>{items}</ul>')
    return f"<details><summary>{summary}</summary>{''.join(parts)}</details>"


def _block(block: Block) -> str:
    sign = view.SIGNS[block.comparison]
    head = f'<p><span class="figure">{sign} {text(block.figure)}</span> {text(block.said)}</p>'
    return head + _facts(block.facts)


def _facts(found: Iterable[Fact]) -> str:
    lines = "".join(
        f"<dt>{text(fact.label)}</dt><dd>{_link(fact.text, fact.link)}</dd>" for fact in found
    )
    return f"<dl>{lines}</dl>"


# ----------------------------------------------------------------------------------- the frame


def _list(title: str, items: list[str]) -> list[str]:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return [f"<h2>{title}</h2>", f"<ul>{lines}</ul>"] if items else []


def _remarks(report: Report) -> list[str]:
    return [
        f"{'✓' if remark.ok else '✗'} “{text(remark.text)}”: {text(remark.message)}"
        for remark in report.remarks
    ]


def _problems(report: Report) -> list[str]:
    names = view.titles(report)
    return [
        f"<b>{text(names.of(problem.source))}</b>: {text(problem.code.value)}: "
        f"{text(problem.message)}" + (f"; {text(problem.remedy)}" if problem.remedy else "")
        for problem in report.problems
    ]


def _footer(report: Report) -> str:
    passed = overview.passed_over(report)
    skipped = f"Numbers passed over: {passed}. " if passed else ""
    return f"{skipped}Checked {words.moment(report.generated)} by verify {report.version}."
