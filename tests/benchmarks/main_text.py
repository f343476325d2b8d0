"""Main text of saved article pages: which numbers of the article are kept, and which are added.

``python -m tests.benchmarks.main_text [--show]``

The pages are those with hand-labelled numbers in the folder of labelled data (``articles/*.html``
with the article's own text beside each). Kept: the share of labelled numbers that the extracted
text has with the words around them. Precision: of the numbers in digits in the extracted text, the
share that the article has after the same word. F1 of the two, over all pages together.

Compared are the reader of the program, trafilatura (if it is installed; nothing needs it), both
combined (trafilatura where it keeps more than half of what ours does, else ours) and a baseline of
every long paragraph. Gate: the program's own F1 is not below ``FLOOR``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from tests.benchmarks import bench_folder
from verify.text import read_article

FLOOR = 0.98  # trafilatura's, rounded down
_AROUND = 12  # characters of context on each side of a labelled number
_NUMBER = re.compile(r"(\S*)\s*(?<![\w.,])[$€£]?(\d[\d.,]*\d|\d)")
_SPACE = re.compile(r"[\s\u00a0\u200b]+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})

Extractor = Callable[[str], str]


def ours(html: str) -> str:
    """Return the article as the program reads it."""
    return read_article(html.encode(), origin="page.html", media_type="text/html").text


def paragraphs(html: str) -> str:
    """Return every paragraph of some length: what one writes in ten minutes."""
    soup = BeautifulSoup(html, "lxml")
    texts = (" ".join(tag.get_text(" ").split()) for tag in soup.find_all("p"))
    return "\n\n".join(text for text in texts if len(text) > 60)


def extractors() -> dict[str, Extractor]:
    """Return the ways to the main text that are here."""
    found: dict[str, Extractor] = {"verify": ours, "long paragraphs": paragraphs}
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        return found

    def plain(html: str) -> str:
        return str(trafilatura.extract(html, include_comments=False) or "")

    def both(html: str) -> str:
        own, other = ours(html), plain(html)
        return other if len(other) > len(own) / 2 else own

    return {**found, "trafilatura": plain, "combined": both}


def _headline(page: Path) -> str:
    return read_article(page.read_bytes(), origin=page.name).title


def squeezed(text: str) -> str:
    """Return the text in one form of spaces, quotes and dashes."""
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip()


def numbers(text: str) -> Counter[tuple[str, str]]:
    """Return every number in digits with the word before it."""
    return Counter((match[1].lower(), match[2]) for match in _NUMBER.finditer(squeezed(text)))


def contexts(rows: list[dict[str, str]]) -> list[str]:
    """Return each labelled number with the characters around it."""
    found = []
    for row in rows:
        sentence, surface = squeezed(row["sentence"]), squeezed(row["surface"])
        at = max(0, sentence.find(surface))
        found.append(sentence[max(0, at - _AROUND) : at + len(surface) + _AROUND])
    return found


def measured(folder: Path, extract: Extractor, *, show: bool) -> tuple[float, float, float]:
    """Return what is kept, the precision, and the seconds for a page."""
    labelled: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for line in (folder / "gold_claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        labelled[row["article"]].append(row)
    kept = wanted = right = given = pages = 0
    seconds = 0.0
    for page in sorted(folder.glob("*.html")):
        html = page.read_text("utf-8")
        begun = time.perf_counter()
        text = extract(html)
        seconds += time.perf_counter() - begun
        pages += 1
        held = squeezed(text)
        around = contexts(labelled[page.stem])
        missed = [words for words in around if words not in held]
        found, true = numbers(text), numbers(page.with_suffix(".txt").read_text("utf-8"))
        found -= numbers(_headline(page))  # the article's own, though its text leaves it out
        added = found - true
        kept, wanted = kept + len(around) - len(missed), wanted + len(around)
        right, given = right + (found & true).total(), given + found.total()
        if show:
            print(f"  {page.stem}: missed {missed}, added {sorted(added.items())[:12]}")
    return kept / wanted, right / max(1, given), seconds / max(1, pages)


def main() -> int:
    """Print the table; 1 if the program's own reader is below the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="what was missed and added")
    given = parser.parse_args()
    bench = bench_folder()
    if bench is None or not (bench / "articles").is_dir():
        print("skipped: no labelled articles (set VERIFY_BENCH)")
        return 0
    own = 0.0
    print(f"{'':18} {'kept':>6} {'precision':>9} {'F1':>6} {'ms a page':>9}")
    for name, extract in extractors().items():
        kept, precision, seconds = measured(bench / "articles", extract, show=given.show)
        score = 2 * kept * precision / max(1e-9, kept + precision)
        own = score if name == "verify" else own
        print(f"{name:18} {kept:6.3f} {precision:9.3f} {score:6.3f} {seconds * 1000:9.0f}")
    print(f"gate: F1 of verify at least {FLOOR}: {'holds' if own >= FLOOR else 'FAILED'}")
    return 0 if own >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
