"""Shell scripts as one shell line, with their arguments filled in."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERPRETER = r"#!\s*(?:/usr/bin/env\s+(?:-S\s+)?)?(?:\S*/)?(?P<name>[\w.-]+)"
_SHELLS = frozenset({"sh", "bash", "ash", "dash", "zsh", "ksh"})
_ARGUMENTS = r"""(?:"\$\{?[@*](?::-[^}"]*)?\}?"|\$\{?[@*]\}?)"""
_OWN_FOLDER = (
    r"""\$\(\s*dirname\s+(?:--\s+)?"?(?:\$0|\$\{0\}|\$\{?BASH_SOURCE(?:\[0\])?\}?)"?\s*\)"""
    r"""|\$\{(?:0|BASH_SOURCE(?:\[0\])?)%/\*\}"""
)
_CONTINUED = r"\\\r?\n"


def interpreter(text: str) -> str:
    """Return the program of the shebang line: "shell", "node" or another; "" if there is none."""
    found = re.match(_INTERPRETER, text)
    name = found["name"] if found else ""
    return "shell" if name in _SHELLS else name


def as_line(text: str, folder: str, arguments: Sequence[str]) -> str:
    """Return the commands of a script in ``folder``, without comments, with its arguments and folder filled in."""
    text = re.sub(_CONTINUED, " ", text)
    lines = (line.strip() for line in text.splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith("#"))
    kept = re.sub(_ARGUMENTS, lambda _: shlex.join(arguments), kept)
    return re.sub(_OWN_FOLDER, lambda _: folder, kept)
