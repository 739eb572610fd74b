"""Writes the tiny project of a setup and builds it."""

from __future__ import annotations

from pathlib import Path

from evidence.common.build import next_build, write_files
from evidence.render_workers.records import Setup

PAGE = """\
export async function getServerSideProps() {
  return { props: { now: Date.now() } }
}

export default function Page({ now }) {
  return <p>Served at {now}</p>
}
"""

COMPONENT = """\
export default function Button() {
  return <button>Press</button>
}
"""

CUSTOM_SERVER = """\
const { createServer } = require('http')
const next = require('next')

const hostname = '127.0.0.1'
const port = Number(process.env.PORT)
const app = next({ dev: false, hostname, port })
app.prepare().then(() => {
  createServer(app.getRequestHandler()).listen(port, hostname)
})
"""


def build(project: Path, setup: Setup) -> None:
    """Write the files of ``setup`` into ``project``, where next is installed, and run `next build`.

    Raises ``BuildError``.
    """
    write_files(project, files(setup))
    next_build(project)


def files(setup: Setup) -> dict[str, str]:
    """Return the files of the project."""
    found = {"pages/index.js": PAGE, "server.js": CUSTOM_SERVER, "next.config.js": config(setup)}
    return {**found, "app/components/button.js": COMPONENT} if setup.app_folder else found


def config(setup: Setup) -> str:
    """Return the text of next.config.js."""
    lines = []
    if is_standalone(setup):
        lines.append("  output: 'standalone',\n")
    if setup.app_dir != "unset":
        lines.append(f"  experimental: {{ appDir: {setup.app_dir} }},\n")
    return "module.exports = {\n" + "".join(lines) + "}\n"


def is_standalone(setup: Setup) -> bool:
    """Return whether the setup is built with output: 'standalone'."""
    return setup.way.startswith("standalone")
