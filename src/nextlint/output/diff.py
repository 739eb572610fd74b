"""--diff: what --fix would write, as a unified diff that ``git apply`` accepts."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from nextlint.files.source import BOM
from nextlint.output.escape import visible
from nextlint.output.paths import relative
from nextlint.output.styled import Piece, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

CONTEXT = 3  # lines around a change, as in git
UNFINISHED = "\\ No newline at end of file"
STYLES = {"-": "removed", "+": "added", " ": ""}


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    """Return the diff alone: the summary goes to another stream, so that the text can be piped into ``git apply``."""
    return draw(lines(report, cwd=cwd), options)


def lines(report: Report, *, cwd: str) -> Iterator[Line]:
    for path in sorted(report.changed):
        before, after = report.changed[path]
        if before != after:
            yield from file_lines(relative(path, cwd), before, after)


def file_lines(name: str, before: str | None, after: str) -> Iterator[Line]:
    old, new = split(before or ""), split(after)
    yield (Piece("--- /dev/null" if before is None else f"--- {quoted('a/' + name)}", "label"),)
    yield (Piece(f"+++ {quoted('b/' + name)}", "label"),)
    for hunk in hunks(old, new):
        first, last = hunk[0], hunk[-1]
        removed, added = ranged(first[1], last[2]), ranged(first[3], last[4])
        yield (Piece(f"@@ -{removed} +{added} @@", "hunk"),)
        for tag, start, end, other_start, other_end in hunk:
            if tag == "equal":
                yield from marked(" ", old[start:end])
                continue
            yield from marked("-", old[start:end])
            yield from marked("+", new[other_start:other_end])


def split(text: str) -> list[str]:
    """Split into lines with their endings. Only a line feed ends a line of a diff."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[list[tuple[str, int, int, int, int]]]:
    """Yield difflib's opcodes in groups. Equal ends are cut off first: difflib is slow on large files."""
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    above, below = min(head, CONTEXT), min(tail, CONTEXT)
    low = head - above
    matcher = SequenceMatcher(
        None, old[low : len(old) - tail + below], new[low : len(new) - tail + below], autojunk=False
    )
    for group in matcher.get_grouped_opcodes(CONTEXT):
        yield [(tag, a + low, b + low, c + low, d + low) for tag, a, b, c, d in group]


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines are equal from the start."""
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))


def ranged(start: int, end: int) -> str:
    """Return a hunk's range: 1-based, and the line before for an empty one."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def marked(sign: str, part: Sequence[str]) -> Iterator[Line]:
    for line in part:
        body = line.removesuffix("\n")
        ending = "\r" if body.endswith("\r") else ""
        yield Piece(f"{sign}{content(body.removesuffix(ending))}", STYLES[sign]), Piece(ending)
        if not line.endswith("\n"):
            yield (Piece(UNFINISHED, "faint"),)


def content(text: str) -> str:
    """Return a line's text: tabs and a byte order mark stay, so that the diff applies; other hidden characters are
    escaped.
    """
    mark = BOM if text.startswith(BOM) else ""
    return mark + "\t".join(map(visible, text.removeprefix(mark).split("\t")))


def quoted(name: str) -> str:
    """Return a path as git writes it: quoted, with escaped bytes, if it has more than plain characters."""
    if name.isprintable() and not set(name) & {'"', "\\"}:
        return name
    return '"' + "".join(map(quoted_character, name)) + '"'


def quoted_character(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
