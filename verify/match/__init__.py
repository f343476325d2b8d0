"""Pair claims with figures, derive figures, and judge.

``Matcher`` is built once from the figures of a run and then asked for each claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.match import thesaurus as words
from verify.match.derive import derive
from verify.match.diagnose import diagnose
from verify.match.find import TopicIndex, rank
from verify.match.judge import Standard, judge
from verify.match.recency import latest_only
from verify.match.thesaurus import Thesaurus
from verify.match.wording import worded
from verify.model import Claim, Figure, Label, Match, Reason, Topic, Verdict

__all__ = ["Matcher", "Standard"]

#: Verdicts for which it helps to know what may have gone wrong.
_DIAGNOSED = {Label.REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH}


@dataclass(frozen=True, slots=True)
class Matcher:
    """Figures, indexed by what they are about."""

    figures: tuple[Figure, ...]
    index: TopicIndex

    @classmethod
    def of(cls, figures: Sequence[Figure], *, thesaurus: Thesaurus | None = None) -> Matcher:
        """Index ``figures``; without ``thesaurus`` the one that ships with the package serves."""
        chosen = thesaurus or words.default()
        topics = [figure.topic for figure in figures]
        return cls(tuple(figures), TopicIndex.of(topics, thesaurus=chosen))

    def matches(
        self, claim_id: str, topic: Topic, *, anchor: date | None, everywhere: bool = True
    ) -> tuple[Match, ...]:
        """Return direct and derived candidates for ``topic``, best first, vetoed ones last.

        ``anchor`` is the article's date; of a series, a topic without a period takes the latest
        figure up to then. ``everywhere`` includes the figures of other places.
        """
        found = [
            Match(
                claim=claim_id,
                figure=self.figures[one.position],
                score=one.score,
                scores=one.scores,
            )
            for one in rank(topic, self.index, everywhere=everywhere)
        ]
        made = derive(topic, self.figures, self.index, anchor=anchor)
        found.extend(
            Match(claim=claim_id, figure=figure, score=score, scores=scores)
            for figure, score, scores in made
        )
        found.sort(key=lambda one: (one.vetoed, -one.score, one.figure.trust))
        return latest_only(tuple(found), topic, anchor=anchor)

    def verdict(self, claim: Claim, standard: Standard, *, anchor: date | None) -> Verdict:
        """Match, judge, diagnose and word one claim."""
        matches = self.matches(claim.id, claim.topic, anchor=anchor, everywhere=False)
        standard = replace(standard, attributed=claim.attribution is not None)
        verdict = judge(claim.amount, matches, standard)
        if verdict.label in _DIAGNOSED and verdict.reason is not Reason.WINDOWS_DISAGREE:
            wide = self.matches(claim.id, claim.topic, anchor=anchor)
            found = diagnose(claim.amount, verdict.evidence, wide)
            verdict = replace(verdict, diagnosis=found)
        return worded(claim, verdict)
