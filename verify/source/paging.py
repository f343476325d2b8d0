"""The further pages of an API's answer that comes in pages.

World Bank (https://datahelpdesk.worldbank.org/knowledgebase/articles/898581) heads an answer with
``page`` and ``pages``, UNHCR (https://api.unhcr.org/docs/refugee-statistics.html) with ``page`` and
``maxPages``; both take the wanted one as ``page`` in the query.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from verify.model import Page, Request
from verify.source.kinds import Json, Shape, Source

MAX_PAGES = 20
_COUNTS = {Shape.WORLDBANK: "pages", Shape.UNHCR: "maxPages"}


def further_pages(page: Page, source: Source) -> tuple[Request, ...]:
    """Return the requests for the pages after the first; nothing where there are none."""
    if not isinstance(source, Json) or source.shape not in _COUNTS:
        return ()
    head = _head(page.content)
    if _whole(head.get("page")) != 1:
        return ()
    last = min(_whole(head.get(_COUNTS[source.shape])), MAX_PAGES)
    return tuple(
        Request(
            source=source.name,
            address=_numbered(page.address, number),
            local=source.local,
            max_age=source.max_age,
        )
        for number in range(2, last + 1)
    )


def _head(content: bytes) -> Mapping[str, Any]:
    """Return what an answer says of itself; nothing when it is not understood."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    first = answer[0] if isinstance(answer, list) and answer else answer
    return first if isinstance(first, dict) else {}


def _whole(value: Any) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _numbered(address: str, number: int) -> str:
    parts = urlsplit(address)
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True)]
    kept = [(key, value) for key, value in query if key != "page"]
    return urlunsplit(parts._replace(query=urlencode([*kept, ("page", str(number))])))
