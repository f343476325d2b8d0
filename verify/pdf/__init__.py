"""PDF files: their text and tables, read in a limited child process.

The extra ``pdf`` brings pdfplumber (MIT, on pdfminer.six), the only well-kept library under a
permissive licence that finds tables; pypdf and pypdfium2 give text alone.
"""

from verify.pdf.document import Document, Paragraph, PdfPage, Table, TableCell
from verify.pdf.errors import PdfError, Trouble
from verify.pdf.process import PdfLimits, is_pdf, read_pdf

__all__ = [
    "Document", "Paragraph", "PdfError", "PdfLimits", "PdfPage", "Table", "TableCell",
    "Trouble", "is_pdf", "read_pdf",
]  # fmt: skip
