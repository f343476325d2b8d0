"""Check the numbers in an article against the figures that reference sources publish.

The public functions are imported when they are first used, so that importing the package costs
nothing:

>>> import verify
>>> [mention.text for mention in verify.find_quantities("Some 2,267 people and $1.5bn.")]
['2,267', '$1.5bn']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.interface import extract_claims, find_quantities
    from verify.pairing import compare

__version__ = "0.1.0"

__all__ = ["__version__", "compare", "extract_claims", "find_quantities"]


def __getattr__(name: str) -> object:
    if name == "compare":  # apart from the readers: the judge behind it takes longer to load
        from verify.pairing import compare  # noqa: PLC0415 - the point is to import it late

        return compare
    if name in __all__:
        from verify import interface  # noqa: PLC0415 - the point is to import it late

        return getattr(interface, name)
    raise AttributeError(f"module 'verify' has no attribute {name!r}")
