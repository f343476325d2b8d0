"""Which pages to ask for: the sources that cover a claim, their templates filled from it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import quote, urlencode, urljoin, urlsplit

from verify.claim.subjects import subject_of
from verify.model import Claim, Page, Place, Request, Subject
from verify.source.catalogue import Catalogue
from verify.source.countries import iso2
from verify.source.kinds import Covers, Search, Source
from verify.source.paging import further_pages
from verify.source.topics import read_place

MAX_REQUESTS = 20  # per source
#: Words that begin with as many letters alike are kin: "applied" and "application".
_STEM = 5
#: Beginnings this short are whole words: "car" says nothing of "care".
_WHOLE = 4
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def plan(
    catalogue: Catalogue, claims: Sequence[Claim], *, only: Collection[str] = ()
) -> tuple[Request, ...]:
    """Return the pages to retrieve for ``claims``, in order of trust, each once.

    A source that covers none of the claims is not asked; ``only`` narrows to sources by name. A
    template is filled once for every distinct filling, at most ``MAX_REQUESTS`` times.
    """
    requests: dict[Request, None] = {}
    for source in catalogue.sources:
        if only and source.name not in only:
            continue
        covered = [claim for claim in claims if covers(source, claim)]
        if covered:
            addresses = dict.fromkeys(_addresses(source, catalogue, covered))
            for address in list(addresses)[:MAX_REQUESTS]:
                request = Request(
                    source=source.name,
                    address=address,
                    local=source.local or source.path is not None,
                    max_age=source.max_age,
                )
                requests[request] = None
    return tuple(requests)


def covers(source: Source, claim: Claim) -> bool:
    """Tell whether a source may speak about the claim.

    Only what both sides state can rule it out: a claim without a place may be about any. Asking in
    vain is cheap and not asking costs the verdict, so subjects need but one word in common with
    the sentence, or two of kin. A local file costs nothing: only place and period rule it out.
    """
    scope, topic = source.covers, claim.topic
    if scope.places and topic.places and not _may_hold(scope, topic.places, local=_local(source)):
        return False
    if not _in_time(scope, claim):
        return False
    if not scope.subjects or _local(source):
        return True
    spoken = _words(topic.subject)
    return not spoken or any(akin(spoken, _words(subject_of(text))) for text in scope.subjects)


def may_settle(source: Source, claim: Claim) -> bool:
    """Tell whether a source, had it been read, might have figures about the claim.

    Every page that is read serves every claim, so that subjects rule nothing out here: what a
    source says it covers is not all that its pages hold.
    """
    scope, topic = source.covers, claim.topic
    if scope.places and topic.places and not _may_hold(scope, topic.places, local=True):
        return False
    return _in_time(scope, claim)


def _in_time(scope: Covers, claim: Claim) -> bool:
    topic = claim.topic
    if not scope.periods or topic.period is None:
        return True
    spans = (topic.period, topic.baseline or topic.period)
    return any(known.overlaps(span) for known in scope.periods for span in spans)


def _local(source: Source) -> bool:
    return source.path is not None


def _may_hold(scope: Covers, places: Sequence[Place], *, local: bool) -> bool:
    """Tell whether the places of a scope may be those of a claim.

    A town lies in some country, which names cannot tell: a file is ruled out only where countries
    stand against other countries, or names against other names.
    """
    wanted = [read_place(name) or Place(name=name) for name in scope.places]
    if not {_key(one) for one in wanted}.isdisjoint(map(_key, places)):
        return True
    sorts = {bool(one.code) for one in wanted} | {bool(one.code) for one in places}
    return local and len(sorts) > 1


def _key(place: Place) -> str:
    return place.code or place.name.casefold()


def _words(subject: Subject) -> frozenset[str]:
    return frozenset(filter(None, (subject.head, *subject.modifiers, *subject.context)))


def akin(spoken: Collection[str], known: Collection[str]) -> bool:
    """Tell whether two groups of words may speak of one matter: a word in common, or kin."""
    if not set(spoken).isdisjoint(known):
        return True
    mine = frozenset().union(*map(_kin_of, spoken))
    return any(mine & _kin_of(word) for word in known)


@lru_cache(maxsize=4096)
def _kin_of(word: str) -> frozenset[str]:
    """Return the matters that a word speaks of: rows of the data file, and its own beginning."""
    rows = {
        str(row)
        for row, starts in enumerate(_kin())
        if any(word.startswith(one) if len(one) > _WHOLE else word == one for one in starts)
    }
    return frozenset(rows | {word[:_STEM]} if len(word) >= _STEM else rows)


@cache
def _kin() -> tuple[tuple[str, ...], ...]:
    text = resources.files("verify.source").joinpath("data/kin.toml").read_text("utf-8")
    return tuple(map(tuple, tomllib.loads(text)["kin"]))


def _addresses(source: Source, catalogue: Catalogue, claims: Sequence[Claim]) -> Iterator[str]:
    if source.path is not None:
        yield (catalogue.base / source.path).resolve().as_uri()
    elif isinstance(source, Search):
        for query in _fillings(source.query, source.covers, claims, encode=False):
            yield _search_address(source, " ".join(query.split()))
    elif source.url is not None:
        yield from _fillings(source.url, source.covers, claims, encode=True)


def _fillings(
    template: str, scope: Covers, claims: Sequence[Claim], *, encode: bool
) -> Iterator[str]:
    """Yield the template filled from each claim; one that a claim cannot fill is left out."""
    names = set(_PLACEHOLDER.findall(template))
    if not names:
        yield template
        return
    for claim in claims:
        for values in _values(claim, scope, names):
            if all(values.get(name) for name in names):
                yield _PLACEHOLDER.sub(
                    lambda match, filled=values: (  # type: ignore[misc]  # mypy cannot see the default
                        quote(filled[match[1]], safe="") if encode else filled[match[1]]
                    ),
                    template,
                )


def _values(claim: Claim, scope: Covers, names: Collection[str]) -> Iterator[dict[str, str]]:
    """Yield what the placeholders stand for, once for every place that the claim may be about."""
    topic = claim.topic
    places: Sequence[Place | None] = topic.places or [
        read_place(name) or Place(name=name) for name in scope.places
    ]
    subject = " ".join((*topic.subject.modifiers, topic.subject.head)).strip()
    start = topic.period.start if topic.period else None
    year = str(start.year) if start else ""
    for place in places or [None]:
        name = place.name if place else ""
        yield {
            "place": name,
            "place.iso3": place.code if place else "",
            "place.iso2": iso2(place.code) if place else "",
            "subject": subject,
            "year": year,
            "query": " ".join(filter(None, (subject, name, year))),
        }
        if not any(each.startswith(("place", "query")) for each in names):
            return


def _search_address(source: Search, query: str) -> str:
    """Return the address of a MediaWiki search (https://www.mediawiki.org/wiki/API:Search)."""
    options = {
        "action": "query",
        "list": "search",
        "format": "json",
        "formatversion": "2",
        "srnamespace": "0",
        "srlimit": str(source.results),
        "srsearch": query[:300],
    }
    return f"{source.url}?{urlencode(options)}"


def follow(page: Page, source: Source) -> tuple[Request, ...]:
    """Return the pages that a search's answer leads to, and those after an answer's first page.

    An answer that is not understood leads nowhere; ``read`` then says so.
    """
    if not is_search_answer(page, source) or source.url is None:
        return further_pages(page, source)
    most = source.results if isinstance(source, Search) else 0
    titles = [title for title in _titles(page.content) if title][:most]
    base = urljoin(source.url, "/wiki/")
    return tuple(
        Request(
            source=source.name,
            address=base + quote(title.replace(" ", "_"), safe="/:(),"),
            local=source.local,
            max_age=source.max_age,
        )
        for title in titles
    )


def is_search_answer(page: Page, source: Source) -> bool:
    """Tell whether the page is what the search said, not one of the pages it found."""
    if not isinstance(source, Search) or source.url is None:
        return False
    return urlsplit(page.address).path == urlsplit(source.url).path


def _titles(content: bytes) -> list[str]:
    try:
        answer = json.loads(content)
        hits = answer["query"]["search"]
        return [str(hit["title"])[:300] for hit in hits]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
