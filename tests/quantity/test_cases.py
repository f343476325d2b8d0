"""The case files: sentences and everything that must be read out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quantity import rendering
from verify.quantity import scan

CASES = Path(__file__).parent / "cases"


def blocks() -> list[tuple[str, str, list[str]]]:
    """Read (file, sentence, expected lines) from every case file; "#" begins a comment."""
    found: list[tuple[str, str, list[str]]] = []
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("    "):
                found[-1][2].append(line.strip())
            else:
                found.append((path.stem, line, []))
    return found


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(t, e, id=f"{f}: {t[:50]}") for f, t, e in blocks()]
)
def test_reads_exactly_what_the_case_file_lists(text: str, expected: list[str]) -> None:
    """Every number is a mention, a date, or passed over with its reason, and nothing else is."""
    assert rendering.scan(scan(text)) == expected


@pytest.mark.parametrize("text", sorted({t for _, t, _ in blocks()}))
def test_spans_are_exactly_the_words(text: str) -> None:
    """Law 2: the span of every mention covers its words."""
    found = scan(text)
    items = [(m.span, m.text) for m in (*found.mentions, *found.ages, *found.ordinals)]
    items += [(d.span, d.text) for d in found.dates]
    items += [(p.span, p.text) for p in found.passed_over]
    for span, words in items:
        assert span.of(text) == words


def test_a_long_text_gives_what_its_sentences_give() -> None:
    """Sentences in separate paragraphs do not change each other's readings."""
    texts = [t for _, t, _ in blocks() if not t[0].isdigit()]
    whole = "\n\n".join(texts)
    expected = [line for text in texts for line in rendering.scan(scan(text))]
    assert rendering.scan(scan(whole)) == expected
