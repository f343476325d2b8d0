"""One sentence against one sentence that the user has declared to be about the same thing."""

from __future__ import annotations

from verify.pairing.judge import Outcome, compare

__all__ = ["Outcome", "compare"]
