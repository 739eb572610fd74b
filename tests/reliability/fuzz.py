"""Fuzzing the command with broken projects: ``python -m tests.reliability.fuzz --minutes 10``.

Each input is a project that other tests hold, with one of its files damaged, or words of the format put in wrong
places. nextlint lints it, fixes it, and fixes it again, watched by an audit hook (:mod:`tests.reliability.guard`); what
must hold is in :mod:`tests.reliability.judge`. That happens in processes of their own, one for each batch of inputs, so
that an input that ends the process is a failure like others. Hypothesis makes an input that breaks something as small
as it can, and the run leaves it in ``--failures``; moved to ``tests/reliability/corpus`` under a name that says what
broke, it is replayed by every run of the tests.
"""

from __future__ import annotations

import argparse
import heapq
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from .guard import Watch, watch
from .judge import SECONDS, SECONDS_PER_BYTE, judge
from .mutations import Input, Target, inputs, targets
from .trees import read_tree, write_tree

ROOT = Path(__file__).parents[2]
MODULE = "tests.reliability.fuzz"
MEMORY = 1 << 30  # bytes of address space of a batch, of everything together
BATCH = 150  # inputs of one seed
SLOWEST = 5


class Broken(AssertionError):  # noqa: N818 - a verdict
    """The answer to an input is wrong."""

    def __init__(self, wrong: list[str], what: Input) -> None:
        super().__init__("\n".join(wrong))
        self.wrong = wrong
        self.what = what


class Slow(NamedTuple):
    """An input: the CPU seconds of linting it, absolute and relative to the limit, its bytes, its file."""

    share: float
    seconds: float
    bytes: int
    file: str


class Tally:
    """The runs on a target."""

    def __init__(self) -> None:
        self.inputs = 0
        self.commands = 0
        self.bytes = 0
        self.seconds = 0.0  # of CPU, of the batches as a whole
        self.slowest: list[Slow] = []
        self.failures: list[dict[str, Any]] = []

    def note(self, what: Input, seconds: float, commands: int) -> None:
        size = sum(map(len, what.tree.values()))
        self.inputs += 1
        self.commands += commands
        self.bytes += size
        self._keep(Slow(seconds / (SECONDS + SECONDS_PER_BYTE * size), seconds, size, what.changed))

    def _keep(self, one: Slow) -> None:
        heapq.heappush(self.slowest, one)
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)

    def add(self, batch: dict[str, Any]) -> None:
        self.inputs += batch["inputs"]
        self.commands += batch["commands"]
        self.bytes += batch["bytes"]
        for one in batch["slowest"]:
            self._keep(Slow(**one))

    def as_json(self) -> dict[str, Any]:
        return {
            "inputs": self.inputs,
            "commands": self.commands,
            "bytes": self.bytes,
            "cpu_seconds": round(self.seconds, 1),
            "slowest": [one._asdict() for one in sorted(self.slowest, reverse=True)],
            "failures": self.failures,
        }


# -- one batch, in a process of its own


def hold(target: Target, *, number: int, count: int, on: Watch, tally: Tally, current: Path) -> None:
    """Run ``count`` inputs of a seed. Raises Broken for the smallest input that breaks something.

    The input that runs is in ``current``, for those who come after a process that died of it.
    """

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
        report_multiple_bugs=False,
    )
    @given(inputs(target))
    def holds(what: Input) -> None:
        shutil.rmtree(current, ignore_errors=True)
        write_tree(what.tree, current)
        verdict = judge(what.tree, what.arguments, on)
        tally.note(what, verdict.seconds, verdict.commands)
        if verdict.wrong:
            raise Broken(verdict.wrong, what)

    holds()


def batch(names: list[str], number: int, count: int, scratch: Path) -> None:
    """Run ``count`` inputs of each target; write ``batch.json`` to ``scratch``, and failures to ``broken``."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tally, known, on = Tally(), targets(), watch([])
    try:
        for name in names:
            hold(known[name], number=number, count=count, on=on, tally=tally, current=scratch / "current")
    except Broken as error:
        write_tree(error.what.tree, scratch / "broken")
        tally.failures.append({"arguments": error.what.arguments, "wrong": error.wrong})
    (scratch / "batch.json").write_text(json.dumps(tally.as_json()))


# -- the run


def run_batch(names: Sequence[str], number: int, *, count: int, tally: Tally, failures: Path) -> None:
    """Run a batch in its own process; what fails, or kills the process, is written to ``failures``."""
    with tempfile.TemporaryDirectory(prefix="nextlint-fuzz-") as folder:
        scratch = Path(folder)
        before = _children_seconds()
        ended = subprocess.run(
            [sys.executable, "-m", MODULE, "--batch", ",".join(names), str(number), str(count), folder],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": folder, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        tally.seconds += _children_seconds() - before
        done = scratch / "batch.json"
        made = json.loads(done.read_text()) if done.exists() else {}
        if made:
            tally.add(made)
        failed = made.get("failures", [])
        if ended.returncode:
            failed = [
                {"arguments": [], "wrong": [f"the process ended with {ended.returncode}: {ended.stderr[-2000:]}"]}
            ]
        for failure in failed:
            kept = failures / f"{names[0].replace(' ', '-').replace('.', '-')}-{number}"
            broken = scratch / ("broken" if made else "current")
            write_tree(read_tree(broken) if broken.exists() else {}, kept)
            tally.failures.append({"folder": str(kept), "target": names[0], "seed": number, **failure})
            sys.stderr.write(f"{kept}: {failure}\n")


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Run batches until the CPU time is used up, always of the target with the least so far."""
    chosen = options.target or list(targets())
    tallies = {name: Tally() for name in chosen}
    number = options.seed
    while sum(tally.seconds for tally in tallies.values()) < 60 * options.minutes or number < options.seed + len(
        chosen
    ):
        name = min(tallies, key=lambda one: tallies[one].seconds)
        run_batch([name], number, count=options.batch_size, tally=tallies[name], failures=options.failures)
        number += 1
    return {
        "seed": options.seed,
        "batches": number - options.seed,
        "python": sys.version.split()[0],
        "bound": {"seconds": SECONDS, "seconds_per_byte": SECONDS_PER_BYTE},
        "targets": {name: tally.as_json() for name, tally in tallies.items()},
    }


def table(made: dict[str, Any]) -> str:
    """Return a line for each target."""
    lines = [f"seed {made['seed']}, {made['batches']} batches, Python {made['python']}"]
    for name, tally in made["targets"].items():
        slow = tally["slowest"][0] if tally["slowest"] else {"seconds": 0, "bytes": 0, "share": 0}
        lines.append(
            f"{name:20} {tally['inputs']:6} inputs {tally['commands']:6} commands {tally['cpu_seconds']:7.1f} s"
            f"  slowest {slow['seconds']:.2f} s on {slow['bytes']} bytes ({slow['share']:.1%} of the bound)"
            f"  failures {len(tally['failures'])}"
        )
    return "\n".join(lines)


def main() -> int:
    options = _options()
    if options.batch:
        names, number, count, scratch = options.batch
        batch(names.split(","), int(number), int(count), Path(scratch))
        return 0
    made = run(options)
    sys.stdout.write(table(made) + "\n")
    if options.json:
        options.json.write_text(json.dumps(made, indent=2) + "\n")
    return 1 if any(tally["failures"] for tally in made["targets"].values()) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="CPU minutes in total (default: 10)")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="where to start (default: anywhere)")
    parser.add_argument("--target", action="append", help="a target of the table that is printed (default: all)")
    parser.add_argument("--batch-size", type=int, default=BATCH, help=f"inputs of one process (default: {BATCH})")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="where to leave what breaks")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--batch", nargs=4, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
