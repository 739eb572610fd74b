"""What .gitignore files exclude, by git's own rules (https://git-scm.com/docs/gitignore).

`pathspec` decides whether a name fits a segment with wildcards. It costs more to import than a whole run on a small
project, so the rest is done here: which segment is held against which name, and segments without wildcards. git holds a
pattern against a path itself and not against what lies above it: what is excluded is not entered.
"""

from __future__ import annotations

import os
import re
import warnings
from fnmatch import translate
from typing import TYPE_CHECKING, NamedTuple

from nextlint.files.paths import relative_to
from nextlint.files.source import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from nextlint.files.reader import Reader

NAME = ".gitignore"
MAX_BYTES = 1_000_000
_MAX_STARS = 3  # in a segment: the time of pathspec's expression grows with the power of their number
_WILDCARDS = "*?[]\\"


class Pattern:
    """One line of a .gitignore."""

    def __init__(self, text: str, order: int) -> None:
        """``text`` is stripped and no comment; of two patterns that fit, the one with the higher ``order`` counts."""
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
        self.segments = [*segments, "*"] if self.name == "**" else segments  # all that is in a folder, not the folder
        places = [place for place, char in enumerate(self.name) if char in _WILDCARDS]
        self.prefix = self.name[: places[0]] if places else self.name
        self.suffix = self.name[places[-1] + 1 :] if places else self.name
        self.is_name = not places
        self._compiled: dict[str, Callable[[str], bool]] = {}

    def fits(self, path: Sequence[str]) -> bool:
        """Whether the pattern fits the path, given as segments, itself. Whether it is a folder is not looked at."""
        at = begun = 0  # in the path; where the part after the last "**" is tried
        here, after_stars = 0, -1  # in the pattern
        while at < len(path):
            if here < len(self.segments) and self.segments[here] == "**":
                here += 1
                after_stars, begun = here, at
            elif here < len(self.segments) and self._holds(self.segments[here], path[at]):
                here, at = here + 1, at + 1
            elif after_stars >= 0:
                begun += 1
                here, at = after_stars, begun
            else:
                return False
        return here == len(self.segments)

    def _holds(self, segment: str, name: str) -> bool:
        if segment == "*" or not any(char in _WILDCARDS for char in segment):
            return segment in ("*", name)
        if segment not in self._compiled:
            self._compiled[segment] = _compile(segment)
        return self._compiled[segment](name)


def _compile(segment: str) -> Callable[[str], bool]:
    """Whether a name fits a segment. What is no pattern, such as one that ends in a backslash, fits nothing."""
    has_escape = "\\" in segment
    plain = segment if has_escape else re.sub(r"\*+", "*", segment)
    if plain.count("*") > _MAX_STARS:
        expression = re.compile(translate(plain))  # fnmatch knows no escapes
        return lambda name: not has_escape and expression.match(name) is not None
    from pathspec import GitIgnoreSpec

    try:
        with warnings.catch_warnings(action="ignore"):  # "[[" may mean something else to a later Python
            return GitIgnoreSpec.from_lines(["/" + plain]).match_file
    except (ValueError, re.error):
        return lambda _: False


class Patterns:
    """The patterns of one file, or of a setting; paths are relative to the folder that they are written for."""

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
        """True: excluded. False: included again by a negation. None: no pattern speaks of it.

        ``path`` is relative, with ``/`` between its segments, and ``name`` is the last of them.
        """
        possible = list(self._by_name.get(name, ()))
        for pattern in self._by_look:
            if name.startswith(pattern.prefix) and name.endswith(pattern.suffix):
                possible.append(pattern)
        if possible:
            segments = path.split("/")
            for pattern in sorted(possible, key=lambda pattern: pattern.order, reverse=True):
                if (is_folder or not pattern.is_for_folders) and pattern.fits(segments):
                    return not pattern.is_negated
        return None


class Level(NamedTuple):
    """The patterns that hold below a folder, and those of the folders above it, which count less."""

    prefix: str  # the folder's path, with a separator at its end
    patterns: Patterns
    above: Level | None = None

    def excludes(self, path: str, name: str, *, is_folder: bool) -> bool:
        """Whether ``path``, whose last segment is ``name``, is left out. What lies above it is not looked at."""
        level: Level | None = self
        while level is not None:
            if path.startswith(level.prefix):
                relative = path[len(level.prefix) :]
                relative = relative if os.sep == "/" else relative.replace(os.sep, "/")
                verdict = level.patterns.verdict(relative, name, is_folder=is_folder)
                if verdict is not None:
                    return verdict
            level = level.above
        return False


def enter(
    reader: Reader, level: Level | None, folder: str, *, is_repository: bool, has_gitignore: bool
) -> Level | None:
    """The level that holds in ``folder``: nothing from outside of a repository, then what the folder itself says."""
    if is_repository:
        level = _with(reader, None, folder, os.path.join(folder, ".git", "info", "exclude"))
    return _with(reader, level, folder, os.path.join(folder, NAME)) if has_gitignore else level


def level_of(reader: Reader, folder: str, repository: str) -> Level | None:
    """The level that holds for the entries of ``folder``, from the .gitignore files of it and of every folder above.

    None where they exclude ``folder`` itself: who names such a folder wants to see into it.
    """
    level = None
    for path, name in _way(repository, folder):
        if level is not None and level.excludes(path, name, is_folder=True):
            return None
        if path != folder:
            level = enter(reader, level, path, is_repository=path == repository, has_gitignore=True)
    return level


def _way(top: str, folder: str) -> Iterator[tuple[str, str]]:
    """Each folder from ``top`` down to ``folder``, with its name."""
    path = top
    yield path, os.path.basename(path)
    for name in filter(None, relative_to(folder, top).split("/")):
        path = os.path.join(path, name)
        yield path, name


def _with(reader: Reader, level: Level | None, base: str, path: str) -> Level | None:
    try:
        data = reader.bytes(path, limit=MAX_BYTES) if not os.path.islink(path) else b""  # git ignores such links too
    except SourceError:
        return level
    patterns = Patterns(os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split("\n"))
    return Level(os.path.join(base, ""), patterns, level) if patterns else level


def _strip(line: str) -> str:
    """A line without its CR and the spaces at its end, unless they are escaped."""
    text = line.removesuffix("\r")
    bare = text.rstrip(" ")
    return bare + " " if bare.endswith("\\") and bare != text else bare
