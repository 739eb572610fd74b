"""fly.toml: the commands of an app's processes that serve requests. https://fly.io/docs/reference/configuration/"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from nextlint.serving.command import Command, text_of, unread, unusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from nextlint.files.reader import Reader

FILE = "fly.toml"


def processes(reader: Reader, folder: str) -> Iterator[Command]:
    """Yield the commands that replace the image's: of the processes that a service names, else of all."""
    path = os.path.join(folder, FILE)
    text = text_of(reader, path)
    if not text:
        yield from unread(reader, path)
        return
    toml = import_module("nextlint.files.tomltext")  # by name: few projects have such a file
    try:
        data = toml.parse(text)
    except toml.TOMLError as error:
        yield unusable(path, str(error))
        return
    declared = data.get("processes")
    commands = declared if isinstance(declared, dict) else {}
    named = [name for service in _services(data) for name in service.get("processes") or ()]
    for name, command in commands.items():
        if isinstance(command, str) and (name in named or not named):
            yield Command(command, path)


def _services(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for found in (data.get("http_service"), data.get("services")):
        for service in found if isinstance(found, list) else [found]:
            if isinstance(service, dict) and isinstance(service.get("processes"), list):
                yield service
