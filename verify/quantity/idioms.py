"""Number words that are no numbers: "no one", "the second half", "Formula One"."""

from __future__ import annotations

from verify.model import Aside
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.names import Found
from verify.quantity.series import opens
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at

_DASHES = frozenset("-–—‐‑")
_END = frozenset(["", ".", ",", ";", ":", "!", "?", ")", "”", '"', "’", "'", "…", "—", "–"])
_START = frozenset(["", ".", "!", "?", ":", "“", '"', "‘", "'", "(", "—", "•", "*", "\n"])


def aside_at(tokens: Tokens, index: int) -> Found | None:
    """Return the saying or name that a number word belongs to, if it does."""
    low, words = tokens.low, tokens.words
    word = low[index]
    if word == "one":
        named = _capital(tokens, index) if words[index][0].isupper() else None
        found = named or _one(tokens, index)
        if found is not None:
            return found
    if word in {"half", "quarter"}:
        return _half(tokens, index)
    if low[index + 1] in _DASHES and low[index + 2] in wordset("sayings_vehicles"):
        return Found(index, index + 3, Aside.NAME)  # "two-wheelers"
    if "-".join(low[index : index + 5 : 2]) in {"nine-to-five", "nine-to-fiver"}:
        return Found(index, index + 5, Aside.IDIOM)
    if words[index][0].isupper() and word in lexicon().cardinals | lexicon().ordinals:
        return _capital(tokens, index)
    if low[index + 1] in _DASHES and tokens.glued(index + 1) and word == "double":
        return Found(index, index + 1, Aside.IDIOM)
    return None


def _one(tokens: Tokens, index: int) -> Found | None:  # noqa: C901 - a list of cases, read from top to bottom
    known, low = lexicon(), tokens.low
    before, after = low[index - 1], low[index + 1]
    idiom = Found(index, index + 1, Aside.IDIOM)
    if before in {"minus", "negative"}:
        return None
    if before == "in" and opens(tokens, index - 1) and words_begin(tokens, index):
        return idiom  # "In one ward, prices fell"
    if after.endswith("ed") and low[index + 2] in wordset("nouns_determiners"):
        return idiom  # "the first that one covered the island"
    if after in _DASHES and tokens.glued(index + 1) and tokens.glued(index + 2):
        if (
            unit_at(tokens, index + 2)
            or low[index + 2] in known.ordinals
            or low[index + 2] in {"in", "third", "quarter", "half"}
        ):
            return None
        return idiom
    if after in known.scales or after in known.groups or after in known.ordinals:
        return None
    if after in {"in", "out"} and (
        low[index + 2] in known.cardinals
        or low[index + 2] in {"of", "every"}
        or tokens.sort[index + 2] == Sort.NUMBER
    ):
        return None
    if after == "or" or (
        after in {"to", "and"} and low[index + 2] in known.cardinals | {"a": 0, "half": 0, "one": 0}
    ):
        return None
    if after in known.after_one or after in _END or not after.isalpha():
        return idiom
    clause = before in {"that", "which"} and tokens.low[index - 2] not in _END
    if before in known.before_one and not clause:
        return idiom
    if after in {
        "day",
        "night",
        "morning",
        "time",
        "thing",
        "way",
        "side",
        "point",
        "place",
        "step",
    } and before not in {"for", "in", "within", "only", "just", "least", "than", "about"}:
        return idiom
    if after in known.noun_stops - {"more", "other", "in", "per"} or after in known.noun_verbs:
        return idiom
    return None


def words_begin(tokens: Tokens, index: int) -> bool:
    """Tell whether a plain singular noun follows "one", no unit, scale or "in"."""
    after = tokens.low[index + 1]
    known = lexicon()
    plain = after.isalpha() and after not in known.noun_stops and after not in known.scales
    return plain and after not in known.ordinals and unit_at(tokens, index + 1) is None


def _half(tokens: Tokens, index: int) -> Found | None:
    low = tokens.low
    before, after = low[index - 1], low[index + 1]
    idiom = Found(index, index + 1, Aside.IDIOM)
    if before in _DASHES and tokens.glued(index):
        if low[index - 2] in lexicon().cardinals or low[index - 2] in {"a", "and"}:
            return None
        return idiom
    number = low[index + 1] in lexicon().scales or low[index + 1] in lexicon().groups
    if low[index] == "quarter" and not number:
        article = before in {"a", "one"}
        hung = after in _DASHES and (
            low[index + 2] in {"point", "points", "million", "billion"}
            or unit_at(tokens, index + 2)
        )
        unit = (after != "in" and unit_at(tokens, index + 1)) or (
            after == "of" and (unit_at(tokens, index + 2) or low[index + 2] in {"a", "an"})
        )
        if (
            hung
            or unit
            or (
                article
                and low[index - 2] not in {"per", "in", "for", "each"}
                and (
                    after in wordset("likened_part") | {"of", "million"} or _compared(tokens, index)
                )
            )
        ):
            return None
        return idiom
    if before in wordset("sayings_half_before") and before != "in" and not number:
        return idiom
    if after in _DASHES and tokens.glued(index + 1):
        return None if _hangs(tokens, index + 2) else idiom
    uncut = wordset("changes_cut").isdisjoint(tokens.before(index, 7))
    split = low[index - 2] in {"fell", "fallen", "split"}
    return idiom if before == "in" and after in _END and uncut and not split else None


def _hangs(tokens: Tokens, index: int) -> bool:
    """Tell whether "half-" goes with the word behind it: "half-million", "half-mile"."""
    word, known = tokens.low[index], lexicon()
    measured = word in known.scales or word in known.groups or word in {"a", "point"}
    return measured or unit_at(tokens, index) is not None


def _compared(tokens: Tokens, index: int) -> bool:
    """Tell whether "a quarter" is a share and not three months: "fell by a quarter"."""
    before, after = tokens.low[index - 2], tokens.low[index + 1]
    return before in lexicon().hedge_ends | {"by"} and (not after.isalpha() or ends_phrase(after))


def title_case(tokens: Tokens, index: int) -> bool:
    """Tell whether the line around a token is a headline with every word capitalised."""
    line = range(max(0, index - 10), min(tokens.count, index + 10))
    long = [
        tokens.words[i] for i in line if tokens.sort[i] == Sort.WORD and len(tokens.words[i]) > 3
    ]
    return bool(long) and sum(word[0].islower() for word in long) < 0.3 * len(long)


def _capital(tokens: Tokens, index: int) -> Found | None:
    """Find capitalised number words inside names: "Formula One", "the Big Ten", "Six Nations"."""
    words = tokens.words
    before = index - 1
    if index == 0 or tokens.low[before] in _START or tokens.sort[before] == Sort.BREAK:
        return None
    named = (
        words[before][:1].isupper() and tokens.near(index) and tokens.low[before - 1] not in _START
    )
    named = named or (
        words[before][:1].isupper()
        and tokens.low[before]
        not in {"the", "a", "in", "at", "on", "about", "some", "nearly", "over"}
        and tokens.near(index)
    )
    following = words[index + 1][:1].isupper() and tokens.near(index + 1)
    if (named or following) and not title_case(tokens, index):
        return Found(before if named else index, index + 1, Aside.NAME)
    alone = words[before].islower() and tokens.low[index + 1] in {*_END, "'s"}
    if alone and tokens.near(index) and not title_case(tokens, index):
        return Found(index, index + 1, Aside.NAME)  # "a deal with Nine, the broadcaster"
    return None


def ends_phrase(word: str) -> bool:
    """Tell whether a word cannot be the noun that an ordinal qualifies ("by a third and ...")."""
    return word in lexicon().noun_stops
