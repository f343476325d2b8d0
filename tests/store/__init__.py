"""The store of pages and figures."""
