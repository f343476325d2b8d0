"""Whether two numbers are the ends of one range."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Form
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.sides import Side, read_side
from verify.quantity.suffixes import counts
from verify.quantity.tokens import Sort, Tokens

_HYPHENS = frozenset("-‐‑−")
_DASHES = frozenset("-‐‑–—−~～")


def is_change(tokens: Tokens, first: int) -> bool:
    """Tell whether "from A to B" after a token tells a change, not a spread."""
    j = first - 1
    while tokens.low[j] in wordset("amounts_skipped"):
        j -= 1
    if tokens.low[j] != "from":
        return False
    known = lexicon()
    for word in reversed(tokens.before(j, 30)):
        if word in {"range", "ranging", "ranges", "ranged", "from", "anywhere", "vary", "varies"}:
            return False
        if word in known.directions and word not in known.comparatives - {"up", "down"}:
            return True
        if word in known.multiples:
            return True
        if word in {"change", "changed", "went", "moved", "moving", "going"}:
            return True
    return False


def shared_scale(tokens: Tokens, side: Side, other: Side) -> int:
    """Return the power of ten that the first end borrows: "$3 to $5 billion"."""
    a, b = side.number, other.number
    if not b.scale or a.scale or a.low >= 1000:
        return 0
    plain = b.low / Decimal(10) ** b.scale
    rising = a.low <= plain
    return b.scale if rising or (a.low <= 2 * plain and after_from(tokens, side.first)) else 0


def other_end(tokens: Tokens, side: Side) -> Side | None:  # noqa: C901 - a list of cases, read from top to bottom
    """Read the second end of a range, if one follows."""
    low, j = tokens.low, side.after
    before = low[side.first - 1]
    k = j
    word = low[j]
    if word in _DASHES and (tokens.glued(j) == tokens.glued(j + 1)):
        if "\n" in tokens.text[tokens.end[j - 1] : tokens.start[j]]:
            return None  # the mark of the next line of a list
        if not tokens.glued(j) and (not side.number.bare or side.currency or word == "—"):
            return None
        if word == "—":
            return None
        k = j + 1
        if low[k] == "to":
            k += 1 + (low[k + 1] in _HYPHENS)
    elif word in _HYPHENS and low[j + 1] in {"to", "or"} and tokens.glued(j):
        k = j + 2 + (low[j + 2] in _HYPHENS)
    elif word == "to" and low[j + 1] in _HYPHENS and tokens.glued(j + 2):
        k = j + 2
    elif word == "to" or (word == "and" and before == "between"):
        k = j + 1
    elif word == "up" and low[j + 1] == "to" and after_from(tokens, side.first):
        k = j + 2
    elif word == "or" and side.number.bare | side.number.spelled and side.unit is None:
        k = j + 1
    else:
        return None
    other = side_after(tokens, k)
    if other is None or not _same_kind(tokens, side, other, word):
        return None
    return other


def side_after(tokens: Tokens, index: int) -> Side | None:
    """Read an end that may begin with a currency mark or a sign."""
    for ahead in range(index, index + 5):
        if tokens.sort[ahead] in {Sort.NUMBER, Sort.FRACTION} or (
            ahead == index and tokens.sort[ahead] == Sort.WORD
        ):
            side = read_side(tokens, ahead)
            if side is not None and (side.first <= index <= ahead):
                return side if side.first >= index - 1 else None
            if tokens.sort[ahead] == Sort.NUMBER:
                return None
        elif tokens.sort[ahead] not in {Sort.SYMBOL, Sort.WORD, Sort.ABBREVIATION}:
            return None
    return None


def _same_kind(tokens: Tokens, side: Side, other: Side, word: str) -> bool:
    """Tell whether two numbers can be the ends of one range."""
    a, b = side.number, other.number
    if a.form is not Form.POINT or b.form is not Form.POINT or a.part or b.part:
        return False
    if (
        word == "to"
        and side.unit is None
        and other.unit is None
        and _change_by(tokens, side)
        and (a.low >= 1000 or (b.low >= 10 * a.low and not shared_scale(tokens, side, other)))
    ):
        return False
    if word == "or":
        return b.low == a.low + 1 and other.unit is not None and not other.currency | other.hyphen
    if side.unit is not None and other.unit is None:
        # "$40-50 billion", "from 208 pounds to 193": the second end borrows the unit
        if side.currency and side.after == a.after:
            return bool(b.scale) or word in _DASHES or after_from(tokens, side.first)
        return after_from(tokens, side.first) and not _named(tokens, other.after)
    if side.unit is not None and other.unit is not None:
        same = side.unit.dimension == other.unit.dimension or other.unit.name.startswith(
            f"{side.unit.name} per "
        )
        return same and (not _change_by(tokens, side) or after_from(tokens, side.first))
    if side.unit is None and other.currency and not after_from(tokens, side.first):
        # "8 or $9", "rose 5 to $10": two numbers
        return word in _DASHES or tokens.low[side.first - 1] == "between" or other.after > b.after
    return True


def _named(tokens: Tokens, index: int) -> bool:
    return counts(tokens, index) and tokens.low[index] != "of" and tokens.low[index] != "by"


def _change_by(tokens: Tokens, side: Side) -> bool:
    """Tell whether the first number is itself the change ("rose 5 percent to 6 percent")."""
    ways = lexicon().directions
    return any(tokens.low[side.first - back] in ways for back in (1, 2))


def after_from(tokens: Tokens, first: int) -> bool:
    """Tell whether "from" (with hedges after it) stands before an amount."""
    for back in range(1, 5):
        word = tokens.low[first - back]
        if word in {"from", "between"}:
            return True
        if word not in wordset("amounts_skipped"):
            return False
    return False
