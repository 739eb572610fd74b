"""bun.lock (lockfileVersion 1 and 2): JSON with trailing commas.

https://bun.com/docs/pm/lockfile. A key of ``packages`` is the path of package names that leads to an installed package:
"next" for the hoisted one, "@mono/web/next" for the one of a workspace package of that name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nextlint.release import specs
from nextlint.release.lockfile import (
    Locked,
    Nothing,
    Text,
    contradicted,
    is_contradicted,
    no_entry,
    no_version,
    start_of,
)
from nextlint.release.versions import clean

if TYPE_CHECKING:
    from typing import Any

    from nextlint.model.findings import Span
    from nextlint.release.lockfile import (
        Lockfile,
        Query,
    )

_FIRST = re.compile(r'\[\s*"(?:.[^"@]*@)?([^"]*)"')
_KINDS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
_UNVERSIONED = ("github:", "git+", "git:", "http:", "https:", "file:", "link:", "root:", "bitbucket:", "gitlab:")


class Entry(NamedTuple):
    resolution: str  # "next@13.4.4", "next@workspace:packages/next"
    env: object
    span: Span


def read(path: str, data: bytes) -> Lockfile | Nothing:
    """Raises SourceError for what is no text."""
    text = Text(path, data)
    lock = text.json(comments=True)
    if isinstance(lock, Nothing):
        return lock
    workspaces, packages = lock.get("workspaces"), lock.get("packages")
    if not isinstance(workspaces, dict) or not isinstance(packages, dict):
        reason = f"has lockfileVersion {lock.get('lockfileVersion')}, and no workspaces that nextlint could read"
        return Nothing(reason, start_of(path))
    names = {folder: _name(package) for folder, package in workspaces.items() if _names_next(package)}
    wanted = {"next", *(f"{name}/next" for name in names.values() if name)}
    places = text.places("next", "[")
    keys = sorted((key for key in wanted if key in packages), key=lambda key: places.get(key, 0))
    entries = {key: _entry(text, places.get(key), packages[key]) for key in keys}
    return Bun(path, names, entries)


class Bun:
    def __init__(self, path: str, names: dict[str, str | None], entries: dict[str, Entry | None]) -> None:
        self.path = path
        self.names = names  # folder -> name, of the workspace packages that name next
        self.entries = entries

    def find(self, query: Query) -> Locked | Nothing:
        folder = "" if query.importer == "." else query.importer
        if folder not in self.names:
            return no_entry(query.importer, self.path)
        own = f"{self.names[folder]}/next"
        key = own if own in self.entries else "next"
        if key not in self.entries:
            return no_entry(query.importer, self.path)
        entry = self.entries[key]
        return no_version(None, start_of(self.path)) if entry is None else _locked(entry)


def _locked(entry: Entry) -> Locked | Nothing:
    name, reference = specs.split_descriptor(entry.resolution)
    if not reference:
        return no_version(entry.resolution, entry.span)
    if reference.startswith("workspace:"):
        return Locked("next", "", entry.span, reference.removeprefix("workspace:"))
    named = specs.tarball(reference)
    if name != "next" or named is not None:
        return Locked(name, named.version if named else clean(reference) or "", entry.span)
    if reference.startswith(_UNVERSIONED):
        return Nothing(f"has next from {reference}, and not its version", entry.span)
    version = clean(reference)
    if version is None:
        return no_version(reference, entry.span)
    if is_contradicted(version, entry.env):
        return contradicted(version, entry.env, entry.span)
    return Locked(name, version, entry.span)


def _name(package: dict[str, Any]) -> str | None:
    name = package.get("name")
    return name if isinstance(name, str) else None


def _names_next(package: object) -> bool:
    return isinstance(package, dict) and any("next" in (package.get(kind) or ()) for kind in _KINDS)


def _entry(text: Text, place: int | None, package: object) -> Entry | None:
    if not isinstance(package, list) or not package or not isinstance(package[0], str):
        return None
    about = package[2] if len(package) > 2 and isinstance(package[2], dict) else {}
    dependencies = about.get("dependencies")
    env = dependencies.get("@next/env") if isinstance(dependencies, dict) else None
    return Entry(package[0], env, _span(text, place))


def _span(text: Text, place: int | None) -> Span:
    """What stands behind the name in the first string of the array at ``place``."""
    match = _FIRST.match(text.text, place) if place is not None else None
    return text.span(*match.span(1)) if match else start_of(text.path)
