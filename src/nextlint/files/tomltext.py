"""TOML, read by tomllib, and positions, which tomllib does not give. Loaded by name when a file is TOML."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_LONG_KEY = r"(?:[\w\"'-]+[ \t]*\.[ \t]*){100}"
_TABLE = r"\s*\[+\s*(?P<name>[^\]]+?)\s*\]"
_KEY = r"""\s*(?P<name>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
_PART = r"""([\w-]+)|"([^"]*)"|'([^']*)'"""


class TOMLError(Exception):
    """The text cannot be used. ``str()`` is the reason, a clause; ``line`` is 1-based, or None if unknown."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """Return the table of a TOML text. Raises TOMLError."""
    if re.search(_LONG_KEY, text):  # Python reads it in quadratic time
        raise TOMLError("it contains a key with very many parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        number = re.match(r"line (\d+)", place)
        line = int(number[1]) if number else max(len(text.splitlines()), 1)  # "at end of document"
        raise TOMLError(f"it is not TOML: {message}", line) from None
    except ValueError:  # Python's own limit: 4,300 digits
        raise TOMLError("it contains a number that is too long") from None
    except RecursionError:
        raise TOMLError("it is nested too deeply") from None


def line_of(text: str, keys: tuple[str | int, ...], value: Any = None) -> int | None:
    """Return the 1-based line of a key, or of the nearest table or key around it; None for an empty path.

    With a string ``value``, the line of that string in the key's list. The file is scanned line by line for headers and
    keys, which is exact for files in the usual style.
    """
    names = [key for key in keys if isinstance(key, str)]
    lines = text.splitlines()
    table: list[str] = []
    best, line_of_best = 0, None
    for number, line in enumerate(lines, 1):
        if header := re.match(_TABLE, line):
            found = table = _parts(header["name"])
        elif key := re.match(_KEY, line):
            found = table + _parts(key["name"])
        else:
            continue
        if found == names[: len(found)] and len(found) > best:
            best, line_of_best = len(found), number
    if line_of_best is None or not isinstance(value, str):
        return line_of_best
    quoted = (f'"{value}"', f"'{value}'")
    rest = enumerate(lines[line_of_best - 1 :], line_of_best)
    return next((number for number, line in rest if any(text in line for text in quoted)), line_of_best)


def _parts(dotted: str) -> list[str]:
    return ["".join(groups) for groups in re.findall(_PART, dotted)]
