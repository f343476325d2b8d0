"""The stages in order: extract, plan, fetch, read, match, judge.

The pipeline receives ``fetch`` and ``mapper`` and imports neither: it knows no network, no
threads and no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from verify import __version__, claim
from verify.claim.dating import date_article
from verify.match import Matcher, Standard
from verify.match.thesaurus import extended
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
from verify.source import (
    Catalogue,
    Reading,
    Source,
    follow,
    is_search_answer,
    may_settle,
    plan,
    read,
)

In = TypeVar("In")
Out = TypeVar("Out")

Fetch = Callable[[Request], Page | Problem]
Read = Callable[[Page, Source], Reading]


class Mapper(Protocol):
    """A map-like function: applies, in any order, and returns results in the order of inputs."""

    def __call__(self, function: Callable[[In], Out], items: Iterable[In], /) -> Iterable[Out]:
        """Return ``function`` of every item, in the order of the items."""
        ...


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the sources gave: their figures in order of trust, and what went wrong.

    ``failing`` and ``hidden`` are the sources of which something is missing, by a fault or by the
    user's choice: what they cover, the others do not refute.
    """

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    states: tuple[SourceState, ...]
    failing: tuple[Source, ...] = ()
    hidden: tuple[Source, ...] = ()


def verify_article(
    article: Article,
    catalogue: Catalogue,
    *,
    fetch: Fetch,
    mapper: Mapper,
    options: Options,
    now: datetime,
    only: Collection[str] = (),
    reader: Read = read,
) -> Report:
    """Check every numeric claim of ``article`` against the sources of ``catalogue``.

    ``now`` is the UTC time stamped on the report; ``only`` names the sources to ask, all if
    empty; ``reader`` turns a page into figures, as ``verify.source.read`` does. The same inputs
    give the same report, whatever ``mapper`` does.
    """
    dated = article if article.date else date_article(article)
    extraction = claim.extract(dated)
    gathered = gather(
        extraction.claims, catalogue, fetch=fetch, mapper=mapper, only=only, reader=reader
    )
    return judge_claims(dated, extraction, gathered, options=options, now=now)


def gather(
    claims: Sequence[Claim],
    catalogue: Catalogue,
    *,
    fetch: Fetch,
    mapper: Mapper,
    only: Collection[str] = (),
    reader: Read = read,
) -> Gathered:
    """Ask the sources that cover something in ``claims`` and read their pages."""
    requests = plan(catalogue, claims, only=only)
    pages, problems = _retrieve(requests, catalogue, fetch=fetch, mapper=mapper)
    figures: list[Figure] = []
    read_from: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for page in pages:
        reading = reader(page, catalogue.source(page.source))
        read_from[page.source] += 1
        if page.stale:
            problems.append(_stale(page))
        counts[page.source] += len(reading.figures)
        figures.extend(reading.figures)
        problems.extend(reading.problems)
    asked = {request.source for request in requests}
    states = tuple(
        SourceState(
            name=source.name,
            title=source.title or source.name,
            role=source.role,
            pages=read_from[source.name],
            figures=counts[source.name],
            asked=source.name in asked,
        )
        for source in catalogue.sources
    )
    failed = {problem.source for problem in problems}
    return Gathered(
        figures=tuple(figures),
        problems=tuple(problems),
        states=states,
        failing=tuple(one for one in catalogue.sources if one.name in failed),
        hidden=(
            *catalogue.hidden,
            *(one for one in catalogue.sources if only and one.name not in only),
        ),
    )


def _stale(page: Page) -> Problem:
    why = page.stale_reason or "it could not be refreshed"
    return Problem(
        code=ProblemCode.STALE,
        source=page.source,
        message=f"{page.address}: an older copy was used: {why}",
        remedy="try again later, or --refresh",
    )


def _retrieve(
    requests: Sequence[Request], catalogue: Catalogue, *, fetch: Fetch, mapper: Mapper
) -> tuple[list[Page], list[Problem]]:
    """Fetch the pages and those that they lead to (hits of a search, further pages), each once."""
    pages: list[Page] = []
    problems: list[Problem] = []
    seen: set[Request] = set()
    while requests:
        seen.update(requests)
        further: dict[Request, None] = {}
        for answer in mapper(fetch, requests):
            if isinstance(answer, Problem):
                problems.append(answer)
                continue
            source = catalogue.source(answer.source)
            found = follow(answer, source)
            further.update(dict.fromkeys(one for one in found if one not in seen))
            if not found or not is_search_answer(answer, source):
                pages.append(answer)
        requests = tuple(further)
    return pages, problems


def judge_claims(
    article: Article,
    extraction: Extraction,
    gathered: Gathered,
    *,
    options: Options,
    now: datetime,
) -> Report:
    """Match and judge every claim by what was gathered."""
    own = options.thesaurus
    words = extended(own, name="thesaurus") if own else None
    titles = {one.name: one.title for one in gathered.states}
    matcher = Matcher.of(gathered.figures, thesaurus=words, titles=titles)
    return Report(
        article=article,
        results=results_of(article, extraction, gathered, matcher=matcher, options=options),
        passed_over=extraction.passed_over,
        remarks=extraction.remarks,
        problems=gathered.problems,
        sources=gathered.states,
        generated=now,
        options_digest=options.digest,
        version=__version__,
    )


def results_of(
    article: Article,
    extraction: Extraction,
    gathered: Gathered,
    *,
    matcher: Matcher,
    options: Options,
) -> tuple[Result, ...]:
    """Judge every claim by the figures of ``matcher``, which serves many articles."""
    standard = Standard(
        threshold=options.threshold,
        margin=options.margin,
        asked=any(state.asked for state in gathered.states),
    )
    told = Counter(map(_said_of, extraction.claims))
    return tuple(
        Result(
            claim=one,
            verdict=matcher.verdict(
                one,
                replace(
                    standard,
                    alone=told[_said_of(one)] == 1,
                    complete=not any(may_settle(source, one) for source in gathered.failing),
                    hidden=any(may_settle(source, one) for source in gathered.hidden),
                ),
                anchor=article.date,
            ),
        )
        for one in extraction.claims
    )


def _said_of(claim: Claim) -> tuple[object, ...]:
    """Return what tells a claim from the others of its sentence, but for its number."""
    topic = claim.topic
    subject = (topic.subject.head, topic.subject.modifiers)
    return (
        claim.sentence.span,
        *subject,
        topic.places if topic.place_stated else (),
        topic.period,
        topic.baseline,
        topic.kind,
        topic.dimension,
    )
