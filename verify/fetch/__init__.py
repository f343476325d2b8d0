"""The only door to the network and the file system."""

from collections.abc import Callable

from verify.fetch.article import fetch_article
from verify.fetch.door import Fetcher
from verify.fetch.limits import Limits
from verify.fetch.urls import host_of
from verify.model import Page, Problem, Request

Fetch = Callable[[Request], Page | Problem]

__all__ = ["Fetch", "Fetcher", "Limits", "fetch_article", "host_of"]
