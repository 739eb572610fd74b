"""--completion: a shell's completion script, generated from the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.cli.arguments import parser
from nextlint.cli.streams import show
from nextlint.model.errors import NextlintError
from nextlint.rules import all_rules

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    try:
        import shtab  # an optional dependency
    except ImportError:
        raise NextlintError('completion needs shtab: pip install "nextlint[completion]"') from None
    made = parser()
    for action in made._actions:
        if action.dest == "explain":
            action.choices = tuple(all_rules())
        elif action.dest in ("paths", "config", "stdin_filename"):
            action.complete = shtab.FILE  # type: ignore[attr-defined] # shtab's way to say it
    script: str = shtab.complete(made, options.completion)
    show(script + "\n")
    return 0
