"""The gateway of the terminal formats: strings go in, clean rich ``Text`` comes out, wrapped here.

rich breaks lines at every kind of space and cuts long words anywhere, so lines are broken here:
at spaces only, and never inside a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.style import Style as RichStyle
from rich.text import Text

from verify.model import Comparison, Label
from verify.report.clean import clean, safe_link, to_ascii
from verify.report.style import Style
from verify.report.view import SIGNS

Segment = str | tuple[str, str]  # words, or words with the name of their style

PALETTE = {
    "": RichStyle.null(),
    "title": RichStyle(bold=True),
    "head": RichStyle(dim=True),
    "quiet": RichStyle(dim=True),
    "strong": RichStyle(bold=True),
    "number": RichStyle(bold=True, underline=True),
    "warning": RichStyle(color="yellow"),
    Label.SUPPORTED: RichStyle(color="green", bold=True),
    Label.REFUTED: RichStyle(color="red", bold=True),
    Label.CONFLICTING: RichStyle(color="yellow", bold=True),
    Label.NOT_ENOUGH: RichStyle(color="cyan", bold=True),
    Comparison.AGREES: RichStyle(color="green"),
    Comparison.AGREES_FAR: RichStyle(color="green"),
    Comparison.DIFFERS: RichStyle(color="red"),
    Comparison.UNDECIDED: RichStyle(color="yellow"),
    Comparison.OTHER_PERIOD: RichStyle(dim=True),
}
_ASCII_SIGNS = {"✓": "+", "·": "-", "✗": "x", "±": "~", "≠": "x"}
_TOKEN = re.compile(r" *[^ ]+")
# A number as a report prints it, with a sign, currency or bracket before and punctuation after.
_FIGURE = re.compile(r"[^\w\s]{0,4}[A-Z]{0,3}[^\w\s]{0,2}\d[\d.,–]{0,120}[^\w\s]{0,4}\Z")
# rich gives every hyperlink a random id; the same report must give the same bytes.
_LINK_ID = re.compile("(?<=\x1b]8;)id=[^;\x1b]*(?=;)")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes text as a style asks for; see the methods."""

    style: Style

    def text(self, *segments: Segment, link: str = "") -> Text:
        """Return one line of clean text; ``link`` makes all of it a hyperlink if it is safe."""
        line = Text(no_wrap=True, overflow="ignore", end="")
        for segment in segments:
            words, name = segment if isinstance(segment, tuple) else (segment, "")
            line.append(self.plain(words), style=PALETTE[name])
        target = safe_link(link) if link and self.style.ansi and self.style.hyperlinks else ""
        if target:
            line.stylize(RichStyle(link=target))
        return line

    def space(self, cells: int) -> Text:
        """Return blank cells: a margin or an indent (``text`` would reduce them to one)."""
        return Text(" " * cells, no_wrap=True, overflow="ignore", end="")

    def join(self, lines: Iterable[Text], between: str = "") -> Text:
        """Return the lines as one, with quiet words between them."""
        mark = self.text((between, "quiet")) if between else self.space(0)
        return mark.join(lines)

    def plain(self, words: str) -> str:
        """Return clean words, in ASCII if the stream asks for it."""
        shown = clean(words)
        return to_ascii(shown) if self.style.ascii else shown

    def sign(self, of: Label | Comparison) -> str:
        """Return the one-cell sign of a label or a comparison."""
        sign = SIGNS[of]
        return _ASCII_SIGNS.get(sign, sign) if self.style.ascii else sign

    def marked(self, words: str) -> Segment:
        """Return a number so that it stands out, between asterisks where nothing else can."""
        return (words.strip(), "number") if self.style.ansi else f"*{words.strip()}*"

    def wrap(self, line: Text, width: int) -> list[Text]:
        """Break a line at spaces into lines of at most ``width`` cells.

        A word longer than that is broken anywhere, a figure never: it sticks out instead.
        """
        breaks: list[int] = []
        used = 0
        for token in _TOKEN.finditer(line.plain):
            word = token.group().lstrip(" ")
            cells, start = cell_len(word), token.end() - len(word)
            gap = start - token.start() if used else 0
            if used and used + gap + cells > width:
                breaks.append(start)
                used = gap = 0
            used += gap + cells
            if used > width and not _FIGURE.match(word):
                folds = _folds(word, width)
                breaks.extend(start + fold for fold in folds)
                used = cell_len(word[folds[-1] :]) if folds else used
        return [_stripped(part) for part in line.divide(breaks)]

    def fold(self, line: Text, width: int) -> Text:
        """Return ``line`` wrapped, as one text of several lines."""
        return Text("\n", no_wrap=True, overflow="ignore", end="").join(self.wrap(line, width))

    def print(self, *renderables: RenderableType) -> str:
        """Return what rich makes of the renderables, without trailing spaces."""
        stream = StringIO()
        console = Console(
            file=stream,
            width=self.style.columns,
            force_terminal=self.style.ansi,
            force_jupyter=False,
            force_interactive=False,
            color_system="standard" if self.style.ansi else None,
            no_color=not self.style.colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=False,
            _environ={},
        )
        for renderable in renderables:
            console.print(renderable, crop=False, overflow="ignore", no_wrap=True)
        printed = _LINK_ID.sub("", stream.getvalue())
        return "".join(f"{line.rstrip(' ')}\n" for line in printed.split("\n")[:-1])


def longest_figure(line: Text) -> int:
    """Return the cells of the longest figure in a text: the least width that keeps it whole."""
    words = line.plain.split()
    return max((cell_len(word) for word in words if _FIGURE.match(word)), default=0)


def longest_word(line: Text) -> int:
    """Return the cells of the longest word in a text: the least width that breaks none."""
    return max(map(cell_len, line.plain.split()), default=0)


def longest_line(lines: list[Text]) -> int:
    """Return the cells of the longest of some lines."""
    return max((cell_len(line.plain) for line in lines), default=0)


def _folds(word: str, width: int) -> list[int]:
    """Return the places to break a word so that no piece has more than ``width`` cells."""
    places: list[int] = []
    used = 0
    for index, character in enumerate(word):
        cells = cell_len(character)
        if used and used + cells > width:
            places.append(index)
            used = 0
        used += cells
    return places


def _stripped(part: Text) -> Text:
    part = part.copy()
    part.rstrip()
    return part
