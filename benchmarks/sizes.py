"""Large configs, configs of many files, and many projects that share one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.installed import Installed
from benchmarks.measure import Command, interleaved
from benchmarks.real import package_json, write_app, write_json
from benchmarks.table import Table, megabytes, seconds

FOUND = frozenset({0, 1})
KILOBYTE = 1_000
HEAD, TAIL = "module.exports = {\n  reactStrictMode: true,\n  env: {\n", "  },\n};\n"
BASE = "module.exports = (own) => ({\n  reactStrictMode: true,\n  images: { unoptimized: true },\n  ...own,\n});\n"


def config_of(size: int) -> str:
    """Return a config of about ``size`` bytes: an object with many strings."""
    lines: list[str] = []
    missing = size - len(HEAD) - len(TAIL)
    while missing > 0:
        lines.append(f"    KEY_{len(lines)}: 'value of the key number {len(lines)}',\n")
        missing -= len(lines[-1])
    return HEAD + "".join(lines) + TAIL


def measure(installed: Installed, folder: Path, kilobytes: Sequence[int], many: int, runs: int) -> Table:
    """``many`` is the number of files that a config requires, and a quarter of the number of apps that share one."""
    places = {f"a config of {size:,} KB": _large(folder / f"{size}", size) for size in kilobytes}
    places[f"a config that requires {many} local files"] = _many_files(folder / "files", many)
    places[f"{4 * many} apps that share one base config"] = _shared(folder / "shared", 4 * many)
    argv = [installed.nextlint, "--quiet", "--isolated"]
    found = interleaved({name: Command(argv, place, FOUND) for name, place in places.items()}, runs)
    rows = [[name, seconds(one.cpu), megabytes(one.largest)] for name, one in found.items()]
    notes = [
        "A file of more than 512 KiB, and files of together more than 150,000 tokens, are not read: what they set is "
        "unknown, and the finding says so.",
    ]
    figures = {name: one._asdict() for name, one in found.items()}
    return Table("sizes", "Sizes", ("", "processor time", "memory"), rows, notes, figures)


def _large(root: Path, size: int) -> Path:
    (root / ".git").mkdir(parents=True)
    return write_app(root, package_json("large", "13.4.4"), {"next.config.js": config_of(size * KILOBYTE)})


def _many_files(root: Path, count: int) -> Path:
    (root / ".git").mkdir(parents=True)
    files = {
        f"config/part{number}.js": f"module.exports = {{ KEY_{number}: '{number}' }};\n" for number in range(count)
    }
    spreads = "".join(f"    ...require('./config/part{number}'),\n" for number in range(count))
    config = f"module.exports = {{\n  env: {{\n{spreads}  }},\n}};\n"
    return write_app(root, package_json("many", "13.4.4"), {"next.config.js": config, **files})


def _shared(root: Path, count: int) -> Path:
    (root / ".git").mkdir(parents=True)
    (root / "packages").mkdir()
    (root / "packages" / "base.js").write_text(BASE)
    write_json(root / "package.json", {"name": "monorepo", "private": True, "workspaces": ["apps/*"]})
    for number in range(count):
        config = f"module.exports = require('../../packages/base')({{ basePath: '/app-{number}' }});\n"
        name = f"app-{number:03}"
        write_app(root / "apps" / name, package_json(name, "13.4.4"), {"next.config.js": config})
    return root
