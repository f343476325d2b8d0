"""What an amount turns out to be: a score, a name, an age, or nothing stated."""

from __future__ import annotations

from verify.model import Aside, Form, Unit
from verify.quantity.amounts import Amount
from verify.quantity.idioms import title_case
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.names import Found
from verify.quantity.nouns import is_plural
from verify.quantity.series import opens
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import table
from verify.quantity.values import read_number

_DASHES = frozenset("-–—‐‑")
_TALLY = 24  # tokens beside a number in which a list of names with numbers is looked for
_FEWEST = 4  # names with a number that make such a list
_END = frozenset(["", ".", ",", ";", ":", "!", "?", ")", "”", '"', "’", "'", "…", "—", "–"])


def years() -> Unit:
    """Return the unit of an age that names none."""
    return table().units["year"]


def unreadable(word: str) -> Aside:
    """Say why digits are no number: too long, an identifier, or an ambiguous notation."""
    digits = sum(sign.isdecimal() for sign in word)
    if digits > 40 or not word.replace(",", "").replace(".", "").isascii():
        return Aside.NOT_A_NUMBER
    if word.isdecimal() or word.count(".") > 1:
        return Aside.IDENTIFIER
    return Aside.AMBIGUOUS


def unstated(amount: Amount, tokens: Tokens) -> bool:
    """Tell "several" and "a few" alone: no number is stated."""
    number = amount.number
    word = tokens.low[number.after - 1]
    return (
        number.form is Form.FUZZY
        and word in {"several", "few", "handful"}
        and not number.scale
        and amount.quantity.unit.name == ""
    )


def aside_of(tokens: Tokens, amount: Amount) -> Found | None:
    """Return why an amount is no quantity after all: a score, a name, an unclear notation."""
    low, first, after = tokens.low, amount.first, amount.after
    if amount.bare and low[after] in _DASHES and low[after + 1] in {"figure", "figures", "digit"}:
        return Found(first, after + 2, Aside.IDIOM)  # "a six-figure sum"
    if amount.bare and amount.number.form is Form.POINT and amount.quantity.form is Form.RANGE:
        return _score(tokens, amount)
    if amount.bare and tokens.sort[first] == Sort.NUMBER and _named_by_capital(tokens, amount):
        return Found(first, after, Aside.NAME)
    if amount.bare and low[after] == "for" and _innings(tokens, amount):
        return Found(first, after + 2, Aside.SCORE)
    played = low[after] == "for" or (low[after] in _DASHES and low[after + 1] == "for")
    if amount.bare and played and tokens.words[first].isdecimal() and _for(tokens, after):
        return Found(first, after + 2 + 2 * (low[after] != "for"), Aside.SCORE)
    if (
        amount.bare
        and low[after] == "/"
        and tokens.glued(after)
        and tokens.sort[after + 1] == Sort.NUMBER
    ):
        return Found(first, after + 2, Aside.AMBIGUOUS)
    return None


def _innings(tokens: Tokens, amount: Amount) -> bool:
    """Tell a cricket score: "326 for 5 in 50 overs", "made 212 for nine"."""
    wickets = tokens.low[amount.after + 1]
    number = wickets.isdecimal() or wickets in lexicon().cardinals
    if not number or tokens.words[amount.first].count(".") or (amount.quantity.low or 0) > 999:
        return False
    reach = range(amount.after, min(tokens.count, amount.after + 12))
    nearby = {*tokens.before(amount.first, 20), *(tokens.low[i] for i in reach)}
    return len(wickets) < 6 and not wordset("outcomes_cricket").isdisjoint(nearby)


def _for(tokens: Tokens, index: int) -> bool:
    """Tell whether "for" and a bare number follow that is not less: "0 for 6", "3-for-3"."""
    hyphen = tokens.low[index] != "for"
    last = index + 1 + 2 * hyphen
    text = tokens.low[last]
    if not text.isdecimal() or len(text) > 2:
        return False
    if not hyphen and tokens.low[last + 1].isalpha():
        return False
    return hyphen or int(tokens.words[index - 1]) <= int(text)  # "a 2-for-1 offer"


def _score(tokens: Tokens, amount: Amount) -> Found | None:
    """Find "3-1", "102-98", and "12-13" of which nobody can tell what it is."""
    low, first, after = tokens.low, amount.first, amount.after
    if "to" in low[first:after]:
        return _falling_score(tokens, amount)
    sign = low[first + 1]
    if (
        tokens.sort[first] != Sort.NUMBER
        or tokens.sort[after - 1] != Sort.NUMBER
        or after - first != 3
    ):
        return None
    left, right = tokens.words[first], tokens.words[after - 1]
    if not (left.isdecimal() and right.isdecimal()) or len(left) > 3 or len(right) > 3:
        return None
    falling = int(left) >= int(right)
    if sign not in _DASHES:
        return None
    noun = low[after]
    if falling or _set_score(tokens, first):
        return Found(first, after, Aside.SCORE)
    if (noun.isalpha() and (is_plural(noun) or noun == "-")) or noun == "-":
        return None
    if low[first - 1] in {"about", "around", "between", "of", "is", "some", "from", "only"}:
        return None
    return Found(first, after, Aside.AMBIGUOUS)


def _falling_score(tokens: Tokens, amount: Amount) -> Found | None:
    """Find "won 3 to 1" and "beat them five to four"; "5 to 2" elsewhere is nobody knows what."""
    first, after = amount.first, amount.after
    left, noun = read_number(tokens, first), tokens.low[after]
    low, high = amount.quantity.low, amount.quantity.high
    counted = noun.isalpha() and (is_plural(noun) or tokens.low[first - 1] == "from")
    if left is None or low is None or high is None or left.low != high or high > 999 or counted:
        return None
    played = not wordset("outcomes_played").isdisjoint(tokens.before(first, 10))
    return Found(first, after, Aside.SCORE if played else Aside.AMBIGUOUS)


def _set_score(tokens: Tokens, first: int) -> bool:
    """Tell whether a pair stands in a row of pairs: the second of "6-2, 5-7, 6-4"."""
    for start in (first - 4, first + 4):
        if not 0 <= start < tokens.count - 2:
            continue
        pair = tokens.words[start : start + 3]
        comma = tokens.low[start + 3 if start < first else first + 3] == ","
        if comma and pair[0].isdecimal() and pair[2].isdecimal() and pair[1] in _DASHES:
            return True
    return False


def _named_by_capital(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a capitalised word in the middle of a sentence makes a number its name."""
    low, words, first = tokens.low, tokens.words, amount.first
    before = words[first - 1]
    text = words[amount.number.first]
    if first < 2 or not text.isdecimal() or len(text) > 4 or not tokens.near(first):
        return False
    capital = before[:1].isupper() or before[1:2].isupper()  # "iOS 17"
    if not capital or tokens.sort[first - 1] != Sort.WORD or opens(tokens, first - 1):
        return False
    following = low[amount.after]
    if _tallied(tokens, first):
        return False
    if (
        low[first - 2] == "in"
        and "in" in tokens.before(first - 2, 14)
        and low[first - 3]
        in {
            ",",
            "and",
        }
    ):
        return False  # "in France 12 died, in Spain 9 and in Italy 7"
    noun = words[amount.after].islower() and (
        is_plural(following) or following in {"of", "more", "other"}
    )
    if noun or following in {"%", "-", "–", "/", "("} or low[first - 1] in lexicon().hedge_ends:
        return False
    return not title_case(tokens, first)


def _tallied(tokens: Tokens, first: int) -> bool:
    """Tell a number in a list of names with theirs: "Abia 109, Imo 28, Kogi 9 and Lagos 537"."""
    named = set[str]()
    for i in range(max(0, first - _TALLY), min(tokens.count - 1, first + _TALLY)):
        ends = tokens.low[i + 2] in {",", "and", ";", ".", ""}
        if ends and tokens.words[i][:1].isupper() and tokens.sort[i + 1] == Sort.NUMBER:
            named.add(tokens.low[i])
    return len(named) >= _FEWEST


def age_of(tokens: Tokens, amount: Amount) -> int | None:  # noqa: C901 - a list of cases, read from top to bottom
    """Return the token after an age that the amount states, ``None`` when it is none."""
    low, j = tokens.low, amount.after
    unit = amount.quantity.unit
    before = low[amount.first - 1]
    if unit.dimension == "time":
        k = j + (low[j] in _DASHES)
        if low[k] in {"old", "olds"} and tokens.near(k):
            return k + 1
        if low[j] == "of" and low[j + 1] == "age":
            return j + 2
    if unit.name not in {"", "year", "month"} or amount.currency or amount.number.part:
        return None
    if low[j] in {"yo", "y"} and amount.bare:
        return j + 1 + 2 * (low[j] == "y" and low[j + 1] == "/")
    of = before == "of" and low[amount.first - 2] == "age"  # "under the age of 10"
    if of or before in {"aged", "age", "ages"} or _one_of_ages(tokens, amount):
        return j
    if low[j] == "-" and low[j + 1] in {"something", "somethings"}:
        return j + 2
    value = amount.quantity.low
    if _and_older(tokens, amount):
        return j
    if _two_ages(tokens, amount):
        return j
    if (
        amount.bare
        and value is not None
        and 0 < value < 116
        and amount.quantity.form is Form.POINT
        and before == ","
        and low[j] in {",", "."} | _END - {";", ":"}
        and _person(tokens, amount.first - 2)
        and tokens.sort[amount.first - 2] == Sort.WORD
        and low[amount.first - 2] not in {"no", "yes"}
    ):
        return j if low[j] == "," else None
    return None


def _and_older(tokens: Tokens, amount: Amount) -> bool:
    """Tell an age that a group ends or begins with: "kids 12 and under", "people 65 or older"."""
    low, j = tokens.low, amount.after
    if not amount.bare or not 0 < (amount.quantity.low or 0) < 116 or low[j] not in {"and", "or"}:
        return False
    if low[j + 1] in {"older", "younger"}:
        return True
    person = low[amount.first - 1] in wordset("outcomes_young")
    return person and low[j + 1] in {"under", "over", "up", "above", "below"}


def _two_ages(tokens: Tokens, amount: Amount) -> bool:
    """Find both numbers of "the accused, 34 and 41, were"."""
    low, number = tokens.low, Sort.NUMBER
    if not amount.bare or not 0 < (amount.quantity.low or 0) < 116:
        return False
    first = amount.first if low[amount.after] == "and" else amount.first - 2
    return (
        low[first - 1] == low[first + 3] == ","
        and low[first + 1] == "and"
        and tokens.sort[first] == tokens.sort[first + 2] == number
        and _person(tokens, first - 2)
    )


def _one_of_ages(tokens: Tokens, amount: Amount) -> bool:
    """Find the rest of "aged 1 and 3", "under 5" of children, and "under-19" of a team."""
    low, first = tokens.low, amount.first
    if not amount.bare or not 0 < (amount.quantity.low or 0) < 116:
        return False
    if low[first - 1] in {"and", ",", "or", "&"} and tokens.sort[first - 2] == Sort.NUMBER:
        back = first - 3
        while low[back] == "," and tokens.sort[back - 1] == Sort.NUMBER:
            back -= 2
        return low[back] in {"aged", "ages"} and not low[amount.after].isalpha()
    hung = low[first - 1] == "-" and tokens.glued(first)
    if low[first - 1 - hung] not in {"under", "over"}:
        return False
    following = low[amount.after]
    known = lexicon()
    ends = not following.isalpha() or following in known.noun_verbs or following in known.noun_stops
    return hung or (low[first - 2] in wordset("outcomes_young") and ends)


def _person(tokens: Tokens, index: int) -> bool:
    """Tell whether a word names a person: "Smith, 42," and "her brother, 7,"."""
    return tokens.words[index][:1].isupper() or tokens.low[index] in wordset("outcomes_kin")
