"""Write ``verify/quantity/data/units.json``: every unit, its factor and its surfaces.

Sources: CLDR through babel (unit and currency names, plurals, signs), pint (conversion factors;
it never parses free text), and ``units_by_hand.toml`` beside this script, which wins where they
differ. Neither library is needed at run time. Run: ``pip install babel pint tzdata`` and
``python scripts/make_units.py``; the output is deterministic for a given version of both.
"""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal, getcontext
from pathlib import Path
from typing import Any

import babel
import pint
from babel import Locale
from babel.core import get_global

HERE = Path(__file__).parent
TARGET = HERE.parent / "verify" / "quantity" / "data" / "units.json"
KINDS = ("area", "digital", "electric", "energy", "force", "length", "light", "mass", "power",
         "pressure", "torque", "volume", "frequency")  # fmt: skip
LEFT_OUT = {
    "area-dunam", "digital-bit", "electric-milliampere", "energy-foodcalorie", "length-point",
    "length-solar-radius", "length-earth-radius", "mass-solar-mass", "mass-earth-mass",
    "light-solar-luminosity", "mass-grain", "length-mile-scandinavian", "energy-therm-us",
    "pressure-gasoline-energy-density", "force-kilowatt-hour-per-100-kilometer",
    "volume-dessert-spoon", "volume-dessert-spoon-imperial", "volume-drop", "volume-pinch",
    "volume-jigger", "volume-cup-metric", "volume-pint-metric", "volume-quart-imperial",
    "volume-dram", "volume-cup", "volume-fluid-ounce-imperial", "volume-bushel", "volume-gallon",
    "volume-gallon-imperial", "volume-fluid-ounce", "volume-quart", "pressure-bar",
    "length-furlong", "length-fathom", "area-acre", "mass-dalton", "electric-ohm",
}  # fmt: skip
PINT = {
    "volume-barrel": "oil_barrel",
    "mass-tonne": "metric_ton",
    "mass-ounce-troy": "troy_ounce",
    "length-astronomical-unit": "astronomical_unit",
    "length-light-year": "light_year",
    "pressure-pound-force-per-square-inch": "psi",
    "pressure-inch-ofhg": "inch_Hg",
    "pressure-millimeter-ofhg": "mmHg",
    "energy-british-thermal-unit": "Btu",
    "torque-newton-meter": "newton*meter",
    "torque-pound-force-foot": "foot*force_pound",
    "volume-acre-foot": "acre_foot",
}
NAMES = {
    "ton": "ton", "pound-force-foot": "foot pound", "ounce-troy": "troy ounce",
    "volume-barrel": "barrel", "newton-meter": "newton metre",
}  # fmt: skip
DIMENSIONS = {
    "[length]": "length", "[length] ** 2": "area", "[length] ** 3": "volume", "[mass]": "mass",
    "[time]": "time", "[mass] * [length] ** 2 / [time] ** 2": "energy",
    "[mass] * [length] ** 2 / [time] ** 3": "power", "[mass] / [length] / [time] ** 2": "pressure",
    "[mass] * [length] / [time] ** 2": "force", "1 / [time]": "frequency",
    "[current]": "electric current", "[luminosity]": "luminous intensity",
    "[current] * [time]": "electric charge",
    "[mass] * [length] ** 2 / [time] ** 3 / [current]": "voltage",
    "[current] ** 2 * [time] ** 4 / [mass] / [length] ** 2": "capacitance",
    "[length] / [time]": "speed",
}  # fmt: skip
# codes that are no money, and codes that are English words or initials
NO_MONEY = frozenset(
    ["XAG", "XAU", "XPD", "XPT", "XXX", "XTS", "XBA", "XBB", "XBC", "XBD", "XRE", "XUA", "XSU",
     "XFO", "XFU", "XDR", "XEU", "USN", "USS"]
)  # fmt: skip
ENGLISH = frozenset(
    ["ALL", "TOP", "TRY", "MOP", "CUP", "PEN", "LAK", "BAM", "SOS", "MAD", "ANG", "SLE", "STN",
     "COP", "BOB", "GEL"]
)  # fmt: skip
TOKEN = re.compile(r"\d+|(?:[^\W\d_]\.){2,}|[^\W\d_²³]+(?:['’][^\W\d_²³]+)*|[^\s]")


def key(surface: str) -> str:
    """Split a surface as the reader's tokeniser does: tokens joined by one space."""
    return " ".join(TOKEN.findall(surface))


def plain(number: Decimal) -> str:
    """Write a factor without exponent or trailing zeros."""
    getcontext().prec = 30
    text = format(+number, "f")
    getcontext().prec = 60
    return text.rstrip("0").rstrip(".") if "." in text else text


class Table:
    """The units and surfaces gathered so far; the first surface written wins."""

    def __init__(self) -> None:
        self.units: dict[str, list[str]] = {}
        self.words: dict[str, str] = {}
        self.symbols: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.registry: pint.UnitRegistry[Any] = pint.UnitRegistry(non_int_type=Decimal)

    def measure(self, expression: str) -> tuple[str, str]:
        """Return the dimension's name and the exact factor that pint gives an expression."""
        quantity: Any = self.registry.Quantity(expression).to_base_units()
        shape = str(quantity.dimensionality)
        return DIMENSIONS.get(shape, shape), plain(Decimal(quantity.magnitude))

    def surfaces(self, name: str, *, words: Any = (), symbols: Any = (), before: Any = ()) -> None:
        """Add the surfaces of a unit that are not yet taken."""
        for word in words:
            self.words.setdefault(key(word.lower()), name)
        for symbol in symbols:
            self.symbols.setdefault(key(symbol), name)
        for mark in before:
            self.before.setdefault(key(mark.lower()).replace(" ", ""), name)


def split(cell: str) -> list[str]:
    """Split a hand-written list at its semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def by_hand(table: Table) -> list[dict[str, str]]:
    """Enter the hand-written rows; return those whose factor CLDR's pass must give."""
    rows = tomllib.loads((HERE / "units_by_hand.toml").read_text("utf-8"))["unit"]
    for row in rows:
        name = row["name"]
        if "dimension" in row:
            table.units[name] = [row["dimension"], row.get("factor", "1"), row.get("offset", "0")]
        elif "pint" in row:
            table.units[name] = [*table.measure(row["pint"]), "0"]
        table.surfaces(
            name,
            words=split(row.get("words", "")),
            symbols=split(row.get("symbols", "")),
            before=split(row.get("before", "")),
        )
    return list(rows)


def cldr(locale: Locale, table: str) -> Any:
    """Return one of CLDR's tables as babel holds it; babel publishes no other way to list units."""
    return locale._data[table]  # noqa: SLF001 - babel publishes no other way to list units


def from_cldr(table: Table) -> None:
    """Enter CLDR's units of measurement, in British and American spelling."""
    british, american = Locale("en", "GB"), Locale("en")
    for identifier in sorted(cldr(british, "unit_patterns")):
        kind, _, rest = identifier.partition("-")
        if kind not in KINDS or identifier in LEFT_OUT:
            continue
        expression = PINT.get(identifier, rest.replace("-", "_"))
        expression = re.sub(r"^square_(\w+)$", r"\1**2", expression)
        expression = re.sub(r"^cubic_(\w+)$", r"\1**3", expression)
        words, symbols = [], []
        for locale in (british, american):
            patterns = cldr(locale, "unit_patterns")[identifier]
            long, short = patterns["long"], patterns.get("short", {})
            words += [str(long[form]).replace("{0}", "").strip() for form in ("one", "other")]
            symbols += [
                str(short[f]).replace("{0}", "").strip() for f in short if f in ("one", "other")
            ]
        name = NAMES.get(rest) or NAMES.get(identifier) or words[0].lower().replace("-", " ")
        if name not in table.units:
            table.units[name] = [*table.measure(expression), "0"]
        table.surfaces(name, words=words, symbols=[s for s in symbols if len(s) > 1])


def currencies(table: Table) -> None:
    """Enter CLDR's currencies: names with plurals, ISO codes, and signs that name one only."""
    english = Locale("en")
    named = {row[0]: name for name, row in table.units.items() if row[1] == "1"}
    tender = {row[0] for rows in get_global("territory_currencies").values() for row in rows
              if row[2] is None and row[3]}  # fmt: skip
    # today's money first: it gives its name to "argentine peso", not the money of 1983
    for code in sorted(english.currencies, key=lambda code: (code not in tender, code)):
        if code in NO_MONEY:
            continue
        name = named.get(f"currency {code}") or english.currencies[code].lower()
        name = re.sub(r"\s*\(.*\)", "", name)
        if name not in table.units:
            table.units[name] = [f"currency {code}", "1", "0"]
        plurals = cldr(english, "currency_names_plural").get(code, {}).values()
        words = [re.sub(r"\s*\(.*\)", "", w) for w in (english.currencies[code], *plurals)]
        sign = english.currency_symbols.get(code, "")
        signs = [sign] if sign and not sign.isalpha() else []
        if code in tender and code not in ENGLISH:
            signs.append(code)
            table.surfaces(name, symbols=[code])
        table.surfaces(name, words=words, before=signs)


def main() -> None:
    """Build the table and write it."""
    getcontext().prec = 60
    table = Table()
    rows = by_hand(table)
    from_cldr(table)
    currencies(table)
    missing = [r["name"] for r in rows if r["name"] not in table.units and " per " not in r["name"]]
    if missing:
        raise SystemExit(f"no factor for: {', '.join(missing)}")
    content = {
        "about": "Generated by scripts/make_units.py; do not edit. Names and plurals: Unicode CLDR"
        f" through babel {babel.__version__} (Unicode licence); factors: pint {pint.__version__}"
        " (BSD-3); the rest: scripts/units_by_hand.toml. units: name to dimension, factor, offset;"
        " words: any case; symbols: case counts; before: currency marks in front of a number.",
        "units": dict(sorted(table.units.items())),
        "words": dict(sorted(table.words.items())),
        "symbols": dict(sorted(table.symbols.items())),
        "before": dict(sorted(table.before.items())),
    }
    lines = json.dumps(content, ensure_ascii=False, indent=0)
    TARGET.write_text(lines + "\n", "utf-8")
    print(f"{len(table.units)} units, {len(table.words)} words, {len(table.symbols)} symbols")


if __name__ == "__main__":
    main()
