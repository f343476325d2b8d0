"""One sentence against one sentence that the user has declared to be about the same thing."""

from __future__ import annotations

from verify.pairing.judge import compare
from verify.pairing.outcome import Outcome

__all__ = ["Outcome", "compare"]
