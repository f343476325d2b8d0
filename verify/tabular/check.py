"""The verdict on one statement by one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, localcontext

from verify.model import Label, Reason
from verify.tabular.candidates import UNKNOWN, candidates
from verify.tabular.explain import CellUse, cells, formula
from verify.tabular.features import features
from verify.tabular.likelihood import chance, shares, weights
from verify.tabular.programs import Program
from verify.tabular.reading import read_statement
from verify.tabular.table import Table, understand

#: The statement is supported from this chance on, and refuted from that one down. Chosen on the
#: development tables, each tenth of them by weights fitted on the rest
#: (``tests/benchmarks/tabfact.py --folds 10 --sweep``); refuting asks for more.
SUPPORTED_FROM = 0.82
REFUTED_FROM = 0.11

#: Below this share of the belief no program is worth showing.
LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class TableVerdict:
    """What a table says of a statement.

    ``label`` is supported, refuted or not enough evidence, with its ``reason`` and a sentence.
    ``operation`` and ``formula`` tell the likeliest program in words, ``cells`` what it rests on.
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


def check(claim: str, table: Table, *, title: str = "") -> TableVerdict:
    """Check a statement against a table; ``title`` stands for the table's own where given.

    Never raises on any text or table. Numbers are compared as ``verify.match`` compares them
    where the statement hedges, and exactly where it does not.
    """
    return check_with(claim, replace(table, title=title) if title else table, table_of=weights())


#: Numbers have at most 40 digits; what is worked out from them needs some more.
_DIGITS = 60


def check_with(claim: str, table: Table, *, table_of: Mapping[str, float]) -> TableVerdict:
    """Check with the given weights (for measuring)."""
    with localcontext(Context(prec=_DIGITS)):
        return _checked(claim, table, table_of)


def _checked(claim: str, table: Table, table_of: Mapping[str, float]) -> TableVerdict:
    grid = understand(table)
    statement = read_statement(claim, grid)
    programs = candidates(statement, grid)
    held = shares(features(programs, statement, grid), table_of)
    true = chance(programs, held)
    lean = true >= 0.5
    confidence = round(max(true, 1 - true), 4)
    best = _best(programs, held, outcome=lean)
    label, reason = _judged(true, programs, held, best)
    if best is None:
        message = "Nothing in the table could be linked with what is stated."
        return TableVerdict(
            label=label, reason=reason, message=message, lean=lean, confidence=confidence
        )
    words = formula(best, statement, grid)
    return TableVerdict(
        label=label,
        reason=reason,
        message=_message(label, reason, words),
        lean=lean,
        confidence=confidence,
        operation=best.operation,
        formula=words,
        cells=cells(best, grid),
    )


def _best(programs: Sequence[Program], held: Sequence[float], *, outcome: bool) -> Program | None:
    """Return the likeliest program with the outcome that is leaned to; the first of equals."""
    pairs = [
        (share, -place)
        for place, (one, share) in enumerate(zip(programs, held, strict=True))
        if one.outcome == outcome and one not in UNKNOWN and share >= LEAST_SHARE
    ]
    return programs[-max(pairs)[1]] if pairs else None


def _judged(
    true: float, programs: Sequence[Program], held: Sequence[float], best: Program | None
) -> tuple[Label, Reason]:
    if len(programs) == len(UNKNOWN):
        return Label.NOT_ENOUGH, Reason.NO_FIGURE
    if best is not None and true >= SUPPORTED_FROM:
        return Label.SUPPORTED, Reason.EQUAL
    if best is not None and true <= REFUTED_FROM:
        return Label.REFUTED, Reason.OUTSIDE
    known = [share for one, share in zip(programs, held, strict=True) if one not in UNKNOWN]
    split = min(
        sum(share for one, share in zip(programs, held, strict=True)
            if one not in UNKNOWN and one.outcome == outcome)
        for outcome in (True, False)
    )  # fmt: skip
    if sum(known) > 0.5 and split > 0.15:
        return Label.NOT_ENOUGH, Reason.AMBIGUOUS_MATCH
    return Label.NOT_ENOUGH, Reason.WEAK_MATCH


def _message(label: Label, reason: Reason, words: str) -> str:
    if label is Label.SUPPORTED:
        return f"The table agrees: {words}."
    if label is Label.REFUTED:
        return f"The table differs: {words}."
    if reason is Reason.AMBIGUOUS_MATCH:
        return f"It can be checked in several ways that do not agree; one is: {words}."
    return f"It is not clear that this is what is stated: {words}."
