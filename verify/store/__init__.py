"""SQLite: pages as retrieved and the figures read from them."""
