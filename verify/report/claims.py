"""The claims of an article and the numbers that are none, for ``verify claims``."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from verify.model import Article, Claim, Extraction, PassedOver, QualifierRole, Topic
from verify.report import describe, words
from verify.report.frame import article_lines, remarks_section
from verify.report.parts import indented, labelled, sentence_text
from verify.report.pen import Pen
from verify.report.style import Style

_LABEL_WIDTH = 11
_WIDEST = 120
_AROUND = 30  # characters shown on either side of a number that was passed over


def claims_table(article: Article, extraction: Extraction, style: Style) -> str:
    """Return every claim with how it was read, then every number passed over and why."""
    pen = Pen(style)
    claims = [line for claim in extraction.claims for line in _claim(pen, claim)]
    return pen.print(
        *article_lines(pen, article),
        *claims,
        *_passed_over(pen, article, extraction.passed_over),
        *remarks_section(pen, extraction.remarks),
        *_sum(pen, extraction),
    )


def _claim(pen: Pen, claim: Claim) -> list[Text]:
    identifier = claim.id.removeprefix("c")
    indent = len(identifier) + 2
    width = _width(pen) - indent
    sentence = pen.wrap(sentence_text(pen, describe.snippet(claim)), width)
    facts = [fact for fact in _facts(claim) if fact[1]]
    body = [
        line
        for label, said in facts
        for line in labelled(pen, label, pen.text(said), width=width, label_width=_LABEL_WIDTH)
    ]
    first = pen.space(2).join([pen.text((identifier, "quiet")), sentence[0]])
    return [first, *indented(pen, [*sentence[1:], *body], indent), pen.text()]


def _facts(claim: Claim) -> list[tuple[str, str]]:
    topic = claim.topic
    matter = (describe.about(topic), ", ".join(topic.entities), describe.period_of(topic))
    return [
        ("claim", f"{words.amount(claim.amount, topic.kind)}; {topic.kind.value}"),
        ("about", "; ".join(part for part in matter if part)),
        ("only", ", ".join(_restrictions(topic))),
        (
            "fact",
            "" if topic.asserted else "not stated as one: a plan, a condition or a correction",
        ),
        ("says", claim.attribution.speaker if claim.attribution else ""),
        ("with", ", ".join(other.removeprefix("c") for other in claim.linked)),
    ]


def _restrictions(topic: Topic) -> list[str]:
    """Return what restricts the number, with the role that it plays."""
    typed = (one for one in topic.qualifiers if one.role is not QualifierRole.UNREAD)
    return [f"{one.words} ({one.role.value})" for one in typed]


def _passed_over(pen: Pen, article: Article, items: Sequence[PassedOver]) -> list[Text]:
    if not items:
        return []
    lines = [pen.text(("Numbers passed over", "strong"))]
    label_width = max(len(item.reason.value) for item in items) + 2
    for item in items:
        start, end = item.span
        before = article.text[max(0, start - _AROUND) : start].partition(" ")[2]
        after = article.text[end : end + _AROUND].rpartition(" ")[0]
        around = pen.text(
            (f"… {before.lstrip()}", "quiet"),
            pen.marked(item.text),
            (f"{after.rstrip()} …", "quiet"),
        )
        label = item.reason.value
        lines += indented(
            pen, labelled(pen, label, around, width=_width(pen) - 2, label_width=label_width), 2
        )
    return [*lines, pen.text()]


def _sum(pen: Pen, extraction: Extraction) -> list[Text]:
    claims, passed = len(extraction.claims), len(extraction.passed_over)
    if not claims:
        said = "No number found that could be checked"
    else:
        said = f"{claims} claim{'s' * (claims != 1)}"
    tail = f"; {passed} number{'s' * (passed != 1)} passed over." if passed else "."
    return pen.wrap(pen.text((said, "strong"), tail), _width(pen))


def _width(pen: Pen) -> int:
    return min(pen.style.columns, _WIDEST)
