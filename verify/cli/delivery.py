"""Hand over what was rendered: each article as it is done, or all together into one file."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TextIO

from verify.cli.streams import PIPE_WIDTH, style_for, write, write_file
from verify.errors import ConfigError
from verify.report import Style

_ONE_ARTICLE = {"html"}
_ONE_DOCUMENT = {"json"}  # several reports must be put together to stay well-formed


@dataclass(slots=True, kw_only=True)
class Delivery:
    """Collects rendered reports and writes them where the user wants them.

    On standard output each is written at once where the format allows. Several JSON documents
    become one list. A file appears when everything is done, whole or not at all.
    """

    style: Style
    format: str
    file: Path | None
    stream: TextIO
    several: bool
    _rendered: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, arguments: argparse.Namespace, stream: TextIO) -> Self:
        """Return the delivery that the arguments ask for; may raise ``ConfigError``."""
        several = len(getattr(arguments, "articles", ())) > 1
        if several and arguments.format in _ONE_ARTICLE:
            raise ConfigError(
                f"--format {arguments.format}",
                "holds one article",
                "give one article at a time, or use --format markdown",
            )
        explain = getattr(arguments, "explain", False)
        file = None if str(arguments.output) == "-" else arguments.output
        if file is None:
            style = style_for(
                stream,
                os.environ,
                width=arguments.width,
                colour=not arguments.no_color,
                explain=explain,
            )
        else:
            style = Style(width=arguments.width or PIPE_WIDTH, explain=explain)
        return cls(
            style=style,
            format=arguments.format,
            file=file,
            stream=stream,
            several=several,
        )

    @property
    def _at_once(self) -> bool:
        return self.file is None and not (self.several and self.format in _ONE_DOCUMENT)

    def add(self, text: str) -> None:
        """Take what was rendered for one article."""
        if self._at_once:
            write(("\n" if self._rendered else "") + text, self.stream)
        self._rendered.append(text)

    def finish(self) -> None:
        """Write what is still to be written."""
        if self._at_once or not self._rendered:
            return
        if self.several and self.format in _ONE_DOCUMENT:
            text = "[\n" + ",\n".join(one.rstrip("\n") for one in self._rendered) + "\n]\n"
        else:
            text = "\n".join(self._rendered)
        if self.file is None:
            write(text, self.stream)
        else:
            write_file(text, self.file)
