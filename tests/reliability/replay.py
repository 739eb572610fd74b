"""Judging given trees in a process of its own: ``python -m tests.reliability.replay CONFIGS|CORPUS [N/OF]``.

Prints what is wrong with each, by name, as JSON. ``N/OF`` takes every OF-th of them, from the N-th on.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from itertools import islice
from typing import Any

from .fuzz import MEMORY, ROOT
from .guard import watch
from .hostile_configs import CONFIGS
from .judge import judge
from .trees import Tree, corpus


def trees(kind: str) -> dict[str, Tree]:
    if kind == "CORPUS":
        return dict(corpus())
    return {name: {path: text.encode() for path, text in files.items()} for name, files in CONFIGS.items()}


def replayed(kind: str, part: str = "0/1", *, fixing: bool = True) -> dict[str, Any]:
    """What is ``wrong`` with each tree, and the CPU ``seconds`` of linting it."""
    arguments = [kind, part, *(() if fixing else ("--lint",))]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.reliability.replay", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise AssertionError(f"the process ended with {ended.returncode}: {ended.stdout[-300:]}{ended.stderr[-2000:]}")
    made: dict[str, Any] = json.loads(ended.stdout)
    return made


def main(kind: str, part: str, *rest: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    first, of = map(int, part.split("/"))
    on = watch([])
    found = {}
    for name, tree in islice(trees(kind).items(), first, None, of):
        sys.stderr.write(f"{name}\n")  # the last line names the tree that ends the process
        verdict = judge(tree, ("--inspect",), on, fixing="--lint" not in rest)
        found[name] = {"wrong": verdict.wrong, "seconds": verdict.seconds, "bytes": sum(map(len, tree.values()))}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
