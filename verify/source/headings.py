"""The word lists of table headings (``data/headings.toml``), loaded once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType

from verify.model import Kind


@dataclass(frozen=True, slots=True)
class Headings:
    """Word lists, lower case."""

    period: frozenset[str]
    place: frozenset[str]
    identifier: frozenset[str]
    numbering: frozenset[str]
    names: frozenset[str]
    remarks: frozenset[str]
    opposed: frozenset[str]
    not_units: frozenset[str]
    generic: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...]
    dates: frozenset[str]
    divisions: frozenset[str]
    parts: tuple[str, ...]
    settled: tuple[str, ...]
    per_marks: tuple[str, ...]
    per_nouns: Mapping[str, str]
    missing: frozenset[str]
    scales: Mapping[str, Decimal]


@cache
def headings() -> Headings:
    """Load the lists."""
    text = resources.files("verify.source").joinpath("data/headings.toml").read_text("utf-8")
    data = tomllib.loads(text)
    columns = data["columns"]
    return Headings(
        period=frozenset(columns["period"]),
        place=frozenset(columns["place"]),
        identifier=frozenset(columns["identifier"]),
        numbering=frozenset(columns["numbering"]),
        names=frozenset(columns["names"]),
        remarks=frozenset(columns["remarks"]),
        opposed=frozenset(columns["opposed"]),
        not_units=frozenset(data["words"]["not_units"]),
        generic=frozenset(data["words"]["generic"]),
        counted=frozenset(data["words"]["counted"]),
        counting=frozenset(data["words"]["counting"]),
        kinds=tuple((Kind(name), tuple(words)) for name, words in data["kinds"].items()),
        dates=frozenset(data["words"]["dates"]),
        divisions=frozenset(data["words"]["divisions"]),
        parts=tuple(data["words"]["parts"]),
        settled=tuple(data["words"]["settled"]),
        per_marks=tuple(data["rates"]["marks"]),
        per_nouns=MappingProxyType(data["rates"]["nouns"]),
        missing=frozenset(data["missing"]["cells"]),
        scales=MappingProxyType({word: Decimal(value) for word, value in data["scales"].items()}),
    )
