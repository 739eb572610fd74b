"""The recipes of a Makefile as shell lines. What make computes (functions, conditions, includes) is not followed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.serving.command import text_of

if TYPE_CHECKING:
    from nextlint.files.reader import Reader

NAMES = ("GNUmakefile", "makefile", "Makefile")  # in the order that make looks for them
MAX_TARGETS = 50  # that one call of make is followed through
_RULE = r"(?P<targets>[^\s:=#][^:=#]*?)[ \t]*::?(?!=)[ \t]*(?P<needs>[^;#=]*)(?:;(?P<line>.*))?"
_VARIABLE = r"(?P<name>\w+)[ \t]*(?:\?|::?)?=[ \t]*(?P<value>.*?)[ \t]*"
_REFERENCE = r"\$[({](\w+)[)}]"


class Recipe(Record):
    needs: tuple[str, ...]  # the targets that are made before
    lines: tuple[str, ...]  # in the words of the shell


def recipes(reader: Reader, folder: str) -> tuple[str, dict[str, Recipe]]:
    """The Makefile of a folder and its targets in order; ("", {}) where there is none."""
    for name in NAMES:
        path = os.path.join(folder, name)
        text = text_of(reader, path)
        if text is not None:
            return path, _recipes(text)
    return "", {}


def lines_of(found: dict[str, Recipe], targets: tuple[str, ...]) -> list[str]:
    """What ``make TARGET ...`` runs, without targets the first one: what each needs, and its own lines."""
    first = next((name for name in found if not name.startswith(".")), None)
    todo, seen, lines = list(reversed(targets or ((first,) if first else ()))), set[str](), list[str]()
    while todo and len(seen) < MAX_TARGETS:
        name = todo.pop()
        recipe = found.get(name)
        if recipe is None:
            continue
        needed = [need for need in recipe.needs if need not in seen and need in found]
        if needed and name not in seen:
            todo += [name, *reversed(needed)]
            seen.add(name)
        else:
            seen.add(name)
            lines += recipe.lines
    return lines


def _recipes(text: str) -> dict[str, Recipe]:
    found, variables, current = dict[str, Recipe](), {"MAKE": "make"}, list[str]()
    for line in re.sub(r"\\\r?\n[ \t]*", " ", text).splitlines():
        if line.startswith("\t"):
            for name in current:
                found[name] = found[name]._replace(lines=(*found[name].lines, _shell(line[1:], variables)))
        elif variable := re.fullmatch(_VARIABLE, line):
            variables[variable["name"]] = variable["value"]
        elif rule := re.fullmatch(_RULE, line):
            current = rule["targets"].split()
            own = (_shell(rule["line"], variables),) if rule["line"] else ()
            for name in current:
                before = found.get(name, Recipe((), ()))
                found[name] = Recipe((*before.needs, *rule["needs"].split()), (*before.lines, *own))
    return found


def _shell(line: str, variables: dict[str, str]) -> str:
    """A line of a recipe as the shell gets it, with the variables that are written out in the same file."""
    known = re.sub(_REFERENCE, lambda match: variables.get(match[1], f"${{{match[1]}}}"), line.strip())
    return known.lstrip("@-+ \t").replace("$$", "$")
