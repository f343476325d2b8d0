"""Write verify/source/data/iso2.toml: two-letter codes of countries by their three-letter codes.

From the Unicode CLDR's territory aliases, through babel (a development tool, not a dependency).

    python scripts/make_iso2.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global

# Codes of states that are no more; the alias leads to another state's present code.
PAST = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
TARGET = Path(__file__).parent.parent / "verify/source/data/iso2.toml"
HEADER = """\
# ISO 3166-1 alpha-2 codes by alpha-3 code. Written by scripts/make_iso2.py from the Unicode CLDR
# (territory aliases); do not edit.
"""


def main() -> None:
    """Write the table."""
    names = Locale("en").territories
    rows = []
    for code, targets in sorted(get_global("territory_aliases").items()):
        current = len(code) == 3 and code.isalpha() and len(targets) == 1 and targets[0] in names
        if current and code not in PAST and not code.startswith(("Q", "X")):
            rows.append(f'{code} = "{targets[0]}"\n')
    rows.append('XKX = "XK"\n')  # Kosovo: a user-assigned code that statistics offices use
    TARGET.write_text(HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
