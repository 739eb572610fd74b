"""Plain JavaScript: the part of the language that nearly every config is written in, read without esprima.

esprima reads all of JavaScript, and importing it alone takes longer than everything else that a hook does. So a text is
read here first. What is accepted here gives the tree that esprima gives, node by node and offset by offset; whatever
is unusual or wrong (classes, generators, labels, escapes in names, a name declared twice, a missing bracket) is not
judged here at all: the answer is None, and esprima decides. So there is one opinion on what JavaScript is, and it is
esprima's. The tests hold both readers against each other, over every script of the tests and over damaged ones: what
is accepted here is accepted by esprima, with an equal tree.
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
    """The Program of a text, with its tokens and comments; None where it is not plain. Ranges are string indices."""
    tokens = _scanned(text)
    return None if tokens is None else _read(Programs(tokens, module=module))


def parse_either(text: str) -> Program | None:
    """The Program of a text as a script, else as a module; ``sourceType`` says which. None where it is not plain."""
    tokens = _scanned(text)
    if tokens is None:
        return None
    if not DECLARING.isdisjoint(tokens.kinds):  # most likely a module: it is no script if it imports or exports
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
        return cast("Program", programs.program())  # everybody reads it as ESTree; the tests hold it against esprima's
    except (NotPlain, RecursionError, IndexError):  # nested too deeply; it ends where more has to follow
        return None
