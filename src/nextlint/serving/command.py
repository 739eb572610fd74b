"""Shell lines, in any file, that serve a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.files.source import SourceError
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader

LIMIT = 1 << 20  # bytes of one file
_STANDALONE = r"(?:^|/)\.next/standalone(?:/|$)"


class Command(Record):
    """A shell line that serves the project, and its file.

    ``copied`` are the sources of files copied into an image, ``workdir`` is the working directory, or
    "", and ``folder`` the repository folder copied there, if known. With a ``problem`` the file does not say what it
    runs, which is a clause without its subject ("cannot be used: it is not TOML"), and ``line`` is "".
    """

    line: str
    path: str
    copied: tuple[str, ...] = ()
    workdir: str = ""
    folder: str | None = None
    problem: str | None = None

    @property
    def has_standalone(self) -> bool:
        """Whether the build's standalone folder is copied over the project's own files."""
        return any(re.search(_STANDALONE, source) for source in self.copied)


def text_of(reader: Reader, path: str) -> str | None:
    """Return the text of a file; None if it is missing, too large or not text."""
    source = reader.source_or_none(path, limit=LIMIT)
    return None if source is None else source.text


def unusable(path: str, reason: str) -> Command:
    """Return the command of a file that its program cannot use either; ``reason`` is a clause."""
    return Command("", path, problem=f"cannot be used: {reason}")


def unread(reader: Reader, path: str) -> Iterator[Command]:
    """Yield the command of a file that exists and of which ``text_of`` returns None."""
    if reader.is_file(path):
        try:
            reader.source(path, limit=LIMIT)
        except SourceError as error:
            yield unusable(path, str(error))
