"""Which web addresses may be asked for at all."""

from __future__ import annotations

import pytest

from tests.timing import seconds
from verify.fetch import host_of
from verify.fetch.attempt import AttemptError
from verify.fetch.urls import parse, redirected
from verify.model import ProblemCode

REFUSED = {
    "ftp://figures.example/a.csv": "is not an address that starts with http",
    "file:///etc/passwd": "is not an address that starts with http",
    "data:text/csv,1": "is not an address that starts with http",
    "//figures.example/": "is not an address that starts with http",
    "http:figures.example/": "is not an address that starts with http",
    "http:///figures.example/": "is not an address that starts with http",
    "": "is not an address that starts with http",
    "http://user:secret@figures.example/": "carries a user name or password",
    "http://figures.example@10.0.0.1/": "carries a user name or password",
    "http://figures.example\\@10.0.0.1/": "contains a space, a backslash or a control character",
    "http://figures.example/\r\nX: y": "contains a space, a backslash or a control character",
    "http://figures.example/\x00": "contains a space, a backslash or a control character",
    "http://10.0.0.1%00.figures.example/": "has a percent sign in its host",
    "http://[fe80::1%25eth0]/": "has a percent sign in its host",
    "http://figures<b.example/": "has no usable host or port",
    "http://figures.example:22/": "names port 22, which is not for the web",
    "http://①②⑦.⓪.⓪.①/": "cannot be read",
    "http://figures.example:99999/": "cannot be read",
    "http://figures.example:port/": "cannot be read",
    "http://[::1/": "cannot be read",
    "http://*.example/": "cannot be read",
    "http://figures.example/" + "a" * 9000: "is longer than 8000 characters",
}
ACCEPTED = {
    "http://figures.example": ("http://figures.example/", "figures.example", 80),
    "HTTPS://Figures.Example/A?b=c#d": ("https://figures.example/A?b=c", "figures.example", 443),
    "https://figures.example:8443/x": ("https://figures.example:8443/x", "figures.example", 8443),
    "https://bücher.example/ä": (
        "https://xn--bcher-kva.example/%C3%A4",
        "xn--bcher-kva.example",
        443,
    ),
    "http://[2606:4700::1]/": ("http://[2606:4700::1]/", "2606:4700::1", 80),
}


@pytest.mark.parametrize(("address", "why"), REFUSED.items())
def test_refused(address: str, why: str) -> None:
    with pytest.raises(AttemptError) as caught:
        parse(address)
    assert caught.value.code is ProblemCode.REFUSED_ADDRESS
    assert why in caught.value.message


@pytest.mark.parametrize(("address", "expected"), ACCEPTED.items())
def test_accepted(address: str, expected: tuple[str, str, int]) -> None:
    target = parse(address)
    assert (target.url, target.host, target.port) == expected


def test_a_permitted_source_may_be_at_any_port() -> None:
    assert parse("http://wiki.newsroom.example:81/", local=True).port == 81


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/b", "http://figures.example/b"),
        ("b c", "http://figures.example/a/b%20c"),
        ("?year=2021#top", "http://figures.example/a/x?year=2021"),
        ("//other.example/", "http://other.example/"),
        ("https://other.example/", "https://other.example/"),
        ("/caf\u00c3\u00a9", "http://figures.example/caf%C3%A9"),  # UTF-8 read as Latin-1
    ],
)
def test_redirects_are_relative_to_where_they_stand(location: str, expected: str) -> None:
    assert redirected(parse("http://figures.example/a/x"), location).url == expected


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "gopher://x.example/", "http://[", "http://u:p@x.example/"]
)
def test_a_redirect_is_held_to_the_same_rules(location: str) -> None:
    with pytest.raises(AttemptError) as caught:
        redirected(parse("http://figures.example/"), location)
    assert caught.value.code is ProblemCode.REFUSED_ADDRESS
    assert caught.value.message.startswith("redirects to")


def test_a_redirect_never_gives_up_encryption() -> None:
    with pytest.raises(AttemptError, match="not encrypted"):
        redirected(parse("https://figures.example/"), "http://figures.example/")


def test_host_of_names_the_queue() -> None:
    assert host_of("https://Figures.example/a") == "figures.example"
    assert host_of("file:///a.csv") == ""


@pytest.mark.parametrize("hostile", ["http://" + "a." * 100_000, "http://" + "[" * 200_000])
def test_long_addresses_are_refused_at_once(hostile: str) -> None:

    def refused() -> None:
        with pytest.raises(AttemptError):
            parse(hostile)

    assert seconds(refused, enough=1) <= 1
