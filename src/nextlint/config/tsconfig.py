"""tsconfig.json, as far as Next.js reads it when it compiles a config (``dist/build/next-config-ts``)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.evaluator.typed import TypedConfig, TypeScriptPaths
from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.source import SourceError
from nextlint.release.affected import is_surely_affected

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.reader import Reader

LIMIT = 1 << 20  # bytes of a tsconfig.json
MAX_EXTENDS = 16  # files followed from one
READS_NO_EXTENDS = "<15.4"  # only tsconfig.json itself, which must have compilerOptions
ALWAYS_SEARCHES = "<16"  # bare specifiers are looked up in the project even without a baseUrl


def typed_config(reader: Reader, folder: str, next_version: str | None) -> TypedConfig:
    """Return how a typed config is compiled if Next.js runs in ``folder``."""
    path = os.path.join(folder, "tsconfig.json")
    follows = next_version is None or not is_surely_affected(READS_NO_EXTENDS, next_version)
    if not follows and reader.is_file(path) and not isinstance(_read(reader, path).get("compilerOptions"), dict):
        return TypedConfig(folder, None, f"tsconfig.json has no compilerOptions, and Next.js {next_version} needs them")
    options = _options(reader, path, follows=follows)
    base, patterns = options.get("baseUrl"), options.get("paths")
    searches = isinstance(base, str) or (next_version is not None and is_surely_affected(ALWAYS_SEARCHES, next_version))
    if not searches and not patterns:
        return TypedConfig(folder, None)
    where = base if isinstance(base, str) else options.get("pathsBase", folder)
    return TypedConfig(folder, TypeScriptPaths(where, _patterns(patterns), searches))


def _options(reader: Reader, path: str, *, follows: bool, depth: int = 0) -> dict[str, Any]:
    """Return ``baseUrl`` (absolute) and ``paths`` with their base folder, over those of extended files."""
    data = _read(reader, path)
    found: dict[str, Any] = {}
    extended = data.get("extends") if follows and depth < MAX_EXTENDS else None
    for one in extended if isinstance(extended, list) else [extended]:
        if isinstance(one, str) and one.startswith("."):  # a package is not read
            target = os.path.normpath(os.path.join(os.path.dirname(path), one))
            target = target if reader.is_file(target) else f"{target}.json"
            found |= _options(reader, target, follows=True, depth=depth + 1)
    own = data.get("compilerOptions")
    own = own if isinstance(own, dict) else {}
    if isinstance(own.get("baseUrl"), str):
        found["baseUrl"] = os.path.normpath(os.path.join(os.path.dirname(path), own["baseUrl"]))
    if isinstance(own.get("paths"), dict):
        found |= {"paths": own["paths"], "pathsBase": os.path.dirname(path)}
    return found


def _read(reader: Reader, path: str) -> dict[str, Any]:
    try:
        data = parse(reader.source(path, limit=LIMIT).text, comments=True)
    except (SourceError, JSONError):
        return {}
    return data if isinstance(data, dict) else {}


def _patterns(paths: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(paths, dict):
        return ()
    return tuple(
        (pattern, tuple(one for one in targets if isinstance(one, str)))
        for pattern, targets in paths.items()
        if isinstance(targets, list)
    )
