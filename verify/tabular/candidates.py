"""Every program that a statement's words allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verify.tabular.comparisons import comparisons, gaps
from verify.tabular.extremes import extremes
from verify.tabular.likeness import modes, sames
from verify.tabular.programs import Program, Scene
from verify.tabular.rows import counts, counts_of_each, exists, shares_of
from verify.tabular.scenes import scenes
from verify.tabular.statement import Statement
from verify.tabular.table import Grid
from verify.tabular.totals import aggregates
from verify.tabular.universals import universals

MAX_PROGRAMS = 600

#: The families of programs. Each takes a scene and yields what it may mean.
FAMILIES: tuple[Callable[[Scene], Iterator[Program]], ...] = (
    exists,
    counts,
    counts_of_each,
    universals,
    sames,
    modes,
    shares_of,
    extremes,
    comparisons,
    aggregates,
    gaps,
)

#: What stays when no program is meant: as likely as not.
UNKNOWN = tuple(Program(operation="unknown", outcome=outcome) for outcome in (True, False))


def candidates(statement: Statement, grid: Grid) -> tuple[Program, ...]:
    """Return the different programs, up to ``MAX_PROGRAMS``, and the two of ``UNKNOWN``."""
    found: dict[tuple[object, ...], Program] = {}
    for scene in scenes(statement, grid):
        for family in FAMILIES:
            for program in family(scene):
                found.setdefault(_identity(program), program)
        if len(found) >= MAX_PROGRAMS:
            break
    return (*tuple(found.values())[:MAX_PROGRAMS], *UNKNOWN)


def _identity(one: Program) -> tuple[object, ...]:
    return (one.operation, one.conditions, one.others, one.column, one.target, one.signs)
