"""Whether a sentence states a number of its plain subject, or of some part or rate of it.

"30 of the people killed were under 25", "20 fewer people", "9 people each month": the subject is
read as "people killed", and the number is not of all of them. Such a number must never be refuted
by a figure for the whole, so any word that may qualify it counts, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.grammar import Token

_TIMES = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute", "decade"})
_LENGTHS = frozenset(f"{one}s" for one in _TIMES)
_BOUNDS = frozenset(["under", "over", "below", "above", "beyond", "past", "younger", "older"])
_ANCHORED = frozenset(["earlier", "ago", "before", "later"])
_HEDGES = frozenset(["more", "less", "fewer", "than", "almost", "half"])


def is_plain(tokens: Sequence[Token], index: int, *, before_number: int) -> bool:
    """Tell whether nothing in the sentence may qualify the number ``tokens[index]``.

    Words of the number's own hedge ("more than", "under") do not count against it.
    """
    return not any(
        _qualifies(tokens, at, own=tokens[index].start - 12 < token.start < before_number)
        for at, token in enumerate(tokens)
        if at != index
    )


def _qualifies(tokens: Sequence[Token], at: int, *, own: bool) -> bool:
    word = tokens[at].low
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None and _LENGTHS & set(word.split()):
        return True
    if words.has(word, "function.qualifiers"):
        return not (own and word in _HEDGES)
    if following is None:
        return False
    if word in {"a", "an"} and following.low in _TIMES:
        after = tokens[at + 2].low if at + 2 < len(tokens) else ""
        return after not in _ANCHORED
    if _LENGTHS & {*word.split(), following.low}:  # "in seven years": longer than the figure's
        after = tokens[at + 2].low if at + 2 < len(tokens) else ""
        return after not in _ANCHORED
    if word == "of" and following.low in {"the", "them", "these", "those", "all"}:
        return at > 0 and tokens[at - 1].tag == "num"
    return word in _BOUNDS and following.tag == "num" and not own
