"""Web addresses: what may be asked for at all, before any name is looked up.

Only the form is judged here. Whether a host may be connected to is decided by the addresses that
its name has (``verify.fetch.addresses``), because a string says nothing about that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from verify.fetch.attempt import AttemptError, shown
from verify.model import ProblemCode

MAX_LENGTH = 8000
_PORTS = {"http": 80, "https": 443}
_FORM = re.compile(r"(?i)(?P<scheme>https?)://(?P<authority>[^/?#]+)")
# Characters that parsers read differently; "\" in a host is the classic one.
_CONTESTED = re.compile(r"[\x00-\x20\x7f\\]")
_FIRST_FREE_PORT = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A web address ready to be asked for: percent-encoded, host in ASCII, no fragment."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Return scheme, host and port: what credentials and robots.txt belong to."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"


def parse(address: str, *, local: bool = False) -> Target:
    """Return the target of ``address``, an absolute http or https address.

    ``local`` admits every port; otherwise those below 1024 other than 80 and 443 are refused
    (mail, SSH and the like are no web servers). Raises ``AttemptError`` with ``REFUSED_ADDRESS``.
    """
    match = _FORM.match(address)
    if match is None:
        raise _refused("is not an address that starts with http:// or https:// and a host")
    if len(address) > MAX_LENGTH:
        raise _refused(f"is longer than {MAX_LENGTH} characters")
    if _CONTESTED.search(address):
        raise _refused("contains a space, a backslash or a control character")
    authority = match["authority"]
    if "@" in authority:
        raise _refused("carries a user name or password")
    if "%" in authority:
        raise _refused("has a percent sign in its host")
    target = _prepared(address)
    if not local and target.port < _FIRST_FREE_PORT and target.port not in _PORTS.values():
        raise _refused(f"names port {target.port}, which is not for the web")
    return target


def redirected(current: Target, location: str, *, local: bool = False) -> Target:
    """Return where ``current`` redirects to. Raises ``AttemptError`` as ``parse`` does.

    ``location`` is the header's value as http.client gives it (Latin-1). A redirect from https
    to http is refused: it would hand the answer to everybody on the way.
    """
    try:
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = location
    try:
        address = urljoin(current.url, text.strip().replace(" ", "%20"))
        target = parse(address, local=local)
    except ValueError:
        raise _refused(f"redirects to {shown(text)!r}, which cannot be read") from None
    except AttemptError as trouble:
        message = f"redirects to {shown(text)!r}, which {trouble.message}"
        raise _refused(message) from None
    if current.scheme == "https" and target.scheme == "http":
        raise _refused(
            f"redirects from https to {shown(target.url)!r}, which is not encrypted",
            remedy="give the http address in the source, if that is meant",
        )
    return target


def _prepared(address: str) -> Target:
    """Return ``address`` as requests would send it, with its parts."""
    import requests  # noqa: PLC0415  a run on files alone asks for no host and needs none of it

    try:
        url = urldefrag(requests.Request("GET", address).prepare().url or "").url
        parts = urlsplit(url)
        port = parts.port
    except (requests.RequestException, ValueError) as error:
        raise _refused(f"cannot be read: {shown(str(error))}") from None
    if parts.scheme not in _PORTS or not parts.hostname or "%" in parts.hostname or port == 0:
        raise _refused("has no usable host or port")
    return Target(
        url=url, scheme=parts.scheme, host=parts.hostname, port=port or _PORTS[parts.scheme]
    )


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _refused(message: str, *, remedy: str = "") -> AttemptError:
    return AttemptError(ProblemCode.REFUSED_ADDRESS, message, remedy=remedy)


def host_of(address: str) -> str:
    """Return what shares one queue with ``address``: its host, or "" for files and nonsense."""
    try:
        return parse(address, local=True).host
    except AttemptError:
        return ""
