"""Countries by their codes: ISO 3166-1 alpha-2 and alpha-3, and those that Eurostat writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from verify.claim.places import place_named
from verify.model import Place

# Codes of the European Union's offices that ISO does not have for these countries.
_EUROPEAN = {"EL": "GRC", "UK": "GBR"}


def by_olympic(code: str) -> Place | None:
    """Return the country of an Olympic committee's code ("GER", "SUI"), or ``None``."""
    return place_named(_table("olympic.toml").get(code, ""))


def iso2(code: str) -> str:
    """Return a country's two-letter code for its three-letter one, or nothing."""
    return _table("iso2.toml").get(code, "")


def by_iso2(code: str) -> Place | None:
    """Return the country of a two-letter code in capitals ("NO", "EL"), or ``None``."""
    return place_named(_three().get(code, ""))


@cache
def _table(name: str) -> Mapping[str, str]:
    text = resources.files("verify.source").joinpath("data", name).read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def _three() -> Mapping[str, str]:
    return MappingProxyType({two: three for three, two in _table("iso2.toml").items()} | _EUROPEAN)
