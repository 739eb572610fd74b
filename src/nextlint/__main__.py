"""``python -m nextlint``."""

import sys

from nextlint.cli import main

sys.exit(main())
