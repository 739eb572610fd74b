"""A file's text with its lines: the only place that converts between bytes, code points and UTF-16 columns."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_left, bisect_right
from functools import cached_property

from nextlint.model.findings import Position, Span

BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n?|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
LONG = 4096  # characters of a line
MOST = 64 << 20  # bytes of a file, if the caller sets no lower limit


class SourceError(Exception):
    """The file cannot be read as text. ``str()`` is the reason; ``offset`` is the byte offset, if known."""

    def __init__(self, reason: str, offset: int | None = None) -> None:
        super().__init__(reason)
        self.offset = offset


class Source:
    """Text of one file. Offsets are Python string indices into ``text`` (code points, BOM excluded)."""

    def __init__(self, path: str, text: str, *, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.bom = bom

    @classmethod
    def from_bytes(cls, path: str, data: bytes) -> Source:
        """Decode UTF-8, with or without a BOM. Raises SourceError for NUL bytes (binary) and invalid UTF-8."""
        if (nul := data.find(b"\0")) >= 0:
            raise SourceError("it is a binary file (contains a NUL byte)", nul)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SourceError(
                f"it is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x})", error.start
            ) from None
        if text.startswith(BOM):
            return cls(path, text[1:], bom=True)
        return cls(path, text)

    def encode(self) -> bytes:
        return ((BOM if self.bom else "") + self.text).encode("utf-8")

    @cached_property
    def _long_lines(self) -> dict[int, str]:
        return {}

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets of the line starts; lines end with LF, CRLF or a lone CR."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def _astral(self) -> list[int]:
        """Offsets of the characters that take two UTF-16 units."""
        return [] if self.text.isascii() else [match.start() for match in _ASTRAL.finditer(self.text)]

    def position(self, offset: int) -> Position:
        """Line and UTF-16 column of an offset."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        pairs = bisect_left(self._astral, offset) - bisect_left(self._astral, start)
        return Position(line, offset - start + pairs + 1)

    def offset(self, position: Position) -> int:
        """The inverse of :meth:`position`."""
        start, units = self.line_starts[position.line - 1], position.column - 1
        before = bisect_left(self._astral, start)
        behind = bisect_left(
            range(before, len(self._astral)), units, key=lambda at: self._astral[at] + at - start - before
        )
        if behind == 0:
            return start + units
        return max(start + units - behind, self._astral[before + behind - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        return Span(self.path, self.position(start), self.position(end))

    def slice(self, span: Span) -> str:
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line ending."""
        if line in self._long_lines:
            return self._long_lines[line]
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        text = self.text[starts[line - 1] : end].rstrip("\r\n")
        if len(text) > LONG:
            self._long_lines[line] = text  # it may be asked for again and again
        return text


def read_descriptor(descriptor: int, *, limit: int = MOST) -> bytes:
    """Return the bytes of a regular file, and close the descriptor. Raises SourceError with the reason."""
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("it is not a regular file")
        if status.st_size > limit:
            raise SourceError(f"it is too large to read ({status.st_size:,} bytes, the limit is {limit:,})")
        data = _contents(descriptor, status.st_size, limit + 1)
    except OSError as error:
        raise SourceError(f"it cannot be read ({describe(error)})") from None
    finally:
        os.close(descriptor)
    if len(data) > limit:  # it grew while it was read
        raise SourceError(f"it is too large to read (the limit is {limit:,} bytes)")
    return data


def _contents(descriptor: int, size: int, most: int) -> bytes:
    """Return the rest of a file, at most ``most`` bytes; ``size`` is the expected number."""
    parts = []
    room = most
    while room > 0 and (part := os.read(descriptor, min(room, max(size + 1, 4096)))):
        parts.append(part)
        room -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def describe(error: OSError | ValueError) -> str:
    """Return an operating system error in words, without the path."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
