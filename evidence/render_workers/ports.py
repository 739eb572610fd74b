"""Serves a built project with few free ports, and sends it more requests than there are ports.

The run happens in a network namespace of its own (Linux, root): nothing of it reaches the network of the machine,
and the narrowed range of ports ends with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from evidence.common import processes
from evidence.render_workers import serve
from evidence.render_workers.records import PortRun, Setup

FIRST_PORT, LAST_PORT = 40000, 40200
REQUESTS = 2000
CLIENTS = 20
TIMEOUT = 480.0  # seconds: start, TOTAL_TIMEOUT of the client and the rest before one more request
ROOT = Path(__file__).parents[2]


def hindrance() -> str:
    """Return why no namespace can be created; empty if it can."""
    if sys.platform != "linux":
        return "network namespaces exist on Linux only"
    if os.geteuid() != 0:
        return "it makes a network namespace, and needs root for it"
    return ""


def measure(project: Path, setup: Setup, tw_reuse: int) -> PortRun:
    """Run ``inside`` in a new namespace, with a time limit, and end all of its processes."""
    ports = LAST_PORT - FIRST_PORT + 1
    run = PortRun(setup, tw_reuse, serve.today(), ports, REQUESTS, CLIENTS)
    task = json.dumps([str(project), setup, tw_reuse])
    process = subprocess.Popen(
        ["unshare", "--net", sys.executable, "-m", "evidence.render_workers.inside", task],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=TIMEOUT)
        return run._replace(**json.loads(output))
    except subprocess.TimeoutExpired:
        return run._replace(error=f"no end within {TIMEOUT:.0f} s")
    except ValueError:
        return run._replace(error="the run in the namespace printed no result")
    finally:
        processes.end_session(process.pid)
        process.wait(timeout=10)
