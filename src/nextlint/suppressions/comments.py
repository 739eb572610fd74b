"""Suppressions: comments ``nextlint-ignore[rule]: reason`` in a config, and a table in package.json for the rest.

A comment applies to the line it shares with code; on a line of its own it applies to the line below (below a block of
comments, to the first line after it). ``nextlint-ignore-file[rule]: reason`` among the comments at the top of the file
applies to the whole file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nextlint.files.jsonedit import without_member
from nextlint.files.jsonfile import locate
from nextlint.javascript.erasure import erase
from nextlint.javascript.errors import ParseError, TypeScriptSyntaxError, UnerasableError
from nextlint.javascript.syntax import parse, parse_either
from nextlint.model.fixes import Edit
from nextlint.model.record import Record
from nextlint.settings.selection import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.files.source import Source
    from nextlint.javascript.syntax import SourceType
    from nextlint.model.findings import Finding, Span

UNUSED = "unused-suppression"
MARK = "nextlint-ignore"
TYPESCRIPT = (".ts", ".mts", ".cts")
SCRIPTS = (".js", ".mjs", ".cjs", *TYPESCRIPT)

_COMMENT = re.compile(
    r"(?s)[\s*]*nextlint-ignore(?P<kind>[\w-]*)[ \t]*(?:\[(?P<rules>[^\]]*)\])?[ \t]*:?(?P<reason>.*)"
)
_NAME = re.compile(r"[^\s,]+")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_COMMA_AFTER = re.compile(r"\s*,[\s,]*")


class Comment(NamedTuple):
    """A comment of a script by its offsets in the file's text."""

    start: int
    end: int


class Suppression(Record):
    """One rule that one comment (or one entry of package.json) names."""

    rule: str  # rule or category as written; "" if the comment names none
    reason: str  # "" if none is given
    span: Span  # of the rule's name, or of the comment if it names none
    comment: Comment  # for package.json: the entry
    names: int  # how many rules the comment names
    lines: frozenset[int] | None = None  # the lines it applies to; None: the whole file or project
    flaw: str | None = None  # why it suppresses nothing, if the comment alone shows that

    def covers(self, finding: Finding) -> bool:
        """Return whether it applies to a finding of its file (for package.json: of the project)."""
        if self.flaw is not None or self.rule not in (finding.rule, finding.category, ALL):
            return False
        return self.lines is None or finding.span.start.line in self.lines


def scan(source: Source) -> tuple[Suppression, ...] | None:
    """Return the suppressions in the comments of a script; None if the script does not parse."""
    if MARK not in source.text:
        return ()
    comments = comments_of(source)
    if comments is None:
        return None
    code = _Code(source, comments)
    found = (_read(source, comment, code) for comment in comments)
    return tuple(suppression for of_comment in found for suppression in of_comment)


def comments_of(source: Source) -> tuple[Comment, ...] | None:
    """Return the comments of a script in order; None if it does not parse."""
    text = source.text
    if source.path.endswith(TYPESCRIPT):
        try:
            text = erase(text)
        except (TypeScriptSyntaxError, UnerasableError):
            return None
    kinds: tuple[SourceType, ...] = ("module", "script")
    for kind in kinds:
        try:
            tree = parse(text, kind, comments=True)
        except ParseError:
            continue
        return tuple(Comment(*comment.range) for comment in tree.comments)
    return None


def is_script(source: Source) -> bool:
    """Return whether a script parses."""
    try:
        text = erase(source.text) if source.path.endswith(TYPESCRIPT) else source.text
        _, _, shift = parse_either(text, "script")
    except (ParseError, TypeScriptSyntaxError, UnerasableError):
        return False
    return shift == 0


class _Code:
    """Which lines of a script contain code, and which only comments or nothing."""

    def __init__(self, source: Source, comments: Iterable[Comment]) -> None:
        masked = list(source.text)
        for start, end in comments:
            masked[start:end] = [char if char in "\r\n" else " " for char in masked[start:end]]
        text = "".join(masked)
        self.first = len(text) - len(text.lstrip())
        starts = source.line_starts
        ends = [*starts[1:], len(text)]
        lines = list(zip(starts, ends, strict=True))
        self._holding = {number for number, (start, end) in enumerate(lines, 1) if text[start:end].strip()}
        self._below = [len(lines) + 1] * (len(lines) + 2)
        for number in range(len(lines), 0, -1):
            start, end = lines[number - 1]
            is_comment = number not in self._holding and bool(source.text[start:end].strip())
            self._below[number] = self._below[number + 1] if is_comment else number

    def holds(self, line: int) -> bool:
        return line in self._holding

    def below(self, line: int) -> int:
        """Return the first line after ``line`` that is not only comment: it has code, is empty, or is past the end."""
        return self._below[min(line + 1, len(self._below) - 1)]


def _read(source: Source, comment: Comment, code: _Code) -> list[Suppression]:
    delimiters = 4 if source.text.startswith("/*", comment.start) else 2
    match = _COMMENT.match(source.text, comment.start + 2, comment.end - delimiters + 2)
    if match is None:
        return []
    reason = " ".join(" ".join(line.strip(" \t*") for line in match["reason"].splitlines()).split())
    names = list(_NAME.finditer(source.text, *match.span("rules"))) if match["rules"] else []
    flaw = None
    if match["kind"] not in ("", "-file"):
        flaw = f"{MARK}{match['kind']} is unknown; write {MARK}[rule]: reason or {MARK}-file[rule]: reason"
    elif not names:
        flaw = f"it names no rule; write {MARK}{match['kind']}[rule]: reason"
    elif match["kind"] and comment.start > code.first:
        flaw = f"{MARK}-file works only among the comments at the top of the file"
    lines = None if match["kind"] else _lines(source, comment, code)
    if flaw or not names:
        return [Suppression("", reason, source.span(*comment), comment, 1, lines, flaw)]
    return [Suppression(name.group(), reason, source.span(*name.span()), comment, len(names), lines) for name in names]


def _lines(source: Source, comment: Comment, code: _Code) -> frozenset[int]:
    """Return the lines of the comment that contain code; else its own, the line below and the comments after it."""
    first, last = source.position(comment.start).line, source.position(comment.end).line
    shared = frozenset(line for line in (first, last) if code.holds(line))
    if shared:
        return shared
    return frozenset((first, code.below(last)))  # its own: findings about the whole file are on the first line


def removal(source: Source, suppression: Suppression) -> Edit | None:
    """Return the edit that removes a rule from its comment, or the whole comment with its whitespace.

    None if the line break in the comment may end a statement, or if package.json has duplicate keys.
    """
    if source.path.endswith(".json"):
        return without_member(source.text, ("nextlint", "ignore", suppression.rule))
    if suppression.names > 1:
        return _name_removal(source, suppression)
    text = source.text
    start, end = suppression.comment
    line_start = source.line_starts[source.position(start).line - 1]
    rest = _REST_OF_LINE.match(text, end)
    if rest is not None and not text[line_start:start].strip():
        return Edit(line_start, rest.end(), "")
    if rest is not None:
        return Edit(len(text[:start].rstrip(" \t")), end, "")
    return None if "\n" in text[start:end] else Edit(start, end, "")


def _name_removal(source: Source, suppression: Suppression) -> Edit:
    start, end = source.offset(suppression.span.start), source.offset(suppression.span.end)
    after = _COMMA_AFTER.match(source.text, end)
    if after is not None:
        end = after.end()
    else:
        start = suppression.comment.start + len(source.text[suppression.comment.start : start].rstrip(" \t\r\n,"))
    return Edit(start, end, "")


def of_package(source: Source, ignores: Iterable[tuple[str, str]]) -> tuple[Suppression, ...]:
    """Return the entries (rule, reason) of ``"nextlint": {"ignore": {...}}`` in a package.json as suppressions."""
    found = []
    for rule, reason in ignores:
        place = locate(source.text, ("nextlint", "ignore", rule))
        if place is not None:
            span = source.span(place.key_start, place.key_end)
            found.append(Suppression(rule, reason, span, Comment(place.key_start, place.end), 1))
    return tuple(found)
