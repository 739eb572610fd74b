"""Workspace files that cannot be used: which lockfile covers the packages below them is then unknown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files import jsonfile
from nextlint.files.jsonfile import JSONError
from nextlint.files.paths import upwards
from nextlint.files.source import SourceError
from nextlint.model.findings import Position, Span
from nextlint.model.record import Record
from nextlint.workspaces import PNPM_FILE, VLT_FILE, rush
from nextlint.workspaces.manifests import PACKAGE, data_of, format_of
from nextlint.workspaces.names import LOCKFILES

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.reader import Reader

WORKSPACE_FILES = (PNPM_FILE, VLT_FILE, rush.FILE)
NAMES = (*WORKSPACE_FILES, PACKAGE)
LIMIT = 16_000_000  # bytes
_START = Position(1, 1)


class BrokenFile(Record):
    """A workspace file that its manager cannot use either. ``reason`` is a clause: "it is not JSON: ..."."""

    path: str
    reason: str
    span: Span

    @property
    def clause(self) -> str:
        """``pnpm-workspace.yaml cannot be used: it is not YAML: ...``."""
        return f"{os.path.basename(self.path)} cannot be used: {self.reason}"


def find(reader: Reader, folder: str, repository: str) -> BrokenFile | None:
    """Return the nearest unusable workspace file from ``folder`` up to ``repository``.

    A package.json above ``folder`` is one if a lockfile is next to it.
    """
    for way in upwards(folder, repository):
        names = NAMES if way != folder and _has_lockfile(reader, way) else WORKSPACE_FILES
        for name in names:
            problem = problem_of(reader, os.path.join(way, name))
            if problem is not None:
                return problem
    return None


def problem_of(reader: Reader, path: str) -> BrokenFile | None:
    """Return what is wrong with a workspace file; None for a usable or missing one."""
    return reader.per_file(_problem, path) if reader.is_file(path) else None


def _has_lockfile(reader: Reader, folder: str) -> bool:
    return any(reader.is_file(os.path.join(folder, name)) for name in LOCKFILES)


def _problem(reader: Reader, path: str) -> BrokenFile | None:
    try:
        source = reader.source(path, limit=LIMIT)
    except SourceError as error:
        return BrokenFile(path, str(error), Span(path, _START, _START))
    try:
        is_usable = isinstance(_value(path, source.text), dict)
    except JSONError as error:
        at = min(error.offset, len(source.text))
        return BrokenFile(path, f"it is not {format_of(path)}: {error}", source.span(at, at))
    return None if is_usable else BrokenFile(path, "it is not an object", source.span(0, 0))


def _value(path: str, text: str) -> Any:
    name = os.path.basename(path)
    if name in (VLT_FILE, rush.FILE):
        return jsonfile.parse(text, comments=True)
    value = data_of(path, text)
    return {} if format_of(path) == "YAML" and value is None else value
