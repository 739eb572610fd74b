"""How a report is to be drawn: what every format is given besides the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.model.findings import Severity
    from nextlint.rules.base import Rule


class RenderOptions(Record):
    """Choices of the reader, not of the linter. A format ignores those that mean nothing to it."""

    color: bool = False
    width: int = 80  # cells of the terminal; prose and frames are fitted to it
    hyperlinks: bool = False  # the terminal knows OSC 8
    quiet: bool = False  # findings only, no summary
    verbose: bool = False
    statistics: bool = False  # counts per rule instead of the findings
    show_suppressed: bool = False
    inspect: bool = False  # what was resolved instead of what was found
    upgrade_to: str = ""  # the version that --upgrade-to names; "" where it was not given
    fixing: bool = False  # --fix was given: do not advise it
    hook: bool = False  # pre-commit runs it: advise hooks and their args, not a command that may not be installed
    diff: bool = False  # --diff was given: what was fixed is not written
    rules: tuple[Rule, ...] = ()  # the rules that ran, for the formats that list them (sarif)
    fail_on: Severity = "warning"  # from which level a finding fails the run
    root: str | None = None  # what CI formats make paths relative to; None: the git work tree around cwd, else cwd
