"""Compare sentence splitters on the articles: ours, syntok and pysbd where they are installed.

There is no gold split, so three things are counted: labelled sentences that a splitter returns
whole (two labels cut a date at an abbreviation, one leaves a quotation out: they are not counted),
sentences that differ from ours (listed with ``--errors``, to be judged by eye), and time.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable
from itertools import chain

from tests.benchmarks.articles import bench_folder
from verify.text import split_sentences

Splitter = Callable[[str], list[str]]


def ours(text: str) -> list[str]:
    """Return the project's own sentences."""
    return [sentence.text for sentence in split_sentences(text)]


def others() -> dict[str, Splitter]:
    """Return the installed peers; each gets one paragraph at a time, as they expect."""
    found: dict[str, Splitter] = {}
    if importlib.util.find_spec("syntok"):
        import syntok.segmenter as segmenter  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415, PLR0402 - a peer, optional
        from syntok.tokenizer import Tokenizer  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 - a peer, optional

        tokenizer = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)

        def by_syntok(text: str) -> list[str]:
            return [
                "".join(token.spacing + token.value for token in sentence).strip()
                for sentence in segmenter.split(tokenizer.tokenize(text))
            ]

        found["syntok"] = by_syntok
    if importlib.util.find_spec("pysbd"):
        import pysbd  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 - a peer, optional

        segment = pysbd.Segmenter(language="en", clean=False).segment

        def by_pysbd(text: str) -> list[str]:
            return [sentence.strip() for sentence in segment(text)]

        found["pysbd"] = by_pysbd
    return found


def split_all(splitter: Splitter, texts: Iterable[str]) -> list[str]:
    """Return the sentences of all paragraphs."""
    paragraphs = chain.from_iterable(text.split("\n") for text in texts)
    return [sentence for p in paragraphs if p.strip() for sentence in splitter(p)]


def main(arguments: list[str]) -> int:
    """Print the table."""
    folder = bench_folder() / "articles"
    if not folder.exists():
        print(f"skipped: no benchmark data at {folder} (set VERIFY_BENCH)")
        return 0
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    lines = (folder / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines()
    labelled = {json.loads(line)["sentence"] for line in lines}
    whole = {s for s in labelled if not s[0].isdigit() and not s.endswith("a.m.")}
    own = set(split_all(ours, texts))
    print(
        f"{'splitter':<10}{'sentences':>10}{'labelled':>10}{'whole':>8}{'unlike ours':>13}{'ms':>8}"
    )
    for name, splitter in {"ours": ours, **others()}.items():
        started = time.perf_counter()
        found = split_all(splitter, texts)
        taken = 1000 * (time.perf_counter() - started)
        hits = len(whole & set(found))
        unlike = sorted(set(found) - own)
        print(f"{name:<10}{len(found):>10}{len(whole):>10}{hits:>8}{len(unlike):>13}{taken:>8.0f}")
        if "--errors" in arguments:
            for sentence in unlike:
                print(f"    {sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
