"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import pytest

from tests.timing import seconds
from verify.fetch.attempt import AttemptError
from verify.fetch.robots import Robots, rules
from verify.fetch.urls import Target, parse
from verify.model import ProblemCode

TOKEN = "verify-figures"  # noqa: S105  a crawler's name, no secret
CASES = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow: /private\n", "/private/x", False),
    ("User-agent: *\nDisallow: /private\n", "/public", True),
    ("User-agent: *\nDisallow:\n", "/a", True),
    ("User-agent: *\nDisallow: /\nAllow: /data/", "/data/x.csv", True),
    ("User-agent: *\nDisallow: /*.csv$", "/a.csv", False),
    ("User-agent: *\nDisallow: /*.csv$", "/a.csv?x", True),
    ("User-agent: verify-figures\nDisallow: /", "/a", False),
    ("user-agent: VERIFY-FIGURES/2.0\ndisallow: /", "/a", False),
    ("User-agent: verify-figures\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: verify-figures\nAllow: /", "/a", True),
    ("User-agent: otherbot\nDisallow: /", "/a", True),
    ("User-agent: verify\nDisallow: /", "/a", True),  # another product's name
    ("User-agent: a\nUser-agent: verify-figures\nUser-agent: b\nDisallow: /", "/a", False),
    ("User-agent: a\nDisallow: /x\nUser-agent: verify-figures\nDisallow: /y", "/x", True),
    ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
    ("User-agent: * # all\nDisallow: / # everything", "/a", False),
    ("<!DOCTYPE html><p>User-agent: * Disallow: /</p>", "/a", True),
    ("Disallow: /", "/a", True),  # a rule of nobody
]


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_rules(text: str, path: str, *, allowed: bool) -> None:
    assert rules(text, token=TOKEN).can_fetch(f"http://x.example{path}", TOKEN) is allowed


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: bot{n}\n" for n in range(15_000)) + "Disallow: /a\n" * 15_000,
        "User-agent: *\nDisallow: /" + "*a" * 250_000,
        "User-agent: *\n" + "Disallow: /*a*b*c*d\n" * 25_000,
        "useragent" + " " * 500_000 + "x",
        "\n".join(" " * 1000 for _ in range(500)),
    ],
    ids=["crawlers times rules", "stars", "wildcards", "spaces", "blank lines"],
)
def test_hostile_rules_are_read_in_a_moment(text: str) -> None:
    page = "http://x.example/" + "a" * 2000
    assert seconds(lambda: rules(text, token=TOKEN).can_fetch(page, TOKEN), enough=2) <= 2


class Site:
    """A robots.txt that counts how often it is read."""

    def __init__(self, text: str | AttemptError) -> None:
        self.text = text
        self.reads = 0

    def read(self) -> str:
        self.reads += 1
        if isinstance(self.text, AttemptError):
            raise self.text
        return self.text


class Moment:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def _check(robots: Robots, target: Target, site: Site, since: float) -> None:
    robots.check(target, read=site.read, since=since, patience=1)


def test_rules_are_read_once_for_an_origin_and_again_after_an_hour() -> None:
    clock = Moment()
    robots, site = Robots(token=TOKEN, clock=clock), Site("")
    for path in ("/a", "/b", "/c"):
        _check(robots, parse(f"http://x.example{path}"), site, clock.time)
    assert site.reads == 1
    _check(robots, parse("http://x.example:8080/"), site, clock.time)
    assert site.reads == 2
    clock.time += 3601
    _check(robots, parse("http://x.example/a"), site, clock.time)
    assert site.reads == 3


def test_a_failure_is_remembered_for_a_minute_but_not_against_a_retry() -> None:
    clock = Moment()
    robots = Robots(token=TOKEN, clock=clock)
    site = Site(AttemptError(ProblemCode.TIMEOUT, "nothing came"))
    target = parse("http://x.example/a")
    begun = clock.time
    for expected in (1, 2):
        with pytest.raises(AttemptError):
            _check(robots, target, site, begun)
        assert site.reads == expected
    clock.time += 1
    with pytest.raises(AttemptError, match="nothing came"):
        _check(robots, target, site, clock.time)
    assert site.reads == 2
    clock.time += 61
    site.text = ""
    _check(robots, target, site, clock.time)
    assert site.reads == 3
