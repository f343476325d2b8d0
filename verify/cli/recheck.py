"""``verify recheck REPORT.json``: read the sources again and show what changed since."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from verify.cli.check import mapper
from verify.cli.codes import ExitCode, of_report
from verify.cli.delivery import Delivery
from verify.cli.progress import shown
from verify.cli.reference import own_words, prepared
from verify.errors import ReportError
from verify.model import DateSource, Report
from verify.options import Options
from verify.pipeline import verify_article
from verify.report import FORMATS
from verify.report.changes import changes_table
from verify.report.json import from_json

_LARGEST = 200_000_000  # bytes


def run(arguments: argparse.Namespace) -> ExitCode:
    """Check the report's article again with pages read anew, and print the differences.

    With a format other than the table the new report is printed in full.
    """
    before = _read(arguments.report)
    now = datetime.now(UTC).replace(microsecond=0)
    given = before.article.date if before.article.date_source is DateSource.GIVEN else None
    with (
        prepared(arguments, refresh=True) as reference,
        shown(reference.fetch, quiet=arguments.quiet) as watched,
    ):
        after = verify_article(
            before.article,
            reference.catalogue,
            fetch=watched,
            reader=reference.read,
            mapper=mapper(),
            options=Options(article_date=given, thesaurus=own_words(reference.catalogue)),
            now=now,
        )
    delivery = Delivery.of(arguments, sys.stdout)
    if arguments.format == "table":
        delivery.add(changes_table(before, after, delivery.style))
    else:
        delivery.add(FORMATS[arguments.format](after, delivery.style))
    delivery.finish()
    return of_report(after)


def _read(named: str) -> Report:
    try:
        with Path(named).open("rb") as file:
            content = file.read(_LARGEST)
        return from_json(content.decode("utf-8"), origin=named)
    except UnicodeDecodeError:
        raise ReportError(named, "not a report", "give a file written with --format json") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(named, f"cannot be read: {reason}") from None
