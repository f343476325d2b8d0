"""Every value that flows between the stages.

All of them are frozen, slotted, hashable and picklable, and import nothing but the standard
library. Time enters as data. The words used here are the glossary's (README, "Glossary").

Two of the laws are carried by these types:

* a number's **topic** (what it is about) and its **amount** (how much) are separate values.
  Matching takes topics and never sees an amount; judging takes amounts and never sees words.
* every ``Figure`` has one ``origin``: a ``Provenance`` or a ``Derivation``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from verify.model.amounts import (
    COUNT,
    Bounds,
    Direction,
    Form,
    Hedge,
    Kind,
    Period,
    Precision,
    Quantity,
    Unit,
)
from verify.model.mentions import Aside, Mention, PassedOver, Span

if TYPE_CHECKING:
    from verify.model.figures import (
        Caution,
        Derivation,
        Figure,
        Page,
        Provenance,
        Request,
        Role,
    )
    from verify.model.results import (
        Comparison,
        Diagnosis,
        Evidence,
        Field,
        Fit,
        Label,
        Match,
        Problem,
        ProblemCode,
        Reason,
        Report,
        Result,
        Score,
        SourceState,
        Verdict,
    )
    from verify.model.texts import (
        Amount,
        Article,
        Attribution,
        Claim,
        DateSource,
        Extraction,
        Place,
        Qualifier,
        QualifierRole,
        Ranking,
        Remark,
        RemarkCode,
        Scope,
        Sentence,
        SentenceRole,
        Subject,
        Topic,
    )

__all__ = [
    "COUNT",
    "Amount",
    "Article",
    "Aside",
    "Attribution",
    "Bounds",
    "Caution",
    "Claim",
    "Comparison",
    "DateSource",
    "Derivation",
    "Diagnosis",
    "Direction",
    "Evidence",
    "Extraction",
    "Field",
    "Figure",
    "Fit",
    "Form",
    "Hedge",
    "Kind",
    "Label",
    "Match",
    "Mention",
    "Page",
    "PassedOver",
    "Period",
    "Place",
    "Precision",
    "Problem",
    "ProblemCode",
    "Provenance",
    "Qualifier",
    "QualifierRole",
    "Quantity",
    "Ranking",
    "Reason",
    "Remark",
    "RemarkCode",
    "Report",
    "Request",
    "Result",
    "Role",
    "Scope",
    "Score",
    "Sentence",
    "SentenceRole",
    "SourceState",
    "Span",
    "Subject",
    "Topic",
    "Unit",
    "Verdict",
]


def __getattr__(name: str) -> Any:
    """Import what the number reader alone never needs at its first use.

    A frozen dataclass takes about half a millisecond to make; these are two dozen, a third of the
    time that the reader took to load.
    """
    if name in __all__:
        for module in ("texts", "figures", "results"):
            found = getattr(import_module(f"verify.model.{module}"), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module 'verify.model' has no attribute {name!r}")
