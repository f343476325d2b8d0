"""``verify check-table CLAIM TABLE``: one sentence against one table."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from verify.cli import main

TABLE = """\
Port,Country,Ferries,Opened
Lagos,Portugal,14,1921
Faro,Portugal,9,1938
Cadiz,Spain,22,1899
"""


@pytest.fixture
def ports(tmp_path: Path) -> str:
    path = tmp_path / "ports.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_the_rows_that_decide_are_shown(ports: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-table", "Faro has 9 ferries", ports]) == 0
    out = capsys.readouterr().out
    assert out.startswith("✓ supported: The table agrees: there is a row where Port is")
    assert "row 3: Port = Faro; Ferries = 9" in " ".join(out.split())


def test_a_refuted_sentence_gives_exit_code_1(
    ports: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-table", "Faro has 11 ferries", ports]) == 1
    assert capsys.readouterr().out.startswith("✗ refuted: The table differs: there is no row")


def test_json_holds_everything(ports: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-table", "2 ports are in Portugal", ports, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["label"]) == ("verify-table", "supported")
    assert (found["lean"], found["unused"]) == ("supported", [])
    assert found["operation"] == "count"
    assert found["cells"][0] == {"row": 2, "column": "Country", "text": "Portugal"}


def test_a_table_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TABLE))
    assert main(["check-table", "Cadiz has 22 ferries", "-"]) == 0
    assert "row 4: Port = Cadiz" in capsys.readouterr().out


def test_terminal_sequences_in_a_table_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Port,Ferries\nFaro\x1b[31m,9\nLagos,3\n", encoding="utf-8")
    main(["check-table", "Faro has 9 ferries", str(path)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"one cell\n", b"\xff\xfe\x00"])
def test_what_is_no_table_is_refused(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert main(["check-table", "anything", str(path)]) == 2
    assert capsys.readouterr().err.startswith("verify: ")


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-table", "anything", "missing.csv"]) == 2
    assert "missing.csv: cannot be read" in capsys.readouterr().err


def test_a_number_that_was_not_looked_at_is_named(
    ports: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No leaning is told of a sentence whose number was not used."""
    assert main(["check-table", "Faro handled 8,123 lorries", ports]) == 0
    out = capsys.readouterr().out
    assert "8,123 could not be linked with the table" in out
    assert "More likely" not in out


def test_a_claim_without_words_is_refused(ports: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-table", " ... ", ports]) == 2
    assert capsys.readouterr().err == (
        "verify: claim: holds no words (give the sentence to check)\n"
    )


def test_rows_are_counted_as_in_a_spreadsheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title, the heading and blank rows count, as where ``sources show`` tells a row."""
    path = tmp_path / "ports.csv"
    path.write_text("Ports of the south\n\n" + TABLE.replace("Faro", "\nFaro"), encoding="utf-8")
    main(["check-table", "Faro has 9 ferries", str(path)])
    assert "row 6: Port = Faro; Ferries = 9" in " ".join(capsys.readouterr().out.split())


def test_explain_tells_what_was_used_and_what_was_not(
    ports: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-table", "--explain", "Faro has 11 green ferries", ports]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "formula count of rows where Port is 'Faro' = 1; stated: 11: no" in out
    assert "used 11 linked “faro” to Port, which holds of 1 row" in out
    assert "left out green" in out
    assert "supported from 0.80, refuted up to 0.13 verdict not enough evidence" in out


def test_json_has_the_steps_without_being_asked(
    ports: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check-table", "Faro handled 8,123 lorries", ports, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["unused"] == ["8,123"]
    assert {"label": "not used", "text": "8,123"} in found["steps"]
