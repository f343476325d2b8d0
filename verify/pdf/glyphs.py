"""Characters at their places on a page: raised marks, overprints and unreadable ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SMALLER = 0.82  # of the size of the character before, from which a mark may be raised
_RAISED_BY = 0.12  # of that size: how much higher its foot stands
_NEAR = 0.6  # of that size: how far it may stand away
_SAME_PLACE = 0.08  # of the size: overprinted characters (bold by printing twice) stand so near
_UNITS = re.compile(r"(?:\b|^|(?<=[\d/ ]))(?:[kcmdh]?m|ft|in|mi|yd)$")  # "km" before a raised 2
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One character; lengths in points, ``top`` and ``bottom`` measured downwards."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def cleaned(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of one line or cell as they are meant.

    A character printed twice over counts once. A raised footnote mark is left out, for "12,534"
    with a mark "2" is not 125,342; behind a unit of length it stays, as an exponent. What the
    font does not name is ``UNREADABLE``.
    """
    kept: list[Glyph] = []
    base: Glyph | None = None  # the last character on the line's own foot
    last: Glyph | None = None  # the last of any, raised ones included
    for glyph in glyphs:
        if not glyph.text.strip():
            kept.append(glyph)
            continue
        if last is not None and _overprints(glyph, last):
            continue
        if base is not None and last is not None and _is_raised(glyph, base, last):
            last = glyph
            before = "".join(each.text for each in kept[-8:])
            if glyph.text.isdigit() and _UNITS.search(before):
                kept.append(replace(glyph, text=glyph.text.translate(_RAISED)))
            continue
        base = last = glyph
        kept.append(replace(glyph, text=_UNREADABLE.sub(UNREADABLE, glyph.text)))
    return kept


def _overprints(glyph: Glyph, last: Glyph) -> bool:
    near = _SAME_PLACE * glyph.size
    return (
        glyph.text == last.text
        and abs(glyph.x0 - last.x0) <= near
        and abs(glyph.bottom - last.bottom) <= near
    )


def _is_raised(glyph: Glyph, base: Glyph, last: Glyph) -> bool:
    return (
        glyph.size < _SMALLER * base.size
        and glyph.bottom < base.bottom - _RAISED_BY * base.size
        and glyph.bottom > base.top
        and abs(glyph.x0 - last.x1) < _NEAR * base.size
    )


def words_of(glyphs: Sequence[Glyph]) -> str:
    """Return the text of one line: characters left to right, gaps as spaces."""
    pieces: list[str] = []
    end: float | None = None
    for glyph in glyphs:
        if end is not None and glyph.x0 - end > 0.18 * glyph.size:
            pieces.append(" ")
        pieces.append(glyph.text)
        if glyph.text.strip():
            end = glyph.x1
    return " ".join("".join(pieces).replace("\xad", "").split())


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part the characters of a cell into lines, top to bottom, each left to right.

    Characters that overlap a line's by half their height belong to it.
    """
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (-each.size, each.top, each.x0)):
        middle = (glyph.top + glyph.bottom) / 2
        for line in lines:
            if line[0].top <= middle <= line[0].bottom:
                line.append(glyph)
                break
        else:
            lines.append([glyph])
    lines.sort(key=lambda line: line[0].top)
    return [sorted(line, key=lambda each: each.x0) for line in lines]
