"""Rendering options that every format receives with the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.model.findings import Severity
    from nextlint.rules.base import Rule


class RenderOptions(Record):
    """Choices of the reader, not of the linter. A format ignores those that do not apply to it."""

    color: bool = False
    width: int = 80  # terminal width in cells; prose and frames are fitted to it
    hyperlinks: bool = False  # the terminal knows OSC 8
    quiet: bool = False  # findings only, no summary
    verbose: bool = False
    statistics: bool = False  # counts per rule instead of the findings
    show_suppressed: bool = False
    inspect: bool = False  # show what was resolved instead of the findings
    upgrade_to: str = ""  # the version that --upgrade-to names; "" if not given
    fixing: bool = False  # --fix was given: do not suggest it
    hook: bool = False  # pre-commit runs it: advise hooks and their args, not a command that may not be installed
    diff: bool = False  # --diff was given: fixes are not written
    rules: tuple[Rule, ...] = ()  # the rules that ran, for the formats that list them (sarif)
    fail_on: Severity = "warning"  # the level from which a finding fails the run
    root: str | None = None  # what CI formats make paths relative to; None: the git work tree around cwd, else cwd
