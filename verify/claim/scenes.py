"""Places and entities of a number: where what it counts is, and which names stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.claim import words
from verify.claim.grammar import Token
from verify.claim.places import PlaceMention
from verify.model import Place, Span

_LOCATIVE = frozenset(
    {"in", "of", "across", "within", "throughout", "inside", "at", "around", "near", "over", "for"}
)
_CLAUSE_WORDS = frozenset({"while", "but", "whereas", "although", "though"})
_CLAUSE_MARKS = frozenset({";", ":", "—", "–", "(", ")"})
_NAME = re.compile(
    r"[A-Z][\w’'&.-]*(?:\s+(?:(?:of|the|for|ul|de|al|bin|van|von|&)\s+){0,2}[A-Z][\w’'&.-]*)*"
)
_VERBS = frozenset({"aux", "link", "up", "down", "verb", "ed"})
_POSSESSIVE = re.compile(r"['’]s(?:\s+|$)")
_LISTED = re.compile(r"(?:,\s?|,?\s(?P<joint>and|or|&)\s)(?:the\s)?")
_TRIMMED = "’'.,"
_REPORTING = frozenset({"said", "says", "announced", "told", "reported", "claimed", "stated"})
_MOST_ENTITIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The places that a number is about, and the names that only stand near it."""

    places: tuple[Place, ...] = ()
    entities: tuple[str, ...] = ()


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
    places: Sequence[PlaceMention],
) -> Scene:
    """Return places and entities of the number ``tokens[index]``.

    ``phrase`` is where its noun phrase stands, ``places`` those of the sentence (spans in
    ``text``). A place behind "by" acts and one behind "from" is left: neither is where the number
    holds, so both are entities; so are demonyms of people abroad ("Afghan refugees").
    """
    first, end = clause_of(tokens, index)
    clause = Span(tokens[first].start, tokens[end - 1].end)
    number = Span(tokens[index].start, tokens[index].end)
    roles = _roles(text, tokens, phrase, places)
    home = [mention for mention, role in roles if role in {"in", "adjective", "subject"}]
    chosen = (
        _inside(home, phrase, number)
        or [m for m, role in roles if role == "in" and m.span.overlaps(clause)]
        or [m for m, role in roles if role == "subject" and m.span.overlaps(clause)]
        or [m for m, role in roles if role == "in" and _opens(tokens, m)]
        or [m for m, role in roles if role == "subject" and _leads(tokens, m)]
    )
    unknown = _unknown_places(tokens, first, end, index, places)
    found = tuple(dict.fromkeys((*unknown, *(m.place for m in chosen))))
    others = (m.place.name for m, role in roles if role in {"abroad", "by", "from"})
    known = {place.name for place in found} | {m.span.of(text) for m in places}
    names = (name for name in _names(text, tokens) if name not in known)
    entities = tuple(dict.fromkeys((*others, *names)))[:_MOST_ENTITIES]
    return Scene(places=found, entities=entities)


def _roles(
    text: str, tokens: Sequence[Token], phrase: Span | None, places: Sequence[PlaceMention]
) -> list[tuple[PlaceMention, str]]:
    """Return each place with its role; in a list ("in Kenya, Peru and Chad") all have one."""
    roles: list[tuple[PlaceMention, str]] = []
    group: list[PlaceMention] = []
    joined = False
    for mention in places:
        gap = _LISTED.fullmatch(text, group[-1].span.end, mention.span.start) if group else None
        if gap is None:
            roles += _of_group(tokens, phrase, group, joined=joined)
            group, joined = [], False
        joined = joined or (gap is not None and gap["joint"] is not None)
        group.append(mention)
    return roles + _of_group(tokens, phrase, group, joined=joined)


def _of_group(
    tokens: Sequence[Token], phrase: Span | None, group: Sequence[PlaceMention], *, joined: bool
) -> list[tuple[PlaceMention, str]]:
    """Return places that follow each other with their roles; "and" gives them all the same one."""
    own = [_role(tokens, mention, phrase) for mention in group]
    if joined:
        own = [own[0] if own[0] != "other" else own[-1]] * len(own)
    return list(zip(group, own, strict=True))


def _inside(
    mentions: Sequence[PlaceMention], phrase: Span | None, number: Span
) -> list[PlaceMention]:
    """Return the places inside the noun phrase, or between it and its number."""
    if phrase is None:
        return []
    whole = Span(min(phrase.start, number.start), max(phrase.end, number.end))
    near = whole if whole.end - whole.start < 120 else phrase
    return [m for m in mentions if near.start <= m.span.start and m.span.end <= near.end]


def _role(tokens: Sequence[Token], mention: PlaceMention, phrase: Span | None) -> str:
    """Return how a place stands there: in, by, from, adjective, abroad, subject or other."""
    if mention.place.name == "World":
        return "in"
    at = next((i for i, t in enumerate(tokens) if t.end > mention.span.start), len(tokens))
    after = next((i for i in range(at, len(tokens)) if tokens[i].start >= mention.span.end), -1)
    following = tokens[after] if after >= 0 else None
    before = at - 1
    while before >= 0 and tokens[before].tag in {"det", "word", "ed", "adv"} and at - before < 5:
        before -= 1
    lead = tokens[before].low if before >= 0 and tokens[before].tag == "prep" else ""
    if lead in {"by", "from"}:
        return lead
    if at < len(tokens) and "-" in tokens[at].text[mention.span.end - tokens[at].start :]:
        return "other"  # "US-led forces"
    if mention.adjective:
        people = tokens[at].low.endswith("ns")
        alone = people or following is None or following.tag not in {"word", "ed", "num"}
        abroad = any(words.has(t.low, "nouns.abroad") for t in tokens[at : at + 3])
        return "abroad" if alone or abroad else "adjective"
    if before == at - 1 or tokens[at - 1].low == "the":
        if lead in _LOCATIVE:
            return "in"
        if lead:
            return "other"
    possessive = at < len(tokens) and tokens[at].text.endswith(("'s", "’s"))
    if possessive or (phrase is not None and phrase.overlaps(mention.span)):
        return "adjective"
    acts = following is not None and following.tag in {"aux", "link", "up", "down", "verb", "ed"}
    speaks = following is not None and following.low in _REPORTING
    return "subject" if acts and not speaks else "other"


def _opens(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Tell whether the place stands before the sentence's first comma."""
    comma = next((t.start for t in tokens if t.text == ","), 0)
    return mention.span.end <= comma


def _leads(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Tell whether the sentence begins with the place ("China has seen few - 26 cases")."""
    return mention.span.start - tokens[0].start < 5


def _unknown_places(
    tokens: Sequence[Token], first: int, end: int, number: int, known: Sequence[PlaceMention]
) -> Iterator[Place]:
    """Yield names behind "in" and "near" that no list holds: somewhere, though nobody knows where.

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
        yield Place(name=name.removesuffix("'s").removesuffix("’s"))


def _names(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the proper names of a sentence; a single capitalised first word is none."""
    if not tokens:
        return
    start, end = tokens[0].start, tokens[-1].end
    numbers = [Span(t.start, t.end) for t in tokens if t.tag == "num"]
    for match in _NAME.finditer(text, start, end):
        if any(number.overlaps(Span(*match.span())) for number in numbers):
            continue
        first_word = match.start() == start
        for name in _POSSESSIVE.split(match[0].strip(_TRIMMED)):
            yield from _trimmed(name, first_word=first_word)
            first_word = False


def _trimmed(name: str, *, first_word: bool) -> Iterator[str]:
    """Yield a name without grammatical words before it, unless nothing of a name is left."""
    parts = name.split()
    while parts and words.is_empty(parts[0].lower()):
        parts.pop(0)
    plain = len(parts) == 1 and (first_word or words.has(parts[0].lower(), "nouns.no_names"))
    if parts and not plain and len(parts[0]) > 1:
        yield " ".join(parts)
