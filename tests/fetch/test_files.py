"""``file:`` addresses give ordinary files to sources that may read them, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from verify.fetch import Fetcher, Limits
from verify.model import Page, Problem, ProblemCode, Request


def _fetch(address: str, *, base: Path, local: bool = True, cap: int = 1000) -> Page | Problem:
    with Fetcher(base=base, limits=Limits(content_bytes=cap)) as fetch:
        return fetch(Request(source="sheet", address=address, local=local))


def test_a_file_becomes_a_page(tmp_path: Path) -> None:
    path = tmp_path / "attacks by year.csv"
    path.write_bytes(b"year,attacks\n2021,294\n")
    result = _fetch(path.as_uri(), base=tmp_path)
    assert isinstance(result, Page)
    assert result.content == path.read_bytes()
    assert result.media_type == "text/csv"
    assert result.address == result.final_address == path.as_uri()


def test_relative_addresses_start_at_the_base(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1]")
    assert isinstance(_fetch("file:a.json", base=tmp_path), Page)


def test_files_need_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1")
    result = _fetch(path.as_uri(), base=tmp_path, local=False)
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.REFUSED_ADDRESS


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///dev/zero", ProblemCode.REFUSED_ADDRESS),
        ("file:///dev/stdin", ProblemCode.REFUSED_ADDRESS),
        ("file://fileserver.example/a.csv", ProblemCode.REFUSED_ADDRESS),
        ("file:a.csv?x=1", ProblemCode.REFUSED_ADDRESS),
        ("file:a%00.csv", ProblemCode.REFUSED_ADDRESS),
        ("file:", ProblemCode.REFUSED_ADDRESS),
        ("file:.", ProblemCode.REFUSED_ADDRESS),
        ("file://[", ProblemCode.REFUSED_ADDRESS),
        ("file:missing.csv", ProblemCode.NOT_FOUND),
        ("file:empty.csv/a", ProblemCode.NOT_FOUND),
        ("file:empty.csv", ProblemCode.BAD_CONTENT),
        ("file:large.csv", ProblemCode.TOO_LARGE),
        ("file:" + "a" * 5000, ProblemCode.BAD_CONTENT),
    ],
)
def test_what_is_no_ordinary_file_is_refused(
    address: str, code: ProblemCode, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "large.csv").write_bytes(b"1" * 1001)
    result = _fetch(address, base=tmp_path)
    assert isinstance(result, Problem)
    assert result.code is code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    begun = time.monotonic()
    result = _fetch("file:pipe.csv", base=tmp_path)
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.REFUSED_ADDRESS
    assert time.monotonic() - begun < 5


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("1")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    result = _fetch("file:secret.csv", base=tmp_path)
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.BAD_CONTENT
