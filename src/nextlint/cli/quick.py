"""Command lines as hooks and scripts write them, paths and switches, read without argparse.

Importing argparse and adding thirty options to it takes as long as starting Python does. What is not read here is read
by :mod:`nextlint.cli.arguments`, which also says what is wrong with it; a test holds both to the same answers.
"""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

SWITCHES = {
    "--fix": "fix",
    "--unsafe-fixes": "unsafe_fixes",
    "--diff": "diff",
    "--no-suppressions": "no_suppressions",
    "--exit-zero": "exit_zero",
    "--isolated": "isolated",
    "--statistics": "statistics",
    "--inspect": "inspect",
    "--quiet": "quiet",
    "-q": "quiet",
    "--verbose": "verbose",
    "-v": "verbose",
}
UNSET = (
    *("add_suppressions", "select", "fail_on", "next_version", "config", "stdin_filename"),
    *("output_format", "explain", "completion"),
)
EMPTY = ("extend_select", "ignore", "exclude", "output_file")


def read(arguments: Sequence[str]) -> Namespace | None:
    """What argparse would make of the arguments; None where anything but switches and paths in a row is among them."""
    given = [argument for argument in arguments if argument in SWITCHES]
    paths = [argument for argument in arguments if argument not in SWITCHES]
    if any(path.startswith("-") for path in paths) or (paths and not _is_in_a_row(paths, arguments)):
        return None
    options: dict[str, object] = {
        **dict.fromkeys(SWITCHES.values(), False),
        **dict.fromkeys(UNSET),
        **{name: [] for name in EMPTY},
        **{SWITCHES[switch]: True for switch in given},
    }
    return SimpleNamespace(paths=paths, list_rules=False, color="auto", **options)  # type: ignore[return-value] # as good


def _is_in_a_row(paths: Sequence[str], arguments: Sequence[str]) -> bool:
    """argparse takes the paths from one place only."""
    first = arguments.index(paths[0])
    return list(arguments[first : first + len(paths)]) == list(paths)
