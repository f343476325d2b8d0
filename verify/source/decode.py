"""Bytes to text for pages: byte order mark, protocol, the page's own word, UTF-8, then a guess.

The order is that of the HTML standard; labels are those of the Encoding standard that real pages
use. A guess is reported, so that nothing read from it can refute a claim.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only character sets that the Encoding standard names: Python knows others (utf-7, idna,
# unicode_escape) that are no page's and that an attacker could use to hide text.
_WINDOWS = {f"windows-{number}": f"cp{number}" for number in (874, *range(1250, 1259))}
_ISO = {
    f"iso-8859-{number}": f"iso8859_{number}"
    for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
}
_LABELS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    **_WINDOWS,
    **_ISO,
}
_META = re.compile(
    rb"""(?i)<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})"""
)
_PRESCAN = 4096  # the standard looks at 1024 bytes; real pages put more before it


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
    if markup and (match := _META.search(content, 0, _PRESCAN)) is not None:
        found = (match[1] or match[2]).decode("ascii", "replace").lower()
        # The page was read as bytes up to here, so it cannot be in UTF-16 (HTML standard).
        declared.append("utf-8" if found.startswith("utf-16") else found)
    for label in declared:
        codec = _LABELS.get(label.strip().strip("\"'").lower(), "")
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
