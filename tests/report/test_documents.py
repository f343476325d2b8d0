"""Markdown and HTML: complete, and inert whatever an article or a source says."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest
from markdown_it import MarkdownIt

from tests.report.samples import empty_report, full_report
from verify.model import Article, Problem, ProblemCode, Remark, RemarkCode, Report, Span
from verify.report import FORMATS, Style
from verify.report.html import to_html
from verify.report.markdown import escape, link, to_markdown

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>' onmouseover='x",
    "</title></style><style>*{display:none}",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "| a | b |\n|---|---|\n# Title\n- item",
    "`code` **bold** ~~gone~~ $x$ &lt;b&gt; https://evil.example www.evil.example",
    "\x1b]8;;http://evil.example\x07x\x1b]8;;\x07 \u202egnp.exe \ud800",
)


def hostile_report(text: str) -> Report:
    """Return the full report with ``text`` wherever an article or a source can put its own."""
    full = full_report()
    results = []
    for result in full.results:
        claim = result.claim
        sentence = replace(claim.sentence, text=text, span=Span(0, len(text)))
        subject = replace(claim.topic.subject, phrase=text)
        claim = replace(
            claim,
            text=text,
            span=Span(0, len(text)),
            sentence=sentence,
            topic=replace(claim.topic, subject=subject),
        )
        results.append(replace(result, claim=claim, verdict=replace(result.verdict, message=text)))
    return replace(
        full,
        article=Article(text=text, origin=text, title=text),
        results=tuple(results),
        problems=(Problem(code=ProblemCode.HTTP_ERROR, source=text, message=text, remedy=text),),
        remarks=(
            Remark(
                code=RemarkCode.PARTS, ok=False, span=Span(0, len(text)), text=text, message=text
            ),
        ),
    )


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_everything_the_table_tells_is_there(name: str) -> None:
    shown = FORMATS[name](full_report(), Style())
    plain = re.sub(r"\\(?=[^\w\s])", "", re.sub(r"<[^>]*>|\*\*", "", shown))
    for words in (
        "Ferry traffic in Norland climbs",
        "Tuesday, 5 March 2024",
        "$1,234,567.89",
        "$1,432,567.89",
        "over 2,200",
        "(645 − 294) / 294",
        "Norland Harbour Office",
        "depends on the period compared",
        "quote confirmed, nothing measures it",
        "5 March 2024 was a Tuesday",
        "Port Register",
        "7 claims: 2 supported, 1 refuted, 1 conflicting, 3 not enough evidence.",
    ):
        assert words in plain
    assert "https://harbour-office.example/figures/2023" in shown


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name](full_report(), Style()) == FORMATS[name](full_report(), Style(width=40))


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_an_article_without_numbers_says_so(name: str) -> None:
    assert "No number found that could be checked." in FORMATS[name](empty_report(), Style())


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_element_that_a_text_brought(text: str) -> None:
    shown = to_html(hostile_report(text), Style())
    shown.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    page = lxml.html.document_fromstring(shown)
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "svg", "iframe", "object", "form", "input", "base", "link"}
    assert len(page.findall(".//style")) == 1
    assert len(page.findall(".//title")) == 1
    for element in page.iter():
        assert not [name for name in element.attrib if str(name).startswith("on")]
        assert str(element.get("href", "#claim-")).startswith(("https://", "#claim-"))


def test_html_loads_nothing() -> None:
    shown = to_html(full_report(), Style())
    assert "default-src &#x27;none&#x27;" in shown
    assert not re.search(r"\b(?:src|srcset|data|action)=|url\(|@import", shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_holds_no_markup_that_a_text_brought(text: str) -> None:
    shown = to_markdown(hostile_report(text), Style(explain=True))
    shown.encode("utf-8")
    bare = re.sub(r"\\[^\w\s]", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert not re.search(r"<(?!br>|https?://[^>]*>)|!\[|`|://evil", bare)
    rows = [line for line in bare.split("\n") if line.startswith("|")]
    assert {line.count("|") for line in rows} == {6}
    assert [line for line in bare.split("\n") if line.startswith(("# ", "## "))][1:] == [
        "## The article by itself",
        "## Problems with sources",
        "## Evidence",
    ]


def test_a_link_needs_a_web_address() -> None:
    assert link("a [name]", "https://example.org/x") == "[a \\[name\\]](<https://example.org/x>)"
    assert link("name", "javascript:alert(1)") == "name"


def test_escaped_text_is_one_line() -> None:
    assert escape(" a\n# b ") == "a \\# b"


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_renders_to_nothing_but_its_own_elements(text: str) -> None:
    """A CommonMark reader sees headings, lists, one table, emphasis and links to sources."""
    shown = to_markdown(hostile_report(text), Style(explain=True))
    rendered = MarkdownIt("commonmark").enable("table").render(shown)
    page = lxml.html.document_fromstring(rendered)
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    frame = {"html", "body", "p", "h1", "h2", "h3", "ul", "li", "br", "strong", "a"}
    assert tags <= frame | {"table", "thead", "tbody", "tr", "th", "td"}
    assert len(page.findall(".//table")) == 1
    targets = {str(element.get("href")) for element in page.iter("a")}
    assert all(".example/figures/2023" in target for target in targets)
