"""The part that each place of a sentence plays: where something is, who acts, what is compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from verify.claim import words
from verify.claim.clause_tree import FINITE, Clauses, Tie, may_be_verb
from verify.claim.grammar import Token
from verify.claim.places import PlaceMention, is_capital
from verify.model import Span
from verify.patterns import lazy

_RANGE = 7  # tokens before "in Europe" in which "the highest" makes it what is compared
_AHEAD = 40  # tokens behind a place in which its verb is looked for
_LISTED = lazy(r"(?:,\s?|,?\s(?P<joint>and|or|&)\s)(?:the\s)?")


class Part(StrEnum):
    """What a place does in its sentence."""

    IN = "in"  # "in Peru"
    ADJECTIVE = "adjective"  # inside a noun phrase: "Peruvian exports", "Peru's exports"
    SUBJECT = "subject"  # "Peru saw"
    PEOPLE = "people"  # "Peruvians paid"
    BODY = "body"  # "the Peruvian ministry": who counts or speaks
    TO = "to"  # "sent to Peru"
    BY = "by"  # who does it
    FROM = "from"  # where it comes from
    ABROAD = "abroad"  # "Peruvian immigrants"
    NAME = "name"  # "the Danish People's Party"
    OTHER = "other"


class Role(NamedTuple):
    """A place with its part, its clause, the token it begins at, and whether it leads the clause.

    A place leads if its noun phrase begins the clause: it is the subject's, or a part of it.
    Places of one list ("Kenya, Peru and Chad") have the same ``group``. ``compared`` is the place
    of "twice the Italian figure", ``bare`` a name without preposition or ending ("Peru saw").
    """

    mention: PlaceMention
    part: Part
    clause: int
    at: int
    leads: bool = False
    group: int = -1
    compared: bool = False
    bare: bool = False

    def within(self, phrase: Span | None) -> Role:
        """Return the role for a number of that noun phrase: a bare name in it is a part of it."""
        inside = self.bare and phrase is not None and phrase.overlaps(self.mention.span)
        return self._replace(part=Part.ADJECTIVE) if inside else self

    def spoken(self) -> Role:
        """Return the role of a place that only tells who speaks, or where."""
        return self._replace(part=Part.BODY, leads=False, bare=False)


def roles_of(
    text: str,
    tokens: Sequence[Token],
    clauses: Clauses,
    places: Sequence[PlaceMention],
) -> list[Role]:
    """Return each place with its role; in a list ("in Kenya, Peru and Chad") all have one."""
    roles: list[Role] = []
    group: list[PlaceMention] = []
    joined = False
    for mention in places:
        gap = _LISTED.fullmatch(text, group[-1].span.end, mention.span.start) if group else None
        if gap is None:
            roles += _of_group(tokens, clauses, group, joined=joined)
            group, joined = [], False
        joined = joined or (gap is not None and gap["joint"] is not None)
        group.append(mention)
    return roles + _of_group(tokens, clauses, group, joined=joined)


def _of_group(
    tokens: Sequence[Token],
    clauses: Clauses,
    group: Sequence[PlaceMention],
    *,
    joined: bool,
) -> list[Role]:
    """Return places that follow each other with their roles; "and" gives them all the same one."""
    own = [_role(tokens, clauses, mention) for mention in group]
    if not joined:
        return own
    one = own[0] if own[0].part is not Part.OTHER else own[-1]
    return [r._replace(part=one.part, leads=one.leads, group=own[0].at) for r in own]


def _role(tokens: Sequence[Token], clauses: Clauses, mention: PlaceMention) -> Role:
    at = min(bisect_right(tokens, mention.span.start, key=_end), len(tokens) - 1)
    after = bisect_left(tokens, mention.span.end, lo=at, key=_start)
    after = after if after < len(tokens) else -1
    before = at - 1
    while before >= 0 and tokens[before].tag in {"det", "word", "ed", "adv"} and at - before < 5:
        before -= 1
    clause = clauses.at[at]
    part = _part(tokens, mention, at=at, before=before, after=after)
    leads = (
        before < 0
        or clauses.at[before] != clause
        or tokens[before].tag in {"punct", "conj", "rel", "time"}
        or words.has(tokens[before].low, "roles.showing")
    )
    bare = part is None
    if part is None:
        part = _of_subject(tokens, clauses, mention, at=at, before=before, after=after)
    compared = _is_multiple(tokens, at)
    return Role(mention, part, clause, at, leads, at, compared=compared, bare=bare)


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end


def _part(
    tokens: Sequence[Token],
    mention: PlaceMention,
    *,
    at: int,
    before: int,
    after: int,
) -> Part | None:
    """Return what a place that begins at token ``at`` does there; None for a bare name.

    ``before`` is the token before its noun phrase (-1 for none), ``after`` the one behind it.
    """
    if mention.place.name == "World":
        return Part.IN
    following = tokens[after] if after >= 0 else None
    lead = tokens[before].low if before >= 0 and tokens[before].tag == "prep" else ""
    if apart := _set_apart(tokens, mention, lead, at=at, before=before, after=after):
        return apart
    if mention.adjective:
        return _of_adjective(tokens, following, lead, at)
    possessive = tokens[at].text.endswith(("'s", "’s")) or (
        following is not None and following.text in {"'", "’"}
    )
    if possessive and words.has(lead, "roles.within"):  # "on Peru's roads"
        return Part.IN
    narrowed = (
        t.tag == "det" or words.has(t.low, "nouns.sides") or words.has(t.low, "nouns.neighbours")
        for t in tokens[before + 1 : at]
    )
    if lead and all(narrowed):
        to = Part.TO if lead == "to" else Part.OTHER
        return Part.IN if words.has(lead, "roles.locative") else to
    if possessive:
        return Part.BODY if _is_body(tokens, after) else Part.ADJECTIVE
    return None


def _set_apart(
    tokens: Sequence[Token],
    mention: PlaceMention,
    lead: str,
    *,
    at: int,
    before: int,
    after: int,
) -> Part | None:
    """Return the part of a place that is none of the number's: who does it, a name, a measure."""
    if lead in {"by", "from"}:
        return Part(lead)
    if "-" in tokens[at].text[max(0, mention.span.end - tokens[at].start) :]:
        return Part.OTHER  # "US-led forces"
    if _in_a_name(tokens, mention, at, after):
        return Part.NAME
    if words.has(lead, "roles.within") and _is_likened(tokens, before):
        return Part.OTHER
    if words.has(lead, "roles.compared") or _is_multiple(tokens, at) or _is_range(tokens, before):
        return Part.OTHER
    return None


def _of_subject(
    tokens: Sequence[Token],
    clauses: Clauses,
    mention: PlaceMention,
    *,
    at: int,
    before: int,
    after: int,
) -> Part:
    """Return the part of a bare name: the subject of a verb, who speaks, or nothing known."""
    if at and words.has(tokens[at - 1].low, "roles.reached"):
        return Part.TO
    verb = _next_in_clause(tokens, clauses, at, after)
    opens = before < 0 or clauses.at[before] != clauses.at[at]
    if verb is None or not may_be_verb(verb):
        set_off = opens and after >= 0 and (tokens[after].text == "," or verb is None)
        return Part.SUBJECT if set_off else Part.OTHER
    if words.has(verb.low, "roles.reporting") and _speaks(tokens, verb):
        return Part.BODY
    if is_capital(mention.place) and not words.has(verb.low, "roles.counting"):
        return Part.OTHER
    return Part.SUBJECT


def _is_likened(tokens: Sequence[Token], lead: int) -> bool:
    """Tell whether the number is likened to a place: "as in Peru", "twice the number in Peru"."""
    at = lead - 1
    while at > 0 and (tokens[at].tag == "det" or words.has(tokens[at].low, "roles.figures")):
        at -= 1
    if at < lead - 1:
        return at >= 0 and tokens[at].low.endswith(("times", "twice", "double"))
    while at > 0 and (tokens[at].tag in {"aux", "pron"} or tokens[at].low.startswith("happen")):
        at -= 1
    return at >= 0 and words.has(tokens[at].low, "roles.likened")


def _is_multiple(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number of times stands before the place: "twice the Italian figure"."""
    for token in reversed(tokens[max(0, at - 3) : at]):
        if token.tag not in {"det", "num"} and token.low not in {"twice", "double", "times"}:
            return False
        if token.low.endswith("times") or token.low in {"twice", "double", "half"}:
            return True
    return False


def _is_range(tokens: Sequence[Token], before: int) -> bool:
    """Tell whether the place is the range of a comparison: "the highest in Europe"."""
    if before < 0 or tokens[before].low not in {"in", "of", "across"}:
        return False
    for token in reversed(tokens[max(0, before - _RANGE) : before]):
        if token.tag in {"punct", "num"} or token.tag in FINITE:
            return False
        if words.has(token.low, "roles.ranked") or _is_superlative(token.low):
            return True
    return False


def _is_superlative(word: str) -> bool:
    """Tell whether a word ends as superlatives do and is no harvest, forest or interest."""
    return word.endswith("est") and len(word) > 5 and not words.has(word, "nouns.unranked")


def _of_adjective(tokens: Sequence[Token], following: Token | None, lead: str, at: int) -> Part:
    """Return the part of a demonym: "Danish exports", "in the Danish parliament", "Danes paid"."""
    people = tokens[at].low.endswith("ns") or tokens[at].low in {"danes", "swedes", "poles"}
    near = [t.low for t in tokens[at : at + 3]]
    if any(words.has(word, "nouns.abroad") for word in near):
        return Part.ABROAD
    alone = people or following is None or following.tag not in {"word", "ed", "num"}
    if alone and lead in {"of", "among"}:
        return Part.PEOPLE
    if alone:
        counted = at > 0 and any(t.tag == "num" for t in tokens[max(0, at - 2) : at])
        acts = following is not None and following.tag in FINITE | {"ed", "adv"}
        return Part.PEOPLE if acts and not counted else Part.ABROAD
    if any(words.has(word, "nouns.moneys") for word in near):
        return Part.OTHER
    if _is_body(tokens, at + 1) and not words.has(lead, "roles.locative"):
        return Part.BODY
    return Part.IN if words.has(lead, "roles.within") else Part.ADJECTIVE


def _is_body(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether the noun phrase that goes on at ``first`` names an office or who holds it."""
    last = ""
    for token in tokens[first : first + 4] if first >= 0 else ():
        if token.tag != "word":
            break
        last = token.low
    return words.has(last, "nouns.offices")


def _in_a_name(tokens: Sequence[Token], mention: PlaceMention, at: int, after: int) -> bool:
    """Tell whether a place's name is part of another: "Bank of England", "New Zealand First"."""
    if tokens[at].text.endswith(("'s", "’s")):
        return False
    following = tokens[after] if 0 <= after < len(tokens) else None
    if following is not None and following.start - mention.span.end == 1:
        written = following.text
        if written[:1].isupper() and written[1:2].islower() and following.tag != "num":
            return True
    of = at >= 2 and tokens[at - 1].low == "of" and tokens[at - 2].text[:1].isupper()
    return of and words.has(tokens[at - 2].low, "nouns.bodies")


def _next_in_clause(tokens: Sequence[Token], clauses: Clauses, at: int, after: int) -> Token | None:
    """Return the next word of the clause behind a place, over relative clauses and asides."""
    clause = clauses.at[at]
    end = min(len(tokens), after + _AHEAD)
    for index in range(after, end) if after >= 0 else ():
        if clauses.at[index] != clause:
            if clauses.all[clauses.at[index]].tie in {Tie.MAIN, Tie.AFTER}:
                return None
            continue
        if tokens[index].tag not in {"adv", "time"}:
            return tokens[index]
    return None


def _speaks(tokens: Sequence[Token], verb: Token) -> bool:
    """Tell whether a verb of saying has a sentence behind it: "reported that", not "reported 5"."""
    at = bisect_left(tokens, verb.end, key=_start)
    behind = tokens[at].low if at < len(tokens) else ""
    return words.has(verb.low, "roles.said") or behind == "that"
