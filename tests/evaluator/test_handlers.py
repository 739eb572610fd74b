"""The evaluator's tables: a handler of a type of node is annotated with the nodes of that type."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from nextlint.evaluator.interpreter import LANGUAGE
from nextlint.javascript import tree

ESTREE = ast.parse(Path(tree.__file__).with_name("estree.py").read_text())
TABLES = {**LANGUAGE.expressions, **LANGUAGE.statements}


def _types() -> dict[str, str]:
    """What ``type`` is of each class of nodes, by the name of the class."""
    found = {}
    for node in ESTREE.body:
        for field in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(field, ast.AnnAssign) and ast.unparse(field.target) == "type":
                found[node.name] = ast.literal_eval(field.annotation.slice)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("kind", TABLES)
def test_a_handler_takes_the_nodes_that_it_is_called_with(kind: str) -> None:
    types = _types()
    names = {name.strip().removeprefix("estree.") for name in TABLES[kind].__annotations__["node"].split("|")}
    assert names == {"Statement"} or kind in {types[name] for name in names}


def test_a_class_of_nodes_is_named_like_their_type() -> None:
    assert {name for name, kind in _types().items() if name != kind} == {"PatternProperty", "StringLiteral"}
