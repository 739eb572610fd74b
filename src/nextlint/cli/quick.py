"""Command lines as hooks and scripts write them, with the options that they use, read without argparse.

Importing argparse and adding thirty options to it takes as long as starting Python does. What is not read here is read
by :mod:`nextlint.cli.arguments`, which also says what is wrong with it; a test holds both to the same answers.
"""

from __future__ import annotations

from nextlint.output import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import Any

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
LISTS = {"--select": "select", "--extend-select": "extend_select", "--ignore": "ignore"}  # of names, with commas
TEXTS = {"--next-version": "next_version", "--config": "config"}
UNSET = (
    *("add_suppressions", "select", "fail_on", "next_version", "config", "stdin_filename"),
    *("output_format", "explain", "completion"),
)
EMPTY = ("extend_select", "ignore", "exclude", "output_file")


class _Options:
    """What argparse has Namespace for."""

    def __init__(self, **given: object) -> None:
        self.__dict__.update(given)


def read(arguments: Sequence[str]) -> Namespace | None:
    """What argparse would make of the arguments; None where anything is among them that is not read here."""
    options: dict[str, Any] = {
        **dict.fromkeys(SWITCHES.values(), False),
        **dict.fromkeys(UNSET),
        **{name: [] for name in EMPTY},
    }
    places: list[int] = []  # of the paths
    at = 0
    while at < len(arguments):
        argument = arguments[at]
        if argument in SWITCHES:
            options[SWITCHES[argument]] = True
        elif not argument.startswith("-"):
            places.append(at)
        else:
            name, equals, value = argument.partition("=")
            at += not equals
            value = value if equals else arguments[at] if at < len(arguments) else ""
            if not _is_set(options, name, value):
                return None
        at += 1
    if places and places[-1] - places[0] >= len(places):
        return None  # argparse takes the paths from one place only
    paths = [arguments[place] for place in places]
    return _Options(paths=paths, list_rules=False, color="auto", **options)  # type: ignore[return-value] # as good


def _is_set(options: dict[str, Any], name: str, value: str) -> bool:
    """Enter the value of an option; False where the option or the value is not one that is read here."""
    if not value or value.startswith("-"):
        return False
    if name in LISTS:
        options[LISTS[name]] = (options[LISTS[name]] or []) + names(value)
    elif name in TEXTS:
        options[TEXTS[name]] = value
    elif name == "--output-format" and value in FORMATS:
        options["output_format"] = value
    else:
        return False
    return True


def names(text: str) -> list[str]:
    """The names in a list with commas."""
    return [name for name in (part.strip() for part in text.split(",")) if name]
