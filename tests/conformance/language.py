"""Small probes of the language itself, by family: scopes, loops, generators, proxies, classes, errors, dates and the like."""

# ruff: noqa: E501 - a probe a line
from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

from .probes import body


def families() -> dict[str, list[str]]:
    makers = (
        _aliased_arguments,
        _labels,
        _finally,
        _tdz,
        _destructuring_order,
        _spreads,
        _proxies,
        _tagged,
        _bigints,
        _dates,
        _regexes,
        _intl,
        _cloned,
        _switches,
        _functions,
        _generators,
        _typed_arrays,
        _accessors,
        _errors,
        _members,
        _unknown_spreads,
    )
    return {maker.__name__.strip("_").replace("_", " "): list(dict.fromkeys(maker())) for maker in makers}


def _aliased_arguments() -> Iterator[str]:
    for strict in ("", "'use strict'; "):
        for head in ("a, b", "a, b = 5", "...a", "{ a }, b", "a, a"):
            if strict and head != "a, b":
                continue
            args = "{ a: 1 }, 2" if head == "{ a }, b" else "1, 2"
            for step in (
                "arguments[0] = 9",
                "a = 9",
                "arguments.length = 1",
                "delete arguments[0]; a = 9",
                "b = 9",
                "arguments[2] = 7",
            ):
                yield body(
                    f"function f({head}) {{ {strict}{step}; return [a, arguments.length, arguments[0], arguments[1], [...arguments]]; }} return f({args});"
                )
        yield body(f"function f() {{ {strict}return typeof arguments.callee; }} return f();")
        yield body(f"function f(a) {{ {strict}(() => {{ arguments[0] = 3; }})(); return a; }} return f(1);")
        if not strict:
            yield body("function f(a) { var arguments; return typeof arguments; } return f(1);")
        yield body(f"function f(a) {{ {strict}eval; return Object.keys(arguments); }} return f(1, 2, 3);")
        yield body(
            f"function f(a, b) {{ {strict}Object.defineProperty(arguments, 0, {{ value: 4 }}); return a; }} return f(1);"
        )
        yield body(f"function f(a, b) {{ {strict}Object.freeze(arguments); a = 5; return arguments[0]; }} return f(1);")


def _labels() -> Iterator[str]:
    for stop in ("break outer", "continue outer", "break", "continue", "break inner", "continue inner"):
        for kind in (
            "for (let j = 0; j < 3; j++)",
            "for (const j of [0, 1, 2])",
            "for (const j in { 0: 1, 1: 1, 2: 1 })",
        ):
            yield body(
                f"const s = []; outer: for (let i = 0; i < 3; i++) {{ inner: {kind} {{ if (j == 1) {stop}; s.push(i + '' + j); }} s.push('e' + i); }} return s;"
            )
            yield body(
                f"const s = []; let n = 0; outer: while (n++ < 3) {{ inner: {kind} {{ try {{ if (j == 1) {stop}; s.push(n + '' + j); }} finally {{ s.push('f'); }} }} s.push('e'); }} return s;"
            )
            yield body(
                f"const s = []; let n = 0; outer: do {{ inner: {kind} {{ switch (+j) {{ case 1: {stop}; default: s.push(j); }} }} s.push('e'); }} while (++n < 3); return s;"
            )
    yield body("a: { b: { break a; } return 1; } return 2;")
    yield body("a: b: for (;;) { break a; } return 2;")
    yield body("x: if (true) { break x; } return 3;")
    yield body("let n = 0; l: for (;;) { for (;;) { n++; if (n > 3) break l; continue l; } } return n;")
    yield body("const r = []; for (var i = 0; i < 2; i++) { r.push(() => i); } return r.map((f) => f());")
    yield body("const r = []; for (let i = 0; i < 2; i++) { r.push(() => i); i += 0; } return r.map((f) => f());")
    yield body("const r = []; for (let i = 0, f = () => i; i < 3; i++) { r.push(f()); } return r;")
    yield body("const r = []; for (let i = 0; r.push(() => i), i < 2; i++) { } return r.map((f) => f());")
    yield body("const r = []; for (let i = 0; i < 2; r.push(() => i), i++) { } return r.map((f) => f());")
    yield body("const r = []; for (const k in { a: 1, b: 2 }) r.push(() => k); return r.map((f) => f());")
    yield body("const r = []; for (var k of [1, 2]) r.push(() => k); return r.map((f) => f());")


def _finally() -> Iterator[str]:
    for t in ("return 't'", "throw new Error('t')", "x = 't'", "throw 0"):
        for c in ("return 'c'", "throw new Error('c')", "x = 'c'", ""):
            for f in ("return 'f'", "throw new Error('f')", "x = 'f'", ""):
                yield body(
                    f"let x = 0; const g = () => {{ try {{ {t}; }} catch (e) {{ x += String(e.message); {c}; }} finally {{ x += '.'; {f}; }} return 'end'; }}; let r; try {{ r = g(); }} catch (e) {{ r = 'threw ' + e.message; }} return [r, x];"
                )
    yield body(
        "const f = () => { for (const x of [1, 2]) { try { return x; } finally { continue; } } return 'e'; }; return f();"
    )
    yield body("const f = () => { a: try { return 1; } finally { break a; } return 2; }; return f();")
    yield body("let i = 0; const f = () => { try { return i; } finally { i = 5; } }; return [f(), i];")
    yield body("let o = { a: 1 }; const f = () => { try { return o; } finally { o.a = 5; } }; return f();")
    yield body("const f = () => { try { throw 1; } catch { return 'c'; } finally { } }; return f();")
    yield body("try { null.x; } catch ({ name, message }) { return [name, typeof message]; }")
    yield body(
        "try { try { throw new Error('a', { cause: 'b' }); } finally { } } catch (e) { return [e.cause, e.message, 'cause' in e, Object.keys(e)]; }"
    )


def _tdz() -> Iterator[str]:
    for use in (
        "x",
        "typeof x",
        "x = 1",
        "(() => x)()",
        "({ x })",
        "[x]",
        "`${x}`",
        "x?.y",
        "delete globalThis.x",
        "f()",
    ):
        for decl in ("let x = 1", "const x = 1", "class x {}", "var x = 1"):
            yield body(f"const f = () => x; const r = [{use}]; {decl}; return r.length;")
    yield body("let x = x + 1; return x;")
    yield body("const f = (a = b, b = 1) => [a, b]; return f();")
    yield body("const f = (a, b = a) => [a, b]; return f(2);")
    yield body("const f = (a = a) => a; return f();")
    yield body("const x = 1; { const g = () => x; const x = 2; return g(); }")
    yield body("const x = 1; { typeof x; let x; }")
    yield body("switch (1) { case 0: let q = 1; break; case 1: q; }")
    yield body("switch (1) { case 0: let q; case 1: q = 2; return q; }")
    yield body("for (let i = i; ;) { return i; }")
    yield body("const s = []; for (const x of [x]) s.push(x); return s;")
    yield body("class A { static a = A.name; static b = this.a + 'b'; } return [A.a, A.b];")
    yield body("class A extends (typeof A, Object) {} return 1;")
    yield body("const C = class D { static d = D.name; }; return [C.d, C.name, typeof D];")


def _destructuring_order() -> Iterator[str]:
    for pattern in (
        "{ [k('a')]: x = d('x'), [k('b')]: y = d('y') }",
        "{ a: x = d('x'), ...r }",
        "[x = d('x'), y = d('y')]",
        "{ a: { b: x = d('x') } = d('o') || {} }",
        "{ a: [x] = [d('x')] }",
        "[, x = d('x'), ...[y = d('y')]]",
    ):
        for value in (
            "{ a: undefined, b: 2 }",
            "{}",
            "{ get a() { l.push('get a'); return undefined; }, get b() { l.push('get b'); return 1; } }",
            "[]",
            "[undefined, null]",
            "'ab'",
            "null",
            "[1, 2, 3]",
        ):
            yield body(
                f"const l = []; const k = (n) => (l.push('key ' + n), n), d = (n) => (l.push('default ' + n), n); let e; try {{ const {pattern} = {value}; l.push(typeof x, typeof y); }} catch (error) {{ e = error.name; }} return [l, e];"
            )
    yield body(
        "const l = []; const o = { set a(v) { l.push('a' + v); }, set b(v) { l.push('b' + v); } }; [o.a, o.b] = [1, 2]; ({ x: o.a, y: o.b = 7 } = { x: 3 }); return l;"
    )
    yield body("const l = []; (l.push('o'), {})[(l.push('k'), 'k')] = (l.push('v'), 1); return l;")
    yield body(
        "const l = []; const f = () => (l.push('f'), () => 0); f()((l.push('a'), 1), (l.push('b'), 2)); return l;"
    )
    yield body(
        "const l = []; const o = { get a() { l.push('g'); return 1; }, set a(v) { l.push('s' + v); } }; o.a += 1; o.a++; o.a ||= 5; o.a &&= 6; o.a ??= 7; return l;"
    )
    yield body(
        "const l = []; null?.[(l.push('x'), 1)]; undefined?.(l.push('y')); const o = {}; o.a?.b(l.push('z')); o.a?.b.c.d; return l;"
    )
    yield body(
        "const o = { f() { return this?.v; }, v: 1 }; return [o.f(), (o.f)(), o?.f(), (o?.f)(), (0, o.f)(), o['f']?.()];"
    )
    yield body(
        "const o = { f: null }; let e = []; for (const g of [() => o.f?.(), () => o.g?.(), () => o.f(), () => o?.g()]) { try { e.push(g()); } catch (x) { e.push(x.name); } } return e;"
    )
    yield body("let i = 0; const a = [1, 2, 3]; a[i++] = a[i++] + i; return [a, i];")
    yield body("let x = 1; x += (x = 5, 2); return x;")
    yield body("const o = { a: 1, ...{ a: 2, b: 3 }, b: 4, get c() { return this.a; }, ['a']: 9 }; return o;")
    yield body(
        "const l = []; const o = { ...{ get z() { l.push('z'); return 1; }, get [0]() { l.push('0'); return 2; } } }; return [l, Object.getOwnPropertyDescriptor(o, 'z')];"
    )
    yield body("const { length, [0]: z } = 'abc'; return [length, z];")
    yield body("const { a = 1, b: { c = 2 } = {}, ...rest } = { b: null }; return [a, c, rest];")
    yield body(
        "const s = Symbol('q'); const { [s]: v, ...r } = { [s]: 1, k: 2 }; return [v, r, Reflect.ownKeys(r).length];"
    )
    yield body("const [{ a = 3 } = {}] = [null]; return a;")


def _spreads() -> Iterator[str]:
    for source in (
        "'a😀b'",
        "new Map([[1, 2], ['k', 'v']])",
        "new Set([3, 1, 3])",
        "new Map()",
        "null",
        "undefined",
        "5",
        "true",
        "() => 1",
        "[1, , 3]",
        "Object.create({ p: 1 }, { q: { value: 2, enumerable: true }, r: { value: 3 } })",
        "new String('xy')",
        "Symbol('s')",
        "new Date(0)",
        "/x/g",
        "new Error('e')",
        "Object.assign(() => 0, { k: 1 })",
        "new (class A { #p = 1; q = 2; get r() { return 3; } static s = 4 })()",
        "new Uint8Array([7, 8])",
        "(function () { return arguments; })(1, 2)",
        "(function* () { yield 1; yield 2; })()",
        "10n",
        "Object('z')",
    ):
        for ask in (
            "{ ...v }",
            "[...v]",
            "Object.keys(v)",
            "Object.entries({ ...v })",
            "JSON.stringify({ ...v })",
            "Object.assign({ z: 0 }, v)",
            "((...r) => r.length)(...v)",
            "new Set(v).size",
            "Array.from(v)",
            "Math.max(...v)",
            "({ a: 1, ...v, a: 2 })",
            "Object.fromEntries(v)",
            "[].concat(v).length",
            "structuredClone(v)",
            "Object.prototype.toString.call(v)",
        ):
            yield body(f"const v = {source}; return {ask if not ask.startswith('{') else '(' + ask + ')'};")


def _proxies() -> Iterator[str]:
    handlers = (
        "{}",
        "{ get: (t, k) => k === 'a' ? 'got' : Reflect.get(t, k) }",
        "{ has: () => true }",
        "{ ownKeys: () => ['a', 'z'] }",
        "{ ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: 5, enumerable: true, configurable: true }) }",
        "{ set: (t, k, v) => { t[k] = v + '!'; return true; } }",
        "{ set: () => false }",
        "{ deleteProperty: () => true }",
        "{ defineProperty: () => true }",
        "{ getPrototypeOf: () => Array.prototype }",
        "{ get(t, k, r) { return this.x ?? t[k]; }, x: 7 }",
    )
    for h in handlers:
        for ask in (
            "p.a",
            "'q' in p",
            "Object.keys(p)",
            "({ ...p })",
            "(p.b = 2, t)",
            "(delete p.a, t)",
            "JSON.stringify(p)",
            "p instanceof Array",
            "Object.entries(p)",
            "Reflect.ownKeys(p)",
            "Object.assign({}, p)",
            "(({ a, ...r }) => [a, r])(p)",
            "Reflect.set(p, 'c', 3)",
            "(() => { const s = []; for (const k in p) s.push(k); return s; })()",
            "Object.hasOwn(p, 'a')",
            "typeof p",
            "p.toString()",
            "Object.freeze(p) === p",
        ):
            yield body(
                f"const t = {{ a: 1 }}, p = new Proxy(t, {h}); return {ask if not ask.startswith('{') else '(' + ask + ')'};"
            )
    for h, ask in (
        ("{ apply: (t, self, args) => args.length }", "p(1, 2, 3)"),
        ("{ construct: () => ({ made: 1 }) }", "new p()"),
        ("{ construct: () => 1 }", "new p()"),
        ("{}", "p(4)"),
        ("{}", "p.name"),
        ("{ get: (t, k) => k }", "p.name"),
    ):
        yield body(f"const p = new Proxy(function f(a) {{ return a; }}, {h}); return {ask};")
    for ask in (
        "Reflect.has({ a: 1 }, 'a')",
        "Reflect.ownKeys({ b: 1, 2: 1, a: 1, [Symbol('s')]: 1 }).length",
        "Reflect.ownKeys({ b: 1, 2: 1, a: 1, 1: 0 })",
        "Reflect.apply(Math.max, null, [1, 3, 2])",
        "Reflect.construct(Date, [0]).getTime()",
        "Reflect.getPrototypeOf([]) === Array.prototype",
        "Reflect.defineProperty({}, 'a', { value: 1 })",
        "Reflect.deleteProperty(Object.freeze({ a: 1 }), 'a')",
        "Reflect.get({ get a() { return this.b; }, b: 1 }, 'a', { b: 2 })",
        "Reflect.set({ set a(v) { this.b = v; } }, 'a', 1, null)",
        "Reflect.isExtensible(Object.seal({}))",
        "Reflect.preventExtensions({})",
        "Reflect.getOwnPropertyDescriptor({ get a() { return 1; } }, 'a').get.name",
        "Reflect.has(1, 'a')",
        "Reflect.construct(function () { return new.target === Object; }, [], Object) instanceof Object",
        "Reflect.apply(function () { return typeof this; }, 1, [])",
        "Reflect.setPrototypeOf({}, null)",
    ):
        yield ask


def _tagged() -> Iterator[str]:
    for quasi in ("`a${1}b${2}c`", "`\\n${1}`", "`\\u{zz}`", "``", "`${1}${2}`", "`\\\n`"):
        for tag in (
            "(s, ...v) => [s, s.raw, v]",
            "String.raw",
            "(s) => Object.isFrozen(s) && Object.isFrozen(s.raw)",
            "(s) => s.length",
            "(s, ...v) => s.map((x, i) => x + (v[i] ?? '')).join('')",
        ):
            yield body(f"const t = {tag}; return t{quasi};")
    yield body("const t = (s) => s; const f = () => t`x`; return [f() === f(), t`x` === t`x`];")
    yield body("const o = { t(s, v) { return this.k + v; }, k: 'K' }; return o.t`${5}`;")
    yield body("return `${{ toString: () => 's', valueOf: () => 'v' }}` + { toString: () => 's', valueOf: () => 'v' };")
    yield body("return `${[1, [2, 3]]}${null}${undefined}${{}}${() => 1}`;")
    yield body("return `${Symbol('x')}`;")
    yield body(
        "return { [Symbol.toPrimitive]: (h) => h } + '' + `${{ [Symbol.toPrimitive]: (h) => h }}` + +{ [Symbol.toPrimitive]: (h) => h === 'number' ? 1 : 2 };"
    )


def _bigints() -> Iterator[str]:
    vals = ("0n", "5n", "-7n", "2n ** 64n", "BigInt(10)", "BigInt('0x1f')", "BigInt(' 12 ')", "1n << 70n")
    for a in vals:
        for ask in (
            "v + 1n",
            "v * -3n",
            "v / 2n",
            "v % 3n",
            "v ** 2n",
            "-v",
            "~v",
            "v & 6n",
            "v | 9n",
            "v ^ 3n",
            "v >> 1n",
            "v << 3n",
            "v == 5",
            "v === 5n",
            "v < 6",
            "v > 4.5",
            "typeof v",
            "v.toString(16)",
            "String(v)",
            "Number(v)",
            "parseInt(v)",
            "v + ''",
            "`${v}`",
            "!v",
            "v + 1",
            "Math.max(v)",
            "+v",
            "v++ ",
            "JSON.stringify({ v })",
            "BigInt.asUintN(8, v)",
            "BigInt.asIntN(8, v)",
            "v === BigInt(Number(v))",
            "[3n, 1, 2n].sort().map(String)",
            "v.toLocaleString()",
            "new Set([v, 5n]).size",
            "({ [v]: 1 })",
            "v >>> 1n",
            "isNaN(v)",
            "Number.isInteger(v)",
            "Object(v) == v",
            "v ?? 1",
            "BigInt(1.5)",
            "BigInt('x')",
        ):
            yield body(f"let v = {a}; return {ask if not ask.startswith('{') else '(' + ask + ')'};")


def _dates() -> Iterator[str]:
    for d in (
        "new Date(0)",
        "new Date(2020, 0, 31, 12)",
        "new Date('2020-02-30')",
        "new Date('2020-01-01')",
        "new Date('2020-01-01T00:00:00Z')",
        "new Date(NaN)",
        "new Date(Date.UTC(2024, 1, 29))",
        "new Date('x')",
        "new Date(1e20)",
        "new Date(2019, 11)",
        "new Date(null)",
        "new Date(undefined)",
        "new Date('2024-03-10T10:00:00+02:00')",
        "new Date([2020])",
        "new Date(true)",
    ):
        for ask in (
            "d.getTime()",
            "d.toISOString()",
            "JSON.stringify(d)",
            "d.getUTCFullYear()",
            "d.getUTCDay()",
            "+d",
            "d.getUTCMonth()",
            "typeof (d + 1)",
            "d - 1",
            "isNaN(d)",
            "d.setUTCDate(32)",
            "d.toJSON()",
            "String(d.valueOf())",
            "d.getUTCHours()",
            "Object.keys(d)",
            "d > 0",
            "new Date(d).getTime()",
            "d.toISOString().slice(0, 10)",
        ):
            yield body(f"const d = {d}; return {ask};")
    for ask in (
        "Date.UTC(2020)",
        "Date.UTC(2020, 12)",
        "Date.parse('2020-01-01')",
        "Date.parse('Thu, 01 Jan 1970 00:00:00 GMT')",
        "typeof Date()",
        "typeof Date.now()",
        "new Date(2020, 5).constructor === Date",
        "Date.UTC(99, 0)",
        "Date.UTC()",
        "Date.length",
    ):
        yield ask


def _regexes() -> Iterator[str]:
    for p, t in (
        ("/(?<y>\\d{4})-(?<m>\\d\\d)/u", "2024-05 x 2023-01"),
        ("/(?<=\\$)\\d+/g", "$5 6 $70"),
        ("/(?<!\\$)\\b\\d+/g", "$5 6 $70"),
        ("/[\\p{L}--[a-z]]/v", "aB"),
        ("/\\p{Emoji}/u", "x😀"),
        ("/^.$/u", "😀"),
        ("/^.$/", "😀"),
        ("/a/y", "ba"),
        ("/(?:)/", "abc"),
        ("/(a)|(b)|(c)/g", "cab"),
        ("/(?<a>.)\\k<a>/", "abccd"),
        ("/\\bfoo\\b/i", "a FOO b"),
        ("/^b/m", "a\nb"),
        ("/a.c/s", "a\nc"),
        ("/[\\b]/", "\b"),
        ("/x*?/g", "xx"),
        ("/(x)??/g", "xx"),
        ("/\\cA/", "\x01"),
        ("/[^]/", "z"),
        ("/\\u{61}/u", "a"),
        ("/\\u{61}/", "u".ljust(61, "u")),
        ("/(?=(a+))a*b\\1/", "baaabac"),
        ("/(z)((a+)?(b+)?(c))*/", "zaacbbbcac"),
        ("/\\d/d", "a1"),
        ("/ſ/i", "s"),
        ("/\\w/iu", "ſ"),
        ("/K/i", "\u212a"),
        ("/k/iu", "\u212a"),
        ("/[a-z]/iu", "\u212a"),
    ):
        for ask in (
            "p.exec(t)?.slice()",
            "t.match(p)?.slice()",
            "p.exec(t)?.groups && { ...p.exec(t).groups }",
            "t.replace(p, '<$&|$1|$<y>|$`>')",
            "t.replace(p, (...m) => JSON.stringify(m))",
            "t.split(p)",
            "p.test(t)",
            "[p.flags, p.source, p.global, p.sticky, p.unicode]",
            "(p.lastIndex = 1, p.test(t), p.lastIndex)",
            "[...t.matchAll(new RegExp(p.source, [...new Set(p.flags + 'g')].join('')))].map((m) => [m.index, m[0]])",
            "p.exec(t)?.indices?.[0]",
            "t.search(p)",
            "t.replaceAll(new RegExp(p, 'g'), '-')",
        ):
            yield body(f"const p = {p}, t = {json.dumps(t)}; return {ask};")


def _intl() -> Iterator[str]:
    for ask in (
        "(1234567.891).toLocaleString()",
        "(1234.5).toLocaleString('en-US')",
        "(1234.5).toLocaleString('de-DE')",
        "'a'.localeCompare('b')",
        "'a'.localeCompare('B')",
        "'é'.localeCompare('f')",
        "'a'.localeCompare('A')",
        "['b', 'a', 'C', 'ä', 'z'].sort((x, y) => x.localeCompare(y))",
        "'résumé'.localeCompare('resume')",
        "'a'.localeCompare('á', 'en', { sensitivity: 'base' })",
        "'10'.localeCompare('2', undefined, { numeric: true })",
        "'I'.toLocaleLowerCase('tr')",
        "'i'.toLocaleUpperCase()",
        "'e\\u0301'.normalize() === 'é'",
        "'ﬁ'.normalize('NFKC')",
        "'x'.normalize('BAD')",
        "new Intl.NumberFormat('en-US').format(1e6)",
        "new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(5)",
        "new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(0)",
        "typeof Intl",
        "new Intl.PluralRules('en').select(1)",
        "Intl.DateTimeFormat().resolvedOptions().locale.length > 0",
        "'ß'.toUpperCase()",
        "'İ'.toLowerCase().length",
        "'Ω'.toLowerCase()",
        "'ΑΣ'.toLowerCase()",
        "'ǆ'.toUpperCase()",
        "'ŉ'.toUpperCase()",
        "''.localeCompare('a')",
        "'-'.localeCompare('_')",
        "'a b'.localeCompare('ab')",
        "'co-op'.localeCompare('coop')",
        "'1'.localeCompare('a')",
        "'a'.localeCompare()",
    ):
        yield ask
    for ask in (
        "Object.groupBy([1, 2, 3], (x) => x % 2 ? 'o' : 'e')",
        "typeof Object.groupBy",
        "typeof Map.groupBy",
        "typeof Array.fromAsync",
        "typeof Promise.withResolvers",
        "typeof [].toSorted",
        "typeof [].findLast",
        "typeof 'x'.isWellFormed",
        "typeof structuredClone",
        "typeof Set.prototype.union",
        "typeof Iterator",
        "typeof RegExp.escape",
        "typeof Error.isError",
        "typeof Array.prototype.group",
        "typeof [].values().map",
        "typeof Promise.try",
        "typeof 'x'.at",
        "typeof Object.hasOwn",
        "typeof WeakRef",
        "typeof FinalizationRegistry",
        "typeof SharedArrayBuffer",
        "typeof Atomics",
        "typeof fetch",
        "typeof navigator",
        "typeof crypto",
        "typeof window",
        "typeof WebSocket",
        "typeof CustomEvent",
        "typeof self",
        "typeof Bun",
        "typeof Deno",
        "typeof localStorage",
        "typeof EventSource",
        "typeof Float16Array",
        "typeof Uint8Array.fromBase64",
        "typeof Math.sumPrecise",
        "typeof JSON.rawJSON",
        "typeof ArrayBuffer.prototype.transfer",
        "typeof ArrayBuffer.prototype.resize",
        "typeof Symbol.dispose",
        "typeof Symbol.asyncDispose",
        "typeof AsyncIterator",
        "typeof performance",
        "typeof queueMicrotask",
        "typeof BroadcastChannel",
        "typeof require",
        "typeof module",
        "typeof exports",
        "typeof __dirname",
        "typeof process",
        "typeof process.getBuiltinModule",
        "typeof import.meta",
        "typeof File",
        "typeof FormData",
        "typeof Temporal",
        "typeof process.features",
        "'groupBy' in Object",
        "Object.groupBy?.([1], () => 'a')",
        "Object.groupBy ? 'yes' : 'no'",
        "[].toSorted?.call([2, 1])",
        "'x'.toWellFormed?.()",
        "new Set([1]).union?.(new Set([2]))?.size",
        "[1, 2].values().map?.((x) => x)",
        "process.version.slice(0, 1)",
        "typeof process.versions.node",
        "process.release.name",
    ):
        yield ask


def _cloned() -> Iterator[str]:
    for v in (
        "{ a: [1, { b: 2 }] }",
        "new Date(0)",
        "new Map([[1, { a: 1 }]])",
        "new Set([1])",
        "() => 1",
        "{ f() {} }",
        "Symbol('x')",
        "new Error('m')",
        "new (class A { x = 1 })()",
        "[1, , 3]",
        "(o => (o.o = o, o))({})",
        "{ get a() { return 1; } }",
        "Object.create({ p: 1 })",
        "1n",
        "/a/gi",
        "undefined",
        "null",
        "new Uint8Array([1, 2])",
        "Object.freeze({ a: 1 })",
        "{ a: undefined }",
        "new String('s')",
        "[new Proxy({}, {})]",
        "NaN",
        "-0",
        "new WeakMap()",
        "Promise.resolve(1)",
        "{ [Symbol('s')]: 1, k: 2 }",
    ):
        for ask in (
            "structuredClone(v)",
            "Object.keys(structuredClone(v))",
            "structuredClone(v) === v",
            "structuredClone(v)?.constructor?.name",
            "JSON.stringify(structuredClone(v))",
            "JSON.parse(JSON.stringify(v))",
            "Object.isFrozen(structuredClone(v))",
            "typeof structuredClone(v)",
            "structuredClone([v, v]).every((x, i, a) => Object.is(x, a[0]))",
        ):
            yield body(f"const v = {v}; return {ask};")


def _switches() -> Iterator[str]:
    for v in ("1", "'1'", "NaN", "null", "undefined", "true", "3", "-0", "{}"):
        yield body(
            f"const s = []; switch ({v}) {{ case 1: s.push('n'); case '1': s.push('s'); break; default: s.push('d'); case NaN: s.push('nan'); case null: s.push('null'); break; case undefined: s.push('u'); case true: s.push('t'); case 0: s.push('z'); }} return s;"
        )
        yield body(
            f"const s = []; const c = (x) => (s.push(x), x); switch ({v}) {{ case c(1): s.push('one'); break; case c(3): case c('1'): s.push('x'); break; default: s.push('d'); case c(9): s.push('nine'); }} return s;"
        )
        yield body(f"switch ({v}) {{ case 1: function f() {{ return 'f'; }} default: return [typeof f, f()]; }}")
        yield body(
            f"switch (true) {{ case {v} === 1: return 'a'; case Boolean({v}): return 'b'; default: return 'c'; }}"
        )


def _functions() -> Iterator[str]:
    for f in (
        "function f(a, b = 1, ...c) { return [this === undefined, a, b, c]; }",
        "(a) => [a]",
        "async function g() {}",
        "function* h() {}",
        "class K { constructor(a) { this.a = a; } }",
        "({ m(a) { return a; } }).m",
        "({ get x() { return 1; } })",
        "(function () {}).bind(null)",
        "async () => 1",
        "Math.max",
        "class {}",
        "function () {}",
        "({ ['c' + 1]: () => 0 }).c1",
        "({ async *q() {} }).q",
    ):
        for ask in (
            "f.length",
            "f.name",
            "typeof f.prototype",
            "f.toString().length > 5",
            "f.bind(1, 2).name",
            "f.bind(1, 2).length",
            "Object.keys(f)",
            "f instanceof Function",
            "f.constructor.name",
            "f.call(null, 1)",
            "f.apply(undefined, [1, 2, 3, 4])",
            "new f(1)",
            "'prototype' in f",
            "Object.getOwnPropertyNames(f)",
            "f.hasOwnProperty('caller')",
            "f?.bind({})?.call({}, 9)",
            "new (f.bind(null, 5))()",
            "String(f).slice(0, 8)",
        ):
            yield body(f"const f = {f}; return {ask};")
    for ask in (
        "({} instanceof { [Symbol.hasInstance]: () => true })",
        "[] instanceof class { static [Symbol.hasInstance](x) { return Array.isArray(x); } }",
        "1 instanceof 2",
        "({}) instanceof (() => 1)",
        "void 0",
        "(1, 2)",
        "'a' in { a: undefined }",
        "1 in [5, 6]",
        "'x' in 'x'",
        "delete [1, 2][0]",
        "typeof null",
        "typeof undeclared",
        "!function () {}()",
        "+[]",
        "[] + {}",
        "new Function('a', 'return a + 1')(2)",
        "eval('1 + 1')",
        "(0, eval)('typeof module')",
        "Function.prototype()",
        "isNaN.call()",
        "new Boolean(false) ? 1 : 2",
        "new (class A { constructor() { return [1]; } })()",
        "new (class A { constructor() { return 1; } })() instanceof Object",
        "(function () { return typeof this; })()",
        "(() => typeof this)()",
        "(function () { 'use strict'; return typeof this; }).call(1)",
        "(function () { return typeof this; }).call(1)",
        "(function f() { f = 1; return typeof f; })()",
        "(function f() { 'use strict'; f = 1; })()",
        "new.target",
    ):
        yield ask


def _generators() -> Iterator[str]:
    g = "function* g() { try { const x = yield 1; log.push('x' + x); const y = yield x; log.push('y' + y); return 'r'; } catch (e) { log.push('c' + e); yield 'caught'; } finally { log.push('f'); yield 'fin'; } }"
    for seq in product(("i.next(5)", "i.return(7)", "i.throw(8)"), repeat=3):
        yield body(
            f"const log = []; {g} const i = g(); const out = []; for (const s of [() => {seq[0]}, () => {seq[1]}, () => {seq[2]}, () => i.next(6)]) {{ try {{ out.push(s()); }} catch (e) {{ out.push('threw ' + e); }} }} return [out, log];"
        )
    for inner in (
        "[1, 2]",
        "'ab'",
        "(function* () { try { yield 1; return 2; } finally { log.push('inner'); } })()",
        "new Set([3])",
        "{ [Symbol.iterator]: () => ({ next: () => ({ done: true, value: 'd' }) }) }",
        "null",
        "5",
    ):
        yield body(
            f"const log = []; function* g() {{ const r = yield* {inner}; log.push(r); }} let e; try {{ log.push(...g()); }} catch (x) {{ e = x.name; }} return [log, e];"
        )
        yield body(
            f"const log = []; function* g() {{ yield* {inner}; }} let e; try {{ for (const v of g()) {{ log.push(v); break; }} }} catch (x) {{ e = x.name; }} return [log, e];"
        )
    yield body(
        "function* f() { let a = 0, b = 1; for (;;) { yield a; [a, b] = [b, a + b]; } } const [x, y, z, ...[]] = [...(function* () { let n = 0; for (const v of f()) { if (n++ > 5) return; yield v; } })()]; return [x, y, z];"
    )
    yield body(
        "function* f(a = log.push('d')) { log.push('b'); } const log = []; const i = f(); log.push('c'); i.next(); return log;"
    )
    yield body("const o = { *g() { yield this.k; }, k: 4 }; return [...o.g()];")
    yield body("function* g() { yield; return; } return [...g()].concat([g().next()]);")
    yield body(
        "function* g() { const i = yield i2; } let i2 = 3; const it = g(); it.next(); try { return it.next(); } catch (e) { return e.name; }"
    )
    yield body("function* g() { it.next(); } const it = g(); try { it.next(); } catch (e) { return e.name; }")


def _typed_arrays() -> Iterator[str]:
    for t in (
        "new Uint8Array([1, 300, -1])",
        "new Uint8ClampedArray([1, 300, -1, 1.5])",
        "new Int16Array(2)",
        "new Float32Array([0.1])",
        "new Float64Array([0.1])",
        "Uint8Array.from('123')",
        "new BigInt64Array([1n])",
        "new Uint8Array(new ArrayBuffer(4), 1, 2)",
        "Buffer.from([1, 2, 3])",
        "new DataView(new ArrayBuffer(2))",
        "new ArrayBuffer(3)",
        "Uint8Array.of(5, 6)",
    ):
        for ask in (
            "[...v]",
            "v.length",
            "v[1]",
            "v.byteLength",
            "JSON.stringify(v)",
            "Object.keys(v)",
            "v.map?.((x) => x)",
            "v.join?.('-')",
            "Array.isArray(v)",
            "String(v)",
            "v.slice?.(1)?.length",
            "(v[9] = 1, v[9])",
            "v.at?.(-1)",
            "v.includes?.(1)",
            "v.toString()",
            "Object.prototype.toString.call(v)",
            "v instanceof Uint8Array",
            "v.subarray?.(0, 1)?.length",
            "({ ...v })",
            "v.fill?.(7)?.[0]",
            "v.concat",
        ):
            yield body(f"const v = {t}; return {ask};")


def _accessors() -> Iterator[str]:
    for d in (
        "get a() { return this.x; }, set a(v) { this.x = v; }, x: 1",
        "get a() { return 1; }",
        "set a(v) { this.y = v; }",
        "get a() { delete this.a; return this.a = 2; }",
        "get ['a']() { return 3; }",
        "get a() { Object.defineProperty(this, 'a', { value: 4 }); return 4; }",
        "__proto__: { get a() { return this.q; } }, q: 6",
        "__proto__: { set a(v) { this.w = v; } }",
        "get a() { throw new RangeError('g'); }",
    ):
        for ask in (
            "o.a",
            "(o.a = 5, { ...o })",
            "(() => { 'use strict'; o.a = 5; return o.a; })()",
            "Object.keys(o)",
            "o.a + o.a",
            "(o.a++, o.a)",
            "delete o.a && 'a' in o",
            "Object.assign({}, o)",
            "JSON.stringify(o)",
            "Object.getOwnPropertyDescriptor(o, 'a')?.get !== undefined",
            "(({ a }) => a)(o)",
            "Object.entries(o)",
            "(o.a ??= 8, o.a)",
            "Object.freeze(o).a",
            "structuredClone(o).a",
            "Object.defineProperty(o, 'a', { enumerable: false }) && Object.keys(o)",
        ):
            yield body(f"const o = {{ {d} }}; return {ask};")
    for k in ("Symbol.iterator", "Symbol('d')", "Symbol.for('k')", "Symbol.toStringTag", "Symbol.toPrimitive"):
        for ask in (
            "Object.keys(o)",
            "JSON.stringify(o)",
            "Reflect.ownKeys(o).length",
            "({ ...o })[s]",
            "s in o",
            "Object.getOwnPropertySymbols(o).length",
            "String(s)",
            "s.description",
            "typeof s",
            "Symbol.keyFor(s)",
            "(() => { const r = []; for (const k in o) r.push(k); return r; })()",
            "Object.prototype.toString.call(o)",
            "Object.entries(o).length",
            "(delete o[s], Reflect.ownKeys(o).length)",
            "o[s]",
            "s + ''",
            "Object.assign({}, o)[s]",
        ):
            yield body(f"const s = {k}, o = {{ [s]: 'v', k: 1 }}; return {ask};")


def _errors() -> Iterator[str]:
    for e in (
        "new Error('m')",
        "new TypeError('m', { cause: 1 })",
        "Error('m')",
        "new AggregateError([1, 2], 'm')",
        "new (class X extends Error { constructor(m) { super(m); this.name = 'X'; } })('m')",
        "new (class Y extends Error {})('m')",
        "Object.assign(new Error('m'), { code: 'E' })",
        "new Error()",
        "new Error(undefined)",
        "new Error(null)",
        "new DOMException('m', 'AbortError')",
        "new Error('m', { cause: undefined })",
        "new Error('m', {})",
    ):
        for ask in (
            "String(v)",
            "v.name",
            "v.message",
            "Object.keys(v)",
            "JSON.stringify(v)",
            "v instanceof Error",
            "v.cause",
            "'cause' in v",
            "typeof v.stack",
            "v.constructor.name",
            "Object.prototype.toString.call(v)",
            "v.errors",
            "({ ...v })",
            "Object.getOwnPropertyNames(v).includes('message')",
            "v.toString === Error.prototype.toString",
            "v.code",
        ):
            yield body(f"const v = {e}; return {ask};")


def _members() -> Iterator[str]:
    for ask in (
        "new A().f",
        "A.s",
        "new A().g()",
        "Object.keys(new A())",
        "JSON.stringify(new A())",
        "({ ...new A() })",
        "new B().f",
        "new B().g()",
        "B.s",
        "B.t()",
        "A.length",
        "typeof A",
        "Object.getOwnPropertyNames(A)",
        "Object.getOwnPropertyNames(A.prototype)",
        "new A() instanceof B",
        "new B() instanceof A",
        "A.prototype.constructor === A",
        "A()",
        "new B().h",
        "new A().has(new A())",
        "new A().has({})",
        "Object.getPrototypeOf(B) === A",
        "new B().p",
        "A.name",
        "(new A()).toString()",
        "`${new B()}`",
        "new A().acc",
        "(x => (x.acc = 3, x.acc))(new A())",
        "A.acc2",
        "Object.keys(A)",
        "new A()['comp' + 'uted']",
        "delete A.prototype",
    ):
        yield body(
            f"class A {{ f = this.g(); #p = 1; static s = 'S'; static #q = 2; static t() {{ return this.#q; }} g() {{ return 'g' + this.#p; }} has(o) {{ return #p in o; }} get acc() {{ return this._a ?? 'none'; }} set acc(v) {{ this._a = v; }} static get acc2() {{ return this.s; }} static {{ this.u = 5; }} ['comp' + 'uted'] = 8; }} class B extends A {{ h = super.g(); g() {{ return 'b' + super.g(); }} get p() {{ return super.acc; }} toString() {{ return 'B!'; }} }} return {ask};"
        )


def _unknown_spreads() -> Iterator[str]:
    """An array with holes is spread as a value of unknown length."""
    for call in (
        "((...r) => r.length)(SPREAD)",
        "((a, b, c) => [a, typeof b, c])(SPREAD)",
        "(function () { return [arguments.length, arguments[1]]; })(SPREAD)",
        "((a, b = 5) => b)(SPREAD)",
        "((a, ...[b, c]) => [b, c])(0, SPREAD)",
        "new (class { constructor(...r) { this.n = r.length; } })(SPREAD).n",
        "((...r) => r.length).call(null, SPREAD)",
        "((...r) => r.length).bind(null, SPREAD)()",
        "Array.of(SPREAD).length",
        "Array(SPREAD).length",
        "new Array(SPREAD).length",
        "[0].concat(SPREAD).length",
        "Math.max(SPREAD)",
        "'x'.concat(SPREAD)",
        "[1, 2].includes(SPREAD)",
        "[1, 2, 3].slice(SPREAD)",
        "[1, 2, 3].fill(SPREAD)",
        "[3, 1].join(SPREAD)",
        "Object.keys(Object.assign({}, SPREAD))",
        "String.fromCharCode(SPREAD)",
        "((f) => f(SPREAD))((...r) => r.length)",
        "[...(function* (...r) { yield r.length; })(SPREAD)]",
        "((a) => { a = 9; return a; })(SPREAD)",
    ):
        for spread in ("...[1, , 3]", "...[, 2]", "0, ...[1, , 3]", "...[1, , 3], 4"):
            yield f"[{call.replace('SPREAD', spread)}]"
    for change in (
        "a.push(SPREAD)",
        "a.unshift(SPREAD)",
        "a.splice(0, 1, SPREAD)",
        "a.splice(SPREAD)",
        "a.push(0, SPREAD)",
        "a.toSpliced(0, 1, SPREAD)",
    ):
        for spread in ("...[1, , 3]", "...[, 2]"):
            yield body(
                f"const a = [7, 8]; const r = {change.replace('SPREAD', spread)}; return [a.length, a[0], a.includes(8), r?.length ?? r, a.join()];"
            )
