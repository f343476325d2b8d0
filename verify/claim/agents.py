"""Who counts, publishes or speaks beside a number, and is not what the number is about.

"Police recorded 300 burglaries" and "United Nations monitors verified 300 deaths" count all there
are; "police killed 30 people" tells of some. So only offices, and only with verbs of counting, are
taken out of what restricts a number; a name of another body stays, as does any other verb's agent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify import tables
from verify.claim import words
from verify.claim.attribution import reports
from verify.claim.grammar import Token
from verify.claim.places import place_mentions
from verify.claim.segments import segments_of

_LONGEST = 6  # tokens of an agent
_CODE = 3  # letters of a country's code
_TALLIES = frozenset({"record", "total", "number", "few"})  # "a total of", "a few"
_BETWEEN = frozenset({"aux", "adv"})
_LEADS_TO = frozenset({"by", "from", "to"})


def counting_agent(tokens: Sequence[Token], own: Sequence[int], index: int) -> frozenset[int]:
    """Return the positions among ``own`` of the office that counted the number ``tokens[index]``.

    An office is named by its noun with a country's or an agency's name before it at the most:
    "transport police" may count only its own cases.
    """
    before = [position for position in own if position < index]
    for at in range(len(before) - 1, 0, -1):
        if not words.has(tokens[before[at]].low, "agents.counting"):
            continue
        last = at - 1
        while last >= 0 and tokens[before[last]].tag in _BETWEEN:
            last -= 1
        first = last + 1
        while (
            first > 0
            and last - first < _LONGEST
            and tokens[before[first - 1]].tag in {"word", "det"}
        ):
            first -= 1
        agent = before[first : last + 1]
        if agent and _is_office([tokens[position] for position in agent]):
            return frozenset(agent)
        return frozenset()
    return frozenset()


def _is_office(agent: Sequence[Token]) -> bool:
    """Tell whether a noun phrase names an office that counts for a whole country or place."""
    nouns = [token for token in agent if token.tag != "det"]
    if not nouns:
        return False
    name = " ".join(token.text for token in nouns)
    if words.has(name.lower(), "agents.agencies"):
        return True
    before = " ".join(token.text for token in nouns[:-1])
    agency = words.has(before.lower(), "agents.agencies")
    if words.has(nouns[-1].low, "agents.staff"):
        return agency
    return words.has(nouns[-1].low, "agents.offices") and (
        not before or agency or _is_country(before)
    )


def _is_country(name: str) -> bool:
    bare = name.removesuffix("'s").removesuffix("’s")
    found = place_mentions(bare)
    return any(one.span.of(bare) == bare and len(one.place.code) == _CODE for one in found)


def some_doers(tokens: Sequence[Token], index: int) -> str:
    """Return "two-airports" for "Two airports handled 110 million passengers", else nothing.

    Where only some did it, a bare count of what was done is theirs. Who says or counts is none.
    """
    segment = next(one for one in segments_of(tokens, range(len(tokens))) if index in one.positions)
    before = [position for position in segment.positions if position < index]
    did = next((n for n in range(len(before) - 1, -1, -1) if _does(tokens[before[n]])), 0)
    for n, position in enumerate(before[:did]):
        token, lead = tokens[position], tokens[before[n - 1]] if n else None
        following = tokens[before[n + 1]]
        counted = token.ref >= 0 or token.low in _some()
        plain = following.tag in {"word", "ed"} and following.low not in _TALLIES
        if counted and plain and (lead is None or lead.tag != "prep"):
            return f"{token.low.replace(' ', '-')}-{following.low}"
    return ""


def _does(token: Token) -> bool:
    acts = token.tag in {"verb", "ed"} or words.has(token.low, "verbs.common")
    return acts and not reports(token.low) and not words.has(token.low, "agents.counting")


def _some() -> frozenset[str]:
    return tables.words("claim", "qualifiers.toml", "restrictors.some")


def without_speakers(names: Iterable[str], tokens: Sequence[Token], index: int) -> Iterator[str]:
    """Yield the names that are none of agencies that count or publish, nor of persons who speak.

    A name that the sentence has twice stays: there it may be what the number is about.
    """
    kept = tuple(names)
    apart = [name for name in kept if _speaks(name, tokens, index)]
    for name in kept:
        if not any(name in one for one in apart):
            yield name


def _speaks(name: str, tokens: Sequence[Token], index: int) -> bool:
    parts = name.split()
    found = [
        at
        for at in range(len(tokens) - len(parts) + 1)
        if [token.text.strip(".’'") for token in tokens[at : at + len(parts)]] == parts
    ]
    if len(found) != 1:
        return False
    first, end = found[0], found[0] + len(parts)
    lead = tokens[first - 1] if first else None
    lead = tokens[first - 2] if lead and lead.tag == "det" and first > 1 else lead
    following = tokens[end] if end < len(tokens) else None
    if words.has(parts[0].lower(), "agents.titles"):
        said = [one for one in (lead, following) if one is not None and reports(one.low)]
        return len(parts) > 1 and bool(said)
    if not words.has(name.lower(), "agents.agencies"):
        return False
    if lead is not None and lead.low in _LEADS_TO and first > index:
        return True
    counted = counting_agent(tokens, range(len(tokens)), index)
    return first in counted or (following is not None and reports(following.low))
