"""``python -m nextlint``."""

from nextlint.cli import run

run()
