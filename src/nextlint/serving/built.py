"""Which source a built server file may have been compiled from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.source import SourceError
from nextlint.serving.serverfile import EXTENSIONS, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader

BUILD_FOLDERS = frozenset({"dist", "build", "out", "lib", ".next", "production-server", ".server", "server-dist"})
_SOURCE_FOLDERS = ("", "src", "server", os.path.join("src", "server"))
_LIMIT = 1 << 20  # bytes of a tsconfig.json


def sources_of(reader: Reader, path: str, root: str) -> list[str]:
    """Return the project's files that ``path``, a file in a build folder, may have been built from."""
    return list(dict.fromkeys(_sources(reader, path, root)))


def _sources(reader: Reader, path: str, root: str) -> Iterator[str]:
    parts = os.path.relpath(path, root).split(os.sep)
    folders = BUILD_FOLDERS | output_folders(reader, root)
    depth = next((at for at, part in enumerate(parts) if part not in folders), len(parts))
    if not depth or depth == len(parts):
        return
    stem = os.path.join(*parts[depth:])
    stem = os.path.splitext(stem)[0] if stem.endswith(EXTENSIONS) else stem
    for folder in _SOURCE_FOLDERS:
        source = resolve(os.path.join(root, folder, stem))
        if source is not None:
            yield source


def output_folders(reader: Reader, root: str) -> frozenset[str]:
    """Return the folder names in ``outDir`` of the project's tsconfig files."""
    return reader.once(_output_folders, reader, root)


def _output_folders(reader: Reader, root: str) -> frozenset[str]:
    try:
        names = sorted(os.listdir(root))
    except OSError:
        return frozenset()
    found: set[str] = set()
    for name in names:
        if name.startswith("tsconfig") and name.endswith(".json"):
            try:
                data = parse(reader.source(os.path.join(root, name), limit=_LIMIT).text, comments=True)
            except (SourceError, JSONError):
                continue
            options = data.get("compilerOptions") if isinstance(data, dict) else None
            folder = options.get("outDir") if isinstance(options, dict) else None
            if isinstance(folder, str):
                found.update(part for part in os.path.normpath(folder).split(os.sep) if part not in (".", ".."))
    return frozenset(found)
