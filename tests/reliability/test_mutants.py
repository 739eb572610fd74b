"""Budgets that can fail: each bound is taken away, one at a time, in a copy of nextlint, and a test notices.

A mutant whose tests do not end in their processor time is killed as well: without a bound a config does not end.
"""

# ruff: noqa: E501 - a mutant a line
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 30  # of processor time of one process; none of the tests that are named here takes ten
LONGEST = 600  # seconds on the clock: a machine that is busy proves nothing, and the processor time ends it long before
BUDGETS = "tests/evaluator/test_budgets.py"
BOUNDS = "tests/evaluator/test_bounds.py"
LIMITS = "tests/evaluator/test_limits.py"
BACKSTOP = "tests/test_backstop.py"
SWAPPED = "tests/files/test_swapped.py"


class Mutant(NamedTuple):
    file: str
    old: str
    new: str
    killed_by: str


EVALUATOR = "evaluator"
MUTANTS = {
    "regular expressions are free": Mutant(
        f"{EVALUATOR}/library/regexps.py", "run.step((MAX_STEPS - within.steps) // STEPS_FOR_NODE)", "pass", f"{BUDGETS} -k expression"
    ),
    "native calls are free": Mutant(
        f"{EVALUATOR}/calls.py", "run.step(size(this) + size(value) + sum(map(size, arguments)))", "pass", f"{BUDGETS} -k native"
    ),
    "native constructors are free": Mutant(
        f"{EVALUATOR}/classes.py", "run.step(8 * sum(map(size, arguments)))", "pass", f"{BUDGETS} -k constructor"
    ),
    "walks through texts are free": Mutant(
        f"{EVALUATOR}/iteration.py", "run.step(len(value) // 256)", "pass", f"{BUDGETS} -k loop"
    ),
    "comparisons are free": Mutant(
        f"{EVALUATOR}/operators.py", "run.step(8 * (size(left) + size(right)))", "pass", f"{BUDGETS} -k comparison"
    ),
    "joined texts are free": Mutant(
        f"{EVALUATOR}/operators.py", "run.step(size(added))", "pass", f"{BUDGETS} -k joined"
    ),
    "replacements are free": Mutant(
        f"{EVALUATOR}/library/regexps.py", "        run.step()\n        piece, taken", "        piece, taken", f"{BUDGETS} -k template"
    ),
    "replacements may grow": Mutant(
        f"{EVALUATOR}/library/regexps.py", "if length > MAX_TEXT:", "if length > MAX_TEXT << 20:", f"{BUDGETS} -k grows"
    ),
    "expressions of any length": Mutant(
        f"{EVALUATOR}/regex.py", "MAX_SOURCE = 10_000", "MAX_SOURCE = 10_000_000", f"{BUDGETS} -k million"
    ),
    "steps without end": Mutant(f"{EVALUATOR}/decisions.py", "if budget.steps < 0:", "if False:", BUDGETS),
    "the steps of a config are not bounded": Mutant(
        f"{EVALUATOR}/decisions.py", "MAX_STEPS = 400_000", "MAX_STEPS = 400_000_000", BOUNDS
    ),
    "calls are nested without end": Mutant(
        f"{EVALUATOR}/calls.py", "MAX_DEPTH = 150", "MAX_DEPTH = 150_000", f"{BUDGETS} -k calls"
    ),
    "endless generators run on": Mutant(f"{EVALUATOR}/generators.py", "MAX_ITEMS = 1_000 ", "MAX_ITEMS = 1_000_000_000 ", LIMITS),
    "executions without end": Mutant(f"{EVALUATOR}/execution.py", "MAX_EXECUTIONS = 192 ", "MAX_EXECUTIONS = 192_000 ", LIMITS),
    "ways without end": Mutant(f"{EVALUATOR}/execution.py", "MAX_WAYS = 192 ", "MAX_WAYS = 192_000 ", LIMITS),
    "nested conditions are joined without end": Mutant(
        f"{EVALUATOR}/execution.py", "MANY_JOINED = 2_000 ", "MANY_JOINED = 2_000_000 ", LIMITS
    ),
    "facts are copied for nothing": Mutant(f"{EVALUATOR}/decisions.py", "FACTS_PER_STEP = 64 ", "FACTS_PER_STEP = 64_000_000 ", f"{BOUNDS} -k copy"),
    "texts of any length": Mutant(f"{EVALUATOR}/values.py", "MAX_TEXT = 1 << 20", "MAX_TEXT = 1 << 28", f"{BUDGETS} -k long"),
    "files of any size": Mutant(f"{EVALUATOR}/sources.py", "MAX_TOKENS = 150_000", "MAX_TOKENS = 150_000_000", BOUNDS),
    "options without end": Mutant("config/outcomes.py", "min(MAX_PATHS, MAX_LOOKUPS // ", "(MAX_LOOKUPS // ", BOUNDS),
    "edits of any file": Mutant("fixing/draft.py", "MAX_CHARACTERS = 100_000", "MAX_CHARACTERS = 100_000_000", BOUNDS),
    "no timer": Mutant("backstop.py", "signal.setitimer(signal.ITIMER_PROF, SECONDS, REPEAT)", "pass", f"{BACKSTOP} -k spin"),
    "a timer that goes off once": Mutant("backstop.py", "SECONDS, REPEAT)", "SECONDS)", f"{BACKSTOP} -k stubborn"),
    "no ceiling of memory": Mutant("backstop.py", "ceiling = used + BYTES", "ceiling = resource.RLIM_INFINITY", f"{BACKSTOP} -k memory"),
    "the ceiling stays": Mutant("backstop.py", "resource.setrlimit(resource.RLIMIT_AS, (soft, hard))", "pass", BACKSTOP),
    "nobody asks for the deadline": Mutant(
        f"{EVALUATOR}/decisions.py", "            check_deadline()", "            pass", "tests/test_backstop_command.py -k timer"
    ),
    "no deadline without a timer": Mutant("backstop.py", "time.thread_time() > _deadline.at", "False", f"{BACKSTOP} -k thread"),
    "links on the way": Mutant(
        "files/folder.py", 'getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)\n_ON', 'getattr(os, "O_CLOEXEC", 0)\n_ON', SWAPPED
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_killed(tmp_path: Path, name: str) -> None:
    mutant = MUTANTS[name]
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "src" / "nextlint" / mutant.file
    text = path.read_text()
    assert text.count(mutant.old) == 1, "the line is another now: change the mutant"
    path.write_text(text.replace(mutant.old, mutant.new))
    limited = ["sh", "-c", f'ulimit -t {SECONDS}; exec "$0" "$@"']
    command = [*limited, sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "PYTEST_ADDOPTS": ""}
    try:
        ended = subprocess.run(
            [*command, *mutant.killed_by.split(" ")],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        pytest.fail("neither its processor time nor its tests end it")
    assert ended.returncode in (1, -signal.SIGXCPU, -signal.SIGKILL), ended.stdout[-2000:]
