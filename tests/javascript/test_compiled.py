"""TypeScript that is more than types: what stands for it in the text, and in the tree."""

from __future__ import annotations

from typing import Any

import pytest

from nextlint.evaluator.typed import awaits_at_top, names_used
from nextlint.javascript.compiled import splice
from nextlint.javascript.erasure import compile_types, erase
from nextlint.javascript.errors import UnerasableError
from nextlint.javascript.syntax import parse

LEFT = {
    "an enum": ("const a = 1\nenum B { C }\nd()", "const a = 1\n{          }\nd()"),
    "an exported enum": ("export const enum B { C };", "{                       };"),
    "an enum in a function": ("function a() { enum B {} }", "function a() { {       } }"),
    "a namespace": ("namespace A { export const b = 1 }", "{                                }"),
    "a namespace of types": ("namespace A { export type B = 1 }", " " * 33),
    "an import of a CommonJS module": ("import a = require('a');", "const  a = require('a');"),
    "a CommonJS export": ("export = { a: 1 as number };", "$      = { a: 1" + " " * 11 + "};"),
    "a parameter property": (
        "class A { constructor(private b?: string) {} }",
        f"class A {{ constructor({' ' * 8}b{' ' * 9}) {{}} }}",
    ),
}


@pytest.mark.parametrize(("text", "left"), LEFT.values(), ids=LEFT)
def test_the_text_keeps_its_shape(text: str, left: str) -> None:
    assert erase(text) == left


def tree(text: str) -> Any:
    compiled = compile_types(text)
    program = parse(compiled.text, "module")
    splice(program, compiled)
    return program


def test_a_node_of_generated_code_stands_where_its_declaration_does() -> None:
    text = "const a = 1;\nexport enum B { C = 2 }\n"
    declared = tree(text).body[1]
    assert declared.type == "ExportNamedDeclaration"
    assert text[slice(*declared.range)] == "export enum B { C = 2 }"
    assert declared.declaration.declarations[0].id.range == declared.range


def test_an_enum_in_a_case_and_in_a_block() -> None:
    program = tree("switch (a) { case 1: enum B { C } } { enum D { E } }")
    assert program.body[0].cases[0].consequent[0].type == "VariableDeclaration"
    assert program.body[1].body[0].type == "VariableDeclaration"


def test_a_parameter_property_is_assigned_behind_super() -> None:
    program = tree("class A extends B { constructor(readonly c = 1) { f(); super(); g(); } }")
    body = program.body[0].body.body[0].value.body.body
    assert [statement.expression.type for statement in body] == [
        "CallExpression",
        "CallExpression",
        "AssignmentExpression",
        "CallExpression",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "namespace A { export let b = 1 }",
        "namespace A.B { export const c = 1 }",
        "namespace A { export { b } }",
        "enum A { [b] = 1 }",
        "export import a = b.c",
    ],
)
def test_what_is_not_read_is_refused(text: str) -> None:
    with pytest.raises(UnerasableError):
        compile_types(text)


def test_names_that_a_program_uses() -> None:
    text = "import A, { b } from 'c'; d.e; f[g]; h = { i: j, k, [l]: 1, m() {} }; class N { o = p; q() {} }"
    assert names_used(parse(text, "module")) == frozenset("dfghjklNp")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("await a", True),
        ("if (b) { c(await a) }", True),
        ("export const a = await b", True),
        ("async function a() { await b }", False),
        ("export default async () => { await b }", False),
        ("class A { async b() { await c } }", False),
    ],
)
def test_an_await_at_the_top(text: str, is_found: bool) -> None:
    assert (awaits_at_top(parse(text, "module")) is not None) is is_found
