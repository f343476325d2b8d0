"""Comparisons of two places: one series against the same of another place, at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.basis import Basis, Made, Member, made, same_elsewhere, series, settled
from verify.match.fields import place_key
from verify.match.windows import BY_KIND, may_change
from verify.model import Field, Figure, Fit, Score, Topic
from verify.quantity import spell


def between(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield how the claim's place compares with the other one that it names.

    Both figures are of one source and of exactly the claimed period. Sums of money may be meant at
    the purchasing power of each place: what is worked out from them supports and never refutes.
    """
    operation = BY_KIND.get(topic.kind)
    if operation is None or len(topic.compared) != 1 or topic.period is None or topic.negated:
        return
    words = basis.index.thesaurus
    for members in series(topic, basis, allowed=lambda level: may_change(level, topic, words)):
        own = next((one for one in members if one.period.same_days(topic.period)), None)
        other = _other(own, topic, basis) if own else None
        if own is None or other is None:
            continue
        firm = not own.figure.topic.dimension.startswith("currency ")
        scores = (*own.scores, *settled(firm=firm), _when(topic, own))
        yield from made(topic, operation, (other, own.figure), scores, period=own.period)


def _other(own: Member, topic: Topic, basis: Basis) -> Figure | None:
    """Return the figure of the other place for the same time, if the same source has it."""
    wanted = {place_key(topic.compared[0])}
    for number in same_elsewhere(own, basis):
        if set(map(place_key, basis.index.series[number].topic.places)) == wanted:
            position = basis.index.at(number, own.period)
            return None if position is None else basis.figures[position]
    return None


def _when(topic: Topic, own: Member) -> Score:
    stated = topic.period is not None and topic.period.stated and own.period.stated
    fit, value = (Fit.EXPLICIT, 100.0) if stated else (Fit.IMPLIED, 85.0)
    note = f"{spell.period(own.period)}, against {topic.compared[0].name}"
    return Score(field=Field.PERIOD, fit=fit, value=value, note=note)
