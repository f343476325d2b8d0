"""A cell's number with the unit and scale that cell, headings, row or configuration state."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from verify.model import COUNT, Bounds, Caution, Quantity, Unit
from verify.quantity.units import find_unit
from verify.source.cells import Cell
from verify.source.heading_rates import spread_over
from verify.source.heading_units import stated_unit
from verify.source.headings import headings
from verify.source.kinds import Value
from verify.source.labels import Label
from verify.source.raw import Raw
from verify.source.spreads import names_nothing
from verify.source.topics import Labels

# "Women as share of the workforce": above 1 such a number can only be percent.
_SHARES = re.compile(r"\b(?:percentage|proportion of|share of)\b", re.IGNORECASE)


def measured(
    cell: Cell, raw: Raw, labels: Labels, *, per: str
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
    elif unit is None and scale is None and not per and (said := _share(quantity, raw, labels)):
        unit = find_unit("%")
        doubts += [] if said == "percentage" else [Caution.UNKNOWN_UNIT]
    elif unit is None and scale is None and not per and not _is_whole(quantity):
        doubts.append(Caution.UNKNOWN_UNIT)  # things are counted in whole numbers
    if quantity.alternatives:
        doubts.append(Caution.AMBIGUOUS_NUMBER)
    unit = spread_over(unit or COUNT, per)
    if unit.dimension == "percent" and (raw.value or raw.words).startswith("."):
        quantity = scaled(quantity, Decimal(100))  # ".333" is how tables of sport write 33.3%
    if scale is not None and unit.dimension != "percent":
        quantity = scaled(quantity, scale)
    return replace(quantity, unit=unit), unit, tuple(doubts)


def _share(quantity: Quantity, raw: Raw, labels: Labels) -> str:
    """Return the words that make a number without a unit a share in percent."""
    low, high = quantity.low, quantity.high
    if low is None or high is None or not 1 < low <= high <= 100:
        return ""
    value = next((one.subject or "" for one in raw.settings if isinstance(one, Value)), "")
    titles = raw.titles[-1:] if names_nothing(labels) else ()
    said = (_SHARES.search(text) for text in (*raw.column, *raw.row, value, *titles))
    return next((found[0].lower() for found in said if found is not None), "")


def _is_fraction(unit: Unit, quantity: Quantity) -> bool:
    high = quantity.high
    fine = quantity.step <= Decimal("0.001")
    return unit.dimension == "percent" and high is not None and 0 <= high <= 1 and fine


def _is_whole(quantity: Quantity) -> bool:
    low = quantity.low
    return low is None or low == low.to_integral_value()


def _heading_unit(raw: Raw, labels: Labels) -> tuple[Unit | None, Decimal | None, bool]:
    """Return unit, scale and whether a stated unit is not known; the nearest statement wins.

    Only what the configuration states for a column goes before the column's bare name; where a
    heading spells out another unit, it is not sure which of the two holds.
    """
    unit, scale, unknown = _row_unit(raw)
    value = next((one for one in raw.settings if isinstance(one, Value)), None)
    heads = [one for one in reversed(labels.column) if not _is_overruled(one, value)]
    near = (*heads, *reversed(labels.row))
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
        if scale is None and (setting is value or _scalable(unit, raw)):
            scale = setting.scale
        if unit in {None, COUNT} and setting.unit:  # "Number" over a column says little
            unit = read[0] if (read := stated_unit(setting.unit)) else None
            unknown = False
    return unit, scale, unknown or len(stated) > 1 or _contradicts(unit, value)


def _is_overruled(label: Label, value: Value | None) -> bool:
    """Tell whether the configuration says what a column is in whose name is a unit alone.

    "usd" gives way to a unit that is stated; "nights" to the subject, since they are counted.
    """
    unit = label.unit
    if unit is None or value is None or label.words or not label.text.replace(" ", "").isalpha():
        return False
    counted = unit.dimension == unit.name
    return bool(value.unit) or (counted and bool(value.subject))


def _contradicts(unit: Unit | None, value: Value | None) -> bool:
    """Tell whether a heading is in other money than is stated for its column, or in none."""
    read = stated_unit(value.unit) if value is not None and value.unit else None
    if read is None or read[0] is None or unit is None:
        return False
    tops = [one.dimension.partition(" / ")[0] for one in (unit, read[0])]
    return tops[0] != tops[1] and any(top.startswith("currency ") for top in tops)


def _row_unit(raw: Raw) -> tuple[Unit | None, Decimal | None, bool]:
    """Return what the row's own fields for unit and scale say."""
    text = raw.fields.get("unit", "").strip()
    read = stated_unit(text) if text else None
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
