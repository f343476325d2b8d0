"""Read an article from a PDF file."""

from __future__ import annotations

from verify.errors import ArticleError
from verify.model import Article
from verify.pdf import Document, PdfError, read_pdf
from verify.text.rows import row_lines

_ENDS = (".", "!", "?", ":", ";", '"', "”", "»", ")")


def read_pdf_article(content: bytes, *, origin: str) -> Article:
    """Return the article; its title is the first heading.

    A file has dates of making and changing, which are not the day of publication, so no date is
    taken from it. Raises ``ArticleError``.
    """
    try:
        document = read_pdf(content)
    except PdfError as error:
        raise ArticleError(origin, error.message, error.remedy) from None
    if not document.complete:
        reason = f"is a PDF file of {document.total} pages, more than an article has"
        raise ArticleError(origin, reason, "save the article's pages as a file of their own")
    parts = _parts(document)
    title = document.title
    if title and parts[:1] != [title]:
        parts = [title, *(part for part in parts if part != title)]
    return Article(text="\n\n".join(parts), origin=origin, title=title)


def _parts(document: Document) -> list[str]:
    """Return paragraphs and tables; what goes on after a page's or column's end is joined."""
    parts: list[str] = []
    open_end = False  # the last part is a paragraph that breaks off
    for page in document.pages:
        for paragraph in page.paragraphs:
            if open_end and paragraph.text[:1].islower() and not paragraph.heading:
                parts[-1] = f"{parts[-1]} {paragraph.text}"
            else:
                parts.append(paragraph.text)
            open_end = not paragraph.heading and not paragraph.text.endswith(_ENDS)
        for table in page.tables:
            open_end = False
            rows = ([cell.text for cell in row] for row in table.rows())
            parts += [part for part in (table.caption, row_lines(rows)) if part]
    return parts
