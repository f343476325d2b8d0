"""What a text says: articles, sentences and claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verify.model.amounts import Direction, Hedge, Kind, Period, Quantity
from verify.model.mentions import PassedOver, Span


class DateSource(StrEnum):
    """Where an article's date came from."""

    GIVEN = "given"  # by the user, with --date
    METADATA = "metadata"  # the page says when it was published
    INFERRED = "inferred"  # from weekday, day and month, and the latest year mentioned
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text that is checked. Every span of every mention is an offset into ``text``."""

    text: str
    origin: str  # path or address, as the reader would recognise it
    title: str = ""
    date: date | None = None  # the anchor: the date against which "last year" is read
    date_source: DateSource = DateSource.UNKNOWN
    date_reason: str = ""  # one clause: how the date was inferred, or why there is none
    author: str = ""


class SentenceRole(StrEnum):
    """The place of a sentence in its article."""

    HEADLINE = "headline"
    BODY = "body"
    LIST_ITEM = "list item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; ``article.text[span]`` is exactly ``text``."""

    span: Span
    text: str
    paragraph: int = 0  # counted from 0, the headline's included
    role: SentenceRole = SentenceRole.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a number counts or measures, with every number taken out.

    ``head`` is the head noun's singular ("bombing"), ``modifiers`` the other content words of
    the noun phrase as singulars ("suicide"), ``context`` further content words of the sentence
    or label path, weaker evidence than the other two; these are lower case. ``phrase`` is as
    written and only shown. ``stated`` is false for one that the text only points back to ("it").
    """

    phrase: str = ""
    head: str = ""
    modifiers: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country or territory by its ISO 3166-1 alpha-3 code, or another place by name."""

    name: str
    code: str = ""


class QualifierRole(StrEnum):
    """How a word restricts a number to something other than its plain subject."""

    PART = "part"  # 30 of the people killed, including, except
    GROUP = "group"  # women, under 25, in rural areas
    OVER = "over"  # a month, each week, in seven years, per household
    COMPARED = "compared"  # another 30, more than, twice
    AVERAGE = "average"  # on average, median
    CUMULATIVE = "cumulative"  # altogether, combined
    UNREAD = "unread"  # a word of the number's clause that may qualify and that no rule understands


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """Words that restrict a number, in lower case and without the number itself.

    An age ("under 25") keeps its bounds: they say who is counted, not how many.
    """

    role: QualifierRole
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who asserts a statement: ``speaker`` as written, ``cue`` the verb or "according to"."""

    speaker: str
    cue: str = ""
    quoted: bool = False  # inside quotation marks
    span: Span | None = None


class Scope(StrEnum):
    """Among what a rank counts."""

    SINCE = "since"  # the times after a moment, up to the number's own: "highest since 2014"
    EVER = "ever"  # all earlier times: "on record"
    GROUP = "group"  # the places of a group, at the same time: "second-largest in Europe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What a rank counts among, and from which end; the place in it is the claim's amount.

    ``order`` is UP for the highest first. ``since`` is the moment named, ``within`` tells whether
    it is compared too ("since at least 2014"), ``None`` that the text leaves it open; ``years`` how
    many years up to its own are compared ("in five years"). Of a group, ``members`` are the codes
    of its countries (all of them where ``whole``, else those that are surely in it) and ``size``
    how many places it has, 0 if that is not said. ``dimension`` is that of the numbers compared,
    empty if the text does not give it.
    """

    order: Direction
    scope: Scope
    since: Period | None = None
    within: bool | None = False
    years: int = 0
    members: tuple[str, ...] = ()
    whole: bool = False
    size: int = 0
    dimension: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a number is about: everything that matching may look at, and no value.

    ``places`` are those that the number is about, not every place in the sentence;
    ``place_stated`` is false where the text only makes them likely. ``baseline``
    says since when a change is measured. ``dimension`` is the unit's. ``negated`` tells "did not";
    ``asserted`` is false for wishes, plans, forecasts and conditions. ``qualifiers`` restrict the
    number to a part, a group, a rate or the like; they come from its own clause or headings.
    ``ranking`` says of a rank among what it counts, ``compared`` with which places a difference or
    multiple compares ("300 more than in Germany"). ``moved`` is the way that a level is said to
    have come ("fell to 229").
    """

    subject: Subject = Subject()
    places: tuple[Place, ...] = ()
    place_stated: bool = True
    entities: tuple[str, ...] = ()
    period: Period | None = None
    baseline: Period | None = None
    kind: Kind = Kind.LEVEL
    dimension: str = "count"
    negated: bool = False
    asserted: bool = True
    qualifiers: tuple[Qualifier, ...] = ()
    ranking: Ranking | None = None
    compared: tuple[Place, ...] = ()
    moved: Direction = Direction.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much: everything that judging may look at, and no words.

    ``value`` is a ``Period`` for dates (``Kind.DATE``) and a ``Quantity`` for all else.
    A falling change keeps its positive value and ``Direction.DOWN``.
    """

    value: Quantity | Period
    hedges: tuple[Hedge, ...] = ()
    direction: Direction = Direction.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable numeric statement in an article.

    ``span`` covers the words of the number with its unit; ``article.text[span]`` is ``text``.
    ``linked`` names claims of the same sentence that belong together ("rose 5 percent to 1.2
    million from 1.14 million").
    """

    id: str  # "c1", "c2", ... in order of appearance
    span: Span
    text: str
    sentence: Sentence
    topic: Topic
    amount: Amount
    attribution: Attribution | None = None
    linked: tuple[str, ...] = ()


class RemarkCode(StrEnum):
    """What is inconsistent inside the article itself."""

    WEEKDAY = "weekday"  # Wednesday, November 8 was no Wednesday
    CHANGE = "change"  # "from X to Y" against a stated percent
    PARTS = "parts"  # parts against their total
    RESTATED = "restated"  # the same quantity given twice, differently
    CONVERSION = "conversion"  # 55 mph (88.5 kph)
    AGE = "age"  # age against year of birth
    CONSISTENT = "consistent"  # a check that was made and holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding about the article alone, made without any source."""

    code: RemarkCode
    ok: bool
    span: Span
    text: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of one article."""

    claims: tuple[Claim, ...]
    passed_over: tuple[PassedOver, ...]
    remarks: tuple[Remark, ...] = ()
