"""Hostile configs: small or plausible as files, and huge to evaluate.

``CONFIGS`` maps a sentence to the files of a project; the config is ``next.config.js`` or ``next.config.mjs``.
"""

from __future__ import annotations

# ruff: noqa: E501 - a config a line
from collections.abc import Iterable

Files = dict[str, str]


def commonjs(*lines: str) -> Files:
    return {"next.config.js": "\n".join(lines) + "\n"}


def exported(value: str) -> Files:
    return commonjs(f"module.exports = {value};")


def listed(count: int, entry: str, between: str = ",") -> str:
    """``count`` entries, with ``@`` replaced by the number of the entry."""
    return between.join(entry.replace("@", str(number)) for number in range(count))


def lines(count: int, line: str) -> str:
    return listed(count, line, "\n")


def nested(count: int, before: str, middle: str, after: str) -> str:
    return before * count + middle + after * count


def doubled(count: int, first: str, again: str) -> str:
    """Return a chain of constants, ``@`` the previous one: the last one has 2^``count`` parts."""
    chain = [f"const v0 = {first};"]
    chain += [f"const v{number + 1} = {again.replace('@', f'v{number}')};" for number in range(count)]
    return "\n".join(chain)


def _deep() -> Iterable[tuple[str, Files]]:
    yield "400 nested objects", exported(nested(400, "{a:", "1", "}"))
    yield "400 nested objects at experimental", exported("{experimental: " + nested(400, "{a:", "1", "}") + "}")
    yield "10,000 nested brackets", exported(nested(10_000, "[", "", "]"))
    yield "10,000 brackets that are never closed", exported("[" * 10_000)
    yield "100,000 brackets that are never closed", exported("(" * 100_000)
    yield "10,000 nested parentheses", exported(nested(10_000, "(", "{}", ")"))
    yield (
        "3,000 nested ternaries",
        exported("{experimental: {appDir: " + "".join(f"process.env.X{n} ? {n} : " for n in range(3_000)) + "false}}"),
    )
    yield (
        "3,000 ternaries nested in the first arm",
        exported("{experimental: {appDir: " + nested(3_000, "process.env.X ? ", "1", " : 2") + "}}"),
    )
    yield (
        "200 ternaries on one variable each",
        exported(
            "{experimental: {appDir: " + "".join(f"process.env.X{n} ? {n % 2} : " for n in range(200)) + "false}}"
        ),
    )
    yield "a chain of 10,000 optional members", exported("{a: process.env" + "?.b" * 10_000 + "}")
    yield "a chain of 10,000 calls", commonjs("const f = () => f;", f"f{'()' * 10_000};", "module.exports = {};")
    yield "a sum of 10,000 terms", exported("{a: " + " + ".join(["1"] * 10_000) + "}")
    yield (
        "a chain of 10,000 conditions",
        exported("{a: " + " && ".join(f"process.env.X{n}" for n in range(10_000)) + "}"),
    )
    yield "1,000 nested functions", exported(nested(1_000, "(() => ", "({})", ")()"))
    yield "1,000 nested blocks", commonjs(nested(1_000, "{", "", "}"), "module.exports = {};")
    yield (
        "1,000 nested ifs",
        commonjs("const c = {};", nested(1_000, "if (process.env.X) {", "c.a = 1", "}"), "module.exports = c;"),
    )
    yield (
        "5,000 else-ifs",
        commonjs(
            "const c = {};",
            "".join(f"if (process.env.X{n}) c.a = {n}; else " for n in range(5_000)) + ";",
            "module.exports = c;",
        ),
    )
    yield "2,000 nested template literals", exported(nested(2_000, "`${", "1", "}`"))
    yield "20,000 exclamation marks", exported("!" * 20_000 + "1")
    yield "a template that is never closed", exported("`" + "${" * 5_000)
    yield "a regular expression of many brackets", exported("{a: /" + nested(3_000, "(", "a", ")*") + "/}")
    yield "a regular expression that backtracks", exported("{a: /^(a+)+$/.test('" + "a" * 40 + "!')}")
    yield (
        "1,000 nested classes",
        exported(nested(1_000, "new (class extends Object { constructor() { super(); this.a = ", "1", "} })()")),
    )
    yield "1,000 nested awaits", {"next.config.mjs": "export default " + nested(1_000, "await (", "{}", ")") + ";\n"}
    yield "1,000 nested spreads", exported(nested(1_000, "{...", "{}", "}"))
    yield (
        "400 nested destructurings",
        commonjs("const " + nested(400, "{a:", "b", "}") + " = {};", "module.exports = {b};"),
    )


def _many() -> Iterable[tuple[str, Files]]:
    yield (
        "5,000 ifs on the environment",
        commonjs(
            "const c = {experimental: {}};",
            lines(5_000, "if (process.env.X_@) { c.experimental.appDir = @; }"),
            "module.exports = c;",
        ),
    )
    yield (
        "5,000 ifs that leave early",
        {
            "next.config.js": "module.exports = () => {\n"
            + lines(5_000, "if (process.env.X_@) return {a: @};")
            + "\nreturn {};\n};\n"
        },
    )
    yield (
        "30 ifs on a shared object in both arms",
        commonjs(
            "let c = {};", lines(30, "c = process.env.X_@ ? {...c, a@: 1} : {...c, b@: 1};"), "module.exports = c;"
        ),
    )
    yield (
        "30 options that are all conditional",
        exported("{env: {" + listed(30, "k@: process.env.X@ ? [1, 2] : [3]") + "}}"),
    )
    yield (
        "an array of 30 conditional items",
        exported("{a: [" + listed(30, "process.env.X@ ? @ : -@") + "]}"),
    )
    yield "an array of 100,000 elements", exported("{a: [" + "1," * 100_000 + "]}")
    yield (
        "an array of 100,000 elements out of a loop",
        commonjs("const a = [];", "for (let i = 0; i < 100000; i++) a.push(i);", "module.exports = {a};"),
    )
    yield (
        "an object of 20,000 keys",
        exported("{experimental: {" + listed(20_000, "k@: @") + "}}"),
    )
    yield "10,000 properties with one name", exported("{experimental: {" + "appDir: true," * 10_000 + "}}")
    yield (
        "10,000 assignments to one option",
        commonjs("const c = {experimental: {}};", lines(10_000, "c.experimental.appDir = @;"), "module.exports = c;"),
    )
    yield "10,000 functions", commonjs(lines(10_000, "function f@() { return f@; }"), "module.exports = {};")
    yield (
        "10,000 variables that copy each other",
        commonjs("const v0 = {};", lines(10_000, "const w@ = v0;"), "module.exports = w9999;"),
    )
    yield "a config of 5 MB", exported("{a: '" + "x" * 5_000_000 + "'}")
    yield "a config of 5 MB in comments", {"next.config.js": "// comment\n" * 480_000 + "module.exports = {};\n"}
    yield "half a megabyte of comments", {"next.config.js": "// nextlint-ignore[\n" * 26_000 + "module.exports = {};\n"}
    yield "half a megabyte of unclosed comments", {"next.config.js": "module.exports = {};\n" + "/*" * 240_000}
    yield "half a megabyte of white space", {"next.config.js": " \t" * 240_000 + "module.exports = {};\n"}
    yield "half a megabyte of empty lines", {"next.config.js": "\r\n" * 240_000 + "module.exports = {};\n"}
    yield "half a megabyte in one line", exported("{" + "a:1," * 120_000 + "}")
    yield "half a megabyte of slashes", {"next.config.js": "module.exports = {}\n" + "/" * 500_000}
    yield "half a megabyte of semicolons", {"next.config.js": "module.exports = {}" + ";" * 500_000}
    yield "half a megabyte of quotes", {"next.config.js": "module.exports = {}\n" + "'" * 500_000}
    yield "half a megabyte of backslashes", {"next.config.js": "module.exports = {}\n" + "\\" * 500_000}
    yield "half a megabyte of emoji", exported("{a: '" + "😀" * 120_000 + "', experimental: {appDir: true}}")


def _growing() -> Iterable[tuple[str, Files]]:
    yield (
        "an object shared by doubling 40 times",
        commonjs(doubled(40, "{a: 1}", "{a: @, b: @}"), "module.exports = v40;"),
    )
    yield (
        "an object shared by doubling inside an option",
        commonjs(doubled(40, "{a: 1}", "{a: @, b: @}"), "module.exports = {experimental: v40, env: v40};"),
    )
    yield "an array shared by doubling 40 times", commonjs(doubled(40, "[1]", "[@, @]"), "module.exports = {a: v40};")
    yield (
        "objects and arrays shared by doubling",
        commonjs(doubled(40, "{a: 1}", "{a: [@, @]}"), "module.exports = {a: [v40]};"),
    )
    yield (
        "a function in an object shared by doubling",
        commonjs(doubled(40, "{a() {}}", "[@, @]"), "module.exports = {a: v40, webpack: v40};"),
    )
    yield (
        "a choice shared by doubling",
        commonjs(doubled(40, "process.env.X ? 1 : 2", "process.env.Y ? [@, @] : [@]"), "module.exports = {a: v40};"),
    )
    yield (
        "choices nested by doubling",
        commonjs(
            "const v0 = process.env.X ? 1 : 2;",
            lines(40, "const u@ = 0;"),
            *(f"const v{n + 1} = process.env.Y{n} ? v{n} : process.env.Z{n} ? v{n} : [v{n}];" for n in range(40)),
            "module.exports = {a: v40};",
        ),
    )
    yield "an object spread by doubling", commonjs(doubled(40, "{a: 1}", "{...@, ...@, b: @}"), "module.exports = v40;")
    yield "an array spread by doubling", commonjs(doubled(40, "[1]", "[...@, ...@]"), "module.exports = {a: v40};")
    yield "an array concatenated by doubling", commonjs(doubled(40, "[1]", "@.concat(@)"), "module.exports = {a: v40};")
    yield (
        "an array flattened by doubling",
        commonjs(doubled(40, "[1]", "[@, @].flat(50)"), "module.exports = {a: v40};"),
    )
    yield (
        "a doubled array flattened at last",
        commonjs(doubled(40, "[1]", "[@, @]"), "module.exports = {a: v40.flat(Infinity)};"),
    )
    yield "a doubled array joined", commonjs(doubled(40, "[1]", "[@, @]"), "module.exports = {a: v40.join()};")
    yield (
        "a doubled array as a string",
        commonjs(doubled(40, "[1]", "[@, @]"), "module.exports = {a: String(v40), b: `${v40}`, c: v40 + ''};"),
    )
    yield (
        "a doubled object stringified",
        commonjs(doubled(40, "{a: 1}", "{a: @, b: @}"), "module.exports = {a: JSON.stringify(v40)};"),
    )
    yield (
        "a doubled object cloned",
        commonjs(doubled(40, "{a: 1}", "{a: @, b: @}"), "module.exports = structuredClone(v40);"),
    )
    yield (
        "a doubled object frozen",
        commonjs(doubled(40, "{a: 1}", "{a: @, b: @}"), "module.exports = Object.freeze(v40);"),
    )
    yield (
        "a doubled object merged",
        commonjs(
            "const merge = require('deepmerge');",
            doubled(40, "{a: 1}", "{a: @, b: @}"),
            "module.exports = merge(v40, v40);",
        ),
    )
    yield (
        "a doubled object through lodash",
        commonjs(
            "const _ = require('lodash');",
            doubled(40, "{a: 1}", "{a: @, b: @}"),
            "module.exports = _.merge({}, v40, _.cloneDeep(v40));",
        ),
    )
    yield "a doubled object thrown", commonjs(doubled(40, "{message: 'x'}", "{message: @, b: @}"), "throw v40;")
    yield (
        "functions that call each other twice",
        commonjs(
            "const f0 = () => 1;",
            *(f"const f{n + 1} = () => f{n}() + f{n}();" for n in range(40)),
            "module.exports = {a: f40()};",
        ),
    )
    yield (
        "functions that ask the environment twice",
        commonjs(
            "const f0 = () => process.env.X ? 1 : 2;",
            *(f"const f{n + 1} = () => process.env.X{n} ? f{n}() : f{n}();" for n in range(40)),
            "module.exports = {a: f40()};",
        ),
    )
    yield (
        "a string doubled 60 times",
        commonjs("let s = 'ab';", "for (let i = 0; i < 60; i++) s += s;", "module.exports = {s};"),
    )
    yield (
        "a string doubled 60 times by templates",
        commonjs(doubled(60, "'ab'", "`${@}${@}`"), "module.exports = {s: v60};"),
    )
    for call in (
        "'x'.repeat(2 ** 40)",
        "'x'.padEnd(2 ** 40)",
        "'x'.padStart(1e9, 'ab')",
        "Array(1e9).fill(0)",
        "new Array(2 ** 32 - 1).join('x')",
        "Array.from({length: 1e9}, (_, i) => i)",
        "[...Array(1e8).keys()]",
        "'x'.repeat(1e6).split('')",
        "'x'.repeat(1e6).replaceAll('x', 'y'.repeat(1e6))",
        "'x'.repeat(1e6).replace(/x/g, 'y'.repeat(1e6))",
        "'x'.repeat(1e6).split('').map(x => x.repeat(1e6))",
        "10n ** 10n ** 10n",
        "2n << 1000000000n",
        "10 ** 400",
        "(1e21).toFixed(1e9)",
        "Buffer.alloc(1e10)",
        "'x'.repeat(1e6).match(/(x+)+y/)",
        "Object.fromEntries(Array.from({length: 1e6}, (_, i) => [i, i]))",
        "Array(1e6).fill('x'.repeat(1e6)).join('')",
        "[].concat(...Array(1e6).fill([1, 2, 3]))",
        "Array.from('x'.repeat(1e6)).sort()",
        "JSON.parse('['.repeat(1e5))",
        "JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))",
        "parseInt('9'.repeat(1e6))",
        "Number('9'.repeat(1e6))",
        "BigInt('9'.repeat(1e6))",
        "'a'.localeCompare('b'.repeat(1e6))",
        "new Function('return '.repeat(1e5))",
        "eval('x'.repeat(1e6))",
        "Array(1e6).fill(Array(1e6).fill(1)).flat()",
        "'é'.repeat(1e6).normalize('NFD')",
        "encodeURIComponent('é'.repeat(1e6))",
        "String.raw({raw: Array(1e6).fill('x'.repeat(1e3))})",
        "Object.assign({}, 'x'.repeat(1e6))",
        "'x'.repeat(1e4).replaceAll('x', 'y'.repeat(1e6))",
        "''.concat(...Array(1e4).fill('x'.repeat(1e6)))",
        "JSON.stringify(Array.from({length: 1e4}, () => 'x'.repeat(1e6)))",
        "Array.from({length: 1e5}, (_, i) => 'x'.repeat(1e6) + i)",
        "Array.from({length: 1e5}, (_, i) => ({...Array.from({length: 1e3}), i}))",
        "new Set(Array(1e6).keys())",
        "new Map(Array.from({length: 1e6}, (_, i) => [i, i]))",
    ):
        yield f"calling {call}", exported("{a: " + call + "}")


def _endless() -> Iterable[tuple[str, Files]]:
    yield "an endless while", commonjs("while (true) {}", "module.exports = {};")
    yield (
        "an endless for that grows an array",
        commonjs("const a = [];", "for (;;) a.push(a);", "module.exports = {a};"),
    )
    yield (
        "an endless for that grows an object",
        commonjs("const a = {};", "for (let i = 0; ; i++) a['k' + i] = {};", "module.exports = {a};"),
    )
    yield "an endless for that waits for the environment", commonjs("while (process.env.X) {}", "module.exports = {};")
    yield (
        "an endless loop on the environment that changes the config",
        commonjs("const c = {};", "while (process.env.X) { c.a = c.a + 1; }", "module.exports = c;"),
    )
    yield (
        "a loop over what it grows",
        commonjs("const a = [1];", "for (const x of a) a.push(x);", "module.exports = {a};"),
    )
    yield "an endless generator", commonjs("function* g() { for (;;) yield 1; }", "module.exports = {a: [...g()]};")
    yield "a function that calls itself", commonjs("const f = () => f();", "module.exports = f();")
    yield (
        "a function that calls itself on each side",
        commonjs("const f = (n) => [f(n + 1), f(n + 1)];", "module.exports = f(0);"),
    )
    yield (
        "a function that calls itself by the environment",
        commonjs("const f = (n) => process.env['X' + n] ? f(n + 1) : f(n + 2);", "module.exports = f(0);"),
    )
    yield "an exported function that returns itself", commonjs("const f = () => f;", "module.exports = f;")
    yield "a promise of itself", commonjs("const p = Promise.resolve().then(() => p);", "module.exports = p;")
    yield "an endless chain of promises", commonjs("const f = async () => { await f(); };", "module.exports = f;")
    yield "a thenable that calls itself", exported("{then(resolve) { resolve(this); }}")
    yield "a getter that reads itself", exported("{get a() { return this.a; }}")
    yield (
        "getters that read each other twice",
        exported(
            "{" + ",".join(f"get g{n}() {{ return [this.g{n + 1}, this.g{n + 1}]; }}" for n in range(40)) + ", g40: 1}"
        ),
    )
    yield (
        "a getter that makes getters",
        commonjs("const f = () => ({ get a() { return f(); }, get b() { return f(); } });", "module.exports = f();"),
    )
    yield "a proxy", exported("new Proxy({}, {get: (t, k, r) => r, ownKeys: () => Array(1e6).fill('a')})")
    yield (
        "an object that holds itself",
        commonjs("const c = {experimental: {}};", "c.experimental.a = c;", "c.c = c;", "module.exports = c;"),
    )
    yield "an array that holds itself", commonjs("const a = [];", "a.push(a, a);", "module.exports = {a};")
    yield (
        "an array that holds itself joined",
        commonjs("const a = [1];", "a.push(a, a);", "module.exports = {a: a.join(), b: a.flat(Infinity), c: `${a}`};"),
    )
    yield (
        "an object that holds itself stringified",
        commonjs("const c = {};", "c.c = c;", "module.exports = {a: JSON.stringify(c)};"),
    )
    yield (
        "an object that holds itself cloned",
        commonjs("const c = {};", "c.c = [c, c];", "module.exports = {a: structuredClone(c), b: {...c}};"),
    )
    yield (
        "objects that hold each other",
        commonjs("const a = {}, b = {a};", "a.b = b;", "a.b2 = b;", "b.a2 = a;", "module.exports = {a, b};"),
    )
    yield (
        "20 objects that all hold each other",
        commonjs(
            "const o = Array.from({length: 20}, () => ({}));",
            "o.forEach((x, i) => o.forEach((y, j) => { x['k' + j] = y; }));",
            "module.exports = o[0];",
        ),
    )
    yield (
        "a prototype that is itself",
        commonjs("const c = {};", "Object.setPrototypeOf(c, c);", "c.__proto__ = c;", "module.exports = c;"),
    )
    yield "a class that extends itself", commonjs("class A extends A {}", "module.exports = new A();")
    yield "toString that calls itself", exported("{a: `${{toString() { return `${this}`; }}}`}")
    yield (
        "toJSON that returns itself",
        commonjs("const c = {toJSON() { return {c}; }};", "module.exports = {a: JSON.stringify(c)};"),
    )
    yield (
        "a config wrapped 5,000 times",
        commonjs(
            "const w = require('next-compose-plugins');",
            "let c = {};",
            "for (let i = 0; i < 5000; i++) c = w(c);",
            "module.exports = c;",
        ),
    )
    yield (
        "a config wrapped 5,000 times in one expression",
        commonjs("const w = require('@next/mdx')();", "module.exports = " + nested(1_000, "w(", "{}", ")") + ";"),
    )
    yield "a label that is continued", commonjs("a: for (;;) { continue a; }", "module.exports = {};")
    yield (
        "try and finally that never end",
        commonjs(
            "const f = () => { for (;;) { try { return 1; } finally { continue; } } };", "module.exports = {a: f()};"
        ),
    )
    yield (
        "exceptions thrown for ever",
        commonjs("for (;;) { try { throw new Error('x'); } catch {} }", "module.exports = {};"),
    )


def _several() -> Iterable[tuple[str, Files]]:
    yield (
        "cyclic requires",
        {
            "next.config.js": "module.exports = {...require('./a')};\n",
            "a.js": "module.exports = {...require('./b'), a: 1};\n",
            "b.js": "module.exports = {...require('./a'), ...require('./next.config.js'), b: 1};\n",
        },
    )
    yield (
        "cyclic imports",
        {
            "next.config.mjs": "import a from './a.mjs';\nexport default {a};\n",
            "a.mjs": "import b from './b.mjs';\nexport default {b};\n",
            "b.mjs": "import a from './a.mjs';\nexport * from './a.mjs';\nexport * from './b.mjs';\nexport default () => a;\n",
        },
    )
    yield (
        "names that two modules export of each other",
        {
            "next.config.mjs": "import {x} from './a.mjs';\nexport default {x};\n",
            "a.mjs": "export {x} from './b.mjs';\n",
            "b.mjs": "export {x} from './a.mjs';\n",
        },
    )
    yield "a config that requires itself", commonjs("module.exports = {a: require('./next.config.js')};")
    yield (
        "200 local files",
        {
            "next.config.js": "module.exports = {" + "".join(f"...require('./f{n}'), " for n in range(200)) + "};\n",
            **{f"f{n}.js": f"module.exports = {{k{n}: {n}}};\n" for n in range(200)},
        },
    )
    yield (
        "100 local files of 100 KB",
        {
            "next.config.js": "module.exports = {" + "".join(f"...require('./f{n}'), " for n in range(99)) + "};\n",
            **{f"f{n}.js": "module.exports = {" + "a: 1, " * 16_000 + "};\n" for n in range(99)},
        },
    )
    yield (
        "a chain of 200 local files",
        {
            "next.config.js": "module.exports = require('./f0');\n",
            **{f"f{n}.js": f"module.exports = {{...require('./f{n + 1}')}};\n" for n in range(200)},
            "f200.js": "module.exports = {};\n",
        },
    )
    yield (
        "a JSON file of 10 MB",
        {"next.config.js": "module.exports = require('./data.json');\n", "data.json": "[" + "1," * 5_000_000 + "1]"},
    )
    yield (
        "a JSON file of 400 KB",
        {
            "next.config.js": "module.exports = {a: require('./data.json')};\n",
            "data.json": "{" + ",".join(f'"key{n}": [1, {{"a": null}}]' for n in range(14_000)) + "}",
        },
    )
    yield (
        "a JSON file of nothing but brackets",
        {"next.config.js": "module.exports = require('./data.json');\n", "data.json": "[" * 200_000},
    )
    yield (
        "a TypeScript config of many generics",
        {"next.config.ts": "const a: " + nested(2_000, "A<", "B", ">") + " = {};\nexport default a;\n"},
    )
    yield (
        "a TypeScript config of many less-thans",
        {"next.config.ts": "export default {a: " + "a < b > (c) < " * 5_000 + "1};\n"},
    )
    yield "a TypeScript config of open brackets", {"next.config.ts": "export default " + "<{(" * 20_000}
    yield "a TypeScript config of many casts", {"next.config.ts": "export default {a: 1 " + "as any " * 5_000 + "};\n"}
    yield (
        "a TypeScript config of many types",
        {"next.config.ts": lines(5_000, "type T@ = { a: T@ | string; };") + "\nexport default {};\n"},
    )
    yield "a TypeScript config of 5 MB", {"next.config.ts": "export default {a: '" + "x" * 5_000_000 + "'};\n"}


def _costly() -> Iterable[tuple[str, Files]]:
    """What took long, or a great deal of memory, or ended the run."""
    for name, work in {
        "a test that backtracks": "n += /^(a+)+$/.test('a'.repeat(25) + '!') ? 1 : 0;",
        "a match that backtracks": "n += ('a'.repeat(25) + '!').match(/(a|aa)+$/) ? 1 : 0;",
        "a split that backtracks": "n += ('a'.repeat(25) + '!').split(/(a*)*b/).length;",
        "encodeURIComponent of a megabyte": "n += encodeURIComponent('é'.repeat(1e6) + i).length;",
        "a megabyte walked and left": "for (const c of s) { n++; break; }",
        "a megabyte destructured": "const [a] = s; n += a.length;",
        "a megabyte as a number": "n += +s ? 1 : 0;",
        "two megabytes compared": "n += s < s + i ? 1 : 0;",
        "a megabyte upper and lower": "n += s.toUpperCase().toLowerCase().length;",
        "a long URL": "n += new URL('http://x/' + s).href.length;",
        "a template of a replacement": "n += 'a'.replace(/(?<k>a)/, '$<k>'.repeat(1e5)).length;",
        "a replacement that grows": "n += 'x'.repeat(1e4).replace(/$/, '$`'.repeat(5e5)).length;",
        "an expression of a million characters": "n += new RegExp('()'.repeat(5e5)).test('x') ? 1 : 0;",
        "a deep prototype": "let o = {}; for (let k = 0; k < 2000; k++) o = Object.create(o); for (const k in o) n++;",
        "wrappers in wrappers": "c = require('some-plugin')(c); n++;",
        "a function bound to itself": "f = f.bind(null, i); n++;",
        "a sort that compares": "n += Array.from({length: 5000}, (_, k) => k % 7).sort((a, b) => a - b)[0];",
        "a Map that grows as it is walked": "const m = new Map([[0, 0]]); for (const [k] of m) m.set(k + 1, 0);",
        "a Set that turns as it is walked": "const m = new Set([0]); for (const k of m) { m.delete(k); m.add(k); }",
        "an array that grows as it is mapped": "const a = [1]; a.forEach((x) => { a.push(x); n++; }); for (const x of a) a.push(x);",
        "an iterator without an end": "const o = {[Symbol.iterator]() { return {next: () => ({done: false, value: i})}; }}; n += [...o].length;",
        "keys that are long": "const o = {}; o[s + i] = 1; n += Object.keys(o).length;",
    }.items():  # fmt: skip
        text = f"const s = 'x'.repeat(1e6); let n = 0, c = {{}}, f = () => 1; for (let i = 0; i < 1e5; i++) {{ {work} }} module.exports = {{...c, a: n}};"
        yield f"{name}, in a loop", commonjs(text)
    yield "6,000 options in one line", exported("{" + listed(6_000, "o@: @") + "}")
    yield (
        "6,000 options in one line that are not ASCII",
        exported("{experimental: {" + listed(6_000, "'😀é@': '😀@'") + "}}"),
    )
    yield "19,000 options in one line", exported("{" + listed(19_000, "o@: @") + "}")
    yield (
        "19,000 options in one line at experimental",
        exported("{experimental: {" + listed(19_000, "é@: @") + "}}"),
    )
    yield (
        "480 KB of names that are not ASCII in one line",
        exported("{" + listed(19_000, "ключ@é: @") + "}"),
    )
    yield (
        "480 KB of text that is not ASCII in one line",
        exported("{" + listed(13_000, "'😀é@': '😀@'") + "}"),
    )
    yield "a call of some that shortens its array", commonjs("const a = [1, 2, 3, 4];", *(f"const {m}d = a.{m}((x, i) => {{ a.length = 1; return {r}; }});" for m, r in (("some", "false"), ("find", "false"), ("every", "true"), ("findLast", "false"), ("findIndex", "false"), ("reduce", "i"), ("reduceRight", "i"), ("map", "x"), ("flatMap", "x"), ("filter", "x"), ("forEach", "x"))), "module.exports = {a};")  # fmt: skip
    digits = "9" * 5_000
    yield (
        "names of 5,000 digits",
        exported(
            f"{{'{digits}': 1, {digits}: 2, experimental: {{'{digits}': [1][{digits}]}}, a: [1]['{digits}'], b: 'x'['{digits}'], c: {digits}n, d: {{...[1]}}['{digits}']}}"
        ),
    )
    yield (
        "names of 5,000 digits that are set",
        commonjs(
            "const a = [1], c = {a};",
            f"a['{digits}'] = 1; a['0{digits}'] = 2; c['{digits}'] = a; delete a['{digits}']; a.length = '{digits}';",
            f"const {{'{digits}': x, ...r}} = a;",
            f"module.exports = {{...c, ...r, x, r: 'x'.repeat('{digits}'), y: /x{{{digits}}}/.test('x'), z: parseInt('{digits}'), p: new URL('http://a:{digits}/').port}};",
        ),
    )
    yield (
        "500 nested namespaces",
        {"next.config.ts": nested(500, "namespace A { export ", "const x = 1;", "}") + "\nexport default {};\n"},
    )
    yield (
        "5,000 nested namespaces",
        {"next.config.ts": nested(5_000, "namespace A { export ", "const x = 1;", "}") + "\nexport default {};\n"},
    )
    yield (
        "a namespace of 2,000 dots",
        {"next.config.ts": "namespace " + ".".join(["A"] * 2_000) + " { export const x = 1; }\nexport default {};\n"},
    )
    yield (
        "500 nested modules with enums",
        {
            "next.config.ts": nested(500, "module A { export enum E { a } export ", "const x = 1;", "}")
            + "\nexport default {};\n"
        },
    )
    for where, files in {
        "a path that is required": commonjs("module.exports = {...require('./a\\0b'), ...require('a\\0b/c')};"),
        "a path that is imported": {"next.config.mjs": "import a from './a\\0b.mjs';\nexport default {...a, ...await import('a\\0b')};\n"},
        "distDir, basePath and the like": exported("{distDir: 'a\\0b', outputFileTracingRoot: '/a\\0b', turbopack: {root: 'a\\0b'}, cacheHandler: 'a\\0b', experimental: {outputFileTracingRoot: 'a\\0b'}}"),
        "fs.readFileSync": commonjs("const fs = require('fs'), path = require('path');", "module.exports = {a: fs.existsSync('a\\0b') && fs.readFileSync(path.join(__dirname, 'a\\0b'))};"),
        "tsconfig.json": {"next.config.ts": "import a from '@/x';\nexport default a;\n", "tsconfig.json": '{"extends": "./a\\u0000b", "compilerOptions": {"baseUrl": "a\\u0000b", "paths": {"@/*": ["a\\u0000b/*"]}}}'},
        "workspaces and scripts": {**exported("{}"), "package.json": '{"name": "a\\u0000b", "workspaces": ["a\\u0000b/*", "./a\\u0000b"], "main": "a\\u0000b", "dependencies": {"next": "file:./a\\u0000b"}, "scripts": {"start": "cd a\\u0000b && next start a\\u0000b", "dev": "node ./a\\u0000b.js"}}'},
        "a lockfile of npm": {**exported("{}"), "package-lock.json": '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"next": "13.4.4"}}, "a\\u0000b": {"link": true, "resolved": "a\\u0000b"}, "node_modules/next": {"link": true, "resolved": "a\\u0000b"}}}'},
        "a lockfile of pnpm": {**exported("{}"), "pnpm-lock.yaml": 'lockfileVersion: "9.0"\nimporters:\n  "a\\0b":\n    dependencies: {}\n  .:\n    dependencies:\n      next: {specifier: 13.4.4, version: "link:a\\0b"}\n', "pnpm-workspace.yaml": 'packages: ["a\\0b", "a\\0b/*"]\n'},
        "a lockfile of yarn": {**exported("{}"), "yarn.lock": '"next@file:./a\\0b":\n  version "13.4.4"\n', ".yarnrc.yml": 'lockfileFilename: "a\\0b"\ncacheFolder: "a\\0b"\n'},
        "turbo, nx and lerna": {**exported("{}"), "turbo.json": '{"extends": ["a\\u0000b"]}', "nx.json": '{"workspaceLayout": {"appsDir": "a\\u0000b"}, "extends": "a\\u0000b"}', "project.json": '{"root": "a\\u0000b", "targets": {"serve": {"executor": "@nx/next:server", "options": {"customServerTarget": "a\\u0000b:x", "dir": "a\\u0000b"}}}}', "lerna.json": '{"packages": ["a\\u0000b"]}', "rush.json": '{"projects": [{"packageName": "a", "projectFolder": "a\\u0000b"}]}', ".prettierrc": '{"overrides": [{"files": "a\\u0000b"}]}', ".gitignore": "a\\0b\n", "Dockerfile": 'CMD ["node", "a\\0b/server.js"]\nWORKDIR /a\\0b\n'},
    }.items():  # fmt: skip
        yield f"a NUL in {where}", files


ATTACKS = dict(_costly())  # reported in every output format, too
CONFIGS: dict[str, Files] = {
    name: files for made in (_deep(), _many(), _growing(), _endless(), _several(), _costly()) for name, files in made
}
