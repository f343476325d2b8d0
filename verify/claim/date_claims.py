"""Find the calendar dates that a text claims for an event: "on November 8, the court ruled"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify.claim import words
from verify.claim.grammar import Token
from verify.claim.noun_phrases import NOTHING, Phrase, noun_phrase_end
from verify.claim.scenes import clause_of
from verify.claim.verb_subjects import subject_before
from verify.model import Precision, Span
from verify.quantity.periods import PeriodMention

# Nouns for something that is due or falls on the day named before or behind them.
_DUE = frozenset(
    {
        "deadline", "date", "election", "elections", "referendum", "vote", "attack", "attacks",
        "ceasefire", "anniversary", "launch", "hearing", "trial", "release", "opening", "accord",
        "protest", "strike", "summit", "meeting", "agreement", "war", "coup", "earthquake",
        "invasion", "bombing", "shooting", "massacre", "raid", "crash", "merger", "takeover",
    }
)  # fmt: skip
_EVENT_PREPOSITIONS = frozenset({"on", "in", "by", "since"})
# Verbs of a term that somebody is given: "tenants had until 5 March to leave".
_GRANTS = frozenset({"had", "has", "have", "got", "given", "gave", "gives", "granted"})
_VERBS = frozenset({"aux", "link", "up", "down", "verb", "ed"})


class DatedEvent(NamedTuple):
    """A date of the text and the words of the event that it dates."""

    mention: PeriodMention
    phrase: Phrase
    verb: str = ""


def dated_events(
    tokens: Sequence[Token], periods: Sequence[PeriodMention], numbers: Sequence[Span]
) -> Iterator[DatedEvent]:
    """Yield the dates of a sentence that are claims.

    ``numbers`` are the sentence's claimed numbers: a month or year in the clause of one of them
    only says when that number holds, as does a year in which something merely was so ("had the most
    prisoners in 2024"). Baselines, ranges and vague times are never claims.
    """
    for mention in periods:
        at = next((i for i, t in enumerate(tokens) if t.end > mention.span.start), -1)
        if at < 0 or not _is_dated(mention):
            continue
        day = mention.period.precision is Precision.DAY
        first, end = clause_of(tokens, at)
        clause = Span(tokens[first].start, tokens[end - 1].end)
        if not day and any(number.overlaps(clause) for number in numbers):
            continue
        if mention.period.precision is Precision.YEAR and _only_holds(tokens, first, at):
            continue
        event = _event(tokens, at, mention)
        if event is not None:
            yield event


def _only_holds(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether the clause from ``first`` says what was so in the year at ``at``: no event.

    "The vote was in 2016" dates the vote; "Peru had the worst roads in 2016" dates nothing.
    """
    verb = next((n for n in range(at - 1, first - 1, -1) if tokens[n].tag in _VERBS), -1)
    if verb < 0:  # "In 2016 Peru had the worst roads"
        _first, end = clause_of(tokens, at)
        verb = next((n for n in range(at + 1, end) if tokens[n].tag in _VERBS), -1)
        told = [one for one in tokens[verb + 1 : verb + 2] if verb >= 0]
    else:
        told = list(tokens[verb + 1 : at - 1])
    if verb < 1 or tokens[verb - 1].low == "there":
        return False
    if tokens[verb].tag == "aux":
        return any(one.tag in {"word", "det"} for one in told) and not any(
            one.tag in _VERBS for one in told
        )
    return words.has(tokens[verb].low, "verbs.holding")


def _is_dated(mention: PeriodMention) -> bool:
    """Tell whether the words give a single day, month or year of the calendar."""
    fine = mention.period.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR}
    calendar = mention.role == "event" or (mention.absolute and mention.role == "period")
    return fine and calendar and mention.relation in {"", "by", "until"}


def _event(tokens: Sequence[Token], at: int, mention: PeriodMention) -> DatedEvent | None:
    """Return the event that the date at ``at`` belongs to, or None if it dates nothing."""
    if mention.relation == "until":
        term = _term(tokens, at)
        return DatedEvent(mention=mention, phrase=term) if term else None
    fine = mention.period.precision is not Precision.YEAR  # "the 2016 election" names one
    due = _due(tokens, at) if fine else NOTHING
    if due:
        return DatedEvent(mention=mention, phrase=due)
    lead = tokens[at - 1] if at > 0 else None
    if lead is not None and lead.tag == "punct" and lead.text == "," and at > 1:
        lead = tokens[at - 2] if tokens[at - 2].tag == "time" else lead
    prepared = lead is not None and lead.low in _EVENT_PREPOSITIONS
    weekday = lead is not None and lead.tag == "time"
    opening = at == 0 or weekday
    if not (prepared or opening):
        return None
    before = _noun_before(tokens, at - 1)
    verb = _verb_near(tokens, at)
    if before and not _has_verb_before(tokens, at):
        return DatedEvent(mention=mention, phrase=before)
    if verb < 0:
        return DatedEvent(mention=mention, phrase=before) if before else None
    subject = subject_before(tokens, verb)
    end = noun_phrase_end(tokens, verb + 1)
    thing = " ".join(t.text for t in tokens[verb + 1 : end] if t.tag != "time")
    spoken = f"{subject.words} {tokens[verb].text} {thing}".strip()
    span = subject.span or Span(tokens[verb].start, tokens[verb].end)
    chosen = before if before and _nominal(before) else Phrase(words=spoken, span=span)
    return DatedEvent(mention=mention, phrase=chosen, verb=tokens[verb].low)


def _due(tokens: Sequence[Token], at: int) -> Phrase:
    """Return "deadline for the expulsion of ..." for "a November 1 deadline", else nothing."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in _DUE:
        return NOTHING
    if at > 0 and tokens[at - 1].low in {"on", "in"}:
        return NOTHING
    end = at + 2
    if end < len(tokens) and tokens[end].low in {"for", "to", "of", "on"}:
        end = noun_phrase_end(tokens, end + 1)
    kept = " ".join(t.text for t in tokens[at + 1 : end])
    return Phrase(words=kept, span=Span(tokens[at + 1].start, tokens[end - 1].end))


def _term(tokens: Sequence[Token], at: int) -> Phrase:
    """Return "deadline for tenants to leave" for "tenants had until 5 March to leave"."""
    first, end = clause_of(tokens, at)
    granted = [i for i in range(first, at - 1) if tokens[i].low in _GRANTS]
    if not granted or tokens[at - 1].low not in {"until", "till"}:
        return NOTHING
    verb = granted[-1]
    between = range(verb + 1, at - 1)  # "gave tenants until 5 March"
    named = noun_phrase_end(tokens, verb + 1) == at - 1 and bool(between)
    if between and not named:
        return NOTHING
    who = " ".join(tokens[i].text for i in between) or subject_before(tokens, verb).words
    act = next((i for i in range(at, min(at + 6, end)) if tokens[i].low == "to"), -1)
    what = [t.text for t in tokens[act : noun_phrase_end(tokens, act + 2)]] if act > 0 else []
    words_of_it = " ".join(["deadline for", who, *what])
    return Phrase(words=words_of_it, span=Span(tokens[verb].start, tokens[at - 1].end))


def _noun_before(tokens: Sequence[Token], preposition: int) -> Phrase:
    """Return the noun phrase right before "in 2022" ("the breakdown of talks between A and B")."""
    first = preposition
    while first > 0 and preposition - first < 16:
        token = tokens[first - 1]
        inside = token.tag in {"word", "det", "ed"} or (
            token.tag == "prep" and token.low in {"of", "between", "to", "with", "against", "for"}
        )
        joined = token.low == "and" or token.text in {"'", "’", "(", ")", "-", "–"}
        if not (inside or joined):
            break
        first -= 1
    while first < preposition and tokens[first].tag in {"det", "conj", "punct", "prep"}:
        first += 1
    if first >= preposition:
        return NOTHING
    kept = [t for t in tokens[first:preposition] if t.text not in {"(", ")"}]
    return Phrase(
        words=" ".join(t.text for t in kept),
        span=Span(kept[0].start, kept[-1].end),
    )


def _nominal(phrase: Phrase) -> bool:
    """Tell whether a noun phrase names an event by itself: an action and what it is of."""
    parts = phrase.words.lower().split()
    acts = any(re.search(r"(?:tion|sion|ment|ing|down|ance|ure|al)$", part) for part in parts)
    named = any(part in _DUE or words.has(part, "verbs.change_nouns") for part in parts)
    return len(parts) > 2 and (acts or named) and any(p in {"of", "to"} for p in parts)


def _has_verb_before(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb stands before the date in its clause."""
    first, _end = clause_of(tokens, at)
    return any(t.tag in _VERBS for t in tokens[first:at])


def _verb_near(tokens: Sequence[Token], at: int) -> int:
    """Return the verb of the date's clause: the last before it, else the first behind, else -1."""
    first, end = clause_of(tokens, at)
    for position in range(at - 1, first - 1, -1):
        if tokens[position].tag in _VERBS - {"aux"}:
            return position
    for position in range(at + 1, min(end, at + 14)):
        if tokens[position].tag in _VERBS - {"aux"}:
            return position
    return -1
