"""Sentences made from public tables: true ones, and the same with one known corruption each.

The wording is made by rules from the tables and ``accusation_wording.toml``, so no judgement
enters: a sentence is true because it was written from the figure.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmarks.accusation_tables import STANDING, Series

CORRUPTIONS = ("value", "year", "place", "unit", "scale", "direction")

_SCALES = (
    ("trillion", Decimal(10) ** 12),
    ("billion", Decimal(10) ** 9),
    ("million", Decimal(10) ** 6),
)
_UP, _DOWN = ("rose", "grew", "increased", "climbed"), ("fell", "shrank", "dropped", "declined")
_SMALL_SLIPS = (Decimal(10), Decimal("0.1"))
_SLIPS = (Decimal("0.001"), Decimal(1000), Decimal(10))
_WRONG = ("0.6", "0.7", "1.35", "1.6", "1.9")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its way of writing, the measure that it is about and what was done to it."""

    text: str
    family: str = ""
    measure: str = ""
    corruption: str = ""


@dataclass(frozen=True, slots=True)
class Maker:
    """What sentences are made with: all measures, one of them, and the choice of wording."""

    all: Mapping[str, Series]
    series: Series
    rng: random.Random
    corruption: str

    def pick(self) -> tuple[str, int]:
        """Return a place and a year that the measure has."""
        place = self.rng.choice(sorted(self.series.values))
        return place, self.rng.choice(sorted(self.series.values[place]))


@cache
def wording() -> Mapping[str, Any]:
    """Return the templates."""
    path = Path(__file__).parent / "accusation_wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def cases(series: Sequence[Series], count: int, *, seed: int, corrupted: bool) -> Iterator[Case]:
    """Yield ``count`` sentences, all true or each with one known corruption."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable choice of wording, nothing secret
    known = {one.name: one for one in series}
    banks = [known["population"], known["gdp"]]
    made = 0
    while made < count:
        corruption = rng.choice(CORRUPTIONS) if corrupted else ""
        write = rng.choice(_MAKERS.get(corruption, _ANY))
        one = rng.choice(series if write is level else banks)
        if corrupted and write is change:
            # "GDP grew 5 percent" is meant at constant prices, which no table here holds: the
            # change in current prices cannot tell whether such a sentence is untrue.
            one = known["population"]
        if write is points:
            one = known[rng.choice(("unemployment", "inflation"))]
        if write is level and rng.random() < 0.4:
            one = rng.choice(banks)
        case = write(Maker(known, one, rng, corruption))
        if case is not None:
            made += 1
            yield case


# --- numbers -------------------------------------------------------------------------------------


def rounded(value: Decimal, digits: int) -> Decimal:
    """Round to ``digits`` significant digits."""
    place = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / place).quantize(Decimal(1), ROUND_HALF_EVEN) * place


def spelt(value: Decimal, rng: random.Random, digits: int) -> str:
    """Write ``value`` with a scale word, or in full."""
    near = rounded(value, digits)
    for word, scale in _SCALES:
        if abs(near) >= scale:
            if rng.random() < 0.25:
                break
            places = max(0, digits - 1 - (near / scale).adjusted())
            return f"{near / scale:.{places}f} {word}"
    if near == near.to_integral_value():
        return f"{near:,.0f}"
    return f"{near.normalize():,f}"


def hedged(
    value: Decimal, rng: random.Random, *, fine: bool = False, bounds: bool = True
) -> tuple[str, str]:
    """Return a true hedge and number for ``value``: the words before it and its spelling.

    A ``fine`` value is a small one that is given as it stands (3.5%) or to the whole. Without
    ``bounds`` nothing like "over" stands before it: "over 5 million" is true of 9 million, so a
    number that was made too small would not be untrue.
    """
    digits = rng.choice((2, 3, 3, 4))
    if fine:
        digits = len(value.normalize().as_tuple().digits) if rng.random() < 0.6 else 2
    near = rounded(value, digits)
    spelling = spelt(value, rng, digits)
    loose = ["about ", "around ", "an estimated ", "some ", "roughly ", "approximately "]
    close = bounds and abs(near - value) <= value * Decimal("0.04")
    if near < value and close:
        loose += ["more than ", "over ", "just over ", "slightly more than "]
    if near > value and close:
        loose += ["nearly ", "almost ", "just under ", "close to "]
    return ("" if rng.random() < 0.45 else rng.choice(loose)), spelling


def ranged(value: Decimal) -> str:
    """Return a range that the value lies in: "between 3.2 and 3.6 million"."""
    low, high = rounded(value * Decimal("0.95"), 2), rounded(value * Decimal("1.06"), 2)
    for word, scale in _SCALES:
        if low >= scale:
            return (
                f"between {(low / scale).normalize():f} and {(high / scale).normalize():f} {word}"
            )
    return f"between {low:,.0f} and {high:,.0f}"


def worded(
    value: Decimal,
    unit: str,
    rng: random.Random,
    *,
    euros: bool = False,
    bounds: bool = True,
) -> str:
    """Return the number of a sentence with hedge and unit."""
    if unit == "people" and value > 100_000 and rng.random() < 0.08:
        return ranged(value)
    hedge, number = hedged(value, rng, fine=unit in {"percent", "years"}, bounds=bounds)
    if unit == "dollars":
        sign, name = ("€", "euros") if euros else ("$", "dollars")
        return f"{hedge}{sign}{number}" if rng.random() < 0.7 else f"{hedge}{number} {name}"
    units = {
        "people": ("",),
        "percent": ("%", " percent", " per cent"),
        "years": (" years",),
        "sq km": (" square kilometres", " sq km"),
        "km": (" km", " kilometres"),
    }
    return f"{hedge}{number}{rng.choice(units[unit])}"


# --- sentences -----------------------------------------------------------------------------------


def level(make: Maker) -> Case | None:
    """Write a level of one place and year."""
    rng, one = make.rng, make.series
    place, year = make.pick()
    value = one.values[place][year]
    if (one.unit == "people" and value < 1000) or (
        make.corruption == "unit" and one.unit != "dollars"
    ):
        return None
    said = _said(make, place, year, value)
    if said is None:
        return None
    said_place, said_year, value = said
    family, template = _template(one.name, rng, standing=year == STANDING)
    other = _pick([p for p, v in sorted(one.values.items()) if year in v and p != place], rng)
    if "{other}" in template and (not other or make.corruption in {"year", "place"}):
        return None
    words = {
        "n": worded(
            value,
            one.unit,
            rng,
            euros=make.corruption == "unit",
            bounds=not make.corruption,
        ),
        "n2": worded(one.values[other][year], one.unit, rng) if other else "",
        "other": other or "",
        "year": said_year,
    }
    return _case(template, family, make, said_place, words)


def _said(make: Maker, place: str, year: int, value: Decimal) -> tuple[str, int, Decimal] | None:
    """Return the place, year and value that the sentence gives, one of them corrupted."""
    one, rng = make.series, make.rng
    if make.corruption == "value":
        return place, year, value * Decimal(rng.choice(_WRONG))
    if make.corruption == "scale":
        small = one.unit in {"percent", "years"}
        return place, year, value * rng.choice(_SMALL_SLIPS if small else _SLIPS)
    if make.corruption == "year":
        other = _pick([y for y, v in one.values[place].items() if _apart(v, value)], rng)
        return (place, other, value) if other else None
    if make.corruption == "place":
        others = [p for p, v in sorted(one.values.items()) if _apart(v.get(year), value)]
        return (rng.choice(others), year, value) if others else None
    return place, year, value


def _apart(one: Decimal | None, other: Decimal) -> bool:
    return one is not None and abs(one / other - 1) > Decimal("0.4")


def _pick(choices: Sequence[Any], rng: random.Random) -> Any:
    return rng.choice(choices) if choices else None


def _template(measure: str, rng: random.Random, *, standing: bool) -> tuple[str, str]:
    """Return a way of writing and a template, the measure's own ones among them."""
    table = wording()
    general = table["standing" if standing else "any"]
    own = table["only"].get(measure, {})
    found = [
        (family, template)
        for group in (general, own, own)
        for family, templates in group.items()
        for template in templates
    ]
    family = rng.choice(sorted({name for name, _ in found}))
    return family, rng.choice([template for name, template in found if name == family])


def _case(template: str, family: str, make: Maker, place: str, words: Mapping[str, object]) -> Case:
    measure = make.series.name
    plural = measure in wording()["plural"]["measures"]
    text = template.format(
        place=place,
        owner=f"{place}'" if place.endswith("s") else f"{place}'s",
        m=make.rng.choice(wording()["phrases"][measure]),
        was="were" if plural else "was",
        **words,
    )
    for singular in ("was put", "was estimated", "was given", "was cited", "was found"):
        if plural:
            text = text.replace(singular, singular.replace("was", "were"))
    return Case(text[0].upper() + text[1:], family, measure, make.corruption)


def _window(make: Maker) -> tuple[str, dict[int, Decimal], int, int] | None:
    place = make.rng.choice(sorted(make.series.values))
    years = dict(make.series.values[place])
    if len(years) < 2:
        return None
    base, year = sorted(make.rng.sample(sorted(years), 2))
    return place, years, base, year


def _percent(years: Mapping[int, Decimal], base: int, year: int) -> Decimal:
    return (years[year] / years[base] - 1) * 100


def _differs(one: Decimal, other: Decimal) -> bool:
    """Tell whether two changes in percent are too far apart to be taken for each other."""
    return abs(one - other) > max(Decimal(5), abs(other) * Decimal("0.5"))


def change(make: Maker) -> Case | None:
    """Write a percent change between two years."""
    window, rng = _window(make), make.rng
    if window is None:
        return None
    place, years, base, year = window
    value = _percent(years, base, year)
    said_place, said_base = place, base
    if make.corruption == "year":
        bases = [y for y in sorted(years) if y < year and y != base]
        said_base = _pick([y for y in bases if _differs(_percent(years, y, year), value)], rng)
    elif make.corruption == "place":
        others = sorted(make.series.values.items())
        both = [(p, v) for p, v in others if base in v and year in v]
        said_place = _pick([p for p, v in both if _differs(_percent(v, base, year), value)], rng)
    elif make.corruption == "value":
        value *= Decimal(rng.choice(("0.4", "0.5", "1.6", "2.1")))
    elif make.corruption == "scale":
        value *= 10
    if abs(value) < 3 or not said_place or said_base is None:
        return None
    up = (value > 0) != (make.corruption == "direction")
    hedge = "" if rng.random() < 0.6 else "about "
    number = f"{abs(value):,.{rng.choice((0, 1))}f}"
    words = {
        "verb": rng.choice(_UP if up else _DOWN),
        "n": f"{hedge}{number}{rng.choice(('%', ' percent', ' per cent'))}",
        "base": said_base,
        "year": year,
    }
    return _case(rng.choice(wording()["changes"]["change"]), "change", make, said_place, words)


def difference(make: Maker) -> Case | None:
    """Write an absolute change between two years."""
    window, rng = _window(make), make.rng
    if window is None:
        return None
    place, years, base, year = window
    value = years[year] - years[base]
    if make.corruption == "value":
        value *= Decimal(rng.choice(_WRONG))
    elif make.corruption == "scale":
        value *= 10
    if abs(value) < 5000:
        return None
    up = (value > 0) != (make.corruption == "direction")
    words = {
        "verb": rng.choice(_UP if up else _DOWN),
        "n": worded(abs(value), make.series.unit, rng, bounds=not make.corruption),
        "base": base,
        "year": year,
    }
    template = rng.choice(wording()["changes"]["difference"])
    return _case(template, "difference", make, place, words)


def points(make: Maker) -> Case | None:
    """Write a change of a rate in percentage points."""
    window, rng = _window(make), make.rng
    if window is None:
        return None
    place, years, base, year = window
    value = years[year] - years[base]
    if make.corruption == "value":
        value *= Decimal(rng.choice(("2", "3", "0.3")))
    elif make.corruption == "scale":
        value *= 10
    if abs(value) < Decimal("0.3"):
        return None
    up = (value > 0) != (make.corruption == "direction")
    words = {
        "verb": rng.choice(_UP if up else _DOWN),
        "n": f"{abs(value):.1f}",
        "base": base,
        "year": year,
    }
    return _case(rng.choice(wording()["changes"]["points"]), "points", make, place, words)


def from_to(make: Maker) -> Case | None:
    """Write both ends of a change; the later one is corrupted."""
    window, rng = _window(make), make.rng
    if window is None:
        return None
    place, years, base, year = window
    value = years[year]
    if make.corruption == "value":
        value *= Decimal(rng.choice(_WRONG))
    elif make.corruption == "scale":
        value *= 10
    if min(value, years[base]) < 10_000:
        return None
    words = {
        "verb": rng.choice(_UP if value > years[base] else _DOWN),
        "n": worded(value, make.series.unit, rng, bounds=not make.corruption),
        "n2": worded(years[base], make.series.unit, rng),
        "base": base,
        "year": year,
    }
    return _case(rng.choice(wording()["changes"]["from_to"]), "from_to", make, place, words)


def multiple(make: Maker) -> Case | None:
    """Write that something doubled or tripled between two years."""
    window, rng = _window(make), make.rng
    if window is None:
        return None
    place, years, base, year = window
    factor = years[year] / years[base]
    if make.corruption == "value":
        factor = factor * Decimal("1.9")
    for word, times in (("doubled", 2), ("tripled", 3), ("quadrupled", 4)):
        if Decimal("0.97") <= factor / times <= Decimal("1.03"):
            said = word if factor < times * Decimal("1.01") else f"more than {word}"
            words = {"doubled": said, "base": base, "year": year}
            template = rng.choice(wording()["changes"]["multiple"])
            return _case(template, "multiple", make, place, words)
    return None


def per_head(make: Maker) -> Case | None:
    """Write the gross domestic product a head."""
    people, money = make.all["population"].values, make.all["gdp"].values
    place = make.rng.choice(sorted(set(people) & set(money)))
    year = make.rng.choice(sorted(set(people[place]) & set(money[place])))
    value = money[place][year] / people[place][year]
    if make.corruption == "value":
        value *= Decimal(make.rng.choice(_WRONG))
    elif make.corruption == "scale":
        value *= 10
    words = {
        "n": worded(value, "dollars", make.rng, bounds=not make.corruption),
        "year": year,
    }
    series = Maker(make.all, make.all["gdp"], make.rng, make.corruption)
    template = make.rng.choice(wording()["per_head"]["per_head"])
    return _case(template, "per_head", series, place, words)


Write = Callable[[Maker], Case | None]

_ANY: tuple[Write, ...] = (
    *[level] * 8,
    *[change] * 3,
    difference,
    points,
    from_to,
    per_head,
    multiple,
)
_MAKERS: Mapping[str, tuple[Write, ...]] = {
    "value": (*[level] * 6, *[change] * 3, difference, points, from_to, per_head, multiple),
    "scale": (*[level] * 6, *[change] * 3, difference, points, from_to, per_head),
    "year": (level, level, change),
    "place": (level, level, change),
    "unit": (level,),
    "direction": (change, change, difference, points),
}
