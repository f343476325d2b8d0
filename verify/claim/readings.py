"""A sentence with everything that was found in it, and the same sentence without some words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from verify.claim.assertion import is_stated
from verify.claim.attribution import Speech
from verify.claim.grammar import Token, dateline_end, tokens_of
from verify.claim.last_year import is_doubtful
from verify.claim.places import place_mentions
from verify.claim.rankings import RankPhrase, may_rank, rank_phrases
from verify.claim.restrictors import Restrictor, restrictors_in
from verify.claim.scenes import Stage
from verify.claim.tellings import tellings
from verify.model import Article, Mention, Place, Sentence, SentenceRole, Span
from verify.quantity.periods import PeriodMention


class Reading(NamedTuple):
    """One sentence with everything that was found in it; spans are the article's."""

    sentence: Sentence
    number: int
    mentions: tuple[Mention, ...]
    periods: tuple[PeriodMention, ...]
    tokens: tuple[Token, ...]
    stage: Stage
    restrictors: tuple[Restrictor, ...]  # what may restrict its numbers, wherever it stands
    ranks: tuple[RankPhrase, ...]  # the times in them say what a rank counts among, and no more
    stated: bool  # the article stands by what it says
    sure_years: bool  # "last year" is the calendar year before the article's own


def readings(
    speech: Speech,
    mentions: Sequence[Mention],
    periods: Sequence[PeriodMention],
) -> Iterator[Reading]:
    """Yield each sentence that holds a number or a date, with what stands in it."""
    mention_at = period_at = 0
    for number, sentence in enumerate(speech.sentences):
        first_mention, first_period = mention_at, period_at
        while mention_at < len(mentions) and mentions[mention_at].span.start < sentence.span.end:
            mention_at += 1
        while period_at < len(periods) and periods[period_at].span.start < sentence.span.end:
            period_at += 1
        inside = tuple(
            m for m in mentions[first_mention:mention_at] if m.span.end <= sentence.span.end
        )
        times = tuple(p for p in periods[first_period:period_at] if p.span.end <= sentence.span.end)
        if inside or times or may_rank(sentence.text):
            yield _reading(speech, number, inside, times)


def _reading(
    speech: Speech,
    number: int,
    mentions: tuple[Mention, ...],
    periods: tuple[PeriodMention, ...],
) -> Reading:
    """Return the reading of one of the article's sentences."""
    text, sentences = speech.text, speech.sentences
    sentence = sentences[number]
    start = sentence.span.start
    places = tuple(
        place._replace(span=place.span.shifted(start)) for place in place_mentions(sentence.text)
    )
    clear = [p.span for p in periods if not any(p.span.overlaps(m.span) for m in mentions)]
    tokens = tokens_of(sentence.text, numbers=[m.span for m in mentions], times=clear, offset=start)
    head = dateline_end(tokens)
    opens = tokens[head].start if 0 < head < len(tokens) else start
    reported = tuple(place.place for place in places if place.span.end <= opens)  # in a dateline
    places = tuple(place for place in places if place.span.start >= opens)
    before = () if places else reported or _places_before(sentences, number)
    ranks = tuple(rank_phrases(sentence.text, start, periods))
    periods = tuple(p for p in periods if not any(p.span.overlaps(one.span) for one in ranks))
    return Reading(
        sentence=sentence,
        number=number,
        mentions=mentions,
        periods=periods,
        tokens=tokens,
        stage=Stage.of(text, tokens, places, before, told=tellings(speech, number)),
        restrictors=restrictors_in(tokens, sentence.text, sentence.span.start),
        ranks=ranks,
        stated=is_stated(sentences, number),
        sure_years=not is_doubtful(sentence.text, periods),
    )


def _places_before(sentences: Sequence[Sentence], number: int) -> tuple[Place, ...]:
    """Return the one place that the sentence before names, else the headline's; nothing if several.

    A sentence of a list has no sentence before it.
    """
    near = sentences[number - 1 : number] if number else ()
    headline = [one for one in sentences[:1] if one.role is SentenceRole.HEADLINE]
    for one in (*near, *headline):
        found = {mention.place for mention in place_mentions(one.text)}
        if found:
            return tuple(found) if len(found) == 1 else ()
    return ()


def without(
    reading: Reading, hidden: Sequence[Span], tokens: Sequence[Token], article: Article
) -> Reading:
    """Return the reading of a sentence whose words at ``hidden`` are gone, but for ``tokens``."""
    sentence = reading.sentence
    text = blanked(sentence.text, sentence.span.start, hidden)
    stage = reading.stage
    periods = tuple(one for one in reading.periods if not any(one.span.overlaps(s) for s in hidden))
    places = tuple(one for one in stage.places if not any(one.span.overlaps(s) for s in hidden))
    return reading._replace(
        sentence=replace(sentence, text=text),
        periods=periods,
        tokens=tuple(tokens),
        stage=Stage.of(article.text, tuple(tokens), places, stage.before, told=stage.told),
        restrictors=restrictors_in(tokens, text, sentence.span.start),
        sure_years=not is_doubtful(text, periods),
    )


def masked(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """Return the tokens outside of ``spans``."""
    return [
        one for one in tokens if not any(s.start < one.end and one.start < s.end for s in spans)
    ]


def blanked(text: str, start: int, spans: Sequence[Span]) -> str:
    """Return a sentence that begins at ``start`` with ``spans`` blank, all else in its place."""
    for one in spans:
        first, end = one.start - start, one.end - start
        text = text[:first] + " " * (end - first) + text[end:]
    return text
