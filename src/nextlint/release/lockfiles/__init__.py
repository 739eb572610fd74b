"""The lockfiles of all package managers: which module reads which file, once per run."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from nextlint.files.source import SourceError
from nextlint.release.lockfiles.lockfile import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.files.reader import Reader
    from nextlint.release.lockfiles.lockfile import Lockfile, LockfileMiss

    Read = Callable[[str, bytes, str], Lockfile | LockfileMiss]

LIMIT = 256_000_000  # bytes read of a lockfile


# The modules that read the files, by file name as in workspaces.names; loaded with the first such file.
FORMATS = {
    "npm-shrinkwrap.json": "npm",
    "package-lock.json": "npm",
    "yarn.lock": "yarn",
    "pnpm-lock.yaml": "pnpm",
    "bun.lock": "bun",
    "bun.lockb": "bun_binary",
    "deno.lock": "deno",
    "vlt-lock.json": "vlt",
}
HIDDEN = os.path.join("node_modules", ".package-lock.json")  # what npm installed; read if nothing else answers


def open_lockfile(reader: Reader, path: str, package: str) -> Lockfile | LockfileMiss:
    """Return what a lockfile has for a package; shared by all projects until the file changes. Never raises."""
    return reader.per_file(_read, path, package, size=64)


def _read(reader: Reader, path: str, package: str) -> Lockfile | LockfileMiss:
    try:
        return _format(os.path.basename(path))(path, reader.bytes(path, limit=LIMIT), package)
    except SourceError as error:
        return unreadable(path, str(error))


def _format(name: str) -> Read:
    other = "pnpm" if name.startswith("pnpm-lock.") else "npm"  # a branch lockfile, or .package-lock.json
    read: Read = import_module(f"{__name__}.{FORMATS.get(name, other)}").read
    return read
