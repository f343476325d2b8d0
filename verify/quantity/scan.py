"""One pass over a text: quantities, dates, and numbers that are neither."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from functools import cache

from verify.model import (
    COUNT,
    Aside,
    Direction,
    Kind,
    Mention,
    Quantity,
)
from verify.patterns import lazy
from verify.quantity import asides, idioms, multiples, nouns, outcomes, ratings, ratios
from verify.quantity.amounts import Amount, read_amount, unit_and_half
from verify.quantity.dates import date_at
from verify.quantity.findings import Findings, Scan
from verify.quantity.hedges import hedges_after, hedges_before
from verify.quantity.lexicon import calendar, lexicon, wordset
from verify.quantity.likened import likened
from verify.quantity.mentions import mention_of
from verify.quantity.tokens import Sort, Tokens

MOST = 10_000  # numbers that are read of one text
LONGEST = 400  # numbers that are read of one sentence or line
_END = lazy(r"[.!?]\s|\n")
_SILENT = frozenset([Sort.ABBREVIATION, Sort.BREAK, Sort.SYMBOL])  # nothing begins at these


@cache
def _dates_only() -> frozenset[str]:
    """Return every word, capitalised, at which nothing but a date may begin."""
    known, days = lexicon(), calendar()
    return frozenset(days.months.keys() | days.weekdays.keys()) - known.ordinals.keys()


@cache
def _triggers() -> frozenset[str]:
    """Return every other word at which something may begin."""
    known = lexicon()
    words: set[str] = set()
    for table in (
        known.cardinals,
        known.ordinals,
        known.scales,
        known.groups,
        known.fuzzy,
        known.vague,
        known.fractions,
        known.multiples,
    ):
        words.update(table)
    return frozenset(
        words
        | {"tens", "handful", "pair", "q", "h", "fy", "double", "triple", "final"}
        | wordset("multiples_verbs")
    )


def scan(text: str) -> Scan:
    """Read every number and date of a text (a sentence, a paragraph or a whole article).

    Takes time in proportion to the text. Of a text with more than ``MOST`` numbers or more tokens
    than are kept, which is no article, and of a line with more than ``LONGEST`` numbers, which is
    no sentence, the rest is left unread and its beginning passed over as unclear.
    """
    tokens = Tokens(text)
    found = Findings(tokens)
    triggers, dates, low, sort = _triggers(), _dates_only(), tokens.low, tokens.sort
    plain = Sort.WORD
    done = known = 0
    since = before = 0  # where the line may have begun, and the numbers found by then
    for index in range(tokens.count):
        kind = sort[index]
        if index < done or kind in _SILENT:
            continue
        if (
            kind == plain
            and low[index] not in triggers
            and not low[index].endswith("fold")
            and (low[index] not in dates or not tokens.words[index][0].isupper())
        ):
            continue
        if found.count() > known:
            tokens.floor, known = done, found.count()
        if known - before >= LONGEST:
            end = _line_end(tokens, since, index)
            since, before = tokens.start[index], known
            if end > index:
                done = found.leave(index, end)
                continue
        done = _read(found, index, done)
        if found.count() >= MOST and done < tokens.count:
            found.leave(done, tokens.count)
            break
    found.leave_text(tokens.cut)
    return found.scan()


def _line_end(tokens: Tokens, since: int, index: int) -> int:
    """Return the token after the line or sentence that goes on at a token, the token if none does.

    ``since`` is the place up to which the line is known to go back.
    """
    here = tokens.start[index]
    if _END.search(tokens.text, since, here):
        return index
    end = _END.search(tokens.text, here)
    return bisect_left(tokens.start, end.start(), hi=tokens.count) if end else tokens.count


def _read(found: Findings, index: int, done: int) -> int:
    """Read what may begin at a token; return the token after it, ``done`` if nothing does."""
    tokens = found.tokens
    kind = tokens.sort[index]
    if kind == Sort.NUMBER:
        return _number(found, index)
    if kind == Sort.WORD:
        return _word(found, index)
    if kind == Sort.FRACTION:
        return _amount(found, index)
    if kind == Sort.URL and any(sign.isdigit() for sign in tokens.words[index]):
        return found.pass_over(index, index + 1, Aside.URL)
    if kind == Sort.RAISED and tokens.glued(index):
        return found.pass_over(index, index + 1, Aside.FOOTNOTE)
    return done


def _number(found: Findings, index: int) -> int:
    tokens = found.tokens
    dated = _date(found, index)
    if dated:
        return dated
    aside = asides.aside_at(tokens, index)
    if aside is not None:
        return found.pass_over(*aside)
    value = tokens.words[index]
    stones = tokens.low[index + 1] == "st" and (value[-1] != "1" or value[-2:] == "11")
    if (
        tokens.low[index + 1] in {"st", "nd", "rd", "th"}
        and tokens.glued(index + 1)
        and not stones  # "13st 4lb"
    ):
        return _ordinal(found, index, index + 2, Decimal(value) if value.isdecimal() else None)
    return _amount(found, index)


def _date(found: Findings, index: int) -> int:
    dated = date_at(found.tokens, index)
    if dated is None:
        return 0
    found.dates.append(dated[0])
    return dated[1]


def _word(found: Findings, index: int) -> int:
    tokens, known = found.tokens, lexicon()
    word = tokens.low[index]
    dated = _date(found, index)
    if dated:
        return dated
    if word in _dates_only():
        return index + 1
    aside = idioms.aside_at(tokens, index)
    if aside is not None:
        if word in {"half", "quarter"}:
            return index + 1  # "the second half": no number at all
        return found.pass_over(*aside)
    whole = unit_and_half(tokens, index)
    if whole is not None:
        return _emit(found, whole)
    multiple = multiples.multiple_at(tokens, index)
    if multiple is not None:
        value, way, after = multiple
        return _multiple(found, index, after, value, way)
    if word in known.ordinals or word == "final":
        part = ratios.article_part(tokens, index)
        if part is None:
            rank = known.ordinals.get(word)
            return _ordinal(found, index, index + 1, Decimal(rank) if rank else None)
        return _emit(found, part)
    return _amount(found, index)


def _multiple(found: Findings, first: int, after: int, value: Decimal, way: Direction) -> int:
    hedges, _ = hedges_before(found.tokens, first)
    span = found.span(first, after)
    quantity = Quantity(low=value, high=value, step=Decimal("0.1") if value < 3 else Decimal(1))
    found.mentions.append(
        Mention(span=span, text=span.of(found.tokens.text), quantity=quantity, kind=Kind.MULTIPLE,
                direction=way, hedges=hedges)
    )  # fmt: skip
    return after


def _ordinal(found: Findings, first: int, after: int, value: Decimal | None) -> int:
    tokens = found.tokens
    if value is None:
        return after
    if tokens.low[after] == "-" and tokens.low[after + 1].endswith("est") and tokens.glued(after):
        after += 2
    span = found.span(first, after)
    noun, _ = nouns.counted(tokens, after, plural=False)
    found.ordinals.append(
        Mention(span=span, text=span.of(tokens.text), quantity=Quantity(low=value, high=value),
                kind=Kind.RANK, counted=noun)
    )  # fmt: skip
    return found.pass_over(first, after, Aside.ORDINAL)


def _amount(found: Findings, index: int) -> int:
    tokens = found.tokens
    amounts = read_amount(tokens, index)
    if not amounts:
        if tokens.sort[index] == Sort.NUMBER:
            return found.pass_over(index, index + 1, outcomes.unreadable(tokens.words[index]))
        return index + 1
    done = _alone(found, amounts[0]) if len(amounts) == 1 else None
    if done is not None:
        return done
    after = index + 1
    for one in amounts:
        after = _emit(found, one)
    return after


def _alone(found: Findings, amount: Amount) -> int | None:
    """Note what a single amount is, if more than plain; return the token after it."""
    tokens = found.tokens
    rating = ratings.rating_at(tokens, amount)
    if rating is not None:
        return _emit(found, rating, kind=Kind.LEVEL)
    ratio = ratios.ratio_at(tokens, amount)
    if ratio is not None:
        return _emit(found, ratio, kind=Kind.RATIO)
    ordinal = ratios.ordinal_end(tokens, amount)
    if ordinal is not None:
        return _ordinal(found, amount.first, ordinal[1], ordinal[0])
    aged = outcomes.age_of(tokens, amount)
    if aged is not None:
        return _age(found, amount, aged)
    aside = outcomes.aside_of(tokens, amount)
    if aside is not None:
        return found.pass_over(*aside)
    times = multiples.times_at(tokens, amount)
    if times is not None:
        return _multiple(found, amount.first, times[1], amount.quantity.low or Decimal(0), times[0])
    return None


def _age(found: Findings, amount: Amount, after: int) -> int:
    tokens = found.tokens
    before, _ = hedges_before(tokens, amount.first)
    behind, _ = hedges_after(tokens, after)
    span = found.span(amount.first, after)
    quantity = amount.quantity
    if quantity.unit is COUNT:
        quantity = replace(quantity, unit=outcomes.years())
    found.ages.append(
        Mention(span=span, text=span.of(tokens.text), quantity=quantity, hedges=(*before, *behind))
    )
    return found.pass_over(amount.first, after, Aside.AGE)


def _emit(found: Findings, amount: Amount, *, kind: Kind | None = None) -> int:
    """Note what an amount states; return the token after it and its hedges."""
    if outcomes.unstated(amount, found.tokens):
        return found.pass_over(amount.first, amount.after, Aside.UNCLEAR)
    beside = likened(found.tokens, amount)
    if beside is not None:
        if beside.kind is Kind.MULTIPLE:
            value = amount.quantity.low or Decimal(0)
            return _multiple(found, amount.first, beside.after, value, beside.direction)
        amount, kind = amount._replace(after=beside.after), beside.kind
    span = found.span(amount.first, amount.after)
    mention, after = mention_of(found.tokens, amount, span, found.mentions, kind=kind)
    if beside is not None:
        mention = replace(mention, direction=beside.direction)
    found.mentions.append(mention)
    return after
