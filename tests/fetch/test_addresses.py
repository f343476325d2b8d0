"""Only hosts on the open internet are connected to, whatever they are called."""

from __future__ import annotations

import ipaddress
import time

import pytest

from verify.fetch.addresses import is_any, is_public, resolve, system_resolver
from verify.fetch.attempt import AttemptError
from verify.model import ProblemCode

# From the IANA special-purpose address registries, one or two of each block.
NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104  nothing is bound, it is to be refused
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.251",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%eth0",
    "fec0::1",
    "ff02::1",
)
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.32.0.1",
    "198.20.0.1",
    "2606:2800:220:1:248:1893:25c8:1946",
    "2a00:1450:4001:81b::200e",
    "64:ff9b::808:808",
)


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_special_addresses_are_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_ordinary_addresses_are_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


def test_one_private_answer_among_public_ones_refuses_the_name() -> None:
    answers = ["8.8.8.8", "1.1.1.1", "10.0.0.1"]
    with pytest.raises(AttemptError) as caught:
        resolve("mixed.test", resolver=lambda _: answers, permit=is_public, timeout=1)
    assert caught.value.code is ProblemCode.REFUSED_ADDRESS
    assert caught.value.message == "mixed.test is at 10.0.0.1, which is not a public address"


@pytest.mark.parametrize("answers", [[], ["not an address"], ["8.8.8.8"] * 100])
def test_answers_of_no_use_are_unreachable(answers: list[str]) -> None:
    with pytest.raises(AttemptError) as caught:
        resolve("odd.test", resolver=lambda _: answers, permit=is_public, timeout=1)
    assert caught.value.code is ProblemCode.UNREACHABLE


def test_a_lookup_that_hangs_is_given_up() -> None:
    def hang(_: str) -> list[str]:
        time.sleep(2)
        return []

    begun = time.monotonic()
    with pytest.raises(AttemptError) as caught:
        resolve("slow.test", resolver=hang, permit=is_public, timeout=0.1)
    assert caught.value.code is ProblemCode.TIMEOUT
    assert time.monotonic() - begun < 1.8


def test_a_name_that_no_host_can_have_is_unreachable() -> None:
    with pytest.raises(AttemptError) as caught:
        resolve("a" * 70 + ".test", resolver=system_resolver, permit=is_public, timeout=5)
    assert caught.value.code is ProblemCode.UNREACHABLE


# Other notations of 127.0.0.1: the system reads them, so the check comes after it.
@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_other_ways_to_write_loopback_are_refused(host: str) -> None:
    with pytest.raises(AttemptError):
        resolve(host, resolver=system_resolver, permit=is_public, timeout=5)


def test_a_permitted_source_may_be_anywhere_but_everywhere() -> None:
    assert is_any(ipaddress.ip_address("10.0.0.1"))
    assert not is_any(ipaddress.ip_address("224.0.0.1"))
