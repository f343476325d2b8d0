"""Make the picture in the README from a real run of the example.

    python scripts/make_picture.py                  writes docs/example.svg
    python scripts/make_picture.py OUT.svg ARGS...  pictures "verify ARGS..."

The SVG is exported by rich; the web font that rich would load is taken out, so that the picture
loads nothing from anywhere.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

WIDTH = 120
DEFAULT = Path(__file__).resolve().parent.parent / "docs" / "example.svg"
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
# Quiet colours with a contrast of 4.5 or more against the ground.
THEME = TerminalTheme(
    (250, 250, 248),
    (36, 36, 36),
    [
        *((36, 36, 36), (178, 34, 34), (23, 112, 47), (138, 90, 0)),
        *((36, 84, 160), (120, 50, 120), (20, 100, 120), (110, 110, 110)),
    ],
)


def run(arguments: list[str]) -> str:
    """Return what the program prints on a colour terminal; exit codes 0, 1 and 3 are findings."""
    command = [sys.executable, "-m", "verify", "--width", str(WIDTH), "--quiet", *arguments]
    environment = {
        **os.environ,
        "FORCE_COLOR": "1",
        "FORCE_HYPERLINK": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("NO_COLOR", None)
    done = subprocess.run(  # noqa: S603 - this program, arguments of whoever runs the script
        command, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode not in {0, 1, 3}:
        sys.exit(done.stderr)
    return done.stdout


def picture(printed: str, *, title: str) -> str:
    """Return an SVG of what a terminal shows for ``printed``."""
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi(printed.rstrip("\n")), crop=False, no_wrap=True)
    svg = console.export_svg(title=title, theme=THEME, unique_id="verify")
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: (?:Fira Code|arial)[^;]*;", f"font-family: {FONTS};", svg)


def main() -> None:
    """Write the picture."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    arguments = sys.argv[2:] or ["--example"]
    path.parent.mkdir(parents=True, exist_ok=True)
    title = " ".join(["verify", *arguments])
    path.write_text(picture(run(arguments), title=title), encoding="utf-8")
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
