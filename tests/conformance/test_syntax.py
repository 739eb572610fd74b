"""What Node accepts is never called unparsable; what Node rejects is, with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.files.reader import Reader

from .cases import NEXT_VERSION, lay_out, make_project, names
from .oracle import NodeOracle

# Each is the start of a file; a plain export follows, so that Node has something to load.
ACCEPTED = [
    "let a = 1_000, b = 0b101, c = 0o17, d = 0xFf, e = 10n, f = .5, g = 5., h = 1e-3;",
    "let a = b => c => ({ b, c }), d = async e => e, f = async () => {}, g = async (h) => h, async = 1;",
    "let a = null ?? (1 || 2), b = a?.b?.[0]?.(1), c = a?.5:1;",
    "let a = {}; a.b ??= 1; a.c ||= 2; a.d &&= 3; a.e **= 2;",
    "class A { #x = 1; static #y; static { A.#y = 2; } get #z() { return this.#x; } "
    "static async *m() {} has(o) { return #x in o; } }",
    "class A { 'quoted' = 1; [`computed`] = 2; 3 = 4; static async = 1; get; set; static; async; }",
    "let { a = 1, b: { c } = {}, ...rest } = {}; [a, , ...rest] = []; for (const [k, v] of []) ;",
    "label: for (;;) { break label; } { } ;;; if (1) ; else ;",
    "let a = /[/]/g.test('x') / 2, b = a++ / 2, c = (1) / 2, d = `${/}/}`, e = {} / 1;",
    "let a = /(?<year>\\d{4})(?=x)(?<!y)\\k<year>\\p{L}/u, b = /[\\p{L}--[a-z]]/v, c = /a/dgimsuy;",
    "var undefined; let of = 1, get = 2, set = 3, from = 4, as = 5, target = 6, meta = 7; of = get;",
    "let a = '\\\n', b = \"\u2028\", c = `\\u{1F600}${`nested ${1}`}`, d = '\\x41\\0';",
    "function f(a, b = a, { c } = {}, ...d) { return arguments.length + new.target; } "
    "function* g() { yield* g(); yield\n1 }",
    "async function f() { for await (const x of []) await x; } async function* g() { yield await 1; }",
    "let ünïcödé = 1, \\u0061b = 2, 変数 = 3, $ = 4, _ = 5, 𠮷 = 6;",
    "let o = { get a() { return 1; }, set a(v) {}, async b() {}, *c() {}, async *d() {}, "
    "get: 1, set: 2, async: 3, 'e': 4, 5: 6, [7]: 8, if: 9, };",
    "try { throw 1 } catch { } finally { } switch (1) { case 1: default: case 2: { } } do ; while (0) var x = 1",
    "if (1) function f() {}",  # sloppy only
    "let a = function () { 'use strict'; return this }, b = (function () {}()), c = (() => {})();",
    "a: b: c: for (;;) { break a }",
    "let a = new Date, b = new (class {})(), c = new a.constructor.constructor, d = "
    "new.target;",  # new.target: CommonJS is a function
    "let a = 1, b = (a, 2), c = a ? b : a ? 1 : 2, d = typeof void delete a.b, e = !-+~1;",
    "return_: { } let a = (1, 2, 3), b = [,], c = [, ,], d = [...[], ...'x',];",
    "let a = String.raw`\\u{bad`, b = (x => x)`a${1}b`;",
    "with ({}) { } var a = 010, b = '\\07', c = 08;",  # sloppy only
    "let a = async function () { await 1 }, b = async x => await x, c = async (x) => { await x };",
    "import('./nowhere.js').catch(() => {}); let a = import.meta;",  # makes a typeless .js file a module
    "<!-- html\nlet a;\n--> html",  # sloppy only
    "let a = 'use strict'; let b = a\n++\na",
    "for (var i = 0 in {}) ;",  # Annex B
    "for (let in {}) ; var let_ = 1; for (let of = 0; of < 1; of++) ; for (async of => {}; false;) ;",
    "let x = a => { }\n/foo/g",
    "#!/usr/bin/env node",
    "var yield_ = 1, await = 2, yield = 3, let = 4, static = 5, interface = 6;",  # sloppy only
    "let { if: a, 'b': b, 3: c, [`d`]: d = 4 } = {};",
    "(async () => { for await (const x of (async function* () {})()) ; })();",
    "let a = { __proto__: null, ['__proto__']: 1, __proto__() {} };",
    "let a = 5\nlet b = a\n[1, 2].length",
    "let a = class extends (class {}) { constructor() { super(); super.x; } static m() { super.y } };",
    "let a = { m() { return super.toString; } };",
    "if (module.parent === 0) return;",
    "export_ = 1; var export_, import_;",
]
ACCEPTED_AS_MODULE = [
    "import a, { b as c, default as d } from 'pkg'; import * as e from 'pkg'; import 'pkg';",
    "import { 'a string' as f } from './names.mjs';",
    "export const x = 1; export function y() {} export class Z {} export { x as q, y as 'a string' };",
    "import data from './data.json' with { type: 'json' };",
    "await 1; for await (const x of []) ; const a = await import('pkg');",
    "let a = import.meta.url, b = import.meta?.dirname;",
    "export * from './names.mjs'; export * as ns from './names.mjs'; export { a as b } from './names.mjs';",
    "let async = 1, of = 2, get = 3; async = of;",
    "let await_ = async () => { await 1 };",
    "#!/usr/bin/env node\nimport 'pkg';",
]
REJECTED = [
    "let a = ;",
    "let a = 1; let a = 2;",
    "const a;",
    "const a = 1; function a() {}",
    "module.exports = {",
    "module.exports = { a: 1 b: 2 };",
    "module.exports = { a: 1,, b: 2 };",
    "module.exports = { a: [1, 2 };",
    "module.exports = { a: (1 };",
    "module.exports = { 'a': 'unterminated };",
    "let a = `unterminated ${1};",
    "/* unterminated",
    "let a = /unterminated;",
    "let a = /(/;",
    "let a = /a/gg;",
    "let a = /a/uv;",
    "let a = /[z-a]/;",
    "let a = /(?<n>a)\\k<m>/;",
    "let a = /\\p{Nonsense}/u;",
    "let a = /{1}/u;",
    "let a = /a**/;",
    "let a = 1__0;",
    "let a = 1_;",
    "let a = 0_1;",
    "let a = 1.5n;",
    "let a = 01n;",
    "let a = 3in [];",
    "let a = '\\u{110000}';",
    "let a = '\\xZZ';",
    'let a = "line\nbreak";',
    "let a = b ?? c || d;",
    "let a = -1 ** 2;",
    "a?.b = 1;",
    "a?.`x`;",
    "1 = 2;",
    "let [a] ;",
    "let { a };",
    "let { ...a, b } = {};",
    "[...a, b] = [];",
    "({ a = 1 });",
    "(a, b) => { a };) ",
    "let a = (b, c);, d",
    "break;",
    "continue;",
    "if (1) { break }",
    "for (;;) { continue nowhere; }",
    "a: a: ;",
    "function f() { break; }",
    "if (1) const a = 1;",
    "if (1) class A {}",
    "for (let a = 1 of []) ;",
    "for (let a, b of []) ;",
    "for (const a in {}, {}) { const a; }",
    "for (async of []) ;",
    "switch (1) { case 1: let a; case 2: let a; }",
    "switch (1) { default: default: }",
    "try { }",
    "try { } catch (a) { let a; }",
    "throw\n1;",
    "function f(a) { let a; }",
    "function f(a, a) { 'use strict'; }",
    "function f(a = 1) { 'use strict'; }",
    "(a, a) => 1;",
    "function f(...a, b) { }",
    "function* g(a = yield) { }",
    "async function f(a = await 1) { }",
    "async () => { function g() { await 1 } }",
    "class A { constructor() {} constructor() {} }",
    "class A { get constructor() {} }",
    "class A { constructor() { super(); } }",
    "class A { #a; #a; }",
    "class A { m() { this.#missing; } }",
    "class A { static prototype() {} }",
    "class A { #constructor; }",
    "class A extends B { x = super(); }",
    "class A { x = arguments; }",
    "class { }",
    "super.x;",
    "function f() { super(); }",
    "let o = { get a(x) { return 1; } };",
    "let o = { set a() { } };",
    "let o = { __proto__: 1, '__proto__': 2 };",
    "let o = { a() { super(); } };",
    "new.target = 1;",
    "import.meta = 1;",
    "let let = 1;",
    "enum A { B }",
    "let class = 1;",
    "let a\\u{2E}b = 1;",
    "v\\u0061r a = 1;",
    "'use strict'; with (a) { }",
    "'use strict'; let a = 010;",
    "'use strict'; let a = '\\07';",
    "'use strict'; delete a;",
    "'use strict'; eval = 1;",
    "'use strict'; arguments++;",
    "'use strict'; let static = 1;",
    "'use strict'; if (1) function f() {}",
    "'use strict'; label: function f() {}",
    "interface A { b: string }",
    "let a: string = 'typed';",
    "type A = string;",
    "let a = <div />;",
    "let a = b as c;",
    "module.exports = { a: 1 }}",
    "module.exports = ({ a: 1 }));",
    "let a = 'x' 'y';",
    "let a = { b; c };",
    "let a = { async get b() {} };",
    "async (a, a) => 1;",
    "async\n() => 1; x => { } ()",
    "() + 1;",
    "let a = () => {} || 1;",
    "let f = x\n=> 1;",
    "do ; while (1) else ;",
    "else { }",
    "let a = 1 +;",
    "let a = [1, 2;",
    "let a = {[b]};",
    "new a?.b();",
    "let a = new import('x');",
    "import('a', 'b', 'c');",
    "import();",
    "yield_: while (1) { continue yield_2; }",
    "let undefined;;const x = { y: 1;",
    "﻿let a = \u200b1;",
    "<<<<<<< HEAD",
    "=======",
    "let a = @decorator class {};\n@",
]
REJECTED_AS_MODULE = [
    "import { a };",
    "import a from b;",
    "import a, b from 'pkg';",
    "import * from 'pkg';",
    "{ import a from 'pkg'; }",
    "if (1) { export const a = 1; }",
    "export { missing };",
    "export const a = 1; export { a };",
    "export default 1; export default 2;",
    "import a from 'pkg'; let a;",
    "import { a, a } from 'pkg';",
    "import a from 'pkg' with { type: 'json', type: 'json' };",
    "export { 'a string' };",
    "return 1;",
    "with ({}) { }",
    "let a = 010;",
    "let await = 1;",
    "let yield = 1;",
    "new.target;",
    "<!-- html",
    "export const a;",
    "export let a = 1, a = 2;",
    "export a;",
    "let a; export a;",
    "export { if };",
    "import { if } from 'pkg';",
    "delete a; let a;",
    "arguments = 1;",
    "function f() { await 1; }",
    "(x = await 1) => x; async (x = await 1) => x;",
    "let a = await;",
    "for await (const x in {}) ;",
    "import.mega;",
    "import defer;",
]
REJECTED_AS_A_WHOLE = [
    "export default { a = 1 };",
    "export default { experimental, appDir = false };",
    "export default [{ a = 1 }];",
    "export default f({ a = 1 });",
    "export default { a: 1 b: 2 };",
    "export default const a = 1;",
    "export default { get a(x) {} };",
    "export default { __proto__: 1, '__proto__': 2 };",
    "export default class { constructor() {} constructor() {} }",
    "export default new.target;",
    "export default { a } = { a: 1 } = 2;",
    "export default a?.b = 1;",
    "export default async () => { for await (x in y) ; };",
    "export default { async *[a]: 1 };",
    "export default (a, a) => 1;",
    "export default () => { 'use strict'; with (a) {} };",
    "export default { a: 1 }, { b: 2 };",
    "export default async function* (a = yield) {}",
    "export default (await) => 1;",
    "export default /(/;",
    "export default `${`;",
    "export default { ...{ a: 1 };",
    "export default { 'a' };",
    "export default { if };",
    "export default { 1 };",
    "export default { a: b = };",
    "export default 1 2;",
    "export default;",
    "export default { a() => 1 };",
    "export default { async a: 1 };",
    "export default (x) =>",
    "export default function ({ a, a }) {}",
    "export default (({ a = 1 }));",
    "export default { x: { a = 1 } };",
    "export default { a = 1 }.b;",
]
# Newer than Node 20, and accepted by acorn: no reason to call a file unparsable.
NEWER_THAN_NODE_20 = [
    "{ using a = null; }",
    "async function f() { await using a = null; }",
    "let a = /(?i:x)y/, b = /(?<n>a)|(?<n>b)/;",
]


def read(extension: str, text: str, folder: Path) -> Config:
    (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}', encoding="utf-8")
    (folder / f"next.config.{extension}").write_text(text, encoding="utf-8")
    return load(Reader(), make_project(folder, folder), NEXT_VERSION)


def whole(extension: str, text: str) -> str:
    return f"{text}\n" + ("export default {};\n" if extension == "mjs" else "module.exports = {};\n")


def node_rejects(oracle: NodeOracle, folder: Path, extension: str) -> bool:
    (result,) = oracle.run(folder / f"next.config.{extension}", [{}])
    return result.error is not None and result.error.name == "SyntaxError"


GOOD = [("js", text) for text in ACCEPTED] + [("mjs", text) for text in ACCEPTED_AS_MODULE]
BAD = [("js", text) for text in REJECTED] + [("mjs", text) for text in [*REJECTED_AS_MODULE, *REJECTED]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "names.mjs").write_text("export const a = 1; export { a as 'a string' };\n", encoding="utf-8")
    (tmp_path / "data.json").write_text("{}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("extension", "text"), GOOD)
def test_what_node_accepts_is_parsed(extension: str, text: str, oracle: NodeOracle, folder: Path) -> None:
    config = read(extension, whole(extension, text), folder)
    assert not node_rejects(oracle, folder, extension)
    assert config.kind != "unparsable", config.problem


@pytest.mark.parametrize(("extension", "text"), BAD)
def test_what_node_rejects_is_unparsable_with_a_place(
    extension: str, text: str, oracle: NodeOracle, folder: Path
) -> None:
    config = read(extension, whole(extension, text), folder)
    assert node_rejects(oracle, folder, extension)
    assert config.kind == "unparsable"
    assert config.problem is not None
    assert config.problem.span.path == str(folder / f"next.config.{extension}")
    assert 1 <= config.problem.span.start.line <= len(whole(extension, text).splitlines()) + 1


@pytest.mark.parametrize("text", REJECTED_AS_A_WHOLE)
def test_an_export_that_node_rejects_is_unparsable(text: str, oracle: NodeOracle, folder: Path) -> None:
    config = read("mjs", text, folder)
    assert node_rejects(oracle, folder, "mjs")
    assert config.kind == "unparsable"


@pytest.mark.parametrize("text", NEWER_THAN_NODE_20)
def test_syntax_newer_than_node_20_is_parsed(text: str, folder: Path) -> None:
    assert read("mjs", whole("mjs", text), folder).kind != "unparsable"


@pytest.mark.parametrize("name", names())
def test_no_case_is_called_unparsable(name: str, tmp_path: Path) -> None:
    assert lay_out(name, tmp_path).read().kind != "unparsable"
