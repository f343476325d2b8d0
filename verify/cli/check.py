"""``verify ARTICLE...``: the main job."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial

from verify.cli import articles
from verify.cli.arguments import COMMANDS
from verify.cli.codes import ExitCode, of_report, worst
from verify.cli.delivery import Delivery
from verify.cli.progress import shown
from verify.cli.reference import Freshness, chosen, door, example_folder, select
from verify.cli.streams import message
from verify.engine import threaded
from verify.errors import ConfigError, VerifyError
from verify.fetch import Fetch, host_of
from verify.model import Report, Request
from verify.options import Options
from verify.pipeline import verify_article
from verify.report import FORMATS
from verify.source import Catalogue

_HOSTS_AT_ONCE = 4


def run(arguments: argparse.Namespace) -> ExitCode:
    """Check every article; findings on standard output, everything else on standard error."""
    if not arguments.articles and not arguments.example:
        raise ConfigError(
            "verify", "no article was named", "try: verify --example, or verify --help"
        )
    with ExitStack() as stack:
        catalogue, origin = stack.enter_context(
            chosen(arguments.sources, example=arguments.example)
        )
        catalogue = select(catalogue, only=arguments.only, without=arguments.without)
        named = list(arguments.articles)
        if arguments.example:
            folder = stack.enter_context(example_folder())
            named = named or [str(folder / "article.txt")]
        if not arguments.quiet:
            message(f"Sources: {origin}.")
        return _check(arguments, catalogue, named)


def _check(arguments: argparse.Namespace, catalogue: Catalogue, named: Sequence[str]) -> ExitCode:
    now = datetime.now(UTC).replace(microsecond=0)
    freshness = Freshness(
        offline=arguments.offline, refresh=arguments.refresh, max_age=arguments.max_age
    )
    delivery = Delivery.of(arguments, sys.stdout)
    codes: list[ExitCode] = []
    with door(catalogue, freshness, now=now) as fetch:
        for name in named:
            try:
                report = _report(arguments, catalogue, name, fetch=fetch, now=now)
            except VerifyError as error:
                if arguments.debug or len(named) == 1:
                    raise
                message(f"verify: {error}")
                codes.append(ExitCode(error.exit_code))
                continue
            codes.append(of_report(report))
            delivery.add(FORMATS[arguments.format](report, delivery.style))
    delivery.finish()
    return worst(codes)


def _report(
    arguments: argparse.Namespace,
    catalogue: Catalogue,
    name: str,
    *,
    fetch: Fetch,
    now: datetime,
) -> Report:
    read = partial(articles.read, given_date=arguments.date, commands=frozenset(COMMANDS))
    with shown(fetch, quiet=arguments.quiet) as watched:
        article = read(name, fetch=watched)
        return verify_article(
            article,
            catalogue,
            fetch=watched,
            mapper=threaded(_HOSTS_AT_ONCE, key=_host),
            options=Options(article_date=arguments.date, threshold=arguments.threshold),
            now=now,
        )


def _host(item: object) -> str:
    return host_of(item.address) if isinstance(item, Request) else ""
