"""What a number is spread over, said beside it: "GDP per capita was $45,000".

Such a number is a rate as much as "$45,000 per person" is, and both get the same unit, so that a
rate is compared with rates only. What the unit says already qualifies the number no further.
"""

from __future__ import annotations

from dataclasses import replace

from verify.model import COUNT, Kind, Qualifier, QualifierRole, Topic, Unit
from verify.quantity.units import per

_HEADS = frozenset({"per capita", "per head", "per person", "per inhabitant", "per resident"})
_CAPITA = Unit(name="capita", dimension="capita")


def spread_out(unit: Unit, topic: Topic) -> tuple[Unit, Topic]:
    """Return a number's unit and topic with what its sentence spreads it over in the unit.

    Things counted are left alone: a count beside "per capita" is mostly one of something else. A
    change of so many percent a month stays a change over months.
    """
    if " per " in f" {unit.name}" and not unit.dimension.startswith("percent"):
        left = tuple(one for one in topic.qualifiers if not _said_by(unit, one))
        return unit, replace(topic, qualifiers=left)
    heads = [one for one in topic.qualifiers if _is_heads(one)]
    measured = unit != COUNT and unit.dimension not in {"percent", "percentage point"}
    if not heads or not measured or topic.kind not in {Kind.LEVEL, Kind.DIFFERENCE}:
        return unit, topic
    spread = per(unit, _CAPITA)
    return spread, replace(
        topic,
        kind=Kind.RATE if topic.kind is Kind.LEVEL else topic.kind,
        dimension=spread.dimension,
        qualifiers=tuple(one for one in topic.qualifiers if not _is_heads(one)),
    )


def _is_heads(one: Qualifier) -> bool:
    return one.role is QualifierRole.OVER and one.words in _HEADS


def _said_by(unit: Unit, one: Qualifier) -> bool:
    """Tell whether a rate's unit says what a qualifier does: "per 100", "month"."""
    if one.role is not QualifierRole.OVER:
        return False
    return one.words.startswith("per ") or unit.name.endswith(f"per {one.words}")
