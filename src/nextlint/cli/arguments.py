"""The command line: its options, and what is rejected."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from nextlint._version import __version__
from nextlint.cli.streams import width_of
from nextlint.model.report import FORMATS
from nextlint.settings.selection import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

SEVERITIES = ("error", "warning", "info")
SHELLS = ("bash", "zsh", "fish", "powershell")
EPILOG = """\
exit status:
  0  nothing found, or everything fixed
  1  findings at or above the --fail-on level remain, or something was fixed
     and --exit-non-zero-on-fix is given
  2  the job could not be done (usage, settings, unreadable file, crash)

`nextlint server` speaks the Language Server Protocol with an editor, over
standard input and output; a folder of that name is ./server.

Settings are read from nextlint.toml, [tool.nextlint] in pyproject.toml, or
"nextlint" in package.json.
Documentation: https://nextlint.readthedocs.io/
"""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's formatter with the width of the command's other texts."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=width_of(sys.stdout, os.environ) - 2)


class Parser(argparse.ArgumentParser):
    """An argparse parser that suggests the nearest option for an unknown one."""

    def error(self, message: str) -> NoReturn:
        unknown = message.partition("unrecognized arguments: ")[2].split()
        if unknown:
            options = [name for action in self._actions for name in action.option_strings if name.startswith("--")]
            message = f"unknown option {unknown[0]}{did_you_mean(unknown[0].partition('=')[0], options)}"
        super().error(message)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options. Raises SystemExit after printing the help, the version or an error.

    An argument that starts with a dash, is not an option and exists as a file is a path: pre-commit passes such names
    unchanged.
    """
    made = parser()
    known = {name for action in made._actions for name in action.option_strings}
    return made.parse_args([os.path.join(os.curdir, each) if _is_path(each, known) else each for each in arguments])


def _is_path(argument: str, options: set[str]) -> bool:
    is_dashed = argument.startswith("-") and argument not in ("-", "--")
    return is_dashed and argument.partition("=")[0] not in options and os.path.lexists(argument)


def parser() -> argparse.ArgumentParser:
    made = Parser(
        prog="nextlint",
        usage="nextlint [PATH ...] [options]\n       nextlint server",
        description="Find what goes wrong when this version of Next.js runs this config, and\n"
        "fix it. No JavaScript is executed, no network is used.",
        epilog=EPILOG,
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    made.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="folders to search for projects, or files of projects; - is standard input (default: the current folder)",
    )
    made.add_argument("--version", action="version", version=f"nextlint {__version__}", help="print the version")
    _add_fixing(made.add_argument_group("fixing"))
    _add_rules(made.add_argument_group("rules"))
    _add_input(made.add_argument_group("what is linted"))
    _add_output(made.add_argument_group("output"))
    _add_pages(made.add_argument_group("instead of linting"))
    return made


def _add_fixing(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--fix", action="store_true", help="apply the safe fixes")
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also the fixes that need a review"
    )
    group.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    group.add_argument(
        "--add-suppressions", metavar="REASON", type=_reason, help="suppress every current finding, for this reason"
    )


def _add_rules(group: argparse._ArgumentGroup) -> None:
    kinds = {"action": "extend", "type": names, "metavar": "RULE,..."}
    group.add_argument("--select", help="run only these rules or categories", **kinds)  # type: ignore[arg-type] # typeshed wants each spelled out
    group.add_argument("--extend-select", default=[], help="run these as well", **kinds)  # type: ignore[arg-type] # the same
    group.add_argument("--ignore", default=[], help="do not run these", **kinds)  # type: ignore[arg-type] # the same
    group.add_argument("--show-suppressed", action="store_true", help="show suppressed findings too, with the reasons")
    group.add_argument("--fail-on", choices=SEVERITIES, help="lowest severity that fails (default: warning)")
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    group.add_argument(
        "--exit-non-zero-on-fix", action="store_true", help="exit with 1 even if --fix has fixed everything"
    )


def _add_input(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--next-version", metavar="V", help="the version of Next.js that runs, such as 13.4.4")
    group.add_argument(
        "--upgrade-to",
        metavar="V",
        help="what an upgrade to 16.4.6, 16 or latest takes: before, with and after it; --fix does what comes before",
    )
    group.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help="skip these, as .gitignore would (repeatable)"
    )
    group.add_argument("--config", metavar="FILE", help="use this settings file instead of looking for one")
    group.add_argument("--isolated", action="store_true", help="ignore all settings files")
    group.add_argument("--stdin-filename", metavar="FILE", help="the file name to assume for standard input")


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--output-format",
        dest="output",
        action="append",
        default=[],
        type=_format,
        choices=FORMATS,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (default: full; repeatable, each followed by its --output-file)",
    )
    group.add_argument(
        "--output-file",
        dest="output",
        action="append",
        default=[],
        metavar="[FORMAT:]FILE",
        help="write to this file instead of standard output; with a format of its own, as well (repeatable)",
    )
    group.add_argument("--statistics", action="store_true", help="count findings by rule")
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="whether to use colour (default: auto)"
    )
    group.add_argument("-q", "--quiet", action="store_true", help="findings only")
    group.add_argument(
        "-v", "--verbose", action="store_true", help="show findings in full, say what was read, and show tracebacks"
    )


def _add_pages(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--inspect", action="store_true", help="show which version and config were found, and where")
    group.add_argument(
        "--explain",
        metavar="RULE|option:PATH",
        help="what a rule finds, why, and what its fix does; or the life of an option of Next.js",
    )
    group.add_argument("--list-rules", action="store_true", help="list every rule")
    group.add_argument(
        "--completion", choices=SHELLS, metavar="SHELL", help=f"print a completion script ({', '.join(SHELLS)})"
    )


def names(text: str) -> list[str]:
    """Return the names in a comma-separated list."""
    return [name for name in (part.strip() for part in text.split(",")) if name]


class Format(str):
    """Adds a format to the list of requested outputs; the other entries are files."""

    __slots__ = ()


def _format(text: str) -> Format:
    if text not in FORMATS:
        known = did_you_mean(text, FORMATS) or f"; there are {', '.join(FORMATS)}"
        raise argparse.ArgumentTypeError(f'there is no format "{text}"{known}')
    return Format(text)


def _reason(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("give a reason")
    return " ".join(text.split())
