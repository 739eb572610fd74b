"""Write docs/reliability.md from the figures of real runs.

python scripts/reliability_report.py                      write the page anew from the figures of the last run
python scripts/reliability_report.py --run --minutes 10   fuzz, read the hostile configs, run the tests, write figures and page
python scripts/reliability_report.py --run fuzz ...       only that part again (fuzz, configs, tests)
python scripts/reliability_report.py --check              exit 1 where the page is not what the figures make
"""

from __future__ import annotations

# ruff: noqa: E501 - sentences of the page
import argparse
import json
import platform
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "tests" / "reliability" / "last_run.json"
PAGE = ROOT / "docs" / "reliability.md"
PARTS = ("fuzz", "configs", "tests")
PACKAGES = ("hypothesis", "esprima-fork", "tree-sitter", "PyYAML", "pathspec", "pytest")
THIS_PAGE = "--ignore=tests/reliability/test_report.py"  # it tests what such a run has written
SUITES = (THIS_PAGE, "tests/reliability", "tests/files", "tests/config/test_bounds.py", "tests/release/test_damaged.py")

PROMISES = (
    (
        "Nothing is executed, started or fetched",
        "No JavaScript is run, no socket is opened. No process is started, but for copies of nextlint's own on many projects.",
        "an audit hook (`sys.addaudithook`) in the process of every fuzzed input and every hostile tree",
    ),
    (
        "No file outside of the repository is opened",
        "Links, `require`, `import`, workspace patterns, settings and lockfiles that lead out are refused with the reason. Read beyond it are only Python's own files and a file given by `--config`; written there is only what Python would keep, too: the compiled modules of nextlint itself, beside them.",
        "the same hook, with bait around every repository; links in the place of every file that is read",
    ),
    (
        "No exception but the documented one",
        "Every run ends with exit code 0, 1 or 2, and with a message where it is 2.",
        "fuzzing over every file that is read; files that vanish, grow or become something else before each time that one is opened",
    ),
    (
        "Time and memory are bounded",
        "Linting takes at most 15 s of CPU and 60 µs for each byte of the tree, in 1 GiB of address space. A config is bounded by [its limits](reading-configs.md#limits); beyond them the answer is *unknown*, with that as the reason.",
        "a CPU timer around each command; configs that are small as files and huge in what they mean",
    ),
    (
        "A fix changes what it says and nothing else",
        "The result parses, other bytes stay, fixing twice is fixing once, and a fix is applied only to the text it was made for.",
        "the reported edits, applied by the tests, give the bytes on disk; the command runs twice",
    ),
    (
        "A write leaves the old file or the new one",
        "Whatever happens: `kill -9`, a full disk, no leave, another nextlint, an editor. A file that was saved meanwhile is left, exit code 1 and the message say so.",
        "a kill before each system call that the writer makes; a tmpfs without room and `RLIMIT_FSIZE`; read-only files, folders and mounts; three processes on one tree",
    ),
    (
        "Names cannot act",
        "Line breaks, `%`, ANSI escapes and right-to-left marks in names are escaped in every output format.",
        "projects of such names through the command, in each format",
    ),
)

FOUND = (
    "Two nextlint processes on one tree could fix a file twice: the edits of one were applied to what the other had written.",
    "Links out of the repository were opened where they stood for lockfiles, settings, a workspace's package.json or a suppressed config.",
    "`? ` nested 25,000 deep in a .prettierrc ended the process: the YAML loader in C recurses without a limit.",
    "JSON that does not parse ended with an internal error where nothing else had imported Python's json.",
    "A TypeScript config that does not parse and holds a suppression ended with an internal error.",
    "A NUL in the name of a required file, and a working directory that vanishes, ended with an internal error.",
    "Workspace patterns such as `*/*/*` over links that lead upwards, and `+(a|aa)` or `*a*a*a` over long names, took exponential time.",
    "Patterns of many stars in the settings, and keys of 20,000 parts in a pyproject.toml, took minutes.",
    "Arrays of 100,000 elements, 5,000 conditions, spread strings and joined arrays took quadratic time or memory; 20,000 options or more hid the later ones.",
    "Strings and copies made in loops could fill gigabytes before the budget of steps was used up.",
    "Of two findings that say the same, both fixed, only one was reported.",
    "A circle of prototypes, which JavaScript refuses, was followed without end.",
    "A line of the output could begin with `::`, which GitHub Actions takes for a command.",
)


def fuzzed(minutes: float, seed: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder, "fuzz.json")
        command = [sys.executable, "-m", "tests.reliability.fuzz", "--minutes", str(minutes), "--seed", str(seed)]
        subprocess.run(
            [*command, "--failures", str(ROOT / "fuzz-failures"), "--json", str(figures)], cwd=ROOT, check=True
        )
        made: dict[str, Any] = json.loads(figures.read_text())
    return made


def read_configs() -> dict[str, Any]:
    sys.path.insert(0, str(ROOT))
    from tests.reliability.replay import replayed

    found: dict[str, Any] = {}
    for part in range(8):
        found.update(replayed("CONFIGS", f"{part}/8", fixing=False))
    slowest = sorted(found.items(), key=lambda item: -item[1]["seconds"])[:5]
    return {
        "configs": len(found),
        "wrong": {name: one["wrong"] for name, one in found.items() if one["wrong"]},
        "cpu_seconds": round(sum(one["seconds"] for one in found.values()), 1),
        "slowest": [
            {"name": name, "seconds": round(one["seconds"], 1), "bytes": one["bytes"]} for name, one in slowest
        ],
    }


def tested() -> dict[str, Any]:
    """How many tests of each file passed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-k", "not hostile_configs", f"--junitxml={report}"]
        subprocess.run([*command, *SUITES], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        cases = list(ElementTree.parse(report).iter("testcase"))
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        children = {child.tag for child in case}
        state = "failed" if children & {"failure", "error"} else "skipped" if "skipped" in children else "passed"
        counts.setdefault(case.get("classname", "").replace(".", "/") + ".py", Counter())[state] += 1
    return {name: dict(counted) for name, counted in sorted(counts.items())}


def versions() -> dict[str, str]:
    return {"Python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def page(figures: dict[str, Any]) -> str:
    """The page as text."""
    parts = [
        "# Reliability",
        "",
        "<!-- Written by scripts/reliability_report.py from the figures of real runs. -->",
        "",
        "What nextlint promises whatever it is given, how each promise is checked, and the figures of the last full run.",
        "",
        "## Promises",
        "",
    ]
    for title, promise, check in PROMISES:
        parts += [f"**{title}.** {promise} *Checked by* {check}.", ""]
    parts += [
        "## Fuzzing",
        "",
        *_fuzz(figures["fuzz"]),
        "",
        "## Configs made to hurt",
        "",
        *_configs(figures["configs"]),
    ]
    parts += ["", "## Tests", "", *_tests(figures["tests"]), "", "## What was found and mended", ""]
    parts += [
        "Each has a test that fails without the mending.",
        "",
        *(f"- {one}" for one in FOUND),
        "",
        "## Reproduce",
        "",
    ]
    parts += [
        "```sh",
        "pip install -e '.[dev]'",
        f"python -m tests.reliability.fuzz --minutes 10 --seed {figures['fuzz']['seed']}",
        "pytest -n 2 tests/reliability tests/files",
        "python scripts/reliability_report.py --run --minutes 10",
        "```",
        "",
        "What a run finds is left in `fuzz-failures/`, made as small as possible; moved to `tests/reliability/corpus/`, it is replayed by every run of the tests.",
        "Some tests mount file systems or drop privileges of root, and are skipped where that is not allowed.",
        "",
        "The parts of a run may be made one after the other (`--run fuzz`, `configs`, `tests`). Versions: "
        + ", ".join(f"{name} {number}" for name, number in figures["versions"].items())
        + ".",
        "",
    ]
    return "\n".join(parts)


def _fuzz(made: dict[str, Any]) -> list[str]:
    targets = made["targets"]
    total = {key: sum(one[key] for one in targets.values()) for key in ("inputs", "commands", "cpu_seconds", "bytes")}
    failures = sum(len(one["failures"]) for one in targets.values())
    bound = made["bound"]
    lines = [
        f"The last full run, seed {made['seed']}: {total['inputs']:,} broken projects ({total['bytes'] / 1e6:,.0f} MB), {total['commands']:,} commands, "
        f"{total['cpu_seconds'] / 60:.1f} minutes of CPU, failures: {failures}. Each input is a project that other tests hold, with one file damaged "
        "one to eight times: cut, doubled, spliced with another, words of the format in wrong places, single bytes. It is linted, fixed and, if that changed "
        "anything, fixed again.",
        "",
        f"*Slowest* is the CPU time of linting one input, and its part of what is allowed: {bound['seconds']:g} s + {bound['seconds_per_byte'] * 1e6:g} µs for each byte. "
        "The times were taken on a machine that did other things as well.",
        "",
        "| file | inputs | commands | CPU | slowest | failures |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, one in targets.items():
        slow = one["slowest"][0]
        lines.append(
            f"| {name} | {one['inputs']:,} | {one['commands']:,} | {one['cpu_seconds']:.0f} s "
            f"| {slow['seconds']:.2f} s ({slow['share']:.1%}) | {len(one['failures'])} |"
        )
    return lines


def _configs(made: dict[str, Any]) -> list[str]:
    lines = [
        f"{made['configs']} configs that are small as files or plausible, and huge in what they mean: nested, endless, doubling, of half a megabyte. "
        f"Not answered as promised: {len(made['wrong'])}. The slowest, CPU time with `--inspect`:",
        "",
        "| config | bytes | CPU |",
        "| --- | ---: | ---: |",
    ]
    return lines + [f"| {one['name']} | {one['bytes']:,} | {one['seconds']:.1f} s |" for one in made["slowest"]]


def _tests(made: dict[str, Any]) -> list[str]:
    lines = ["| file | passed | failed | skipped |", "| --- | ---: | ---: | ---: |"]
    for name, one in made.items():
        lines.append(f"| `{name}` | {one.get('passed', 0)} | {one.get('failed', 0)} | {one.get('skipped', 0)} |")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", nargs="*", choices=PARTS, help="run these parts (all, where none is named)")
    parser.add_argument("--check", action="store_true", help="only say whether the page is what the figures make")
    parser.add_argument("--minutes", type=float, default=10, help="CPU minutes of fuzzing")
    parser.add_argument("--seed", type=int, default=1, help="where fuzzing starts")
    parser.add_argument("--fuzz-json", type=Path, help="the figures of a fuzzing run that was made already")
    options = parser.parse_args()
    figures: dict[str, Any] = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    if options.check:
        return int(PAGE.read_text() != page(figures))
    wanted = [] if options.run is None else options.run or PARTS
    if options.fuzz_json:
        figures["fuzz"] = json.loads(options.fuzz_json.read_text())
    elif "fuzz" in wanted:
        figures["fuzz"] = fuzzed(options.minutes, options.seed)
    if "configs" in wanted:
        figures["configs"] = read_configs()
    if "tests" in wanted:
        figures["tests"] = tested()
    if wanted or options.fuzz_json:
        figures["versions"] = versions()
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n")
    if set(PARTS) <= figures.keys():
        PAGE.write_text(page(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
