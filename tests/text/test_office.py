"""Articles as PDF files and Word documents: the words in order, and hostile files refused."""

from __future__ import annotations

import importlib.util

import pytest

from tests.pdf.writing import Sheet, pdf
from tests.text.office import docx, paragraph, run, table, zipped
from tests.timing import seconds
from verify.claim import extract
from verify.errors import ArticleError
from verify.model import DateSource
from verify.text import read_article

needs_pdf = pytest.mark.skipif(
    importlib.util.find_spec("pdfplumber") is None, reason="the extra 'pdf' is not installed"
)
ROWS = [["Crop", "2021", "2022"], ["Wheat", "1,199", "1,234"]]
DOCUMENT = docx(
    paragraph(run("Mill town "), run("floods"), style="Heading1"),
    paragraph(run("The river rose 2 metres on Tuesday,"), "<w:r><w:br/></w:r>", run("then fell.")),
    paragraph(run("12 streets are closed"), listed=True),
    table(ROWS),
    paragraph(run("The dam held.")),
    title="Untitled 1",
    author="Ann Lee",
)


def test_a_word_document_is_read_in_order() -> None:
    article = read_article(DOCUMENT, origin="flood.docx")
    assert article.text.split("\n\n") == [
        "Mill town floods",
        "The river rose 2 metres on Tuesday,\nthen fell.",
        "- 12 streets are closed",
        "| Crop | 2021 | 2022 |\n| Wheat | 1,199 | 1,234 |",
        "The dam held.",
    ]
    assert (article.title, article.author) == ("Mill town floods", "Ann Lee")
    assert article.date_source is DateSource.UNKNOWN


def test_what_a_reader_of_the_document_does_not_see_is_left_out() -> None:
    content = docx(
        paragraph(
            run("The mine had "),
            f"<w:del>{run('300').replace('w:t', 'w:delText')}</w:del>",
            f"<w:ins>{run('294')}</w:ins>",
            "<w:r><w:instrText>PAGE 77</w:instrText></w:r>",
            run(" workers"),
            run("88", "<w:vanish/>"),
            run("."),
        )
    )
    assert read_article(content, origin="a.docx").text == "The mine had 294 workers."


def test_a_raised_mark_never_joins_the_number() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    content = docx(
        paragraph(
            run("It cost 12,534"),
            run("2", raised),
            run(" euros over 5 km"),
            run("2", raised),
            run(" on the 4"),
            run("th", raised),
            run("."),
        )
    )
    assert (
        read_article(content, origin="a.docx").text
        == "It cost 12,534² euros over 5 km² on the 4th."
    )


def test_a_text_box_stands_behind_its_paragraph_and_counts_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Pulled out'))}</w:txbxContent>"
    both = f"<mc:AlternateContent>{box}<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    content = docx(paragraph(run("It rained "), f"<w:r>{both}</w:r>", run("5 mm.")))
    assert read_article(content, origin="a.docx").text == "It rained 5 mm.\n\nPulled out"


_LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (zipped({"a.txt": b"words"}), "zip archive, not a Word document"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (DOCUMENT[:-40], "damaged"),
        (docx("<w:p>"), "damaged"),
        (docx(), "no article text"),
        (docx(paragraph("<w:r><w:t>&i;</w:t></w:r>"), doctype=_LAUGHS), "entities|damaged"),
        (docx(paragraph(run("&a;")), doctype='<!DOCTYPE w [<!ENTITY a "5">]>'), "defines entities"),
        (zipped({"word/document.xml": b" " * 31_000_000}), "unpacks to more than 30 MB"),
        (zipped({f"part{number}": b"" for number in range(5_001)}), "more parts"),
        (zipped({"word/document.xml": b"<w>" * 100_000}), "damaged"),
    ],
    ids=["zip", "start", "cut", "unclosed", "blank", "laughs", "entity", "bomb", "parts", "deep"],
)
def test_what_is_no_document_is_refused_at_once(content: bytes, words: str) -> None:
    def refused() -> None:
        with pytest.raises(ArticleError, match=words):
            read_article(content, origin="thing.docx")

    assert seconds(refused) < 2


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    honest = zipped({"word/document.xml": b" " * 31_000_000})
    size = (31_000_000).to_bytes(4, "little")
    with pytest.raises(ArticleError, match=r"unpacks to more|damaged"):
        read_article(honest.replace(size, (100).to_bytes(4, "little")), origin="a.docx")


@needs_pdf
def test_a_pdf_article_reads_across_pages() -> None:
    content = pdf(
        Sheet()
        .text(60, 100, "Mill town floods", size=18)
        .text(60, 140, "The river rose 2 metres on Tuesday, and 40 families left their"),
        Sheet().text(60, 100, "homes near the dam.").table(60, 200, ROWS),
    )
    article = read_article(content, origin="flood.pdf")
    assert article.text.split("\n\n") == [
        "Mill town floods",
        "The river rose 2 metres on Tuesday, and 40 families left their homes near the dam.",
        "| Crop | 2021 | 2022 |\n| Wheat | 1,199 | 1,234 |",
    ]
    for claim in extract(article).claims:
        assert claim.span.of(article.text) == claim.text


@needs_pdf
@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7\n", "a PDF file"), (pdf(Sheet()), "scanned pictures")],
)
def test_a_pdf_without_text_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read_article(content, origin="thing.pdf")


def test_a_pdf_without_the_extra_is_refused_with_the_way_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ArticleError, match="not installed") as caught:
        read_article(b"%PDF-1.7\n", origin="thing.pdf")
    assert "verify-figures[pdf]" in str(caught.value)
