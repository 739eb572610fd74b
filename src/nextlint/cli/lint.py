"""Linting and fixing: from options to a request, to a report, to text and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from nextlint.adoption import add_suppressions
from nextlint.cli import outputfiles
from nextlint.cli.drawing import drawing
from nextlint.cli.exits import FAILED, FOUND
from nextlint.cli.outputfiles import Target, targets
from nextlint.cli.progress import Bar
from nextlint.cli.streams import is_terminal, read_standard_input, say, show, show_bytes, working_directory
from nextlint.discovery import WORKSPACE_FILES
from nextlint.files.reader import Reader
from nextlint.files.source import Source, SourceError
from nextlint.fixer import fix
from nextlint.linter import Request, lint
from nextlint.model.errors import NextlintError
from nextlint.model.findings import SEVERITIES
from nextlint.output import WITH_EDITS, render, summary
from nextlint.output.escape import visible
from nextlint.output.filters import plural
from nextlint.output.inspect_ import notes
from nextlint.output.paths import relative
from nextlint.rules import all_rules
from nextlint.settings import Finder

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from nextlint.linter import ProgressCallback
    from nextlint.model.report import Report
    from nextlint.rules.base import Rule
    from nextlint.settings import Settings


def run(options: Namespace) -> int:
    try:
        cwd = os.getcwd()
    except FileNotFoundError:
        raise NextlintError("the working directory no longer exists") from None
    stdin = _stdin(options)
    reader = Reader({stdin.path: stdin.text} if stdin else {})
    config = os.path.abspath(options.config) if options.config else None
    finder = Finder(reader, config=config, isolated=options.isolated, cwd=cwd)
    settings = finder.of_folder(cwd)
    asked_for = targets(options.output, default=settings.output_format or "full")
    outputfiles.refuse_lost_reports(asked_for, options.paths, os.environ)
    request = _request(options, cwd, finder, asked_for)
    report = _with_progress(options, request, stdin)
    if not report.projects or options.verbose or report.problems:
        _comment(options, report, cwd)
    _show(options, report, asked_for, stdin)
    return _exit_code(options, report, settings)


def _comment(options: Namespace, report: Report, cwd: str) -> None:
    """Print everything about a run apart from its report."""
    if not (report.projects or report.tracebacks or options.quiet):
        say(summary.no_project(report, cwd=cwd))
    if options.verbose:
        say(notes(report, cwd=cwd))
        for text in report.tracebacks:
            say(text)
    for path, reason in report.problems:
        say(f"nextlint: error: {visible(relative(path, cwd))}: {reason}")


def _request(options: Namespace, cwd: str, finder: Finder, targets: Sequence[Target]) -> Request:
    overlay = finder.reader.overlay  # the file on standard input, if any
    return Request(
        paths=tuple(overlay) or tuple(map(os.path.abspath, options.paths or ["."])),
        cwd=cwd,
        select=None if options.select is None else tuple(options.select),
        extend_select=tuple(options.extend_select),
        ignore=tuple(options.ignore),
        next_version=options.next_version,
        upgrade_to=options.upgrade_to,
        exclude=tuple(options.exclude),
        inspect=options.inspect,
        advisories=any(target.format == "vex" for target in targets),
        complete=options.verbose or any(target.format == "json" for target in targets),
        proves_unsafe=_shows_edits(options, targets),
        overlay=overlay,
        finder=finder,
        processes=None,
    )


def _shows_edits(options: Namespace, targets: Sequence[Target]) -> bool:
    """Return whether the run shows or applies edits of unsafe fixes, or depends on them otherwise."""
    return (
        options.fix
        or options.diff
        or options.upgrade_to is not None
        or any(target.format in WITH_EDITS for target in targets)
    )


def _stdin(options: Namespace) -> Source | None:
    """Return the text on standard input if ``-`` or --stdin-filename asks for it."""
    if "-" not in options.paths and not (options.stdin_filename and not options.paths):
        return None
    if options.paths not in ([], ["-"]):
        raise NextlintError("standard input (-) cannot be linted together with other paths")
    if not options.stdin_filename:
        raise NextlintError("name the file on standard input, for example --stdin-filename apps/web/next.config.js")
    folder, name = os.path.split(os.path.abspath(options.stdin_filename))
    if name != "package.json" and name in WORKSPACE_FILES:
        raise NextlintError(f"standard input can be a config or a package.json; {name} is read from disk only")
    if options.add_suppressions:
        raise NextlintError("--add-suppressions writes files; it cannot be used with standard input")
    try:
        return Source.from_bytes(os.path.join(os.path.realpath(folder), name), read_standard_input())
    except SourceError as error:
        raise NextlintError(f"standard input cannot be read: {error}") from None


def _with_progress(options: Namespace, request: Request, stdin: Source | None) -> Report:
    if options.quiet or not is_terminal(sys.stderr):
        return _report(options, request, stdin, None)
    bar = Bar()
    try:
        return _report(options, request, stdin, bar)
    finally:
        bar.close()


def _report(options: Namespace, request: Request, stdin: Source | None, progress: ProgressCallback | None) -> Report:
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise NextlintError("--unsafe-fixes needs --fix or --diff")
    if options.add_suppressions:
        report, count = add_suppressions(request, options.add_suppressions)
        say(f"Suppressed {plural(count, 'finding')} in {plural(len(report.changed), 'file')}.")
        return report
    if options.fix or options.diff:
        only = frozenset((stdin.path,)) if stdin else None
        return fix(
            request, unsafe=options.unsafe_fixes, write=not options.diff and stdin is None, only=only, progress=progress
        )
    return lint(request, progress=progress)


def _show(options: Namespace, report: Report, targets: Sequence[Target], stdin: Source | None) -> None:
    cwd = working_directory()
    is_fixing_stdin = stdin is not None and options.fix and not options.diff
    if stdin is not None and is_fixing_stdin:
        text = report.changed[stdin.path][1] if stdin.path in report.changed else stdin.text
        show_bytes(type(stdin)(stdin.path, text, bom=stdin.bom).encode())
    for target in targets:
        name, file = target.format, target.file
        how = drawing(options, is_file=file is not None, rules=_described_rules(name))
        text = render(name, report, cwd=cwd, options=how)
        if file is not None:
            outputfiles.write(file, text, report)
            continue
        if is_fixing_stdin:
            say(text)
        else:
            show(text)
    if options.diff and not options.quiet:
        say(summary.text(report, options=drawing(options)))


def _described_rules(name: str) -> tuple[Rule, ...]:
    """Return the rules that a format describes."""
    if name != "sarif":
        return ()
    return tuple(all_rules().values())


def _exit_code(options: Namespace, report: Report, settings: Settings) -> int:
    if report.tracebacks:
        return FAILED
    if options.exit_zero or options.inspect:
        return 0
    if report.problems:
        return FAILED
    if options.exit_non_zero_on_fix and any(finding.fixed for finding in report.findings):
        return FOUND
    if options.diff and report.changed:
        return FOUND
    lowest = SEVERITIES.index(options.fail_on or settings.fail_on or "warning")
    remains = (one for one in report.findings if not one.fixed and one.suppressed is None)
    return FOUND if any(SEVERITIES.index(one.severity) >= lowest for one in remains) else 0
