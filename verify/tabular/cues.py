"""Columns that a statement names, and words that say what it does with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.tabular.statement import Cue, Naming
from verify.tabular.table import Grid
from verify.tabular.words import Token, words


def named_columns(found: Sequence[Token], grid: Grid, long: set[int]) -> Iterator[Naming]:
    """Yield the columns named, for each word the columns of which it names most."""
    table, stop = words(), words().stop
    best: dict[int, list[Naming]] = {}
    for column in grid.columns:
        stems = [one for one in column.core if one not in stop] or list(column.stems)
        other = frozenset().union(*(table.columns.get(one, frozenset()) for one in stems))
        at = 0
        while at < len(found):
            end = at
            while end < len(found) and (found[end].stem in column.stems) and end not in long:
                end += 1
            same = {one.stem for one in found[at:end]} & set(stems)
            strength = len(same) / len(stems) if same else 0.0
            if not same and at not in long and found[at].stem in other:
                end, strength = at + 1, 0.3
            if strength:
                naming = Naming(start=at, end=end, column=column.index, strength=min(1.0, strength))
                for place in range(at, end):
                    best.setdefault(place, []).append(naming)
            at = max(end, at + 1)
    seen = set()
    for options in best.values():
        top = max((one.end - one.start, one.strength) for one in options)
        for one in options:
            if one not in seen and (one.end - one.start, one.strength) >= (top[0], top[1] * 0.7):
                seen.add(one)
                yield one


def find_cues(found: Sequence[Token], long: set[int]) -> Iterator[Cue]:
    """Yield the words that say what is done, but for those at ``long`` (cells, dates)."""
    for at in range(len(found)):
        if at not in long:
            yield from _orders(found, at)
            yield from _others(found, at)


def _orders(found: Sequence[Token], at: int) -> Iterator[Cue]:
    table, text = words(), found[at].text
    way = table.superlative.get(text)
    if way and not _next_is(found, at, "than"):
        yield Cue(at=at, kind="superlative", way=way)
    if text in table.weak and not way:
        yield Cue(at=at, kind="weak", way="down" if text in {"low", "bottom"} else "up")
    if way := table.comparative.get(text):
        kind = "superlative" if _beats_all(found, at) else "comparative"
        yield Cue(at=at, kind=kind, way=way)


def _others(found: Sequence[Token], at: int) -> Iterator[Cue]:
    table, one = words(), found[at]
    if way := table.aggregate.get(one.text):
        yield Cue(at=at, kind="aggregate", way=way)
    for kind, stems in table.logic.items():
        if one.stem in stems:
            yield Cue(at=at, kind=kind, way=one.stem)
    for kind, stems in table.results.items():
        if one.stem in stems:
            yield Cue(at=at, kind="result", way=kind)


def _beats_all(found: Sequence[Token], at: int) -> bool:
    """Tell whether a comparison is with all others ("more than any other")."""
    texts = [one.text for one in found[at : at + 12]]
    for place, text in enumerate(texts[:-1]):
        if text == "than" and {"any", "all", "other", "others", "every"} & set(
            texts[place + 1 : place + 4]
        ):
            return True
    return False


def _next_is(found: Sequence[Token], at: int, word: str) -> bool:
    return at + 1 < len(found) and found[at + 1].text == word
