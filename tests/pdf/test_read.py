"""What is read from PDF files, and what hostile ones come to."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

import pytest

from tests.pdf.writing import HEIGHT, WIDTH, Sheet, assembled, pdf
from verify.pdf import PdfError, PdfLimits, Trouble, read_pdf

pytest.importorskip("pdfplumber", reason="the extra 'pdf' is not installed")

PROSE = (
    Sheet()
    .text(60, 100, "Harvest bulletin", size=18)
    .text(60, 140, "The wheat harvest in Norway was 1,234 tonnes in 2022, which is more than in")
    .text(60, 152, "any year since 2015.")
    .text(60, 190, "The rye harvest was poor.")
)


def test_lines_become_paragraphs_and_larger_type_a_heading() -> None:
    (page,) = read_pdf(pdf(PROSE)).pages
    sentence = (
        "The wheat harvest in Norway was 1,234 tonnes in 2022, "
        "which is more than in any year since 2015."
    )
    assert [(each.text, each.heading) for each in page.paragraphs] == [
        ("Harvest bulletin", True),
        (sentence, False),
        ("The rye harvest was poor.", False),
    ]


def test_a_ruled_table_keeps_its_grid_and_caption() -> None:
    rows = [["Year", "Wheat", "Rye"], ["2021", "1,199", ""], ["2022", "1,234", "871"]]
    sheet = Sheet().text(60, 90, "Table 1: Harvest in Norway (tonnes)").table(60, 100, rows)
    (page,) = read_pdf(pdf(sheet)).pages
    (table,) = page.tables
    assert table.caption == "Table 1: Harvest in Norway (tonnes)"
    assert [[cell.text for cell in row] for row in table.rows()] == rows
    assert page.paragraphs == ()  # nothing of the table is read as prose too


def test_a_cell_over_two_columns_says_how_far_it_reaches() -> None:
    sheet = Sheet().text(64, 114, "Harvest of both").text(64, 134, "1,199").text(154, 134, "912")
    for down in (100, 120, 140):
        sheet.rule(60, down, 240, down)
    sheet.rule(60, 100, 60, 140).rule(240, 100, 240, 140).rule(150, 120, 150, 140)
    sheet.text(64, 154, "1,234").text(154, 154, "871")
    sheet.rule(60, 160, 240, 160).rule(60, 140, 60, 160).rule(150, 140, 150, 160)
    sheet.rule(240, 140, 240, 160)
    (table,) = read_pdf(pdf(sheet)).pages[0].tables
    first = next(iter(table.cells))
    assert (first.text, first.width, first.height) == ("Harvest of both", 2, 1)


def test_columns_of_text_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for line in range(6):
        sheet.text(50, 100 + 12 * line, f"left {line} of a column that is rather long")
        sheet.text(320, 100 + 12 * line, f"right {line} of a column that is rather long")
    text = " ".join(each.text for each in read_pdf(pdf(sheet)).pages[0].paragraphs)
    assert text.index("left 5") < text.index("right 0")


def test_a_raised_footnote_mark_never_joins_the_number() -> None:
    sheet = Sheet().text(60, 100, "The harvest was 12,534").text(162, 96, "2", size=6)
    sheet.text(170, 100, "tonnes in 2022.")
    sheet.table(60, 200, [["Year", "Wheat"], ["2021", "1,199"], ["2022", "1,234"]])
    sheet.text(64 + 90 + 26, 200 + 54 - 4, "3", size=6)
    (page,) = read_pdf(pdf(sheet)).pages
    assert page.paragraphs[0].text == "The harvest was 12,534 tonnes in 2022."
    assert [cell.text for cell in page.tables[0].cells][-1] == "1,234"


def test_an_exponent_behind_a_unit_stays() -> None:
    sheet = Sheet().text(60, 100, "The lake covers 72 km").text(156, 96, "2", size=6)
    assert read_pdf(pdf(sheet)).pages[0].paragraphs[0].text == "The lake covers 72 km²"


def test_what_is_printed_twice_counts_once() -> None:
    sheet = Sheet().text(60, 100, "Total 520").text(60.3, 100, "Total 520")
    texts = [each.text for each in read_pdf(pdf(sheet)).pages[0].paragraphs]
    assert "55" not in "".join(texts)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    sheets = [
        Sheet()
        .text(60, 40, "Ministry of Harvests, bulletin")
        .text(60, 200, f"This is what page {number} has to say.")
        .text(290, 820, str(number))
        for number in (1, 2, 3)
    ]
    texts = [each.text for page in read_pdf(pdf(*sheets)).pages for each in page.paragraphs]
    assert texts == [f"This is what page {number} has to say." for number in (1, 2, 3)]


def test_text_over_a_picture_of_the_page_is_known_to_be_recognised() -> None:
    scan = Sheet().text(60, 100, "The rye harvest was 871 tonnes.")
    scan.drawn.insert(0, f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    photo = Sheet().text(60, 100, "The rye harvest was 871 tonnes.")
    photo.drawn.insert(0, "q 200 0 0 200 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    assert [page.scanned for page in read_pdf(pdf(scan, photo)).pages] == [True, False]


def test_only_the_pages_that_are_wanted_are_read() -> None:
    document = read_pdf(pdf(PROSE, PROSE, PROSE), pages=(2,))
    assert [page.number for page in document.pages] == [2]
    assert document.complete


def test_a_file_with_too_many_pages_is_known_to_be_incomplete() -> None:
    document = read_pdf(pdf(PROSE, PROSE), limits=PdfLimits(pages=1))
    assert len(document.pages) == 1
    assert not document.complete


def _bomb() -> bytes:
    """Return a page whose content unpacks to 2 GiB, from about 2 MB."""
    packer = zlib.compressobj(9)
    zeros = bytes(1024 * 1024)
    start = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers back, so the second block may be repeated as it is.
    block = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + block * 2047 + packer.flush()
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>",
            5: f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
            + packed
            + b"\nendstream",
        }
    )


_LOCKED = (
    b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
    b"/O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >> "
)
_RING = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 1 >>",
    4: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
}


@pytest.mark.parametrize(
    ("content", "troubles"),
    [
        (b"%PDF-1.7\nnothing of the kind", {Trouble.DAMAGED, Trouble.NO_TEXT}),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, {Trouble.DAMAGED, Trouble.NO_TEXT}),
        (pdf(Sheet()), {Trouble.NO_TEXT}),
        (pdf(PROSE, trailer=_LOCKED), {Trouble.PROTECTED}),
        (_bomb(), {Trouble.TOO_LARGE}),
        (assembled(_RING), {Trouble.DAMAGED, Trouble.NO_TEXT, Trouble.TOO_LARGE}),
        (b"%PDF-1.7\n" + b"[" * 300_000, {Trouble.DAMAGED, Trouble.NO_TEXT}),
    ],
    ids=["words", "rubbish", "blank", "locked", "bomb", "ring", "nested"],
)
def test_what_cannot_be_read_has_a_typed_reason(content: bytes, troubles: set[Trouble]) -> None:
    begun = time.monotonic()
    with pytest.raises(PdfError) as caught:
        read_pdf(content)
    assert caught.value.trouble in troubles
    assert caught.value.remedy
    assert time.monotonic() - begun < 40


def test_a_reader_that_overruns_is_killed() -> None:
    begun = time.monotonic()
    with pytest.raises(PdfError) as caught:
        read_pdf(pdf(*[PROSE] * 60), limits=PdfLimits(deadline=0.2))
    assert caught.value.trouble is Trouble.TOO_SLOW
    assert time.monotonic() - begun < 5


def test_processor_time_is_bounded_apart_from_the_clock() -> None:
    with pytest.raises(PdfError) as caught:
        read_pdf(pdf(*[PROSE] * 250), limits=PdfLimits(seconds=1))
    assert caught.value.trouble is Trouble.TOO_SLOW


def test_without_the_extra_the_reason_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(PdfError) as caught:
        read_pdf(pdf(PROSE))
    assert caught.value.trouble is Trouble.NOT_INSTALLED
    assert "verify-figures[pdf]" in caught.value.remedy


def test_a_reader_that_does_not_start_is_not_put_down_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pdfplumber.py").write_text("raise ImportError('half installed')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PdfError) as caught:
        read_pdf(pdf(PROSE))
    assert caught.value.trouble is Trouble.NOT_STARTED
