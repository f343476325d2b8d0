"""Divide a text into paragraphs and their lines, joining lines that were only wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verify.model import Span
from verify.patterns import lazy

_LINE = lazy(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = lazy(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MARKER = lazy(r"(?:[-*•–—·‣▪◦]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]+(?=\S)")
_WIDEST_WRAP = 130  # longer lines are paragraphs of their own; no editor wraps there
_ENDS = tuple(".!?…:;\"”’'»")


class Block(NamedTuple):
    """A stretch of text that no sentence leaves: ``paragraph`` counts from 0."""

    span: Span
    paragraph: int
    list_item: bool = False


def paragraphs(text: str) -> Iterator[tuple[Span, ...]]:
    """Yield each paragraph as the spans of its lines, white space at their ends left out.

    Paragraphs are parted by a line that is empty or blank.
    """
    lines: list[Span] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        line = _stripped(text, match.start(), match.end())
        gap = text[previous_end : match.start()]
        previous_end = match.end()
        blank = line.start == line.end
        if lines and (blank or len(_BREAK.findall(gap)) > 1):
            yield tuple(lines)
            lines = []
        if not blank:
            lines.append(line)
    if lines:
        yield tuple(lines)


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of ``text`` in order.

    A line break inside a paragraph parts two blocks unless the line was wrapped: the next line's
    first word would not have fitted on it any more, and it does not end like a sentence.
    """
    for number, lines in enumerate(paragraphs(text)):
        widest = max(len(text[line.start : line.end]) for line in lines)
        start = lines[0].start
        marked = is_marked(text, start)
        for line, following in zip(lines, (*lines[1:], None), strict=True):
            if following is not None and _wrapped(text, line, following, widest):
                continue
            yield Block(span=Span(start, line.end), paragraph=number, list_item=marked)
            if following is not None:
                start = following.start
                marked = is_marked(text, start)


def is_marked(text: str, start: int) -> bool:
    """Tell whether a list marker ("- ", "• ", "1. ", "(b) ") stands at ``start``."""
    return _MARKER.match(text, start) is not None


def _wrapped(text: str, line: Span, following: Span, widest: int) -> bool:
    """Tell whether the writer's editor, not the writer, broke the line before ``following``."""
    if widest > _WIDEST_WRAP or is_marked(text, following.start):
        return False
    first_word = text[following.start : following.end].split(maxsplit=1)[0]
    if line.end - line.start + 1 + len(first_word) <= widest:
        return False
    return widest > 40 or not text[line.start : line.end].endswith(_ENDS)


def _stripped(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    line = text[start:end]
    lead = len(line) - len(line.lstrip())
    return Span(start + lead, max(start + lead, start + len(line.rstrip())))
