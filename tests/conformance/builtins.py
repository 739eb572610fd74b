"""Probes (see ``probes.py``) of the built-ins in ``evaluator/library``, method by method.

test262, which no package of npm ships, asks such questions of each built-in: odd receivers and arguments, the order in
which they are converted, getters, frozen and derived objects, proxies, -0 and NaN, surrogates, ``length`` and ``name``.
"""

# ruff: noqa: E501 - a probe a line
from __future__ import annotations

from collections.abc import Iterator

from .probes import body

LOGGED = (
    "const log = []; const v = (n, x) => ({ valueOf() { log.push('v' + n); return x; }, "
    "toString() { log.push('s' + n); return String(x); } }); "
)
SHOWN = "const show = (x) => Object.is(x, -0) ? '-0' : x; "

TEXT_METHODS = {
    "at": ("", "0", "-1", "NaN", "9", "'1'", "undefined", "1.9"),
    "charAt": ("", "1", "-1", "'x'", "2.9", "null"),
    "charCodeAt": ("", "1", "-1", "9", "'1'"),
    "codePointAt": ("", "0", "1", "2", "9", "-1"),
    "concat": ("", "1, null, undefined", "[1, [2]]", "{}", "-0"),
    "endsWith": ("", "'c'", "'c', 2", "'', 9", "/c/", "'b', 2", "undefined", "'abc', NaN"),
    "includes": ("", "'b'", "'b', 2", "''", "/b/", "undefined", "null", "'c', -5"),
    "indexOf": ("", "'b'", "'', 9", "'b', -1", "'c', Infinity", "undefined", "'', NaN"),
    "lastIndexOf": ("", "'a'", "'', 1", "'b', -1", "'c', NaN", "'a', undefined", "'b', 0"),
    "localeCompare": ("'b'", "'abc'", "'ABC'"),
    "match": ("/b/", "'b'", "", "/./g", "/x/g", "undefined", "'.'", "/(?<l>b)(c)?/"),
    "normalize": ("", "'NFD'", "'NFKC'", "'x'", "undefined"),
    "padEnd": ("", "5", "5, 'xy'", "5, ''", "2", "'6', 1", "5, undefined", "NaN", "-1", "5, null"),
    "padStart": ("", "5", "5, 'xy'", "5, ''", "2", "'6', 1", "5, undefined", "NaN", "-1", "5, null"),
    "repeat": ("", "0", "2", "-1", "1.9", "'2'", "Infinity", "NaN", "-0.5"),
    "replace": ("'b', 'x'", "'b'", "'', '_'", "/b/, (m, at, all) => m + at + all", "'b', '$&$&'", "undefined, 'u'", "/(b)(c)?/, '$2|$1|$3'", "'b', () => undefined", "null, null"),
    "replaceAll": ("'b', 'x'", "'', '_'", "/b/, 'x'", "/b/g, '<$`>'", "'b', (m, at) => at", "'a', '$$'", "'b', undefined"),
    "search": ("'b'", "/c/", "", "undefined", "/x/g", "'.'"),
    "slice": ("", "1", "-1", "1, 2", "2, 1", "NaN, 2", "'1', '2'", "undefined, 1", "0, undefined", "-9, -1", "Infinity", "1.9"),
    "split": ("", "''", "'b'", "'b', 1", "/b/", "/(b)/", "'', -1", "undefined", "undefined, 0", "'b', 0", "'x'", "null", "/(?:)/", "'', 2", "'b', 4294967297"),
    "startsWith": ("", "'a'", "'b', 1", "'', 9", "/a/", "undefined", "'a', -4"),
    "substring": ("", "1", "-1", "2, 1", "NaN", "1, undefined", "'1', 9", "Infinity, 0"),
    "substr": ("", "1", "-2, 1", "1, undefined", "0, -1", "9", "'1', '1'", "-9, 2"),
    "toLowerCase": ("", "1"),
    "toUpperCase": ("", "1"),
    "toString": ("", "2"),
    "trim": ("", "1"),
    "trimEnd": ("",),
    "trimStart": ("",),
    "trimLeft": ("",),
    "valueOf": ("",),
    "isWellFormed": ("",),
    "toWellFormed": ("",),
    "matchAll": ("/b/g", "/b/", "'b'", "/(.)/g"),
    "anchor": ("'x'",),
    "hasOwnProperty": ("0", "'length'", "9", "'x'"),
    "propertyIsEnumerable": ("0", "'length'", "9"),
}  # fmt: skip
TEXTS = ("'abc'", "''", "' aB\\u00a0\\ufeff'", "'\\u{1F600}b\\ud800'", "'İßΣς'", "'bbb'")
THESE = ("null", "undefined", "12", "true", "[1, 2]", "{}", "Symbol()", "{toString: () => 'abc'}", "{toString: null, valueOf: () => 'vabc'}", "new String('abc')", "-0")  # fmt: skip

ARRAY_METHODS = {
    "at": ("", "0", "-1", "'1'", "NaN", "9"),
    "concat": ("", "[4]", "4, [5, [6]]", "[, 1]", "{length: 1, 0: 'x'}", "{length: 1, 0: 'x', [Symbol.isConcatSpreadable]: true}", "null, undefined", "'ab'"),
    "copyWithin": ("", "0, 1", "1, 0, 2", "-1, 0", "0, -2, -1", "'1', NaN", "9"),
    "entries": ("",),
    "every": ("", "Boolean", "(x) => x", "null", "function () { return this === undefined; }", "(x, i, a) => a.length"),
    "fill": ("", "0", "'x', 1", "'x', -1", "'x', 0, 1", "'x', NaN, undefined", "{}, 9"),
    "filter": ("", "Boolean", "(x, i) => i", "() => 'yes'", "() => NaN", "{}", "String"),
    "find": ("", "Boolean", "(x, i) => i === 1", "() => false", "undefined", "(x) => x === undefined"),
    "findIndex": ("", "Boolean", "(x, i) => i === 1", "() => false", "1"),
    "findLast": ("", "Boolean", "(x, i) => i === 1", "() => false"),
    "findLastIndex": ("", "Boolean", "(x, i) => i === 0", "() => ''"),
    "flat": ("", "0", "1", "Infinity", "-1", "'2'", "NaN", "undefined", "null"),
    "flatMap": ("", "(x) => x", "(x) => [x, [x]]", "(x, i) => [, i]", "() => []", "() => 'ab'", "0"),
    "forEach": ("", "() => 1", "null", "'f'"),
    "includes": ("", "undefined", "NaN", "0", "-0", "1, 1", "1, -1", "null", "'1'", "1, -9", "1, NaN"),
    "indexOf": ("", "undefined", "NaN", "0", "-0", "1, 1", "1, -1", "'1'", "1, Infinity", "1, '0'"),
    "lastIndexOf": ("", "undefined", "NaN", "-0", "1, 1", "1, -1", "1, undefined", "1, -9", "1, 0"),
    "join": ("", "'-'", "undefined", "null", "1", "[]", "''"),
    "keys": ("",),
    "map": ("", "(x) => x", "(x, i, a) => [i, a.length]", "Number", "parseInt", "String", "undefined", "Array", "() => undefined"),
    "pop": ("", "1"),
    "push": ("", "1", "1, 2", "[1]", "undefined"),
    "reduce": ("", "(a, b) => a + b", "(a, b) => a + b, ''", "(a, b) => a + b, undefined", "(a, b, i) => i, 'n'", "null", "(a, b, i, all) => all.length"),
    "reduceRight": ("", "(a, b) => a + '' + b", "(a, b) => a + b, ''", "(a, b, i) => i", "(a, b) => a, undefined", "{}"),
    "reverse": ("",),
    "shift": ("", "1"),
    "slice": ("", "1", "-1", "0, 1", "1, undefined", "NaN, '2'", "9", "-9, -1", "null, 1", "undefined, Infinity"),
    "some": ("", "Boolean", "(x) => x === 1", "() => 'x'", "null"),
    "sort": ("", "undefined", "null", "(a, b) => b - a", "(a, b) => a > b", "() => 0", "'x'", "() => {}"),
    "splice": ("", "0", "1, 1", "-1, 1, 'x'", "0, undefined", "undefined, 1", "0, -1, 'y', 'z'", "9, 9, 'e'", "'1', '1'", "NaN, NaN, NaN"),
    "toLocaleString": ("",),
    "toReversed": ("",),
    "toSorted": ("", "(a, b) => b - a", "null", "undefined", "1"),
    "toSpliced": ("", "0", "1, 1", "-1, 1, 'x'", "0, undefined"),
    "toString": ("", "1"),
    "unshift": ("", "1", "1, 2", "[1]"),
    "values": ("",),
    "with": ("", "0, 'w'", "-1, 'w'", "9, 'w'", "'0', 1", "NaN, 1", "1.9, 'w'"),
    "hasOwnProperty": ("0", "'0'", "'length'", "9"),
    "propertyIsEnumerable": ("0", "'length'"),
}  # fmt: skip
ARRAYS = ("[]", "[1, 2, 1]", "[0, -0, NaN, null, undefined, '']", "[, 'b', , 'd']", "[[1], [[2, [3]]], []]", "['10', 9, 1, 'é', '\\ud800']")  # fmt: skip
LIKE_ARRAYS = ("{length: 2, 0: 'a', 1: 1}", "{length: '1', 0: NaN}", "{0: 'a'}", "'ab'", "{length: -3, 0: 1}", "{length: 3, 2: 'c'}", "null", "undefined", "7", "{length: {valueOf: () => 1}, get 0() { return 'got'; }}", "(function () { return arguments; })(1, 'x')")  # fmt: skip


def families() -> dict[str, list[str]]:
    makers = (
        _text_methods, _texts_of_other_things, _array_methods, _arrays_of_other_things, _order_of_conversions, _getters,
        _names_and_lengths, _derived, _frozen, _proxies, _wrong_receivers, _numbers, _mathematics, _maps_and_sets,
        _object_functions, _reflection, _symbols, _functions, _json_corners, _expressions, _bytes_and_uris, _addresses, _paths,
        _errors, _constructors,
    )  # fmt: skip
    return {maker.__name__.strip("_").replace("_", " "): list(dict.fromkeys(maker())) for maker in makers}


def _text_methods() -> Iterator[str]:
    for method, calls in TEXT_METHODS.items():
        for text in TEXTS:
            for arguments in calls:
                call = f"{text}.{method}({arguments})"
                yield f"[...{call}].map((m) => [...m, m.index])" if method == "matchAll" else call


def _texts_of_other_things() -> Iterator[str]:
    for method, calls in TEXT_METHODS.items():
        if method not in ("hasOwnProperty", "propertyIsEnumerable", "matchAll"):
            for this in THESE:
                yield f"String.prototype.{method}.call({', '.join(filter(None, (this, calls[-1])))})"
    for codes in ("", "65", "0x1f600", "65, 66", "'97'", "-1", "1.5", "NaN", "0xd83d, 0xde00", "0x10ffff", "0x110000", "65536", "null", "Infinity"):  # fmt: skip
        yield f"String.fromCharCode({codes})"
        yield f"String.fromCodePoint({codes})"
    for raw in ("{raw: 'abc'}, 1, 2, 3", "{raw: []}, 1", "{raw: ['a', 'b']}", "{raw: {length: 2, 0: 'x', 1: 'y'}}, '-'", "{}", "null", "{raw: ['a']}, 1"):  # fmt: skip
        yield f"String.raw({raw})"
    yield "String.raw`a\\n${1}\\u{zz}`.length"
    yield "((s, ...v) => [s, s.raw, v])`a${1}\\x${2}`"


def _array_methods() -> Iterator[str]:
    for method, calls in ARRAY_METHODS.items():
        for array in ARRAYS:
            for arguments in calls:
                got = f"a.{method}({arguments})"
                got = f"[...{got}]" if method in ("entries", "keys", "values") else got
                yield body(
                    f"{SHOWN}const a = {array}; const got = {got}; return [Array.isArray(got) ? got.map(show) : show(got), got === a, a.map(show), Object.keys(a)];"
                )


def _arrays_of_other_things() -> Iterator[str]:
    for method, calls in ARRAY_METHODS.items():
        if method in ("hasOwnProperty", "propertyIsEnumerable", "entries", "keys", "values"):
            continue
        for like in LIKE_ARRAYS:
            yield body(
                f"const a = {like}; const got = Array.prototype.{method}.call({', '.join(filter(None, ('a', calls[min(1, len(calls) - 1)])))}); "
                "return [got === a ? 'itself' : got, a];"
            )
    for items in ("[1, 2]", "'aé\\u{1F600}'", "{length: 2}", "{length: '2', 0: 1}", "new Map([[1, 2]])", "null", "undefined", "5", "{}", "{length: 1e-1}", "[, 1]", "{[Symbol.iterator]: 1}", "{*[Symbol.iterator]() { yield 1; }}"):  # fmt: skip
        for more in ("", ", (x, i) => [x, i]", ", undefined", ", null", ", function () { return this.k; }, {k: 1}"):
            yield f"Array.from({items}{more})"
    yield from ("Array.of()", "Array.of(undefined)", "Array.of(7).length", "Array.isArray(Array.prototype)")


def _order_of_conversions() -> Iterator[str]:
    for method in TEXT_METHODS:
        if method in ("match", "matchAll", "search"):
            continue
        for arguments in ("v(1, 1), v(2, 2)", "v(1, 'b'), v(2, 1)"):
            yield body(
                f"{LOGGED}let got; try {{ got = 'abcabc'.{method}({arguments}); }} catch (e) {{ got = e.name; }} return [got, log];"
            )
        yield body(
            f"{LOGGED}let got; try {{ got = String.prototype.{method}.call(v(0, 'abc'), v(1, 1)); }} catch (e) {{ got = e.name; }} return [got, log];"
        )
    for (
        method
    ) in "at concat copyWithin fill flat includes indexOf join lastIndexOf slice splice toSpliced with".split():
        yield body(
            f"{LOGGED}let got; try {{ got = [5, 6, 7].{method}(v(1, 1), v(2, 1), v(3, 2)); }} catch (e) {{ got = e.name; }} return [got.length, log];"
        )
    for name in "abs ceil floor round trunc sign sqrt cbrt max min pow hypot atan2 imul clz32 fround log2".split():
        yield body(f"{LOGGED}const got = Math.{name}(v(1, 4), v(2, 2), v(3, 3)); return [got, log];")
    for call in ("toFixed(v(1, 1))", "toString(v(1, 2))", "toPrecision(v(1, 2))", "toExponential(v(1, 2))"):
        yield body(f"{LOGGED}return [(25).{call}, log];")
    for call in (
        "parseInt(v(1, '12'), v(2, 8))", "parseFloat(v(1, '1.5'))", "Number(v(1, 3))", "String(v(1, 3))", "isNaN(v(1, 3))", "Number.isNaN(v(1, 3))",
        "encodeURIComponent(v(1, 'é'))", "Boolean(v(1, 0))", "BigInt(v(1, 3))", "Symbol(v(1, 'd')).description", "Object.is(v(1, 1), 1)", "Number.parseInt(v(1, '7'))",
        "JSON.parse(v(1, '[1]'))", "JSON.stringify({a: v(1, 1)})", "JSON.stringify([1], null, v(1, 2))", "new RegExp(v(1, 'a'), v(2, 'g')).flags", "/a/.test(v(1, 'a'))",
        "({b: 1})[v(1, 'b')]", "Object.hasOwn({b: 1}, v(1, 'b'))", "v(1, 1) + v(2, 2)", "v(1, 1) < v(2, 2)", "v(1, 1) > v(2, 2)", "`${v(1, 1)}${v(2, 2)}`", "v(1, 1) == 1",
        "v(1, 2) ** v(2, 3)", "[v(1, 1), v(2, 2)].join()", "[v(2, 2), v(1, 1)].sort().length", "v(1, 'b') in {b: 1}", "Math.max(v(1, NaN), v(2, 1))", "new URL(v(1, 'http://a/'), v(2, 'http://b')).href",
        "new Map([[v(1, 1), 2]]).size", "isFinite(v(1, 1))", "v(1, 1) - v(2, 1)", "-v(1, 1)", "v(1, 1) | v(2, 2)", "new Array(v(1, 2)).length", "String.fromCharCode(v(1, 65))", "'a'.replace('a', v(1, '$&'))",
        "Array(v(1, 2)).length", "Buffer.from(v(1, 'a')).length", "new Error(v(1, 'm')).message", "require('path').join(v(1, 'a'))", "Object.fromEntries([[v(1, 'k'), 1]])",
    ):  # fmt: skip
        yield body(f"{LOGGED}let got; try {{ got = {call}; }} catch (e) {{ got = e.name; }} return [got, log];")
    for made in (
        "{[Symbol.toPrimitive](hint) { return hint; }}", "{valueOf: () => ({}), toString: () => 's'}", "{valueOf: () => ({}), toString: () => ({})}", "{toString: () => 1}", "{valueOf: 1}",
        "{toString: undefined}", "Object.create(null)", "{get valueOf() { return () => 7; }}", "[[1]]", "() => 1", "{[Symbol.toPrimitive]: null, toString: () => 't'}", "{[Symbol.toPrimitive]: () => ({})}",
        "new (class { toString() { return 'c'; } })()", "new (class { valueOf() { return 4; } })()", "Object.assign(() => 0, {toString: () => 'f'})", "Object.assign([], {toString: () => 'a'})",
    ):  # fmt: skip
        for use in ("`${o}`", "o + ''", "o + 1", "+o", "o == 's'", "o < 5", "String(o)", "Number(o)", "[o] + ''", "({})[o]", "Math.max(o)", "'x'.concat(o)", "JSON.stringify({o})", "'abc'.indexOf(o)", "[3].at(o)", "o * 2", "parseInt(o)"):  # fmt: skip
            yield body(f"const o = {made}; return {use};")


def _getters() -> Iterator[str]:
    made = "const log = []; const o = {get b() { log.push('b'); return 1; }, get a() { log.push('a'); return 2; }, c: 3, get 1() { log.push('1'); return 0; }}; "
    for use in (
        "({...o})", "Object.assign({}, o)", "Object.entries(o)", "Object.values(o)", "Object.keys(o)", "JSON.stringify(o)", "(({a, ...r}) => r)(o)", "Object.fromEntries(Object.entries(o))", "structuredClone(o)",
        "o.a + o.b", "'a' in o", "Object.hasOwn(o, 'b')", "Object.getOwnPropertyNames(o)", "Object.freeze(o).a", "Object.create(o).b", "(({b = 5}) => b)(o)", "o?.a", "(o.a = 9, o.a)", "delete o.a", "(o.a ||= 5)", "(o.z ??= o.b)",
        "Object.is(o, o)", "Reflect.get(o, 'a')", "Reflect.ownKeys(o)", "Object.defineProperties({}, {x: {get: () => 1, enumerable: true}})", "(() => { const s = []; for (const k in o) s.push(k); return s; })()", "Object.getOwnPropertyDescriptor(o, 'c')",
        "typeof Object.getOwnPropertyDescriptor(o, 'a').get", "Array.from(o)", "Object.isFrozen(o)", "Object.groupBy ? 1 : 0", "[o].concat([o]).length", "Object.getOwnPropertyDescriptors(o).c", "[o.a, o.a]", "new Map(Object.entries(o)).get('b')",
    ):  # fmt: skip
        yield body(f"{made}const got = {use}; return [got, log];")
    like = "const log = []; const a = {get length() { log.push('length'); return 2; }, get 0() { log.push('0'); return 'x'; }, get 1() { log.push('1'); return 'y'; }}; "
    for method, calls in ARRAY_METHODS.items():
        if method not in ("entries", "keys", "values"):
            yield body(
                f"'use strict'; {like}let got; try {{ got = Array.prototype.{method}.call(a, {calls[min(1, len(calls) - 1)]}); }} catch (e) {{ got = e.name; }} return [got === a || got, log];"
            )
    yield body("let n = 0; const o = {get x() { return ++n; }}; return [o.x, o.x, o.x];")
    yield body("let n = 0; const o = {get x() { return ++n; }}; const {x} = o; return [x, {...o}, o.x];")
    yield body(
        "const o = {set x(v) { this.y = v * 2; }}; o.x = 4; Object.assign(o, {x: 5}); return [o.x, o.y, Object.keys(o)];"
    )
    yield body(
        "const o = {get x() { delete this.y; return 1; }, y: 2, z: 3}; return [Object.entries(o), JSON.stringify(o)];"
    )
    yield body("const o = {get x() { throw new RangeError(); }}; return {...o};")
    yield body(
        "class A { get x() { return this.k; } static get s() { return 's'; } k = 5; } return [new A().x, A.s, Object.keys(new A())];"
    )
    yield body("class A { set x(v) { this.k = v; } } const a = new A(); a.x = 1; return [a.x, a.k];")


FUNCTIONS = (
    *(f"Array.prototype.{name}" for name in ARRAY_METHODS if name not in ("hasOwnProperty", "propertyIsEnumerable")),
    *(f"String.prototype.{name}" for name in TEXT_METHODS if name not in ("hasOwnProperty", "propertyIsEnumerable")),
    *(
        f"Object.{name}"
        for name in "assign create defineProperties defineProperty entries freeze fromEntries getOwnPropertyNames getPrototypeOf hasOwn is isFrozen keys seal values".split()
    ),
    *(f"Math.{name}" for name in "abs ceil floor max min pow round sign sqrt trunc log2".split()),
    *(f"Number.{name}" for name in "isFinite isInteger isNaN isSafeInteger parseFloat parseInt".split()),
    *(f"Number.prototype.{name}" for name in "toFixed toString valueOf".split()),
    *(f"Map.prototype.{name}" for name in "get set has delete clear forEach".split()),
    *(f"Set.prototype.{name}" for name in "add has delete clear forEach".split()),
    *(f"Promise.{name}" for name in "all allSettled any race resolve reject".split()),
    *(f"Reflect.{name}" for name in "get set has ownKeys defineProperty getPrototypeOf".split()),
    "Array", "Array.from", "Array.of", "Array.isArray", "Object", "String", "Number", "Boolean", "Map", "Set", "Promise", "RegExp", "Symbol", "Symbol.for", "URL",
    "Error", "TypeError", "JSON.parse", "JSON.stringify", "parseInt", "parseFloat", "isNaN", "isFinite", "encodeURI", "encodeURIComponent", "decodeURIComponent",
    "Function.prototype.call", "Function.prototype.apply", "Function.prototype.bind", "RegExp.prototype.test", "RegExp.prototype.exec", "(() => 0)", "(function f(a, b) {})", "(class C { constructor(a) {} })",
    "((a, b = 1, c) => 0)", "((...r) => 0)", "({m(a) {}}).m", "(async () => 0)", "(function* (x) {})", "(function (a) {}).bind(null)", "(function g(a, b) {}).bind(null, 1)", "structuredClone", "String.raw", "String.fromCharCode",
)  # fmt: skip


def _names_and_lengths() -> Iterator[str]:
    for function in FUNCTIONS:
        yield f"{function}.length"
        yield f"{function}.name"
        yield f"typeof {function}"
        yield body(f"const f = {function}; return Object.keys(f);")
        yield body(
            f"const f = {function}; return ['length' in f, 'name' in f, 'prototype' in f, f.nothing === undefined, f.constructor === Function];"
        )
        yield body(f"const f = {function}; return new f() instanceof f;")
        yield body(f"const f = {function}; return f() === undefined;")


def _derived() -> Iterator[str]:
    made = (
        "class A extends Array { own() { return this.length; } } const a = A.from([1, 2, 3]);",
        "class A extends Array {} const a = new A(1, 2, 3);",
        "class A extends Array { static get [Symbol.species]() { return Array; } } const a = A.of(1, 2);",
        "const A = Array; const a = [1, 2]; a.constructor = function (n) { this.made = n; };",
        "const A = Array; const a = [1, 2]; a.constructor = {[Symbol.species]: function (n) { this.length = 0; this.made = n; }};",
        "const A = Array; const a = [1, 2]; a.constructor = undefined;",
        "const A = Array; const a = [1, 2]; a.constructor = {[Symbol.species]: null};",
        "const A = Array; const a = [1, 2]; a.constructor = 1;",
    )
    for start in made:
        for look in (
            "a.map((x) => x) instanceof A", "a.filter(() => true).length", "a.slice(1) instanceof A", "a.concat([9]).length", "a.splice(0, 1).length", "a.flat() instanceof A", "a.flatMap((x) => [x, x]).length", "Array.isArray(a)", "a.length", "[...a]",
            "Array.isArray(a.map((x) => x))", "a.map((x) => x).made", "Object.keys(a)", "JSON.stringify(a)", "a.toSorted ? a.toSorted() instanceof A : 0", "a.own?.()", "Array.from(a) instanceof A", "a.reverse() === a", "a.constructor === A", "a + ''",
        ):  # fmt: skip
            yield body(f"{start} return {look};")
    for base, args in (("Map", "[[1, 2]]"), ("Set", "[1, 2]"), ("Error", "'m'"), ("Promise", "() => 0"), ("Object", "{a: 1}"), ("String", "'s'"), ("Number", "5"), ("Function", "'return 1'"), ("RegExp", "'a'"), ("URL", "'http://a/'")):  # fmt: skip
        for look in ("o instanceof C", f"o instanceof {base}", "typeof o", "o.own()", "o.constructor.name", "Object.keys(o)", "o.size", "o.message", "o.name", "o.x", "String(o)", "JSON.stringify(o)", "o.has?.(1)", "({...o})"):  # fmt: skip
            yield body(
                f"class C extends {base} {{ x = 1; own() {{ return 'own'; }} }} const o = new C({args}); return {look};"
            )


def _frozen() -> Iterator[str]:
    for method in "freeze seal preventExtensions".split():
        for name, calls in ARRAY_METHODS.items():
            for array in ("[2, 1]", "[]"):
                yield body(
                    f"const a = Object.{method}({array}); let got; try {{ got = a.{name}({calls[min(1, len(calls) - 1)]}); }} catch (e) {{ got = e.name; }} return [got === a || got, a];"
                )
        for deed in (
            "o.a = 9", "o.n = 1", "delete o.a", "o.d.x = 9", "o.a++", "o.n ??= 5", "o.a &&= 7", "Object.assign(o, {n: 1})", "Object.assign(o, {a: 1})", "Object.defineProperty(o, 'n', {value: 1})", "Object.defineProperty(o, 'a', {value: 1})",
            "Object.setPrototypeOf(o, {})", "o.__proto__ = {}", "({...o}).n = 1", "Object.freeze(o)", "[o.a] = [8]", "({a: o.a} = {a: 8})", "for (o.a of [5, 6]);", "structuredClone(o).a = 2", "Object.create(o).a = 3", "o.d = 4",
        ):  # fmt: skip
            for strict in ("", "'use strict'; "):
                yield body(
                    f"{strict}const o = Object.{method}({{a: 1, d: {{x: 1}}}}); let e = 0; try {{ {deed}; }} catch (error) {{ e = error.name; }} return [o, e, Object.isFrozen(o), Object.isSealed(o), Object.isExtensible(o)];"
                )
        yield f"Object.{method}(1)"
        yield f"Object.{method}()"
        yield body(f"const f = Object.{method}(() => 0); f.x = 1; return f.x;")
        yield body(f"const m = Object.{method}(new Map()); m.set(1, 2); return m.size;")


def _proxies() -> Iterator[str]:
    for handler in ("{}", "{get: (t, k) => k === 'a' ? 'trap' : t[k]}", "{has: () => true}", "{ownKeys: () => ['z']}", "{set: () => true}", "{deleteProperty: () => true}", "{getOwnPropertyDescriptor: () => undefined}", "{apply: () => 1, construct: () => ({})}"):  # fmt: skip
        for target in ("{a: 1, b: 2}", "[1, 2]"):
            for look in ("p.a", "({...p})", "Object.keys(p)", "'q' in p", "JSON.stringify(p)", "(p.a = 5, p.a)", "(delete p.a, t.a)", "Array.isArray(p)", "Object.assign({}, p)", "[].concat(p).length", "Object.entries(p)", "String(p.length)", "typeof p", "p == p", "(({a}) => a)(p)", "Object.hasOwn(p, 'a')"):  # fmt: skip
                yield body(f"const t = {target}; const p = new Proxy(t, {handler}); return {look};")


def _wrong_receivers() -> Iterator[str]:
    for this in (
        "null",
        "undefined",
        "1",
        "'s'",
        "{}",
        "[]",
        "() => 1",
        "true",
        "Symbol()",
        "new Map()",
        "new Set()",
        "/a/",
    ):
        for call in (
            *(f"Map.prototype.{name}.call(THIS, 1, 2)" for name in "get set has delete clear keys".split()),
            *(f"Set.prototype.{name}.call(THIS, 1)" for name in "add has values".split()),
            *(f"Number.prototype.{name}.call(THIS)" for name in "toString toFixed valueOf".split()),
            *(f"Function.prototype.{name}.call(THIS)" for name in "call apply bind".split()),
            *(f"RegExp.prototype.{name}.call(THIS, 'a')" for name in "test exec toString".split()),
            "Object.prototype.toString.call(THIS)", "Object.prototype.hasOwnProperty.call(THIS, 'length')", "Object.prototype.valueOf.call(THIS) === (THIS)", "Boolean.prototype.valueOf.call(THIS)",
            "Symbol.prototype.toString.call(THIS).length", "Promise.prototype.then.call(THIS)", "Promise.resolve.call(THIS, 1)", "Array.from.call(THIS, [1])", "Array.of.call(THIS, 1)", "Array.isArray.call(THIS, [])",
            "Object.keys.call(THIS, {a: 1})", "JSON.stringify.call(THIS, 1)", "Math.max.call(THIS, 1)", "Error.prototype.toString.call(THIS)", "Object.prototype.isPrototypeOf.call(THIS, {})",
            "Object.prototype.propertyIsEnumerable.call(THIS, 'a')", "Object.prototype.toLocaleString.call(THIS)", "String.prototype.valueOf.call(THIS)",
        ):  # fmt: skip
            yield call.replace("THIS", this)


NUMBERS = (
    "0",
    "-0",
    "1",
    "-1.5",
    "NaN",
    "Infinity",
    "-Infinity",
    "0.5",
    "2.5",
    "-0.4",
    "1e21",
    "5e-324",
    "123456.789",
    "2 ** 53",
    "0.1",
    "1.45",
)


def _numbers() -> Iterator[str]:
    for number in NUMBERS:
        for method in ("toString", "toFixed", "toPrecision", "toExponential"):
            for argument in ("", "0", "1", "2", "10", "16", "36", "'3'", "NaN", "-1", "101", "undefined", "2.9"):
                yield f"({number}).{method}({argument})"
        for call in ("Number.isInteger(n)", "Number.isSafeInteger(n)", "Number.isNaN(n)", "Number.isFinite(n)", "isNaN(n)", "isFinite(n)", "parseInt(n)", "parseFloat(n)", "String(n)", "n.valueOf()", "`${n}`", "JSON.stringify(n)", "[n].includes(n)", "[n].indexOf(n)", "new Set([n, -n]).size", "Object.is(n, -0)", "n | 0", "n >>> 0", "~n", "n % 2", "Object.is(n % 1, -0)", "n ** 2", "n.constructor === Number", "n?.x", "({[n]: 1})", "1 / n"):  # fmt: skip
            yield body(f"const n = {number}; return {call};")
    for text in ("''", "' '", "'1'", "'1 2'", "'0x10'", "'0X1f'", "'1e3'", "'-0'", "'+5'", "'--1'", "'.'", "'5.'", "'Infinity'", "'infinity'", "'0b101'", "'0o7'", "'1n'", "'\\n3\\t'", "'1_0'", "'٣'", "'12px'", "'1e'", "'1e1000'", "'9007199254740993'", "'0.1e-7'", "'-0x1'", "'\\ufeff1'", "'\\u180e1'"):  # fmt: skip
        for call in ("Number(t)", "parseInt(t)", "parseFloat(t)", "+t", "Object.is(Number(t), -0)", "Object.is(parseInt(t), -0)", "parseInt(t, 16)", "parseInt(t, 2)", "t * 1", "t == 1", "isNaN(t)", "Number.isNaN(t)", "~~t", "[9, 8][t]", "BigInt(t)"):  # fmt: skip
            yield body(f"const t = {text}; return {call};")
    for name in "MAX_SAFE_INTEGER MIN_SAFE_INTEGER EPSILON MAX_VALUE MIN_VALUE POSITIVE_INFINITY NEGATIVE_INFINITY NaN NOTHING".split():
        yield f"Number.{name}"


def _mathematics() -> Iterator[str]:
    one = "abs ceil floor round trunc sign sqrt cbrt exp expm1 log log10 log1p log2 sin cos tan asin atan sinh fround clz32".split()
    values = (*NUMBERS, "''", "'2'", "null", "undefined", "[]", "[4]", "[1, 2]", "{}", "true", "1n", "'x'", "Symbol()")
    for name in one:
        for value in values:
            yield body(f"{SHOWN}return show(Math.{name}({value}));")
        yield f"Math.{name}()"
    for name in "max min pow hypot atan2 imul".split():
        for arguments in ("", "0, -0", "-0, 0", "NaN, 1", "1, NaN", "2, 3", "'2', '3'", "null, 1", "undefined, 1", "Infinity, -Infinity", "1", "3, 1, 2", "-2, 0.5", "0, 0", "NaN, 0", "1, Infinity", "[2], [3]", "{}, 1", "-0, -1", "-8, 1/3"):  # fmt: skip
            yield body(f"{SHOWN}return show(Math.{name}({arguments}));")
    for name in "PI E LN2 LN10 LOG2E SQRT2 SQRT1_2 TAU".split():
        yield f"Math.{name}"
    yield from (
        "Object.keys(Math)",
        "String(Math)",
        "Math.PI = 3",
        "typeof Math",
        "new Math.max()",
        "JSON.stringify(Math)",
    )


def _maps_and_sets() -> Iterator[str]:
    keys = (
        "1",
        "'1'",
        "NaN",
        "-0",
        "0",
        "null",
        "undefined",
        "true",
        "1n",
        "{}",
        "[]",
        "Symbol.iterator",
        "k",
        "() => 1",
        "''",
        "new String('a')",
    )
    for key in keys:
        for look in ("m.get(KEY)", "m.has(KEY)", "m.delete(KEY)", "m.set(KEY, 5).size", "[...m.set(KEY, 2).keys()].length", "Object.is([...m.set(KEY, 2).keys()].at(-1), -0)", "m.set(KEY).get(KEY)"):  # fmt: skip
            yield body(
                f"const k = {{}}; const m = new Map([[1, 'one'], ['1', 'text'], [NaN, 'nan'], [0, 'zero'], [null, 'null'], [undefined, 'undef'], [k, 'k'], [true, 't']]); return {look.replace('KEY', key)};"
            )
        for look in ("s.has(KEY)", "s.delete(KEY)", "s.add(KEY).size", "[...s.add(KEY)].length"):
            yield body(
                f"const k = {{}}; const s = new Set([1, '1', NaN, 0, null, undefined, k, true, '']); return {look.replace('KEY', key)};"
            )
    for source in ("", "null", "undefined", "[]", "[[1, 2], [1, 3]]", "'ab'", "['ab', 'cd']", "[1]", "{}", "5", "new Map([[1, 2]])", "[[]]", "[[1]]", "[[1, 2, 3]]", "new Set([[1, 2]])", "[{0: 'a', 1: 'b'}]", "[null]", "Object.entries({a: 1})", "{*[Symbol.iterator]() { yield [1, 2]; }}", "[, [1, 2]]", "true"):  # fmt: skip
        for kind in ("Map", "Set"):
            yield f"[...new {kind}({source})]"
            yield f"new {kind}({source}).size"
            yield f"[...new {kind}({source}).entries()]"
            yield f"{kind}({source})"
    yield from (
        "new Map([[1, 2]]).forEach.length",
        "(() => { const s = []; new Map([[1, 2]]).forEach(function (v, k, m) { s.push(v, k, m.size, this.t); }, {t: 5}); return s; })()",
        "new Map().forEach()",
        "new Map([[1, 2]]).forEach()",
        "new Set([1]).forEach()",
        "JSON.stringify(new Map([[1, 2]]))",
        "JSON.stringify(new Set([1]))",
        "({...new Map([[1, 2]])})",
        "Object.keys(new Set([1]))",
        "new Map([[1, 2]]) + ''",
        "Object.prototype.toString.call(new Set())",
        "new Map()[Symbol.toStringTag]",
        "new Map().keys().next()",
        "new Map([[1, 2]]).keys().next()",
        "new Set([5]).entries().next().value",
        "typeof new Map().entries",
        "new Map().entries()[Symbol.iterator]() !== undefined",
        "[...new Map([[1, 2]]).values()]",
        "Array.from(new Set([1, 2]), (x) => x * 2)",
        "new Set([1, 2]).union ? [...new Set([1]).union(new Set([2]))] : 0",
        "Map.groupBy ? [...Map.groupBy([1, 2, 3], (x) => x % 2).keys()] : 0",
        "Object.groupBy ? Object.groupBy([1, 2, 3], (x) => x % 2) : 0",
        "new Map([[1, {a: 1}]]).get(1).a",
        "new Map([['a', 1]]).a",
        "new Map([[1, 2]]).length",
        "new Set('aa').size = 9",
        "Object.fromEntries(new Map([['a', 1], [2, 3]]))",
        "new Set([[1], [1]]).size",
        "structuredClone(new Map([[1, 2]])).get(1)",
        "new WeakMap([[{}, 1]]) instanceof WeakMap",
        "new Map([[1, 2]]).values().toArray?.()",
        "[...new Set([3, 1, 2])].sort()",
        "Math.max(...new Set([1, 9]))",
        "(([a, b]) => b)(new Set([1, 2]))",
        "new Set(new Set([1])).size",
    )


def _object_functions() -> Iterator[str]:
    values = ("undefined", "null", "1", "'ab'", "true", "Symbol()", "[]", "[1, , 2]", "{b: 1, a: 2, 1: 3, 0: 4}", "() => 1", "class { static s = 1; }", "new Map([[1, 2]])", "Object.create({p: 1}, {o: {value: 1, enumerable: true}, h: {value: 2}})", "new (class { f = 1; m() {} })()", "{[Symbol.iterator]: 1, x: 2}", "{__proto__: {p: 1}, q: 2}", "Object.create(null)", "(function () { return arguments; })(1)", "new Error('e')", "/r/", "new Date(0)", "Object(1n)", "{get g() { return 1; }}", "{'-0': 1, '01': 2, 4294967295: 3, 4294967294: 4}")  # fmt: skip
    for value in values:
        for call in (
            "Object.keys(v)", "Object.values(v)", "Object.entries(v)", "Object.assign({}, v)", "Object.keys(Object.assign(v))", "({...v})", "Object.getOwnPropertyNames(v)", "Object.freeze(v) === v", "Object.isFrozen(v)", "Object.isSealed(v)", "Object.isExtensible(v)", "Object.hasOwn(v, 'b')",
            "Object.hasOwn(v, 0)", "Object.getPrototypeOf(v) === Object.prototype", "Object.getPrototypeOf(v) === null", "typeof Object(v)", "Object.is(v, v)", "Object.fromEntries(v)", "Object.create(v).p", "Object.setPrototypeOf({}, v).p", "Object.defineProperty(v, 'z', {value: 1}).z",
            "Object.getOwnPropertyDescriptor(v, 'length')", "Object.keys(Object.getOwnPropertyDescriptors(v))", "Object.getOwnPropertySymbols(v).length", "v.toString()", "v.valueOf() === v", "v.hasOwnProperty('q')", "v.propertyIsEnumerable(0)", "'p' in v", "v.constructor === Object", "JSON.stringify(v)", "Object.prototype.toString.call(v)",
            "structuredClone(v)", "v.toLocaleString()", "v.isPrototypeOf({})", "v.__proto__ === Object.prototype", "Array.isArray(v)", "v instanceof Object", "new Object(v) === v", "Object.entries({v}).length", "(() => { const s = []; for (const k in v) s.push(k); return s; })()",
        ):  # fmt: skip
            yield body(f"const v = {value}; return {call};")
    for sources in ("{a: 1}, {b: 2}, {a: 3}", "null, {a: 1}", "'ab', [9]", "{get a() { return 7; }}", "{a: undefined}", "[1], {length: 0}", "Object.create({p: 1})", "() => 1", "{a: 1}, undefined, 5, true"):  # fmt: skip
        for target in (
            "{a: 0, z: 1}",
            "[5, 6]",
            "() => 1",
            "null",
            "1",
            "'s'",
            "{set a(v) { this.got = v; }}",
            "Object.freeze({a: 1})",
            "Object.create({a: 9})",
        ):
            yield f"Object.entries(Object.assign({target}, {sources}))"
            yield f"typeof Object.assign({target}, {sources})"
    for entries in ("[]", "[['a', 1], ['b']]", "[[['x'], 1]]", "[[Symbol.iterator, 1]]", "[{0: 'k', 1: 'v'}]", "['ab']", "[null]", "5", "undefined", "[['__proto__', {a: 1}]]", "[[1, 1], [0, 0]]", "[[undefined, 1], [null, 2]]"):  # fmt: skip
        yield f"Object.fromEntries({entries})"
        yield f"Object.keys(Object.fromEntries({entries}))"


def _reflection() -> Iterator[str]:
    for target in (
        "{a: 1}",
        "[1, 2]",
        "Object.freeze({a: 1})",
        "Object.create({a: 1})",
        "{get a() { return this.k; }, k: 2}",
        "() => 1",
        "null",
        "1",
        "class { static a = 1; }",
    ):
        for call in (
            "Reflect.get(t, 'a')", "Reflect.get(t, 'a', {k: 9})", "Reflect.get(t, 'zz')", "Reflect.has(t, 'a')", "Reflect.has(t, 'toString')", "Reflect.ownKeys(t)", "Reflect.set(t, 'a', 5)", "(Reflect.set(t, 'n', 5), t.n)", "Reflect.set(t, 'a', 5, {})", "Reflect.defineProperty(t, 'n', {value: 1})",
            "Reflect.defineProperty(t, 'a', {value: 1})", "Reflect.deleteProperty(t, 'a')", "Reflect.getPrototypeOf(t) === Object.prototype", "Reflect.setPrototypeOf(t, null)", "Reflect.isExtensible(t)", "Reflect.preventExtensions(t)", "Reflect.apply(t, null, [])", "Reflect.construct(t, []) !== 0",
            "Reflect.getOwnPropertyDescriptor(t, 'a')", "Reflect.ownKeys(t).length",
        ):  # fmt: skip
            yield body(f"const t = {target}; return {call};")


def _symbols() -> Iterator[str]:
    for made in (
        "Symbol()",
        "Symbol('d')",
        "Symbol.for('k')",
        "Symbol.iterator",
        "Symbol(undefined)",
        "Symbol('')",
        "Symbol(5)",
    ):
        for look in (
            "s.description", "s.toString()", "typeof s", "String(s)", "s + ''", "`${s}`", "+s", "s == s", "s === Symbol.for('k')", "Symbol.keyFor(s)", "Object(s) == s", "({[s]: 1})[s]", "Object.keys({[s]: 1})", "JSON.stringify({[s]: 1, a: s})", "JSON.stringify(s)", "[s].includes(s)", "new Set([s, s]).size", "s.valueOf() === s", "!s", "s ? 1 : 2",
            "Object.assign({}, {[s]: 1})[s]", "({...{[s]: 1}})[s]", "s in {[s]: 1}", "new s()", "s.x", "[s] + ''", "Object.getOwnPropertySymbols({[s]: 1}).length", "s.constructor === Symbol", "Object.prototype.toString.call(s)", "Object.hasOwn({[s]: 1}, s)",
        ):  # fmt: skip
            yield body(f"const s = {made}; return {look};")
    yield from (
        "new Symbol()",
        "Symbol.asyncIterator === Symbol.iterator",
        "Symbol('a') === Symbol('a')",
        "Symbol.for('a') === Symbol.for('a')",
        "Symbol.for()?.description",
        "typeof Symbol.hasInstance",
        "typeof Symbol.nothing",
    )
    for tag in ("{get [Symbol.toStringTag]() { return 'T'; }}", "{[Symbol.toStringTag]: 'T'}", "{[Symbol.toStringTag]: 5}", "new (class { get [Symbol.toStringTag]() { return 'C'; } })()", "Object.assign([], {[Symbol.toStringTag]: 'A'})"):  # fmt: skip
        yield f"String({tag})"
        yield f"Object.prototype.toString.call({tag})"
    for instance in ("{[Symbol.hasInstance]: () => true}", "{[Symbol.hasInstance]: 1}", "class { static [Symbol.hasInstance](x) { return x === 1; } }", "{}", "() => 1", "Function.prototype", "Object.assign(function () {}, {prototype: 1})"):  # fmt: skip
        yield f"1 instanceof ({instance})"
        yield f"({{}}) instanceof ({instance})"


def _functions() -> Iterator[str]:
    kinds = ("function (a, b) { return [typeof this, a, b, arguments.length]; }", "function (a, b) { 'use strict'; return [this, a, b, arguments.length]; }", "(a, b) => [typeof this, a, b]", "Math.max", "String", "class { }", "[].concat", "''.concat", "Array.prototype.slice")  # fmt: skip
    for kind in kinds:
        for call in (
            "f.call()", "f.call(null, 1)", "f.call(5, 1, 2)", "f.call('s', [1])", "f.apply()", "f.apply(null)", "f.apply(null, null)", "f.apply(null, [1, 2])", "f.apply(null, {length: 2, 0: 1})", "f.apply(null, 'ab')", "f.apply(null, 5)", "f.apply([1], [, 2])", "f.bind()()", "f.bind([1], 2)(3)", "f.bind(null, 1, 2)()",
            "f.bind(1).bind(2, 3)(4)", "f.bind(null, 1).length", "f.bind(null).name", "new (f.bind(null, 1))() instanceof f", "f.call.call(f, null, 1)", "f(...[1, 2])", "f?.(1)", "f.prototype?.constructor === f", "f.toString().length > 5", "f instanceof Function", "typeof f", "f.hasOwnProperty('prototype')",
        ):  # fmt: skip
            yield body(f"const f = {kind}; return {call};")
    yield from (
        "(function () { return arguments.length; })(1, undefined)",
        "(function (a) { arguments[0] = 9; return a; })(1)",
        "(function (a) { 'use strict'; arguments[0] = 9; return a; })(1)",
        "(function (a = 0) { arguments[0] = 9; return a; })(1)",
        "(function (a) { a = 9; return arguments[0]; })(1)",
        "(function () { return [...arguments]; })(1, 2)",
        "(function () { return Array.isArray(arguments); })()",
        "(function () { return Object.keys(arguments); })('a', 'b')",
        "(function f() { f = 1; return typeof f; })()",
        "(function (a, a) { return a; })(1, 2)",
        "((a, b = a, c = () => b) => c())(1)",
        "(function ({a} = {a: 1}, ...r) { return [a, r]; })(undefined, 2)",
        "(function () { return typeof arguments; })()",
        "(() => { try { return arguments.length >= 0; } catch (e) { return e.name; } })()",
        "(function () { return this === globalThis; })()",
        "(function () { 'use strict'; return this; })()",
        "(function () { return delete arguments[0] && arguments.length; })(1)",
    )


def _json_corners() -> Iterator[str]:
    values = (
        "{toJSON: () => undefined}", "{toJSON: 1}", "[{toJSON(k) { return typeof k + k; }}]", "{a: {toJSON(k) { return k; }}}", "Object.assign(() => 1, {toJSON: () => 'f'})", "new Boolean(false)", "Object(1n)", "Object(Symbol())", "new Number(-0)", "{a: new String('x')}", "'\\b\\f\\n\\r\\t\\v\\u0000\\u001f\\u007f\\u2028'",
        "'\\ud83d\\ude00\\ud83d'", "'\"\\\\/'", "1e21", "1e-7", "123456789012345680000", "{[Symbol.iterator]: 1}", "new (class { f = 1; get g() { return 2; } })()", "Object.create({p: 1}, {q: {value: 1, enumerable: true}})", "[[[]]]", "{a: []}", "{a: {}}", "[undefined]", "{}", "[]", "new Date(0)", "new Date(NaN)", "Object.assign([1], {x: 2})",
    )  # fmt: skip
    for value in values:
        for more in ("", ", null, 1", ", null, '\\t'", ", null, 11", ", null, '123456789abc'", ", null, -1", ", null, new Number(1)", ", null, true", ", ['a', 'a', 1]", ", [new String('a')]", ", {}", ", (k, v) => k === 'a' ? undefined : v", ", (k, v) => Array.isArray(v) ? [...v, 'x'].slice(0, 2) : v"):  # fmt: skip
            yield f"JSON.stringify({value}{more})"
    for text in ('{"a":{"b":[1,{"c":null}]}}', "[1,2,3]", '{"a":1,"b":2,"a":3}', '"\\\\ud83d\\\\ude00"', '{"":1}', " \\n[ ] ", "1E5", "-1.5e-3", '{"__proto__":1}', "[[[[]]]]", "00", "+1", ".5", "1e", "'a'", "[1 2]", '{"a"}', "{a:1}", "nul", "\\u2028", '"a\\nb"', "[,]", "true false", '"\\\\x"', "-", "[1,]//"):  # fmt: skip
        for reviver in (
            "", ", (k, v) => v", ", (k, v) => k === '' ? v : Array.isArray(v) ? v.length : v", ", (k, v) => v === 1 ? undefined : v", ", function (k, v) { return typeof v === 'object' || k === '' ? v : Object.keys(this).length; }", ", 5",
            ", (k, v) => (k === 'a' ? [v] : v)",
        ):  # fmt: skip
            yield f"JSON.parse('{text.replace(chr(39), chr(92) + chr(39))}'{reviver})"
    yield body('const log = []; JSON.parse(\'{"a":[1,2],"b":{"c":3}}\', (k, v) => (log.push(k), v)); return log;')
    yield body("const log = []; JSON.stringify({a: [1, 2], b: {c: 3}}, (k, v) => (log.push(k), v)); return log;")


def _expressions() -> Iterator[str]:
    for made in ("/a(b)?/", "/a/g", "/a/y", "/a/dgimsuy", "/(?<x>a)(?<y>b)?/g", "new RegExp('a')", "new RegExp('/')", "new RegExp('')", "new RegExp(/a/g, 'i')", "new RegExp(/a/g)", "RegExp('a', 'gg')", "new RegExp('(')", "new RegExp('\\n')", "new RegExp(undefined)", "new RegExp(null, '')", "RegExp(/x/)", "/[/]/", "/\\u{61}/u", "/$^/m", "/a|/"):  # fmt: skip
        for look in (
            "p.source", "p.flags", "String(p)", "p.global", "p.lastIndex", "(p.lastIndex = 1, p.test('aab'))", "(p.lastIndex = 9, p.test('aab'), p.lastIndex)", "(p.lastIndex = '1', p.exec('aaab')?.index)", "p.exec('xab')", "p.exec('xab')?.groups", "p.exec('xab')?.length", "p.exec()", "p.test()", "p.test(null)",
            "'xabab'.replace(p, '<$1$<x>$&>')", "'aab'.match(p)", "'aXaXb'.split(p)", "'aab'.search(p)", "(p.test('aa'), p.lastIndex)", "[p.test('a'), p.test('a'), p.test('a')]", "typeof p", "p.x", "Object.keys(p)", "JSON.stringify(p)", "p == String(p)", "p instanceof RegExp", "p.sticky", "p.ignoreCase", "p.unicode", "p.hasIndices", "p.dotAll", "p.multiline", "({...p})",
            "p.constructor === RegExp", "Object.freeze(p).source", "'a'.replaceAll(p, 'z')", "[...'aab'.matchAll(p)].length", "new RegExp(p).source === p.source", "new RegExp(p) === p", "RegExp(p) === p", "p[Symbol.replace]('ab', 'x')",
        ):  # fmt: skip
            yield body(f"const p = {made}; return {look};")


def _bytes_and_uris() -> Iterator[str]:
    for text in ("''", "'abc'", "'é'", "'\\u{1F600}'", "'\\ud800'", "'YWJj'", "'YWJ'", "'Y W\\nJj'", "'YW-_'", "'616263'", "'6162zz'", "'6'", "'%41%c3%a9'", "'%'", "'%zz'", "'%80'", "' ;/?:@&=+$,#-_.!~*()'", "'\\u0000\\u007f\\u00ff'", "'<>\"{}|\\\\^`[]'", "'YQ=='", "'YQ=a'", "'=YQ'"):  # fmt: skip
        for call in (
            *(f"Buffer.from(t, '{kind}').toString('{other}')" for kind in ("utf8", "base64", "hex", "latin1", "ascii", "base64url", "utf16le", "binary", "UTF-8", "nope") for other in ("hex", "utf8", "base64")),
            "Buffer.from(t).length", "Buffer.from(t).toString()", "Buffer.byteLength(t)", "[...Buffer.from(t)].length", "Buffer.isBuffer(Buffer.from(t))", "JSON.stringify(Buffer.from(t))", "Buffer.from(t)[0]", "String(Buffer.from(t))", "Buffer.from(t) + ''", "Buffer.concat([Buffer.from(t), Buffer.from('x')]).toString()", "Buffer.from(t).toString('base64url')",
            "btoa(t)", "atob(t)", "encodeURIComponent(t)", "encodeURI(t)", "decodeURIComponent(t)", "decodeURI(t)", "escape(t)", "unescape(t)", "Buffer.from(t).equals(Buffer.from(t))", "Buffer.from(Buffer.from(t)).toString()", "Buffer.from(t).slice(0, 1).toString('hex')", "Buffer.from(t, 5).length", "Buffer.from([1, 256, -1, 'x']).toString('hex')",
        ):  # fmt: skip
            yield body(f"const t = {text}; return {call};")
    for value in ("null", "undefined", "5", "true", "[]", "{}", "Symbol()"):
        for call in (
            "Buffer.from(v).length",
            "btoa(v)",
            "atob(v)",
            "encodeURIComponent(v)",
            "decodeURIComponent(v)",
            "encodeURI(v)",
            "new TextEncoder().encode(v).length",
        ):
            yield body(f"const v = {value}; return {call};")


def _addresses() -> Iterator[str]:
    for text in ("'http://a'", "'HTTP://User:P%20w@EXAMPLE.com:80/a/../b?q=1#h'", "'https://x:443/'", "'https://x:8443'", "'http://[::1]:3000/x'", "'http://é.com/é?é#é'", "'//x/y'", "'/p'", "'mailto:a@b'", "'http://a b'", "'http://a/%zz'", "'file:///c:/x'", "''", "'http://1.2.3'", "'http://0x7f.1'", "'http://a:99999'", "'http://a:'", "'http:a'", "'data:text/plain,x'", "' http://a/ '", "'http://a\\\\b'", "'http://A.B.'", "'http://a/?x=1&x=2&y'", "'http://a/./b//c/..'", "'http://u@h'", "'ftp://h:21/f'", "'http://xn--9ca.com'", "'http://a?b'", "'http://a#'"):  # fmt: skip
        for part in (
            "href",
            "origin",
            "protocol",
            "host",
            "hostname",
            "port",
            "pathname",
            "search",
            "hash",
            "username",
            "password",
            "searchParams.get('x')",
            "toString()",
            "searchParams.toString()",
        ):
            yield f"new URL({text}).{part}"
        yield f"new URL({text}, 'https://base.org/d/e?f').href"
        yield f"String(new URL({text}))"
        yield f"JSON.stringify({{u: new URL({text})}})"
        yield f"URL.canParse ? URL.canParse({text}) : 0"
        yield f"Object.keys(new URL({text}))"
    for given in ("", "'a=1&b=2&a=3'", "'?a=%20+'", "{a: 1, b: [2]}", "[['a', 'x y']]", "'='", "'a&b=&=c'", "null", "new Map([['m', 1]])", "'é=ü'", "[[1]]", "'a=1;b=2'", "'%zz=%'", "5"):  # fmt: skip
        for look in (
            "toString()",
            "get('a')",
            "getAll('a')",
            "has('b')",
            "size",
            "keys().next().value",
            "append('z', 1)",
            "get('nope')",
            "entries().next().value",
        ):
            yield f"new URLSearchParams({given}).{look}"
        yield f"[...new URLSearchParams({given})]"
        yield f"Object.fromEntries(new URLSearchParams({given}))"
        yield body(
            f"const p = new URLSearchParams({given}); p.set('a', 'é &'); p.delete('b'); p.append('c', '1'); p.sort(); return String(p);"
        )


def _paths() -> Iterator[str]:
    parts = ("''", "'.'", "'..'", "'/'", "'a'", "'a/'", "'/a/b.c'", "'a//b/../c'", "'.env'", "'a.b.'", "'../../x'", "'/../x'", "'a\\\\b'", "'é/ü.js'", "'a/./b'", "'x.tar.gz'")  # fmt: skip
    for first in parts:
        for call in ("basename(p)", "dirname(p)", "extname(p)", "normalize(p)", "isAbsolute(p)", "parse(p)", "basename(p, '.c')", "resolve('/r', p)", "relative('/a', '/' + p)", "posix.join('x', p)", "join(p, '..', 'y')", "toNamespacedPath(p)", "basename(p, p)", "win32.basename(p)"):  # fmt: skip
            yield body(f"const p = {first}; return require('path').{call};")
        for second in parts[:10]:
            yield f"require('path').join({first}, {second})"
            yield f"require('path').resolve('/w', {first}, {second})"
            yield f"require('node:path').relative('/q/' + {first}, '/q/' + {second})"
    for value in ("undefined", "null", "5", "{}", "[]", ""):
        for name in "join basename dirname extname normalize isAbsolute parse relative format".split():
            yield f"require('path').{name}({value})"
    yield from (
        "require('path').sep",
        "require('path').delimiter",
        "require('path').format({dir: '/d', base: 'b'})",
        "require('path').format({root: '/', name: 'n', ext: 'x'})",
    )


def _errors() -> Iterator[str]:
    for kind in ("Error", "TypeError", "RangeError", "SyntaxError", "AggregateError", "class MyError extends Error { constructor(m) { super(m); this.name = 'MyError'; this.code = 7; } }", "class Bare extends TypeError {}"):  # fmt: skip
        for arguments in ("", "'m'", "undefined", "5", "'m', {cause: 'c'}", "{}", "null", "[1, 2]", "[], 'all'"):
            for look in ("e.message", "e.name", "String(e)", "e instanceof Error", "Object.keys(e)", "e.cause", "JSON.stringify(e)", "({...e})", "typeof e.stack", "e.code", "'message' in e", "Object.hasOwn(e, 'message')", "e.toString()", "e + '!'"):  # fmt: skip
                yield body(f"const K = {kind}; const e = new K({arguments}); return {look};")
    for thrown in ("null.x", "undefined()", "x_y", "let_before; let let_before", "({}).m()", "new (() => 1)()", "BigInt(1.5)", "Symbol() + ''", "[].reduce((a) => a)", "'x'.repeat(-1)", "null[Symbol.iterator]", "const [z] = {}", "new Array(-1)", "(1).toFixed(200)", "decodeURIComponent('%')", "JSON.parse('{')", "new RegExp('[')", "structuredClone(() => 1)", "class A extends null { }; new A()", "new (class B extends Object { constructor() { } })()", "Object.defineProperty(1, 'a', {})", "1n + 1", "throw 'text'", "throw null", "throw {name: 'N', message: 'M'}", "'use strict'; undefined_name = 1", "for (const q of 5);", "const c = 1; c = 2", "({a: 1}) instanceof 5", "'a' in 'b'", "[...1]", "Reflect.get(1, 'a')", "new Proxy({}, null)", "new Map([1])", "Object.setPrototypeOf(null, {})", "Promise()", "new Promise()", "Symbol.keyFor('x')"):  # fmt: skip
        yield body(
            f"try {{ {thrown}; return 'nothing thrown'; }} catch (e) {{ return [typeof e, e?.name, e?.constructor?.name, e instanceof Error]; }}"
        )
        yield body(
            f"const log = []; try {{ try {{ {thrown}; }} finally {{ log.push('f'); }} }} catch {{ log.push('c'); }} return log;"
        )


def _constructors() -> Iterator[str]:
    for kind in (
        "Object",
        "Array",
        "String",
        "Number",
        "Boolean",
        "Map",
        "Set",
        "Date",
        "RegExp",
        "Error",
        "Function",
        "Promise",
        "Symbol",
        "BigInt",
        "Proxy",
        "WeakMap",
        "URL",
    ):
        for arguments in (
            "",
            "1",
            "'1'",
            "undefined",
            "null",
            "[]",
            "{}",
            "0",
            "-0",
            "NaN",
            "true",
            "1n",
            "[1, 2]",
            "2, 3",
        ):
            for how in ("typeof {k}({a})", "typeof new {k}({a})", "String(new {k}({a})).length < 30", "new {k}({a}) instanceof {k}", "new {k}({a}) == new {k}({a})", "Object.keys(new {k}({a}))", "new {k}({a}).constructor === {k}", "Object.prototype.toString.call(new {k}({a}))", "JSON.stringify(new {k}({a}))?.length < 24", "new {k}({a}).length"):  # fmt: skip
                yield how.replace("{k}", kind).replace("{a}", arguments)
