"""What nextlint reports: frozen records that flow from the rules to the outputs and the fixer.

They are ``NamedTuple``s rather than dataclasses: as immutable, and importing ``dataclasses`` (with ``inspect``)
would cost a start of the hook more than everything else in this package.

Units: lines are 1-based, columns are 1-based UTF-16 code units as editors count, spans are half-open.
Paths are absolute; only the outputs make them relative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    Severity = Literal["error", "warning", "info"]
    Category = Literal["stability", "options", "security", "project", "suppressions"]
    Applicability = Literal["safe", "unsafe"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")  # ascending


class Position(NamedTuple):
    """A place in a text file: 1-based line, 1-based column in UTF-16 code units."""

    line: int
    column: int


class Span(NamedTuple):
    """From ``start`` up to, not including, ``end`` in the file at ``path`` (absolute)."""

    path: str
    start: Position
    end: Position


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``text``. A span of 1:1-1:1 in a file that does not exist creates the file."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together; none is applied without the others."""

    title: str  # imperative: "Set experimental.appDir to false"
    applicability: Applicability
    edits: tuple[Edit, ...]


class Refusal(NamedTuple):
    """An edit that could not be proven: why, and text to paste instead (or None)."""

    reason: str
    snippet: str | None = None


class Related(NamedTuple):
    """A second place that explains a finding, for example the line of the lockfile that decided the version."""

    span: Span
    message: str


class Finding(NamedTuple):
    """One thing that is wrong in one project.

    ``fix`` is None where no edit is offered; ``no_fix`` then says why, and ``snippet`` may hold text to paste.
    """

    rule: str
    category: Category
    severity: Severity
    project: str  # root folder
    path: str
    span: Span
    message: str  # what is wrong in this project, one sentence
    help: str = ""  # what to do
    url: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    no_fix: str | None = None
    snippet: str | None = None
    fixed: bool = False
    suppressed: str | None = None  # the reason given in the suppression ("" where none was given)
