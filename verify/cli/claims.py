"""``verify claims ARTICLE...``: the numbers of an article, without any source."""

from __future__ import annotations

import argparse
import sys

from verify import claim
from verify.claim.dating import date_article
from verify.cli import articles
from verify.cli.arguments import COMMANDS
from verify.cli.codes import ExitCode, worst
from verify.cli.delivery import Delivery
from verify.cli.streams import message
from verify.errors import VerifyError
from verify.report import CLAIM_FORMATS


def run(arguments: argparse.Namespace) -> ExitCode:
    """Print the claims of every article and the numbers passed over."""
    delivery = Delivery.of(arguments, sys.stdout)
    codes = []
    for name in arguments.articles:
        try:
            read = articles.read(name, given_date=arguments.date, commands=frozenset(COMMANDS))
        except VerifyError as error:
            if arguments.debug or len(arguments.articles) == 1:
                raise
            message(f"verify: {error}")
            codes.append(ExitCode(error.exit_code))
            continue
        article = read if read.date else date_article(read)
        delivery.add(
            CLAIM_FORMATS[arguments.format](article, claim.extract(article), delivery.style)
        )
    delivery.finish()
    return worst(codes)
