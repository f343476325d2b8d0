"""Read an article's claims: sentences, numbers, and what each number is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from verify.claim import words
from verify.claim.adjuncts import adjuncts, is_count
from verify.claim.agents import without_speakers
from verify.claim.attribution import Speech, find_speech, reports
from verify.claim.claimhood import aside_of
from verify.claim.clauses import governing_tokens, own_tokens
from verify.claim.consistency import check
from verify.claim.date_claims import DatedEvent, dated_events
from verify.claim.grammar import Token, tokens_of, window
from verify.claim.kinds import continued, gapped, pointed, settled
from verify.claim.last_year import is_doubtful, without_last_year
from verify.claim.links import linked
from verify.claim.measures import measured
from verify.claim.noun_phrases import NOTHING, Phrase
from verify.claim.other_times import other_times
from verify.claim.phrases import phrase_of
from verify.claim.places import place_mentions
from verify.claim.qualifiers import qualifiers_of
from verify.claim.rank_claims import (
    Told,
    as_number,
    beside,
    blanked,
    is_governed,
    masked,
    masks,
    number_of,
)
from verify.claim.rankings import RankPhrase, generic, is_measured, may_rank, rank_phrases
from verify.claim.references import pointed_at
from verify.claim.restrictors import Restrictor, restrictors_in, restrictors_of
from verify.claim.scenes import Stage, clause_of, scene_of
from verify.claim.spreads import spread_out
from verify.claim.subjects import subject_of
from verify.claim.times import when_of
from verify.model import (
    COUNT,
    Amount,
    Article,
    Aside,
    Claim,
    DateSource,
    Extraction,
    Kind,
    Mention,
    PassedOver,
    Place,
    Scope,
    Sentence,
    SentenceRole,
    Span,
    Subject,
    Topic,
    Unit,
)
from verify.quantity import scan
from verify.quantity.periods import PeriodMention, find_periods
from verify.text import split_sentences

_NOBODY = frozenset({"nobody", "none", "no", "few", "neither", "hardly"})
_POINTED_AT = 4  # claims before a sentence that it may point back to
_FAR_BACK = 400  # code points


#: Where a date comes from that "last year" may be counted from as if the year were written out.
_SURE_DATES = frozenset({DateSource.GIVEN, DateSource.METADATA})


class _Reading(NamedTuple):
    """One sentence with everything that was found in it; spans are the article's."""

    sentence: Sentence
    number: int
    mentions: tuple[Mention, ...]
    periods: tuple[PeriodMention, ...]
    tokens: tuple[Token, ...]
    stage: Stage
    restrictors: tuple[Restrictor, ...]  # what may restrict its numbers, wherever it stands
    ranks: tuple[RankPhrase, ...]  # the times in them say what a rank counts among, and no more
    sure_years: bool  # "last year" is the calendar year before the article's own


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
    for reading in _readings(text, sentences, scanned.mentions, periods):
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


def _recent(claims: Sequence[Claim], reading: _Reading) -> tuple[Claim, ...]:
    """Return the claims that a sentence may point back to: those of the two sentences before."""
    start = reading.sentence.span.start
    return tuple(one for one in claims[-_POINTED_AT:] if start - one.span.end < _FAR_BACK)


def _readings(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    periods: Sequence[PeriodMention],
) -> Iterator[_Reading]:
    """Yield each sentence that holds a number or a date, with what stands in it."""
    mention_at = period_at = 0
    for number, sentence in enumerate(sentences):
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
            yield _reading(text, sentences, number, inside, times)


def _reading(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    mentions: tuple[Mention, ...],
    periods: tuple[PeriodMention, ...],
) -> _Reading:
    """Return the reading of ``sentences[number]``."""
    sentence = sentences[number]
    start = sentence.span.start
    places = tuple(
        place._replace(span=place.span.shifted(start)) for place in place_mentions(sentence.text)
    )
    clear = [p.span for p in periods if not any(p.span.overlaps(m.span) for m in mentions)]
    tokens = tokens_of(sentence.text, numbers=[m.span for m in mentions], times=clear, offset=start)
    before = () if places else _places_before(sentences, number)
    ranks = tuple(rank_phrases(sentence.text, start, periods))
    periods = tuple(p for p in periods if not any(p.span.overlaps(one.span) for one in ranks))
    return _Reading(
        sentence=sentence,
        number=number,
        mentions=mentions,
        periods=periods,
        tokens=tokens,
        stage=Stage.of(text, tokens, places, before),
        restrictors=restrictors_in(tokens, sentence.text, sentence.span.start),
        ranks=ranks,
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


def _claims(
    reading: _Reading, article: Article, speech: Speech, recent: tuple[Claim, ...]
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
        mention = settled(reading.mentions[token.ref], reading.tokens, index)
        if last:
            mention = continued(mention, last, reading.tokens, index)
            mention = gapped(mention, alike.get(mention.quantity.unit), reading.tokens, index)
        mention = pointed(mention, reading.tokens, index, last)
        mention = _converted(mention, last, reading.tokens, index) if last else mention
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
        topic = _topic(reading, index, mention, phrase, article)
        topic = _unranked(topic, reading) if reading.ranks else topic
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
    ranks = list(_ranks(reading, article, speech, told))
    claims = [one for one in claims if not any(one.span.overlaps(rank.span) for rank in ranks)]
    claims += ranks
    for event in dated_events(reading.tokens, reading.periods, [c.span for c in claims]):
        topic, amount = _date_topic(reading, event, article), Amount(value=event.mention.period)
        claims.append(_claim(event.mention, reading, topic, amount, speech))
    return sorted(claims, key=lambda claim: claim.span), passed


def _ranks(
    reading: _Reading, article: Article, speech: Speech, told: Sequence[Told]
) -> Iterator[Claim]:
    """Yield the ranks that one sentence states; ``told`` are its numbers."""
    for rank in reading.ranks:
        topic = _rank_topic(reading, article, rank, told)
        if topic is None or topic.negated or not topic.subject.head:
            continue
        amount = Amount(value=number_of(rank))
        mention = Mention(span=rank.span, text=rank.span.of(article.text), quantity=number_of(rank))
        yield _claim(mention, reading, topic, amount, speech)


def _unranked(topic: Topic, reading: _Reading) -> Topic:
    """Return what a number is about without the words of a rank: they restrict no number."""
    sentence = reading.sentence
    spans = [Span(one.lead.start, one.span.end) for one in reading.ranks]
    rest = blanked(sentence.text, sentence.span.start, spans).lower()
    kept = (one for one in topic.qualifiers if any(w in rest for w in one.words.split()))
    return replace(topic, qualifiers=tuple(kept))


def _rank_topic(
    reading: _Reading, article: Article, rank: RankPhrase, told: Sequence[Told]
) -> Topic | None:
    """Return what a rank ranks, and among what; ``None`` if that is not clear."""
    level = beside(rank, told, article.text)
    if level is not None:
        tokens = masked(reading.tokens, masks(rank, named=False))
        at = next(n for n, one in enumerate(tokens) if one.start == level.claim.span.start)
        around = _without(reading, masks(rank, named=False), tokens, article)
        topic = _topic(around, at, level.mention, level.phrase, article)
        ranking = replace(rank.ranking, dimension=level.claim.topic.dimension)
    else:
        named = not generic(rank.between.of(article.text))
        hidden = masks(rank, named=named)
        tokens, at = as_number(rank, masked(reading.tokens, hidden))
        if not is_governed(tokens, at, named=named):
            return None
        around = _without(reading, hidden, tokens, article)
        ranking = rank.ranking
        before = [one for one in told if one.claim.span.end <= rank.span.start]
        mention = Mention(span=rank.lead, text="1", quantity=replace(number_of(rank), unit=COUNT))
        phrase = phrase_of(tokens, at, mention, prior=before[-1].phrase if before else NOTHING)
        topic = _topic(around, at, mention, phrase, article)
        said = (topic.subject.head, *topic.subject.modifiers)
        if ranking.scope is Scope.GROUP and not is_measured(rank, article.text, said):
            return None
    among = rank.span.of(article.text)
    return replace(
        topic,
        entities=tuple(one for one in topic.entities if one not in among),
        kind=Kind.RANK,
        dimension="rank",
        baseline=None,
        ranking=ranking,
    )


def _without(
    reading: _Reading, hidden: Sequence[Span], tokens: Sequence[Token], article: Article
) -> _Reading:
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
        stage=Stage.of(article.text, tuple(tokens), places, stage.before),
        restrictors=restrictors_in(tokens, text, sentence.span.start),
        sure_years=not is_doubtful(text, periods),
    )


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
    reading: _Reading,
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


def _topic(
    reading: _Reading, index: int, mention: Mention, phrase: Phrase, article: Article
) -> Topic:
    """Return what the number ``reading.tokens[index]`` is about."""
    tokens = reading.tokens
    scene = scene_of(article.text, tokens, index, phrase=phrase.span, stage=reading.stage)
    near, at = window(tokens, index)
    reach = Span(near[0].start, near[-1].end)
    periods = [one for one in reading.periods if one.span.overlaps(reach)]
    when = when_of(near, at, mention.kind, periods=periods, anchor=article.date)
    when = when if reading.sure_years else without_last_year(when)
    subject = measured(
        _subject(phrase, mention, reading),
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
        counts=counts,
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
        asserted=_asserted(near, at),
        qualifiers=restricted
        + other_times(near, at, own, kind=mention.kind, when=when)
        + qualifiers_of(
            near,
            telling,
            at,
            subject=subject,
            kind=mention.kind,
            percent=mention.quantity.unit.dimension == "percent",
            places=scene.places,
            named=[one.span for one in named],
            dated=when.period.words if when.period and when.period.start else "",
        ),
    )


def _subject(phrase: Phrase, mention: Mention, reading: _Reading) -> Subject:
    """Return the subject of a number: its noun phrase, else the noun that the scanner counted."""
    context = reading.sentence.text
    found = subject_of(phrase.words or mention.counted, context)
    if found.head:
        return found
    named = phrase.words or mention.counted
    if any(place.adjective for place in place_mentions(named)):  # "9 Chinese died"
        return replace(found, phrase=phrase.words or mention.counted, head="person")
    return found


def _asserted(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the sentence states the number as a fact: no plan, wish, forecast, condition.

    What nobody or few say is not stated either.
    """
    governing = [tokens[position] for position in governing_tokens(tokens, index)]
    spoken = [token for token in governing if token.tag != "time"]  # "in May" is no "may"
    if any(words.has(token.low, "function.unasserted") for token in spoken):
        return False
    return not any(
        token.low in _NOBODY and any(reports(t.low) for t in governing[at + 1 : at + 4])
        for at, token in enumerate(governing)
    )


def _negated(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the clause before the number denies it ("did not rise by 5 percent")."""
    first, _end = clause_of(tokens, index)
    near = tokens[max(first, index - 8) : index]
    denied = [t for t in near if words.has(t.low, "function.negations")]
    compared = any(t.low in {"only", "less", "more", "longer", "later"} for t in near)
    return bool(denied) and not compared


def _date_topic(reading: _Reading, event: DatedEvent, article: Article) -> Topic:
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
    )
