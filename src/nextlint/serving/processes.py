"""Files besides package.json that say which command serves a project: Dockerfile, Procfile, pm2's, systemd's units.

Of each only what names a command literally is read; what comes out of a shell variable or a build argument is not.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError
from nextlint.files.jsonfile import parse as parse_json
from nextlint.javascript.errors import ParseError
from nextlint.javascript.syntax import parse_either
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader
    from nextlint.javascript.estree import Node, Property

LIMIT = 1 << 20  # bytes of one file
_MAX_UNITS = 50  # systemd units that are looked at
_PM2_NAMES = tuple(
    f"{stem}.{extension}"
    for stem in ("ecosystem.config", "pm2.config", "ecosystem", "pm2", "process")
    for extension in ("js", "cjs", "json")
)
_UNIT_FOLDERS = ("", "deploy", "systemd", "deployment")
_CONTINUED = r"[\\`][ \t]*\r?\n(?:[ \t]*#.*\n)*"
_INSTRUCTION = r"[ \t]*(?P<word>[A-Za-z]+)[ \t]+(?P<rest>.*)"
_PROCFILE = r"(?m)^web:[ \t]*(.+)$"
_EXEC_START = r"(?m)^ExecStart=[-@:+!]*(.+)$"
_STANDALONE = r"(?:^|/)\.next/standalone(?:/|$)"


class Command(Record):
    """A shell line that serves the project, and the file that says so.

    ``has_standalone`` is an image into which the build's standalone folder is copied, over the project's own files.
    """

    line: str
    path: str
    has_standalone: bool = False


def commands(reader: Reader, folder: str) -> Iterator[Command]:
    """What the files of a folder run."""
    yield from _dockerfiles(reader, folder)
    path = os.path.join(folder, "Procfile")
    procfile = _text(reader, path)
    found = re.search(_PROCFILE, procfile) if procfile else None
    if found:
        yield Command(found[1].strip(), path)
    for name in _PM2_NAMES:
        yield from pm2_apps(reader, os.path.join(folder, name))
    for unit in _units(folder):
        text = _text(reader, unit)
        yield from (Command(line.strip(), unit) for line in re.findall(_EXEC_START, text or ""))


def pm2_apps(reader: Reader, path: str) -> list[Command]:
    """The commands of the apps in one of pm2's process files, as far as they are written out."""
    text = _text(reader, path)
    if text is None:
        return []
    try:
        data = parse_json(text, comments=True)
    except JSONError:
        return [Command(line, path) for line in _literal_apps(text)]
    apps = data.get("apps", data) if isinstance(data, dict) else data
    listed = apps if isinstance(apps, list) else [apps]
    lines = (_line(app.get("script"), app.get("args")) for app in listed if isinstance(app, dict))
    return [Command(line, path) for line in lines if line is not None]


def _line(script: object, args: object) -> str | None:
    if not isinstance(script, str):
        return None
    rest = " ".join(map(str, args)) if isinstance(args, list) else args if isinstance(args, str) else ""
    return f"{script} {rest}".strip()


def _literal_apps(text: str) -> Iterator[str]:
    """``script`` and ``args`` of every object literal that has both written out."""
    try:
        program, _, _ = parse_either(text, "script")
    except ParseError:
        return
    todo: list[Node] = list(program.body)
    while todo:
        node = todo.pop()
        if node.type == "ObjectExpression":
            fields = {_key(one): _literal(one.value) for one in node.properties if one.type == "Property"}
            line = _line(fields.get("script"), fields.get("args"))
            if line is not None:
                yield line
        for value in list(vars(node).values()):
            items = value if isinstance(value, list) else [value]
            todo.extend(
                item for item in items if isinstance(getattr(item, "type", None), str) and hasattr(item, "range")
            )


def _key(member: Property) -> str:
    key = member.key
    if key.type == "Identifier":
        return key.name
    return str(key.value) if key.type == "Literal" else ""


def _literal(node: Node) -> object:
    if node.type == "ArrayExpression":
        return [_literal(one) for one in node.elements if one is not None]
    return node.value if node.type == "Literal" else None


def _units(folder: str) -> list[str]:
    found = []
    for name in _UNIT_FOLDERS:
        try:
            names = sorted(os.listdir(os.path.join(folder, name)))
        except OSError:
            continue
        found += [os.path.join(folder, name, unit) for unit in names if unit.endswith(".service")]
    return found[:_MAX_UNITS]


def _dockerfiles(reader: Reader, folder: str) -> Iterator[Command]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        if name in ("Dockerfile", "Containerfile") or name.startswith("Dockerfile.") or name.endswith(".Dockerfile"):
            path = os.path.join(folder, name)
            text = _text(reader, path)
            command = _last_stage(text) if text else None
            if command is not None:
                yield Command(command[0], path, command[1])


def _last_stage(text: str) -> tuple[str, bool] | None:
    """What the image of a Dockerfile runs, and whether the standalone folder is copied into it."""
    command, entrypoint, has_standalone = "", "", False
    for line in re.sub(_CONTINUED, " ", text).splitlines():
        found = re.match(_INSTRUCTION, line)
        word, rest = (found["word"].upper(), found["rest"].strip()) if found else ("", "")
        if word == "FROM":
            command, entrypoint, has_standalone = "", "", False
        elif word == "CMD":
            command = _shell(rest)
        elif word == "ENTRYPOINT":
            entrypoint = _shell(rest)
        elif word in ("COPY", "ADD"):
            sources = [part.rstrip("/") for part in rest.split()[:-1] if not part.startswith("--")]
            has_standalone = has_standalone or any(re.search(_STANDALONE, source) for source in sources)
    whole = f"{entrypoint} {command}".strip()
    return (whole, has_standalone) if whole else None


def _shell(rest: str) -> str:
    """The exec form as a shell line; the shell form is one."""
    if not rest.startswith("["):
        return rest
    try:
        words = json.loads(rest)
    except ValueError:
        return ""
    return shlex.join(map(str, words)) if isinstance(words, list) else ""


def _text(reader: Reader, path: str) -> str | None:
    source = reader.source_or_none(path, limit=LIMIT)
    return None if source is None else source.text
