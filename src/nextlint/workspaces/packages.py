"""package.json files besides the project's own: of a workspace's root, of a linked folder, of an installed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, locate, parse
from nextlint.files.source import SourceError
from nextlint.model.project import Package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span

LIMIT = 16_000_000  # bytes


def read_package(reader: Reader, path: str) -> Package | None:
    """The package.json at ``path``; None where it is missing, cannot be read, or is no JSON object."""
    return reader.per_file(_read, path)


def _read(reader: Reader, path: str) -> Package | None:
    try:
        source = reader.source(path, limit=LIMIT)
        data = parse(source.text)
    except (SourceError, JSONError):
        return None
    return Package(path, source, data) if isinstance(data, dict) else None


def member_span(package: Package, keys: Sequence[str]) -> Span | None:
    """Where the value stands that ``keys`` lead to; a string without its quotes."""
    place = locate(package.source.text, keys)
    if place is None:
        return None
    is_string = package.source.text[place.start] == '"'
    return package.source.span(place.start + is_string, place.end - is_string)
