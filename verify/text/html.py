"""Read an article from an HTML page: its main text, title, author and date of publication.

The main text is the element whose own paragraphs hold most words outside links, the idea of
Readability (Arc90, 2010) in its shortest form; menus, teasers and comments have short or linked
paragraphs and lose. ``tests/benchmarks/main_text.py`` compares with trafilatura, which is no
dependency because it keeps no more numbers and adds some of other matter.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict

from bs4 import BeautifulSoup, Tag, UnusualUsageWarning
from bs4.element import PreformattedString

from verify.model import Article, DateSource
from verify.patterns import lazy
from verify.text.metadata import Metadata, class_names, read_metadata

_NOISE = (
    "script", "style", "noscript", "template", "iframe", "svg", "button", "select",
    "nav", "footer", "aside", "figcaption", "video", "audio", "object", "canvas",
)  # fmt: skip
# Around what is no article as a rule; some publishing systems wrap the whole page into one.
_WRAPPERS = ("form", "figure")
_MOST_WRAPPED = 0.25  # share of the page's running text from which a wrapper is no noise
_NOISY_NAME = lazy(
    r"(?:^|[\s_-])(?:comments?|related|sidebar|share|social|promo|newsletter|subscribe|cookie|"
    r"advert|ads?|breadcrumbs?|recommended|trending|most-read|menu|byline|tags|captions?|credits?|consent|gdpr)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEXT_TAGS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre", "dd")
_BLOCKS = ("div", "table", "ul", "ol", "section", "article", "header", "h1", "h2", "h3", "h4")
_RUNNING = ("p", "li", "blockquote", "pre")  # what a text's sentences stand in
_SPACE = lazy(r"\s+")
_SHORTEST = 25  # characters of a paragraph that speaks for its parent
_WORTH_WIDENING = 1.2  # how much more an ancestor must hold to be taken instead
_SHORTEST_ITEM = 80  # of a list item: menus have short ones
_ITEM_WEIGHT = 0.3  # of a list item beside a paragraph: teasers come in lists too
_MOST_WIDENING = 3  # ancestors looked at for that
_MOST_LINKED = 0.5  # share of a paragraph's characters that may stand in links


def read_html(text: str, *, origin: str) -> Article:
    """Return the article of a page. Its text is the title and the paragraphs, blank lines between.

    The text is empty if the page has no paragraphs.
    """
    with warnings.catch_warnings():  # about XML and file names: whatever it is, it is read as HTML
        warnings.simplefilter("ignore", UnusualUsageWarning)
        soup = BeautifulSoup(text, "lxml")
    metadata = read_metadata(soup)
    _clear(soup)
    paragraphs = _paragraphs(soup, title=metadata.title)
    if sum(map(len, paragraphs)) < len(metadata.body) // 2:
        paragraphs = [line for line in map(_squeezed, metadata.body.split("\n")) if line]
    return _article(metadata, paragraphs, origin=origin)


def _clear(soup: BeautifulSoup) -> None:
    """Take out what is never an article's text."""
    for tag in soup.find_all(_NOISE):
        tag.decompose()
    running = sum(map(_running, soup.find_all(_RUNNING)))
    for tag in soup.find_all(_WRAPPERS):
        if not tag.decomposed and sum(map(_running, tag.find_all(_RUNNING))) <= (
            _MOST_WRAPPED * running
        ):
            tag.decompose()


def _article(metadata: Metadata, paragraphs: list[str], *, origin: str) -> Article:
    """Return the article with its title as the first paragraph."""
    parts = [metadata.title, *paragraphs] if metadata.title and paragraphs else paragraphs
    return Article(
        text="\n\n".join(parts),
        origin=origin,
        title=metadata.title,
        author=metadata.author,
        date=metadata.published,
        date_source=DateSource.METADATA if metadata.published else DateSource.UNKNOWN,
        date_reason=metadata.date_reason,
    )


def _paragraphs(soup: BeautifulSoup, *, title: str) -> list[str]:
    """Return the main text's paragraphs in order."""
    root = _main_element(soup)
    if root is None:
        return _loose_lines(soup)
    found: list[str] = []
    for tag in root.find_all(_TEXT_TAGS):
        if tag.find(("p", "li")) is not None or _is_noisy(tag, root):
            continue
        words = _squeezed(tag.get_text())
        headed = tag.name not in {"h2", "h3", "h4"} or words != title
        if words and headed and _link_share(tag, words) < _MOST_LINKED:
            found.append(f"- {words}" if tag.name == "li" else words)
    return found


def _running(tag: Tag) -> int:
    """Return how many characters of running text a paragraph or list item has: 0 if linked."""
    if tag.find(_RUNNING) is not None:
        return 0  # those inside count for themselves
    words = _squeezed(tag.get_text())
    shortest = _SHORTEST if tag.name == "p" else _SHORTEST_ITEM
    if len(words) < shortest or _link_share(tag, words) >= _MOST_LINKED:
        return 0
    return len(words)


def _main_element(soup: BeautifulSoup) -> Tag | None:
    """Return the element that holds the article, or None if the page has no paragraphs."""
    scores: defaultdict[int, float] = defaultdict(float)
    elements: dict[int, Tag] = {}
    for tag in soup.find_all(_RUNNING):
        item = tag.name == "li"
        near = list(tag.parents)[item : item + 3]  # it is not the list that holds the article
        weight = _running(tag) * (_ITEM_WEIGHT if item else 1.0)
        # A name further up may be that of the whole page's layout.
        if not weight or not near or _is_noisy(tag, near[-1]):
            continue
        for ancestor in near:
            if ancestor.name in {"[document]", "html"}:
                break
            elements[id(ancestor)] = ancestor
            scores[id(ancestor)] += weight
            weight *= 0.6
    if not scores:
        return None
    return _widened(elements[max(scores, key=lambda key: scores[key])])


def _widened(element: Tag) -> Tag:
    """Return the ancestor that also holds the rest of an article cut up by other matter."""
    best, held = element, _held(element)
    for ancestor in list(element.parents)[:_MOST_WIDENING]:
        if ancestor.name in {"body", "html", "[document]"}:
            break
        more = _held(ancestor)
        if more > held * _WORTH_WIDENING:
            best, held = ancestor, more
    return best


def _held(element: Tag) -> int:
    """Return how many characters of paragraphs an element has that is not named as noise."""
    return sum(_running(tag) for tag in element.find_all("p") if not _is_noisy(tag, element))


def _loose_lines(soup: BeautifulSoup) -> list[str]:
    """Return the lines of the element with most words of its own, for a page without ``p``."""
    best: list[str] = []
    for tag in soup.find_all(("div", "td", "article", "section", "body")):
        own = "".join(
            "\n" if isinstance(child, Tag) and child.name == "br" else child.get_text()
            for child in tag.children
            if not (isinstance(child, Tag) and child.name in _BLOCKS)
            and not isinstance(child, PreformattedString)
        )
        lines = [line for line in map(_squeezed, own.split("\n")) if line]
        if sum(map(len, lines)) > sum(map(len, best)):
            best = lines
    return best


def _is_noisy(tag: Tag, root: Tag) -> bool:
    """Tell whether an element inside ``root`` around ``tag`` is named after what is no article."""
    for element in (tag, *tag.parents):
        if element is root:
            return False
        names = f"{element.get('id') or ''} {class_names(element)}"
        if _NOISY_NAME.search(names[:300]):
            return True
    return False


def _link_share(tag: Tag, words: str) -> float:
    """Return the share of a paragraph's characters that stand in links; all, inside of one."""
    if tag.find_parent("a") is not None:
        return 1.0
    linked = sum(len(_squeezed(link.get_text())) for link in tag.find_all("a"))
    return linked / max(1, len(words))


def _squeezed(words: str) -> str:
    """Return the words with every run of white space as one space."""
    return _SPACE.sub(" ", words).strip()
