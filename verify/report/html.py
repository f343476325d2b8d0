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


_COLUMNS = ("id", "claim", "claimed", "reference", "source", "match", "verdict")


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
    body = "\n".join(f"<tbody>{_row(row)}</tbody>" for row in shown)
    head = "".join(f'<th scope="col">{heading}</th>' for heading in view.HEADINGS)
    columns = "".join(f'<col class="{name}">' for name in _COLUMNS)
    table = (
        f"<table>\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n{body}\n</table>"
    )
    return table if body else ""


def _row(row: Row) -> str:
    """Return a claim's rows: one for each figure, the claim and its verdict beside them all."""
    lines = [_reference(line) for line in row.shown] or [f'<td colspan="3">{_notes("none")}</td>']
    if row.rest:
        lines.append(f'<td colspan="3">{_notes(row.rest)}</td>')
    tall = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    snippet = row.snippet
    sentence = f"{text(snippet.before)}<mark>{text(snippet.number)}</mark>{text(snippet.after)}"
    claimed = f'<span class="figure">{text(row.claimed)}</span>'
    before = (
        f'<td{tall}><a class="quiet" href="#claim-{text(row.id)}">{text(row.id)}</a></td>'
        f'<td class="claim"{tall}>{sentence}</td>'
        f"<td{tall}>{claimed}{_notes(row.reading, row.period, row.speaker)}</td>"
    )
    after = f"<td{tall}>{_verdict(row.label)}{_notes(row.reason, *row.advice)}</td>"
    first, *rest = lines
    return f"<tr>{before}{first}{after}</tr>" + "".join(f"<tr>{line}</tr>" for line in rest)


def _reference(line: Line) -> str:
    sign = f"{view.SIGNS[line.comparison]} " if line.comparison else ""
    figure = f'<span class="figure">{sign}{text(line.figure)}</span>{_notes(*line.notes)}'
    source = f"{_link(line.source, line.link)}{_notes(line.site)}"
    return f'<td>{figure}</td><td>{source}</td><td class="score">{text(line.score)}</td>'


def _verdict(label: Label) -> str:
    name = label.value.replace(" ", "-")
    return f'<span class="verdict {name}">{view.SIGNS[label]} {text(label.value)}</span>'


def _notes(*notes: str) -> str:
    return "".join(f'<span class="note">{text(note)}</span>' for note in notes if note)


# ---------------------------------------------------------------------------------- the evidence


def _evidence(report: Report) -> list[str]:
    if not report.results:
        return []
    names = view.titles(report)
    return ["<h2>Evidence</h2>", *(_section(result, names) for result in report.results)]


def _section(result: Result, names: Titles) -> str:
    verdict = result.verdict
    identifier = text(result.claim.id.removeprefix("c"))
    title = f"{identifier}. {text(describe.claimed(result.claim))}"
    said = f"{text(verdict.reason.value)}. {text(verdict.message)}"
    parts = [f"<p>{_verdict(verdict.label)}: {said}</p>", _facts(facts.reading(result))]
    parts += [_block(block) for block in facts.blocks(result, names)]
    unused = facts.rejected(verdict.rejected, names)
    if unused:
        items = "".join(f"<li><b>{text(figure)}</b> {text(said)}</li>" for figure, said in unused)
        parts.append(f'<p class="quiet">Nearest figures not used</p><ul>{items}</ul>')
    return f'<section id="claim-{identifier}"><h3>{title}</h3>{"".join(parts)}</section>'


def _block(block: Block) -> str:
    figure = f"{view.SIGNS[block.comparison]} {text(block.figure)}"
    head = f'<p class="block"><span class="figure">{figure}</span> {text(block.said)}</p>'
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
