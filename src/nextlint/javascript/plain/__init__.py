"""A reader of plain JavaScript, the part of the language that nearly all configs use, without esprima.

Importing esprima alone takes longer than everything else in a run of the hook. So a text is read here first. What this
reader accepts gives the same tree as esprima, node by node and offset by offset. It does not judge what is unusual or
wrong (classes, generators, labels, escapes in names, a name declared twice, a missing bracket): it returns None, and
esprima decides. So esprima alone defines what JavaScript is. The tests compare both readers over all scripts of the
tests and over damaged ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from nextlint.javascript.plain.programs import Programs
from nextlint.javascript.plain.scanner import NotPlain, scan

if TYPE_CHECKING:
    from nextlint.javascript.estree import Program
    from nextlint.javascript.plain.scanner import Tokens

DECLARING = frozenset({"import", "export"})


def parse(text: str, *, module: bool) -> Program | None:
    """Return the Program of a text, with tokens and comments; None if it is not plain. Ranges are string indices."""
    tokens = _scanned(text)
    return None if tokens is None else _read(Programs(tokens, module=module))


def parse_either(text: str) -> Program | None:
    """Return the Program of a text as a script, else as a module (see ``sourceType``); None if it is not plain."""
    tokens = _scanned(text)
    if tokens is None:
        return None
    if not DECLARING.isdisjoint(tokens.kinds):  # most likely a module: a script has no import or export
        programs = Programs(tokens, module=True)
        if (program := _read(programs)) is not None and programs.imports_or_exports:
            return program
    return _read(Programs(tokens, module=False)) or _read(Programs(tokens, module=True))


def _scanned(text: str) -> Tokens | None:
    try:
        return scan(text)
    except (NotPlain, IndexError):
        return None


def _read(programs: Programs) -> Program | None:
    try:
        return cast("Program", programs.program())  # read as ESTree everywhere; the tests compare it with esprima's
    except (NotPlain, RecursionError, IndexError):  # nested too deeply; an unexpected end
        return None
