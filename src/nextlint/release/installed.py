"""The installed package: node_modules/<package>, searched upwards as Node.js does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import upwards
from nextlint.model.record import Record
from nextlint.release.versions import is_exact
from nextlint.workspaces.manifests import member_span
from nextlint.workspaces.packages import read_package

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span


class Installed(Record):
    name: str
    version: str
    path: str  # of its package.json
    span: Span | None


def find(reader: Reader, folder: str, repository: str, package: str) -> Installed | None:
    """Return what ``require(package)`` loads in ``folder``; None if that is outside the repository or broken."""
    for current in upwards(folder, repository):
        modules = os.path.join(current, "node_modules")
        path = os.path.join(modules, *package.split("/"), "package.json")
        if not reader.is_missing(modules) and os.path.isfile(path):
            return read(reader, path, repository)
    return None


def read(reader: Reader, path: str, repository: str) -> Installed | None:
    """Return the name and version in a package.json; None if it is unreadable or has none."""
    package = read_package(reader, path) if reader.is_really_inside(path, repository) else None
    if package is None:
        return None
    name, version = package.data.get("name"), package.data.get("version")
    if not isinstance(name, str) or not isinstance(version, str) or not is_exact(version):
        return None
    return Installed(name, version, path, member_span(package, ["version"]))
