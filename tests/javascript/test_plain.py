"""Plain JavaScript is read as esprima reads it, or left to esprima.

``NEXTLINT_FUZZ=1000000 pytest tests/javascript/test_plain.py`` holds that many damaged texts against esprima.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import islice
from pathlib import Path
from random import randrange

import pytest
from benchmarks.real import apps

from nextlint.javascript import plain
from nextlint.javascript.plain import types

from .plain_oracle import TYPES, VOCABULARY, damaged, difference, difference_of_types, pieces
from .typescript_programs import Program

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("tests", "examples", "evidence")
PARTS = 4
TEXTS = int(os.environ.get("NEXTLINT_FUZZ", "40000"))


@cache
def files(*suffixes: str) -> dict[str, str]:
    """The text of every such file of the repository, by its path."""
    found = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file() and "node_modules" not in path.parts:
                found[str(path.relative_to(ROOT))] = path.read_bytes().decode("utf-8", "replace")
    return found


def scripts() -> dict[str, str]:
    return files(".js", ".mjs", ".cjs")


def typed() -> dict[str, str]:
    return files(".ts", ".mts", ".cts")


@pytest.mark.slow
@pytest.mark.parametrize("module", [False, True], ids=["script", "module"])
def test_every_script_of_the_repository_has_one_tree(module: bool) -> None:
    found = {path: difference(text, module=module) for path, text in scripts().items()}
    assert {path: what for path, what in found.items() if what} == {}


def test_most_scripts_are_plain() -> None:
    """The scripts of the tests are written to be hard; those of the examples and of the benchmarks are usual ones."""
    is_plain = {path: any(plain.parse(text, module=kind) for kind in (False, True)) for path, text in scripts().items()}
    assert sum(is_plain.values()) > 0.8 * len(is_plain)
    configs = {path for path in scripts() if path.startswith("examples") and "next.config" in path}
    assert {path for path in configs if not is_plain[path]} == set()


def test_nearly_all_real_shaped_configs_are_plain() -> None:
    texts = [app.files[app.config] for app in apps(200) if not app.config.endswith(".ts")]
    assert sum(plain.parse(text, module="export default" in text) is not None for text in texts) > 0.95 * len(texts)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_scripts_are_read_as_esprima_reads_them(part: int) -> None:
    seed = part if "NEXTLINT_FUZZ" not in os.environ else randrange(2**32)
    sources = [found for text in scripts().values() if (found := pieces(text))]
    for number, text in enumerate(islice(damaged(sources, seed), TEXTS // PARTS)):
        what = difference(text, module=bool(number % 2))
        assert what is None, f"{what} (module: {bool(number % 2)}, seed {seed})\n{text}"


def test_scripts_that_are_cut_off_are_read_as_esprima_reads_them() -> None:
    sources = {
        **USUAL,
        **SAME,
        "": "a = /b\\/[c\\]]/.test(`d${e}\\``); import('f'); export { g as h } from 'i'; import.meta.j\\",
    }
    for text in sources.values():
        for end in range(len(text)):
            for module in (False, True):
                assert difference(text[:end], module=module) is None, text[:end]
            assert difference_of_types(text[:end]) is None, text[:end]


SAME = {  # what is read differently at first sight, and was once
    "an-arrow-in-a-conditional": "x = a ? (b) : c => d;",
    "an-object-behind-an-arrow": "x = () => ({ a: 1 });",
    "async-as-a-key": "x = { async: 1, async a() {}, get: 2, set: 3, of: 4, from() {} };",
    "a-chain-with-everything": "a?.b.c(d)?.[e]?.(f).g;",
    "a-comment-before-a-brace": "if (a) { b /* c */ }",
    "blanks-before-the-end": "a = b   ",
    "division-behind-parentheses": "a = (b + c) / 2 / d;",
    "a-pattern-with-defaults": "const { a = 1, b: { c } = {}, ...d } = e, [f, , g = 2, ...h] = i;",
    "a-regular-expression-in-a-statement": "if (a) /b/.test(c);",
    "a-return-on-its-own": "function f() { return\na }",
    "a-statement-ended-by-a-line": "a = b\n++c\nd",
    "escapes-by-number": r"a = '\x1b[33m\u00e9\n\'\q';",
    "the-body-of-an-if-without-a-semicolon": "function f() { if (a) return b }",
    "the-first-part-of-a-for": "for (let i = 0, n = 1; i < n; i++) a(i); for (var j = 0; ; ) break;",
    "templates-in-templates": "a = `b${`c${d}e`}${{ f: `g` }.f}`;",
}


@pytest.mark.parametrize("name", SAME)
def test_read_as_by_esprima(name: str) -> None:
    assert plain.parse(SAME[name], module=False) is not None
    assert difference(SAME[name], module=False) is None


LEFT = {  # right or wrong, it is not for this reader
    "a-declaration-twice": "const a = 1; let a = 2;",
    "a-declaration-and-a-var-in-a-block": "let a = 1; { var a = 2; }",
    "a-parameter-twice": "function f(a, { a }) {}",
    "an-import-twice": "import a from 'a'; import { a } from 'b';",
    "an-export-twice": "export const a = 1; export { a };",
    "an-export-of-nothing": "export { a };",
    "an-export-within-a-block": "{ export const a = 1; }",
    "an-import-within-a-function": "function f() { import a from 'a'; }",
    "two-default-exports": "export default a; export { b as default }; const b = 1;",
    "a-default-import-without-a-comma": "import a * as b from 'c';",
    "a-const-without-a-value": "const a;",
    "a-pattern-without-a-value": "let { a };",
    "a-declaration-alone-in-an-if": "if (a) const b = 1;",
    "a-function-alone-in-an-if": "if (a) function f() {}",
    "a-break-outside-of-a-loop": "if (a) { break; }",
    "a-continue-in-a-switch": "switch (a) { case 1: continue; }",
    "a-return-outside-of-a-function": "return 1;",
    "an-await-in-a-plain-function": "function f() { await a; }",
    "an-await-in-parameters": "async (a = await b) => c;",
    "a-member-behind-an-update": "async () => { await a ++.b; };",
    "an-optional-chain-as-a-target": "a?.b = 1;",
    "an-optional-chain-with-three-dots": "a?..b;",
    "a-call-as-a-target": "a() = 1;",
    "a-literal-as-a-target": "1++;",
    "an-arrow-on-the-next-line": "x = (a)\n=> b;",
    "an-arrow-behind-an-operator": "a || () => b;",
    "async-on-the-line-before": "x = async\n() => a;",
    "mixed-nullish-and-or": "a ?? b || c;",
    "a-mixed-or-and-nullish": "a || b ?? c;",
    "a-delete-of-a-name": "delete a;",
    "two-defaults-in-a-switch": "switch (a) { default: default: }",
    "a-rest-that-is-not-last": "function f(...a, b) {}",
    "a-rest-with-a-comma": "const { ...a, } = b;",
    "a-shorthand-with-a-value": "x = { a = 1 };",
    "a-keyword-as-a-shorthand": "x = { if };",
    "two-prototypes": "x = { __proto__: a, __proto__: b };",
    "a-regular-expression-that-is-none": "/(/;",
    "a-range-out-of-order": "/[z-a]/;",
    "a-quantifier-out-of-order": "/a{2,1}/;",
    "nothing-to-repeat": "/*a/; /a/; /?/;",
    "a-flag-twice": "/a/gg;",
    "a-number-with-a-name": "3in [];",
    "an-octal-number": "a = 010;",
    "a-separator-at-the-end": "a = 1_;",
    "a-string-over-two-lines": "a = 'b\nc';",
    "half-of-a-character": r"a = '\ud83d';",
    "too-few-digits": r"a = '\x1';",
    "a-string-that-does-not-end": "a = 'b",
    "a-comment-that-does-not-end": "a /* b",
    "a-template-that-does-not-end": "a = `b${c}",
    "brackets-that-do-not-match": "a = [(1])",
    "a-line-comment-of-html": "a <!-- b\n",
    "a-missing-semicolon": "a b",
    "a-missing-comma": "x = { a: 1 b: 2 };",
    "a-throw-over-two-lines": "throw\na;",
    "a-try-alone": "try {}",
    "a-label": "a: for (;;) break a;",
    "nothing": "",
    "only-a-comment": "// nothing\n",
}


@pytest.mark.parametrize("name", LEFT)
@pytest.mark.parametrize("module", [False, True], ids=["script", "module"])
def test_left_to_esprima(name: str, module: bool) -> None:
    assert plain.parse(LEFT[name], module=module) is None


@pytest.mark.parametrize(
    "text",
    ["(" * 3000 + ")" * 3000, "[" * 3000, "a = " + "{ b: " * 3000 + "1" + "}" * 3000, "a = " + "-" * 9001 + "1"],
    ids=["parentheses", "brackets", "objects", "signs"],
)
def test_deep_nesting_is_left_to_esprima(text: str) -> None:
    assert plain.parse(text, module=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "`${" * 1 + "a}${" * 20_000 + "a}`",
        "a = `b`;\n" * 20_000,
        "a = " + "(1) / " * 20_000 + "1",
        "export var " + ", ".join(f"a{number}" for number in range(20_000)),
        "'" * 100_001,
        "/* a */" * 20_000,
    ],
    ids=["a template", "templates", "divisions", "exports", "quotes", "comments"],
)
def test_what_repeats_is_read_in_time(text: str) -> None:
    """It ends: what is looked for again at every token would take minutes here."""
    plain.parse(text, module=True)


def test_every_typescript_file_of_the_repository_has_one_erased_text() -> None:
    found = {path: difference_of_types(text) for path, text in typed().items()}
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_typescript_is_erased_as_by_the_eraser(part: int) -> None:
    seed = part if "NEXTLINT_FUZZ" not in os.environ else randrange(2**32)
    texts = [*typed().values(), *(Program(f"{seed} {number}").text() for number in range(50)), *USUAL.values()]
    sources = [found for text in texts if (found := pieces(text))]
    for text in islice(damaged(sources, seed, (*VOCABULARY, *TYPES * 4)), TEXTS // PARTS):
        what = difference_of_types(text)
        assert what is None, f"{what} (seed {seed})\n{text}"


USUAL = {  # how a next.config.ts is written
    "an-annotated-constant": "import type { A } from 'next';\n\nconst b: A = {};\nexport default b;\n",
    "satisfies-without-a-semicolon": "import { type A } from 'next'\nexport default { b: 1 } satisfies A\n",
    "a-wrapper": "import { withA } from 'a';\nexport default withA({ b: c as any, d: ['e'] as const } as B);",
    "an-async-function": "export default async (a: string, { b }: { b: B }): Promise<C> => {\n  return {};\n};\n",
    "a-function": "export default function config(phase: string): NextConfig {\n  return {};\n}\n",
    "a-mixed-import": "import a, { type B, c, type D as E } from 'f';\nlet g: B | null = a[c!.d].e as unknown as E;\n",
    "the-type-of-a-member": "const a: B['c'][] = d as E<F>['g'];\nexport default { h: a as unknown as I[] };\n",
    "an-environment-variable": "const a = { b: process.env.C!, d: `${process.env.E!}/f` };\nexport default a;\n",
}


@pytest.mark.parametrize("name", USUAL)
def test_usual_typescript_is_plain(name: str) -> None:
    assert types.erase(USUAL[name]) is not None
    assert difference_of_types(USUAL[name]) is None


LEFT_TYPES = {
    "an-enum": "enum A { B }",
    "a-namespace": "namespace A { export const b = 1; }",
    "an-interface": "interface A { b: string }\nexport default {};",
    "a-negation-behind-a-condition": "async () => { if (a) !b; for (c of !d) await !e; };",
    "an-assertion-before-an-operator": "a = b as number + c;",
    "an-assertion-before-a-bracket-on-the-next-line": "a = b as T\n;[c].map(d)",
    "an-import-of-types-behind-a-block": "{ a }\nimport type B from 'b'",
    "a-comment-in-a-type": "const a: /* b */ C = d;",
    "a-default-of-a-parameter": "(a: B = c as D) => e;",
    "an-assertion-of-a-shorthand": "const a = { b as c };",
    "an-assertion-behind-a-condition": "if (a) as b; else c;",
    "an-assertion-behind-a-block": "{ a } satisfies B",
    "an-assertion-of-a-declared-name": "let a = b, c as d;",
    "an-assertion-of-an-import": "import { a } from 'b' satisfies C;",
    "an-operator-behind-an-import-of-types": "import type { A } from 'b'\n-c;",
    "a-primitive-with-arguments": "const a: string<B> = c;",
    "a-call-with-a-type-argument": "a = b<C>(d);",
    "a-definite-name": "let a!;",
    "a-statement-ended-by-a-comment": "a = b/*\n*/c as d;",
    "a-parenthesis-that-has-to-move": "(a: B\n): C => d;",
    "no-typescript": "const a: = b;",
    "a-type-that-is-none": "const a: new = b;",
}


@pytest.mark.parametrize("name", LEFT_TYPES)
def test_left_to_the_eraser(name: str) -> None:
    assert types.erase(LEFT_TYPES[name]) is None


@pytest.mark.parametrize(
    "text",
    [
        "a = b as T\n" * 20_000,
        "a = " + "{ b: " * 900 + "c as T" + " }" * 900,
        "f(" + "(a: B) => " * 20_000 + "c)",
        "a ? (b) : (c); " * 20_000,
        "a as B<" * 50_000,
    ],
    ids=["assertions", "objects", "arrows", "conditions", "arguments"],
)
def test_types_that_repeat_are_erased_in_time(text: str) -> None:
    types.erase(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("module.exports = { a: 1 }", "script"),
        ("export default { a: 1 }", "module"),
        ("const a = { b: 1 };\nexport { a as default }", "module"),
        ("a b", None),
    ],
)
def test_either_is_what_a_script_or_else_a_module_gives(text: str, kind: str | None) -> None:
    program = plain.parse_either(text)
    assert (program and program.sourceType) == kind
    alone = None if kind is None else plain.parse(text, module=kind == "module")
    assert repr(program and program.body) == repr(alone and alone.body)
