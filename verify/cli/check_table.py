"""``verify check-table CLAIM TABLE.csv``: one sentence against one table."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from verify.cli.codes import ExitCode
from verify.cli.delivery import Delivery
from verify.model import Label
from verify.report import Style
from verify.report.clean import clean, to_ascii
from verify.tabular import TableVerdict, check, read_table

_SHOWN = 12  # cells on a screen; JSON has them all


def run(arguments: argparse.Namespace) -> ExitCode:
    """Print what the table says of the sentence; 1 when it is refuted."""
    delivery = Delivery.of(arguments, sys.stdout)
    source = sys.stdin.read() if arguments.table == "-" else Path(arguments.table)
    table = read_table(source, title=arguments.title or "")
    verdict = check(arguments.claim, table)
    if arguments.format == "json":
        text = json.dumps(dataclasses.asdict(verdict), indent=2) + "\n"
    else:
        text = rendered(verdict, delivery.style)
    delivery.add(text)
    delivery.finish()
    return ExitCode.REFUTED if verdict.label is Label.REFUTED else ExitCode.OK


def rendered(verdict: TableVerdict, style: Style) -> str:
    """Return the verdict as lines of text, without control characters."""
    lines = [f"{verdict.label.value}: {verdict.message}"]
    if verdict.label is Label.NOT_ENOUGH:
        lean = "so" if verdict.lean else "not so"
        lines.append(f"  If it had to be said: {lean} ({verdict.confidence:.0%} likely).")
    lines += [f"  row {one.row}, {one.column}: {one.text}" for one in verdict.cells[:_SHOWN]]
    if len(verdict.cells) > _SHOWN:
        lines.append(f"  and {len(verdict.cells) - _SHOWN} more cells")
    plain = [clean(line) for line in lines]
    return "".join(f"{to_ascii(line) if style.ascii else line}\n" for line in plain)
