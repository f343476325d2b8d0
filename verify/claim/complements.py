"""Words by which a number is that of the rest: "not female", "every country but Germany".

A place or a group is named there, and the number is of all that is not in it, or lies around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify import tables
from verify.claim.grammar import Token
from verify.model import Kind, Qualifier, QualifierRole, Span

#: The qualifier of a share of those who are not, or did not.
NOT = Qualifier(role=QualifierRole.PART, words="not")

_FILE = "qualifiers.toml"
_SHARES = frozenset({Kind.SHARE, Kind.RATIO})
_REACH = 3  # tokens before a place by which it is left out


def complements_of(
    tokens: Sequence[Token], own: Sequence[int], index: int, *, kind: Kind, places: Iterable[Span]
) -> Iterator[Qualifier]:
    """Yield what makes the number ``tokens[index]`` one of the rest, among its ``own`` tokens.

    ``places`` are the spans of all places that are named.
    """
    if kind in _SHARES and any(_denies(tokens, one) for one in own if one > index):
        yield NOT
    starts = {one.start for one in places}
    for position in own:
        if tokens[position].start in starts and (word := _left_out(tokens, position)):
            yield Qualifier(role=QualifierRole.PART, words=word)


def _denies(tokens: Sequence[Token], position: int) -> bool:
    after = tokens[position + 1].low if position + 1 < len(tokens) else ""
    low = tokens[position].low
    denied = low.endswith("n't") or low in _set("denials")
    return denied and after not in _set("not_denied")


def _left_out(tokens: Sequence[Token], position: int) -> str:
    """Return the word by which the place at ``position`` is left out, or nothing."""
    at = position - 1
    while at >= 0 and tokens[at].low == "the":
        at -= 1
    before = tokens[at].low if at >= 0 else ""
    if before in _set("around"):
        return before
    whole = any(one.low in _set("all") for one in tokens[max(0, at - _REACH) : max(0, at)])
    return before if before in _set("but") and whole else ""


def _set(name: str) -> frozenset[str]:
    return tables.words("claim", _FILE, f"complements.{name}")
