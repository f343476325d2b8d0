"""The child process that a PDF file is read in: bounded in time and memory, without the network.

A PDF is a program for drawing pages, written by strangers; whatever it makes its reader do happens
in a process that has a few seconds, a limited memory and nothing of our environment, and that is
killed when it overruns. Only JSON comes back.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from verify.pdf.document import Document, decoded
from verify.pdf.errors import PdfError, Trouble

_MAGIC = b"%PDF-"
_BEFORE = b"\xef\xbb\xbf \t\r\n\0"  # what is found before it now and then
_CHILD = "verify.pdf.child"
# What a process needs of the environment to start at all; SYSTEMROOT is for Windows.
_PASSED = ("SYSTEMROOT",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLimits:
    """The bounds of reading one file.

    ``seconds`` is processor time, ``deadline`` time on the clock, for a busy machine longer.
    ``memory`` (address space), ``answer`` in bytes. What a system cannot enforce (Windows: all but
    the deadline and the pages) is left out.
    """

    seconds: int = 30
    deadline: float = 60.0
    memory: int = 1024**3
    answer: int = 64 * 1024**2
    pages: int = 300


def is_pdf(content: bytes) -> bool:
    """Tell whether ``content`` is a PDF file by its first bytes."""
    return content[:1024].lstrip(_BEFORE).startswith(_MAGIC)


def read_pdf(
    content: bytes, *, pages: Sequence[int] = (), limits: PdfLimits | None = None
) -> Document:
    """Return what the PDF file ``content`` holds, or of it the ``pages``, counted from 1.

    Raises ``PdfError``, also when the extra ``pdf`` is not installed.
    """
    if importlib.util.find_spec("pdfplumber") is None:
        raise PdfError(Trouble.NOT_INSTALLED)
    limits = limits or PdfLimits()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(content)
        given.seek(0)
        code = _run(given, taken, pages, limits)
        if code != 0:
            raise PdfError(_trouble(code))
        taken.seek(0)
        answer = taken.read(limits.answer + 1)
    if len(answer) > limits.answer:
        raise PdfError(Trouble.TOO_LARGE)
    try:
        document = decoded(answer.decode("utf-8"))
    except ValueError:
        raise PdfError(Trouble.DAMAGED) from None
    if not any(page.paragraphs or page.tables for page in document.pages):
        raise PdfError(Trouble.NO_TEXT)
    return document


def _run(given: IO[bytes], taken: IO[bytes], pages: Sequence[int], limits: PdfLimits) -> int:
    """Run the child to its end, or kill it; return its exit code. Raises ``PdfError``."""
    bounds = (limits.seconds, limits.memory, limits.answer, limits.pages)
    command = [
        sys.executable,
        "-P",
        "-s",
        "-m",
        _CHILD,
        *map(str, bounds),
        ",".join(map(str, pages)),
    ]
    environment = {name: os.environ[name] for name in _PASSED if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module; no word of the file's
        command, stdin=given, stdout=taken, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        try:
            return child.wait(timeout=limits.deadline)
        except subprocess.TimeoutExpired:
            raise PdfError(Trouble.TOO_SLOW) from None
        finally:
            child.kill()


def _trouble(code: int) -> Trouble:
    """Return what an exit code of the child means; negative ones are signals."""
    from verify.pdf.child import CODES  # noqa: PLC0415 - needed when something went wrong

    slow = {-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)} - {0}
    if code in slow:
        return Trouble.TOO_SLOW
    if code == -getattr(signal, "SIGXFSZ", 0):
        return Trouble.TOO_LARGE
    known = {number: trouble for trouble, number in CODES.items()}
    return known.get(code, Trouble.DAMAGED if code < 0 else Trouble.NOT_STARTED)
