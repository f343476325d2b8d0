"""From headings and configuration to what a number is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from verify.claim.places import find_places, place_named
from verify.claim.qualifiers import heading_qualifiers
from verify.claim.subjects import subject_of
from verify.model import Kind, Period, Place, Qualifier, Subject
from verify.source.countries import by_olympic
from verify.source.kinds import Value
from verify.source.labels import Label, is_generic, only_divides, read_label
from verify.source.raw import Raw, Sheet
from verify.source.when import find_period, parse_period, within_year

# "Table 4: Arrests": its number is no part of what a table is about.
_NUMBERED = re.compile(
    r"^(?:table|tabelle|tableau|tabla|tabell|tab\.|exhibit|figure|chart)\s+[A-Z]?\d[\w.]*\s*[.:–—-]?\s+",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:%|per\s?cent(?:age)?|pct) of (\w.*)", re.IGNORECASE)
_BY = re.compile(r"^(.{3,}?),? by (?=[a-z])")
_ABBREVIATED = re.compile(r"(.{3,60}?)\s*\([A-Z]{2,6}\)")
_TOTALS = frozenset({"total", "totals", "all", "overall", "sum", "grand", "subtotal"})


@dataclass(frozen=True, slots=True)
class Labels:
    """The headings of one raw number, each read."""

    column: tuple[Label, ...]
    row: tuple[Label, ...]
    titles: tuple[Label, ...]
    near: tuple[Label, ...] = field(default=())  # row and column

    @classmethod
    def of(cls, raw: Raw) -> Labels:
        """Read the headings of ``raw``."""
        return _read_labels(raw.column, raw.row, raw.titles, raw.codes, raw.nowhere)


@lru_cache(maxsize=4096)  # the figures of a column share it; saves a tenth of a long file's time
def _read_labels(
    column: tuple[str, ...],
    row: tuple[str, ...],
    titles: tuple[str, ...],
    codes: frozenset[str],
    nowhere: frozenset[str],
) -> Labels:
    columns, rows = (
        tuple(read_label(one, codes=one in codes, nowhere=one in nowhere) for one in texts)
        for texts in (column, row)
    )
    above = tuple(read_label(_NUMBERED.sub("", title)) for title in titles)
    return Labels(columns, rows, above, (*rows, *columns))


def configured(raw: Raw, name: str) -> object | None:
    """Return the nearest configured statement of that name."""
    for stated in raw.settings:
        value: object = getattr(stated, name, None)
        if value is not None:
            return value
    return None


def period_of(raw: Raw, labels: Labels) -> Period | None:
    """Return when the number holds: row, headings, configuration, caption, then titles.

    Months without a year ("January", "Q2") narrow the year that is stated elsewhere.
    """
    parts = {(label.part, label.text) for label in labels.near if label.part is not None}
    period = _year_of(raw, labels)
    if not parts or period is None:
        return period
    if len(parts) > 1:
        return None  # two headings disagree
    part, words = parts.pop()
    return within_year(period, part, words)


def _year_of(raw: Raw, labels: Labels) -> Period | None:
    if text := raw.fields.get("period", ""):
        return read_period(text)  # when it is not understood, nothing else may stand in for it
    stated = {label.period for label in labels.near if label.period is not None}
    if stated:
        return stated.pop() if len(stated) == 1 else None
    setting = configured(raw, "period")
    if isinstance(setting, Period):
        return setting
    for distance, label in enumerate(reversed(labels.titles)):
        if label.period is not None:
            # Only the table's own title dates its figures; what stands farther off may date the
            # page, so it may not serve to refute.
            return label.period if distance == 0 else replace(label.period, stated=False)
    return None


def read_period(text: str) -> Period | None:
    """Read a cell that should be a period, footnotes and all."""
    if (period := parse_period(text)) is not None:
        return period
    found = find_period(text)
    return found[0] if found else None


def places_of(raw: Raw, labels: Labels) -> tuple[Place, ...]:
    """Return the places that the number is about: row, headings, configuration, titles."""
    named = [place for text in raw.places if (place := read_place(text)) is not None]
    if (text := raw.fields.get("place", "")) and not _is_total(text):
        place = read_place(text)
        if place is None or not place.code:  # "Georgia", "Korea, Rep.": the code beside it is sure
            place = read_place(raw.fields.get("place code", "")) or place
        named.append(place or by_olympic(text.strip()) or Place(name=text))
    named.extend(place for label in labels.near for place in label.places)
    setting = configured(raw, "place")
    if not named and isinstance(setting, str) and setting:
        named.append(read_place(setting) or Place(name=setting))
    # "Afghans in Pakistan": the row's own subject may name places too.
    named.extend(_places_in(raw.fields.get("subject", "")[:200]))
    if named:
        return tuple(dict.fromkeys(named))
    for label in reversed(labels.titles):
        if label.places:
            return label.places
    return ()


def _is_total(text: str) -> bool:
    """Tell whether a cell among places is the sum of the others ("Total", "All regions")."""
    first = text.split(maxsplit=1)[0].strip(":,").lower() if text.strip() else ""
    return first in _TOTALS or not any(map(str.isalpha, text))  # how many places there are


def read_place(text: str) -> Place | None:
    """Read a place's name or code; footnotes go, but no other word: a part is not the whole."""
    text = re.sub(r"\[[^\[\]]{1,8}\]|[*†‡]", "", text).strip()
    place = place_named(text) if text else None
    if place is None and (short := _ABBREVIATED.fullmatch(text)) is not None:
        return place_named(short[1])  # "United States (RIAA)": who counts, not a part of it
    return place


_subject = lru_cache(maxsize=8192)(subject_of)
_qualifiers = lru_cache(maxsize=8192)(heading_qualifiers)


@lru_cache(maxsize=4096)
def _places_in(text: str) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for _, place in find_places(text)))


def subject_and_entities(raw: Raw, labels: Labels) -> tuple[Subject, tuple[str, ...]]:
    """Return what is counted, and the names among the row's headings.

    A subject that the row or the value column states is taken as it is. Otherwise the words of
    the row's and the column's headings make the phrase; one that says nothing ("Total") leaves
    it to the titles. Titles are context. No heading is dropped: a word that narrows ("female")
    must stand in the way of a match, not vanish.
    """
    context = " ".join((*(label.words for label in labels.titles), *_fixed_labels(raw)))
    own = raw.fields.get("subject", "").strip()
    value = next((one for one in raw.settings if isinstance(one, Value)), None)
    near = [label for label in labels.near if label.words and not is_generic(label.words)]
    entities = tuple(label.words for label in labels.row if _is_name(label.words))
    if own or (value is not None and value.subject):
        phrase = " ".join(dict.fromkeys(filter(None, (own, (value and value.subject) or ""))))
        rest = [label.words for label in labels.row if label.words and label.words not in phrase]
        return _subject(" ".join((*rest, phrase)), context), entities
    fixed = configured(raw, "subject")
    words = [label.words for label in near]
    if isinstance(fixed, str) and fixed:
        words.append(fixed)
    else:
        words = [*_whole(labels, words), *words]
    subject = _subject(_joined(words), context)
    if not subject.head:
        titles = [label.words for label in labels.titles if label.words]
        subject = _subject(" ".join((*titles[-1:], *words)), context)
    return subject, entities


def _whole(labels: Labels, words: list[str]) -> tuple[str, ...]:
    """Return what the title says that the headings part: "Arrests by type" over "Theft", "Men".

    Titles name no more than the page where the headings say what is counted themselves.
    """
    title = next((label.words for label in reversed(labels.titles) if label.words), "")
    split = _BY.match(title)
    named = [label.words for label in labels.column if not only_divides(label.words)]
    if split is not None and not named:  # "Fires by year" does not count its column "Deaths"
        return (split[1],)
    headed = [one for one in labels.column if one.text and not one.whole_period]
    if headed and all(is_generic(one.words) for one in headed) and _names_only(labels):
        return (title,)  # "Top scorers" over "Total": a name alone does not say what is counted
    return (title,) if title and words and all(map(only_divides, words)) else ()


def qualifiers_of(raw: Raw, labels: Labels, subject: Subject) -> tuple[Qualifier, ...]:
    """Return what restricts the number: read from the headings that name its ``subject``."""
    value = next((one for one in raw.settings if isinstance(one, Value)), None)
    own = (raw.fields.get("subject", ""), (value and value.subject) or "")
    fixed = configured(raw, "subject")
    stated = own if any(own) else tuple(label.words for label in labels.column)
    headings = [*(label.words for label in labels.row), *stated]
    headings.append(fixed if isinstance(fixed, str) else "")
    titles = (*(f"{one.words} {one.per}" for one in labels.titles), *_fixed_labels(raw))
    return _qualifiers(", ".join(filter(None, headings)), titles=", ".join(titles), subject=subject)


def _fixed_labels(raw: Raw) -> tuple[str, ...]:
    """Return the configured labels, and what configured shares are of: "% of GDP"."""
    wholes = (_WHOLE.search(stated.unit or "") for stated in raw.settings)
    labels = (word for stated in raw.settings for word in stated.labels)
    return (*labels, *(whole[1] for whole in wholes if whole is not None))


def _joined(words: list[str]) -> str:
    """Join headings, leaving out those whose words all stand in another one.

    "Refugees" under "Refugees and displaced persons" is one of two things, so the other goes.
    """
    words = [
        text
        for at, text in enumerate(words)
        if not any(_is_one_of(inner, text) for inner in words[at + 1 :])
    ]
    sets = [frozenset(text.lower().split()) for text in words]
    kept = [
        text
        for index, text in enumerate(words)
        if not any(
            sets[index] < other or (sets[index] == other and index > at)
            for at, other in enumerate(sets)
            if at != index
        )
    ]
    return " ".join(kept)


def _names_only(labels: Labels) -> bool:
    """Tell whether the row's headings are names, which are not what is counted."""
    said = [label.words for label in labels.row if label.words]
    return bool(said) and all(map(_is_name, said))


def _is_one_of(inner: str, outer: str) -> bool:
    """Tell whether a heading names one of the things that the one above it lists."""
    parts = re.split(r",? (?:and|or) |, ", outer.lower())
    return len(parts) > 1 and inner.lower() in parts


def _is_name(words: str) -> bool:
    """Tell whether a row heading looks like a proper name: several capitalised words."""
    parts = words.split()
    return 1 < len(parts) <= 6 and all(part[:1].isupper() for part in parts if len(part) > 3)


def stated_kind(raw: Raw) -> Kind | None:
    """Return the kind that the row or the configuration states."""
    text = raw.fields.get("kind", "").strip().lower()
    if text in list(Kind):
        return Kind(text)
    setting = configured(raw, "kind")
    return setting if isinstance(setting, Kind) else None


def baseline_of(raw: Raw, labels: Labels) -> Period | None:
    """Return what a change is measured from: row, headings, configuration."""
    if text := raw.fields.get("baseline", ""):
        return read_period(text)
    stated = {label.baseline for label in labels.near if label.baseline is not None}
    if stated:
        return stated.pop() if len(stated) == 1 else None
    setting = configured(raw, "baseline")
    return setting if isinstance(setting, Period) else None


def label_path(raw: Raw, sheet: Sheet) -> tuple[str, ...]:
    """Return every heading, outermost first, without repetition."""
    publisher = raw.fields.get("publisher", "")
    fixed = tuple(word for stated in reversed(raw.settings) for word in stated.labels)
    own = raw.fields.get("subject", "")
    value = next((one.subject for one in raw.settings if isinstance(one, Value)), None) or ""
    parts = (*fixed, publisher, *raw.titles, own, *raw.row, *raw.column, value)
    del sheet
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
