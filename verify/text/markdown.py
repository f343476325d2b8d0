"""Read an article from Markdown: the words without the marks."""

from __future__ import annotations

import re

from verify.model import Article, DateSource
from verify.patterns import lazy
from verify.text.dates import iso_date

_FRONT = lazy(r"\A---[ \t]*\n((?:(?!---[ \t]*\n)[^\n]*\n){0,200})---[ \t]*\n")
_FIELD = lazy(r"^(title|date|published|author)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_FENCE = lazy(r"^[ \t]{0,3}(```|~~~)")
_HEADING = lazy(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = lazy(r"^[ \t]{0,3}(?:=+|-{2,})[ \t]*$")
_RULE = lazy(r"^[ \t|:*_-]+$")
_QUOTE = lazy(r"^[ \t]{0,3}(?:>[ \t]?)+")
_IMAGE = lazy(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = lazy(r"\[([^\[\]\n]{0,1000})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_FOOTNOTE = lazy(r"\[\^[^\]\n]{1,100}\]:?")
_STRONG = lazy(r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_)(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?!\w)")
_ESCAPE = lazy(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_COMMENT = lazy(r"<!--.{0,20000}?-->", re.DOTALL)
_BLANKS = lazy(r"\n{3,}")
_TAG = lazy(r"</?[a-zA-Z][^<>\n]{0,1000}>")


def read_markdown(text: str, *, origin: str) -> Article:
    """Return the article; title, date and author come from front matter or the first heading."""
    fields, body = _front_matter(text)
    title = fields.get("title", "")
    lines: list[str] = []
    fenced = False
    for line in _COMMENT.sub("", body).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            continue
        if fenced or (_UNDERLINE.match(line) and lines and lines[-1]):
            lines.append("")
            continue
        heading = _HEADING.match(line)
        words = _inline(heading[1] if heading else _QUOTE.sub("", line))
        if heading:
            lines += ["", words, ""]
            title = title or words
        else:
            lines.append("" if _RULE.match(words) else words)
    written = _BLANKS.sub("\n\n", "\n".join(lines)).strip("\n")
    if title and not written.startswith(title):
        written = f"{title}\n\n{written}"
    stated = fields.get("date", fields.get("published", ""))
    published = iso_date(stated)
    unread = f"the front matter's date {stated[:40]!r} is not understood" if stated else ""
    return Article(
        text=written,
        origin=origin,
        title=title,
        author=fields.get("author", ""),
        date=published,
        date_source=DateSource.METADATA if published else DateSource.UNKNOWN,
        date_reason="front matter" if published else unread,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields before the text and the text itself."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    fields = (_FIELD.match(line) for line in found[1].split("\n"))
    known = {field[1].lower(): field[2].strip().strip("\"'") for field in fields if field}
    return known, text[found.end() :]


def _inline(line: str) -> str:
    """Return a line's words without emphasis, links, images, code marks and tags."""
    line = _FOOTNOTE.sub("", _IMAGE.sub("", line))
    line = _LINK.sub(r"\1", line)
    for _ in range(2):  # emphasis inside emphasis
        line = _STRONG.sub(r"\2", line)
    line = _TAG.sub("", line.replace("`", ""))
    return _ESCAPE.sub(r"\1", line)
