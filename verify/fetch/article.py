"""The article itself, when it is given as a web address."""

from __future__ import annotations

from collections.abc import Callable

from verify.errors import FetchError
from verify.fetch.attempt import shown
from verify.fetch.door import Fetcher
from verify.model import Page, Problem, Request


def fetch_article(
    address: str, *, contact: str = "", fetch: Callable[[Request], Page | Problem] | None = None
) -> Page:
    """Return the page at ``address``, an http or https address on the open internet.

    ``fetch`` is used instead of a new ``Fetcher`` when given. Files and local addresses are never
    allowed here. Raises ``FetchError``.
    """
    request = Request(source="article", address=address, local=False)
    result = (fetch or Fetcher(contact=contact))(request)
    if isinstance(result, Problem):
        message = result.message.removeprefix(f"{shown(address)}: ")
        raise FetchError(shown(address), message, result.remedy)
    return result
