"""Every fault at three places of a run, and every disguise of a private host: what comes of it.

``python -m tests.benchmarks.faults [--deadline 3] [--workers 8] [--show]``

A fault server over raw sockets runs in a process of its own. For each fault of
``tests/fetch/faults.py`` a whole run is made with the fault at robots.txt, at the first page and
in the middle (the second of three pages), and its verdicts are compared with those of a run
without faults. Gates: nothing raises; nothing takes longer than the deadline and two seconds;
resident memory stays under 300 MB; a verdict is the one without the fault or becomes
``not enough evidence``.

Then the hosts and addresses of the folder ``adversarial/generated`` beside the labelled data (or
named by ``VERIFY_ADVERSARIAL``; skipped when absent) are tried directly, by redirect and by a
name that changes its address. Gate: no connection reaches a listener on any local address.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import socket
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from tests.benchmarks import bench_folder
from tests.fetch.faults import FAULTS
from tests.fetch.servers import LOOPBACK, NO_ROBOTS, Answer, Server, http
from verify.engine import serial
from verify.fetch import Fetcher, Limits
from verify.fetch.addresses import IPAddress, is_public
from verify.model import Label, Page, Problem, Request
from verify.options import Options
from verify.pipeline import verify_article
from verify.source import Catalogue, load
from verify.text import read_article

NOW = datetime(2023, 3, 1, tzinfo=UTC)
POINTS = ("robots", "first page", "middle")
MOST_MEMORY = 300 * 1024 * 1024
GRACE = 2.0
ARTICLE = b"""Harvest of 2022

The wheat harvest in Norway was 1,234 tonnes in 2022. The barley harvest in Norway was 5,120 tonnes
in 2022. The rye harvest in Norway was 871 tonnes in 2022.
"""
# The first and the last are as the article has them, the second is not.
SHEETS = {
    f"/{crop}.csv": http(
        f"year,place,{crop} harvest (tonnes)\n2021,Norway,{before}\n2022,Norway,{value}\n".encode(),
        headers=("Content-Type: text/csv; charset=utf-8",),
    )
    for crop, before, value in (
        ("wheat", 1199, 1234),
        ("barley", 4890, 4480),
        ("rye", 912, 871),
    )
}
FAULTY = {"robots": "/robots.txt", "first page": "/wheat.csv", "middle": "/barley.csv"}


@dataclass(frozen=True)
class Outcome:
    """What one run with one fault gave."""

    fault: str
    point: str
    labels: tuple[str, ...]
    problems: tuple[str, ...]
    slowest: float  # seconds of the slowest fetch
    error: str = ""


def _answer(fault: Callable[[socket.socket], None] | None, point: str) -> Answer:
    """Return a server that is faultless but for one path."""

    def answer(connection: socket.socket, path: str) -> None:
        if fault is not None and path == FAULTY[point]:
            fault(connection)
        else:
            connection.sendall(SHEETS.get(path, NO_ROBOTS))

    return answer


def _serve(ports: Connection) -> None:
    """Serve every fault at every point, each at a port of its own, until told to stop."""
    with ExitStack() as stack:
        listening = {("", ""): stack.enter_context(Server(_answer(None, "")))}
        for name, fault in FAULTS.items():
            for point in POINTS:
                listening[name, point] = stack.enter_context(Server(_answer(fault, point)))
        ports.send({key: server.port for key, server in listening.items()})
        ports.recv()


def catalogue_at(port: int, folder: Path) -> Catalogue:
    """Return three sources, one a sheet, at a made-up host."""
    lines = ["version: 1", "sources:"]
    for path in SHEETS:
        url = f"http://sheets.test:{port}{path}"
        lines += [f"  - name: {path[1:-4]}", "    kind: csv", f"    url: {url}"]
    file = folder / f"{port}.yaml"
    file.write_text("\n".join(lines) + "\n")
    return load(file)


def _run(fault: str, point: str, port: int, *, folder: Path, deadline: float) -> Outcome:
    """Make one run against the server at ``port``."""
    limits = Limits(deadline=deadline, connect=1.0, idle=1.0, interval=0.0, backoff=0.05)
    taken: list[float] = []
    with Fetcher(limits=limits, resolver=lambda _: [LOOPBACK], permit=loopback) as fetcher:

        def fetch(request: Request) -> Page | Problem:
            begun = time.monotonic()
            try:
                return fetcher(request)
            finally:
                taken.append(time.monotonic() - begun)

        try:
            report = verify_article(
                read_article(ARTICLE, origin="harvest.txt"),
                catalogue_at(port, folder),
                fetch=fetch,
                mapper=serial,
                options=Options(),
                now=NOW,
            )
        except Exception as error:  # noqa: BLE001  that anything is raised is what is measured
            return Outcome(fault, point, (), (), max(taken, default=0.0), repr(error))
    return Outcome(
        fault,
        point,
        tuple(result.verdict.label.value for result in report.results),
        tuple(problem.code.value for problem in report.problems),
        max(taken),
    )


def loopback(address: IPAddress) -> bool:
    return str(address) == LOOPBACK


def faults(*, deadline: float, workers: int, show: bool) -> bool:
    """Run every fault at every point; print what came of it and tell whether all gates hold."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=_serve, args=(there,), daemon=True)
    server.start()
    ports: dict[tuple[str, str], int] = here.recv()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(workers) as pool:
        folder = Path(name)

        def one(key: tuple[str, str]) -> Outcome:
            return _run(*key, ports[key], folder=folder, deadline=deadline)

        whole = one(("", ""))
        print(f"without a fault: {', '.join(whole.labels)}{whole.error}")
        outcomes = list(pool.map(one, [key for key in ports if key[0]]))
    here.send("stop")
    server.join(10)
    return _judge(whole, outcomes, deadline=deadline, show=show)


def _judge(whole: Outcome, outcomes: Sequence[Outcome], *, deadline: float, show: bool) -> bool:
    crashed = [outcome for outcome in outcomes if outcome.error]
    late = [outcome for outcome in outcomes if outcome.slowest > deadline + GRACE]
    worse = [outcome for outcome in outcomes if not outcome.error and _worse(whole, outcome)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    slowest = max(outcome.slowest for outcome in outcomes)
    for outcome in outcomes if show else (*crashed, *late, *worse):
        print(
            f"  {outcome.fault:28} {outcome.point:10} {outcome.slowest:5.2f} s  "
            f"{'/'.join(outcome.labels)}  {', '.join(outcome.problems)}  {outcome.error}"
        )
    print(f"{len(FAULTS)} faults x {len(POINTS)} points = {len(outcomes)} runs")
    print(f"  raised: {len(crashed)}")
    print(f"  slowest fetch: {slowest:.2f} s (deadline {deadline:g} s); late: {len(late)}")
    print(f"  resident memory at most: {memory / 1024 / 1024:.0f} MB")
    print(f"  verdicts that changed to anything but 'not enough evidence': {len(worse)}")
    good = [Label.SUPPORTED.value, Label.REFUTED.value, Label.SUPPORTED.value]
    fine = list(whole.labels) == good
    if not fine:
        print(f"  the run without a fault should have given {', '.join(good)}")
    return fine and not crashed and not late and not worse and memory < MOST_MEMORY


def _worse(whole: Outcome, outcome: Outcome) -> bool:
    """Tell whether a fault has changed a verdict into another that claims to know."""
    allowed = [{label, Label.NOT_ENOUGH.value} for label in whole.labels]
    return len(outcome.labels) != len(allowed) or any(
        label not in choices for label, choices in zip(outcome.labels, allowed, strict=True)
    )


def adversarial() -> Path | None:
    """Return the folder of generated hosts and addresses, or ``None`` where there is none."""
    named = os.environ.get("VERIFY_ADVERSARIAL")
    bench = bench_folder()
    folder = Path(named) if named else bench.parent / "adversarial" if bench else None
    return folder / "generated" if folder and (folder / "generated").is_dir() else None


class Listeners:
    """Listens on every local address that one can listen on, at one port, and counts."""

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []
        self.accepted: Counter[str] = Counter()
        first = socket.create_server(("0.0.0.0", 0), backlog=64)  # noqa: S104  all, to miss none
        self.port = int(first.getsockname()[1])
        self._sockets.append(first)
        if socket.has_ipv6:
            self._sockets.append(
                socket.create_server(("::", self.port), family=socket.AF_INET6, backlog=64)
            )
        for listener in self._sockets:
            threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            connection, _ = listener.accept()
            self.accepted[str(connection.getsockname()[0])] += 1
            connection.close()


def _attempts(folder: Path, port: int) -> Iterator[tuple[str, str, bool]]:
    """Yield (name, address, whether the host is public) of every generated case."""
    for line in (folder / "ssrf_hosts.tsv").read_text("utf-8").splitlines()[1:]:
        kind, host, expected = line.split("\t")
        yield f"host {kind}: {host}", f"http://{host}:{port}/", expected == "ALLOW"
    for line in (folder / "ssrf_urls.txt").read_text("utf-8").splitlines():
        yield f"address {line}", line, False
        # The same with our listener's port, where the text allows it.
        yield f"address {line} (port)", line.replace("127.0.0.1/", f"127.0.0.1:{port}/"), False


def disguises() -> bool:
    """Try every generated host and address three ways; tell whether none was connected to."""
    folder = adversarial()
    if folder is None:
        print("skipped: no adversarial data (set VERIFY_ADVERSARIAL)")
        return True
    listeners = Listeners()
    limits = Limits(deadline=2.0, connect=0.3, idle=0.3, interval=0.0, retries=0)
    pages = 0
    counts: Counter[str] = Counter()
    for name, address, public in _attempts(folder, listeners.port):
        before = sum(listeners.accepted.values())
        with Fetcher(limits=limits) as fetch:
            results = [fetch(Request(source="s", address=address))]
        results += [_by_redirect(address, limits), _by_rebinding(address, limits, listeners.port)]
        pages += sum(isinstance(result, Page) for result in results)
        counts["public" if public else "private"] += 1
        reached = sum(listeners.accepted.values()) - before
        if reached:
            counts["reached"] += 1
            print(f"  REACHED {reached} times: {name}")
    print(
        f"{counts['private']} private and {counts['public']} public cases x 3 ways: "
        f"{sum(listeners.accepted.values())} connections to local addresses, {pages} pages"
    )
    return not listeners.accepted and not pages


# The redirecting server plays a public host at an address of its own, which alone is permitted.
_STAGE = "127.0.0.77"


def _by_redirect(address: str, limits: Limits) -> Page | Problem:
    """Ask a permitted host that redirects to ``address``."""
    location = f"Location: {address}".encode().decode("latin-1")
    reply = http(status="302 Found", headers=(location,))

    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(reply if path == "/start" else NO_ROBOTS)

    def resolver(name: str) -> tuple[str, ...]:
        if name == "open.test":
            return (_STAGE,)
        return tuple(str(found[4][0]) for found in socket.getaddrinfo(name, None))

    def permit(found: IPAddress) -> bool:
        return str(found) == _STAGE or is_public(found)

    with (
        Server(answer, address=_STAGE) as server,
        Fetcher(limits=limits, resolver=resolver, permit=permit) as fetch,
    ):
        return fetch(Request(source="s", address=server.url("/start", host="open.test")))


def _by_rebinding(address: str, limits: Limits, port: int) -> Page | Problem:
    """Ask a name that has a public address at first and the one of ``address`` ever after."""
    authority = address.rpartition("//")[2].partition("/")[0]
    host = authority.removesuffix(f":{port}").strip("[]")
    lookups: list[str] = []

    def resolver(name: str) -> tuple[str, ...]:
        lookups.append(name)
        if len(lookups) == 1:
            return ("203.0.114.1",)  # public, and no host
        return tuple(str(found[4][0]) for found in socket.getaddrinfo(host, None))

    with Fetcher(limits=replace(limits, retries=1, backoff=0.0), resolver=resolver) as fetch:
        return fetch(Request(source="s", address=f"http://rebind.test:{port}/"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deadline", type=float, default=3.0, help="seconds for one fetch")
    parser.add_argument("--workers", type=int, default=8, help="runs at the same time")
    parser.add_argument("--show", action="store_true", help="print every run")
    given = parser.parse_args()
    begun = time.monotonic()
    held = faults(deadline=given.deadline, workers=given.workers, show=given.show)
    held = disguises() and held
    print(f"{time.monotonic() - begun:.0f} s; {'all gates hold' if held else 'A GATE FAILED'}")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
