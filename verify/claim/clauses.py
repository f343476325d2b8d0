"""The words that are grammatically a number's own: its clause and what attaches to it.

"Unemployment was 9.5 percent in 2023, and the country exported timber": timber says nothing of the
9.5. "Of those killed, 30 were women, the ministry for roads said": the ministry says nothing of
the 30, but "of those killed" does. Where the words beside a number do not show how the sentence is
built they stay its own: a word too many can only make a reader of the clause more careful.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.agents import counting_agent
from verify.claim.attribution import reports
from verify.claim.beside import is_called, remarks, resumed, told_beside
from verify.claim.grammar import Token, dateline_end
from verify.claim.segments import FINITE, JOINING, Segment, segments_of
from verify.model import Span

_CONTRASTS = frozenset({"but", ", but", "mark"})
_COORDINATE = frozenset({"and", ", and", "but", ", but", "mark"})
_LOOSE = frozenset({"", ",", "rel", ", rel"})  # what opens no clause beside the one before it
_SAYING = frozenset({"verb", "ed", "word"})


def own_tokens(
    tokens: Sequence[Token], index: int, *, phrase: Span | None = None
) -> tuple[int, ...]:
    """Return the positions of the tokens that may say what the number ``tokens[index]`` is of.

    The number's own is always among them, even in what looks like a dateline ("UFC 236: ...").
    ``phrase`` is where its noun phrase stands: a relative clause behind that belongs to it.
    """
    segments = segments_of(tokens, _without_asides(tokens, index))
    at = next(n for n, one in enumerate(segments) if index in one.positions)
    chosen = [
        *_before(tokens, segments, at, phrase),
        segments[at],
        *_after(tokens, segments, at, index, phrase),
    ]
    own = [position for one in chosen for position in one.positions]
    start = dateline_end(tokens)
    start = start if start <= index else 0  # a number in front of a dash: "UFC 236 - Holloway"
    left = _speaking(tokens, own, index) | counting_agent(tokens, own, index)
    return tuple(
        position
        for position in own
        if position == index or (position not in left and position >= start)
    )


def governing_tokens(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    """Return the positions of the tokens that may make the number a plan or a condition.

    That is the whole sentence but for clauses beside the number's own that follow it, and those
    before it that a contrast or a mark parts from it: "It had hoped for 5 percent, but ...".
    """
    segments = segments_of(tokens, range(len(tokens)))
    at = next(n for n, one in enumerate(segments) if index in one.positions)
    first = next(
        (n for n in range(at, 0, -1) if segments[n].lead in _CONTRASTS and segments[n].verb), 0
    )
    end = next(
        (
            n
            for n in range(at + 1, len(segments))
            if segments[n].lead in _COORDINATE and segments[n].verb
        ),
        len(segments),
    )
    if told_beside(tokens, segments[at]):
        end = resumed(tokens, segments, at)
    later = (one for one in segments[end:] if _is_condition(tokens, one))
    chosen = (*segments[first:end], *later)
    return tuple(position for one in chosen for position in one.positions)


def _is_condition(tokens: Sequence[Token], segment: Segment) -> bool:
    return any(
        words.has(tokens[position].low, "clauses.conditions") for position in segment.positions[:3]
    )


def _without_asides(tokens: Sequence[Token], index: int) -> list[int]:
    """Return the positions outside parentheses, or all if the number stands in them."""
    kept, depth = list[int](), 0
    for position, token in enumerate(tokens):
        depth += token.text == "("
        if depth == 0:
            kept.append(position)
        elif position == index:
            return list(range(len(tokens)))
        depth -= token.text == ")" and depth > 0
    return kept


def _before(
    tokens: Sequence[Token], segments: Sequence[Segment], at: int, phrase: Span | None
) -> list[Segment]:
    """Return what stands before the number's segment and belongs to it, in order."""
    kept: list[Segment] = []
    following = segments[at]
    wanting = _lacks_subject(tokens, segments, at)
    for number in range(at - 1, -1, -1):
        one = segments[number]
        if remarks(tokens, one):
            continue
        if one.relative and not following.relative:
            if _touches(tokens, segments, number, phrase):
                kept.insert(0, one)
            continue
        if wanting and (one.verb or one.numbers):
            kept.insert(0, _up_to_number(tokens, one))
            wanting = one.verb and _lacks_subject(tokens, segments, number)
        elif one.verb:
            if following.lead == "mark" or (following.verb and following.lead not in _LOOSE):
                break
            if one.lead == "" and tokens[one.positions[0]].tag not in {"conj", "prep"}:
                kept.insert(0, one)
        elif not one.numbers or one.lead == "":
            kept.insert(0, one)
        following = one
    return kept


def _lacks_subject(tokens: Sequence[Token], segments: Sequence[Segment], at: int) -> bool:
    """Tell whether a segment has no subject or no verb of its own: "and fell", "8% for women"."""
    segment = segments[at]
    if at == 0:
        return False
    if not segment.verb or segment.relative:
        return True
    for position in segment.positions:
        token = tokens[position]
        if token.tag not in {"punct", "conj", "adv", "time"} and token.low not in JOINING:
            return token.tag in FINITE or token.tag == "ed"
    return True


def _up_to_number(tokens: Sequence[Token], segment: Segment) -> Segment:
    """Return a segment up to its first number: what follows it is said of that number alone."""
    first = next((n for n, p in enumerate(segment.positions) if tokens[p].ref >= 0), None)
    return segment if first is None else segment._replace(positions=segment.positions[:first])


def _touches(
    tokens: Sequence[Token], segments: Sequence[Segment], at: int, phrase: Span | None
) -> bool:
    """Tell whether a relative clause follows the number's noun phrase directly.

    "Norway, which exports timber, had ..." tells of a name.
    """
    if phrase is None or at == 0:
        return False
    last = tokens[segments[at - 1].positions[-1]]
    lead = next(tokens[p].low for p in segments[at].positions if tokens[p].tag == "rel")
    named = last.text[:1].isupper() and lead in {"which", "whose"}
    return phrase.start <= last.start < phrase.end and not named


def _after(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
    at: int,
    index: int,
    phrase: Span | None,
) -> list[Segment]:
    """Return what stands behind the number's segment and belongs to it."""
    kept: list[Segment] = []
    passed = False  # another number's words were left out, so only a verb can go on
    beside = told_beside(tokens, segments[at])
    end = resumed(tokens, segments, at) if beside else len(segments)
    for number in range(at + 1, end):
        one = segments[number]
        if one.relative:
            between = range(index + 1, one.positions[0])
            near = not passed and not any(tokens[p].tag in FINITE for p in between)
            if near or _touches(tokens, segments, number, phrase):
                kept.append(one)
            elif one.lead == "rel":
                break
        elif _closes(tokens, one) or is_called(tokens, segments, number):
            break
        elif one.numbers or (passed and not _lacks_subject(tokens, segments, number)):
            passed = True
        elif not passed or one.verb or tokens[one.positions[-1]].tag == "ed":
            kept.append(one)
    return kept


def _closes(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a segment is a clause of its own: it has a verb, a participle or a speaker."""
    if segment.lead == "mark" or (segment.verb and segment.lead != ","):
        return True
    heads = [tokens[position] for position in segment.positions]
    opening = heads[min(1, len(heads) - 1)]
    if opening.low.endswith("ing") and opening.tag != "prep":  # ", raising fears of"
        return True
    return any(reports(token.low) and token.tag in _SAYING for token in heads)


def _speaking(tokens: Sequence[Token], own: Sequence[int], index: int) -> frozenset[int]:
    """Return the positions of "the ministry said (that)" before the number and "according to"."""
    left: set[int] = set()
    before = [i for i in own if i < index]
    said = next((n for n in range(len(before) - 1, -1, -1) if _says(tokens, before, n)), -1)
    if said >= 0 and not _is_named(tokens, before[: said + 1], "clauses.polls", "clauses.nobody"):
        left.update(before[: said + 1])
    for n, position in enumerate(own):
        following = own[n + 1] if n + 1 < len(own) else position
        if tokens[position].low == "according" and tokens[following].low == "to":
            stretch = [position]
            for other in own[n + 1 :]:
                if tokens[other].text == "," or tokens[other].ref >= 0:
                    break
                stretch.append(other)
            if not _is_named(tokens, stretch, "clauses.polls"):
                left.update(stretch)
    return frozenset(left)


def _says(tokens: Sequence[Token], positions: Sequence[int], at: int) -> bool:
    """Tell whether a verb of saying with a clause behind it stands there."""
    token = tokens[positions[at]]
    if not reports(token.low):
        return False
    rest = [tokens[i] for i in positions[at + 1 :]]
    if token.low in {"said", "says", "say", "told", "added"}:
        return bool(rest)
    return bool(rest) and rest[0].low == "that"


def _is_named(tokens: Sequence[Token], positions: Sequence[int], *lists: str) -> bool:
    """Tell whether a word of the lists of data/words.toml stands at one of the positions."""
    return any(words.has(tokens[i].low, key) for i in positions for key in lists)
