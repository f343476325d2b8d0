"""A program in words, with the cells it rests on, so that it can be done again by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verify.tabular.programs import ROW_ORDER, Program, bits
from verify.tabular.relation import Relation
from verify.tabular.statement import Link, Statement
from verify.tabular.table import Grid

MAX_CELLS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CellUse:
    """One cell that a verdict rests on; ``row`` is its number in a spreadsheet."""

    row: int
    column: str
    text: str


_FORMS = {
    "row exists": "a row{where}",
    "row exists for each clause": "for each clause a row:{where}",
    "row exists for each value": "for each value of {column} a row:{where}",
    "row exists without": "a row{where} and not {other}",
    "count": "count of rows{where}",
    "count different": "count of different {column}{where}",
    "count each": "counts of rows, each{where}",
    "part of whole": "count of rows{where}, among those counted",
    "all rows": "every row{where} has {other}",
    "no row": "no row{where}",
    "only rows": "only {other} among rows{where}",
    "most rows": "most rows{where} have {other}",
    "same value": "rows{where} have the same {column}",
    "different values": "rows{where} have different {column}",
    "most frequent value": "{other} is the most frequent {column}{where}",
    "rarest value": "{other} is the rarest {column}{where}",
    "greatest": "greatest {column} among rows{where}",
    "least": "least {column} among rows{where}",
    "compare": "{column}{where}, less that where {other}",
    "compare sums": "sum of {column}{where}, less that where {other}",
    "compare counts": "count of rows{where}, less that where {other}",
    "difference": "{column}{where}, less that where {other}",
    "difference sums": "sum of {column}{where}, less that where {other}",
    "difference counts": "count of rows{where}, less that where {other}",
    "sum": "sum of {column}{where}",
    "average": "average of {column}{where}",
}


def formula(program: Program, statement: Statement, grid: Grid) -> str:
    """Return what a program does and gives: "count of rows where Nation is Italy = 3"."""
    form = _FORMS.get(program.operation)
    if form is None:
        return ""
    where = _conditions(program.conditions, statement, grid)
    text = form.format(
        where=f" where {where}" if where else "",
        other=_conditions(program.others, statement, grid) or "the same",
        column=_name(program.column, grid),
    )
    if program.place > 1:
        text = f"number {program.place} of the {text}"
    if program.found is not None:
        text += f" = {_plain(program, grid)}"
    if program.stated is not None:
        stated = _number(program.stated)
        sign = "" if program.relation is Relation.EQUAL else f"{program.relation.value} "
        text += f"; stated: {sign}{stated}"
    if program.operation in {"greatest", "least"} and program.others:
        text += f"; stated of {_conditions(program.others, statement, grid)}"
    return f"{text}: {'yes' if program.outcome else 'no'}"


def sentence(program: Program, statement: Statement, grid: Grid) -> str:
    """Return the same for a reader: "there is no row where Nation is 'Italy' and Gold is '9'"."""
    words = formula(program, statement, grid)
    if program.operation != "row exists":
        return words
    article = "a" if program.outcome else "no"
    return f"there is {article} {words.removeprefix('a ').rpartition(':')[0]}"


def cells(program: Program, grid: Grid) -> tuple[CellUse, ...]:
    """Return the cells of the rows that a program's outcome rests on, in table order."""
    columns = {link.column for link in (*program.conditions, *program.others)}
    if program.column is not None:
        columns.add(program.column)
    columns.discard(ROW_ORDER)
    rows = program.rows or _near(program, grid)
    name = grid.table.columns.__getitem__
    found = (
        CellUse(row=grid.table.number(row), column=name(index), text=grid.table.rows[row][index])
        for row in bits(rows)
        for index in sorted(columns)
    )  # fmt: skip
    return tuple(one for one, _ in zip(found, range(MAX_CELLS), strict=False))


def _near(program: Program, grid: Grid) -> int:
    """Return, where no row meets all conditions, the rows that meet most of them."""
    met = {
        row: sum(bool(one.mask >> row & 1) for one in program.conditions) for row in bits(grid.all)
    }
    best = max(met.values(), default=0)
    return sum(1 << row for row, count in met.items() if count == best and best)


def _conditions(links: Sequence[Link], statement: Statement, grid: Grid) -> str:
    return " and ".join(_condition(one, statement, grid) for one in links)


def _condition(link: Link, statement: Statement, grid: Grid) -> str:
    words = " ".join(one.text for one in statement.tokens[link.start : link.end])
    if link.column == ROW_ORDER:
        return f"row is among the {words}"
    name = grid.columns[link.column].name
    if link.relation is not Relation.EQUAL:
        value = words if link.value is None else _number(link.value)
        return f"{name} {link.relation.value} {value}"
    if link.exact and link.mask:
        words = grid.columns[link.column].cells[next(bits(link.mask))].text
    return f"{name} is {words!r}" if link.exact else f"{name} has {words!r}"


def _name(column: int | None, grid: Grid) -> str:
    if column is None:
        return "rows"
    return "place in the table" if column == ROW_ORDER else grid.columns[column].name


def _plain(program: Program, grid: Grid) -> str:
    """Return the value found as the table writes it, where it is one of its cells."""
    assert program.found is not None  # noqa: S101 - asked for by the only caller
    if program.operation in {"greatest", "least"} and program.column is not None:
        rows = list(bits(program.rows))
        if rows and program.column != ROW_ORDER:
            return grid.columns[program.column].cells[rows[0]].text
        if rows:
            return f"row {grid.table.number(rows[0])}"
    return _number(program.found)


def _number(value: Decimal) -> str:
    text = format(value.quantize(Decimal("0.0001")).normalize() if value % 1 else value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
