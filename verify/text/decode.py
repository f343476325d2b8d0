"""Bytes to characters: byte-order marks, declared character sets, UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
import re

from verify.errors import ArticleError
from verify.text.charsets import codec_of, label_within

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)

# The first bytes of files that are no text, so that the message can name what was given.
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as .docx or .txt"),
    (b"{\\rtf", "a rich text file", "save its text as .txt"),
    (b"\x89PNG", "an image", "give the article's text"),
    (b"\xff\xd8\xff", "an image", "give the article's text"),
    (b"GIF8", "an image", "give the article's text"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW_CONTROLS = 0.001  # share of control bytes that a damaged text file may hold


def declared_charset(media_type: str) -> str:
    """Return the character set that a media type names ("text/html; charset=utf-8"), or ""."""
    found = _CHARSET.search(media_type)
    return found[1] if found is not None else ""


def decode(content: bytes, *, origin: str, charset: str = "") -> str:
    """Return the characters of ``content``, line ends as line feeds, no byte-order mark.

    A byte-order mark wins, then UTF-8 if the bytes are valid as such, then ``charset`` (as
    declared), then the page's own ``meta`` element, then Windows-1252, which leaves no byte out.
    Raises ``ArticleError`` for binary files.
    """
    _refuse_binary(content, origin=origin)
    text = _decoded(content, charset)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, charset: str) -> str:
    """Return the characters of ``content``, trying the character sets in order."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if marked:
        return content.decode(marked, errors="replace")
    for name in ("utf-8", codec_of(charset), codec_of(label_within(content))):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _refuse_binary(content: bytes, *, origin: str) -> None:
    """Raise ``ArticleError`` if the bytes are not those of a text."""
    for magic, what, remedy in _MAGIC:
        if content.startswith(magic):
            raise ArticleError(origin, f"is {what}, not text", remedy)
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return
    controls = len(_CONTROLS.findall(content))
    if b"\x00" in content[:4096] or controls > len(content) * _FEW_CONTROLS + 1:
        raise ArticleError(
            origin, "is a binary file, not text", "give a text, HTML, PDF or Word file"
        )
