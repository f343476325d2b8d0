"""Sentences: where they end, where they do not, and that spans are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timing import seconds
from verify.model import SentenceRole
from verify.text import split_sentences

# Written for this test. "|" marks each place where a sentence ends.
CASES = {
    "plain": "The river rose.| Two villages were cut off.",
    "month": "The bridge opened on Dec. 9 after a delay.| It cost Rs. 24 crore.",
    "title": "Dr. Mara Quill met Gen. Otto Venn and Mrs. Hale on Monday.| They agreed.",
    "acronym inside": "The U.S. economy grew.| The U.N. mission left.",
    "acronym at the end": "She moved to the U.S.| The firm followed.",
    "initials": "J. K. Morrow signed it.| So did A. B. Lint.",
    "number": "See No. 3 and fig. 4 for details.| Rates fell 0.5 percent.",
    "clock": "Doors open at 9 a.m. ET on Friday.| They close at 5 p.m.| Tickets are free.",
    "company": "Brill & Co. said profits rose.| Stone Inc. did not.",
    "company at the end": "He joined Brill Inc.| It pays well.",
    "quote": "“We lost 40 homes.| Nobody came,” she said.| He left.",
    "quote closes": "She said: “We are done.”| Then she left.",
    "quote with its speaker": "“Who pays for it?” Ann Lee asked.| Nobody knew.",
    "question": "Why now?| Prices are up!| Nobody says.",
    "ellipsis": "They waited … and waited.| Nothing came...| Then rain.",
    "decimal": "It weighs 3.5 kg.| Add 2.25 litres.",
    "missing space": "The lake froze over.|Boats stayed in port.",
    "web address": "Read more at example.com today.| Thanks.",
    "brackets": "The fund (see above.)| Nothing else moved.",
    "state": "She was born in Austin, Tex., and lives in Bend, Ore.| The house is old.",
    "title case word": "They sat in the sun.| Then they left.",
    "number starts": "It closed in 2019.| 15 people lost jobs.",
    "chinese": "价格上涨。|工资没有。",
}  # fmt: skip


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_they_should(marked: str) -> None:
    """The text is split at the marks and nowhere else."""
    expected = [part.strip() for part in marked.split("|")]
    found = [s.text for s in split_sentences(marked.replace("|", ""))]
    assert found == expected


def test_lines_and_paragraphs_end_sentences() -> None:
    """A headline, a paragraph and list items stay apart; wrapped lines are joined."""
    text = (
        "Harbour town counts its losses\n\n"
        "The storm took a roof from every third house in the old\n"
        "harbour quarter, the mayor said. Repairs will take months.\n\n"
        "- 12 boats sank\n- 3 piers broke\n\n1. Pump the water\n2. Count again\n"
    )
    sentences = split_sentences(text)
    roles = [s.role for s in sentences]
    assert roles[0] is SentenceRole.HEADLINE
    assert sentences[1].text.endswith("old\nharbour quarter, the mayor said.")
    assert [s.text for s in sentences[3:]] == [
        "- 12 boats sank",
        "- 3 piers broke",
        "1. Pump the water",
        "2. Count again",
    ]
    assert roles[3:] == [SentenceRole.LIST_ITEM] * 4
    assert [s.paragraph for s in sentences] == [0, 1, 1, 2, 2, 3, 3]


def test_a_first_line_that_is_a_sentence_is_no_headline() -> None:
    """A headline has no full stop, and something follows it."""
    assert split_sentences("It rained.\n\nThen it stopped.")[0].role is SentenceRole.BODY
    assert split_sentences("Rain at last")[0].role is SentenceRole.BODY


@given(st.text(alphabet="aB .!?\n\"”“'5$-•", max_size=80))
def test_spans_are_exact_and_in_order(text: str) -> None:
    """Law 2: the span of a sentence is exactly its text, and no two overlap."""
    sentences = split_sentences(text)
    assert all(s.span.of(text) == s.text and s.text.strip() == s.text for s in sentences)
    ends = [0, *(s.span.end for s in sentences)]
    assert all(end <= s.span.start for end, s in zip(ends, sentences, strict=False))
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", [".", "...x", '"', "a. ", "U.S. ", "\n", " ", "- ", "A.B.", "?!”", "1.", "Dr. "]
)
def test_splitting_is_linear(piece: str) -> None:
    """A long hostile text takes no more than a moment."""
    text = piece * (300_000 // len(piece))
    assert seconds(lambda: split_sentences(text), enough=3) <= 3
