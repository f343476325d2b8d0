"""The ways to take a statement's words: which of them are conditions, and what is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, product

from verify.tabular.programs import Scene, bits
from verify.tabular.slots import MAX_OPTIONS, Options, of_number, preference, range_of
from verify.tabular.statement import Link, Number, Phrase, Statement
from verify.tabular.table import Column, Grid
from verify.tabular.words import tokens, words

MAX_SCENES = 12  # a target; the likeliest come first


def scenes(statement: Statement, grid: Grid) -> Iterator[Scene]:
    """Yield the scenes of a statement, those without a number to check first."""
    named = set(_inside_headings(statement, grid))
    numbers = [one for one in statement.numbers if one.at not in named]
    slots = _slots(statement, grid, numbers, named)
    for target in (None, *numbers):
        rest = [options for at, options in slots if target is None or at != target.at]
        for chosen in islice(product(*rest), MAX_SCENES):
            conditions = tuple(one for one in chosen if one is not None)
            yield Scene(statement=statement, grid=grid, conditions=conditions, target=target)


def _inside_headings(statement: Statement, grid: Grid) -> Iterator[int]:
    """Yield the places of numbers that belong to a column's name ("population in 2011")."""
    for one in statement.namings:
        if one.strength >= 0.6 and one.end - one.start > 1:
            yield from range(one.start, one.end)
    headings = {
        number.value
        for column in grid.columns
        for number in tokens(column.name)
        if number.value is not None and number.value >= 100
    }
    yield from (one.at for one in statement.numbers if one.value in headings)


def _slots(
    statement: Statement, grid: Grid, numbers: Sequence[Number], named: set[int]
) -> list[tuple[int, Options]]:
    """Return every span with the ways to take it, in the statement's order, likeliest first."""
    found = dict(_of_phrases(statement, grid, numbers, named))
    done = {one.start for one in statement.phrases}
    for number in numbers:
        if number.at not in done and (options := of_number(statement, grid, number, ())):
            found[number.at] = options
    for first, last in pairwise(numbers):
        if link := range_of(statement, grid, first, last):
            found.pop(last.at, None)
            found[first.at] = (link,)
    return sorted([*found.items(), *_results(statement, grid)], key=lambda one: one[0])


def _of_phrases(
    statement: Statement, grid: Grid, numbers: Sequence[Number], named: set[int]
) -> Iterator[tuple[int, Options]]:
    by_place = {one.at: one for one in numbers}
    for phrase in statement.phrases:
        single = phrase.end == phrase.start + 1
        if phrase.start in named and single:
            continue
        links = sorted(phrase.links, key=lambda one: -preference(statement, one))
        number = by_place.get(phrase.start) if single else None
        if number is not None:
            options = of_number(statement, grid, number, links)
        else:
            missing = tuple(_misplaced(statement, grid, phrase))
            if missing:
                links = [replace(one, astray=True) for one in links]
            sure = links[0].exact or not single
            options = (*missing, *links[:MAX_OPTIONS], *(() if sure else (None,)))
            if not links[0].exact and statement.titled.issuperset(range(phrase.start, phrase.end)):
                options = (None, *options)
        if options:
            yield phrase.start, options


def _misplaced(statement: Statement, grid: Grid, phrase: Phrase) -> Iterator[Link]:
    """Yield a link with a column that the statement names beside the words but that lacks them.

    Only where that column is like one that has them: "the away team is Fulham" where Fulham is
    only among the home teams.
    """
    columns = {one.column for one in phrase.links}
    if max(statement.named(one) for one in columns) > 0.6:
        return
    for one in statement.namings:
        if one.column in columns or one.strength < 0.6 or phrase.dated:
            continue
        low, high = (one.end, phrase.start) if one.end <= phrase.start else (phrase.end, one.start)
        between = statement.tokens[low:high]
        if (
            low > high
            or len(between) > 3
            or any(token.stem not in words().stop for token in between)
        ):
            continue
        after = one.start > phrase.start
        passive = grid.columns[one.column].stems[-1:] == ("by",)
        if after and not passive and "as" not in [token.text for token in between]:
            continue
        if any(_alike(grid.columns[one.column], grid.columns[other]) for other in columns):
            yield Link(
                start=phrase.start, end=phrase.end, column=one.column, mask=0, typed=True
            )  # fmt: skip
            return


def _alike(first: Column, second: Column) -> bool:
    """Tell whether two columns hold things of one sort: headings or cells have words in common."""
    if set(first.core) & set(second.core):
        return True
    return bool({one.stems for one in first.cells} & {one.stems for one in second.cells} - {()})


_FORMS = {"win": {"w", "win"}, "lose": {"l", "lose"}, "draw": {"d", "t", "draw", "tie"}}


def _results(statement: Statement, grid: Grid) -> list[tuple[int, Options]]:
    """Return what "win", "lose" and "draw" say of a column of results."""
    cues = [one for one in statement.cues if one.kind == "result"]
    if not cues:
        return []
    every = frozenset().union(*_FORMS.values())
    found: list[tuple[int, Options]] = []
    for column in grid.columns:
        heads = [cell.stems[0] if cell.stems else "" for cell in column.cells]
        rows = list(bits(grid.all))
        if sum(heads[row] in every for row in rows) * 2 <= len(rows):
            continue
        for cue in cues[:2]:
            mask = sum(1 << row for row, head in enumerate(heads) if head in _FORMS[cue.way])
            link = Link(start=cue.at, end=cue.at + 1, column=column.index, mask=mask)
            found.append((cue.at, (link, None)))
        break
    return found
