"""Public suites of hostile text through the readers of numbers and of articles.

    python -m tests.benchmarks.hostile_readers

html5lib-tests as pages, the naughty strings and our own hostile texts as articles, and every
notation of ``generated/numbers.jsonl`` alone: no exception, every span its words, no case over a
second. A million characters of each kind that the tests know are timed too. The folder
``adversarial`` stands beside the labelled data.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import bench_folder
from tests.quantity.test_hostile import LENGTH, PIECES
from verify.claim import extract
from verify.errors import ArticleError
from verify.model import Article
from verify.quantity import scan
from verify.quantity.numerals import parse_cell
from verify.text import read_article

LIMIT = 1.0  # seconds
Case = tuple[str, str, Callable[[], bool]]


def cases(folder: Path) -> Iterator[Case]:
    """Yield the suite's name, the case's name, and what tells whether its spans are exact."""
    for path in sorted((folder / "html5lib-tests").rglob("*.dat")):
        for number, part in enumerate(path.read_bytes().split(b"#data\n")[1:]):
            markup = part.split(b"\n#errors")[0]
            yield "html5lib tree", f"{path.name} {number}", _page(markup)
    for path in sorted((folder / "html5lib-tests" / "tokenizer").glob("*.test")):
        for number, test in enumerate(json.loads(path.read_text("utf-8")).get("tests", [])):
            markup = test["input"].encode("utf-8", "surrogatepass")
            yield "html5lib tokens", f"{path.name} {number}", _page(markup)
    for name in ("blns/blns.json", "generated/hostile_text.json"):
        for number, text in enumerate(_texts(json.loads((folder / name).read_text("utf-8")))):
            yield name, str(number), _text(text)
    for line in (folder / "generated" / "numbers.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        yield "numbers", repr(text), _text(f"It came to {text} in all.")
        yield "cells", repr(text), _cell(text)


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, list):
        for one in held:
            yield from _texts(one)
    elif isinstance(held, dict):
        yield from _texts(list(held.values()))


def _page(markup: bytes) -> Callable[[], bool]:
    def read() -> bool:
        try:
            article = read_article(markup, origin="page.html")
        except ArticleError:
            return True  # refused with its reason
        return _exact(article)

    return read


def _text(text: str) -> Callable[[], bool]:
    return lambda: _exact(Article(text=text, origin="text"))


def _cell(text: str) -> Callable[[], bool]:
    return lambda: parse_cell(text) is None or True


def _exact(article: Article) -> bool:
    found, read = scan(article.text), extract(article)
    items = [(one.span, one.text) for one in found.mentions]
    items += [(one.span, one.text) for one in read.claims]
    items += [(one.span, one.text) for one in (*found.passed_over, *read.passed_over)]
    items += [(one.span, one.text) for one in found.dates]
    return all(span.of(article.text) == words for span, words in items)


def long_texts() -> float:
    """Return the longest processor time that a million characters of one kind took."""
    slowest = 0.0
    for piece in PIECES:
        text = (piece * LENGTH)[:LENGTH]
        began = time.process_time()
        scan(text)
        taken = time.process_time() - began
        if taken > slowest:
            slowest = taken
            print(f"a million characters of {piece!r}: {taken:.2f} s")
    return slowest


def main() -> int:
    """Print counts and faults; 1 when there is a fault."""
    data = bench_folder()
    if data is None or not (data.parent / "adversarial").is_dir():
        print("skipped: no folder of hostile files beside the labelled data (set VERIFY_BENCH)")
        return 0
    counts: Counter[str] = Counter()
    faults, slowest = 0, 0.0
    for suite, name, run in cases(data.parent / "adversarial"):
        counts[suite] += 1
        began = time.process_time()
        try:
            exact = run()
        except Exception as error:  # noqa: BLE001 - any exception at all is the fault looked for
            print(f"FAULT {suite} {name}: {type(error).__name__}: {error}")
            faults += 1
            continue
        seconds = time.process_time() - began
        slowest = max(slowest, seconds)
        if seconds > LIMIT or not exact:
            print(f"FAULT {suite} {name}: {seconds:.2f} s, spans exact: {exact}")
            faults += 1
    print(f"{dict(counts)}; {faults} faults; slowest case {slowest:.2f} s")
    long_texts()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
