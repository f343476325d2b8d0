"""Pair claims with figures, derive figures, and judge.

``Matcher`` is built once from the figures of a run and then asked for each claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from types import MappingProxyType

from verify.match import thesaurus as words
from verify.match.basis import Basis
from verify.match.derive import derive
from verify.match.diagnose import diagnose
from verify.match.fields import speaker
from verify.match.find import Ranked, rank
from verify.match.index import TopicIndex
from verify.match.interval import unsigned
from verify.match.judge import judge
from verify.match.moves import with_direction
from verify.match.near_misses import near_misses, other_measures
from verify.match.neighbours import Neighbourhood
from verify.match.rates import as_change
from verify.match.recency import latest_only
from verify.match.standard import Standard
from verify.match.thesaurus import Thesaurus
from verify.match.wording import worded
from verify.model import Claim, Figure, Kind, Label, Match, Reason, Topic, Verdict

__all__ = ["Matcher", "Standard"]

#: Reasons that leave nothing to diagnose.
_SETTLED = {
    Reason.WINDOWS_DISAGREE,
    Reason.OTHER_DIRECTION,
    Reason.QUOTE_CONFIRMED,
    Reason.REPORTED_ALIKE,
}


@dataclass(frozen=True, slots=True)
class Matcher:
    """Figures, indexed by what they are about (for matching) and by value (for diagnosis).

    ``titles`` are the sources' names for people, by their short names, for the messages.
    """

    figures: tuple[Figure, ...]
    index: TopicIndex
    values: Neighbourhood
    titles: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        figures: Sequence[Figure],
        *,
        thesaurus: Thesaurus | None = None,
        titles: Mapping[str, str] = MappingProxyType({}),
    ) -> Matcher:
        """Index ``figures``; without ``thesaurus`` the one that ships with the package serves."""
        chosen = thesaurus or words.default()
        index = TopicIndex.of(
            [as_change(figure.topic, chosen) for figure in figures],
            thesaurus=chosen,
            sources=[figure.source for figure in figures],
        )
        values = Neighbourhood.of([one.amount for one in figures])
        return cls(tuple(figures), index, values, tuple(titles.items()))

    def matches(self, claim_id: str, topic: Topic, *, anchor: date | None) -> tuple[Match, ...]:
        """Return direct and derived candidates for ``topic``, best first, vetoed ones last.

        Figures of other places are left out. ``anchor`` is the article's date; of a series, a
        topic without a period takes the latest figure up to then.
        """
        topic = as_change(topic, self.index.thesaurus)
        ranked = rank(topic, self.index, series=self.index.around(topic))
        found = [self._match(claim_id, one) for one in ranked]
        found.extend(
            Match(claim=claim_id, figure=figure, score=score, scores=scores)
            for figure, score, scores in derive(topic, self._basis(anchor))
        )
        found.sort(key=lambda one: (one.vetoed, -one.score, one.figure.trust))
        return latest_only(tuple(found), topic, anchor=anchor)

    def verdict(self, claim: Claim, standard: Standard, *, anchor: date | None) -> Verdict:
        """Match, judge, diagnose and word one claim."""
        matches = [_heard(claim, one) for one in self.matches(claim.id, claim.topic, anchor=anchor)]
        standard = replace(
            standard,
            attributed=claim.attribution is not None,
            asserted=claim.topic.asserted,
            anchor=anchor,
        )
        amount = unsigned(claim.amount) if claim.topic.kind is Kind.MULTIPLE else claim.amount
        verdict = judge(amount, matches, standard)
        verdict = with_direction(claim.topic, verdict, self._basis(anchor))
        if verdict.label is not Label.SUPPORTED and verdict.reason not in _SETTLED:
            found = diagnose(amount, verdict.evidence, [*matches, *self._neighbours(claim)])
            verdict = replace(verdict, diagnosis=found)
        return worded(claim, verdict, dict(self.titles))

    def _neighbours(self, claim: Claim) -> list[Match]:
        """Return figures that the claim may have been mixed up with: they serve no verdict."""
        near = self.values.around(claim.amount)
        topic = as_change(claim.topic, self.index.thesaurus)
        here = self.index.around(topic)
        ranked = rank(topic, self.index, series=here, positions=near)
        alike = [self._match(claim.id, one) for one in ranked]
        basis = self._basis(None)
        missed = chain(near_misses(topic, claim.amount, basis), other_measures(topic, basis))
        alike.extend(
            Match(claim=claim.id, figure=figure, score=0.0, scores=scores)
            for figure, scores in missed
        )
        return alike

    def _basis(self, anchor: date | None) -> Basis:
        return Basis(self.figures, self.index, anchor)

    def _match(self, claim_id: str, one: Ranked) -> Match:
        figure = self.figures[one.position]
        return Match(claim=claim_id, figure=figure, score=one.score, scores=one.scores)


def _heard(claim: Claim, match: Match) -> Match:
    """Add who said it to the match of an attributed claim with a reported figure."""
    if claim.attribution is None or match.figure.attribution is None:
        return match
    score = speaker(claim.attribution, match.figure.attribution)
    return replace(match, scores=(*match.scores, score))
