"""What sources say: pages, figures and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from verify.model.texts import Amount, Attribution, Topic


class Role(StrEnum):
    """Whether a source measures something or reports what somebody said."""

    MEASURES = "measures"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One page to retrieve for a source."""

    source: str  # the source's name
    address: str  # http(s) address, or an absolute file: address
    local: bool = False  # the source may reach the file system or a non-public address
    known: Page | None = None  # an earlier copy, returned again when the server says it still holds
    max_age: timedelta | None = None  # how old a stored copy may be; None leaves it to the store


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A source's bytes as retrieved."""

    source: str
    address: str  # as asked for
    final_address: str  # after redirects
    content: bytes
    sha256: str
    retrieved: datetime  # UTC
    media_type: str = ""
    charset: str = ""  # as declared by the protocol; empty when it was not
    modified: datetime | None = None
    stale: bool = False  # older than the source's max_age and could not be refreshed
    stale_reason: str = ""  # why not
    etag: str = ""  # as sent, to ask later whether the page still holds
    complete: bool = True  # False: it came without any sign by which a missing end would show


class Caution(StrEnum):
    """Why a figure, though read, must not refute."""

    GUESSED_CHARSET = "character set was guessed"
    AMBIGUOUS_NUMBER = "number can be read in more than one way"
    UNKNOWN_UNIT = "unit is not stated"
    UNKNOWN_PERIOD = "period is not stated"
    STALE = "page is older than its source allows"
    TRUNCATED = "page was cut short"
    LAYOUT = "page does not look as expected"
    REASSEMBLED = "text was put together from the layout of a page"
    HEADERS = "table headings are unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a figure was read: enough to find it by hand.

    ``words`` are the cell's or the sentence's exact words, ``location`` says where they stand
    ("table 1 'Attacks by year', row '2021', column 'attacks'"). ``address`` is the original
    publisher's; ``via`` names the page that was really read when it differs, and
    ``transcribed`` tells that a person copied the figure there.
    """

    address: str
    retrieved: datetime | None
    sha256: str
    location: str
    words: str
    via: str = ""
    transcribed: bool = False
    published: date | None = None
    link: str = ""  # deep link: address with a text fragment
    pointer: str = (
        ""  # machine form: "table[1]/row[3]/column[2]", "$[1][0].value", "row 7, column 'value'"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a figure was worked out; ``operation`` applied to ``inputs`` gives it again."""

    operation: str  # a key of the table of derivations: "percent change", "sum", ...
    formula: str  # "(294 - 188) / 188 = 56.4%"
    inputs: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number from a source, with its label path (headings, outermost first)."""

    source: str
    topic: Topic
    amount: Amount
    origin: Provenance | Derivation
    label_path: tuple[str, ...] = ()
    role: Role = Role.MEASURES
    trust: int = 0  # place in sources.yaml: smaller is trusted more
    attribution: Attribution | None = None
    cautions: tuple[Caution, ...] = ()
