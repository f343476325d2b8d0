"""Words anywhere in a sentence by which its number may be that of a part.

The clause of a number is read for what it says (``qualifiers``). What stands outside it restricts
the number all the same in "300 road deaths in 2023 (drivers only)" or "..., counting only
motorways". Such words never say what is meant, so they are kept unread: a number with one may be
supported and is never refuted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from verify.claim.grammar import Token
from verify.claim.places import PlaceMention
from verify.model import Place, Qualifier, QualifierRole
from verify.text import tables

_HERE = Path(__file__).parent
_FILE = "qualifiers.toml"
_ASIDE = re.compile(r"\(([^()]{3,120})\)")
_WORD = re.compile(r"[a-z]{3,}")
_ORDINALS = ("first-", "second-", "third-", "fourth-", "half-", "mid-")
_DENIED = 4  # tokens before "counted" in which "not" turns it around
_HEDGE = 3  # tokens before the number that may be its hedge: "only about 30"


def restrictors_of(
    tokens: Sequence[Token],
    index: int,
    own: Iterable[Token],
    *,
    sentence: str,
    places: Iterable[Place],
    named: Iterable[PlaceMention],
) -> tuple[Qualifier, ...]:
    """Return what may restrict the number ``tokens[index]``, each an unread qualifier.

    ``own`` are the tokens of the number's clause, ``places`` those it is about, ``named`` the
    places that the sentence names; a further country in the clause ("exports to Sweden") restricts.
    """
    found = [*_listed(tokens, index), *_asides(sentence, tokens[index].text), *_parts(tokens)]
    found += _others(own, places, named)
    if tokens and tokens[0].low in _set("leading"):
        found.append(tokens[0].low)
    if index and tokens[index - 1].low in _set("ordered"):
        found.append(f"the {tokens[index - 1].low}")
    low = sentence.lower()
    found += [phrase for phrase in sorted(_set("phrases")) if phrase.replace("_", " ") in low]
    return tuple(Qualifier(role=QualifierRole.UNREAD, words=one) for one in dict.fromkeys(found))


def _listed(tokens: Sequence[Token], index: int) -> Iterator[str]:
    for position, token in enumerate(tokens):
        if token.low in _set("restrictors") and not index - _HEDGE <= position < index:
            yield token.low
        elif token.low in _set("counting"):
            before = {one.low for one in tokens[max(0, position - _DENIED) : position]}
            if not _set("denials").isdisjoint(before):
                yield f"not {token.low}"


def _parts(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the part of a year that stands before a noun: "the July harvest"."""
    for before, token, after in zip(("", *tokens), tokens, tokens[1:], strict=False):
        part = token.low in _set("parts_of_years") or token.low.startswith(_ORDINALS)
        led = isinstance(before, Token) and before.low in _set("leads")
        if part and not led and after.tag == "word":
            yield f"{token.low} {after.low}"


def _asides(sentence: str, number: str) -> Iterator[str]:
    """Yield the words in parentheses that do not hold the number itself."""
    for match in _ASIDE.finditer(sentence):
        if number not in match[1]:
            yield from _WORD.findall(match[1])


def _others(
    own: Iterable[Token], places: Iterable[Place], named: Iterable[PlaceMention]
) -> Iterator[str]:
    """Yield the countries of the clause that the number is not said to be about."""
    mine = {one.code or one.name for one in places}
    clause = tuple(own)
    for mention in named:
        place = mention.place
        inside = any(t.start < mention.span.end and mention.span.start < t.end for t in clause)
        if place.code and place.code not in mine and inside and mine:
            yield place.name.lower()


def _set(name: str) -> frozenset[str]:
    return tables.words(_HERE, _FILE, f"restrictors.{name}")
