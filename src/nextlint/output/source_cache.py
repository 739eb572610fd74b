"""The text of the files that a report mentions, for frames and fingerprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.files.source import Source

LIMIT = 64 << 20  # bytes: more than any lockfile; a frame is not worth reading more
KEPT = 8  # findings are ordered by path, so few files are in use at a time; a workspace's lockfile stays among them


class SourceCache:
    """Reads each file once while it is in use. ``texts`` (path -> text) replaces files on disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.reader = Reader(texts)
        self.kept: dict[str, Source | None] = {}

    def source(self, path: str) -> Source | None:
        """Return the file's text, None if it cannot be read."""
        found = self.kept.pop(path) if path in self.kept else self.read(path)
        self.kept[path] = found
        if len(self.kept) > KEPT:
            del self.kept[next(iter(self.kept))]
        return found

    def read(self, path: str) -> Source | None:
        return self.reader.source_or_none(path, limit=LIMIT)

    def line(self, path: str, number: int) -> str | None:
        """Return the text of a 1-based line, None if there is no such line."""
        source = self.source(path)
        if source is None or not 1 <= number <= len(source.line_starts):
            return None
        return source.line_text(number)
