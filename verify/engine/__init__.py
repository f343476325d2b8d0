"""Map-like functions: where the work of a run is done."""

from verify.engine.maps import Mapper, serial, threaded

__all__ = ["Mapper", "serial", "threaded"]
