"""From a rectangle of cells with headings to raw numbers; what CSV, JSON and tables share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.source.cells import is_missing
from verify.source.column_kinds import Heading, dates_something, looks_like_year
from verify.source.columns import corner_of, lay_out
from verify.source.decimals import decimal_mark
from verify.source.kinds import Columns, Named, Stated
from verify.source.raw import Raw, as_year

MAX_FIGURES = 60_000  # about 150 MB as figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A rectangle of cell texts: every row has as many cells as there are ``names``.

    ``counts`` are the rows' numbers in the file, by default from 1 on. ``exact`` are the
    columns whose numbers are the format's own (JSON), so that their decimal mark is the point;
    ``customary`` is the mark of the others when they show none.
    """

    names: Sequence[Heading]
    rows: Sequence[Sequence[str]]
    titles: tuple[str, ...] = ()
    counts: Sequence[int] = ()
    exact: frozenset[int] = frozenset()
    customary: str | None = None


def numbers(
    body: Body,
    *,
    columns: Columns,
    values: Named,
    settings: tuple[Stated, ...],
    decimal: str | None,
) -> tuple[list[Raw], tuple[str, ...]]:
    """Return the numbers of a rectangle, and the configured columns that it lacks."""
    layout = lay_out(body.names, body.rows, columns=columns, values=values)
    marks = {
        index: "."
        if index in body.exact
        else decimal_mark(
            (row[index] for row in body.rows), configured=decimal, customary=body.customary
        )
        for index, _ in layout.values
    }
    titles = (*body.titles, *corner_of(body.names, layout))
    found: list[Raw] = []
    counts = body.counts or range(1, len(body.rows) + 1)
    for number, row in zip(counts, body.rows, strict=True):
        stated = {
            role: layout.stated(role, row[index].strip()) for role, index in layout.roles.items()
        }
        labels = tuple(row[index].strip() for index in layout.labels if not is_missing(row[index]))
        nowhere = layout.nowhere.union(row[index].strip() for index in layout.opponents)
        for index, value in layout.values:
            if is_missing(row[index]):
                continue
            heading = " ".join(body.names[index])
            raw = Raw(
                words=row[index],
                column=body.names[index],
                row=labels,
                titles=titles,
                settings=(value, *settings) if value is not None else settings,
                fields=stated,
                location=_location(stated, labels, heading, number),
                pointer=f"row {number}, column {heading!r}",
                decimal=marks[index],
                codes=layout.codes,
                nowhere=nowhere,
            )
            dated = dates_something(heading)
            if value is None and (
                index in layout.years or (dated and looks_like_year(row[index], first=1000))
            ):
                raw = as_year(raw, dates=dated)
            found.append(raw)
            if len(found) >= MAX_FIGURES:
                return found, layout.missing
    return found, layout.missing


def _location(stated: dict[str, str], labels: tuple[str, ...], heading: str, number: int) -> str:
    named = [stated.get("subject", ""), stated.get("place", ""), stated.get("period", "")]
    name = ", ".join(filter(None, (*named, *labels)))[:120]
    row = f"row {number} '{name}'" if name else f"row {number}"
    return f"{row}, column '{heading}'" if heading else row
