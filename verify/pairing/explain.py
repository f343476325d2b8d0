"""How a comparison came about, in lines that can be done again by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from verify.match.interval import Allowed, Interval
from verify.model import Fit, Label
from verify.model.steps import Step
from verify.pairing.doubt import unstated
from verify.pairing.judge import AGAINST_OTHERS, SURE, SURE_TO_AGREE
from verify.pairing.outcome import Outcome, Part, note
from verify.pairing.raw import Sort
from verify.pairing.weigh import ranges
from verify.quantity import spell


def steps(outcome: Outcome) -> tuple[tuple[Step, ...], ...]:
    """Return the steps of each number of the claim, and at last those of the whole sentence."""
    parts = (tuple(_part(one, outcome)) for one in outcome.parts)
    return (*parts, tuple(_whole(outcome)))


def _part(part: Part, outcome: Outcome) -> Iterator[Step]:
    item = part.item
    kind = "when, not how many" if not part.told else item.about.sort.value
    yield Step("number", f"{item.text} ({kind})" + (f" of “{item.counted}”" * bool(item.counted)))
    if part.other is None:
        yield Step("set against", "nothing")
    else:
        yield Step("set against", f"{part.other.text}: {note(part)}")
        yield Step("match", _score(part))
        yield from _words(part, outcome)
        if limits := _limits(part):
            yield Step("ranges", limits)
        yield Step("time", part.time.value)
        if fields := _fields(part):
            yield Step("as read", fields)
    if left := _left_out(part, outcome):
        yield Step("left out", left)
    yield Step("verdict", f"{part.label.value}: {part.reason.value}")


def _score(part: Part) -> str:
    link = part.pair.link
    terms = " + ".join(
        f"{weight:g} x {value:.2f} ({name})" for name, weight, value in link.terms if value
    )
    enough = f"{SURE_TO_AGREE:g} to agree, {SURE:g} to differ"
    return f"{link.score:.2f} = {terms}, at most 1; needs {enough}"


def _words(part: Part, outcome: Outcome) -> Iterator[Step]:
    """Yield which words stand by both numbers, and which are missing on the other side.

    Words are shown as they are compared: without endings, synonyms as one.
    """
    if part.other is None:
        return
    mine, theirs = part.item.about.near.own, part.other.about.near.own
    if both := mine & theirs:
        yield Step("words", _listed(both))
    if missing := unstated(part.item, outcome.claim, outcome.evidence):
        yield Step(
            "lacking", f"{_listed(missing)}: not in the evidence, may narrow the number down"
        )


def _limits(part: Part) -> str:
    if part.other is None:
        return ""
    found = ranges(part.item.amount, part.other.amount)
    return "; or ".join(f"claim {_allowed(one)}, evidence {_allowed(two)}" for one, two in found)


def _allowed(one: Allowed) -> str:
    near, far = _interval(one.near), _interval(one.far)
    return near if near == far else f"{near}, at most {far}"


def _interval(one: Interval) -> str:
    if one.low is not None and one.low == one.high:
        return _number(one.low)
    if one.low is None:
        return f"{'under' if one.open_high else 'up to'} {_number(one.high)}"
    if one.high is None:
        return f"{'over' if one.open_low else 'from'} {_number(one.low)}"
    return f"{_number(one.low)} to {_number(one.high)}"


def _number(value: Decimal | None) -> str:
    return "any" if value is None else f"{value.normalize():,f}"


def _fields(part: Part) -> str:
    """Return how the pipeline compares what the two numbers are about, where either side says."""
    return "; ".join(
        f"{one.field.value} {one.fit.value}{f' ({one.note})' * bool(one.note)}"
        for one in part.scores
        if one.fit is not Fit.ABSENT
    )


def _left_out(part: Part, outcome: Outcome) -> str:
    """Return the other numbers of the evidence, each with its match or why it cannot be meant."""
    pair, items = part.pair, outcome.evidence.items
    rest = [
        f"{items[at].text} ({one.score:.2f})"
        for at, one in pair.links.items()
        if items[at] is not part.other
    ]
    rest += [f"{items[at].text} ({why})" for at, why in pair.excluded.items()]
    return "; ".join(rest)


def _whole(outcome: Outcome) -> Iterator[Step]:
    told = [one for one in outcome.parts if one.told]
    rule = "refuted if one number is, supported if all are"
    if any(one.item.about.sort is Sort.DATE for one in outcome.parts if not one.told):
        rule += "; dates beside numbers only say when"
    if {one.label for one in told} >= {Label.REFUTED, Label.SUPPORTED}:
        rule += f"; beside numbers that agree one must match by {AGAINST_OTHERS:g}"
    yield Step("sentence", f"{outcome.label.value}: {outcome.reason.value}")
    yield Step("rule", rule)
    yield Step(
        "if forced", f"{outcome.lean.value}, right in {outcome.confidence:.0%} of such cases"
    )
    if outcome.parts and outcome.label is Label.NOT_ENOUGH:
        amounts = (spell.amount(one.item.amount, kind=one.item.about.kind) for one in told)
        yield Step("open", _listed(amounts))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
