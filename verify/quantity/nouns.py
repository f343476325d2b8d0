"""The noun phrase that a number counts: "15 suicide bombings", "millions of Americans"."""

from __future__ import annotations

from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.tokens import Sort, Tokens

_LONGEST = 5
_LEADING = frozenset(["more", "additional", "further", "combined", "total", "extra", "fewer"])


def counted(
    tokens: Tokens, after: int, *, plural: bool = True, part: bool = False, single: bool = False
) -> tuple[str, int]:
    """Return the noun phrase that begins at a token, as written, and the token after it.

    ``plural`` tells that the noun is expected in the plural, whose first plural word ends the
    phrase. ``part`` allows "half the sites", ``single`` ends the phrase before the verb of "one
    nurse looks". Empty when no noun follows.
    """
    low, first = tokens.low, after
    of = False
    if low[first] == "-" and tokens.glued(first) and tokens.glued(first + 1):
        first += 1
        plural = False  # "a 58-ball innings"
    if low[first] in {"strong", "plus", "odd"} and first > after:
        first += 1  # "a 1,500-strong crowd"
    if low[first] == "of" or (part and low[first] in wordset("nouns_determiners")):
        first += low[first] == "of"
        while low[first] in wordset("nouns_determiners"):
            first += 1
        plural = of = True
    while low[first] in _LEADING and _open(tokens, first + 1):
        first += 1
    timed = low[first] in wordset("nouns_of_time") and is_plural(low[first + 1])
    end = _phrase_end(tokens, first + timed, plural=plural, single=single and not of)
    numbered = tokens.sort[end] == Sort.NUMBER or low[end] in lexicon().cardinals
    if of and numbered and not is_plural(low[end - 1]):
        owned = low[end - 1].endswith("'s") and tokens.sort[end] == Sort.NUMBER
        whole = end + 1 + (low[end + 1] in lexicon().scales)
        last = _phrase_end(tokens, whole, plural=True) if owned else whole
        # "140 of the district's 215 schools", but "six of their past 8"
        return (tokens.slice(whole, last) if last > whole else ""), after
    if end == first or (end == first + 1 and plural and not of and not _noun(tokens, first)):
        return "", after
    if of and low[first - 1] in {"those", "these"} and not is_plural(low[end - 1]):
        return "", after
    if low[end] == "of" and low[end - 1] in lexicon().partitives:
        end = _complement(tokens, end)
    return tokens.slice(first, end), end


def _noun(tokens: Tokens, index: int) -> bool:
    """Tell whether one word alone, where a plural is expected, is what a number counts."""
    head = tokens.low[index] == "head" and tokens.low[index + 1] == "of"
    return head or is_plural(tokens.low[index]) or tokens.words[index][0].isupper()


def _complement(tokens: Tokens, index: int) -> int:
    """Step over "of products" behind a noun that only measures out ("categories of products")."""
    first = index + 1
    if tokens.low[first] in wordset("nouns_determiners"):
        return index
    end = _phrase_end(tokens, first, plural=True)
    return end if end > first else index


def _open(tokens: Tokens, index: int) -> bool:
    """Tell whether a token can stand inside a noun phrase."""
    known, low = lexicon(), tokens.low[index]
    if tokens.sort[index] not in {Sort.WORD, Sort.ABBREVIATION}:
        return False
    if len(low) == 1:
        named = low == "a" and tokens.words[index - 1].istitle()  # "Serie A sides"
        return tokens.words[index].isupper() and (named or low not in {"i", "a"})  # "Model S cars"
    if low == "us":
        return tokens.words[index].isupper() or tokens.sort[index] == Sort.ABBREVIATION
    if low in known.directions and low not in known.change_nouns:
        return len(low) > 4 and low.endswith("s")  # "3.7 rebounds"
    return low not in known.noun_stops and low not in known.cardinals


def _phrase_end(tokens: Tokens, first: int, *, plural: bool, single: bool = False) -> int:  # noqa: C901 - a list of cases, read from top to bottom
    known = lexicon()
    j = first
    while j - first < _LONGEST and _open(tokens, j):
        if j > first and tokens.start[j] - tokens.end[j - 1] > 1:
            break
        word = tokens.low[j]
        if word in known.noun_verbs and (j > first or (plural and word[-1] != "s")):
            break
        if j > first and (word in wordset("nouns_after") or (single and _third_person(tokens, j))):
            break
        if j > first and (
            _verb(word) or (word.endswith("ly") and word not in wordset("nouns_not_adverbs"))
        ):
            break
        j += 1
        if tokens.glued(j) and tokens.sort[j] == Sort.NUMBER:
            j += 1  # "CO2 equivalent", "PS5 consoles"
            continue
        if tokens.low[j] == "-" and tokens.glued(j) and tokens.sort[j + 1] == Sort.NUMBER:
            j += 2  # "COVID-19 deaths"
            continue
        if tokens.low[j] == "-" and tokens.glued(j) and tokens.sort[j + 1] == Sort.WORD:
            j += 2  # a hyphenated modifier goes on: "long-term residents"
            while tokens.low[j] == "-" and tokens.glued(j) and tokens.sort[j + 1] == Sort.WORD:
                j += 2  # "first-past-the-post"
            if is_plural(tokens.low[j - 1]) and not _more(tokens, j):
                break
            continue
        if is_plural(word) and plural and not _more(tokens, j):
            break
        if tokens.low[j] == "and" and plural and _joined(tokens, j):
            j += 1
    return j


def _verb(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4


def _third_person(tokens: Tokens, index: int) -> bool:
    """Tell whether a word behind a singular noun is its verb: "one nurse looks after ten"."""
    verb = is_plural(tokens.low[index]) and tokens.words[index].islower()
    return verb and not _open(tokens, index + 1)


def _more(tokens: Tokens, index: int) -> bool:
    """Tell whether a second plural goes on with the phrase: "sales jobs", "sports cars"."""
    return (
        _open(tokens, index)
        and is_plural(tokens.low[index])
        and tokens.low[index] not in lexicon().noun_verbs
        and tokens.near(index)
    )


def _joined(tokens: Tokens, index: int) -> bool:
    """Tell whether "and" joins two modifiers: "digital and physical sales"."""
    return (
        _open(tokens, index + 1) and is_plural(tokens.low[index + 2]) and _open(tokens, index + 2)
    )


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    known = lexicon()
    if word in known.plurals:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in known.not_plurals
    )
