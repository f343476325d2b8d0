"""``verify sources add URL``: see what a page holds, and write its stanza for sources.yaml."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from verify.cli.streams import write_file
from verify.errors import ConfigError, FetchError
from verify.fetch import Fetch
from verify.model import Page, Problem, Request
from verify.report.clean import safe_link
from verify.report.sources import Visit
from verify.source import KINDS, Catalogue, Source, load, read
from verify.source.catalogue import parse_catalogue

_KIND_BY_TYPE = {
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/json": "json",
    "application/pdf": "pdf",
}
_KIND_BY_SUFFIX = {".csv": "csv", ".tsv": "csv", ".json": "json", ".pdf": "pdf"}
_LONGEST_NAME = 40


def tried(address: str, catalogue: Catalogue, fetch: Fetch) -> Visit:
    """Retrieve and read a page as a source of the kind that it seems to be.

    Raises ``ConfigError`` when the address cannot be a source's, ``FetchError`` when it cannot
    be retrieved.
    """
    if not safe_link(address):
        raise ConfigError(address, "is not a web address", "give one with http:// or https://")
    name = _name(address, {source.name for source in catalogue.sources})
    page = fetch(Request(source=name, address=address))
    if isinstance(page, Problem):
        raise FetchError(address, page.message, page.remedy)
    source = _source(name, address, page)
    reading = read(page, source)
    return Visit(
        source=source,
        pages=1,
        figures=reading.figures,
        problems=reading.problems,
        stale=page.stale,
        seconds=0.0,
    )


def _source(name: str, address: str, page: Page) -> Source:
    suffix = Path(urlsplit(address).path).suffix.lower()
    declared = page.media_type.partition(";")[0].strip().lower()
    kind = _KIND_BY_TYPE.get(declared) or _KIND_BY_SUFFIX.get(suffix, "html")
    return KINDS[kind](name=name, url=address)


def _name(address: str, taken: set[str]) -> str:
    """Return a short name from an address that no source has yet."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").rpartition(".")[0]
    last = Path(parts.path).stem
    slug = re.sub(r"[^a-z0-9]+", "-", f"{host}-{last}".lower()).strip("-")[:_LONGEST_NAME]
    slug = slug.strip("-") or "source"
    numbered = [slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in numbered if name not in taken)


def stanza(source: Source) -> str:
    """Return a source's lines for sources.yaml; JSON strings are YAML strings."""
    url = json.dumps((source.url or "").replace("{", "%7B").replace("}", "%7D"), ensure_ascii=False)
    return (
        f"  - name: {source.name}\n"
        f"    kind: {source.kind}\n"
        f"    url: {url}\n"
        "    # say what it covers, so that it is only asked when it can help:\n"
        "    # covers: {subjects: [...], places: [...]}\n"
    )


def append(path: Path, text: str) -> None:
    """Add a stanza at the end of a sources.yaml.

    Raises ``ConfigError``, and leaves the file as it is, if the result would not load.
    """
    load(path)
    old = path.read_text(encoding="utf-8")
    new = f"{old.rstrip()}\n\n{text}"
    try:
        parse_catalogue(new.encode(), name=path.name, base=path.resolve().parent)
    except ConfigError as error:
        remedy = "add the stanza by hand, under 'sources:'"
        raise ConfigError(
            str(path), f"a stanza at its end does not load: {error}", remedy
        ) from None
    write_file(new, path)
