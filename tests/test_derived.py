"""Sentences about figures that are worked out from small tables, by the whole way of the product.

Each file of ``derived/`` holds tables and sentences about them, in lists by what must come of the
words that are judged: ``supported``, ``refuted``, ``true`` and ``false`` (which may be left open),
and ``open`` (neither supported nor refuted).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from verify.engine import serial
from verify.fetch import Fetcher
from verify.match.arithmetic import evaluate
from verify.model import Article, DateSource, Derivation, Label, Reason, Report, Span, Verdict
from verify.options import Options
from verify.pipeline import verify_article
from verify.report import FORMATS, Style
from verify.source import load

WORLDS = Path(__file__).parent / "derived"
NOW = datetime(2024, 7, 1, tzinfo=UTC)


def world(name: str) -> dict[str, Any]:
    return tomllib.loads((WORLDS / f"{name}.toml").read_text(encoding="utf-8"))


def cases(*lists: str) -> Iterator[Any]:
    """Yield world, sentence and judged words of the named lists."""
    for path in sorted(WORLDS.glob("*.toml")):
        read = world(path.stem)
        for name in lists:
            for text, words in read.get(name, ()):
                yield pytest.param(path.stem, text, words, id=f"{path.stem}: {text} [{words}]")


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a folder with sources.yaml and tables for each world."""
    made = {}
    for path in sorted(WORLDS.glob("*.toml")):
        folder = made[path.stem] = tmp_path_factory.mktemp(path.stem)
        read = world(path.stem)
        (folder / "sources.yaml").write_text(read["sources"], encoding="utf-8")
        for name, content in read["files"].items():
            (folder / name).write_text(content.lstrip("\n"), encoding="utf-8")
    return made


def report_on(folder: Path, name: str, text: str) -> Report:
    article = Article(
        text=text, origin="case", date=world(name)["date"], date_source=DateSource.GIVEN
    )
    with Fetcher(base=folder) as files:
        return verify_article(
            article,
            load(folder / "sources.yaml"),
            fetch=files,
            mapper=serial,
            options=Options(),
            now=NOW,
        )


def labels(report: Report, words: str) -> list[Label]:
    """Return the labels of the claims that the judged words are part of."""
    return [one.label for one in verdicts(report, words)]


def verdicts(report: Report, words: str) -> list[Verdict]:
    """Return the verdicts on the claims that the judged words are part of."""
    text = report.article.text
    assert text.count(words) == 1, f"{words!r} is not once in {text!r}"
    at = Span(text.index(words), text.index(words) + len(words))
    return [one.verdict for one in report.results if one.claim.span.overlaps(at)]


@pytest.mark.parametrize(("name", "text", "words"), list(cases("supported")))
def test_what_can_be_worked_out_and_agrees_is_supported(
    folders: dict[str, Path], name: str, text: str, words: str
) -> None:
    assert labels(report_on(folders[name], name, text), words) == [Label.SUPPORTED]


@pytest.mark.parametrize(("name", "text", "words"), list(cases("refuted")))
def test_what_the_tables_contradict_is_refuted(
    folders: dict[str, Path], name: str, text: str, words: str
) -> None:
    assert labels(report_on(folders[name], name, text), words) == [Label.REFUTED]


@pytest.mark.parametrize(("name", "text", "words"), list(cases("true", "open")))
def test_what_may_be_true_is_never_refuted(
    folders: dict[str, Path], name: str, text: str, words: str
) -> None:
    assert Label.REFUTED not in labels(report_on(folders[name], name, text), words)


@pytest.mark.parametrize(("name", "text", "words"), list(cases("false", "open")))
def test_what_may_be_wrong_is_never_supported(
    folders: dict[str, Path], name: str, text: str, words: str
) -> None:
    assert Label.SUPPORTED not in labels(report_on(folders[name], name, text), words)


@pytest.mark.parametrize(("text", "words", "cause", "correction"), world("diagnosis")["diagnosed"])
def test_a_slip_is_named_and_corrected_in_the_authors_rounding(
    folders: dict[str, Path], text: str, words: str, cause: str, correction: str
) -> None:
    (verdict,) = verdicts(report_on(folders["diagnosis"], "diagnosis", text), words)
    assert verdict.label is not Label.SUPPORTED
    assert verdict.diagnosis is not None
    assert (verdict.diagnosis.cause, verdict.diagnosis.correction) == (cause, correction)


def test_a_direction_that_the_series_contradicts_is_told(folders: dict[str, Path]) -> None:
    text = "The number of people killed in road accidents in Sweden fell to 229 in 2023."
    (verdict,) = verdicts(report_on(folders["places"], "places", text), "229")
    assert (verdict.label, verdict.reason) == (Label.CONFLICTING, Reason.OTHER_DIRECTION)
    assert "Agrees with roads (229), but went up 2, 2022 to 2023" in verdict.message


def test_every_format_shows_how_a_rank_was_worked_out(folders: dict[str, Path]) -> None:
    text = "Chicago recorded 617 homicides in 2023, the most since 2019."
    report = report_on(folders["ranks"], "ranks", text)
    (rank,) = [one for one in report.results if one.claim.topic.ranking]
    origin = rank.verdict.evidence[0].match.figure.origin
    assert isinstance(origin, Derivation)
    assert evaluate(origin.operation, origin.inputs) == rank.verdict.evidence[0].match.figure.amount
    for name, render in FORMATS.items():
        shown = " ".join(render(report, Style(width=200, explain=True)).split())
        assert "behind 804 (2021), 769 (2020), 709 (2022)" in shown, name
        assert "4th-highest" in shown, name
