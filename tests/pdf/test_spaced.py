"""Tables between rules, their columns parted by white space."""

from __future__ import annotations

import pytest

from tests.pdf.writing import Sheet, pdf
from verify.pdf import PdfPage, Table

pytest.importorskip("pdfplumber", reason="the extra 'pdf' is not installed")

ROWS = [
    ["Country of residence", "2021", "2022", "Change, %"],
    ["Germany", "1,199.5", "1,234.1", "2.9"],
    ["United Kingdom", "912.0", "871.3", "-4.5"],
    ["Korea, Republic of", "95.1", "n/a", "..."],
    ["Total", "2,206.6", "2,105.4", "-4.6"],
]
RIGHT = (200, 290, 360, 430)  # where columns of numbers end


def put(sheet: Sheet, rows: list[list[str]], *, y: float = 114, apart: float = 18) -> Sheet:
    """Write rows with the first column flush left and the others flush right."""
    for line, row in enumerate(rows):
        for column, words in enumerate(row):
            x = 60 if column == 0 else RIGHT[column] - 5 * len(words)
            sheet.text(x, y + apart * line, words)
    return sheet


def ruled(sheet: Sheet, *at: float) -> Sheet:
    for y in at:
        sheet.rule(60, y, 430, y)
    return sheet


def page_of(sheet: Sheet) -> PdfPage:
    """Read a page in this process, which takes a tenth of the time."""
    from verify.pdf.layout import laid_out  # noqa: PLC0415 - needs the extra

    return laid_out(pdf(sheet), wanted=(), most=1).pages[0]


def tables(sheet: Sheet) -> tuple[Table, ...]:
    return page_of(sheet).tables


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows()]


def test_columns_are_found_and_minus_signs_stay_with_their_numbers() -> None:
    sheet = Sheet().text(60, 90, "Table 2: Visitors by country (thousand)")
    (table,) = tables(ruled(put(sheet, ROWS), 100, 120, 194))
    assert texts(table) == ROWS
    assert table.spaced
    assert table.caption == "Table 2: Visitors by country (thousand)"


def test_a_heading_over_two_columns_reaches_over_both() -> None:
    sheet = put(Sheet().text(262, 114, "Thousands of guests"), ROWS, y=132)
    (table,) = tables(ruled(sheet, 100, 120, 138, 212))
    first = table.cells[0]
    assert (first.text, first.column, first.width) == ("Thousands of guests", 1, 2)


def test_a_lone_label_heads_the_rows_below_it() -> None:
    rows = [*ROWS[:2], ["of whom"], *ROWS[2:]]
    (table,) = tables(ruled(put(Sheet(), rows), 100, 120, 212))
    (label,) = [cell for cell in table.cells if cell.text == "of whom"]
    assert label.width == 4


def test_text_between_two_tables_is_no_table() -> None:
    sheet = put(put(Sheet(), ROWS), ROWS, y=314)
    said = "Arrivals of Germany rose to 1,234 thousand in 2022, more than ever."
    sheet.text(60, 230, said)
    found = tables(ruled(sheet, 100, 120, 194, 300, 320, 394))
    assert [texts(table) for table in found] == [ROWS, ROWS]
    assert [paragraph.text for paragraph in page_of(sheet).paragraphs] == [said]


@pytest.mark.parametrize(
    "sheet",
    [
        ruled(Sheet().text(60, 120, "A sentence of words, 5 of them, between rules."), 100, 200),
        ruled(put(Sheet(), [["a", "b"], ["c", "d"], ["e", "f"]]), 100, 170),
        put(Sheet(), ROWS),
        # A number that reaches over two columns: whose is it?
        ruled(put(Sheet().text(255, 204, "1,199.5 1,234.1 871.3 912.0"), ROWS), 100, 120, 214),
    ],
    ids=["prose", "words", "no rules", "a piece over two columns"],
)
def test_what_leaves_a_choice_is_left_as_text(sheet: Sheet) -> None:
    assert tables(sheet) == ()
