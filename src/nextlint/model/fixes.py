"""Fixes as rules offer them: operations on what a project says, and the edits of text that they come to.

A rule names operations and nothing else. ``nextlint.fixing`` turns them into edits and proves them.
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
    """Replace ``text[start:end]`` of one file by ``text``; the offsets are indices into its decoded text.

    ``span`` is the same place with its file, for outputs; it is set once the edit is proven.
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
    """Give an option of the config a JSON value on every outcome."""

    path: str  # "experimental.appDir"
    value: Any


class Remove(Record):
    """Take an option out of the config, with an object that it leaves empty."""

    path: str


class Move(Record):
    """Give an option another path, in another object where need be; comments and the text of the value are kept.

    ``translate`` is a function of a module (so that it can be pickled) from the JSON value to the new JSON value; it
    may raise ValueError, with the reason as a clause, where it has no answer.
    """

    path: str
    new_path: str
    translate: Callable[[Any], Any] | None = None


class SetScript(Record):
    """Give a script of package.json another command."""

    name: str
    command: str


class RequireNext(Record):
    """Raise the range of next in package.json so that it allows no version below this one."""

    version: str


class EditText(Record):
    """Edit the text of a file as it stands: for what is no option, as a comment."""

    path: str  # absolute
    edits: tuple[Edit, ...]


Operation = Set | Remove | Move | SetScript | RequireNext | EditText


class Fix(Record):
    """Operations that belong together; none is applied without the others.

    ``edits`` are filled in where they are proven; what a rule offers has none, nor has an unsafe fix of a run that
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
