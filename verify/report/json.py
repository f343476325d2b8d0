"""The report as JSON, and back: everything that the table knows, with a published schema.

The output is pure ASCII (anything else is escaped), so no text of an article or a source can act
on a terminal, and lone surrogates survive. Keys keep the model's order: the same report gives the
same bytes. ``report.schema.json`` describes it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from verify.errors import ReportError
from verify.model import Article, Extraction, Label, Report
from verify.report.codec import DecodeError, decode, encode
from verify.report.schema import schema_of
from verify.report.style import Style

FORMAT_VERSION = 1  # raised when a reader of the older form would be misled


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many claims got each label; ``complete`` is false when a source could not be read."""

    supported: int
    refuted: int
    conflicting: int
    not_enough_evidence: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """One report with the version of this format and a summary."""

    format: Literal["verify-report"]
    format_version: int
    summary: Summary
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsDocument:
    """The claims of one article, read without any source."""

    format: Literal["verify-claims"]
    format_version: int
    article: Article
    extraction: Extraction


def summarise(report: Report) -> Summary:
    """Count the verdicts of a report."""
    counted = Counter(result.verdict.label for result in report.results)
    return Summary(
        supported=counted[Label.SUPPORTED],
        refuted=counted[Label.REFUTED],
        conflicting=counted[Label.CONFLICTING],
        not_enough_evidence=counted[Label.NOT_ENOUGH],
        complete=not report.problems,
    )


def to_json(report: Report, style: Style | None = None) -> str:
    """Return the report as indented JSON; ``style`` has no effect."""
    del style  # every renderer has the same form
    document = ReportDocument(
        format="verify-report",
        format_version=FORMAT_VERSION,
        summary=summarise(report),
        report=report,
    )
    return dumped(encode(document, ReportDocument))


def claims_to_json(article: Article, extraction: Extraction) -> str:
    """Return the claims of an article as indented JSON."""
    document = ClaimsDocument(
        format="verify-claims",
        format_version=FORMAT_VERSION,
        article=article,
        extraction=extraction,
    )
    return dumped(encode(document, ClaimsDocument))


def from_json(text: str, *, origin: str = "report") -> Report:
    """Return the report that ``to_json`` wrote.

    ``origin`` names the file in the message of the ``ReportError`` that is raised when the text
    is not such a report.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(origin, f"not JSON: {error}", _REMEDY) from None
    if not isinstance(data, dict) or data.get("format") != "verify-report":
        raise ReportError(origin, "not a report of this program", _REMEDY)
    version = data.get("format_version")
    if version != FORMAT_VERSION:
        raise ReportError(
            origin, f"format version {version!r} is not {FORMAT_VERSION}", "use a matching release"
        )
    try:
        return decode(ReportDocument, data).report
    except DecodeError as error:
        raise ReportError(origin, str(error), _REMEDY) from None
    except RecursionError:
        raise ReportError(origin, "nested too deeply", _REMEDY) from None


def report_schema() -> str:
    """Return the JSON Schema of ``to_json``'s output."""
    return dumped(schema_of(ReportDocument, title="A report of verify"))


def dumped(data: Any) -> str:
    """Return a JSON value as indented ASCII text with a newline at its end."""
    return json.dumps(data, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


_REMEDY = "give a file written with --format json"
