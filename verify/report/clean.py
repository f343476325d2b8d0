"""Make untrusted text safe to show: the only way article and source text reaches an output.

What is removed and why: control characters drive terminals (escape sequences, backspace, carriage
return); bidirectional controls reorder digits; zero-width and invisible characters hide or join
words; lone surrogates cannot be encoded. Categories are those of the Unicode character database
(UAX #44, table "General_Category_Values"); invisible letters and marks are listed by hand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

# Letters and marks that print as nothing: Hangul fillers, the Braille blank, combining grapheme
# joiner, Khmer inherent vowels; and variation selectors, on whose width terminals disagree.
_INVISIBLE = frozenset(
    [
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)
_DROPPED = frozenset({"Cf", "Cs"})
_SPACED = frozenset({"Cc", "Zl", "Zp", "Zs"})
_REPLACED = frozenset({"Co", "Cn"})
_MARKS = frozenset({"Mn", "Me"})
_MARKS_IN_A_ROW = 3  # no living orthography stacks more; longer runs overprint other lines
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*\Z")
_SPACES = re.compile(" {2,}")

_LONGEST_LINK = 2000  # browsers and terminals cut longer ones
_LINK_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_ASCII = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("·•", "-"),
        "…": "...",
        "×": "x",
        "÷": "/",
        "½": "1/2",
        "¼": "1/4",
        "¾": "3/4",
        "⁄": "/",
        "€": "EUR ",
        "£": "GBP ",
        "¥": "JPY ",
        "₹": "INR ",
        "°": " deg ",
        "ß": "ss",
        "Æ": "AE",
        "æ": "ae",
        "Ø": "O",
        "ø": "o",
        "ł": "l",
        "Ł": "L",
        "→": "->",
        "≠": "!=",
        "≈": "~",
        "±": "+/-",
    }
)


def clean(text: str) -> str:
    """Return ``text`` on one line with nothing in it that could act on a terminal or deceive.

    Controls and every kind of space become a single space (two numbers are never joined),
    format characters and lone surrogates vanish, private and unassigned ones become U+FFFD.
    A space at either end is kept: callers join pieces of a sentence.
    """
    if _PLAIN.match(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        shown = _shown(character)
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if shown and marks <= _MARKS_IN_A_ROW:
            kept.append(shown)
    return _SPACES.sub(" ", "".join(kept))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    """Return what stands for one character: itself, a space, U+FFFD or nothing."""
    if ord(character) in _INVISIBLE:
        return ""
    category = unicodedata.category(character)
    if category in _SPACED:
        return " "
    if category in _DROPPED:
        return ""
    return "\ufffd" if category in _REPLACED else character


def to_ascii(text: str) -> str:
    """Return clean ``text`` in ASCII: typewriter forms for typography, no accents, else ``?``.

    Digits of other scripts keep their value; nothing else is guessed.
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(_ascii_character(character) for character in plain)


def _ascii_character(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    digit = unicodedata.decimal(character, None)
    return "?" if digit is None else str(digit)


def safe_link(address: str) -> str:
    """Return ``address`` fit for a hyperlink, or an empty string when it must not become one.

    Only http and https with a host, without user name or password (they disguise the host),
    without controls, spaces or backslashes. Anything outside ASCII is percent-encoded.
    """
    if len(address) > _LONGEST_LINK or clean(address) != address or re.search(r"[\s\\]", address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:  # an unbalanced bracket in the host
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return ""
    return quote(address, safe=_LINK_SAFE)
