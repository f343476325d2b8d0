"""No false accusation: true sentences made from public tables, and the same with one fault each.

    python -m tests.benchmarks.accusation [--cases 10000] [--seed 1] [--show 10]

World Bank tables and the World Factbook (read as sources, by the program's own readers) are turned
into news sentences with varied wording, units, scales, roundings and hedges. Every sentence goes
the whole way: extraction, matching, judging. Of the true ones almost none may be refuted; of the
corrupted ones (value, year, place, unit, scale, direction) most should be, and the diagnosis
should name what was done.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.benchmarks import bench_folder
from tests.benchmarks.accusation_cases import Case, cases
from tests.benchmarks.accusation_tables import Series, countries, tables
from verify import claim, pipeline
from verify.engine import serial
from verify.fetch import Fetcher
from verify.match import Matcher
from verify.model import Article, Claim, DateSource, Label, Role, SourceState, Verdict
from verify.options import Options
from verify.source import load

#: What a diagnosis may call each corruption.
NAMED = {
    "value": {"swapped digits", "differs"},
    "year": {"another period", "another base period"},
    "place": {"another place"},
    "unit": {"another unit"},
    "scale": {"scale"},
    "direction": {"direction"},
}

ANCHOR = date(2025, 12, 31)

#: A text about what the tables hold, so that all are read.
ASKING = "Mexico had a population of 120 million and a gross domestic product of $1.2 trillion."

CATALOGUE = """\
version: 1
sources:
  - name: population
    kind: csv
    path: {folder}/worldbank_population.csv
    columns: {{period: Year, place: Country Name}}
    values: {{Value: {{subject: population}}}}
  - name: gdp
    kind: csv
    path: {folder}/worldbank_gdp_current_usd.csv
    unit: US$
    columns: {{period: Year, place: Country Name}}
    values: {{Value: {{subject: gross domestic product}}}}
"""

COUNTRY = """\
  - name: factbook-{name}
    kind: json
    shape: factbook
    path: {path}
    place: {place}
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, its claim and its verdict (``None`` where no claim was read)."""

    case: Case
    claim: Claim | None
    verdict: Verdict | None

    @property
    def label(self) -> Label | None:
        """Return the verdict's label, if there is a verdict."""
        return self.verdict.label if self.verdict else None


# --- the run -------------------------------------------------------------------------------------


def run(found: Sequence[Case], matcher: Matcher) -> list[Outcome]:
    """Send every sentence the whole way; the worst verdict on its claims counts."""
    return [_outcome(case, matcher) for case in found]


def _outcome(case: Case, matcher: Matcher) -> Outcome:
    article = Article(text=case.text, origin="generated", date=ANCHOR, date_source=DateSource.GIVEN)
    results = pipeline.results_of(
        article, claim.extract(article), SOURCES, matcher=matcher, options=Options()
    )
    worst = min(results, key=lambda one: _SEVERITY[one.verdict.label], default=None)
    return Outcome(case, worst.claim, worst.verdict) if worst else Outcome(case, None, None)


#: That the tables were asked and answered.
SOURCES = pipeline.Gathered(
    figures=(),
    problems=(),
    states=(
        SourceState(
            name="tables", title="tables", role=Role.MEASURES, pages=1, figures=1, asked=True
        ),
    ),
)

_SEVERITY = {Label.REFUTED: 0, Label.CONFLICTING: 1, Label.NOT_ENOUGH: 2, Label.SUPPORTED: 3}


def gathered(folder: Path) -> tuple[Matcher, list[Series]]:
    """Read the tables as sources, and as the generator's own values."""
    reference = folder / "reference"
    listed = CATALOGUE.format(folder=reference) + "".join(
        COUNTRY.format(name=path.stem.replace("--", "-"), path=path, place=f'"{place}"')
        for place, path in countries(reference / "factbook")
    )
    with tempfile.TemporaryDirectory() as where:
        written = Path(where) / "sources.yaml"
        written.write_text(listed, encoding="utf-8")
        catalogue = load(written)
        with Fetcher(base=Path(where)) as fetch:
            asking = claim.extract(Article(text=ASKING, origin="generated", date=ANCHOR)).claims
            found = pipeline.gather(asking, catalogue, fetch=fetch, mapper=serial)
    for problem in found.problems:
        print(f"problem: {problem.source}: {problem.message}", file=sys.stderr)
    return Matcher.of(found.figures), tables(reference)


def report(true: Sequence[Outcome], false: Sequence[Outcome], seconds: float) -> str:
    """Return the results as a table of text."""
    right = Counter(one.label for one in true)
    wrong = Counter(one.label for one in false)
    refuted = wrong[Label.REFUTED]
    precision = refuted / max(1, refuted + right[Label.REFUTED])
    named = sum(map(_named, false)) / len(false)
    accused = f"{right[Label.REFUTED]} of {len(true)}"
    rows = [
        ("true sentences", "", ""),
        ("  supported (coverage)", f"{right[Label.SUPPORTED] / len(true):.3f}", "≥ 0.85"),
        ("  refuted (false accusations)", accused, "≤ 3 of 10,000"),
        ("  conflicting", f"{right[Label.CONFLICTING]}", ""),
        ("  no claim read", f"{right[None]}", ""),
        ("corrupted sentences", "", ""),
        ("  not supported", f"{1 - wrong[Label.SUPPORTED] / len(false):.3f}", "≥ 0.90"),
        ("  refuted", f"{refuted / len(false):.3f}", "≥ 0.60"),
        ("  precision of refuted", f"{precision:.4f}", "≥ 0.99"),
        ("  diagnosis names the corruption", f"{named:.3f}", "≥ 0.70"),
        *((f"    {name}", _shares(some), "") for name, some in _by(false, _corruption).items()),
        ("by way of writing", "", ""),
        *((f"    {name}", _both(name, true, false), "") for name in sorted(_by(true, _family))),
        ("sentences per second", f"{(len(true) + len(false)) / seconds:.0f}", ""),
    ]
    return "\n".join(f"{name:34} {value:62} {bar}" for name, value, bar in rows)


def _by(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[key(one)].append(one)
    return groups


def _corruption(one: Outcome) -> str:
    return one.case.corruption


def _family(one: Outcome) -> str:
    return one.case.family


def _share(outcomes: Sequence[Outcome], wanted: Label) -> str:
    found = sum(one.label is wanted for one in outcomes)
    return f"{found / len(outcomes):.2f}" if outcomes else "-"


def _shares(some: Sequence[Outcome]) -> str:
    named = sum(map(_named, some)) / len(some)
    return (
        f"refuted {_share(some, Label.REFUTED)}  supported {_share(some, Label.SUPPORTED)}"
        f"  named {named:.2f}  ({len(some)})"
    )


def _both(name: str, true: Sequence[Outcome], false: Sequence[Outcome]) -> str:
    right, wrong = (_by(some, _family).get(name, []) for some in (true, false))
    accused = sum(one.label is Label.REFUTED for one in right)
    return (
        f"supported {_share(right, Label.SUPPORTED)} of {len(right)} true, {accused} refuted;"
        f"  refuted {_share(wrong, Label.REFUTED)} of {len(wrong)} false"
    )


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
    matcher, series = gathered(folder)
    print(f"{len(matcher.figures):,} figures read")
    started = time.perf_counter()
    true = run(list(cases(series, given.cases, seed=given.seed, corrupted=False)), matcher)
    false = run(list(cases(series, given.cases, seed=given.seed + 1, corrupted=True)), matcher)
    print(report(true, false, time.perf_counter() - started))
    show(true, false, given.show)
    refuted = sum(one.label is Label.REFUTED for one in true)
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
