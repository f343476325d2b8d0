"""What a raw number is spread over: from its headings, its row, the configuration or a title."""

from __future__ import annotations

import re

from verify.source.heading_rates import find_spread
from verify.source.headings import headings
from verify.source.kinds import Value
from verify.source.labels import only_divides
from verify.source.raw import Raw
from verify.source.topics import Labels, configured

_SEVERAL = re.compile(r"\w,? (?:and|or|und|et|y) \w|\w, [^\W\d]+ [^\W\d].*\w, ")
_TIMES = frozenset({"per day", "per night", "per week", "per month", "per hour"})


def spread_of(raw: Raw, labels: Labels) -> tuple[str, bool]:
    """Return what the number is spread over ("per 100,000 people", or ""), and whether for sure.

    A title or a subject that stands for the whole source holds for columns that name nothing of
    their own ("2023", "Men"), and for no column that counts ("Number"). Over a column that does
    ("Deaths" under "Deaths and rate per 100,000"), what the number is stays unsure.
    """
    for label in (*reversed(labels.column), *reversed(labels.row)):
        if label.per:
            return label.per, True
    value = next((one for one in raw.settings if isinstance(one, Value)), None)
    for subject in (raw.fields.get("subject", ""), (value and value.subject) or ""):
        if (found := find_spread(subject)) is not None:
            return found.per, True
    far = _far(raw, labels)
    if not far or far in _TIMES:  # "Fires per month" over January, February: how many in each
        return "", True
    own = any(label.unit is not None for label in labels.row)
    if own or _lists(raw.titles) or not names_nothing(labels):
        return "", any(label.unit is not None for label in labels.column)
    return far, all(only_divides(label.words) for label in labels.row)


def _lists(titles: tuple[str, ...]) -> bool:
    """Tell whether a title names several things: "GDP, GDP per capita and workforce"."""
    last = titles[-1] if titles else ""
    return find_spread(last) is not None and _SEVERAL.search(last) is not None


def names_nothing(labels: Labels) -> bool:
    """Tell whether a column leaves what its numbers are to the title: "2023", "Men"."""
    said = " ".join(label.text for label in labels.column).lower().split()
    divides = all(only_divides(label.words) for label in labels.column)
    return divides and headings().counting.isdisjoint(said)


def _far(raw: Raw, labels: Labels) -> str:
    """Return what a title, or a subject given for the whole source or table, spreads over."""
    fixed = configured(raw, "subject")
    if isinstance(fixed, str) and (found := find_spread(fixed)) is not None:
        return found.per
    return next((label.per for label in reversed(labels.titles) if label.words or label.per), "")
