"""Everything that keeps a table from settling a statement, each with its reason.

As in ``verify.match.doubt`` and ``verify.pairing.doubt``: a doubt only takes certainty away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from verify.claim import words as lists
from verify.claim.stems import stem
from verify.model import Reason
from verify.tabular.dates import dated_columns
from verify.tabular.features import explained
from verify.tabular.parts import missing_part
from verify.tabular.programs import ROW_ORDER, Program, is_time
from verify.tabular.statement import Link, Number, Statement
from verify.tabular.table import Grid
from verify.tabular.words import Token, tokens

#: A statement is not settled if the table says nothing of more words than these. On other tables
#: than those fitted on, 13 of 41 verdicts with more were wrong.
MOST_LEFT = 2

_YEARS = range(1000, 2200)
_QUARTER = stem("quarter")
_QUARTERS = frozenset(range(1, 5))


def against_settling(program: Program, statement: Statement, grid: Grid) -> Reason | None:
    """Return why ``program`` must not settle the statement either way, or ``None``."""
    if (reason := missing_part(statement, grid)) is not None:
        return reason
    if unused(program, statement, grid):
        return Reason.NO_FIGURE
    if _is_of_other_time(program, statement, grid):
        return Reason.PERIOD_UNCLEAR
    left = statement.content - explained(program, statement) - statement.titled
    words = [at for at in left if statement.tokens[at].value is None]
    return Reason.SUBJECT_UNCLEAR if len(words) > MOST_LEFT else None


def against_refuting(program: Program, statement: Statement, grid: Grid) -> Reason | None:
    """Return why a program that comes out false must not refute the statement, or ``None``.

    A table is silent on days and years that it does not have, and on what is planned.
    """
    if any(_is_unknown_year(one, program, statement, grid) for one in statement.numbers):
        return Reason.PERIOD_UNCLEAR
    days = {one.index for one in dated_columns(grid)}
    if any(not one.mask and one.column in days for one in _links(program)):
        return Reason.PERIOD_UNCLEAR
    return None if is_asserted(statement) else Reason.NOT_ASSERTED


def _links(program: Program) -> list[Link]:
    """Return the conditions of a program on columns, those on the order of rows left out."""
    return [one for one in (*program.conditions, *program.others) if one.column != ROW_ORDER]


def unused(program: Program, statement: Statement, grid: Grid) -> tuple[str, ...]:
    """Return the numbers of the statement, in its words, that ``program`` does not look at.

    The count of all rows ("of the 8 teams") and what the title has need no looking at.
    """
    known = explained(program, statement) | statement.titled
    return tuple(
        statement.tokens[one.at].text
        for one in statement.numbers
        if one.at not in known and one.value != grid.all.bit_count()
    )


def used(program: Program, statement: Statement) -> tuple[str, ...]:
    """Return the numbers of the statement, in its words, that ``program`` looks at."""
    known = explained(program, statement)
    return tuple(statement.tokens[one.at].text for one in statement.numbers if one.at in known)


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and int(token.text) in _YEARS


def _is_unknown_year(number: Number, program: Program, statement: Statement, grid: Grid) -> bool:
    """Tell whether a year stands nowhere in the table, and is not what is said of a year there."""
    text = statement.tokens[number.at].text
    if not _is_year(statement.tokens[number.at]) or number.titled or number.linked:
        return False
    if any(text in column.name for column in grid.columns):
        return False
    said = [one for one in _links(program) if one.start == number.at]
    return not any(is_time(grid.columns[one.column]) for one in said)


def _is_of_other_time(program: Program, statement: Statement, grid: Grid) -> bool:
    """Tell whether a column is used whose heading has another year or quarter than is stated.

    Of the columns 1990 and 2005 only the second says something of 2005.
    """
    stated = _times(statement.tokens)
    columns = {one.column for one in _links(program)}
    if program.column is not None and program.column != ROW_ORDER:
        columns.add(program.column)
    headed = {column.index: _times(tokens(column.name)) for column in grid.columns}
    wanted = stated & frozenset().union(*headed.values())
    if not wanted:
        return False
    used = [headed[one] for one in columns if headed[one]]
    return any(not one <= wanted for one in used)


def _times(found: Sequence[Token]) -> frozenset[str]:
    """Return the years and quarters that words name: "2005", "fourth quarter", "Q4"."""
    times = {one.text for one in found if _is_year(one)}
    for one, after in pairwise(found):
        if _QUARTER in (one.stem, after.stem):
            number = after if one.stem == _QUARTER else one
            if number.value in _QUARTERS:
                times.add(f"Q{number.value}")
    return frozenset(times)


def is_asserted(statement: Statement) -> bool:
    """Tell whether the statement states a fact, not a plan, a wish, a forecast or a condition.

    Words of the table itself ("goals", "target") and the month of May mark no plan.
    """
    own = {at for one in statement.phrases for at in range(one.start, one.end)}
    own |= {at for one in statement.namings for at in range(one.start, one.end)}
    return not any(
        lists.has(one.text, "function.unasserted") and not one.stem.startswith("month")
        for at, one in enumerate(statement.tokens)
        if at not in own
    )
