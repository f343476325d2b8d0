"""``verify sources list | check | show | add | schema``: look at the reference sources."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verify.claim.places import place_named
from verify.claim.subjects import subject_of
from verify.cli.adding import append, stanza, tried
from verify.cli.codes import ExitCode
from verify.cli.delivery import Delivery
from verify.cli.progress import shown
from verify.cli.reference import HERE, prepared
from verify.cli.streams import message, write
from verify.errors import ConfigError
from verify.fetch import Fetch
from verify.model import (
    Amount,
    Claim,
    Figure,
    Page,
    Period,
    Place,
    Problem,
    Quantity,
    Request,
    Sentence,
    Span,
    Topic,
)
from verify.pipeline import Read
from verify.report.sources import Visit, check_table, figures_json, figures_table, list_table
from verify.source import Catalogue, Source, follow, plan, read, schema

_SAMPLE_SUBJECT = "population"
_SAMPLE_PLACE = "France"
_SAMPLE_PERIOD = Period(start=date(2020, 1, 1), end=date(2020, 12, 31))
_SAMPLE = 12  # figures shown of a page that may become a source


def run(arguments: argparse.Namespace) -> ExitCode:
    """Do what ``arguments.action`` says."""
    if arguments.action == "schema":
        write(json.dumps(schema(), indent=2) + "\n", sys.stdout)
        return ExitCode.OK
    delivery = Delivery.of(arguments, sys.stdout)
    with prepared(arguments, refresh=arguments.action == "check") as reference:
        catalogue, fetch = reference.catalogue, reference.fetch
        if arguments.action == "list":
            delivery.add(list_table(catalogue.sources, delivery.style))
            code = ExitCode.OK
        elif arguments.action == "check":
            code = _check(arguments, catalogue, fetch, delivery)
        elif arguments.action == "add":
            code = _add(arguments, catalogue, fetch, delivery)
        else:
            code = _show(arguments, catalogue, fetch, delivery)
    delivery.finish()
    return code


def _check(
    arguments: argparse.Namespace, catalogue: Catalogue, fetch: Fetch, delivery: Delivery
) -> ExitCode:
    with shown(fetch, quiet=arguments.quiet) as watched:
        visits = [visit(source, catalogue, watched) for source in catalogue.sources]
    delivery.add(check_table(visits, delivery.style))
    return ExitCode.INCOMPLETE if any(one.problems for one in visits) else ExitCode.OK


def _show(
    arguments: argparse.Namespace, catalogue: Catalogue, fetch: Fetch, delivery: Delivery
) -> ExitCode:
    found = [source for source in catalogue.sources if source.name == arguments.name]
    if not found:
        listed = ", ".join(source.name for source in catalogue.sources)
        raise ConfigError(arguments.name, "there is no such source", f"one of: {listed}")
    with shown(fetch, quiet=arguments.quiet) as watched:
        done = visit(found[0], catalogue, watched)
    wanted = tuple(figure for figure in done.figures if _holds(figure, arguments.filter))
    if arguments.format == "json":
        delivery.add(figures_json(replace(done, figures=wanted)))
    else:
        limit = arguments.limit or len(wanted)
        delivery.add(figures_table(wanted[:limit], delivery.style, total=len(wanted)))
    if done.problems:
        delivery.add(check_table([done], delivery.style))
        return ExitCode.INCOMPLETE
    return ExitCode.OK


def _add(
    arguments: argparse.Namespace, catalogue: Catalogue, fetch: Fetch, delivery: Delivery
) -> ExitCode:
    with shown(fetch, quiet=arguments.quiet) as watched:
        folder = (arguments.sources or HERE).resolve().parent
        done = tried(arguments.page, catalogue, watched, local=arguments.local, folder=folder)
    sample = done.figures[:_SAMPLE]
    delivery.add(figures_table(sample, delivery.style, total=len(done.figures)))
    if done.problems:
        delivery.add(check_table([done], delivery.style))
    lines = stanza(done.source, done.figures)
    delivery.add(lines)
    if arguments.append:
        append(arguments.sources or HERE, lines)
        message(f"Added to {arguments.sources or HERE}.")
    return ExitCode.OK if done.figures else ExitCode.INCOMPLETE


def _holds(figure: Figure, words: Sequence[str]) -> bool:
    """Tell whether all words occur among what a figure is about."""
    topic = figure.topic
    places = [place.name for place in topic.places]
    period = topic.period.words if topic.period else ""
    years = (
        [str(day.year) for day in (topic.period.start, topic.period.end) if day]
        if topic.period
        else []
    )
    about = " ".join([topic.subject.phrase, *figure.label_path, *places, period, *years]).casefold()
    return all(word.casefold() in about for word in words)


def visit(
    source: Source,
    catalogue: Catalogue,
    fetch: Fetch,
    claims: Sequence[Claim] = (),
    *,
    reader: Read = read,
) -> Visit:
    """Retrieve and read a source's pages for ``claims``, by default for what it says it covers."""
    started = time.monotonic()
    alone = replace(catalogue, sources=(source,))
    waiting = list(plan(alone, claims or [probe(source)]))
    pages: list[Page] = []
    problems: list[Problem] = []
    figures: list[Figure] = []
    while waiting:
        request: Request = waiting.pop(0)
        page = fetch(request)
        if isinstance(page, Problem):
            problems.append(page)
            continue
        pages.append(page)
        waiting.extend(follow(page, source))
        reading = reader(page, source)
        figures.extend(reading.figures)
        problems.extend(reading.problems)
    return Visit(
        source=source,
        pages=len(pages),
        figures=tuple(figures),
        problems=tuple(problems),
        stale=any(page.stale for page in pages),
        seconds=time.monotonic() - started,
        as_of=min((page.modified or page.retrieved for page in pages), default=None),
    )


def probe(source: Source) -> Claim:
    """Return a claim about what a source says it covers, to fill its address's template with.

    Where it names no subject, place or period, a common one is tried.
    """
    scope = source.covers
    named = scope.places[0] if scope.places else _SAMPLE_PLACE
    topic = Topic(
        subject=subject_of(scope.subjects[0] if scope.subjects else _SAMPLE_SUBJECT),
        places=(place_named(named) or Place(name=named),),
        period=scope.periods[-1] if scope.periods else _SAMPLE_PERIOD,
    )
    nothing = Span(0, 0)
    return Claim(
        id="c1",
        span=nothing,
        text="",
        sentence=Sentence(span=nothing, text=""),
        topic=topic,
        amount=Amount(value=Quantity(low=None, high=None)),
    )
