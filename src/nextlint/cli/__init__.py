"""The command: from argv to one of the commands in this package and an exit code."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import TYPE_CHECKING

from nextlint.cli.arguments import parse
from nextlint.cli.exits import FAILED, FOUND, INTERRUPTED
from nextlint.cli.streams import abandon_stdout, open_closed_streams, say, show, working_directory
from nextlint.model.errors import NextlintError
from nextlint.output.escape import visible
from nextlint.output.paths import relative

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from types import ModuleType


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
            return int(_command("serve").run())
        options = _options(arguments)
        verbose = options.verbose
        return int(_command(_asked_for(options)).run(options))
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


def _options(arguments: Sequence[str]) -> Namespace:
    """Parse the arguments. Raises SystemExit after printing the help, the version or an error."""
    try:
        return parse(arguments)
    except SystemExit:
        show("")
        raise


def _fail(error: NextlintError, cause: BaseException | None, *, verbose: bool) -> int:
    """Report why the job could not be done; for a failure in nextlint itself, with a traceback if requested."""
    if cause is not None and verbose:
        say("".join(traceback.format_exception(cause)))
    place = [relative(path, working_directory()) for path in (error.project, error.path) if path is not None]
    where = ":".join([*place, *([str(error.line)] if error.line is not None else [])])
    bug = (
        ""
        if cause is None
        else " (a bug in nextlint; please report it" + ("" if verbose else ", with the output of -v") + ")"
    )
    say("nextlint: error: " + visible(f"{where}: {error.message}" if where else error.message) + bug)
    return FAILED


def _asked_for(options: Namespace) -> str:
    """Return the module in this package for the requested command."""
    if options.completion:
        return "completion"
    return "pages" if options.explain or options.list_rules else "lint"


def _command(name: str) -> ModuleType:
    """Load one command and not the others."""
    return import_module(f"{__name__}.{name}")
