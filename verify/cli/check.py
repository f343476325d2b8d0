"""``verify ARTICLE...``: the main job."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial

from verify.cli import articles
from verify.cli.arguments import COMMANDS
from verify.cli.codes import ExitCode, of_report, worst
from verify.cli.delivery import Delivery
from verify.cli.progress import shown
from verify.cli.reference import Reference, example_folder, own_words, prepared
from verify.cli.streams import message
from verify.engine import Mapper, threaded
from verify.errors import ConfigError, VerifyError
from verify.fetch import host_of
from verify.model import Article, Report, Request
from verify.options import Options
from verify.pipeline import verify_article
from verify.report import FORMATS

_HOSTS_AT_ONCE = 4


def run(arguments: argparse.Namespace) -> ExitCode:
    """Check every article; findings on standard output, everything else on standard error."""
    named = list(arguments.articles)
    if not named and not arguments.example:
        raise ConfigError("ARTICLE", "none was named", "try --example, or --help")
    now = datetime.now(UTC).replace(microsecond=0)
    delivery = Delivery.of(arguments, sys.stdout)
    codes: list[ExitCode] = []
    with ExitStack() as stack:
        origin = ""
        if arguments.example and not named:
            named = [str(stack.enter_context(example_folder()) / "article.txt")]
            origin = "the example's article.txt"
        reference = stack.enter_context(prepared(arguments, example=arguments.example))
        for name in named:
            try:
                article = partial(articles.read, name, origin=origin)
                report = _report(arguments, reference, article, now=now)
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
    reference: Reference,
    article: Callable[..., Article],
    *,
    now: datetime,
) -> Report:
    with shown(reference.fetch, quiet=arguments.quiet) as watched:
        return verify_article(
            article(given_date=arguments.date, fetch=watched, commands=frozenset(COMMANDS)),
            reference.catalogue,
            fetch=watched,
            reader=reference.read,
            mapper=mapper(),
            options=Options(
                article_date=arguments.date,
                threshold=arguments.threshold,
                thesaurus=own_words(reference.catalogue),
            ),
            now=now,
        )


def mapper() -> Mapper:
    """Return the map that reads hosts side by side and each host's pages one by one."""
    return threaded(_HOSTS_AT_ONCE, key=_host)


def _host(item: object) -> str:
    return host_of(item.address) if isinstance(item, Request) else ""
