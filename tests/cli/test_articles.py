"""An article comes in from a file, standard input or the web; what fails says why."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from verify.cli.articles import read
from verify.errors import ArticleError, FetchError
from verify.model import DateSource, Page, Problem, ProblemCode, Request

TEXT = "Ferries carried 645 passengers in 2023."


class Input:
    """Standard input that holds bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)
        self.closed = False


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = read(str(path), given_date=date(2024, 3, 5))
    assert TEXT in article.text
    assert (article.origin, article.date_source) == (str(path), DateSource.GIVEN)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(TEXT.encode()))
    assert read("-", given_date=None).origin == "standard input"


@pytest.mark.parametrize("closed", [None, io.StringIO()])
def test_a_closed_standard_input_is_told(
    monkeypatch: pytest.MonkeyPatch, closed: io.StringIO | None
) -> None:
    if closed is not None:
        closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    with pytest.raises(ArticleError, match="standard input: is closed"):
        read("-", given_date=None)


def test_a_web_address_goes_through_the_door() -> None:
    def fetch(request: Request) -> Page:
        assert request == Request(source="article", address="https://paper.example/a", local=False)
        return Page(
            source="article",
            address=request.address,
            final_address="https://paper.example/b",
            content=b"<html><body><p>" + TEXT.encode() + b"</p></body></html>",
            sha256="",
            retrieved=datetime(2024, 3, 5, tzinfo=UTC),
            media_type="text/html",
            charset="utf-8",
        )

    article = read("https://paper.example/a", given_date=None, fetch=fetch)
    assert article.origin == "https://paper.example/b"
    assert TEXT in article.text


def test_an_address_that_fails_is_an_error_of_its_own() -> None:
    def fetch(request: Request) -> Problem:
        return Problem(code=ProblemCode.TIMEOUT, source=request.source, message="no answer")

    with pytest.raises(FetchError, match="no answer") as caught:
        read("https://paper.example/a", given_date=None, fetch=fetch)
    assert caught.value.exit_code == 3


def test_a_missing_file_is_told() -> None:
    with pytest.raises(ArticleError) as caught:
        read("no-such-file.txt", given_date=None)
    assert str(caught.value) == "no-such-file.txt: there is no such file (check the name)"


def test_a_misspelt_command_gets_its_spelling() -> None:
    with pytest.raises(ArticleError) as caught:
        read("clams", given_date=None, commands=frozenset({"claims", "sources"}))
    assert str(caught.value).endswith("(check the name; the command is spelt: verify claims)")


def test_a_missing_file_with_a_commands_name_gets_a_hint() -> None:
    with pytest.raises(ArticleError, match="to use the command, put it first: verify claims"):
        read("claims", given_date=None, commands=frozenset({"claims"}))


@pytest.mark.parametrize(
    ("name", "said"),
    [(".", "is a folder"), ("a\x00b", "cannot be read"), ("x" * 5000, "cannot be read")],
)
def test_what_is_no_file_is_told(name: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        read(name, given_date=None)


@pytest.mark.parametrize("content", [b"", b"  \n\t", b"\x7fELF\x00\x01\x02\x00\x00\x00"])
def test_a_file_without_text_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match=r"article\.txt"):
        read(str(path), given_date=None)
