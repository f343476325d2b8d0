"""Put a tokenised or badly stitched text back into ordinary writing.

Sentences that come out of corpora and wiki dumps have spaces before commas ("1990 , when"),
quotation marks written as two signs, and sentences stitched together without a space
("closed in 1990.It"). Ordinary text is left exactly as it is. The result is the text whose spans
a comparison reports.
"""

from __future__ import annotations

import re

#: Written-out brackets and signs of corpora, and bytes that were decoded twice.
_TOKENS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "-COLON-": ":", "-SLASH-": "/", "&nbsp;": " ", "&amp;": "&", "&ndash;": "–", "&mdash;": "—",
    "ï¿½": " ",
}  # fmt: skip
_TOKEN = re.compile("|".join(re.escape(token) for token in _TOKENS))

#: Each rule works on at most a few characters around one sign, so all of it is linear.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"``[ ]?"), '"'),
    (re.compile(r"[ ]?''"), '"'),
    (re.compile(r"(?<! ) (?=(?:['’](?:s|S|ll|re|ve|d|m)|n['’]t)(?![^\W_]))"), ""),
    (re.compile(r"(?<! ) (?=[,;!?%)\]](?:[ \n]|\Z))"), ""),
    (re.compile(r"(?<! ) (?=[.:](?:[ \n*]|\Z))"), ""),
    (re.compile(r"(?<=[(\[$£€₹¥#]) (?=[\d.])"), ""),
    (re.compile(r"(?<=[(\[]) (?! )"), ""),
    # A full stop between a word or a year and a capitalised word ends a sentence.
    (re.compile(r"(?<=[a-z\d)\"%][.!?])(?=[A-Z][a-z]{0,20}\b(?!\.))"), " "),
    (re.compile(r"(?<=[a-z]\.)(?=\d{1,2} [A-Z][a-z]{2})"), " "),
    (re.compile(r"(?<=[.!?])[ ]?\*[ ]?(?=[A-Z])"), " "),
)


def tidy(text: str) -> str:
    """Return ``text`` as a person would have written it; ordinary text comes back unchanged.

    >>> tidy("It sold 3.6 million copies , or 20 % .")
    'It sold 3.6 million copies, or 20%.'
    """
    plain = _TOKEN.sub(lambda match: _TOKENS[match[0]], text)
    for pattern, new in _RULES:
        plain = pattern.sub(new, plain)
    return plain.strip()
