"""Stretches of a number's clause that tell nothing of what it is of.

"The population, once a matter of pride, grew 3 percent as wages rose": pride and wages say how it
came and what was thought of it. Only what stands in the number's noun phrase, its verb or what
hangs on them restricts it; these stretches hang on the whole statement. One that speaks of
counting, of parts or of other numbers stays with the number whatever its form. Of things that are
counted, causes and circumstances may pick some ("300 deaths after drivers drank"), so that they are
left out for changes and measures alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify import tables
from verify.claim import words
from verify.claim.grammar import Token, is_dash, is_plural
from verify.model import Kind, Span

_FINITE = frozenset({"verb", "up", "down", "aux", "link", "ed"})
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_LEADS = frozenset({"after", "following"})
_GRANTING = frozenset({"although", "though", "whereas"})
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_SUPERLATIVE = ("est", "most", "least", "worst", "best")
_NEAR = 6  # tokens between a verb of telling and its number
_FEWEST = 3  # words of a clause: "as wages rose"


def adjuncts(
    tokens: Sequence[Token],
    own: Sequence[int],
    index: int,
    *,
    counts: bool,
    places: Iterable[Span],
) -> frozenset[int]:
    """Return the positions among ``own`` that only remark on the number ``tokens[index]``.

    ``counts`` tells that it counts things (``is_count``), ``places`` where places are named in the
    same text.
    """
    named = tuple(places)
    left: set[int] = set()
    stretches = _stretches(tokens, own)
    at = next(n for n, one in enumerate(stretches) if index in one)
    for number, stretch in enumerate(stretches):
        if number != at and _is_remark(tokens, stretch, first=number == 0, counts=counts):
            left.update(stretch)
    behind = [position for position in stretches[at] if position > index]
    left.update(_circumstances(tokens, behind) if not counts else ())
    left.update(_stated(tokens, index))
    later = [position for one in stretches[at + 1 :] for position in one]
    if later and at and _stands_apart(tokens, stretches, at, named):
        left.update(_told_of_it(tokens, later, of_place=_is_of_place(tokens, stretches[at], named)))
    return frozenset(left)


def is_count(kind: Kind, dimension: str) -> bool:
    """Tell whether a number counts things or a share of them, and is no change and no measure."""
    return kind not in _CHANGES and (kind is not Kind.LEVEL or dimension == "count")


def _stretches(tokens: Sequence[Token], own: Sequence[int]) -> list[list[int]]:
    """Cut the positions at marks, and where the clause leaves something out."""
    found: list[list[int]] = [[]]
    for n, position in enumerate(own):
        mark = tokens[position].text in _MARKS or is_dash(tokens, position)
        gap = n > 0 and any(tokens[p].text in _MARKS for p in range(own[n - 1] + 1, position))
        if (mark or gap) and found[-1]:
            found.append([])
        if not mark:
            found[-1].append(position)
    return [one for one in found if one] or [[]]


def _measures(tokens: Sequence[Token], stretch: Sequence[int], *, times: bool = True) -> bool:
    """Tell whether a stretch tells of counting, of parts, of other numbers or of ``times``."""
    for position in stretch:
        token = tokens[position]
        if token.ref >= 0 or token.tag == "num" or (times and _is_time(token)):
            return True
        if token.low in _words("measuring") or token.low.startswith(_beginnings()):
            return True
    return False


def _is_remark(
    tokens: Sequence[Token], stretch: Sequence[int], *, first: bool, counts: bool
) -> bool:
    """Tell whether a whole stretch between marks is a description or a circumstance."""
    said = [tokens[position] for position in stretch]
    if first and said[0].low in _LEADS and len(said) > _FEWEST and _is_time(said[1]):
        return True  # "after years of argument"
    if _measures(tokens, stretch):
        return False
    if not counts and said[0].tag == "det" and said[-1].low in _words("change"):
        return True
    while said and (said[0].low in _words("before") or said[0].tag == "adv"):
        said = said[1:]
    if not said:
        return False
    if _describes(said):
        return True
    granted = said[0].low in _GRANTING
    if [one.low for one in said[:2]] == ["for", "all"]:  # "for all its reputation"
        return True
    opens = said[0].low in _words("opening") | _words("causes") | _LEADS
    if first and opens and len(said) >= _FEWEST:
        return granted or not counts
    return not counts and _is_affected(said)


def _is_time(token: Token) -> bool:
    return token.tag == "time" or words.singular(token.low) in _words("measuring", "times")


def _describes(said: Sequence[Token]) -> bool:
    """Tell whether words are "a matter of pride", "the worst on the continent"."""
    if len(said) < 2 or any(one.tag in _FINITE for one in said[2:]):
        return False
    return said[0].low in {"a", "an"} or (
        said[0].low == "the" and said[1].low.endswith(_SUPERLATIVE)
    )


def _is_affected(said: Sequence[Token]) -> bool:
    """Tell whether words are "battered by fires"."""
    return said[0].low in _words("affected") and "by" in [one.low for one in said[1:4]]


def _circumstances(tokens: Sequence[Token], behind: Sequence[int]) -> Sequence[int]:
    """Return the end of the number's own stretch if it is a clause of its own or a cause."""
    for n, position in enumerate(behind):
        low, rest = tokens[position].low, behind[n:]
        if len(rest) < _FEWEST or _measures(tokens, rest, times=low not in _words("causes")):
            continue
        if low in _words("causes"):
            return rest
        article = tokens[rest[1]].low in {"a", "an", "of", "the", "well", "many", "much", "far"}
        if low in _words("opening") and not (low == "as" and article):
            subject = tokens[rest[1]].tag in {"word", "det", "pron"}
            plural = low == "as" and is_plural(tokens[rest[1]]) and tokens[rest[2]].tag != "prep"
            if subject and (plural or any(tokens[p].tag in _FINITE for p in rest[2:])):
                return rest
    return ()


def _stated(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Yield the position of "found" in "was found to be 30", of "given" in "was given as 30"."""
    for position in range(max(1, index - _NEAR), index):
        before, token = tokens[position - 1], tokens[position]
        stated = f"{token.low} {tokens[position + 1].low}" in _words("stated")
        if stated and before.tag in {"aux", "link", "adv"}:
            yield position


def _stands_apart(
    tokens: Sequence[Token], stretches: Sequence[Sequence[int]], at: int, places: Sequence[Span]
) -> bool:
    """Tell whether the number's stretch is an aside between marks, without a verb or of a place."""
    first, last = stretches[at][0], stretches[at][-1]
    opened = first > 0 and (tokens[first - 1].text in _MARKS or is_dash(tokens, first - 1))
    closed = last + 1 < len(tokens) and (
        tokens[last + 1].text in _MARKS or is_dash(tokens, last + 1)
    )
    plain = not any(tokens[p].tag in _FINITE for p in stretches[at])
    return opened and closed and (plain or _is_of_place(tokens, stretches[at], places))


def _is_of_place(tokens: Sequence[Token], stretch: Sequence[int], places: Sequence[Span]) -> bool:
    """Tell whether an aside tells what a place has: "Norway, with 5 million inhabitants, ..."."""
    first = stretch[0]
    if first < 2 or tokens[first].low not in {"with", "whose", "which", "where", "home"}:
        return False
    before = tokens[first - 2]
    return any(one.start < before.end <= one.end for one in places)


def _told_of_it(tokens: Sequence[Token], later: Sequence[int], *, of_place: bool) -> Sequence[int]:
    """Return what the sentence says of a place, or of the number as such, behind an aside."""
    if [tokens[p].low for p in later[-2:]] == ["ever", "since"]:
        later = later[:-2]
    if not later or _measures(tokens, later, times=not of_place):
        return ()
    said = [tokens[position] for position in later]
    verb = next((one for one in said if one.tag not in {"aux", "adv", "link"}), None)
    talk = verb is not None and verb.low in _words("talk")
    return later if of_place or talk else ()


def _words(section: str, key: str = "words") -> frozenset[str]:
    return tables.words("claim", "adjuncts.toml", f"{section}.{key}")


def _beginnings() -> tuple[str, ...]:
    return tuple(one for one in _words("measuring") if len(one) > 4)
