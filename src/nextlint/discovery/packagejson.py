"""package.json or its replacement: whether it names next, and what is wrong with an unusable one."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError
from nextlint.files.paths import is_inside
from nextlint.files.source import Source, SourceError
from nextlint.model.project import Package
from nextlint.model.record import Record
from nextlint.workspaces.manifests import PACKAGE, data_of, format_of

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.reader import Reader

DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
MAX_BYTES = 8 << 20
# One of these is in every package.json that may name next: "\u006eext" does too, and UTF-16 is full of NULs.
_SIGNS = (b'"next"', b"'next'", b"\\u", b"\0")
_MENTION = rb"""["']next["']|(?<![\w$."'-])next\s*:"""


class Broken(Record):
    """An unusable package.json. ``reason`` is a clause: "it is not JSON: ..."."""

    reason: str
    offset: int | None = None  # in the text, if it was read
    is_seen: bool = True  # False: not even its bytes could be read
    mentions_next: bool = False


def read(reader: Reader, path: str, repository: str, *, only_next: bool) -> Package | Broken | None:
    """Return the manifest at ``path``; with ``only_next``, None if its bytes show that it does not name next."""
    if os.path.islink(path) and not is_inside(os.path.realpath(path), repository):
        return Broken("it is a link to a file outside the repository", is_seen=False)
    try:
        data = reader.bytes(path, limit=MAX_BYTES)
    except SourceError as error:
        return Broken(str(error), is_seen=False)
    signs = _SIGNS if os.path.basename(path) == PACKAGE else (b"next", b"\\u", b"\\x", b"\0")
    if only_next and not any(sign in data for sign in signs):
        return None
    try:
        found = parse(Source.from_bytes(path, data))
    except SourceError as error:
        found = Broken(str(error))
    if isinstance(found, Broken):
        plain = data.replace(b"\0", b"")
        return found._replace(mentions_next=re.search(_MENTION, plain) is not None)
    return found


def parse(source: Source) -> Package | Broken:
    """Return the manifest in a text."""
    try:
        data = data_of(source.path, source.text)
    except JSONError as error:
        return Broken(f"it is not {format_of(source.path)}: {error}", error.offset)
    if not isinstance(data, dict):
        return Broken("it is not an object", 0)
    return Package(source.path, source, data)


def names_next(data: dict[str, Any]) -> bool:
    """Return whether next is a dependency of any kind."""
    return any(isinstance(data.get(kind), dict) and "next" in data[kind] for kind in DEPENDENCIES)
