"""What nextlint reports: frozen records that flow from the rules to the outputs and the fixer.

Units: lines are 1-based, columns are 1-based UTF-16 code units as editors count, spans are half-open.
Paths are absolute; only the outputs make them relative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from nextlint.model.fixes import Fix

    Severity = Literal["error", "warning", "info"]
    Category = Literal["stability", "options", "security", "project", "suppressions"]
    Effect = Literal["honoured", "dropped", "throws"]
    Stage = Literal["before", "with", "after", "look"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")  # ascending


class Position(NamedTuple):
    """A place in a text file: 1-based line, 1-based column in UTF-16 code units."""

    line: int
    column: int


class Span(NamedTuple):
    """The range from ``start`` up to but not including ``end`` in the file at ``path`` (absolute)."""

    path: str
    start: Position
    end: Position


class Related(Record):
    """A second place that explains a finding, for example the line of the lockfile that decided the version."""

    span: Span
    message: str


class OptionUse(Record):
    """How this Next.js treats an option that the config sets."""

    path: str
    accepted: bool  # whether its schema, or the code that reads it, has the option
    effect: Effect | None = None  # of an option that is not accepted; None: unknown


class Upgrade(Record):
    """The release that resolves a finding, and the sentence of its help that says so."""

    version: str
    advice: str


class Ending(Record):
    """What ends the advisories of a finding."""

    advice: str  # a sentence
    briefly: str = ""  # the same, where another finding says why the line does not: "next 16.4.6 ends this"
    beside_fix: str = ""  # the same, beside a fix that names the package manager


class Exposure(Record):
    """The parts of a finding about advisories, for an output that puts several findings into one block."""

    subject: str  # "Next.js 13.4.4 (package-lock.json)"
    attack: str  # what an attacker can do: "read source code"; with "perhaps" before it if that is undetermined
    because: str  # why, in this project: "images.remotePatterns allows example.com"
    ending: Ending
    rank: int = 0  # how bad the worst of them is; 0 is the worst
    meanwhile: str = ""  # the option that helps until then, and its price
    perhaps: str = ""  # which others may be reachable too: "CVE-2024-0001: the reason"
    notes: tuple[tuple[str, str], ...] = ()  # an id, and what else to know about it
    doubts: tuple[tuple[str, str], ...] = ()  # an id, and what is uncertain about it


class Finding(Record):
    """One problem in one project.

    ``fix`` is None if no edit is offered; ``no_fix`` then says why, and ``snippet`` may hold text to paste.
    """

    rule: str
    category: Category
    severity: Severity
    project: str  # root folder
    path: str
    span: Span
    message: str  # what is wrong in this project, in one sentence
    help: str = ""  # what to do
    url: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    no_fix: str | None = None
    snippet: str | None = None
    fixed: bool = False
    suppressed: str | None = None  # the suppression's reason ("" if it gives none)
    options: tuple[OptionUse, ...] = ()
    advisories: tuple[str, ...] = ()  # "GHSA-..." and "CVE-..."
    assumptions: tuple[str, ...] = ()  # as clauses: "that my-wrapper returns its argument"
    stage: Stage | None = None  # with --upgrade-to: when to do it
    upgrade: Upgrade | None = None  # of advisory findings, if a release of the same major fixes them
    exposure: Exposure | None = None  # of findings about advisories
