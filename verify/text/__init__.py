"""Bytes to an article, an article to sentences; every span is an offset into the article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.text.article import read_article
    from verify.text.sentences import split_sentences

__all__ = ["read_article", "split_sentences"]


def __getattr__(name: str) -> Any:
    """Import a reader at its first use: sentences need none of what opens a document."""
    if name == "read_article":
        from verify.text.article import read_article  # noqa: PLC0415 - that is the point

        return read_article
    if name == "split_sentences":
        from verify.text.sentences import split_sentences  # noqa: PLC0415 - that is the point

        return split_sentences
    raise AttributeError(f"module 'verify.text' has no attribute {name!r}")
