"""Names of character sets: which codec a label stands for, and which label a page gives itself."""

from __future__ import annotations

import re

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


def codec_of(label: str) -> str:
    """Return Python's name of the character set that a label stands for, "" if it is no page's."""
    return _LABELS.get(label.strip().strip("\"'").lower(), "")


def label_within(content: bytes) -> str:
    """Return the label that a page's first bytes give in a ``meta`` element or XML declaration."""
    match = _META.search(content, 0, _PRESCAN)
    if match is None:
        return ""
    found: str = (match[1] or match[2]).decode("ascii", "replace").lower()
    # The page was read as bytes up to here, so it cannot be in UTF-16 (HTML standard).
    return "utf-8" if found.startswith("utf-16") else found
