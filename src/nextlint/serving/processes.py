"""Files besides package.json that say what serves a project.

Dockerfiles, compose files, the Procfile, fly.toml, pm2's files, systemd's units, the Makefile.
Only literal commands are read, not those from shell variables or build arguments.
"""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

from nextlint.serving import containers, fly, makefile, pm2
from nextlint.serving.command import Command, text_of, unread
from nextlint.serving.images import image_of_build, images, services
from nextlint.serving.startscript import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader

_MAX_UNITS = 50  # systemd units read
_UNIT_FOLDERS = ("", "deploy", "systemd", "deployment", "deploy/systemd")
_CONTINUED = r"\\\r?\n[ \t]*"
_PROCFILE = r"(?m)^web:[ \t]*(.+)$"
_EXEC_START = r"(?m)^ExecStart=[ \t]*[-@:+!]*(.+)$"
_WORKING_DIRECTORY = r"(?m)^WorkingDirectory=[-~]*(.+)$"


def commands(reader: Reader, folder: str, contexts: tuple[str, ...]) -> Iterator[Command]:
    """Yield what the files of a folder run. ``contexts`` are the possible build contexts of its images."""
    yield from images(reader, folder, contexts)
    yield from services(reader, folder)
    path = os.path.join(folder, "Procfile")
    procfile = text_of(reader, path)
    found = re.search(_PROCFILE, procfile) if procfile else None
    if found:
        yield Command(found[1].strip(), path)
    elif procfile is None:
        yield from unread(reader, path)
    yield from fly.processes(reader, folder)
    for name in pm2.NAMES:
        yield from pm2.pm2_apps(reader, os.path.join(folder, name))
    for unit in _units(folder):
        text = text_of(reader, unit)
        yield from unread(reader, unit) if text is None else _of_unit(unit, text)
    yield from _of_makefile(reader, folder)


def _of_unit(path: str, text: str) -> Iterator[Command]:
    text = re.sub(_CONTINUED, " ", text)
    place = re.search(_WORKING_DIRECTORY, text)
    workdir = place[1].strip() if place else ""
    for line in re.findall(_EXEC_START, text):
        yield Command(line.strip(), path, (), workdir)


def _of_makefile(reader: Reader, folder: str) -> Iterator[Command]:
    """Yield what containers run that a Makefile starts with their own command, and images that it builds."""
    path, found = makefile.recipes(reader, folder)
    for line in dict.fromkeys(line for recipe in found.values() for line in recipe.lines):
        for words in split(line):
            if words[0] not in containers.NAMES:
                continue
            build = containers.build(words[1:], folder)
            if build is not None:
                yield from image_of_build(reader, build, path)
            elif command := containers.container_command(words[1:]):
                yield Command(shlex.join(command), path)


def _units(folder: str) -> list[str]:
    found = []
    for name in _UNIT_FOLDERS:
        try:
            names = sorted(os.listdir(os.path.join(folder, name)))
        except OSError:
            continue
        found += [os.path.join(folder, name, unit) for unit in names if unit.endswith(".service")]
    return found[:_MAX_UNITS]
