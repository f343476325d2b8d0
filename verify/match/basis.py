"""What derivations start from: the series of levels about a claim, and how a result is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from verify.match.arithmetic import evaluate
from verify.match.find import rank_series, total
from verify.match.formulas import OF_THE_FIRST, left_side
from verify.match.index import TopicIndex
from verify.model import (
    Derivation,
    Field,
    Figure,
    Fit,
    Kind,
    Period,
    QualifierRole,
    Quantity,
    Score,
    Subject,
    Topic,
)
from verify.quantity import spell

#: Kinds of figures that are worked with; changes and ranks are results.
LEVELS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RATE})


@dataclass(frozen=True, slots=True)
class Basis:
    """The figures of a run with their index; ``anchor`` is the article's date."""

    figures: Sequence[Figure]
    index: TopicIndex
    anchor: date | None = None


class Member(NamedTuple):
    """A figure of a series, its period, and how its subject, place and bodies fit the claim."""

    figure: Figure
    period: Period  # with both ends
    scores: tuple[Score, ...]
    series: int  # the series' place in the index


class Made(NamedTuple):
    """A derived figure with its score and the scores of its fields."""

    figure: Figure
    score: float
    scores: tuple[Score, ...]


#: What one derivation is: the figures that can be worked out for a claim, by topics alone.
Deriver = Callable[[Topic, Basis], Iterator[Made]]


def series(
    topic: Topic, basis: Basis, *, allowed: Callable[[Topic], bool]
) -> Iterator[list[Member]]:
    """Yield the series of dated levels about the claim's subject, each in order of time.

    ``allowed`` tells of what a series has in common whether its figures can enter.
    """
    index = basis.index
    places = index.around(topic)
    fields = (Field.PLACE, Field.ENTITY)
    for number, scores in rank_series(topic, index, series=places, fields=fields):
        common = index.series[number].topic
        if any(one.fit is Fit.VETO for one in scores) or common.negated:
            continue
        if allowed(common):
            figures = [basis.figures[position] for position in index.series[number].members]
            dated = [
                Member(one, period, scores, number)
                for one in figures
                if (period := one.topic.period) is not None and period.start and period.end
            ]
            if dated:
                yield dated


def same_elsewhere(member: Member, basis: Basis) -> Iterator[int]:
    """Yield the series of a figure's source that differ from its own in their place alone."""
    index = basis.index
    sheet, source = index.sheet_of[member.series], member.figure.source
    for number, one in enumerate(index.sheet_of):
        if one == sheet and number != member.series and index.series[number].source == source:
            yield number


def settled(*, firm: bool = True) -> tuple[Score, ...]:
    """Return the scores of unit and kind of a figure that was made for the claim's.

    One that is not ``firm`` may support and never refute.
    """
    fit = Fit.EXPLICIT if firm else Fit.IMPLIED
    return tuple(
        Score(field=field, fit=fit, value=100.0, note="worked out")
        for field in (Field.UNIT, Field.KIND)
    )


def without(subject: Subject, words: Collection[str]) -> Subject:
    """Return the subject with ``words`` left out."""
    return replace(
        subject,
        head="" if subject.head in words else subject.head,
        modifiers=tuple(one for one in subject.modifiers if one not in words),
        context=tuple(one for one in subject.context if one not in words),
    )


def unrestricted(topic: Topic) -> Topic:
    """Return the topic without the qualifiers that a derivation answers itself."""
    kept = tuple(one for one in topic.qualifiers if one.role is QualifierRole.UNREAD)
    return replace(topic, qualifiers=kept)


def made(
    topic: Topic,
    operation: str,
    inputs: Sequence[Figure],
    scores: Sequence[Score],
    *,
    period: Period,
    baseline: Period | None = None,
) -> Iterator[Made]:
    """Yield the figure that ``operation`` makes of ``inputs``, if it has a value."""
    figure = derived(topic, tuple(inputs), operation, period=period, baseline=baseline)
    if figure is not None:
        kept = tuple(scores)
        yield Made(figure, total(kept), kept)


def derived(
    topic: Topic,
    inputs: tuple[Figure, ...],
    operation: str,
    *,
    period: Period,
    baseline: Period | None = None,
) -> Figure | None:
    """Return the figure that ``operation`` makes of ``inputs``, with its formula and origin."""
    amount = evaluate(operation, inputs)
    if amount is None:
        return None
    main = inputs[0] if operation in OF_THE_FIRST else inputs[-1]
    about = replace(
        main.topic,
        period=period,
        baseline=baseline,
        kind=topic.kind,
        compared=topic.compared,
        dimension=amount.value.unit.dimension if isinstance(amount.value, Quantity) else "",
    )
    return replace(
        main,
        topic=about,
        amount=amount,
        origin=Derivation(
            operation=operation,
            formula=f"{left_side(operation, inputs)} = {spell.amount(amount, kind=topic.kind)}",
            inputs=inputs,
        ),
        label_path=(*main.label_path[:-1], operation),
        cautions=tuple(dict.fromkeys(caution for one in inputs for caution in one.cautions)),
    )
