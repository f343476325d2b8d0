"""Find and resolve periods that are told from the article's date: "last year", "a year ago".

Every rule is one alternative of a single pattern and one function that turns a match into a period
(``relative_rules``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from verify.model import Period, Precision, Span
from verify.patterns import lazy
from verify.quantity.relative_rules import RULES, Around, fiscal_year, is_calendar

_UNIT = r"(?:year|month|week|quarter|decade|day|hour)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = r"(?:\d{1,3}|[a-z]{1,7}(?:-[a-z]{4})?)"

# Tried in this order at each place. The longest sensible reading comes first.
_PATTERN = lazy(
    rf"""
    \b(?:
      (?P<to_date>so\ far\ (?:this|in\ the)\ year|year[-\ ]to[-\ ]date|YTD|this\ year\ so\ far)
    | (?P<on_year>year[-\ ]o(?:n|ver)[-\ ]year|y/y|YoY|month[-\ ]o(?:n|ver)[-\ ]month
        |quarter[-\ ]o(?:n|ver)[-\ ]quarter)
    | (?P<same>(?:the\ )?same\ (?:period|time|month|quarter|week|day)
        (?:\ (?:of\ |in\ )?(?:last|the\ previous|the\ prior)\ year
          |\ (?:a|one)\ year\ (?:ago|earlier|before)))
    | (?P<rest>(?:the\ )?(?P<part>start|beginning|end|middle|first\ half|second\ half)\ of
        \ (?P<part_of>the|this|last|next)(?:\ calendar)?\ year)
    | (?P<several>(?<!will\ )(?<!to\ )(?P<span_which>last|past|previous|preceding|prior|next|coming)
        \ (?P<span_count>{_NUMBER})(?:\ of)?\ (?:consecutive\ |full\ )?(?P<span_unit>{_UNIT})s)
    | (?P<recent>recent\ (?P<recent_unit>{_UNIT})s)
    | (?P<ago>(?!the\b)(?P<ago_count>{_NUMBER})(?:\ of)?\ (?P<ago_unit>{_UNIT})s?
        \ (?:ago|earlier|previously|before(?!\ (?:the|his|her|its|their|a|an)\b)))
    | (?P<before>(?:the\ )?(?P<before_unit>year|month|week|quarter)\ (?:before|earlier|prior)\b
        (?!\ (?:the|his|her|its|their|a|an)\b))
    | (?P<named>(?P<named_which>last|this|next|previous)\ (?P<named_name>{_MONTH}|{_WEEKDAY})
        (?!\ \d))
    | (?P<plain>(?P<which>last|this|next|previous|prior|preceding|past|current|coming)
        (?:\ (?:calendar|full))?\ (?P<unit>{_UNIT})\b(?!s|-))
    | (?P<season>(?P<season_which>last|this|past|next)
        \ (?P<season_name>spring|summer|autumn|winter)\b)
    | (?P<anaphor>that\ (?:time|year|month|day|week|period)|(?<=since\ )then
        |the\ same\ (?:period|year|month|quarter|day|week|time)(?!\ (?:of|in)\ (?:\d|the|last)))
    | (?P<today>(?:yesterday|today|tomorrow)\b)
    | (?P<weekday>(?:{_WEEKDAY})\b(?!,?\ (?:{_MONTH}|\d)))
    | (?P<fiscal>(?:fiscal|financial)(?:\ year)?\ (?P<fiscal_year>\d{{4}})
        (?:[-–/](?P<fiscal_end>\d{{4}}|\d{{2}}))?(?!\d)
        |FY\ ?'?(?P<short_fiscal>\d{{4}}|\d{{2}})(?:[-–/](?P<short_end>\d{{4}}|\d{{2}}))?(?!\d))
    | (?P<month>(?:(?<=\bin\ )|(?<=\bsince\ )|(?<=\bof\ )|(?<=\bby\ )|(?<=\buntil\ )|(?<=\blate\ )
        |(?<=\bfrom\ )|(?<=\bduring\ )|(?<=\bearly\ )|(?<=\bfor\ )|(?<=\bthan\ in\ ))
        (?P<month_name>{_MONTH})(?!,?\ \d|\w))
    | (?P<quarter>(?:(?P<q_word>first|second|third|fourth)[-\ ]quarter|Q(?P<q_number>[1-4]))\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Phrase(NamedTuple):
    """A relative expression in a text, not yet resolved."""

    span: Span
    rule: str
    match: re.Match[str]

    @property
    def is_comparison(self) -> bool:
        """Tell whether the words by themselves say that something is compared with the period."""
        return self.rule in {"on_year", "same"}

    def resolve(self, around: Around) -> Period | None:
        """Return the period, without ends if the article's date is needed and not known.

        None if the words mean no period here ("that time" with nothing before it).
        """
        words = self.match[0]
        if self.rule == "anaphor":
            return _worked_out(around.last, words) if around.last is not None else None
        if self.rule == "fiscal":
            return _fiscal(self.match)
        if around.anchor is None:
            return Period(
                start=None, end=None, precision=Precision.VAGUE, words=words, stated=False
            )
        try:
            resolved = RULES[self.rule](self.match, around)
        except (ValueError, OverflowError):  # outside the calendar
            return None
        if resolved is None:
            return None
        vague = resolved.precision is Precision.VAGUE
        return _worked_out(resolved, words, stated=not vague and is_calendar(self.match, around))


def phrases(text: str) -> Iterator[Phrase]:
    """Yield the relative expressions of ``text`` in order. Linear in its length."""
    for match in _PATTERN.finditer(text):
        rule = _rule_of(match)
        names = [match[name] for name in ("named_name", "weekday", "month_name") if match[name]]
        if rule and all(name[0].isupper() for name in names):
            yield Phrase(span=Span(*match.span()), rule=rule, match=match)


def _rule_of(match: re.Match[str]) -> str:
    """Return the name of the alternative that matched."""
    return next((rule for rule in (*RULES, "anaphor", "fiscal") if match[rule]), "")


def _worked_out(period: Period, words: str, *, stated: bool = False) -> Period:
    """Return the period with the words that tell it, marked as worked out unless ``stated``."""
    return Period(
        start=period.start, end=period.end, precision=period.precision, words=words, stated=stated
    )


def _fiscal(match: re.Match[str]) -> Period | None:
    """Return a fiscal year, whose first month is anybody's guess: marked vague, and wide."""
    written = match["fiscal_year"] or match["short_fiscal"]
    number = int(written) + (2000 if len(written) == 2 else 0)
    if not 1800 <= number <= 2200:
        return None
    crossing = bool(match["fiscal_end"] or match["short_end"])
    return replace(fiscal_year(number, crossing=crossing), words=match[0])
