"""Check the numbers in an article against the figures that reference sources publish."""

__version__ = "0.1.0"
