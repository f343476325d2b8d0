"""Numerals, units, hedges, dates and periods in running text."""

from __future__ import annotations

from verify.quantity.dates import DateForm, DateMention
from verify.quantity.findings import Scan
from verify.quantity.scan import scan

__all__ = ["DateForm", "DateMention", "Scan", "scan"]
