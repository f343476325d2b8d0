"""One page to its figures. Nothing that a page holds makes this raise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from verify.model import Caution, Figure, Page, Problem, ProblemCode
from verify.pdf import is_pdf
from verify.source.assemble import assemble
from verify.source.csvs import read_csv
from verify.source.decode import decode
from verify.source.dom import parse_html, written_mark
from verify.source.expect import unmet
from verify.source.htmls import read_html
from verify.source.jsons import read_json
from verify.source.kinds import Csv, Html, Json, Pdf, Search, Source
from verify.source.pdfs import (
    document_of,
    doubts,
    read_pdf_prose,
    read_pdf_tables,
    shortened,
    written,
)
from verify.source.plan import is_search_answer
from verify.source.raw import Raw, Reading, Sheet
from verify.source.rows import MAX_FIGURES


def read(page: Page, source: Source) -> Reading:
    """Return the figures of ``page`` with what went wrong; never raises on bad content."""
    if is_search_answer(page, source):
        return Reading()  # ``plan.follow`` reads it; the pages that it leads to hold the figures
    sheet = Sheet(page=page, source=source, cautions=_cautions_of(page))
    if is_pdf(page.content) != isinstance(source, Pdf):
        reason, remedy = _MIXED_UP[isinstance(source, Pdf)]
        return Reading(problems=(sheet.problem(ProblemCode.BAD_CONTENT, reason, remedy),))
    try:
        found = _READERS[type(source)](sheet)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "is nested too deeply"
        remedy = "open the address: does it give what 'kind' says?"
        return Reading(problems=(sheet.problem(ProblemCode.BAD_CONTENT, reason, remedy),))
    reading = _judged(found, sheet)
    if not reading.figures and not reading.problems:
        remedy = "see what the page holds; name the part with 'within', 'tables' or 'values'"
        problem = sheet.problem(ProblemCode.NO_FIGURES, "holds no figures", remedy)
        return replace(reading, problems=(problem,))
    return reading


def _cautions_of(page: Page) -> tuple[Caution, ...]:
    """Return what holds for every figure of the page because of how the page was retrieved."""
    stale = (Caution.STALE,) if page.stale else ()
    return stale if page.complete else (*stale, Caution.TRUNCATED)


def _judged(found: Reading, sheet: Sheet) -> Reading:
    """Hold the figures against what the source's ``expect`` says."""
    faults = unmet(sheet.source.expect, found.figures)
    if not faults:
        return found
    remedy = "look at the page and mend the source's stanza; until then its figures refute nothing"
    problem = sheet.problem(ProblemCode.LAYOUT_CHANGED, "; ".join(faults), remedy)
    return Reading(
        figures=tuple(cautioned(figure, Caution.LAYOUT) for figure in found.figures),
        problems=(*found.problems, problem),
    )


def cautioned(figure: Figure, *cautions: Caution) -> Figure:
    """Return the figure with more cautions."""
    return replace(figure, cautions=tuple(dict.fromkeys((*figure.cautions, *cautions))))


def _assembled(
    raws: Sequence[Raw], missing: tuple[str, ...], sheet: Sheet, *, guessed: bool = False
) -> Reading:
    """Turn raw numbers into figures; configured columns that are absent are a changed layout."""
    cautions = list(sheet.cautions)
    if guessed:
        cautions.append(Caution.GUESSED_CHARSET)
    problems = []
    if missing:
        cautions.append(Caution.LAYOUT)
        reason = f"has no {', '.join(missing)}"
        remedy = "mend the stanza, or look what became of the page; its figures refute nothing"
        problems.append(sheet.problem(ProblemCode.LAYOUT_CHANGED, reason, remedy))
    if len(raws) >= MAX_FIGURES:
        raws = raws[:MAX_FIGURES]
        cautions.append(Caution.TRUNCATED)
        reason = f"only the first {MAX_FIGURES:,} figures are read"
        remedy = "name a narrower file, or the parts with 'values' or 'tables'"
        problems.append(sheet.problem(ProblemCode.TRUNCATED, reason, remedy))
    marked = replace(sheet, cautions=tuple(cautions))
    figures = (assemble(raw, marked) for raw in raws)
    return Reading(
        figures=tuple(figure for figure in figures if figure is not None),
        problems=tuple(problems),
    )


def _csv(sheet: Sheet) -> Reading:
    source = sheet.source
    assert isinstance(source, Csv)  # noqa: S101 - the table below says so; for the type checker
    text = decode(sheet.page.content, charset=sheet.page.charset)
    raws, missing = read_csv(text.text, source)
    return _assembled(raws, missing, sheet, guessed=text.guessed)


def _json(sheet: Sheet) -> Reading:
    source = sheet.source
    assert isinstance(source, Json)  # noqa: S101 - as above
    raws, missing = read_json(sheet.page.content, source)
    return _assembled(raws, missing, sheet)


def _html(sheet: Sheet) -> Reading:
    source = sheet.source
    assert isinstance(source, Html)  # noqa: S101 - as above
    text = decode(sheet.page.content, charset=sheet.page.charset, markup=True)
    cautions = (*sheet.cautions, *((Caution.GUESSED_CHARSET,) if text.guessed else ()))
    soup = parse_html(text.text)
    marked = replace(sheet, cautions=cautions, decimal=written_mark(soup))
    page = read_html(soup, marked)
    reading = _assembled(page.raws, page.missing, marked)
    return replace(reading, figures=(*reading.figures, *page.figures))


def _pdf(sheet: Sheet) -> Reading:
    document = document_of(sheet)
    if isinstance(document, Problem):
        return Reading(problems=(document,))
    cautions = tuple(dict.fromkeys((*sheet.cautions, *doubts(document))))
    marked = replace(sheet, cautions=cautions, decimal=written(document))
    raws, missing = read_pdf_tables(document, marked)
    reading = _assembled(raws, missing, marked)
    return replace(
        reading,
        figures=(*reading.figures, *read_pdf_prose(document, marked)),
        problems=(*reading.problems, *shortened(document, sheet)),
    )


_MIXED_UP = {
    True: ("is not a PDF file", "open the address: does it give what 'kind' says?"),
    False: ("is a PDF file", "write 'kind: pdf' for this source"),
}
_READERS: Mapping[type[Source], Callable[[Sheet], Reading]] = {
    Csv: _csv,
    Json: _json,
    Html: _html,
    Pdf: _pdf,
    Search: _html,
}
