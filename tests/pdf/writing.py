"""Writes small PDF files, so that every byte of a test's file is the test's own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # A4, in points


@dataclass
class Sheet:
    """One page; ``y`` is measured from the top, as readers do."""

    drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, *, size: float = 10) -> Sheet:
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.drawn.append(f"BT /F1 {size} Tf {x} {HEIGHT - y} Td ({escaped}) Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.drawn.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def table(
        self, x: float, y: float, rows: Sequence[Sequence[str]], *, width: float = 90
    ) -> Sheet:
        """Draw a ruled table; ``None``-like empty cells stay empty."""
        across = [x + width * index for index in range(len(rows[0]) + 1)]
        down = [y + 20 * index for index in range(len(rows) + 1)]
        for at in down:
            self.rule(across[0], at, across[-1], at)
        for at in across:
            self.rule(at, down[0], at, down[-1])
        for row, top in zip(rows, down, strict=False):
            for words, left in zip(row, across, strict=False):
                if words:
                    self.text(left + 4, top + 14, words)
        return self


def pdf(*sheets: Sheet, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """Return a PDF file with these pages; ``extra`` are further objects, ``trailer`` its keys."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    kids = []
    for number, sheet in enumerate(sheets):
        page, content = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
        ).encode()
        objects[content] = stream("\n".join(sheet.drawn).encode("cp1252"))
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(sheets)} >>".encode()
    return assembled(objects, extra=extra, trailer=trailer)


def stream(data: bytes) -> bytes:
    """Return a compressed stream object."""
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def assembled(objects: dict[int, bytes], *, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """Return the file of these objects with its table of contents."""
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    out += extra
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        entry = f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        out += entry.encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R ".encode() + trailer + b">>\n"
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
