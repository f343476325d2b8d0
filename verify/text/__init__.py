"""Bytes to articles, articles to sentences."""
