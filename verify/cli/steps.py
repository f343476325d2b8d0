"""The steps to a verdict for the terminal (``--explain``)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from verify.model.steps import Step
from verify.report.parts import labelled
from verify.report.pen import Pen

_LABEL_WIDTH = 13
_WIDEST = 120


def explained(pen: Pen, steps: Sequence[Step]) -> list[Text]:
    """Return the steps below an empty line, labels in the margin."""
    width = min(pen.style.columns, _WIDEST)
    found = [pen.text()]
    for step in steps:
        found += labelled(
            pen, step.label, pen.text(step.text), width=width, label_width=_LABEL_WIDTH
        )
    return found
