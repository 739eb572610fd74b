"""Runs the probe in a folder where a package is installed."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evidence.common.install import bare_environment, node
from evidence.wrappers.catalog import Entry

PROBE = Path(__file__).with_name("probe.mjs")
TIMEOUT = 240.0  # seconds


def probe(
    folder: Path, entries: Iterable[Entry], files: Iterable[tuple[str, str]] = (), *, phase: str
) -> list[dict[str, Any]]:
    """Return the result of every way of calling ``entries`` in a phase of Next: one record for each, in order."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    asked = json.dumps([entry._asdict() for entry in entries])
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        try:
            subprocess.run(
                [node(), "--no-warnings", str(PROBE), asked, out.name],
                check=False,  # its output says why
                cwd=folder,
                timeout=TIMEOUT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=bare_environment(NODE_ENV="production", PROBE_PHASE=phase, NEXT_PHASE=phase),
            )
        except subprocess.TimeoutExpired:
            return [{"module": e.module, "export": e.export, "error": "the probe had not ended"} for e in entries]
        text = Path(out.name).read_text()
    if not text:
        return [{"module": e.module, "export": e.export, "error": "the process ended"} for e in entries]
    found: list[dict[str, Any]] = json.loads(text)
    return found
