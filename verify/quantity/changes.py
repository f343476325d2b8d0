"""What sort of number it is: level, share, change, difference, multiple, rate, ratio."""

from __future__ import annotations

from verify.model import Direction, Kind, Unit
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.tokens import Sort, Tokens

_REACH = 9
_STOPS = frozenset(
    [".", ";", ":", "!", "?", "—", "(", ")", "", "which", "who", "but", "while", "when"]
)
_POINTS = frozenset(["percentage point", "basis point"])
_THAN = frozenset(["more", "less", "fewer"])


def kind_of(
    tokens: Tokens, first: int, after: int, unit: Unit, *, part: bool, noun: str, noun_end: int
) -> tuple[Kind, Direction]:
    """Return the kind and direction of the amount in tokens ``first`` up to ``after``.

    ``first`` is where its hedges begin; ``noun`` is what it counts, up to token ``noun_end``. A
    level reached ("rose to 5%") has no direction.
    """
    reached = tokens.low[first] in {"below", "above", "under", "beneath", "beyond"}
    article = tokens.low[first - 1] in {"a", "an", "the", "another", "this", "that"}
    change = _after(tokens, after, noun_end, article=article) or (
        None if reached else _before(tokens, first)
    )
    if unit.name in _POINTS:
        return Kind.POINT_CHANGE, change or Direction.NONE
    part = part and unit.dimension == "percent"
    if change is not None and not (
        money_raised(tokens, first) and unit.dimension[:8] == "currency"
    ):
        if unit.dimension == "percent":
            return Kind.CHANGE, change
        counts = (
            unit.name == ""
            and noun
            and noun.rsplit(maxsplit=1)[-1] not in {"points", "point", "pips"}
        )
        if not counts or _by(tokens, first) or tokens.low[noun_end] in known_comparatives():
            return Kind.DIFFERENCE, change
        return Kind.LEVEL, Direction.NONE  # "lost 300 jobs", "added 5 seats" count what was lost
    if " per " in f" {unit.name}":
        return Kind.RATE, Direction.NONE
    if part or (unit.dimension == "percent" and tokens.low[after] in {"of", "stake", "share"}):
        return Kind.SHARE, Direction.NONE
    return Kind.LEVEL, Direction.NONE


def money_raised(tokens: Tokens, first: int) -> bool:
    """Tell whether money was raised, not increased ("raised $40 million")."""
    return tokens.low[first - 1] in {"raise", "raises", "raised", "raising"}


def _by(tokens: Tokens, first: int) -> bool:
    """Tell whether a count is how much something rose or fell, not what was lost or added."""
    return any(
        tokens.low[first - back]
        in {"by", "rose", "fell", "up", "down", "increase", "decrease", "rise", "grew", "dropped"}
        for back in (1, 2, 3)
    )


def known_comparatives() -> frozenset[str]:
    """Return the words that compare behind a number ("higher", "below")."""
    return lexicon().comparatives


def _after(tokens: Tokens, after: int, noun_end: int, *, article: bool) -> Direction | None:
    """Read "a 5% rise", "a 9% funding increase", "5% higher", "5 points below".

    ``article`` tells that an article stands in front, so that a noun phrase follows.
    """
    known, low = lexicon(), tokens.low
    if noun_end > after and low[noun_end] in known.comparatives:
        word = low[noun_end]
        than = low[noun_end + 1] == "than" or word in {"above", "below", "ahead"}
        return known.directions.get(word) if than else None
    j = after + (low[after] == "-")
    for _ in range(3):
        word = low[j]
        way = known.directions.get(word)
        if way is not None and (word in known.change_nouns or word in known.comparatives):
            if word in _THAN:
                return way if low[j + 1] == "than" else None
            if word in {"cut", "fall", "rise", "slide", "slip"} and low[j + 1] in {
                "the",
                "a",
                "to",
            }:
                return None
            if word in {"up", "down", "above", "below", "off"}:
                return way if low[j + 1] not in {"to", "from"} or word == "off" else None
            return way
        noun = article and word.isalpha() and word not in known.noun_stops
        if word not in wordset("changes_between") and not noun:
            return None
        j += 1
    return None


def _before(tokens: Tokens, first: int) -> Direction | None:
    """Read "rose 5%", "up by 5%", "an increase of about 5%", "gained nearly $2"."""
    known, low = lexicon(), tokens.low
    if low[first - 1] == "by":
        return _governing(tokens, first - 2)
    j = first - 1
    for _ in range(_REACH):
        word = low[j]
        if j < 0 or word in _STOPS or tokens.sort[j] == Sort.BREAK or word in {"to", "at", "from"}:
            return None
        way = known.directions.get(word)
        if way is not None and not _not_a_change(tokens, j):
            if (
                low[first - 1] in {"a", "an"}
                and word in wordset("changes_transitive")
                and j == first - 2
            ):
                return None
            return way
        if word not in known.change_adverbs:
            return None
        j -= 1
    return None


def _governing(tokens: Tokens, index: int) -> Direction | None:
    """Find the change that "by 5%" measures, over its object: "cut the tax by 5%"."""
    known, low = lexicon(), tokens.low
    for j in range(index, index - 8, -1):
        word = low[j]
        if j < 0 or word in _STOPS or word in wordset("changes_clause") or word in {",", "by"}:
            return None
        way = known.directions.get(word)
        if way is not None and not _not_a_change(tokens, j) and word not in known.comparatives:
            return way
        if word in {"up", "down"}:
            return way
    return None


def _not_a_change(tokens: Tokens, index: int) -> bool:
    """Tell words that only look like a change: "more than", "gave up", "off the coast"."""
    word, following = tokens.low[index], tokens.low[index + 1]
    if following == "than" or word in {
        "higher",
        "lower",
        "larger",
        "less",
        "more",
        "fewer",
        "older",
    }:
        return True
    if word in {"above", "below"}:
        return True
    if word in {"up", "down"}:
        return following == "to" or tokens.low[index - 1] in wordset("changes_phrasal")
    if word in {"lost", "lose", "cut"} and following == "their":
        return True
    return word in {"off", "minus", "worse", "better", "longer", "shorter", "contract", "contracts",
                    "growth", "advance", "advances"} and following != "of"  # fmt: skip
