"""Manifests other than the project's own: of a workspace root, a linked folder, an installed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError
from nextlint.files.source import SourceError
from nextlint.model.project import Package
from nextlint.workspaces.manifests import data_of, manifest_in

if TYPE_CHECKING:
    from nextlint.files.reader import Reader

LIMIT = 16_000_000  # bytes


def read_manifest(reader: Reader, folder: str) -> Package | None:
    """Return the description of the package in a folder; None as for ``read_package``."""
    return reader.once(_read_in, reader, folder)


def _read_in(reader: Reader, folder: str) -> Package | None:
    return read_package(reader, manifest_in(reader, folder))


def read_package(reader: Reader, path: str) -> Package | None:
    """Return the package.json at ``path``; None if it is missing, unreadable, or not a JSON object."""
    return reader.per_file(_read, path)


def _read(reader: Reader, path: str) -> Package | None:
    try:
        source = reader.source(path, limit=LIMIT)
        data = data_of(path, source.text)
    except (SourceError, JSONError):
        return None
    return Package(path, source, data) if isinstance(data, dict) else None
