"""Why a PDF file could not be read."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What stood in the way; callers turn it into a problem or an error of their own."""

    NOT_INSTALLED = "not installed"
    DAMAGED = "damaged"
    PROTECTED = "protected"
    TOO_SLOW = "too slow"
    TOO_LARGE = "too large"
    NO_TEXT = "no text"
    NOT_STARTED = "not started"


_REASONS = {
    Trouble.NOT_INSTALLED: (
        "is a PDF file, which needs a part of the program that is not installed",
        "pip install 'verify-figures[pdf]'",
    ),
    Trouble.DAMAGED: ("is a PDF file that cannot be read", "open it: is it damaged?"),
    Trouble.PROTECTED: (
        "is a PDF file protected with a password",
        "save a copy without the password",
    ),
    Trouble.TOO_SLOW: (
        "is a PDF file that takes too long to read",
        "save the pages that matter as a file of their own",
    ),
    Trouble.TOO_LARGE: (
        "is a PDF file that takes too much memory to read",
        "save the pages that matter as a file of their own",
    ),
    Trouble.NO_TEXT: (
        "is a PDF file without text; its pages are probably scanned pictures",
        "look for the figures in another format",
    ),
    Trouble.NOT_STARTED: (
        "is a PDF file, and the part of the program that reads them does not start",
        "pip install --force-reinstall 'verify-figures[pdf]', or report it",
    ),
}


class PdfError(Exception):
    """A PDF file that could not be read; ``message`` and ``remedy`` are for people."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.message, self.remedy = _REASONS[trouble]

    def __str__(self) -> str:
        return self.message
