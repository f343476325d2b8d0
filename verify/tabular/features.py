"""What speaks for and against each program: named features with an amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from verify.tabular.programs import Program
from verify.tabular.relation import Relation
from verify.tabular.statement import Statement
from verify.tabular.table import Grid

#: Operations that share their weights, being rare by themselves.
_SHARED = {
    "greatest": "extreme",
    "least": "extreme",
    "count different": "count",
    "rarest value": "most frequent value",
    "difference sums": "difference",
    "compare sums": "compare",
    "average": "sum",
}
#: Families that share the weights of their signs, besides each one's own.
_FAMILY = {
    "compare": "comparing",
    "difference": "comparing",
    "compare counts": "comparing",
    "difference counts": "comparing",
}
#: The operations that a cue asks for.
_ASKED = {
    "superlative": {"extreme", "most frequent value"},
    "comparative": {"compare", "compare counts", "difference", "difference counts"},
    "only": {"only rows", "count"},
    "every": {"all rows", "row exists for each value"},
    "both": {"row exists for each value", "row exists for each clause", "same value"},
    "negation": {"no row", "row exists without"},
    "same": {"same value", "row exists for each value", "compare counts"},
    "different": {"different values", "count"},
    "most_often": {"most frequent value"},
    "majority": {"most rows", "most frequent value"},
    "except": {"unknown"},
}
_SMALL, _MIDDLE = 3, 15


def features(
    programs: Sequence[Program], statement: Statement, grid: Grid
) -> list[dict[str, float]]:
    """Return each program's features. Those that end in ``|T`` or ``|F`` know its outcome."""
    rows = grid.all.bit_count()
    prime = any("prime" in one.signs and "cue:superlative" in one.signs for one in programs)
    operations = Counter(one.operation for one in programs)
    outcomes = Counter((one.operation, one.outcome) for one in programs)
    found = []
    for one in programs:
        own = _features(one, statement, rows=rows, prime=prime)
        own["many"] = log(operations[one.operation])
        own["same"] = log(outcomes[one.operation, one.outcome])
        found.append(own)
    return found


def _features(
    program: Program, statement: Statement, *, rows: int, prime: bool
) -> dict[str, float]:
    kind = _SHARED.get(program.operation, program.operation)
    truth = "T" if program.outcome else "F"
    if kind == "unknown":
        return {f"op=unknown|{truth}": 1.0}
    found = {f"op={kind}": 1.0, f"op={kind}|{truth}": 1.0, f"op={program.operation}": 1.0}
    found.update(_coverage(program, statement, kind=kind, truth=truth, rows=rows))
    found.update(dict.fromkeys(_cues(statement, kind=kind, truth=truth), 1.0))
    if prime:
        found[f"{kind} beside prime|{truth}"] = 1.0
    family = _FAMILY.get(kind)
    for sign in program.signs:
        if family:
            found[f"{family}:{sign}"] = 1.0
            found[f"{family}:{sign}|{truth}"] = 1.0
        found[f"{kind}:{sign}"] = 1.0
        found[f"{kind}:{sign}|{truth}"] = 1.0
    if program.relation is not Relation.EQUAL:
        found[f"bounded|{truth}"] = 1.0
    if program.target is not None:
        found[f"{kind}:{_size(program)}|{truth}"] = 1.0
    return found


def _coverage(
    program: Program, statement: Statement, *, kind: str, truth: str, rows: int
) -> Mapping[str, float]:
    """Return how much of the statement a program leaves unexplained, and how sure its links are."""
    links = (*program.conditions, *program.others)
    left = statement.content - explained(program, statement) - statement.titled
    share = len(left) / max(1, len(statement.content))
    numbers = sum(one.at in left and one.value != rows for one in statement.numbers)
    dropped = sum(one.start in left and one.links[0].exact for one in statement.phrases)
    size = max(1, len(links))
    clean = not left and not dropped and all(one.exact or one.typed for one in links)
    return {
        f"{kind} clean|{truth}": float(clean),
        f"clean|{truth}": float(clean),
        f"left|{truth}": share,
        f"{kind} left": share,
        "left": share,
        "left numbers": float(min(2, numbers)),
        f"left numbers|{truth}": float(min(2, numbers)),
        "inexact": sum(not one.exact for one in links) / size,
        "unnamed": sum(not statement.named(one.column) for one in links) / size,
        "typed": float(any(one.typed for one in links)),
        "dropped": float(min(3, dropped)),
    }


def explained(program: Program, statement: Statement) -> set[int]:
    """Return the words of the statement that a program accounts for."""
    found = set(program.used) | {one.at for one in statement.cues}
    for one in (*program.conditions, *program.others):
        found.update(range(one.start, one.end))
    if program.target is not None:
        found.add(program.target)
    for naming in statement.namings:
        found.update(range(naming.start, naming.end))
    return found


def _cues(statement: Statement, *, kind: str, truth: str) -> Iterator[str]:
    for cue, operations in _ASKED.items():
        present = statement.cue(cue) is not None
        if present and kind in operations:
            yield f"cue {cue}:met"
        elif present:
            yield from (f"cue {cue}:missed", f"cue {cue}:missed|{truth}")
            yield f"{kind} cue {cue}:missed|{truth}"
        elif kind in operations:
            yield f"cue {cue}:absent"
    if kind in {"count", "row exists", "extreme"}:
        for cue in ("aggregate", "weak", "result"):
            if statement.cue(cue):
                yield f"{kind} with {cue}"


def _size(program: Program) -> str:
    """Return how telling the number is: small ones agree by chance."""
    value = abs(program.stated) if program.stated is not None else 0
    return "small" if value < _SMALL else "middle" if value < _MIDDLE else "large"
