"""Split a text into sentences, each with its exact span.

The rules are the common ones (a full stop ends a sentence unless it belongs to an abbreviation, an
initial or a number; a lower-case word cannot begin one), over a data file of abbreviations. Lines
and paragraphs are settled first (``blocks``), so headlines and list items stay apart.

Measured against syntok 1.4 and pysbd 0.3 by ``tests/benchmarks/articles_sentences.py`` on ten news
articles: of 109 labelled sentences ours returns 108 whole, syntok 108, pysbd 104. Where syntok
differs it splits behind "Gov."; pysbd keeps quotations in one piece and splits behind "9 a.m.".
Ours takes 5 ms, syntok 29, pysbd 208. So the own one is used: as good, faster, spans kept, nothing
to install.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify import tables
from verify.model import Sentence, SentenceRole, Span
from verify.patterns import lazy
from verify.text.blocks import Block, blocks

# A run of end marks with closing quotes or brackets. The look-behind lets only the first mark of a
# run begin a match, which keeps the search linear.
_END = lazy(
    r"""
    (?<![.!?…。！？؟।])
    (?P<mark>[.!?…]+|[。！？؟।]+)
    (?P<close>["'”’»)\]]{0,4})
    (?P<space>\s+|$|(?=[A-Z][a-z]+\s)|(?<=[。！？]))
    """,
    re.VERBOSE,
)
_LAST_WORD = lazy(r"[^\s\"“”‘«(\[–—]+$")
_OPENING = lazy(r"[\"'“‘«(\[]*")
_NEXT_WORD = lazy(r"[^\W\d_]+")
_DOTTED = lazy(r"(?:[a-z]\.)+[a-z]", re.IGNORECASE)
_SPEAKER_FOLLOWS = lazy(
    r"(?:[A-Z][\w'’.-]{0,30}\s){1,4}(?:said|says|asked|told|wrote|added|replied|shouted|tweeted)\b"
)
_LONGEST_WORD = 40  # code points looked back for the word before a full stop
_LONGEST_SENTENCE = 1500  # code points; bounds the work on texts that are no prose
_LONGEST_HEADLINE = 30  # words
_QUOTES = "\"'”’»"


def _words(key: str) -> frozenset[str]:
    """Return one of the word lists of data/abbreviations.toml."""
    return tables.words("text", "abbreviations.toml", key)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order; ``text[s.span.start:s.span.end] == s.text``.

    White space between sentences belongs to none. The first paragraph is the headline when it is
    one short line without an end mark and more text follows.
    """
    found: list[Sentence] = []
    for block in blocks(text):
        role = SentenceRole.LIST_ITEM if block.list_item else SentenceRole.BODY
        found.extend(
            Sentence(span=span, text=span.of(text), paragraph=block.paragraph, role=role)
            for span in _spans(text, block)
        )
    return _with_headline(found)


def _with_headline(sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """Give the first sentence the headline's role if it looks like one."""
    if len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return tuple(sentences)
    first = sentences[0]
    title = first.text.rstrip("".join(_QUOTES))
    short = len(first.text.split()) <= _LONGEST_HEADLINE
    if short and first.role is SentenceRole.BODY and not title.endswith((".", ":", ";", ",")):
        headline = Sentence(
            span=first.span, text=first.text, paragraph=0, role=SentenceRole.HEADLINE
        )
        return (headline, *sentences[1:])
    return tuple(sentences)


def _spans(text: str, block: Block) -> Iterator[Span]:
    """Yield the spans of one block's sentences; one without end is cut where it becomes absurd."""
    for span in _whole_spans(text, block):
        start = span.start
        while span.end - start > _LONGEST_SENTENCE:
            limit = start + _LONGEST_SENTENCE
            space = text.rfind(" ", start + 1, limit)
            end = space if space > 0 else limit
            if text[start:end].strip():
                yield _stripped(text, start, end)
            start = end
        if text[start : span.end].strip():
            yield _stripped(text, start, span.end)


def _stripped(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, end - (len(piece) - len(piece.rstrip())))


def _whole_spans(text: str, block: Block) -> Iterator[Span]:
    """Yield the spans of one block's sentences, however long."""
    start = block.span.start
    for match in _END.finditer(text, start, block.span.end):
        if match.end() >= block.span.end:
            break
        end = match.start("space")
        if _is_boundary(text, match, sentence_start=start, limit=block.span.end):
            yield Span(start, end)
            start = match.end()
    if start < block.span.end:
        yield Span(start, block.span.end)


def _is_boundary(text: str, match: re.Match[str], *, sentence_start: int, limit: int) -> bool:
    """Tell whether the end marks found really end a sentence."""
    mark = match["mark"]
    if mark[0] in "。！？؟।":
        return True
    opening = _OPENING.match(text, match.end(), limit)
    after = opening.end() if opening is not None else match.end()
    following = text[after : after + 1]
    if following.islower():
        return False
    before = _word_before(text, match.start(), sentence_start)
    if not match["space"]:
        return _is_missing_space(before, mark, match["close"])
    if mark != ".":
        closed = match["close"].startswith(tuple(_QUOTES))
        speaker = closed and _SPEAKER_FOLLOWS.match(text, after, limit) is not None
        return bool(before) and not speaker
    if match["close"] and not match["close"].startswith("'"):
        return True
    word = _NEXT_WORD.match(text, after, limit)
    return _full_stop_ends(
        before,
        following=following,
        next_word=word[0].lower() if word is not None else "",
        quoted=after > match.end(),
        first=match.start() - len(before) == sentence_start,
    )


def _word_before(text: str, end: int, sentence_start: int) -> str:
    """Return the word that ends at ``end``, without opening quotes."""
    start = max(sentence_start, end - _LONGEST_WORD)
    found = _LAST_WORD.search(text[start:end])
    return found[0] if found is not None else ""


def _is_missing_space(before: str, mark: str, close: str) -> bool:
    """Tell whether a sentence ends where the space after it was left out ("the end.Next day")."""
    tail = before[-2:]
    if close:
        return True
    return mark in {".", "!", "?"} and len(tail) == 2 and (tail.islower() or tail[-1] in "%)")


def _full_stop_ends(
    before: str, *, following: str, next_word: str, quoted: bool, first: bool
) -> bool:
    """Tell whether a single full stop after the word ``before`` ends the sentence."""
    word = before.lower().lstrip("-")
    starts = next_word in _words("starters") or (quoted and not following.isdigit())
    if first and (word.isdigit() or len(word) == 1):  # a list marker
        return False
    if word in {"a.m", "p.m"}:
        return next_word not in _words("after_clock")
    if word in _words("always") or _is_title(before):
        return False
    if word in _words("before_number") and before != before.upper():
        return not following.isdigit()
    if len(word) == 1 and word.isalpha():  # an initial, or "Plan B."
        return starts if before.isupper() else True
    named = before[:1].isupper() and word in _words("open_names")
    if named or _DOTTED.fullmatch(word) or word in _words("open"):
        return starts
    return True


def _is_title(word: str) -> bool:
    """Tell whether a word such as "Gen" or "ST" (as in a dateline) stands before a name."""
    capitalised = word[:1].isupper() and (word[1:].islower() or len(word) == 2)
    return capitalised and word.lower() in _words("titles")
