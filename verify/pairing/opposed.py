"""Whether the words by two numbers make them numbers of opposite, other or exchanged things.

"80 percent passed" and "20 percent failed" are both true of one test, as are "twice as many dogs
as cats" and "half as many cats as dogs", and a first novel is not the novel. Such numbers say
nothing about each other: neither that they agree nor that they differ. Nothing here reads a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from verify.match import thesaurus
from verify.match.thesaurus import Relation
from verify.model import Kind
from verify.pairing.items import Item, Reading
from verify.pairing.roles import roles, stem

#: Words as they stand, hyphenated ones in parts: "part-time", "pre-tax".
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

#: "No more than 30" is a bound and "not only" an addition: neither turns a sentence round.
_NO_TURN = re.compile(
    r"\b(?:no|not)\s+(?:(?:more|fewer|less|later|earlier|longer\s+than|higher|lower)\s+than"
    r"|only|just|least|counting|including|until)\b",
    re.IGNORECASE,
)

#: Where the clause of a number ends, if not with its stretch.
_CLAUSE_MARK = re.compile(r"[,;:()–—]|\b(?:but|which|who|though|although)\b", re.IGNORECASE)

#: A word between two that are written as names: "Doctors Without Borders".
_IN_NAME = re.compile(r"(?<=[^\W\d_]\s)(?:Without|Not|No|Never)(?=\s[A-Z])")

#: What makes the opposite of a word. "In-" only before what is a word of some length, so that
#: "income" is not the opposite of "come".
_PREFIXES = ("un", "non", "dis", "in", "im", "il", "ir")
_SHORTEST = 5

#: What the second of two compared things stands behind.
_COMPARED = re.compile(r"\b(?:than|as|against|versus|vs)\b", re.IGNORECASE)

_COMPARING = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})

#: Words that say which or how many of several are meant.
_ORDINAL = re.compile(
    r"\b(?P<which>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest"
    r"|next|previous|earlier|\d+(?:st|nd|rd|th))\s+(?P<noun>[^\W\d_]+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\A|(?<=[.!?:,;]\s))(?:(?:in|of|for)\s+)?(?:(?:the|these|those|its|his|her|their|our)\s+)?"
    r"(?P<which>one|two|three|four|five|six|seven|eight|nine|ten|both|each|every|either|neither"
    r"|another)\s+(?:of\s+(?:the|its|his|her|their|these|those)\s+(?:two\s+)?)?"
    r"(?P<noun>[^\W\d_]+)",
    re.IGNORECASE,
)


_OTHER = re.compile(r"\b(?:another|other)\s+[^\W\d_]", re.IGNORECASE)


def are_opposed(
    item: Item, other: Item, claim: Reading, evidence: Reading, *, clause: bool
) -> bool:
    """Tell whether one number is of the opposite of what the other one is of.

    With ``clause`` only a negation in the number's own clause counts: "it reached four finals but
    won none" agrees with four finals.
    """
    mine, theirs = item.stretch.of(claim.text), other.stretch.of(evidence.text)
    return (
        _is_turned(item, claim, clause=clause) != _is_turned(other, evidence, clause=clause)
        or _say_opposites(_stems(mine), _stems(theirs))
        or _mean_opposites(item, other)
        or (item.about.kind in _COMPARING and _are_exchanged(mine, theirs))
    )


def are_other_ones(item: Item, other: Item, claim: Reading, evidence: Reading) -> bool:
    """Tell whether one sentence picks some of what the other one names: her first novel, both."""
    mine, theirs = _picked(item, claim), _picked(other, evidence)
    if _is_of_others(item, claim) != _is_of_others(other, evidence):
        return True
    return any(
        mine.get(noun, "") != theirs.get(noun, "")
        for noun in mine.keys() | theirs.keys()
        if noun in _nouns(claim) and noun in _nouns(evidence)
    )


def _is_of_others(item: Item, reading: Reading) -> bool:
    """Tell whether a number is of what is not named: "a third speak another language"."""
    placed = item.about.near.own & roles().scope  # "in other territories" is a place by itself
    return not placed and _OTHER.search(item.stretch.of(reading.text)) is not None


def _is_turned(item: Item, reading: Reading, *, clause: bool) -> bool:
    """Tell whether the words by a number are negated an odd number of times; "no cases" is one."""
    text, stretch = reading.text, item.stretch
    before, behind = text[stretch.start : item.span.start], text[item.span.end : stretch.end]
    if clause:
        before, behind = _CLAUSE_MARK.split(before)[-1], _CLAUSE_MARK.split(behind)[0]
    plain = _NO_TURN.sub(" ", _IN_NAME.sub(" ", f"{before} # {behind}")).lower().replace("’", "'")
    negation = roles().negation
    turning = (one[0] in negation or one[0].endswith("n't") for one in _WORD.finditer(plain))
    return sum(turning) % 2 == 1


def _stems(words: str) -> tuple[str, ...]:
    return tuple(stem(one[0]) for one in _WORD.finditer(words))


def _say_opposites(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether each side has one phrase of a pair, and not its partner as well."""
    if any(_is_parted(*sides) for sides in _found(mine, theirs)):
        return True
    here, there = set(mine), set(theirs)
    return _has_negated(here, there) or _has_negated(there, here)


def _found(mine: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[tuple[bool, bool], ...]]:
    """Return for each pair of opposites whether each side has the one and the other."""
    return [
        tuple(
            (any(_has(words, one) for one in first), any(_has(words, one) for one in second))
            for words in (mine, theirs)
        )
        for first, second in roles().opposite
    ]


def _is_parted(mine: tuple[bool, bool], theirs: tuple[bool, bool]) -> bool:
    return {mine, theirs} == {(True, False), (False, True)}


def _has(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))


def _has_negated(plain: set[str], negated: set[str]) -> bool:
    """Tell whether a word of one side stands on the other with a prefix that negates it."""
    return any(
        len(word) >= _SHORTEST and prefix + word in negated - plain and word not in negated
        for word, prefix in product(plain, _PREFIXES)
    )


def _mean_opposites(item: Item, other: Item) -> bool:
    """Tell whether the general thesaurus takes what stands by the two numbers for opposites.

    "Rose" and "fell" are no such words: directions of one thing can be compared.
    """
    general = thesaurus.default()
    mine, theirs = item.about.near.own, other.about.near.own
    return any(
        general.relation(one, another) is Relation.OPPOSITE
        for one, another in product(mine - theirs, theirs - mine)
    )


def _are_exchanged(mine: str, theirs: str) -> bool:
    """Tell whether what is compared with what stands the other way round on the two sides."""
    first, second = _sides(mine), _sides(theirs)
    if not first or not second:
        return False
    return bool((first[0] - first[1]) & (second[1] - second[0])) and bool(
        (first[1] - first[0]) & (second[0] - second[1])
    )


def _sides(words: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the stems before and behind the last word of a comparison."""
    marks = list(_COMPARED.finditer(words))
    if not marks:
        return None
    before, behind = (
        frozenset(_stems(part)) - roles().stop
        for part in (words[: marks[-1].start()], words[marks[-1].end() :])
    )
    return before, behind


def _picked(item: Item, reading: Reading) -> dict[str, str]:
    """Return by the noun which ones, or how many, a sentence picks; not the number itself."""
    sentence = item.sentence
    return {
        stem(match["noun"]): match["which"].lower()
        for pattern in (_ORDINAL, _COUNTED)
        for match in pattern.finditer(reading.text, sentence.start, sentence.end)
        if match["noun"].lower() not in roles().moment
        and not (match.start() < item.span.end and item.span.start < match.end())
    }


def _nouns(reading: Reading) -> frozenset[str]:
    """Return the stems of a text without their plurals' sake: "sides" and "side" are one."""
    return frozenset(_stems(reading.text))
