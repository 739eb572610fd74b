"""Writes the tiny project of a setup and builds it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from evidence.render_workers.install import clean_environment, node
from evidence.render_workers.records import Setup

TIMEOUT = 300.0  # seconds

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


class BuildError(Exception):
    """`next build` failed; the message holds the end of what it printed."""


def build(project: Path, setup: Setup) -> None:
    """Write the files of ``setup`` into ``project``, where next is installed, and run `next build`.

    Raises ``BuildError``.
    """
    write_files(project, setup)
    command = [node(), "node_modules/next/dist/bin/next", "build"]
    environment = clean_environment(NODE_ENV="production")
    try:
        done = subprocess.run(
            command,
            cwd=project,
            env=environment,
            timeout=TIMEOUT,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except subprocess.TimeoutExpired:
        raise BuildError(f"no end within {TIMEOUT:.0f} s") from None
    if done.returncode:
        raise BuildError(done.stdout[-2000:])


def write_files(project: Path, setup: Setup) -> None:
    """Everything of the project but what is installed; what an earlier setup left is removed."""
    for folder in (".next", "app", "pages"):
        shutil.rmtree(project / folder, ignore_errors=True)
    (project / "pages").mkdir()
    (project / "pages" / "index.js").write_text(PAGE)
    (project / "server.js").write_text(CUSTOM_SERVER)
    (project / "next.config.js").write_text(config(setup))
    if setup.app_folder:
        (project / "app" / "components").mkdir(parents=True)
        (project / "app" / "components" / "button.js").write_text(COMPONENT)


def config(setup: Setup) -> str:
    """The text of next.config.js."""
    lines = []
    if is_standalone(setup):
        lines.append("  output: 'standalone',\n")
    if setup.app_dir != "unset":
        lines.append(f"  experimental: {{ appDir: {setup.app_dir} }},\n")
    return "module.exports = {\n" + "".join(lines) + "}\n"


def is_standalone(setup: Setup) -> bool:
    """Whether the setup is built with output: 'standalone'."""
    return setup.way.startswith("standalone")


def deploy_standalone(project: Path) -> Path:
    """Copy what a standalone server needs out of the built project, as a deployment does; the folder it runs in."""
    target = project.with_name(project.name + "-standalone")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(project / ".next" / "standalone", target, symlinks=True)
    shutil.copytree(project / ".next" / "static", target / ".next" / "static", dirs_exist_ok=True)
    return target
