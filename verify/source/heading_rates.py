"""What a heading spreads its number over: "Deaths per 100,000 inhabitants", "US$ per capita".

The words behind "per" are read by the reader of sentences, so that a rate in a heading and one in
an article have the same unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from verify.model import COUNT, Unit
from verify.quantity.rates import rate, rate_of_count
from verify.quantity.tokens import Tokens
from verify.source.headings import headings

# A base is a power of ten, however its digits are grouped: no year, as in "as per 2011 census".
_BASE = re.compile(
    r"(?P<digits>10{0,2}(?:[ .,'’\u00a0\u2009\u202f]000)+|10{2,})(?P<k>k)?(?![\w.,]\d|\w)"
    r"|(?P<words>(?:(?:a|one|1|ten|10|hundred|100) ?)?(?:hundred|k|thousand|million|billion))\b",
    re.IGNORECASE,
)
_WORDS = {"a": 1, "one": 1, "ten": 10, "hundred": 100, "k": 1000, "thousand": 1000}
_LARGE = {"million": 10**6, "billion": 10**9}
_WORD = re.compile(r"\s*([^\W\d_]+)\b\.?")
_WHOLE = re.compile(r" of (?:the )?(?:total )?(?:population|land area|area)\b", re.IGNORECASE)
# "Rent a month", and not "A week in the life".
_A_TIME = re.compile(r"(?<=\w )an? (day|night|week|month|hour)(?=\s*(?:$|[(),;\]]))", re.IGNORECASE)
_NO_BASE = frozenset({"cent", "se", "the", "annum", "year", "definition", "request"})
CAPITA = "per capita"


@dataclass(frozen=True, slots=True)
class Spread:
    """What a number is spread over, and from where to where the heading says so.

    ``per`` is in the words of an article: "per 100,000 inhabitants", "per capita", "per month".
    """

    start: int
    end: int
    per: str

    def left(self, text: str) -> str:
        """Return the heading without it."""
        return f"{text[: self.start].rstrip()} {text[self.end :].lstrip()}".strip()


@lru_cache(maxsize=4096)
def find_spread(text: str) -> Spread | None:
    """Return the first thing that a heading spreads its number over; ``None`` without any.

    A year is none: what there is of a thing per year is also what there is of it in a year.
    """
    for mark in _marks().finditer(text):
        base = _BASE.match(text, mark.end())
        found = _word(text, mark) if base is None else _numbered(text, mark.start(), base)
        if found is not None:
            whole = _WHOLE.match(text, found.end)
            return Spread(found.start, whole.end(), found.per) if whole is not None else found
    if (time := _A_TIME.search(text)) is not None:
        return Spread(time.start(), time.end(), f"per {time[1].lower()}")
    return None


def spread_over(unit: Unit, per: str) -> Unit:
    """Return the unit with what a heading spreads it over; a rate already stays as it is.

    >>> spread_over(COUNT, "per 1,000 people").dimension
    'count / capita'
    """
    if not per or unit.dimension == "percent" or unit.dimension.startswith("count /"):
        return unit
    tokens = Tokens(per)
    if unit == COUNT:
        found = rate_of_count(tokens, 0)
        return found[0] if found is not None else unit
    longer = rate(tokens, unit, 0, hyphen=False)
    return longer[0] if longer is not None else unit


@cache
def _marks() -> re.Pattern[str]:
    marks = "|".join(sorted(map(re.escape, headings().per_marks), key=len, reverse=True))
    return re.compile(rf"(?<!\bas )\b(?:{marks})[\s-]\s*|/\s?(?=1[\d.,]*0)", re.IGNORECASE)


def _numbered(text: str, start: int, base: re.Match[str]) -> Spread | None:
    """Read "per 100,000 inhabitants": the noun as the reader of sentences does."""
    per = f"per {_size(base):,}"
    word = _WORD.match(text, base.end())
    known = headings().per_nouns.get(word[1].lower()) if word is not None else None
    if word is not None and known is not None:
        return Spread(start, word.end(), f"{per} {known}")
    tokens = Tokens(f"{per}{text[base.end() :]}")
    found = rate_of_count(tokens, 0)
    if found is None:
        return None
    noun = max(0, tokens.end[found[1] - 1] - len(per))
    end = base.end() + noun
    return Spread(start, end, " ".join(f"{per}{text[base.end() : end]}".split()))


def _size(base: re.Match[str]) -> int:
    if base["digits"]:
        return int(re.sub(r"\D", "", base["digits"])) * (1000 if base["k"] else 1)
    size = 1
    for word in re.findall(r"\d+|[a-z]+", base["words"].lower()):
        size *= int(word) if word.isdigit() else (_WORDS | _LARGE)[word]
    return size


def _word(text: str, mark: re.Match[str]) -> Spread | None:
    """Read "per capita", "pro Kopf", "per km²", "per woman"."""
    word = _WORD.match(text, mark.end())
    known = headings().per_nouns.get(word[1].lower()) if word is not None else None
    if word is not None and known is not None:
        return Spread(mark.start(), word.end(), _one(known))
    if not mark[0].lower().startswith("per") or word is None or word[1].lower() in _NO_BASE:
        return None
    if word[1][0].isupper():  # a name, no noun
        return None
    tokens = Tokens(f"per {text[mark.end() :]}")
    found = rate_of_count(tokens, 0)
    if found is None:
        return None
    length = tokens.end[found[1] - 1] - len("per ")
    noun = text[mark.end() : mark.end() + length]
    return Spread(mark.start(), mark.end() + length, f"per {noun.lower()}")


def _one(noun: str) -> str:
    return CAPITA if noun in {"inhabitants", "people", "persons"} else f"per {noun}"
