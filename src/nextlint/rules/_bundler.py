"""Which bundler the scripts of a project name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.serving.startscript import next_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.outcome import Outcome
    from nextlint.rules.context import Context

BUNDLERS = frozenset({"--webpack", "--turbopack", "--turbo"})
VARIABLES = ("TURBOPACK", "NEXT_RSPACK")  # choose the bundler like a flag does
COMMANDS = frozenset({"build", "dev"})


def is_function(outcome: Outcome) -> bool:
    """Return whether an option is known to be a function."""
    return outcome.state == "value" and outcome.value == {"$": "function"}


def scripts_without_bundler(context: Context) -> Iterator[tuple[str, str, str]]:
    """Name, text and command of the scripts that run ``next build`` or ``next dev`` and name no bundler."""
    package, root = context.project.package, os.path.realpath(context.project.root)
    scripts = package.data.get("scripts") if package else None
    for name, text in scripts.items() if isinstance(scripts, dict) else ():
        if not isinstance(text, str) or any(variable in text for variable in VARIABLES):
            continue
        for command in next_commands(text, context.project.root):
            words = command.words or ("dev",)
            is_here = command.folder is not None and os.path.realpath(command.folder) == root
            if words[0] in COMMANDS and is_here and not BUNDLERS & set(words):
                yield name, text, words[0]
