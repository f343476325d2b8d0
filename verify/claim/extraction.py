"""Read an article's claims: sentences, numbers, and what each number is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from verify.claim.attribution import Speech, find_speech
from verify.claim.claimhood import aside_of
from verify.claim.comparisons import compared_topic, comparison_of
from verify.claim.consistency import check
from verify.claim.date_claims import dated_events
from verify.claim.grammar import Token
from verify.claim.kinds import continued, gapped, pointed, settled
from verify.claim.links import linked
from verify.claim.noun_phrases import NOTHING, Phrase
from verify.claim.phrases import phrase_of
from verify.claim.rank_claims import Told, ranks_in, unranked
from verify.claim.readings import Reading, readings
from verify.claim.references import pointed_at
from verify.claim.spreads import spread_out
from verify.claim.topics import date_topic, topic_of
from verify.model import (
    Amount,
    Article,
    Aside,
    Claim,
    DateSource,
    Extraction,
    Kind,
    Mention,
    PassedOver,
    Topic,
    Unit,
)
from verify.quantity import scan
from verify.quantity.periods import PeriodMention, find_periods
from verify.text import split_sentences

_POINTED_AT = 4  # claims before a sentence that it may point back to
_FAR_BACK = 400  # code points


#: Where a date comes from that "last year" may be counted from as if the year were written out.
_SURE_DATES = frozenset({DateSource.GIVEN, DateSource.METADATA})


def extract(article: Article) -> Extraction:
    """Return what the article states in numbers: claims, numbers passed over, and remarks.

    Periods told from the article's date are resolved against ``article.date``; without one they
    have no ends. The order is that of the text, and ids are given in it.
    """
    text = article.text
    sentences = split_sentences(text)
    scanned = scan(text)
    sure = article.date_source in _SURE_DATES
    periods = find_periods(text, scanned.dates, anchor=article.date, sure=sure)
    speech = find_speech(text, sentences)
    claims: list[Claim] = []
    passed = list(scanned.passed_over)
    for reading in readings(speech, scanned.mentions, periods):
        found, asides = _claims(reading, article, speech, _recent(claims, reading))
        claims += found
        passed += asides
    ranks = [claim.span for claim in claims if claim.topic.kind is Kind.RANK]
    passed = [one for one in passed if not any(one.span.overlaps(rank) for rank in ranks)]
    ordered = [replace(claim, id=f"c{index}") for index, claim in enumerate(claims, 1)]
    numbers = linked([one for one in ordered if one.topic.kind is not Kind.RANK], text)
    remarks = check(article, sentences, numbers, dates=scanned.dates)
    by_id = {one.id: one for one in (*ordered, *numbers)}
    return Extraction(
        claims=tuple(by_id.values()),
        passed_over=tuple(sorted(passed, key=lambda one: one.span)),
        remarks=remarks,
    )


def _recent(claims: Sequence[Claim], reading: Reading) -> tuple[Claim, ...]:
    """Return the claims that a sentence may point back to: those of the two sentences before."""
    start = reading.sentence.span.start
    return tuple(one for one in claims[-_POINTED_AT:] if start - one.span.end < _FAR_BACK)


def _claims(
    reading: Reading, article: Article, speech: Speech, recent: tuple[Claim, ...]
) -> tuple[list[Claim], list[PassedOver]]:
    """Return the claims of one sentence in order, without ids, and its numbers passed over."""
    claims: list[Claim] = []
    passed: list[PassedOver] = []
    told: list[Told] = []
    prior, last = NOTHING, None
    alike: dict[Unit, Mention] = {}  # the last number of each unit
    for index, token in enumerate(reading.tokens):
        if token.ref < 0:
            continue
        mention = _read_on(reading.mentions[token.ref], last, alike, reading.tokens, index)
        phrase = phrase_of(reading.tokens, index, mention, prior=prior)
        meant = pointed_at(
            reading.tokens, index, phrase, mention, (*recent, *claims[-_POINTED_AT:])
        )
        if meant is not None:
            phrase = Phrase(words=meant.phrase)
        aside = aside_of(mention, reading.tokens, index, phrase=phrase, periods=reading.periods)
        if aside is None and speech.speaks(mention.span, reading.number):
            aside = Aside.UNCLEAR
        if aside is not None:
            passed.append(PassedOver(span=mention.span, text=mention.text, reason=aside))
            continue
        topic = topic_of(reading, index, mention, phrase, article)
        topic = unranked(topic, reading) if reading.ranks else topic
        if comparison := comparison_of(mention, reading):
            topic = compared_topic(topic, mention, comparison, reading, article)
        if claims and last and _is_conversion(reading.tokens, index, mention, last):
            topic = replace(claims[-1].topic, dimension=topic.dimension)
        elif meant is not None:
            topic = replace(
                topic, subject=replace(meant, context=topic.subject.context, stated=False)
            )
        unit, topic = spread_out(mention.quantity.unit, topic)
        value = replace(mention.quantity, unit=unit)
        amount = Amount(value=value, hedges=mention.hedges, direction=mention.direction)
        claims.append(_claim(mention, reading, topic, amount, speech))
        told.append(Told(claims[-1], mention, phrase))
        prior, last = phrase or prior, mention
        alike[mention.quantity.unit] = mention
    ranks = [
        _claim(mention, reading, topic, Amount(value=mention.quantity), speech)
        for mention, topic in ranks_in(reading, article, told)
    ]
    claims = [one for one in claims if not any(one.span.overlaps(rank.span) for rank in ranks)]
    claims += ranks
    for event in dated_events(reading.tokens, reading.periods, [c.span for c in claims]):
        topic, amount = date_topic(reading, event, article), Amount(value=event.mention.period)
        claims.append(_claim(event.mention, reading, topic, amount, speech))
    return sorted(claims, key=lambda claim: claim.span), passed


def _read_on(
    mention: Mention,
    last: Mention | None,
    alike: Mapping[Unit, Mention],
    tokens: Sequence[Token],
    index: int,
) -> Mention:
    """Return a number as its clause and the numbers before it tell.

    ``last`` is the one before, ``alike`` holds the last of each unit.
    """
    mention = settled(mention, tokens, index)
    if last:
        mention = continued(mention, last, tokens, index)
        mention = gapped(mention, alike.get(mention.quantity.unit), tokens, index)
    mention = pointed(mention, tokens, index, last)
    return _converted(mention, last, tokens, index) if last else mention


def _converted(mention: Mention, before: Mention, tokens: Sequence[Token], index: int) -> Mention:
    """Return a conversion with the hedge of what it converts: "about 5 km (3 miles)"."""
    if mention.hedges or not _is_conversion(tokens, index, mention, before):
        return mention
    return replace(mention, hedges=before.hedges)


def _is_conversion(tokens: Sequence[Token], index: int, mention: Mention, before: Mention) -> bool:
    """Tell whether a number only gives the one before it in another unit."""
    opened = index > 1 and tokens[index - 1].text == "(" and tokens[index - 2].tag == "num"
    mine, theirs = mention.quantity.unit, before.quantity.unit
    return bool(
        opened and mine.name and theirs.name and mine != theirs and mention.kind is before.kind
    )


def _claim(
    mention: Mention | PeriodMention,
    reading: Reading,
    topic: Topic,
    amount: Amount,
    speech: Speech,
) -> Claim:
    """Return a claim that has no id yet."""
    return Claim(
        id="",
        span=mention.span,
        text=mention.text,
        sentence=reading.sentence,
        topic=topic,
        amount=amount,
        attribution=speech.attribution(mention.span, reading.number),
    )
