"""Output fits the stream it goes to, and files are whole or not there."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from verify.cli.streams import message, style_for, write, write_file
from verify.errors import ConfigError
from verify.report import Style


class Stream(io.TextIOWrapper):
    """A stream in memory that may say it is a terminal."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def written(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


TERMINAL = {"TERM": "xterm-256color", "COLUMNS": "132"}


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, TERMINAL, Style(width=132, ansi=True, colour=True, hyperlinks=True)),
        (
            True,
            {**TERMINAL, "NO_COLOR": "1"},
            Style(width=132, ansi=True, colour=False, hyperlinks=True),
        ),
        (
            True,
            {**TERMINAL, "NO_COLOR": ""},
            Style(width=132, ansi=True, colour=True, hyperlinks=True),
        ),
        (True, {**TERMINAL, "TERM": "dumb"}, Style(width=132)),
        (True, {**TERMINAL, "TERM": "linux"}, Style(width=132, ansi=True, colour=True)),
        (False, TERMINAL, Style(width=100)),
        (False, {"FORCE_COLOR": "1"}, Style(width=100, ansi=True, colour=True)),
        (False, {"FORCE_COLOR": "0"}, Style(width=100)),
        (
            False,
            {"FORCE_COLOR": "1", "FORCE_HYPERLINK": "1"},
            Style(width=100, ansi=True, colour=True, hyperlinks=True),
        ),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, Style(width=100)),
    ],
)
def test_the_style_follows_stream_and_environment(
    *,
    terminal: bool,
    environment: dict[str, str],
    expected: Style,
) -> None:
    assert style_for(Stream(terminal=terminal), environment) == expected


@pytest.mark.skipif(os.name == "nt", reason="a Windows console asks for more")
def test_options_overrule_the_stream() -> None:
    style = style_for(Stream(terminal=True), TERMINAL, width=61, colour=False, explain=True)
    assert style == Style(width=61, ansi=True, colour=False, hyperlinks=True, explain=True)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", False), ("utf-16", False), ("ascii", True), ("latin-1", True), ("cp1252", True)],
)
def test_a_stream_that_cannot_draw_gets_ascii(encoding: str, *, expected: bool) -> None:
    assert style_for(Stream(encoding), {}).ascii is expected


def test_what_cannot_be_encoded_is_escaped() -> None:
    stream = Stream("ascii")
    write("caf\u00e9 \ud800\n", stream)
    assert stream.written == b"caf\\xe9 \\ud800\n"
    stream = Stream("utf-8")
    write("caf\u00e9 \ud800\n", stream)
    assert stream.written == b"caf\xc3\xa9 \\ud800\n"


def test_a_message_is_one_clean_line() -> None:
    stream = Stream("ascii")
    message("article \u201c\x1b[2J\n\u201d is missing", stream=stream)
    assert stream.written == b'article " [2J " is missing\n'


def test_a_message_to_a_closed_stream_is_lost_and_no_more() -> None:
    stream = Stream()
    stream.close()
    message("nobody reads this", stream=stream)


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write_file("one\n", path)
    path.chmod(0o640)
    write_file("two \ud800\n", path)
    assert path.read_text(encoding="utf-8") == "two \\ud800\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    plain, written = tmp_path / "plain", tmp_path / "written"
    plain.touch()
    write_file("x", written)
    assert written.stat().st_mode == plain.stat().st_mode


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match="cannot be written: No space left on device"):
        write_file("new", path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file("x", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_a_device_is_written_in_place() -> None:
    write_file("x", Path(os.devnull))
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["missing/out.json", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        write_file("x", tmp_path / name)
