"""The command lines of docker and podman: the command of a container, and the file and stage of a build."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = frozenset({"docker", "podman"})
# Options without a value; all others without "=" take the next word.
_FLAGS = frozenset(
    {
        *("--detach", "--interactive", "--tty", "--rm", "--init", "--privileged", "--read-only", "--publish-all"),
        *("--no-healthcheck", "--oom-kill-disable", "--quiet", "--sig-proxy"),
        *("--no-cache", "--pull", "--load", "--push", "--squash", "--force-rm", "--compress"),
    }
)
_SHORT_FLAGS = {"run": frozenset("ditPq"), "build": frozenset("q")}


class Build(Record):
    """A build of an image. Paths are absolute; ``target`` is a stage, None for the last one."""

    dockerfile: str
    target: str | None
    context: str


def container_command(words: Sequence[str]) -> list[str]:
    """Return the command in ``docker run ...`` or ``docker container run ...``; [] for the image's own."""
    options, rest = _options([word for word in words[:2] if word != "container"] + list(words[2:]), "run")
    entrypoint = options.get("--entrypoint")
    return [*([entrypoint] if entrypoint else []), *rest[1:]]


def build(words: Sequence[str], folder: str) -> Build | None:
    """Return the build of ``docker build ...``, ``docker buildx build ...`` or ``docker image build ...``."""
    plain = [word for word in words[:2] if word not in ("buildx", "image", "builder")] + list(words[2:])
    options, rest = _options(plain, "build")
    if len(rest) != 1 or "$" in rest[0] or "://" in rest[0]:
        return None
    context = os.path.normpath(os.path.join(folder, rest[0]))
    file = options.get("-f") or options.get("--file")
    dockerfile = os.path.join(folder, file) if file else os.path.join(context, "Dockerfile")
    return Build(os.path.normpath(dockerfile), options.get("--target"), context)


def _options(words: Sequence[str], verb: str) -> tuple[dict[str, str], list[str]]:
    """Return the options with a value, and the words after the options; nothing for another verb."""
    if list(words[:1]) != [verb]:
        return {}, []
    found = dict[str, str]()
    at = 1
    while at < len(words) and words[at].startswith("-") and words[at] != "-":
        name, equals, value = words[at].partition("=")
        if not equals and not _is_flag(name, verb):
            is_attached = not name.startswith("--") and len(name) > 2
            value = name[2:] if is_attached else "".join(words[at + 1 : at + 2])
            at, name = at if is_attached else at + 1, name[:2] if is_attached else name
        found[name] = value
        at += 1
    return found, list(words[at:])


def _is_flag(name: str, verb: str) -> bool:
    return name in _FLAGS or (not name.startswith("--") and _SHORT_FLAGS[verb].issuperset(name[1:]))
