"""Read title, author, date and body from a page's metadata: JSON-LD, meta elements, ``time``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag

from verify.patterns import lazy
from verify.text.dates import iso_date

# Names of meta elements in use for the day of publication: schema.org, Open Graph, Dublin Core,
# and the commonest of the publishing systems. Dates of changes are not among them.
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "og:datepublished", "article.published", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "published_time", "parsely-pub-date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "citation_publication_date",
    "date.release", "sailthru.date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")
_SITE = lazy(r"\s+[|–—-]\s+[^|–—]{1,60}$")
_SPACE = lazy(r"\s+")
_ARTICLE_TYPE = lazy(r"Article|BlogPosting|Report|LiveBlog")
_MOST_NODES = 5_000  # JSON-LD nodes looked at on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about itself; empty where it says nothing."""

    title: str = ""
    author: str = ""
    published: date | None = None
    date_reason: str = ""
    body: str = ""


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """Return the page's metadata. Nothing in it is trusted to be well formed."""
    linked = _linked_data(soup)
    named = _meta(soup)
    published, reason = _published(soup, linked, named)
    return Metadata(
        title=_title(soup, linked, named),
        author=_author(linked, named),
        published=published,
        date_reason=reason,
        body=_string(linked.get("articleBody")),
    )


def _linked_data(soup: BeautifulSoup) -> dict[str, object]:
    """Return the JSON-LD node of the article, or an empty one."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if _ARTICLE_TYPE.search(str(node.get("@type", ""))[:200]):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield every mapping in a JSON value, outermost first."""
    waiting: list[object] = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    """Return the meta elements' contents by lower-case name; the first of a name wins."""
    named: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True):
        for attribute in ("property", "name", "itemprop"):
            name = str(tag.get(attribute) or "").strip().lower()
            content = str(tag["content"]).strip()
            if name and content:
                named.setdefault(name, content)
    return named


def _published(
    soup: BeautifulSoup, linked: dict[str, object], named: dict[str, str]
) -> tuple[date | None, str]:
    """Return the day of publication and the clause that says where it stands."""
    day = iso_date(_string(linked.get("datePublished")))
    if day is not None:
        return day, "datePublished of the page"
    for name in _DATE_NAMES:
        day = iso_date(named.get(name, ""))
        if day is not None:
            return day, f"{name} of the page"
    day = _time_element(soup)
    return day, "time element of the page" if day is not None else ""


def _time_element(soup: BeautifulSoup) -> date | None:
    """Return the day of the page's ``time`` elements: the one marked as published, else the first.

    Without such a mark all the dated elements before the second heading must agree, since a
    ``time`` may as well belong to a teaser.
    """
    times = [tag for tag in soup.find_all("time") if isinstance(tag, Tag)]
    for tag in times:
        marked = f"{tag.get('itemprop') or ''} {class_names(tag)}"
        if "publi" in marked.lower() or tag.has_attr("pubdate"):
            day = _time_of(tag)
            if day is not None:
                return day
    in_article = [tag for tag in times if tag.find_parent(("article", "main")) is not None]
    days = {day for tag in (in_article or times) if (day := _time_of(tag)) is not None}
    return days.pop() if len(days) == 1 else None


def class_names(tag: Tag) -> str:
    """Return an element's classes with spaces between."""
    value = tag.get("class")
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _time_of(tag: Tag) -> date | None:
    """Return the day of one ``time`` element."""
    return iso_date(str(tag.get("datetime") or tag.get("data-pubdate") or tag.get_text()))


def _title(soup: BeautifulSoup, linked: dict[str, object], named: dict[str, str]) -> str:
    """Return the headline: from JSON-LD, the first heading, Open Graph, or the title element."""
    headings = [_squeezed(tag.get_text()) for tag in soup.find_all("h1")]
    shared = next((named[name] for name in _TITLE_NAMES if name in named), "")
    page = soup.title.get_text() if soup.title is not None else ""
    headings = [words for words in headings if words]
    if len(headings) == 1 and headings[0] in _squeezed(shared or page):
        return headings[0]
    candidates = (_string(linked.get("headline")), shared, *headings[:1], _SITE.sub("", page))
    return next((words for words in map(_squeezed, candidates) if words), "")


def _author(linked: dict[str, object], named: dict[str, str]) -> str:
    """Return the author's name or names, as given."""
    authors = linked.get("author")
    listed = authors if isinstance(authors, list) else [authors]
    names = [_string(item.get("name") if isinstance(item, dict) else item) for item in listed]
    joined = ", ".join(name for name in map(_squeezed, names) if name)
    if joined:
        return joined
    candidates = (named.get(name, "") for name in _AUTHOR_NAMES)
    return next((_squeezed(name) for name in candidates if name and "://" not in name), "")


def _string(value: object) -> str:
    """Return the value if it is a string, else ""."""
    return value if isinstance(value, str) else ""


def _squeezed(words: str) -> str:
    """Return the words with every run of white space as one space."""
    return _SPACE.sub(" ", words).strip()
