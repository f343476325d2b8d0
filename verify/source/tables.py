"""The data tables of a page as raw numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from bs4 import Tag

from verify.model import Caution
from verify.source.cells import is_missing
from verify.source.column_kinds import dates_something, looks_like_year
from verify.source.columns import Layout, corner_of, lay_out
from verify.source.decimals import decimal_mark
from verify.source.dom import ASIDES, classes, text_of
from verify.source.facts import lists_facts, read_infobox
from verify.source.frames import Frame, Line, frames
from verify.source.grid import Grid, gridded
from verify.source.headings import headings
from verify.source.kinds import Columns, Stated, Table, Tabled
from verify.source.links import page_link, text_link
from verify.source.raw import Raw, Sheet, as_year
from verify.source.table_lines import (
    headed_columns,
    row_labels,
    single,
    unbracketed,
    words_of,
)

# Tables that are boxes for navigation, notices or facts; facts are read by ``infobox``.
_BOXES = ASIDES | {"infobox"}
# View, talk, edit: how a box for navigation begins, where its class was lost.
_NAVIGATION = re.compile(r"v\W{1,3}t\W{1,3}e\b", re.IGNORECASE)
# Sections of a page whose tables lead to other pages.
_LINKS = frozenset({"external links", "see also", "references", "further reading", "navigation"})
_LISTED = 12
_SKIP = frozenset({"table"})  # a nested table is read on its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A table in its page: ``number`` counts all tables from 1, ``titles`` stand above it.

    ``page`` is the page of a PDF file, counted from 1; 0 on the web. ``unsure`` tells that its
    cells were worked out, not marked up.
    """

    tag: Tag
    number: int
    caption: str
    titles: tuple[str, ...]
    page: int = 0
    unsure: bool = False


def read_tables(places: Sequence[Place], sheet: Sheet) -> tuple[list[Raw], tuple[str, ...]]:
    """Return the numbers of the tables that the source asks for, and what could not be found."""
    source = sheet.source
    assert isinstance(source, Tabled)  # noqa: S101 - readers of tables get sources of tables
    if not source.tables:
        raws = [
            raw for place in places if is_data(place.tag) for raw in _numbers(place, None, sheet)[0]
        ]
        return raws, ()
    raws, missing = [], []
    for number, wanted in enumerate(source.tables):
        fitting = [place for place in places if _fits(place, wanted)]
        if not fitting:
            missing.append(_not_there(wanted, places, number))
        for place in fitting:
            found, lacking = _numbers(place, wanted, sheet)
            raws.extend(found)
            missing.extend(lacking)
    return raws, tuple(missing)


def is_data(table: Tag) -> bool:
    """Tell whether a table may hold data: neither a box nor a frame for the page's layout."""
    if str(table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    if not _BOXES.isdisjoint(classes(table)):
        return False
    if _NAVIGATION.match(table.get_text(" ", strip=True)[:30]) is not None:
        return False
    nested = table.find("table")
    if nested is None:
        return True
    inner = sum(len(each.get_text()) for each in table.find_all("table"))
    return inner * 2 < len(table.get_text())


def _not_there(wanted: Table, places: Sequence[Place], number: int) -> str:
    """Return a configured table that the page does not have, with what the page has."""
    name = wanted.caption or wanted.heading
    if not name:
        return f"table {wanted.index or number + 1} (the page has {len(places)})"
    there = dict.fromkeys(
        place.caption if wanted.caption else " ".join(place.titles[-1:]) for place in places
    )
    listed = ", ".join(repr(one[:60]) for one in list(there)[:_LISTED] if one)
    return f"table {name!r} (there are: {listed or 'none with a name'})"


def _fits(place: Place, wanted: Table) -> bool:
    """Tell whether the table is the one that the configuration describes."""
    if wanted.index is not None and wanted.index != place.number:
        return False
    if wanted.caption is not None and wanted.caption.casefold() not in place.caption.casefold():
        return False
    heading = " ".join(place.titles[-2:]).casefold()
    return wanted.heading is None or wanted.heading.casefold() in heading


def _numbers(place: Place, wanted: Table | None, sheet: Sheet) -> tuple[list[Raw], tuple[str, ...]]:
    grid = gridded(place.tag, read=lambda tag: text_of(tag, skip=_SKIP))
    if wanted is None and lists_facts(grid):
        return list(read_infobox(place.tag, place.number, place.titles, sheet)), ()
    if wanted is None and place.titles[-1:] and place.titles[-1].casefold() in _LINKS:
        return [], ()
    raws: list[Raw] = []
    missing: tuple[str, ...] = ()
    for frame in frames(grid):
        found, lacking = _frame_numbers(frame, place, grid, wanted, sheet)
        raws.extend(found)
        missing = missing or lacking
    # A table's stretches may each lack columns that another has.
    return raws, () if raws else missing


def _frame_numbers(
    frame: Frame, place: Place, grid: Grid, wanted: Table | None, sheet: Sheet
) -> tuple[list[Raw], tuple[str, ...]]:
    source = sheet.source
    assert isinstance(source, Tabled)  # noqa: S101 - as above
    rows = unbracketed([words_of(line) for line in frame.lines])
    layout = lay_out(
        frame.names,
        rows,
        columns=wanted.columns if wanted else Columns(),
        values=wanted.values if wanted else (),
        labels_anywhere=False,
        headed=headed_columns(frame),
    )
    marks = {
        index: decimal_mark(
            (row[index] for row in rows), configured=source.decimal, customary=sheet.decimal
        )
        for index, _ in layout.values
    }
    settings: tuple[Stated, ...] = (wanted, source) if wanted else (source,)
    heads = Counter(frame.names[index] for index, _ in layout.values)
    cautions = _cautions(frame, grid, layout, unsure=place.unsure)
    above = (*place.titles, *((place.caption,) if place.caption else ()), *frame.titles)
    titles = (*above, *corner_of(frame.names, layout))
    found = []
    for line, words in zip(frame.lines, rows, strict=True):
        stated = _stated(line, layout, sheet)
        labels = (*line.section, *row_labels(line, layout))
        if labels and labels[-1].casefold() in headings().numbering:
            continue  # "Hole | 1 | 2 | 3" numbers the columns
        played = (line.cells[index] for index in layout.opponents)
        nowhere = layout.nowhere.union(cell.text for cell in played if cell is not None)
        for index, value in layout.values:
            cell = line.cells[index]
            if (
                cell is None
                or is_missing(words[index])
                or (cell.row, cell.column) in _seen(line, index)
            ):
                continue
            named = index and (labels or frame.titles)
            if not (named or frame.names[index] or stated.keys() - {"period"}):
                continue  # nothing says what it is
            # A heading that two columns have does not say which of them this is.
            unclear = cell.width > 1 or cell.height > 1 or heads[frame.names[index]] > 1
            column, row, number = single(frame.names[index], labels, words[index])
            raw = Raw(
                words=words[index],
                value=number,
                column=column or frame.titles[-1:],
                row=row,
                titles=titles,
                settings=(value, *settings) if value is not None else settings,
                fields=stated,
                location=_location(place, stated, labels, frame.names[index]),
                pointer=_pointer(place, line, index),
                link=_link(place, sheet, line, index),
                decimal=marks[index],
                codes=layout.codes,
                nowhere=nowhere,
                cautions=(*cautions, Caution.HEADERS) if unclear else cautions,
            )
            dated = dates_something(" ".join(frame.names[index]))
            year = index in layout.years or (dated and looks_like_year(words[index], first=1000))
            if value is None and year:
                raw = as_year(raw, dates=dated)
            found.append(raw)
    return found, layout.missing


def _seen(line: Line, index: int) -> set[tuple[int, int]]:
    """Return what is not read again here: a cell that began in a row or column before."""
    cell = line.cells[index]
    if cell is None or (cell.row == line.at and cell.column == index):
        return set()
    return {(cell.row, cell.column)}


def _cautions(frame: Frame, grid: Grid, layout: Layout, *, unsure: bool) -> tuple[Caution, ...]:
    cautions = []
    if grid.truncated:
        cautions.append(Caution.TRUNCATED)
    if unsure or frame.unsure or not any(frame.names[index] for index, _ in layout.values):
        cautions.append(Caution.HEADERS)
    return tuple(cautions)


def _stated(line: Line, layout: Layout, sheet: Sheet) -> dict[str, str]:
    """Return what the row states by role; an address is the target of the cell's link."""
    stated = {}
    for role, index in layout.roles.items():
        cell = line.cells[index]
        if cell is None:
            continue
        text = cell.text
        if role == "address":
            link = cell.tag.find("a", href=True)
            base = sheet.page.final_address or sheet.page.address
            text = _joined(base, str(link["href"])) if isinstance(link, Tag) else text
        if not is_missing(text):
            stated[role] = layout.stated(role, text)
    return stated


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target)
    except ValueError:  # "http://[": no address at all
        return ""


def _location(
    place: Place, stated: dict[str, str], labels: Sequence[str], names: Sequence[str]
) -> str:
    row = ", ".join(
        filter(None, (*labels, *(stated.get(role, "") for role in ("subject", "place", "period"))))
    )
    title = place.caption or (place.titles[-1] if place.titles else "")
    number = f"page {place.page}, table {place.number}" if place.page else f"table {place.number}"
    parts = [number + (f" '{title[:80]}'" if title else "")]
    if row:
        parts.append(f"row '{row[:120]}'")
    if names:
        parts.append(f"column '{' / '.join(names)[:120]}'")
    return ", ".join(parts)


def _pointer(place: Place, line: Line, index: int) -> str:
    cell = f"table[{place.number}]/row[{line.at + 1}]/column[{index + 1}]"
    return f"page[{place.page}]/{cell}" if place.page else cell


def _link(place: Place, sheet: Sheet, line: Line, index: int) -> str:
    address = sheet.page.final_address or sheet.page.address
    if place.page:
        return page_link(address, place.page)
    cell = line.cells[index]
    before = next(
        (c.text for c in reversed(line.cells[:index]) if c and c is not cell and c.text), ""
    )
    after = next((c.text for c in line.cells[index + 1 :] if c and c is not cell and c.text), "")
    words = cell.text if cell is not None else ""
    return text_link(address, words, before=before, after=after)
