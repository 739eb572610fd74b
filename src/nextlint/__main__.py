"""The start of the command, and of ``python -m nextlint``."""

import gc
import sys


def main() -> int:
    """Load the command and run it. What loading allocates stays, so the collector looks at none of it."""
    gc.disable()
    from nextlint import cli  # here: the collector is off only from the line above

    gc.freeze()
    gc.enable()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
