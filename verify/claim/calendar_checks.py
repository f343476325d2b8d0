"""Check weekdays against dates and ages against years of birth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from verify.model import Article, DateSource, Remark, RemarkCode, Sentence, Span
from verify.patterns import lazy
from verify.quantity.dates import DateMention
from verify.quantity.relative_rules import nearest_year

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 45  # days between an article and a day without a year that certainly is of that year
_SURE = frozenset({DateSource.GIVEN, DateSource.METADATA})
_BORN = lazy(r"\bborn\s+(?:in|on)\s+(?:[A-Za-z0-9,. ]{0,24}?\s)?(?P<year>(?:18|19|20)\d\d)\b")
_AGED = lazy(
    r"\b(?:aged?\s+(?P<age>\d{1,3})|(?P<old>\d{1,3})[- ]years?[- ]old)\b"
    r"|(?<=[a-z],\s)(?P<bare>\d{2})(?=,\s)"
)
_THEN = lazy(
    r"\b(?:died|dead|killed|was|were|when|at the age|became|married|joined|turned|would)\b"
)


def weekdays(article: Article, dates: Sequence[DateMention]) -> Iterator[Remark]:
    """Yield a remark for each day given with its weekday.

    A day without a year is of the year that lies nearest the article's date; a wrong weekday is
    only reported if that date was given or published and the day lies near it.
    """
    for mention in dates:
        if mention.weekday is None or mention.day is None or mention.month is None:
            continue
        day, sure = _day(article, mention)
        if day is None:
            continue
        stated, real = _DAYS[mention.weekday], _DAYS[day.weekday()]
        when = f"{day.day} {day:%B %Y}"
        if day.weekday() == mention.weekday:
            yield Remark(
                code=RemarkCode.CONSISTENT,
                ok=True,
                span=mention.span,
                text=mention.text,
                message=f"{when} is a {real}",
            )
        elif sure:
            yield Remark(
                code=RemarkCode.WEEKDAY,
                ok=False,
                span=mention.span,
                text=mention.text,
                message=f"{when} is a {real}, not a {stated}",
            )


def _day(article: Article, mention: DateMention) -> tuple[date | None, bool]:
    """Return the day that is meant and whether its year is certain."""
    year, sure = mention.year, True
    if year is None:
        if article.date is None:
            return None, False
        year = nearest_year(article.date, mention.month or 1, mention.day or 1)
        sure = article.date_source in _SURE
    try:
        day = date(year, mention.month or 0, mention.day or 0)
    except ValueError:
        return None, False
    if mention.year is None and article.date is not None:
        sure = sure and abs((day - article.date).days) <= _NEAR
    return day, sure


def ages(article: Article, sentences: Sequence[Sentence]) -> Iterator[Remark]:
    """Yield a remark where a sentence gives one person's age and year of birth.

    Only in the present tense, one of each, and with a certain date: the age then can be one of two.
    """
    if article.date is None or article.date_source not in _SURE:
        return
    for sentence in sentences:
        born, aged = _BORN.findall(sentence.text), list(_AGED.finditer(sentence.text))
        past = _THEN.search(_BORN.sub("", sentence.text).replace("was born", ""))
        if len(born) != 1 or len(aged) != 1 or past is not None:
            continue
        age = int(aged[0]["age"] or aged[0]["old"] or aged[0]["bare"])
        oldest = article.date.year - int(born[0])
        ok = age in {oldest - 1, oldest}
        span = Span(*aged[0].span()).shifted(sentence.span.start)
        yield Remark(
            code=RemarkCode.CONSISTENT if ok else RemarkCode.AGE,
            ok=ok,
            span=span,
            text=aged[0][0],
            message=f"born in {born[0]} makes {oldest - 1} or {oldest} in {article.date.year}",
        )
