"""Words by which a number's time or base may be another than the one that was read.

"Deaths rose 20 percent by 2023" leaves open since when, and so does "in 2023 since the law was
changed"; "the office's 2023 report" and "in 2023 the office said" date what was said; "on one day
in 2023" is a moment of the year, not the year. Each becomes an unread qualifier: such a number may
be supported and is never refuted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from verify.claim.attribution import reports
from verify.claim.ends import When
from verify.claim.grammar import Token
from verify.model import Kind, Qualifier, QualifierRole
from verify.patterns import lazy

_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
#: Before a time: the number was reached by then, from whenever on.
_RUNNING = frozenset({"by", "until", "till", "through", "before", "after", "since", "towards"})
_REACHED = _RUNNING | {"to"}
_FROM = frozenset({"from", "than", "on", "over", "versus", "against"})
_EVENT = frozenset({"when", "before", "after", "where", "what"})
_BEFORE = frozenset({"before", "earlier", "previously", "prior", "ago"})
#: What bears the year of its making: "the 2023 report".
_PAPERS = frozenset(
    {"report", "survey", "study", "yearbook", "book", "review", "edition", "paper", "release"}
    | {"bulletin", "census", "estimate", "estimates", "speech", "interview"}
)
#: A day or a night that is not dated, inside the period that is.
_MOMENT = lazy(
    r"\b(?:(?P<night>overnight) (?=(?:in|on)\b|,)|"
    r"(?:in|on|over|during|within|at) (?P<moment>(?:(?:just|only) )?(?:"
    r"(?:one|an?|any|some|that|the same) (?:\w+ )?"
    r"(?:day|night|morning|evening|afternoon|weekend)"
    r"|(?:one|a single|any one|any given|the \w+est) (?:hour|week|month|quarter)"
    r"|(?:the|its|their) (?:worst|best|\w+est|single|average|last|first) (?:day|night|weekend)))\b)"
)


def other_times(
    tokens: Sequence[Token], index: int, own: Collection[int], *, kind: Kind, when: When
) -> tuple[Qualifier, ...]:
    """Return an unread qualifier for each word that leaves the time of ``tokens[index]`` open.

    ``own`` are the positions of the number's own clause, ``when`` its period and baseline as read.
    """
    at = _period_at(tokens, when)
    changes = kind in _CHANGES
    found = [*_of_what_was_said(tokens, index, own, at)] if at >= 0 else []
    if at > 0 and when.baseline is None:
        found += _running(tokens, at, _REACHED if changes else _RUNNING)
    found += _moments(tokens)
    if not changes and tokens[0].low == "compared":  # a level then may be what was gained
        found.append("gained or in all")
    if changes:
        found += _of_the_base(tokens, index, when)
    words = dict.fromkeys(found)
    return tuple(Qualifier(role=QualifierRole.UNREAD, words=one) for one in words)


def _moments(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what makes the number that of a moment: "on one day in 2024", "in a single night"."""
    for found in _MOMENT.finditer(" ".join(token.low for token in tokens)):
        yield f"moment {found['moment'] or found['night']}"


def _period_at(tokens: Sequence[Token], when: When) -> int:
    """Return the position of the words of the period, or -1."""
    words = when.period.words.lower() if when.period else ""
    if not words:
        return -1
    return next((n for n, one in enumerate(tokens) if one.tag == "time" and words in one.low), -1)


def _of_what_was_said(
    tokens: Sequence[Token], index: int, own: Collection[int], at: int
) -> Iterator[str]:
    """Yield what dates a statement or a paper instead of the number."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following in _PAPERS:
        yield f"{tokens[at].low} {following}"
    behind = at < index and at not in own
    if behind and any(reports(one.low) for one in tokens[at:index]):
        yield f"said {tokens[at].low}"


def _running(tokens: Sequence[Token], at: int, leads: frozenset[str]) -> Iterator[str]:
    """Yield the word that makes the time at ``at`` the end of a longer one."""
    lead = [one.low for one in tokens[max(0, at - 2) : at]]
    if lead[-1] in leads or lead in (["as", "of"], ["year", "to"]):
        yield f"{lead[-1]} {tokens[at].low}"


def _of_the_base(tokens: Sequence[Token], index: int, when: When) -> Iterator[str]:
    """Yield what tells since when a change is, other than by the base that was read."""
    for position, token in enumerate(tokens):
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        ends = after is None or after.tag == "punct"
        behind, based = position > index, when.baseline is not None
        if token.low == "since" and not based:
            yield "since when"
        elif behind and token.low in _FROM and after and after.low in _EVENT:
            yield f"{token.low} {after.low}"
        elif behind and ends and token.low in _BEFORE and not based:
            yield f"how long {token.low}"
