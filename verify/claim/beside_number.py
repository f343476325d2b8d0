"""The place right beside a number, which is its own whatever else the sentence names.

"In France 12 people died, in Spain 9 and in Italy 7", "followed by Spain with 11,324",
"Spain (12)", "in France, where 12 people died, in Spain and in Italy". And the place of a part is
not that of the whole: "19,100 trains were cancelled, a twentieth of them in Scotland".
"""

from __future__ import annotations

from collections.abc import Sequence

from verify import tables
from verify.claim import words
from verify.claim.clause_tree import FINITE, Clauses, Tie
from verify.claim.grammar import Token
from verify.claim.roles import Part, Role

_NEAR = 3  # tokens between a place and the "where" behind it
_LINKING = frozenset({"prep", "aux", "link", "det", "adv"})  # between a part and its place
_OF_WHOM = frozenset({"of", "them", "these", "those", "which", "whom"})
_APART = frozenset({Part.BY, Part.FROM, Part.ABROAD, Part.NAME, Part.BODY, Part.PEOPLE})


def beside(
    tokens: Sequence[Token], index: int, clauses: Clauses, roles: Sequence[Role]
) -> list[Role]:
    """Return the place beside the number ``tokens[index]``, or nothing."""
    before = index - 1
    while before > 0 and tokens[before].tag in {"adv", "det"}:
        before -= 1
    if before < 1:
        return []
    joined = tokens[before].text == "(" or tokens[before].low == "with"
    place = _ending_at(tokens, before - joined, roles)
    if place is not None and (joined or place.part not in _APART):
        return [place]
    return _where(tokens, index, clauses, roles)


def owned(tokens: Sequence[Token], index: int, roles: Sequence[Role]) -> list[Role]:
    """Return the roles for the number ``tokens[index]``: a part's place plays none in it."""
    parts = [_part_of(tokens, role.at) for role in roles]
    whole = _is_whole(tokens, index)
    return [
        role._replace(part=Part.OTHER, leads=False, bare=False)
        if index < part or (whole and _told_of(tokens, index, role.at))
        else role
        for role, part in zip(roles, parts, strict=True)
    ]


def _is_whole(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a number is what another is a part of: "a quarter of the 1,910 trains"."""
    before = index - 1
    while before > 0 and tokens[before].tag == "det":
        before -= 1
    return before > 0 and tokens[before].low == "of" and tokens[before - 1].tag == "num"


def _told_of(tokens: Sequence[Token], index: int, place: int) -> bool:
    """Tell whether a place is told of the part: "a quarter of the 1,910 trains were in Wales"."""
    return any(token.tag in FINITE for token in tokens[index + 1 : place])


def _part_of(tokens: Sequence[Token], place: int) -> int:
    """Return the number whose part is in a place, or -1: ", a fifth of them in", ", 12 in"."""
    at = place - 1
    while at > 0 and (tokens[at].tag in _LINKING or _leads_on(tokens[at])):
        at -= 1
    if at < 1 or at == place - 1 or tokens[at].tag != "num":
        return -1
    if any(token.low in _OF_WHOM - {"of"} for token in tokens[at + 1 : place]):
        return at
    before = at - 1
    while before > 0 and (tokens[before].tag in {"adv", "det"} or _hedges(tokens[before])):
        before -= 1
    listed = any(token.tag == "num" for token in tokens[max(0, before - 1) : before])
    parted = tokens[before].text == "," or tokens[before].low == "including"
    return at if parted and not listed else -1


def _leads_on(token: Token) -> bool:
    return token.low in _OF_WHOM or words.has(token.low, "roles.figures")


def _hedges(token: Token) -> bool:
    return token.low in tables.words("claim", "qualifiers.toml", "helpers.hedges")


def _ending_at(tokens: Sequence[Token], index: int, roles: Sequence[Role]) -> Role | None:
    """Return the place whose name ends with a token; no adjective and no owner ("Peru's 5")."""
    end = tokens[index].end
    for role in roles:
        if role.mention.span.end == end and not role.mention.adjective:
            return role
    return None


def _where(
    tokens: Sequence[Token], index: int, clauses: Clauses, roles: Sequence[Role]
) -> list[Role]:
    """Return the place before the "where" of the number's clause, unless that names its own."""
    clause = clauses.all[clauses.at[index]]
    if clause.tie is not Tie.RELATIVE:
        return []
    opened = next((n for n in range(clause.first, index) if tokens[n].low == "where"), -1)
    if opened < 0:
        return []
    end = next((n for n in range(index, len(tokens)) if tokens[n].text == ","), len(tokens))
    if any(opened < role.at < end for role in roles):
        return []
    return [role for role in roles if 0 < opened - role.at <= _NEAR][-1:]
