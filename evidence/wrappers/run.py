"""Runs the probe in a folder where a package is installed."""

from __future__ import annotations

import json
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from evidence.common.install import bare_environment, node
from evidence.wrappers.catalog import Subject

PROBE = Path(__file__).with_name("probe.mjs")
TIMEOUT = 240.0  # seconds


def prepare(folder: Path, subject: Subject) -> None:
    """Write the files that a subject needs, and run what prepares it."""
    for name, text in subject.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    if subject.prepared_by:
        with suppress(subprocess.TimeoutExpired):  # the probe then says what is missing
            _node(folder, subject, *subject.prepared_by)


def probe(folder: Path, subject: Subject, *, phase: str) -> list[dict[str, Any]]:
    """Return the result of every way of calling a subject's entries in a phase of Next: one record for each."""
    entries = subject.entries
    asked = json.dumps([entry._asdict() for entry in entries])
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        try:
            _node(folder, subject, str(PROBE), asked, out.name, PROBE_PHASE=phase, NEXT_PHASE=phase)
        except subprocess.TimeoutExpired:
            return [{"module": e.module, "export": e.export, "error": "the probe had not ended"} for e in entries]
        text = Path(out.name).read_text()
    if not text:
        return [{"module": e.module, "export": e.export, "error": "the process ended"} for e in entries]
    found: list[dict[str, Any]] = json.loads(text)
    return found


def _node(folder: Path, subject: Subject, *arguments: str, **environment: str) -> None:
    """Raises subprocess.TimeoutExpired."""
    subprocess.run(
        [node(), "--no-warnings", *arguments],
        check=False,  # its output says why
        cwd=folder,
        timeout=TIMEOUT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=bare_environment(NODE_ENV="production", **environment, **dict(subject.environment)),
    )
