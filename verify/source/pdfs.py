"""A PDF file as a source: its ruled tables and the sentences of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from bs4 import BeautifulSoup, Tag

from verify.claim import extract
from verify.model import Article, Caution, DateSource, Figure, Problem, ProblemCode
from verify.pdf import Document, PdfError, PdfPage, Table, TableCell, Trouble, read_pdf
from verify.source.decimals import customary_mark
from verify.source.kinds import Pdf, PdfPart
from verify.source.links import page_link
from verify.source.prose import Standing, figure_of
from verify.source.raw import Raw, Sheet
from verify.source.tables import Place, read_tables

_NARROWER = "name the pages that matter with 'pages'"
_CODES = {
    Trouble.NOT_INSTALLED: ProblemCode.NO_READER,
    Trouble.NOT_STARTED: ProblemCode.NO_READER,
    Trouble.TOO_SLOW: ProblemCode.TIMEOUT,
    Trouble.TOO_LARGE: ProblemCode.TOO_LARGE,
    Trouble.NO_TEXT: ProblemCode.NO_FIGURES,
}


def document_of(sheet: Sheet) -> Document | Problem:
    """Return what the page's bytes hold, or why they cannot be read."""
    source = sheet.source
    assert isinstance(source, Pdf)  # noqa: S101 - readers of PDF files get their sources
    try:
        return read_pdf(sheet.page.content, pages=source.pages)
    except PdfError as error:
        long = error.trouble in {Trouble.TOO_SLOW, Trouble.TOO_LARGE}
        code = _CODES.get(error.trouble, ProblemCode.BAD_CONTENT)
        return sheet.problem(code, error.message, _NARROWER if long else error.remedy)


def shortened(document: Document, sheet: Sheet) -> tuple[Problem, ...]:
    """Return the problem of a file that has more pages than are read, if it has."""
    if document.complete:
        return ()
    reason = f"only the first {len(document.pages)} of its {document.total} pages are read"
    return (sheet.problem(ProblemCode.TRUNCATED, reason, _NARROWER),)


def written(document: Document) -> str | None:
    """Return the decimal mark that the document writes; ``None`` when that is unclear."""
    cells = (cell.text for page in document.pages for each in page.tables for cell in each.cells)
    prose = (each.text for page in document.pages for each in page.paragraphs)
    return customary_mark(" ".join((*prose, *cells)), language="")


def read_pdf_tables(document: Document, sheet: Sheet) -> tuple[list[Raw], tuple[str, ...]]:
    """Return the numbers of the tables that the source asks for, and what could not be found."""
    source = sheet.source
    assert isinstance(source, Pdf)  # noqa: S101 - as above
    if PdfPart.TABLES not in source.read:
        return [], ()
    named = [{name for name, _ in table.values} for table in source.tables if table.values]
    places = [place for page in document.pages for place in _placed(page, document, named)]
    return read_tables(places, sheet)


def read_pdf_prose(document: Document, sheet: Sheet) -> Iterator[Figure]:
    """Yield a figure for every claim that the sentences make; the page number goes with it.

    The lines of a PDF file are put together by where they stand, which a stray line may upset:
    what a sentence says can support, never refute.
    """
    source = sheet.source
    assert isinstance(source, Pdf)  # noqa: S101 - as above
    if PdfPart.PROSE not in source.read:
        return
    anchor = source.published or sheet.published
    read_at = sheet.page.final_address or sheet.page.address
    marked = replace(sheet, cautions=(*sheet.cautions, Caution.REASSEMBLED))
    numbered = [(page.number, each.text) for page in document.pages for each in page.paragraphs]
    article = Article(
        text="\n\n".join(text for _, text in numbered),
        origin=sheet.page.address,
        title=document.title,
        date=anchor,
        date_source=DateSource.METADATA if anchor else DateSource.UNKNOWN,
    )
    for claim in extract(article).claims:
        paragraph = claim.sentence.paragraph
        number = numbered[paragraph][0]
        before = sum(page < number for page, _ in numbered)
        at = Standing(
            location=f"page {number}, paragraph {paragraph - before + 1}",
            pointer=f"page[{number}]/paragraph[{paragraph - before + 1}]",
            link=page_link(read_at, number),
            title=document.title,
        )
        yield figure_of(claim, marked, at)


def _placed(page: PdfPage, document: Document, named: Sequence[set[str]]) -> Iterator[Place]:
    """Yield the tables of a page as the tables of a web page are given."""
    titles = (document.title,) if document.title else ()
    for number, table in enumerate(page.tables, start=1):
        yield Place(
            tag=_marked_up(table, named),
            number=number,
            caption=table.caption,
            titles=titles,
            page=page.number,
            unsure=table.spaced,
        )


def _marked_up(table: Table, named: Sequence[set[str]]) -> Tag:
    """Return a table as HTML, which one reader then reads whatever it came from.

    A PDF file does not say which cells are headings. Those that the source's ``values`` name are;
    other headings are worked out, with the caution that this brings.
    """
    rows = list(table.rows())
    head = next(
        (at for at, row in enumerate(rows) if _names_all({cell.text for cell in row}, named)), -1
    )
    lines = (
        "".join(_cell(cell, "th" if at <= head else "td") for cell in row)
        for at, row in enumerate(rows)
    )
    markup = "".join(f"<tr>{line}</tr>" for line in lines)
    tag = BeautifulSoup(f"<table>{markup}</table>", "lxml").table
    assert tag is not None  # noqa: S101 - it was written a line above
    return tag


def _names_all(texts: set[str], named: Sequence[set[str]]) -> bool:
    return any(names <= texts for names in named)


def _cell(cell: TableCell, name: str) -> str:
    spans = f'colspan="{cell.width}" rowspan="{cell.height}"'
    return f"<{name} {spans}>{escape(cell.text)}</{name}>"


def doubts(document: Document) -> tuple[Caution, ...]:
    """Return what holds for every figure because of how the file was made or read."""
    scanned = any(page.scanned for page in document.pages)
    return (
        *((Caution.REASSEMBLED,) if scanned else ()),
        *(() if document.complete else (Caution.TRUNCATED,)),
    )
