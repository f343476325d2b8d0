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
_LARGE = frozenset(["m", "mn", "million", "bn", "billion", "tn", "trillion", "crore", "lakh"])
_MOVES = frozenset(
    ["by", "rose", "fell", "up", "down", "increase", "decrease", "rise", "grew", "dropped"]
)
_THAN = frozenset(["more", "less", "fewer"])


def kind_of(
    tokens: Tokens, first: int, after: int, unit: Unit, *, part: bool, noun: str, noun_end: int
) -> tuple[Kind, Direction]:
    """Return the kind and direction of the amount in tokens ``first`` up to ``after``.

    ``first`` is where its hedges begin; ``noun`` is what it counts, up to token ``noun_end``. A
    level reached ("rose to 5%") has no direction.
    """
    reached = tokens.low[first] in {"below", "above", "under", "beneath", "beyond"} or (
        tokens.low[first : first + 3] in (["as", "low", "as"], ["as", "high", "as"])
    )
    article = tokens.low[first - 1] in {"a", "an", "the", "another", "this", "that"}
    change = _after(tokens, after, noun_end, article=article) or (
        None if reached else _before(tokens, first)
    )
    change = change or _over_words(tokens, first, unit, part=part)
    if unit.name in _POINTS:
        if change is None and tokens.low[first - 1] in {"at", "to"}:
            return Kind.LEVEL, Direction.NONE  # "swaps were quoted at 258 basis points"
        return Kind.POINT_CHANGE, change or Direction.NONE
    part = part and unit.dimension == "percent"
    if unit.name == "" and tokens.low[after] == "times" and change is not None:
        return _times(change)
    if change is not None and not _no_change(tokens, first, after, unit):
        if unit.dimension == "percent":
            return Kind.CHANGE, change
        of = tokens.low[after] == "of"  # "lost six of their past eight"
        counts = (
            unit.name == ""
            and (noun or of)
            and (noun or "-").rsplit(maxsplit=1)[-1] not in {"points", "point", "pips"}
        )
        if not counts or _by(tokens, first) or tokens.low[noun_end] in known_comparatives():
            return Kind.DIFFERENCE, change
        return Kind.LEVEL, Direction.NONE  # "lost 300 jobs", "added 5 seats" count what was lost
    if " per " in f" {unit.name}":
        return Kind.RATE, Direction.NONE
    if part or (unit.dimension == "percent" and tokens.low[after] in {"of", "stake", "share"}):
        return Kind.SHARE, Direction.NONE
    return Kind.LEVEL, Direction.NONE


def _times(change: Direction) -> tuple[Kind, Direction]:
    """Tell "the bill is up two and a half times" from "the grid collapsed 12 times"."""
    if change is Direction.UP:
        return Kind.MULTIPLE, change
    return Kind.LEVEL, Direction.NONE


def _no_change(tokens: Tokens, first: int, after: int, unit: Unit) -> bool:
    """Tell what a word of change does not change: money raised or lost, a way fallen, a term."""
    low = tokens.low
    if unit.dimension[:8] == "currency":
        raised = low[first - 1] in {"raise", "raises", "raised", "raising"}
        return raised or _deficit(tokens, first, after)
    if unit.dimension == "length":
        return low[after] in wordset("changes_motion")  # "plunged 200ft into a ravine"
    if unit.dimension != "time":
        return False
    # "the biggest rise in nine years" tells how long, and so does "a two-year rise"
    return low[first - 1] == "in" or (low[after - 2] == "-" and tokens.glued(after - 1))


def _deficit(tokens: Tokens, first: int, after: int) -> bool:
    """Tell a result from a change: "a loss of 216 million euros", not "a loss of $2"."""
    loss = tokens.low[first - 1] == "of" and tokens.low[first - 2] in {"loss", "losses"}
    loss = loss or tokens.low[after] in {"loss", "losses"}  # "posts a $36.8m loss"
    return loss and any(word in _LARGE for word in tokens.low[first:after])


def _by(tokens: Tokens, first: int) -> bool:
    """Tell whether a count is how much something rose or fell, not what was lost or added."""
    return any(
        tokens.low[place] in _MOVES
        and not (tokens.low[place] in {"up", "down"} and _phrasal(tokens.low[place - 1]))
        for place in (first - 1, first - 2, first - 3)
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
        beyond = word in {"above", "below"} and tokens.sort[noun_end + 1] != Sort.NUMBER
        than = low[noun_end + 1] == "than" or beyond
        return known.directions.get(word) if than else None
    if low[after] in {"over", "under"} and _mark(tokens, after + 1):
        return Direction.UP if low[after] == "over" else Direction.DOWN
    j = after + (low[after] == "-")
    for _ in range(7):
        word = low[j]
        if word == "-" and tokens.glued(j):
            j += 1  # "a 31 per cent year-on-year rise"
            continue
        way = known.directions.get(word)
        if way is not None and (word in known.change_nouns or word in known.comparatives):
            if word in _THAN:
                return way if _than(tokens, j + 1) else None
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


def _than(tokens: Tokens, index: int) -> bool:
    """Tell whether "than" follows, within a few words: "26% less in real terms than"."""
    for word in tokens.low[index : index + 5]:
        if word == "than":
            return True
        if not word.isalpha() or word in {"and", "or", "but"}:
            return False
    return False


def _mark(tokens: Tokens, index: int) -> bool:
    """Tell whether a price or limit follows: "£5,000 over the guide price"."""
    index += tokens.low[index] in {"the", "its", "their", "his", "her", "a"}
    return tokens.low[index] in wordset("changes_marks")


def _before(tokens: Tokens, first: int) -> Direction | None:
    """Read "rose 5%", "up by 5%", "an increase of about 5%", "gained nearly $2"."""
    known, low = lexicon(), tokens.low
    by = first - 1
    if low[first - 2] in {"a", "an"} and low[first - 3] == "by" and low[first - 1].isalpha():
        by = first - 3  # "fell by a marginal 2 per cent"
    if low[by] == "by":
        return None if low[by - 1] in wordset("changes_won") else _governing(tokens, by - 1)
    phrasal = known.directions.get(f"{low[first - 2]}_{low[first - 1]}")
    if phrasal is not None:
        return phrasal
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
            return None if low[j + 1] == "and" else way  # "2,000 shares advanced and 900 fell"
        if word not in known.change_adverbs:
            return None
        j -= 1
    return None


def _over_object(tokens: Tokens, index: int) -> Direction | None:
    """Find the verb of a change over its object: "lifted first-half profit 8.6 per cent"."""
    known, low = lexicon(), tokens.low
    for j in range(index, index - 6, -1):
        word = low[j]
        if j < index and word in wordset("changes_transitive"):
            return known.directions.get(word)
        determiner = word in wordset("nouns_determiners")
        if not (word.isalpha() or word in {"-", "'s"}) or word in known.directions:
            return None
        if not determiner and (
            word in known.noun_stops or word in known.noun_verbs or word.endswith("ed")
        ):
            return None
    return None


def _over_words(tokens: Tokens, first: int, unit: Unit, *, part: bool) -> Direction | None:
    """Find the change that a percentage or a part measures, behind the object of its verb."""
    if part:
        return _cut_in(tokens, first - 2) if tokens.low[first - 1] == "in" else None
    if unit.dimension not in {"percent", "percentage point"}:
        return None
    off = tokens.low[first - 1] == "off"  # "the index was off 0.4%"
    return Direction.DOWN if off else _over_object(tokens, first - 1)


def _cut_in(tokens: Tokens, index: int) -> Direction | None:
    """Find the verb of "cut its dividend in half", over its object."""
    for word in reversed(tokens.before(index + 1, 6)):
        if word in wordset("changes_cut"):
            return Direction.DOWN
        if not word.isalpha() or word in wordset("changes_clause"):
            return None
    return None


def _governing(tokens: Tokens, index: int) -> Direction | None:
    """Find the change that "by 5%" measures, over its object: "cut the tax by 5%"."""
    known, low = lexicon(), tokens.low
    index -= low[index] == ","  # "fell for a fifth quarter, by 3.4%"
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


def _phrasal(verb: str) -> bool:
    """Tell a verb that takes "up" or "down" without a change: "tied up six", "built up 40"."""
    if verb in wordset("changes_phrasal"):
        return True
    done = verb.endswith("ed") and verb not in lexicon().directions
    return done and verb not in wordset("changes_moved")


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
        return following == "to" or _phrasal(tokens.low[index - 1])
    if word in {"lost", "lose", "cut"} and following == "their":
        return True
    return word in {"off", "minus", "worse", "better", "longer", "shorter", "contract", "contracts",
                    "growth", "advance", "advances"} and following != "of"  # fmt: skip
