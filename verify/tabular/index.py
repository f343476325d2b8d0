"""Where words stand in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from verify.tabular.table import Grid
from verify.tabular.words import Token, words

_CUTOFF = 88.0  # letters: "mcdonlad" is "mcdonald"; our own choice
_SKIPPED = frozenset({"the", "a", "an", "-", "–", "−", "'", "s"})


@dataclass(frozen=True, slots=True)
class Hit:
    """The rows of one column whose cells hold a run of words; ``exact``: are that run."""

    column: int
    mask: int
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Runs of stems in cells: stem -> places (row, column, position in the cell's stems)."""

    cells: Mapping[tuple[int, int], tuple[str, ...]]
    places: Mapping[str, tuple[tuple[int, int, int], ...]]
    headings: frozenset[str]
    letters: tuple[str, ...]  # stems of letters only, for misspelt words

    def mended(self, token: Token) -> Token:
        """Return ``token`` with the stem of the cell word that it misspells, if it does."""
        one = token.stem
        if len(one) < 5 or one in self.places or one in self.headings or not one.isalpha():
            return token
        if one in _known():
            return token
        best = process.extractOne(one, self.letters, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
        return replace(token, stem=best[0]) if best else token

    def runs(
        self, found: Sequence[Token], start: int, longest: int
    ) -> Iterator[tuple[int, tuple[Hit, ...]]]:
        """Yield every end of a run from ``start`` that cells hold, with where they do."""
        if found[start].stem in _SKIPPED:
            return
        alive = [(row, col, at + 1) for row, col, at in self.places.get(found[start].stem, ())]
        end = start + 1
        while alive and end - start <= longest:
            yield end, self._hits(alive, end - start)
            if end >= len(found):
                return
            stem = found[end].stem
            if stem in _SKIPPED:
                end += 1
                continue
            alive = [
                (row, col, at + 1)
                for row, col, at in alive
                if at < len(self.cells[row, col]) and self.cells[row, col][at] == stem
            ]
            end += 1

    def _hits(self, alive: Sequence[tuple[int, int, int]], size: int) -> tuple[Hit, ...]:
        part: dict[int, int] = {}
        full: dict[int, int] = {}
        for row, col, at in alive:
            masks = full if at == len(self.cells[row, col]) and at <= size else part
            masks[col] = masks.get(col, 0) | 1 << row
        hits = [Hit(col, mask, exact=True) for col, mask in full.items()]
        hits += [Hit(col, mask | full.get(col, 0), exact=False) for col, mask in part.items()]
        return tuple(sorted(hits, key=lambda one: (not one.exact, one.column)))

    def is_content(self, run: Sequence[Token]) -> bool:
        """Tell whether a run says anything: not only function words, cues and marks."""
        if run[-1].stem in _SKIPPED or (len(run) > 1 and not run[-1].stem.isalnum()):
            return False
        known = _known()
        if len(run) == 1:
            one = run[0]
            return one.value is not None or (
                one.stem.isalnum() and one.stem not in known and one.stem not in self.headings
            )
        return any(one.stem not in known and one.stem.isalnum() for one in run)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    table = words()
    logic = frozenset().union(*table.logic.values(), *table.results.values())
    return frozenset(
        {*table.stop, *table.superlative, *table.comparative, *table.aggregate, *logic}
    )


@lru_cache(maxsize=256)
def indexed(grid: Grid) -> Index:
    """Return the index of a table's cells."""
    cells: dict[tuple[int, int], tuple[str, ...]] = {}
    places: dict[str, list[tuple[int, int, int]]] = {}
    for column in grid.columns:
        for row, cell in enumerate(column.cells):
            stems = tuple(one for one in cell.stems if one not in _SKIPPED and one not in "()")
            cells[row, column.index] = stems
            for at, one in enumerate(stems):
                places.setdefault(one, []).append((row, column.index, at))
    headings = frozenset(one for column in grid.columns for one in column.stems)
    return Index(
        cells=cells,
        places={key: tuple(value) for key, value in places.items()},
        headings=headings,
        letters=tuple(sorted(one for one in places if one.isalpha() and len(one) > 4)),
    )
