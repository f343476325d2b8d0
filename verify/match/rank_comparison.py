"""How a claimed rank stands to one that was worked out. Ranks are counted and never rounded."""

from __future__ import annotations

from verify.model import Comparison, Quantity

#: The dimension of ranks, for claims and figures alike.
DIMENSION = "rank"


def are_ranks(*quantities: Quantity) -> bool:
    """Tell whether all of the quantities are places in an order."""
    return all(one.unit.dimension == DIMENSION for one in quantities)


def compare_ranks(claimed: Quantity, reference: Quantity) -> Comparison:
    """Tell how a rank stands to the best and the worst place that another may be."""
    if claimed.unit.name != reference.unit.name or claimed.low is None or reference.low is None:
        return Comparison.UNDECIDED
    if claimed.low < reference.low or (reference.high is not None and claimed.low > reference.high):
        return Comparison.DIFFERS
    return Comparison.AGREES if reference.low == reference.high else Comparison.UNDECIDED
