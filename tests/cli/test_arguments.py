"""What can be asked, and what is refused with a word on how to ask."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.util import find_spec

import pytest

from verify.cli.arguments import COMMANDS, parse


def test_a_first_word_that_is_a_command_is_the_command() -> None:
    assert parse(["claims", "a.txt"]).command == "claims"
    assert parse(["schema"]).command == "schema"


def test_anything_else_is_an_article() -> None:
    arguments = parse(["--offline", "claims", "a.txt"])
    assert arguments.command == "check"
    assert arguments.articles == ["claims", "a.txt"]
    assert parse(["./claims"]).articles == ["./claims"]


def test_every_command_has_a_module_and_a_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert find_spec(f"verify.cli.{name.replace('-', '_')}")
        with pytest.raises(SystemExit) as ended:
            parse([name, "--help"])
        assert ended.value.code == 0
        assert f"verify {name}" in capsys.readouterr().out


def test_options_become_values() -> None:
    arguments = parse(
        [
            *("a.txt", "b.md", "--date", "2024-02-29", "--max-age", "12h", "--threshold", "80.5"),
            *("--only", "x", "--only", "y", "--without", "z", "--width", "60", "-o", "out.json"),
        ]
    )
    assert arguments.articles == ["a.txt", "b.md"]
    assert arguments.date == date(2024, 2, 29)
    assert arguments.max_age == timedelta(hours=12)
    assert arguments.threshold == 80.5
    assert (arguments.only, arguments.without) == (["x", "y"], ["z"])
    assert arguments.width == 60


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--date", "2023-02-29"], "'2023-02-29' is not a date like 2024-03-05"),
        (["--date", "5 March"], "'5 March' is not a date like 2024-03-05"),
        (["--date", "20240305"], "'20240305' is not a date like 2024-03-05"),
        (["--max-age", "12"], "'12' is not an age like 30m, 12h, 7d or 2w"),
        (["--max-age", "999999999999w"], "is not an age like"),
        (["--threshold", "101"], "'101' is not a score from 0 to 100"),
        (["--threshold", "nan"], "'nan' is not a score from 0 to 100"),
        (["--width", "5"], "'5' is not a width from 20 to 1000"),
        (["--width", "9" * 5000], "is not a width from 20 to 1000"),
        (["--format", "pdf"], "invalid choice: 'pdf'"),
        (["--off"], "unrecognized arguments: --off"),
    ],
)
def test_a_wrong_value_is_refused_and_the_right_form_told(
    wrong: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["article.txt", *wrong])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
