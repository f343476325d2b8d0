"""What a source promises about its figures, and whether a page keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Figure, Quantity
from verify.source.kinds import Expect


def unmet(expect: Expect, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return a sentence for each expectation that the figures do not meet."""
    return tuple(_unmet(expect, figures))


def _unmet(expect: Expect, figures: Sequence[Figure]) -> Iterator[str]:
    paths = [_fold(figure) for figure in figures]
    for label in expect.labels:
        if not any(label.casefold() in path for path in paths):
            yield f"no figure is labelled {label!r}"
    if expect.min_rows is not None and len(figures) < expect.min_rows:
        yield f"{len(figures)} figures, expected at least {expect.min_rows}"
    if expect.max_rows is not None and len(figures) > expect.max_rows:
        yield f"{len(figures)} figures, expected at most {expect.max_rows}"
    for name, (lowest, highest) in expect.ranges:
        for figure, path in zip(figures, paths, strict=True):
            value = figure.amount.value
            if name.casefold() not in path or not isinstance(value, Quantity):
                continue
            low, high = value.low, value.high
            if (low is not None and low < lowest) or (high is not None and high > highest):
                said = str(low) if low == high else f"{low} to {high}"
                yield f"{name!r} is {said}, outside {lowest} to {highest}"
                break


def _fold(figure: Figure) -> str:
    return " / ".join(figure.label_path).casefold()
