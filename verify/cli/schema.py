"""``verify schema``: the JSON Schema of the report."""

from __future__ import annotations

import argparse
import sys

from verify.cli.codes import ExitCode
from verify.cli.streams import write
from verify.report.json import report_schema


def run(arguments: argparse.Namespace) -> ExitCode:
    """Print the schema."""
    del arguments
    write(report_schema(), sys.stdout)
    return ExitCode.OK
