"""Standard streams: what the terminal can show, and writing to it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from nextlint.model.errors import NextlintError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO, AnyStr, TextIO

HYPERLINK_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio")
HYPERLINK_VARIABLES = ("KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID")
VTE_WITH_HYPERLINKS = 5000  # VTE_VERSION of 0.50
NARROWEST = 40


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks on; None is a stream that was closed."""
    return stream is not None and stream.isatty()


def wants_color(choice: str, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """``choice`` is --color's; on "auto" NO_COLOR, FORCE_COLOR (see force-color.org) and the stream decide."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") not in (None, "", "0"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def has_hyperlinks(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether the stream is a terminal that is known to draw OSC 8 hyperlinks; FORCE_HYPERLINK decides if it is set."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if not is_terminal(stream) or environment.get("TERM") == "dumb":
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in HYPERLINK_PROGRAMS
        or any(name in environment for name in HYPERLINK_VARIABLES)
        or (vte.isdecimal() and int(vte) >= VTE_WITH_HYPERLINKS)
    )


def width_of(stream: TextIO | None, environment: Mapping[str, str]) -> int:
    """The cells of a line: COLUMNS, else those of the terminal, else 80."""
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(int(columns), NARROWEST)
    if stream is None:
        return 80
    try:
        return max(os.get_terminal_size(stream.fileno()).columns or 80, NARROWEST)
    except (OSError, ValueError):
        return 80


def open_closed_streams() -> None:
    """Put the null device where a standard stream was closed, so that no file that is opened takes its place."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one


def say(text: str) -> None:
    """Write a line to standard error, if it can be written to: where it cannot, there is nobody to tell."""
    if sys.stderr is None:
        return
    try:
        _lenient(sys.stderr)
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = _nowhere()


def show(text: str) -> None:
    """Write to standard output, now; what its encoding lacks is written as an escape. Raises NextlintError."""
    if sys.stdout is None and not text:
        return
    stream = _standard_output()
    _lenient(stream)
    _write(stream, text)


def show_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are, now. Raises NextlintError."""
    _write(_standard_output().buffer, data)


def read_standard_input() -> bytes:
    """Raises NextlintError where it is closed."""
    if sys.stdin is None:
        raise NextlintError("standard input cannot be read: it is closed")
    return sys.stdin.buffer.read()


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise NextlintError("standard output cannot be written: it is closed")
    return sys.stdout


def _write(stream: IO[AnyStr], data: AnyStr) -> None:
    """A closed pipe is no error of ours, and left to :func:`nextlint.cli.main`."""
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_stdout()
        raise NextlintError(f"standard output cannot be written: {error.strerror}") from None


def _lenient(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and stream.errors == "strict":
        reconfigure(errors="backslashreplace")


def abandon_stdout() -> None:
    """Nobody reads standard output any more: let the interpreter's last flush go nowhere."""
    sys.stdout = _nowhere()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def working_directory() -> str:
    """The working directory; the root where it was removed meanwhile, so that paths are shown as they are."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return os.sep
