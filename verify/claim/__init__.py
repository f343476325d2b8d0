"""What an article states: claims with subject, place, period and attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.claim.extraction import extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    """Import the reader when it is first asked for: its submodules are used by themselves too."""
    if name == "extract":
        from verify.claim.extraction import extract  # noqa: PLC0415 - that is the point

        return extract
    raise AttributeError(name)
