"""Files besides package.json that say what serves a project: Dockerfile, compose, Procfile, pm2's, systemd's units.

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
from nextlint.files.yamltext import YAMLError
from nextlint.files.yamltext import parse as parse_yaml
from nextlint.javascript.errors import ParseError
from nextlint.javascript.syntax import parse_either
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.javascript.estree import Node, Property

LIMIT = 1 << 20  # bytes of one file
_MAX_UNITS = 50  # systemd units that are looked at
_PM2_NAMES = tuple(
    f"{stem}.{extension}"
    for stem in ("ecosystem.config", "pm2.config", "ecosystem", "pm2", "process")
    for extension in ("js", "cjs", "json")
)
_UNIT_FOLDERS = ("", "deploy", "systemd", "deployment", "deploy/systemd")
_IMAGE_FOLDERS = ("", "docker", ".docker", "deploy", "deployment", "build/docker")
_COMPOSE = r"(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml"
_MAX_IMAGES = 50  # Dockerfiles and compose files that are looked at
_CONTINUED = r"[\\`][ \t]*\r?\n(?:[ \t]*#.*\n)*"
_INSTRUCTION = r"[ \t]*(?P<word>[A-Za-z]+)[ \t]+(?P<rest>.*)"
_PROCFILE = r"(?m)^web:[ \t]*(.+)$"
_EXEC_START = r"(?m)^ExecStart=[-@:+!]*(.+)$"
_WORKING_DIRECTORY = r"(?m)^WorkingDirectory=[-~]*(.+)$"
_DOCKERFILE = r"(?:Dockerfile|Containerfile)(?:\.[^/]+)?|.+\.(?:Dockerfile|Containerfile|dockerfile)"
_STANDALONE = r"(?:^|/)\.next/standalone(?:/|$)"


class Command(Record):
    """A shell line that serves the project, and the file that says so.

    ``copied`` are the sources of what is copied into an image, ``workdir`` is the working directory where it runs, or
    "", and ``folder`` the folder of the repository that is there, where that is known.
    """

    line: str
    path: str
    copied: tuple[str, ...] = ()
    workdir: str = ""
    folder: str | None = None

    @property
    def has_standalone(self) -> bool:
        """Whether the build's standalone folder is copied over the project's own files."""
        return any(re.search(_STANDALONE, source) for source in self.copied)


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
        text = _text(reader, unit) or ""
        place = re.search(_WORKING_DIRECTORY, text)
        workdir = place[1].strip() if place else ""
        yield from (Command(line.strip(), unit, (), workdir) for line in re.findall(_EXEC_START, text))


def compose_commands(reader: Reader, folder: str) -> Iterator[Command]:
    """What the services in the compose files of a folder run: their command, or that of the image that they build."""
    for path in _named(folder, _COMPOSE):
        text = _text(reader, path)
        try:
            data = parse_yaml(text) if text else None
        except YAMLError:
            continue
        services = data.get("services") if isinstance(data, dict) else None
        for service in services.values() if isinstance(services, dict) else ():
            if isinstance(service, dict):
                yield from _service(reader, folder, path, service)


def _service(reader: Reader, folder: str, path: str, service: dict[str, Any]) -> Iterator[Command]:
    build = service.get("build")
    build = {"context": build} if isinstance(build, str) else build
    if not isinstance(build, dict) or not isinstance(build.get("context", "."), str):
        return  # an image of which nothing is known but its name
    context = os.path.normpath(os.path.join(folder, build.get("context", ".")))
    dockerfile = os.path.join(context, str(build.get("dockerfile", "Dockerfile")))
    image = next(_images(reader, [os.path.normpath(dockerfile)]), None)
    line = " ".join(filter(None, (_words(service.get(key)) for key in ("entrypoint", "command"))))
    workdir = service.get("working_dir")
    workdir = workdir if isinstance(workdir, str) else image.workdir if image else ""
    if line:
        yield Command(line, path, image.copied if image else (), workdir, context)
    elif image is not None:
        yield image._replace(workdir=workdir, folder=context)


def _words(value: object) -> str:
    return shlex.join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


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
    lines = (_line(app) for app in listed if isinstance(app, dict))
    return [Command(line, path) for line in lines if line is not None]


def _line(app: Mapping[Any, object]) -> str | None:
    """An app as the line that pm2 is told to run."""
    script, args, folder = app.get("script"), app.get("args"), app.get("cwd")
    if not isinstance(script, str):
        return None
    rest = " ".join(map(str, args)) if isinstance(args, list) else args if isinstance(args, str) else ""
    place = f"cd {shlex.quote(folder)} && " if isinstance(folder, str) else ""
    return f"{place}pm2-runtime {script} {rest}".strip()


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
            line = _line(fields)
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
    paths = [path for name in _IMAGE_FOLDERS for path in _named(os.path.join(folder, name), _DOCKERFILE)]
    yield from _images(reader, paths[:_MAX_IMAGES])


def _named(folder: str, pattern: str) -> list[str]:
    """The files of a folder whose name has a pattern."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if re.fullmatch(pattern, name)][:_MAX_IMAGES]


def _images(reader: Reader, paths: list[str]) -> Iterator[Command]:
    for path in paths:
        text = _text(reader, path)
        image = _last_stage(text, path) if text else None
        if image is not None:
            yield image


def _last_stage(text: str, path: str) -> Command | None:
    """What the image of a Dockerfile runs, where, and what is copied into it."""
    command, entrypoint, workdir, copied = "", "", "", list[str]()
    for line in re.sub(_CONTINUED, " ", text).splitlines():
        found = re.match(_INSTRUCTION, line)
        word, rest = (found["word"].upper(), found["rest"].strip()) if found else ("", "")
        if word == "FROM":
            command, entrypoint, workdir, copied = "", "", "", []
        elif word == "CMD":
            command = _shell(rest)
        elif word == "ENTRYPOINT":
            entrypoint = _shell(rest)
        elif word == "WORKDIR":
            workdir = os.path.join(workdir, rest)
        elif word in ("COPY", "ADD"):
            copied += [part.rstrip("/") for part in rest.split()[:-1] if not part.startswith("--")]
    whole = f"{entrypoint} {command}".strip()
    return Command(whole, path, tuple(copied), workdir) if whole else None


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
