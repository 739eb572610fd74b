"""deno.lock (version 5; 3 and 4 have the same parts), of a project that Deno installs from package.json."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.release import specs
from nextlint.release.lockfile import (
    Locked,
    Nothing,
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
    from nextlint.release.lockfile import (
        Lockfile,
        Query,
    )


def read(path: str, data: bytes) -> Lockfile | Nothing:
    """Raises SourceError for what is no text."""
    text = Text(path, data)
    lock = text.json()
    if isinstance(lock, Nothing):
        return lock
    found = {}
    for specifier, resolved in _object(lock.get("specifiers")).items():
        if isinstance(resolved, str):
            name = specifier.removeprefix("npm:").rpartition("@")[0]
            is_whole = f"{name}@{resolved}" in _object(lock.get("npm"))
            found[specifier] = (resolved, is_whole)
    importers = _importers(_object(lock.get("workspace")))
    wanted = {specifier for dependencies in importers.values() for specifier in dependencies}
    kept = {key: (*value, _span(text, key)) for key, value in found.items() if key in wanted}
    return Deno(path, importers, kept)


class Deno:
    """What each member of the workspace asks for, and what that became."""

    def __init__(
        self, path: str, importers: dict[str, list[str]], specifiers: dict[str, tuple[str, bool, Span]]
    ) -> None:
        self.path = path
        self.importers = importers
        self.specifiers = specifiers

    def find(self, query: Query) -> Locked | Nothing:
        spec = specs.parse(query.effective)
        specifier = self._specifier(query.importer, spec)
        if specifier is None:
            return no_entry(query.importer, self.path)
        resolved, is_whole, span = self.specifiers[specifier]
        version = resolved.partition("_")[0]
        if not is_exact(version):
            return no_version(version, span)
        if not is_whole:
            return unreadable(self.path, f"it has no package {spec.name}@{resolved}", span)
        return Locked(spec.name, version, span)

    def _specifier(self, importer: str, spec: specs.Spec) -> str | None:
        """What the importer asks for: as it is written, else (Deno makes 13.4 of ~13.4.0) the only one of that name."""
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
        dependencies = _object(_object(member).get("packageJson")).get("dependencies")
        found[folder] = [item for item in dependencies or () if isinstance(item, str) and _may_be_next(item)]
    return found


def _may_be_next(specifier: str) -> bool:
    """An alias is listed under the name of its package only, so any package may be meant by the key next."""
    return specifier.startswith("npm:")


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _span(text: Text, specifier: str) -> Span:
    match = re.search(rf'"{re.escape(specifier)}"\s*:\s*"([^"_]*)', text.text)
    return text.span(*match.span(1)) if match else start_of(text.path)
