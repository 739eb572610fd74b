"""Rush: the projects that rush.json names, and the location of their lockfiles.
https://rushjs.io/pages/configs/rush_json
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.paths import posix_relative, upwards
from nextlint.files.source import SourceError
from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.files.reader import Reader

FILE = "rush.json"
LIMIT = 8 << 20  # bytes of a rush.json
_CONFIG = os.path.join("common", "config")


class RushProject(Record):
    """Where the lockfile of a project is, and the folder that its importers are relative to."""

    root: str
    locks: str
    installed_in: str


def find(reader: Reader, folder: str, repository: str) -> RushProject | None:
    """Return the nearest Rush repository that names ``folder`` among its projects."""
    for root in upwards(folder, repository):
        path = os.path.join(root, FILE)
        if reader.is_file(path):
            subspace = reader.per_file(_projects, path).get(posix_relative(folder, root))
            return None if subspace is None else _project(reader, root, subspace)
    return None


def root_of_config(reader: Reader, folder: str) -> str | None:
    """Return the Rush repository whose lockfiles or settings are in ``folder``."""
    for root in upwards(folder, os.path.abspath(os.sep)):
        inside = os.path.relpath(folder, root)
        if reader.is_file(os.path.join(root, FILE)):
            return root if inside == "." or (inside + os.sep).startswith(_CONFIG + os.sep) else None
    return None


def is_generated(reader: Reader, folder: str) -> bool:
    """Return whether Rush makes what is in ``folder``: ``common/temp``, with a package for each project."""
    common, name = os.path.split(folder)
    root, parent = os.path.split(common)
    return (parent, name) == ("common", "temp") and reader.is_file(os.path.join(root, FILE))


def _project(reader: Reader, root: str, subspace: str) -> RushProject:
    common = os.path.join(root, "common")
    plain = RushProject(root, os.path.join(root, _CONFIG, "rush"), os.path.join(common, "temp"))
    of_subspace = os.path.join(root, _CONFIG, "subspaces", subspace or "default")
    if not reader.is_file(os.path.join(of_subspace, "pnpm-lock.yaml")):
        return plain  # also where a project names a subspace and subspaces.json does not switch them on
    return RushProject(root, of_subspace, os.path.join(common, "temp", subspace or "default"))


def _projects(reader: Reader, path: str) -> dict[str, str]:
    """Return the folder of each project -> the subspace it names, or ""."""
    try:
        data = parse(reader.source(path, limit=LIMIT).text, comments=True)
    except (SourceError, JSONError):
        return {}
    listed = data.get("projects") if isinstance(data, dict) else None
    found = {}
    for project in listed if isinstance(listed, list) else []:
        folder = project.get("projectFolder") if isinstance(project, dict) else None
        if isinstance(folder, str):
            subspace = project.get("subspaceName")
            found[os.path.normpath(folder).replace(os.sep, "/")] = subspace if isinstance(subspace, str) else ""
    return found
