"""Proper names in a sentence: bodies, parties, companies and persons that stand with a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.claim import words
from verify.claim.grammar import Token, dateline_end
from verify.claim.places import PlaceMention
from verify.model import Span
from verify.patterns import lazy

_NAME = lazy(
    r"[A-Z][\w’'&.-]*(?:\s+(?:(?:of|the|for|ul|de|al|bin|van|von|&)\s+){0,2}[A-Z][\w’'&.-]*)*"
)
#: "Chile's Codelco" are two names, "People's Party" is one.
_POSSESSIVE = lazy(r"(?<!People)(?<!Women)(?<!Children)['’]s(?:\s+|$)")
_TRIMMED = "’'.,"


def names_of(
    text: str, tokens: Sequence[Token], places: Sequence[PlaceMention] = ()
) -> Iterator[str]:
    """Yield the proper names of a sentence; a single capitalised first word is none.

    A name behind a demonym is given without it too: "the Danish Social Democrats" may be the name
    of a party and may be a Danish party of that name.
    """
    if not tokens:
        return
    start, end = tokens[0].start, tokens[-1].end
    head = tokens[min(dateline_end(tokens), len(tokens) - 1)].start
    numbers = [Span(t.start, t.end) for t in tokens if t.tag == "num"]
    named = [mention.span.of(text) for mention in places]
    demonyms = [mention.span.of(text) for mention in places if mention.adjective]
    for match in _NAME.finditer(text, start, end):
        span = Span(*match.span())
        if any(number.overlaps(span) for number in numbers) or _is_inside(span, places):
            continue
        first_word = match.start() in {start, head}
        for name in _POSSESSIVE.split(match[0].strip(_TRIMMED)):
            for whole in _trimmed(name, first_word=first_word):
                if _is_measure(whole, named):
                    continue
                yield whole
                lead = next((one for one in demonyms if whole.startswith(f"{one} ")), "")
                if " " in whole[len(lead) + 1 :] and lead:
                    yield whole[len(lead) + 1 :]
            first_word = False


def _is_inside(span: Span, places: Sequence[PlaceMention]) -> bool:
    """Tell whether a name is the rest of a place's: "Ivoire" of "Côte d'Ivoire"."""
    return any(one.span.start < span.start and span.end <= one.span.end for one in places)


def _is_measure(name: str, places: Sequence[str]) -> bool:
    """Tell whether a name is a measure of a place and no body: "GDP of Chad", "Swiss GDP"."""
    for place in places:
        rest = name.removesuffix(f" of {place}").removeprefix(place).lstrip("'’ ")
        if rest != name and words.has(rest.lower(), "nouns.no_names"):
            return True
    return False


def _trimmed(name: str, *, first_word: bool) -> Iterator[str]:
    """Yield a name without grammatical words before it, unless nothing of a name is left."""
    parts = name.split()
    while parts and words.is_empty(parts[0].lower()):
        parts.pop(0)
    plain = len(parts) == 1 and (first_word or words.has(parts[0].lower(), "nouns.no_names"))
    if parts and not plain and len(parts[0]) > 1:
        yield " ".join(parts)
