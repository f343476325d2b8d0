"""Bytes to an article, an article to sentences; every span is an offset into the article's text."""

from verify.text.article import read_article
from verify.text.sentences import split_sentences

__all__ = ["read_article", "split_sentences"]
