"""Show on standard error that sources are being read; only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from verify.fetch import Fetch
from verify.model import Page, Problem, Request
from verify.report.clean import clean


@contextmanager
def shown(fetch: Fetch, *, quiet: bool) -> Iterator[Fetch]:
    """Give ``fetch``, with a line on the terminal that tells what is being read."""
    if quiet or not sys.stderr.isatty():
        yield fetch
        return
    from rich.console import Console  # noqa: PLC0415 - not needed without a terminal
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading sources")

        def watched(request: Request) -> Page | Problem:
            name = clean(request.source)
            progress.update(task, description=f"reading {name}", advance=1)
            return fetch(request)

        yield watched
