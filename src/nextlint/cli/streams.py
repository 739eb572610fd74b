"""Standard streams: what the terminal supports, and writing to it."""

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
    """Return whether the stream is a terminal; None is a closed stream."""
    return stream is not None and stream.isatty()


def wants_color(choice: str, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Return whether to use colour. ``choice`` is --color's; for "auto", NO_COLOR, FORCE_COLOR (see force-color.org)
    and the stream decide.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") not in (None, "", "0"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def has_hyperlinks(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Return whether the stream is a terminal known to support OSC 8 hyperlinks; FORCE_HYPERLINK overrides."""
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
    """Return the width of a line in cells: COLUMNS, else that of the terminal, else 80."""
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
    """Open the null device for closed standard streams, so that no other file takes their descriptors."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free descriptor: this one


def say(text: str) -> None:
    """Write a line to standard error; ignore failures, because nobody could be told."""
    if sys.stderr is None:
        return
    try:
        _lenient(sys.stderr)
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = _nowhere()


def show(text: str) -> None:
    """Write to standard output and flush; unencodable characters are escaped. Raises NextlintError."""
    if sys.stdout is None and not text:
        return
    stream = _standard_output()
    _lenient(stream)
    _write(stream, text)


def show_bytes(data: bytes) -> None:
    """Write raw bytes to standard output and flush. Raises NextlintError."""
    _write(_standard_output().buffer, data)


def read_standard_input() -> bytes:
    """Return the bytes on standard input. Raises NextlintError if it is closed."""
    if sys.stdin is None:
        raise NextlintError("standard input cannot be read: it is closed")
    return sys.stdin.buffer.read()


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise NextlintError("standard output cannot be written: it is closed")
    return sys.stdout


def _write(stream: IO[AnyStr], data: AnyStr) -> None:
    """Write to a stream; a closed pipe is left to :func:`nextlint.cli.main`."""
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
    """Redirect standard output, which nobody reads any more, so that the interpreter's final flush does not fail."""
    sys.stdout = _nowhere()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def working_directory() -> str:
    """Return the working directory, or the root if it was removed, so that paths are shown as they are."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return os.sep
