"""Share of gold rows recovered from saved Wikipedia tables, beside pandas.read_html.

The rule of the data's README: a row counts if its normalised cells are a subsequence of the
normalised cells of some row that was read (footnote marks of up to six characters in brackets
dropped, then letters and digits only, lower case; empty cells skipped).

    python -m tests.benchmarks.wikitables [--pandas] [--misses]
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.benchmarks import bench_folder
from verify.source.dom import parse_html
from verify.source.frames import frames
from verify.source.grid import gridded


@dataclass(frozen=True)
class Read:
    """The rows that a reader gave, and whether the table has spanned cells."""

    rows: list[list[str]]
    spanned: bool = False


@dataclass
class Tally:
    """Rows recovered of rows wanted."""

    got: int = 0
    wanted: int = 0

    def add(self, found: Sequence[bool]) -> None:
        """Count one table."""
        self.got += sum(found)
        self.wanted += len(found)

    def __str__(self) -> str:
        return f"{self.got}/{self.wanted} = {self.got / max(self.wanted, 1):.4f}"


_NOTE = re.compile(r"\[[^\]]{0,6}\]")


def normal(cell: str) -> str:
    """Normalise a cell as the data's README says; a raised digit is a digit (NFKC)."""
    plain = unicodedata.normalize("NFKC", _NOTE.sub("", cell))
    return "".join(character for character in plain.lower() if character.isalnum())


def is_subsequence(wanted: Sequence[str], row: Iterable[str]) -> bool:
    """Tell whether ``wanted`` occur in ``row`` in this order."""
    cells = iter(row)
    return all(any(cell == each for cell in cells) for each in wanted)


def gold_rows(path: Path) -> list[list[str]]:
    """Read a gold grid; newline, pipe and backslash are escaped there."""
    signs = {"n": "\n", "p": "|", "\\": "\\"}
    rows = []
    for line in path.read_text("utf-8").split("\n"):
        cells = re.sub(r"\\([np\\])", lambda match: signs[match[1]], line).split("\t")
        if wanted := [each for each in map(normal, cells) if each]:
            rows.append(wanted)
    return rows


def recovered(gold: list[list[str]], rows: Iterable[Sequence[str]]) -> list[bool]:
    """Tell for each gold row whether some row read holds it."""
    read = [[normal(cell) for cell in row] for row in rows]
    return [any(is_subsequence(wanted, row) for row in read) for wanted in gold]


def ours(html: str, index: int) -> Read:
    """Return our rows of the page's ``index``-th wikitable; its headings also put together."""
    grid = gridded(_wikitable(parse_html(html), index))
    rows = [[cell.text if cell is not None else "" for cell in row] for row in grid.rows]
    rows += [[" ".join(name) for name in frame.names] for frame in frames(grid)]
    cells = [cell for row in grid.rows for cell in row if cell is not None]
    return Read(rows, spanned=any(cell.width > 1 or cell.height > 1 for cell in cells))


def theirs(html: str, index: int) -> Read:
    """Return the rows that pandas.read_html gives for the same table, heading included."""
    import pandas as pd  # noqa: PLC0415 - a peer, needed only when it is compared

    table = str(_wikitable(BeautifulSoup(html, "lxml"), index))
    try:
        frame = pd.read_html(io.StringIO(table), keep_default_na=False)[0]
    except ValueError:  # "No tables found", spans that it refuses
        return Read([])
    names = [name if isinstance(name, tuple) else (name,) for name in frame.columns]
    rows = [[str(name[level]) for name in names] for level in range(len(names[0]))] if names else []
    rows.append([" ".join(dict.fromkeys(map(str, name))) for name in names])
    rows += [[str(cell) for cell in row] for row in frame.itertuples(index=False)]
    return Read(rows)


def _wikitable(soup: BeautifulSoup, index: int) -> Tag:
    return soup.select("table.wikitable")[index]


def main() -> None:
    """Print the shares, and with --misses the rows that were not recovered."""
    data = bench_folder()
    if data is None:
        print("skipped: no folder of labelled data (set VERIFY_BENCH)")
        return
    folder = data / "wikitables"
    readers = {"verify": ours} | ({"pandas.read_html": theirs} if "--pandas" in sys.argv else {})
    pages = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    spans: dict[str, bool] = {}
    for name, reader in readers.items():
        all_rows, spanned_rows, seconds = Tally(), Tally(), 0.0
        for page in pages:
            html = (folder / page["page"]).read_text("utf-8")
            gold = gold_rows(folder / page["gold"])
            began = time.perf_counter()
            read = reader(html, page["wikitable_index"])
            seconds += time.perf_counter() - began
            spans.setdefault(page["page"], read.spanned)
            got = recovered(gold, read.rows)
            all_rows.add(got)
            if spans[page["page"]]:
                spanned_rows.add(got)
            if "--misses" in sys.argv:
                for row, ok in zip(gold, got, strict=True):
                    if not ok:
                        print(name, page["page"], row)
        print(
            f"{name:18} rows {all_rows}  on spanned tables {spanned_rows}"
            f"  {len(pages) / seconds:.1f} pages/s"
        )


if __name__ == "__main__":
    main()
