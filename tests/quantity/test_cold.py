"""How long the readers take to load: measured against the interpreter's own start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")  # not on every system

NUMBERS = "import verify; verify.find_quantities('Prices rose 5% to $4.20 in 2019.')"
CLAIMS = "from verify.claim import extract"
SENTENCE = """
from verify import extract_claims
assert extract_claims('More than 2,267 people were killed in Pakistan last year, up 5 percent.')
"""
NAMES = "from verify import extract_claims, find_quantities"
TRIES = 5


def cpu(code: str, cache: Path) -> float:
    """Return the processor time that a new interpreter takes, its byte code being cached."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)  # noqa: S603 - our own interpreter
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


@pytest.mark.parametrize(
    ("code", "starts"), [(NAMES, 4), (NUMBERS, 8.5), (CLAIMS, 10.5), (SENTENCE, 14.5)]
)
def test_the_readers_load_in_a_few_starts_of_the_interpreter(
    code: str, starts: float, tmp_path: Path
) -> None:
    """About 2, 5.5, 7.5 and 10 starts when this was written; a start and a load are taken in turns.

    A start took 13 ms, so that the claim reader loaded in under 100 ms, start included.
    """
    cpu(code, tmp_path)  # fills the cache of byte code
    turns = [(cpu("pass", tmp_path), cpu(code, tmp_path)) for _ in range(TRIES)]
    assert min(load for _, load in turns) < starts * min(start for start, _ in turns)


@pytest.mark.parametrize("code", [NUMBERS, CLAIMS])
def test_the_readers_load_nothing_that_they_do_not_use(code: str) -> None:
    """Neither the judge nor what opens documents, pages or processes."""
    heavy = ("verify.pairing", "verify.match", "verify.text.article", "verify.model.results",
             "rapidfuzz", "bs4", "subprocess", "tempfile", "calendar", "tomllib")  # fmt: skip
    listing = f"{code}; import sys; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
