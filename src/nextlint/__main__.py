"""``python -m nextlint``."""

import sys

from nextlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
