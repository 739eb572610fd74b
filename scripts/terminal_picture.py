"""Draw docs/images/render-workers.svg: nextlint's output for examples/next-start, as a terminal shows it.

python scripts/terminal_picture.py          # draw it
python scripts/terminal_picture.py --check  # fail if nextlint's output has changed
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from html import escape
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "render-workers.svg"
COLUMNS = 80
PROJECT = "examples/next-start"
# rich's frame without its web font, and with the text as description.
FRAME = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" xml:space="preserve">
<desc>DESCRIPTION</desc>
<style>
.{unique_id}-matrix {{ white-space: pre; font: {char_height}px ui-monospace, Menlo, Consolas, monospace; }}
.{unique_id}-title {{ font-family: system-ui, sans-serif; font-size: 18px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def output(color: str) -> str:
    """Return the command's output for the project."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": str(COLUMNS), "FORCE_HYPERLINK": "0"}
    command = [sys.executable, "-m", "nextlint", "--color", color, PROJECT]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 1 or not done.stdout:
        raise SystemExit(f"nextlint exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def drawn(text: str, plain: str) -> str:
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    svg = console.export_svg(title=f"$ nextlint {PROJECT}", code_format=FRAME, unique_id="nextlint")
    return svg.replace("DESCRIPTION", escape(plain, quote=False), 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only compare the text of the picture")
    plain = output("never")
    if parser.parse_args().check:
        if f"<desc>{escape(plain, quote=False)}</desc>" not in PICTURE.read_text(encoding="utf-8"):
            print(f"{PICTURE} is out of date: run python {sys.argv[0]}", file=sys.stderr)
            return 1
        return 0
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn(output("always"), plain), encoding="utf-8")
    print(f"{PICTURE}: {PICTURE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
