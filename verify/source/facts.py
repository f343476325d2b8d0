"""Infoboxes, definition lists and "label: value" list items as raw numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from verify.source.cells import is_missing, split_fact
from verify.source.column_kinds import dates_something, is_identifier, looks_like_year
from verify.source.dom import ASIDES, classes, is_hidden, text_of
from verify.source.grid import Grid, gridded
from verify.source.headings import headings
from verify.source.kinds import Html
from verify.source.links import text_link
from verify.source.raw import Raw, Sheet, as_year

_INFOBOX = frozenset({"infobox", "facts", "factbox", "vcard"})
_LABELLED = re.compile(r"([^:\d][^:]{1,80}?)\s*:\s+(\S.{0,100})")
_BULLET = re.compile(r"^[•·–—-]\s*")


def read_infobox(table: Tag, number: int, titles: tuple[str, ...], sheet: Sheet) -> Iterator[Raw]:
    """Yield the numbers of a box of facts: heading left, value right, section rows between.

    A row whose heading begins with a bullet belongs to the last one that does not.
    """
    section = group = ""
    kind = "infobox" if is_infobox(table) else f"table {number}"
    caption = table.find("caption")
    title = text_of(caption) if isinstance(caption, Tag) else ""
    rows = [
        list({id(cell): cell for cell in row if cell is not None and cell.text}.values())
        for row in gridded(table).rows
    ]
    settled = sum(_is_of_a_place(cells[0].text) for cells in rows if cells)
    for at, cells in enumerate(rows):
        if len(cells) == 1:
            if cells[0].header:
                title, section = (
                    (cells[0].text, "") if at == 0 and not title else (title, cells[0].text)
                )
            group = ""
            continue
        if len(cells) != 2 or not (cells[0].header or cells[1].column == 1):
            continue
        label = _BULLET.sub("", cells[0].text)
        nested = label != cells[0].text
        if not nested:
            group = label
        path = tuple(filter(None, (section, group if nested and group != label else "", label)))
        name = title or section or "".join(titles[-1:])
        where = f"{kind} '{name[:80]}', row '{' / '.join(path)}'"
        pointer = f"table[{number}]/row[{at + 1}]/column[{cells[1].column + 1}]"
        raw = _raw(cells[1].text, path, where, sheet, pointer=pointer, titles=(*titles, title))
        about = settled > 1 and bool(title) and "place" not in raw.fields
        yield replace(raw, fields={**raw.fields, "place": title}) if about else raw


def is_infobox(table: Tag) -> bool:
    """Tell whether a table is a box of facts."""
    return not _INFOBOX.isdisjoint(classes(table))


def lists_facts(grid: Grid) -> bool:
    """Tell whether a table is a list of facts: a heading and one value in nearly every row."""
    rows = [[cell for cell in row if cell is not None and cell.text] for row in grid.rows]
    pairs = [row for row in rows if len(row) == 2 and row[0].header and not row[1].header]
    alone = sum(bool(row) and row[0].width == grid.width for row in rows)
    return grid.width == 2 and len(pairs) >= 2 and len(pairs) + alone == len(rows)


def read_lists(root: Tag, sheet: Sheet) -> Iterator[Raw]:
    """Yield the numbers of definition lists and of list items that say "label: value"."""
    for number, found in enumerate(root.find_all("dl"), start=1):
        label, at = "", 0
        for item in found.find_all(["dt", "dd"]):
            if item.find_parent("dl") is not found or is_hidden(item) or _in_box(found):
                continue
            if item.name == "dt":
                label = text_of(item)
                continue
            at += 1
            where = f"list {number}, entry '{label}'"
            yield _raw(text_of(item), (label,), where, sheet, pointer=f"dl[{number}]/dd[{at}]")
    for number, item in enumerate(root.find_all("li"), start=1):
        if item.find(["li", "table"]) is None and not is_hidden(item) and not _in_box(item):
            match = _LABELLED.fullmatch(text_of(item)[:200])
            if match is not None:
                where = f"list item '{match[1]}'"
                yield _raw(match[2], (match[1],), where, sheet, pointer=f"li[{number}]")


def _is_of_a_place(label: str) -> bool:
    """Tell whether only places have such a fact; a box with two of them is about a place."""
    return _BULLET.sub("", label).lower().startswith(headings().settled)


def _in_box(tag: Tag) -> bool:
    """Tell whether a list stands in a box that leads to other pages."""
    return any(not ASIDES.isdisjoint(classes(each)) for each in tag.parents)


def _raw(
    words: str,
    path: tuple[str, ...],
    where: str,
    sheet: Sheet,
    *,
    pointer: str,
    titles: tuple[str, ...] = (),
) -> Raw:
    source = sheet.source
    assert isinstance(source, Html)  # noqa: S101 - readers of pages get sources of pages
    address = sheet.page.final_address or sheet.page.address
    value, period = split_fact(words)
    listed = not titles  # an entry of a list that is a year alone tells when, not how many
    raw = Raw(
        words="" if is_missing(words) or is_identifier(path[-1:]) else words,
        value="" if is_identifier(path[-1:]) else value,
        fields={"period": period} if period else {},
        row=path,
        titles=tuple(filter(None, titles)),
        settings=(source,),
        location=where,
        pointer=pointer,
        link=text_link(address, words, before=path[-1][-60:]),
        decimal=source.decimal or sheet.decimal,
    )
    if looks_like_year(value):
        return as_year(raw, dates=listed or dates_something(path[-1]))
    return raw
