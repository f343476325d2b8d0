"""The reference files of the benchmark data, served over HTTP on loopback and read as live sources.

    python -m tests.benchmarks.live

World Bank, UNHCR and Factbook files go the whole way that a page of the web goes: robots.txt, the
door with its limits and its pace, the reader. Every number of the two World Bank sheets and of the
UNHCR sheet is compared with the file itself (value, year and, where the file gives its code, the
country); of the Factbook every twentieth file is served, and what comes over the wire must give the
figures that the file gives. The exit code is 1 if a number is lost, added or changed.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.benchmarks import bench_folder
from tests.benchmarks.pages import page_of
from tests.fetch.servers import Server, http, site
from verify.fetch import Fetcher
from verify.model import Figure, Page, Problem, Provenance, Quantity, Request
from verify.source import Csv, Json, Source, read
from verify.source.kinds import Columns, Shape

_ROW = re.compile(r"row (\d+), column '(.+)'")
_EVERY = 20  # one request a second and host: all 262 Factbook files would take minutes

#: Value, year and code of country of one number.
Number = tuple[Decimal, str, str]


@dataclass(frozen=True, slots=True)
class Served:
    """A file, how it is configured, and which columns hold numbers and the country's code."""

    path: Path
    source: Source
    values: tuple[str, ...] = ()
    code: str = ""
    year: str = ""


def served(folder: Path) -> Iterator[Served]:
    """Yield the files of ``folder`` with the sources that read them."""
    address = "http://127.0.0.1/"
    bank = Columns(period="Year", place="Country Name")
    for name, subject, unit in (
        ("worldbank_population.csv", "population", None),
        ("worldbank_gdp_current_usd.csv", "gross domestic product", "US$"),
    ):
        source = Csv(name="live", url=address, local=True, subject=subject, unit=unit, columns=bank)
        yield Served(folder / name, source, ("Value",), "Country Code", "Year")
    counts = ("refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps")
    source = Csv(
        name="live",
        url=address,
        local=True,
        columns=Columns(period="year", place="coa_name"),
    )
    yield Served(folder / "unhcr_pakistan_from_afghanistan.csv", source, counts, "coa_iso", "year")
    json = Json(name="live", url=address, local=True, shape=Shape.WORLDBANK)
    yield Served(folder / "worldbank_USA_SP.POP.TOTL.json", json)
    book = Json(name="live", url=address, local=True, shape=Shape.FACTBOOK)
    for path in sorted((folder / "factbook").glob("*.json"))[::_EVERY]:
        yield Served(path, book)


def retrieved(server: Server, path: Path, fetch: Fetcher) -> Page:
    """Return a file as it comes over the wire; ``OSError`` says why it does not."""
    answer = fetch(Request(source="live", address=server.url(f"/{path.name}"), local=True))
    if isinstance(answer, Problem):
        raise OSError(f"{path.name}: {answer.message}")
    return answer


def read_numbers(figures: Iterable[Figure], columns: tuple[str, ...]) -> Counter[Number]:
    """Return the numbers of some columns as they were read."""
    found: Counter[Number] = Counter()
    for figure in figures:
        value, period, where = figure.amount.value, figure.topic.period, figure.origin
        assert isinstance(where, Provenance)
        place = _ROW.fullmatch(where.pointer)
        if not isinstance(value, Quantity) or value.low is None:
            continue
        if place is None or place[2] not in columns:
            continue
        year = str(period.start.year) if period and period.start else ""
        codes = [one.code for one in figure.topic.places]
        found[value.low, year, codes[0] if codes else ""] += 1
    return found


def written_numbers(one: Served, content: bytes, known: frozenset[str]) -> Counter[Number]:
    """Return the numbers of the file; the code of what is no ``known`` country is left out."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return Counter(
        (Decimal(row[name]), row[one.year], row[one.code] if row[one.code] in known else "")
        for row in rows
        for name in one.values
        if row.get(name)
    )


def _check(one: Served, page: Page) -> tuple[int, int, int]:
    """Return how many numbers were read, how many are right, and how many there are."""
    figures = read(page, one.source).figures
    if not one.values:
        direct = read(page_of(one.path), one.source).figures
        same = sum((Counter(map(_told, figures)) & Counter(map(_told, direct))).values())
        return len(figures), same, len(direct)
    got = read_numbers(figures, one.values)
    known = frozenset(code for _, _, code in got if code)
    wanted = written_numbers(one, page.content, known)
    return sum(got.values()), sum((got & wanted).values()), sum(wanted.values())


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.topic, figure.amount, figure.cautions


def main() -> int:
    """Serve, fetch, read and compare; 1 if a number was lost, added or changed."""
    folder = bench_folder()
    if folder is None:
        print("skipped: no folder of labelled data (VERIFY_BENCH)")
        return 0
    files = list(served(folder / "reference"))
    pages = {f"/{one.path.name}": http(one.path.read_bytes()) for one in files}
    totals: Counter[str] = Counter()
    with Server(site(pages)) as server, Fetcher() as fetch:
        for one in files:
            started = time.perf_counter()
            page = retrieved(server, one.path, fetch)
            got, right, wanted = _check(one, page)
            totals.update(read=got, right=right, wanted=wanted)
            if "factbook" not in one.path.parts:
                took = f"{time.perf_counter() - started:.1f} s"
                print(f"{one.path.name:40} read {got}, right {right} of {wanted}, {took}")
    print(f"all: read {totals['read']}, right {totals['right']} of {totals['wanted']}")
    return 0 if totals["read"] == totals["right"] == totals["wanted"] else 1


if __name__ == "__main__":
    sys.exit(main())
