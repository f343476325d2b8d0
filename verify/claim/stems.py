"""What the inflected forms of an English word share, for comparing words and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import cast

from verify import tables

_SIBILANT = ("sses", "shes", "ches", "xes", "zes")
_NO_PLURAL = ("ss", "us", "is")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what a lower-case ``word`` is compared as: without plural, tense and final "e".

    >>> stem("matches") == stem("match"), stem("retired") == stem("retire")
    (True, True)
    """
    word = word.replace("’", "'").removesuffix("'s")
    word = _irregular().get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(_SIBILANT):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL):
        word = word[:-1]
    if len(word) > 4 and word.endswith("ied"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith("ed"):
        word = word[:-2]
    elif (len(word) > 5 and word.endswith("ing")) or (len(word) > 6 and word.endswith("ion")):
        word = word[:-3]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@cache
def _irregular() -> Mapping[str, str]:
    return cast("Mapping[str, str]", tables.load("claim", "stems.toml")["irregular"])
