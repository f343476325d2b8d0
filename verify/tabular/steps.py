"""How a verdict by a table came about, in lines that can be done again by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Context, localcontext

from verify.model.steps import Step
from verify.tabular.candidates import UNKNOWN
from verify.tabular.check import (
    DIGITS,
    LEAST_SHARE,
    REFUTED_FROM,
    SUPPORTED_FROM,
    Reading,
    TableVerdict,
    best_program,
)
from verify.tabular.explain import formula
from verify.tabular.features import explained
from verify.tabular.likelihood import chance, shares
from verify.tabular.programs import ROW_ORDER, Program
from verify.tabular.statement import Link, Statement

#: So many ways to check the statement are shown, the likeliest first.
_MOST = 4


def steps(
    reading: Reading, verdict: TableVerdict, *, table_of: Mapping[str, float]
) -> tuple[Step, ...]:
    """Return which words and numbers were used and how, what was not, and what spoke against it."""
    with localcontext(Context(prec=DIGITS)):
        held = shares(reading.features, table_of)
        true = chance(reading.programs, held)
        best = best_program(reading.programs, held, outcome=verdict.lean)
        found = [] if best is None else list(_program(best, reading, verdict))
        found += _ways(reading, held)
    limits = f"supported from {SUPPORTED_FROM:.2f}, refuted up to {REFUTED_FROM:.2f}"
    found.append(Step("true", f"{true:.2f}, the shares of all ways that come out true; {limits}"))
    return (*found, Step("verdict", f"{verdict.label.value}: {verdict.reason.value}"))


def _program(best: Program, reading: Reading, verdict: TableVerdict) -> Iterator[Step]:
    statement = reading.statement
    yield Step("formula", verdict.formula or best.operation)
    yield Step("used", ", ".join(verdict.used) or "no number")
    if verdict.unused:
        yield Step("not used", ", ".join(verdict.unused))
    for link in (*best.conditions, *best.others):
        if link.column != ROW_ORDER:
            yield Step("linked", _linked(link, reading))
    known = explained(best, statement) | statement.titled
    left = [statement.tokens[at].text for at in sorted(statement.content - known)]
    if left:
        yield Step("left out", ", ".join(left))


def _linked(link: Link, reading: Reading) -> str:
    words = _words(reading.statement, link.start, link.end)
    rows = link.mask.bit_count()
    column = reading.grid.columns[link.column].name
    return f"“{words}” to {column}, which holds of {rows} {'row' if rows == 1 else 'rows'}"


def _words(statement: Statement, start: int, end: int) -> str:
    return " ".join(one.text for one in statement.tokens[start:end])


def _ways(reading: Reading, held: tuple[float, ...]) -> Iterator[Step]:
    """Yield the likeliest ways to check the statement with their shares."""
    ranked = sorted(zip(held, reading.programs, strict=True), key=lambda one: one[0], reverse=True)
    shown = [(share, one) for share, one in ranked if share >= LEAST_SHARE and one not in UNKNOWN]
    for share, one in shown[:_MOST]:
        said = formula(one, reading.statement, reading.grid) or one.operation
        yield Step("way", f"{share:.2f} {said}")
    unknown = sum(share for share, one in ranked if one in UNKNOWN)
    if unknown >= LEAST_SHARE:
        yield Step("way", f"{unknown:.2f} something that the table cannot tell")
