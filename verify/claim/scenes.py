"""Places and entities of a number: where what it counts is, and which names stand with it.

Looked at in order: the number's noun phrase, its clause, the subject of its clause, the clauses
that it hangs on, the phrase that opens the sentence. What is told there is stated. Behind these
stand the people and offices of a country, and the sentences before: they only make a place likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify.claim import words
from verify.claim.beside_number import beside, owned
from verify.claim.clause_tree import Clauses, Tie, clauses_of
from verify.claim.grammar import Token
from verify.claim.names import names_of
from verify.claim.places import PlaceMention, capital_of
from verify.claim.roles import Part, Role, roles_of
from verify.model import Place, Span

_CLAUSE_WORDS = frozenset({"while", "but", "whereas", "although", "though"})
_CLAUSE_MARKS = frozenset({";", ":", "—", "–", "(", ")"})
_HOME = frozenset({Part.IN, Part.ADJECTIVE, Part.SUBJECT})
_LIKELY = frozenset({Part.PEOPLE, Part.BODY, Part.NAME, Part.TO, *_HOME})
_ELSEWHERE = frozenset({Part.ABROAD, Part.BY, Part.FROM})
_MOST_ENTITIES = 8
_NEAR = 12  # tokens from a number in which "there" is looked for


class Scene(NamedTuple):
    """The places that a number is about, and the names that only stand near it.

    ``stated`` is false where the places are only likely: nothing in the sentence says so.
    """

    places: tuple[Place, ...] = ()
    entities: tuple[str, ...] = ()
    stated: bool = True


class Stage(NamedTuple):
    """What the numbers of one sentence share: its places, clauses, roles and names.

    Spans are those of the text; ``before`` are the places that the sentences before make likely,
    ``told`` is where the sentence tells who speaks, and where.
    """

    places: tuple[PlaceMention, ...]
    clauses: Clauses
    roles: tuple[Role, ...]
    names: tuple[str, ...]
    before: tuple[Place, ...] = ()
    told: tuple[Span, ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        tokens: Sequence[Token],
        places: tuple[PlaceMention, ...],
        before: tuple[Place, ...] = (),
        *,
        told: tuple[Span, ...] = (),
    ) -> Stage:
        """Return the stage of a sentence of ``text``."""
        clauses = clauses_of(tokens)
        roles = tuple(roles_of(text, tokens, clauses, places))
        return cls(places, clauses, roles, tuple(names_of(text, tokens, places)), before, told)

    def told_beside(self, number: Span) -> tuple[Span, ...]:
        """Return where the sentence tells who speaks; that is nothing where the number stands."""
        return tuple(span for span in self.told if not span.overlaps(number))


def clause_of(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """Return the first token and the end of the clause that ``tokens[index]`` stands in."""
    first = index
    while first > 0 and not _parts(tokens, first - 1):
        first -= 1
    end = index + 1
    while end < len(tokens) and not _parts(tokens, end):
        end += 1
    return first, end


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a clause ends at this token."""
    token = tokens[index]
    if token.text in _CLAUSE_MARKS or (token.low in _CLAUSE_WORDS and token.tag == "conj"):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        token.text == ","
        and following is not None
        and following.low in {"and", "but", "while", "which", "who", "as"}
        and any(
            t.tag in {"aux", "link", "up", "down", "verb"} for t in tokens[index + 1 : index + 7]
        )
    )


def scene_of(
    text: str,
    tokens: Sequence[Token],
    index: int,
    *,
    phrase: Span | None,
    stage: Stage,
) -> Scene:
    """Return places and entities of the number ``tokens[index]``.

    ``phrase`` is where its noun phrase stands, ``stage`` what its sentence tells of places. A
    place behind "by" acts and one behind "from" is left: neither is where the number holds, so both
    are entities; so are demonyms of people abroad ("Afghan refugees").
    """
    places = stage.places
    clauses = stage.clauses
    told = stage.told_beside(Span(tokens[index].start, tokens[index].end))
    roles = [
        role.spoken() if _stands_in(role.mention.span, told) else role
        for role in owned(tokens, index, [role.within(phrase) for role in stage.roles])
    ]
    chosen, stated = _chosen(tokens, index, clauses, roles, phrase)
    stated = stated and not any(role.compared for role in roles)
    first, end = clause_of(tokens, index)
    spots = dict(_unknown_places(tokens, first, end, index, places))
    unknown = tuple(place for place, span in spots.items() if not _stands_in(span, told))
    if spots and not stated:
        chosen, stated = (), bool(unknown)
        unknown = unknown or tuple(spots)
    found = tuple(dict.fromkeys((*unknown, *_placed(tokens, chosen))))
    if not found and not places:
        found, stated = stage.before, False
    others = (role.mention.place.name for role in roles if role.part in _ELSEWHERE)
    known = {place.name for place in found} | {m.span.of(text) for m in places}
    names = (name for name in stage.names if name not in known)
    entities = tuple(dict.fromkeys((*others, *names)))[:_MOST_ENTITIES]
    return Scene(places=found, entities=entities, stated=stated or not found)


def _chosen(
    tokens: Sequence[Token],
    index: int,
    clauses: Clauses,
    roles: Sequence[Role],
    phrase: Span | None,
) -> tuple[Sequence[Role], bool]:
    """Return the places of the number, and whether the sentence states that they are."""
    if found := beside(tokens, index, clauses, roles):
        return found, True
    clause = clauses.at[index]
    number = Span(tokens[index].start, tokens[index].end)
    line = (clause, *clauses.line(clause))
    mine = [role for role in roles if _reaches(clauses, role.clause, line)]
    home = [role for role in mine if role.part in _HOME]
    here = [r for r in home if r.clause == clause and r.part is Part.IN]
    if here and clauses.all[clause].tie is Tie.COMPARED:  # "against 5 percent in Peru"
        return _nearest(tokens, index, here), True
    apart = phrase is not None and any(
        t.tag == "num" for t in tokens if phrase.end <= t.start < number.start
    )
    bound = _inside(home, phrase, phrase if apart and phrase else number)
    bound = bound or _nearest(tokens, index, here)
    if bound:
        return bound, True
    if there := _there(tokens, index, clauses, home):
        return there, len(_names(home)) == 1
    for at in line:
        if found := _of_clause(clauses, at, line, home):
            rivals = _names([r for r in home if r.clause == found[-1].clause and r.leads])
            alone = len(_names(home)) == 1
            return found, alone or (at == clause and rivals <= _names(found))
    inner = [role for role in home if role.part is Part.IN]
    comma = next((t.start for t in tokens if t.text == ","), 0) if inner else 0
    if opening := [role for role in inner if role.mention.span.end <= comma]:
        return opening, len(_names(home)) == 1
    likely = [role for role in mine if role.part in _LIKELY]
    return (likely, False) if len(_names(mine)) == 1 else ((), False)


def _reaches(clauses: Clauses, theirs: int, line: Sequence[int]) -> bool:
    """Tell whether a clause may say where: one that the number's hangs on, or an aside of those.

    What something is compared with is only heard inside the comparison.
    """
    if theirs in line:
        return True
    hung = clauses.all[theirs]
    return hung.tie in {Tie.ASIDE, Tie.RELATIVE} and hung.parent in line


def _stands_in(place: Span, told: Sequence[Span]) -> bool:
    return any(place.overlaps(span) for span in told)


def _names(roles: Sequence[Role]) -> frozenset[str]:
    return frozenset(role.mention.place.name for role in roles)


def _inside(roles: Sequence[Role], phrase: Span | None, number: Span) -> list[Role]:
    """Return the places inside the noun phrase, or between it and its number."""
    if phrase is None:
        return []
    whole = Span(min(phrase.start, number.start), max(phrase.end, number.end))
    near = whole if whole.end - whole.start < 120 else phrase
    return [
        role
        for role in roles
        if near.start <= role.mention.span.start and role.mention.span.end <= near.end
    ]


def _nearest(tokens: Sequence[Token], index: int, roles: Sequence[Role]) -> list[Role]:
    """Return the places behind the number and before the next one; without any, all.

    "2.8 percent in Mexico and 10.2 percent in Colombia" has one place for each number.
    """
    numbers = [at for at, token in enumerate(tokens) if token.tag == "num"]
    if len(_names(roles)) < 2 or len(numbers) < 2:
        return list(roles)
    following = next((at for at in numbers if at > index), len(tokens))
    behind = [role for role in roles if index < role.at < following]
    last = max((at for at in numbers if at < index), default=-1)
    return behind or [role for role in roles if last < role.at < index] or list(roles)


def _there(
    tokens: Sequence[Token], index: int, clauses: Clauses, home: Sequence[Role]
) -> list[Role]:
    """Return the place that "there" in the number's clause points to, if it points to one."""
    if not home:
        return []
    for at in range(max(0, index - _NEAR), min(len(tokens), index + _NEAR)):
        following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
        own = clauses.at[at] == clauses.at[index]
        if own and tokens[at].low == "there" and following not in {"aux", "link"}:
            earlier = [role for role in home if role.at < at]
            return earlier[-1:]
    return []


def _of_clause(clauses: Clauses, at: int, line: Sequence[int], home: Sequence[Role]) -> list[Role]:
    """Return the places that a clause's subject names, or its antecedent if it is a relative one.

    In the clauses that the number's hangs on, places behind "in" are heard as well.
    """
    inner = at == line[0]
    if inner and clauses.all[at].tie is Tie.RELATIVE:
        start = clauses.all[at].first
        near = [role for role in home if 0 < start - role.at <= 3 and role.clause != at]
        if near:
            return near[-1:]
    leading = [role for role in home if role.clause == at and role.leads]
    if not leading and not inner:
        leading = [role for role in home if role.clause == at and role.part is Part.IN]
    asides = {n for n, one in enumerate(clauses.all) if one.parent == at and one.tie is Tie.ASIDE}
    leading = leading or [role for role in home if role.clause in asides and role.leads]
    return [role for role in leading if role.group == leading[0].group]


def _placed(tokens: Sequence[Token], roles: Sequence[Role]) -> Iterator[Place]:
    """Yield the places of the roles; "Peru's capital" is Lima, not Peru.

    Of "southern Peru" and "the Lima region" the place and the part are given: neither is sure.
    """
    for role in roles:
        place = role.mention.place
        before, after = tokens[max(0, role.at - 3) : role.at], tokens[role.at + 1 : role.at + 3]
        city = capital_of(place) if "capital" in {t.low for t in (*before, *after)} else None
        yield city or place
        if before and words.has(before[-1].low, "nouns.sides"):
            yield Place(name=f"{before[-1].low} {place.name}")
        if after and words.has(after[0].low, "nouns.districts"):
            yield Place(name=f"{place.name} {after[0].low}")


def _unknown_places(
    tokens: Sequence[Token], first: int, end: int, number: int, known: Sequence[PlaceMention]
) -> Iterator[tuple[Place, Span]]:
    """Yield names behind "in" and "near" that no list holds: somewhere, though nobody knows where.

    With each comes where it stands.
    Without them a figure for the whole country would seem to fit a number for one town.
    """
    for index in range(first, end - 1):
        token = tokens[index]
        if token.low not in {"in", "near", "across", "outside"} or token.tag != "prep":
            continue
        start = index + 1
        while start < end and tokens[start].tag == "det":
            start += 1
        stop = start
        while stop < end and tokens[stop].tag == "word" and tokens[stop].text[:1].isupper():
            stop += 1
        span = Span(tokens[start].start, tokens[stop - 1].end) if stop > start else None
        if span is None or any(m.span.overlaps(span) for m in known) or stop <= number < start:
            continue
        name = " ".join(t.text for t in tokens[start:stop])
        if name.isupper() or words.has(tokens[stop - 1].low.removesuffix("'s"), "nouns.bodies"):
            continue
        yield Place(name=name.removesuffix("'s").removesuffix("’s")), span
