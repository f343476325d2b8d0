"""Bring in an article: from a file, from standard input, or from the web through the one door."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from verify.errors import ArticleError
from verify.model import Article, Page, Problem, Request
from verify.text import read_article

STDIN = "-"
_LARGEST = 20_000_000  # bytes; one more is read, so that the reader can refuse it
_SCHEMES = ("http://", "https://")


def read(
    named: str,
    *,
    given_date: date | None,
    fetch: Callable[[Request], Page | Problem] | None = None,
    commands: frozenset[str] = frozenset(),
    origin: str = "",
) -> Article:
    """Return the article that an argument names; raises ``ArticleError`` or ``FetchError``.

    ``fetch`` retrieves a web address. A missing file with the name of one of ``commands`` gets a
    hint on where commands stand. ``origin`` replaces a file's name in what is shown.
    """
    if named.lower().startswith(_SCHEMES):
        return _from_web(named, given_date=given_date, fetch=fetch)
    content = _stdin() if named == STDIN else _file(named, commands)
    shown = "standard input" if named == STDIN else named
    return read_article(content, origin=origin or shown, given_date=given_date)


def _from_web(
    address: str,
    *,
    given_date: date | None,
    fetch: Callable[[Request], Page | Problem] | None,
) -> Article:
    from verify.fetch import fetch_article  # noqa: PLC0415 - loaded when needed

    page = fetch_article(address, fetch=fetch)
    charset = f"; charset={page.charset}" if page.charset else ""
    return read_article(
        page.content,
        origin=page.final_address,
        media_type=f"{page.media_type}{charset}",
        given_date=given_date,
    )


def _stdin() -> bytes:
    if sys.stdin is None or sys.stdin.closed:  # pythonw, or closed by whoever started us
        raise ArticleError("standard input", "is closed", "name a file")
    return sys.stdin.buffer.read(_LARGEST + 1)


def _file(named: str, commands: frozenset[str]) -> bytes:
    try:
        with Path(named).open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError:
        remedy = "check the name"
        near = difflib.get_close_matches(named, sorted(commands), n=1)
        if named in commands:
            remedy = f"to use the command, put it first: verify {named} ..."
        elif near:
            remedy = f"check the name; the command is spelt: verify {near[0]}"
        raise ArticleError(named, "there is no such file", remedy) from None
    except IsADirectoryError:
        raise ArticleError(named, "is a folder", "name the files in it") from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(named, f"cannot be read: {reason}") from None
