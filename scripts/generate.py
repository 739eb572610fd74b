"""Write the files generated from the code.

python scripts/generate.py           write them
python scripts/generate.py --check   exit with 1 if one of them is not current
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from docs_pages import pages  # noqa: E402 - the line above makes what it reads found in a checkout


def settings_schema() -> str:
    from nextlint.settings.schema import settings_schema

    return json.dumps(settings_schema(), indent=2) + "\n"


def examples() -> str:
    from examples_readme import examples_readme

    return examples_readme()


def advisories() -> str:
    """Return the advisories for the wheel: without comments, and fast to read."""
    table = tomllib.loads((ROOT / "evidence/advisories/advisories.toml").read_text(encoding="utf-8"))
    table["advisories"] = table.pop("advisory")
    return json.dumps(table, indent=1, sort_keys=True) + "\n"


def files() -> Iterator[tuple[str, Callable[[], str]]]:
    """Every generated file; the table first, which the rules read when the pages import them."""
    yield "src/nextlint/advisories/data/advisories.json", advisories
    yield "docs/schemas/settings.schema.json", settings_schema
    yield "examples/README.md", examples
    yield from pages().items()


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the files generated from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file is not current")
    check = parser.parse_args().check
    stale = [name for name, make in files() if not is_current(ROOT / name, make(), write=not check)]
    for name in stale:
        print(f"{name} is not current" if check else f"wrote {name}")
    return int(check and bool(stale))


def is_current(path: Path, text: str, *, write: bool) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return True
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return False


if __name__ == "__main__":
    sys.exit(main())
