"""A report with everything in it, written by hand.

Every label, a derived figure, a confirmed quotation, remarks, a problem, and text that tries to
break the page. It doubles as documentation: read it beside ``snapshots/table-120.txt``.
The article, its places and its figures are invented.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from verify.model import (
    COUNT,
    Amount,
    Article,
    Aside,
    Attribution,
    Caution,
    Claim,
    Comparison,
    DateSource,
    Derivation,
    Diagnosis,
    Direction,
    Evidence,
    Extraction,
    Field,
    Figure,
    Fit,
    Form,
    Hedge,
    Kind,
    Label,
    Match,
    PassedOver,
    Period,
    Place,
    Precision,
    Problem,
    ProblemCode,
    Provenance,
    Quantity,
    Reason,
    Remark,
    RemarkCode,
    Report,
    Result,
    Role,
    Score,
    Sentence,
    SourceState,
    Span,
    Subject,
    Topic,
    Unit,
    Verdict,
)

PARAGRAPHS = (
    "Ferry traffic in Norland climbs as bridge stays shut",
    (
        "On Tuesday, March 5, the harbour board of Norland said that ferries had carried more than "
        "2,200 cyclists since the bridge closed."
    ),
    (
        "Fares brought in $1,234,567.89 last year, and passenger numbers rose 60 percent from "
        "2021, the board’s chair, Ada Quill, told reporters."
    ),
    "Some 14 ferries ran aground in 2023, according to Quill.",
    (
        "Hundreds of thousands of visitors took the ferry \u202eover\u202c the summer, \x1b[31mshe "
        "said\x1b[0m; route 66 was not affected."
    ),
    (
        "The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, "
        "which [bold]runs[/bold] the pier, employs 15 people."
    ),
)
TEXT = "\n\n".join(PARAGRAPHS)
PERCENT = Unit(name="%", dimension="percent")
DOLLAR = Unit(name="dollar", dimension="currency USD")
NORLAND = Place(name="Norland", code="NRL")
RETRIEVED = datetime(2024, 3, 6, 9, 30, tzinfo=UTC)
SHA = "0123456789abcdef" * 4


def year(value: int) -> Period:
    return Period(
        start=date(value, 1, 1),
        end=date(value, 12, 31),
        precision=Precision.YEAR,
        words=str(value),
    )


def point(value: str, *, step: str = "1", unit: Unit = COUNT) -> Quantity:
    return Quantity(low=Decimal(value), high=Decimal(value), step=Decimal(step), unit=unit)


def sentence(paragraph: int) -> Sentence:
    start = TEXT.index(PARAGRAPHS[paragraph])
    words = PARAGRAPHS[paragraph]
    return Sentence(span=Span(start, start + len(words)), text=words, paragraph=paragraph)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(
    identifier: str,
    words: str,
    paragraph: int,
    topic: Topic,
    amount: Amount,
    *,
    speaker: str = "",
) -> Claim:
    return Claim(
        id=identifier,
        span=span(words),
        text=words,
        sentence=sentence(paragraph),
        topic=topic,
        amount=amount,
        attribution=Attribution(speaker=speaker, cue="told") if speaker else None,
    )


def figure(
    source: str,
    value: Quantity | Period,
    topic: Topic,
    *,
    location: str = "table 1 'Traffic by year', row '2023', column 'Passengers'",
    words: str = "",
    role: Role = Role.MEASURES,
    cautions: tuple[Caution, ...] = (),
    transcribed: bool = False,
) -> Figure:
    address = f"https://{source}.example/figures/2023"
    return Figure(
        source=source,
        topic=topic,
        amount=Amount(value=value),
        origin=Provenance(
            address=address,
            retrieved=None if transcribed else RETRIEVED,
            sha256=SHA,
            location=location,
            words=words,
            via="file:///srv/sheets/ferries.csv" if transcribed else "",
            transcribed=transcribed,
            published=date(2024, 1, 15),
            link=f"{address}#:~:text=Passengers" if not transcribed else "",
        ),
        label_path=("Traffic by year", "Passengers"),
        role=role,
        cautions=cautions,
    )


def derived(later: Figure, earlier: Figure, percent: str, formula: str) -> Figure:
    topic = Topic(
        subject=later.topic.subject,
        places=later.topic.places,
        period=later.topic.period,
        baseline=earlier.topic.period,
        kind=Kind.CHANGE,
        dimension="percent",
    )
    return Figure(
        source=later.source,
        topic=topic,
        amount=Amount(value=point(percent, step="0.1", unit=PERCENT), direction=Direction.UP),
        origin=Derivation(operation="percent change", formula=formula, inputs=(later, earlier)),
    )


def match(identifier: str, found: Figure, score: float, *, veto: str = "") -> Match:
    scores = (
        Score(field=Field.SUBJECT, fit=Fit.VETO if veto else Fit.EXPLICIT, value=score, note=veto),
        Score(field=Field.PLACE, fit=Fit.EXPLICIT, value=100.0, note="Norland"),
        Score(field=Field.PERIOD, fit=Fit.IMPLIED, value=80.0),
    )
    return Match(claim=identifier, figure=found, score=score, scores=scores)


def against(
    identifier: str, found: Figure, score: float, comparison: Comparison, note: str = ""
) -> Evidence:
    return Evidence(match=match(identifier, found, score), comparison=comparison, note=note)


CYCLISTS = Topic(
    subject=Subject(phrase="cyclists", head="cyclist"),
    places=(NORLAND,),
    period=Period(start=date(2023, 6, 1), end=None, words="since the bridge closed"),
)
FARES = Topic(
    subject=Subject(phrase="fares", head="fare"),
    places=(NORLAND,),
    period=year(2023),
    dimension="currency USD",
)
PASSENGERS = Subject(phrase="passenger numbers", head="passenger")
GROUNDINGS = Topic(
    subject=Subject(phrase="ferries aground", head="ferry"), places=(NORLAND,), period=year(2023)
)


def passengers(value: int, when: int, *, source: str = "harbour-office") -> Figure:
    topic = Topic(
        subject=Subject(phrase="passengers", head="passenger"),
        places=(NORLAND,),
        period=year(when),
    )
    return figure(
        source,
        point(str(value)),
        topic,
        words=f"{value:,}",
        location=f"table 1 'Traffic by year', row '{when}', column 'Passengers'",
    )


def dated() -> Result:
    day = Period(
        start=date(2024, 3, 5), end=date(2024, 3, 5), precision=Precision.DAY, words="March 5"
    )
    about = Topic(subject=Subject(phrase="statement of the harbour board"), kind=Kind.DATE)
    found = figure(
        "norland-herald",
        day,
        about,
        words="The board spoke on 5 March.",
        role=Role.REPORTS,
        transcribed=True,
    )
    return Result(
        claim=claim("c1", "March 5", 1, about, Amount(value=day)),
        verdict=Verdict(
            label=Label.SUPPORTED,
            reason=Reason.EQUAL,
            message="The Norland Herald gives the same day.",
            evidence=(against("c1", found, 88.0, Comparison.AGREES),),
        ),
    )


def within_hedge() -> Result:
    found = figure("harbour-office", point("2267"), CYCLISTS, words="2,267")
    other = figure("norland-herald", point("2867"), CYCLISTS, words="2,867", role=Role.REPORTS)
    far = figure("harbour-office", point("15"), GROUNDINGS, words="15")
    return Result(
        claim=claim(
            "c2",
            "2,200",
            1,
            CYCLISTS,
            Amount(value=point("2200", step="100"), hedges=(Hedge.OVER,)),
            speaker="the harbour board of Norland",
        ),
        verdict=Verdict(
            label=Label.SUPPORTED,
            reason=Reason.WITHIN_HEDGE,
            message="2,267 lies above 2,200 in the harbour office’s table.",
            evidence=(
                against("c2", found, 96.0, Comparison.AGREES, "2,267 lies above 2,200"),
                against("c2", other, 84.0, Comparison.AGREES_FAR, "2,867 is 30% above"),
            ),
            rejected=(match("c2", far, 31.0, veto="“ferries aground” are not “cyclists”"),),
        ),
    )


def refuted() -> Result:
    found = figure("harbour-office", point("1432567.89", step="0.01", unit=DOLLAR), FARES)
    return Result(
        claim=claim(
            "c3",
            "$1,234,567.89",
            2,
            FARES,
            Amount(value=point("1234567.89", step="0.01", unit=DOLLAR)),
        ),
        verdict=Verdict(
            label=Label.REFUTED,
            reason=Reason.OUTSIDE,
            message="Differs from the harbour office: $1,432,567.89 against $1,234,567.89.",
            evidence=(against("c3", found, 94.0, Comparison.DIFFERS),),
            diagnosis=Diagnosis(
                cause="another year",
                message="$1,234,567.89 is the office’s figure for 2022",
                correction="$1,432,567.89",
                figure=found,
            ),
        ),
    )


def conflicting() -> Result:
    topic = Topic(
        subject=PASSENGERS,
        places=(NORLAND,),
        baseline=year(2021),
        kind=Kind.CHANGE,
        dimension="percent",
    )
    first = derived(
        passengers(645, 2023), passengers(294, 2021), "119.3877551", "(645 − 294) / 294 = 119.4%"
    )
    second = derived(
        passengers(250, 2022, source="ferry-watch"),
        passengers(165, 2021, source="ferry-watch"),
        "51.51515152",
        "(250 − 165) / 165 = 51.5%",
    )
    said = figure("norland-herald", point("60", unit=PERCENT), topic, role=Role.REPORTS)
    return Result(
        claim=claim(
            "c4",
            "60 percent",
            2,
            topic,
            Amount(value=point("60", unit=PERCENT), direction=Direction.UP),
            speaker="Ada Quill",
        ),
        verdict=Verdict(
            label=Label.CONFLICTING,
            reason=Reason.WINDOWS_DISAGREE,
            message="Sources give 51.5% to 119.4%, depending on the year compared.",
            evidence=(
                against("c4", first, 90.0, Comparison.DIFFERS),
                against("c4", second, 82.0, Comparison.UNDECIDED),
            ),
            quote=against("c4", said, 93.0, Comparison.AGREES),
        ),
    )


def quoted() -> Result:
    said = figure(
        "norland-herald",
        point("14"),
        GROUNDINGS,
        words="Quill spoke of 14 groundings.",
        role=Role.REPORTS,
        transcribed=True,
    )
    return Result(
        claim=claim(
            "c5",
            "14",
            3,
            GROUNDINGS,
            Amount(value=point("14"), hedges=(Hedge.ABOUT,)),
            speaker="Quill",
        ),
        verdict=Verdict(
            label=Label.NOT_ENOUGH,
            reason=Reason.QUOTE_CONFIRMED,
            message="The Norland Herald quotes the same number; no source measures it.",
            quote=against("c5", said, 91.0, Comparison.AGREES),
        ),
    )


def fuzzy() -> Result:
    topic = Topic(subject=Subject(phrase="visitors", head="visitor"), places=(NORLAND,))
    value = Quantity(
        low=Decimal(200000), high=Decimal(999999), step=Decimal(100000), form=Form.FUZZY
    )
    found = figure(
        "ferry-watch", point("341000", step="1000"), topic, cautions=(Caution.UNKNOWN_PERIOD,)
    )
    return Result(
        claim=claim("c6", "Hundreds of thousands", 4, topic, Amount(value=value)),
        verdict=Verdict(
            label=Label.NOT_ENOUGH,
            reason=Reason.CAUTION,
            message="Ferry Watch gives 341,000 and does not say for when.",
            evidence=(against("c6", found, 71.0, Comparison.UNDECIDED),),
        ),
    )


def uncovered() -> Result:
    topic = Topic(subject=Subject(phrase="people", head="person"))
    near = figure("harbour-office", point("15"), GROUNDINGS, words="15")
    return Result(
        claim=claim("c7", "15 people", 5, topic, Amount(value=point("15"))),
        verdict=Verdict(
            label=Label.NOT_ENOUGH,
            reason=Reason.NO_FIGURE,
            message="No source has a figure for this.",
            rejected=(match("c7", near, 22.0, veto="“ferries aground” are not “people”"),),
        ),
    )


def article() -> Article:
    return Article(
        text=TEXT,
        origin="ferries.txt",
        title=PARAGRAPHS[0],
        date=date(2024, 3, 5),
        date_source=DateSource.INFERRED,
        date_reason="“Tuesday, March 5” fits 2024, and 2023 is the latest year mentioned",
    )


def extraction() -> Extraction:
    full = full_report()
    return Extraction(
        claims=tuple(result.claim for result in full.results),
        passed_over=full.passed_over,
        remarks=full.remarks,
    )


def full_report() -> Report:
    """Return a report that shows everything the program can say."""
    return Report(
        article=article(),
        results=(
            dated(),
            within_hedge(),
            refuted(),
            conflicting(),
            quoted(),
            fuzzy(),
            uncovered(),
        ),
        passed_over=(
            PassedOver(span=span("2021"), text="2021", reason=Aside.YEAR),
            PassedOver(span=span("66"), text="66", reason=Aside.IDENTIFIER),
        ),
        remarks=(
            Remark(
                code=RemarkCode.WEEKDAY,
                ok=True,
                span=span("Tuesday, March 5"),
                text="Tuesday, March 5",
                message="5 March 2024 was a Tuesday",
            ),
            Remark(
                code=RemarkCode.CHANGE,
                ok=False,
                span=span("rose 60 percent from 2021"),
                text="rose 60 percent from 2021",
                message="the article’s own figures give 62%",
            ),
        ),
        problems=(
            Problem(
                code=ProblemCode.UNREACHABLE,
                source="port-register",
                message="https://register.example/api did not answer",
                remedy="try again later, or run with --offline to use the pages in the store",
            ),
        ),
        sources=(
            SourceState(
                name="harbour-office",
                title="Norland Harbour Office",
                role=Role.MEASURES,
                pages=1,
                figures=88,
                asked=True,
            ),
            SourceState(
                name="ferry-watch",
                title="Ferry Watch",
                role=Role.MEASURES,
                pages=2,
                figures=12,
                asked=True,
            ),
            SourceState(
                name="norland-herald",
                title="The Norland Herald",
                role=Role.REPORTS,
                pages=1,
                figures=7,
                asked=True,
            ),
            SourceState(
                name="port-register",
                title="Port Register",
                role=Role.MEASURES,
                pages=0,
                figures=0,
                asked=True,
            ),
            SourceState(
                name="world-bank",
                title="World Bank",
                role=Role.MEASURES,
                pages=0,
                figures=0,
                asked=False,
            ),
        ),
        generated=RETRIEVED,
        options_digest="0123456789ab",
        version="0.1.0",
    )


def empty_report() -> Report:
    """Return the report on an article without a single number that could be checked."""
    return Report(
        article=Article(text="Nothing to count.", origin="empty.txt"),
        results=(),
        passed_over=(),
        remarks=(),
        problems=(),
        sources=(),
        generated=RETRIEVED,
        options_digest="0123456789ab",
        version="0.1.0",
    )
