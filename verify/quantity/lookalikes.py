"""Names that are written as amounts are: "50 Cent", and the company 3M."""

from __future__ import annotations

from verify.model import Aside
from verify.quantity.lexicon import wordset
from verify.quantity.names import Found, name_words
from verify.quantity.nouns import is_plural
from verify.quantity.tokens import Tokens
from verify.quantity.units import unit_before


def lookalike(tokens: Tokens, index: int) -> Found | None:
    """Return the name that begins with the digits at a token, when its words are one."""
    words = tokens.words
    names = name_words().lookalikes
    for length in (3, 2):
        if "_".join(words[index : index + length]) in names and tokens.near(index + 1):
            return Found(index, index + length, Aside.NAME)
    maker = f"{words[index]}{words[index + 1]}" in names and tokens.glued(index + 1)
    if maker and not _counted(tokens, index):
        return Found(index, index + 2, Aside.NAME)
    return None


def _counted(tokens: Tokens, index: int) -> bool:
    """Tell three million from the company: "£3M", "sold 3M shares", "has 3M users"."""
    low, after = tokens.low, index + 2
    if unit_before(tokens, index) is not None or low[index - 1] in wordset("lookalikes_before"):
        return True
    plural = tokens.words[after].islower() and is_plural(low[after])
    return plural and low[index - 1].isalpha() and low[after] not in wordset("lookalikes_owned")
