"""Derived figures, made on demand from what a claim's kind, unit, period and words ask for.

Which figures enter is decided by topics alone (periods among them); the values come in only when
an operation is applied (``verify.match.arithmetic``).
"""

from __future__ import annotations

from collections.abc import Mapping

from verify.match.basis import Basis, Deriver, Made
from verify.match.between import between
from verify.match.currency import conversions
from verify.match.quotients import per_head
from verify.match.ranks import ranks
from verify.match.shares import place_shares, shares
from verify.match.spans import averages, sums
from verify.match.windows import changes
from verify.model import Topic

#: The most derived figures kept for one claim, best matched first.
MOST = 400

#: Every way in which a figure can be worked out from others.
DERIVATIONS: Mapping[str, Deriver] = {
    "change": changes,
    "between places": between,
    "sum": sums,
    "average": averages,
    "share": shares,
    "share of a place": place_shares,
    "per head": per_head,
    "conversion": conversions,
    "rank": ranks,
}


def derive(topic: Topic, basis: Basis) -> tuple[Made, ...]:
    """Return the figures that can be worked out for a claim about ``topic``, best first."""
    made = [one for derivation in DERIVATIONS.values() for one in derivation(topic, basis)]
    made.sort(key=lambda one: -one.score)
    return tuple(made[:MOST])
