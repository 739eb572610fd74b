"""The recipes of a Makefile as shell lines. Functions, conditions and includes of make are not followed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.serving.command import text_of

if TYPE_CHECKING:
    from nextlint.files.reader import Reader

NAMES = ("GNUmakefile", "makefile", "Makefile")  # in the order that make looks for them
MAX_TARGETS = 50  # targets followed for one call of make
_RULE = r"(?P<targets>[^\s:=#][^:=#]*?)[ \t]*::?(?!=)[ \t]*(?P<needs>[^;#=]*)(?:;(?P<line>.*))?"
_VARIABLE = r"(?P<name>\w+)[ \t]*(?:\?|::?)?=[ \t]*(?P<value>.*?)[ \t]*"
_REFERENCE = r"\$[({](\w+)[)}]"


class Recipe(Record):
    needs: tuple[str, ...]  # the prerequisites
    lines: tuple[str, ...]  # as shell text


def recipes(reader: Reader, folder: str) -> tuple[str, dict[str, Recipe]]:
    """Return the path of a folder's Makefile, and its targets in order; ("", {}) if there is none."""
    for name in NAMES:
        path = os.path.join(folder, name)
        text = text_of(reader, path)
        if text is not None:
            return path, _recipes(text)
    return "", {}


def lines_of(found: dict[str, Recipe], targets: tuple[str, ...]) -> list[str]:
    """Return the lines of ``make TARGET ...`` (by default the first target), with those of the prerequisites first."""
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
    """Return a recipe line as passed to the shell, with the literal variables of the same file replaced."""
    known = re.sub(_REFERENCE, lambda match: variables.get(match[1], f"${{{match[1]}}}"), line.strip())
    return known.lstrip("@-+ \t").replace("$$", "$")
