"""What an HTTP answer means: a page, a redirect, rules, or why there is nothing to read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from urllib3.response import BaseHTTPResponse

from verify.fetch.attempt import AttemptError
from verify.fetch.body import read_body
from verify.fetch.budget import Budget
from verify.fetch.limits import Limits
from verify.fetch.turns import rate_limited, retry_after
from verify.fetch.urls import Target
from verify.model import Page, ProblemCode, Request

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_COMPLETE = frozenset({200, 203})
_PASSING = frozenset({408, 425, 500, 502, 503, 504})  # worth another try
_REMEDIES = {
    401: "the page wants a password; download it and give the file as 'path'",
    403: "the site turns programs away; download the page and give the file as 'path'",
    404: "check the address",
    410: "check the address",
}
_TYPE = r"[a-z0-9!#$&^_.+-]{1,60}"  # RFC 9110, 8.3.1, bounded
_MEDIA_TYPE = re.compile(rf"({_TYPE}/{_TYPE})(?:[ \t]*;|[ \t]*$)", re.IGNORECASE)
_CHARSET = re.compile(r";[ \t]*charset=[\"']?([a-z0-9._:+-]{1,40})", re.IGNORECASE)
_LONGEST_DATE = 100
_LONGEST_ETAG = 1000


def location_of(answer: BaseHTTPResponse) -> str | None:
    """Return where ``answer`` redirects to, or ``None`` when it does not."""
    return answer.headers.get("location") or None if answer.status in _REDIRECTS else None


def conditions_for(target: Target, known: Page | None) -> dict[str, str]:
    """Return the headers that ask ``target`` whether ``known`` still holds (RFC 9110, 13.1)."""
    headers: dict[str, str] = {}
    if known is not None and known.final_address == target.url:
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.modified is not None:
            headers["If-Modified-Since"] = format_datetime(known.modified, usegmt=True)
    return headers


def page_of(
    answer: BaseHTTPResponse,
    *,
    request: Request,
    target: Target,
    limits: Limits,
    budget: Budget,
    now: datetime,
) -> Page:
    """Return the page that ``target`` answered with, ``now`` being the time. Reads the body.

    Raises ``AttemptError``; its ``wait`` is what a Retry-After header asks for.
    """
    known = request.known
    if answer.status == 304 and known is not None and conditions_for(target, known):
        return replace(known, source=request.source, retrieved=now, stale=False, stale_reason="")
    if answer.status not in _COMPLETE:
        raise _refusal(answer, target=target, limits=limits, now=now)
    content, complete = read_body(answer, limits=limits, budget=budget)
    if not content:
        raise AttemptError(ProblemCode.BAD_CONTENT, "the page is empty", retry=True)
    content_type = answer.headers.get("content-type", "").strip()
    media_type, charset = _MEDIA_TYPE.match(content_type), _CHARSET.search(content_type)
    return Page(
        source=request.source,
        address=request.address,
        final_address=target.url,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        retrieved=now,
        media_type=media_type[1].lower() if media_type else "",
        charset=charset[1] if charset else "",
        modified=_moment(answer.headers.get("last-modified", "")),
        etag=_etag(answer.headers.get("etag", "")),
        complete=complete,
    )


def rules_of(answer: BaseHTTPResponse, *, limits: Limits, budget: Budget) -> str:
    """Return the text of a robots.txt, empty (which allows everything) when there is none.

    RFC 9309, 2.3.1: 4xx allows, anything else that is no success forbids (``AttemptError``).
    """
    if 400 <= answer.status < 500:
        return ""
    if answer.status not in _COMPLETE:
        message = f"the server answered {answer.status}"
        raise AttemptError(ProblemCode.ROBOTS, message, retry=answer.status in _PASSING)
    content, _ = read_body(answer, limits=limits, budget=budget)
    return content[: limits.robots_bytes].decode("utf-8", errors="replace")


def _refusal(
    answer: BaseHTTPResponse, *, target: Target, limits: Limits, now: datetime
) -> AttemptError:
    """Return what a status other than success means."""
    status = answer.status
    if status in {429, 503}:
        wait = retry_after(answer.headers.get("retry-after"), now=now)
        if wait is not None:
            return rate_limited(target.host, wait, retry=wait <= limits.retry_after)
    if status == 429:
        message = f"{target.host} takes no more requests for now"
        return AttemptError(ProblemCode.RATE_LIMITED, message, remedy="try again later", retry=True)
    remedy = _REMEDIES.get(status, "")
    message = f"the server answered {status}"
    return AttemptError(ProblemCode.HTTP_ERROR, message, remedy=remedy, retry=status in _PASSING)


def _moment(value: str) -> datetime | None:
    """Return an HTTP date in UTC, or ``None`` when it is missing or unreadable."""
    try:
        moment = parsedate_to_datetime(value[:_LONGEST_DATE])
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _etag(value: str) -> str:
    """Return an entity tag if it can be sent back safely, else an empty string."""
    fits = len(value) <= _LONGEST_ETAG and value.isascii() and value.isprintable()
    return value if fits else ""
