"""Quarters, halves and fiscal years."""

from __future__ import annotations

from verify.quantity.date_parts import DateForm, DateParts, year_of_date
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.years import year_span

_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
          "final": 4, "last": 0}  # fmt: skip


def quarter_at(tokens: Tokens, index: int) -> DateParts | None:
    """Read "the third quarter of 2019", "Q3 2019", "first half"."""
    low = tokens.low
    word, j = low[index], index + 1
    if word in {"q", "h"}:
        if not (
            tokens.glued(j)
            and low[j] in {"1", "2", "3", "4"}
            and tokens.words[index].isupper()
            and not (tokens.glued(j + 1) and tokens.sort[j + 1] == Sort.WORD)  # "H1N1"
        ):
            return None
        order, what, after = int(low[j]), ("quarter" if word == "q" else "half"), j + 1
    else:
        if tokens.sort[index] == Sort.NUMBER:
            word += low[j]
            j += 1
        order, k = _ORDER.get(word, 0), j + (low[j] == "-")
        if low[k] in {"fiscal", "financial"}:
            k += 1
        what, after = low[k], k + 1
        if not order or what not in {"quarter", "half"}:
            return None
    if what == "half" and (order > 2 or (word == "h" and order > 2)):
        return None
    parts = DateParts(first=index, after=after, form=DateForm.QUARTER)
    if what == "quarter":
        parts.quarter = order
    else:
        parts.half, parts.form = order, DateForm.HALF
    k = after + (low[after] == "of") + (low[after + 1] in {"fiscal", "the", "financial"})
    year = year_of_date(tokens, after) or (year_of_date(tokens, k) if k > after else None)
    if year is not None:
        parts.year, parts.after = year
        parts.fiscal = "fiscal" in low[after:k]
    return parts


def fiscal_year(tokens: Tokens, index: int) -> DateParts | None:
    """Read "FY2019", "FY20", "FY 2019-20"."""
    j = index + 1
    text = tokens.words[j]
    if tokens.sort[j] != Sort.NUMBER or not text.isdecimal() or not tokens.near(j):
        return None
    if len(text) not in {2, 4}:
        return None
    value = int(text) + (2000 if len(text) == 2 else 0)
    parts = DateParts(first=index, after=j + 1, form=DateForm.YEAR, year=value, fiscal=True)
    end = year_span(tokens, j, value) if len(text) == 4 else None
    if end is not None:
        parts.end_year, parts.after = end
        parts.form = DateForm.YEAR_SPAN
    return parts
