"""Tell which quantities of a text are claims, and why the others are none."""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim.grammar import Token
from verify.claim.noun_phrases import Phrase
from verify.model import Aside, Kind, Mention
from verify.quantity.periods import PeriodMention

# Before a length of time these words tell that it is the thing measured, no frame for something
# else, as in "a life expectancy of 72 years" and "waits averaged 45 minutes".
_MEASURES_TIME = frozenset(
    {
        "expectancy", "wait", "waits", "waited", "waiting", "lasted", "lasts", "last", "sentence",
        "sentenced", "jailed", "imprisoned", "prison", "averaged", "average", "averages", "median",
        "delay", "delays", "delayed", "took", "takes", "record", "extended",
        "spent", "spends", "served", "duration", "length", "journey", "trip", "flight",
        "lifespan", "gap", "totaled", "totalled", "stay", "stays", "term", "terms",
    }
)  # fmt: skip
_BEFORE_YEARS = frozenset({"until", "till", "since", "by", "before", "after", "through"})
_FRAMES = frozenset({"over", "for", "within", "after", "in", "during", "past", "last", "next"})
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_LOOK_BACK = 5  # tokens before a length of time


def aside_of(
    mention: Mention,
    tokens: Sequence[Token],
    index: int,
    *,
    phrase: Phrase,
    periods: Sequence[PeriodMention],
) -> Aside | None:
    """Return why the number ``tokens[index]`` is no claim, or None if it is one.

    ``phrase`` is its noun phrase, ``periods`` are those of its sentence.
    """
    quantity = mention.quantity
    if any(period.span.overlaps(mention.span) for period in periods):
        return Aside.PERIOD
    if quantity.low is None and quantity.high is None:
        return Aside.UNCLEAR
    if mention.kind is Kind.RANK:
        return Aside.ORDINAL
    if quantity.unit.dimension == "time" and not _measures_time(mention, tokens, index):
        return Aside.PERIOD
    if mention.kind is Kind.LEVEL and quantity.unit.dimension == "count":
        return _uncounted(mention, tokens, index, phrase)
    return None


def _uncounted(
    mention: Mention, tokens: Sequence[Token], index: int, phrase: Phrase
) -> Aside | None:
    """Return why a bare count is none, or None if it counts something."""
    before = [token.low for token in tokens[max(0, index - 4) : index]]
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if before[-3:] == ["one", "of", "the"]:
        return Aside.IDIOM
    if mention.text.lower() == "scores" and following != "of":  # of a test, of a match
        return Aside.NAME
    if following == "of":
        return None
    if _is_year(mention) and set(before) & _BEFORE_YEARS:
        return Aside.YEAR
    if mention.text.lower() == "one":  # a pronoun unless it counts something
        return None if mention.counted and phrase else Aside.UNCLEAR
    return None if mention.counted or phrase else Aside.UNCLEAR


def _is_year(mention: Mention) -> bool:
    """Tell whether a bare number can be a year ("until at least 2021")."""
    low = mention.quantity.low
    return (
        mention.text.isdigit() and low is not None and 1900 <= low <= 2100 and not mention.counted
    )


def _measures_time(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a length of time is what is measured."""
    if mention.kind in _CHANGES:
        return True
    before = [token.low for token in tokens[max(0, index - _LOOK_BACK) : index]]
    if not set(before) & _MEASURES_TIME:
        return False
    return not (before and before[-1] in _FRAMES and "for" not in before[-1:])
