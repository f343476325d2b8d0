"""Read an article: plain text, Markdown, HTML, PDF or a Word document."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

from verify.errors import ArticleError
from verify.model import Article, DateSource, SentenceRole
from verify.patterns import lazy
from verify.pdf import is_pdf
from verify.text.decode import declared_charset, decode
from verify.text.sentences import split_sentences

_ZIP = b"PK\x03\x04"  # a Word document is a zip archive
_LARGEST = 20_000_000  # bytes; a news article with all its markup is far below a tenth of it
_HTML_START = lazy(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,400}-->\s{0,20}){0,3}"
    r"<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.IGNORECASE,
)
_KINDS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".text": "plain",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
}


def read_article(
    content: bytes, *, origin: str, media_type: str = "", given_date: date | None = None
) -> Article:
    """Return the article that ``content`` holds.

    ``origin`` is its path or address, shown in messages and used to tell the format together with
    ``media_type`` (as the server declared it) and the first characters. ``given_date`` (from the
    user) overrules the date that the page states. The text begins with the title where there is
    one. Raises ``ArticleError`` when there is no text to read.
    """
    if len(content) > _LARGEST:
        raise ArticleError(origin, f"is larger than {_LARGEST // 1_000_000} MB")
    article = _read(content, origin=origin, media_type=media_type)
    if not article.text.strip():
        raise ArticleError(origin, "holds no article text", "give the text as .txt")
    if given_date is not None:
        return _dated(article, given_date)
    return article


def _read(content: bytes, *, origin: str, media_type: str) -> Article:
    """Return the article as its format has it; what is no text is told by its first bytes."""
    if is_pdf(content):
        from verify.text.pdf import read_pdf_article  # noqa: PLC0415 - loaded when needed

        return read_pdf_article(content, origin=origin)
    if content.startswith(_ZIP):
        from verify.text.docx import read_docx  # noqa: PLC0415 - loaded when needed

        return read_docx(content, origin=origin)
    text = decode(content, origin=origin, charset=declared_charset(media_type))
    if not text.strip():
        raise ArticleError(origin, "is empty", "give a file with the article's text")
    return _READERS[_kind(text, origin=origin, media_type=media_type)](text, origin)


def _dated(article: Article, given: date) -> Article:
    """Return the article with the date that the user gave."""
    return Article(
        text=article.text,
        origin=article.origin,
        title=article.title,
        author=article.author,
        date=given,
        date_source=DateSource.GIVEN,
        date_reason="given",
    )


def _kind(text: str, *, origin: str, media_type: str) -> str:
    """Return "html", "markdown" or "plain"."""
    declared = _KINDS.get(media_type.partition(";")[0].strip().lower(), "")
    path = origin.partition("?")[0].partition("#")[0]
    named = _KINDS.get(PurePosixPath(path.replace("\\", "/")).suffix.lower(), "")
    sniffed = "html" if _HTML_START.match(text) else ""
    return declared or named or sniffed or "plain"


def _plain(text: str, origin: str) -> Article:
    """Return an article from plain text, which is kept as it is."""
    return Article(text=text, origin=origin, title=headline(text))


def _markdown(text: str, origin: str) -> Article:
    """Return an article from Markdown."""
    from verify.text.markdown import read_markdown  # noqa: PLC0415 - loaded when needed

    return read_markdown(text, origin=origin)


def _html(text: str, origin: str) -> Article:
    """Return an article from HTML."""
    from verify.text.html import read_html  # noqa: PLC0415 - its parser takes 100 ms to load

    return read_html(text, origin=origin)


_READERS = {"plain": _plain, "markdown": _markdown, "html": _html}


def headline(text: str) -> str:
    """Return the headline that a plain text begins with, or ""."""
    start = split_sentences(text[:4000])
    return start[0].text if start and start[0].role is SentenceRole.HEADLINE else ""
