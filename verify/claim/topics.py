"""What a number is about: subject, place, time, kind and what restricts it, as one topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.claim import words
from verify.claim.adjuncts import adjuncts, is_count
from verify.claim.agents import without_speakers
from verify.claim.assertion import is_asserted
from verify.claim.clauses import own_tokens
from verify.claim.complements import complements_of
from verify.claim.date_claims import DatedEvent
from verify.claim.grammar import Token, window
from verify.claim.joint_times import jointly
from verify.claim.last_year import without_last_year
from verify.claim.measures import measured
from verify.claim.moves import move_of
from verify.claim.noun_phrases import Phrase
from verify.claim.other_times import other_times
from verify.claim.places import place_mentions
from verify.claim.qualifiers import qualifiers_of
from verify.claim.readings import Reading
from verify.claim.restrictors import restrictors_of
from verify.claim.scenes import clause_of, scene_of
from verify.claim.subjects import subject_of, without_places
from verify.claim.times import when_of
from verify.model import Article, Kind, Mention, Span, Subject, Topic

_PER_HEAD = "/ capita"
_HEADS = ("person", "resident", "inhabitant", "population", "head", "capita")


def topic_of(
    reading: Reading, index: int, mention: Mention, phrase: Phrase, article: Article
) -> Topic:
    """Return what the number ``reading.tokens[index]`` is about."""
    tokens = reading.tokens
    scene = scene_of(article.text, tokens, index, phrase=phrase.span, stage=reading.stage)
    near, at = window(tokens, index)
    reach = Span(near[0].start, near[-1].end)
    periods = [one for one in reading.periods if one.span.overlaps(reach)]
    when = when_of(near, at, mention.kind, periods=periods, anchor=article.date)
    when = jointly(when, near, periods)
    when = when if reading.sure_years else without_last_year(when)
    read = without_places(_subject(phrase, mention, reading), scene.places)
    subject = measured(
        read,
        mention.kind,
        mention.quantity.unit.dimension,
        of_country=len(scene.places) == 1 and bool(scene.places[0].code),
        period=when.period if when.baseline is None else None,
    )
    own = own_tokens(near, at, phrase=phrase.span)
    named = [one for one in reading.stage.places if one.place.code and one.span.overlaps(reach)]
    counts = is_count(mention.kind, mention.quantity.unit.dimension)
    stood = [one.span for one in reading.stage.places]
    remarks = adjuncts(near, own, at, counts=counts, places=stood)
    telling = tuple(position for position in own if position not in remarks)
    restricted = restrictors_of(
        reading.restrictors,
        near,
        at,
        [near[position] for position in telling],
        kind=mention.kind,
        counts=counts,
        apart=[near[position] for position in remarks],
        places=scene.places,
        named=named,
    )
    return Topic(
        subject=subject,
        places=scene.places,
        place_stated=scene.stated,
        entities=tuple(without_speakers(scene.entities, tokens, index)),
        period=when.period,
        baseline=when.baseline,
        kind=mention.kind,
        dimension=mention.quantity.unit.dimension,
        negated=_negated(tokens, index),
        asserted=reading.stated and is_asserted(near, at),
        moved=move_of(near, at, mention.kind),
        qualifiers=restricted
        + other_times(near, at, own, kind=mention.kind, when=when)
        + tuple(complements_of(near, own, at, kind=mention.kind, places=stood))
        + qualifiers_of(
            near,
            telling,
            at,
            subject=replace(subject, modifiers=_known(subject, read, mention)),
            kind=mention.kind,
            percent=mention.quantity.unit.dimension == "percent",
            places=scene.places,
            named=[one.span for one in named],
            dated=when.period.words if when.period and when.period.start else "",
        ),
    )


def _known(subject: Subject, read: Subject, mention: Mention) -> tuple[str, ...]:
    """Return the words that restrict nothing: what is counted, as read, and the heads of a rate."""
    heads = _HEADS if mention.quantity.unit.dimension.endswith(_PER_HEAD) else ()
    return (*subject.modifiers, *read.modifiers, read.head, *heads)


def _subject(phrase: Phrase, mention: Mention, reading: Reading) -> Subject:
    """Return the subject of a number: its noun phrase, else the noun that the scanner counted."""
    context = reading.sentence.text
    found = subject_of(phrase.words or mention.counted, context)
    if found.head:
        return found
    named = phrase.words or mention.counted
    if any(place.adjective for place in place_mentions(named)):  # "9 Chinese died"
        return replace(found, phrase=phrase.words or mention.counted, head="person")
    return found


def _negated(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the clause before the number denies it ("did not rise by 5 percent")."""
    first, _end = clause_of(tokens, index)
    near = tokens[max(first, index - 8) : index]
    denied = [t for t in near if words.has(t.low, "function.negations")]
    compared = any(t.low in {"only", "less", "more", "longer", "later"} for t in near)
    return bool(denied) and not compared


def date_topic(reading: Reading, event: DatedEvent, article: Article) -> Topic:
    """Return what happened on a date; the date itself is the claim's amount."""
    tokens, start = reading.tokens, event.mention.span.start
    at = next(i for i, t in enumerate(tokens) if t.end > start)
    scene = scene_of(article.text, tokens, at, phrase=event.phrase.span, stage=reading.stage)
    return Topic(
        subject=subject_of(event.phrase.words, reading.sentence.text),
        places=scene.places,
        place_stated=scene.stated,
        entities=scene.entities,
        kind=Kind.DATE,
        dimension="date",
        asserted=reading.stated,
    )
