"""Where a sentence tells who speaks and where: "said the governor of a prison in Norway".

A place in there is the speaker's, or that of the speech. It makes the place of a number likely
("the minister in Oslo said") and never states it: "we had 310 prisoners" is not Norway's count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify import tables
from verify.claim import words
from verify.claim.attribution import Speech, Voice
from verify.claim.quotes import Quotes
from verify.model import Span
from verify.patterns import lazy

_FILE = "attribution.toml"
_FINITE = ("function.auxiliaries", "verbs.linking", "verbs.up", "verbs.down")
_QUOTES = lazy(r":\s*[\"“]")
_MARK = lazy(r"[,;:—–“\"]")
_ALL = lazy(r"[\w'’]+")
_WORD = lazy(r"\W*([\w'’]+)")
_THAT = lazy(r"\bthat\b|[,;:—–“\"]")


class _Sentence(NamedTuple):
    text: str
    span: Span
    quotes: Quotes


def tellings(speech: Speech, number: int) -> tuple[Span, ...]:
    """Return the stretches of a sentence of the article that tell who speaks, and where."""
    sentence = _Sentence(speech.text, speech.sentences[number].span, speech.quotes)
    return tuple(_found(sentence, speech.voices[number]))


def _found(sentence: _Sentence, voices: Sequence[Voice]) -> Iterator[Span]:
    """Yield the stretch of each voice, and what stands before a quotation behind a colon."""
    for voice in voices:
        yield from _of_voice(sentence, voice)
    opened = _QUOTES.search(sentence.text, sentence.span.start, sentence.span.end)
    if opened:  # "A guard in Norway remembers: ..."
        yield Span(sentence.span.start, opened.start())


def _of_voice(sentence: _Sentence, voice: Voice) -> Iterator[Span]:
    """Yield where a voice and the circumstances of its speaking stand."""
    text, (start, end) = sentence.text, (voice.span.start, voice.span.end)
    cue = voice.cue.lower()
    if cue in tables.words("claim", _FILE, "phrases"):  # "according to a governor in Norway, ..."
        found = _MARK.search(text, end, sentence.span.end)
        yield Span(start, found.start() if found else sentence.span.end)
        return
    inverted = text.startswith(voice.cue, start)
    before = text[sentence.span.start : start].rstrip()
    if _is_occasion(before) and not inverted:
        yield Span(sentence.span.start, _content(sentence, voice))
        return
    if inverted or before.endswith(('"', "”", "—")) or _closes(sentence, voice, before):
        yield Span(start, _resumed(sentence, end))
        return
    yield Span(start, _content(sentence, voice))


def _closes(sentence: _Sentence, voice: Voice, before: str) -> bool:
    """Tell whether what is said stands before the speaker: "..., the office in Oslo said."."""
    return before.endswith(",") and voice.scope == sentence.span


def _content(sentence: _Sentence, voice: Voice) -> int:
    """Return where what is said begins behind its verb: "told reporters in Sweden that"."""
    text, end = sentence.text, voice.span.end
    word = _WORD.match(text, end, sentence.span.end)
    told = voice.cue.lower() in tables.words("claim", _FILE, "addressing")
    circumstance = word is not None and word[1] in tables.words("claim", _FILE, "circumstances")
    found = _THAT.search(text, end, sentence.span.end) if told or circumstance else None
    return found.start() if found else end


def _resumed(sentence: _Sentence, end: int) -> int:
    """Return where the speech or the sentence goes on behind its speaker, or its end."""
    text, stop = sentence.text, sentence.span.end
    for found in _MARK.finditer(text, end, stop):
        word = _WORD.match(text, found.end(), stop)
        resumes = word is not None and word[1].lower() in tables.words("claim", _FILE, "resuming")
        if found[0] == ";" or resumes:
            return found.start()
        after = found.start() + 1
        if found[0] in '"“' and sentence.quotes.around(Span(after, after + 1)) is not None:
            return found.start()
    return stop


def _is_occasion(opening: str) -> bool:
    """Tell whether the words before a speaker are one phrase: "At a conference in Sweden,"."""
    found = _ALL.findall(opening.lower())
    if not found or opening.find(",") != len(opening) - 1:
        return False
    if words.has(found[0], "function.prepositions") and any(_is_finite(one) for one in found):
        return False  # "In Peru there were 5, the minister said"
    return found[0] in tables.words("claim", _FILE, "occasions")


def _is_finite(word: str) -> bool:
    return any(words.has(word, key) for key in _FINITE)
