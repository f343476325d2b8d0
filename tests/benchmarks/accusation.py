"""No false accusation: true sentences made from public tables, and the same with one fault each.

    python -m tests.benchmarks.accusation [--cases 10000] [--seed 1] [--show 10]

World Bank population and GDP tables (read as sources, by the real CSV reader) are turned into
news sentences with varied wording, units, scales, roundings and hedges. Every sentence goes the
whole way: extraction, matching, judging. Of the true ones almost none may be refuted; of the
corrupted ones (value, year, place, unit, scale, direction) most should be, and the diagnosis
should name what was done. The wording is made by rules from the table, so no judgement enters.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from tests.benchmarks import bench_folder
from verify import claim, pipeline
from verify.claim.places import place_named
from verify.engine import serial
from verify.fetch import Fetcher
from verify.match import Matcher, Standard
from verify.model import Article, Claim, DateSource, Label, Verdict
from verify.options import Options
from verify.source import load

CORRUPTIONS = ("value", "year", "place", "unit", "scale", "direction")

#: What a diagnosis may call each corruption.
NAMED = {
    "value": {"swapped digits", "differs"},
    "year": {"another period", "another base period"},
    "place": {"another place"},
    "unit": {"another unit"},
    "scale": {"scale"},
    "direction": {"direction"},
}

FIRST_YEAR, LAST_YEAR = 1990, 2022
ANCHOR = date(2023, 12, 31)

#: A text about what both tables hold, so that both are read.
ASKING = "Mexico had a population of 120 million and a gross domestic product of $1.2 trillion."

CATALOGUE = """\
version: 1
sources:
  - name: population
    kind: csv
    path: {population}
    columns: {{period: Year, place: Country Name}}
    values: {{Value: {{subject: population}}}}
  - name: gdp
    kind: csv
    path: {gdp}
    unit: US$
    columns: {{period: Year, place: Country Name}}
    values: {{Value: {{subject: gross domestic product}}}}
"""


@dataclass(frozen=True, slots=True)
class Series:
    """One table: its values by place and year, and how sentences speak of it."""

    name: str
    values: dict[str, dict[int, Decimal]]
    money: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the words of the number it is about, and what was done to it."""

    text: str
    corruption: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, its claim and its verdict (``None`` where no claim was read)."""

    case: Case
    claim: Claim | None
    verdict: Verdict | None


# --- the tables ----------------------------------------------------------------------------------


def read_series(path: Path, *, name: str, money: bool, places: dict[str, str]) -> Series:
    """Read one World Bank sheet, for the places that the place table knows."""
    values: dict[str, dict[int, Decimal]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            year, place = int(row["Year"]), places.get(row["Country Name"])
            if place and FIRST_YEAR <= year <= LAST_YEAR and row["Value"]:
                values.setdefault(place, {})[year] = Decimal(row["Value"])
    return Series(name, {key: one for key, one in values.items() if len(one) > 10}, money)


# --- the wording ---------------------------------------------------------------------------------

_SCALES = (
    ("trillion", Decimal(10) ** 12),
    ("billion", Decimal(10) ** 9),
    ("million", Decimal(10) ** 6),
)


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Round to ``digits`` significant digits."""
    place = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / place).quantize(Decimal(1), ROUND_HALF_EVEN) * place


def _spelt(value: Decimal, rng: random.Random, digits: int) -> str:
    """Write ``value`` with a scale word, or in full."""
    rounded = _rounded(value, digits)
    for word, scale in _SCALES:
        if abs(rounded) >= scale:
            if rng.random() < 0.25:
                break
            places = max(0, digits - 1 - (rounded / scale).adjusted())
            return f"{rounded / scale:.{places}f} {word}"
    return f"{rounded:,.0f}"


def _hedged(value: Decimal, rng: random.Random) -> tuple[str, str]:
    """Return a true hedge and number for ``value``: the words before it and its spelling."""
    digits = rng.choice((2, 3, 3, 4))
    rounded = _rounded(value, digits)
    spelling = _spelt(value, rng, digits)
    exact = [("", spelling), ("", spelling)]
    loose = [
        ("about ", spelling),
        ("around ", spelling),
        ("an estimated ", spelling),
        ("some ", spelling),
    ]
    close = abs(rounded - value) <= value * Decimal("0.04")
    if rounded < value and close:
        loose += [("more than ", spelling), ("over ", spelling), ("just over ", spelling)]
    if rounded > value and close:
        loose += [("nearly ", spelling), ("almost ", spelling), ("just under ", spelling)]
    return rng.choice(exact if rng.random() < 0.45 else loose)


_LEVELS = {
    False: (
        "{place} had a population of {n} in {year}.",
        "The population of {place} stood at {n} in {year}.",
        "In {year}, the population of {place} was {n}.",
        "{place}'s population reached {n} in {year}.",
        "Official figures put the population of {place} at {n} in {year}.",
        "In {year}, {place} was home to {n} people.",
        "{n} people lived in {place} in {year}.",
        "{place}, which had {n} inhabitants in {year}, has changed a great deal since.",
    ),
    True: (
        "{place}'s gross domestic product was {n} in {year}.",
        "The gross domestic product of {place} came to {n} in {year}.",
        "In {year}, {place} recorded a GDP of {n}.",
        "GDP in {place} stood at {n} in {year}.",
        "In {year} the GDP of {place} was worth {n}.",
    ),
}

_CHANGES = {
    False: (
        "The population of {place} {verb} {n} percent between {base} and {year}.",
        "{place}'s population {verb} by {n}% from {base} to {year}.",
        "Between {base} and {year}, the population of {place} {verb} by {n} per cent.",
    ),
    True: (
        "The gross domestic product of {place} {verb} {n} percent between {base} and {year}.",
        "{place}'s GDP {verb} by {n}% from {base} to {year}.",
        "Between {base} and {year}, GDP in {place} {verb} by {n} per cent.",
    ),
}

_UP, _DOWN = ("rose", "grew", "increased", "climbed"), ("fell", "shrank", "dropped", "declined")


def _money(hedge: str, number: str, *, unit: str = "dollars", rng: random.Random) -> str:
    if unit == "dollars":
        return f"{hedge}${number}" if rng.random() < 0.7 else f"{hedge}{number} dollars"
    return f"{hedge}€{number}" if rng.random() < 0.7 else f"{hedge}{number} euros"


def _level(series: Series, rng: random.Random, corruption: str) -> Case | None:
    place = rng.choice(sorted(series.values))
    years = series.values[place]
    year = rng.choice(sorted(years))
    value, said_place, said_year, unit = years[year], place, year, "dollars"
    if corruption == "value":
        value *= Decimal(str(rng.choice((0.6, 0.7, 1.35, 1.6, 1.9))))
    elif corruption == "scale":
        value *= rng.choice((Decimal("0.001"), Decimal(1000), Decimal(10)))
    elif corruption == "year":
        far = [one for one in years if abs(years[one] / years[year] - 1) > Decimal("0.3")]
        if not far:
            return None
        said_year = rng.choice(far)
    elif corruption == "place":
        far_places = [
            one
            for one in sorted(series.values)
            if year in series.values[one]
            and abs(series.values[one][year] / value - 1) > Decimal("0.4")
        ]
        said_place = rng.choice(far_places)
    elif corruption == "unit":
        if not series.money:
            return None
        unit = "euros"
    if value < 1000:
        return None
    hedge, number = _hedged(value, rng)
    words = _money(hedge, number, unit=unit, rng=rng) if series.money else f"{hedge}{number}"
    text = rng.choice(_LEVELS[series.money]).format(place=said_place, n=words, year=said_year)
    return Case(text[0].upper() + text[1:], corruption)


def _percent(years: dict[int, Decimal], base: int, year: int) -> Decimal:
    return (years[year] / years[base] - 1) * 100


def _is_apart(one: Decimal, other: Decimal) -> bool:
    """Tell whether two changes in percent are too far apart to be taken for each other."""
    return abs(one - other) > max(Decimal(5), abs(other) * Decimal("0.5"))


def _other_base(years: dict[int, Decimal], base: int, year: int) -> list[int]:
    change = _percent(years, base, year)
    return [
        one
        for one in sorted(years)
        if one < year and one != base and _is_apart(_percent(years, one, year), change)
    ]


def _other_place(series: Series, base: int, year: int, change: Decimal) -> list[str]:
    return [
        one
        for one, theirs in sorted(series.values.items())
        if base in theirs and year in theirs and _is_apart(_percent(theirs, base, year), change)
    ]


def _change(series: Series, rng: random.Random, corruption: str) -> Case | None:
    place = rng.choice(sorted(series.values))
    years = series.values[place]
    base, year = sorted(rng.sample(sorted(years), 2))
    change = _percent(years, base, year)
    bases = _other_base(years, base, year) if corruption == "year" else [base]
    places = _other_place(series, base, year, change) if corruption == "place" else [place]
    if abs(change) < 3 or not bases or not places:
        return None
    if corruption == "value":
        change *= Decimal(str(rng.choice((0.4, 0.5, 1.6, 2.1))))
    elif corruption == "scale":
        change *= 10
    up = (change > 0) != (corruption == "direction")
    number = f"{abs(change):,.{rng.choice((0, 1))}f}"
    hedge = "" if rng.random() < 0.6 else "about "
    text = rng.choice(_CHANGES[series.money]).format(
        place=rng.choice(places),
        verb=rng.choice(_UP if up else _DOWN),
        n=hedge + number,
        base=rng.choice(bases),
        year=year,
    )
    return Case(text, corruption)


def cases(tables: Sequence[Series], count: int, *, seed: int, corrupted: bool) -> Iterator[Case]:
    """Yield ``count`` sentences, all true or each with one known corruption."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable choice of wording, nothing secret
    made = 0
    while made < count:
        corruption = rng.choice(CORRUPTIONS) if corrupted else ""
        makers: tuple[Callable[[Series, random.Random, str], Case | None], ...] = (
            _level,
            _level,
            _change,
        )
        if corruption == "direction":
            makers = (_change,)
        elif corruption == "unit":
            makers = (_level,)
        case = rng.choice(makers)(rng.choice(tables), rng, corruption)
        if case is not None:
            made += 1
            yield case


# --- the run -------------------------------------------------------------------------------------


def run(found: Sequence[Case], matcher: Matcher) -> list[Outcome]:
    """Send every sentence the whole way; the claim judged is the one the sentence was made for."""
    options = Options()
    standard = Standard(threshold=options.threshold, margin=options.margin)
    outcomes = []
    for case in found:
        article = Article(
            text=case.text, origin="generated", date=ANCHOR, date_source=DateSource.GIVEN
        )
        claims = claim.extract(article).claims
        if not claims:
            outcomes.append(Outcome(case, None, None))
            continue
        verdicts = [(one, matcher.verdict(one, standard, anchor=ANCHOR)) for one in claims]
        worst = min(verdicts, key=lambda pair: _SEVERITY[pair[1].label])
        outcomes.append(Outcome(case, *worst))
    return outcomes


_SEVERITY = {Label.REFUTED: 0, Label.CONFLICTING: 1, Label.NOT_ENOUGH: 2, Label.SUPPORTED: 3}


def figures(folder: Path) -> tuple[Matcher, list[Series]]:
    """Read the two tables as sources, and as the generator's own values."""
    reference = folder / "reference"
    paths = {
        "population": reference / "worldbank_population.csv",
        "gdp": reference / "worldbank_gdp_current_usd.csv",
    }
    tables = []
    for name, path in paths.items():
        with path.open(encoding="utf-8", newline="") as lines:
            names = sorted({row["Country Name"] for row in csv.DictReader(lines)})
        known = {one: place.name for one in names if (place := place_named(one)) and place.code}
        tables.append(read_series(path, name=name, money=name == "gdp", places=known))
    with tempfile.TemporaryDirectory() as where:
        written = Path(where) / "sources.yaml"
        written.write_text(CATALOGUE.format(**paths), encoding="utf-8")
        catalogue = load(written)
        with Fetcher(base=Path(where)) as fetch:
            asking = claim.extract(Article(text=ASKING, origin="generated", date=ANCHOR)).claims
            gathered = pipeline.gather(asking, catalogue, fetch=fetch, mapper=serial)
    for problem in gathered.problems:
        print(f"problem: {problem.source}: {problem.message}", file=sys.stderr)
    return Matcher.of(gathered.figures), tables


def report(true: Sequence[Outcome], false: Sequence[Outcome], seconds: float) -> str:
    """Return the results as a table of text."""
    rows = [("true sentences", "", "")]
    labels = Counter(one.verdict.label if one.verdict else None for one in true)
    rows.append(("  supported (coverage)", f"{labels[Label.SUPPORTED] / len(true):.3f}", "≥ 0.85"))
    rows.append(
        (
            "  refuted (false accusations)",
            f"{labels[Label.REFUTED]} of {len(true)}",
            "≤ 3 of 10,000",
        )
    )
    rows.append(("  conflicting", f"{labels[Label.CONFLICTING]}", ""))
    rows.append(("  no claim read", f"{labels[None]}", ""))
    rows.append(("corrupted sentences", "", ""))
    kept = Counter(one.verdict.label if one.verdict else None for one in false)
    not_supported = 1 - kept[Label.SUPPORTED] / len(false)
    refuted = kept[Label.REFUTED]
    precision = refuted / max(1, refuted + labels[Label.REFUTED])
    named = sum(_named(one) for one in false)
    rows.append(("  not supported", f"{not_supported:.3f}", "≥ 0.90"))
    rows.append(("  refuted", f"{refuted / len(false):.3f}", "≥ 0.60"))
    rows.append(("  precision of refuted", f"{precision:.4f}", "≥ 0.99"))
    rows.append(("  diagnosis names the corruption", f"{named / len(false):.3f}", "≥ 0.70"))
    for corruption in CORRUPTIONS:
        mine = [one for one in false if one.case.corruption == corruption]
        if mine:
            refuted = sum(
                one.verdict is not None and one.verdict.label is Label.REFUTED for one in mine
            )
            supported = sum(
                one.verdict is not None and one.verdict.label is Label.SUPPORTED for one in mine
            )
            shares = (
                f"refuted {refuted / len(mine):.2f}  supported {supported / len(mine):.2f}"
                f"  named {sum(map(_named, mine)) / len(mine):.2f}"
            )
            rows.append((f"    {corruption} ({len(mine)})", shares, ""))
    rows.append(("sentences per second", f"{(len(true) + len(false)) / seconds:.0f}", ""))
    return "\n".join(f"{name:34} {value:44} {bar}" for name, value, bar in rows)


def _named(one: Outcome) -> bool:
    diagnosis = one.verdict.diagnosis if one.verdict else None
    return diagnosis is not None and diagnosis.cause in NAMED[one.case.corruption]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; 1 if true sentences were refuted beyond the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print this many failures of each sort")
    given = parser.parse_args(arguments)
    folder = bench_folder()
    if folder is None:
        print("skipped: no benchmark data (set VERIFY_BENCH)")
        return 0
    matcher, tables = figures(folder)
    print(f"{len(matcher.figures):,} figures read")
    started = time.perf_counter()
    true = run(list(cases(tables, given.cases, seed=given.seed, corrupted=False)), matcher)
    false = run(list(cases(tables, given.cases, seed=given.seed + 1, corrupted=True)), matcher)
    print(report(true, false, time.perf_counter() - started))
    show(true, false, given.show)
    refuted = sum(one.verdict is not None and one.verdict.label is Label.REFUTED for one in true)
    return 1 if refuted * 10_000 > 3 * len(true) else 0


def show(true: Sequence[Outcome], false: Sequence[Outcome], most: int) -> None:
    """Print some of the cases that went wrong."""
    for title, wrong in (
        (
            "true, refuted",
            [one for one in true if one.verdict and one.verdict.label is Label.REFUTED],
        ),
        (
            "true, not supported",
            [one for one in true if not one.verdict or one.verdict.label is not Label.SUPPORTED],
        ),
        (
            "corrupted, supported",
            [one for one in false if one.verdict and one.verdict.label is Label.SUPPORTED],
        ),
        (
            "corrupted, not refuted",
            [one for one in false if not one.verdict or one.verdict.label is not Label.REFUTED],
        ),
    ):
        if most and wrong:
            print(f"\n{title}:")
        for one in wrong[:most]:
            why = f"{one.verdict.reason} | {one.verdict.message}" if one.verdict else "no claim"
            print(f"- [{one.case.corruption}] {one.case.text}\n    {why}")


if __name__ == "__main__":
    raise SystemExit(main())
