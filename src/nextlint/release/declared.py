"""Where a package is declared: the package.json, the kind of dependency, and the spec."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import upwards
from nextlint.model.record import Record
from nextlint.workspaces.manifests import member_span
from nextlint.workspaces.packages import read_manifest

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Package, Project

# An optional dependency replaces a plain one of the same name in npm, yarn, pnpm and bun; a development dependency does
# so in npm, yarn 4 and bun and not in yarn 1 and pnpm (each tried). Peers count only if nothing else does.
KINDS = ("optionalDependencies", "dependencies", "devDependencies", "peerDependencies")


class Declared(Record):
    dependency: str  # the key: "next"
    folder: str
    package: Package
    kind: str  # of KINDS
    spec: Any  # a string, unless package.json is invalid
    span: Span | None
    others: tuple[str, ...] = ()  # its specs under the other kinds, except peers

    @property
    def name(self) -> str | None:
        name = self.package.data.get("name")
        return name if isinstance(name, str) else None


def find(reader: Reader, project: Project, dependency: str) -> Declared | None:
    """Return the declaration in the project's package.json, else in the nearest one above it in the repository.

    Node.js finds packages of a parent folder like the project's own, and workspaces list them at their root.
    """
    if project.package is not None and (found := declared_in(project.package, dependency)) is not None:
        return found
    for folder in list(upwards(project.root, project.repository))[1:]:
        package = read_manifest(reader, folder)
        if package is not None and (found := declared_in(package, dependency)) is not None:
            return found
    return None


def declared_in(package: Package, dependency: str) -> Declared | None:
    """Return a package.json's declaration of a package."""
    written = {kind: package.data[kind][dependency] for kind in KINDS if dependency in _names(package.data.get(kind))}
    if not written:
        return None
    kind, spec = next(iter(written.items()))
    others = tuple(str(other) for other_kind, other in written.items() if other_kind not in (kind, "peerDependencies"))
    folder = os.path.dirname(package.path)
    return Declared(dependency, folder, package, kind, spec, member_span(package, [kind, dependency]), others)


def _names(dependencies: object) -> dict[str, Any]:
    return dependencies if isinstance(dependencies, dict) else {}
