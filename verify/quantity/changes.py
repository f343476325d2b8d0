"""What sort of number it is: level, share, change, difference, multiple, rate, ratio."""

from __future__ import annotations

from verify.model import Direction, Kind, Unit
from verify.quantity.lexicon import lexicon
from verify.quantity.tokens import Sort, Tokens

_REACH = 9
_STOPS = frozenset([".", ";", ":", "!", "?", "—", "(", ")", "", "which", "who", "but", "while", "when"])
_POINTS = frozenset(["percentage point", "basis point"])


def kind_of(
    tokens: Tokens, first: int, after: int, unit: Unit, *, part: bool, counted: str
) -> tuple[Kind, Direction]:
    """Return the kind and direction of the amount in tokens ``first`` up to ``after``.

    ``first`` is where its hedges begin. A level reached ("rose to 5%") has no direction.
    """
    change = _change(tokens, first, after)
    if unit.name in _POINTS:
        return Kind.POINT_CHANGE, change or Direction.NONE
    if change is not None:
        if unit.dimension == "percent":
            return Kind.CHANGE, change
        if not part:
            return Kind.DIFFERENCE, change
        return Kind.CHANGE, change
    if " per " in f" {unit.name}":
        return Kind.RATE, Direction.NONE
    if part or (unit.dimension == "percent" and (_share(tokens, after) or counted == "of")):
        return Kind.SHARE, Direction.NONE
    return Kind.LEVEL, Direction.NONE


def _share(tokens: Tokens, after: int) -> bool:
    return tokens.low[after] in {"of", "stake", "share", "-owned"}


def _change(tokens: Tokens, first: int, after: int) -> Direction | None:
    """Return the direction of the change that the amount states, ``None`` if it states none."""
    return _after(tokens, after) or _before(tokens, first)


def _after(tokens: Tokens, after: int) -> Direction | None:
    """Read "a 5% rise", "5% higher", "5 percentage points lower", "10mph less than"."""
    known, low = lexicon(), tokens.low
    j = after + (low[after] == "-")
    for _ in range(3):
        word = low[j]
        way = known.directions.get(word)
        if way is not None and (word in known.change_nouns or word in known.comparatives):
            if word in {"more", "less", "fewer", "off", "up", "down", "above", "below"}:
                return way if word not in {"more", "fewer", "less"} or low[j + 1] == "than" else None
            if word in {"cut", "fall", "rise", "slide", "slip"} and low[j + 1] in {"the", "a", "to"}:
                return None
            if word in {"gain", "gains", "losses", "loss", "cuts"} and j > after + 1:
                return way
            return way
        if word in {"annual", "yearly", "monthly", "pay", "price", "wage", "year", "tax", "rate",
                    "sales", "on", "job", "steep", "sharp", "nominal", "quarterly"}:  # fmt: skip
            j += 1
        else:
            return None
    return None


def _before(tokens: Tokens, first: int) -> Direction | None:
    """Read "rose 5%", "up by 5%", "an increase of about 5%", "gained nearly $2"."""
    known, low = lexicon(), tokens.low
    j = first - 1
    crossed = ""
    for _ in range(_REACH):
        word = low[j]
        if j < 0 or word in _STOPS or tokens.sort[j] == Sort.BREAK:
            return None
        way = known.directions.get(word)
        if way is not None and not _not_a_change(tokens, j):
            return None if crossed in {"to", "from", "at"} else way
        if word in {"to", "at"}:
            return None
        if word == "from":
            return None
        if word in {"by", "of", "an", "a"}:
            crossed = crossed or word
        elif word not in known.change_adverbs:
            return None
        j -= 1
    return None


def _not_a_change(tokens: Tokens, index: int) -> bool:
    """Tell words that only look like a change: "more than", "off the coast", "cut of"."""
    word, following = tokens.low[index], tokens.low[index + 1]
    if following == "than" or word in {"higher", "lower", "larger", "less", "more", "fewer", "older"}:
        return True
    if word == "up" and following == "to":
        return True
    if word in {"lost", "lose", "cut"} and following in {"their"}:
        return True
    return word in {"off", "minus", "worse", "better", "longer", "shorter", "contract", "contracts",
                    "growth", "advance", "advances"} and following != "of"  # fmt: skip
