"""What the images of Dockerfiles and the services of compose files run."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

from nextlint.files.yamltext import YAMLError
from nextlint.files.yamltext import parse as parse_yaml
from nextlint.model.record import Record
from nextlint.serving.command import Command, text_of, unread, unusable
from nextlint.serving.dockerfile import chosen, in_repository, stages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.serving.containers import Build
    from nextlint.serving.dockerfile import Stage

MAX_FILES = 50  # Dockerfiles and compose files read per folder
_FOLDERS = ("", "docker", ".docker", "deploy", "deployment", "build/docker")
_DOCKERFILE = r"(?:Dockerfile|Containerfile)(?:\.[^/]+)?|.+\.(?:Dockerfile|Containerfile|dockerfile)"
_COMPOSE = r"(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml"


_BROKEN = re.compile(r"\[(?! )")  # what is left of an exec form that is not JSON; ``[ -f x ]`` is a shell's test


class _Image(Record):
    """A possible result of building a Dockerfile."""

    stage: Stage
    all_stages: tuple[Stage, ...]
    contexts: tuple[str, ...]

    def line(self, text: str) -> str:
        return in_repository(text, self.stage, self.all_stages, self.contexts)


def images(reader: Reader, folder: str, contexts: tuple[str, ...]) -> Iterator[Command]:
    """Yield what the last stages of Dockerfiles in a folder run. ``contexts``: see :func:`.in_repository`."""
    paths = [path for name in _FOLDERS for path in _named(os.path.join(folder, name), _DOCKERFILE)]
    for path in paths[:MAX_FILES]:
        built = _built(reader, path, None, contexts)
        if not built:
            yield from unread(reader, path)
        for image in built:
            broken = next(filter(_BROKEN.match, (image.stage.entrypoint, image.stage.command)), None)
            if broken is not None:
                yield Command("", path, problem=f"runs {broken!r}, which is not JSON")
            elif line := image.line(image.stage.line):
                yield Command(line, path, image.stage.copied, image.stage.workdir)


def image_of_build(reader: Reader, build: Build, said_by: str) -> Iterator[Command]:
    """Yield what an image built by a command runs; ``said_by`` is the file with the command."""
    for image in _built(reader, build.dockerfile, build.target, (build.context,)):
        if line := image.line(image.stage.line):
            yield Command(line, said_by, image.stage.copied, image.stage.workdir, build.context)


def services(reader: Reader, folder: str) -> Iterator[Command]:
    """Yield what the services in a folder's compose files run: their command, or that of the image they build."""
    for path in _named(folder, _COMPOSE):
        text = text_of(reader, path)
        try:
            data = parse_yaml(text) if text else None
        except YAMLError as error:
            yield unusable(path, f"it is not YAML: {error}")
            continue
        if text is None:
            yield from unread(reader, path)
        listed = data.get("services") if isinstance(data, dict) else None
        for service in listed.values() if isinstance(listed, dict) else ():
            if isinstance(service, dict):
                yield from _service(reader, folder, path, service)


def _service(reader: Reader, folder: str, path: str, service: dict[str, Any]) -> Iterator[Command]:
    build = service.get("build")
    build = {"context": build} if isinstance(build, str) else build
    if not isinstance(build, dict) or not isinstance(build.get("context", "."), str):
        return  # an image of which only the name is known
    context = os.path.normpath(os.path.join(folder, build.get("context", ".")))
    dockerfile = os.path.normpath(os.path.join(context, str(build.get("dockerfile", "Dockerfile"))))
    target = build.get("target")
    target = target if isinstance(target, str) else None
    entrypoint, command, place = _words(service.get("entrypoint")), _words(service.get("command")), ""
    workdir = service.get("working_dir")
    own = f"{entrypoint} {command}".strip()
    built: list[_Image | None] = [*_built(reader, dockerfile, target, (context,))]
    for image in built or [None]:
        line = own
        if image is not None:
            line = f"{image.stage.entrypoint} {command}".strip() if not entrypoint and command else own
            line, place = image.line(line or image.stage.line), image.stage.workdir
        said_by = path if own or target else dockerfile
        if line:
            copied = image.stage.copied if image else ()
            yield Command(line, said_by, copied, workdir if isinstance(workdir, str) else place, context)


def _built(reader: Reader, path: str, target: str | None, contexts: tuple[str, ...]) -> list[_Image]:
    text = text_of(reader, path)
    found = tuple(stages(text)) if text else ()
    return [_Image(stage, found, contexts) for stage in chosen(found, target)]


def _named(folder: str, pattern: str) -> list[str]:
    """Return the files of a folder whose names match a pattern."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if re.fullmatch(pattern, name)][:MAX_FILES]


def _words(value: object) -> str:
    return shlex.join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""
