"""No room imports a room that stands to its right in the drawing of docs/design.md, also not inside a function.

Two rooms have a drawing of their modules as well: the evaluator, and the library in it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nextlint.model.report import FORMATS
from nextlint.output import MODULES
from nextlint.release.lockfiles import FORMATS as READERS
from nextlint.workspaces.names import LOCKFILES

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "nextlint"


def drawing(first: str) -> list[set[str]]:
    """The layers of the drawing that begins with ``first``."""
    found = re.search(rf"```text\n({first}\b(?:[\w.,\s]|->)+)```", (ROOT / "docs" / "design.md").read_text())
    assert found, f"docs/design.md has no drawing that begins with {first}"
    return [{room.strip() for room in one.split(",")} for one in found[1].split("->")]


ORDER = drawing("_version")
INNER = {"evaluator": drawing("values"), "evaluator.library": drawing("base")}


def layer(module: str) -> int:
    """The place in the drawing of a module such as ``fixing.proof``: its own, else that of its room."""
    found = [number for number, rooms in enumerate(ORDER) if module in rooms]
    outer = module.rpartition(".")[0]
    if found or not outer:
        assert found, f"{module} is not in the drawing of docs/design.md"
        return found[0]
    return layer(outer)


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules of nextlint that a file imports when it runs."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "nextlint":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nextlint."):
            yield from (f"{(node.module or '')[9:]}.{alias.name}" for alias in node.names)
        yield from imported(node)


def is_module(name: str) -> bool:
    path = SOURCES / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=name_of)
def test_a_module_imports_from_its_own_room_and_from_its_left(path: Path) -> None:
    module = name_of(path)
    if module in ("", "__main__"):  # the public API and the start: they may see everything
        return
    for name in imported(ast.parse(path.read_text())):
        target = name if is_module(name) else name.rpartition(".")[0]
        if target.split(".")[0] == module.split(".")[0] and layer(target) >= layer(module):
            assert layer(target) == layer(module), f"{module} imports {target}"
        else:
            assert layer(target) < layer(module), f"{module} imports {target}"


def inner_layer(room: str, module: str) -> int:
    """The place of a module in the drawing of its room."""
    name = module.removeprefix(f"{room}.").split(".")[0]
    found = [number for number, names in enumerate(INNER[room]) if name in names]
    assert len(found) == 1, f"{module} is not once in the drawing of {room} in docs/design.md"
    return found[0]


@pytest.mark.parametrize("room", INNER)
def test_a_module_of_a_drawn_room_imports_from_its_left(room: str) -> None:
    paths = [path for path in (SOURCES / room.replace(".", "/")).rglob("*.py") if name_of(path) != room]
    assert len(paths) >= sum(map(len, INNER[room]))
    for path in paths:
        module = name_of(path)
        number = inner_layer(room, module)
        for name in imported(ast.parse(path.read_text())):
            target = name if is_module(name) else name.rpartition(".")[0]
            if not target.startswith(f"{room}."):
                continue
            within = target.removeprefix(f"{room}.").split(".")[0] == module.removeprefix(f"{room}.").split(".")[0]
            assert within or inner_layer(room, target) < number, f"{module} imports {target}"


@pytest.mark.parametrize("room", INNER)
def test_every_module_of_an_inner_drawing_is_there(room: str) -> None:
    for names in INNER[room]:
        assert all(is_module(f"{room}.{name}") for name in names), names


def test_every_room_of_the_drawing_is_there() -> None:
    assert ORDER
    for rooms in ORDER:
        assert all(map(is_module, rooms)), rooms


def test_the_names_of_the_formats_are_those_of_the_outputs() -> None:
    assert tuple(MODULES) == FORMATS


def test_every_name_of_a_lockfile_has_its_reader() -> None:
    assert set(READERS) == set(LOCKFILES)
