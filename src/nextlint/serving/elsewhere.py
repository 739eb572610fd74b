"""Files of the repository outside the project's folder that say how it is served.

In the roots of the workspace and the repository: scripts.start, Dockerfiles, compose files, the Procfile, fly.toml,
pm2's files, systemd's units and the Makefile, also in ``docker``, ``deploy`` and the like. A command counts if it
refers to the project: by a path in it, a working directory that ends with it, or its name given to a package manager,
turbo or Nx.
"""

from __future__ import annotations

import os
import re
from itertools import islice
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside, relative_to
from nextlint.model.record import Record
from nextlint.serving import nx
from nextlint.serving.command import text_of
from nextlint.serving.followed import Around, followed
from nextlint.serving.processes import commands
from nextlint.serving.startscript import Member, Run, runs_of_line
from nextlint.workspaces.manifests import has_manifest
from nextlint.workspaces.packages import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nextlint.files.reader import Reader
    from nextlint.model.project import Project
    from nextlint.serving.command import Command

MAX_COMMANDS = 100  # of one folder


class Found(Record):
    """Something that runs in the project; ``source`` is relative to the repository and has ``line``.

    ``is_standalone``: it runs the server that the build wrote. ``problem``: as that of a Command.
    """

    run: Run
    source: str
    line: str
    is_standalone: bool
    problem: str | None = None


def runs_elsewhere(reader: Reader, project: Project) -> Iterator[Found]:
    """Yield what runs the project according to files outside its folder."""
    for base in dict.fromkeys((project.workspace or project.repository, project.repository)):
        if base != project.root and is_inside(project.root, base):
            yield from _of_base(reader, project, base)


def _of_base(reader: Reader, project: Project, base: str) -> Iterator[Found]:
    package = read_manifest(reader, base)
    scripts = _scripts(package.data if package else {})
    member = member_of(reader, project, base)
    start = scripts.get("start")
    if package is not None and isinstance(start, str):
        around = Around(project, scripts, base, member, base)
        for run in followed(reader, runs_of_line(scripts, start, base, member), around):
            if is_inside(run.path, project.root):
                yield Found(run, f"scripts.start of {relative_to(package.path, project.repository)}", start, False)
    for command in islice(commands(reader, base, (base,)), MAX_COMMANDS):
        yield from _of_command(reader, command, project, base, scripts, member)


def _of_command(
    reader: Reader, command: Command, project: Project, base: str, scripts: Mapping[str, object], member: Member
) -> Iterator[Found]:
    source = relative_to(command.path, project.repository)
    relative = relative_to(project.root, base)
    if command.problem is not None:
        if _names(reader, command.path, {relative, *member.names}):
            yield Found(Run("unseen", project.root), source, "", False, command.problem)
        return
    copied = any(f"/{one}/".find(f"/{relative}/.next/standalone/") >= 0 for one in command.copied)
    folder = _folder(command, base, relative)
    own = member.scripts if folder == project.root else scripts if folder == base else {}
    runs = runs_of_line(own, _without_place(command, relative), folder, member)
    for run in followed(reader, runs, Around(project, own, folder, member, base)):
        is_server = run.kind == "file" and os.path.basename(run.path) in ("server.js", "server")
        if copied and is_server:
            yield Found(run, source, command.line, True)
        elif is_inside(run.path, project.root):
            yield Found(run, source, command.line, False)


def _names(reader: Reader, path: str, names: set[str]) -> bool:
    """Return whether a file that does not say what it runs names the project; True for one that is not read at all."""
    text = text_of(reader, path)
    return text is None or any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names)


def _folder(command: Command, base: str, relative: str) -> str:
    """Return where a command runs: in the repository folder that its working directory ends with, else in ``base``."""
    if command.folder is not None and command.folder != base:
        return command.folder
    parts = [part for part in command.workdir.split("/") if part]
    for start in range(len(parts)):
        ending = "/".join(parts[start:])
        if start and (ending == relative or has_manifest(os.path.join(base, ending))):
            return os.path.join(base, *parts[start:])
    return base


def _without_place(command: Command, relative: str) -> str:
    """Return the line with absolute paths into the project made relative to the root of the repository."""
    line = command.line
    if command.workdir.startswith("/") and command.workdir.strip("/"):
        line = re.sub(rf"""(?<![^\s'"]){re.escape(command.workdir.rstrip("/"))}/""", "", line)
    return re.sub(rf"""(?<![^\s'"])/[^\s'"]*/(?={re.escape(relative)}/)""", "", line)


def member_of(reader: Reader, project: Project, base: str) -> Member:
    """Return the project as commands in ``base`` may select it."""
    by_nx = nx.named(reader, project)
    data = project.package.data if project.package else {}
    relative = relative_to(project.root, base)
    names = {relative, os.path.basename(project.root)}
    if isinstance(name := data.get("name"), str):
        names |= {name, name.rpartition("/")[2]}
    if by_nx.name:
        names.add(by_nx.name)
    return Member(frozenset(names), _scripts(data), project.root, frozenset(by_nx.targets), by_nx.is_broken)


def _scripts(data: Mapping[str, object]) -> Mapping[str, object]:
    scripts = data.get("scripts")
    return scripts if isinstance(scripts, dict) else {}
