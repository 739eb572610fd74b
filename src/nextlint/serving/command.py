"""A shell line that a file has for whatever serves a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.files.reader import Reader

LIMIT = 1 << 20  # bytes of one file
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


def text_of(reader: Reader, path: str) -> str | None:
    """The text of a file; None where it is not there, too large or no text."""
    source = reader.source_or_none(path, limit=LIMIT)
    return None if source is None else source.text
