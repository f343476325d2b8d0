"""The verbs of a clause and their subjects, as far as the neighbouring words tell."""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim.grammar import Token, is_dash
from verify.claim.noun_phrases import FAR, NOTHING, VERBS, Phrase, joined


def main_subject(tokens: Sequence[Token], index: int) -> Phrase:
    """Return the subject of the last verb before ", down 1.8%"."""
    for position in range(index - 2, max(-1, index - 3 * FAR), -1):
        if tokens[position].tag in {"aux", "link"}:
            return subject_before(tokens, position)
    return NOTHING


def verb_before(tokens: Sequence[Token], index: int) -> int:
    """Return the verb of change or link before a number in its clause, or -1."""
    for position in range(index - 1, max(-1, index - FAR), -1):
        tag = tokens[position].tag
        if tag in {"up", "down", "link"}:
            return position
        if tag == "aux":
            return position
        if tokens[position].text in {";", ":", "—", "–", "(", ")"} or tag == "rel":
            return -1
        if tag == "punct" and tokens[position].text == ",":
            return -1
    return -1


def subject_before(tokens: Sequence[Token], verb: int) -> Phrase:
    """Return the subject of the verb ``tokens[verb]``: the noun phrase before it in its clause."""
    end = verb = _said_to_be(tokens, verb)
    while end > 0 and tokens[end - 1].tag in {"aux", "adv", "time", "link", "up", "down"}:
        end -= 1
    if end > 0 and tokens[end - 1].text == ",":
        end = _before_apposition(tokens, end - 1)
        if end < 0 or tokens[verb].low in {"up", "down"}:
            return NOTHING
    if end > 0 and tokens[end - 1].low in {"and", "but", "then"}:
        return _subject_of_first_verb(tokens, end - 1)
    if end > 0 and tokens[end - 1].tag == "rel":
        end -= 1
        end -= end > 0 and tokens[end - 1].text == ","
    first = end
    while first > 0 and end - first < FAR and not _ends_clause(tokens, first - 1):
        first -= 1
    while first < end and tokens[first].tag in {"conj", "adv", "time", "prep", "det"}:
        dated = first + 1 < end and tokens[first + 1].tag == "time"  # "in 2021 the output rose"
        if tokens[first].tag == "prep" and not dated:
            return NOTHING
        first += 1
    return joined(tokens, first, end)


def _said_to_be(tokens: Sequence[Token], verb: int) -> int:
    """Return the verb of "was found to be 5" for its "be": it has the same subject."""
    if verb > 2 and [t.low for t in tokens[verb - 1 : verb + 1]] == ["to", "be"]:
        passive = tokens[verb - 3].tag == "aux"
        return verb - 3 if passive and tokens[verb - 2].tag in {"ed", "verb", "word"} else verb
    return verb


def _before_apposition(tokens: Sequence[Token], comma: int) -> int:
    """Return the comma before an apposition that ends at ``comma``, or -1: "Ore, a metal, rose"."""
    for position in range(comma - 1, max(-1, comma - FAR), -1):
        if tokens[position].text == ",":
            return position
        if tokens[position].tag in {"aux", "link", "up", "down", "verb", "num"}:
            return -1
    return -1


def _subject_of_first_verb(tokens: Sequence[Token], conjunction: int) -> Phrase:
    """Return the subject of "sales rose 5% and fell": that of the verb before the conjunction."""
    for position in range(conjunction - 1, max(-1, conjunction - FAR), -1):
        if tokens[position].tag in {"up", "down", "link", "aux", "verb"}:
            return subject_before(tokens, position)
        if tokens[position].text in {";", "—"}:
            break
    return NOTHING


def _ends_clause(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a subject cannot reach back over this token."""
    token = tokens[index]
    if token.tag in {"aux", "link", "up", "down", "verb", "rel", "pron"}:
        return True
    if token.text == "," and _in_a_list(tokens, index):
        return False
    if is_dash(tokens, index):
        return True
    if token.text == "." and index + 1 < len(tokens):  # "Norvex Inc. tumbled"
        return False
    if token.tag == "punct":
        return token.text not in {"'", "’", "&", "/", "-", "$", "%"}
    if token.low in {"and", "or"}:
        numbered = any(t.tag in {"num", "time"} for t in tokens[max(0, index - 3) : index])
        return numbered or any(t.tag in VERBS - {"ed"} for t in tokens[max(0, index - 6) : index])
    such = token.low == "as" and index > 0 and tokens[index - 1].low == "such"
    return token.tag == "conj" and not such


def _in_a_list(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma stands between names ("in Kenya, Peru and Chad")."""
    if not 0 < comma < len(tokens) - 2:
        return False
    before, after, then = tokens[comma - 1], tokens[comma + 1], tokens[comma + 2]
    named = before.text[:1].isupper() and after.text[:1].isupper()
    return named and then.low in {"and", "or", ","}
