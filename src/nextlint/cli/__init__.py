"""The command: argv to a request, a request to a report, a report to text and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from nextlint.adoption import add_suppressions
from nextlint.cli import outputfiles
from nextlint.cli.arguments import parse, parser
from nextlint.cli.outputfiles import Target, targets
from nextlint.cli.progress import Bar
from nextlint.cli.streams import (
    abandon_stdout,
    has_hyperlinks,
    is_terminal,
    open_closed_streams,
    read_standard_input,
    say,
    show,
    show_bytes,
    wants_color,
    width_of,
)
from nextlint.discovery import WORKSPACE_FILES
from nextlint.files.reader import Reader
from nextlint.files.source import Source, SourceError
from nextlint.fixer import fix
from nextlint.linter import Request, lint, version_to
from nextlint.model.errors import NextlintError
from nextlint.model.findings import SEVERITIES
from nextlint.options import table
from nextlint.options.life import life
from nextlint.output import explain, render, summary
from nextlint.output.escape import visible
from nextlint.output.filters import plural
from nextlint.output.inspect_ import notes
from nextlint.output.options import RenderOptions
from nextlint.output.paths import relative
from nextlint.rules import all_rules
from nextlint.settings import Finder
from nextlint.settings.selection import did_you_mean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from nextlint.files.source import Source
    from nextlint.linter import ProgressCallback, Request
    from nextlint.model.errors import NextlintError
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.rules.base import Rule
    from nextlint.settings import Settings

OPTION = "option:"  # --explain option:experimental.turbo
FOUND, FAILED, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 (findings remain), 2 (the job could not be done), 130 (Ctrl-C)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    open_closed_streams()
    try:
        return _run(arguments)
    except BrokenPipeError:
        abandon_stdout()
        return FOUND
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    verbose = False
    try:
        if list(arguments) == ["server"]:
            return _serve()
        options = _options(arguments)
        verbose = options.verbose
        return _page(options) if options.explain or options.list_rules or options.completion else _lint(options)
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else FAILED
    except NextlintError as error:
        return _fail(error, error.__cause__, verbose=verbose)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        path = error.filename if isinstance(error.filename, str) else None
        return _fail(NextlintError(error.strerror or str(error), path=path), None, verbose=verbose)
    except Exception as error:
        return _fail(NextlintError(f"unexpected {type(error).__name__}: {error}"), error, verbose=verbose)


def _serve() -> int:
    """``nextlint server``: the Language Server Protocol over standard input and output, until the editor ends it."""
    try:
        from nextlint.server.protocol import create  # pygls is an optional dependency
    except ImportError:
        raise NextlintError('the server needs pygls: pip install "nextlint[lsp]"') from None
    create().start_io()
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    """Parse the arguments. Raises SystemExit after the help, the version or an error was printed."""
    try:
        return parse(arguments)
    except SystemExit:
        show("")
        raise


def _fail(error: NextlintError, cause: BaseException | None, *, verbose: bool) -> int:
    """Say why the job could not be done; of a failure of nextlint itself where it failed, if that is asked for."""
    if cause is not None and verbose:
        import traceback  # here: a start is quicker without it, and it is needed by a failure only

        say("".join(traceback.format_exception(cause)))
    place = [relative(path, _cwd()) for path in (error.project, error.path) if path is not None]
    where = ":".join([*place, *([str(error.line)] if error.line is not None else [])])
    bug = (
        ""
        if cause is None
        else " (a bug in nextlint; please report it" + ("" if verbose else ", with the output of -v") + ")"
    )
    say("nextlint: error: " + visible(f"{where}: {error.message}" if where else error.message) + bug)
    return FAILED


def _cwd() -> str:
    """The working directory; the root where it was removed meanwhile, so that paths are shown as they are."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return os.sep


def _page(options: Namespace) -> int:
    """--explain, --list-rules, --completion."""
    if options.completion:
        show(_completion(options.completion))
        return 0
    as_json = targets(options.output, default="full")[0].format == "json"
    if options.list_rules:
        rules = tuple(all_rules().values())
        show(explain.list_rules_json(rules) if as_json else explain.list_rules(rules, options=_drawing(options)))
        return 0
    if options.explain.startswith(OPTION):
        show(_option_page(options.explain.removeprefix(OPTION), options, as_json=as_json))
        return 0
    rule = all_rules().get(options.explain)
    if rule is None:
        raise NextlintError(f'there is no rule "{options.explain}"{did_you_mean(options.explain, all_rules())}')
    show(explain.explain_json(rule) if as_json else explain.explain(rule, options=_drawing(options)))
    return 0


def _option_page(path: str, options: Namespace, *, as_json: bool) -> str:
    """--explain option:PATH."""
    found = life(path, options.next_version)
    if found is None:
        raise NextlintError(f'no version of Next.js has an option "{path}"{did_you_mean(path, table.paths())}')
    return explain.explain_option_json(found) if as_json else explain.explain_option(found, options=_drawing(options))


def _completion(shell: str) -> str:
    try:
        import shtab
    except ImportError:
        raise NextlintError('completion needs shtab: pip install "nextlint[completion]"') from None
    made = parser()
    for action in made._actions:
        if action.dest == "explain":
            action.choices = tuple(all_rules())
        elif action.dest in ("paths", "config", "stdin_filename"):
            action.complete = shtab.FILE  # type: ignore[attr-defined] # shtab's way to say it
    script: str = shtab.complete(made, shell)
    return script + "\n"


def _lint(options: Namespace) -> int:
    try:
        cwd = os.getcwd()
    except FileNotFoundError:
        raise NextlintError("the working directory is no longer there") from None
    config = os.path.abspath(options.config) if options.config else None
    settings = Finder(Reader(), config=config, isolated=options.isolated, cwd=cwd).of_folder(cwd)
    wanted = targets(options.output, default=settings.output_format or "full")
    outputfiles.refuse_lost_reports(wanted, options.paths, os.environ)
    stdin = _stdin(options)
    request = _request(options, cwd, stdin, wanted)
    report = _with_progress(options, request, stdin)
    if not report.projects or options.verbose or report.problems:
        _comment(options, report, cwd)
    _show(options, report, wanted, stdin)
    return _exit_code(options, report, settings)


def _comment(options: Namespace, report: Report, cwd: str) -> None:
    """What there is to say of a run besides its report."""
    if not (report.projects or report.tracebacks or options.quiet):
        say(summary.no_project(report, cwd=cwd))
    if options.verbose:
        say(notes(report, cwd=cwd))
        for text in report.tracebacks:
            say(text)
    for path, reason in report.problems:
        say(f"nextlint: error: {visible(relative(path, cwd))}: {reason}")


def _request(options: Namespace, cwd: str, stdin: Source | None, targets: Sequence[Target]) -> Request:
    return Request(
        paths=(stdin.path,) if stdin else tuple(map(os.path.abspath, options.paths or ["."])),
        cwd=cwd,
        select=None if options.select is None else tuple(options.select),
        extend_select=tuple(options.extend_select),
        ignore=tuple(options.ignore),
        next_version=options.next_version,
        upgrade_to=options.upgrade_to,
        exclude=tuple(options.exclude),
        config=os.path.abspath(options.config) if options.config else None,
        isolated=options.isolated,
        inspect=options.inspect,
        advisories=any(target.format == "vex" for target in targets),
        complete=options.verbose or any(target.format == "json" for target in targets),
        overlay={stdin.path: stdin.text} if stdin else {},
        processes=None,
    )


def _stdin(options: Namespace) -> Source | None:
    """The text on standard input, where ``-`` or --stdin-filename ask for it."""
    if "-" not in options.paths and not (options.stdin_filename and not options.paths):
        return None
    if options.paths not in ([], ["-"]):
        raise NextlintError("standard input (-) cannot be linted together with other paths")
    if not options.stdin_filename:
        raise NextlintError("say which file standard input is: --stdin-filename apps/web/next.config.js")
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
        raise NextlintError("--unsafe-fixes widens --fix and --diff; give one of them, too")
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
    cwd = _cwd()
    is_fixing_stdin = stdin is not None and options.fix and not options.diff
    if stdin is not None and is_fixing_stdin:
        text = report.changed[stdin.path][1] if stdin.path in report.changed else stdin.text
        show_bytes(type(stdin)(stdin.path, text, bom=stdin.bom).encode())
    for target in targets:
        name, file = target.format, target.file
        drawing = _drawing(options, is_file=file is not None, rules=_listed_rules(name))
        text = render(name, report, cwd=cwd, options=drawing)
        if file is not None:
            outputfiles.write(file, text, report)
            continue
        if is_fixing_stdin:
            say(text)
        else:
            show(text)
    if options.diff and not options.quiet:
        say(summary.text(report, options=_drawing(options)))


def _listed_rules(name: str) -> tuple[Rule, ...]:
    """The rules that a format describes."""
    if name != "sarif":
        return ()
    return tuple(all_rules().values())


def _drawing(options: Namespace, *, is_file: bool = False, rules: tuple[Rule, ...] = ()) -> RenderOptions:
    """How to draw, by the options and by what standard output is."""
    stream = sys.stdout
    return RenderOptions(
        color=options.color == "always" if is_file else wants_color(options.color, stream, os.environ),
        width=80 if is_file else width_of(stream, os.environ),
        hyperlinks=not is_file and has_hyperlinks(stream, os.environ),
        quiet=options.quiet,
        verbose=options.verbose,
        statistics=options.statistics,
        show_suppressed=options.show_suppressed,
        inspect=options.inspect,
        upgrade_to=version_to(options.upgrade_to) if options.upgrade_to is not None else "",
        fixing=options.fix,
        diff=options.diff,
        rules=rules,
    )


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
