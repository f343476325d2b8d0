"""Read an article from a Word document (Office Open XML, ECMA-376).

Read here with zipfile and lxml, which are there anyway, rather than with python-docx: an article
needs its words in order and nothing else, and the two dangers of the format (archives that unpack
to gigabytes, XML entities that expand) need caps that python-docx leaves to its caller.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from verify.errors import ArticleError
from verify.model import Article
from verify.text.rows import row_lines

_LARGEST_PART = 30_000_000  # bytes unpacked; the text of a long book takes ten
_MOST_PARTS = 5_000
_BLOCK = 64 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
# What an editor has struck out or moved away, what a field computes its words from, and notes,
# which stand elsewhere.
_UNSEEN = frozenset(
    {"del", "moveFrom", "instrText", "delText", "footnoteReference", "rPr", "pPr", "txbxContent"}
)
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_TITLES = frozenset({"title", "heading1"})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_docx(content: bytes, *, origin: str) -> Article:
    """Return the article: paragraphs, headings, list items and tables in order.

    The title is the first paragraph in a style of titles, or the document's own property. A
    document has dates of making and changing, which are not the day of publication, so no date is
    taken from it. Raises ``ArticleError``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise _refused(origin, "holds more parts than a document has")
            body = _parsed(_part(archive, "word/document.xml", origin), origin)
            core = _parsed(_part(archive, "docProps/core.xml", origin, needed=False), origin)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError):
            reason = "is protected with a password"  # what zipfile raises RuntimeError for
            raise ArticleError(origin, reason, "save a copy without the password") from None
        raise _refused(origin, "is damaged") from None
    written = list(_blocks(body)) if body is not None else []
    parts = [text for _, text in written if text]
    heading = next((text for style, text in written if style in _TITLES and text), "")
    title = heading or _property(core, "title")
    if title and parts and parts[0] != title:
        parts = [title, *(part for part in parts if part != title)]
    return Article(
        text="\n\n".join(parts), origin=origin, title=title, author=_property(core, "creator")
    )


def _refused(origin: str, reason: str) -> ArticleError:
    return ArticleError(origin, reason, "open it in a word processor and save it as .docx or .txt")


def _part(archive: zipfile.ZipFile, name: str, origin: str, *, needed: bool = True) -> bytes:
    """Return one part of the archive, unpacked under the cap; empty if absent and not needed.

    The size that an archive declares is not believed.
    """
    try:
        part = archive.open(name)
    except KeyError:
        if needed:
            raise ArticleError(
                origin, "is a zip archive, not a Word document", "give the article's text"
            ) from None
        return b""
    held = bytearray()
    with part:
        while block := part.read(_BLOCK):
            held += block
            if len(held) > _LARGEST_PART:
                raise _refused(origin, f"unpacks to more than {_LARGEST_PART // 1_000_000} MB")
    return bytes(held)


def _parsed(xml: bytes, origin: str) -> etree._Element | None:
    """Return the root of a part, ``None`` for an empty one.

    A document type, with which entities come, is not allowed here (ECMA-376, part 2, 8.3.1).
    """
    if not xml:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise _refused(origin, "is damaged") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused(origin, "defines entities, which a document must not")
    return root


def _blocks(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield (style, text) of every paragraph and table, in order."""
    body = next((child for child in root if _name(child) == "body"), None)
    stack = [iter(body)] if body is not None else []
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif _name(element) == "p":
            yield _paragraph(element)
            stack.extend(iter(box) for box in reversed(list(_boxes(element))))
        elif _name(element) == "tbl":
            yield "", row_lines(_rows(element))
        elif _name(element) in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            stack.append(iter(element))


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes that hang on a paragraph; their words are none of its sentence."""
    for box in paragraph.iter(f"{_W}txbxContent", f"{_STRICT_W}txbxContent"):
        if not any(parent.tag == _ALTERNATIVE for parent in box.iterancestors()):
            yield box


def _paragraph(element: etree._Element) -> tuple[str, str]:
    """Return a paragraph's style (lower case, no spaces) and its text, list items marked."""
    style, listed = "", False
    for child in element:
        if _name(child) == "pPr":
            for each in child:
                if _name(each) == "pStyle":
                    style = _attribute(each, "val").replace(" ", "").lower()
                listed = listed or _name(each) == "numPr"
    lines = "".join(_pieces(element)).split("\n")
    text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
    heading = style.startswith(("title", "heading"))
    return style, f"- {text}" if listed and text and not heading else text


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph as a reader sees them."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "r" and (changed := _changed(child)) is not None:
            yield changed
        elif name not in _UNSEEN and child.tag != _ALTERNATIVE:
            stack.append(iter(child))


def _changed(run: etree._Element) -> str | None:
    """Return what a hidden or raised run reads as; ``None`` for any other.

    "12,534" before a raised "2" must never read as 125,342.
    """
    properties = [each for child in run if _name(child) == "rPr" for each in child]
    if any(_name(each) == "vanish" and _is_on(each) for each in properties):
        return ""
    if any(
        _name(each) == "vertAlign" and _attribute(each, "val") == "superscript"
        for each in properties
    ):
        text = "".join(child.text or "" for child in run if _name(child) == "t")
        return text.translate(_RAISED) if text.strip().isdigit() else None
    return None


def _is_on(toggle: etree._Element) -> bool:
    return _attribute(toggle, "val") not in {"0", "false", "off"}


def _rows(table: etree._Element) -> Iterator[list[str]]:
    """Yield the texts of each row's cells; a table inside a cell adds its words to it."""
    for row in (child for child in table if _name(child) == "tr"):
        cells = (child for child in row if _name(child) == "tc")
        yield [" ".join(text for _, text in _cell(cell) if text) for cell in cells]


def _cell(cell: etree._Element) -> Iterator[tuple[str, str]]:
    for paragraph in cell.iter(f"{_W}p", f"{_STRICT_W}p"):
        yield _paragraph(paragraph)


def _name(element: etree._Element) -> str:
    """Return an element's name if it belongs to the words of a document, else ""."""
    tag = str(element.tag)  # a comment's is no text
    return next((tag.removeprefix(space) for space in (_W, _STRICT_W) if tag.startswith(space)), "")


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}") or element.get(f"{_STRICT_W}{name}") or "")


def _property(core: etree._Element | None, name: str) -> str:
    """Return a property of the document: its title or who made it."""
    return " ".join((core.findtext(f"{_DC}{name}") or "").split()) if core is not None else ""
