"""Time and memory for a workspace of 200 projects with a lockfile of megabytes.

For each lockfile, one process resolves the Next of one project, and another that of all, as a run does. The
entries are as the package manager writes them, repeated under other names to the size. Seconds are processor time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.table import Table, megabytes, seconds

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "release" / "samples"
VERSIONS = ("13.4.4", "14.2.3")
MEGABYTE = 1_000_000
WORKER = """
import json, os, sys, time
from nextlint.files.reader import Reader
from nextlint.model.project import Package, Project
from nextlint.release import resolve
from nextlint.files.source import Source

def peak():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))

root, count = sys.argv[1], int(sys.argv[2])
before, opened, found, reader = peak(), [], {}, Reader()
sys.addaudithook(lambda event, args: event == "open" and opened.append(args[0]))
start = time.process_time()
for name in sorted(os.listdir(os.path.join(root, "apps")))[:count]:
    folder = os.path.join(root, "apps", name)
    source = reader.source(os.path.join(folder, "package.json"))
    package = Package(source.path, source, json.loads(source.text))
    answer = resolve(reader, Project(folder, root, package, None, None, root, ()))
    found[answer.version] = found.get(answer.version, 0) + 1
seconds = time.process_time() - start
reads = sum(path == os.path.join(root, sys.argv[3]) for path in opened)
print(json.dumps({"seconds": seconds, "peak": peak(), "before": before, "reads": reads, "found": found}))
"""


class Case(NamedTuple):
    lockfile: str
    sample: str
    megabytes: float


SOURCES = (
    ("package-lock.json", "npm-11/workspace"),
    ("pnpm-lock.yaml", "pnpm-10/workspace"),
    ("yarn.lock", "yarn-1.22.22/workspace"),
    ("yarn.lock", "yarn-4/workspace"),
    ("bun.lock", "bun-1.4.5/workspace"),
)


def version_of(number: int) -> str:
    return VERSIONS[number % 2]


def make(root: Path, case: Case, projects: int) -> int:
    """Write the workspace; return the size of its lockfile in bytes."""
    package: dict[str, Any] = {"name": "mono", "private": True, "workspaces": ["apps/*"]}
    (root / "package.json").write_text(json.dumps(package))
    for number in range(projects):
        folder = root / "apps" / f"app{number:03}"
        folder.mkdir(parents=True)
        dependencies = {"next": version_of(number), "react": "18.2.0", "react-dom": "18.2.0"}
        app = {"name": f"@mono/app{number:03}", "dependencies": dependencies}
        (folder / "package.json").write_text(json.dumps(app))
    if case.lockfile == "pnpm-lock.yaml":
        (root / "pnpm-workspace.yaml").write_text("packages:\n  - apps/*\n")
    text = (SAMPLES / case.sample / case.lockfile).read_text()
    grown = GROW[case.lockfile](text, projects, int(case.megabytes * MEGABYTE))
    (root / case.lockfile).write_text(grown)
    return len(grown)


def grow_pnpm(text: str, projects: int, size: int) -> str:
    head, importers = text[: text.index("importers:\n")], "importers:\n\n  .: {}\n"
    for number in range(projects):
        peers = "(react-dom@18.2.0(react@18.2.0))(react@18.2.0)"
        importers += (
            f"\n  apps/app{number:03}:\n    dependencies:\n      next:\n        specifier: {version_of(number)}\n"
        )
        importers += f"        version: {version_of(number)}{peers}\n"
        importers += "".join(
            f"      package-{other}:\n        specifier: ^1.0.{other}\n        version: 1.0.{other}{peers}\n"
            for other in range(30)
        )
    packages, snapshots = text[text.index("packages:\n") :].split("\nsnapshots:\n")
    block = packages[packages.index("  next@13.4.4:") : packages.index("  next@14.2.3:")]
    return (
        head
        + importers
        + "\n"
        + repeat(packages, block, "next@13.4.4", "package-{}@1.0.0", size // 2)
        + ("\nsnapshots:\n" + repeat(snapshots, block, "next@13.4.4", "package-{}@1.0.0", size // 2 - len(importers)))
    )


def grow_npm(text: str, projects: int, size: int) -> str:
    lock = json.loads(text)
    packages = lock["packages"]
    hoisted, nested = packages["node_modules/next"], packages["apps/web/node_modules/next"]
    for number in range(projects):
        folder, version = f"apps/app{number:03}", version_of(number)
        packages[folder] = {"name": f"@mono/app{number:03}", "dependencies": {"next": version}}
        packages[f"node_modules/@mono/app{number:03}"] = {"resolved": folder, "link": True}
        if version != hoisted["version"]:
            packages[f"{folder}/node_modules/next"] = nested
    filler = {"packages": {"node_modules/package-1000": {**hoisted, "name": "package-1000"}}}
    entry = len(json.dumps(filler, indent=2)) - len(json.dumps({"packages": {}}, indent=2))
    for number in range((size - len(json.dumps(lock, indent=2))) // entry + 1):
        packages[f"node_modules/package-{number}"] = {**hoisted, "name": f"package-{number}"}
    return json.dumps(lock, indent=2) + "\n"


def grow_yarn_classic(text: str, projects: int, size: int) -> str:
    del projects
    block = text[text.index("next@13.4.4:") : text.index("next@14.2.3:")]
    return repeat(text, block, "next@13.4.4", "package-{}@^1.0.0", size)


def grow_yarn(text: str, projects: int, size: int) -> str:
    if "__metadata" not in text:
        return grow_yarn_classic(text, projects, size)
    for number in range(projects):
        name, folder = f"@mono/app{number:03}", f"apps/app{number:03}"
        text += (
            f'\n"{name}@workspace:{folder}":\n  version: 0.0.0-use.local\n  resolution: "{name}@workspace:{folder}"\n'
        )
        text += f'  dependencies:\n    next: "npm:{version_of(number)}"\n  languageName: unknown\n  linkType: soft\n'
    block = text[text.index('"next@npm:13.4.4":') : text.index('"next@npm:14.2.3":')]
    return repeat(text, block, "next@npm:13.4.4", "package-{}@npm:1.0.0", size)


def grow_bun(text: str, projects: int, size: int) -> str:
    lines = text.splitlines()
    at = lines.index("  },", lines.index('  "workspaces": {'))
    for number in range(projects):
        app = {"name": f"@mono/app{number:03}", "dependencies": {"next": version_of(number)}}
        lines.insert(at, f'    "apps/app{number:03}": {json.dumps(app)},')
    hoisted = next(line for line in lines if line.startswith('    "next": ['))
    nested = next(line for line in lines if line.startswith('    "@mono/web/next": ['))
    entries = [nested.replace("@mono/web", f"@mono/app{number:03}") for number in range(projects) if number % 2 == 0]
    room = size - sum(map(len, lines)) - sum(map(len, entries))
    entries += [hoisted.replace('"next"', f'"package-{number}"', 1) for number in range(room // len(hoisted))]
    return "\n".join([*lines[:-2], *entries, *lines[-2:]]) + "\n"


GROW = {
    "pnpm-lock.yaml": grow_pnpm,
    "package-lock.json": grow_npm,
    "yarn.lock": grow_yarn,
    "bun.lock": grow_bun,
}


def repeat(text: str, block: str, name: str, other: str, size: int) -> str:
    """Return ``text`` plus copies of a block under other names, up to the size."""
    copies = (block.replace(name, other.format(number)) for number in range(max(size - len(text), 0) // len(block)))
    return text + "\n" + "".join(copies)


def measure(case: Case, projects: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        size = make(Path(folder), case, projects)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        runs = [
            json.loads(
                subprocess.run(
                    [sys.executable, "-c", WORKER, folder, str(count), case.lockfile],
                    check=True,
                    stdout=subprocess.PIPE,
                    env=environment,
                ).stdout
            )
            for count in (1, projects)
        ]
    one, all_ = runs
    half = projects - projects // 2
    if all_["found"] != {"13.4.4": half, "14.2.3": projects - half}:
        raise SystemExit(f"wrong answers: {all_['found']}")
    return {
        "lockfile": case.lockfile,
        "from": case.sample.partition("/")[0],
        "megabytes": round(size / MEGABYTE, 1),
        "projects": projects,
        "seconds_one": round(one["seconds"], 3),
        "seconds_all": round(all_["seconds"], 3),
        "peak_megabytes": round(all_["peak"] / MEGABYTE, 1),
        "start_megabytes": round(all_["before"] / MEGABYTE, 1),
        "times_read": all_["reads"],
    }


def table(sizes: Sequence[float], projects: int) -> Table:
    """``sizes`` in megabytes (10^6 bytes)."""
    found = [measure(Case(*source, size), projects) for source in SOURCES for size in sizes]
    rows = [
        [
            f"{one['lockfile']} ({one['from']})",
            f"{one['megabytes']} MB",
            seconds(one["seconds_one"]),
            seconds(one["seconds_all"]),
            f"{megabytes(one['peak_megabytes'])} ({one['start_megabytes']:.0f} MB before)",
            f"{one['times_read']} x",
        ]
        for one in found
    ]
    columns = ("lockfile", "size", "1 project", f"{projects} projects", "memory", "read")
    notes = (
        "Resolving only, in seconds of processor time. The lockfile is read once, however many projects it serves.",
    )
    return Table("lockfiles", "Sizes of a lockfile", columns, rows, notes, found)
