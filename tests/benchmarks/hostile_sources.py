"""Public suites of hostile files through the loader and the readers.

    python -m tests.benchmarks.hostile_sources

yaml-test-suite goes through the loader, JSONTestSuite, csv-spectrum and html5lib-tests through the
readers: no traceback, no case over a second, every refusal one line. The suites' folder stands
beside the labelled data (``adversarial``).
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import bench_folder
from verify.errors import ConfigError
from verify.model import Page
from verify.source import Csv, Html, Json, Source, read
from verify.source.catalogue import parse_catalogue
from verify.source.kinds import Shape

RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)
LIMIT = 1.0  # seconds
Case = tuple[str, str, Callable[[], list[str]]]


def cases(folder: Path) -> Iterator[Case]:
    """Yield the suite's name, the case's name, and what gives its messages."""
    for path in sorted((folder / "yaml-test-suite" / "src").glob("*.yaml")):
        yield "yaml-test-suite", path.name, _loading(path.read_bytes())
    for path in sorted((folder / "json-testsuite").rglob("*.json")):
        for shape in Shape:
            source: Source = Json(name="s", path="x", shape=shape)
            yield "JSONTestSuite", f"{path.name} {shape}", _reading(path.read_bytes(), source)
    for path in sorted((folder / "csv-spectrum" / "csvs").glob("*.csv")):
        yield "csv-spectrum", path.name, _reading(path.read_bytes(), Csv(name="s", path="x"))
    page = Html(name="s", path="x", transcribed=True)
    for path in sorted((folder / "html5lib-tests").rglob("*.dat")):
        for number, part in enumerate(path.read_bytes().split(b"#data\n")[1:]):
            markup = part.split(b"\n#errors")[0]
            yield "html5lib tree", f"{path.name} {number}", _reading(markup, page)
    for path in sorted((folder / "html5lib-tests" / "tokenizer").glob("*.test")):
        for number, test in enumerate(json.loads(path.read_text("utf-8")).get("tests", [])):
            markup = test["input"].encode("utf-8", "surrogatepass")
            yield "html5lib tokens", f"{path.name} {number}", _reading(markup, page)


def _loading(content: bytes) -> Callable[[], list[str]]:
    def load() -> list[str]:
        try:
            parse_catalogue(content, name="sources.yaml", base=Path())
        except ConfigError as error:
            return [str(error)]
        return []

    return load


def _reading(content: bytes, source: Source) -> Callable[[], list[str]]:
    address = "https://hostile.example/"
    page = Page(
        source="s", address=address, final_address=address, content=content, sha256="",
        retrieved=RETRIEVED,
    )  # fmt: skip
    return lambda: [problem.message for problem in read(page, source).problems]


def main() -> int:
    """Print counts and faults; 1 when there is a fault."""
    data = bench_folder()
    if data is None or not (data.parent / "adversarial").is_dir():
        print("skipped: no folder of hostile files beside the labelled data (set VERIFY_BENCH)")
        return 0
    counts: Counter[str] = Counter()
    faults = 0
    slowest = 0.0
    for suite, name, run in cases(data.parent / "adversarial"):
        counts[suite] += 1
        began = time.perf_counter()
        try:
            messages = run()
        except Exception as error:  # noqa: BLE001 - any exception at all is the fault looked for
            print(f"FAULT {suite} {name}: {type(error).__name__}: {error}")
            faults += 1
            continue
        seconds = time.perf_counter() - began
        slowest = max(slowest, seconds)
        if seconds > LIMIT or any("\n" in message for message in messages):
            print(f"FAULT {suite} {name}: {seconds:.2f} s, {messages}")
            faults += 1
    print(f"{dict(counts)}; {faults} faults; slowest case {slowest:.2f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
