"""What comes of it: matches, verdicts, problems and the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.model.figures import Figure, Role
from verify.model.mentions import PassedOver
from verify.model.texts import Article, Claim, Remark


class Field(StrEnum):
    """The parts of a topic that are compared."""

    SUBJECT = "subject"
    GROUP = "group"  # what restricts the number: women, a month, on average
    PLACE = "place"
    ENTITY = "entity"
    PERIOD = "period"
    BASELINE = "baseline"
    UNIT = "unit"
    KIND = "kind"
    SPEAKER = "speaker"  # of a reported statement; weighs nothing, decides what is the same quote


class Fit(StrEnum):
    """How one field of a claim and of a figure go together."""

    EXPLICIT = "explicit"  # both state it and it agrees
    IMPLIED = "implied"  # one of them leaves it open
    PARTIAL = "partial"  # both state it and it agrees in part: a longer or shorter time
    APART = "apart"  # both state it and it differs, which rules nothing out
    ABSENT = "absent"  # neither states it
    VETO = "veto"  # both state it and it differs: no match


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One field's share in a match: ``value`` from 0 to 100, and why."""

    field: Field
    fit: Fit
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A claim and a figure paired; ``score`` from 0 to 100 is the weighted sum of ``scores``."""

    claim: str  # the claim's id
    figure: Figure
    score: float
    scores: tuple[Score, ...]

    @property
    def vetoed(self) -> bool:
        """Tell whether a stated field differs."""
        return any(score.fit is Fit.VETO for score in self.scores)

    def fit(self, field: Field) -> Fit:
        """Return how well one field fits; ``Fit.ABSENT`` if it was not compared."""
        return next((score.fit for score in self.scores if score.field is field), Fit.ABSENT)

    def value(self, field: Field) -> float:
        """Return the value of one field's score (0 to 100); 0 if it was not compared."""
        return next((score.value for score in self.scores if score.field is field), 0.0)


class Label(StrEnum):
    """The four labels of the field."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH = "not enough evidence"


class Reason(StrEnum):
    """Why a verdict is what it is. Each is explained in the README."""

    EQUAL = "figures agree"
    WITHIN_ROUNDING = "agrees within rounding"
    WITHIN_HEDGE = "agrees within its hedge"
    WITHIN_RANGE = "lies in the range"
    TRUE_BUT_FAR = "true, but far from the bound"
    TOO_CLOSE = "neither clearly agrees nor clearly differs"
    OUTSIDE = "differs beyond rounding and hedge"
    SOURCES_DISAGREE = "sources disagree"
    WINDOWS_DISAGREE = "depends on the period compared"
    OTHER_DIRECTION = "the number agrees, its direction does not"
    QUOTE_CONFIRMED = "quote confirmed, nothing measures it"
    REPORTED_ALIKE = "reported alike, nothing measures it"
    NO_SOURCE = "no source covers it"
    NO_FIGURE = "no figure matches"
    SOURCE_FAILED = "a source could not be read"
    LEFT_OUT = "a source that covers it was left out"
    AMBIGUOUS_MATCH = "several figures match equally well"
    WEAK_MATCH = "nearest figure matches too weakly"
    SUBJECT_UNCLEAR = "what is counted is unclear"
    PLACE_UNCLEAR = "place is not stated"
    PERIOD_UNCLEAR = "period is not stated"
    OTHER_PERIOD = "figures are for another length of time"
    UNIT_UNCLEAR = "unit is not stated"
    KIND_UNCLEAR = "level or change is unclear"
    NOT_ASSERTED = "not stated as a fact"
    AMBIGUOUS_NUMBER = "number can be read in more than one way"
    CAUTION = "the figure is uncertain"
    NOT_COVERED = "not all that is compared is known"
    REVISED = "right when published, since revised"


class Comparison(StrEnum):
    """How a claimed amount and a reference amount stand to each other."""

    AGREES = "agrees"
    AGREES_FAR = "agrees, but the bound is far away"
    DIFFERS = "differs"
    UNDECIDED = "undecided"  # readings or intervals overlap only in part
    OTHER_PERIOD = "other period"  # a figure for a longer or shorter time says nothing sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One figure that a verdict rests on (or that speaks against it)."""

    match: Match
    comparison: Comparison
    note: str = ""  # "2,267 lies above 2,200"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What may have gone wrong: the neighbouring figure that would match, and a correction."""

    cause: str  # "another year", "scale", "percent for percentage points", ...
    message: str
    correction: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label, its reason and its evidence. ``rejected`` holds the nearest figures not used."""

    label: Label
    reason: Reason
    message: str = ""  # one sentence about the sources, never about the person
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Match, ...] = ()
    quote: Evidence | None = None  # said so: the reporting source that confirms the quote
    diagnosis: Diagnosis | None = None


class ProblemCode(StrEnum):
    """What went wrong without stopping the run."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    REFUSED_ADDRESS = "address not allowed"
    ROBOTS = "robots.txt forbids it"
    RATE_LIMITED = "rate limited"
    HTTP_ERROR = "HTTP error"
    TOO_LARGE = "too large"
    TRUNCATED = "cut short"
    BAD_CONTENT = "unreadable content"
    NO_READER = "reader not installed"
    NO_FIGURES = "no figures found"
    LAYOUT_CHANGED = "layout changed"
    NOT_FOUND = "file not found"
    NOT_STORED = "not in the store"
    STALE = "older than allowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A failure that did not stop the run, shown in the report."""

    code: ProblemCode
    source: str
    message: str  # what and where
    remedy: str = ""  # how to mend it


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What became of one configured source in this run."""

    name: str
    title: str
    role: Role
    pages: int
    figures: int
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A claim and its verdict."""

    claim: Claim
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything one run found out about one article; what every output format renders."""

    article: Article
    results: tuple[Result, ...]
    passed_over: tuple[PassedOver, ...]
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...]
    sources: tuple[SourceState, ...]
    generated: datetime  # UTC, given to the pipeline
    options_digest: str
    version: str
