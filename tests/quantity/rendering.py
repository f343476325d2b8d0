"""Write a scan as lines, for the case files.

    surface = value [unit] kind direction {hedges} (counted) ~alternatives
    surface @ date form and parts
    surface ! why it was passed over

Parts that say nothing (no unit, a level, no hedge) are left out.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

from verify.model import Direction, Form, Kind, Mention
from verify.quantity import DateMention, Scan

PARTS = ("weekday", "day", "month", "year", "end_day", "end_month", "end_year", "quarter", "half")


def number(value: Decimal | None) -> str:
    """Write a value without trailing zeros, at most six decimals."""
    if value is None:
        return "?"
    with localcontext(prec=80):
        text = format(round(value, 6), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def mention(found: Mention) -> str:
    """Write one mention."""
    quantity = found.quantity
    parts = [number(quantity.low)]
    if quantity.form is not Form.POINT:
        parts = [f"{number(quantity.low)}..{number(quantity.high)}"]
    if quantity.unit.name:
        parts.append(f"[{quantity.unit.name}]")
    if found.kind is not Kind.LEVEL:
        parts.append(found.kind.value)
    if found.direction is not Direction.NONE:
        parts.append(found.direction.value)
    if found.hedges:
        parts.append("{" + ", ".join(hedge.value for hedge in found.hedges) + "}")
    if found.counted:
        parts.append(f"({found.counted})")
    parts += [f"~{number(bounds.low)}" for bounds in quantity.alternatives]
    return f"{found.text} = {' '.join(parts)}"


def date(found: DateMention) -> str:
    """Write one date."""
    stated = [
        f"{part}={getattr(found, part)}" for part in PARTS if getattr(found, part) is not None
    ]
    return f"{found.text} @ {' '.join([found.form.value, *stated, *['fiscal'] * found.fiscal])}"


def scan(found: Scan) -> list[str]:
    """Write everything that was read, in text order."""
    lines = [(m.span, mention(m)) for m in found.mentions]
    lines += [(d.span, date(d)) for d in found.dates]
    lines += [(p.span, f"{p.text} ! {p.reason.value}") for p in found.passed_over]
    return [line for _, line in sorted(lines)]
