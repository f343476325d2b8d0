"""A PDF file as a source: where its figures stand, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pdf.writing import Sheet, pdf
from tests.source.pages import page
from verify.errors import ConfigError
from verify.model import Caution, Figure, ProblemCode, Provenance
from verify.pdf import PdfLimits, read_pdf
from verify.source import Reading, load, read

pytest.importorskip("pdfplumber", reason="the extra 'pdf' is not installed")

ADDRESS = "https://harvest.example/bulletin.pdf"
BULLETIN = pdf(
    Sheet().text(60, 100, "Harvest bulletin", size=18),
    Sheet()
    .text(60, 90, "Table 1: Wheat harvest in Norway")
    .table(60, 100, [["Year", "Tonnes"], ["2021", "1,199"], ["2022", "1,234"]])
    .text(60, 300, "The rye harvest in Norway was 871 tonnes in 2022."),
)


def reading_of(content: bytes, stanza: str, folder: Path) -> Reading:
    file = folder / "sources.yaml"
    head = f"version: 1\nsources:\n  - name: bulletin\n    url: {ADDRESS}\n"
    file.write_text(head + "".join(f"    {line}\n" for line in stanza.splitlines()))
    (source,) = load(file).sources
    return read(page(content, address=ADDRESS), source)


def origin(figure: Figure) -> Provenance:
    assert isinstance(figure.origin, Provenance)
    return figure.origin


def test_figures_say_page_table_row_and_column(tmp_path: Path) -> None:
    reading = reading_of(BULLETIN, "kind: pdf\nread: [tables]", tmp_path)
    last = origin(reading.figures[-1])
    assert last.words == "1,234"
    assert last.location == (
        "page 2, table 1 'Table 1: Wheat harvest in Norway', row '2022', column 'Tonnes'"
    )
    assert last.pointer == "page[2]/table[1]/row[3]/column[2]"
    assert last.link == f"{ADDRESS}#page=2"


def test_headings_are_sure_only_where_the_configuration_names_them(tmp_path: Path) -> None:
    plain = reading_of(BULLETIN, "kind: pdf\nread: [tables]", tmp_path)
    assert all(Caution.HEADERS in figure.cautions for figure in plain.figures)
    stanza = (
        "kind: pdf\nread: [tables]\ndecimal: '.'\ntables:\n"
        "  - columns: {period: Year}\n"
        "    values: {Tonnes: {subject: wheat harvest, place: Norway, unit: tonne}}"
    )
    named = reading_of(BULLETIN, stanza, tmp_path)
    assert [figure.cautions for figure in named.figures] == [(), ()]


def test_a_table_parted_by_white_space_never_refutes(tmp_path: Path) -> None:
    sheet = Sheet()
    for at, row in enumerate((("Year", "Tonnes"), ("2021", "1,199"), ("2022", "1,234"))):
        sheet.text(60, 114 + 18 * at, row[0]).text(200, 114 + 18 * at, row[1])
    for y in (100, 120, 158):
        sheet.rule(60, y, 300, y)
    stanza = (
        "kind: pdf\nread: [tables]\ndecimal: '.'\ntables:\n  - columns: {period: Year}\n"
        "    values: {Tonnes: {subject: wheat harvest, place: Norway, unit: tonne}}"
    )
    figures = reading_of(pdf(sheet), stanza, tmp_path).figures
    assert [origin(figure).words for figure in figures] == ["1,199", "1,234"]
    assert all(figure.cautions == (Caution.HEADERS,) for figure in figures)


def test_sentences_are_figures_that_never_refute(tmp_path: Path) -> None:
    (figure,) = reading_of(BULLETIN, "kind: pdf\nread: [prose]", tmp_path).figures
    assert origin(figure).words == "The rye harvest in Norway was 871 tonnes in 2022."
    assert origin(figure).location == "page 2, paragraph 1"
    assert Caution.REASSEMBLED in figure.cautions


def test_only_named_pages_are_read(tmp_path: Path) -> None:
    reading = reading_of(BULLETIN, "kind: pdf\npages: 1", tmp_path)
    assert [problem.code for problem in reading.problems] == [ProblemCode.NO_FIGURES]


@pytest.mark.parametrize("pages", ["0", "4-2", "x", "1,,2"])
def test_page_numbers_that_are_none_are_refused(pages: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"sources\.yaml:6: .*no page numbers.*write 3, 2-5"):
        reading_of(BULLETIN, f'kind: pdf\npages: "{pages}"', tmp_path)


@pytest.mark.parametrize(
    ("content", "kind", "code", "said"),
    [
        (BULLETIN, "html", ProblemCode.BAD_CONTENT, "kind: pdf"),
        (b"<html><p>Moved</p></html>", "pdf", ProblemCode.BAD_CONTENT, "open the address"),
        (b"%PDF-1.7 rubbish", "pdf", ProblemCode.BAD_CONTENT, "damaged"),
        (pdf(Sheet()), "pdf", ProblemCode.NO_FIGURES, "another format"),
    ],
)
def test_what_cannot_be_read_is_a_typed_problem(
    content: bytes, kind: str, code: ProblemCode, said: str, tmp_path: Path
) -> None:
    reading = reading_of(content, f"kind: {kind}", tmp_path)
    assert not reading.figures
    assert [problem.code for problem in reading.problems] == [code]
    assert said in reading.problems[0].remedy


def test_without_the_extra_the_problem_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    (problem,) = reading_of(BULLETIN, "kind: pdf", tmp_path).problems
    assert problem.code is ProblemCode.NO_READER
    assert "verify-figures[pdf]" in problem.remedy


def test_a_file_with_more_pages_than_are_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "verify.source.pdfs.read_pdf",
        lambda content, *, pages: read_pdf(content, pages=pages, limits=PdfLimits(pages=2)),
    )
    sheet = Sheet().text(60, 100, "The rye harvest in Norway was 871 tonnes in 2022.")
    reading = reading_of(pdf(sheet, sheet, sheet), "kind: pdf", tmp_path)
    assert [problem.code for problem in reading.problems] == [ProblemCode.TRUNCATED]
    assert "only the first 2 of its 3 pages are read" in reading.problems[0].message
    assert all(Caution.TRUNCATED in figure.cautions for figure in reading.figures)
    assert reading.figures
