"""The pieces of a claim's row, the same in the table's cells and in the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from verify.model import Label
from verify.report.describe import Snippet
from verify.report.pen import Pen, Segment
from verify.report.view import Line, Row

_LABEL_WIDTH = 11


def sentence_text(pen: Pen, snippet: Snippet) -> Text:
    """Return a sentence with its number marked."""
    before, after = snippet.before.lstrip(), snippet.after.rstrip()
    return pen.text(before, pen.marked(snippet.number), after)


def claimed_texts(pen: Pen, row: Row) -> list[Text]:
    """Return what is claimed: the words, how they were read, when, and who says so."""
    lines: list[Segment] = [(row.claimed, "strong")]
    lines += [(words, "quiet") for words in (row.reading, row.period, row.speaker) if words]
    return [pen.text(line) for line in lines]


def reference_texts(pen: Pen, line: Line) -> list[Text]:
    """Return a reference figure: the number, what it counts, when, and how it was worked out."""
    figure: list[Segment] = [(line.figure, "strong")]
    if line.comparison:
        figure.insert(0, (f"{pen.sign(line.comparison)} ", line.comparison))
    return [pen.text(*figure), *(pen.text((note, "quiet")) for note in line.notes)]


def source_texts(pen: Pen, line: Line) -> list[Text]:
    """Return a source's name as a link, and whether it only reports what somebody said."""
    name = pen.text(line.source, link=line.link)
    return [name, pen.text((line.site, "quiet"), link=line.link)] if line.site else [name]


def rest_text(pen: Pen, row: Row) -> Text:
    """Return how many figures are not shown, and where they are."""
    where = "below" if pen.style.explain else "see --explain"
    return pen.text((f"{row.rest}; {where}", "quiet"))


def verdict_texts(pen: Pen, row: Row) -> list[Text]:
    """Return the verdict's sign and word, its reason and what may have gone wrong."""
    reason = pen.text((row.reason, "quiet"))
    return [label_text(pen, row.label), reason, *(pen.text(part) for part in row.advice)]


def label_text(pen: Pen, label: Label) -> Text:
    """Return a verdict's sign and word in its colour."""
    return pen.text((f"{pen.sign(label)} {label.value}", label))


# ------------------------------------------------------------------------------------ the blocks


def blocks(pen: Pen, shown: Sequence[Row]) -> list[Text]:
    """Return the rows as blocks under each other, for narrow screens."""
    return [text for row in shown for text in (*block(pen, row), pen.text())]


def block(pen: Pen, row: Row) -> list[Text]:
    """Return one claim as a block: sentence, verdict, then what is compared."""
    indent = len(row.id) + 2
    verdict = [label_text(pen, row.label), pen.text((row.reason, "quiet"))]
    lead = pen.space(2).join([pen.text((row.id, "quiet")), *verdict])
    body = [*pen.wrap(sentence_text(pen, row.snippet), pen.style.columns - indent)]
    body += _labelled(pen, "claimed", pen.join(claimed_texts(pen, row), "; "), indent)
    for line in row.shown:
        body += _reference(pen, "quoted" if line.quote else "reference", line, indent)
    if row.rest:
        body += _labelled(pen, "", rest_text(pen, row), indent)
    if row.advice:
        label = "perhaps" if row.diagnosis else ""
        body += _labelled(pen, label, pen.text("; ".join(row.advice)), indent)
    first, *rest = pen.wrap(lead, pen.style.columns)
    return [first, *indented(pen, rest, indent), *indented(pen, body, indent)]


def _reference(pen: Pen, label: str, line: Line, indent: int) -> list[Text]:
    figure = pen.join(reference_texts(pen, line), "; ")
    beside = indent + _LABEL_WIDTH + 2
    source = [*source_texts(pen, line), pen.text((f"match {line.score}", "quiet"))]
    return [
        *_labelled(pen, label, figure, indent),
        *indented(
            pen, pen.wrap(pen.join(source, "; "), pen.style.columns - beside), beside - indent
        ),
    ]


def _labelled(pen: Pen, label: str, text: Text, indent: int) -> list[Text]:
    return labelled(pen, label, text, width=pen.style.columns - indent, label_width=_LABEL_WIDTH)


def labelled(pen: Pen, label: str, text: Text, *, width: int, label_width: int) -> list[Text]:
    """Return a text with a label in the margin, wrapped beside it."""
    lines = pen.wrap(text, width - label_width) or [pen.text()]
    margin = pen.text((label, "quiet"))
    margin.append_text(pen.space(label_width - len(label)))
    return [_beside(margin, lines[0]), *indented(pen, lines[1:], label_width)]


def hanging(pen: Pen, texts: Sequence[Text], width: int, *, by: int = 2) -> list[Text]:
    """Return texts wrapped, all but the very first line moved to the right."""
    first, *rest = pen.wrap(texts[0], width)
    notes = [line for text in texts[1:] for line in pen.wrap(text, width - by)]
    return [first, *indented(pen, [*rest, *notes], by)]


def indented(pen: Pen, lines: Iterable[Text], by: int) -> list[Text]:
    """Return the lines moved to the right."""
    return [_beside(pen.space(by), line) for line in lines]


def _beside(left: Text, right: Text) -> Text:
    left.append_text(right)
    return left
