"""The place right beside a number, which is its own whatever else the sentence names.

"In France 12 people died, in Spain 9 and in Italy 7", "followed by Spain with 11,324",
"Spain (12)", "in France, where 12 people died, in Spain and in Italy".
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim.clause_tree import Clauses, Tie
from verify.claim.grammar import Token
from verify.claim.roles import Part, Role

_NEAR = 3  # tokens between a place and the "where" behind it
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
