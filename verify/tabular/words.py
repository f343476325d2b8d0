"""Words, stems and numbers of statements and cells: one way of reading for both sides."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from verify.claim.stems import stem
from verify.quantity.lexicon import calendar, lexicon

MAX_TEXT = 4_000
MAX_DIGITS = 40
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?|\.\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$£€+=\-−–]"
)
_MARKS = frozenset("%$£€+=-−–")
_QUARTERS = frozenset("1234")
_ENDS = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; ``stem`` is what is compared, ``value`` a number's value."""

    text: str
    stem: str
    start: int
    end: int
    value: Decimal | None = None
    ordinal: bool = False
    scaled: bool = False  # "24 million": stated in round units


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists of ``data/words.toml``, as stems."""

    stop: frozenset[str]
    superlative: Mapping[str, str]
    weak: frozenset[str]
    comparative: Mapping[str, str]
    aggregate: Mapping[str, str]
    logic: Mapping[str, frozenset[str]]
    results: Mapping[str, frozenset[str]]
    bound: Mapping[tuple[str, ...], str]
    unbound: frozenset[str]
    columns: Mapping[str, frozenset[str]]


@cache
def raw() -> Mapping[str, Mapping[str, str]]:
    """Read the data file."""
    text = (files("verify.tabular") / "data" / "words.toml").read_text(encoding="utf-8")
    data: Mapping[str, Mapping[str, str]] = tomllib.loads(text)
    return data


@cache
def words() -> Words:
    """Return the word lists, read once."""
    data = raw()
    superlative = dict(data["superlative"])
    weak = superlative.pop("weak")
    return Words(
        stop=frozenset(map(stem, data["stop"]["words"].split())),
        superlative=_by_word(superlative),
        weak=frozenset(weak.split()),
        comparative=_by_word(data["comparative"]),
        aggregate=_by_word(data["aggregate"]),
        logic={key: frozenset(map(stem, text.split())) for key, text in data["logic"].items()},
        results={key: frozenset(map(stem, forms)) for key, forms in data["win"].items()},
        bound={
            tuple(phrase.split("_")): sign
            for sign, phrases in data["bound"].items()
            if sign != "not"
            for phrase in phrases.split()
        },
        unbound=frozenset(data["bound"]["not"].split()),
        columns={
            stem(key): frozenset(map(stem, text.split())) for key, text in data["columns"].items()
        },
    )


def _by_word(table: Mapping[str, str]) -> Mapping[str, str]:
    return {word: key for key, text in table.items() for word in text.split()}


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, cut at ``MAX_TEXT`` characters."""
    text = unicodedata.normalize("NFKD", text[:MAX_TEXT].lower())
    return "".join(sign for sign in text if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[Token, ...]:
    """Split ``text``; number words become numbers, "22nd" one ordinal, clitics their own words."""
    found: list[Token] = []
    text = fold(text)
    for match in _TOKEN.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        if word[0].isdecimal() or word[0] == ".":
            found.append(_number(word, start, end))
        elif found and word in _ENDS and found[-1].value is not None and found[-1].end == start:
            last = found.pop()
            found.append(
                Token(last.text + word, last.stem, last.start, end, last.value, ordinal=True)
            )
        elif word in _MARKS:
            found.append(Token(word, word, start, end))
        elif word == "q" and text[end : end + 1] in _QUARTERS:
            found.append(Token(word, stem("quarter"), start, end))
        else:
            found.append(_word(word, start, end))
    return tuple(found)


def _number(word: str, start: int, end: int) -> Token:
    if len(word) > MAX_DIGITS:
        return Token(word, word, start, end)
    value = Decimal(word.replace(",", ""))
    plain = format(value.normalize(), "f") if value else "0"
    return Token(word, plain, start, end, value)


def _word(word: str, start: int, end: int) -> Token:
    names = lexicon()
    if word.endswith(("n't", "n’t")):
        return Token(word, "not", start, end)
    if word in names.cardinals:
        value = Decimal(names.cardinals[word])
        return Token(word, str(value), start, end, value)
    if word in names.ordinals and word not in {"second", "seconds"}:
        value = Decimal(names.ordinals[word])
        return Token(word, str(value), start, end, value, ordinal=True)
    if word == "second":
        return Token(word, "2", start, end, Decimal(2), ordinal=True)
    month = calendar().months.get(word)
    if month is not None and word != "may":
        return Token(word, f"month{month}", start, end)
    return Token(word, "month5" if word == "may" else stem(word), start, end)


def scaled(found: Sequence[Token], known: Container[str]) -> Iterator[Token]:
    """Yield the tokens with "24 million" as one number.

    Scale words whose stem is ``known`` to the table stay apart: its numbers leave them out too.
    """
    scales = lexicon().scales
    skip = False
    for one, after in zip(found, (*found[1:], None), strict=False):
        if skip:
            skip = False
            continue
        scale = scales.get(after.text) if after and after.stem not in known else None
        if one.value is None or one.ordinal or scale is None or after is None:
            yield one
            continue
        value = one.value.scaleb(scale)
        plain = format(value.normalize(), "f") if value else "0"
        text = f"{one.text} {after.text}"
        yield Token(text, plain, one.start, after.end, value, scaled=True)
        skip = True
