"""How far a row's heading is set in: subcategories of a table stand under what they are part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag
from bs4.element import NavigableString

from verify.source.dom import classes
from verify.source.grid import Cell
from verify.source.headings import headings

_STYLE = re.compile(
    r"(?:padding-left|margin-left|text-indent)\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt|em|rem|%|ch)",
    re.IGNORECASE,
)
_PIXELS = {"px": 1.0, "pt": 1.3, "em": 14.0, "rem": 16.0, "%": 5.0, "ch": 7.0}
_CLASS = re.compile(r"(?:indent|level|lvl|stub|tab)[-_]?(\d)")
_SPACES = re.compile(r"[\u00a0\u2002\u2003\u2007\u2009\u202f]+")
_LEADERS = re.compile(r"^(?:[-–—•·.]\s*)+")
_STEP = 3.0  # pixels below which two rows stand equally far in


def indent_of(tag: Tag) -> float:
    """Return how far a cell's text is set in, in pixels or nearly so."""
    indent = 0.0
    element: object = tag
    while isinstance(element, Tag):
        style = str(element.get("style") or "")
        if (match := _STYLE.search(style)) is not None:
            indent += float(match[1]) * _PIXELS[match[2].lower()]
        for name in classes(element):
            if (level := _CLASS.fullmatch(name)) is not None:
                indent += 14.0 * int(level[1])
        inside = [child for child in element.children if not _is_blank(child)]
        if inside and isinstance(inside[0], NavigableString):
            spaces = _SPACES.match(str(inside[0]).lstrip(" \t\r\n"))
            return indent + (7.0 * len(spaces[0]) if spaces else 0.0)
        element = inside[0] if inside else None
    return indent


def _is_blank(child: object) -> bool:
    # A no-break space is no blank here: it is how old pages set a line in.
    return isinstance(child, NavigableString) and not str(child).strip(" \t\r\n")


def parents(cells: Sequence[Cell | None]) -> Iterator[tuple[str, ...]]:
    """Yield for each row's first cell the headings of the rows that it is a part of.

    A row is a part of the last one above that is set in less. One that begins with "of which" is
    a part of the one above it, however far it is set in.
    """
    above: list[tuple[float, str]] = []
    for cell in cells:
        if cell is None or not cell.text:
            yield ()
            continue
        indent = indent_of(cell.tag)
        if _is_part(cell.text):
            indent = max(indent, min((at for at, _ in above), default=0.0) + _STEP)
        while above and above[-1][0] > indent - _STEP:
            above.pop()
        yield tuple(text for _, text in above)
        above.append((indent, cell.text))


def _is_part(text: str) -> bool:
    return _LEADERS.sub("", text).lower().startswith(headings().parts)
