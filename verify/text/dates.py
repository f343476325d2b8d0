"""Read the publication date that a page's metadata states."""

from __future__ import annotations

from datetime import date

from verify.patterns import lazy

_ISO = lazy(r"\s{0,20}(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = lazy(r"\s{0,20}(\d{4})(\d{2})(\d{2})(?:T|\s{0,20}$)")
_WORDY = lazy(
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s{1,5}(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s{1,5}(?P<month2>[A-Za-z]{3,9})\.?)"
    r",?\s{1,5}(?P<year>\d{4})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST = 1600  # the first newspapers; smaller years are placeholders such as 0001-01-01


def iso_date(words: str) -> date | None:
    """Return the day that ``words`` state: ISO 8601 (any time is left out) or "Nov. 8, 2023".

    The day is the one written, in the writer's own time zone. Purely numeric day and month in any
    other order are not read, for they can mean two days.
    """
    found = _ISO.match(words) or _COMPACT.match(words)
    if found is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    wordy = _WORDY.search(words[:200])
    if wordy is None:
        return None
    name = (wordy["month"] or wordy["month2"]).lower()[:3]
    if name not in _MONTHS:
        return None
    return _day(int(wordy["year"]), _MONTHS.index(name) + 1, int(wordy["day"] or wordy["day2"]))


def _day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None if there is no such day or it is a placeholder."""
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
