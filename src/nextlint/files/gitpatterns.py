"""The patterns of .gitignore, by git's own rules (https://git-scm.com/docs/gitignore).

git matches a pattern with a path itself, not with its parents: an excluded folder is not entered. A match takes time
in proportion to the pattern and the path, whatever they contain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.files.paths import posix_relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WILDCARDS = "*?[\\"
_POSIX = {  # ASCII, as in git
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\s",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


class Pattern:
    """One line of a .gitignore."""

    def __init__(self, text: str, order: int) -> None:
        """``text`` is stripped, not a comment; of two matching patterns, the one with the higher ``order`` counts."""
        self.order = order
        self.is_negated = text.startswith("!")
        text = text.removeprefix("!")
        self.is_for_folders = text.endswith("/")
        segments = text.rstrip("/").split("/")
        if len(segments) == 1:  # no slash before the end: at any depth
            segments.insert(0, "**")
        elif not segments[0]:
            segments.pop(0)
        self.name = segments[-1]
        self.is_name = not any(char in _WILDCARDS for char in self.name)
        self.segments = [*segments, "*"] if self.name == "**" else segments  # everything in a folder, not the folder
        self._expressions = [_expression(segment) for segment in self.segments]

    def fits(self, path: Sequence[str]) -> bool:
        """Return whether the pattern matches the path itself, given as segments, file or folder."""
        if not self._holds(-1, path[-1]):  # the last segment nearly always decides
            return False
        at = begun = 0  # in the path: where the part after the last "**" is tried
        here, after_stars = 0, -1  # in the pattern
        while at < len(path):
            if here < len(self.segments) and self.segments[here] == "**":
                here += 1
                after_stars, begun = here, at
            elif here < len(self.segments) and self._holds(here, path[at]):
                here, at = here + 1, at + 1
            elif after_stars >= 0:
                begun += 1
                here, at = after_stars, begun
            else:
                return False
        return here == len(self.segments)

    def _holds(self, number: int, name: str) -> bool:
        expression = self._expressions[number]
        return expression is not None and expression.fullmatch(name) is not None


def _expression(segment: str) -> re.Pattern[str] | None:
    """Return a segment as a regular expression; None if it matches nothing: an open class, a backslash at the end.

    The part between two stars is an atomic group, which is never tried a second time: this keeps the time of
    a match linear (in pathspec it is exponential in the number of stars).
    """
    chunks = [""]
    at = 0
    while at < len(segment):
        char = segment[at]
        at += 1
        if char == "*":
            chunks.append("")
        elif char == "?":
            chunks[-1] += "."
        elif char == "[":
            found = _class(segment, at)
            if found is None:
                return None
            expression, at = found
            chunks[-1] += expression
        elif char == "\\":
            if at == len(segment):
                return None
            chunks[-1] += re.escape(segment[at])
            at += 1
        else:
            chunks[-1] += re.escape(char)
    first, *rest = chunks
    inner = "".join(f"(?>.*?{chunk})" for chunk in rest[:-1] if chunk)
    return re.compile(first + inner + (".*" + rest[-1] if rest else ""), re.DOTALL)


def _class(segment: str, at: int) -> tuple[str, int] | None:
    """Return the character class whose content begins at an offset, and its end; None for an open class."""
    is_negated = segment[at : at + 1] in ("!", "^")
    at += is_negated
    inside, first = "", True
    while at < len(segment) and (first or segment[at] != "]"):
        first = False
        name = re.compile(r"\[:([a-z]*):\]").match(segment, at)
        if name is not None:
            inside += _POSIX.get(name[1], "")
            at = name.end()
            continue
        low, at = _member(segment, at)
        if segment[at : at + 1] == "-" and segment[at + 1 : at + 2] not in ("]", ""):
            high, at = _member(segment, at + 1)
            inside += f"{re.escape(low)}-{re.escape(high)}" if low <= high else re.escape(low)
        else:
            inside += re.escape(low)
    if at >= len(segment):
        return None
    if not inside:
        return ("." if is_negated else "(?!)"), at + 1
    return f"[{'^' if is_negated else ''}{inside}]", at + 1


def _member(segment: str, at: int) -> tuple[str, int]:
    """Return the character at an offset of a class, unescaped, and the offset after it."""
    if segment[at] == "\\" and at + 1 < len(segment):
        at += 1
    return segment[at], at + 1


class Patterns:
    """The patterns of a file or a setting; paths are relative to its folder."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._by_name: dict[str, list[Pattern]] = {}
        self._by_look: list[Pattern] = []
        for order, line in enumerate(lines):
            text = _strip(line)
            if text.strip("!/") and not text.startswith("#"):
                pattern = Pattern(text, order)
                (self._by_name.setdefault(pattern.name, []) if pattern.is_name else self._by_look).append(pattern)

    def __bool__(self) -> bool:
        return bool(self._by_name or self._by_look)

    def verdict(self, path: str, name: str, *, is_folder: bool) -> bool | None:
        """Return True if a path is excluded, False if a negation includes it again, None if no pattern matches.

        ``path`` is relative, with ``/`` between its segments, and ``name`` is the last of them.
        """
        possible = [*self._by_name.get(name, ()), *self._by_look]
        segments = path.split("/")
        for pattern in sorted(possible, key=lambda pattern: pattern.order, reverse=True):
            if (is_folder or not pattern.is_for_folders) and pattern.fits(segments):
                return not pattern.is_negated
        return None


def is_match(patterns: Iterable[str], path: str, base: str, *, is_folder: bool = False) -> bool:
    """Return whether the patterns exclude a path below the folder ``base``; both absolute."""
    relative = posix_relative(path, base)
    if relative == "." or relative.startswith("../"):
        return False
    known, segments = Patterns(patterns), relative.split("/")
    for depth, name in enumerate(segments, 1):  # everything in an excluded folder is excluded
        is_inner = depth < len(segments)
        if known.verdict("/".join(segments[:depth]), name, is_folder=is_inner or is_folder):
            return True
    return False


def _strip(line: str) -> str:
    """Return a line without its CR and unescaped trailing spaces."""
    text = line.removesuffix("\r")
    bare = text.rstrip(" ")
    return bare + " " if bare.endswith("\\") and bare != text else bare
