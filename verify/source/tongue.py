"""Temporary stand-ins until the readers of cells and sentences land."""

from __future__ import annotations

try:
    from verify.quantity.numerals import parse_cell
except ImportError:
    import re
    from decimal import Decimal

    from verify.model import Quantity
    from verify.quantity.units import find_unit

    def parse_cell(text, *, decimal=None):
        text = text.strip()
        unit = find_unit("%")
        if text.endswith("%"):
            text = text[:-1].strip()
        else:
            from verify.model import COUNT

            unit = COUNT
        text = text.replace("−", "-")
        if decimal == ",":
            text = text.replace(".", "").replace(",", ".")
        if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?|[-+]?\d+(\.\d+)?", text):
            value = Decimal(text.replace(",", ""))
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            return Quantity(low=value, high=value, unit=unit, step=step)
        return None


try:
    from verify.quantity import scan
except ImportError:

    class _Scan:
        mentions = ()

    def scan(text):
        return _Scan()


try:
    from verify.claim import extract
except ImportError:

    class _Extraction:
        claims = ()

    def extract(article):
        return _Extraction()
