"""Progress is for people who watch: on a terminal, on standard error, and gone afterwards."""

from __future__ import annotations

import sys

import pytest

from tests.cli.test_streams import Stream
from verify.cli.progress import shown
from verify.model import Problem, ProblemCode, Request


def fetch(request: Request) -> Problem:
    return Problem(code=ProblemCode.TIMEOUT, source=request.source, message="no answer")


REQUEST = Request(source="world\x1b[2J-bank", address="https://api.example")


def test_without_a_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream()
    monkeypatch.setattr(sys, "stderr", stream)
    with shown(fetch, quiet=False) as watched:
        assert watched is fetch
    assert stream.written == b""


def test_quiet_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(terminal=True))
    with shown(fetch, quiet=True) as watched:
        assert watched is fetch


def test_on_a_terminal_the_source_being_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    with shown(fetch, quiet=False) as watched:
        assert watched(REQUEST) == fetch(REQUEST)
    written = stream.written.decode()
    assert "reading world [2J-bank" in written
    assert "\x1b[2J" not in written
    assert written.endswith("\x1b[2K")  # the line is taken away at the end
