"""The sentences of a page as figures, read as an article's are: a figure is a statement too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bs4 import Tag

from verify.claim import extract
from verify.claim.places import place_named
from verify.model import (
    Article,
    Caution,
    Claim,
    DateSource,
    Figure,
    Kind,
    Place,
    Provenance,
    Quantity,
)
from verify.source.dom import classes, is_hidden, text_of
from verify.source.links import text_link
from verify.source.raw import Sheet
from verify.source.when import parse_period

_PARAGRAPHS = frozenset({"p", "li", "dd", "blockquote"})
# Parts of a page that are not its text.
_ASIDE = frozenset({"nav", "footer", "aside", "header", "form", "button", "table", "figcaption"})
_ASIDE_CLASSES = frozenset(
    {"references", "reflist", "navbox", "toc", "catlinks", "hatnote", "comments"}
)
_SHORTEST = 20  # characters of a paragraph that can hold a statement
_LONGEST = 20_000
_CONTEXT = 200  # characters before a sentence that holds the words of a link's prefix
MAX_TEXT = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Paragraphs of one publisher: the page's own, or those of a quotation that names another."""

    paragraphs: tuple[str, ...]
    address: str = ""
    publisher: str = ""
    published: date | None = None


def read_prose(root: Tag, title: str, sheet: Sheet) -> Iterator[Figure]:
    """Yield a figure for every claim that the page's sentences make."""
    number = 0
    read_at = sheet.page.final_address or sheet.page.address
    for passage in passages(root, quotations=sheet.source.transcribed):
        anchor = passage.published or sheet.source.published or sheet.published
        text = "\n\n".join(passage.paragraphs)[:MAX_TEXT]
        article = Article(
            text=text,
            origin=sheet.page.address,
            title=title,
            date=anchor,
            date_source=DateSource.METADATA if anchor else DateSource.UNKNOWN,
        )
        for claim in extract(article).claims:
            if claim.topic.kind is Kind.RANK:  # worked out from figures, and never read off a page
                continue
            paragraph = number + claim.sentence.paragraph + 1
            at = Standing(
                location=f"paragraph {paragraph}",
                pointer=f"paragraph[{paragraph}]",
                link=text_link(read_at, claim.sentence.text, before=_before(claim, text)),
                title=passage.publisher or title,
                address=passage.address,
                published=passage.published,
            )
            yield figure_of(claim, sheet, at)
        number += len(passage.paragraphs)


def _before(claim: Claim, text: str) -> str:
    """Return the words before a sentence that the text has more than once, else "".

    They are all of one paragraph: a browser does not look for words across two.
    """
    sentence = claim.sentence
    if text.count(sentence.text) < 2:
        return ""
    before = text[max(0, sentence.span.start - _CONTEXT) : sentence.span.start].rstrip()
    return before.rpartition("\n\n")[2]


def passages(root: Tag, *, quotations: bool) -> Iterator[Passage]:
    """Yield the page's text in passages; ``quotations`` honours ``blockquote cite``.

    Only a page that a person transcribed may name other publishers: elsewhere anybody could put
    words into another's mouth.
    """
    collected: dict[int, list[str]] = {}
    quotes: dict[int, Tag | None] = {}
    for tag in root.find_all(_PARAGRAPHS):
        if tag.find(list(_PARAGRAPHS)) is not None or _is_aside(tag, root):
            continue
        text = text_of(tag)[:_LONGEST]
        if len(text) < _SHORTEST:
            continue
        quote = _quotation(tag) if quotations else None
        collected.setdefault(id(quote), []).append(text)
        quotes[id(quote)] = quote
    for key, paragraphs in collected.items():
        quote = quotes[key]
        if quote is None:
            yield Passage(paragraphs=tuple(paragraphs))
        else:
            yield Passage(
                paragraphs=tuple(paragraphs),
                address=str(quote["cite"]),
                publisher=_first_text(quote, "cite"),
                published=_time(quote),
            )


def _quotation(tag: Tag) -> Tag | None:
    for element in (tag, *tag.parents):
        if element.name in {"blockquote", "q"} and element.has_attr("cite"):
            return element if str(element["cite"]).startswith(("http://", "https://")) else None
    return None


def _first_text(tag: Tag, name: str) -> str:
    found = tag.find(name)
    return text_of(found) if isinstance(found, Tag) else ""


def _time(tag: Tag) -> date | None:
    found = tag.find("time", datetime=True)
    period = parse_period(str(found["datetime"])[:10]) if isinstance(found, Tag) else None
    return period.start if period else None


def _is_aside(tag: Tag, root: Tag) -> bool:
    for element in (tag, *tag.parents):
        if element is root:
            return False
        if is_hidden(element) or not _ASIDE_CLASSES.isdisjoint(classes(element)):
            return True
        if element.name in _ASIDE:
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a sentence stands: in words, for machines and as a link, and whose words it is."""

    location: str
    pointer: str
    link: str
    title: str = ""
    address: str = ""  # the publisher's, where it is another than the page's
    published: date | None = None


def figure_of(claim: Claim, sheet: Sheet, at: Standing) -> Figure:
    """Return the figure that a sentence of a source states."""
    source = sheet.source
    page = sheet.page
    read_at = page.final_address or page.address
    address = at.address or source.address or read_at
    topic = claim.topic
    if not topic.places and source.place:
        topic = replace(topic, places=(place_named(source.place) or Place(name=source.place),))
    if topic.period is None and source.period is not None:
        topic = replace(topic, period=source.period)
    cautions = list(sheet.cautions)
    if topic.period is None and topic.kind is not Kind.DATE:
        cautions.append(Caution.UNKNOWN_PERIOD)
    if isinstance(claim.amount.value, Quantity) and claim.amount.value.alternatives:
        cautions.append(Caution.AMBIGUOUS_NUMBER)
    return Figure(
        source=source.name,
        topic=topic,
        amount=claim.amount,
        origin=Provenance(
            address=address,
            retrieved=page.retrieved,
            sha256=page.sha256,
            location=at.location,
            words=claim.sentence.text,
            via=read_at if read_at != address else "",
            transcribed=source.transcribed,
            published=at.published or source.published or sheet.published,
            link=at.link if address == read_at else "",
            pointer=at.pointer,
        ),
        label_path=tuple(filter(None, (*source.labels, at.title))),
        role=source.role,
        trust=source.trust,
        attribution=claim.attribution,
        cautions=tuple(cautions),
    )
