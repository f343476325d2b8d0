"""One request a second to a host, and rest when it asks for that."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from verify.fetch.attempt import AttemptError
from verify.fetch.turns import Turns, retry_after
from verify.model import ProblemCode

NOW = datetime(2023, 11, 8, 12, 0, tzinfo=UTC)
HEADERS = [
    (None, None),
    ("", None),
    ("soon", None),
    ("-5", None),
    ("1.5", None),
    ("١٢", None),  # digits, but not ASCII
    ("0", 0.0),
    (" 120 ", 120.0),
    ("9" * 5000, 1e9),
    ("Wed, 08 Nov 2023 12:00:30 GMT", 30.0),
    ("Wed, 08 Nov 2023 11:00:00 GMT", 0.0),
    ("Wed, 08 Nov 99999 12:00:30 GMT", None),
    ("Wed, 08 Nov 2023 12:00:10 -0000", 10.0),
]


@pytest.mark.parametrize(("header", "seconds"), HEADERS)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, now=NOW) == seconds


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def turns(time: Time) -> Turns:
    return Turns(interval=1.0, clock=time.clock, sleep=time.sleep)


def test_turns_at_one_host_are_a_second_apart(time: Time, turns: Turns) -> None:
    moments = []
    for _ in range(4):
        turns.wait("a.example", at_most=60, rest_at_most=30)
        moments.append(time.now)
    assert moments == [0, 1, 2, 3]


def test_hosts_do_not_wait_for_each_other(time: Time, turns: Turns) -> None:
    for number in range(50):
        turns.wait(f"{number}.example", at_most=0, rest_at_most=30)
    assert time.now == 0


def test_a_turn_that_is_too_far_away_is_not_taken(time: Time, turns: Turns) -> None:
    turns.wait("a.example", at_most=60, rest_at_most=30)
    with pytest.raises(AttemptError) as caught:
        turns.wait("a.example", at_most=0.5, rest_at_most=30)
    assert caught.value.code is ProblemCode.TIMEOUT
    turns.wait("a.example", at_most=1.0, rest_at_most=30)
    assert time.now == 1


def test_a_host_that_asks_for_rest_gets_it(time: Time, turns: Turns) -> None:
    turns.hold("a.example", 20)
    turns.wait("a.example", at_most=60, rest_at_most=30)
    assert time.now == 20


def test_only_the_queue_is_put_down_to_others(turns: Turns) -> None:
    assert turns.wait("a.example", at_most=60, rest_at_most=30) == 0
    assert turns.wait("a.example", at_most=60, rest_at_most=30) == 1
    turns.hold("a.example", 20)
    assert turns.wait("a.example", at_most=60, rest_at_most=30) == 0
    assert turns.wait("a.example", at_most=60, rest_at_most=30) == 1


def test_a_host_that_asks_for_long_rest_is_not_asked_again(time: Time, turns: Turns) -> None:
    turns.hold("a.example", 600)
    with pytest.raises(AttemptError) as caught:
        turns.wait("a.example", at_most=1e9, rest_at_most=30)
    assert caught.value.code is ProblemCode.RATE_LIMITED
    assert caught.value.message == "a.example asks to be left alone for 10 minutes"
    assert time.now == 0


def test_hosts_long_past_are_forgotten(time: Time, turns: Turns) -> None:
    for number in range(3000):
        turns.wait(f"{number}.example", at_most=0, rest_at_most=30)
        time.now += 2
    assert len(turns._free) <= 1002
