"""Code frames: the lines of a span with their numbers and carets under its start."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.files.source import Source
from nextlint.model.findings import Position
from nextlint.model.record import Record
from nextlint.output.escape import cells, visible_character
from nextlint.output.styled import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Span
    from nextlint.output.source_cache import SourceCache
    from nextlint.output.styled import Line

TAB = 4  # cells
ELLIPSIS = "..."
LEAST_ROOM = 24  # cells for code, however narrow the terminal
SHOWN = 5  # lines of a span; of a longer one, the first four and the last
INDENT = "  "


class Fitted(Record):
    """A line cut to fit, and the cell where the marked part starts and its width in cells."""

    text: str
    start: int
    length: int


def frame(
    texts: SourceCache, span: Span, *, width: int, style: str, marker: str = "^", context: int = 1
) -> Iterator[Line]:
    """Yield the lines of a frame, none if the file cannot be shown.

    ``context`` lines before and after are shown too. Lines of the span have a ``>`` before their number.
    """
    last = last_line(span)
    numbers = [number for number in shown_lines(span.start.line, last, context) if number is not None]
    found = {number: text for number in numbers if (text := texts.line(span.path, number)) is not None}
    if span.start.line not in found:
        return
    gutter = len(str(max(found)))
    room = max(width - len(INDENT) - 2 - gutter - 3, LEAST_ROOM)
    for number in shown_lines(span.start.line, last, context):
        if number is None:
            yield (Piece(f"{INDENT}  {ELLIPSIS}", "gutter"),)
        elif number in found:
            inside = span.start.line <= number <= last
            if inside or found[number].strip():
                yield from numbered(found[number], number, span, inside=inside, gutter=gutter, room=room, style=style)
            if number == span.start.line:
                yield carets(found[number], span, gutter=gutter, room=room, style=style, marker=marker)


def last_line(span: Span) -> int:
    """Return the last line that the span covers; a span that ends before a line's first column ends on the line
    above.
    """
    end = span.end.line - (span.end.column <= 1)
    return max(end, span.start.line)


def shown_lines(first: int, last: int, context: int) -> Iterator[int | None]:
    """Yield the numbers of the lines to show in order; None where lines are left out."""
    yield from range(first - context, first)
    if last - first < SHOWN:
        yield from range(first, last + 1)
    else:
        yield from range(first, first + SHOWN - 1)
        yield None
        yield last
    yield from range(last + 1, last + 1 + context)


def numbered(
    text: str, number: int, span: Span, *, inside: bool, gutter: int, room: int, style: str
) -> Iterator[tuple[Piece, ...]]:
    shown = (marked(text, span, room) if number == span.start.line else fit(text, 0, 0, room)).text.rstrip()
    mark = Piece("> ", style) if inside else Piece("  ")
    yield Piece(INDENT), mark, Piece(f"{number:>{gutter}} |", "gutter"), Piece(f" {shown}" if shown else "")


def carets(text: str, span: Span, *, gutter: int, room: int, style: str, marker: str) -> tuple[Piece, ...]:
    fitted = marked(text, span, room)
    bar = Piece(f"{INDENT}  {'':>{gutter}} |", "gutter")
    return bar, Piece(" " * (1 + fitted.start)), Piece(marker * max(fitted.length, 1), style)


@lru_cache(maxsize=1)
def marked(text: str, span: Span, room: int) -> Fitted:
    """Fit the line where a span starts: it is shown, and carets below it."""
    start = column_index(text, span.start.column)
    end = column_index(text, span.end.column) if span.end.line == span.start.line else len(text.rstrip())
    return fit(text, start, max(start, end), room)


def column_index(text: str, column: int) -> int:
    """Return the index into a line's text of a 1-based UTF-16 column; the line's end for a column beyond it."""
    if text.isascii():
        return min(max(column - 1, 0), len(text))
    return min(_indexed(text).offset(Position(1, max(column, 1))), len(text))


@lru_cache(maxsize=4)
def _indexed(line: str) -> Source:
    return Source("", line)


def fit(text: str, start: int, end: int, room: int) -> Fitted:
    """Fit a line into ``room`` cells: tabs expanded, hidden characters escaped, cut around ``start``."""
    if len(text) <= room and text.isascii() and text.isprintable():
        return Fitted(text, start, end - start)  # the usual case, in a tenth of the time
    first, last = max(0, start - room), min(len(text), start + room)
    if len(text) <= 4 * room:
        first, last = 0, len(text)  # only a very long line is cut before measuring
    shown, widths = expand(text[first:last])
    low, high = window(widths, start - first, room, cut=(first > 0, last < len(text)))
    before = ELLIPSIS if first + low > 0 else ""
    after = ELLIPSIS if first + high < len(text) else ""
    at = len(before) + sum(widths[low : start - first])
    length = sum(widths[start - first : min(end - first, high)])
    return Fitted(before + "".join(shown[low:high]) + after, at, length)


def expand(text: str) -> tuple[list[str], list[int]]:
    """Return each character as shown, and its width in cells."""
    if text.isascii() and text.isprintable():
        return list(text), [1] * len(text)
    shown, widths, column = [], [], 0
    for char in text:
        part, width = _shown(char) if char != "\t" else (" " * (TAB - column % TAB), TAB - column % TAB)
        shown.append(part)
        widths.append(width)
        column += width
    return shown, widths


@lru_cache(maxsize=4096)
def _shown(char: str) -> tuple[str, int]:
    shown = visible_character(char)
    return shown, cells(shown)


def window(widths: list[int], start: int, room: int, *, cut: tuple[bool, bool]) -> tuple[int, int]:
    """Return the range of characters to show: around ``start``, with a third of the room before it."""
    if not any(cut) and sum(widths) <= room:
        return 0, len(widths)
    budget = room - 2 * len(ELLIPSIS)
    low, used = start, 0
    while low > 0 and used + widths[low - 1] <= budget // 3:
        low -= 1
        used += widths[low]
    high = start
    while high < len(widths) and used + widths[high] <= budget:
        used += widths[high]
        high += 1
    while low > 0 and used + widths[low - 1] <= budget:
        low -= 1
        used += widths[low]
    return low, high
