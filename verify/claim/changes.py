"""What a change is a change of: "a 60 percent increase in attacks", "cut its rate by 5 percent"."""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.grammar import Token
from verify.claim.noun_phrases import FAR, NOTHING, Phrase, back, happened, joined, noun_phrase_end
from verify.claim.verb_subjects import subject_before, verb_before


def changed(tokens: Sequence[Token], index: int) -> Phrase:
    """Return what a change is a change of."""
    noun = _change_noun(tokens, index)
    if noun >= 0:
        if noun + 1 < len(tokens) and tokens[noun + 1].low in {"in", "of", "for", "to"}:
            start = noun + 2
            end = noun_phrase_end(tokens, start)
            found = joined(tokens, start, end)
            if found:
                return found.with_word(happened(tokens, end))
        return joined(tokens, index + 1, noun) if noun > index else NOTHING
    verb = verb_before(tokens, index)
    if verb < 0:
        return NOTHING
    if gapped := _gapped(tokens, index, verb):
        return gapped
    by = next((i for i in range(verb + 1, index) if tokens[i].low in {"by", "from", "to"}), -1)
    thing = joined(tokens, verb + 1, by) if by > verb + 1 else NOTHING
    return thing or subject_before(tokens, verb)


def _gapped(tokens: Sequence[Token], index: int, verb: int) -> Phrase:
    """Return "imports" for the 5 of "exports fell by 3 percent and imports by 5 percent"."""
    end = back(tokens, index - 1)
    if end > verb and tokens[end].low == "by":
        end = back(tokens, end - 1)
    first = end
    while first > verb and (tokens[first].tag in {"word", "ed"} or tokens[first].low == "of"):
        first -= 1
    linked = first > verb and tokens[first].tag == "conj" and first < end
    if not linked or not any(token.tag == "num" for token in tokens[verb + 1 : first]):
        return NOTHING
    return joined(tokens, first + 1, end + 1)


def times_as_many(tokens: Sequence[Token], index: int) -> Phrase:
    """Return "cases" for "10 times as many cases"."""
    first = index + 1
    while first < len(tokens) and tokens[first].low in {
        "as",
        "many",
        "more",
        "much",
        "the",
        "number",
        "of",
    }:
        first += 1
    if first == index + 1:
        return NOTHING
    return joined(tokens, first, noun_phrase_end(tokens, first))


def _change_noun(tokens: Sequence[Token], index: int) -> int:
    """Return where the noun of change beside a number stands, or -1."""
    for position in range(index + 1, min(index + 4, len(tokens))):
        if words.has(tokens[position].low, "verbs.change_nouns"):
            return position
        if tokens[position].tag not in {"word", "adv", "ed"}:
            break
    before = back(tokens, index - 1)
    if before > 0 and tokens[before].low in {"of", "by"}:
        for position in range(before - 1, max(-1, before - FAR), -1):
            if words.has(tokens[position].low, "verbs.change_nouns"):
                return position if tokens[position].tag in {"word", "verb"} else -1
            if tokens[position].tag in {"punct", "aux", "up", "down", "link", "num"}:
                break
    return -1
