"""``python -m nextlint``."""

from nextlint.cli import run

if __name__ == "__main__":
    run()
