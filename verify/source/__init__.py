"""Sources.yaml, requests, and the readers that turn pages into figures."""
