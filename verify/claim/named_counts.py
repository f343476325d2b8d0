"""Tell counts that belong to a name, a code or a place in a row.

"Seven-phase", "call 132 500", "category three", "in year six", "in five charts". The words are in
``data/words.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.attribution import reports
from verify.claim.grammar import Token
from verify.model import Aside, Mention

_DIALLED = 6  # tokens before a number in which "call" tells that it is dialled
_DIALS = frozenset({"on", "to", "at", "call", "dial", "text", "or"})
_HELP = frozenset({"emergency", "hotline", "helpline"})
_SHARES = frozenset({"share", "stock"})
_BEFORE_LISTED = frozenset({"in", "the", "here", "are"})
_BEFORE_ROW = frozenset({"in", "on", "by", "from", "of", "since", "until", "after"})
_SHORTEST_CODE = 5  # digits without a separator
_MOST_LISTED = 20
_SPEAKER = 6  # tokens from "one" to the verb of saying


def named_count(mention: Mention, tokens: Sequence[Token], index: int) -> Aside | None:
    """Return why the count ``tokens[index]`` belongs to a name, or None."""
    if _is_hung(tokens, index):
        return Aside.NAME
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    earlier = [token.low for token in tokens[max(0, index - _DIALLED) : index]]
    before = earlier[-1] if earlier else ""
    few = (mention.quantity.high or 0) <= _MOST_LISTED
    if few and words.has(after, "names.listed") and before in _BEFORE_LISTED:
        return Aside.IDIOM  # "the storm in five numbers"
    if before in {"triple", "double"} or _is_dialled(mention, earlier):
        return Aside.PHONE
    if words.has(before, "lengths.frames") and words.has(after, "names.turns"):
        return Aside.PERIOD  # "capped for two seasons"
    if mention.counted:
        return None
    if words.has(before, "names.numbered"):
        return Aside.NAME
    in_row = words.has(before, "names.rows") and earlier[-2:-1] and earlier[-2] in _BEFORE_ROW
    return Aside.ORDINAL if in_row else None


def _is_hung(tokens: Sequence[Token], index: int) -> bool:
    """Tell what a hyphen hangs a count to: "seven-phase", "12-point scale", "30-share Sensex"."""
    after = tokens[index + 1 : index + 4]
    if tokens[index].text.endswith("-point") and after[:1] and after[0].low == "scale":
        return True
    if len(after) < 2 or after[0].text != "-" or after[0].start != tokens[index].end:
        return False
    if words.has(after[1].low, "names.hung"):
        return True
    if len(after) == 3 and after[1].low in _SHARES and after[2].text[:1].isupper():
        return True
    return [token.low for token in after[1:]] == ["point", "scale"]


def _is_dialled(mention: Mention, earlier: Sequence[str]) -> bool:
    """Tell digits that are dialled: "call the SES on 132 500", "an emergency, ring 112"."""
    if mention.counted or not mention.text.replace(" ", "").isdigit():
        return False
    called = any(words.has(word, "names.calls") for word in earlier) and earlier[-1] in _DIALS
    return called or not _HELP.isdisjoint(earlier)


def some_speaker(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "one" only introduces who speaks: "One union leader has called for more"."""
    for token in tokens[index + 1 : index + _SPEAKER]:
        if reports(token.low) or words.has(token.low, "names.speaks"):
            return True
        if token.tag not in {"word", "aux", "adv"}:
            return False
    return False


def is_code(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """Tell digits in one piece behind a word that numbers things: "their index number to 20076"."""
    if mention.counted or not mention.text.isdigit() or len(mention.text) < _SHORTEST_CODE:
        return False
    near = tokens[max(0, index - 3) : index]
    return any(words.has(token.low, "names.identifying") for token in near)
