"""Give a number its period and its baseline from the time expressions of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from verify.claim.attribution import reports
from verify.claim.ends import When, parted, run_to
from verify.claim.grammar import Token, dateline_end, is_plural
from verify.claim.noun_phrases import back
from verify.claim.scenes import clause_of
from verify.model import Kind, Period, Precision
from verify.patterns import lazy
from verify.quantity import almanac
from verify.quantity.periods import PeriodMention

_YEAR_ON_YEAR = lazy(r"(?i)year[- ]o(?:n|ver)[- ]year|y/y|yoy")
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_ON = frozenset({"on", "late", "early", "in", "over", "during"})
_COMPARING = frozenset({"compared", "from", "against", "versus", "than"})
_BEGAN = frozenset({"began", "begun", "started", "begins"})
_RECORDS = frozenset({"records", "record", "recording", "counting", "data", "statistics", "series"})
_DAY = timedelta(days=1)
_ISSUED = frozenset({"published", "released", "issued", "unveiled"})
_TOLDS = frozenset({"told", "tells"})
_TOLD = 4  # tokens behind "told" that name who was told
_TAKES_UP = frozenset({"aux", "link", "up", "down", "verb", "ed"})
_SAYS_WHEN = frozenset({"", "by", "until"})


def when_of(
    tokens: Sequence[Token],
    index: int,
    kind: Kind,
    *,
    periods: Sequence[PeriodMention],
    anchor: date | None,
) -> When:
    """Return period and baseline of the number ``tokens[index]``.

    ``periods`` are those of the sentence. The nearest behind the number counts, up to the next
    number; then the nearest before it in the clause; then one at the head of the sentence. "Since"
    starts the period of a level, and is the baseline of a change.
    """
    ordered = _nearest_first(tokens, index, periods)
    changes = kind in _CHANGES
    period = next(
        (p.period for p in ordered if p.role != "baseline" and p.relation in _SAYS_WHEN), None
    )
    baseline = next((p for p in ordered if p.role == "baseline"), None)
    if baseline is not None and not changes and _told_of(tokens, index, baseline):
        return When(period=baseline.period)
    if baseline is None and kind is Kind.POINT_CHANGE and period and (run := run_to(period)):
        return run
    if changes and baseline is None and period is None:
        base = _since_an_event(tokens, periods)
        return When(period=None if base else _only_one(tokens, index, periods), baseline=base)
    if baseline is None:
        return parted(period) if changes and period else When(period=period)
    if changes:
        return When(period=period, baseline=_year_before(period, baseline) or baseline.period)
    if baseline.relation == "since" and period is None:
        return When(period=_running_from(baseline.period, anchor))
    return When(period=period)


def _year_before(period: Period | None, baseline: PeriodMention) -> Period | None:
    """Return the time a year before the number's own, for "year on year" and "year over year"."""
    if not _YEAR_ON_YEAR.fullmatch(baseline.text) or period is None:
        return None
    if period.start is None or period.end is None:
        return None
    start = almanac.back(period.start, unit="year", count=1)
    after = almanac.back(period.end + _DAY, unit="year", count=1)
    if start is None or after is None:
        return None
    return replace(period, start=start, end=after - _DAY, words=baseline.text, stated=False)


def _since_an_event(tokens: Sequence[Token], periods: Sequence[PeriodMention]) -> Period | None:
    """Return 2020 for "since the pandemic began in 2020"; when records began is no base."""
    for mention in periods:
        at = next((n for n, token in enumerate(tokens) if token.end > mention.span.start), 0)
        lead = [token.low for token in tokens[max(0, at - _TOLD - 2) : at]]
        event = lead[lead.index("since") + 1 :] if "since" in lead else []
        if not _BEGAN.isdisjoint(event) and _RECORDS.isdisjoint(event):
            return mention.period
    return None


def _only_one(
    tokens: Sequence[Token], index: int, periods: Sequence[PeriodMention]
) -> Period | None:
    """Return the sentence's only time, if it stands in a clause before a change without one."""
    if len(periods) != 1 or periods[0].span.start > tokens[index].start:
        return None
    (one,) = periods
    if one.role == "baseline" or one.relation or _is_of_the_text(tokens, one):
        return None
    return replace(one.period, stated=False)


def _told_of(tokens: Sequence[Token], index: int, mention: PeriodMention) -> bool:
    """Tell whether the number stands in a clause about the time: "since 2010, when 210 died"."""
    behind = [t for t in tokens if mention.span.end <= t.start < tokens[index].start]
    return [t.low for t in behind[:2]] == [",", "when"] or [t.low for t in behind[:1]] == ["when"]


def _running_from(start: Period, anchor: date | None) -> Period:
    """Return the period from the beginning of another one to the article's date."""
    return Period(
        start=start.start,
        end=anchor,
        precision=Precision.VAGUE if start.precision is Precision.VAGUE else Precision.SPAN,
        words=f"since {start.words}",
        stated=False,
    )


def _nearest_first(
    tokens: Sequence[Token], index: int, periods: Sequence[PeriodMention]
) -> list[PeriodMention]:
    """Return the periods that can belong to the number, the likeliest first."""
    first, end = clause_of(tokens, index)
    number = tokens[index]
    all_told = len(periods)
    periods = [p for p in periods if not _is_of_the_text(tokens, p)]
    numbers = [t for t in tokens if t.tag == "num" and not _is_in_a_period(t, periods)]
    after = _past_conversion(tokens, index)
    if after > number.start:
        end = clause_of(tokens, min(index + 4, len(tokens) - 1))[1]
    next_number = next(
        (t.start for t in numbers if t.start > after and not _reached(tokens, index, t)),
        tokens[-1].end + 1,
    )
    last_number = max((t.end for t in numbers if t.end <= number.start), default=-1)
    clause_start, clause_end = tokens[first].start, tokens[end - 1].end
    behind = [p for p in periods if number.end <= p.span.start < min(next_number, clause_end)]
    resumed = _resumed_at(tokens, index)
    behind = [p for p in behind if p.span.start < resumed]
    before = [p for p in periods if max(clause_start, last_number) <= p.span.start < number.start]
    earlier = [p for p in periods if clause_start <= p.span.start < last_number]
    opening = [p for p in periods if _opens(tokens, p, numbers)]
    later = [p for p in periods if next_number <= p.span.start < min(clause_end, resumed)]
    alone = all_told == 1 and not _compares(tokens, index)
    lone = later if alone or _listed(tokens, index) else []
    elsewhere = _is_elsewhere(tokens, index)
    if _is_base(tokens, index) and not elsewhere:
        return behind  # "from 8.8 percent": another time than the number before it
    ordered = [*behind, *reversed(before), *reversed(earlier), *opening, *lone]
    return list(dict.fromkeys(ordered))


def _reached(tokens: Sequence[Token], index: int, number: Token) -> bool:
    """Tell whether a number is what the change before it led to: "fell 5% to 6,536 in March"."""
    at = next(n for n, token in enumerate(tokens) if token.start == number.start)
    before = back(tokens, at - 1)
    if before <= index or tokens[before].low != "to":
        return False
    return all(t.tag in {"adv", "det", "word"} for t in tokens[index + 1 : before])


def _resumed_at(tokens: Sequence[Token], index: int) -> int:
    """Return where the sentence goes on behind a relative clause around the number, or its end.

    "Norway, which had 247 deaths, lowered its limits in 2023": 2023 is no year of the deaths.
    """
    opened = False
    for token in reversed(tokens[:index]):
        if token.tag in {"punct", "num"}:
            break
        opened = token.tag == "rel" or token.low == "where"
        if opened:
            break
    for position in range(index + 1, len(tokens) - 1 if opened else 0):
        following = tokens[position + 1]
        plain = following.tag == "word" and following.text.islower()
        if tokens[position].text == "," and (plain or following.tag in _TAKES_UP):
            return tokens[position].start
    return tokens[-1].end + 1


def _is_in_a_period(number: Token, periods: Sequence[PeriodMention]) -> bool:
    """Tell whether a number only measures a time: "in the past 12 months"."""
    return any(p.span.start < number.end and number.start < p.span.end for p in periods)


def _past_conversion(tokens: Sequence[Token], index: int) -> int:
    """Return where the number ends, with its conversion in parentheses."""
    marks = [t.text if t.tag == "punct" else t.tag for t in tokens[index + 1 : index + 4]]
    return tokens[index + 2].start if marks == ["(", "num", ")"] else tokens[index].start


def _compares(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a comparison follows the number, so that a later time is the other one's."""
    return any(token.low in _COMPARING for token in tokens[index + 1 :])


def _is_base(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the number is what another one is set against."""
    before = back(tokens, index - 1)
    if before < 1:
        return False
    if tokens[before].low in {"against", "versus"}:
        return True
    if tokens[before].low == "from":
        return any(token.tag == "num" for token in tokens[:before])
    return (tokens[before - 1].low, tokens[before].low) in {
        ("compared", "with"),
        ("compared", "to"),
    }


def _is_elsewhere(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a number is compared across places, at one time: "against 5 percent in Peru"."""
    before = back(tokens, index - 1)
    if before < 1 or tokens[before].low == "from":
        return False
    for position in range(index + 1, min(len(tokens) - 1, index + 5)):
        if tokens[position].tag in {"punct", "num", "conj"}:
            return False
        if tokens[position].low == "in":
            after = tokens[position + 1 : position + 3]
            named = next((t for t in after if t.tag != "det"), after[0])
            return named.tag == "word" and named.text[:1].isupper()
    return False


def _is_of_the_text(tokens: Sequence[Token], mention: PeriodMention) -> bool:
    """Tell whether a time is that of the article or of the speaking: "said on Thursday"."""
    if mention.span.start < tokens[max(0, dateline_end(tokens) - 1)].start:
        return True
    at = next((n for n, token in enumerate(tokens) if token.end > mention.span.start), 0)
    before = at - 1
    while before >= 0 and (tokens[before].tag in {"adv", "det"} or tokens[before].low in _ON):
        before -= 1
    if before >= 0 and tokens[before].low in _BEGAN and _since(tokens, before):
        return True
    if before >= 0 and (reports(tokens[before].low) or tokens[before].low in _ISSUED):
        return tokens[before].tag != "word" or not is_plural(tokens[before])
    told = range(max(0, before - _TOLD), before)
    return any(tokens[n].low in _TOLDS for n in told) and not any(
        tokens[n].tag in {"num", "punct", "rel"} or tokens[n].low == "that"
        for n in range(max(told, key=lambda n: tokens[n].low in _TOLDS), before + 1)
    )


def _since(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "since" leads to a verb of beginning: "since records began in 1947"."""
    return any(token.low == "since" for token in tokens[max(0, index - _TOLD) : index])


def _listed(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the next number is joined by "and" alone ("26 cases and 11 deaths in 2018")."""
    for position in range(index + 1, min(len(tokens), index + 8)):
        token = tokens[position]
        if token.tag == "num":
            return tokens[position - 1].low == "and"
        if token.tag in {"punct", "aux", "link", "up", "down", "verb", "prep", "time"}:
            return False
    return False


def _opens(tokens: Sequence[Token], mention: PeriodMention, numbers: Sequence[Token]) -> bool:
    """Tell whether a period stands at the sentence's head and so goes with all its numbers."""
    first_number = numbers[0].start if numbers else tokens[-1].end
    head = mention.span.start - tokens[0].start < 30
    return head and mention.span.end <= first_number
