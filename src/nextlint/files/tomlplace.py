"""Places in a TOML file, for messages: tomllib tells none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_TABLE = r"\s*\[+\s*(?P<name>[^\]]+?)\s*\]"
_KEY = r"""\s*(?P<name>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
_PART = r"""([\w-]+)|"([^"]*)"|'([^']*)'"""


def line_of(text: str, keys: tuple[str | int, ...], value: Any = None) -> int | None:
    """The 1-based line of a key, or of the nearest table or key around it; None for an empty path.

    With a string ``value`` the line of that string in the key's list. The file is read line by line, by headers and
    keys, which is exact for files written in the usual way.
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
