"""Lockfiles: one interface for all formats.

A format is a module with ``read(path, data, package) -> Lockfile | LockfileMiss``. Its result is kept for all projects
of the workspace, so it contains only what is needed to answer: the entries of that package and who names it, not the
text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.source import Source
from nextlint.model.findings import Position, Span
from nextlint.model.record import Record
from nextlint.release.versions import is_exact, is_prerelease

if TYPE_CHECKING:
    from typing import Any, ClassVar

_CONFLICT = ("\n<<<<<<< ", "\n>>>>>>> ")


class Query(Record):
    """A query to a lockfile about one package."""

    importer: str  # its folder relative to the lockfile's, "/" between segments, "." for the same folder
    spec: str  # the spec in its package.json
    effective: str  # that spec after the root's overrides and catalogs
    package: str | None  # the name in its package.json


class Locked(Record):
    """What a lockfile has installed under a package's name; ``version`` is "" if a link or alias has none."""

    name: str  # of the package itself: another one for an alias
    version: str
    span: Span
    link: str | None = None  # the folder (relative to the lockfile's) that it links to
    ignores_spec: bool = False  # the manager is configured to deviate from package.json


class LockfileMiss(Record):
    """Why a lockfile gives no version: a predicate ("has no entry for next"), and the place."""

    reason: str
    span: Span | None = None
    is_damaged: bool = False  # the file cannot be trusted; else it is valid but has no answer


def unreadable(path: str, reason: str, span: Span | None = None) -> LockfileMiss:
    return LockfileMiss(f"cannot be used: {reason}", span or start_of(path), is_damaged=True)


def start_of(path: str) -> Span:
    return Span(path, Position(1, 1), Position(1, 1))


class Lockfile(ABC):
    """What one lockfile has for one package."""

    is_classic: ClassVar[bool] = False  # yarn 1, whose "resolutions" have a grammar of their own

    @abstractmethod
    def find(self, query: Query) -> Locked | LockfileMiss: ...

    @abstractmethod
    def all(self) -> list[Locked | LockfileMiss]:
        """Return every version of the package in the file, whoever requests it."""

    def has(self, importer: str) -> bool:  # noqa: ARG002 - one lockfile covers every importer, except in pnpm
        """Return whether the importer is listed, with the package or without: else it has its own lockfile."""
        return True


class Text:
    """A lockfile's text, and spans in it without an index of its lines (these files have hundreds of thousands)."""

    def __init__(self, path: str, data: bytes) -> None:
        """Raises SourceError for text that is not UTF-8."""
        self.path = path
        self.text = Source.from_bytes(path, data).text
        self._lone_cr = self.text.count("\r") != self.text.count("\r\n")
        self._offset, self._line = 0, 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of two offsets; fastest if queried in ascending order."""
        return Span(self.path, self.position(start), self.position(end))

    def position(self, offset: int) -> Position:
        if self._lone_cr:
            return Source(self.path, self.text).position(offset)
        if offset < self._offset:
            self._offset, self._line = 0, 1
        self._line += self.text.count("\n", self._offset, offset)
        self._offset = offset
        line = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return Position(self._line, len(line) + sum(char > "\uffff" for char in line) + 1)

    def places(self, suffix: str, opener: str) -> dict[str, int]:
        """Return, in a JSON text, the keys that end in ``suffix`` and lead to an object or array -> its start."""
        found = {}
        at = self.text.find(suffix + '"')
        while at >= 0:
            end = at + len(suffix)
            value = self._value(end + 1)
            if self.text.startswith(opener, value):
                found[self.text[self.text.rfind('"', 0, end) + 1 : end]] = value
            at = self.text.find(suffix + '"', end)
        return found

    def _value(self, at: int) -> int:
        """Return where the value of the key that ends before ``at`` starts; the end of the text if it is not a key."""
        at = self._skip_space(at)
        return self._skip_space(at + 1) if self.text.startswith(":", at) else len(self.text)

    def _skip_space(self, at: int) -> int:
        while self.text[at : at + 1].isspace():
            at += 1
        return at

    def conflict(self) -> LockfileMiss | None:
        """Return the unresolved merge conflict in the file, or None."""
        for marker in _CONFLICT:
            at = 0 if self.text.startswith(marker[1:]) else self.text.find(marker) + 1
            if at or self.text.startswith(marker[1:]):
                return unreadable(self.path, "it has an unresolved merge conflict", self.span(at, at + 7))
        return None

    def json(self, *, comments: bool = False) -> Any:
        """Return the text's object, or a LockfileMiss."""
        try:
            value = parse(self.text, comments=comments)
        except JSONError as error:
            at = min(error.offset, len(self.text))
            return self.conflict() or unreadable(self.path, f"it is not JSON ({error})", self.span(at, at))
        return value if isinstance(value, dict) else unreadable(self.path, "it is not a JSON object")


def env_of(package: str, dependencies: object) -> object:
    """Return the spec of @next/env for next; None for any other package."""
    return dependencies.get("@next/env") if package == "next" and isinstance(dependencies, dict) else None


def is_contradicted(version: str, env: object) -> bool:
    """Return whether an entry's version contradicts the dependency on @next/env next to it.

    Every release since 9.5 depends on the @next/env of its own number (15.4.0 on a prerelease of it).
    """
    if not isinstance(env, str) or is_prerelease(version):
        return False
    env = env.removeprefix("npm:")
    return is_exact(env) and env.partition("-")[0] != version.partition("+")[0]


def contradicted(version: str, env: object, span: Span) -> LockfileMiss:
    return LockfileMiss(f"contradicts itself: next {version} does not depend on @next/env {env}", span, is_damaged=True)


def no_version(package: str, version: object, span: Span | None) -> LockfileMiss:
    return LockfileMiss(f"has {version!r} for {package}, which is not a version", span, is_damaged=True)


def no_entry(package: str, importer: str, path: str) -> LockfileMiss:
    wanted = package if importer == "." else f"the {package} of {importer}"
    return LockfileMiss(f"has no entry for {wanted}", start_of(path))
