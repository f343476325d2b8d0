"""Find the noun phrase that a number belongs to: what it counts, measures or changes.

The places that are looked at, in order: behind the number ("2,267 people"), the noun of change and
what it is of ("a 60 percent increase in attacks"), the subject or object of the verb before it
("prices rose 5%", "cut its rate by"), the noun before "of" ("revenue of $5 million"), the phrase of
the number before ("303,417 vehicles, up 4 percent").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.claim import words
from verify.claim.attribution import reports
from verify.claim.grammar import Token, is_plural
from verify.claim.subjects import is_participle
from verify.model import Kind, Mention, Span

_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_NOUNS = frozenset({"word", "ed", "det"})
_SKIPPED = frozenset({"adv", "det", "time"})
_VERBS = frozenset({"aux", "link", "up", "down", "verb", "ed"})
_FAR = 14  # tokens that a phrase may be away from its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words of a noun phrase and the stretch of text they were taken from."""

    words: str = ""
    span: Span | None = None

    def __bool__(self) -> bool:
        return bool(self.words)

    def with_word(self, word: str) -> Phrase:
        """Return the phrase with one more word behind it."""
        return Phrase(words=f"{self.words} {word}", span=self.span) if word else self


NOTHING = Phrase()


def phrase_of(
    tokens: Sequence[Token], index: int, mention: Mention, *, prior: Phrase = NOTHING
) -> Phrase:
    """Return the noun phrase of the number ``tokens[index]``.

    ``prior`` is the phrase of the number before it in the sentence. The result is empty if nothing
    is found.
    """
    if mention.kind in _CHANGES:
        return (
            (_times_as_many(tokens, index) if mention.kind is Kind.MULTIPLE else NOTHING)
            or _changed(tokens, index)
            or _follows(tokens, index, prior)
            or (prior if index and tokens[index - 1].low in {"up", "down"} else NOTHING)
            or _main_subject(tokens, index)
            or _any(tokens, index)
        )
    counted = _behind(tokens, index, mention)
    if counted:
        return _with_action(tokens, index, counted)
    share = mention.kind is Kind.SHARE or mention.quantity.unit.dimension == "percent"
    return (
        _measured(tokens, index, prior)
        or (_complement(tokens, index) if share else NOTHING)
        or _follows(tokens, index, prior)
        or _any(tokens, index)
        or prior
    )


def _joined(tokens: Sequence[Token], first: int, end: int) -> Phrase:
    """Return the phrase of ``tokens[first:end]`` without numbers and times."""
    kept = [t for t in tokens[first:end] if t.tag not in {"num", "time"}]
    while kept and (kept[-1].tag in {"prep", "conj", "det", "adv", "rel"}):
        kept.pop()
    if not any(t.tag in {"word", "ed"} for t in kept):
        return NOTHING
    written = " ".join(t.text for t in kept).replace(" ,", ",")
    return Phrase(words=written, span=Span(kept[0].start, kept[-1].end))


def noun_phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Return where the noun phrase that begins at ``first`` ends; "of" and "and" may go on."""
    index, seen = first, False
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
        if token.tag in _NOUNS or (token.tag == "adv" and following in {"word", "ed"}):
            if seen and _goes_over(tokens, index, following):
                break
            seen = seen or token.tag == "word"
        elif _goes_on(token, seen=seen, following=following):
            pass
        elif token.low in {"and", "or", "&"} and seen and following == "word":
            if _starts_clause(tokens, index + 1):
                break
        elif token.text in {"'", "’"} or (token.text == "&" and seen):
            pass
        else:
            break
        index += 1
    return index


def _goes_on(token: Token, *, seen: bool, following: str) -> bool:
    """Tell whether "of" or a time inside ("the 2016 election") leads to more of the phrase."""
    if token.tag == "time":
        return following == "word"
    return token.low == "of" and seen and following in _NOUNS


def _goes_over(tokens: Sequence[Token], index: int, following: str) -> bool:
    """Tell whether a noun phrase goes over into what its noun does ("Indians returned home")."""
    token, previous = tokens[index], tokens[index - 1]
    if token.tag == "ed":
        return following != "word" or is_plural(previous)
    return token.low.endswith("ing") and token.tag == "word" and is_plural(previous)


def _starts_clause(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a verb follows the words from ``first`` before the next mark or preposition."""
    for token in tokens[first : first + 5]:
        if token.tag in {"aux", "link", "up", "down", "verb"}:
            return True
        if token.tag not in _NOUNS:
            return False
    return False


def _behind(tokens: Sequence[Token], index: int, mention: Mention) -> Phrase:
    """Return the noun phrase behind a number, with the participle that says what happened.

    A unit stands between a number and what it measures, so then the phrase needs "of" or "in", or
    the number is an adjective itself ("a 5 percent share").
    """
    measured = bool(mention.quantity.unit.name)
    first = _over_conversion(tokens, index + 1)
    linked = False
    while first < len(tokens) and tokens[first].low in {"or", "more", "less", "of", "fewer", "in"}:
        if tokens[first].low == "in" and not measured:
            return NOTHING
        linked = linked or tokens[first].low in {"of", "in"}
        first += 1
    adjective = index > 0 and tokens[index - 1].low in {"a", "an", "the", "["}
    if measured and not linked and not adjective:
        return NOTHING
    first += first < len(tokens) and tokens[first].text == "]"
    end = noun_phrase_end(tokens, first)
    if not any(token.tag == "word" for token in tokens[first:end]):
        return NOTHING
    if tokens[first].low.endswith("ing") and _takes_object(tokens, first):
        return NOTHING
    return _joined(tokens, first, end).with_word(_happened(tokens, end))


def _takes_object(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word in -ing is a verb with its object ("around 73, raising the prospect")."""
    return index + 1 < len(tokens) and tokens[index + 1].tag in {"det", "pron", "prep"}


def _over_conversion(tokens: Sequence[Token], first: int) -> int:
    """Return where the text goes on behind "(50.8 millimeters)", or behind its end."""
    if [t.text for t in tokens[first : first + 1]] == [")"]:
        return first + 1
    marks = [t.text if t.tag == "punct" else t.tag for t in tokens[first : first + 3]]
    return first + 3 if marks == ["(", "num", ")"] else first


def _happened(tokens: Sequence[Token], index: int) -> str:
    """Return the participle behind a counted noun ("people were killed", "who lost"), or ""."""
    for token in tokens[index : index + 4]:
        if token.tag in {"aux", "adv", "rel"}:
            if token.low in {"not", "didn't", "never"}:
                return ""
            continue
        told = token.tag in {"ed", "verb", "up", "down"} and is_participle(token.low)
        return token.low if told else ""
    return ""


def _with_action(tokens: Sequence[Token], index: int, phrase: Phrase) -> Phrase:
    """Return the phrase with what was done to it: "loss of 9 lives", "killed 9 people"."""
    before = _back(tokens, index - 1)
    if before > 0 and tokens[before].low == "of":
        noun = tokens[before - 1].low
        return phrase.with_word("dead" if noun in {"death", "deaths"} else words.action(noun))
    if before < 0 or is_participle(phrase.words.split()[-1].lower()):
        return phrase
    verb = tokens[before]
    if verb.tag == "ed" or (verb.tag == "verb" and is_participle(verb.low)):
        return phrase.with_word("" if words.has(verb.low, "nouns.empty_acts") else verb.low)
    return phrase.with_word(words.done(verb.low))


def _back(tokens: Sequence[Token], index: int) -> int:
    """Return the last token up to ``index`` that is no hedge, determiner, adverb or time."""
    hedges = {"over", "under", "about", "around", "than", "up", "above", "below", "some", "nearly"}
    while index >= 0 and (
        tokens[index].tag in _SKIPPED
        or (tokens[index].low in hedges and tokens[index].tag != "down")
    ):
        if tokens[index].tag in {"up", "down"} and index > 0 and tokens[index - 1].tag != "prep":
            break
        index -= 1
    return index


def _changed(tokens: Sequence[Token], index: int) -> Phrase:
    """Return what a change is a change of."""
    noun = _change_noun(tokens, index)
    if noun >= 0:
        if noun + 1 < len(tokens) and tokens[noun + 1].low in {"in", "of", "for", "to"}:
            start = noun + 2
            end = noun_phrase_end(tokens, start)
            found = _joined(tokens, start, end)
            if found:
                return found.with_word(_happened(tokens, end))
        return _joined(tokens, index + 1, noun) if noun > index else NOTHING
    verb = _verb_before(tokens, index)
    if verb < 0:
        return NOTHING
    if gapped := _gapped(tokens, index, verb):
        return gapped
    by = next((i for i in range(verb + 1, index) if tokens[i].low in {"by", "from", "to"}), -1)
    thing = _joined(tokens, verb + 1, by) if by > verb + 1 else NOTHING
    return thing or subject_before(tokens, verb)


def _gapped(tokens: Sequence[Token], index: int, verb: int) -> Phrase:
    """Return "imports" for the 5 of "exports fell by 3 percent and imports by 5 percent"."""
    end = _back(tokens, index - 1)
    if end > verb and tokens[end].low == "by":
        end = _back(tokens, end - 1)
    first = end
    while first > verb and (tokens[first].tag in {"word", "ed"} or tokens[first].low == "of"):
        first -= 1
    joined = first > verb and tokens[first].tag == "conj" and first < end
    if not joined or not any(token.tag == "num" for token in tokens[verb + 1 : first]):
        return NOTHING
    return _joined(tokens, first + 1, end + 1)


def _times_as_many(tokens: Sequence[Token], index: int) -> Phrase:
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
    return _joined(tokens, first, noun_phrase_end(tokens, first))


def _main_subject(tokens: Sequence[Token], index: int) -> Phrase:
    """Return the subject of the last verb before ", down 1.8%"."""
    for position in range(index - 2, max(-1, index - 3 * _FAR), -1):
        if tokens[position].tag in {"aux", "link"}:
            return subject_before(tokens, position)
    return NOTHING


def _change_noun(tokens: Sequence[Token], index: int) -> int:
    """Return where the noun of change beside a number stands, or -1."""
    for position in range(index + 1, min(index + 4, len(tokens))):
        if words.has(tokens[position].low, "verbs.change_nouns"):
            return position
        if tokens[position].tag not in {"word", "adv", "ed"}:
            break
    before = _back(tokens, index - 1)
    if before > 0 and tokens[before].low in {"of", "by"}:
        for position in range(before - 1, max(-1, before - _FAR), -1):
            if words.has(tokens[position].low, "verbs.change_nouns"):
                return position if tokens[position].tag in {"word", "verb"} else -1
            if tokens[position].tag in {"punct", "aux", "up", "down", "link", "num"}:
                break
    return -1


def _verb_before(tokens: Sequence[Token], index: int) -> int:
    """Return the verb of change or link before a number in its clause, or -1."""
    for position in range(index - 1, max(-1, index - _FAR), -1):
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
    end = verb
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
    while first > 0 and end - first < _FAR and not _ends_clause(tokens, first - 1):
        first -= 1
    while first < end and tokens[first].tag in {"conj", "adv", "time", "prep", "det"}:
        if tokens[first].tag == "prep":
            return NOTHING
        first += 1
    return _joined(tokens, first, end)


def _before_apposition(tokens: Sequence[Token], comma: int) -> int:
    """Return the comma before an apposition that ends at ``comma``, or -1: "Ore, a metal, rose"."""
    for position in range(comma - 1, max(-1, comma - _FAR), -1):
        if tokens[position].text == ",":
            return position
        if tokens[position].tag in {"aux", "link", "up", "down", "verb", "num"}:
            return -1
    return -1


def _subject_of_first_verb(tokens: Sequence[Token], conjunction: int) -> Phrase:
    """Return the subject of "sales rose 5% and fell": that of the verb before the conjunction."""
    for position in range(conjunction - 1, max(-1, conjunction - _FAR), -1):
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
    if token.tag == "punct":
        return token.text not in {"'", "’", "&", "/", "-", "$", "%"}
    if token.low in {"and", "or"}:
        numbered = any(t.tag in {"num", "time"} for t in tokens[max(0, index - 3) : index])
        return numbered or any(t.tag in _VERBS - {"ed"} for t in tokens[max(0, index - 6) : index])
    such = token.low == "as" and index > 0 and tokens[index - 1].low == "such"
    return token.tag == "conj" and not such


def _in_a_list(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma stands between names ("in Kenya, Peru and Chad")."""
    if not 0 < comma < len(tokens) - 2:
        return False
    before, after, then = tokens[comma - 1], tokens[comma + 1], tokens[comma + 2]
    named = before.text[:1].isupper() and after.text[:1].isupper()
    return named and then.low in {"and", "or", ","}


def _measured(tokens: Sequence[Token], index: int, prior: Phrase) -> Phrase:
    """Return what a level without a noun behind it measures."""
    before = _back(tokens, index - 1)
    if before > 0 and tokens[before].low == "of":
        return _before_of(tokens, before, prior)
    if before >= 0 and tokens[before].low == "from" and prior:
        return prior
    verb = _verb_before(tokens, index)
    if verb >= 0:
        found = subject_before(tokens, verb)
        if found:
            return found
    return _spent(tokens, index)


def _before_of(tokens: Sequence[Token], of: int, prior: Phrase) -> Phrase:
    """Return the phrase before "of $5 million"; a point of a series takes the subject with it."""
    first = of
    while first > 0 and of - first < 6 and tokens[first - 1].tag in {"word", "ed"}:
        first -= 1
    found = _joined(tokens, first, of)
    if not found:
        return NOTHING
    if words.has(tokens[of - 1].low, "nouns.points"):
        verb = _verb_before(tokens, of)
        whose = subject_before(tokens, verb) if verb >= 0 else NOTHING
        whose = whose or prior
        if whose:
            kept = whose.words.partition(" of ")[2] if _is_point(whose) else whose.words
            return Phrase(words=f"{found.words} of {kept}", span=whose.span)
    return found


def _is_point(phrase: Phrase) -> bool:
    """Tell whether a phrase was itself made of a point of a series ("March high of sales")."""
    before, of, _rest = phrase.words.partition(" of ")
    return bool(of) and words.has(before.split()[-1].lower(), "nouns.points")


def _complement(tokens: Sequence[Token], index: int) -> Phrase:
    """Return "white" for "65 percent were white", "Hispanic" for "15 percent Hispanic"."""
    first = index + 1
    while first < len(tokens) and tokens[first].tag in {"aux", "adv"}:
        first += 1
    return _joined(tokens, first, noun_phrase_end(tokens, first))


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
        found = _joined(tokens, index + 2, end)
        if found:
            return found.with_word(act)
    thing = _joined(tokens, position + 1, index)
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
    return _joined(tokens, first, end)
