"""Reference sources: sources.yaml to sources, claims to requests, pages to figures."""

from verify.source.catalogue import Catalogue, load
from verify.source.kinds import KINDS, Csv, Html, Json, Pdf, Search, Source
from verify.source.plan import follow, is_search_answer, may_settle, plan
from verify.source.raw import Reading
from verify.source.reading import read
from verify.source.schema import schema

__all__ = [
    "KINDS", "Catalogue", "Csv", "Html", "Json", "Pdf", "Reading", "Search", "Source",
    "follow", "is_search_answer", "load", "may_settle", "plan", "read", "schema",
]  # fmt: skip
