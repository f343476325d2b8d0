"""Shares: what a part makes of its whole, both from one source, for one time.

The part is the same thing under a restriction ("women", "cyclists") in the same place, or the same
thing in one of the places that the whole is made of ("Germany accounted for a third of asylum
applications in the European Union").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from verify.claim import words
from verify.claim.complements import NOT
from verify.match.basis import Basis, Made, made, same_elsewhere, settled, unrestricted
from verify.match.quotients import then_and_there
from verify.match.rates import is_spread
from verify.match.subjects import Named
from verify.match.thesaurus import Thesaurus
from verify.model import Field, Figure, Fit, Kind, QualifierRole, Score, Topic


class _Candidate(NamedTuple):
    """A figure of the claim's place and time, with all that it names and how it fits."""

    figure: Figure
    named: frozenset[str]
    groups: frozenset[str]
    scores: tuple[Score, ...]


def shares(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the share that a part has in the claim's whole: "60% of the people killed".

    The whole is what the claim's noun phrase names, the part what else the sentence says of it. It
    takes a single figure of each, of one source, place and period. It may refute only where a group
    ("women") or the figure's own noun ("cyclists") makes the part and the sentence names nothing
    else; what was done ("granted") may be a share of something else.
    """
    if topic.period is None or not _asks(topic):
        return
    known = basis.index.thesaurus
    mine = Named.of(topic.subject, known, topic.qualifiers)
    said = mine.all | mine.narrowing | _groups(mine)
    by_key: defaultdict[tuple[object, ...], list[_Candidate]] = defaultdict(list)
    for figure, _, scores, _ in then_and_there(unrestricted(topic), basis):
        one = figure.topic
        if one.kind is Kind.LEVEL and not is_spread(one, known):
            named = Named.of(one.subject, known, one.qualifiers)
            both = named.core | _groups(named)
            key = (figure.source, one.places, one.period, one.dimension)
            if both <= said:
                by_key[key].append(_Candidate(figure, both, _groups(named), scores))
    for found in by_key.values():
        pair = _part_and_whole(found, mine)
        if pair is not None:
            part, whole = pair
            firm = _is_firm(part, whole, mine, known) and not _is_narrowed(topic)
            scores = (*_subject(whole.scores, firm=firm), *settled())
            inputs = (part.figure, whole.figure)
            yield from made(topic, "share", inputs, scores, period=topic.period)


def _asks(topic: Topic) -> bool:
    """Tell whether a claim gives the share of a part, and not of all that is no part of it."""
    if topic.kind not in {Kind.SHARE, Kind.RATIO}:
        return False
    phrase = topic.subject.phrase.lower().split()
    changes = any(words.has(word, "verbs.change_nouns") for word in phrase)  # "of the increase"
    return not (changes or topic.negated or NOT in topic.qualifiers)


def _is_narrowed(topic: Topic) -> bool:
    """Tell whether words restrict the share further: "additional applications", "outside"."""
    plain = {QualifierRole.GROUP, QualifierRole.UNREAD}
    return any(one.role not in plain for one in topic.qualifiers)


def _groups(named: Named) -> frozenset[str]:
    return frozenset(word for role, word in named.groups if role is QualifierRole.GROUP)


def _part_and_whole(
    found: Sequence[_Candidate], mine: Named
) -> tuple[_Candidate, _Candidate] | None:
    """Return the part and the whole that the claim names, if they are the only ones."""
    wholes = [one for one in found if one.named <= mine.core and not one.groups]
    if len(wholes) != 1:
        wholes = [one for one in wholes if one.named == mine.core]
    if len(wholes) != 1:
        return None
    (whole,) = wholes
    parts = [one for one in found if whole.named < one.named and mine.core <= one.named]
    most = [one for one in parts if all(other.named <= one.named for other in parts)]
    return (most[0], whole) if len(most) == 1 else None


def _is_firm(part: _Candidate, whole: _Candidate, mine: Named, known: Thesaurus) -> bool:
    """Tell whether the claim names this part of this whole and nothing else."""
    restricted = part.named - whole.named
    own = known.concepts_of([part.figure.topic.subject.head])
    clear = part.groups or restricted <= own
    rest = (mine.narrowing | _groups(mine)) - part.named - known.parting
    return bool(clear and not rest and mine.sure and whole.named == mine.core)


def _subject(scores: Sequence[Score], *, firm: bool) -> tuple[Score, ...]:
    """Return the scores with those of the subject and its group as the share has them."""
    fit = Fit.EXPLICIT if firm else Fit.IMPLIED
    return tuple(
        replace(one, fit=fit, value=100.0, note="part and whole")
        if one.field is Field.SUBJECT
        else one
        for one in scores
    )


def place_shares(topic: Topic, basis: Basis) -> Iterator[Made]:
    """Yield the share that one place has in the total of the claim's place.

    The other place is named in the number's clause and has a figure beside the total, in the same
    source and for the same time. It is not made where words restrict the share: "countries other
    than Germany", "additional applications".
    """
    if topic.period is None or not _asks(topic) or _is_narrowed(topic):
        return
    known, index = basis.index.thesaurus, basis.index
    unread = {one.words for one in topic.qualifiers if one.role is QualifierRole.UNREAD}
    mine = Named.of(topic.subject, known, topic.qualifiers)
    for member in then_and_there(unrestricted(topic), basis):
        total, scores = member.figure, member.scores
        if total.topic.kind is not Kind.LEVEL or is_spread(total.topic, known):
            continue
        if Named.of(total.topic.subject, known).core != mine.core - known.parting:
            continue
        parts = [
            (name, basis.figures[position])
            for other in same_elsewhere(member, basis)
            for name in [_name(index.series[other].topic)]
            if name in unread and (position := index.at(other, topic.period)) is not None
        ]
        if len(parts) == 1:
            name, part = parts[0]
            rest = {word for word in unread if word != name}
            told = known.concepts_of(rest) | (rest & known.generic - known.counting)
            extra = told - mine.core - known.parting - known.neutral
            kept = _subject(scores, firm=mine.sure and not extra and not _groups(mine))
            yield from made(topic, "share", (part, total), (*kept, *settled()), period=topic.period)


def _name(topic: Topic) -> str:
    return topic.places[0].name.lower() if len(topic.places) == 1 else ""
