"""The door over real sockets: redirects, permissions, politeness, TLS, conditions."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fetch.doors import LIMITS, OPEN, PAGE, TLS, ask, permit_loopback, public
from tests.fetch.servers import LOOPBACK, NO_ROBOTS, Server, http, site
from verify.errors import FetchError
from verify.fetch import Fetcher, fetch_article
from verify.fetch.addresses import system_resolver
from verify.fetch.web import user_agent
from verify.model import Page, Problem, ProblemCode


def test_a_page_arrives_as_it_was_sent() -> None:
    answer = http(
        gzip.compress(b"year,attacks\n") + gzip.compress(b"2021,294\n"),
        headers=(
            "Content-Type: Text/CSV ; Charset='windows-1252'",
            "Content-Encoding: GZip",
            "Last-Modified: Wed, 08 Nov 2023 12:00:00 GMT",
            'ETag: "v1"',
        ),
    )
    with Server(site({"/a": answer})) as server, public() as fetch:
        page = fetch(ask(server.url("/a#table")))
    assert isinstance(page, Page)
    assert page.content == b"year,attacks\n2021,294\n"
    assert (page.media_type, page.charset) == ("text/csv", "windows-1252")
    assert page.modified == datetime(2023, 11, 8, 12, tzinfo=UTC)
    assert page.etag == '"v1"'
    assert page.complete
    assert page.address == server.url("/a#table")
    assert page.final_address == server.url("/a")


@pytest.mark.parametrize("after", [b"", b"\r\n"])
def test_a_server_that_does_not_close_is_not_waited_for(after: bytes) -> None:
    """Asked to close, it keeps the connection; a stray line end after the page is no page."""
    done = threading.Event()

    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(NO_ROBOTS if path == "/robots.txt" else PAGE + after)
        done.wait(5)

    with Server(answer) as server, public() as fetch:
        begun = time.monotonic()
        result = fetch(ask(server.url("/a")))
        taken = time.monotonic() - begun
        done.set()
    assert isinstance(result, Page)
    assert taken < 4


def test_robots_are_asked_first_and_obeyed() -> None:
    rules = http(b"User-agent: verify-figures\nDisallow: /private")
    with Server(site({"/robots.txt": rules, "/a": PAGE})) as server, public() as fetch:
        assert isinstance(fetch(ask(server.url("/a"))), Page)
        refused = fetch(ask(server.url("/private")))
    assert isinstance(refused, Problem)
    assert refused.code is ProblemCode.ROBOTS
    assert server.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("status", "readable"),
    [
        ("404 Not Found", True),
        ("403 Forbidden", True),
        ("429 Too Many Requests", True),
        ("500 Oops", False),
        ("503 Busy", False),
        ("304 Not Modified", False),
    ],
)
def test_what_a_missing_robots_file_means(status: str, *, readable: bool) -> None:
    """RFC 9309, 2.3.1: unavailable (4xx) allows, unreachable forbids."""
    pages = {"/robots.txt": http(b"", status=status), "/a": PAGE}
    with Server(site(pages)) as server, public() as fetch:
        result = fetch(ask(server.url("/a")))
    assert isinstance(result, Page) is readable
    assert ("/a" in server.paths) is readable


def test_robots_behind_a_redirect_count() -> None:
    pages = {
        "/robots.txt": http(status="301 Moved", headers=("Location: /rules.txt",)),
        "/rules.txt": http(b"User-agent: *\nDisallow: /"),
    }
    with Server(site(pages)) as server, public() as fetch:
        result = fetch(ask(server.url("/a")))
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.ROBOTS


def test_redirects_are_followed_and_each_host_is_asked_for_its_rules() -> None:
    with Server(site({"/robots.txt": http(b"User-agent: *\nDisallow: /secret")})) as strict:
        target = strict.url("/secret", host="strict.test")
        pages = {"/a": http(status="302 Found", headers=(f"Location: {target}",))}
        with Server(site(pages)) as server, public() as fetch:
            result = fetch(ask(server.url("/a")))
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.ROBOTS
    assert strict.paths == ["/robots.txt"]


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(hops: int, *, arrives: bool) -> None:
    pages = {f"/{n}": http(status="302", headers=(f"Location: /{n + 1}",)) for n in range(hops)}
    with Server(site({**pages, f"/{hops}": PAGE})) as server, public() as fetch:
        result = fetch(ask(server.url("/0")))
    assert isinstance(result, Page) is arrives
    assert (f"/{hops}" in server.paths) is arrives


def test_the_body_of_a_redirect_is_never_read() -> None:
    """A server that never ends the body of its redirect does not hold us."""
    done = threading.Event()

    def answer(connection: socket.socket, path: str) -> None:
        if path == "/a":
            connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\nand then")
            done.wait(5)
        else:
            connection.sendall(PAGE if path == "/b" else NO_ROBOTS)

    with Server(answer) as server, public() as fetch:
        result = fetch(ask(server.url("/a")))
        done.set()
    assert isinstance(result, Page)
    assert result.final_address == server.url("/b")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_no_connection_is_made_to_a_local_host(host: str) -> None:
    """Counted where it matters, at the server's socket; directly and by redirect."""

    def resolver(name: str) -> tuple[str, ...]:
        return (OPEN,) if name == "open.test" else system_resolver(name)

    with Server(site({"/": PAGE})) as secret, Fetcher(limits=LIMITS) as fetch:
        address = secret.url("/", host=host)
        direct = fetch(ask(address))
        pages = {"/": http(status="302 Found", headers=(f"Location: {address}",))}
        with (
            Server(site(pages), address=OPEN) as server,
            Fetcher(
                limits=LIMITS, resolver=resolver, permit=lambda found: str(found) == OPEN
            ) as fetch_open,
        ):
            redirected = fetch_open(ask(server.url("/", host="open.test")))
    for result in (direct, redirected):
        assert isinstance(result, Problem)
        assert result.code is ProblemCode.REFUSED_ADDRESS
    assert server.paths == ["/robots.txt", "/"]
    assert secret.accepted == 0


def test_a_name_that_changes_its_mind_gains_nothing() -> None:
    """DNS rebinding: public when first looked up, loopback ever after."""
    lookups: list[str] = []

    def rebinding(host: str) -> list[str]:
        lookups.append(host)
        return ["203.0.114.1"] if len(lookups) == 1 else [LOOPBACK]

    limits = replace(LIMITS, connect=0.2, retries=2)
    with (
        Server(site({"/": PAGE})) as secret,
        Fetcher(limits=limits, resolver=rebinding) as fetch,
    ):
        result = fetch(ask(secret.url("/", host="rebind.test")))
    assert isinstance(result, Problem)
    assert secret.accepted == 0


def test_permission_covers_the_host_of_the_source_and_no_other() -> None:
    with Server(site({"/": PAGE}), address=OPEN) as other:
        location = f"Location: {other.url('/', host=OPEN)}"
        with (
            Server(site({"/": http(status="302 Found", headers=(location,))})) as server,
            Fetcher(limits=LIMITS) as fetch,
        ):
            result = fetch(ask(server.url("/"), local=True))
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.REFUSED_ADDRESS
    assert server.paths == ["/robots.txt", "/"]
    assert other.accepted == 0


def test_credentials_stay_with_their_origin() -> None:
    with Server(site({"/": PAGE})) as other:
        location = f"Location: {other.url('/', host='other.test')}"
        with Server(site({"/": http(status="302 Found", headers=(location,))})) as server:
            origin = f"http://paid.test:{server.port}"
            with Fetcher(
                limits=LIMITS,
                resolver=lambda _: [LOOPBACK],
                permit=permit_loopback,
                credentials={origin: "Bearer secret"},
            ) as fetch:
                result = fetch(ask(f"{origin}/"))
    assert isinstance(result, Page)
    assert all("Authorization: Bearer secret" in head for head in server.heads)
    assert not any("secret" in head for head in other.heads)


def test_proxies_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(site({})) as proxy, Server(site({"/": PAGE})) as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with public() as fetch:
            assert isinstance(fetch(ask(server.url("/", host="page.test"))), Page)
    assert proxy.accepted == 0


def test_proxies_of_the_environment_are_used_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"http://page.test/": PAGE}
    with Server(site(answers)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with Fetcher(limits=LIMITS, environment_proxies=True) as fetch:
            result = fetch(ask("http://page.test/"))
    assert isinstance(result, Page)
    assert proxy.paths == ["http://page.test/robots.txt", "http://page.test/"]


def test_a_proxy_is_no_way_to_a_private_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither through the proxy, nor where the environment has a proxy for something else."""
    with Server(site({"/": PAGE})) as secret, Server(site({})) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with Fetcher(limits=LIMITS, environment_proxies=True) as fetch:
            through = fetch(ask(secret.url("/")))
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("ftp_proxy", proxy.url())
        monkeypatch.setenv("no_proxy", "localhost")
        with Fetcher(limits=LIMITS, environment_proxies=True) as fetch:
            around = fetch(ask(secret.url("/")))
    for result in (through, around):
        assert isinstance(result, Problem)
        assert result.code is ProblemCode.REFUSED_ADDRESS
    assert secret.accepted == proxy.accepted == 0


def test_a_passing_failure_is_tried_again_twice() -> None:
    answers = iter([http(b"", status="502 Bad"), b"", PAGE])

    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(NO_ROBOTS if path == "/robots.txt" else next(answers))

    with Server(answer) as server, public() as fetch:
        assert isinstance(fetch(ask(server.url("/a"))), Page)
    assert server.paths == ["/robots.txt", "/a", "/a", "/a"]


def test_retry_after_is_honoured_when_short_and_typed_when_long() -> None:
    pauses: list[float] = []
    waits = iter(["0", "9"])

    def answer(connection: socket.socket, path: str) -> None:
        if path == "/robots.txt":
            connection.sendall(NO_ROBOTS)
        else:
            header = f"Retry-After: {next(waits)}"
            connection.sendall(http(b"", status="429 Slow down", headers=(header,)))

    with (
        Server(answer) as server,
        Fetcher(
            limits=replace(LIMITS, retry_after=5),
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
            sleep=pauses.append,
        ) as fetch,
    ):
        result = fetch(ask(server.url("/a")))
        again = fetch(ask(server.url("/b")))
    assert pauses == [0.0]
    for problem in (result, again):
        assert isinstance(problem, Problem)
        assert problem.code is ProblemCode.RATE_LIMITED
    assert server.paths == ["/robots.txt", "/a", "/a"]


def test_rest_that_a_host_asks_for_counts_towards_the_deadline() -> None:
    """Rest of 5 seconds with a deadline of 3: neither this fetch nor the next one waits."""
    busy = http(b"", status="503 Busy", headers=("Retry-After: 5",))
    limits = replace(LIMITS, retry_after=30.0)
    with (
        Server(site({"/a": busy})) as server,
        Fetcher(limits=limits, resolver=lambda _: [LOOPBACK], permit=permit_loopback) as fetch,
    ):
        begun = time.monotonic()
        results = [fetch(ask(server.url(path))) for path in ("/a", "/b")]
        assert time.monotonic() - begun < 3
    assert [getattr(result, "code", None) for result in results] == [ProblemCode.RATE_LIMITED] * 2


def test_a_second_passes_between_two_requests() -> None:
    now = [0.0]
    moments: list[float] = []

    def sleep(seconds: float) -> None:
        now[0] += seconds

    def answer(connection: socket.socket, path: str) -> None:
        moments.append(now[0])
        connection.sendall(NO_ROBOTS if path == "/robots.txt" else PAGE)

    with (
        Server(answer) as server,
        Fetcher(
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
            clock=lambda: now[0],
            sleep=sleep,
        ) as fetch,
    ):
        for path in ("/a", "/b"):
            assert isinstance(fetch(ask(server.url(path))), Page)
    assert moments == [0, 1, 2]


def test_a_page_that_still_holds_is_given_again() -> None:
    def answer(connection: socket.socket, path: str) -> None:
        fresh = any('If-None-Match: "v1"' in head for head in server.heads)
        page = http(b"294", headers=('ETag: "v1"',))
        unchanged = http(b"", status="304 Not Modified")
        connection.sendall(NO_ROBOTS if path == "/robots.txt" else unchanged if fresh else page)

    times = iter([datetime(2023, 11, 8, tzinfo=UTC), datetime(2023, 11, 9, tzinfo=UTC)])
    with (
        Server(answer) as server,
        Fetcher(
            limits=LIMITS,
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
            now=lambda: next(times),
        ) as fetch,
    ):
        first = fetch(ask(server.url("/a")))
        assert isinstance(first, Page)
        second = fetch(replace(ask(server.url("/a")), known=replace(first, stale=True)))
    assert isinstance(second, Page)
    assert second.content == b"294"
    assert not second.stale
    assert second.retrieved == datetime(2023, 11, 9, tzinfo=UTC)


@pytest.fixture
def secure() -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "server.pem")

    class Secure(Server):
        def _serve(self, connection: socket.socket) -> None:
            try:
                super()._serve(context.wrap_socket(connection, server_side=True))
            except OSError:
                connection.close()  # the client did not like the certificate

    with Secure(site({"/": PAGE})) as server:
        yield server


@pytest.mark.parametrize(
    ("host", "trusted", "arrives"),
    [("good.test", True, True), ("bad.test", True, False), ("good.test", False, False)],
)
def test_tls_is_verified_for_the_name_and_not_the_address(
    secure: Server, host: str, *, trusted: bool, arrives: bool
) -> None:
    with Fetcher(
        limits=LIMITS,
        ca_bundle=TLS / "authority.pem" if trusted else None,
        resolver=lambda _: [LOOPBACK],
        permit=permit_loopback,
    ) as fetch:
        result = fetch(ask(f"https://{host}:{secure.port}/"))
    assert isinstance(result, Page) is arrives
    assert bool(secure.paths) is arrives
    if isinstance(result, Problem):
        assert "certificate" in result.message


def test_tls_is_verified_through_a_proxy_too(
    secure: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pump(source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while block := source.recv(4096):
                sink.sendall(block)
            sink.shutdown(socket.SHUT_WR)

    def answer(connection: socket.socket, _: str) -> None:
        with socket.create_connection((LOOPBACK, secure.port)) as onward:
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            back = threading.Thread(target=pump, args=(onward, connection), daemon=True)
            back.start()
            pump(connection, onward)
            back.join(5)

    with Server(answer) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url())
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        results = {}
        for host in ("good.test", "bad.test"):
            with Fetcher(
                limits=LIMITS, ca_bundle=TLS / "authority.pem", environment_proxies=True
            ) as fetch:
                results[host] = fetch(ask(f"https://{host}:{secure.port}/"))
    assert isinstance(results["good.test"], Page)
    assert isinstance(results["bad.test"], Problem)
    assert proxy.accepted > 2


def test_a_tls_server_that_drips_is_cut_off() -> None:
    """The deadline holds inside the handshake too."""

    class Dripping(Server):
        def _serve(self, connection: socket.socket) -> None:
            with contextlib.suppress(OSError), connection:
                for _ in range(100):
                    connection.sendall(b"\x16")
                    time.sleep(0.05)

    limits = replace(LIMITS, deadline=0.8, connect=0.5)
    with (
        Dripping(site({})) as server,
        Fetcher(limits=limits, resolver=lambda _: [LOOPBACK], permit=permit_loopback) as fetch,
    ):
        result = fetch(ask(f"https://good.test:{server.port}/"))
    assert isinstance(result, Problem)


def test_contact_cannot_add_headers() -> None:
    words = user_agent("desk@newsroom.example\r\nX-Evil: 1 \u2028é")
    assert words.endswith("(+desk@newsroom.exampleX-Evil: 1)")
    assert words.isprintable()


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with Fetcher() as fetch:
        result = fetch(ask("https://desk:secret@figures.example/a"))
    assert isinstance(result, Problem)
    assert result.message == "https://…@figures.example/a: carries a user name or password"


def test_files_are_fetched_without_the_weight_of_requests(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1")
    code = (
        "import sys; from verify.fetch import Fetcher, host_of; from verify.model import Request;"
        f"fetch = Fetcher(); request = Request(source='s', address='{tmp_path.as_uri()}/a.csv',"
        "local=True); page = fetch(request); assert page.content == b'1'; host_of(page.address);"
        "print([name for name in ('requests', 'urllib3', 'protego') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  ours
    assert done.stdout == "[]\n"


def test_one_fetcher_serves_many_threads() -> None:
    pages = {f"/{n}": http(str(n).encode()) for n in range(24)}
    results: dict[int, Page | Problem] = {}
    with Server(site(pages)) as server, public() as fetch:
        threads = [
            threading.Thread(
                target=lambda n=n: results.__setitem__(n, fetch(ask(server.url(f"/{n}"))))
            )
            for n in range(24)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    contents = [page.content for _, page in sorted(results.items()) if isinstance(page, Page)]
    assert contents == [str(n).encode() for n in range(24)]
    assert server.paths.count("/robots.txt") == 1


def test_an_article_is_fetched_from_the_open_internet_or_not_at_all() -> None:
    with Server(site({"/": PAGE})) as server:
        with public() as fetch:
            assert fetch_article(server.url("/"), fetch=fetch).content == b"<p>294 attacks</p>"
        before = server.accepted
        with pytest.raises(FetchError, match="not a public address"):
            fetch_article(server.url("/"))
        assert server.accepted == before
    with pytest.raises(FetchError) as caught:
        fetch_article("file:///etc/hostname")
    assert caught.value.subject == "file:///etc/hostname"
    assert caught.value.exit_code == 3
