"""What an installation without a lockfile resolves to, and what a linked folder contains."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import posix_relative
from nextlint.release import installed, published, specs
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.workspaces import workspace_roots
from nextlint.workspaces.members import members
from nextlint.workspaces.packages import read_manifest

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Project
    from nextlint.release.declared import Declared
    from nextlint.release.installed import Installed
    from nextlint.release.requested import Requested

Answer = Release | Unresolved | NotNext


def pick(reader: Reader, project: Project, found: Declared, asked: Requested) -> Answer:
    """Return the version that a spec resolves to if nothing is locked or installed."""
    spec = specs.normalize(asked.spec, found.dependency)
    if spec.kind in ("file", "link", "portal"):
        return linked(reader, os.path.join(os.path.dirname(asked.path), spec.text), project, found, asked.span)
    if spec.kind == "workspace":
        return _from_workspace(reader, project, found, asked)
    if spec.name != found.dependency:
        return NotNext(spec.name, spec.text if spec.kind == "version" else None, asked.span)
    if spec.kind == "version":
        return Release(spec.text, found.spec, asked.path, True, asked.span, found.span, notes=asked.notes)
    if spec.kind == "range":
        return _highest(found, asked, spec.text)
    if spec.kind == "tag":
        return _tagged(found, asked, spec.text)
    reason = (
        f"{found.dependency} comes from {asked.spec!r}; its version is known only from a lockfile or an installation"
    )
    return Unresolved(reason, found.spec, asked.span)


def member(reader: Reader, project: Project, found: Declared) -> str | None:
    """Return the folder of the workspace package that has the requested name."""
    for root in workspace_roots(reader, found.folder, project.repository):
        for folder in members(reader, root):
            package = read_manifest(reader, folder)
            if package is not None and package.data.get("name") == found.dependency:
                return folder
    return None


def linked(reader: Reader, folder: str, project: Project, found: Declared, span: Span | None) -> Answer:
    """Return the package in the folder that the spec links to."""
    folder = os.path.normpath(folder)
    path = os.path.join(folder, "package.json")
    package = installed.read(reader, path, project.repository) if os.path.isfile(path) else None
    if package is None:
        shown = posix_relative(folder, project.repository)
        return Unresolved(
            f"{found.dependency} comes from {shown}, where no package.json has a version", found.spec, span
        )
    return from_installed(package, found.dependency, found)


def from_installed(present: Installed, dependency: str, found: Declared | None, *notes: str) -> Release | NotNext:
    """Return the package in a folder as the answer; ``found`` is None if no package.json names it."""
    if present.name != dependency:
        return NotNext(present.name, present.version, present.span)
    spelled = found.spec if found and isinstance(found.spec, str) else None
    place = found.span if found else None
    return Release(present.version, spelled, present.path, True, present.span, place, notes=notes)


def _highest(found: Declared, asked: Requested, range_: str) -> Answer:
    if found.dependency != "next":
        return _unpublished(found, asked)
    version = published.pick(range_)
    if version is None:
        reason = f"no version published up to {published.refreshed()[:10]} satisfies {asked.spec!r}"
        return Unresolved(reason, found.spec, asked.span)
    candidates = published.satisfying(range_) or ()
    return Release(version, found.spec, asked.path, False, asked.span, found.span, candidates, notes=asked.notes)


def _unpublished(found: Declared, asked: Requested) -> Unresolved:
    """Return the answer for a spec that needs the registry: published versions are known for next only."""
    reason = f"only a lockfile or an installation shows what {found.dependency} {asked.spec!r} resolves to"
    return Unresolved(reason, found.spec, asked.span)


def _tagged(found: Declared, asked: Requested, tag: str) -> Answer:
    if found.dependency != "next":
        return _unpublished(found, asked)
    version = published.tagged(tag)
    if version is None:
        reason = f"no lockfile records the version behind the dist-tag {tag!r}, and its current version is unknown"
        return Unresolved(reason, found.spec, asked.span)
    notes = (*asked.notes, f"the dist-tag {tag!r} pointed to {version} on {published.refreshed()[:10]}")
    return Release(version, found.spec, asked.path, False, asked.span, found.span, notes=notes)


def _from_workspace(reader: Reader, project: Project, found: Declared, asked: Requested) -> Answer:
    folder = member(reader, project, found)
    if folder is not None:
        return linked(reader, folder, project, found, asked.span)
    reason = f"no package of this workspace is called {found.dependency}, but {asked.spec!r} requires one"
    return Unresolved(reason, found.spec, asked.span)
