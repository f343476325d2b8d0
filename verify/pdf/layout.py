"""A PDF file's pages as paragraphs and tables. Runs in the child process only.

pdfminer.six parts a page into boxes of text in reading order (columns included) and pdfplumber
finds the tables among its lines.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pdfplumber
from pdfminer.layout import LTChar, LTTextBoxHorizontal, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from verify.pdf.document import Document, Paragraph, PdfPage, Table
from verify.pdf.errors import PdfError, Trouble
from verify.pdf.glyphs import UNREADABLE, Glyph, cleaned
from verify.pdf.spaced import Box
from verify.pdf.tables import tables_of

_HEADING = 1.12  # times the body's size of type
_LONGEST_HEADING = 200
_SIZE_CHANGE = 1.08  # between two lines, that parts paragraphs
_MARGIN = 0.09  # of the page's height: where running heads and page numbers stand
_CAPTION_GAP = 40.0  # points between a caption and its table
_LONGEST_CAPTION = 300
_PICTURE = 0.7  # of the page's area that one picture of a scanned page fills
_MOST_CHARACTERS = 60_000  # of one page; a dense page of a newspaper has 15,000
_BULLET = re.compile(r"[•▪◦‣●■–—-]\s")
_NUMBERS = re.compile(r"\d+")
_HYPHENATED = re.compile(r"[a-zà-ÿ]-$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of text with its box on the page."""

    text: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A page before its running heads are known: boxes of lines, and tables."""

    number: int
    height: float
    boxes: tuple[tuple[_Line, ...], ...]
    tables: tuple[tuple[Box, Table], ...]
    scanned: bool


def laid_out(content: bytes, *, wanted: Sequence[int], most: int) -> Document:
    """Return the pages of the file, of it those ``wanted`` (all if empty), at most ``most``.

    Raises ``PdfError``, and whatever the libraries raise over a damaged file.
    """
    try:
        with pdfplumber.open(io.BytesIO(content), laparams={}) as pdf:
            total = len(pdf.pages)
            chosen = [page for page in pdf.pages if not wanted or page.page_number in wanted][:most]
            laid = []
            for page in chosen:
                laid.append(_laid(page))
                page.close()  # lets go of what the page holds
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, (PDFPasswordIncorrect, PDFTextExtractionNotAllowed)):
            raise PdfError(Trouble.PROTECTED) from error
        if isinstance(cause, MemoryError):
            raise cause from None
        raise
    running = _running(laid)
    body = _body_size(laid)
    return Document(
        pages=tuple(_page(each, running=running, body=body) for each in laid),
        total=len(wanted) if wanted else total,
    )


def _laid(page: Page) -> _Laid:
    if len(page.chars) > _MOST_CHARACTERS:
        raise PdfError(Trouble.TOO_LARGE)
    tables = tuple(tables_of(page))
    boxes = []
    for box in page.layout:
        if isinstance(box, LTTextBoxHorizontal):
            lines = (_line(line, page) for line in box if isinstance(line, LTTextLine))
            kept = [line for line in lines if line.text and not _within_any(line, tables)]
            if kept:
                boxes.append(tuple(kept))
    return _Laid(
        number=page.page_number,
        height=float(page.height),
        boxes=tuple(boxes),
        tables=tables,
        scanned=_is_scanned(page),
    )


def _line(line: LTTextLine, page: Page) -> _Line:
    """Return a line as read; its text is empty where it stands on its side."""
    left, top = page.bbox[0], page.bbox[1]
    glyphs = [
        Glyph(
            text=each.get_text() if isinstance(each, LTChar) else " ",
            x0=left + each.x0 if isinstance(each, LTChar) else 0.0,
            x1=left + each.x1 if isinstance(each, LTChar) else 0.0,
            top=top + page.height - each.y1 if isinstance(each, LTChar) else 0.0,
            bottom=top + page.height - each.y0 if isinstance(each, LTChar) else 0.0,
            size=each.size if isinstance(each, LTChar) else 0.0,
        )
        for each in line
        if not isinstance(each, LTChar) or each.upright
    ]
    sizes = Counter(round(each.size, 1) for each in glyphs if each.size)
    text = " ".join("".join(each.text for each in cleaned(glyphs)).replace("\xad", "").split())
    return _Line(
        text=text if sizes else "",
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        x0=left + line.x0,
        x1=left + line.x1,
        top=top + page.height - line.y1,
        bottom=top + page.height - line.y0,
    )


def _within_any(line: _Line, tables: Sequence[tuple[Box, Table]]) -> bool:
    across, down = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for box, _ in tables)


def _is_scanned(page: Page) -> bool:
    """Tell whether one picture fills the page, which has text over it all the same."""
    area = float(page.width) * float(page.height)
    return any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > _PICTURE * area
        for image in page.images
    )


# ----------------------------------------------------------------------------------- paragraphs


def _running(laid: Sequence[_Laid]) -> frozenset[str]:
    """Return the lines of the margins that come again on other pages, numbers apart."""
    counts: Counter[str] = Counter()
    for page in laid:
        counts.update(
            {_masked(line) for box in page.boxes for line in box if _marginal(line, page)}
        )
    return frozenset(text for text, count in counts.items() if count > 1)


def _marginal(line: _Line, page: _Laid) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _is_running(line: _Line, page: _Laid, running: frozenset[str]) -> bool:
    """Tell whether a line is a running head or foot, or a page's number."""
    again = _masked(line) in running or _NUMBERS.fullmatch(line.text) is not None
    return again and _marginal(line, page)


def _masked(line: _Line) -> str:
    return _NUMBERS.sub("0", line.text)


def _body_size(laid: Sequence[_Laid]) -> float:
    """Return the size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in laid:
        for box in page.boxes:
            for line in box:
                sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _page(laid: _Laid, *, running: frozenset[str], body: float) -> PdfPage:
    groups: list[list[_Line]] = []
    for box in laid.boxes:
        for group in _grouped([line for line in box if not _is_running(line, laid, running)]):
            if groups and _goes_on(groups[-1][-1], group[0]):
                groups[-1].extend(group)
            else:
                groups.append(group)
    tables = []
    for place, table in laid.tables:
        caption = _caption(place, groups)
        tables.append(replace(table, caption=_joined(caption) if caption else ""))
        groups = [each for each in groups if each is not caption]
    paragraphs = (
        Paragraph(
            text=text,
            heading=group[0].size > _HEADING * body and len(text) <= _LONGEST_HEADING,
        )
        for group in groups
        # A word that cannot be read may be the one that turns the sentence.
        if (text := _joined(group)) and UNREADABLE not in text
    )
    return PdfPage(
        number=laid.number,
        paragraphs=tuple(paragraphs),
        tables=tuple(tables),
        scanned=laid.scanned,
    )


def _grouped(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Part the lines of a box into paragraphs, by the size of type and by bullets."""
    group: list[_Line] = []
    for line in lines:
        if group and (_differs(group[-1].size, line.size) or _BULLET.match(line.text)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(last: _Line, first: _Line) -> bool:
    """Tell whether a paragraph that pdfminer parted goes on in the next line of its column."""
    if _differs(last.size, first.size) or not -1 <= first.top - last.bottom <= last.size:
        return False
    if _BULLET.fullmatch(f"{last.text} "):
        return True
    apart = min(last.x1, first.x1) <= max(last.x0, first.x0)
    return not apart and first.text[:1].islower() and not last.text.endswith((".", "!", "?", ":"))


def _differs(one: float, other: float) -> bool:
    return max(one, other) > _SIZE_CHANGE * min(one, other)


def _joined(group: Sequence[_Line]) -> str:
    """Return the text of lines: a word parted at the end of a line is put together again."""
    text = ""
    for line in group:
        if _HYPHENATED.search(text) and line.text[:1].islower():
            text = text[:-1] + line.text
        elif text.endswith("-"):
            text += line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text


def _caption(box: Box, groups: Sequence[list[_Line]]) -> list[_Line] | None:
    """Return the paragraph right above a table, if it is short enough to be its caption."""
    left, top, right, _ = box
    above = [
        group
        for group in groups
        if group[-1].bottom <= top + 2
        and top - group[-1].bottom <= _CAPTION_GAP
        and min(line.x0 for line in group) < right
        and max(line.x1 for line in group) > left
        and sum(len(line.text) for line in group) <= _LONGEST_CAPTION
    ]
    return max(above, key=lambda group: group[-1].bottom, default=None)
