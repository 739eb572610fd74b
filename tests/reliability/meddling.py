"""nextlint in a tree that is changed at a chosen moment: ``python -m tests.reliability.meddling``.

The process forks ``nextlint --fix`` again and again in a fresh tree. In the n-th of them the deed is done right before
the n-th file or folder of the tree is opened, for n = 1, 2, ... until the command is through before its turn comes.
Prints, for each, how the command ended and what it left, as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nextlint.cli import main
from tests.openings import note_folders, whole

CONFIG = b"module.exports = {\n  reactStrictMode: true,\n};\n"
FIXED = b"module.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: false },\n};\n"
SAVED = b"// saved by an editor\n"
LONGEST = 60  # seconds after which a command counts as hanging


def _config(tree: Path) -> Path:
    return tree / "next.config.js"


def _replaced(tree: Path, make: Callable[[Path], object]) -> None:
    _config(tree).unlink(missing_ok=True)
    make(_config(tree))


DEEDS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda tree: None,
    "everything vanishes": lambda tree: shutil.rmtree(tree, ignore_errors=True),
    "the config vanishes": lambda tree: _config(tree).unlink(missing_ok=True),
    "package.json vanishes": lambda tree: (tree / "package.json").unlink(missing_ok=True),
    "package.json breaks": lambda tree: (tree / "package.json").write_bytes(b'{"dependencies": {'),
    "the config is saved": lambda tree: _config(tree).write_bytes(SAVED + CONFIG),
    "the config is saved as long as it was": lambda tree: _config(tree).write_bytes(CONFIG.replace(b"true", b"null")),
    "the config grows": lambda tree: _config(tree).write_bytes(CONFIG + b" " * (1 << 20)),
    "the config is cut": lambda tree: os.truncate(_config(tree), 10),
    "the config becomes a folder": lambda tree: _replaced(tree, Path.mkdir),
    "the config becomes a FIFO": lambda tree: _replaced(tree, os.mkfifo),
    "the config becomes a link out": lambda tree: _replaced(tree, lambda path: path.symlink_to("../secret.js")),
    "the config becomes read-only": lambda tree: _config(tree).chmod(0o444),
}


def lay_out(base: Path) -> Path:
    shutil.rmtree(base, ignore_errors=True)
    tree = base / "tree"
    (tree / ".git").mkdir(parents=True)
    (tree / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}')
    _config(tree).write_bytes(CONFIG)
    (base / "secret.js").write_bytes(CONFIG)
    return tree


def _fix(tree: Path, number: int, deed: Callable[[Path], object]) -> None:
    """Run the command in a forked process, with the deed before the n-th event; exit with the command's code."""
    left = number
    is_busy = False

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left, is_busy
        if is_busy or event not in ("open", "os.scandir", "os.listdir", "os.rename", "os.link"):
            return
        path = arguments[0]
        if not isinstance(path, str) or not whole(event, path).startswith(str(tree)):
            return
        left -= 1
        if left == 0:
            is_busy = True
            deed(tree)
            is_busy = False

    for stream, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(tree.parent / name, os.O_WRONLY | os.O_CREAT, 0o644), stream)
    os.chdir(tree)
    signal.alarm(LONGEST)
    note_folders()
    sys.addaudithook(hook)
    code = main(["--fix", "--unsafe-fixes", "--ignore", "security", "--output-format", "full", str(tree)])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code + (100 if left > 0 else 0))


def _left(tree: Path, status: int) -> dict[str, Any]:
    code = os.waitstatus_to_exitcode(status)
    config = _config(tree)
    is_file = config.is_file() and not config.is_symlink()
    return {
        "code": code % 100 if code >= 0 else code,
        "done": code < 100,
        "config": config.read_text() if is_file else None,
        "names": sorted(os.listdir(tree)) if tree.is_dir() else [],
        "outside": (tree.parent / "secret.js").read_text(),
        "out": (tree.parent / "out").read_text(),
        "err": (tree.parent / "err").read_text(),
    }


def meddled(base: Path, deed: Callable[[Path], object]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while not found or found[-1]["done"]:
        tree = lay_out(base)
        child = os.fork()
        if child == 0:
            _fix(tree, len(found) + 1, deed)
        found.append(_left(tree, os.waitpid(child, 0)[1]))
    return found


if __name__ == "__main__":
    folder, name = sys.argv[1:]
    print(json.dumps(meddled(Path(folder), DEEDS[name])))  # noqa: T201 - what it is asked for
