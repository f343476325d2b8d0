"""The program starts quickly: what a command does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    *("bs4", "jmespath", "lxml", "platformdirs", "protego", "rapidfuzz", "requests", "rich"),
    *("ruamel", "sqlite3", "urllib3", "verify.pipeline", "verify.fetch", "verify.source"),
)
PROGRAM = f"""
import sys
from verify.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ending:
    assert not ending.code, ending.code
print("loaded:", *sorted(set({HEAVY!r}) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    "argument", [["--help"], ["--version"], ["claims", "--help"], ["schema"]], ids=" ".join
)
def test_nothing_heavy_is_loaded(argument: list[str]) -> None:
    done = subprocess.run(  # noqa: S603 - this interpreter, fixed arguments
        [sys.executable, "-c", PROGRAM, *argument], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_the_module_runs_like_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "verify", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("verify ")
