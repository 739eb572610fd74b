"""Following what a line runs: pm2's files, shell scripts, Makefiles, targets of Nx."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.serving import makefile, nx
from nextlint.serving.command import text_of
from nextlint.serving.pm2 import pm2_apps
from nextlint.serving.serverfile import is_readable_place
from nextlint.serving.shellscript import as_line, interpreter
from nextlint.serving.startscript import Run, runs_of_line, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nextlint.files.reader import Reader
    from nextlint.model.project import Project
    from nextlint.serving.startscript import Member

MAX_FILES = 50  # files read for one command
_NO_SERVERS = frozenset({"echo", "printf", "export", "set", "test", "[", "[[", "if", "cd", "mkdir", "cp", "rm", "mv"})


class Around(Record):
    """Where a line runs: ``folder`` has the package whose scripts it may run, ``base`` is the root of Nx.

    ``workdir`` is the path of that folder on the machine it runs on, or "".
    """

    project: Project
    scripts: Mapping[str, object]
    folder: str
    member: Member
    base: str
    workdir: str = ""

    def runs(self, line: str, folder: str) -> list[Run]:
        """Return everything a line runs in a folder, which may differ from the package's."""
        if self.workdir.startswith("/") and self.workdir.strip("/"):
            own = re.escape(self.workdir.rstrip("/"))
            line = re.sub(rf"""(?<![^\s'"]){own}(?=[/\s'";&|)]|$)""", lambda _: self.folder, line)
        place = "" if folder == self.folder else f"cd {shlex.quote(folder)}; "
        return runs_of_line(self.scripts, place + line, self.folder, self.member)


def followed(reader: Reader, runs: Iterable[Run], around: Around) -> Iterator[Run]:
    """Yield what finally runs: `next start`, files, packages that start Next; "unseen" if a file does not say."""
    seen = set[Run]()
    todo = list(runs)
    while todo:
        run = todo.pop(0)
        if run.kind in ("next-start", "file", "in-process", "unseen"):
            yield run
        elif run not in seen and len(seen) < MAX_FILES:
            seen.add(run)
            todo = [*_inner(reader, run, around), *todo]


def _inner(reader: Reader, run: Run, around: Around) -> Iterator[Run]:
    if run.kind == "processes":
        for command in pm2_apps(reader, run.path):
            if command.problem is not None:
                yield Run("unseen", run.path)
            yield from runs_of_line({}, command.line, os.path.dirname(run.path))
    elif run.kind == "script":
        yield from _of_script(reader, run, around)
    elif run.kind == "make":
        _, found = makefile.recipes(reader, run.path)
        lines = makefile.lines_of(found, run.arguments)
        for line in lines:
            yield from around.runs(line, run.path)
        if not lines:
            yield Run("unseen", run.path)
    elif run.kind == "nx-target":
        yield from nx.runs_of_target(reader, around.project, around.base, run.arguments)


def _of_script(reader: Reader, run: Run, around: Around) -> Iterator[Run]:
    """Yield a script's commands; for a missing script its arguments, because entrypoints run what they are given."""
    repository = around.project.repository
    text = text_of(reader, run.path) if is_readable_place(run.path, repository) else None
    if text is None and run.arguments:
        words = run.arguments
        words = words[words.index("--") + 1 :] if "--" in words else words
        yield from around.runs(shlex.join(words), run.folder)
        return
    program = interpreter(text) if text is not None else ""
    if text is None or program not in ("", "shell"):
        yield Run("file" if program in ("node", "bun", "tsx", "ts-node") else "unseen", run.path)
        return
    line = as_line(text, os.path.dirname(run.path), run.arguments)
    found = around.runs(line, run.folder)
    if not found and (not line or _runs_a_variable(line)):
        yield Run("unseen", run.path)
    yield from found


def _runs_a_variable(line: str) -> bool:
    """Return whether the program of a command, or its file, comes from a variable."""
    commands = (words[1:] if words[0] == "exec" else words for words in split(line))
    return any("$" in word for words in commands if words and words[0] not in _NO_SERVERS for word in words[:2])
