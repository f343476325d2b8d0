"""Find the noun phrase that a number belongs to: what it counts, measures or changes.

The places that are looked at, in order: behind the number ("2,267 people"), the noun of change and
what it is of ("a 60 percent increase in attacks"), the subject or object of the verb before it
("prices rose 5%", "cut its rate by"), the noun before "of" ("revenue of $5 million"), the phrase of
the number before ("303,417 vehicles, up 4 percent").
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.attribution import reports
from verify.claim.changes import changed, times_as_many
from verify.claim.clause_tree import may_be_verb
from verify.claim.grammar import Token, is_dash
from verify.claim.noun_phrases import (
    FAR,
    NOTHING,
    Phrase,
    back,
    happened,
    joined,
    noun_phrase_end,
    takes_object,
)
from verify.claim.subjects import is_participle
from verify.claim.verb_subjects import main_subject, subject_before, verb_before
from verify.model import Kind, Mention

_COMPARING = frozenset({"fewer", "more", "less"})
_HEADING = 6  # tokens before a colon
_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})


def phrase_of(
    tokens: Sequence[Token], index: int, mention: Mention, *, prior: Phrase = NOTHING
) -> Phrase:
    """Return the noun phrase of the number ``tokens[index]``.

    ``prior`` is the phrase of the number before it in the sentence. The result is empty if nothing
    is found.
    """
    if mention.kind in _CHANGES:
        said = {"fewer", "more", "less", "of"} if mention.kind is Kind.DIFFERENCE else _COMPARING
        more = index + 1 < len(tokens) and tokens[index + 1].low in said
        counted = _behind(tokens, index, mention) if more else NOTHING
        if counted:  # "20 fewer people were killed"
            return _with_action(tokens, index, counted)
        return (
            (times_as_many(tokens, index) if mention.kind is Kind.MULTIPLE else NOTHING)
            or changed(tokens, index)
            or _follows(tokens, index, prior)
            or (prior if index and tokens[index - 1].low in {"up", "down"} else NOTHING)
            or main_subject(tokens, index)
            or _any(tokens, index)
        )
    counted = _stood_at(tokens, index, mention) or _behind(tokens, index, mention)
    if counted:
        return _with_action(tokens, index, counted)
    if prior and _is_compared(tokens, index):
        return prior
    if not mention.quantity.unit.name and (acting := _acting(tokens, index, prior)):
        return acting
    if headed := _headed(tokens, index):
        return headed
    share = mention.kind is Kind.SHARE or mention.quantity.unit.dimension == "percent"
    return (
        _measured(tokens, index, prior)
        or (_complement(tokens, index) if share else NOTHING)
        or _follows(tokens, index, prior)
        or _any(tokens, index)
        or prior
    )


def _behind(tokens: Sequence[Token], index: int, mention: Mention) -> Phrase:
    """Return the noun phrase behind a number, with the participle that says what happened.

    A unit stands between a number and what it measures, so then the phrase needs "of" or "in", or
    the number is an adjective itself ("a 5 percent share").
    """
    measured = bool(mention.quantity.unit.name) and not _is_spread(mention)
    first = _over_conversion(tokens, index + 1)
    linked = False
    while first < len(tokens) and tokens[first].low in {"or", "more", "less", "of", "fewer", "in"}:
        if tokens[first].low == "in" and not (measured and _is_mass(tokens, first + 1)):
            return NOTHING
        linked = linked or tokens[first].low in {"of", "in"}
        first += 1
    if linked and (whole := _counted_whole(tokens, first)):  # "five of the nine members"
        first = whole
    adjective = index > 0 and tokens[index - 1].low in {"a", "an", "the", "["}
    if measured and not linked and not adjective:
        return NOTHING
    first += first < len(tokens) and tokens[first].text == "]"
    end = noun_phrase_end(tokens, first)
    if not any(token.tag == "word" for token in tokens[first:end]):
        return NOTHING
    if tokens[first].low.endswith("ing") and takes_object(tokens, first):
        return NOTHING
    return joined(tokens, first, end).with_word(happened(tokens, end))


def _is_spread(mention: Mention) -> bool:
    """Tell whether the unit stands behind what is counted: "3 births per woman"."""
    unit = mention.quantity.unit
    return unit.dimension.startswith("count / ") and not any(c.isalpha() for c in mention.text)


def _headed(tokens: Sequence[Token], index: int) -> Phrase:
    """Return "population" for "Uganda's population: 36 million"."""
    colon = back(tokens, index - 1)
    if colon < 1 or tokens[colon].text != ":":
        return NOTHING
    first = colon
    while (
        first > 0 and colon - first < _HEADING and tokens[first - 1].tag in {"word", "ed", "prep"}
    ):
        first -= 1
    return joined(tokens, first, colon)


def _is_mass(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether "in" leads to what is measured: "$5 million in damages", not "in the north"."""
    return (
        first < len(tokens) and tokens[first].tag in {"word", "ed"} and tokens[first].text.islower()
    )


def _counted_whole(tokens: Sequence[Token], first: int) -> int:
    """Return where the noun of "of the nine members" stands, or 0 if no number is between."""
    at = first + (first < len(tokens) and tokens[first].tag == "det")
    return at + 1 if at < len(tokens) and tokens[at].tag == "num" else 0


def _stood_at(tokens: Sequence[Token], index: int, mention: Mention) -> Phrase:
    """Return "debt" for "debt stood at 60 percent of output": what has the share."""
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if mention.quantity.unit.dimension != "percent" or following != "of":
        return NOTHING
    verb = back(tokens, index - 1)
    verb = verb - 1 if verb > 0 and tokens[verb].low == "to" else verb
    if verb < 1 or not words.has(tokens[verb].low, "verbs.standing"):
        return NOTHING
    return subject_before(tokens, verb)


def _is_compared(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a number is only set against the one before: "compared with 18 percent"."""
    before = back(tokens, index - 1)
    if before < 1:
        return False
    pair = (tokens[before - 1].low, tokens[before].low)
    return pair[1] in {"against", "versus"} or pair in {("compared", "with"), ("compared", "to")}


def _acting(tokens: Sequence[Token], index: int, prior: Phrase) -> Phrase:
    """Return "people driven" for a number that is a subject itself, behind "181 people died"."""
    following = index + 1
    while following < len(tokens) and tokens[following].tag == "adv":
        following += 1
    if following >= len(tokens) or tokens[following].tag not in {"aux", "ed"} or not prior:
        return NOTHING
    nouns = [word for word in prior.words.split() if not is_participle(word.lower())]
    found = Phrase(words=" ".join(nouns), span=prior.span) if nouns else NOTHING
    return found.with_word(happened(tokens, following))


def _over_conversion(tokens: Sequence[Token], first: int) -> int:
    """Return where the text goes on behind "(50.8 millimeters)", or behind its end."""
    if [t.text for t in tokens[first : first + 1]] == [")"]:
        return first + 1
    marks = [t.text if t.tag == "punct" else t.tag for t in tokens[first : first + 3]]
    return first + 3 if marks == ["(", "num", ")"] else first


def _with_action(tokens: Sequence[Token], index: int, phrase: Phrase) -> Phrase:
    """Return the phrase with what was done to it: "loss of 9 lives", "killed 9 people"."""
    before = back(tokens, index - 1)
    if before > 0 and tokens[before].low == "of":
        noun = tokens[before - 1].low
        return phrase.with_word("dead" if noun in {"death", "deaths"} else words.action(noun))
    if before < 0 or is_participle(phrase.words.split()[-1].lower()):
        return phrase
    verb = tokens[before]
    if verb.tag == "ed" or (verb.tag == "verb" and is_participle(verb.low)):
        return phrase.with_word("" if words.has(verb.low, "nouns.empty_acts") else verb.low)
    return phrase.with_word(words.done(verb.low))


def _measured(tokens: Sequence[Token], index: int, prior: Phrase) -> Phrase:
    """Return what a level without a noun behind it measures."""
    before = back(tokens, index - 1)
    if before > 0 and tokens[before].low == "of":
        return _before_of(tokens, before, prior)
    if before >= 0 and tokens[before].low == "from" and prior:
        return prior
    if found := _put_at(tokens, before) or _apposed(tokens, before, index):
        return found
    verb = verb_before(tokens, index)
    if verb >= 0:
        found = subject_before(tokens, verb)
        if found:
            return found
    return _spent(tokens, index)


def _put_at(tokens: Sequence[Token], at: int) -> Phrase:
    """Return "losses" for "experts put the losses at $5 million"."""
    if at < 2 or tokens[at].low != "at":
        return NOTHING
    for position in range(at - 2, max(0, at - FAR), -1):
        if words.has(tokens[position].low, "verbs.putting"):
            passive = tokens[position - 1].tag == "aux"
            whole = noun_phrase_end(tokens, position + 1) == at or tokens[position + 1].tag == "det"
            return joined(tokens, position + 1, at) if whole and not passive else NOTHING
        if tokens[position].tag in {"punct", "num", "aux", "link", "up", "down", "rel", "conj"}:
            return NOTHING
    return NOTHING


def _apposed(tokens: Sequence[Token], mark: int, index: int) -> Phrase:
    """Return "the exports of Peru" for "The exports of Peru (5 billion in 2022) were ...".

    Only a number that stands alone between the marks, but for a time, is what the phrase amounts
    to; the phrase begins the sentence and the clause goes on with its verb.
    """
    if mark < 1 or not (tokens[mark].text in _OPENING_MARKS or is_dash(tokens, mark)):
        return NOTHING
    end = index + 1
    while end < len(tokens) and tokens[end].tag in {"prep", "time", "det"}:
        end += 1
    if end + 1 >= len(tokens) or tokens[end].text != _OPENING_MARKS.get(tokens[mark].text, "-"):
        return NOTHING
    after = tokens[end + 1]
    if not may_be_verb(after) and after.tag != "adv":
        return NOTHING
    whole = noun_phrase_end(tokens, 0)
    while whole < mark and tokens[whole].low in {"in", "of"}:
        whole = noun_phrase_end(tokens, whole + 1)
    return joined(tokens, 0, mark) if whole == mark else NOTHING


_OPENING_MARKS = {"(": ")", ",": ",", "—": "—", "–": "–"}


def _before_of(tokens: Sequence[Token], of: int, prior: Phrase) -> Phrase:
    """Return the phrase before "of $5 million"; a point of a series takes the subject with it."""
    first = of
    while first > 0 and of - first < 6 and tokens[first - 1].tag in {"word", "ed"}:
        if first < of and _is_active(tokens, first - 1):  # "the company posted revenue of"
            break
        first -= 1
    found = joined(tokens, first, of)
    if not found:
        return NOTHING
    if words.has(tokens[of - 1].low, "nouns.points"):
        verb = verb_before(tokens, of)
        whose = subject_before(tokens, verb) if verb >= 0 else NOTHING
        whose = whose or prior
        if whose:
            kept = whose.words.partition(" of ")[2] if _is_point(whose) else whose.words
            return Phrase(words=f"{found.words} of {kept}", span=whose.span)
    return found


def _is_active(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a form in -ed is the verb of the noun before it."""
    before = tokens[index - 1] if index else None
    owned = before is not None and before.text.endswith(("'s", "’s"))
    return tokens[index].tag == "ed" and before is not None and before.tag == "word" and not owned


def _is_point(phrase: Phrase) -> bool:
    """Tell whether a phrase was itself made of a point of a series ("March high of sales")."""
    before, of, _rest = phrase.words.partition(" of ")
    return bool(of) and words.has(before.split()[-1].lower(), "nouns.points")


def _complement(tokens: Sequence[Token], index: int) -> Phrase:
    """Return "white" for "65 percent were white", "Hispanic" for "15 percent Hispanic"."""
    first = index + 1
    while first < len(tokens) and tokens[first].tag in {"aux", "adv"}:
        first += 1
    return joined(tokens, first, noun_phrase_end(tokens, first))


def _spent(tokens: Sequence[Token], index: int) -> Phrase:
    """Return what money was spent on, or what the nearest verb before the number acts on."""
    position = index - 1
    while position >= 0 and index - position < 8 and tokens[position].tag not in {"verb", "ed"}:
        if tokens[position].tag == "punct":
            return NOTHING
        position -= 1
    if position < 0 or tokens[position].tag not in {"verb", "ed"}:
        return NOTHING
    act = tokens[position].low
    if reports(act):
        return NOTHING
    if index + 1 < len(tokens) and tokens[index + 1].low in {"on", "for", "in", "toward", "to"}:
        end = noun_phrase_end(tokens, index + 2)
        found = joined(tokens, index + 2, end)
        if found:
            return found.with_word(act)
    thing = joined(tokens, position + 1, index)
    return (thing or subject_before(tokens, position)).with_word(act)


def _follows(tokens: Sequence[Token], index: int, prior: Phrase) -> Phrase:
    """Return the phrase of the number before if this one only adds to it (", up 4 percent")."""
    for position in range(index - 1, max(-1, index - 8), -1):
        if tokens[position].tag == "num" or tokens[position].text == ",":
            return prior
        if tokens[position].tag in {"rel", "conj"} or tokens[position].text in {";", ":"}:
            break
    return NOTHING


def _any(tokens: Sequence[Token], index: int) -> Phrase:
    """Return the nearest noun phrase before the number in its clause."""
    end = index
    while end > 0 and tokens[end - 1].tag not in {"word", "punct", "num"}:
        end -= 1
    first = end
    while first > 0 and end - first < 6 and tokens[first - 1].tag in {"word", "ed"}:
        first -= 1
    return joined(tokens, first, end)
