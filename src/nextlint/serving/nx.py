"""What Nx targets run, for targets in project.json or package.json.

Read in the executors of @nx/next 16.0.0, 16.2.2, 16.3.1, 16.5.0, 17.3.2 and 22.7.12, and of @nrwl/next 13.10.6 and
15.9.7: ``server`` runs `next dev` unless ``dev`` is false, which it is not by default; then `next start`, or, in its
older versions, a server in the process of Nx.
"""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError
from nextlint.files.jsonfile import parse as parse_json
from nextlint.model.record import Record
from nextlint.release.affected import is_affected
from nextlint.release.model import Release
from nextlint.release.resolution import resolve
from nextlint.serving.command import text_of
from nextlint.serving.startscript import Run, runs_of_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nextlint.files.reader import Reader
    from nextlint.model.project import Project

FILE = "project.json"
MAX_DEPTH = 8  # targets that name targets
_SERVERS = {"@nx/next:server": "@nx/next", "@nrwl/next:server": "@nrwl/next"}
_IN_PROCESS = "<16.3"  # the versions whose server runs in the process of Nx
_COMMANDS = frozenset({"nx:run-commands", "@nrwl/workspace:run-commands", "@nx/workspace:run-commands"})
_NODE = frozenset({"@nx/js:node", "@nrwl/js:node", "@nx/node:node", "@nrwl/node:node", "@nrwl/node:execute"})


class Named(Record):
    """A project of Nx: ``name`` is "" if its files do not say. ``is_broken``: its project.json cannot be used."""

    name: str
    targets: Mapping[str, object]
    is_broken: bool = False


def named(reader: Reader, project: Project) -> Named:
    """Return the project from its project.json, and ``nx`` in its package.json."""
    path = os.path.join(project.root, FILE)
    text = text_of(reader, path)
    is_broken = text is None and reader.is_file(path)
    try:
        data = parse_json(text, comments=True) if text else None
    except JSONError:
        data, is_broken = None, True
    data = _object(data)
    package = _object(project.package.data.get("nx") if project.package else None)
    name = data.get("name") or package.get("name")
    targets = {**_object(package.get("targets")), **_object(data.get("targets"))}
    return Named(name if isinstance(name, str) else "", targets, is_broken)


def runs_of_target(reader: Reader, project: Project, base: str, words: Sequence[str], depth: int = 0) -> Iterator[Run]:
    """Yield what ``nx TARGET PROJECT`` runs. ``words``: the target, its configuration or "", and further options."""
    name, configuration, *flags = words
    found = named(reader, project)
    target = _object(found.targets.get(name))
    if found.is_broken and not target:
        yield Run("unseen", os.path.join(project.root, FILE))
    options = _options(target, configuration)
    executor = target.get("executor") or target.get("builder")
    if isinstance(command := target.get("command"), str):
        yield from _commands(project, base, {**options, "command": command})
    elif executor in _COMMANDS:
        yield from _commands(project, base, options)
    elif executor == "nx:run-script" and isinstance(script := options.get("script"), str):
        yield from runs_of_line(_scripts(project), f"npm run {shlex.quote(script)}", project.root)
    elif executor in _SERVERS:
        if options.get("dev", True) is False or "--no-dev" in flags or "--dev=false" in flags:
            yield from _server(reader, project, base, options, str(executor), depth)
    elif executor in _NODE and depth < MAX_DEPTH:
        yield from _node(reader, project, base, options)


def _server(
    reader: Reader, project: Project, base: str, options: Mapping[str, object], executor: str, depth: int
) -> Iterator[Run]:
    other = options.get("customServerTarget")
    if isinstance(other, str) and depth < MAX_DEPTH:
        _, target, configuration, *_ = [*other.split(":"), "", ""]
        yield from runs_of_target(reader, project, base, (target, configuration), depth + 1)
        return
    path = options.get("customServerPath")
    if isinstance(path, str):
        yield Run("file", os.path.normpath(os.path.join(base, path)))
        return
    found = resolve(reader, project, package=_SERVERS[executor])
    in_process = is_affected(_IN_PROCESS, found.version) if isinstance(found, Release) and found.exact else None
    if in_process is not True:
        yield Run("next-start", project.root)
    if in_process is not False:
        yield Run("in-process", project.root)


def _node(reader: Reader, project: Project, base: str, options: Mapping[str, object]) -> Iterator[Run]:
    """Yield what the executor runs that runs another target's build: its main file."""
    built = options.get("buildTarget")
    _, target, configuration, *_ = [*(built if isinstance(built, str) else "").split(":"), "", ""]
    main = _options(_object(named(reader, project).targets.get(target)), configuration).get("main")
    if isinstance(main, str):
        yield Run("file", os.path.normpath(os.path.join(base, _filled(main, project, base))))


def _commands(project: Project, base: str, options: Mapping[str, object]) -> Iterator[Run]:
    """Yield shell lines, which run in the root of the workspace or in ``cwd`` below it."""
    folder = options.get("cwd")
    place = os.path.normpath(os.path.join(base, _filled(folder, project, base) if isinstance(folder, str) else "."))
    listed = options.get("commands")
    for one in [options.get("command"), *(listed if isinstance(listed, list) else ())]:
        line = one.get("command") if isinstance(one, dict) else one
        if isinstance(line, str):
            scripts = _scripts(project) if place == project.root else {}
            yield from runs_of_line(scripts, _filled(line, project, base), place)


def _filled(text: str, project: Project, base: str) -> str:
    relative = os.path.relpath(project.root, base)
    return text.replace("{projectRoot}", relative).replace("{workspaceRoot}", base)


def _options(target: Mapping[str, object], configuration: str) -> dict[str, object]:
    """Return the options of a target, with those of the given or default configuration."""
    chosen = configuration or target.get("defaultConfiguration")
    return {**_object(target.get("options")), **_object(_object(target.get("configurations")).get(str(chosen)))}


def _scripts(project: Project) -> Mapping[str, object]:
    return _object(project.package.data.get("scripts") if project.package else None)


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
