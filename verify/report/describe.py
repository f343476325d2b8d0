"""Claims, topics and figures as plain words: what every format says about one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from verify.model import Claim, Figure, Period, Provenance, Topic
from verify.report import words

_NUMERAL = re.compile(r"\d[\d.,]*")
_CONTEXT = 110  # characters kept on either side of a number in a long sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A sentence around a number; the three parts joined are the sentence, or a cut of it."""

    before: str
    number: str
    after: str


def snippet(claim: Claim, *, context: int = _CONTEXT) -> Snippet:
    """Return the claim's sentence with its number apart, long sentences cut at words."""
    text, start = claim.sentence.text, claim.span.start - claim.sentence.span.start
    end = start + len(claim.text)
    if start < 0 or text[start:end] != claim.text:  # not of this program's making
        return Snippet(before="", number=claim.text, after="")
    before, after = text[:start], text[end:]
    if len(before) > context:
        before = "… " + before[-context:].partition(" ")[2]
    if len(after) > context:
        after = after[:context].rpartition(" ")[0] + " …"
    return Snippet(before=before, number=claim.text, after=after)


def claimed(claim: Claim) -> str:
    """Return the claim's number in the article's own words, with its hedge and direction."""
    said = words.hedges(claim.amount.hedges)
    direction = claim.amount.direction.value if claim.topic.kind in words.CHANGES else ""
    shown = " ".join(claim.text.split())
    parts = [said, "" if direction == "none" else direction, shown]
    return " ".join(part for part in parts if part and not shown.lower().startswith(f"{part} "))


def reading(claim: Claim) -> str:
    """Return how the number was read, when that is not plain from its words."""
    value = claim.amount.value
    if isinstance(value, Period):
        said = words.period(value)
        return "" if said == claim.text else said
    read = words.quantity(value)
    written = _NUMERAL.findall(claim.text)
    return "" if written and set(written) >= set(_NUMERAL.findall(read)) else read


def about(topic: Topic) -> str:
    """Return what is counted or measured, and where."""
    phrase = topic.subject.phrase
    places = [place.name for place in topic.places if place.name.lower() not in phrase.lower()]
    return ", ".join(part for part in (phrase, *places) if part)


def period_of(topic: Topic) -> str:
    """Return when it holds and since when a change is measured."""
    said = [words.period(topic.period)] if topic.period else []
    if topic.baseline:
        said.append(f"from {words.period(topic.baseline)}")
    return ", ".join(said)


def speaker(claim: Claim) -> str:
    """Return who says it."""
    return f"says {claim.attribution.speaker}" if claim.attribution else ""


def provenances(figure: Figure) -> tuple[Provenance, ...]:
    """Return where a figure, or every input of a derived one, was read; each once."""
    if isinstance(figure.origin, Provenance):
        return (figure.origin,)
    found = [place for given in figure.origin.inputs for place in provenances(given)]
    return tuple(dict.fromkeys(found))


def hosts(figure: Figure) -> tuple[str, ...]:
    """Return the sites that a figure was published on; each once."""
    found = [urlsplit(place.address).hostname or "" for place in provenances(figure)]
    return tuple(dict.fromkeys(host.removeprefix("www.") for host in found if host))


def sources_of(figure: Figure) -> tuple[str, ...]:
    """Return the names of the sources a figure rests on; each once."""
    if isinstance(figure.origin, Provenance) or not figure.origin.inputs:
        return (figure.source,)
    return tuple(
        dict.fromkeys(name for given in figure.origin.inputs for name in sources_of(given))
    )
