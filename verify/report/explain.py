"""The evidence of each claim for the terminal (``--explain``)."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from verify.model import Report, Result
from verify.report import describe, facts, view
from verify.report.facts import Block, Fact
from verify.report.parts import indented, label_text, labelled, sentence_text
from verify.report.pen import Pen, Segment
from verify.report.view import Titles

_LABEL_WIDTH = 11
_STEP = 3
_DEEPER = 2
_WIDEST = 120
_UNBROKEN = 10_000  # an address in two pieces cannot be followed


def explanations(pen: Pen, report: Report) -> list[Text]:
    """Return one block of lines for each claim."""
    names = view.titles(report)
    found = [line for result in report.results for line in _explained(pen, result, names)]
    return [pen.text(("Evidence", "title")), pen.text(), *found]


def _explained(pen: Pen, result: Result, names: Titles) -> list[Text]:
    claim = result.claim
    identifier = pen.text((claim.id.removeprefix("c"), "quiet"))
    head = pen.space(2).join([identifier, pen.text((describe.claimed(claim), "strong"))])
    sentence = sentence_text(pen, describe.snippet(claim, context=_UNBROKEN))
    body = [
        *_labelled(pen, "verdict", _verdict(pen, result), indent=_STEP),
        *_labelled(pen, "sentence", sentence, indent=_STEP),
        *_lines(pen, facts.reading(result), indent=_STEP),
    ]
    for block in facts.blocks(result, names):
        body += [pen.text(), *_block(pen, block)]
    body += _rejected(pen, facts.rejected(result.verdict.rejected, names))
    return [head, *indented(pen, body, _STEP), pen.text()]


def _verdict(pen: Pen, result: Result) -> Text:
    verdict = result.verdict
    text = label_text(pen, verdict.label)
    return text.append_text(pen.text(f": {verdict.reason.value}. {verdict.message}"))


def _block(pen: Pen, block: Block) -> list[Text]:
    head: list[Segment] = [
        (f"{pen.sign(block.comparison)} ", block.comparison),
        (block.figure, "strong"),
        f" {block.said}",
    ]
    inner = _lines(pen, block.facts, indent=_STEP + _DEEPER)
    return [*pen.wrap(pen.text(*head), _width(pen, _STEP)), *indented(pen, inner, _DEEPER)]


def _rejected(pen: Pen, found: list[tuple[str, str]]) -> list[Text]:
    if not found:
        return []
    lines = [pen.text(), pen.text(("nearest figures not used", "quiet"))]
    for figure, said in found:
        text = pen.text((figure, "strong"), (f" {said}", "quiet"))
        lines += indented(pen, pen.wrap(text, _width(pen, _STEP + _DEEPER)), _DEEPER)
    return lines


def _lines(pen: Pen, found: Iterable[Fact], *, indent: int) -> list[Text]:
    return [
        line
        for fact in found
        for line in _labelled(
            pen, fact.label, pen.text((fact.text, fact.tone), link=fact.link), indent=indent
        )
    ]


def _labelled(pen: Pen, label: str, text: Text, *, indent: int) -> list[Text]:
    width = _UNBROKEN if label == "address" else _width(pen, indent)
    return labelled(pen, label, text, width=width, label_width=_LABEL_WIDTH)


def _width(pen: Pen, indent: int) -> int:
    return min(pen.style.columns, _WIDEST) - indent
