"""``verify check-table CLAIM TABLE.csv``: one sentence against one table."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verify.cli.codes import ExitCode
from verify.cli.delivery import Delivery
from verify.errors import ArticleError
from verify.model import Label, Reason
from verify.model.steps import Step
from verify.report import Style
from verify.report.codec import encode
from verify.report.json import FORMAT_VERSION, dumped
from verify.tabular import CellUse, TableVerdict, read_table
from verify.tabular.check import decide, read
from verify.tabular.likelihood import weights
from verify.tabular.steps import steps

_SHOWN = 8  # rows on a screen; JSON has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDocument:
    """The verdict on a sentence by a table. Rows are counted as a spreadsheet does."""

    format: Literal["verify-table"]
    format_version: int
    claim: str
    table: str
    label: Label
    reason: Reason
    message: str
    lean: Label  # the forced choice, whatever the doubts
    confidence: float  # in the forced choice, from 0.5 to 1
    operation: str
    formula: str
    cells: tuple[CellUse, ...]
    used: tuple[str, ...]  # numbers of the sentence that the formula looks at
    unused: tuple[str, ...]  # those that it does not
    steps: tuple[Step, ...]


def run(arguments: argparse.Namespace) -> ExitCode:
    """Print what the table says of the sentence; 1 when it is refuted."""
    delivery = Delivery.of(arguments, sys.stdout)
    if not any(sign.isalnum() for sign in arguments.claim):
        raise ArticleError("claim", "holds no words", "give the sentence to check")
    source = sys.stdin.read() if arguments.table == "-" else Path(arguments.table)
    table = read_table(source, title=arguments.title or "")
    reading, weighed = read(arguments.claim, table), weights()
    verdict = decide(reading, table_of=weighed)
    done = steps(reading, verdict, table_of=weighed)
    if arguments.format == "json":
        text = to_json(arguments.claim, arguments.table, verdict, done)
    else:
        text = rendered(verdict, delivery.style, done)
    delivery.add(text)
    delivery.finish()
    return ExitCode.REFUTED if verdict.label is Label.REFUTED else ExitCode.OK


def to_json(claim: str, table: str, verdict: TableVerdict, done: tuple[Step, ...]) -> str:
    """Return the verdict as JSON."""
    document = TableDocument(
        format="verify-table",
        format_version=FORMAT_VERSION,
        claim=claim,
        table=table,
        label=verdict.label,
        reason=verdict.reason,
        message=verdict.message,
        lean=Label.SUPPORTED if verdict.lean else Label.REFUTED,
        confidence=verdict.confidence,
        operation=verdict.operation,
        formula=verdict.formula,
        cells=verdict.cells,
        used=verdict.used,
        unused=verdict.unused,
        steps=done,
    )
    return dumped(encode(document, TableDocument))


def rendered(verdict: TableVerdict, style: Style, done: tuple[Step, ...]) -> str:
    """Return the verdict as text, the rows that it rests on below it."""
    from verify.cli.steps import explained  # noqa: PLC0415 - rich takes 60 ms to load
    from verify.report.parts import label_text  # noqa: PLC0415
    from verify.report.pen import Pen  # noqa: PLC0415

    pen = Pen(style)
    lines = [label_text(pen, verdict.label).append_text(pen.text(f": {verdict.message}"))]
    if verdict.label is Label.NOT_ENOUGH and verdict.cells and not verdict.unused:
        lean = "true" if verdict.lean else "not true"
        lines.append(pen.text(f"More likely {lean} than not ({verdict.confidence:.0%})."))
    rows: dict[int, list[str]] = {one.row: [] for one in verdict.cells}
    for one in verdict.cells:
        rows[one.row].append(f"{one.column} = {one.text or '(empty)'}")
    lines += [pen.text(f"row {row}: {'; '.join(rows[row])}") for row in list(rows)[:_SHOWN]]
    if len(rows) > _SHOWN:
        lines.append(pen.text(f"and {len(rows) - _SHOWN} more rows"))
    shown = [part for line in lines for part in pen.wrap(line, style.columns)]
    return pen.print(*shown, *(explained(pen, done) if style.explain else ()))
