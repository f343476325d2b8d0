"""Whole runs, from the bytes of an article to the report: see ``tests/cases/README.md``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from verify.cli import main
from verify.fetch import Fetcher
from verify.model import (
    Derivation,
    Evidence,
    Figure,
    Label,
    Page,
    Problem,
    ProblemCode,
    Quantity,
    Report,
    Request,
    Verdict,
)
from verify.options import Options
from verify.pipeline import verify_article
from verify.report.json import from_json
from verify.source import Catalogue, load
from verify.text import read_article

CASES = Path(__file__).parent / "cases"
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    name: str
    article: Path
    sources: Path
    expected: dict[str, Any] = field(hash=False)


def _case(folder: Path) -> Case:
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    example = Path(str(files("verify") / "example"))
    where = example if expected.get("article") == "example" else folder
    catalogue = example if expected.get("catalogue") == "example" else folder
    article = next(path for path in sorted(where.iterdir()) if path.stem == "article")
    return Case(folder.name, article, catalogue / "sources.yaml", expected)


def _marked(case: Case) -> ParameterSet:
    """Mark a case that is known to fail, with the reason; the day it passes the mark must go."""
    why = case.expected.get("known_failure")
    marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
    return pytest.param(case, id=case.name, marks=marks)


ALL = tuple(_case(path.parent) for path in sorted(CASES.glob("*/expected.toml")))
each_case = pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])


def figures(figure: Figure) -> Iterator[Figure]:
    """Yield the figure and, when it is derived, everything that it was worked out from."""
    yield figure
    if isinstance(figure.origin, Derivation):
        for one in figure.origin.inputs:
            yield from figures(one)


def evidence(verdict: Verdict) -> tuple[Figure, ...]:
    """Return every figure that the verdict rests on."""
    items: tuple[Evidence, ...] = verdict.evidence + ((verdict.quote,) if verdict.quote else ())
    return tuple(figure for item in items for figure in figures(item.match.figure))


def values(chosen: tuple[Figure, ...]) -> set[str]:
    """Return the figures' numbers in plain notation."""
    return {
        f"{figure.amount.value.low.normalize():f}"
        for figure in chosen
        if isinstance(figure.amount.value, Quantity) and figure.amount.value.low is not None
    }


def plain(wanted: list[str]) -> set[str]:
    return {one.rstrip("0").rstrip(".") if "." in one else one for one in wanted}


@pytest.mark.parametrize("case", [_marked(case) for case in ALL])
def test_run_gives_what_the_case_expects(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "report.json"
    sources = ["--sources", str(case.sources)]
    code = main([str(case.article), *sources, "--format", "json", "--output", str(output)])
    report = from_json(output.read_text("utf-8"))
    expected = case.expected

    told = [(result.claim.text, result.verdict.label.value) for result in report.results]
    assert [text for text, _ in told] == [one["text"] for one in expected["claim"]], told
    for result, wanted in zip(report.results, expected["claim"], strict=True):
        check_verdict(result.verdict, wanted)
    assert code == expected["exit_code"]
    assert sorted(problem.code.value for problem in report.problems) == expected["problems"]
    assert isinstance(expected.get("date"), date | None)
    if "date" in expected:
        assert report.article.date == expected["date"]
    if "date_source" in expected:
        assert report.article.date_source.value == expected["date_source"]
    remarks = {(remark.code.value, remark.ok) for remark in report.remarks}
    for remark in expected.get("remark", ()):
        assert (remark["code"], remark["ok"]) in remarks


def check_verdict(verdict: Verdict, wanted: dict[str, Any]) -> None:
    name, used = wanted["text"], evidence(verdict)
    assert verdict.label.value in wanted["labels"], (name, verdict.reason, verdict.message)
    if "reason" in wanted:
        assert verdict.reason.value == wanted["reason"], name
    assert plain(wanted.get("values", [])) <= values(used), (name, values(used))
    assert not plain(wanted.get("never", [])) & values(used), (name, values(used))
    sources = {figure.source for figure in used}
    assert set(wanted.get("sources", ())) <= sources, (name, sources)
    named = {f"{figure.source} {value}" for figure in used for value in values((figure,))}
    assert not set(wanted.get("never_figures", ())) & named, (name, named)
    shown = used + tuple(match.figure for match in verdict.rejected)
    assert plain(wanted.get("shown", [])) <= values(shown), (name, values(shown))


@cache
def _catalogue(case: Case) -> Catalogue:
    return load(case.sources)


def run(case: Case, *, without: str = "") -> Report:
    """Run the stages on a case; the source called ``without`` cannot be reached."""
    catalogue = _catalogue(case)
    fetcher = Fetcher(base=catalogue.base, now=lambda: NOW)

    def fetch(request: Request) -> Page | Problem:
        if request.source == without:
            return Problem(code=ProblemCode.UNREACHABLE, source=without, message="cut off")
        return fetcher(request)

    article = read_article(case.article.read_bytes(), origin=case.article.name)
    with fetcher:
        return verify_article(
            article, catalogue, fetch=fetch, mapper=map, options=Options(), now=NOW
        )


def refuted(report: Report) -> set[str]:
    return {result.claim.id for result in report.results if result.verdict.label is Label.REFUTED}


@each_case
def test_a_source_that_fails_never_creates_a_refutation(case: Case) -> None:
    """Law 4: a fault may only remove certainty."""
    whole = refuted(run(case))
    for source in _catalogue(case).sources:
        assert refuted(run(case, without=source.name)) <= whole, source.name


@each_case
def test_the_same_inputs_give_the_same_report(case: Case) -> None:
    """Law 7."""
    assert run(case) == run(case)


@each_case
def test_every_mention_is_exactly_the_words_at_its_span(case: Case) -> None:
    """Law 2, for the article."""
    report = run(case)
    text = report.article.text
    for result in report.results:
        span = result.claim.span
        assert text[span.start : span.end] == result.claim.text
    for number in report.passed_over:
        assert text[number.span.start : number.span.end] == number.text
