"""Bytes to text for pages: byte order mark, protocol, the page's own word, UTF-8, then a guess.

The order is that of the HTML standard; labels are those of the Encoding standard that real pages
use. A guess is reported, so that nothing read from it can refute a claim.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from verify.text.charsets import codec_of, label_within

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text; ``guessed`` when nothing trustworthy said how to read the bytes."""

    text: str
    guessed: bool = False


def decode(content: bytes, *, charset: str = "", markup: bool = False) -> Decoded:
    """Turn ``content`` into text; ``charset`` is the protocol's, ``markup`` asks the page too."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], codec)
    declared = [charset]
    if markup:
        declared.append(label_within(content))
    for label in declared:
        codec = codec_of(label)
        if codec:
            return _strict(content, codec)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return Decoded(content.decode("cp1252", errors="replace"), guessed=True)


def _strict(content: bytes, codec: str) -> Decoded:
    """Decode as declared; bytes that do not fit show that the declaration is wrong."""
    try:
        return Decoded(content.decode(codec))
    except UnicodeDecodeError:
        if codec == "cp1252":  # five bytes are unassigned there; the standard maps them to controls
            return Decoded(content.decode("latin-1"))
        return Decoded(content.decode(codec, errors="replace"), guessed=True)
