"""What changed between two reports on the same article, for ``verify recheck``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from verify.model import Figure, Provenance, Report, Result
from verify.report import describe, overview, view, words
from verify.report.frame import article_lines, problems_section
from verify.report.parts import indented, label_text, labelled
from verify.report.pen import Pen
from verify.report.style import Style

_LABEL_WIDTH = 9
_INDENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure in evidence that reads differently now; ``None`` where it is not used."""

    source: str
    before: Figure | None
    after: Figure | None

    @property
    def location(self) -> str:
        """Return where the figure stands, or stood when it is gone."""
        return _where(self.after or self.before)

    @property
    def same_value(self) -> bool:
        """Tell whether only the page around the figure was edited."""
        return bool(self.before and self.after and self.before.amount == self.after.amount)

    @property
    def moved_from(self) -> str:
        """Return where the figure stood if it stands elsewhere now, else ""."""
        both = self.before is not None and self.after is not None
        before = _where(self.before)
        return before if both and before != self.location else ""


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
    pairs = [(figure, new.get(key)) for key, figure in old.items()]
    came = [figure for key, figure in new.items() if key not in old]
    found = []
    for one, other in (*_moved(pairs, came), *((None, figure) for figure in came)):
        if _read(one) != _read(other):
            source = next(figure.source for figure in (one, other) if figure is not None)
            found.append(FigureChange(source=source, before=one, after=other))
    return tuple(found)


def _moved(
    pairs: Sequence[tuple[Figure, Figure | None]], came: list[Figure]
) -> list[tuple[Figure | None, Figure | None]]:
    """Return the pairs, those that are gone with what says the same elsewhere, taken from ``came``.

    A row that was put in above moves all below it; what they say they are about stays.
    """
    found: list[tuple[Figure | None, Figure | None]] = []
    gone = [one for one, other in pairs if other is None]
    for one, other in pairs:
        alike = [figure for figure in came if _about(figure) == _about(one)]
        sure = len(alike) == 1 and sum(_about(each) == _about(one) for each in gone) == 1
        if other is None and sure:
            came.remove(alike[0])
            found.append((one, alike[0]))
        else:
            found.append((one, other))
    return found


def _about(figure: Figure) -> tuple[object, ...]:
    """Return what tells a figure from others of its source, whatever it says and wherever."""
    return figure.source, figure.topic, figure.label_path


def _where(figure: Figure | None) -> str:
    if figure is None or not isinstance(figure.origin, Provenance):
        return ""
    return figure.origin.location


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
    where = figure.origin
    return figure.amount, figure.topic.period, where.words, where.sha256, where.location


def changes_table(before: Report, after: Report, style: Style) -> str:
    """Return what changed, as text for a terminal."""
    pen = Pen(style)
    found = changes(before, after)
    lines = [line for change in found for line in _change(pen, change, after)]
    return pen.print(
        *article_lines(pen, after.article),
        *lines,
        *problems_section(pen, after),
        *_sum(pen, before, found, after),
    )


def _change(pen: Pen, change: Change, report: Report) -> list[Text]:
    """Return a claim whose verdict or figures changed; edits around a figure are summed up."""
    telling = [figure for figure in change.figures if not figure.same_value or figure.moved_from]
    if not telling and not change.verdict_changed:
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
    for figure in telling:
        facts.append(("figure", pen.text(_said(figure))))
        place = f"{names.of(figure.source)}: {figure.location}"
        place += f" (before: {figure.moved_from})" if figure.moved_from else ""
        facts.append(("at", pen.text((place, "quiet"))))
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
    return f"{after} as before, moved" if change.same_value else f"{before} before, {after} now"


def _words(figure: Figure | None) -> str:
    return words.amount(figure.amount, figure.topic.kind) if figure else ""


def _sum(pen: Pen, before: Report, found: Sequence[Change], after: Report) -> list[Text]:
    verdicts = sum(change.verdict_changed for change in found)
    seen = {figure for change in found for figure in change.figures}
    differing = sum(not figure.same_value for figure in seen)
    names = view.titles(after)
    edited = sorted({names.of(figure.source) for figure in seen if figure.same_value})
    since = f"Since {words.moment(before.generated)}: {verdicts} of {len(before.results)}"
    changed = f"verdicts changed, {differing} figure{'s' * (differing != 1)} changed."
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
