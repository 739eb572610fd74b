"""deno.lock (version 5; 3 and 4 have the same parts), which Deno installs from package.json or deno.json."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.release import specs
from nextlint.release.lockfiles.lockfile import (
    Locked,
    Lockfile,
    LockfileMiss,
    Text,
    no_entry,
    no_version,
    start_of,
    unreadable,
)
from nextlint.release.versions import is_exact

if TYPE_CHECKING:
    from typing import Any

    from nextlint.model.findings import Span
    from nextlint.release.lockfiles.lockfile import (
        Lockfile,
        Query,
    )


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    """Return what the lockfile has for a package. Raises SourceError for a file that is not text."""
    text = Text(path, data)
    lock = text.json()
    if isinstance(lock, LockfileMiss):
        return lock
    found = {}
    for specifier, resolved in _object(lock.get("specifiers")).items():
        if isinstance(resolved, str):
            name = specifier.removeprefix("npm:").rpartition("@")[0]
            is_whole = f"{name}@{resolved}" in _object(lock.get("npm"))
            found[specifier] = (resolved, is_whole)
    importers = _importers(_object(lock.get("workspace")))
    requested = {specifier for dependencies in importers.values() for specifier in dependencies}
    kept = {key: (*value, _span(text, key)) for key, value in found.items() if key in requested}
    keys = map(specs.split_descriptor, _object(lock.get("npm")))
    versions = dict.fromkeys(version.partition("_")[0] for name, version in keys if name == package)
    return Deno(path, package, importers, kept, tuple(versions))


class Deno(Lockfile):
    """What each workspace member requests, and what that resolved to."""

    def __init__(
        self,
        path: str,
        package: str,
        importers: dict[str, list[str]],
        specifiers: dict[str, tuple[str, bool, Span]],
        versions: tuple[str, ...],
    ) -> None:
        self.path = path
        self.package = package
        self.importers = importers
        self.specifiers = specifiers
        self.versions = versions  # of the package, whoever requests it

    def find(self, query: Query) -> Locked | LockfileMiss:
        spec = specs.parse(query.effective, self.package)
        specifier = self._specifier(query.importer, spec)
        if specifier is None:
            return no_entry(self.package, query.importer, self.path)
        resolved, is_whole, span = self.specifiers[specifier]
        version = resolved.partition("_")[0]
        if not is_exact(version):
            return no_version(self.package, version, span)
        if not is_whole:
            return unreadable(self.path, f"it has no package {spec.name}@{resolved}", span)
        return Locked(spec.name, version, span)

    def all(self) -> list[Locked | LockfileMiss]:
        return [Locked(self.package, version, start_of(self.path)) for version in self.versions]

    def _specifier(self, importer: str, spec: specs.Spec) -> str | None:
        """Return the importer's specifier: as written, else (Deno turns ~13.4.0 into 13.4) the only one of that
        name.
        """
        listed = [item for item in self.importers.get(importer, ()) if item in self.specifiers]
        written = f"npm:{spec.name}@{spec.text or '*'}"
        if written in listed:
            return written
        others = [item for item in listed if item.startswith(f"npm:{spec.name}@")]
        return others[0] if len(others) == 1 else None


def _importers(workspace: dict[str, Any]) -> dict[str, list[str]]:
    members = {".": workspace, **_object(workspace.get("members"))}
    found = {}
    for folder, member in members.items():
        own = _object(member)  # deno.json imports next to package.json dependencies
        listed = (*(_object(own.get("packageJson")).get("dependencies") or ()), *(own.get("dependencies") or ()))
        found[folder] = [item for item in listed if isinstance(item, str) and item.startswith("npm:")]
    return found


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _span(text: Text, specifier: str) -> Span:
    match = re.search(rf'"{re.escape(specifier)}"\s*:\s*"([^"_]*)', text.text)
    return text.span(*match.span(1)) if match else start_of(text.path)
