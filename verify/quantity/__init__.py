"""Numerals, units, hedges, dates and periods in running text."""
