"""Tables inside an article as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def row_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as Markdown writes them, one a line, their cells between bars."""
    return "\n".join(f"| {' | '.join(row)} |" for row in rows if any(row))
