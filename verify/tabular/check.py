"""The verdict on one statement by one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, localcontext

from verify.model import Label, Reason
from verify.tabular.candidates import UNKNOWN, candidates
from verify.tabular.doubt import against_refuting, against_settling, unused, used
from verify.tabular.explain import CellUse, cells, formula, sentence
from verify.tabular.features import features
from verify.tabular.likelihood import chance, shares, weights
from verify.tabular.programs import Program
from verify.tabular.reading import read_statement
from verify.tabular.statement import Statement
from verify.tabular.table import Grid, Table, understand

#: The statement is supported from this chance on, and refuted from that one down; doubts aside.
#: Chosen on the development tables, each tenth of them by weights fitted on the rest
#: (``tests/benchmarks/tabfact.py --folds 10 --sweep``); refuting asks for more.
SUPPORTED_FROM = 0.80
REFUTED_FROM = 0.13

#: Numbers have at most 40 digits; what is worked out from them needs some more.
DIGITS = 60

#: Below this share of the belief no program is worth showing.
LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class TableVerdict:
    """What a table says of a statement.

    ``label`` is supported, refuted or not enough evidence, with its ``reason`` and a sentence.
    ``operation`` and ``formula`` tell the likeliest program in words, ``cells`` what it rests on,
    ``used`` the numbers of the statement that it looks at, ``unused`` those that it does not.
    ``lean`` is the answer if one had to be given, ``confidence`` (0.5 to 1) how likely it is right.
    """

    label: Label
    reason: Reason
    message: str
    lean: bool
    confidence: float
    operation: str = ""
    formula: str = ""
    cells: tuple[CellUse, ...] = ()
    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def check(claim: str, table: Table, *, title: str = "") -> TableVerdict:
    """Check a statement against a table; ``title`` stands for the table's own where given.

    Never raises on any text or table. Numbers are compared as ``verify.match`` compares them
    where the statement hedges, and exactly where it does not.
    """
    given = replace(table, title=title) if title else table
    return decide(read(claim, given), table_of=weights())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A statement read against a table: the programs that it may mean, with their features."""

    grid: Grid
    statement: Statement
    programs: tuple[Program, ...]
    features: Sequence[Mapping[str, float]]


def read(claim: str, table: Table) -> Reading:
    """Read a statement against a table. Nothing is judged yet."""
    with localcontext(Context(prec=DIGITS)):
        grid = understand(table)
        statement = read_statement(claim, grid)
        programs = candidates(statement, grid)
        found = features(programs, statement, grid)
    return Reading(grid=grid, statement=statement, programs=programs, features=found)


def decide(reading: Reading, *, table_of: Mapping[str, float]) -> TableVerdict:
    """Return the verdict by the given weights."""
    with localcontext(Context(prec=DIGITS)):
        held = shares(reading.features, table_of)
        true = chance(reading.programs, held)
        lean = true >= 0.5
        best = best_program(reading.programs, held, outcome=lean)
        label, reason = _judged(true, held, best, reading)
        verdict = TableVerdict(
            label=label,
            reason=reason,
            message="Nothing in the table could be linked with what is stated.",
            lean=lean,
            confidence=round(max(true, 1 - true), 4),
        )
        return verdict if best is None else _explained(verdict, best, reading)


def _explained(verdict: TableVerdict, best: Program, reading: Reading) -> TableVerdict:
    """Return the verdict with the likeliest program in words and the cells that it rests on."""
    program = best, reading.statement, reading.grid
    left = unused(*program)
    return replace(
        verdict,
        message=_message(verdict, sentence(*program), left),
        operation=best.operation,
        formula=formula(*program),
        cells=cells(best, reading.grid),
        used=used(best, reading.statement),
        unused=left,
    )


def best_program(
    programs: Sequence[Program], held: Sequence[float], *, outcome: bool
) -> Program | None:
    """Return the likeliest program with the outcome that is leaned to; the first of equals."""
    pairs = [
        (share, -place)
        for place, (one, share) in enumerate(zip(programs, held, strict=True))
        if one.outcome == outcome and one not in UNKNOWN and share >= LEAST_SHARE
    ]
    return programs[-max(pairs)[1]] if pairs else None


def _judged(
    true: float, held: Sequence[float], best: Program | None, reading: Reading
) -> tuple[Label, Reason]:
    programs, statement, grid = reading.programs, reading.statement, reading.grid
    if len(programs) == len(UNKNOWN):
        return Label.NOT_ENOUGH, Reason.NO_FIGURE
    settled = best is not None and not REFUTED_FROM < true < SUPPORTED_FROM
    if best is not None and settled:
        doubt = against_settling(best, statement, grid)
        if true >= SUPPORTED_FROM:
            return (Label.NOT_ENOUGH, doubt) if doubt else (Label.SUPPORTED, Reason.EQUAL)
        doubt = doubt or against_refuting(best, statement, grid)
        return (Label.NOT_ENOUGH, doubt) if doubt else (Label.REFUTED, Reason.OUTSIDE)
    known = [
        (one.outcome, share)
        for one, share in zip(programs, held, strict=True)
        if one not in UNKNOWN
    ]
    total = sum(share for _, share in known)
    split = min(sum(share for out, share in known if out is side) for side in (True, False))
    if total > 0.5 and split > 0.15:
        return Label.NOT_ENOUGH, Reason.AMBIGUOUS_MATCH
    return Label.NOT_ENOUGH, Reason.WEAK_MATCH


_OPEN = {
    Reason.AMBIGUOUS_MATCH: "It can be checked in several ways that do not agree; one is: {words}.",
    Reason.PERIOD_UNCLEAR: "The table does not have the time that is stated: {words}.",
    Reason.PLACE_UNCLEAR: "The table does not have the part of a place that is stated: {words}.",
    Reason.NOT_ASSERTED: "A plan or a condition cannot be refuted: {words}.",
    Reason.SUBJECT_UNCLEAR: "The table says nothing of several words of the statement: {words}.",
}


def _message(verdict: TableVerdict, words: str, left: Sequence[str]) -> str:
    if verdict.label is Label.SUPPORTED:
        return f"The table agrees: {words}."
    if verdict.label is Label.REFUTED:
        return f"The table differs: {words}."
    if left:
        numbers = " and ".join(left)
        return f"{numbers} could not be linked with the table; without it, {words}."
    form = _OPEN.get(verdict.reason, "It is not clear that this is what is stated: {words}.")
    return form.format(words=words)
