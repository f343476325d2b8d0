"""JMESPath, compiled once and applied safely."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.parser import ParsedResult

MAX_LENGTH = 500


@lru_cache(maxsize=256)
def compile_path(text: str) -> ParsedResult:
    """Compile an expression; ``ValueError`` with a plain message when it is none."""
    if len(text) > MAX_LENGTH:
        raise ValueError(f"expression longer than {MAX_LENGTH} characters")
    try:
        return jmespath.compile(text)
    except (JMESPathError, RecursionError) as error:
        line = str(error).partition("\n")[0]
        raise ValueError(f"{text!r} is no JMESPath expression: {line}") from error


def apply(text: str, document: object) -> Any:
    """Apply an expression; ``None`` when it finds nothing or does not fit the document."""
    try:
        return compile_path(text).search(document)
    except (JMESPathError, TypeError, RecursionError):
        return None
