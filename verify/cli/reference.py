"""Find and choose the reference sources, and the way to their pages."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path

from verify.cli.streams import message
from verify.errors import ConfigError
from verify.fetch import Fetch, Fetcher
from verify.match.thesaurus import extended
from verify.model import Page
from verify.source import Catalogue, Reading, Source, load, read
from verify.store import Cached, Remembered, Store, default_path

HERE = Path("sources.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How old a page may be and where it may come from."""

    offline: bool = False
    refresh: bool = False
    max_age: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The sources to use, the way to their pages and the reader of these."""

    catalogue: Catalogue
    fetch: Fetch
    read: Callable[[Page, Source], Reading]


def example_folder() -> AbstractContextManager[Path]:
    """Return the folder with the article and the reference set that ship."""
    return as_file(files("verify") / "example")


@contextmanager
def chosen(path: Path | None, *, example: bool) -> Iterator[tuple[Catalogue, str]]:
    """Give the catalogue to use and, in words, where it came from.

    A named file, else the example's if asked for, else ``sources.yaml`` in this folder, else the
    set that ships. Raises ``ConfigError``.
    """
    if path is not None:
        yield load(path), str(path)
    elif HERE.exists() and not example:
        yield load(HERE), f"{HERE} in this folder"
    else:
        with example_folder() as folder:
            yield load(folder / "sources.yaml"), "the reference set that ships with the program"


def select(catalogue: Catalogue, *, only: Collection[str], without: Collection[str]) -> Catalogue:
    """Return the catalogue with some sources, the others hidden.

    ``ConfigError`` for a name it does not have.
    """
    names = [source.name for source in catalogue.sources]
    for option, wanted in (("--only", only), ("--without", without)):
        for name in wanted:
            if name not in names:
                near = difflib.get_close_matches(name, names, n=1)
                listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
                remedy = f"did you mean {near[0]!r}?" if near else f"one of: {listed}"
                raise ConfigError(option, f"there is no source {name!r}", remedy)
    kept = tuple(
        source
        for source in catalogue.sources
        if (not only or source.name in only) and source.name not in without
    )
    hidden = tuple(source for source in catalogue.sources if source not in kept)
    return replace(catalogue, sources=kept, hidden=hidden)


def own_words(catalogue: Catalogue) -> str:
    """Return the text of the newsroom's own thesaurus, empty if there is none.

    ``ConfigError`` where it cannot be read or is wrong.
    """
    if not catalogue.thesaurus:
        return ""
    path = catalogue.base / catalogue.thesaurus
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"thesaurus: {path}", f"cannot be read: {reason}") from error
    extended(text, name=catalogue.thesaurus)
    return text


@contextmanager
def door(
    catalogue: Catalogue, freshness: Freshness, *, store: Path | None, keep: bool
) -> Iterator[Reference]:
    """Give what retrieves and reads pages: with the store of both behind it if they are kept.

    ``store`` is the store's file, the user's own when ``None``. Nothing is opened before the
    first page is asked for.
    """
    with Fetcher(base=catalogue.base, contact=catalogue.contact) as fetcher:
        if not keep:
            yield Reference(catalogue=catalogue, fetch=fetcher, read=read)
            return
        with Store(store or default_path()) as kept:
            cached = Cached(
                fetcher,
                kept,
                max_age=freshness.max_age,
                offline=freshness.offline,
                refresh=freshness.refresh,
            )
            remembered = Remembered(read, kept, refresh=freshness.refresh)
            yield Reference(catalogue=catalogue, fetch=cached, read=remembered)


@contextmanager
def prepared(
    arguments: argparse.Namespace, *, example: bool = False, refresh: bool = False
) -> Iterator[Reference]:
    """Give the sources and the way to their figures, as the source options ask for them.

    The example keeps no page, so that it leaves no trace on the machine. ``refresh`` asks for
    every page anew unless the user is offline.
    """
    freshness = Freshness(
        offline=arguments.offline,
        refresh=arguments.refresh or (refresh and not arguments.offline),
        max_age=arguments.max_age,
    )
    with ExitStack() as stack:
        whole, origin = stack.enter_context(chosen(arguments.sources, example=example))
        catalogue = select(whole, only=arguments.only, without=arguments.without)
        if not arguments.quiet:
            message(f"Sources: {origin}.")
        yield stack.enter_context(
            door(catalogue, freshness, store=arguments.store, keep=not example)
        )
