"""The stages in order: extract, plan, fetch, read, match, judge.

The pipeline receives ``fetch`` and ``mapper`` and imports neither: it knows no network, no
threads and no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from verify import __version__, claim
from verify.claim.dating import date_article
from verify.match import Matcher, Standard
from verify.model import (
    Article,
    Claim,
    Extraction,
    Figure,
    Page,
    Problem,
    ProblemCode,
    Report,
    Request,
    Result,
    SourceState,
)
from verify.options import Options
from verify.source import Catalogue, Reading, plan, read

_In = TypeVar("_In")
_Out = TypeVar("_Out")

Fetch = Callable[[Request], Page | Problem]


class Mapper(Protocol):
    """A map-like function: applies, in any order, and returns results in the order of inputs."""

    def __call__(self, function: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterable[_Out]:
        """Return ``function`` of every item, in the order of the items."""
        ...


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the sources gave: their figures in order of trust, and what went wrong."""

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    states: tuple[SourceState, ...]


def verify_article(
    article: Article,
    catalogue: Catalogue,
    *,
    fetch: Fetch,
    mapper: Mapper,
    options: Options,
    now: datetime,
    only: Collection[str] = (),
) -> Report:
    """Check every numeric claim of ``article`` against the sources of ``catalogue``.

    ``now`` is the UTC time stamped on the report; ``only`` names the sources to ask, all if
    empty. The same inputs give the same report, whatever ``mapper`` does.
    """
    dated = article if article.date else date_article(article)
    extraction = claim.extract(dated)
    gathered = gather(extraction.claims, catalogue, fetch=fetch, mapper=mapper, only=only)
    return judge_claims(dated, extraction, gathered, options=options, now=now)


def gather(
    claims: Sequence[Claim],
    catalogue: Catalogue,
    *,
    fetch: Fetch,
    mapper: Mapper,
    only: Collection[str] = (),
) -> Gathered:
    """Ask the sources that cover something in ``claims`` and read their pages."""
    requests = plan(catalogue, claims, only=only)
    figures: list[Figure] = []
    problems: list[Problem] = []
    pages: dict[str, int] = {}
    counts: dict[str, int] = {}
    for request, page in zip(requests, mapper(fetch, requests), strict=True):
        if isinstance(page, Problem):
            problems.append(page)
            continue
        reading = read_page(page, catalogue)
        pages[request.source] = pages.get(request.source, 0) + 1
        counts[request.source] = counts.get(request.source, 0) + len(reading.figures)
        figures.extend(reading.figures)
        problems.extend(reading.problems)
    asked = {request.source for request in requests}
    problems.extend(_empty(asked, pages, counts, problems))
    states = tuple(
        SourceState(
            name=source.name,
            title=source.title or source.name,
            role=source.role,
            pages=pages.get(source.name, 0),
            figures=counts.get(source.name, 0),
            asked=source.name in asked,
        )
        for source in catalogue.sources
    )
    return Gathered(tuple(figures), tuple(problems), states)


def read_page(page: Page, catalogue: Catalogue) -> Reading:
    """Read one page by the source that asked for it."""
    return read(page, catalogue.source(page.source))


def _empty(
    asked: Collection[str],
    pages: dict[str, int],
    counts: dict[str, int],
    known: Sequence[Problem],
) -> list[Problem]:
    """Return a problem for each source whose pages were read and held no figure."""
    told = {problem.source for problem in known}
    return [
        Problem(
            code=ProblemCode.NO_FIGURES,
            source=name,
            message="was read and holds no figure that could be used",
            remedy=f"look at it with: verify sources show {name}",
        )
        for name in sorted(asked)
        if pages.get(name) and not counts.get(name) and name not in told
    ]


def judge_claims(
    article: Article,
    extraction: Extraction,
    gathered: Gathered,
    *,
    options: Options,
    now: datetime,
) -> Report:
    """Match and judge every claim by what was gathered."""
    matcher = Matcher.of(gathered.figures)
    standard = Standard(
        threshold=options.threshold,
        margin=options.margin,
        complete=not gathered.problems,
        asked=any(state.asked for state in gathered.states),
    )
    results = tuple(
        Result(claim=one, verdict=matcher.verdict(one, standard, anchor=article.date))
        for one in extraction.claims
    )
    return Report(
        article=article,
        results=results,
        passed_over=extraction.passed_over,
        remarks=extraction.remarks,
        problems=gathered.problems,
        sources=gathered.states,
        generated=now,
        options_digest=options.digest,
        version=__version__,
    )
