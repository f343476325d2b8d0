"""Map-like functions."""
