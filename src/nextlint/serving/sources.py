"""Searching the source of a project's routes, within bounds: only app/ and pages/.

Imports from elsewhere are not followed, so "no file contains it" applies to these folders, and to the project only if
they import nothing from elsewhere. If the bounds end the search, the answer says so.
"""

from __future__ import annotations

import os
import re
from functools import cached_property
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside
from nextlint.files.source import SourceError
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.files.reader import Reader
    from nextlint.files.source import Source
    from nextlint.model.findings import Span

MAX_BYTES = 4 * 1024 * 1024  # of all files of one project
MAX_FILE = 512 * 1024
MAX_ENTRIES = 20_000  # of all folders
EXTENSIONS = (".js", ".jsx", ".ts", ".tsx", ".mjs", ".mts", ".mdx")

# Packages with known contents, none of which are the project's.
KNOWN_PACKAGES = frozenset({"next", "react", "react-dom", "server-only", "client-only"})
_SPECIFIER = r"""\b(?P<word>from|import|require)\b\s*(?P<call>\()?\s*(?:(?P<quote>["'])(?P<name>[^"'\n]*)(?P=quote))?"""

_COMMENT = r"""(?s)(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|//[^\n]*|/\*.*?(?:\*/|\Z)"""


class Hit(Record):
    """The first place where a pattern was found."""

    path: str
    span: Span


class Sources:
    """The source files below some folders, read once, on first use."""

    def __init__(self, reader: Reader, folders: Sequence[str], repository: str) -> None:
        self.reader = reader
        self.folders = folders
        self.repository = os.path.realpath(repository)

    @cached_property
    def _read(self) -> tuple[list[Source], bool]:
        """Return the files that were read, and whether these are all of them."""
        sources: list[Source] = []
        left, is_complete = MAX_BYTES, True
        for path in self._paths():
            if path is None or left <= 0:
                return sources, False
            try:
                source = self.reader.source(path, limit=min(MAX_FILE, left))
            except SourceError:
                is_complete = False
                continue
            left -= len(source.text)
            sources.append(source)
        return sources, is_complete

    def _paths(self) -> Iterator[str | None]:
        """Yield the files in name order; None if there are too many, or for a folder that must not be read."""
        seen, entries = set[str](), 0
        pending = list(reversed(self.folders))
        while pending:
            folder = os.path.realpath(pending.pop())
            if folder in seen:
                continue
            seen.add(folder)
            if not is_inside(folder, self.repository):
                yield None
                continue
            try:
                names = sorted(os.listdir(folder))
            except OSError:
                yield None
                continue
            entries += len(names)
            if entries > MAX_ENTRIES:
                yield None
                return
            paths = [os.path.join(folder, name) for name in names if name != "node_modules" and name[0] != "."]
            folders = [path for path in paths if os.path.isdir(path)]
            yield from (path for path in paths if path.endswith(EXTENSIONS) and path not in folders)
            pending.extend(reversed(folders))

    @property
    def is_complete(self) -> bool:
        """Return whether every file of the folders was read."""
        return self._read[1]

    @cached_property
    def leads_elsewhere(self) -> bool:
        """Return whether a file imports something that is neither in the folders nor in a known package."""
        folders = [os.path.realpath(folder) for folder in self.folders]
        return any(
            _is_elsewhere(found, source.path, folders)
            for source in self._read[0]
            for found in re.finditer(_SPECIFIER, re.sub(_COMMENT, _blank, source.text))
        )

    def first(self, pattern: str, *, beside: str | None = None, without: str | None = None) -> Hit | None:
        """Return the first match of a regular expression in a file, outside comments.

        The file must also contain ``beside`` and must not contain ``without``.
        """
        for source in self._read[0]:
            text = re.sub(_COMMENT, _blank, source.text)
            found = re.search(pattern, text)
            if found is None or (beside is not None and not re.search(beside, text)):
                continue
            if without is None or not re.search(without, text):
                return Hit(source.path, source.span(found.start(), found.end()))
        return None


def _is_elsewhere(found: re.Match[str], path: str, folders: Sequence[str]) -> bool:
    """Return whether an import leads out of the folders to something unknown, or cannot be resolved."""
    name = found["name"]
    if name is None:
        return found["call"] is not None and found["word"] != "from"  # import(path), require(path); not Array.from(x)
    if name.startswith("."):
        target = os.path.normpath(os.path.join(os.path.dirname(path), name))
        return not any(is_inside(target, folder) for folder in folders)
    return name.split("/")[0] not in KNOWN_PACKAGES and not name.startswith("node:")


def _blank(found: re.Match[str]) -> str:
    """Return a comment as blanks of its length, so that offsets stay; strings unchanged."""
    text = found.group()
    return text if found["kept"] is not None else re.sub(r"[^\n]", " ", text)
