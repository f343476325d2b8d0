"""Figures read from saved pages and data files, counted, and a sample judged by hand.

    python -m tests.benchmarks.pages [--sample 200] [--seed 808] [--unjudged]

Counts come for every page of ``pages/`` and every file of ``reference/``; the sample is drawn from
those and from the Wikipedia pages of ``wikitables/``, at most two figures a page. A sampled figure
is right when subject words, unit, kind, place, period and value are all what a reader of the page
would say. What the page leaves open, or what is marked as unknown, is right to be left open.

The judgements are kept in ``judged_pages.tsv``: a hash of the whole line that was judged, so that
one holds for exactly that reading and no other; the verdict; for a wrong one its cause. The share
right is given of the sampled figures that have been judged. A page's figures are drawn by hash, so
that a reading that changes changes its own place in the sample only.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import bench_folder
from verify.model import Figure, Page, Provenance, Quantity
from verify.source import Csv, Html, Json, Reading, Source, read
from verify.source.kinds import Columns, Part, Shape

JUDGED = Path(__file__).parent / "judged_pages.tsv"
RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)
PARTS = (Part.TABLES, Part.INFOBOX, Part.LISTS)


def page_of(path: Path) -> Page:
    """Return a file as if it had been retrieved."""
    content = path.read_bytes()
    address = f"https://saved.example/{path.name}"
    return Page(
        source="saved",
        address=address,
        final_address=address,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        retrieved=RETRIEVED,
    )


def cases(folder: Path) -> Iterator[tuple[Path, Source]]:
    """Yield every file with a source that reads it as a live one would be read."""
    for path in sorted((folder / "pages").glob("*.html")):
        yield path, Html(name="saved", url="https://saved.example/", read=PARTS)
    reference = folder / "reference"
    yield reference / "worldbank_population.csv", Csv(name="saved", path="x", subject="population")
    gdp = Csv(name="saved", path="x", subject="GDP", unit="US$")
    yield reference / "worldbank_gdp_current_usd.csv", gdp
    yield (
        reference / "unhcr_pakistan_from_afghanistan.csv",
        Csv(name="saved", path="x", columns=Columns(period="year", place="coa_name")),
    )
    bank = Json(name="saved", path="x", shape=Shape.WORLDBANK)
    yield reference / "worldbank_USA_SP.POP.TOTL.json", bank
    for path in sorted((reference / "factbook").glob("*.json")):
        yield path, Json(name="saved", path="x", shape=Shape.FACTBOOK)


def line(figure: Figure) -> str:
    """Return one figure as one line for checking by hand."""
    value = figure.amount.value
    topic = figure.topic
    if isinstance(value, Quantity):
        ends = str(value.low) if value.low == value.high else f"{value.low} to {value.high}"
        amount = f"{ends} {value.unit.name}".strip()
    else:
        amount = value.words
    where = figure.origin
    assert isinstance(where, Provenance)
    return " | ".join(
        (
            f"{topic.kind} {figure.amount.direction}".removesuffix(" none"),
            amount,
            topic.subject.phrase.lower(),
            ", ".join(place.name for place in topic.places),
            topic.period.words if topic.period else "no period",
            ", ".join(caution.name for caution in figure.cautions),
            where.location,
            where.words,
        )
    )


def main() -> None:
    """Print counts, times and the sample."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=0)
    options.add_argument("--seed", type=int, default=808)
    options.add_argument("--unjudged", action="store_true", help="print only what is not judged")
    chosen = options.parse_args()
    data = bench_folder()
    if data is None:
        print("skipped: no folder of labelled data (set VERIFY_BENCH)")
        return
    pool: list[str] = []
    factbook: Counter[str] = Counter()
    for path, source in cases(data):
        began = time.perf_counter()
        reading = read(page_of(path), source)
        seconds = time.perf_counter() - began
        if path.parent.name == "factbook":
            factbook["files"] += 1
            factbook["figures"] += len(reading.figures)
            factbook["problems"] += len(reading.problems)
        else:
            _count(path, reading, seconds)
        pool += _drawn(path, reading, chosen.seed)
    print(f"factbook: {dict(factbook)}")
    if chosen.sample:
        for path in sorted((data / "wikitables").glob("*.html")):
            source = Html(name="saved", url="https://saved.example/", read=PARTS)
            pool += _drawn(path, read(page_of(path), source), chosen.seed)
        sample = sorted(pool, key=lambda one: _hash(f"{chosen.seed} {one}"))[: chosen.sample]
        report(sample, only_unjudged=chosen.unjudged)


def report(sample: Sequence[str], *, only_unjudged: bool) -> None:
    """Print the sample with its judgements, and the share right."""
    known = judgements()
    verdicts = [known.get(_hash(one), ("unjudged", "")) for one in sample]
    for one, (verdict, cause) in zip(sample, verdicts, strict=True):
        if verdict == "unjudged" or not only_unjudged:
            print(f"{_hash(one)} {verdict} {cause}".rstrip(), one, sep=" | ")
    counts = Counter(verdict for verdict, _ in verdicts)
    judged = counts["right"] + counts["wrong"]
    share = f"{counts['right'] / judged:.3f}" if judged else "-"
    print(
        f"sample of {len(sample)}: right {counts['right']} of {judged} judged = {share};"
        f" not judged {counts['unjudged']}"
    )


def judgements() -> dict[str, tuple[str, str]]:
    """Return the recorded judgements: hash of a line, then right or wrong and the cause."""
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {key: (verdict, cause) for key, verdict, cause in rows}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _count(path: Path, reading: Reading, seconds: float) -> None:
    cautions = Counter(caution.name for figure in reading.figures for caution in figure.cautions)
    problems = [problem.code.value for problem in reading.problems]
    print(
        f"{path.name}: {len(reading.figures)} figures, {seconds:.2f} s, {dict(cautions)} {problems}"
    )


def _drawn(path: Path, reading: Reading, seed: int) -> list[str]:
    lines = {f"{path.name}: {line(figure)}" for figure in reading.figures}
    return sorted(lines, key=lambda one: _hash(f"{seed} {one}"))[:2]


if __name__ == "__main__":
    main()
