"""Deep links: text fragments (WICG Scroll to Text Fragment) and pages of PDF files."""

from __future__ import annotations

from urllib.parse import quote, urldefrag

_LONGEST = 80  # characters of a directive's term beyond which start and end are given instead
_EDGE_WORDS = 5


def text_link(address: str, words: str, *, before: str = "", after: str = "") -> str:
    """Return ``address`` with a fragment that scrolls to ``words``; empty when that cannot be.

    ``before`` and ``after`` are the texts around, given when the words alone are not unique. Of
    them the nearest words are used, whole ones: a browser finds no prefix that begins, and no
    suffix that ends, in the middle of a word.
    """
    words = " ".join(words.split())
    if not words or not address.startswith(("http://", "https://")):
        return ""
    parts = words.split(" ")
    if len(words) > _LONGEST and len(parts) > 2 * _EDGE_WORDS:
        term = ",".join(
            _encoded(" ".join(part)) for part in (parts[:_EDGE_WORDS], parts[-_EDGE_WORDS:])
        )
    else:
        term = _encoded(words)
    near = " ".join(before.split()[-_EDGE_WORDS:])
    following = " ".join(after.split()[:_EDGE_WORDS])
    prefix = f"{_encoded(near)}-," if near else ""
    suffix = f",-{_encoded(following)}" if following else ""
    plain, fragment = urldefrag(address)
    return f"{plain}#{fragment}:~:text={prefix}{term}{suffix}"


def page_link(address: str, page: int) -> str:
    """Return ``address`` with a fragment that opens a PDF file at ``page``; empty for files.

    RFC 8118, 3: the parameter ``page`` counts from 1.
    """
    if not address.startswith(("http://", "https://")):
        return ""
    return f"{urldefrag(address).url}#page={page}"


def _encoded(text: str) -> str:
    """Percent-encode everything that has a meaning in a directive, the hyphen included."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")
