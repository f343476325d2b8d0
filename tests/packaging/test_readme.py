"""The README says what is true: its tables, its configuration and its commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from verify.model import Label, Reason
from verify.source.catalogue import parse_catalogue

REPOSITORY = Path(__file__).parents[2]
README = REPOSITORY / "README.md"

pytestmark = pytest.mark.skipif(not README.exists(), reason="not in a checkout")


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_every_verdict_and_reason_is_explained(readme: str) -> None:
    rows = set(re.findall(r"^\| ([^|]+) \|", readme, re.MULTILINE))
    assert {label.value for label in Label} <= rows
    assert {reason.value for reason in Reason} <= rows


def test_every_example_source_loads(readme: str) -> None:
    examples = blocks(readme, "yaml")
    assert examples
    for example in examples:
        catalogue = parse_catalogue(example.encode(), name="README.md", base=REPOSITORY)
        assert catalogue.sources


def test_python_examples_run(readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    examples = blocks(readme, "python")
    assert examples
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own text
    assert "5.1%" in capsys.readouterr().out


def test_the_two_commands_are_the_first_two(readme: str) -> None:
    install, test, *_ = blocks(readme, "sh")
    assert install.strip().endswith("verify --example")
    assert test.strip().endswith("python -m pytest")


def test_the_check_runs_the_readmes_test_command(readme: str) -> None:
    script = REPOSITORY / ".ci" / "run"
    assert "python -m pytest" in script.read_text("utf-8")
    assert "python -m pytest" in readme


def test_every_linked_file_exists(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", readme):
        if target.startswith("verify/"):  # out of reach when the installed package is tested
            continue
        assert (REPOSITORY / target).exists(), target
