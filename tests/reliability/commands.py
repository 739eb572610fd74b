"""nextlint as a command in its own process, watched by the audit hook of :mod:`tests.reliability.guard`."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .guard import MODULE

ROOT = Path(__file__).parents[2]
FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")
LONGEST = 300  # seconds after which a command counts as hanging
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str
    violations: list[str]

    @property
    def is_answer(self) -> bool:
        """Return whether it ended in a documented way, with a message if it failed."""
        if self.violations or "a bug in nextlint" in self.err or "Traceback" in self.err:
            return False
        return self.code in (0, 1) or (self.code == 2 and "nextlint: error: " in self.err)

    @property
    def report(self) -> dict[str, Any]:
        made: dict[str, Any] = json.loads(self.out)
        return made


def nextlint(
    *arguments: str,
    folder: Path,
    roots: Sequence[Path] = (),
    powerless: bool = False,
    largest: int | None = None,
) -> Done:
    """Run the command in a folder. ``roots``: where it may open files (default: the folder).

    ``powerless``: permissions count, for root as well. ``largest``: bytes that a file may grow to.
    """
    with tempfile.NamedTemporaryFile(prefix="nextlint-violations-") as noted:
        allowed = os.pathsep.join(map(str, roots or [folder]))
        ended = subprocess.run(
            [sys.executable, "-m", MODULE, noted.name, allowed, *arguments],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            preexec_fn=lambda: _weaken(powerless, largest),
            timeout=LONGEST,
            check=False,
        )
        violations = Path(noted.name).read_text(errors="backslashreplace").splitlines()
    return Done(ended.returncode, ended.stdout.decode(), ended.stderr.decode(), violations)


def _weaken(powerless: bool, largest: int | None) -> None:
    """Between fork and exec: drop root's right to ignore permissions."""
    if powerless and os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
