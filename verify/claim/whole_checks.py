"""Check parts against their whole: counts that are said to make it up, and shares of all.

Each check asks for words that leave no other reading: "made up of" closes a list, "and the rest"
or male beside female make shares of one whole. All numbers must be plain points without a hedge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.claim.arithmetic_checks import Range, range_of
from verify.model import Claim, Kind, Quantity, Remark, RemarkCode, Span
from verify.patterns import lazy

_MADE_UP = lazy(
    r"[^.;:\d]{0,60}?[,(—–-]?\s?(?:made up of|comprising|consisting of|composed of)\s(?:the\s)?$"
)
_NEXT_PART = lazy(r"\s[a-z][a-z' -]{1,40}(?P<mark>,|,? and)\s(?:an?other\s)?")
_CLOSED = lazy(r"\s[a-z][a-z' -]{1,40}[.,;)]|\s[a-z][a-z' -]{1,40}$")
_OPEN = lazy(r"\b(?:including|among|such as|other|others|mostly|mainly|some|many)\b")
_SHARES_GAP = lazy(r"[^.;:()\d]{1,60}?,?\s(?:and\s|while\s)?")
_NOT_ONE_WHOLE = lazy(r"\b(?:of|from|to|than|up|down|compared|against|rose|fell|in\s+[A-Z]\w*)\b")
_REST = lazy(r"[^.;:\d]{1,40}\b(?:and|with|while)\s+the\s+(?:rest|remainder)\b(?!\s+of)")
_SEX = lazy(r"\s(?:of [a-z ]{1,30}? )?(?:(?:are|were|is|was)\s)?(?P<sex>male|female)\b")
_MOST = Decimal(100)
_SLACK = Decimal(1)  # what rounding may add to two shares of one whole
_FEWEST = 2  # parts or shares


def wholes(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield what the numbers of one sentence say of a whole and its parts."""
    yield from _made_up(text, claims)
    yield from _rest(text, claims)
    yield from _sexes(text, claims)


def _made_up(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark on "12 buses, made up of 7 diesels and 5 electrics"."""
    counts = [claim for claim in claims if _is_plain(claim, "count")]
    for at, whole in enumerate(counts[:-1]):
        if not _MADE_UP.fullmatch(_between(text, whole, counts[at + 1])):
            continue
        parts = _closed_list(text, counts[at + 1 :])
        stated = _counted(whole)
        if not parts or stated is None:
            continue
        ranges = [found for found in map(_counted, parts) if found is not None]
        low, high = sum(one.low for one in ranges), sum(one.high for one in ranges)
        ok = low <= stated.high and stated.low <= high
        total = sum((one.low + one.high) / 2 for one in ranges)
        yield _remark(text, whole, parts, ok=ok, message=f"the parts add up to {total:f}")


def _counted(claim: Claim) -> Range | None:
    """Return what a count may stand for; one that is written out to the last unit is exact."""
    found, value = range_of(claim), claim.amount.value
    if found is None or not isinstance(value, Quantity) or value.step > 1 or value.low is None:
        return found
    return Range(value.low, value.low)


def _closed_list(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Return the counts of a list that "and" closes, all of it; nothing if it is not plain."""
    parts: list[Claim] = []
    for at, claim in enumerate(claims):
        parts.append(claim)
        end = claim.sentence.span.end
        following = claims[at + 1] if at + 1 < len(claims) else None
        gap = text[claim.span.end : following.span.start if following else end]
        if _OPEN.search(gap):
            return []
        joined = _NEXT_PART.fullmatch(gap) if following else None
        if joined is None:
            return []
        if joined["mark"].endswith("and") and following is not None:
            tail = text[following.span.end : end]
            closed = _CLOSED.match(tail) and not _OPEN.search(tail)
            return [*parts, following] if closed else []
    return []


def _rest(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark on "61 percent agreed, 43 percent did not and the rest had no view"."""
    run: list[Claim] = []
    for claim in claims:
        if not _is_plain(claim, "percent"):
            run = []
            continue
        gap = _between(text, run[-1], claim) if run else ""
        joined = run and _SHARES_GAP.fullmatch(gap) and not _NOT_ONE_WHOLE.search(gap)
        run = [*run, claim] if joined else [claim]
        tail = text[claim.span.end : claim.sentence.span.end]
        if len(run) >= _FEWEST and _REST.match(tail):
            yield from _over(text, run, most=_MOST)


def _sexes(text: str, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark on "53 percent of patients are male and 57 percent female"."""
    plain = [claim for claim in claims if _is_plain(claim, "percent")]
    for left, right in pairwise(plain):
        gap = _between(text, left, right)
        mine = _SEX.match(gap)
        theirs = _SEX.match(text[right.span.end : right.sentence.span.end])
        if mine is None or theirs is None or mine["sex"] == theirs["sex"]:
            continue
        if gap[mine.end() :].strip() in {"and", ", and", ",", "while", ", while"}:
            yield from _over(text, [left, right], most=_MOST + _SLACK)


def _over(text: str, shares: Sequence[Claim], *, most: Decimal) -> Iterator[Remark]:
    """Yield a remark if shares of one whole are more than all of it."""
    ranges = [found for found in map(range_of, shares) if found is not None]
    low = sum((one.low for one in ranges), Decimal(0))
    if low > most:
        total = sum((one.low + one.high) / 2 for one in ranges)
        message = f"the shares add up to {total:f} percent"
        yield _remark(text, shares[0], shares[1:], ok=False, message=message)


def _is_plain(claim: Claim, dimension: str) -> bool:
    """Tell whether a claim is a level without a hedge that can be added up."""
    level = claim.topic.kind in {Kind.LEVEL, Kind.SHARE}
    known = range_of(claim) is not None and not claim.amount.hedges
    return level and claim.topic.dimension == dimension and known


def _between(text: str, left: Claim, right: Claim) -> str:
    return text[left.span.end : right.span.start]


def _remark(text: str, whole: Claim, parts: Sequence[Claim], *, ok: bool, message: str) -> Remark:
    span = Span(whole.span.start, parts[-1].span.end)
    code = RemarkCode.CONSISTENT if ok else RemarkCode.PARTS
    return Remark(code=code, ok=ok, span=span, text=span.of(text), message=message)
