"""Where output goes and what may be in it: streams, files, a terminal's width and abilities."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from verify.errors import ConfigError
from verify.report import Style

PIPE_WIDTH = 100  # a table, and short enough for mail and diffs
_DRAWN = "─✓✗±≠–…’“”−"  # what a report needs besides ASCII
_WITHOUT_LINKS = ("linux", "dumb")


def style_for(
    stream: TextIO,
    environment: Mapping[str, str],
    *,
    width: int | None = None,
    colour: bool = True,
    explain: bool = False,
) -> Style:
    """Return the style that fits a stream.

    A terminal gets escape sequences, anything else none. ``NO_COLOR`` (no-color.org) and
    ``colour=False`` take the colours away and leave bold; ``FORCE_COLOR`` gives both to a pipe,
    ``FORCE_HYPERLINK`` links too.
    A stream whose encoding lacks the drawing characters gets ASCII.
    """
    terminal = stream.isatty() and _understands_escapes(environment)
    forced = environment.get("FORCE_COLOR", "") not in {"", "0"}
    linked = environment.get("FORCE_HYPERLINK", "") not in {"", "0"}
    colour = colour and not environment.get("NO_COLOR")
    return Style(
        width=width or (_terminal_width(environment) if stream.isatty() else PIPE_WIDTH),
        ansi=terminal or (forced and colour),
        colour=colour and (terminal or forced),
        hyperlinks=linked or (terminal and environment.get("TERM", "") not in _WITHOUT_LINKS),
        ascii=not _encodes(stream.encoding or "ascii"),
        explain=explain,
    )


def _understands_escapes(environment: Mapping[str, str]) -> bool:
    if environment.get("TERM") == "dumb":
        return False
    return os.name != "nt" or any(name in environment for name in ("WT_SESSION", "TERM", "ANSICON"))


def _terminal_width(environment: Mapping[str, str]) -> int:
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns


def _encodes(encoding: str) -> bool:
    try:
        _DRAWN.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(text: str, stream: TextIO) -> None:
    """Write text; what the stream cannot encode is written as a backslash escape."""
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def write_file(text: str, path: Path) -> None:
    """Write a file as a whole or not at all; raises ``ConfigError`` when it cannot be written."""
    target = path.resolve() if path.is_symlink() else path
    content = text.encode("utf-8", "backslashreplace")
    temporary = ""
    try:
        if target.exists() and not target.is_file():  # a device or a pipe has no half-written state
            target.write_bytes(content)
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        reason = error.strerror or str(error)
        raise ConfigError(str(path), f"cannot be written: {reason}", "see --output") from error


def _mode(path: Path) -> int:
    """Return the permissions that a file written in place would have."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def message(text: str, *, stream: TextIO | None = None) -> None:
    """Write one line for the user beside the results; nothing when nobody can read it."""
    from verify.report.clean import clean, to_ascii  # noqa: PLC0415 - keeps --help quick

    target = stream or sys.stderr
    if target is None:  # there is no console at all (pythonw)
        return
    line = clean(text)
    shown = line if _encodes(target.encoding or "ascii") else to_ascii(line)
    with suppress(OSError, ValueError):  # standard error is closed
        write(f"{shown}\n", target)
