"""An HTML page: its tables, boxes of facts, lists and prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag

from verify.model import Figure
from verify.source.dom import is_hidden, roots, text_of
from verify.source.facts import is_infobox, read_infobox, read_lists
from verify.source.kinds import Html, Part
from verify.source.prose import read_prose
from verify.source.raw import Raw, Sheet
from verify.source.tables import Place, read_tables

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MAX_TABLES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a page holds: numbers with their headings, figures of its prose, what is missing."""

    raws: tuple[Raw, ...] = ()
    figures: tuple[Figure, ...] = ()
    missing: tuple[str, ...] = ()


def read_html(soup: BeautifulSoup, sheet: Sheet) -> Found:
    """Read a page; ``ValueError`` when ``within`` selects nothing."""
    source = sheet.source
    assert isinstance(source, Html)  # noqa: S101 - readers of pages get sources of pages
    title = _title(soup)
    raws: list[Raw] = []
    figures: list[Figure] = []
    places = [place for root in roots(soup, source) for place in placed(root, title)]
    missing: tuple[str, ...] = ()
    if Part.TABLES in source.read:
        raws, missing = read_tables(places, sheet)
    if Part.INFOBOX in source.read:
        for place in places:
            if is_infobox(place.tag):
                raws.extend(read_infobox(place.tag, place.number, place.titles, sheet))
    for root in roots(soup, source):
        if Part.LISTS in source.read:
            above = (title,) if title else ()
            raws.extend(replace(raw, titles=above) for raw in read_lists(root, sheet))
        if Part.PROSE in source.read:
            figures.extend(read_prose(root, title, sheet))
    return Found(raws=tuple(raws), figures=tuple(figures), missing=missing)


def _title(soup: BeautifulSoup) -> str:
    """Return the page's own heading, or else its title."""
    for name in ("h1", "title"):
        tag = soup.find(name)
        if isinstance(tag, Tag) and (text := " ".join(tag.get_text().split())):
            return text[:200]
    return ""


def placed(root: Tag, title: str) -> Iterator[Place]:
    """Yield the tables in order, each with its caption and the headings above it."""
    above: dict[int, str] = {1: title} if title else {}
    number = 0
    for tag in root.find_all([*_HEADINGS, "table"]):
        if tag.name != "table":
            level = _HEADINGS.index(tag.name) + 1
            above = {depth: text for depth, text in above.items() if depth < level}
            if text := text_of(tag):
                above[level] = text[:200]
            continue
        number += 1
        if number > MAX_TABLES or any(is_hidden(each) for each in (tag, *tag.parents)):
            continue
        yield Place(
            tag=tag,
            number=number,
            caption=_caption(tag),
            titles=tuple(above[depth] for depth in sorted(above)),
        )


def _caption(table: Tag) -> str:
    caption = table.find("caption")
    if isinstance(caption, Tag) and caption.find_parent("table") is table:
        return text_of(caption)[:300]
    return ""
