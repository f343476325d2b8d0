"""The laws of the design, held against a whole run of the shipped example."""

from __future__ import annotations

import dataclasses
import pickle
import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from tests.benchmarks import bench_folder
from tests.match.build import amount, figure, topic, year
from verify import model, pipeline
from verify.claim import extract
from verify.claim.dating import date_article
from verify.cli.reference import select
from verify.engine import serial, threaded
from verify.fetch import Fetcher
from verify.match.arithmetic import evaluate
from verify.model import (
    Article,
    Derivation,
    Extraction,
    Figure,
    Label,
    Page,
    Place,
    Problem,
    ProblemCode,
    Provenance,
    Reason,
    Report,
    Request,
)
from verify.options import Options
from verify.report import FORMATS, Style
from verify.source import Catalogue, load, read
from verify.source.catalogue import parse_catalogue
from verify.text import read_article

EXAMPLE = Path(str(files("verify") / "example"))
NOW = datetime(2024, 1, 31, 12, tzinfo=UTC)


def run(
    *,
    catalogue: Catalogue | None = None,
    fault: Callable[[Request, Page], Page | Problem] | None = None,
    mapper: pipeline.Mapper = serial,
) -> Report:
    """Verify the shipped article; ``fault`` may spoil what the door brings."""
    article = read_article((EXAMPLE / "article.txt").read_bytes(), origin="article.txt")
    with Fetcher(base=EXAMPLE) as door:

        def fetch(request: Request) -> Page | Problem:
            page = door(request)
            return fault(request, page) if fault and isinstance(page, Page) else page

        return pipeline.verify_article(
            article,
            catalogue or load(EXAMPLE / "sources.yaml"),
            fetch=fetch,
            mapper=mapper,
            options=Options(),
            now=NOW,
        )


@cache
def whole() -> Report:
    """Return the run without any fault."""
    return run()


def sources() -> list[str]:
    """Return the names of the example's sources."""
    return [source.name for source in load(EXAMPLE / "sources.yaml").sources]


def evidence(report: Report) -> list[Figure]:
    """Return every figure that a report shows, and the inputs of the derived ones."""
    shown: list[Figure] = []
    for result in report.results:
        found = result.verdict
        shown += [one.match.figure for one in found.evidence]
        shown += [one.figure for one in found.rejected]
    for one in list(shown):
        if isinstance(one.origin, Derivation):
            shown += one.origin.inputs
    return shown


def labels(report: Report) -> list[Label]:
    """Return the verdicts' labels, in the order of the claims."""
    return [result.verdict.label for result in report.results]


def test_law_2_every_mention_is_exactly_the_words_of_its_span() -> None:
    report = whole()
    text = report.article.text
    for result in report.results:
        assert result.claim.span.of(text) == result.claim.text
        assert result.claim.sentence.span.of(text) == result.claim.sentence.text
    for passed in report.passed_over:
        assert passed.span.of(text) == passed.text


def test_law_2_holds_for_what_sources_say() -> None:
    """The words of a figure stand in the file it was read from, character for character."""
    texts = [path.read_text("utf-8") for path in EXAMPLE.iterdir() if path.suffix != ".yaml"]
    plain = [" ".join(text.split()) for text in texts]
    shown = [one.origin for one in evidence(whole()) if isinstance(one.origin, Provenance)]
    assert shown
    for origin in shown:
        assert any(" ".join(origin.words.split()) in text for text in plain), origin.words


def test_law_3_every_figure_has_one_origin_that_can_be_followed() -> None:
    shown = evidence(whole())
    assert any(isinstance(one.origin, Derivation) for one in shown)
    for one in shown:
        if isinstance(one.origin, Derivation):
            assert evaluate(one.origin.operation, one.origin.inputs) == one.amount
        else:
            assert one.origin.address.startswith("http")
            assert one.origin.location
            assert one.origin.words
            assert len(one.origin.sha256) == 64
            assert one.origin.retrieved is not None


def unreachable(_: Request, page: Page) -> Page | Problem:
    return Problem(code=ProblemCode.UNREACHABLE, source=page.source, message="did not answer")


def empty(_: Request, page: Page) -> Page | Problem:
    return dataclasses.replace(page, content=b"")


def cut(_: Request, page: Page) -> Page | Problem:
    return dataclasses.replace(page, content=page.content[: len(page.content) // 2])


def garbage(_: Request, page: Page) -> Page | Problem:
    noise = random.Random(7).randbytes(2000)  # noqa: S311 - repeatable noise, nothing secret
    return dataclasses.replace(page, content=noise)


def stale(_: Request, page: Page) -> Page | Problem:
    return dataclasses.replace(page, stale=True)


@pytest.mark.parametrize("fault", [unreachable, empty, cut, garbage, stale])
@pytest.mark.parametrize("name", sources())
def test_law_4_a_fault_only_removes_certainty(
    name: str, fault: Callable[[Request, Page], Page | Problem]
) -> None:
    def spoil(request: Request, page: Page) -> Page | Problem:
        return fault(request, page) if request.source == name else page

    report = run(fault=spoil)
    for before, after in zip(labels(whole()), labels(report), strict=True):
        assert after is not Label.REFUTED or before is Label.REFUTED
    asked = {state.name for state in whole().sources if state.asked}
    if fault in {unreachable, empty, garbage} and name in asked:
        assert any(problem.source == name for problem in report.problems)


@pytest.mark.parametrize("name", sources())
def test_law_4_a_source_that_is_not_configured_refutes_nothing(name: str) -> None:
    everything = load(EXAMPLE / "sources.yaml")
    fewer = dataclasses.replace(
        everything, sources=tuple(one for one in everything.sources if one.name != name)
    )
    assert Label.REFUTED not in labels(run(catalogue=fewer))


@pytest.mark.parametrize("seed", range(16))
def test_law_4_any_subset_of_the_sources_refutes_nothing_new(seed: int) -> None:
    """Left out, not configured, or cut off: what is missing might have agreed."""
    everything = load(EXAMPLE / "sources.yaml")
    rng = random.Random(seed)  # noqa: S311 - repeatable choices, nothing secret
    kept = tuple(one for one in everything.sources if rng.random() < rng.choice((0.2, 0.5, 0.8)))
    gone = {one.name for one in everything.sources} - {one.name for one in kept}
    few = dataclasses.replace(everything, sources=kept)
    hidden = select(everything, only=[], without=sorted(gone))

    def cut_off(request: Request, page: Page) -> Page | Problem:
        return unreachable(request, page) if request.source in gone else page

    for report in (run(catalogue=few), run(catalogue=hidden), run(fault=cut_off)):
        for before, after in zip(labels(whole()), labels(report), strict=True):
            assert after is not Label.REFUTED or before is Label.REFUTED


PORT = """\
version: 1
sources:
  - name: port
    kind: csv
    path: port.csv
    columns: {period: year, place: country}
    values: {n: {subject: people killed in road accidents}}
  - name: other
    kind: csv
    path: {other}
    columns: {period: year, place: country}
    values: {n: {subject: people killed in road accidents}}
    covers: {places: [{place}]}
"""


@pytest.mark.parametrize(
    ("place", "other", "hide", "reason"),
    [
        ("Norway", "other.csv", False, Reason.OUTSIDE),
        ("Norway", "missing.csv", False, Reason.SOURCE_FAILED),
        ("Norway", "other.csv", True, Reason.LEFT_OUT),
        ("Chile", "missing.csv", False, Reason.OUTSIDE),  # it says nothing of Norway
        ("Chile", "other.csv", True, Reason.OUTSIDE),
    ],
)
def test_only_what_is_missing_of_a_claims_own_sources_forbids_a_refutation(
    tmp_path: Path, place: str, other: str, *, hide: bool, reason: Reason
) -> None:
    (tmp_path / "port.csv").write_text("year,country,n\n2022,Norway,116\n", "utf-8")
    (tmp_path / "other.csv").write_text("year,country,n\n2021,Norway,80\n", "utf-8")
    written = PORT.replace("{other}", other).replace("{place}", place)
    (tmp_path / "sources.yaml").write_text(written, "utf-8")
    catalogue = load(tmp_path / "sources.yaml")
    text = (
        "In Norway, 216 people were killed in road accidents in 2022.\n\n"
        "In Chile, 900 people were killed in road accidents in 2022."
    )
    with Fetcher(base=tmp_path) as door:
        report = pipeline.verify_article(
            read_article(text.encode(), origin="a.txt"),
            select(catalogue, only=[], without=["other"] if hide else []),
            fetch=door,
            mapper=serial,
            options=Options(),
            now=NOW,
        )
    assert report.results[0].verdict.reason is reason


def test_law_5_fifty_pages_of_strange_tables_refute_nothing() -> None:
    """Real tables of other matters (labelled data that does not belong to this project)."""
    bench = bench_folder()
    pages = sorted((bench / "wikitables").glob("*.html"))[::4][:50] if bench else []
    if not pages:
        pytest.skip("no saved pages: name their folder with VERIFY_BENCH")
    lines = [
        f"  - {{name: page-{at}, kind: html, path: '{page}', read: [tables]}}"
        for at, page in enumerate(pages)
    ]
    catalogue = parse_catalogue(
        "\n".join(["version: 1", "sources:", *lines]).encode(), name="s.yaml", base=EXAMPLE
    )
    strangers: list[Figure] = []
    with Fetcher(base=EXAMPLE) as door:
        for source, path in zip(catalogue.sources, pages, strict=True):
            page = door(Request(source=source.name, address=path.as_uri(), local=True))
            assert isinstance(page, Page)
            strangers += read(page, source).figures
    assert len(strangers) > 5000
    article, extraction, gathered = _gathered()
    more = dataclasses.replace(gathered, figures=(*gathered.figures, *strangers))
    before, after = (
        pipeline.judge_claims(article, extraction, one, options=Options(), now=NOW)
        for one in (gathered, more)
    )
    for one, other in zip(labels(before), labels(after), strict=True):
        assert other is not Label.REFUTED or one is Label.REFUTED


def _gathered() -> tuple[Article, Extraction, pipeline.Gathered]:
    """Return the shipped article, its claims, and what the example's sources give for them."""
    article = date_article(
        read_article((EXAMPLE / "article.txt").read_bytes(), origin="article.txt")
    )
    found = extract(article)
    with Fetcher(base=EXAMPLE) as door:
        gathered = pipeline.gather(
            found.claims, load(EXAMPLE / "sources.yaml"), fetch=door, mapper=serial
        )
    return article, found, gathered


def test_law_5_a_thousand_unrelated_figures_change_no_verdict() -> None:
    article, found, gathered = _gathered()
    rng = random.Random(11)  # noqa: S311 - repeatable numbers, nothing secret
    places = [Place(name="India", code="IND"), Place(name="Pakistan", code="PAK")]
    strangers = tuple(
        figure(
            topic(
                f"{rng.choice(['wheat', 'cotton', 'steel', 'cement'])} "
                f"{rng.choice(['harvest', 'output', 'export', 'price'])}",
                places=(rng.choice(places),),
                period=year(rng.randint(2018, 2023)),
            ),
            amount(str(rng.choice([15, 60, 500, 2200, rng.randint(1, 5000)]))),
            source=f"stranger-{number}",
        )
        for number in range(1000)
    )
    more = dataclasses.replace(gathered, figures=(*strangers, *gathered.figures))
    reports = [
        pipeline.judge_claims(article, found, one, options=Options(), now=NOW)
        for one in (gathered, more)
    ]
    assert labels(reports[0]) == labels(reports[1])


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in model.__all__
        if isinstance(getattr(model, name), type) and dataclasses.is_dataclass(getattr(model, name))
    ],
)
def test_law_6_what_passes_between_stages_cannot_change(name: str) -> None:
    kind = getattr(model, name)
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)


def test_law_6_a_whole_report_is_hashable_and_pickles() -> None:
    report = whole()
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes
    assert hash(report) == hash(pickle.loads(pickle.dumps(report)))  # noqa: S301 - our own bytes


def backwards(
    function: Callable[[pipeline.In], pipeline.Out], items: Iterable[pipeline.In]
) -> list[pipeline.Out]:
    """Work on the last item first, and return the results in order all the same."""
    return [function(item) for item in reversed(list(items))][::-1]


@pytest.mark.parametrize("mapper", [serial, threaded(4), backwards])
def test_law_7_every_engine_gives_the_same_report(mapper: pipeline.Mapper) -> None:
    style = Style(width=100)
    write = FORMATS["json"]
    first, second = (_timeless(one) for one in (whole(), run(mapper=mapper)))
    assert write(first, style) == write(second, style)


def _timeless(report: Report) -> Report:
    """Return the report with all retrieval times, the one thing that may differ, made equal."""
    levelled = _level(report)
    assert isinstance(levelled, Report)
    return levelled


def _level(value: object) -> object:
    """Return ``value`` with every retrieval time in it set to one moment."""
    if isinstance(value, Provenance):
        return dataclasses.replace(value, retrieved=NOW)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_level(one) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return dataclasses.replace(value, **{name: _level(getattr(value, name)) for name in names})
    return value
