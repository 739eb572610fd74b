"""The file that describes a package: package.json, or what pnpm and Deno use instead.

pnpm looks for package.json, package.json5 and package.yaml, in that order. Deno's file is converted to the equivalent
package.json: ``imports`` of npm packages are dependencies, ``tasks`` are scripts, ``workspace`` is ``workspaces``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files import json5file, jsonfile
from nextlint.files.jsonfile import JSONError, Place
from nextlint.files.yamltext import YAMLError, node_at, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Package

PACKAGE = "package.json"
DENO = ("deno.json", "deno.jsonc")
MANIFESTS = (PACKAGE, "package.json5", "package.yaml", *DENO)


def manifest_in(reader: Reader, folder: str) -> str:
    """Return the path of the manifest that applies to a folder; that of package.json if there is none."""
    paths = [os.path.join(folder, name) for name in MANIFESTS]
    return next((path for path in paths if reader.is_file(path)), paths[0])


def has_manifest(folder: str) -> bool:
    return any(os.path.isfile(os.path.join(folder, name)) for name in MANIFESTS)


def data_of(path: str, text: str) -> Any:
    """Return the value of a manifest, as package.json would have it. Raises JSONError."""
    name = os.path.basename(path)
    if format_of(path) == "YAML":
        try:
            return parse(text)
        except YAMLError as error:
            raise JSONError(str(error), error.offset) from None
    if name == "package.json5":
        return json5file.parse(text)
    if name in DENO:
        data = jsonfile.parse(text, comments=True)
        return _of_deno(data) if isinstance(data, dict) else data
    return jsonfile.parse(text)


def format_of(path: str) -> str:
    """Return the format a manifest must have: "JSON"."""
    return {".yaml": "YAML", ".yml": "YAML", ".json5": "JSON5"}.get(os.path.splitext(path)[1], "JSON")


def member_span(package: Package, keys: Sequence[str], *, quotes: bool = False) -> Span | None:
    """Return where the value under ``keys`` is in package.json; with ``quotes`` excluded for a string."""
    text = package.source.text
    place = next((place for place in _places(package, keys) if place is not None), None)
    if place is None:
        return None
    is_string = not quotes and text[place.start : place.start + 1] in ('"', "'")
    return package.source.span(place.start + is_string, place.end - is_string)


def _places(package: Package, keys: Sequence[str]) -> Iterator[Place | None]:
    text, name = package.source.text, os.path.basename(package.path)
    if name == "package.yaml":
        yield _yaml_place(text, keys)
    elif name == "package.json5":
        yield json5file.locate(text, keys)
    elif name not in DENO:
        yield jsonfile.locate(text, keys)
    elif keys[0] == "scripts":
        yield jsonfile.locate(text, ["tasks", *keys[1:], "command"], comments=True)
        yield jsonfile.locate(text, ["tasks", *keys[1:]], comments=True)
    else:
        yield jsonfile.locate(text, ["imports" if keys[0] == "dependencies" else keys[0], *keys[1:]], comments=True)


def _yaml_place(text: str, keys: Sequence[str]) -> Place | None:
    node = node_at(text, keys)
    return None if node is None else Place(0, 0, node.start_mark.index, node.end_mark.index)


def _of_deno(data: dict[str, Any]) -> dict[str, Any]:
    imports, tasks, workspace = data.get("imports"), data.get("tasks"), data.get("workspace")
    found: dict[str, Any] = {key: data[key] for key in ("name", "version") if key in data}
    if isinstance(imports, dict):
        found["dependencies"] = {
            name: spec
            for name, spec in imports.items()
            if isinstance(spec, str) and spec.startswith("npm:") and not spec.startswith("npm:/")
        }
    if isinstance(tasks, dict):
        commands = {name: task.get("command") if isinstance(task, dict) else task for name, task in tasks.items()}
        found["scripts"] = {name: command for name, command in commands.items() if isinstance(command, str)}
    members = workspace.get("members") if isinstance(workspace, dict) else workspace
    if isinstance(members, list):
        found["workspaces"] = members
    return found
