"""package-lock.json and npm-shrinkwrap.json (lockfileVersion 1, 2, 3), and node_modules/.package-lock.json.

https://docs.npmjs.com/cli/configuring-npm/package-lock-json
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import locate, scan
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

_KINDS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")


class Entry(Record):
    name: str
    version: object
    span: Span
    env: object
    link: str | None


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    """Return what the lockfile has for a package. Raises SourceError for a file that is not text."""
    text = Text(path, data)
    del data
    lock = text.json()
    if isinstance(lock, LockfileMiss):
        return lock
    if isinstance(lock.get("packages"), dict):
        return _read_packages(text, lock["packages"], package)
    version = lock.get("lockfileVersion")
    if isinstance(version, int | float) and version > 1:
        return LockfileMiss(f"has lockfileVersion {version}, and no packages that nextlint can read", start_of(path))
    return _read_dependencies(text, lock.get("dependencies"), package)


class Packages(Lockfile):
    """lockfileVersion 2 and 3: every installed folder with its package."""

    def __init__(self, path: str, package: str, importers: dict[str, bool], entries: dict[str, Entry]) -> None:
        self.path = path
        self.package = package
        self.importers = importers  # folder -> whether it names the package
        self.entries = entries  # ".../node_modules/<package>" -> its entry

    def find(self, query: Query) -> Locked | LockfileMiss:
        folder = "" if query.importer == "." else query.importer
        is_hidden = os.path.basename(self.path).startswith(".")
        if not self.importers.get(folder) and not is_hidden:
            return no_entry(self.package, query.importer, self.path)
        while True:
            entry = self.entries.get(f"{folder}/node_modules/{self.package}".lstrip("/"))
            if entry is not None:
                return _locked(entry, self.package)
            if not folder:
                return no_entry(self.package, query.importer, self.path)
            folder = folder.rpartition("/")[0]

    def all(self) -> list[Locked | LockfileMiss]:
        return [_locked(entry, self.package) for entry in self.entries.values() if entry.name == self.package]


class Dependencies(Lockfile):
    """lockfileVersion 1 (npm 6): the tree below one package, without workspaces."""

    def __init__(self, path: str, package: str, entry: Entry | None) -> None:
        self.path = path
        self.package = package
        self.entry = entry

    def find(self, query: Query) -> Locked | LockfileMiss:
        if query.importer != ".":
            reason = (
                f"was written by npm 6 (lockfileVersion 1), which has no workspaces: it does not cover {query.importer}"
            )
            return LockfileMiss(reason, start_of(self.path))
        return self._locked(self.entry)

    def all(self) -> list[Locked | LockfileMiss]:
        return [] if self.entry is None or self.entry.name != self.package else [self._locked(self.entry)]

    def _locked(self, entry: Entry | None) -> Locked | LockfileMiss:
        return no_entry(self.package, ".", self.path) if entry is None else _locked(entry, self.package)


def _locked(entry: Entry, package: str) -> Locked | LockfileMiss:
    version = clean(entry.version) if isinstance(entry.version, str) else None
    if version is None and entry.link is None:
        return _unversioned(entry, package)
    if is_contradicted(version or "", entry.env):
        return contradicted(str(version), entry.env, entry.span)
    return Locked(entry.name, version or "", entry.span, entry.link)


def _unversioned(entry: Entry, package: str) -> LockfileMiss:
    if isinstance(entry.version, str) and specs.parse(entry.version, package).kind in ("git", "url", "file"):
        return LockfileMiss(f"has {package} from {entry.version}, but not its version", entry.span)
    return no_version(package, entry.version, entry.span)


def _read_packages(text: Text, packages: dict[str, Any], package: str) -> Lockfile:
    folder = f"node_modules/{package}"
    importers = {}
    entries = {}
    places = text.places(folder, "{")
    for key, about in packages.items():
        if not isinstance(about, dict):
            continue
        if key == folder or key.endswith(f"/{folder}"):
            entries[key] = _entry(text, packages, key, places.get(key))
        elif "node_modules/" not in key:
            importers[key] = any(_names(about.get(kind), package) for kind in _KINDS)
    return Packages(text.path, package, importers, entries)


def _names(dependencies: object, package: str) -> bool:
    return isinstance(dependencies, dict) and package in dependencies


def _entry(text: Text, packages: dict[str, Any], key: str, place: int | None) -> Entry:
    """Return the entry at a path; a link is followed to its workspace folder."""
    package = packages[key]
    own = key.rpartition("node_modules/")[2]
    link = package.get("resolved") if package.get("link") is True else None
    if isinstance(link, str):
        target = packages.get(link)
        if not isinstance(target, dict):
            return Entry(own, None, _span(text, place, "resolved"), None, link)
        name = target.get("name") or link.rpartition("/")[2]
        return Entry(str(name), target.get("version"), _span(text, place, "resolved"), None, link)
    name = package.get("name", own)
    env = env_of(own, package.get("dependencies"))
    return Entry(str(name), package.get("version"), _span(text, place, "version"), env, None)


def _read_dependencies(text: Text, dependencies: object, key: str) -> Lockfile:
    package = dependencies.get(key) if isinstance(dependencies, dict) else None
    if not isinstance(package, dict):
        return Dependencies(text.path, key, None)
    version, name = package.get("version"), key
    if isinstance(version, str):
        spec, tarball = specs.parse(version, key), specs.tarball(version)
        name = tarball.name if tarball else spec.name
        version = tarball.version if tarball else spec.text if spec.kind == "version" else version
    env = env_of(key, package.get("requires"))
    place = _place_of_object(text.text, key, package)
    return Dependencies(text.path, key, Entry(name, version, _span(text, place, "version"), env, None))


def _place_of_object(text: str, key: str, value: dict[str, Any]) -> int | None:
    """Return where the object equal to ``value`` starts, among those under a key that occurs at several depths."""
    for match in re.finditer(rf'"{re.escape(key)}"\s*:\s*(?=\{{)', text):
        if scan(text, match.end())[0] == value:
            return match.end()
    return None


def _span(text: Text, place: int | None, key: str) -> Span:
    """Return the span of a member's string value, without quotes, in the object at ``place``."""
    if place is None:
        return start_of(text.path)
    end = scan(text.text, place)[1]
    member = locate(text.text[place:end], [key])
    if member is None:
        return text.span(place, place + 1)
    return text.span(place + member.start + 1, place + member.end - 1)
