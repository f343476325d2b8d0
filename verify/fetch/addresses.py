"""Which network addresses may be connected to, and how names become addresses."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address

from verify.fetch.attempt import AttemptError, shown
from verify.model import ProblemCode

IPAddress = IPv4Address | IPv6Address
Permit = Callable[[IPAddress], bool]
Resolver = Callable[[str], Sequence[str]]

_MAX_ANSWERS = 64
# All of IPv6 that has been given out for ordinary use; the rest is special or not yet assigned.
# Source: IANA "Internet Protocol Version 6 Address Space" (2000::/3, Global Unicast).
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# RFC 6052: how a network without IPv4 reaches IPv4 hosts. Judged by the address inside.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Special-purpose networks that some supported version of ``ipaddress`` calls global.
# Source: IANA special-purpose address registries for IPv4 and IPv6. Tunnels (6to4, Teredo) are
# refused as a whole: they carry an IPv4 address inside, and no publisher serves pages from them.
_SPECIAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24",  # IETF protocol assignments
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relay anycast, deprecated
        "192.175.48.0/24",  # AS112 direct delegation
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112 direct delegation
        "3fff::/20",  # documentation
    )
)


def is_public(address: IPAddress) -> bool:
    """Tell whether ``address`` is one host on the open internet.

    Not public are loopback, private, link-local, shared, multicast, reserved and documentation
    addresses, everything with a zone, and IPv6 forms that hide such an IPv4 address.
    """
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return False
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST:
            return False
    if any(address.version == net.version and address in net for net in _SPECIAL):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def is_any(address: IPAddress) -> bool:
    """Tell whether ``address`` is one host, public or not: for sources with that permission."""
    return not (address.is_multicast or address.is_unspecified)


def system_resolver(host: str) -> tuple[str, ...]:
    """Return the addresses of ``host`` as the system knows them. Raises ``OSError``."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(_with_zone(answer[4]) for answer in answers))


def resolve(
    host: str, *, resolver: Resolver, permit: Permit, timeout: float
) -> tuple[IPAddress, ...]:
    """Return the addresses of ``host``, every one of them permitted.

    One answer that is not permitted refuses the host: a name that mixes public and private
    addresses is either broken or an attack. Raises ``AttemptError``.
    """
    texts = _looked_up(host, resolver=resolver, timeout=timeout)
    try:
        addresses = tuple(ipaddress.ip_address(text) for text in texts[:_MAX_ANSWERS])
    except ValueError:
        raise AttemptError(
            ProblemCode.UNREACHABLE, f"the name {shown(host)} has no usable address"
        ) from None
    if not addresses or len(texts) > _MAX_ANSWERS:
        raise AttemptError(ProblemCode.UNREACHABLE, f"the name {shown(host)} has no usable address")
    for address in addresses:
        if not permit(address):
            where = "" if host == str(address) else f"is at {address}, which "
            raise AttemptError(
                ProblemCode.REFUSED_ADDRESS,
                f"{shown(host)} {where}is not a public address",
                remedy="set 'local: true' on the source, if it is your own server",
            )
    return addresses


def _looked_up(host: str, *, resolver: Resolver, timeout: float) -> Sequence[str]:
    """Return the resolver's answer, or give up on it after ``timeout`` seconds.

    The lookup runs in a thread that is left behind when it hangs: the system's resolver cannot be
    interrupted.
    """
    answer: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answer.put(resolver(host))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=look_up, name="verify-resolve", daemon=True).start()
    try:
        result = answer.get(timeout=max(timeout, 0.001))
    except queue.Empty:
        raise AttemptError(
            ProblemCode.TIMEOUT, f"looking up the name {shown(host)} took too long", retry=True
        ) from None
    if isinstance(result, UnicodeError):
        raise AttemptError(
            ProblemCode.UNREACHABLE, f"{shown(host)} is not a name that a host can have"
        )
    if isinstance(result, OSError):
        raise AttemptError(
            ProblemCode.UNREACHABLE,
            f"the name {shown(host)} could not be looked up",
            remedy="check the spelling of the address and the network",
            retry=isinstance(result, socket.gaierror) and result.errno == socket.EAI_AGAIN,
        )
    return result


def _with_zone(sockaddr: tuple[object, ...]) -> str:
    """Return the address text of ``sockaddr``; an IPv6 zone stays visible, so that it counts."""
    text = str(sockaddr[0])
    if len(sockaddr) == 4 and sockaddr[3] and "%" not in text:
        return f"{text}%{sockaddr[3]}"
    return text
