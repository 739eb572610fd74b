"""bun.lock (lockfileVersion 1 and 2): JSON with trailing commas.

https://bun.com/docs/pm/lockfile. A key of ``packages`` is the path of package names that leads to an installed package:
"next" for the hoisted one, "@mono/web/next" for that of a workspace package of that name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release import specs
from nextlint.release.lockfiles.lockfile import (
    Locked,
    Lockfile,
    LockfileMiss,
    Text,
    contradicted,
    env_of,
    is_contradicted,
    no_entry,
    no_version,
    start_of,
)
from nextlint.release.versions import clean

if TYPE_CHECKING:
    from typing import Any

    from nextlint.model.findings import Span
    from nextlint.release.lockfiles.lockfile import (
        Lockfile,
        Query,
        env_of,
    )

_FIRST = re.compile(r'\[\s*"(?:.[^"@]*@)?([^"]*)"')
_KINDS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
_UNVERSIONED = ("github:", "git+", "git:", "http:", "https:", "file:", "link:", "root:", "bitbucket:", "gitlab:")


class Entry(Record):
    resolution: str  # "next@13.4.4", "next@workspace:packages/next"
    env: object
    span: Span


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    """Return what the lockfile has for a package. Raises SourceError for a file that is not text."""
    text = Text(path, data)
    lock = text.json(comments=True)
    if isinstance(lock, LockfileMiss):
        return lock
    workspaces, packages = lock.get("workspaces"), lock.get("packages")
    if not isinstance(workspaces, dict) or not isinstance(packages, dict):
        reason = f"has lockfileVersion {lock.get('lockfileVersion')}, and no workspaces that nextlint can read"
        return LockfileMiss(reason, start_of(path))
    names = {folder: _name(about) for folder, about in workspaces.items() if _names(about, package)}
    places = text.places(package, "[")
    keys = sorted(
        (key for key in packages if key == package or key.endswith(f"/{package}")), key=lambda key: places.get(key, 0)
    )
    entries = {key: _entry(text, places.get(key), packages[key]) for key in keys}
    return Bun(path, package, names, entries)


class Bun(Lockfile):
    def __init__(self, path: str, package: str, names: dict[str, str | None], entries: dict[str, Entry | None]) -> None:
        self.path = path
        self.package = package
        self.names = names  # folder -> name, for workspace packages that name the package
        self.entries = entries

    def find(self, query: Query) -> Locked | LockfileMiss:
        folder = "" if query.importer == "." else query.importer
        if folder not in self.names:
            return no_entry(self.package, query.importer, self.path)
        own = f"{self.names[folder]}/{self.package}"
        key = own if own in self.entries else self.package
        if key not in self.entries:
            return no_entry(self.package, query.importer, self.path)
        entry = self.entries[key]
        return self._locked(entry)

    def all(self) -> list[Locked | LockfileMiss]:
        found = [self._locked(entry) for entry in self.entries.values()]
        return [one for one in found if isinstance(one, LockfileMiss) or one.name == self.package]

    def _locked(self, entry: Entry | None) -> Locked | LockfileMiss:
        return no_version(self.package, None, start_of(self.path)) if entry is None else _locked(entry, self.package)


def _locked(entry: Entry, package: str) -> Locked | LockfileMiss:
    name, reference = specs.split_descriptor(entry.resolution)
    if not reference:
        return no_version(package, entry.resolution, entry.span)
    if reference.startswith("workspace:"):
        return Locked(package, "", entry.span, reference.removeprefix("workspace:"))
    named = specs.tarball(reference)
    if name != package or named is not None:
        return Locked(name, named.version if named else clean(reference) or "", entry.span)
    if reference.startswith(_UNVERSIONED):
        return LockfileMiss(f"has {package} from {reference}, but not its version", entry.span)
    version = clean(reference)
    if version is None:
        return no_version(package, reference, entry.span)
    if is_contradicted(version, entry.env):
        return contradicted(version, entry.env, entry.span)
    return Locked(name, version, entry.span)


def _name(about: dict[str, Any]) -> str | None:
    name = about.get("name")
    return name if isinstance(name, str) else None


def _names(about: object, package: str) -> bool:
    return isinstance(about, dict) and any(package in (about.get(kind) or ()) for kind in _KINDS)


def _entry(text: Text, place: int | None, package: object) -> Entry | None:
    if not isinstance(package, list) or not package or not isinstance(package[0], str):
        return None
    about = package[2] if len(package) > 2 and isinstance(package[2], dict) else {}
    return Entry(
        package[0], env_of(specs.split_descriptor(package[0])[0], about.get("dependencies")), _span(text, place)
    )


def _span(text: Text, place: int | None) -> Span:
    """Return the span after the name in the first string of the array at ``place``."""
    match = _FIRST.match(text.text, place) if place is not None else None
    return text.span(*match.span(1)) if match else start_of(text.path)
