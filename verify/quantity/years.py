"""Years in digits: told from counts by the words around them; spans and decades."""

from __future__ import annotations

from verify.quantity.date_parts import DateForm, DateParts, four_digits
from verify.quantity.lexicon import calendar, lexicon
from verify.quantity.nouns import is_plural
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at

_DASHES = frozenset("-–—‐‑")
_EARLY = frozenset(["early", "late", "mid"])


def from_year(tokens: Tokens, index: int) -> DateParts | None:
    """Read a year, a span of years or a decade."""
    value = four_digits(tokens, index)
    if value is None:
        return None
    j = index + 1
    parts = DateParts(first=index, after=j, form=DateForm.YEAR, year=value)
    written = tokens.low[j] in {"'", "’"} and tokens.low[index - 1] in {*_EARLY, "the", "-"}
    k = j + written
    if tokens.low[k] == "s" and tokens.glued(k) and tokens.glued(j) and value % 10 == 0:
        parts.after, parts.form = k + 1, DateForm.DECADE  # "the 1990s", "the 1990's"
        parts.end_year = value + 9
        return parts
    end = year_span(tokens, index, value)
    if end is not None:
        parts.end_year, parts.after = end
        parts.form = DateForm.YEAR_SPAN
        return parts
    if not is_year(tokens, index):
        return None
    before = tokens.low[index - 1]
    parts.fiscal = before in {"fiscal", "fy"} or (
        before == "year" and tokens.low[index - 2] == "fiscal"
    )
    return parts


def year_span(tokens: Tokens, index: int, value: int) -> tuple[int, int] | None:
    """Read the end of "2012-13", "2008 to 2016", "between 2014 and 2017"."""
    low, j = tokens.low, index + 1
    if not (1500 <= value < 2150 or low[index - 1] in {"ad", "bc", "circa"}):
        return None
    sign = low[j]
    if sign in _DASHES or sign == "/":
        text = low[j + 1]
        if not (tokens.sort[j + 1] == Sort.NUMBER and text.isdecimal() and text.isascii()):
            return None
        if (
            tokens.glued(j)
            and tokens.glued(j + 1)
            and len(text) == 2
            and not _goes_on(tokens, j + 2)
        ):
            end = value // 100 * 100 + int(text)
            return (end, j + 2) if end > value and end - value <= 60 else None
    elif not (
        sign in {"to", "through", "until"}
        or (sign == "and" and "between" in {low[index - 1], low[index - 2]})
    ):
        return None
    end_year = four_digits(tokens, j + 1)
    if (
        end_year is None
        or end_year <= value
        or end_year >= 2150
        or not _stands_alone(tokens, j + 1)
    ):
        return None
    if sign == "to" and low[index - 1] not in {"from", "between", "in", "the", "period", "("}:
        plain = low[j + 2] in {"", ".", ",", ")"} or end_year < 2060
        return (end_year, j + 2) if value >= 1800 and plain else None
    return end_year, j + 2


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Tell a dash that goes on with the digits before it ("2012-13-14") from one that follows."""
    return tokens.low[index] in _DASHES and tokens.glued(index)


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """Tell that no currency, scale or unit belongs to four digits."""
    if tokens.low[index - 1] in {"$", "£", "€", "₹", "¥", "rs", "#"}:
        return False
    after = index + 1
    low = tokens.low[after]
    if low in {"'", "’"} and tokens.low[after + 1] == "s" and tokens.glued(after + 1):
        return True  # "2018's", no feet
    if low in lexicon().scales or low in lexicon().groups or low in {"%", "°", "x", "×"}:
        return False
    if low == "-" and tokens.glued(after) and unit_at(tokens, after + 1) is not None:
        return False
    found = unit_at(tokens, after)
    if found is None or not tokens.near(after):
        return True
    if tokens.glued(after) and low != "s":
        return False  # "the 1500m"
    if low in {"in", "a", "s", "second", "le", "won", "us", "min", "m", "h", "c", "t"}:
        return True
    return _unmeasured(tokens, index, currency=found[0].dimension.startswith("currency"))


def _unmeasured(tokens: Tokens, index: int, *, currency: bool) -> bool:
    """Tell a year before what only looks like a unit: "in 2017 Rand Paul", "in 2015 dollars".

    Behind a preposition of time stand names in capitals, nouns that a count would put in the
    plural ("in 2022 day trips"), and the currency of a year's prices.
    """
    word, before = tokens.words[index + 1], tokens.low[index - 1]
    value = four_digits(tokens, index)
    if value is None or not 1800 <= value <= 2100 or len(word) < 3 or not word.isalpha():
        return False
    timed = before in {"in", "since", "until", "till", "during", "by"}
    if word.istitle():
        return timed or before in {"the", "'s"}
    if not word.islower():
        return False
    return (timed and not is_plural(word)) or (currency and before in {"in", "constant"})


def is_year(tokens: Tokens, index: int) -> bool:  # noqa: C901 - a list of cases, read from top to bottom
    """Tell whether four bare digits are a year, from the words around them."""
    value = four_digits(tokens, index)
    if value is None or not _stands_alone(tokens, index):
        return False
    days, low = calendar(), tokens.low
    before, following = low[index - 1], low[index + 1]
    modern = 1900 <= value <= 2100
    if following in {"'", "’"} and low[index + 2] == "s" and tokens.glued(index + 1):
        return modern
    if before in days.not_year_names:
        return False
    if following in days.time_zones and tokens.words[index + 1].isupper():
        return False  # "1430 GMT"
    if following in {"ad", "bc", "bce", "ce"} or before in {"ad", "bc"}:
        return True
    if before in _DASHES and tokens.glued(index):
        return low[index - 2] in _EARLY or low[index - 2] in {
            "pre",
            "post",
            "since",
            "end",
            "start",
        }
    if (
        following in days.year_after
        and 1950 <= value <= 2050
        and before not in {"of", "over", "than"}
    ):
        return True
    if before == "." and low[index - 2] in {"c", "ca", "b", "d"} and tokens.glued(index - 1):
        return True
    counts = is_plural(following) and tokens.words[index + 1].islower() and tokens.near(index + 1)
    if before in lexicon().hedge_ends:
        back = low[index - 3] if before == "least" else low[index - 2]
        if back in {"until", "since", "before", "by", "till"} and 1500 <= value <= 2150:
            return True
    if following in days.not_year_after and before not in {"in", "since", "until", "by", "'s"}:
        return False
    if before in {"of", "to", "around", "about", "through", "from", "into", "over", "up"}:
        return _year_after_of(tokens, index, value, counts=counts)
    if before in days.year_before:
        return value >= 1500 or before in {"in", "since", "circa", "year", "by", "until", "from"}
    if before in days.not_year_before:
        return False
    if counts and not _determined(tokens, index):
        return False
    return modern


def _year_after_of(tokens: Tokens, index: int, value: int, *, counts: bool) -> bool:
    low, days = tokens.low, calendar()
    before, earlier = low[index - 1], low[index - 2]
    if counts or not 1500 <= value <= 2100:
        return False
    if before == "of":
        return earlier in days.year_before or earlier in days.months or value >= 1900
    if before == "about" or before in {"over", "up"}:
        return False
    if before == "to" and earlier == "up":
        return low[index + 1] == "," and value >= 1900  # "Up to 2015, the"
    if before == "to":
        return 1980 <= value <= 2060 and earlier not in lexicon().directions
    return value >= 1700 and value <= 2100


def _determined(tokens: Tokens, index: int) -> bool:
    before = tokens.low[index - 1]
    return before in {
        "the",
        "his",
        "her",
        "their",
        "its",
        "our",
        "a",
        "this",
        "my",
    } or before.endswith("'s")
