"""What changed between two reports on the same article, for ``verify recheck``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from verify.model import Figure, Provenance, Report, Result
from verify.report import describe, overview, view, words
from verify.report.frame import article_lines
from verify.report.parts import indented, label_text, labelled
from verify.report.pen import Pen
from verify.report.style import Style

_LABEL_WIDTH = 9
_INDENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure in evidence that reads differently now; ``None`` where it is not used."""

    source: str
    location: str
    address: str
    before: Figure | None
    after: Figure | None

    @property
    def same_value(self) -> bool:
        """Tell whether only the page around the figure was edited."""
        return bool(self.before and self.after and self.before.amount == self.after.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim whose verdict or evidence is not what it was."""

    before: Result
    after: Result
    figures: tuple[FigureChange, ...]

    @property
    def verdict_changed(self) -> bool:
        """Tell whether the label is another one now."""
        return self.before.verdict.label is not self.after.verdict.label


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """Return the claims for which something changed; claims are paired by their words' place."""
    now = {(result.claim.span, result.claim.text): result for result in after.results}
    found = []
    for result in before.results:
        later = now.get((result.claim.span, result.claim.text))
        if later is None:  # this release reads the article otherwise
            continue
        change = Change(before=result, after=later, figures=_figures(result, later))
        if change.verdict_changed or change.figures:
            found.append(change)
    return tuple(found)


def _figures(before: Result, after: Result) -> tuple[FigureChange, ...]:
    old, new = _evidence(before), _evidence(after)
    found = []
    for key in (*old, *(key for key in new if key not in old)):
        one, other = old.get(key), new.get(key)
        if _read(one) != _read(other):
            name, address, location = key
            found.append(
                FigureChange(
                    source=name, address=address, location=location, before=one, after=other
                )
            )
    return tuple(found)


def _evidence(result: Result) -> dict[tuple[str, str, str], Figure]:
    """Return the figures that were read (not derived) for a verdict, by where they stand."""
    quote = (result.verdict.quote,) if result.verdict.quote else ()
    found: dict[tuple[str, str, str], Figure] = {}
    for item in (*result.verdict.evidence, *quote):
        for figure in _inputs(item.match.figure):
            if isinstance(figure.origin, Provenance):
                key = figure.source, figure.origin.address, figure.origin.location
                found.setdefault(key, figure)
    return found


def _inputs(figure: Figure) -> list[Figure]:
    if isinstance(figure.origin, Provenance):
        return [figure]
    return [part for given in figure.origin.inputs for part in _inputs(given)]


def _read(figure: Figure | None) -> tuple[object, ...] | None:
    if figure is None or not isinstance(figure.origin, Provenance):
        return None
    return figure.amount, figure.topic.period, figure.origin.words, figure.origin.sha256


def changes_table(before: Report, after: Report, style: Style) -> str:
    """Return what changed, as text for a terminal."""
    pen = Pen(style)
    found = changes(before, after)
    lines = [line for change in found for line in _change(pen, change, after)]
    return pen.print(*article_lines(pen, after.article), *lines, *_sum(pen, before, found, after))


def _change(pen: Pen, change: Change, report: Report) -> list[Text]:
    """Return a claim whose verdict or figures changed; edits around a figure are summed up."""
    moved = [figure for figure in change.figures if not figure.same_value]
    if not moved and not change.verdict_changed:
        return []
    claim = change.after.claim
    identifier = pen.text((claim.id.removeprefix("c"), "quiet"))
    head = pen.space(2).join([identifier, pen.text((describe.claimed(claim), "strong"))])
    verdict = label_text(pen, change.after.verdict.label)
    if change.verdict_changed:
        was = pen.text((f"{change.before.verdict.label.value}, now ", "quiet"))
        verdict = was.append_text(verdict)
    facts = [("verdict", verdict)]
    names = view.titles(report)
    for figure in moved:
        facts.append(("figure", pen.text(_said(figure))))
        facts.append(("at", pen.text((f"{names.of(figure.source)}: {figure.location}", "quiet"))))
    body = [
        line
        for label, text in facts
        for line in labelled(
            pen, label, text, width=pen.style.columns - _INDENT, label_width=_LABEL_WIDTH
        )
    ]
    return [head, *indented(pen, body, _INDENT), pen.text()]


def _said(change: FigureChange) -> str:
    before, after = (_words(figure) for figure in (change.before, change.after))
    if change.after is None:
        return f"{before} is no longer there or no longer used"
    if change.before is None:
        return f"{after} is new"
    return f"{before} before, {after} now"


def _words(figure: Figure | None) -> str:
    return words.amount(figure.amount, figure.topic.kind) if figure else ""


def _sum(pen: Pen, before: Report, found: Sequence[Change], after: Report) -> list[Text]:
    verdicts = sum(change.verdict_changed for change in found)
    seen = {figure for change in found for figure in change.figures}
    moved = sum(not figure.same_value for figure in seen)
    names = view.titles(after)
    edited = sorted({names.of(figure.source) for figure in seen if figure.same_value})
    since = f"Since {words.moment(before.generated)}: {verdicts} of {len(before.results)}"
    changed = f"verdicts changed, {moved} figure{'s' * (moved != 1)} changed."
    lines = [pen.text((f"{since} {changed}", "strong"))]
    if edited:
        said = f"Edited since, with the figures as they were: {', '.join(edited)}."
        lines.append(pen.text((said, "quiet")))
    if before.options_digest != after.options_digest:
        said = "The earlier report was made with other options; a change may come from that."
        lines.append(pen.text((said, "warning")))
    if before.version != after.version:
        said = f"The earlier report was made by release {before.version}, this is {after.version}."
        lines.append(pen.text((said, "warning")))
    lines.append(pen.text(f"Now: {overview.closing(after)}"))
    return [part for line in lines for part in pen.wrap(line, pen.style.columns)]
