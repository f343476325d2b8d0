"""Programs that say which values are the same, different, or most frequent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.tabular.programs import Program, Scene, bits, groups, is_clash, union

_MOST = frozenset({"most", "more", "least", "fewest", "less", "fewer"})


def sames(scene: Scene) -> Iterator[Program]:
    """Yield whether rows have the same value in a column, or different ones."""
    statement, conditions = scene.statement, scene.conditions
    same, different = statement.cue("same"), statement.cue("different")
    cue = same or different
    if scene.target is not None or cue is None:
        return
    rows = scene.mask(conditions)
    for links in groups(conditions).values():
        if is_clash(links):
            rows = union([one.mask for one in links]) & scene.grid.all
    named = [one.column for one in statement.namings if one.start > cue.at] or [
        one.column for one in statement.namings
    ]
    for column in list(dict.fromkeys(named))[:2]:
        texts = {scene.grid.columns[column].cells[row].stems for row in bits(rows)}
        if rows.bit_count() < 2:
            continue
        equal = len(texts) == 1
        negated = statement.cue("negation") is not None
        yield Program(
            operation="same value" if same else "different values",
            outcome=(equal == (same is not None)) != negated, conditions=conditions, column=column,
            rows=rows, found=Decimal(len(texts)),
        )  # fmt: skip


_MOST = frozenset({"most", "more", "least", "fewest", "less", "fewer"})


def modes(scene: Scene) -> Iterator[Program]:
    """Yield whether the value that a column has most often meets the condition on it."""
    statement = scene.statement
    cue = statement.cue("most_often") or statement.cue("majority") or statement.cue("superlative")
    if cue is None or scene.target is not None:
        return
    if cue.kind == "superlative" and statement.tokens[cue.at].text not in _MOST:
        return
    for subject in scene.conditions:
        rest = tuple(one for one in scene.conditions if one is not subject)
        rows = scene.mask(rest)
        tally: dict[tuple[str, ...], int] = {}
        for row in bits(rows):
            stems = scene.grid.columns[subject.column].cells[row].stems
            tally[stems] = tally.get(stems, 0) + 1
        if len(tally) < 2 or max(tally.values()) == 1:
            continue
        own = (rows & subject.mask).bit_count()
        least = cue.way in {"down", "least"}
        best = min(tally.values()) if least else max(tally.values())
        ties = sum(one == best for one in tally.values())
        yield Program(
            operation="rarest value" if least else "most frequent value",
            outcome=own == best, conditions=rest, others=(subject,), column=subject.column,
            rows=rows, found=Decimal(best), stated=Decimal(own),
            signs=(f"cue:{cue.kind}", "tied" if ties > 1 else "alone"),
        )  # fmt: skip
