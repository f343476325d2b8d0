"""Pages as retrieved and figures as read, kept in one SQLite file."""

from verify.store.cached import DEFAULT_MAX_AGE, Cached
from verify.store.remembered import Remembered
from verify.store.store import Store, Version, default_path

__all__ = ["DEFAULT_MAX_AGE", "Cached", "Remembered", "Store", "Version", "default_path"]
