"""Patterns that are compiled late behave as if they had been compiled early."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import verify
from verify.patterns import lazy

READERS = [
    module.name
    for package in ("claim", "quantity", "text")
    for module in pkgutil.iter_modules([f"{verify.__path__[0]}/{package}"], f"verify.{package}.")
]


@pytest.mark.parametrize("name", READERS)
def test_every_pattern_of_the_readers_compiles(name: str) -> None:
    """A slip of the pen in a pattern shows here, not at the first article that needs it."""
    late = type(lazy(""))
    for pattern in vars(import_module(name)).values():
        if isinstance(pattern, late):
            assert re.compile(pattern.pattern, pattern.flags)


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    pattern = lazy(r"(?P<day>\d+) may", re.IGNORECASE)
    found = pattern.search("on 12 May")
    assert found is not None
    assert (found["day"], found.span()) == ("12", (3, 9))
    assert pattern.sub("then", "on 12 May") == "on then"


def test_a_broken_pattern_is_told_at_its_first_use() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search("")
