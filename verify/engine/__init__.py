"""Map-like functions: where the work of a run is done."""
