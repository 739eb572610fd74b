"""Types become spaces: the cases are the files in typescript/, each beside the JavaScript that is left of it.

``python tests/config/test_typescript.py`` writes the JavaScript anew. It is held against ts-blank-space and acorn by
the tests marked npm.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path
from typing import Any

import esprima
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nextlint.javascript import typescript_syntax
from nextlint.javascript.typescript import TypeScriptSyntaxError, UnerasableError, erase

from .typescript_programs import Program

FOLDER = Path(__file__).parent / "typescript"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ts"))
LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")

# Where ts-blank-space answers otherwise, and why it is not followed.
DIFFERENCES = {
    "ambient-modules-of-the-old-style": "it refuses `declare module A {}`, which no compiler makes code of",
    "class-members-that-would-run-together": "its result is not JavaScript: `1 *b() {}`, a getter `get c() {}`",
    "config-asserted-with-angle-brackets": "it refuses all angle-bracket assertions, also where erasing is safe",
    "imports-of-types-with-require": "it refuses `import type A = require()`, which no compiler makes code of",
}

UNERASABLE = {
    "a dotted namespace": "«namespace A.B { export const b = 1 }»",
    "an exported import of a CommonJS module": "export «import a = require('a');»",
    "an alias of a namespace": "«import A = B.C;»",
    "an exported alias of a namespace": "export «import A = B.C;»",
    "an assertion that groups a sum": "const a = «b + c as number * d»;",
    "an assertion that groups powers": "const a = «b ** c as number ** d»;",
    "an assertion that groups a comparison": "const a = «b < c as boolean + d»;",
    "an assertion between mixed operators": "const a = «b ?? c as string || d»;",
    "an assertion between mixed operators after a non-null": "const a = «b && c! as string ?? d»;",
    "an assertion that hides a block": "const a = () => «<A>»{ b: 1 };",
    "two assertions that hide a block": "const a = () => <A>«<B>»{ c: 1 };",
    "an assertion that hides a declaration": "«<any>»function () {}();",
    "an assertion that hides a class declaration": "«<any>»class {};",
    "an assertion that parts a return": "function a() { return «<\n  string\n>»b; }",
    "an accessor field": "class A { «accessor b = 1»; }",
}
# ts-blank-space goes on with these, and what it leaves is no JavaScript.
UNERASABLE_BY_US_ONLY = {"an accessor field"}

SYNTAX_ERRORS = {
    "a missing comma": "const a = {\n  b: 1\n  ¦c: 2\n};",
    "a missing brace": "const a = {\n  b: 1,\n¦",
    "a brace too many": "const a: B = {};\n¦}",
    "a missing type": "const a: ¦= 1;",
    "a missing operand": "const a = b as¦;",
    "a stray word": "import type { A } ¦of 'a';",
    "after other scripts": "const 名前: string = '👍🏽';\nconst é ¦é = 1;",
    "a type in place of a value": "const a = { b: 1 }\nconst c = a satisfies ¦;",
    "an unclosed generic": "const a: Array<string ¦= [];",
    "a value assertion on a call": "a as B¦(c)",
    "a flow cast": "const a = (b¦: C);",
    "an empty expression": "const a = ¦;",
    "a member of an asserted value": "const a = b as { c: d }¦.c;",
    "a control character": "const a = ¦\x01;",
}

# Where the grammar, alone in a file, reads something else than TypeScript does, and says nothing.
MISREAD = {
    "a template after type arguments": ("a<B>`c`;", "a   `c`;"),
    "a new line after type arguments": ("const a = b<C>\nd()", "const a = b   \nd()"),
    "a call after type arguments with a function": ("a<() => B<C>>((d as E));", "a            ((d     ));"),
    "a call on the line after an assertion": ("a as B\n(c)", "a;    \n(c)"),
    "a call on the line after a queried type": ("a as typeof b.c\n(d)", "a;             \n(d)"),
    "an array on the line after an assertion": ("a as B\n[0].c()", "a;    \n[0].c()"),
    "a template on the line after an assertion": ("a as B\n`c`", "a;    \n`c`"),
    "a long name after as": ("f(a as B.C.D.E, b satisfies F.G.H);", "f(a           , b                );"),
    "a long name on several lines": ("a as B.C\n  .D\n  .E;", "a       \n    \n    ;"),
    "a long name in a union": ("(a as B | C.D.E);", "(a             );"),
    "an imported type with arguments": ('a<import("b").C<D>>(e);', "a                  (e);"),
    "a comparison that is none": ("a < 0 || b > (c + 1);", "a < 0 || b > (c + 1);"),
    "a comparison on two lines": ("a < b && c >\nd;", "a < b && c >\nd;"),
}

# Text that has to stay as it is: what looks like TypeScript, and is not.
UNTOUCHED = {
    "from on the line after the names": 'export { a as b }\nfrom "./a";\nexport { c } // d\nfrom "./e";',
    "a name that is type": 'import { type, config } from "./a";\nexport { config, type } from "./b";',
    "a comparison chain": "const a = b < c || d > (e), f = g < 1 && h > (i);",
    "comparisons as arguments": "f(a < b, c >= (d));",
    "shifts": "a << b >> c >>> d; a >>= 1; a >>>= 2;",
    "conditions with arrows": "const a = b ? (c) : (d) => e, f = g ? (h) => i : j;",
    "labels and objects": "a: b: { c: d } ({ e: f, g() {}, get h() { return 1 }, async *i() {} });",
    "types in strings": "const a = 'b as c', d = \"let e: string\", f = `g ${'h as i'} as j`;",
    "types in comments": "// const a: string\n/* interface B {} */\nc(/* as d */);",
    "types in a regular expression": "const a = /b as c: d<e>[/]!/u, f = g / h / i;",
    "words of types as names": "var as, type, of, is, declare, namespace, module, abstract, readonly, satisfies;",
    "words of types called": "type(as); declare(of); namespace(1); module.exports = abstract(2); readonly.b;",
    "words of types on lines": "type\ndeclare\nas\nof",
    "a class": "class A extends B { static c = 1; #d; get; set; static; async; e() {} static { f(); } }",
    "not and not equal": "!a !== b; a != !b; !!a; a\n!b",
    "optional chains": "a?.b?.[c]?.(d) ?? e ? .5 : f?.g;",
    "a hashbang": "#!/usr/bin/env node\n'use strict';",
    "imports": "import a, { b as c } from 'd' with { type: 'json' }; import * as e from 'f'; import 'g';",
    "exports": "export { a as default, c }; export * as e from 'f'; export * from 'g' with { type: 'json' };",
    "a default import named type": "import type from 'a';",
    "names that are type": "import { type } from 'a'; import { type as b } from 'c'; export { type as d };",
    "nothing": "",
    "blanks": " \t\r\n\n",
}


def source(name: str) -> str:
    return (FOLDER / f"{name}.ts").read_bytes().decode()


def expected(name: str) -> str:
    return (FOLDER / f"{name}.js").read_bytes().decode()


def parse(text: str) -> Any:
    return esprima.parseModule(text, {"range": True, "positionEncoding": "scalar"})


def check_shape(text: str, erased: str) -> None:
    """As long, with the same line ends, and apart from blanks and the moved punctuation with the same characters."""
    assert len(erased) == len(text)
    assert LINE_END.findall(erased) == LINE_END.findall(text)
    changed = [(before, after) for before, after in zip(text, erased, strict=True) if before != after]
    assert {after for _, after in changed} <= set(" ;()")
    assert not any(LINE_END.match(before) for before, _ in changed)


def marked(text: str) -> tuple[str, int, int]:
    start = text.index("«")
    end = text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_is_the_stored_javascript(name: str) -> None:
    assert erase(source(name)) == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_stored_javascript_parses_and_has_the_shape_of_the_source(name: str) -> None:
    check_shape(source(name), expected(name))
    parse(expected(name))


@pytest.mark.parametrize("name", NAMES)
def test_erasing_twice_is_erasing_once(name: str) -> None:
    assert erase(expected(name)) == expected(name)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "strings-and-regexps-that-look-like-types"])
def test_every_kind_of_line_end_is_kept(name: str, end: str) -> None:
    assert erase(source(name).replace("\n", end)) == expected(name).replace("\n", end)


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_javascript_stays_as_it_is(text: str) -> None:
    assert erase(text) == text


@pytest.mark.parametrize(("text", "left"), MISREAD.values(), ids=MISREAD)
def test_what_the_grammar_misreads_is_read_as_by_typescript(text: str, left: str) -> None:
    assert erase(text) == left


@pytest.mark.parametrize("text", UNERASABLE.values(), ids=UNERASABLE)
def test_what_is_more_than_a_type_is_refused_with_its_place(text: str) -> None:
    text, start, end = marked(text)
    with pytest.raises(UnerasableError, match=r"^it (declares|has) ") as error:
        erase(text)
    assert (error.value.start, error.value.end) == (start, end)
    assert error.value.reason == str(error.value)


@pytest.mark.parametrize("text", SYNTAX_ERRORS.values(), ids=SYNTAX_ERRORS)
def test_a_syntax_error_has_its_place(text: str) -> None:
    offset = text.index("¦")
    text = text.replace("¦", "")
    with pytest.raises(TypeScriptSyntaxError) as error:
        erase(text)
    assert error.value.offset == offset
    found = re.match(r"\w+|.", text[offset:])
    token = f"'{found[0]}'".replace("\x01", "\\u0001") if found else "end of the file"
    assert error.value.message == f"unexpected {token}"


def test_offsets_count_code_points() -> None:
    text = "/* 👨‍👩‍👧‍👦 */ const 値: '👍🏽' = '👍🏽' as const; namespace 列.b { c() }"
    with pytest.raises(UnerasableError) as error:
        erase(text)
    assert text[error.value.start : error.value.end] == "namespace 列.b { c() }"


def test_decorators_are_left_to_the_parser_of_javascript() -> None:
    text = "@a class B { @c() private d: string }"
    assert erase(text) == "@a class B { @c()         d         }"


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "(" * 5_000 + "1 as number" + ")" * 5_000,
        "x = " + "[" * 5_000 + "]" * 5_000,
        "x = " + "() => {" * 2_000 + "}" * 2_000,
        "let x: " + "A<" * 5_000 + "B" + ">" * 5_000,
        "x = y" + " as A" * 5_000,
        "x = y" + "!" * 5_000,
        "x = " + "<A>" * 5_000 + "y",
        "x = y as a" + ".b" * 5_000,
        "if (x) " * 3_000 + "y",
        "type X = " + "A extends B ? C : " * 3_000 + "D",
    ],
    ids=lambda text: text[:20],
)
def test_nesting_has_no_limit(text: str) -> None:
    check_shape(text, erase(text))


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "(" * 5_000,
        "f<" * 1_000,
        "f<(" * 1_000,
        "f<<T " * 1_000,
        "}{)(][;:<>" * 2_000,
        "'a\n" * 2_000,
        "/*" * 5_000,
        "x = y\n" + "/* a */ \n" * 1_000 + "<T>(z) )",
        "f<A[]>`x`;\n" * 2_000,
        "\x00",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_hostile_text_is_refused_in_bounded_time(text: str) -> None:
    started = time.process_time()
    with pytest.raises(TypeScriptSyntaxError) as error:
        erase(text)
    assert 0 <= error.value.offset <= len(text)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("budget", "text"),
    [
        ("MAX_READ", "a;\n" * 2_000),
        ("MAX_REPAIRS", "a as B\n(c)"),
        ("MAX_TRIALS", "a<B>`c`;"),
    ],
)
def test_a_spent_budget_is_an_error_with_a_place(budget: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typescript_syntax, budget, 0 if budget == "MAX_TRIALS" else 1)
    with pytest.raises(TypeScriptSyntaxError, match="too ambiguous") as error:
        erase(text)
    assert 0 <= error.value.offset < len(text)


def test_an_error_far_into_a_long_file_has_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typescript_syntax, "MAX_STEPS", 100)
    with pytest.raises(TypeScriptSyntaxError) as error:
        erase("const a: string = 1;\n" * 50 + "const b = ;")
    assert error.value.offset >= 50 * 21


# Random compositions of what the cases are made of.


@cache
def statements() -> tuple[str, ...]:
    """The statements of all cases that can stand in a block, in source order."""
    found = []
    for name in NAMES:
        text = source(name)
        for node in typescript_syntax.parse(text).root.named_children:
            if not re.match(r"import|export|ambient|comment|hash_bang", node.type):
                found.append(text[node.start_byte : node.end_byte])
    return tuple(statement for statement in found if not statement.startswith("namespace"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_statements_in_any_order_keep_their_shape_and_parse(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(statements()), min_size=1, max_size=6))
    between = data.draw(st.sampled_from(["\n", "\r\n", "\n// comment\n", "\n/* 値 👍🏽 */\n"]))
    text = between.join(f"{{{between}{statement}{between}}}" for statement in chosen)
    erased = erase(text)
    check_shape(text, erased)
    parse(erased)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_stands_around_a_block_changes_nothing_in_it(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(statements()), min_size=2, max_size=4))
    blocks = [f"{{;\n{statement}\n}};" for statement in chosen]
    assert erase("\n".join(blocks)) == "\n".join(map(erase, blocks))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(alphabet="aA<>(){}[]=:;,.?!|&/*'\"`$ \n\r\u2028\x00é👍#@\\") | st.text())
def test_any_text_is_erased_or_refused(text: str) -> None:
    start, end = 0, 1
    try:
        check_shape(text, erase(text))
    except TypeScriptSyntaxError as error:
        start, end = error.offset, error.offset + 1
    except UnerasableError as error:
        start, end = error.start, error.end
    assert 0 <= start < end <= len(text) + 1


# The oracles.

ORACLE = """
import blank from 'ts-blank-space';
import ts from 'typescript';
import { parse } from 'acorn';
import { readFileSync } from 'node:fs';
const answers = JSON.parse(readFileSync(0, 'utf8')).map((text) => {
  const file = ts.createSourceFile('a.ts', text, { languageVersion: ts.ScriptTarget.ESNext }, false, ts.ScriptKind.TS);
  const mistakes = file.parseDiagnostics.map((mistake) => mistake.start);
  let refused = false;
  const erased = blank(text, () => (refused = true));
  let rejection = null;
  try {
    parse(erased, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  } catch (error) {
    rejection = error.message;
  }
  return { mistakes, refused, erased, rejection };
});
process.stdout.write(JSON.stringify(answers));
"""
ACORN = """
import { parse } from 'acorn';
import { readFileSync } from 'node:fs';
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
}
process.stdout.write('null');
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not on PATH")
    folder = tmp_path_factory.mktemp("npm")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    packages = ["ts-blank-space@0.9.0", "typescript@6.0", "acorn@^8.15"]
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *packages]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def ask(modules: Path, script: str, texts: list[str]) -> Any:
    node = shutil.which("node")
    assert node is not None
    command = [node, "--input-type=module", "--eval", script]
    done = subprocess.run(command, cwd=modules, input=json.dumps(texts), text=True, capture_output=True, check=True)
    return json.loads(done.stdout)


def in_one_unit(text: str) -> str:
    """ts-blank-space counts UTF-16 units and leaves two spaces for a character of two; here it is one."""
    return re.sub("[\U00010000-\U0010ffff]", "\ue000", text)


@pytest.mark.npm
def test_ts_blank_space_leaves_the_same_characters(modules: Path) -> None:
    answers = ask(modules, ORACLE, [in_one_unit(source(name)) for name in NAMES])
    for name, answer in zip(NAMES, answers, strict=True):
        assert not answer["mistakes"], name
        agrees = not answer["refused"] and answer["erased"] == in_one_unit(expected(name))
        assert agrees == (name not in DIFFERENCES), name
        if not agrees:
            assert answer["refused"] or answer["rejection"], name


@pytest.mark.npm
def test_ts_blank_space_reads_the_same_where_the_grammar_misreads(modules: Path) -> None:
    answers = ask(modules, ORACLE, [text for text, _ in MISREAD.values()])
    for (name, (_, left)), answer in zip(MISREAD.items(), answers, strict=True):
        assert (answer["mistakes"], answer["refused"], answer["erased"]) == ([], False, left), name


@pytest.mark.npm
def test_acorn_accepts_what_is_left(modules: Path) -> None:
    ask(modules, ACORN, [expected(name) for name in NAMES])


@pytest.mark.npm
def test_ts_blank_space_refuses_the_same(modules: Path) -> None:
    answers = ask(modules, ORACLE, [marked(text)[0] for text in UNERASABLE.values()])
    for name, answer in zip(UNERASABLE, answers, strict=True):
        assert not answer["mistakes"], name
        assert answer["refused"] == (name not in UNERASABLE_BY_US_ONLY), name
        assert answer["refused"] or answer["rejection"], name


@pytest.mark.npm
def test_typescript_rejects_the_same(modules: Path) -> None:
    answers = ask(modules, ORACLE, [text.replace("¦", "") for text in SYNTAX_ERRORS.values()])
    for name, answer in zip(SYNTAX_ERRORS, answers, strict=True):
        assert answer["mistakes"] or answer["rejection"], name


@pytest.mark.npm
@pytest.mark.slow
def test_generated_programs_are_erased_as_by_ts_blank_space(modules: Path) -> None:
    programs = [Program(f"erase {number}").text() for number in range(600)]
    answers = ask(modules, ORACLE, programs)
    held = 0
    for program, answer in zip(programs, answers, strict=True):
        if answer["mistakes"]:
            continue
        try:
            erased = erase(program)
        except UnerasableError:
            assert answer["refused"] or answer["rejection"], program
        else:
            assert not answer["refused"], program
            assert erased == answer["erased"], program
            held += 1
    assert held > 300


if __name__ == "__main__":
    for case in NAMES:
        (FOLDER / f"{case}.js").write_bytes(erase(source(case)).encode())
