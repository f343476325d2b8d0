"""What restricts a number to a part, a group, a stretch of time or a comparison.

"30 of the people killed were under 25", "20 fewer people", "9 people each month": the subject is
"people killed", and the number is not of all of them. Each such word becomes a typed ``Qualifier``;
a content word of the number's own clause that no rule understands becomes an unread one. Both
sides of a match are read with the same lists: claims from the tokens of their clause, figures from
their headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from verify import tables
from verify.claim import words
from verify.claim.grammar import Token, tokens_of
from verify.model import Kind, Place, Qualifier, QualifierRole, Span, Subject

_FILE = "qualifiers.toml"
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_EDGES = "-–'’s"
_LONGEST_HEDGE = 6  # tokens before a number that may be its hedge
_MOST_UNREAD = 24
_IN_TITLES = frozenset({QualifierRole.GROUP, QualifierRole.AVERAGE, QualifierRole.OVER})


class _Found(NamedTuple):
    """A qualifier and how many tokens it takes."""

    qualifier: Qualifier
    length: int = 1


def qualifiers_of(
    tokens: Sequence[Token],
    own: Sequence[int],
    index: int,
    *,
    subject: Subject,
    kind: Kind,
    percent: bool = False,
    places: Iterable[Place] = (),
    named: Iterable[Span] = (),
    dated: str = "",
) -> tuple[Qualifier, ...]:
    """Return what qualifies the number ``tokens[index]`` among its ``own`` tokens, in order.

    Its hedge does not count, nor do words of change where ``kind`` is a change. "Of the" behind a
    ``percent`` says what it is a share of, behind a count that it is a part. ``subject`` and
    ``places`` are compared apart, so their words are not unread; nor are the countries at
    ``named``. ``dated`` are the words of the number's period.
    """
    hedge = _hedge(tokens, index)
    clause = [tokens[i] for i in own if i not in hedge]
    at = next(n for n, token in enumerate(clause) if token is tokens[index])
    found, taken = _typed(clause, at, compared=kind not in _CHANGES, dated=dated)
    if percent:
        found = [one for one in found if one != _OF_THE]
    found = [one for one in found if not (one.words in _LEADING and _has_group(found))]
    known = {subject.head, *subject.modifiers}
    known.update(word for place in places for word in words.content_words(place.name))
    spans = tuple(named)
    left = [
        token
        for n, token in enumerate(clause)
        if n not in taken
        and token.tag not in {"num", "time"}
        and not any(span.start < token.end and token.start < span.end for span in spans)
    ]
    unread = (word for token in left for word in words.content_words(token.text))
    found += [
        Qualifier(role=QualifierRole.UNREAD, words=word)
        for word in list(dict.fromkeys(word for word in unread if word not in known))[:_MOST_UNREAD]
    ]
    return tuple(dict.fromkeys(found))


def heading_qualifiers(
    headings: str, *, titles: str = "", subject: Subject
) -> tuple[Qualifier, ...]:
    """Return what qualifies a figure: from its own ``headings`` in full, and from its ``titles``.

    Titles are headings of many figures, so that of them only groups, averages and rates are taken;
    all other words around the ``subject`` are unread.
    """
    own, _ = _typed(tokens_of(headings, numbers=()), -1, compared=True, dated="")
    wide, _ = _typed(tokens_of(titles, numbers=()), -1, compared=True, dated="")
    found = [*own, *(one for one in wide if one.role in _IN_TITLES)]
    read = {word for one in found for word in one.words.split()}
    unread = (
        Qualifier(role=QualifierRole.UNREAD, words=word)
        for word in subject.context
        if word not in read
    )
    return tuple(dict.fromkeys((*found, *unread)))


def _hedge(tokens: Sequence[Token], index: int) -> frozenset[int]:
    """Return the positions of the number's own hedge: "more than", "or fewer"."""
    positions: set[int] = set()
    for position in range(index - 1, max(-1, index - _LONGEST_HEDGE), -1):
        if not _is(tokens[position].low, "helpers.hedges"):
            break
        positions.add(position)
    if [t.low for t in tokens[index + 1 : index + 2]] == ["or"]:
        after = [index + 1, index + 2]
        if index + 2 < len(tokens) and _is(tokens[index + 2].low, "helpers.hedges"):
            positions.update(after)
    return frozenset(positions)


def _typed(
    clause: Sequence[Token], at: int, *, compared: bool, dated: str
) -> tuple[list[Qualifier], set[int]]:
    """Return the qualifiers that rules understand, and the positions that they took."""
    found: list[Qualifier] = []
    taken: set[int] = set()
    position = 0
    while position < len(clause):
        one = _at(clause, position, at, dated=dated) if position != at else _part(clause, at)
        role = one.qualifier.role if one else None
        if one is None or (
            role is QualifierRole.COMPARED and not (compared and _attached(clause, position, at))
        ):
            position += 1
            continue
        found.append(one.qualifier)
        if position != at:
            taken.update(range(position, position + one.length))
        position += one.length
    return found, taken


def _part(clause: Sequence[Token], at: int) -> _Found | None:
    """Return "of the" behind the number."""
    following = [token.low for token in clause[at + 1 : at + 3]]
    if len(following) == 2 and following[0] == "of" and _is(following[1], "helpers.wholes"):
        return _Found(_OF_THE)
    return None


_OF_THE = Qualifier(role=QualifierRole.PART, words="of")


def _attached(clause: Sequence[Token], position: int, at: int) -> bool:
    """Tell whether no punctuation parts a word of comparison from the number.

    In "30 died, fewer than in 2022" the thirty are all who died; in "30 fewer died" they are not.
    """
    between = clause[min(position, at) + 1 : max(position, at)]
    return at < 0 or all(token.tag != "punct" for token in between)


def _at(clause: Sequence[Token], position: int, at: int, *, dated: str) -> _Found | None:
    """Return the qualifier that begins at a position, if one does."""
    token = clause[position]
    if token.tag == "time":
        return _stretch(token, dated)
    if token.tag in {"punct", "num"}:
        return _length(clause, position, at, dated) if token.tag == "num" else None
    return (
        _rate(clause, position)
        or _age(clause, position, at)
        or _length(clause, position, at, dated)
        or _listed(token)
    )


def _stretch(token: Token, dated: str) -> _Found | None:
    """Return "the past seven years", unless it is the number's period and compared as that."""
    length = next((w for w in token.low.split() if _is_plural_time(w)), "")
    if not length or token.low == dated.lower():
        return None
    return _Found(Qualifier(role=QualifierRole.OVER, words=token.low))


def _rate(clause: Sequence[Token], position: int) -> _Found | None:
    """Return "a month", "each week", "per head", "for every bed"; "a year earlier" is a moment."""
    word = clause[position].low
    spread = (
        word in {"each", "every"} and position > 0 and clause[position - 1].low in {"for", "to"}
    )
    following = clause[position + 1] if position + 1 < len(clause) else None
    if following is None or word not in {"a", "an", "each", "every", "per"}:
        return None
    if _is(following.low, "helpers.times"):
        after = clause[position + 2].low if position + 2 < len(clause) else ""
        if not _is(after, "helpers.anchored"):
            return _Found(Qualifier(role=QualifierRole.OVER, words=following.low), 2)
        return None
    if word == "per" or (spread and following.tag == "word"):
        return _Found(Qualifier(role=QualifierRole.OVER, words=f"per {following.low}"), 2)
    return None


def _age(clause: Sequence[Token], position: int, at: int) -> _Found | None:
    """Return "under 25", "aged 15 to 24", "over-65s", "15- to 24-year-olds"."""
    token = clause[position]
    low = token.low.strip(_EDGES)
    first, dash, rest = low.partition("-")
    if dash and _is(first, "helpers.bounds") and rest[:1].isdigit():
        return _Found(Qualifier(role=QualifierRole.GROUP, words=f"{first} {rest}"))
    if low.endswith(("year-old", "year-olds")):
        return _Found(Qualifier(role=QualifierRole.GROUP, words=low.replace("-", " ")))
    if not _is(low, "helpers.bounds"):
        return None
    end = position + 1
    while end < len(clause) and end != at and end - position < 5:
        word = clause[end].low
        number = word[:1].isdigit() or clause[end].tag == "num"
        if not (number or word in _AGE_JOINS) or _is_plural_time(word.split()[-1]):
            break
        if word.endswith(_NO_AGES):  # "above 26 percent"
            return None
        end += 1
    numbers = [t.low.rstrip("s") for t in clause[position + 1 : end] if t.low not in _AGE_JOINS]
    if not numbers:
        return None
    return _Found(
        Qualifier(role=QualifierRole.GROUP, words=" ".join((low, *numbers))), end - position
    )


_NO_AGES = (
    "%",
    "percent",
    "per cent",
    "points",
    "million",
    "billion",
    "dollars",
    "euros",
    "pounds",
)
_LEADING = frozenset({"among", "amongst"})  # these only lead to a group


def _has_group(found: Iterable[Qualifier]) -> bool:
    return any(one.role is QualifierRole.GROUP for one in found)


_AGE_JOINS = frozenset({"and", "to", "or", "-", "–", "than", "of"})


def _length(clause: Sequence[Token], position: int, at: int, dated: str) -> _Found | None:
    """Return "seven years": longer than a figure's own time; "three years ago" is a moment."""
    low = clause[position].low  # "seven years" may be a number's one token
    word = low.split()[-1]
    if not _is_plural_time(word) or position == at or low in dated.lower():
        return None
    after = clause[position + 1].low if position + 1 < len(clause) else ""
    if _is(after, "helpers.anchored"):
        return None
    return _Found(Qualifier(role=QualifierRole.OVER, words=word))


def _listed(token: Token) -> _Found | None:
    """Return the role of a single word that the data file lists."""
    role = _roles().get(token.low) or _roles().get(words.singular(token.low))
    return _Found(Qualifier(role=role, words=words.singular(token.low))) if role else None


@cache
def _roles() -> Mapping[str, QualifierRole]:
    """Return the role of every listed word."""
    return MappingProxyType(
        {
            word: role
            for role in reversed(QualifierRole)
            for word in tables.words("claim", _FILE, f"roles.{role.value}")
        }
    )


def _is_plural_time(word: str) -> bool:
    one = words.singular(word)
    return one != word and _is(one, "helpers.times")


def _is(word: str, key: str) -> bool:
    return word in tables.words("claim", _FILE, key)


def unread(qualifiers: Iterable[Qualifier]) -> Iterator[str]:
    """Yield the words that no rule understood."""
    return (one.words for one in qualifiers if one.role is QualifierRole.UNREAD)
