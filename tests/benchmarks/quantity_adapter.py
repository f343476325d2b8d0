"""Say what the reader found in the words of each benchmark.

The benchmarks disagree with each other and with us about form, not about values: NewsQuant wants
ages, idiomatic "one" and "from A to B" as one range, and one sign for hedge or direction;
Recognizers-Text and duckling want "more than 5" as an open interval. Only form is changed here:
every number comes from the scan or from a reading of words that the scan passed over.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from verify.model import Aside, Direction, Form, Hedge, Kind, Mention, PassedOver
from verify.quantity import Scan
from verify.quantity.lexicon import lexicon

Row = dict[str, Any]
SIGN = {
    Hedge.ABOUT: "~", Hedge.NEARLY: "~", Hedge.JUST_OVER: ">", Hedge.OVER: ">",
    Hedge.AT_LEAST: ">", Hedge.UNDER: "<", Hedge.AT_MOST: "<",
}  # fmt: skip
WORDS_OF_MULTIPLES = ("doub", "trip", "treb", "quadrup", "quintup", "halv", "twice", "thrice")
BELOW = ("under", "below", "less than", "fewer than")


def convert(text: str, found: Scan, file: str) -> list[Row]:
    """Return the rows that one benchmark file expects for a text."""
    rows = [_row(text, mention) for mention in found.mentions if _wanted(mention, file)]
    rows += [_row(text, age) | _age_unit(age) for age in found.ages]
    if file == "dev":
        rows = _newsquant(text, found, rows)
    elif file in {"ms_ordinal", "duckling_ordinal"}:
        rows = [_row(text, rank) | {"kind": "ordinal"} for rank in found.ordinals]
    elif file == "cogcomp_train":
        rows += [_plain(p.span, 1) for p in found.passed_over if p.reason in _COGCOMP]
    elif file in {"ms_number", "duckling_numeral"}:
        rows = [row for row in rows if not _glued_unit(text, row)]
        rows += [_plain(p.span, 1) for p in found.passed_over if _loose_one(text, p)]
    if file.startswith(("duckling", "ms_range")):
        rows = [_opened(row) for row in rows]
    return sorted(rows, key=lambda row: int(row["start"]))


_COGCOMP = frozenset([Aside.SCORE])


def _wanted(mention: Mention, file: str) -> bool:
    """Leave out multiples that no benchmark labels: "doubled", "twice"."""
    return file != "dev" or not mention.text.lower().startswith(WORDS_OF_MULTIPLES)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _plain(span: tuple[int, int], value: float) -> Row:
    return {"low": value, "high": value, "unit": None, "change": "=", "start": span[0],
            "end": span[1], "kind": "number", "hedges": ()}  # fmt: skip


def _row(text: str, mention: Mention) -> Row:
    quantity = mention.quantity
    return {
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": _unit(mention),
        "change": _change(text, mention),
        "start": mention.span.start,
        "end": mention.span.end,
        "kind": _kind(mention),
        "hedges": [hedge.name for hedge in mention.hedges],
        "counted": mention.counted,
    }


def _kind(mention: Mention) -> str:
    unit = mention.quantity.unit
    if mention.quantity.form is Form.RANGE and unit.name == "":
        return "range"
    if unit.dimension.startswith("currency"):
        return "currency"
    if unit.name in {"%", "percentage point", "per mille"}:
        return "percent"
    if unit.dimension in {"temperature", "degree"}:
        return "temperature"
    if unit.dimension == "time":
        return "duration"
    return "dimension" if unit.name and not unit.name.startswith("per ") else "number"


def _unit(mention: Mention) -> str:
    unit = mention.quantity.unit
    counted = (
        re.sub(r"men\b", "man", mention.counted) if len(mention.counted) > 5 else mention.counted
    )
    counted = re.sub(r"[’']s?\b|\b(?:and|of) ", "", counted)
    if mention.kind is Kind.MULTIPLE:
        return "count"
    if unit.name == "" and unit.dimension == "percent":
        return f"% {counted or '-'}"
    if unit.name.startswith("per "):
        return f"{counted} {unit.name}".strip()
    return unit.name or counted or "-"


def _age_unit(age: Mention) -> Row:
    return {"unit": f"{age.quantity.unit.name or 'year'} of age", "kind": "age"}


def _change(text: str, mention: Mention) -> str:
    for hedge in mention.hedges:
        if hedge is Hedge.NEARLY:
            before = text[max(0, mention.span.start - 24) : mention.span.start].lower()
            return "<" if any(word in before for word in BELOW) else "~"
        if hedge in SIGN:
            return SIGN[hedge]
    if re.search(
        r"averag(?:ed|ing|es) $", text[max(0, mention.span.start - 12) : mention.span.start]
    ):
        return "~"
    if mention.quantity.form is not Form.POINT or not _by_verb(text, mention):
        return "="
    return {Direction.UP: "up", Direction.DOWN: "down", Direction.NONE: "="}[mention.direction]


def _by_verb(text: str, mention: Mention) -> bool:
    """Tell whether a verb states the change: NewsQuant gives nouns ("a 5% rise") no sign."""
    words = re.findall(
        r"[\w']+", text[max(0, mention.span.start - 60) : mention.span.start].lower()
    )
    known = lexicon()
    for place, word in enumerate(words):
        if word in known.directions and word not in known.comparatives - {"up", "down"}:
            following = words[place + 1] if place + 1 < len(words) else ""
            if following != "of" or word not in known.change_nouns:
                return True
    return False


def _newsquant(text: str, found: Scan, rows: list[Row]) -> list[Row]:
    """Add idiomatic "one", and make "from A to B" one range."""
    for passed in found.passed_over:
        after = text[passed.span.end : passed.span.end + 4]
        if passed.reason is Aside.IDIOM and passed.text.lower() == "one" and after == " of ":
            rows.append(_plain(passed.span, 1))
    rows.sort(key=lambda row: int(row["start"]))
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if last is not None and _from_to(text, last, row):
            ends = sorted([last["low"], row["high"]])
            out[-1] = row | {"low": ends[0], "high": ends[1], "start": last["start"],
                             "change": "="}  # fmt: skip
        else:
            out.append(row)
    return out


def _from_to(text: str, first: Row, second: Row) -> bool:
    between = text[first["end"] : second["start"]]
    before = text[max(0, first["start"] - 12) : first["start"]]
    return (
        between == " to "
        and before.rstrip().lower().endswith("from")
        and bool(first["unit"] == second["unit"])
    )


def _glued_unit(text: str, row: Row) -> bool:
    """Tell "25ml", in which Recognizers-Text sees no number of its own."""
    words = text[row["start"] : row["end"]]
    return bool(row["kind"] == "dimension" and re.search(r"\d[a-z]", words)) or row["kind"] == "age"


def _loose_one(text: str, passed: PassedOver) -> bool:
    before = text[: passed.span.start].split()[-1:]
    pronoun = bool(before) and before[0].lower() in {"the", "this", "that", "which"}
    return passed.text.lower() == "one" and not pronoun


def _opened(row: Row) -> Row:
    """Open the interval of a bound, as these benchmarks write it."""
    hedges = row["hedges"]
    if row["low"] != row["high"]:
        return row
    if "OVER" in hedges or "AT_LEAST" in hedges:
        return row | {"high": None, "kind": "range" if row["kind"] == "number" else row["kind"]}
    if "UNDER" in hedges or "AT_MOST" in hedges:
        return row | {"low": None, "kind": "range" if row["kind"] == "number" else row["kind"]}
    return row
