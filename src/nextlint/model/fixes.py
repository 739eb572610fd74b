"""Fixes as rules offer them: operations on a project's options and files, and the text edits they become.

A rule only names operations. ``nextlint.fixing`` turns them into edits and proves them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Literal

    from nextlint.model.findings import Span

    Applicability = Literal["safe", "unsafe"]


class Edit(NamedTuple):
    """Replace ``text[start:end]`` of one file with ``text``; offsets are indices into its decoded text.

    ``span`` is the same range with its file, for outputs; it is set once the edit is proven.
    """

    start: int
    end: int
    text: str
    span: Span | None = None

    @property
    def path(self) -> str:
        """The file of a proven edit."""
        assert self.span is not None  # noqa: S101 - a proven edit has a place
        return self.span.path


class Set(Record):
    """Set an option of the config to a JSON value in every outcome."""

    path: str  # "experimental.appDir"
    value: Any


class Remove(Record):
    """Remove an option from the config, and its object if that is left empty."""

    path: str


class Move(Record):
    """Move an option to another path, into another object if necessary; its comments and the text of its value are
    kept.

    ``translate`` is a module-level function (so that it can be pickled) from the JSON value to the new JSON value. It
    may raise ValueError, with the reason as a clause, if it cannot translate the value.
    """

    path: str
    new_path: str
    translate: Callable[[Any], Any] | None = None


class SetScript(Record):
    """Replace a script of package.json."""

    name: str
    command: str


class RequireNext(Record):
    """Raise the range of next in package.json so that it allows no version below this one."""

    version: str


class EditText(Record):
    """Edit the text of a file directly: for things that are not options, such as comments."""

    path: str  # absolute
    edits: tuple[Edit, ...]


Operation = Set | Remove | Move | SetScript | RequireNext | EditText


class Fix(Record):
    """Operations that belong together; none is applied without the others.

    ``edits`` are filled in once proven. A rule's own fix has none, nor has an unsafe fix of a run that
    proves the safe ones only.
    """

    title: str  # imperative: "Set experimental.appDir to false"
    operations: Sequence[Operation]
    safe: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def is_proven(self) -> bool:
        return bool(self.edits)

    @property
    def applicability(self) -> Applicability:
        return "safe" if self.safe else "unsafe"
