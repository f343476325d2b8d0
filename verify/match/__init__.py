"""Pair claims with figures, derive figures, and judge."""
