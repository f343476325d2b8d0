"""Measures that are changes themselves: "the economy shrank 0.8 percent" is growth of -0.8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from verify import tables
from verify.model import Kind, Period, Precision, Subject

_YEARLY = {"whole economy growth": "economic growth"}


def measured(
    subject: Subject, kind: Kind, dimension: str, *, of_country: bool, period: Period | None
) -> Subject:
    """Return the subject under the name that statistics publish its change by.

    ``of_country`` tells that the subject is a country itself ("Chile grew by 0.2 percent"). Only a
    change in percent of the whole economy is named so; any other subject is returned as it is.
    What the economy grew "in 2023" is that year's over the year before. Over any other ``period``
    it stays open what is compared ("on the quarter", "on the year"), so that the name is a loose
    one, which may support and never refute.
    """
    if kind is not Kind.CHANGE or dimension != "percent":
        return subject
    key = " ".join((*subject.modifiers, subject.head)).strip()
    if not key and not (of_country and _growing().intersection(subject.context)):
        return subject
    name = _growth().get(key)
    if name is None:
        return subject
    if key and period is not None and period.precision is Precision.YEAR:
        name = _YEARLY.get(name, name)
    *modifiers, head = name.split()
    return replace(subject, phrase=subject.phrase or name, head=head, modifiers=tuple(modifiers))


def _growing() -> frozenset[str]:
    """Return the verbs by which a country itself is said to grow or shrink."""
    return tables.words("claim", "measures.toml", "growing")


@cache
def _growth() -> Mapping[str, str]:
    """Return the names of measures by what is said to grow."""
    section = tables.load("claim", "measures.toml")["growth"]
    if not isinstance(section, dict):
        raise TypeError("measures.toml: 'growth' is no table")
    return MappingProxyType({str(key): str(name) for key, name in section.items()})
