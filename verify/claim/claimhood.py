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
_DIALLED = 6  # tokens before a number in which "call" tells that it is dialled
_CALLS = frozenset({"call", "calling", "dial", "sms", "hotline", "helpline"})
_NUMBERED = frozenset({"category", "magnitude", "tier", "grade", "level", "stage", "phase", "zone"})
_TURNS = frozenset({"seasons", "terms", "generations", "games", "rounds", "sessions"})
_STEPS = frozenset(
    {"phase", "way", "star", "tier", "round", "stage", "part", "party", "time", "wheel"}
)
_WERE = frozenset(
    {"were", "was", "are", "is", "aged", "those", "people", "adults", "women", "men", "children"}
    | {"renters", "voters", "workers", "drivers", "patients", "residents", "owners", "students"}
)
_YOUNGEST = 14  # whose age stands behind a name, without "year-old"
_NAME_LENGTH = 2  # capitalised words
_BOUNDS = frozenset({"over", "under", "above", "below"})
_SOME = frozenset({"first", "last", "final", "opening", "closing"})
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
    if index + 1 < len(tokens) and tokens[index + 1].text == "=":  # "($1 = 0.93 euros)"
        return Aside.UNCLEAR
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
    if aside := _named(mention, tokens, index) or _age(mention, tokens, index):
        return aside
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
    acting = index + 1 < len(tokens) and tokens[index + 1].tag in {"aux", "ed"}
    reached = index > 0 and tokens[index - 1].tag == "link"  # "Piraeus, a port, reached 8 million"
    return None if mention.counted or phrase or acting or reached else Aside.UNCLEAR


def _named(mention: Mention, tokens: Sequence[Token], index: int) -> Aside | None:
    """Return why a count belongs to a name: "seven-phase", "call 132 500", "category three"."""
    end, after = tokens[index].end, tokens[index + 1 : index + 3]
    hyphened = after[:1] and after[0].text == "-" and after[0].start == end
    if hyphened and len(after) > 1 and after[1].low in _STEPS:
        return Aside.NAME
    if [token.low for token in tokens[index + 1 : index + 4]] == ["-", "point", "scale"]:
        return Aside.NAME
    if tokens[index].text.endswith("-point") and after[:1] and after[0].low == "scale":
        return Aside.NAME
    earlier = [token.low for token in tokens[max(0, index - _DIALLED) : index]]
    if earlier[-1:] in (["triple"], ["double"]):
        return Aside.PHONE
    if earlier[-1:] and earlier[-1] in _FRAMES and after[:1] and after[0].low in _TURNS:
        return Aside.PERIOD  # "capped for two seasons"
    if mention.text.replace(" ", "").isdigit() and not mention.counted:
        if _CALLS & set(earlier) and earlier[-1] in {
            "on",
            "to",
            "at",
            "call",
            "dial",
            "text",
            "or",
        }:
            return Aside.PHONE
        if {"emergency", "hotline", "helpline"} & set(earlier):
            return Aside.PHONE
    if earlier[-1:] and earlier[-1] in _NUMBERED and not mention.counted:
        return Aside.NAME
    return None


def _age(mention: Mention, tokens: Sequence[Token], index: int) -> Aside | None:
    """Return that a number is an age: "were over 80", "older than 60"."""
    high = mention.quantity.high
    if mention.counted or high is None or not 0 < high < 120 or not mention.text.isdigit():
        return None
    before = [token.low for token in tokens[max(0, index - 2) : index]]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = following is None or following.tag in {"punct", "conj"}
    if before in (["older", "than"], ["younger", "than"]):
        return Aside.AGE
    if before[-1:] == [","] and ends and high > _YOUNGEST:  # "said Joe Hale, 61."
        name = tokens[max(0, index - 3) : index - 1]
        if len(name) == _NAME_LENGTH and all(token.text[:1].isupper() for token in name):
            return Aside.AGE
    bounded = before[:1] and before[0] in _WERE and before[1:] and before[1] in _BOUNDS
    return Aside.AGE if bounded and ends else None


def _is_year(mention: Mention) -> bool:
    """Tell whether a bare number can be a year ("until at least 2021")."""
    low = mention.quantity.low
    return (
        mention.text.isdigit() and low is not None and 1900 <= low <= 2100 and not mention.counted
    )


def _measures_time(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a length of time is what is measured."""
    before = [token.low for token in tokens[max(0, index - _LOOK_BACK) : index]]
    framed = bool(before) and before[-1] in _FRAMES
    if mention.kind in _CHANGES:
        return not framed
    following = [token.low for token in tokens[index + 1 : index + 3]]
    if (
        following[:1] == ["of"]
        and not framed
        and not set(before[-1:]) & _SOME
        and following[1:] != ["age"]
    ):
        return True  # "36 months of drought"
    word = mention.text.split()[-1].lower()
    if before[-1:] == ["every"] and word in {"seconds", "minutes", "hours"}:
        return True
    if before[-1:] == ["to"] and any(
        token.tag == "num" and token.low.split()[-1] == word for token in tokens[:index]
    ):
        return True  # "takes 75 minutes ... will be cut to 32 minutes"
    if not set(before) & _MEASURES_TIME:
        return False
    return not (before and before[-1] in _FRAMES and "for" not in before[-1:])
