"""Catalogs: versions that a workspace names once and its packages request as ``catalog:`` or ``catalog:name``.

pnpm has them in pnpm-workspace.yaml, yarn in .yarnrc.yml, bun in the root's package.json (in or next to
``workspaces``).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.workspaces import PNPM_FILE, broken, yamlfile
from nextlint.workspaces.manifests import PACKAGE, member_span
from nextlint.workspaces.packages import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span


FILES = (PNPM_FILE, ".yarnrc.yml")


class Listed(Record):
    spec: str
    path: str
    span: Span | None


def find(reader: Reader, root: str, catalog: str, dependency: str) -> Listed | None:
    """Return what a workspace root's catalog ("" and "default" are the same one) has for a package."""
    for keys in _places(catalog, dependency):
        for file in FILES:
            path = os.path.join(root, file)
            value = _lookup(yamlfile.read(reader, path), keys) if os.path.isfile(path) else None
            if isinstance(value, str):
                return Listed(value, path, yamlfile.span(reader, path, keys))
        package = read_manifest(reader, root)
        for outer in ((), ("workspaces",)):
            value = _lookup(package.data, (*outer, *keys)) if package else None
            if package and isinstance(value, str):
                return Listed(value, package.path, member_span(package, (*outer, *keys)))
    return None


def broken_file(reader: Reader, root: str) -> broken.BrokenFile | None:
    """Return the file of a workspace root that may have catalogs and cannot be used."""
    problems = (broken.problem_of(reader, os.path.join(root, name)) for name in (*FILES, PACKAGE))
    return next((problem for problem in problems if problem is not None), None)


def _places(catalog: str, dependency: str) -> Iterator[tuple[str, ...]]:
    if catalog in ("", "default"):
        yield ("catalog", dependency)
    yield ("catalogs", catalog or "default", dependency)


def _lookup(data: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
