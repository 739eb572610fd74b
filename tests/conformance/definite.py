"""How many options of each case nextlint reads as the one value that Node finds; a test holds the numbers.

python -m tests.conformance.definite    write definite.json anew (a number that falls needs a reason)
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from .cases import lay_out, names
from .holding import hold_case, tally
from .oracle import NodeOracle

FILE = Path(__file__).with_name("definite.json")


def known() -> dict[str, int]:
    """Return the number of definite options by case."""
    numbers: dict[str, int] = json.loads(FILE.read_text(encoding="utf-8"))
    return numbers


def main() -> None:
    found = {}
    with NodeOracle() as oracle, tempfile.TemporaryDirectory() as folder:
        for name in names():
            place = Path(folder, name)
            place.mkdir()
            found[name] = tally(hold_case(lay_out(name, place), oracle).verdicts)["definite"]
    FILE.write_text(json.dumps(found, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
