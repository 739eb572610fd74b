"""Which lockfile covers a package: of the folders it may be in, and of the managers that may have written it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import posix_relative
from nextlint.model.record import Record
from nextlint.release.branches import PNPM_LOCK, branch_lockfiles
from nextlint.release.lockfiles import open_lockfile
from nextlint.release.lockfiles.lockfile import Lockfile
from nextlint.workspaces import rush, workspace_roots
from nextlint.workspaces.names import LOCKFILES
from nextlint.workspaces.packages import read_manifest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.files.reader import Reader


class Lock(Record):
    folder: str
    path: str
    manager: str
    base: str  # the folder that importers are relative to: usually ``folder``


class ConflictingLockfiles(Record):
    """Several lockfiles in one folder, with nothing to say which is used."""

    locks: tuple[Lock, ...]
    named: str | None  # the manager in packageManager, if it wrote none of them


def find(reader: Reader, folder: str, repository: str, package: str) -> Lock | ConflictingLockfiles | None:
    """Return the lockfile that covers the package at ``folder``: the nearest covering workspace root's, else its
    own.
    """
    of_rush = rush.find(reader, folder, repository)
    if of_rush is not None:
        return _choose(reader, of_rush.locks, folder, of_rush.installed_in)
    roots = workspace_roots(reader, folder, repository)
    own = folder not in roots
    for place in [*roots, folder] if own else roots:
        found = _choose(reader, place, folder, place)
        if found is None:
            continue
        if isinstance(found, Lock) and place != folder and not _has_importer(reader, found, folder, package):
            alone = _choose(reader, folder, folder, folder)
            return alone if isinstance(alone, Lock) and alone.manager == "pnpm" else found
        return found
    return None


def _has_importer(reader: Reader, lock: Lock, folder: str, package: str) -> bool:
    """Return False if pnpm keeps one lockfile per package (``shared-workspace-lockfile=false``)."""
    if lock.manager != "pnpm":
        return True
    opened = open_lockfile(reader, lock.path, package)
    return not isinstance(opened, Lockfile) or opened.has(importer(folder, lock.base))


def importer(folder: str, root: str) -> str:
    """Return a package's folder as lockfiles name it: relative to theirs, with ``/``; "." for the same folder."""
    return posix_relative(folder, root)


def _choose(reader: Reader, place: str, folder: str, base: str) -> Lock | ConflictingLockfiles | None:
    """Return the lockfile in a folder. If one manager has several, the first in LOCKFILES is read, as the manager
    does.
    """
    paths = reader.once(_by_manager, reader, place)  # in a workspace every project and package needs them
    found = {manager: [Lock(place, path, manager, base) for path in some] for manager, some in paths.items()}
    named = package_manager(reader, (place, folder)) if len(found) > 1 else None
    candidates = found.get(named or "") or [lock for locks in found.values() for lock in locks]
    if len(candidates) < 2:
        return next(iter(candidates), None)
    return ConflictingLockfiles(tuple(candidates), named)


def _by_manager(reader: Reader, place: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, manager in LOCKFILES.items():
        if manager not in found and (paths := _files(reader, place, name)):
            found[manager] = paths
    return found


def _files(reader: Reader, place: str, name: str) -> list[str]:
    """Return the paths in a folder for a name; for pnpm the branch's lockfile, or all if the branch is unknown."""
    path = os.path.join(place, name)
    branches = branch_lockfiles(reader, place) if name == PNPM_LOCK else None
    if branches:
        return branches
    if reader.is_missing(path):
        return []
    return [path] if reader.is_file(path) or (os.path.lexists(path) and not os.path.isdir(path)) else []


def package_manager(reader: Reader, folders: Sequence[str]) -> str | None:
    """Return the manager in the first folder's ``packageManager`` or ``devEngines.packageManager``."""
    for folder in folders:
        package = read_manifest(reader, folder)
        data = package.data if package else {}
        named = data.get("packageManager")
        if isinstance(named, str):
            return named.partition("@")[0]
        engines = data.get("devEngines")
        engine = engines.get("packageManager") if isinstance(engines, dict) else None
        engine = engine[0] if isinstance(engine, list) and engine else engine
        if isinstance(engine, dict) and isinstance(engine.get("name"), str):
            return str(engine["name"])
    return None
