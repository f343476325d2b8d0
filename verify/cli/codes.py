"""What the program's exit code tells a script."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from verify.model import Label, Report


class ExitCode(IntEnum):
    """The exit codes. Where several apply, ``worst`` says which is given."""

    OK = 0  # nothing refuted
    REFUTED = 1  # a number differs from what the sources publish
    USAGE = 2  # wrong use or configuration, or an article that cannot be read
    INCOMPLETE = 3  # a source could not be read, so a finding may be missing
    FAULT = 70  # the program itself failed: EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # Ctrl-C: 128 + SIGINT, as shells have it
    BROKEN_PIPE = 141  # whoever read our output went away: 128 + SIGPIPE


_SEVERITY = (ExitCode.OK, ExitCode.INCOMPLETE, ExitCode.USAGE, ExitCode.REFUTED)


def of_report(report: Report) -> ExitCode:
    """Return the code for one report; what is incomplete never hides what is refuted."""
    if any(result.verdict.label is Label.REFUTED for result in report.results):
        return ExitCode.REFUTED
    return ExitCode.INCOMPLETE if report.problems else ExitCode.OK


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the code for several articles: a refuted number is never hidden by anything."""
    return max(codes, key=_SEVERITY.index, default=ExitCode.OK)
