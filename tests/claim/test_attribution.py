"""Attribution: who asserts what, and when nobody is guessed."""

from __future__ import annotations

import pytest

from tests.timing import seconds
from verify.claim.attribution import find_speech
from verify.model import Attribution, Span
from verify.text import split_sentences


def attribution(text: str, words: str) -> Attribution | None:
    """Return who asserts ``words``, found by their first occurrence."""
    sentences = split_sentences(text)
    start = text.index(words)
    number = next(i for i, s in enumerate(sentences) if s.span.start <= start < s.span.end)
    return find_speech(text, sentences).attribution(Span(start, start + len(words)), number)


CASES = [  # text, words, speaker, quoted; written for this test
    ("Mayor Ann Lee said that 40 homes burned.", "40", "Mayor Ann Lee", False),
    ("Forty homes burned, Mayor Ann Lee said.", "Forty", "Mayor Ann Lee", False),
    ("Some 40 homes burned, said Ann Lee, the mayor.", "40", "Ann Lee", False),
    ("According to the fire service, 40 homes burned.", "40", "the fire service", False),
    ("Prices rose 5 percent, according to Eurostat.", "5 percent", "Eurostat", False),
    ("Ann Lee, a nurse from Hull, said 3 wards closed.", "3 wards", "Ann Lee", False),
    ("“We lost 40 homes,” Lee said.", "40", "Lee", True),
    ("“It was bad. We lost 40 homes,” Lee said.", "40", "Lee", True),
    ('Lee said: "We lost 40 homes. It was bad."', "40", "Lee", True),
    ("Ann Lee left. She said 40 homes burned.", "40", "She", False),
    ("Ann Lee said it was bad. She added that 40 homes burned.", "40", "Ann Lee", False),
    ("The survey found 12 percent had moved.", "12", "The survey", False),
    ("Officials have warned that 200 wells are dry.", "200", "Officials", False),
    ("Ann Lee told reporters 40 homes burned.", "40", "Ann Lee", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker", "quoted"), CASES, ids=[c[0] for c in CASES])
def test_speakers(text: str, words: str, speaker: str, quoted: bool) -> None:  # noqa: FBT001 - a column
    """The speaker as written, pronouns resolved where it is certain."""
    found = attribution(text, words)
    assert found is not None
    assert (found.speaker, found.quoted) == (speaker, quoted)
    assert found.span is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Forty homes burned on Monday.", "Forty"),
        ("The fire found 40 homes unprepared.", "40"),
        ("Ann Lee said it was bad. Some 40 homes burned.", "40"),
        ("“We lost 40 homes. Nobody came.", "40"),
        ("The union's alleged loss of 40 members hurts.", "40"),
        ("There were 40 cases reported in May.", "40"),
    ],
)
def test_nobody_is_guessed(text: str, words: str) -> None:
    """No sign of a speaker, or quotation marks that do not balance."""
    assert attribution(text, words) is None


def test_they_is_not_one_person() -> None:
    """A pronoun that cannot mean the last speaker stays as it is."""
    found = attribution("Ann Lee said it was bad. They said 40 homes burned.", "40")
    assert found is not None
    assert found.speaker == "They"


@pytest.mark.parametrize("piece", ['said "', "according to ", "he said, ", '“"', "Lee, a nurse, "])
def test_attribution_is_linear(piece: str) -> None:
    """A long hostile text takes no more than a moment."""
    text = piece * (60_000 // len(piece))
    assert seconds(lambda: find_speech(text, split_sentences(text)), enough=4) <= 4
