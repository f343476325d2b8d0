"""How single values of sources.yaml are read; each raises ``ValueError`` with a plain message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

import soupsieve
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from verify.claim.places import place_named, place_names
from verify.model import Period
from verify.source.countries import by_iso2
from verify.source.heading_units import stated_unit
from verify.source.jsonpath import compile_path
from verify.source.when import parse_period

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_AGE = re.compile(r"(\d{1,5})\s*([mhdw])")
_TRUTHS = frozenset({"yes", "no", "true", "false", "on", "off", "y", "n"})
_MISSPELT = 87  # rapidfuzz's ratio: "Norwy" and Norway have 91, Granada and Grenada 86
_AGE_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_PAGES = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """Marks a field's type: how its text is read, and which JSON types an editor allows.

    Text in quotes is taken as it is where ``unless_quoted`` says so.
    """

    parse: Callable[[str], object]
    json_types: tuple[str, ...]
    unless_quoted: bool = False


def scale(text: str) -> Decimal:
    """Read a scale word (singular or plural) or a positive number."""
    word = text.strip().lower().removesuffix("s")
    if word in SCALES:
        return SCALES[word]
    value = number(text)
    if value <= 0:
        raise ValueError(f"{text!r} is no scale; use one of {', '.join(SCALES)} or a number")
    return value


def number(text: str) -> Decimal:
    """Read a plain decimal number."""
    try:
        value = Decimal(text.replace("_", "") if re.fullmatch(r"[\d_]+", text) else text)
    except InvalidOperation:
        raise ValueError(f"{text!r} is no number") from None
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise ValueError(f"{text!r} is no usable number")
    return value


def period(text: str) -> Period:
    """Read a period in the grammar of ``when``."""
    result = parse_period(text)
    if result is None:
        raise ValueError(f"{text!r} is no period; write 2023, 2023-11, 2020-21 or 2019..2023")
    return result


def day(text: str) -> date:
    """Read a date; a month or a year alone stands for its first day."""
    result = parse_period(text)
    if result is None or result.start is None or ".." in text:
        raise ValueError(f"{text!r} is no date; write 2023-11-08")
    return result.start


def age(text: str) -> timedelta:
    """Read a length of time: ``90m``, ``12h``, ``30d``, ``4w``."""
    match = _AGE.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(f"{text!r} is no length of time; write 90m, 12h, 30d or 4w")
    return timedelta(**{_AGE_UNITS[match[2]]: int(match[1])})


def page_numbers(text: str) -> tuple[int, ...]:
    """Read page numbers, counted from 1: ``3``, ``2-5``, ``1, 4-6``."""
    found: dict[int, None] = {}
    for part in text.split(","):
        match = _PAGES.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last:
            raise ValueError(f"{text!r} are no page numbers; write 3, 2-5 or 1, 4-6")
        found.update(dict.fromkeys(range(first, last + 1)))
    return tuple(found)


def place(text: str) -> str:
    """Read a place: a country's name or code, or any other name that is no misspelt country.

    "NO" is Norway. A word that other readers of YAML take for a truth value is refused, and so is
    a name that is nearly a country's ("Norwy"); a place that is really called so goes in quotes.
    """
    name = text.strip()
    if (country := by_iso2(name)) is not None:
        return country.name
    if name.lower() in _TRUTHS or not any(map(str.isalpha, name)):
        meant = by_iso2(name.upper())
        remedy = f"write {name.upper()} or {meant.name}" if meant else "write a place's name"
        raise ValueError(f"{text!r} is no place; {remedy}")
    if place_named(name) is None and len(name) > 4:
        near = process.extractOne(name, place_names(), scorer=fuzz.ratio, score_cutoff=_MISSPELT)
        meant_name = near[0] if near is not None else _with_letters_swapped(name)
        if meant_name:
            remedy = f"did you mean {meant_name!r}? A place that is called so goes in quotes"
            raise ValueError(f"{text!r} is no country; {remedy}")
    return name


def _with_letters_swapped(name: str) -> str:
    """Return the country that a name is with two neighbouring letters swapped ("Norwya")."""
    low = name.casefold()
    same_letters = (one for one in place_names() if sorted(one.casefold()) == sorted(low))
    return next((one for one in same_letters if OSA.distance(low, one.casefold()) == 1), "")


def css(text: str) -> str:
    """Check a CSS selector."""
    try:
        soupsieve.compile(text)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f"{text!r} is no CSS selector") from error
    return text


def jmespath_text(text: str) -> str:
    """Check a JMESPath expression."""
    compile_path(text)
    return text


def unit_name(text: str) -> str:
    """Check that the unit table knows the unit; empty means a bare count."""
    if text.strip() and stated_unit(text.strip()) is None:
        raise ValueError(f"unit {text!r} is not known; for things counted leave 'unit' out")
    return text.strip()


def jmespath_faults(where: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the fault of a JMESPath expression, if it has one."""
    try:
        jmespath_text(text)
    except ValueError as error:
        yield where, str(error), "see https://jmespath.org"


def decimal_faults(text: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield the fault of a decimal mark, if it has one."""
    if text not in {None, ".", ","}:
        yield "decimal", f"{text!r} is no decimal mark", "write '.' or ','"


def url_faults(where: str, url: str, allowed: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of an address or address template."""
    try:
        parts = urlsplit(_PLACEHOLDER.sub("x", url))
        host = parts.hostname
        _ = parts.port
    except ValueError:
        yield where, f"{url!r} is no address", "write https://host/path"
        return
    if parts.scheme not in {"http", "https"} or not host:
        yield where, f"{url!r} is no http(s) address", "write https://host/path, or use 'path'"
    elif parts.username is not None:
        yield where, "credentials in the address", "remove what stands before '@'"
    elif "{" in url.split("://", 1)[1].split("/", 1)[0]:
        yield where, "the host cannot be a template", "use templates in the path or query"
    yield from template_faults(where, url, allowed)


def template_faults(
    where: str, text: str, allowed: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the placeholders that are not known."""
    for name in _PLACEHOLDER.findall(text):
        if name not in allowed:
            known = ", ".join(f"{{{each}}}" for each in sorted(allowed)) or "none"
            yield where, f"unknown placeholder {{{name}}}", f"known here: {known}"
