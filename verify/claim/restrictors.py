"""Words anywhere in a sentence by which its number may be that of a part.

The clause of a number is read for what it says (``qualifiers``). What stands outside it restricts
the number all the same in "300 road deaths in 2023 (drivers only)" or "..., counting only
motorways". Such words never say what is meant, so they are kept unread: a number with one may be
supported and is never refuted. Each has a reach: "only" in "only because of storms" restricts the
cause, "first" in "as first reported" the report, and what a clause beside says of its own number
stays there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from verify import tables
from verify.claim import words
from verify.claim.agents import some_doers
from verify.claim.attribution import reports
from verify.claim.grammar import Token
from verify.claim.places import PlaceMention
from verify.claim.segments import segments_of
from verify.model import Kind, Place, Qualifier, QualifierRole, Span
from verify.patterns import lazy

_FILE = "qualifiers.toml"
_ASIDE = lazy(r"\(([^()]{3,120})\)")
_WORD = lazy(r"[a-z]{3,}")
_ORDINALS = ("first-", "second-", "third-", "fourth-", "half-", "mid-")
_DENIED = 4  # tokens before "counted" in which "not" turns it around
_HEDGE = 3  # tokens before the number that may be its hedge: "only about 30"
_AHEAD = 6  # tokens behind "leaving" in which "out" may stand
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_COORDINATE = frozenset({"and", ", and", "but", ", but", "mark"})
_MOST = 24  # kept of one sentence, so that the work does not grow with its numbers


class Restrictor(NamedTuple):
    """A word that may restrict the numbers of its sentence, and where it stands in the article."""

    word: str
    span: Span


def restrictors_in(tokens: Sequence[Token], sentence: str, start: int) -> tuple[Restrictor, ...]:
    """Return what may restrict the numbers of a sentence that begins at ``start``, once for all."""
    found = _found(tokens, sentence, start)
    return tuple(islice(found, _MOST))


def _found(tokens: Sequence[Token], sentence: str, start: int) -> Iterator[Restrictor]:
    if tokens and tokens[0].low in _set("leading"):
        yield _of(tokens[0].low, tokens[0])
    low = sentence.lower()
    for phrase in sorted(_set("phrases") | _set("moments") | _set("peaks")):
        at = f" {low}".find(f" {phrase.replace('_', ' ')}")
        if at >= 0:
            yield Restrictor(phrase, Span(start + at, start + at + len(phrase)))
    for match in _ASIDE.finditer(sentence):
        for word in _WORD.findall(match[1]):
            yield Restrictor(word, Span(*match.span()).shifted(start))
    yield from _listed(tokens)


def _listed(tokens: Sequence[Token]) -> Iterator[Restrictor]:
    for position, token in enumerate(tokens):
        before = [one.low for one in tokens[max(0, position - _DENIED) : position]]
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        if token.low in _set("restrictors"):
            if _restricts(tokens, position):
                yield _of(token.low, token)
        elif token.low in _set("counting") and not _set("denials").isdisjoint(before):
            yield _of(f"not {token.low}", token)
        elif token.low in _set("parts_of_years") or token.low.startswith(_ORDINALS):
            led = bool(before) and before[-1] in _set("leads")
            if not led and after is not None and after.tag == "word":  # "the July harvest"
                yield _of(f"{token.low} {words.singular(after.low)}", token)


def _restricts(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a listed word restricts what is counted, and not a cause, a report or a rest."""
    token = tokens[position]
    before = tokens[position - 1] if position else None
    after = [one.low for one in tokens[position + 1 : position + 1 + _AHEAD]]
    if token.low in _set("focusing"):
        return not (after and after[0] in _set("causes")) and after[:2] != ["one", "of"]
    if token.low in _set("ordinals"):  # "the first reported deaths" are the first of them
        told = bool(after) and reports(after[0])
        return not (told and (before is None or before.tag != "det"))
    if token.low in _set("leaving"):
        return not _set("out").isdisjoint(after)
    return True


def _of(word: str, token: Token) -> Restrictor:
    return Restrictor(word, Span(token.start, token.end))


def restrictors_of(
    found: Iterable[Restrictor],
    tokens: Sequence[Token],
    index: int,
    own: Iterable[Token],
    *,
    kind: Kind,
    counts: bool,
    apart: Iterable[Token] = (),
    places: Iterable[Place],
    named: Iterable[PlaceMention],
) -> tuple[Qualifier, ...]:
    """Return what may restrict the number ``tokens[index]``, most of it unread qualifiers.

    A level "on the month" or "as high as" is one over another time. ``counts`` tells that it counts
    things, ``found`` are those of its sentence, ``own`` the tokens of its clause, ``places`` those
    it is about, ``named`` those named near it; a further country in the clause ("exports to
    Sweden") restricts. Words of the number's own hedge and around it do
    not, nor do those of a clause beside it that has a number of its own, nor those of the tokens
    that stand ``apart`` as mere remarks.
    """
    number, clause = tokens[index], tuple(own)
    hedge = Span(tokens[max(0, index - _HEDGE)].start, number.end)
    around = Span(number.start, number.end)
    beside = [*_beside(tokens, index), *(Span(one.start, one.end) for one in apart)]
    told = [
        one.word
        for one in found
        if not (one.word == "only" and hedge.start <= one.span.start < hedge.end)
        and not (one.span.start <= around.start and around.end <= one.span.end)
        and not any(span.start <= one.span.start < span.end for span in beside)
        and (counts or one.word not in _set("reasons"))
        and (kind not in _CHANGES or one.word not in _set("moments"))
    ]
    told += _others(clause, number, places, named)
    if index and tokens[index - 1].low in _set("ordered"):
        told.append(f"the {tokens[index - 1].low}")
    if counts and (doers := some_doers(tokens, index)):
        told.append(doers)
    return tuple(Qualifier(role=_role(one), words=one) for one in dict.fromkeys(told))


def _role(word: str) -> QualifierRole:
    moment = word in _set("moments") or word in _set("peaks")
    return QualifierRole.OVER if moment else QualifierRole.UNREAD


def _beside(tokens: Sequence[Token], index: int) -> list[Span]:
    """Return where the clauses stand that have a verb and a number of their own.

    "Deaths fell to 300 in 2023, and the first 20 of this year were drivers": what the second says
    of its own number is nothing of the 300. A clause without a number may speak of the other's.
    """
    segments = segments_of(tokens, range(len(tokens)))
    at = next(n for n, one in enumerate(segments) if index in one.positions)
    found = []
    for n in (at - 1, at + 1):
        if not 0 <= n < len(segments):
            continue
        one, later = segments[n], segments[max(n, at)]
        if one.verb and one.numbers and later.verb and later.lead in _COORDINATE:
            found.append(Span(tokens[one.positions[0]].start, tokens[one.positions[-1]].end))
    return found


def _others(
    clause: Sequence[Token],
    number: Token,
    places: Iterable[Place],
    named: Iterable[PlaceMention],
) -> Iterator[str]:
    """Yield the countries of the clause that the number is not said to be about.

    In "300 in Norway and 400 in Sweden" each number has a country of its own.
    """
    mine = {one.code or one.name for one in places}
    for mention in named:
        place = mention.place
        inside = any(t.start < mention.span.end and mention.span.start < t.end for t in clause)
        other = bool(place.code) and place.code not in mine and inside and bool(mine)
        if other and not _has_its_own(clause, number, mention):
            yield place.name.lower()


def _has_its_own(clause: Sequence[Token], number: Token, mention: PlaceMention) -> bool:
    """Tell whether a country behind the number is that of another one, joined by "and"."""
    between = [one for one in clause if number.end <= one.start < mention.span.start]
    numbered = any(one.ref >= 0 for one in between)
    joined = any(one.low in {"and", "against", "while", "but"} for one in between)
    return numbered and joined and between[-1].low in {"in", "for"}


def _set(name: str) -> frozenset[str]:
    return tables.words("claim", _FILE, f"restrictors.{name}")
