"""How a report is to be rendered: what the stream and the user ask for."""

from __future__ import annotations

from dataclasses import dataclass

NARROWEST = 40  # a line of prose under this is no longer readable
STACKED_BELOW = 90  # seven columns need this many


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a renderer may use.

    ``width`` is in terminal cells. ``ansi`` says that the stream understands escape sequences
    (bold, underline); without it ``colour`` and ``hyperlinks`` have no effect and a marked number
    is set between asterisks. ``ascii`` restricts the output to ASCII. ``explain`` adds the
    evidence of each claim.
    """

    width: int = 100
    ansi: bool = False
    colour: bool = False
    hyperlinks: bool = False
    ascii: bool = False
    explain: bool = False

    @property
    def columns(self) -> int:
        """Return the width used for layout, never under ``NARROWEST``."""
        return max(self.width, NARROWEST)

    @property
    def stacked(self) -> bool:
        """Tell whether blocks under each other replace the table."""
        return self.width < STACKED_BELOW
