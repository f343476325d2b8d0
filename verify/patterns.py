"""Regular expressions that are compiled when they are first used.

The readers hold some eighty; compiling them all took 27 ms, a quarter of the time that the readers
took to load, and one sentence uses less than half of them.
"""

from __future__ import annotations

import re
from typing import cast


class _Lazy:
    """Stands in for a compiled pattern; what is asked of it is kept as its own attribute."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(text, flags)`` does and compiles at its first use.

    A text that is no pattern raises ``re.error`` then, not now.
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))
