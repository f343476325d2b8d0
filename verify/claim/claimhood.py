"""Tell which quantities of a text are claims, and why the others are none."""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim.durations import measures_time
from verify.claim.grammar import Token
from verify.claim.named_counts import is_code, named_count, some_speaker
from verify.claim.noun_phrases import Phrase
from verify.model import Aside, Kind, Mention
from verify.quantity.periods import PeriodMention

_BEFORE_YEARS = frozenset({"until", "till", "since", "by", "before", "after", "through"})
_WERE = frozenset(
    {"were", "was", "are", "is", "aged", "those", "people", "adults", "women", "men", "children"}
    | {"renters", "voters", "workers", "drivers", "patients", "residents", "owners", "students"}
)
_OTHERS = frozenset({"more", "others", "less", "fewer"})
_YOUNGEST = 14  # whose age stands behind a name, without "year-old"
_NAME_LENGTH = 2  # capitalised words
_BOUNDS = frozenset({"over", "under", "above", "below"})


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
    if quantity.unit.dimension == "time" and not measures_time(mention, tokens, index):
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
    if aside := named_count(mention, tokens, index) or _age(mention, tokens, index):
        return aside
    if before[-3:] == ["one", "of", "the"] or (
        before[-2:] == ["one", "of"] and not mention.counted
    ):
        return Aside.IDIOM  # "one of three to vote no"
    if mention.text.lower() == "scores" and following != "of":  # of a test, of a match
        return Aside.NAME
    if following == "of":
        return None
    if _is_year(mention) and set(before) & _BEFORE_YEARS:
        return Aside.YEAR
    if mention.text.lower() == "one":  # a pronoun unless it counts something
        if some_speaker(tokens, index):
            return Aside.IDIOM
        return None if mention.counted and phrase else Aside.UNCLEAR
    if is_code(mention, tokens, index):
        return Aside.IDENTIFIER
    acting = _acts(tokens, index) or _says_again(tokens, index)
    reached = index > 0 and tokens[index - 1].tag == "link"  # "Piraeus, a port, reached 8 million"
    return None if mention.counted or phrase or acting or reached else Aside.UNCLEAR


def _says_again(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a number alone is told of what came before: "Now it's 23."."""
    at = index - 1
    while at >= 0 and tokens[at].tag in {"adv", "prep", "det"}:
        at -= 1
    if at < 0 or (index + 1 < len(tokens) and tokens[index + 1].tag not in {"punct", "conj"}):
        return False
    if tokens[at].low in {"it's", "that's"}:
        return True
    pronoun = at > 0 and tokens[at - 1].low in {"it", "that", "this", "figure", "number", "total"}
    return pronoun and tokens[at].low in {"is", "was", "stands", "stood"}


def _acts(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the number is the subject of the verb behind it, over a note in brackets."""
    after = index + 1
    if after < len(tokens) and tokens[after].text == "(":
        closing = (i for i in range(after, min(after + 8, len(tokens))) if tokens[i].text == ")")
        after = next(closing, after) + 1
    if after < len(tokens) and (tokens[after].tag == "adv" or tokens[after].low in _OTHERS):
        after += 1
    return after < len(tokens) and tokens[after].tag in {"aux", "ed"}


def _age(mention: Mention, tokens: Sequence[Token], index: int) -> Aside | None:
    """Return that a number is an age: "were over 80", "older than 60", "female or under 18"."""
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
    bounded = before[:1] and before[0] in _WERE | {"or"} and before[1:] and before[1] in _BOUNDS
    return Aside.AGE if bounded and ends else None


def _is_year(mention: Mention) -> bool:
    """Tell whether a bare number can be a year ("until at least 2021")."""
    low = mention.quantity.low
    return (
        mention.text.isdigit() and low is not None and 1900 <= low <= 2100 and not mention.counted
    )
