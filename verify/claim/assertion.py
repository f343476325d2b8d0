"""Whether an article states a number as a fact, or asks, plans, denies or corrects it.

"An earlier version of this article said that 12,274 were held": a figure that differs from the
12,274 tells nothing against the article, which says so itself. Who asks, wishes or tells what did
not come about states nothing either. Such numbers may be supported and are never refuted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from verify import tables
from verify.claim import words
from verify.claim.attribution import reports
from verify.claim.clauses import governing_tokens
from verify.claim.grammar import Token
from verify.model import Sentence

_FILE = "assertion.toml"
_NOBODY = frozenset({"nobody", "none", "no", "few", "neither", "hardly"})
_BE = frozenset({"is", "are", "was", "were"})
_DONE = frozenset({"ed", "verb"})
_SPOKEN = 3  # words behind "nobody" among which it speaks
_BESIDE = 3  # words beside "wrongly" among which the verb of saying stands


def is_asserted(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the sentence states the number ``tokens[index]`` as a fact.

    A plan, a wish, a forecast, a condition and what nearly happened are none; what nobody or few
    say is not stated either.
    """
    governing = [tokens[position] for position in governing_tokens(tokens, index)]
    spoken = [token for token in governing if token.tag != "time"]  # "in May" is no "may"
    if any(words.has(token.low, "function.unasserted") for token in spoken):
        return False
    return not any(
        _is_planned(governing, at)
        or _is_undone(governing, at)
        or (
            token.low in _NOBODY
            and any(reports(one.low) for one in governing[at + 1 : at + 1 + _SPOKEN])
        )
        for at, token in enumerate(governing)
    )


def _is_planned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "was to have", "is set to reach" begins there."""
    if tokens[at].low not in _BE:
        return False
    following = [token.low for token in tokens[at + 1 : at + 3]]
    return following[:1] == ["to"] or (
        following[1:] == ["to"] and following[0] in _words("undone.bound")
    )


def _is_undone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "nearly killed", "failed to save" begins there."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if tokens[at].low in _words("undone.nearly"):
        plain = following.ref < 0 and following.tag in _DONE
        return plain and following.low not in _words("undone.measuring")
    said = " ".join(token.low for token in tokens[at : at + 3])
    return any(f"{said} ".startswith(f"{phrase} ") for phrase in _words("undone.phrases"))


def is_stated(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether the article stands by what ``sentences[number]`` says.

    It does not where the sentence asks, tells what an earlier version said or calls it wrong, and
    where the next one of the paragraph takes it back.
    """
    here = sentences[number]
    low = _plain(here.text)
    if "?" in low or _withdrawn().search(low) or _says_wrongly(low):
        return False
    said = [word.strip(",.;:\"'") for word in low.split()]
    believed = any(reports(word) or word in _words("said.believing") for word in said)
    if believed and _contrary().search(low):
        return False
    if number + 1 == len(sentences):
        return True
    after = _plain(sentences[number + 1].text)
    return not (_correction().match(after) or (believed and _contrary().match(after)))


def _says_wrongly(low: str) -> bool:
    """Tell whether somebody "wrongly said" it, or "said wrongly"."""
    said = low.split()
    return any(
        word in _words("said.wrongly")
        and any(
            reports(one) or one in _words("said.giving")
            for one in said[max(0, at - _BESIDE) : at + 1 + _BESIDE]
        )
        for at, word in enumerate(said)
    )


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").strip(" \"'“”‘")


@cache
def _withdrawn() -> re.Pattern[str]:
    """Return what a sentence says of its own statement, or of an earlier one of the article."""
    wrong = _any(_words("said.wrong"))
    return re.compile(
        rf"\b(?:is|are|was|were|been|'s)\s+(?:\w+ly\s+)?{wrong}\b"
        rf"|\b{wrong}\s+{_any(_words('said.statement'))}\b"
        rf"|\b{_any(_words('said.earlier'))}\s+{_any(_words('said.version'))}\b"
        rf"|\b(?:this\s+{_any(_words('said.version'))}|it|we)\s+{_any(_words('said.formerly'))}\b"
    )


@cache
def _correction() -> re.Pattern[str]:
    """Return how a sentence begins that takes back the one before it."""
    wrong = _any(_words("said.wrong"))
    return re.compile(
        rf"{_any(_words('correction.opening'))}\s*(?:[:,;.!–—-]|$)"
        rf"|(?:\w+\s+){{1,3}}(?:is|are|was|were)\s+(?:\w+ly\s+)?{wrong}\b"
        rf"|the\s+{_any(_words('correction.right'))}\s+{_any(_words('said.statement'))}\b"
        rf"|(?:\w+\s+){{1,3}}{_any(_words('correction.should'))}\b"
    )


@cache
def _contrary() -> re.Pattern[str]:
    return re.compile(rf"(?:but\s+)?{_any(_words('said.contrary'))}\b")


def _any(alternatives: Iterable[str]) -> str:
    """Return a pattern for one of the expressions, the longest first."""
    longest = sorted(alternatives, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(re.escape(one) for one in longest)})"


def _words(key: str) -> frozenset[str]:
    return tables.words("claim", _FILE, key)
