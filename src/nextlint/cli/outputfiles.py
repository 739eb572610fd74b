"""--output-file: which formats go to which files, and writing them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from nextlint.cli.arguments import Format
from nextlint.discovery import WORKSPACE_FILES
from nextlint.discovery.tree import CONFIG
from nextlint.files.source import describe
from nextlint.files.writer import write_whole
from nextlint.model.errors import NextlintError
from nextlint.model.record import Record
from nextlint.model.report import FORMATS
from nextlint.settings import NAMES
from nextlint.settings.selection import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nextlint.model.report import Report

_LINKS_TO_STREAMS = ("/dev/", "/proc/")


class Target(Record):
    """A format and its file; None is standard output."""

    format: str
    file: str | None


def targets(output: Sequence[str], *, default: str) -> list[Target]:
    """Return the outputs that --output-format and --output-file request, in order. Raises NextlintError.

    A file without a format uses that of the --output-format before it, or the only one given.
    """
    formats = [value for value in output if isinstance(value, Format)]
    printed = formats[0] if len(formats) == 1 else None
    chosen: list[Target] = []
    bare = 0
    for value in output:
        if isinstance(value, Format):
            printed = value if len(formats) > 1 else printed
        elif (target := _with_own_format(value)) is not None:
            chosen.append(target)
        elif printed is None and (formats or bare):
            raise NextlintError(f"give each --output-file its own format: FORMAT:{value}")
        else:
            chosen.append(Target(printed or default, value))
            printed, bare = None, bare + 1
    if printed is not None or not bare:
        chosen.insert(0, Target(printed or default, None))
    for target in chosen:
        if target.file is not None:
            _refuse_input(target.file)
    return chosen


def _with_own_format(value: str) -> Target | None:
    """Parse FORMAT:FILE; None for a file alone. Raises NextlintError for a misspelt format."""
    name, colon, file = value.partition(":")
    if colon and name in FORMATS:
        return Target(name, file)
    if colon and os.sep not in name and (nearest := did_you_mean(name, FORMATS)):
        raise NextlintError(f'there is no format "{name}"{nearest} For a file of that name, write ./{value}')
    return None


def refuse_lost_reports(wanted: Sequence[Target], paths: Sequence[str], environment: Mapping[str, str]) -> None:
    """Raise NextlintError for a report to a file in a hook that pre-commit may run several times.

    pre-commit passes as many names as fit one command line and starts another process for the rest: each would
    overwrite the previous report.
    """
    if environment.get("PRE_COMMIT") != "1" or all(target.file is None for target in wanted):
        return
    if any(os.path.isfile(path) for path in paths):
        raise NextlintError(
            "pre-commit may run this hook several times, and the last report would overwrite the others: use the hook "
            "nextlint-all with --output-file"
        )


def _refuse_input(file: str) -> None:
    name = os.path.basename(os.path.realpath(file))
    if name in WORKSPACE_FILES or name in NAMES or name.startswith(CONFIG):
        raise NextlintError("the report would overwrite a file that nextlint reads", path=os.path.abspath(file))


def write(file: str, text: str, report: Report) -> None:
    """Write a report to a file in UTF-8, through a temporary file, so that it is complete or not there at all.

    A device or pipe is written to directly. Raises NextlintError, also for a file that the run read or changed.
    """
    path = os.path.abspath(file)
    if os.path.realpath(path) in {os.path.realpath(one) for one in _read_by(report)}:
        raise NextlintError("the report would overwrite a file that nextlint reads", path=path)
    data = text.encode("utf-8", "backslashreplace")
    try:
        if _is_stream(path):
            _write_to_stream(path, data)
        else:
            write_whole(os.path.realpath(path), data)
    except (OSError, ValueError) as error:
        raise NextlintError(f"the report cannot be written: {describe(error)}", path=path) from None


def _read_by(report: Report) -> set[str]:
    found = set(report.changed)
    found.update(project.config_path for project in report.projects if project.config_path)
    for finding in report.findings:
        found.update([finding.path, *(related.span.path for related in finding.related)])
    return found


def _is_stream(path: str) -> bool:
    """Return whether a path is written to rather than replaced: a device, a pipe, or a link such as /dev/stdout to any
    file.
    """
    if path.startswith(_LINKS_TO_STREAMS):
        return True
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _write_to_stream(path: str, data: bytes) -> None:
    """Write without blocking on open: a pipe that nobody reads is an error."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "wb") as file:
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        file.write(data)
