"""Write verify/source/sources.schema.json from the dataclasses that load sources.yaml.

python scripts/make_sources_schema.py
"""

from __future__ import annotations

import json
from pathlib import Path

from verify.source import schema

TARGET = Path(__file__).parent.parent / "verify/source/sources.schema.json"

if __name__ == "__main__":
    TARGET.write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")
