"""``verify recheck`` against a page on loopback that is edited between two runs."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fetch.servers import NO_ROBOTS, Server, http
from verify.cli import main

Captured = pytest.CaptureFixture[str]
SHEET = "year,country,exports\n2020,Norway,80\n2021,Norway,95\n2022,Norway,116\n"
STANZA = """version: 1
sources:
  - name: trade
    title: Trade office
    kind: csv
    url: {url}
    local: true
    columns: {{period: year, place: country}}
    values: {{exports: {{subject: exports, unit: US$, scale: million}}}}
"""


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Serve the sheet, make a report from it, and give what puts another in its place."""
    held = {"sheet": SHEET}

    def answer(connection: socket.socket, path: str) -> None:
        there = path == "/trade.csv" and held["sheet"]
        connection.sendall(http(held["sheet"].encode()) if there else NO_ROBOTS)

    monkeypatch.chdir(tmp_path)
    with Server(answer) as server:
        Path("sources.yaml").write_text(STANZA.format(url=server.url("/trade.csv")))
        Path("article.txt").write_text("Exports of Norway were $116 million in 2022.\n")
        code = main(["article.txt", "--store", "s.sqlite", "--format", "json", "-o", "report.json"])
        assert code == 0
        yield lambda sheet: held.update(sheet=sheet)


def rechecked(capsys: Captured) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["recheck", "report.json", "--store", "s.sqlite", "--width", "120", "-q"])
    return code, " ".join(capsys.readouterr().out.split())


def test_a_page_that_is_as_it_was(edit: Callable[[str], None], capsys: Captured) -> None:
    edit(SHEET)
    code, said = rechecked(capsys)
    assert code == 0
    assert "0 of 1 verdicts changed, 0 figures changed." in said


def test_a_moved_row(edit: Callable[[str], None], capsys: Captured) -> None:
    edit(SHEET.replace("2020,", "2019,Norway,70\n2020,"))
    code, said = rechecked(capsys)
    assert code == 0
    assert "$116 million as before, moved" in said
    assert "row 5 'Norway, 2022', column 'exports' (before: row 4 'Norway, 2022'" in said
    assert "0 of 1 verdicts changed, 0 figures changed." in said


def test_a_changed_value_in_a_moved_row(edit: Callable[[str], None], capsys: Captured) -> None:
    edit(SHEET.replace("2020,", "2019,Norway,70\n2020,").replace("116", "161"))
    _, said = rechecked(capsys)
    assert "$116 million before, $161 million now" in said
    assert "1 of 1 verdicts changed, 1 figure changed." in said


def test_a_changed_layout(edit: Callable[[str], None], capsys: Captured) -> None:
    edit("jahr;land;ausfuhr\n2022;Norway;116\n")
    code, said = rechecked(capsys)
    assert code == 3
    assert "$116 million is no longer there or no longer used" in said
    assert "Trade office: layout changed: " in said
    assert "supported, now ? not enough evidence" in said


def test_a_vanished_page_is_answered_from_the_store_and_said_to_be(
    edit: Callable[[str], None], capsys: Captured
) -> None:
    edit("")
    code, said = rechecked(capsys)
    assert code == 3
    assert "an older copy was used: " in said
    assert "the server answered 404" in said
    assert "Incomplete: problems with Trade office." in said
