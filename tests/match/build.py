"""Short ways to make amounts, topics, figures and claims for the tests of matching and judging."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from verify.model import (
    COUNT,
    Amount,
    Attribution,
    Caution,
    Claim,
    Direction,
    Figure,
    Form,
    Hedge,
    Kind,
    Period,
    Place,
    Precision,
    Provenance,
    Qualifier,
    QualifierRole,
    Quantity,
    Role,
    Sentence,
    Span,
    Subject,
    Topic,
    Unit,
)

PAKISTAN = Place(name="Pakistan", code="PAK")
INDIA = Place(name="India", code="IND")
PERCENT = Unit(name="%", dimension="percent")


def year(number: int, *, stated: bool = True) -> Period:
    """Return a calendar year."""
    return Period(
        start=date(number, 1, 1),
        end=date(number, 12, 31),
        precision=Precision.YEAR,
        words=str(number),
        stated=stated,
    )


def amount(
    low: str,
    high: str | None = None,
    *hedges: Hedge,
    step: str = "1",
    unit: Unit = COUNT,
    direction: Direction = Direction.NONE,
) -> Amount:
    """Return a point, or a range when ``high`` is given."""
    form = Form.POINT if high is None else Form.RANGE
    return Amount(
        value=Quantity(
            low=Decimal(low),
            high=Decimal(high if high is not None else low),
            unit=unit,
            step=Decimal(step),
            form=form,
        ),
        hedges=hedges,
        direction=direction,
    )


def topic(
    phrase: str,
    *,
    places: tuple[Place, ...] = (PAKISTAN,),
    period: Period | None = None,
    baseline: Period | None = None,
    kind: Kind = Kind.LEVEL,
    dimension: str = "count",
    context: tuple[str, ...] = (),
) -> Topic:
    """Return a topic whose subject is ``phrase``: the last word is the head.

    ``context`` stands in the number's own clause, and no rule understands it.
    """
    words = phrase.split()
    subject = Subject(phrase=phrase, head=words[-1], modifiers=tuple(words[:-1]), context=context)
    return Topic(
        subject=subject,
        places=places,
        period=period,
        baseline=baseline,
        kind=kind,
        dimension=dimension,
        qualifiers=tuple(Qualifier(role=QualifierRole.UNREAD, words=word) for word in context),
    )


def figure(
    about: Topic,
    how_much: Amount,
    *,
    source: str = "tracker",
    role: Role = Role.MEASURES,
    address: str = "https://tracker.example/report",
    cautions: tuple[Caution, ...] = (),
    trust: int = 0,
    published: date | None = None,
) -> Figure:
    """Return a figure read from a page of ``source``."""
    return Figure(
        source=source,
        topic=about,
        amount=how_much,
        origin=Provenance(
            address=address,
            retrieved=None,
            sha256="0" * 64,
            location="row 1",
            words="1",
            published=published,
        ),
        role=role,
        cautions=cautions,
        trust=trust,
    )


def claim(about: Topic, how_much: Amount, *, speaker: str = "") -> Claim:
    """Return a claim, attributed to ``speaker`` if one is named."""
    return Claim(
        id="c1",
        span=Span(0, 1),
        text="1",
        sentence=Sentence(span=Span(0, 1), text="1"),
        topic=about,
        amount=how_much,
        attribution=Attribution(speaker=speaker) if speaker else None,
    )
