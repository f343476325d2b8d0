"""``verify compare CLAIM EVIDENCE``: one sentence against one sentence."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from verify.cli.codes import ExitCode
from verify.cli.delivery import Delivery
from verify.errors import ArticleError
from verify.model import Label, Reason, Report
from verify.model.steps import Step
from verify.pairing import Outcome, compare
from verify.pairing.explain import steps
from verify.report import FORMATS, Style
from verify.report.codec import encode
from verify.report.json import FORMAT_VERSION, dumped


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonDocument:
    """The verdict on a sentence by another, and the report on its numbers."""

    format: Literal["verify-comparison"]
    format_version: int
    label: Label
    reason: Reason
    message: str
    lean: Label  # the forced choice, whatever the doubts
    confidence: float  # in the forced choice, from 0 to 1
    report: Report
    steps: tuple[tuple[Step, ...], ...]  # of each number, dates included, then of the whole


def run(arguments: argparse.Namespace) -> ExitCode:
    """Print what the evidence says of the claim; 1 when it is refuted."""
    delivery = Delivery.of(arguments, sys.stdout)
    for name in ("claim", "evidence"):
        if not any(sign.isalnum() for sign in getattr(arguments, name)):
            raise ArticleError(name, "holds no words", "give a sentence")
    outcome = compare(arguments.claim, arguments.evidence, date=arguments.date)
    report = outcome.report(now=datetime.now(UTC).replace(microsecond=0))
    if arguments.format == "json":
        delivery.add(to_json(outcome, report))
    elif arguments.format == "table":
        delivery.add(to_table(outcome, report, delivery.style))
    else:
        delivery.add(FORMATS[arguments.format](report, delivery.style))
    delivery.finish()
    return ExitCode.REFUTED if outcome.label is Label.REFUTED else ExitCode.OK


def to_json(outcome: Outcome, report: Report) -> str:
    """Return the outcome and its report as JSON."""
    document = ComparisonDocument(
        format="verify-comparison",
        format_version=FORMAT_VERSION,
        label=outcome.label,
        reason=outcome.reason,
        message=outcome.message,
        lean=outcome.lean,
        confidence=outcome.confidence,
        report=report,
        steps=steps(outcome),
    )
    return dumped(encode(document, ComparisonDocument))


def to_table(outcome: Outcome, report: Report, style: Style) -> str:
    """Return the claim's numbers as blocks, and the verdict on the whole sentence."""
    from verify.cli.steps import explained  # noqa: PLC0415 - rich takes 60 ms to load
    from verify.report.parts import blocks, label_text  # noqa: PLC0415
    from verify.report.pen import Pen  # noqa: PLC0415
    from verify.report.view import rows  # noqa: PLC0415

    pen = Pen(style)
    whole = label_text(pen, outcome.label).append_text(pen.text(f": {outcome.message}"))
    shown = [*blocks(pen, rows(report)), *pen.wrap(whole, style.columns)]
    if style.explain:
        shown += [line for group in steps(outcome) for line in explained(pen, group)]
    return pen.print(*shown)
