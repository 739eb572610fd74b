"""Outputs: each format is one module with ``render(report, *, cwd, options) -> str``, imported on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions

MODULES = {  # by format
    "full": "full",
    "concise": "concise",
    "json": "json_",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
    "html": "html",
    "vex": "vex",
}
UPGRADES = {"full": "upgrade", "markdown": "upgrade_markdown"}  # what --upgrade-to replaces
WITH_EDITS = frozenset({"json", "sarif"})  # they carry the edits of every fix, also of unsafe ones
FOR_PEOPLE = frozenset({"full", "concise"})  # --inspect, --statistics and --diff replace these


def render(name: str, report: Report, *, cwd: str, options: RenderOptions) -> str:
    """Return the report in the format ``name`` (one of ``model.report.FORMATS``): empty or ending with a line feed.

    Raises KeyError for an unknown format.
    """
    module = MODULES[name]
    if name in FOR_PEOPLE:
        module = page(options) or module
    if options.upgrade_to:
        module = UPGRADES.get(module, module)
    text: str = __import__(f"nextlint.output.{module}", fromlist=["render"]).render(report, cwd=cwd, options=options)
    return text


def page(options: RenderOptions) -> str | None:
    """Return the module of the page that replaces the findings, if one was requested."""
    if options.inspect:
        return "inspect_"
    if options.diff:
        return "diff"
    return "statistics_" if options.statistics else None
