"""``verify sources add URL``: see what a page holds, and write its stanza for sources.yaml."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from verify.cli.streams import write_file
from verify.errors import ConfigError, FetchError
from verify.fetch import Fetch
from verify.model import Figure, Page, Problem, Request
from verify.report.clean import safe_link
from verify.report.sources import Visit
from verify.source import KINDS, Catalogue, Json, Reading, Source, load, read
from verify.source.catalogue import VERSION, parse_catalogue
from verify.source.kinds import Shape

_KIND_BY_TYPE = {
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/json": "json",
    "application/pdf": "pdf",
}
_KIND_BY_SUFFIX = {".csv": "csv", ".tsv": "csv", ".json": "json", ".pdf": "pdf"}
_NONE = re.compile(r"^sources:\s*(?:\[\s*\]|~|null)\s*$", re.MULTILINE)
_EMPTY = re.compile(r"^sources:\s*\Z", re.MULTILINE)
_LONGEST_NAME = 40
_MOST = 5  # subjects and places proposed


def tried(
    named: str, catalogue: Catalogue, fetch: Fetch, *, local: bool = False, folder: Path
) -> Visit:
    """Retrieve and read a page or file as a source of the kind that it seems to be.

    ``local`` permits an address on the user's own network. ``folder`` is that of the sources.yaml
    that the source is meant for: a file is named from there.

    Raises ``ConfigError`` when the address cannot be a source's, ``FetchError`` when it cannot
    be retrieved.
    """
    path = None if safe_link(named) else _file(named)
    address = path.as_uri() if path is not None else named
    name = _name(address, {source.name for source in catalogue.sources})
    page = fetch(Request(source=name, address=address, local=local or path is not None))
    if isinstance(page, Problem):
        remedy = "give --local, if it is your own server" if "local" in page.remedy else page.remedy
        raise FetchError(named, page.message.removeprefix(f"{address}: "), remedy)
    kind = KINDS[_kind(address, page)]
    if path is not None:
        source = kind(name=name, path=Path(os.path.relpath(path, folder)).as_posix())
    else:
        source = kind(name=name, url=address, local=local)
    source, reading = _best(source, page)
    return Visit(
        source=source,
        pages=1,
        figures=reading.figures,
        problems=reading.problems,
        stale=page.stale,
        seconds=0.0,
    )


def _best(source: Source, page: Page) -> tuple[Source, Reading]:
    """Return the source with the layout of JSON that the page has, and what it then gives."""
    if not isinstance(source, Json):
        return source, read(page, source)
    for shape in (*(each for each in Shape if each is not Shape.PLAIN), Shape.PLAIN):
        tried_as = replace(source, shape=shape)
        reading = read(page, tried_as)
        if reading.figures:
            return tried_as, reading
    return source, read(page, source)


def _file(named: str) -> Path:
    """Return the path of a file here; ``ConfigError`` when there is none."""
    path = Path(named).expanduser()
    if not path.exists():
        remedy = "give an address with http:// or https://, or the name of a file"
        raise ConfigError(named, "is neither a web address nor a file here", remedy)
    return path.resolve()


def _kind(address: str, page: Page) -> str:
    suffix = Path(urlsplit(address).path).suffix.lower()
    declared = page.media_type.partition(";")[0].strip().lower()
    return _KIND_BY_TYPE.get(declared) or _KIND_BY_SUFFIX.get(suffix, "html")


def _name(address: str, taken: set[str]) -> str:
    """Return a short name from an address that no source has yet."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").rpartition(".")[0]
    last = Path(parts.path).stem
    slug = re.sub(r"[^a-z0-9]+", "-", f"{host}-{last}".lower()).strip("-")[:_LONGEST_NAME]
    slug = slug.strip("-") or "source"
    numbered = [slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in numbered if name not in taken)


def stanza(source: Source, figures: Sequence[Figure] = ()) -> str:
    """Return a source's lines for sources.yaml, with what ``figures`` are about as its scope.

    JSON strings are YAML strings.
    """
    url = (source.url or "").replace("{", "%7B").replace("}", "%7D")
    where = f"url: {_quoted(url)}" if source.path is None else f"path: {_quoted(source.path)}"
    lines = [f"  - name: {source.name}", f"    kind: {source.kind}", f"    {where}"]
    if isinstance(source, Json) and source.shape is not Shape.PLAIN:
        lines.append(f"    shape: {source.shape}")
    if source.local:
        lines.append("    local: true")
    lines.append(
        "    # what it covers, so that it is asked only when it can help; make it your own:"
    )
    lines.append(f"    # covers: {{subjects: {_subjects(figures)}, places: {_places(figures)}}}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _subjects(figures: Sequence[Figure]) -> str:
    """Return the commonest things counted, as a YAML list."""
    counted = Counter(each.topic.subject.phrase for each in figures if each.topic.subject.phrase)
    return _listed([phrase for phrase, _ in counted.most_common(_MOST)])


def _places(figures: Sequence[Figure]) -> str:
    counted = Counter(place.name for each in figures for place in each.topic.places)
    return _listed([name for name, _ in counted.most_common(_MOST)])


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts)) or '...'}]"


def append(path: Path, text: str) -> None:
    """Add a stanza at the end of a sources.yaml, which is made if there is none.

    Raises ``ConfigError``, and leaves the file as it is, if the result would not load.
    """
    if path.exists():
        load(path)
        old = _NONE.sub("sources:", path.read_text(encoding="utf-8").rstrip())
        new = f"{old}\n{'' if _EMPTY.search(old) else chr(10)}{text}"
    else:
        new = f"version: {VERSION}\nsources:\n{text}"
    try:
        parse_catalogue(new.encode(), name=path.name, base=path.resolve().parent)
    except ConfigError as error:
        remedy = "add the stanza by hand, under 'sources:'"
        raise ConfigError(
            str(path), f"a stanza at its end does not load: {error}", remedy
        ) from None
    write_file(new, path)
