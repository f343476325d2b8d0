"""Measure the reading of claims on articles of our own, each with its labels in one file.

    python -m tests.claim.reading [--errors] [NAME ...]

A file of ``articles/`` holds the article's date, its text, a line ``---`` and one label a line:

    words | kinds | hedges | subject words | places | period | baseline | speaker

``no`` for the kinds marks a number that is no claim. Several kinds or hedges are all right, as are
several subject words and places: one of them must be read. An empty column is not judged; ``-``
says that there is none. Words that occur more than once are taken in order.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from verify.claim import extract, words
from verify.model import Article, Claim, DateSource, Kind, Period, Span

FOLDER = Path(__file__).parent / "articles"
MEASURES = (
    "recall", "precision", "left alone", "kind", "hedge", "subject", "place", "period", "baseline",
    "speaker",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled number and where it stands."""

    span: Span
    kinds: frozenset[str]
    hedges: frozenset[str]
    subject: frozenset[str]
    places: frozenset[str]
    period: str
    baseline: str
    speaker: str

    @property
    def is_claim(self) -> bool:
        """Tell whether the number is a checkable statement."""
        return "no" not in self.kinds


@dataclass
class Tally:
    """Right answers and all answers by measure, and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, measure: str, what: str, *, right: bool) -> None:
        """Count one answer."""
        self.counts[f"{measure} of"] += 1
        self.counts[measure] += right
        if not right:
            self.errors[measure].append(what)

    def share(self, measure: str) -> float:
        """Return the share of right answers."""
        return self.counts[measure] / max(1, self.counts[f"{measure} of"])


def load(path: Path) -> tuple[Article, list[Row]]:
    """Return the article of a file and its labels in order of the text."""
    head, _, labels = path.read_text(encoding="utf-8").partition("\n---\n")
    first, _, text = head.partition("\n")
    day = date.fromisoformat(first.removeprefix("date: ").strip())
    rows, end = [], 0
    for line in labels.splitlines():
        if not line.strip():
            continue
        surface, *columns = (part.strip() for part in line.split("|"))
        start = text.find(surface, end)
        if start < 0:
            raise ValueError(f"{path.name}: {surface!r} does not stand behind the label before it")
        end = start + len(surface)
        columns += [""] * (7 - len(columns))
        kinds, hedges, subject, places, period, baseline, speaker = columns
        kinds = kinds.replace("point change", "point_change")
        rows.append(
            Row(
                span=Span(start, end),
                kinds=frozenset(kind.replace("_", " ") for kind in kinds.split()),
                hedges=_hedges(hedges),
                subject=frozenset(subject.split()),
                places=frozenset(places.split()),
                period=period,
                baseline=baseline,
                speaker=speaker,
            )
        )
    article = Article(text=text, origin=path.name, date=day, date_source=DateSource.GIVEN)
    return article, rows


def _hedges(column: str) -> frozenset[str]:
    found = {one for one in ("at least", "at most", "just over") if one in column}
    for one in found:
        column = column.replace(one, "")
    return frozenset((*found, *column.split()))


def judge(article: Article, rows: Sequence[Row], tally: Tally) -> None:
    """Count what is read right in one article."""
    claims = [one for one in extract(article).claims if one.topic.kind is not Kind.DATE]
    true = [row for row in rows if row.is_claim]
    for claim in claims:
        right = any(claim.span.overlaps(row.span) for row in true)
        tally.add("precision", f"{article.origin}: {claim.text!r}", right=right)
    for row in rows:
        what = f"{article.origin}: {row.span.of(article.text)!r}"
        hit = next((one for one in claims if one.span.overlaps(row.span)), None)
        if not row.is_claim:
            tally.add("left alone", what, right=hit is None)
            continue
        tally.add("recall", what, right=hit is not None)
        if hit is not None:
            for measure, right, read in _answers(hit, row):
                tally.add(measure, f"{what}: {read}", right=right)


def _answers(claim: Claim, row: Row) -> Iterator[tuple[str, bool, str]]:
    """Yield each measure of a claim with whether it is right and what was read."""
    topic = claim.topic
    yield "kind", topic.kind.value in row.kinds, topic.kind.value
    hedges = {one.value for one in claim.amount.hedges} or {"none"}
    yield "hedge", bool(hedges & row.hedges), ", ".join(hedges)
    if row.subject:
        named = {topic.subject.head, *topic.subject.modifiers}
        wanted = {words.singular(one) for one in row.subject} | row.subject
        yield "subject", bool(named & wanted), topic.subject.phrase
    if row.places:
        places = {word for one in topic.places for word in one.name.split()}
        yield "place", bool(places & row.places), ", ".join(one.name for one in topic.places)
    if row.period:
        yield "period", written(topic.period) == row.period, written(topic.period)
    if row.baseline:
        yield "baseline", written(topic.baseline) == row.baseline, written(topic.baseline)
    if row.speaker:
        speaker = claim.attribution.speaker if claim.attribution else ""
        yield "speaker", row.speaker.casefold() in speaker.casefold(), speaker


def written(period: Period | None) -> str:
    """Return a period as the labels write it."""
    return "-" if period is None else f"{period.start or ''}..{period.end or ''}"


def measure(names: Sequence[str] = ()) -> Tally:
    """Return the tally over the articles of those names, or over all."""
    tally = Tally()
    for path in sorted(FOLDER.glob("*.txt")):
        if not names or path.stem in names:
            judge(*load(path), tally)
    return tally


def main(arguments: Sequence[str]) -> None:
    """Print the table; ``--errors`` lists what went wrong."""
    tally = measure([one for one in arguments if not one.startswith("-")])
    for name in MEASURES:
        right, of = tally.counts[name], tally.counts[f"{name} of"]
        print(f"{name:<12}{right:>5}{of:>5}{tally.share(name):>8.3f}")
    if "--errors" in arguments:
        print(*(f"{name}: {one}" for name in MEASURES for one in tally.errors[name]), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
