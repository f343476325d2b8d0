"""One tree of errors. Each says what is wrong, where, and how to mend it; each pickles."""

from __future__ import annotations


class VerifyError(Exception):
    """A failure that stops the run.

    ``subject`` is what it is about ("sources.yaml:12", "article.txt", a source's name), ``message``
    what is wrong with it, ``remedy`` how to mend it. ``str()`` is the one line shown to the user.
    """

    exit_code = 2

    def __init__(self, subject: str, message: str, remedy: str = "") -> None:
        super().__init__(subject, message, remedy)
        self.subject = subject
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        line = f"{self.subject}: {self.message}"
        return f"{line} ({self.remedy})" if self.remedy else line


class ArticleError(VerifyError):
    """The article cannot be read: missing, empty, binary, in a format that is not known."""


class ConfigError(VerifyError):
    """sources.yaml or an option is wrong; ``subject`` gives the file, line and key."""


class StoreError(VerifyError):
    """The store is corrupt, foreign, from a newer version, or cannot be written."""


class FetchError(VerifyError):
    """A page that the run cannot do without (the article itself) could not be retrieved."""

    exit_code = 3


class ReportError(VerifyError):
    """A report that was given to be read again is not one, or is of another version."""
