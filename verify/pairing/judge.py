"""Judge a claim sentence by an evidence sentence: the parts, then the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verify.errors import ArticleError
from verify.match.standard import AGREEING
from verify.model import Comparison, Label, Reason
from verify.pairing import content
from verify.pairing.align import Pair, align
from verify.pairing.doubt import against_refuting, against_supporting, is_contested
from verify.pairing.items import Item, Reading, read_items
from verify.pairing.opposed import are_opposed, are_other_ones
from verify.pairing.outcome import Outcome, Part, summary
from verify.pairing.raw import Sort
from verify.pairing.tidy import tidy
from verify.pairing.topics import scores_of
from verify.pairing.weigh import compare as weigh
from verify.pairing.weigh import leans
from verify.pairing.when import Time, relate
from verify.quantity import Scan, scan

#: Times that let a difference refute.
_FIRM = frozenset({Time.OPEN, Time.SAME})

_ANY_YEAR = date(2000, 7, 1)

#: The longest claim or evidence, in characters.
LONGEST = 20_000

#: The most numbers in either: the work grows with the cube of their count.
MOST = 60

#: The confidence of a lean: how often it was right on the public pairs where a verdict was given,
#: where every number had a counterpart, and where one had none.
LEAN_JUDGED, LEAN_PAIRED, LEAN_UNPAIRED = 0.98, 0.8, 0.7

#: A pair is sure from this score on (0 to 1).
SURE = 0.45

#: From this score on it is sure enough to support, which accuses nobody.
SURE_TO_AGREE = 0.35

#: Where other numbers of the claim agree, one that differs was more often paired wrongly: it
#: refutes only from this score on. On the public pairs 15 of 48 such below it were wrong, 6 of
#: 46 above.
AGAINST_OTHERS = 0.85


def compare(claim: str, evidence: str, *, date: date | None = None) -> Outcome:
    """Compare one sentence with another that the user has declared to be about the same thing.

    ``date`` is the day against which dates without a year are read; without it the last date with
    a year in the claim, else in the evidence, serves. Raises ``ArticleError`` for a text of more
    than ``LONGEST`` characters or ``MOST`` numbers.

    >>> compare("The film has 171 reviews.", "It holds 30%, based on 173 reviews.").label.value
    'refuted'
    """
    mine, theirs = (
        _tidied(name, text) for name, text in (("claim", claim), ("evidence", evidence))
    )
    scans = _scanned("claim", mine), _scanned("evidence", theirs)
    anchor = date or _anchor(scans)
    first = read_items(mine, scans[0], anchor=anchor)
    second = read_items(theirs, scans[1], anchor=anchor)
    return replace(judge(first, second), date=date)


def judge(first: Reading, second: Reading) -> Outcome:
    """Judge a claim as read by the evidence as read."""
    pairs = align([one.about for one in first.items], [one.about for one in second.items])
    parts = _told(tuple(_part(pair, first, second) for pair in pairs))
    label, reason = _whole(parts)
    contradiction = content.contradiction(first, second)
    if content.turned(first, second) or (label is Label.SUPPORTED and contradiction):
        label, reason = Label.NOT_ENOUGH, Reason.SUBJECT_UNCLEAR
    elif label is Label.SUPPORTED and (doubt := against_supporting(parts, first, second)):
        label, reason = Label.NOT_ENOUGH, doubt
    lean, confidence = _lean(parts, label, contradicted=bool(contradiction))
    parts = _settled(parts, label, reason)
    return Outcome(
        label=label,
        reason=reason,
        message=summary(label, reason, parts),
        lean=lean,
        confidence=confidence,
        parts=parts,
        claim=first,
        evidence=second,
    )


def _tidied(name: str, text: str) -> str:
    if len(text) > LONGEST:
        raise ArticleError(name, f"has {len(text)} characters", f"give at most {LONGEST}")
    return tidy(text)


def _scanned(name: str, text: str) -> Scan:
    found = scan(text)
    count = len(found.mentions) + len(found.dates) + len(found.passed_over)
    if count > MOST:
        raise ArticleError(name, f"holds {count} numbers", f"give at most {MOST}")
    return found


def _anchor(scans: Sequence[Scan]) -> date:
    """Return the day against which dates without a year are read: the last that has one.

    Where there is none both sentences mean the same year, whichever it is.
    """
    for one in scans:
        dates = [mention for mention in one.dates if mention.year]
        if dates:
            last = dates[-1]
            return date(last.year or 1, last.month or 7, min(last.day or 15, 28))
    return _ANY_YEAR


def _part(pair: Pair, claim: Reading, evidence: Reading) -> Part:
    item = claim.items[pair.claim]
    if pair.evidence is None:
        return Part(item=item, other=None, pair=pair, comparison=None, sure=False, time=Time.OPEN)
    other = evidence.items[pair.evidence]
    found = Comparison.UNDECIDED if item.cut or other.cut else weigh(item.amount, other.amount)
    # Of rivals that differ only those as good as the best unsettle a number that agrees.
    best = pair.link.score if found in AGREEING else 0.0
    rivals = [at for at in pair.rivals if pair.links[at].score >= best]
    agrees = {
        found in AGREEING,
        *(weigh(item.amount, evidence.items[at].amount) in AGREEING for at in rivals),
    }
    enough = SURE_TO_AGREE if found in AGREEING else SURE
    part = Part(
        item=item,
        other=other,
        pair=pair,
        comparison=found,
        sure=pair.link.score >= enough and len(agrees) == 1 and not other.cut,
        time=relate(item.about.when, other.about.when),
        scores=scores_of(item.topic, other.topic),
    )
    part = replace(part, contested=is_contested(part, evidence))
    label, reason = _verdict(part, _doubt(part, item, other, claim, evidence))
    return replace(part, label=label, reason=reason)


def _doubt(part: Part, item: Item, other: Item, claim: Reading, evidence: Reading) -> Reason | None:
    """Return why a number must be neither supported nor refuted, or must not be refuted."""
    agrees = part.comparison in AGREEING
    dated = item.about.sort is Sort.DATE
    if not dated and are_opposed(item, other, claim, evidence, clause=agrees):
        return Reason.SUBJECT_UNCLEAR
    if part.comparison is not Comparison.DIFFERS:
        return None
    if are_other_ones(item, other, claim, evidence):
        return Reason.SUBJECT_UNCLEAR
    return against_refuting(part, claim, evidence)


def _told(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Mark dates as a mere setting where the sentence has other numbers."""
    if all(one.item.about.sort is Sort.DATE for one in parts):
        return parts
    return tuple(replace(one, told=one.item.about.sort is not Sort.DATE) for one in parts)


def _verdict(part: Part, doubt: Reason | None) -> tuple[Label, Reason]:
    """Judge one number of the claim."""
    if part.comparison in AGREEING and doubt is None:
        if part.time is Time.OTHER:
            return Label.NOT_ENOUGH, Reason.PERIOD_UNCLEAR
        far = part.comparison is Comparison.AGREES_FAR
        plain = not part.item.amount.hedges
        if part.sure and not (plain and part.pair.link.strangers):
            return Label.SUPPORTED, Reason.TRUE_BUT_FAR if far else Reason.EQUAL
        return Label.NOT_ENOUGH, Reason.WEAK_MATCH
    if part.comparison is Comparison.UNDECIDED:
        return Label.NOT_ENOUGH, Reason.TOO_CLOSE
    if part.time not in _FIRM:
        return Label.NOT_ENOUGH, Reason.PERIOD_UNCLEAR
    if _other_case(part):
        return Label.NOT_ENOUGH, Reason.SUBJECT_UNCLEAR
    if doubt or not part.sure:
        return Label.NOT_ENOUGH, doubt or Reason.WEAK_MATCH
    return Label.REFUTED, Reason.OUTSIDE


def _whole(parts: Sequence[Part]) -> tuple[Label, Reason]:
    """Judge the sentence: refuted by one number, supported by all of them."""
    told = [one for one in parts if one.told]
    if not told:
        return Label.NOT_ENOUGH, Reason.NO_FIGURE
    if any(_other_case(one) for one in told):
        return Label.NOT_ENOUGH, Reason.SUBJECT_UNCLEAR
    wrong = [one for one in told if one.label is Label.REFUTED]
    if wrong and any(one.comparison in AGREEING for one in told):
        wrong = [one for one in wrong if one.pair.link.score >= AGAINST_OTHERS]
        if not wrong:
            return Label.NOT_ENOUGH, Reason.AMBIGUOUS_MATCH
    if wrong:
        return Label.REFUTED, Reason.OUTSIDE
    if all(one.label is Label.SUPPORTED for one in told):
        return Label.SUPPORTED, Reason.EQUAL
    return next((one.label, one.reason) for one in told if one.label is Label.NOT_ENOUGH)


def _other_case(part: Part) -> bool:
    """Tell whether a number that says which case is meant shows that it is another one."""
    return part.item.about.occasion and part.comparison is Comparison.DIFFERS


#: Reasons that hold for every number of the sentence.
_OF_THE_WHOLE = frozenset({Reason.SUBJECT_UNCLEAR, Reason.PLACE_UNCLEAR, Reason.NOT_ASSERTED})


def _settled(parts: tuple[Part, ...], label: Label, reason: Reason) -> tuple[Part, ...]:
    """Return the parts without a verdict that the whole sentence does not bear out.

    No number of a sentence stays refuted if the sentence is not; none stays supported if the
    words leave the sentence in doubt.
    """
    whole = reason in _OF_THE_WHOLE and label is Label.NOT_ENOUGH
    dropped = {Label.SUPPORTED, Label.REFUTED} if whole else {Label.REFUTED}
    if label is Label.REFUTED:
        return parts
    return tuple(
        replace(one, label=Label.NOT_ENOUGH, reason=reason) if one.label in dropped else one
        for one in parts
    )


def _lean(parts: Sequence[Part], label: Label, *, contradicted: bool) -> tuple[Label, float]:
    """Return the forced choice: refuted if any number seems wrong, sure or not."""
    told = [one for one in parts if one.told]
    wrong = contradicted or any(_seems_wrong(one) for one in told)
    lean = Label.REFUTED if wrong else Label.SUPPORTED
    if label is lean:
        return lean, LEAN_JUDGED
    paired = bool(told) and all(one.other for one in told)
    return lean, LEAN_PAIRED if paired else LEAN_UNPAIRED


def _seems_wrong(part: Part) -> bool:
    if part.other is None or part.contested:
        return False
    if part.comparison is Comparison.UNDECIDED:
        return not leans(part.item.amount, part.other.amount)
    return part.comparison is Comparison.DIFFERS or part.time is Time.OTHER
