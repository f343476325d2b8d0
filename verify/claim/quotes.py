"""Find quotations in a text, paragraph by paragraph, and tell where they do not balance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from verify.model import Span
from verify.text.blocks import paragraphs


class Quotes(NamedTuple):
    """The quotations of a text, and the paragraphs whose quotation marks do not balance."""

    spans: tuple[Span, ...] = ()
    broken: tuple[Span, ...] = ()

    def around(self, span: Span) -> Span | None:
        """Return the quotation that ``span`` stands in, or None."""
        return _holding(self.spans, span)

    def is_broken(self, span: Span) -> bool:
        """Tell whether the quotation marks around ``span`` cannot be trusted."""
        return _holding(self.broken, span) is not None


def _holding(spans: tuple[Span, ...], span: Span) -> Span | None:
    """Return the one of ``spans`` (in order, apart) that ``span`` begins in."""
    index = bisect_right(spans, span.start, key=lambda each: each.start) - 1
    if index >= 0 and span.start < spans[index].end:
        return spans[index]
    return None


def find_quotes(text: str) -> Quotes:
    """Return the quotations in ``text``.

    Double quotation marks only: the single ones are apostrophes too often. A quotation that runs
    on into the next paragraph is taken up to the end of its own if the next one opens anew, as is
    the custom; otherwise the paragraph is broken, and nothing in it counts as quoted.
    """
    spans: list[Span] = []
    broken: list[Span] = []
    listed = [Span(lines[0].start, lines[-1].end) for lines in paragraphs(text)]
    for number, paragraph in enumerate(listed):
        found, open_at = _scan(text, paragraph)
        if open_at is None:
            spans += found
            continue
        following = listed[number + 1] if number + 1 < len(listed) else None
        if following is not None and text[following.start] in '"“':
            spans += [*found, Span(open_at, paragraph.end)]
        else:
            broken.append(paragraph)
    return Quotes(spans=tuple(spans), broken=tuple(broken))


def _scan(text: str, paragraph: Span) -> tuple[list[Span], int | None]:
    """Return the closed quotations of a paragraph and where an open one begins.

    A closing mark without an opening one counts as open from the paragraph's start.
    """
    found: list[Span] = []
    open_at: int | None = None
    for position in _marks(text, paragraph):
        mark = text[position]
        opening = mark == "“" or (mark == '"' and open_at is None)
        if opening and open_at is None:
            open_at = position
        elif not opening and open_at is not None:
            found.append(Span(open_at, position + 1))
            open_at = None
        else:
            return [], paragraph.start
    return found, open_at


def _marks(text: str, paragraph: Span) -> Iterable[int]:
    """Yield the positions of quotation marks; an inch mark (5'10") is none."""
    for position in range(paragraph.start, paragraph.end):
        if text[position] in "“”":
            yield position
        elif text[position] == '"':
            inches = (
                text[position - 1 : position].isdigit() and "'" in text[position - 4 : position]
            )
            if not inches:
                yield position
