"""Find the periods that a text speaks of and resolve them against the article's date.

Absolute expressions come from the scanner (``DateMention``), relative ones ("last year") from
``relative_periods``. Here the two are put in one row, joined into ranges ("from May 2 to May 16"),
widened by the words before them ("the first eight months of", "the end of"), and given the role
that the preposition shows: "since" and "compared with" make a baseline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from verify.model import Period, Precision, Span
from verify.patterns import lazy
from verify.quantity import almanac
from verify.quantity.date_periods import in_year_before, period_of
from verify.quantity.dates import DateForm, DateMention
from verify.quantity.period_edges import LOOK_BACK, widened
from verify.quantity.relative_periods import Phrase, phrases
from verify.quantity.relative_rules import Around

Role = Literal["period", "baseline", "event"]
Relation = Literal["", "since", "until", "by", "after", "before", "compared"]

_SENTENCE_END = lazy(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n")
_BETWEEN = lazy(r"\s*(?:to|and|until|till|through|thru|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_RANGE_BEFORE = lazy(r"\b(?P<word>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_DASHED = lazy(r"\s*(?:-|–|—|to|through)\s*", re.IGNORECASE)
_RELATION = lazy(
    r"\b(?:(?P<since>since)|(?P<until>until|till)|(?P<by>by)|(?P<after>after|following)"
    r"|(?P<before>before|prior\s+to|ahead\s+of)"
    r"|(?P<compared>(?:compared?|comparing|relative|comparison)\s+(?:with|to)|versus|vs\.?|than"
    r"|from|against))"
    r"(?:\s+(?:at\s+least|in|during|the|a|its|same|levels?|of|period|month|quarter|figures?|total"
    r"|that|for|early|late|mid|on|all|whole|entire)){0,4}[-\s]+$",
    re.IGNORECASE,
)
_LAST_YEAR = lazy(
    r"\b(?P<compared>on|over)\s+(?:the\s+|a\s+)?$", re.IGNORECASE
)  # "up 3% on last year", "over a year earlier"; any other "on" and "over" says when
_YEAR_BACK = lazy(r"(?:last|previous|prior|year)\b", re.IGNORECASE)
_BACK = lazy(r"\b(?:ago|earlier|before|previous|prior|preceding|last)\b", re.IGNORECASE)
_MONTH_ALONE = lazy(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_FUTURE = lazy(
    r"\b(?:will|won't|is due|are due|is to|are to|expects? to|plans? to|aims? to)\b|'ll\b"
)
_ON_YEAR = lazy(r"\b(?P<compared>on)\s+$", re.IGNORECASE)  # "up 3% on 2022"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A period where the text speaks of it.

    ``span`` covers the words of the time itself, without its preposition. ``role`` is "baseline"
    where something is compared with it or counted from it, "event" for a single day of the
    calendar, else "period". ``relation`` is the preposition's sense. ``absolute`` tells that the
    text gives at least the year.
    """

    span: Span
    text: str
    period: Period
    role: Role = "period"
    relation: Relation = ""
    absolute: bool = False


class _Found(NamedTuple):
    """An expression before its neighbours were looked at."""

    span: Span
    date: DateMention | None = None
    phrase: Phrase | None = None


def find_periods(
    text: str, dates: Sequence[DateMention], *, anchor: date | None, sure: bool = False
) -> tuple[PeriodMention, ...]:
    """Return the periods that ``text`` speaks of, in order.

    ``dates`` are the scanner's for the same text. Without an ``anchor`` relative expressions are
    returned with open ends. A period that was worked out from the anchor or from an earlier
    sentence has ``stated`` false, but for "last year" and "last month" where the anchor is
    ``sure``: given or published with the article, not inferred.
    """
    mentions: list[PeriodMention] = []
    found = sorted(_expressions(text, dates), key=lambda item: item.span)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    boundaries = iter((*ends, len(text) + 1))
    boundary, sentence_start = next(boundaries), 0
    index = 0
    while index < len(found):
        while found[index].span.start >= boundary:
            sentence_start, boundary = boundary, next(boundaries)
        item = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        around = _around(mentions, sentence_start, anchor)._replace(sure=sure)
        joined = _joined(text, item, following, anchor) if following is not None else None
        mention = joined or _single(text, item, around)
        index += 2 if joined is not None else 1
        if mention is not None:
            mention = mention if joined is not None else _with_role(text, mention)
            moved = _in_the_past(mention, anchor)
            mentions.append(_to_come(text[sentence_start : mention.span.start], moved, anchor))
    return tuple(mentions)


def _expressions(text: str, dates: Sequence[DateMention]) -> Iterator[_Found]:
    """Yield absolute and relative expressions; of two that overlap the longer one."""
    relative = list(phrases(text))
    kept: list[DateMention] = []
    position = 0
    for mention in dates:
        if mention.form is DateForm.WEEKDAY:  # a relative expression, found as such
            continue
        while position < len(relative) and relative[position].span.end <= mention.span.start:
            position += 1
        overlapping = relative[position] if position < len(relative) else None
        longer = (
            overlapping is not None
            and overlapping.span.overlaps(mention.span)
            and _length(overlapping.span) > _length(mention.span)
        )
        if not longer:
            kept.append(mention)
    yield from (_Found(mention.span, date=mention) for mention in kept)
    spans = iter(kept)
    current = next(spans, None)
    for phrase in relative:
        while current is not None and current.span.end <= phrase.span.start:
            current = next(spans, None)
        if current is None or not current.span.overlaps(phrase.span):
            yield _Found(phrase.span, phrase=phrase)


def _length(span: Span) -> int:
    return span.end - span.start


def _around(mentions: list[PeriodMention], sentence_start: int, anchor: date | None) -> Around:
    """Return what the next expression is resolved against."""
    last = mentions[-1].period if mentions else None
    near = next(
        (
            mention.period
            for mention in reversed(mentions)
            if mention.span.start >= sentence_start and mention.role != "baseline"
        ),
        None,
    )
    return Around(anchor=anchor, near=near, last=last)


def _single(text: str, item: _Found, around: Around) -> PeriodMention | None:
    """Return the mention of one expression, widened by the words before it."""
    if item.phrase is not None:
        period = item.phrase.resolve(around)
        absolute = item.phrase.rule == "fiscal"
    elif item.date is not None:
        period = period_of(item.date, anchor=around.anchor)
        absolute = item.date.year is not None
    if period is None:
        return None
    span, period = widened(text, item.span, period)
    words = span.of(text)
    single = item.date is not None and period.precision is Precision.DAY
    role: Role = "event" if single else "period"
    if item.phrase is not None and item.phrase.is_comparison:
        role = "baseline"
    return PeriodMention(
        span=span,
        text=words,
        period=replace(period, words=words),
        role=role,
        relation="compared" if role == "baseline" else "",
        absolute=absolute,
    )


def _joined(text: str, first: _Found, second: _Found, anchor: date | None) -> PeriodMention | None:
    """Return one mention for two: "from May 2 to May 16", "between 2010 and 2015", "May-July 2023".

    Both must be absolute; "and" joins only after "between".
    """
    if first.date is None or second.date is None:
        return None
    connector = text[first.span.end : second.span.start]
    before = _RANGE_BEFORE.search(text, max(0, first.span.start - 12), first.span.start)
    if len(connector) > 12 or not (
        _BETWEEN.fullmatch(connector) if before else _DASHED.fullmatch(connector)
    ):
        return None
    if "and" in connector.lower() and (before is None or before["word"].lower() != "between"):
        return None
    end = period_of(second.date, anchor=anchor)
    start = period_of(first.date, anchor=anchor)
    if end is None or start is None or end.end is None:
        return None
    if first.date.year is None and first.date.month is not None:
        start = in_year_before(first.date, end.end) or start
    if start.start is None or start.start > end.end:
        return None
    yearless = first.date.year is None and second.date.year is None
    if yearless and anchor is not None and start.start > anchor:
        earlier = [almanac.back(one, unit="year", count=1) for one in (start.start, end.end)]
        start, end = replace(start, start=earlier[0]), replace(end, end=earlier[1])
    span = Span(first.span.start, second.span.end)
    words = span.of(text)
    return PeriodMention(
        span=span,
        text=words,
        period=Period(start=start.start, end=end.end, words=words, stated=end.stated),
        absolute=second.date.year is not None,
    )


def _with_role(text: str, mention: PeriodMention) -> PeriodMention:
    """Return the mention with the role and relation that the words before it show."""
    if mention.role == "baseline":
        return mention
    lead = max(0, mention.span.start - LOOK_BACK)
    before = text[lead : mention.span.start]
    match = _RELATION.search(before)
    if match is None and _YEAR_BACK.search(mention.text):
        match = _LAST_YEAR.search(before)
    if match is None and mention.absolute and mention.period.precision is Precision.YEAR:
        match = _ON_YEAR.search(before)
    if match is None or match.lastgroup is None:
        return mention
    spans = mention.period.precision is Precision.SPAN
    ranged = spans and not _BACK.search(mention.text)
    if ranged and (match["compared"] or "").lower().startswith("from"):  # "from January to August"
        return mention
    relation = _RELATIONS[match.lastgroup]
    role: Role = "baseline" if relation in {"since", "compared"} else mention.role
    return replace(mention, role=role, relation=relation)


def _in_the_past(mention: PeriodMention, anchor: date | None) -> PeriodMention:
    """Return "since January" as the last January: what has gone on since then began before now."""
    period = mention.period
    if mention.relation != "since" or mention.absolute or anchor is None:
        return mention
    if period.start is None or period.end is None or period.start <= anchor:
        return mention
    start = almanac.back(period.start, unit="year", count=1)
    end = almanac.back(period.end, unit="year", count=1)
    return replace(mention, period=replace(period, start=start, end=end))


def _to_come(before: str, mention: PeriodMention, anchor: date | None) -> PeriodMention:
    """Return "will repay it by December" as the next December: what is to come is not over."""
    period = mention.period
    if mention.absolute or period.stated or anchor is None or mention.role != "period":
        return mention
    if period.start is None or period.end is None or period.end >= anchor:
        return mention
    if not _MONTH_ALONE.fullmatch(period.words) or not _FUTURE.search(before):
        return mention
    start = almanac.back(period.start, unit="year", count=-1)
    end = almanac.back(period.end, unit="year", count=-1)
    return replace(mention, period=replace(period, start=start, end=end))


_RELATIONS: dict[str, Relation] = {
    "since": "since",
    "until": "until",
    "by": "by",
    "after": "after",
    "before": "before",
    "compared": "compared",
}
