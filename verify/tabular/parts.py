"""Parts that a statement names and a table lacks: "in June", "on Sunday", "the west of Bergen".

A table of years says nothing of their months, one of towns nothing of their quarters. So a part
that the table itself, its headings and title do not name leaves the statement open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from verify.claim.stems import stem
from verify.model import Reason
from verify.tabular.index import indexed
from verify.tabular.statement import Statement
from verify.tabular.table import Grid
from verify.tabular.words import Token, raw, tokens

_MONTH = "month"
_MAY = f"{_MONTH}5"
_MARCH = f"{_MONTH}3"


def missing_part(statement: Statement, grid: Grid) -> Reason | None:
    """Return why a part of a time or place that the table does not name leaves all open."""
    index = indexed(grid)
    held = index.headings | index.places.keys() | {one.stem for one in tokens(grid.table.title)}
    months, dated = _months(grid), any(one.dated for one in grid.columns)
    for at, one in enumerate(statement.tokens):
        if one.stem in held:
            continue
        if _is_month(statement.tokens, at) and one.stem not in months:
            return Reason.PERIOD_UNCLEAR
        led = _is_led(statement.tokens, at)
        if one.stem in _stems("times") or (one.stem in _stems("led_times") and led):
            return Reason.PERIOD_UNCLEAR
        if one.stem in _stems("days") and led and not dated:
            return Reason.PERIOD_UNCLEAR
        if one.stem in _stems("sides") and _leads_on(statement, at):
            return Reason.PLACE_UNCLEAR
    return None


def _months(grid: Grid) -> frozenset[str]:
    """Return the months of all dates in the table."""
    days = (cell.day for column in grid.columns for cell in column.cells)
    return frozenset(f"{_MONTH}{day[1]}" for day in days if day is not None and day[1])


def _is_month(found: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a month; "may" and "march" are only behind "in" or before a number."""
    one = found[at].stem
    if not (one.startswith(_MONTH) and one.removeprefix(_MONTH).isdigit()):
        return False
    if one not in {_MAY, _MARCH}:
        return True
    numbered = at + 1 < len(found) and found[at + 1].value is not None
    return _is_led(found, at) or (numbered and one == _MARCH)


def _is_led(found: Sequence[Token], at: int) -> bool:
    """Tell whether a word of time leads on from before: "in spring", "on one day"."""
    before = [one.text for one in found[max(0, at - 3) : at]]
    while before and (before[-1] in {"the", "a", "one", "single"}):
        before.pop()
    return bool(before) and before[-1] in raw()["parts"]["leading"].split()


def _leads_on(statement: Statement, at: int) -> bool:
    """Tell whether a side is one of a place in the table: "west of Bergen", "northern Wales"."""
    ahead = statement.tokens[at + 1 : at + 4]
    skipped = next((n for n, one in enumerate(ahead) if one.text not in {"of", "the"}), None)
    starts = {one.start for one in statement.phrases}
    return skipped is not None and at + 1 + skipped in starts


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(map(stem, raw()["parts"][key].split()))
