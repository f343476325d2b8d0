"""``verify pull``: fill the store of pages ahead of a deadline."""

from __future__ import annotations

import argparse
import sys

from verify import claim
from verify.claim.dating import date_article
from verify.cli import articles
from verify.cli.codes import ExitCode
from verify.cli.delivery import Delivery
from verify.cli.progress import shown
from verify.cli.reference import prepared
from verify.cli.sources import visit
from verify.model import Claim
from verify.report.sources import check_table


def run(arguments: argparse.Namespace) -> ExitCode:
    """Retrieve what the articles need, or what each source says it covers, and keep it."""
    delivery = Delivery.of(arguments, sys.stdout)
    with (
        prepared(arguments) as reference,
        shown(reference.fetch, quiet=arguments.quiet) as watched,
    ):
        claims: list[Claim] = []
        for name in arguments.articles:
            article = articles.read(name, given_date=arguments.date, fetch=watched)
            dated = article if article.date else date_article(article)
            claims.extend(claim.extract(dated).claims)
        catalogue = reference.catalogue
        visits = [
            visit(source, catalogue, watched, claims, reader=reference.read)
            for source in catalogue.sources
        ]
    delivery.add(check_table(visits, delivery.style))
    delivery.finish()
    return ExitCode.INCOMPLETE if any(one.problems for one in visits) else ExitCode.OK
