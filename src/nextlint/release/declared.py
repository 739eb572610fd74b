"""Where next is named: the package.json, the kind of dependency, and what is written there."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from nextlint.findings import Span
from nextlint.project import Package, Project
from nextlint.release.files import member_span, read_package, upwards

KINDS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")


class Declared(NamedTuple):
    folder: str
    package: Package
    kind: str  # of KINDS
    spec: Any  # a string, unless package.json is wrong
    span: Span | None

    @property
    def name(self) -> str | None:
        name = self.package.data.get("name")
        return name if isinstance(name, str) else None


def find(project: Project) -> Declared | None:
    """The project's package.json where it names next, else the nearest one above it in the repository that does.

    Node finds the next of a folder above as it finds its own; workspaces that list it at their root rely on that.
    """
    if project.package is not None and (found := declared_in(project.package)) is not None:
        return found
    for folder in list(upwards(project.root, project.repository))[1:]:
        package = read_package(os.path.join(folder, "package.json"))
        if package is not None and (found := declared_in(package)) is not None:
            return found
    return None


def declared_in(package: Package) -> Declared | None:
    """What a package.json says of next; peerDependencies count only where nothing else does."""
    for kind in KINDS:
        dependencies = package.data.get(kind)
        if isinstance(dependencies, dict) and "next" in dependencies:
            folder = os.path.dirname(package.path)
            return Declared(folder, package, kind, dependencies["next"], member_span(package, [kind, "next"]))
    return None
