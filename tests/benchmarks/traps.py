"""Labelled worlds: small tables and news sentences about them, whose truth a person has told.

    python -m tests.benchmarks.traps [FOLDER] [--show]

``FOLDER`` holds one TOML file a world (``tests/benchmarks/traps`` by default; its README gives
their shape). Every sentence goes the whole way of the product, from ``sources.yaml`` to the
report. Counted are false accusations (true or open statements that were refuted), what was found
(false ones refuted, true ones supported), and how often both words were right. The exit code is 1
where a floor is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from verify.engine import serial
from verify.fetch import Fetcher
from verify.model import Article, DateSource, Label, Result, Span
from verify.options import Options
from verify.pipeline import verify_article
from verify.source import Catalogue, load

WORLDS = Path(__file__).parent / "traps"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TRUTHS = ("true", "false", "open")

#: What must hold: at most this share of the true and open ones refuted, at least these found.
MOST_ACCUSED = 0.0
LEAST_REFUTED = 0.24
LEAST_SUPPORTED = 0.46


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, the number in it that is judged, and what is known of its truth."""

    world: str
    text: str
    number: str
    truth: str
    note: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what the program said; ``None`` where it read no such claim."""

    case: Case
    result: Result | None

    @property
    def label(self) -> Label | None:
        """Return the verdict's label, if there is a verdict."""
        return self.result.verdict.label if self.result else None


def run_world(path: Path, *, options: Options | None = None) -> list[Outcome]:
    """Judge every case of the world written in ``path``; ``ValueError`` names what is wrong."""
    world = tomllib.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as where:
        base = Path(where)
        (base / "sources.yaml").write_text(world["sources"], encoding="utf-8")
        for name, content in world.get("files", {}).items():
            (base / name).write_text(content.lstrip("\n"), encoding="utf-8")
        catalogue = load(base / "sources.yaml")
        with Fetcher(base=base) as fetch:
            return [
                Outcome(case, _judged(case, world["date"], catalogue, fetch, options or Options()))
                for case in _cases(world)
            ]


def _cases(world: Mapping[str, object]) -> list[Case]:
    listed = world["case"]
    if not isinstance(listed, list):
        raise TypeError(f"{world['name']}: 'case' is no list of tables")
    cases = [
        Case(str(world["name"]), one["text"], one["number"], one["truth"], one.get("note", ""))
        for one in listed
    ]
    for one in cases:
        if one.truth not in TRUTHS or one.text.count(one.number) != 1:
            raise ValueError(f"{one.world}: {one.number!r} ({one.truth}): {one.text}")
    return cases


def _judged(
    case: Case, day: date, catalogue: Catalogue, fetch: Fetcher, options: Options
) -> Result | None:
    article = Article(text=case.text, origin="case", date=day, date_source=DateSource.GIVEN)
    report = verify_article(
        article, catalogue, fetch=fetch, mapper=serial, options=options, now=NOW
    )
    start = case.text.index(case.number)
    wanted = Span(start, start + len(case.number))
    return next((one for one in report.results if one.claim.span.overlaps(wanted)), None)


# --- the table -----------------------------------------------------------------------------------


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the results by world and for all, as text."""
    worlds = sorted({one.case.world for one in outcomes})
    rows: list[tuple[str, ...]] = [
        ("", "accused", "refuted of false", "supported of true", "supported wrongly", "right")
    ]
    rows += [_row(name, [one for one in outcomes if one.case.world == name]) for name in worlds]
    rows.append(_row("all", outcomes))
    return "\n".join("{:18} {:>12} {:>18} {:>18} {:>18} {:>16}".format(*row) for row in rows)


def _row(name: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    told = Counter((one.case.truth, one.label) for one in outcomes)
    all_of = Counter(one.case.truth for one in outcomes)
    refuted = told["false", Label.REFUTED]
    supported = told["true", Label.SUPPORTED]
    accused = told["true", Label.REFUTED] + told["open", Label.REFUTED]
    wrongly = told["false", Label.SUPPORTED] + told["open", Label.SUPPORTED]
    right = f"{_share(refuted, refuted + accused)} {_share(supported, supported + wrongly)}"
    return (
        name,
        f"{accused}/{all_of['true'] + all_of['open']}",
        f"{refuted}/{all_of['false']} {_share(refuted, all_of['false'])}",
        f"{supported}/{all_of['true']} {_share(supported, all_of['true'])}",
        f"{wrongly}/{all_of['false'] + all_of['open']}",
        right,
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def accused(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the true and open statements that were refuted."""
    return [one for one in outcomes if one.label is Label.REFUTED and one.case.truth != "false"]


def broken(outcomes: Sequence[Outcome]) -> list[str]:
    """Return which floors do not hold."""
    told = Counter((one.case.truth, one.label) for one in outcomes)
    all_of = Counter(one.case.truth for one in outcomes)
    fair = all_of["true"] + all_of["open"]
    checks = (
        ("false accusations", len(accused(outcomes)) <= MOST_ACCUSED * fair),
        ("refuted of false", told["false", Label.REFUTED] >= LEAST_REFUTED * all_of["false"]),
        ("supported of true", told["true", Label.SUPPORTED] >= LEAST_SUPPORTED * all_of["true"]),
    )
    return [name for name, holds in checks if not holds]


def tell(title: str, outcomes: Sequence[Outcome]) -> None:
    """Print the cases of one sort with what was said of each."""
    if outcomes:
        print(f"\n{title}:")
    for one in outcomes:
        said = one.result.verdict if one.result else None
        why = f"{said.reason} | {said.message}" if said else "no claim read"
        print(f"- [{one.case.world}] {one.case.text}\n    {one.case.number}: {one.case.note}")
        print(f"    {why}")
        for found in said.evidence[:3] if said else ():
            fits = " ".join(f"{s.field}={s.fit}" for s in found.match.scores)
            print(f"      {found.note} ({found.match.score}; {fits})")
        for match in said.rejected[:2] if said and not said.evidence else ():
            fits = " ".join(f"{s.field}={s.fit}({s.note})" for s in match.scores)
            print(f"      rejected ({match.score}; {fits})")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the worlds and print the table; 1 where a floor is broken, 2 where there is no world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=WORLDS)
    parser.add_argument("--show", action="store_true", help="print every case that was not settled")
    given = parser.parse_args(arguments)
    outcomes = [one for path in sorted(given.folder.glob("*.toml")) for one in run_world(path)]
    if not outcomes:
        print(f"no worlds in {given.folder}", file=sys.stderr)
        return 2
    print(table(outcomes))
    tell("false accusations", accused(outcomes))
    wrong = [one for one in outcomes if one.label is Label.SUPPORTED and one.case.truth != "true"]
    tell("supported wrongly", wrong)
    if given.show:
        for truth, wanted in (("true", Label.SUPPORTED), ("false", Label.REFUTED)):
            rest = [one for one in outcomes if one.case.truth == truth and one.label is not wanted]
            tell(f"{truth}, not {wanted}", [one for one in rest if one not in wrong])
    missed = broken(outcomes)
    if missed:
        print(f"\nfloors broken: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
