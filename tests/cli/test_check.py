"""``verify ARTICLE``: the main job through the whole program."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from verify.cli import check, main
from verify.cli.codes import ExitCode, worst
from verify.report.json import from_json

Read = pytest.CaptureFixture[str]


def shown(capsys: Read, *arguments: str) -> tuple[int, str, str]:
    """Run the program; return its exit code, standard output and standard error."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_findings_on_standard_output_messages_on_standard_error(
    newsroom: Path, capsys: Read
) -> None:
    code, out, err = shown(capsys, "article.txt")
    assert newsroom.is_dir()
    assert code in {0, 1}
    assert "645" in out
    assert "Harbour Office" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100
    assert err == "Sources: sources.yaml in this folder.\n"


def test_quiet_leaves_the_findings(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    assert shown(capsys, "article.txt", "-q")[2] == ""


def test_json_reads_back(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    _, out, _ = shown(capsys, "article.txt", "--format", "json", "--date", "2024-03-05")
    report = from_json(out)
    assert [source.name for source in report.sources] == ["harbour"]
    assert str(report.article.date) == "2024-03-05"


def test_several_articles_are_one_list_in_json(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    _, out, _ = shown(capsys, "article.txt", "article.txt", "--format", "json")
    assert [one["format"] for one in json.loads(out)] == ["verify-report"] * 2


def test_several_articles_follow_each_other_in_the_table(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    _, out, _ = shown(capsys, "article.txt", "article.txt")
    assert out.count("Ferry traffic in Portugal climbs\n") == 2


def test_one_html_page_holds_one_article(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    code, out, err = shown(capsys, "article.txt", "article.txt", "--format", "html")
    assert (code, out) == (2, "")
    assert "--format html: holds one article" in err


def test_a_file_is_written_instead(newsroom: Path, capsys: Read) -> None:
    code, out, _ = shown(capsys, "article.txt", "--format", "html", "-o", "out.html")
    assert code in {0, 1}
    assert out == ""
    assert (newsroom / "out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_dash_is_standard_output(newsroom: Path, capsys: Read) -> None:
    _, out, _ = shown(capsys, "article.txt", "--format", "markdown", "-o", "-")
    assert out.startswith("# Ferry traffic in Portugal climbs")
    assert not (newsroom / "-").exists()


def test_an_unreadable_article_does_not_stop_the_others(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    code, out, err = shown(capsys, "missing.txt", "article.txt")
    assert "645" in out
    assert "verify: missing.txt: there is no such file" in err
    assert code in {1, 2}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "verify: ARTICLE: none was named (try --example, or --help)"),
        (("missing.txt",), "verify: missing.txt: there is no such file (check the name)"),
        (("article.txt", "--sources", "none.yaml"), "verify: none.yaml: there is no such file"),
        (("article.txt", "-o", "no/such/folder"), "verify: no/such/folder: cannot be written"),
    ],
)
def test_a_mistake_is_one_clear_line(
    newsroom: Path, capsys: Read, arguments: tuple[str, ...], said: str
) -> None:
    assert newsroom.is_dir()
    code, _, err = shown(capsys, *arguments)
    assert code == 2
    assert err.splitlines()[-1].startswith(said)
    assert "Traceback" not in err


def test_debug_shows_where_it_failed(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    code, _, err = shown(capsys, "missing.txt", "--debug")
    assert code == 2
    assert "Traceback" in err
    assert err.splitlines()[-1].startswith("verify: missing.txt: there is no such file")


def test_a_missing_sheet_is_told_and_refutes_nothing(newsroom: Path, capsys: Read) -> None:
    (newsroom / "ferries.csv").unlink()
    code, out, _ = shown(capsys, "article.txt")
    assert code == 3
    assert "Problems with sources" in out
    assert "0 refuted" in out
    assert "Incomplete: problems with Harbour Office." in " ".join(out.split())


def test_the_example_runs_from_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    code, out, err = shown(capsys, "--example")
    assert code in {0, 1}
    assert "9 claims" in out or "claims:" in out
    assert err == "Sources: the reference set that ships with the program.\n"
    assert list(tmp_path.iterdir()) == []


def test_an_article_without_numbers_is_no_failure(newsroom: Path, capsys: Read) -> None:
    (newsroom / "plain.txt").write_text("The ferry left the harbour.\n", encoding="utf-8")
    code, out, _ = shown(capsys, "plain.txt")
    assert code == 0
    assert "No number found that could be checked." in out


def test_claims_lists_numbers_without_any_source(newsroom: Path, capsys: Read) -> None:
    (newsroom / "sources.yaml").unlink()
    code, out, err = shown(capsys, "claims", "article.txt")
    assert (code, err) == (0, "")
    assert "*645*" in out
    assert "2 claims" in out


def test_claims_of_one_article_survive_another_that_is_missing(
    newsroom: Path, capsys: Read
) -> None:
    assert newsroom.is_dir()
    code, out, err = shown(capsys, "claims", "missing.txt", "article.txt")
    assert code == 2
    assert "*645*" in out
    assert "missing.txt: there is no such file" in err


def test_recheck_as_json_is_the_new_report(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    shown(capsys, "article.txt", "--format", "json", "-o", "old.json")
    _, out, _ = shown(capsys, "recheck", "old.json", "--format", "json")
    assert from_json(out).article.title == "Ferry traffic in Portugal climbs"


def test_schema_is_printed(capsys: Read) -> None:
    code, out, _ = shown(capsys, "schema")
    assert code == 0
    assert json.loads(out)["title"] == "A report of verify"


def test_recheck_tells_what_changed_since(newsroom: Path, capsys: Read) -> None:
    shown(capsys, "article.txt", "--format", "json", "-o", "old.json")
    sheet = newsroom / "ferries.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("645", "699"), encoding="utf-8")
    _, out, _ = shown(capsys, "recheck", "old.json")
    assert "645 before, 699 now" in out or "no longer there" in out
    assert "verdicts changed" in out


def test_recheck_of_something_else_is_refused(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    assert shown(capsys, "recheck", "article.txt")[0] == 2
    assert shown(capsys, "recheck", "missing.json")[0] == 2


def test_pull_keeps_what_an_article_needs(newsroom: Path, capsys: Read) -> None:
    code, out, _ = shown(capsys, "pull", "article.txt", "--store", "pages.sqlite")
    assert code == 0
    assert "harbour" in out
    with sqlite3.connect(newsroom / "pages.sqlite") as store:
        kept = [
            store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
            for table in ("bodies", "figures")
        ]
    store.close()
    assert kept == [1, 1]


def test_ctrl_c_is_quiet(newsroom: Path, capsys: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    assert newsroom.is_dir()
    monkeypatch.setattr(check, "verify_article", interrupted)
    code, _, err = shown(capsys, "article.txt")
    assert code == 130
    assert err.splitlines()[-1] == "verify: interrupted"


def test_a_fault_of_the_program_is_not_taken_for_a_finding(
    newsroom: Path, capsys: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    assert newsroom.is_dir()
    monkeypatch.setattr(check, "verify_article", broken)
    code, _, err = shown(capsys, "article.txt")
    assert code == 70
    assert "ZeroDivisionError" in err
    assert err.splitlines()[-1].startswith("verify: this is a fault in the program")


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGPIPE")
def test_a_reader_that_goes_away_is_no_error(newsroom: Path) -> None:
    command = [sys.executable, "-m", "verify", "schema"]
    process = subprocess.Popen(  # noqa: S603 - this interpreter, fixed arguments
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=newsroom
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=20) == 128 + signal.SIGPIPE
    assert process.stderr.read() == b""
    process.stderr.close()


def test_an_ascii_stream_gets_ascii(newsroom: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "verify", "article.txt"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
        cwd=newsroom,
    )
    assert done.returncode in {0, 1}
    assert done.stdout.decode("ascii")


def test_the_worst_code_wins_and_refuted_is_never_hidden() -> None:
    assert worst([]) is ExitCode.OK
    assert worst([ExitCode.OK, ExitCode.INCOMPLETE]) is ExitCode.INCOMPLETE
    assert worst([ExitCode.INCOMPLETE, ExitCode.USAGE]) is ExitCode.USAGE
    assert worst([ExitCode.REFUTED, ExitCode.USAGE, ExitCode.INCOMPLETE]) is ExitCode.REFUTED
