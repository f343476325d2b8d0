"""Report to text, one module a format; each is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from verify.model import Article, Extraction, Report
from verify.report.style import Style

Render = Callable[[Report, Style], str]

__all__ = ["CLAIM_FORMATS", "FORMATS", "Render", "Style"]


def _table(report: Report, style: Style) -> str:
    from verify.report.table import to_table  # noqa: PLC0415 - rich takes 60 ms to load

    return to_table(report, style)


def _json(report: Report, style: Style) -> str:
    from verify.report.json import to_json  # noqa: PLC0415 - loaded when needed

    return to_json(report, style)


def _markdown(report: Report, style: Style) -> str:
    from verify.report.markdown import to_markdown  # noqa: PLC0415 - loaded when needed

    return to_markdown(report, style)


def _html(report: Report, style: Style) -> str:
    from verify.report.html import to_html  # noqa: PLC0415 - loaded when needed

    return to_html(report, style)


def _claims_table(article: Article, extraction: Extraction, style: Style) -> str:
    from verify.report.claims import claims_table  # noqa: PLC0415 - rich takes 60 ms to load

    return claims_table(article, extraction, style)


def _claims_json(article: Article, extraction: Extraction, style: Style) -> str:
    from verify.report.json import claims_to_json  # noqa: PLC0415 - loaded when needed

    del style
    return claims_to_json(article, extraction)


FORMATS: Mapping[str, Render] = MappingProxyType(
    {"table": _table, "json": _json, "markdown": _markdown, "html": _html}
)
CLAIM_FORMATS: Mapping[str, Callable[[Article, Extraction, Style], str]] = MappingProxyType(
    {"table": _claims_table, "json": _claims_json}
)
