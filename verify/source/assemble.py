"""From a raw number to a figure: topic from the words, amount from the cell, provenance.

Whatever is left open is marked with a ``Caution``, so that it can support but never refute.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from verify.model import (
    Amount,
    Attribution,
    Bounds,
    Caution,
    Direction,
    Figure,
    Kind,
    Provenance,
    Qualifier,
    QualifierRole,
    Quantity,
    Role,
    Subject,
    Topic,
    Unit,
)
from verify.source import topics
from verify.source.cells import Cell, read_cell, read_hedge
from verify.source.heading_rates import find_spread
from verify.source.labels import SIGNED, kind_of, says_more
from verify.source.measured import measured
from verify.source.raw import Raw, Sheet
from verify.source.spreads import spread_of
from verify.source.topics import Labels
from verify.source.when import parse_period


def assemble(raw: Raw, sheet: Sheet) -> Figure | None:
    """Return the figure that a raw number is; ``None`` when the cell holds no number."""
    labels = Labels.of(raw)
    kind = topics.stated_kind(raw)
    cell = _cell(raw, kind)
    if cell is None:
        return None
    per, sure = spread_of(raw, labels)
    value, unit, doubts = measured(cell, raw, labels, per=per)
    per = "" if unit.dimension == "percent" else per
    if not (sure or unit.dimension == "percent"):
        doubts = (*doubts, Caution.UNKNOWN_UNIT)
    kind = kind or _kind(cell, raw, labels, unit, per=per)
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
            qualifiers=_qualifiers(raw, labels, subject, unit),
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


def _kind(cell: Cell, raw: Raw, labels: Labels, unit: Unit, *, per: str) -> Kind:
    """Work out the kind from the headings, the nearest first; a level when none says more."""
    percent = unit.dimension == "percent"
    # A row's heading speaks of the kind only where the column's does not say what is counted.
    rows = () if any(label.words for label in labels.column) else labels.row
    for label in (*reversed(labels.column), *reversed(rows)):
        kind = kind_of(label.text, unit)
        if kind is not None:
            return kind
    for setting in raw.settings:
        for text in (setting.subject, setting.unit):
            if text and (kind := kind_of(text, unit)) is not None:
                return kind
    if cell.direction is not Direction.NONE:
        return Kind.CHANGE if percent else Kind.DIFFERENCE
    if cell.kind is not None:
        return cell.kind
    if labels.titles and (kind := kind_of(labels.titles[-1].text, unit)) in SIGNED:
        return kind
    return Kind.RATE if per or find_spread(unit.name) is not None else Kind.LEVEL


def _qualifiers(raw: Raw, labels: Labels, subject: Subject, unit: Unit) -> tuple[Qualifier, ...]:
    """Return what restricts the number besides what its unit spreads it over."""
    rate = " per " in f" {unit.name}"
    return tuple(
        one
        for one in topics.qualifiers_of(raw, labels, subject)
        if not (rate and one.role is QualifierRole.OVER and one.words.startswith("per "))
    )


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
