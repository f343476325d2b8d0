"""What a PDF file holds: pages with paragraphs and tables, and their form between processes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text, its lines joined; ``heading`` tells larger type than the body's."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell with its place in the grid, counted from 0, and how far it reaches."""

    text: str
    row: int
    column: int
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``caption`` is the text right above it.

    ``spaced`` tells that its columns were parted by white space and not by rules.
    """

    cells: tuple[TableCell, ...]
    caption: str = ""
    spaced: bool = False

    def rows(self) -> Iterator[tuple[TableCell, ...]]:
        """Yield the rows that have cells, top to bottom."""
        for at in sorted({cell.row for cell in self.cells}):
            yield tuple(cell for cell in self.cells if cell.row == at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """A page: ``number`` counts from 1.

    ``scanned`` tells that a picture fills the page, so that its text was recognised, not written.
    """

    number: int
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    scanned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The pages that were read; ``total`` counts those of the file."""

    pages: tuple[PdfPage, ...]
    total: int

    @property
    def complete(self) -> bool:
        """Tell whether every page was read."""
        return len(self.pages) == self.total

    @property
    def title(self) -> str:
        """Return the first heading of the first page, or ""."""
        first = self.pages[0].paragraphs if self.pages else ()
        return next((paragraph.text for paragraph in first if paragraph.heading), "")


def encoded(document: Document) -> str:
    """Return a document as JSON text, which is all that the child process hands over."""
    return json.dumps(asdict(document))


def decoded(text: str) -> Document:
    """Return the document of what ``encoded`` gave.

    The child may have been led astray by what it read: ``ValueError`` for anything else.
    """
    try:
        data = json.loads(text)
        return Document(pages=tuple(map(_page, data["pages"])), total=int(data["total"]))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a document") from error


def _page(data: Mapping[str, list[Mapping[str, object]]]) -> PdfPage:
    return PdfPage(
        number=_whole(data["number"]),
        paragraphs=tuple(
            Paragraph(text=str(each["text"]), heading=bool(each["heading"]))
            for each in data["paragraphs"]
        ),
        tables=tuple(map(_table, data["tables"])),
        scanned=bool(data["scanned"]),
    )


def _table(data: Mapping[str, object]) -> Table:
    cells = data["cells"]
    if not isinstance(cells, list):
        raise TypeError("cells")
    return Table(
        cells=tuple(map(_cell, cells)),
        caption=str(data["caption"]),
        spaced=bool(data["spaced"]),
    )


def _cell(data: Mapping[str, object]) -> TableCell:
    return TableCell(
        text=str(data["text"]),
        row=_whole(data["row"]),
        column=_whole(data["column"]),
        width=_whole(data["width"]),
        height=_whole(data["height"]),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("not a whole number")
    return value
