"""From a raw number to a figure: topic from the words, amount from the cell, provenance.

Whatever is left open is marked with a ``Caution``, so that it can support but never refute.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from verify.model import (
    COUNT,
    Amount,
    Attribution,
    Bounds,
    Caution,
    Direction,
    Figure,
    Kind,
    Provenance,
    Quantity,
    Role,
    Topic,
    Unit,
)
from verify.source import topics
from verify.source.cells import Cell, read_cell, read_hedge
from verify.source.heading_units import read_unit
from verify.source.headings import headings
from verify.source.labels import SIGNED, kind_of, says_more
from verify.source.raw import Raw, Sheet
from verify.source.topics import Labels
from verify.source.when import parse_period


def assemble(raw: Raw, sheet: Sheet) -> Figure | None:
    """Return the figure that a raw number is; ``None`` when the cell holds no number."""
    labels = Labels.of(raw)
    kind = topics.stated_kind(raw)
    cell = _cell(raw, kind)
    if cell is None:
        return None
    value, unit, doubts = _valued(cell, raw, labels)
    kind = kind or _kind(cell, labels, unit)
    # A date holds for no time; what stands in the title dates the page.
    dated = kind is Kind.DATE and "period" not in raw.fields
    period = None if dated else topics.period_of(raw, labels)
    if period is None and kind is not Kind.DATE:
        doubts = (*doubts, Caution.UNKNOWN_PERIOD)
    if any(map(says_more, labels.near)):
        doubts = (*doubts, Caution.HEADERS)
    subject, entities = topics.subject_and_entities(raw, labels)
    return Figure(
        source=sheet.source.name,
        topic=Topic(
            subject=subject,
            places=topics.places_of(raw, labels),
            entities=entities,
            period=period,
            baseline=topics.baseline_of(raw, labels),
            kind=kind,
            dimension="date" if kind is Kind.DATE else unit.dimension,
            qualifiers=topics.qualifiers_of(raw, labels, subject),
        ),
        amount=_amount(value, cell, raw, kind),
        origin=provenance(raw, sheet),
        label_path=topics.label_path(raw, sheet),
        role=_role(raw, sheet),
        trust=sheet.source.trust,
        attribution=_attribution(raw),
        cautions=tuple(dict.fromkeys((*sheet.cautions, *raw.cautions, *doubts))),
    )


def _cell(raw: Raw, kind: Kind | None) -> Cell | None:
    text = raw.value or raw.words
    if kind is not Kind.DATE:
        return read_cell(text, decimal=raw.decimal)
    period = parse_period(text)
    return Cell(value=period) if period is not None else None


def _valued(
    cell: Cell, raw: Raw, labels: Labels
) -> tuple[Quantity | None, Unit, tuple[Caution, ...]]:
    """Give the cell's number the unit and scale that its headings or the configuration state."""
    if not isinstance(cell.value, Quantity):
        return None, COUNT, ()
    quantity, doubts = cell.value, []
    unit, scale, unknown = _heading_unit(raw, labels)
    if quantity.unit != COUNT:
        unit = quantity.unit  # what the cell itself says is nearest
    if unknown or (cell.unit_unclear and unit is None):
        doubts.append(Caution.UNKNOWN_UNIT)
    elif unit is not None and quantity.unit == COUNT and _is_fraction(unit, quantity):
        doubts.append(Caution.UNKNOWN_UNIT)  # .500 under "Win %" is a fraction
    elif unit is None and scale is None and not _is_whole(quantity):
        doubts.append(Caution.UNKNOWN_UNIT)  # things are counted in whole numbers
    if quantity.alternatives:
        doubts.append(Caution.AMBIGUOUS_NUMBER)
    unit = unit or COUNT
    if unit.dimension == "percent" and (raw.value or raw.words).startswith("."):
        quantity = scaled(quantity, Decimal(100))  # ".333" is how tables of sport write 33.3%
    if scale is not None and unit.dimension != "percent":
        quantity = scaled(quantity, scale)
    return replace(quantity, unit=unit), unit, tuple(doubts)


def _is_fraction(unit: Unit, quantity: Quantity) -> bool:
    high = quantity.high
    fine = quantity.step <= Decimal("0.001")
    return unit.dimension == "percent" and high is not None and 0 <= high <= 1 and fine


def _is_whole(quantity: Quantity) -> bool:
    low = quantity.low
    return low is None or low == low.to_integral_value()


def _heading_unit(raw: Raw, labels: Labels) -> tuple[Unit | None, Decimal | None, bool]:
    """Return unit, scale and whether a stated unit is not known; the nearest statement wins."""
    unit, scale, unknown = _row_unit(raw)
    near = (*reversed(labels.column), *reversed(labels.row))
    stated = {label.unit.dimension for label in near if label.unit is not None}
    for label in near:
        if label.scale is not None and scale is None:
            scale = label.scale
            unknown = unknown or (label.unit_unknown and unit is None)
        elif label.unit_unknown and label.unit is None and unit is None:
            unknown = True
        unit = unit or label.unit
    for title in labels.titles[-1:]:
        if scale is None and _scalable(unit, raw):
            scale = title.scale
            unknown = unknown or (title.unit_unknown and unit is None)
        unit = unit or title.unit
    for setting in raw.settings:
        if scale is None and _scalable(unit, raw):
            scale = setting.scale
        if unit is None and setting.unit:
            unit = read[0] if (read := read_unit(setting.unit)) else None
            unknown = False
    return unit, scale, unknown or len(stated) > 1


def _row_unit(raw: Raw) -> tuple[Unit | None, Decimal | None, bool]:
    """Return what the row's own fields for unit and scale say."""
    text = raw.fields.get("unit", "").strip()
    read = read_unit(text) if text else None
    unit, scale, unknown = read or (
        None,
        None,
        bool(text) and text.lower() not in headings().counted,
    )
    if text := raw.fields.get("scale", "").strip():
        scale = headings().scales.get(text.lower(), scale)
        unknown = unknown or text.lower() not in headings().scales
    return unit, scale, unknown


def _scalable(unit: Unit | None, raw: Raw) -> bool:
    """Tell whether a scale that stands over a whole table holds for a row or column of it.

    "In thousands" above a table is meant for things counted and money; a row in percent, years or
    per share is given as it is.
    """
    if any("per share" in text.lower() for text in (*raw.row, *raw.column)):
        return False
    return unit is None or unit.dimension.startswith("currency")


def scaled(quantity: Quantity, scale: Decimal) -> Quantity:
    """Multiply a quantity as if the scale word stood behind it."""

    def times(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * scale

    return replace(
        quantity,
        low=times(quantity.low),
        high=times(quantity.high),
        step=quantity.step * scale,
        alternatives=tuple(Bounds(times(low), times(high)) for low, high in quantity.alternatives),
    )


def _kind(cell: Cell, labels: Labels, unit: Unit) -> Kind:
    """Work out the kind from the headings, the nearest first; a level when none says more."""
    percent = unit.dimension == "percent"
    # A row's heading speaks of the kind only where the column's does not say what is counted.
    rows = () if any(label.words for label in labels.column) else labels.row
    for label in (*reversed(labels.column), *reversed(rows)):
        kind = kind_of(label.text, unit)
        if kind is not None:
            return kind
    if cell.direction is not Direction.NONE:
        return Kind.CHANGE if percent else Kind.DIFFERENCE
    if cell.kind is not None:
        return cell.kind
    if labels.titles and (kind := kind_of(labels.titles[-1].text, unit)) in SIGNED:
        return kind
    return Kind.LEVEL


def _amount(value: Quantity | None, cell: Cell, raw: Raw, kind: Kind) -> Amount:
    hedges = cell.hedges or read_hedge(raw.fields.get("hedge", ""))
    if value is None:
        return Amount(value=cell.value, hedges=hedges)
    direction = cell.direction
    if kind not in SIGNED:
        return Amount(value=value, hedges=hedges)
    if value.low is not None and value.high is not None and direction is Direction.NONE:
        if value.high < 0:
            return Amount(value=_positive(value), hedges=hedges, direction=Direction.DOWN)
        if value.low > 0:
            direction = Direction.UP
    return Amount(value=value, hedges=hedges, direction=direction)


def _positive(value: Quantity) -> Quantity:
    """Return a negative quantity with its sign turned, as falling changes are kept."""

    def turned(low: Decimal | None, high: Decimal | None) -> Bounds:
        return Bounds(None if high is None else -high, None if low is None else -low)

    low, high = turned(value.low, value.high)
    return replace(
        value, low=low, high=high, alternatives=tuple(turned(*each) for each in value.alternatives)
    )


def provenance(raw: Raw, sheet: Sheet) -> Provenance:
    """Say where the number was read."""
    page, source = sheet.page, sheet.source
    read_at = page.final_address or page.address
    address = raw.fields.get("address", "").strip()
    if not address.startswith(("http://", "https://")):
        address = source.address or read_at
    return Provenance(
        address=address,
        retrieved=page.retrieved,
        sha256=page.sha256,
        location=raw.location,
        words=" ".join(raw.words.split()),
        via=read_at if read_at != address else "",
        transcribed=source.transcribed,
        published=_published(raw) or sheet.published or source.published,
        link=raw.link if address == read_at else "",
        pointer=raw.pointer,
    )


def _published(raw: Raw) -> date | None:
    period = parse_period(raw.fields.get("published", ""))
    return period.start if period is not None else None


def _role(raw: Raw, sheet: Sheet) -> Role:
    text = raw.fields.get("role", "").strip().lower()
    return Role(text) if text in list(Role) else sheet.source.role


def _attribution(raw: Raw) -> Attribution | None:
    speaker = " ".join(raw.fields.get("speaker", "").split())
    return Attribution(speaker=speaker) if speaker else None
