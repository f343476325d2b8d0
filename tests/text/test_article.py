"""Articles: formats, character sets, titles, dates, and what is refused."""

from __future__ import annotations

import contextlib
import pickle
from datetime import date

import pytest

from tests.timing import seconds
from verify.errors import ArticleError
from verify.model import DateSource
from verify.text import read_article

PAGE = """<!doctype html><html><head><title>Mill town floods | The Gazette</title>
<meta property="og:title" content="Mill town floods">
<meta property="article:published_time" content="2023-11-08T23:30:00-05:00">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},
{"@type": "NewsArticle", "author": [{"name": "Ann Lee"}], "dateModified": "2024-01-02"}]}</script>
</head><body><nav><p>Home and all the other sections of this newspaper</p></nav>
<article><h1>Mill town floods</h1>
<p>The river rose 2 metres on Tuesday, and 40 families left their homes.</p>
<div class="ad"><p>Buy now and save 50 percent on everything in the shop.</p></div>
<p>The mayor said<sup>1</sup> the dam held, though&nbsp;only just.</p>
<ul><li>12 streets are closed</li></ul></article>
<footer><p>Copyright 2023 by the publisher of this newspaper, all rights reserved.</p></footer>
</body></html>"""


def test_plain_text_is_kept_as_it_is() -> None:
    """Only the byte-order mark goes, and line ends become line feeds."""
    content = "\ufeffRain at last\r\n\r\nIt rained 5 mm.\u200b".encode()
    article = read_article(content, origin="rain.txt")
    assert article.text == "Rain at last\n\nIt rained 5 mm.\u200b"
    assert article.title == "Rain at last"
    assert article.date is None
    assert article.date_source is DateSource.UNKNOWN


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("Café, 5 €".encode(), ""),
        ("Café, 5 €".encode("utf-16"), ""),
        ("Café, 5 €".encode("cp1252"), ""),
        ("Café, 5 €".encode("iso-8859-15"), "; charset=iso-8859-15"),
    ],
)
def test_character_sets(content: bytes, charset: str) -> None:
    """Marks win, then UTF-8, then the declared set, then Windows-1252."""
    assert read_article(content, origin="a", media_type="text/plain" + charset).text == "Café, 5 €"


def test_a_page_says_its_own_character_set() -> None:
    """What the server declares counts before it; what is no page's character set, never."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Ветер дул 5 часов.</p></body>'
    content = page.encode("cp1251")
    for declared in ("text/html", "text/html; charset=unicode_escape"):
        article = read_article(content, origin="wind.html", media_type=declared)
        assert article.text == "Ветер дул 5 часов."
    declared = "text/html; charset=koi8-r"
    assert read_article(content, origin="a", media_type=declared).text != "Ветер дул 5 часов."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n", "an image"),
        (b"abc\x00def" * 9, "binary"),
        (b"<html><body></body></html>", "no article text"),
        (b"x" * 20_000_001, "larger than"),
    ],
)
def test_what_is_no_article_is_refused(content: bytes, words: str) -> None:
    """One clear line that begins with the article's name."""
    with pytest.raises(ArticleError, match=words) as caught:
        read_article(content, origin="thing.bin")
    assert str(caught.value).startswith("thing.bin: ")


def test_html_page() -> None:
    """Main text without menus and advertisements; title, author and date from the metadata."""
    article = read_article(PAGE.encode(), origin="https://example.org/flood?id=1")
    assert article.title == "Mill town floods"
    assert article.author == "Ann Lee"
    assert (article.date, article.date_source) == (date(2023, 11, 8), DateSource.METADATA)
    assert article.text.split("\n\n") == [
        "Mill town floods",
        "The river rose 2 metres on Tuesday, and 40 families left their homes.",
        "The mayor said1 the dam held, though only just.",
        "- 12 streets are closed",
    ]


def test_given_date_overrules_the_page() -> None:
    """The user knows better."""
    article = read_article(PAGE.encode(), origin="a.html", given_date=date(2020, 1, 2))
    assert (article.date, article.date_source) == (date(2020, 1, 2), DateSource.GIVEN)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": 5}</script>',
        '<meta name="date" content="yesterday">',
        '<meta name="date" content="0001-01-01T00:00:00Z">',
        '<meta name="date" content="2023-02-31">',
    ],
)
def test_broken_metadata_is_left_out(head: str) -> None:
    """A page may claim anything about itself."""
    page = (
        f"<html><head>{head}</head><body><p>It rained for 12 days in the hills.</p></body></html>"
    )
    article = read_article(page.encode(), origin="a.html")
    assert article.date is None
    assert article.text == "It rained for 12 days in the hills."


def test_page_without_paragraphs() -> None:
    """Text between line breaks is found too."""
    page = "<html><body><div>Menu</div><div>It rained.<br>5 mm fell.<!-- no --></div></body></html>"
    assert read_article(page.encode(), origin="a.html").text == "It rained.\n\n5 mm fell."


def test_markdown() -> None:
    """Marks go, words stay; front matter gives title and date."""
    text = (
        "---\ntitle: Rain\ndate: 2023-05-06\nauthor: Ann\n---\n# Rain\n\n"
        "It **rained** [5 mm](https://example.org/1) on *Monday*.[^1]\n\n> Not snow\n\n* one\n"
        "```\n10 GOTO 20\n```\n"
    )
    article = read_article(text.encode(), origin="rain.md")
    assert article.text == "Rain\n\nIt rained 5 mm on Monday.\n\nNot snow\n\n* one"
    assert (article.title, article.author, article.date) == ("Rain", "Ann", date(2023, 5, 6))


def test_articles_pickle() -> None:
    """Engines send them between processes."""
    article = read_article(b"It rained.", origin="a")
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - made here


@pytest.mark.parametrize(
    "page",
    [
        "file.html",
        "<?xml version='1.0'?><rss><p>It rained for twelve days in the hills.</p></rss>",
        "<p>" * 3000 + "It rained for twelve days in the hills.",
        "<div>" * 3000 + "<p>It rained for twelve days in the hills.</p>",
        "<html><body><p>It rained &#x0; &#xD800; &#99999999; for twelve days in the hills.",
        "<table><tr><td>It rained<td>for twelve days",
        "<p><a href='x'>" * 500,
    ],
)
def test_hostile_pages(page: str) -> None:
    """Whatever it is, it is read or refused in a moment, without a warning."""

    def read() -> None:
        with contextlib.suppress(ArticleError):
            article = read_article(page.encode(), origin="a.html")
            assert "twelve days" in article.text or page == "file.html"

    assert seconds(read, enough=3) <= 3


_LINES = (
    "The mill at the river burned for three days before the rain came on Sunday.",
    "Some 40 families have lost their homes, and 12 streets are closed until further notice.",
)


def _body_of(markup: str) -> str:
    page = f"<html><head><title>Mill fire</title></head><body>{markup}</body></html>"
    return read_article(page.encode(), origin="fire.html").text


@pytest.mark.parametrize(
    "markup",
    [
        "<form id='all'><div><p>{}</p><p>{}</p></div></form>",
        "<div><p>{}</p><ul><li>{}</li></ul></div>",
        "<main><figure class='wrap'><div><p>{}</p></div><div><p>{}</p></div></figure></main>",
    ],
    ids=["a form around the page", "items of a list", "a figure around the text"],
)
def test_an_article_is_found_in_whatever_holds_it(markup: str) -> None:
    text = _body_of(markup.format(*_LINES))
    assert all(line in text for line in _LINES)


@pytest.mark.parametrize(
    "other",
    [
        "<div class='privacy-consent'><p>{}</p></div>",
        "<div><a href='/other'><p>{}</p></a></div>",
        "<div class='caption'><p>{}</p></div>",
        "<ul class='related'><li>{}</li></ul>",
        "<form><p>{}</p></form>",
    ],
    ids=["consent", "inside a link", "caption", "related", "form"],
)
def test_what_stands_around_an_article_is_left_out(other: str) -> None:
    said = "We and our 873 partners keep and read what is on your device."
    lines = "".join(f"<p>{line}</p>" for line in (*_LINES, *_LINES))
    text = _body_of(f"<div>{lines}{other.format(said)}</div>")
    assert "873" not in text
    assert _LINES[1] in text


def test_a_date_that_is_not_understood_is_not_passed_over_in_silence() -> None:
    """A slip in the front matter would otherwise look like an article that bears no date."""
    article = read_article(
        b"---\ndate: 32 Nov 2023\n---\nLast year 31 ships sank.\n", origin="a.md"
    )
    assert article.date is None
    assert article.date_reason == "the front matter's date '32 Nov 2023' is not understood"
