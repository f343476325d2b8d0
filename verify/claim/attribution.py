"""Tell who asserts what: direct and reported speech, "according to", pronouns, quotations.

A statement without a sign of its speaker has none. Where quotation marks do not balance, nobody is
guessed to be speaking inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from verify import tables
from verify.claim.places import place_named
from verify.claim.quotes import Quotes, find_quotes
from verify.model import Attribution, Sentence, Span
from verify.patterns import lazy

_FILE = "attribution.toml"
_TOKEN = lazy(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’&.][^\W_]+)*|[^\w\s]")
_ACCORDING = lazy(r"\b(?P<cue>according to|as per|in the words of)\s+", re.IGNORECASE)
_SPEAKER_END = lazy(r"[,;:.!?()\"“”—–]\s|[,;:.!?\"”]$| (?:on|in a|who|which|that|and said) ")
_INVERTED_END = lazy(
    r"[,;:.!?()\"“”—–](?:\s|$)| (?:on|in|who|which|that|to|during|as|at a|after|this) "
)
_NAME_DOT = lazy(r"(?:\b[A-Z]|Dr|Mr|Mrs|Ms|Gen|Gov|Sen|Rep|Prof|Lt|Col|St|U\.S)$")
_PARTING = frozenset(',”"—–?!')
_LONGEST_SPEAKER = 14  # words
_LONGEST_SILENCE = 6  # sentences without a speaker, after which "he said" is anybody
_LONGEST_TITLE = 5  # tokens
_LONGEST_PHRASE = 110  # code points


class Voice(NamedTuple):
    """One sign of a speaker: who, by which word, and the stretch of text it answers for."""

    speaker: str
    cue: str
    span: Span
    scope: Span


class Speech(NamedTuple):
    """Who speaks where in one article."""

    text: str
    sentences: tuple[Sentence, ...]
    voices: tuple[tuple[Voice, ...], ...]
    quotes: Quotes

    def attribution(self, span: Span, sentence: int) -> Attribution | None:
        """Return who asserts the words at ``span``, which stand in the given sentence, or None."""
        quoted = self.quotes.around(span)
        if self.quotes.is_broken(span):
            quoted = None
        voice = _innermost(self.voices[sentence], span)
        if voice is None and quoted is not None:
            voice = self._voice_of_quote(quoted, sentence)
        if voice is None:
            return None
        return Attribution(
            speaker=voice.speaker, cue=voice.cue, quoted=quoted is not None, span=voice.span
        )

    def speaks(self, span: Span, sentence: int) -> bool:
        """Tell whether the words at ``span`` begin the name of a speaker ("two officials said")."""
        return any(
            voice.span.start <= span.start < voice.span.end
            and self.text[voice.span.start : span.start].strip().lower()
            in {"", "at least", "about"}
            for voice in self.voices[sentence]
        )

    def _voice_of_quote(self, quote: Span, sentence: int) -> Voice | None:
        """Return the speaker of a quotation from the sentences that it or its paragraph spans."""
        paragraph = self.sentences[sentence].paragraph
        near = [
            number
            for number in range(max(0, sentence - 12), min(len(self.sentences), sentence + 13))
            if self.sentences[number].paragraph == paragraph
        ]
        touching = [number for number in near if self.sentences[number].span.overlaps(quote)]
        others = sorted(set(near) - set(touching), key=lambda number: abs(number - sentence))
        for number in (*touching, *others):
            if self.voices[number]:
                return self.voices[number][-1]
        return None


def find_speech(text: str, sentences: Sequence[Sentence]) -> Speech:
    """Return who speaks where. ``sentences`` are those of ``text``, in order."""
    quotes = find_quotes(text)
    voices: list[tuple[Voice, ...]] = []
    last, silent = "", 0
    for sentence in sentences:
        found = tuple(_voices(text, sentence, quotes, last))
        voices.append(found)
        silent = 0 if found else silent + 1
        last = found[-1].speaker if found else last if silent < _LONGEST_SILENCE else ""
    return Speech(text, tuple(sentences), tuple(voices), quotes)


def _innermost(voices: Sequence[Voice], span: Span) -> Voice | None:
    """Return the voice whose scope holds ``span`` most closely."""
    holding = [v for v in voices if v.scope.start <= span.start and span.end <= v.scope.end]
    return min(holding, key=lambda v: v.scope.end - v.scope.start, default=None)


def _voices(text: str, sentence: Sentence, quotes: Quotes, last: str) -> Iterator[Voice]:
    """Yield the voices of one sentence in order; pronouns stand for the ``last`` speaker."""
    for match in _ACCORDING.finditer(text, sentence.span.start, sentence.span.end):
        speaker = _phrase_after(text, match.end(), sentence.span.end, _SPEAKER_END)
        if speaker is not None:
            span = Span(match.start(), speaker.end)
            scope = _segment(text, sentence.span, span)
            yield Voice(speaker=speaker.of(text), cue=match["cue"], span=span, scope=scope)
    tokens = list(_TOKEN.finditer(text, sentence.span.start, sentence.span.end))
    for index, token in enumerate(tokens):
        word = token[0].lower()
        if word in _list("verbs") and quotes.around(Span(*token.span())) is None:
            voice = _voice_at(text, sentence.span, tokens, index)
            if voice is not None:
                yield _resolved(voice, last)


def reports(word: str) -> bool:
    """Tell whether a lower-case word is a verb of saying."""
    return word in _list("verbs")


@lru_cache(maxsize=32)
def _list(key: str) -> frozenset[str]:
    """Return one list of the data file."""
    return tables.words("claim", _FILE, key)


def _segment(text: str, sentence: Span, cue: Span) -> Span:
    """Return the part of the sentence between semicolons that a cue stands in."""
    start = text.rfind(";", sentence.start, cue.start) + 1 or sentence.start
    end = text.find(";", cue.end, sentence.end)
    return Span(start, end if end >= 0 else sentence.end)


def _voice_at(text: str, sentence: Span, tokens: list[re.Match[str]], index: int) -> Voice | None:
    """Return the voice of the reporting verb ``tokens[index]``, or None if nobody speaks there."""
    verb = tokens[index]
    before = None if _is_inverted(tokens, index) else _speaker_before(text, tokens, index)
    doubtful = verb[0].lower() in _list("doubtful")
    follows_that = index + 1 < len(tokens) and tokens[index + 1][0].lower() == "that"
    if before is not None:
        name = before.of(text)
        published = _publishes(name) and place_named(name) is None and verb[0] != "posted"
        after = bool(text[verb.end() : sentence.end].strip(" .,!?\"'”’"))
        leads = _leads(text, sentence, before)
        closes = not leads and not after  # ", the Red Cross estimates."
        if doubtful and not (follows_that or published or closes or _quotes_follow(text, verb)):
            return None
        scope = Span(before.start if leads and after else sentence.start, sentence.end)
        return Voice(
            speaker=before.of(text), cue=verb[0], span=Span(before.start, verb.end()), scope=scope
        )
    if not _is_inverted(tokens, index):
        return None
    following = _phrase_after(text, verb.end() + 1, sentence.end, _INVERTED_END)
    if following is None or not _names_somebody(following.of(text)):
        return None
    span = Span(verb.start(), following.end)
    return Voice(speaker=following.of(text), cue=verb[0], span=span, scope=sentence)


def _is_inverted(tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether the verb stands before its speaker ("..., said the minister")."""
    if index == 0 or index + 1 >= len(tokens) or tokens[index][0].lower() in _list("to_somebody"):
        return False
    following = tokens[index + 1][0]
    parted = tokens[index - 1][0] in _PARTING
    named = following[:1].isupper() or following.lower() in {"the", "a", "an", "one"}
    return parted and (named or _titled(tokens, index + 1))


def _titled(tokens: list[re.Match[str]], first: int) -> bool:
    """Tell whether a title without an article leads to a name ("finance minister Anna Berg")."""
    for token in tokens[first : first + _LONGEST_TITLE]:
        if token[0][:1].isupper():
            return True
        if not token[0].isalpha() or token[0] in _list("stops") or _adverb(token[0]):
            return False
    return False


def _publishes(speaker: str) -> bool:
    """Tell whether a speaker's verbs of finding and reporting mean a statement."""
    parts = speaker.split()
    named = parts[0][:1].isupper() and parts[-1][:1].isupper()
    return named or bool(_words(speaker) & _list("publications"))


def _leads(text: str, sentence: Span, speaker: Span) -> bool:
    """Tell whether what the speaker says comes behind the verb ("A said that")."""
    before = text[sentence.start : speaker.start].rstrip()
    return not before.endswith((",", "”", '"', "—"))


def _quotes_follow(text: str, verb: re.Match[str]) -> bool:
    """Tell whether a quotation follows the verb or has just ended before the speaker."""
    return text[verb.end() : verb.end() + 4].strip(" ,:")[:1] in {'"', "“"}


def _speaker_before(text: str, tokens: list[re.Match[str]], index: int) -> Span | None:
    """Return the noun phrase that ends before the verb, its apposition left out, or None."""
    last = index - 1
    while last >= 0 and (tokens[last][0].lower() in _list("between") or _adverb(tokens[last][0])):
        last -= 1
    if last < 0 or _no_end(tokens[last][0].lower()):
        return None
    if tokens[last][0] == ",":  # "Ann Lee, a teacher, said"
        return _before_apposition(text, tokens, last)
    first = last
    while first >= 0 and last - first < _LONGEST_SPEAKER and not _stops(tokens, first):
        first -= 1
    if first == last:
        return None
    span = Span(tokens[first + 1].start(), tokens[last].end())
    return span if _names_somebody(span.of(text)) else None


def _no_end(word: str) -> bool:
    """Tell whether a speaker's noun phrase cannot end with this word."""
    return word.endswith(("'s", "’s")) or word in _list("no_end")


def _stops(tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether a speaker's noun phrase cannot reach back over this token."""
    word = tokens[index][0]
    if word == "." and index > 0:  # "Dr. Hale", "J. Morrow"
        return not (tokens[index - 1][0][:1].isupper() and len(tokens[index - 1][0]) <= 4)
    if not word[0].isalnum():
        return word not in {"&", "'", "’", "/"}
    return word.lower() in _list("stops") and not (
        word.lower() == "and" and index > 0 and tokens[index - 1][0][:1].isupper()
    )


def _before_apposition(text: str, tokens: list[re.Match[str]], comma: int) -> Span | None:
    """Return the name before ", a teacher," or ", who works there,"."""
    for index in range(comma - 1, max(-1, comma - 3 * _LONGEST_SPEAKER), -1):
        if tokens[index][0] == "," and index > 0:
            first = index - 1
            while first >= 0 and not _stops(tokens, first):
                first -= 1
            if first + 1 < index:
                span = Span(tokens[first + 1].start(), tokens[index - 1].end())
                return span if _names_somebody(span.of(text)) else None
        if not tokens[index][0][0].isalnum() and tokens[index][0] not in {",", "'", "’", "&"}:
            return None
    return None


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word.islower()


def _phrase_after(text: str, start: int, limit: int, end: re.Pattern[str]) -> Span | None:
    """Return the noun phrase from ``start`` to the first sign that ends it."""
    stop = min(limit, start + _LONGEST_PHRASE)
    position = start
    while True:
        found = end.search(text, position, stop)
        if found is None:
            finish = stop if stop == limit else start
            break
        dotted = text[found.start()] == "." and _NAME_DOT.search(text, start, found.start())
        if not dotted:
            finish = found.start()
            break
        position = found.end()
    words = text[start:finish].rstrip(" .,;:!?\"'”’")
    return Span(start, start + len(words)) if words.strip() else None


def _names_somebody(words: str) -> bool:
    """Tell whether a phrase can name a speaker: a pronoun, a name, or a noun with its article."""
    low = words.lower()
    if low.split(maxsplit=1)[0] in _list("nobody"):
        return False
    if low in _list("pronouns"):
        return True
    first = low.split(maxsplit=1)[0]
    plural = low.endswith(("s", "police"))
    return (
        any(part[:1].isupper() for part in words.split())
        or first in {"the", "a", "an", "his", "her", "its", "their", "one", "some"}
        or plural
    )


def _words(text: str) -> frozenset[str]:
    """Return the lower-case words of a phrase."""
    return frozenset(word.strip(".,'’") for word in text.lower().replace("’s", "").split())


def _resolved(voice: Voice, last: str) -> Voice:
    """Return the voice with the last speaker in place of a pronoun, where the two agree."""
    pronoun = voice.speaker.lower()
    if pronoun not in _list("pronouns") or not last or not _agrees(pronoun, last):
        return voice
    return Voice(speaker=last, cue=voice.cue, span=voice.span, scope=voice.scope)


def _agrees(pronoun: str, speaker: str) -> bool:
    """Tell whether a pronoun can mean the speaker: several people, a person, or a body."""
    parts = speaker.split()
    several = (parts[-1].islower() and parts[-1].endswith("s")) or " and " in speaker
    if pronoun == "they":
        return several
    body = bool(_words(speaker) & _list("publications"))
    if pronoun == "it":
        return body or (parts[0].lower() in {"the", "its"} and not several)
    return not several and not body
