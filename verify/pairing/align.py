"""Pair the numbers of two sentences by what they are about. Never by how much they say.

Law 1 is kept by the types: this module receives ``About`` values, which hold no amount. A claimed
number is paired with at most one number of the evidence, and the rivals that are about as good are
handed on, so that the judge can abstain where they would change the verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from verify.model import Kind
from verify.pairing.items import About
from verify.pairing.raw import Sort
from verify.pairing.roles import roles
from verify.pairing.when import Time, relate

#: Rivals within this distance of the best are as good as it.
MARGIN = 0.08

#: The parts of a link's score.
_BY_TIME = {Time.SAME: 0.1, Time.OTHER: -0.25}
_BY_UNIT, _BY_HEAD, _BY_WORDS, _BY_RETURN = 0.15, 0.30, 0.40, 0.15

#: A word of a number's sentence weighs at least this.
_IN_SENTENCE = 0.2

#: What a link loses for a word that another number has and this one lacks.
_GROUP = 0.15
_MOST = 3

#: The least by which an exchange must better the total.
_GAIN = 0.01

_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE})


@dataclass(frozen=True, slots=True)
class Link:
    """How well a number of the claim and one of the evidence go together, 0 to 1, or a veto.

    ``words`` is the share of the claimed number's own words that stand by the other,
    ``head`` tells that the same thing is counted, ``clash`` that different things are,
    ``strangers`` that each has names by it that the other's sentence lacks, ``part`` that one
    of them is a part of a count and the other one is not. ``terms`` are what the score adds up.
    """

    score: float
    veto: str = ""
    words: float = 0.0
    head: bool = False
    clash: bool = False
    strangers: bool = False
    part: bool = False
    terms: tuple[tuple[str, float, float], ...] = ()  # name, weight, value: their sum is the score


@dataclass(frozen=True, slots=True)
class Pair:
    """One number of the claim with its counterpart, by index; ``None`` if there is none.

    ``rivals`` are other numbers of the evidence that would serve about as well; ``others`` are
    all that are not excluded, with their ``links``; ``excluded`` are the rest, each with why.
    """

    claim: int
    evidence: int | None
    link: Link
    rivals: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    links: Mapping[int, Link] = field(default_factory=dict, hash=False)
    excluded: Mapping[int, str] = field(default_factory=dict, hash=False)


def align(claims: Sequence[About], evidence: Sequence[About]) -> tuple[Pair, ...]:
    """Return a pair for each claimed number, in order."""
    known = _spoken(claims) & _spoken(evidence)
    links = {
        (mine, theirs): link(claims[mine], evidence[theirs], known=known)
        for mine, theirs in product(range(len(claims)), range(len(evidence)))
    }
    viable = {
        mine: [at for at in range(len(evidence)) if not links[mine, at].veto]
        for mine in range(len(claims))
    }
    links = {
        (mine, theirs): _with_group(one, claims[mine], evidence, theirs, viable[mine])
        for (mine, theirs), one in links.items()
    }
    chosen = _assign(links)
    return tuple(_pair(mine, chosen, links, len(evidence)) for mine in range(len(claims)))


def _with_group(
    one: Link, claim: About, evidence: Sequence[About], theirs: int, viable: Sequence[int]
) -> Link:
    """Return a link lowered where another number names what this one leaves open.

    Of "75 crores in India" and "144 crores worldwide" the second goes with "worldwide".
    """
    if one.veto:
        return one
    others = [evidence[at].near.own for at in viable if at != theirs]
    mine, names_there = evidence[theirs].near.own, evidence[theirs].near.names
    lost = 0.0
    for group in roles().exclusive:
        wanted = claim.near.own & group
        lost += bool(wanted) and not wanted & mine and any(wanted & other for other in others)
    # A name speaks for another number only if that one's names are all the claim's: of "cases
    # in Kent" a count "in the north of Kent" is a part, and "20 in Kent" the thing itself.
    fitting = [other for other in others if other & names_there <= claim.near.own]
    for name in claim.near.names & claim.near.own - mine:
        if any(name in other for other in fitting):
            lost += 1 / sum(name in other for other in others)
    lost = min(lost, _MOST)
    terms = (*one.terms, ("named by another", -_GROUP, lost)) if lost else one.terms
    return replace(one, score=round(max(0.0, one.score - lost * _GROUP), 4), terms=terms)


def _assign(links: Mapping[tuple[int, int], Link]) -> dict[int, int]:
    """Return the assignment with the greatest total that greedy choice and exchanges find."""
    order = sorted(
        (key for key, one in links.items() if not one.veto),
        key=lambda key: (-links[key].score, abs(key[0] - key[1]), key),
    )
    chosen: dict[int, int] = {}
    for mine, theirs in order:
        if mine not in chosen and theirs not in chosen.values():
            chosen[mine] = theirs
    for _ in range(len(chosen)):
        if not _exchange(chosen, links):
            break
    return chosen


def _exchange(chosen: dict[int, int], links: Mapping[tuple[int, int], Link]) -> bool:
    """Let two numbers exchange counterparts, or one take another's, if the total grows."""
    free = {at for _, at in links} - set(chosen.values())
    for one, other in combinations(sorted(chosen), 2):
        now = links[one, chosen[one]].score + links[other, chosen[other]].score
        options = [(chosen[other], chosen[one])]
        options += [(chosen[other], at) for at in sorted(free)]
        options += [(at, chosen[one]) for at in sorted(free)]
        for mine, theirs in options:
            first, second = links[one, mine], links[other, theirs]
            if not first.veto and not second.veto and first.score + second.score > now + _GAIN:
                chosen[one], chosen[other] = mine, theirs
                return True
    return False


def _pair(
    mine: int, chosen: dict[int, int], links: dict[tuple[int, int], Link], count: int
) -> Pair:
    theirs = chosen.get(mine)
    open_ones = tuple(at for at in range(count) if not links[mine, at].veto)
    excluded = {at: links[mine, at].veto for at in range(count) if links[mine, at].veto}
    open_links = {at: links[mine, at] for at in open_ones}
    if theirs is None:
        none = Link(0.0, veto="no counterpart")
        return Pair(mine, None, none, (), open_ones, open_links, excluded)
    best = links[mine, theirs]
    taken = {at: links[other, at].score for other, at in chosen.items() if other != mine}
    rivals = tuple(
        at
        for at in open_ones
        if at != theirs
        and links[mine, at].score >= best.score - MARGIN
        and taken.get(at, -1.0) < links[mine, at].score + MARGIN
    )
    return Pair(mine, theirs, best, rivals, open_ones, open_links, excluded)


def _spoken(abouts: Sequence[About]) -> frozenset[str]:
    return frozenset(word for one in abouts for word in one.near.weights)


def link(claim: About, evidence: About, *, known: frozenset[str]) -> Link:
    """Return how well two numbers go together, reading what they are about alone.

    ``known`` are the words of both sentences. A name that only one of them has ("the film" for
    its title) cannot tell numbers apart and is left out of account here.
    """
    unit, veto = _unit(claim, evidence)
    if veto:
        return Link(0.0, veto)
    veto = roles().excluded(claim.heads or claim.near.own, evidence.heads or evidence.near.own)
    if veto:
        return Link(0.0, veto)
    clash = False
    if claim.heads & evidence.heads:
        exact = bool(claim.stems & evidence.stems) or claim.shared or evidence.shared
        heads = (1.0 if exact else 0.85) - (0.5 if claim.shared != evidence.shared else 0.0)
    elif claim.heads and evidence.heads:
        heads = 0.6 if claim.heads & evidence.near.own else 0.0
        clash = not claim.heads & evidence.near.own and not evidence.heads & claim.near.own
    else:
        heads = (
            0.9 if (claim.heads & evidence.near.own) or (evidence.heads & claim.near.own) else 0.4
        )
    time = _BY_TIME.get(relate(claim.when, evidence.when), 0.0)
    words = _covered(claim, evidence, known)
    back = _covered(evidence, claim, known)
    terms = (
        ("unit", _BY_UNIT, unit),
        ("counted noun", _BY_HEAD, heads),
        ("words", _BY_WORDS, words),
        ("words back", _BY_RETURN, back),
        ("time", 1.0, time),
    )
    score = min(1.0, max(0.0, sum(weight * value for _, weight, value in terms)))
    strangers = _strangers(claim, evidence) and _strangers(evidence, claim)
    scope = roles().scope
    return Link(
        round(score, 4),
        words=round(words, 4),
        head=heads >= 0.6,
        clash=clash or bool(roles().excluded(claim.near.own & scope, evidence.near.own & scope)),
        strangers=strangers and not _names(claim) & _names(evidence),
        part=claim.shared != evidence.shared,
        terms=terms,
    )


def _names(about: About) -> frozenset[str]:
    return about.near.names & about.near.own


def _strangers(one: About, other: About) -> bool:
    """Tell whether a name of one number stands nowhere near the other."""
    return any(other.near.weights.get(name, 0.0) < _IN_SENTENCE for name in _names(one))


def _unit(claim: About, evidence: About) -> tuple[float, str]:
    """Return how well sorts and dimensions go together, or why they cannot."""
    pair = {claim.sort, evidence.sort}
    if claim.sort is evidence.sort is Sort.QUANTITY:
        return _dimensions(claim, evidence)
    if claim.sort is evidence.sort:
        if claim.scale and evidence.scale and claim.scale != evidence.scale:
            return 0.0, f"out of {claim.scale} is not out of {evidence.scale}"
        return 1.0, ""
    if pair == {Sort.RATING, Sort.QUANTITY}:
        plain, rating = (claim, evidence) if claim.sort is Sort.QUANTITY else (evidence, claim)
        if plain.dimension == "percent" and rating.scale == 100:
            return 0.6, ""
        rated = "score" in plain.near.own and plain.dimension == "count" and not plain.heads
        return (0.6, "") if rated else (0.0, "a rating is no count")
    if pair == {Sort.AGE, Sort.QUANTITY}:
        plain = claim if claim.sort is Sort.QUANTITY else evidence
        if plain.dimension == "time":
            return 0.6, ""
        bare = plain.dimension == "count" and not plain.heads
        return (0.4, "") if bare else (0.0, "an age is no count")
    return 0.0, f"{claim.sort.value} is not {evidence.sort.value}"


def _dimensions(claim: About, evidence: About) -> tuple[float, str]:
    if (claim.kind in _CHANGES) != (evidence.kind in _CHANGES):
        return 0.0, f"{claim.kind.value} is not {evidence.kind.value}"
    if (claim.kind is Kind.MULTIPLE) != (evidence.kind is Kind.MULTIPLE):
        return 0.0, "a multiple is no level"
    if claim.dimension == evidence.dimension:
        return 1.0, ""
    money = [one.startswith("currency") for one in (claim.dimension, evidence.dimension)]
    if "count" in (claim.dimension, evidence.dimension) and any(money):
        bare = claim if claim.dimension == "count" else evidence
        if not bare.heads:
            return 0.5, ""
    return 0.0, f"{claim.dimension} is not {evidence.dimension}"


def _covered(wanted: About, given: About, known: frozenset[str]) -> float:
    """Return the share of one number's own words that stand by the other one."""
    names = wanted.near.names
    total = reached = 0.0
    for word, weight in wanted.near.weights.items():
        if weight < 0.5 or (word in names and word not in known):
            continue
        importance = weight * (0.5 if word in names else 1.0)
        total += importance
        reached += importance * given.near.weights.get(word, 0.0)
    return reached / total if total else 0.5
