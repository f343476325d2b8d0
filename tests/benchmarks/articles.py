"""Measure the reading of claims on the hand-labelled articles: one table, run as a script.

Labels and claims are paired by place: the label's words, searched in its sentence in the article,
overlap the claim's span. The mapping between the labels' words and ours:

* claims: a row with ``claim`` true and any kind but "date"; dates are counted apart, since here a
  date is a claim of its own kind wherever the text dates an event; so are ranks ("second-highest"),
  which the labels never call claims;
* precision: claims (no dates) that overlap such a row, among all claims of the labelled texts;
* non-quantities taken for claims: rows with ``claim`` false that a claim (no date) overlaps;
* kind: count, money, measure and duration are a level (money and measure also a rate); percent is a
  level or a share; pct_change a change; pp_change a change in points; ratio a multiple or a ratio;
  rate a rate or a level;
* hedge: exact has none, approx is about or estimated, nearly, at_least and below their own,
  more_than over or just over, up_to at most; vague is a fuzzy form or hedge;
* value: the label's value or range without its sign, within one part in a thousand; a fraction
  ("half") is 0.5 here and 50 there. Fuzzy counts have no true ends and are left out.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from verify.claim import extract
from verify.claim.dating import date_article
from verify.model import Claim, Form, Hedge, Kind, Quantity, Span
from verify.text import read_article

KINDS: dict[str, set[Kind]] = {
    "count": {Kind.LEVEL},
    "money": {Kind.LEVEL, Kind.RATE},
    "measure": {Kind.LEVEL, Kind.RATE},
    "duration": {Kind.LEVEL},
    "percent": {Kind.LEVEL, Kind.SHARE},
    "pct_change": {Kind.CHANGE},
    "pp_change": {Kind.POINT_CHANGE},
    "ratio": {Kind.MULTIPLE, Kind.RATIO},
    "rate": {Kind.RATE, Kind.LEVEL},
}
HEDGES: dict[str, set[Hedge]] = {
    "approx": {Hedge.ABOUT, Hedge.ESTIMATED},
    "nearly": {Hedge.NEARLY},
    "more_than": {Hedge.OVER, Hedge.JUST_OVER},
    "at_least": {Hedge.AT_LEAST},
    "up_to": {Hedge.AT_MOST},
    "below": {Hedge.UNDER, Hedge.AT_MOST},
}
TARGETS = {"recall": 0.97, "precision": 0.95, "kind": 0.93, "hedge": 0.95, "taken": 0.02}


@dataclass
class Tally:
    """Counts over all articles, and the rows that went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, article: str, right: bool, what: str) -> None:  # noqa: FBT001 - a column
        """Count one judgement."""
        self.counts[f"{name} of"] += 1
        self.counts[name] += right
        if not right:
            self.errors[name].append(f"{article}: {what}")

    def share(self, name: str) -> float:
        """Return the share of right ones."""
        return self.counts[name] / max(1, self.counts[f"{name} of"])


def bench_folder() -> Path:
    """Return the folder with the benchmark data."""
    here = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("VERIFY_BENCH", here.parent / "shared" / "bench"))


def labels(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the labelled mentions by article."""
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["article"]].append(row)
    return rows


def placed(text: str, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Span]]:
    """Yield each row with the place of its words; the same words again are found further on."""
    taken: set[int] = set()
    for row in rows:
        base = text.find(row["sentence"])
        if base < 0:
            continue
        limit = base + len(row["sentence"])
        at = text.find(row["surface"], base, limit)
        while at in taken and at >= 0:
            at = text.find(row["surface"], at + 1, limit)
        if at >= 0:
            taken.add(at)
            yield row, Span(at, at + len(row["surface"]))


def value_agrees(claim: Claim, gold: Any, unit: str) -> bool:
    """Tell whether the claim's value is the label's."""
    value = claim.amount.value
    if not isinstance(value, Quantity) or gold is None:
        return gold is None
    ends = gold if isinstance(gold, list) else [gold, gold]
    scale = value.unit.factor if unit == "%" else Decimal(1)
    ours = [None if own is None else own * scale for own in (value.low, value.high)]
    pairs = zip(ours, ends, strict=True)
    return all(
        own is not None and abs(abs(own) - abs(Decimal(str(end)))) <= abs(Decimal(str(end))) / 1000
        for own, end in pairs
    )


def hedge_agrees(claim: Claim, modifier: str) -> bool:
    """Tell whether the claim's hedges are what the label's modifier says."""
    hedges = set(claim.amount.hedges)
    value = claim.amount.value
    fuzzy = isinstance(value, Quantity) and value.form is Form.FUZZY
    if modifier == "vague":
        return fuzzy or Hedge.VAGUE in hedges
    if modifier == "exact":
        return not hedges
    return bool(hedges & HEDGES[modifier])


def judge(
    article: str, text: str, claims: tuple[Claim, ...], rows: list[dict[str, Any]], tally: Tally
) -> None:
    """Count what one article's claims get right."""
    numbers = [c for c in claims if c.topic.kind not in {Kind.DATE, Kind.RANK}]
    dates = [c for c in claims if c.topic.kind is Kind.DATE]
    located = list(placed(text, rows))
    true = [span for row, span in located if row["claim"] and row["kind"] != "date"]
    labelled_date = [span for row, span in located if row["kind"] == "date"]
    for claim in numbers:
        right = any(claim.span.overlaps(span) for span in true)
        tally.add("precision", article, right, f"{claim.text!r} in {claim.sentence.text[:70]!r}")
    for claim in dates:
        right = any(claim.span.overlaps(span) for span in labelled_date)
        tally.add("dates read", article, right, f"{claim.text!r}")
    for row, span in located:
        what = f"{row['surface']!r} in {row['sentence'][:70]!r}"
        hits = [c for c in numbers if c.span.overlaps(span)]
        if not row["claim"]:
            tally.add("taken", article, not hits, what)
            continue
        if row["kind"] == "date":
            tally.add("dates found", article, any(c.span.overlaps(span) for c in dates), what)
            continue
        tally.add("recall", article, bool(hits), what)
        if not hits:
            continue
        kind = hits[0].topic.kind
        right = kind in KINDS.get(row["kind"], ())
        tally.add("kind", article, right, f"{what}: {kind} for {row['kind']}")
        hedges = ", ".join(hits[0].amount.hedges) or "none"
        tally.add(
            "hedge",
            article,
            hedge_agrees(hits[0], row["modifier"]),
            f"{what}: {hedges} for {row['modifier']}",
        )
        if row["modifier"] != "vague":
            right = value_agrees(hits[0], row["value"], row["unit"])
            tally.add("value", article, right, f"{what}: {row['value']}")


def measure(folder: Path) -> Tally:
    """Return the tally over all labelled articles."""
    tally = Tally()
    for name, rows in labels(folder).items():
        path = folder / f"{name}.txt"
        article = date_article(read_article(path.read_bytes(), origin=path.name))
        extraction = extract(article)
        assert all(c.span.of(article.text) == c.text for c in extraction.claims)
        judge(name, article.text, extraction.claims, rows, tally)
        wrong = [remark.message for remark in extraction.remarks if not remark.ok]
        tally.counts["remarks"] += len(wrong)
        tally.errors["remarks"] += wrong
    return tally


def main(arguments: list[str]) -> int:
    """Print the table; ``--errors`` lists what went wrong. 1 if a target is missed."""
    folder = bench_folder() / "articles"
    if not folder.exists():
        print(f"skipped: no benchmark data at {folder} (set VERIFY_BENCH)")
        return 0
    tally = measure(folder)
    print(f"{'measure':<34}{'right':>6}{'of':>6}{'share':>8}{'target':>8}")
    names = {
        "recall": "claims found (recall)",
        "precision": "claims that are labelled (precision)",
        "kind": "kind",
        "hedge": "hedge",
        "value": "value",
        "taken": "non-claims left alone",
        "dates found": "date claims found",
        "dates read": "date claims on labelled dates",
    }
    missed = 0
    for name, title in names.items():
        share = tally.share(name)
        target = TARGETS.get(name)
        goal = "" if target is None else f"{1 - target if name == 'taken' else target:.2f}"
        missed += bool(goal) and share < float(goal)
        right, of = tally.counts[name], tally.counts[f"{name} of"]
        print(f"{title:<34}{right:>6}{of:>6}{share:>8.3f}{goal:>8}")
    print(f"{'wrong, say the remarks':<34}{tally.counts['remarks']:>6}")
    if "--errors" in arguments:
        for name, rows in tally.errors.items():
            print(f"\n{name}")
            for row in rows:
                print(f"  {row}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
