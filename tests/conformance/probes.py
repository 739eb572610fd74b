"""Small probes of JavaScript, by family: expressions evaluated by nextlint and Node.

They are about what configs seldom do and attackers do: arrays that change while they are walked, holes, what is like an
array, redefined properties, replaced built-ins, and the corners of the built-ins that ``evaluator/library`` claims.
"""

# ruff: noqa: E501 - a probe a line
from __future__ import annotations

import re
from collections.abc import Iterator


def config(probe: str) -> str:
    """Return a config whose option ``env.r`` is an array of the probe's values."""
    return (
        f"let r;\ntry {{ r = {probe}; }} catch (error) {{ r = 'threw ' + error.name; }}\n"
        "module.exports = { env: { r: [r] } };\n"
    )


def body(statements: str) -> str:
    return f"(() => {{ {statements} }})()"


def families() -> dict[str, list[str]]:
    makers = (
        _arrays_changed, _collections_changed, _objects_changed, _holes, _like_arrays, _redefined, _classes, _blocks,
        _replaced, _assigned, _strictness, _kept_by_node, _indices, _splices, _texts, _operators, _conversions, _sorted, _json, _regular_expressions, _iterators,
    )  # fmt: skip
    return {maker.__name__.strip("_").replace("_", " "): list(dict.fromkeys(maker())) for maker in makers}


# -- changed while walked

ARRAY_CHANGES = (
    "a.push('n')",
    "a.pop()",
    "a.shift()",
    "a.unshift('n')",
    "a.splice(0, 1)",
    "a.splice(2, 0, 'n', 'm')",
    "a.length = 1",
    "a.length = 0",
    "delete a[2]",
    "a[1] = 'x'",
    "a[5] = 'y'",
    "a.reverse()",
    "a.fill('f')",
)
ARRAY_WALKS = {
    **{
        f"a.{method}((v, i) => {{ {{step}} seen.push(v); return {result}; }})": f"a.{method}"
        for method, result in (
            ("forEach", "0"),
            ("map", "v + '!'"),
            ("filter", "true"),
            ("some", "false"),
            ("every", "true"),
            ("find", "false"),
            ("findIndex", "false"),
            ("findLast", "false"),
            ("findLastIndex", "false"),
            ("flatMap", "[v, [v]]"),
        )
    },
    "a.reduce((all, v, i) => { {step} seen.push(v); return all + v; }, '')": "",
    "a.reduce((all, v, i) => { {step} seen.push(v); return all + v; })": "",
    "a.reduceRight((all, v, i) => { {step} seen.push(v); return all + v; }, '')": "",
    "Array.from(a, (v, i) => { {step} seen.push(v); return v; })": "",
}
LOOPS = {
    "for (const v of a)": "v",
    "for (const [k, v] of a.entries())": "v",
    "for (const v of a.keys())": "v",
    "for (const v of a.values())": "v",
    "for (const v in a)": "v",
    "for (let i = 0, v = a[0]; i < a.length && i < 8; v = a[++i])": "v",
}


def _arrays_changed() -> Iterator[str]:
    for change in ARRAY_CHANGES:
        for walk in ARRAY_WALKS:
            for at in (0, 1):
                step = f"if (i === {at} && seen.length < 8) {{ {change}; }}"
                yield body(
                    f"const a = [1, 2, 3], seen = []; const got = {walk.replace('{step}', step)}; "
                    "return [seen, got, a, a.length];"
                )
        for head, value in LOOPS.items():
            yield body(
                f"const a = [1, 2, 3], seen = []; {head} {{ if (seen.length === 0) {{ {change}; }} seen.push({value}); "
                "if (seen.length > 8) break; } return [seen, a, a.length];"
            )
    for change in ("a.push(9)", "a.length = 0", "a.splice(0, 2)"):
        yield body(f"const a = [3, 1, 2]; const b = [...a, ({change}, 'x'), ...a]; return [a, b];")
        yield body(f"const a = [3, 1, 2]; const f = (...r) => r; return f(...a, ({change}, 1), ...a);")
        yield body(f"const a = [3, 1, 2]; const [x = ({change}, 7), y, z] = a; return [x, y, z, a];")
        yield body(f"const a = [, 1, 2]; const [x = ({change}, 7), y, z] = a; return [x, y, z, a];")


def _collections_changed() -> Iterator[str]:
    maps = (
        "m.set('n', 0)",
        "m.delete(k)",
        "m.delete('b')",
        "m.delete('a')",
        "m.delete('c')",
        "m.clear()",
        "(m.clear(), m.set('n', 0))",
        "(m.delete('a'), m.set('a', 9))",
        "(m.delete('b'), m.set('b', 9))",
        "m.set('b', 9)",
        "(m.delete('c'), m.set('c', 9))",
        "(m.delete('a'), m.delete('b'), m.set('a', 9), m.set('b', 8))",
        "(m.clear(), m.set('a', 9), m.set('b', 8), m.set('c', 7))",
    )
    walks = (
        "for (const [k, v] of m) { step }",
        "for (const [k, v] of m.entries()) { step }",
        "for (const k of m.keys()) { step }",
        "m.forEach((v, k) => { step });",
        "for (const [k] of [...m]) { step }",
        "Array.from(m, ([k]) => { step });",
    )
    for change in maps:
        for walk in walks:
            for at in (0, 1, 2):
                step = (
                    f"if (seen.length === {at}) {{ {change}; }} seen.push(k); if (seen.length > 8) throw new Error();"
                )
                yield body(
                    "const m = new Map([['a', 1], ['b', 2], ['c', 3]]), seen = []; "
                    f"{walk.replace('step', step)} return [seen, [...m], m.size];"
                )
    for change in maps:
        changed = re.sub(r"set\(('\w'), \d\)", r"add(\1)", change)
        for walk in (
            "for (const k of m) { step }",
            "m.forEach((k) => { step });",
            "for (const k of m.values()) { step }",
        ):
            for at in (0, 1, 2):
                step = (
                    f"if (seen.length === {at}) {{ {changed}; }} seen.push(k); if (seen.length > 8) throw new Error();"
                )
                yield body(
                    f"const m = new Set('abc'), seen = []; {walk.replace('step', step)} return [seen, [...m], m.size];"
                )
    for made, more in (
        ("[1, 2]", "m.push(5)"),
        ("new Set([1, 2])", "m.add(5)"),
        ("new Map([[1, 2], [3, 4]])", "m.set(5, 6)"),
    ):
        for taken in (
            "",
            "i.next();",
            "i.next(); i.next();",
            "i.next(); i.next(); i.next();",
            "const [a, b] = i;",
            "[...i];",
        ):
            for rest in ("[...i]", "i.next()", "[i.next().done, i.next().done]", "Array.from(i).length"):
                yield body(f"const m = {made}, i = m.values(); {taken} {more}; return {rest};")
    yield body("const m = new Map([[1, 2]]); const i = m.keys(); m.set(3, 4); return [...i];")
    yield body("const m = new Map([[1, 2]]); const i = m.keys(); m.delete(1); return [...i];")
    yield body("const m = new Set([1, 2]); const i = m.values(); i.next(); m.add(5); return [...i];")
    yield body("const m = new Set([1]); const i = m.values(); i.next(); i.next(); m.add(5); return [...i];")
    yield body("const m = new Map([[NaN, 1], [NaN, 2], [0, 3], [-0, 4]]); return [...m.entries()].map(String);")
    yield body("const m = new Map(); return [m.set(1, 2) === m, m.delete(1), m.delete(1), m.get(1), m.has(1)];")
    yield body("return Object.groupBy ? Object.keys(Object.groupBy([1, 2, 3], (n) => n % 2 ? 'odd' : 'even')) : 0;")
    yield body("const s = new Set([1, 2]); return [s.size, s.add(1).size, s.has(2), [...s.entries()]];")
    yield body("return [...new Map([[1, 2]]).values(), ...new Map(Object.entries({ a: 1 })).keys()];")
    yield "new Map([1])"
    yield "[...new Set('aab')].join()"


def _objects_changed() -> Iterator[str]:
    for change in ("o.n = 1", "delete o.b", "delete o.a", "o.b = 9", "(delete o.b, o.b = 5)", "o[0] = 1"):
        step = f"if (seen.length === 0) {{ {change}; }}"
        yield body(
            f"const o = {{a: 1, b: 2, c: 3}}, seen = []; for (const k in o) {{ {step} seen.push(k); }} return [seen, o];"
        )
        for listed in ("Object.keys(o)", "Object.entries(o)", "Object.values(o)"):
            yield body(
                f"const o = {{a: 1, b: 2, c: 3}}, seen = []; {listed}.forEach((k) => {{ {step} seen.push(k); }}); "
                "return [seen, o];"
            )
        yield body(
            f"const o = {{get a() {{ {change.replace('o.', 'this.')}; return 1; }}, b: 2, c: 3}}; "
            "return [{...o}, Object.keys(o)];"
        )
        yield body(
            f"const o = {{get a() {{ {change.replace('o.', 'this.')}; return 1; }}, b: 2, c: 3}}; return Object.entries(o);"
        )
    yield body(
        "const p = {x: 1}; const o = Object.create(p); o.y = 2; const s = []; for (const k in o) s.push(k); return s;"
    )
    yield body(
        "const p = {x: 1, y: 0}; const o = Object.create(p); Object.defineProperty(o, 'x', {value: 2}); "
        "const s = []; for (const k in o) s.push(k); return s;"
    )
    yield body("const o = {b: 1, 2: 1, a: 1, 1: 1, '-1': 1, '01': 1, [Symbol.iterator]: 1}; return Object.keys(o);")
    yield body("const s = []; for (const k in 'ab') s.push(k); return s;")
    yield body("const s = []; for (const k in null) s.push(k); for (const k in undefined) s.push(k); return s;")


# -- arrays in unusual shapes

HOLED = (
    "Array(3)",
    "new Array(2)",
    "[1, , 3]",
    "[,]",
    "[, , 1]",
    "[, 'a', , 'b', ,]",
    "[undefined, , null]",
    "Object.assign([], {2: 1})",
    "(a => (delete a[1], a))([1, 2, 3])",
    "(a => (a.length = 5, a))([1, 2])",
    "(a => (a[4] = 'e', a))(['a'])",
    "Array.from({length: 2})",
    "Array.from({0: 'x', length: 2})",
    "[...Array(2)]",
    "Array.apply(null, Array(2))",
    "Array.of(3)",
    "new Array('3')",
    "new Array(1, 2)",
    "[1, , 3].concat([, 4])",
    "[1, , 3].slice(0, 2)",
    "[3, , 1].sort()",
    "[3, , 1].reverse()",
    "[1, , 3].map(x => x * 2)",
    "[[1, , 2], , [3]].flat()",
    "[1, , 3].fill(0, 0, 1)",
    "[1, , 3].with ? [1, , 3].with(0, 9) : 0",
    "[1, , 3].toSorted ? [3, , 1].toSorted() : 0",
    "[1, , 3].copyWithin(0, 1)",
    "Array(3).fill().map((_, i) => i)",
    "Object.freeze([1, , 2])",
)
LOOKED_AT = (
    "Object.keys(a)",
    "Object.entries(a)",
    "Object.values(a)",
    "[a.length, 0 in a, 1 in a, 2 in a, '1' in a]",
    "a.map((v, i) => i)",
    "Object.keys(a.map((v, i) => i))",
    "a.filter(() => true)",
    "(s => (a.forEach((v, i) => s.push(i)), s))([])",
    "(s => { for (const k in a) s.push(k); return s; })([])",
    "(s => { for (const v of a) s.push(v === undefined); return s; })([])",
    "a.reduce((n) => n + 1, 0)",
    "a.reduce((x, y) => [x, y])",
    "a.join('-')",
    "String(a)",
    "JSON.stringify(a)",
    "[a.indexOf(undefined), a.includes(undefined), a.lastIndexOf(undefined), a.findIndex(v => v === undefined)]",
    "[a.every(v => v), a.some(v => v === undefined), a.at(0), a.at(-1)]",
    "Object.keys([...a])",
    "Object.keys(a.concat([1]))",
    "Object.keys(a.slice())",
    "Object.keys([...a].reverse())",
    "[a.splice(0, 1), a, Object.keys(a)]",
    "[a.push(7), Object.keys(a)]",
    "[a.pop(), a.length, Object.keys(a)]",
    "[a.shift(), a.length, Object.keys(a)]",
    "[a.unshift(7), Object.keys(a)]",
    "Object.keys(Array.from(a))",
    "(([x = 'd', y = 'e', ...z]) => [x, y, z, Object.keys(z)])(a)",
    "a.hasOwnProperty(1) + ':' + Object.hasOwn(a, 0)",
    "({...a})",
    "Object.assign({}, a)",
    "Object.keys(a.flat())",
    "[...a.entries()]",
    "[...a.keys()]",
    "a.findLast(() => true)",
    "a.flatMap((v, i) => [i])",
    "Object.keys(a.toReversed ? a.toReversed() : [])",
    "structuredClone(a).length",
    "(a.length = 1, [a, Object.keys(a)])",
)


def _holes() -> Iterator[str]:
    for made in HOLED:
        for look in LOOKED_AT:
            yield body(f"const a = {made}; return {look};")


def _like_arrays() -> Iterator[str]:
    likes = (
        "{0: 'a', 1: 'b', length: 2}",
        "{0: 'a', length: 3}",
        "{length: '2'}",
        "{length: -1, 0: 1}",
        "{length: 1.9, 0: 'a', 1: 'b'}",
        "{length: NaN}",
        "{0: 'a'}",
        "'aé'",
        "'a\\u{1F600}b'",
        "new Set([1, 2, 1])",
        "new Map([[1, 2]])",
        "3",
        "true",
        "null",
        "undefined",
        "{}",
        "[, 1]",
        "(function () { return arguments; })(1, 2)",
        "{length: 2, get 0() { return 'g'; }}",
        "{*[Symbol.iterator]() { yield 1; yield 2; }}",
        "{[Symbol.iterator]: undefined, length: 1, 0: 'z'}",
    )
    for like in likes:
        yield f"Array.from({like})"
        yield f"Array.from({like}, (v, i) => [v, i])"
        yield f"[...{like}]"
        yield f"(([x, y]) => [x, y])({like})"
        yield body(f"const s = []; for (const v of {like}) s.push(v); return s;")
        for call in (
            "map.call(like, v => v)",
            "join.call(like)",
            "slice.call(like, 0, 1)",
            "filter.call(like, () => true)",
            "forEach.call(like, () => 1)",
            "indexOf.call(like, 'a')",
            "concat.call([], like)",
            "includes.call(like, 'b')",
            "reduce.call(like, (x, y) => x + y, '')",
            "some.call(like, v => v === 'b')",
        ):
            yield f"Array.prototype.{call.replace('like', like)}"
        yield f"Array.isArray({like})"
        yield f"Object.keys({like})"
    yield body("const o = {length: 0}; Array.prototype.push.call(o, 'x', 'y'); return o;")
    yield body("const o = {0: 'a', length: 1}; return [Array.prototype.pop.call(o), o];")
    yield "Object.fromEntries([['a', 1], ['a', 2], [1, 3]])"
    yield "Object.fromEntries(new Map([['x', 1]]))"
    yield "Object.fromEntries([1])"
    yield "Object.entries('ab')"
    yield "Object.assign([1, 2, 3], [4, , 5])"
    yield "Object.assign({}, null, 'ab', 1, [7])"


def _redefined() -> Iterator[str]:
    descriptors = (
        "{value: 'd'}",
        "{value: 'd', enumerable: true}",
        "{value: 'd', writable: true, enumerable: true, configurable: true}",
        "{get() { return 'g'; }, enumerable: true}",
        "{get() { return 'g'; }}",
        "{set(v) {}, enumerable: true}",
        "{}",
        "{writable: false}",
        "{enumerable: false}",
        "{configurable: false}",
    )
    targets = ("[1, 2, 3]", "{0: 1, a: 2}", "(() => 0)", "Object.create({a: 1})")
    looks = (
        "Object.keys(o)",
        "[o[0], o.a, o.length]",
        "JSON.stringify(o)",
        "Object.entries(o)",
        "(s => { for (const k in o) s.push(k); return s; })([])",
        "(o[0] = 'w', o[0])",
        "(delete o[0], o[0])",
        "({...o})",
        "Array.isArray(o) ? o.map(v => v) : 0",
        "Array.isArray(o) ? [...o] : 0",
        "Array.isArray(o) ? o.concat([4]) : 0",
        "(Object.defineProperty(o, '0', {value: 'again'}), o[0])",
    )
    for target in targets:
        for descriptor in descriptors:
            for look in looks:
                yield body(f"const o = {target}; Object.defineProperty(o, 0, {descriptor}); return {look};")
    for index in ("5", "'5'", "'length'", "'x'", "-1", "1.5"):
        yield body(
            f"const o = [1, 2]; Object.defineProperty(o, {index}, {{value: 1, enumerable: true}}); return [o.length, Object.keys(o), o];"
        )
        yield body(
            f"const o = [1, 2]; Object.defineProperty(o, {index}, {{value: 1}}); o.push(3); return [o.length, o];"
        )
        yield body(f"const o = [1, 2]; o[{index}] = 1; return [o.length, Object.keys(o), o];")
    for method in ("freeze", "seal", "preventExtensions"):
        for deed in (
            "o.a = 9",
            "o.n = 9",
            "delete o.a",
            "Object.defineProperty(o, 'a', {value: 8})",
            "Object.assign(o, {a: 7})",
        ):
            yield body(
                f"const o = Object.{method}({{a: 1}}); {deed}; return [o, Object.isFrozen(o), Object.isSealed(o), Object.isExtensible(o)];"
            )
            yield body(f"'use strict'; const o = Object.{method}({{a: 1}}); {deed}; return o;")
        for deed in ("o.push(9)", "o[0] = 9", "o.length = 0", "o.sort()", "o.pop()"):
            yield body(f"const o = Object.{method}([2, 1]); {deed}; return o;")
    yield body(
        "const o = {}; Object.defineProperties(o, {a: {value: 1, enumerable: true}, b: {get() { return 2; }}}); return [Object.keys(o), o.b];"
    )
    yield "Object.getOwnPropertyDescriptor([1], 0)"
    yield "Object.getOwnPropertyDescriptor({get a() { return 1; }}, 'a').set"
    yield "Object.getOwnPropertyNames([1, 2])"
    yield body("const o = {a: 1}; Object.defineProperty(o, 'a', {get: () => 5}); return [o.a, Object.keys(o)];")
    yield body("const o = {__proto__: {a: 1}}; return [o.a, Object.keys(o), 'a' in o, o.hasOwnProperty('a')];")
    yield body("const o = {}; o.__proto__ = {a: 1}; return [o.a, Object.keys(o)];")
    yield body("const o = {['__proto__']: 1}; return [Object.keys(o), o.__proto__];")
    yield body('const o = JSON.parse(\'{"__proto__": {"a": 1}}\'); return [o.a, Object.keys(o)];')
    yield body('const o = Object.assign({}, JSON.parse(\'{"__proto__": {"a": 1}}\')); return [o.a, Object.keys(o)];')
    yield body('const o = {...JSON.parse(\'{"__proto__": {"a": 1}}\')}; return [o.a, Object.keys(o)];')
    yield body("const p = Object.freeze({a: 1}); const o = Object.create(p); o.a = 2; return o.a;")
    yield body(
        "const p = {set a(v) { this.b = v; }}; const o = Object.create(p); o.a = 2; return [Object.keys(o), o.b];"
    )
    yield body("const p = {set a(v) { this.b = v; }}; const o = {...p, a: 3}; return o;")
    yield body("const p = {get a() { return 1; }}; const o = Object.create(p); o.a = 2; return o.a;")


def _classes() -> Iterator[str]:
    for returned in ("{x: 1}", "[1]", "null", "undefined", "1", "'s'", "() => 1", "new Map()", "this"):
        yield body(
            f"class C {{ a = 1; constructor() {{ this.b = 2; return {returned}; }} }} const c = new C(); return [c.a, c.b, c.x, c instanceof C];"
        )
        yield body(
            f"class B {{ constructor() {{ this.b = 2; return {returned}; }} }} class C extends B {{ a = 1; m() {{ return 'm'; }} }} "
            "const c = new C(); return [c.a, c.b, c.x, typeof c.m, c instanceof C];"
        )
        yield body(
            f"function F() {{ this.b = 2; return {returned}; }} const c = new F(); return [c.b, c.x, c instanceof F];"
        )
        yield body(
            f"class B {{}} class C extends B {{ constructor() {{ super(); return {returned}; }} }} const c = new C(); return [c.x, c instanceof C];"
        )
        yield body(
            f"class B {{}} class C extends B {{ constructor() {{ return {returned}; }} }} const c = new C(); return c.x;"
        )
    yield body(
        "class A { a = 1; b = this.a + 1; static s = 3; get g() { return this.b; } } const o = new A(); return [o.b, o.g, A.s, Object.keys(o), JSON.stringify(o)];"
    )
    yield body("class A { x = this.y; y = 1; } return new A();")
    yield body(
        "class A { constructor() { this.init(); } init() { this.v = 'A'; } } class B extends A { v = 'field'; init() { this.v = 'B'; } } return new B().v;"
    )
    yield body("class A { static #n = 0; static next() { return ++A.#n; } } return [A.next(), A.next()];")
    yield body(
        "class A { static [Symbol.hasInstance](v) { return v === 1; } } return [1 instanceof A, new A() instanceof A];"
    )
    yield body(
        "class A { toString() { return 'str'; } valueOf() { return 4; } } const a = new A(); return [`${a}`, a + 1, a * 2, a == 4];"
    )
    yield body(
        "class A { [Symbol.toPrimitive](hint) { return hint; } } const a = new A(); return [`${a}`, a + '', +a];"
    )
    yield body(
        "class A extends Array { sum() { return this.reduce((x, y) => x + y, 0); } } const a = A.from([1, 2]); return [a.sum(), a.length, a instanceof A, a.map(v => v) instanceof A];"
    )
    yield body("class A extends Map { get2(k) { return this.get(k) * 2; } } return new A([[1, 2]]).get2(1);")
    yield body(
        "class E extends Error { name = 'E'; } try { throw new E('m'); } catch (e) { return [e.name, e.message, e instanceof E, e instanceof Error, String(e)]; }"
    )
    yield body("function f() { return new.target === undefined; } return [f(), new f() instanceof f];")
    yield body("class A { m() { return 1; } } class B extends A { m() { return super.m() + 1; } } return new B().m();")
    yield body("const o = { m() { return super.toString === Object.prototype.toString; } }; return o.m();")
    yield body(
        "class A { static m() { return this.n; } static n = 1; } class B extends A { static n = 2; } return [A.m(), B.m()];"
    )
    yield body("class A {} A(); return 1;")
    yield body("class A { #p = 1; has(o) { return #p in o; } } return [new A().has(new A()), new A().has({})];")
    yield body("const C = class D { n() { return D.name; } }; return [C.name, new C().n()];")
    yield body(
        "let n = ''; class A { [(n += 'a', 'x')] = (n += 'c'); static [(n += 'b', 'y')] = (n += 'd'); } new A(); return n;"
    )
    yield body(
        "function F() {} F.prototype.a = 1; F.prototype = {a: 2}; return [new F().a, F.prototype.constructor === F];"
    )
    yield body(
        "function F() {} const f = new F(); F.prototype.a = 1; const before = f.a; F.prototype = {a: 2}; return [before, f.a];"
    )
    yield body("return [typeof class {}, (class {}).name, (class A { static name = 'x'; }).name];")
    yield body(
        "const o = {a: 1, get b() { return this.a; }, set b(v) { this.a = v; }}; o.b = 5; return [o.a, o.b, {...o}];"
    )
    yield body("class A { get x() { return 1; } } const a = new A(); a.x = 2; return a.x;")
    yield body("'use strict'; class A { get x() { return 1; } } const a = new A(); a.x = 2; return a.x;")


def _blocks() -> Iterator[str]:
    yield body("const before = typeof f; { function f() { return 1; } } return [before, typeof f, f()];")
    yield body("const before = typeof f; if (true) { function f() {} } return [before, typeof f];")
    yield body("if (false) { function f() {} } return typeof f;")
    yield body("{ function f() { return 1; } function f() { return 2; } } return f();")
    yield body("{ function f() { return 1; } f = 5; } return f();")
    yield body("{ f = 5; function f() { return 1; } } return f;")
    yield body("let f = 1; { function f() { return 2; } } return f;")
    yield body("var f = 1; { function f() { return 2; } } return typeof f;")
    yield body("{ const x = f(); function f() { return 'hoisted'; } return x; }")
    yield body("'use strict'; { function f() {} } return typeof f;")
    yield body("switch (1) { case 0: function f() { return 'f'; } case 1: return f(); }")
    yield body("switch (2) { case 0: function f() { return 'f'; } } return typeof f;")
    yield body("try { function f() {} } finally {} return typeof f;")
    yield body("for (let i = 0; i < 2; i++) { function f() { return i; } } return f();")
    yield body("{ let f = 1; { function f() {} } return f; }")
    yield body("{ let f = 1; { function f() {} } } return typeof f;")
    yield body("function g(f) { { function f() {} } return typeof f; } return g(1);")
    yield body("function g(f = 1) { { function f() {} } return typeof f; } return g();")
    yield body("label: function f() {} return typeof f;")
    yield body("if (1) function f() { return 3; } return f();")
    yield body("if (0) function f() {} else function g() {} return [typeof f, typeof g];")
    yield body("{ async function f() {} } return typeof f;")
    yield body("{ function* f() {} } return typeof f;")
    yield body("{ class f {} } return typeof f;")
    yield body("function f() { return 1; } { function f() { return 2; } } return f();")
    yield body(
        "const r = []; r.push(typeof f); { r.push(typeof f); f = 1; r.push(typeof f); function f() {} r.push(typeof f); } r.push(typeof f); return r;"
    )
    yield body("while (true) { function f() { return 4; } break; } return f();")
    yield body("try { throw 1; } catch (f) { { function f() {} } } return typeof f;")
    yield body("try { throw 1; } catch (e) { var e = 2; } return e;")
    yield body("var x = 1; { var x = 2; } return x;")
    yield body("return typeof x; var x = 1;")
    yield body("return typeof x; let x = 1;")
    yield body("{ return typeof x; let x = 1; }")
    yield body("const a = []; for (var i = 0; i < 2; i++) a.push(() => i); return a.map(f => f());")
    yield body("const a = []; for (let i = 0; i < 2; i++) a.push(() => i); return a.map(f => f());")
    yield body("const a = []; for (let i = 0, g = () => i; i < 2; i++) a.push(g()); return a;")
    yield body("x = 5; return typeof x; var x;")
    yield body(
        "a: for (const x of [1, 2]) { for (const y of [1, 2]) { if (y === 2) continue a; if (x === 2) break a; } } return 'end';"
    )
    yield body("function f(a, b) { arguments[0] = 9; return [a, arguments.length, f.length]; } return f(1);")
    yield body("function f(a, b = 2, c) { arguments[0] = 9; return [a, f.length]; } return f(1);")
    yield body("return (function f() { f = 1; return typeof f; })();")
    yield body("return [typeof undeclared, typeof null, typeof (() => 0), typeof 1n, typeof Symbol()];")
    yield body("switch (3) { default: return 'd'; case 3: return 'three'; }")
    yield body("const r = []; switch (9) { case 1: r.push(1); default: r.push('d'); case 2: r.push(2); } return r;")
    yield body("try { return 'try'; } finally { return 'finally'; }")
    yield body("l: try { return 'try'; } finally { break l; } return 'after';")
    yield body("let n = 0; const f = () => { try { return n; } finally { n = 1; } }; return [f(), n];")


# -- built-ins that are not what they were


def _replaced() -> Iterator[str]:
    polluted = (
        "Object.prototype.zz = 1",
        "Object.defineProperty(Object.prototype, 'zz', {get() { return 2; }, configurable: true})",
        "Object.defineProperty(Object.prototype, 'zz', {set(v) { this.set = v; }, configurable: true})",
        "({}).__proto__.zz = 1",
        "Object.setPrototypeOf(Object.prototype, null), Object.prototype.zz = 1",
        "Object.getPrototypeOf({}).zz = 1",
        "({}).constructor.prototype.zz = 1",
        "Object.assign(Object.prototype, {zz: 1})",
        "Reflect.set(Object.prototype, 'zz', 1)",
    )
    looks = (
        "({}).zz",
        "Object.keys({a: 1})",
        "(s => { for (const k in {a: 1}) s.push(k); return s; })([])",
        "(s => { for (const k in [5]) s.push(k); return s; })([])",
        "'zz' in {}",
        "({...{a: 1}}).zz",
        "(o => { o.zz = 3; return Object.keys(o); })({})",
        "[1].zz",
        "'s'.zz",
        "(() => 0).zz",
        "(({zz = 'default'}) => zz)({})",
        "JSON.stringify({a: 1})",
        "Object.create(null).zz",
        "new Map().zz",
        "(class {}).zz",
        "Object.assign({}, {a: 1}).zz",
        "(new (class A {})).zz",
        "typeof globalThis.zz",
    )
    for pollution in polluted:
        for look in looks:
            yield body(f"{pollution}; return {look};")
    replaced = {
        "Array.prototype.map = () => 'fake'": ("[1].map(x => x)", "[1].filter(x => x)", "Array.from([1], x => x)"),
        "Array.prototype.map = function (f) { return this.length; }": ("[1, 2].map(x => x)",),
        "delete Array.prototype.map": ("typeof [].map", "[1].map(x => x)"),
        "Array.prototype.first = function () { return this[0]; }": ("[7].first()", "Object.keys([7])", "(s => { for (const k in [5]) s.push(k); return s; })([])"),
        "Array.prototype[1] = 'proto'": ("[1, , 3][1]", "[1, , 3].join()", "[1, , 3].map(x => x)", "[...[1, , 3]]", "Array(2)[1]", "1 in [0]", "[0].indexOf('proto')"),
        "Array.prototype[Symbol.iterator] = function* () { yield 'fake'; }": ("[...[1, 2]]", "(([a]) => a)([1])", "new Set([1]).size", "Array.from([1, 2])", "Math.max(...[1, 2])"),
        "Array.prototype.push = function () { return 'pushed'; }": ("[].push(1)", "(a => (a.push(1), a))([])"),
        "Array.prototype.join = () => 'joined'": ("String([1, 2])", "[1].join()", "[1] + ''", "`${[1]}`"),
        "Array.prototype.toString = () => 'str'": ("String([1, 2])", "[1] + ''", "[1] == 'str'"),
        "Array.prototype.includes = () => true": ("[].includes(1)",),
        "Array.prototype.concat = () => 'c'": ("[1].concat(2)",),
        "Array.isArray = () => true": ("Array.isArray({})",),
        "Array.from = () => 'from'": ("Array.from([1])",),
        "Array.of = undefined": ("typeof Array.of",),
        "Object.keys = () => ['fake']": ("Object.keys({})", "Object.entries({a: 1})"),
        "Object.assign = () => 'assigned'": ("Object.assign({}, {a: 1})", "({...{a: 1}})"),
        "Object.entries = undefined": ("typeof Object.entries",),
        "Object.freeze = (o) => o": ("(o => (o.a = 2, o))(Object.freeze({a: 1}))",),
        "Object.defineProperty = () => 'no'": ("Object.defineProperty({}, 'a', {value: 1})",),
        "Object.prototype.toString = () => 'fake'": ("String({})", "`${{}}`", "({}).toString()", "({}) + ''"),
        "Object.prototype.valueOf = () => 42": ("({}) + 1", "+{}", "`${{}}`"),
        "Object.prototype.hasOwnProperty = () => true": ("({}).hasOwnProperty('x')", "Object.hasOwn({}, 'x')"),
        "Object.prototype.toJSON = () => 'json'": ("JSON.stringify({})", "JSON.stringify([1])"),
        "String.prototype.trim = () => 'trimmed'": ("' a '.trim()",),
        "String.prototype.split = function (x) { return ['fake', x]; }": ("'a,b'.split(',')",),
        "String.prototype.startsWith = undefined": ("typeof 'a'.startsWith",),
        "String.prototype.shout = function () { return this + '!'; }": ("'a'.shout()",),
        "String.prototype.toString = () => 'fake'": ("`${'a'}`", "String('a')", "'a'.toString()"),
        "String.prototype[Symbol.iterator] = function* () { yield 'z'; }": ("[...'ab']", "Array.from('ab')"),
        "String.raw = () => 'raw'": ("String.raw`a`",),
        "Number.prototype.toFixed = () => 'fixed'": ("(1).toFixed(2)",),
        "Number.prototype.toString = () => 'n'": ("String(1)", "`${1}`", "1 + ''", "(1).toString()"),
        "Number.isInteger = () => 'i'": ("Number.isInteger(1)",),
        "Boolean.prototype.toString = () => 'b'": ("String(true)", "true.toString()"),
        "Math.max = () => 'max'": ("Math.max(1, 2)",),
        "Math.random = () => 0.5": ("Math.random()",),
        "JSON.stringify = () => 'json'": ("JSON.stringify({})",),
        "JSON.parse = () => ({fake: 1})": ("JSON.parse('{}')",),
        "Function.prototype.call = () => 'called'": ("(() => 1).call()", "(() => 1)()"),
        "Function.prototype.apply = () => 'applied'": ("Math.max.apply(null, [1])", "(() => 1).apply()"),
        "Function.prototype.bind = () => () => 'bound'": ("(() => 1).bind()()",),
        "Map.prototype.get = () => 'got'": ("new Map([[1, 2]]).get(1)",),
        "Map.prototype.set = function () { return this; }": ("new Map([[1, 2]]).size",),
        "Set.prototype.add = function () { return this; }": ("new Set([1]).size",),
        "Set.prototype.has = () => 'has'": ("new Set().has(1)",),
        "Set.prototype[Symbol.iterator] = function* () { yield 's'; }": ("[...new Set([1])]",),
        "RegExp.prototype.exec = () => null": ("/a/.test('a')", "'a'.match(/a/)", "'a'.replace(/a/, 'b')"),
        "RegExp.prototype.test = () => 'tested'": ("/a/.test('a')",),
        "RegExp.prototype[Symbol.replace] = () => 'r'": ("'a'.replace(/a/, 'b')",),
        "Symbol.prototype.x = 1": ("Symbol.iterator.x",),
        "parseInt = () => 'p'": ("parseInt('1')",),
        "globalThis.parseInt = () => 'p'": ("parseInt('1')", "Number.parseInt('1')"),
        "globalThis.undefined = 1": ("undefined",),
        "globalThis.String = () => 'S'": ("String(1)", "`${1}`"),
        "globalThis.Array = function () { return {fake: 1}; }": ("[1].map(x => x)", "new Array(3)", "[] instanceof Array"),
        "Array = undefined": ("[1, 2].map(x => x)", "typeof Array"),
        "Object = undefined": ("({a: 1})", "typeof Object"),
        "Error.prototype.name = 'Fake'": ("new Error('m').name", "String(new Error('m'))", "new TypeError('m').name"),
        "Promise.prototype.then = 1": ("typeof Promise.resolve().then",),
        "Array.prototype.length = 5": ("[].length", "Array.prototype.length"),
        "Array.prototype.__proto__ = {inherited: 1}": ("[].inherited", "typeof [].map", "[] instanceof Object"),
        "Object.setPrototypeOf(Array.prototype, {inherited: 1})": ("[].inherited", "typeof [].hasOwnProperty"),
        "const a = [1, 2]; Object.setPrototypeOf(a, {map: () => 'own'})": ("a.map(x => x)", "Array.isArray(a)", "typeof a.push"),
        "const a = [1, 2]; a.map = () => 'own'": ("a.map(x => x)", "Object.keys(a)", "[...a]", "JSON.stringify(a)"),
        "const a = [1, 2]; a.__proto__ = null": ("typeof a.map", "a.length", "Array.isArray(a)"),
        "const a = [1, 2]; a.constructor = {[Symbol.species]: function () { return {}; }}": ("a.map(x => x)", "Array.isArray(a.map(x => x))"),
        "const a = [1, 2]; a[Symbol.iterator] = function* () { yield 'own'; }": ("[...a]", "Array.from(a)", "(([x]) => x)(a)"),
        "const f = () => 1; f.call = () => 'own'": ("f.call()", "f()"),
        "const o = {toString: () => 'own'}": ("`${o}`", "o + ''", "[o].join()", "({own: 'yes'})[o]"),
        "const o = {valueOf: () => 3, toString: () => 's'}": ("o + 1", "`${o}`", "o > 2", "o == 3", "[o] + ''"),
        "const o = {toJSON: () => ({x: 1})}": ("JSON.stringify(o)", "JSON.stringify({o})", "structuredClone(1)"),
        "const o = {hasOwnProperty: () => 'own'}": ("o.hasOwnProperty('x')",),
        "const o = {then: (f) => f(5)}": ("typeof o.then",),
        "const o = {length: 1, 0: 'x', [Symbol.isConcatSpreadable]: true}": ("[].concat(o)",),
        "const a = [1]; a[Symbol.isConcatSpreadable] = false": ("[].concat(a).length",),
        "const m = new Map(); m.get = () => 'own'": ("m.get(1)",),
        "const o = new Proxy({a: 1}, {get: (t, k) => k})": ("o.zz", "Object.keys(o)", "'a' in o", "({...o})"),
        "const o = new Proxy([1, 2], {})": ("Array.isArray(o)", "o.map(x => x)", "[...o]"),
    }  # fmt: skip
    for replacement, asked in replaced.items():
        for look in asked:
            yield body(f"{replacement}; return {look};")


def _assigned() -> Iterator[str]:
    """Object.assign and the like onto what takes no plain property."""
    targets = (
        "Object.defineProperty({}, 'a', {value: 1, writable: true, configurable: true})", "Object.defineProperty({}, 'a', {value: 1})", "Object.seal({a: 1})",
        "Object.freeze({a: 1})", "Object.preventExtensions({a: 1})", "{get a() { return 1; }}", "{set a(x) { this.z = x; }}", "{get a() { return 1; }, set a(x) { this.z = x; }}",
        "Object.create({set a(x) { this.z = x; }})", "Object.create({get a() { return 1; }})", "Object.create(Object.freeze({a: 1}))", "Object.create(Object.defineProperty({}, 'a', {value: 1}))",
        "new (class { #p = 1; a() { return 1; } })()", "new (class { static s = 1; get a() { return 1; } })()", "class { static get a() { return 1; } }", "class { static a = 1; }",
        "Object.freeze([1])", "[1]", "() => 1", "undefined", "null", "Object.nothing", "5", "'ab'", "Object.freeze(() => 1)",
    )  # fmt: skip
    for target in targets:
        for change in (
            "Object.assign(o, {a: 2, b: 3})", "Object.assign(o, {})", "Object.assign(o, null, {b: 3})", "Object.assign(o, [7])", "(o.a = 2)", "({a: o.a} = {a: 2})",
            "Reflect.set(o, 'a', 2)", "Object.defineProperty(o, 'a', {value: 2})", "(o.a ||= 2)", "(o.a &&= 2)", "Object.assign({}, o, {a: 2})", "(o.b = 3)",
        ):  # fmt: skip
            yield body(
                f"const o = {target}; let got; try {{ got = {change} === o; }} catch (e) {{ got = e.name; }} "
                "return [got, o == null ? o : Object.keys(o), o?.a, o?.b, o?.z];"
            )


def _strictness() -> Iterator[str]:
    asks = (
        "function () { return this === undefined; }", "function () { return typeof this; }", "function () { return (() => typeof this)(); }",
        "function () { return (function () { return typeof this; })(); }", "function (a) { a = 2; return arguments[0]; }",
        "function () { undeclared = 1; return typeof undeclared; }", "function () { { function g() {} } return typeof g; }",
        "function () { return [1].map(function () { return typeof this; }); }", "function () { undefined = 1; return 1; }", "function* () { yield typeof this; }",
    )  # fmt: skip
    for ask in asks:
        method = ask.replace("function", "", 1).lstrip()
        method = f"*m{method[1:].lstrip()}" if method.startswith("*") else f"m{method}"
        for around in (
            f"class A {{ {method} }} return (0, new A().m)", f"class A {{ static {method} }} const {{m}} = A; return m", f"class A {{ f = {ask}; }} return (0, new A().f)",
            f"class A {{ static {{ A.f = {ask}; }} }} return (0, A.f)", f"class A {{ constructor() {{ this.f = {ask}; }} }} return (0, new A().f)",
            f"class A {{ static get f() {{ return {ask}; }} }} return (0, A.f)", f"'use strict'; return ({ask})", f"'use strict'; const o = {{{method}}}; return (0, o.m)",
            f"function f() {{ 'use strict'; return ({ask}); }} return f()", f"const o = {{{method}}}; return (0, o.m)", f"return ({ask})", f"class A {{}} return ({ask})",
        ):  # fmt: skip
            call = "(1).next().value" if "*" in ask else "(1)"
            yield body(f"const run = () => {{ {around}; }}; return run(){call};")
            if "function ()" in ask:
                yield body(f"const run = () => {{ {around}; }}; return run().call(5);")


def _kept_by_node() -> Iterator[str]:
    """What has more properties than the language gives it."""
    for what in ("Error", "URL", "Buffer", "require", "console", "module", "Buffer.from('ab')", "Symbol", "Array", "Object", "Math", "JSON", "Reflect", "Map", "Promise", "URLSearchParams", "process.env"):  # fmt: skip
        for ask in ("Object.keys(WHAT)", "({...WHAT})", "Object.assign({a: 1}, WHAT)", "Object.entries(WHAT).length", "(() => { for (const k in WHAT) return k; })()", "'parse' in WHAT", "JSON.stringify(WHAT)", "Object.values(WHAT).length > 0", "(({a, ...r}) => r)(WHAT)"):  # fmt: skip
            if what != "module" or "JSON" not in ask:
                yield ask.replace("WHAT", what)


def _indices() -> Iterator[str]:
    keys = (
        "'0'", "'1'", "'01'", "'1.0'", "'1e0'", "' 1'", "'+1'", "'-0'", "-0", "0.5", "1.0", "'١'", "'१'", "'1_0'", "1n", "true", "null",
        "undefined", "[1]", "[[1]]", "NaN", "Infinity", "-1", "'-1'", "4294967294", "4294967295", "4294967296", "1e21", "1e-7", "'length'",
        "Symbol.iterator", "{toString: () => '1'}", "'\\u0031'", "0x1", "0b1", "'1\\n'",
    )  # fmt: skip
    for key in keys:
        yield f"[1, 2][{key}]"
        yield f"'xy'[{key}]"
        yield f"({{1: 'one', 0: 'zero', NaN: 'nan', '-1': 'minus', true: 't', null: 'n'}})[{key}]"
        yield body(
            f"const a = [1, 2]; a[{key}] = 'w'; return [Object.keys(a).length, a.length > 1e9 ? 'long' : a.length];"
        )
        yield body(f"const o = {{b: 0}}; o[{key}] = 'w'; return Object.keys(o);")
        yield f"{key} in [1, 2]"
        yield body(f"const a = [1, 2, 3]; delete a[{key}]; return Object.keys(a);")
        yield f"Object.hasOwn([1, 2], {key})"
        yield f"[1, 2, 3].at({key})"
        yield f"[1, 2, 3].slice({key})"
        yield f"'abc'.at({key})"
        yield f"'abc'.charAt({key})"
        yield f"'abc'.slice({key})"
        yield f"'abc'.substring({key})"
        yield f"'abc'.substr({key})"
        yield f"[1, 2, 3].indexOf(2, {key})"
        yield f"[1, [2, [3]]].flat({key})"
        yield f"'a,b,c'.split(',', {key})"
    yield from (
        "[].length = 4294967296",
        "[].length = -1",
        "Array(-1)",
        "Array(1.5)",
        "[1, 2, 3].length = '1'",
        "new Array(4294967296)",
    )


def _splices() -> Iterator[str]:
    for arguments in (
        "", "undefined", "null", "0", "1", "-1", "1, undefined", "1, null", "0, 1", "1, 1, 'x'", "-2, 1, 'x', 'y'", "9, 1", "9, 0, 'x'",
        "0, -1", "0, 99", "NaN", "'1'", "Infinity", "-Infinity, 1", "1.9, 1.9", "undefined, undefined, 'x'", "0, Infinity",
    ):  # fmt: skip
        yield body(f"const a = [1, 2, 3]; return [a.splice({arguments}), a];")
        yield body(f"const a = [1, 2, 3]; return a.toSpliced ? a.toSpliced({arguments}) : 0;")
        yield f"[1, 2, 3].slice({arguments})"
        yield f"'abc'.slice({arguments})"
        yield f"'abc'.substring({arguments})"
        yield f"'abc'.substr({arguments})"
        yield f"[1, 2, 3].fill({arguments})"
        yield f"[1, 2, 3, 4].copyWithin({arguments})"
        yield f"'abc'.padStart({arguments})"
        yield f"[1, 2, 3].concat({arguments})"
        yield f"[1, 2, 3].includes({arguments})"
        yield f"[1, 2, 1].lastIndexOf({arguments})"
        yield f"'abcabc'.indexOf({arguments})"
        yield f"'abc'.startsWith({arguments})"
        yield f"[1, 2].join({arguments})"
        yield f"[1, 2, 3].with ? [1, 2, 3].with({arguments}) : 0"
        yield f"Math.max({arguments})"
        yield f"Math.round({arguments})"
        yield f"String({arguments})"
        yield f"Number({arguments})"
        yield f"Array({arguments})"
        yield f"new Date({arguments}) instanceof Date"
        yield f"parseInt({arguments})"
        yield f"Object.is({arguments})"
        yield f"[3, 1].push({arguments})"
        yield f"'x'.repeat({arguments})"


def _texts() -> Iterator[str]:
    texts = (
        "'\\ud800'",
        "'a\\udc00b'",
        "'\\ud83d\\ude00'",
        "'é'",
        "'\\u0000'",
        "''",
        "'%'",
        "'%E0%A4%A'",
        "'İ'",
        "'ß'",
        "'\\u2028'",
        "'  a\\ufeff '",
        "'Σ'",
        "'ﬀ'",
    )
    asks = (
        "Buffer.from(t).toString('hex')", "Buffer.from(t).toString('base64')", "Buffer.from(t, 'latin1').toString('hex')",
        "Buffer.from(t, 'base64').toString()", "Buffer.from(t, 'hex').length", "Buffer.from(t, 'utf16le').toString('hex')", "Buffer.byteLength(t)",
        "encodeURIComponent(t)", "encodeURI(t)", "decodeURIComponent(t)", "escape(t)", "btoa(t)", "t.length", "[...t].length", "t.toUpperCase()",
        "t.toLowerCase()", "t.trim()", "t.split('')", "t.codePointAt(0)", "t.charCodeAt(0)", "t.normalize('NFD').length", "JSON.stringify(t)",
        "t.isWellFormed ? t.isWellFormed() : 0", "t.localeCompare('a')", "t.padEnd(4, 'xy')", "t.replace('', 'x')", "t.replaceAll('', '-')",
        "t.at(-1)", "t.concat(1, null)", "t < 'b'", "new TextEncoder().encode(t).length", "t.match(/./u)?.[0].length", "t.search(/\\w/)", "Number(t)",
        "t == 0", "t.lastIndexOf('')", "t.split('', 1)", "t.includes('')", "t.trimStart().length", "String.raw`${t}`.length", "t.substring(-1, 1)",
        "structuredClone(t)", "Buffer.from(t).length", "new URL('http://x/' + t).pathname", "new URLSearchParams({t}).toString()", "t.toString('x')",
    )  # fmt: skip
    for text in texts:
        for ask in asks:
            yield body(f"const t = {text}; return {ask};")
    for pattern in ("'a'", "'$'", "/a/", "/a/g", "/(a)(b)?/", "''"):
        for replacement in (
            "'$&'",
            "'$$'",
            "'$1'",
            "'$2'",
            "'$3'",
            "'$`'",
            '"$\'"',
            "'$<n>'",
            "(m, ...r) => r.length",
            "undefined",
            "'$0'",
            "'$10'",
        ):
            yield f"'xay$aby'.replace({pattern}, {replacement})"
            yield f"'xay$aby'.replaceAll({pattern}, {replacement})"


VALUES = (
    "0",
    "1",
    "-1",
    "''",
    "'0'",
    "'1'",
    "'a'",
    "null",
    "undefined",
    "NaN",
    "true",
    "false",
    "[]",
    "[1]",
    "{}",
    "1n",
    "Infinity",
    "'10'",
    "'9'",
    "-0",
)


def _operators() -> Iterator[str]:
    for operator in (
        "+",
        "-",
        "*",
        "/",
        "%",
        "**",
        "<",
        "<=",
        "==",
        "===",
        "&",
        "|",
        "<<",
        ">>>",
        "&&",
        "||",
        "??",
        "!=",
        "^",
    ):
        yield f"[{', '.join(f'(() => {{ try {{ return {a} {operator} {b}; }} catch (e) {{ return e.name; }} }})()' for a in VALUES[:4] for b in VALUES[:9]) if operator != '**' else '0'}]"
        for a in VALUES:
            for b in ("0", "'1'", "null", "undefined", "[]", "[1]", "{}", "NaN", "1n", "'a'", "true"):
                yield f"({a}) {operator} ({b})"


def _conversions() -> Iterator[str]:
    values = (*VALUES, "' 12 '", "'0x1f'", "'1e3'", "'1_000'", "'.5'", "'-'", "'0b2'", "'Infinity'", "'١'", "'12px'", "1e21", "1e-7", "0.1 + 0.2", "123456789012345680000",
              "5e-324", "[1, 2]", "[null]", "[undefined]", "[[]]", "() => 0", "Symbol('x')", "new Date(0)", "/a/g", "new Map()", "new Error('m')", "Object(1)", "'0o17'", "'+0x1'", "'\\u00a01'", "1.005", "255", "-7.5", "2**31", "2**53 + 2", "new String('s')", "new Boolean(false)")  # fmt: skip
    for value in values:
        for ask in (
            "String(v)", "Number(v)", "Boolean(v)", "`${v}`", "v + ''", "+v", "!v", "parseInt(v)", "parseFloat(v)", "typeof v", "isNaN(v)", "Number.isInteger(v)",
            "JSON.stringify(v)", "Object.keys(v)", "v?.toString()", "Math.round(v)", "Math.floor(v)", "Math.trunc(v)", "Math.sign(v)", "~~v", "v | 0", "v >>> 0", "[v] + ''", "[v].join('-')",
            "Object.prototype.toString.call(v)", "parseInt(v, 16)", "v?.constructor?.name", "v instanceof Object", "Number.isSafeInteger(v)", "BigInt(v)", "Object.is(v, v)",
            "[v].includes(v)", "[v].indexOf(v)", "isFinite(v)", "{...v}", "Object.entries(v)", "v ?? 'd'", "v?.length", "Array.from([v])", "Math.max(v)", "Math.abs(v)", "v == v",
        ):  # fmt: skip
            yield body(f"const v = {value}; return {ask if not ask.startswith('{') else f'({ask})'};")
    for number in ("0", "1.005", "-1.5", "1e21", "123.456", "NaN", "0.000001", "25", "1e-10"):
        for ask in (
            "toFixed()",
            "toFixed(2)",
            "toFixed(20)",
            "toString(2)",
            "toString(36)",
            "toPrecision(3)",
            "toExponential(2)",
            "toLocaleString()",
            "toFixed(101)",
        ):
            yield f"({number}).{ask}"
    for radix in ("undefined", "0", "1", "2", "10", "16", "36", "37", "'16'", "-1"):
        yield f"parseInt('0x11', {radix})"
        yield f"parseInt('z1', {radix})"
        yield f"(255).toString({radix})"


def _sorted() -> Iterator[str]:
    arrays = (
        "[3, 1, 2]",
        "[10, 9, 1]",
        "['b', undefined, 'a']",
        "[undefined, 3, , 1]",
        "[true, false]",
        "[null, 'a', 0]",
        "['B', 'a', 'C']",
        "[[2], [1, 5], [1]]",
        "['é', 'z', 'e']",
        "[-1, -2, 5]",
        "['\\ud83d\\ude00', '\\uffff']",
        "[{k: 2, n: 'x'}, {k: 1, n: 'y'}, {k: 2, n: 'z'}]",
    )
    comparisons = (
        "",
        "(a, b) => a - b",
        "(a, b) => b - a",
        "() => 0",
        "() => -1",
        "() => 1",
        "(a, b) => a < b",
        "(a, b) => a > b ? 1 : -1",
        "undefined",
        "null",
        "(a, b) => String(a).localeCompare(String(b))",
        "(a, b) => NaN",
        "(a, b) => a?.k - b?.k",
        "'x'",
    )
    for array in arrays:
        for comparison in comparisons:
            yield f"{array}.sort({comparison})"
    yield body("const a = [3, 1, 2]; return [a.sort() === a, a];")
    yield body("const a = [3, 1, 2]; a.sort((x, y) => { a.push(9); return x - y; }); return a.length > 3;")
    yield body("const a = [3, 1, 2]; return [a.toSorted ? a.toSorted() : 0, a];")
    yield body("const a = [1, 2]; return [a.reverse() === a, a];")


def _json() -> Iterator[str]:
    values = (
        "undefined",
        "() => 1",
        "Symbol()",
        "NaN",
        "[undefined, () => 1, NaN]",
        "{a: undefined, b: () => 1, c: Symbol()}",
        "new Date(0)",
        "new Map([[1, 2]])",
        "1n",
        "'\\u2028\\ud800\"'",
        "{a: [1, {b: 2}]}",
        "Object.create({a: 1})",
        "[,]",
        "null",
        "new String('x')",
        "Object(1)",
        "{toJSON(k) { return 'k' + k; }}",
        "[[], {}]",
        "-0",
        "{2: 1, 1: 2, a: 0}",
        "/x/",
        "new Error('x')",
        "(a => (a.x = 1, a))([1])",
        "Infinity",
        "(o => (o.o = o, o))({})",
    )
    more = (
        "",
        ", null, 2",
        ", null, '--'",
        ", ['a', 1]",
        ", (k, v) => v === 2 ? undefined : v",
        ", (k, v) => typeof v",
        ", null, 20",
        ", []",
        ", function (k, v) { return Array.isArray(this) ? k : v; }",
    )
    for value in values:
        for arguments in more:
            yield f"JSON.stringify({value}{arguments})"
    for text in (
        "'1'",
        "'01'",
        "' [1] '",
        '\'{"a":1,"a":2}\'',
        "'undefined'",
        "'[1,]'",
        "'\"\\\\u00e9\"'",
        "'-0'",
        "'1e400'",
        "'\\u00a01'",
        "'\"\\t\"'",
        "''",
        "'NaN'",
        "null",
        "undefined",
        '\'{"1":1,"0":0}\'',
        "'\"\\\\ud800\"'",
        "'1.'",
        "'tru'",
        "'{}x'",
        "'\\ufeff1'",
    ):
        yield f"JSON.parse({text})"
        yield f"JSON.parse({text}, (k, v) => typeof v === 'number' ? v + 1 : v)"


def _regular_expressions() -> Iterator[str]:
    patterns = (
        "/a/",
        "/a/g",
        "/a/y",
        "/(a)|(b)/",
        "/(?<n>a)/",
        "/^/gm",
        "/$/",
        "/\\b/g",
        "/a*/g",
        "/(?:)/g",
        "/./gs",
        "/[^]/g",
        "/\\d+/",
        "/(a)(?=b)/",
        "/(?<!x)a/g",
        "/A/i",
        "/\\u0061/",
        "/a{2}/",
        "/(a*)*/",
        "/(z)?a/",
        "/\\1(a)/",
        "/[a-]/g",
        "/\\//",
        "/a|ab/",
        "/(a|ab)(c|bcd)?/",
        "/\\w+$/",
        "/(?:a(b)?)+/",
        "/\\p{L}/u",
        "/[\\s\\S]/",
        "/a(?!b)/g",
    )
    asks = (
        "p.test(t)",
        "p.exec(t)?.slice()",
        "t.match(p)?.slice()",
        "t.replace(p, '[$&]')",
        "t.replace(p, (...m) => m.length)",
        "t.split(p)",
        "t.search(p)",
        "[...t.matchAll(new RegExp(p, 'g'))].map(m => m.index)",
        "(p.test(t), p.lastIndex)",
        "[p.test(t), p.test(t), p.lastIndex]",
        "p.source + p.flags",
        "String(p)",
        "p.exec(t)?.index",
        "p.exec(t)?.groups?.n",
        "t.replaceAll(p, 'x')",
    )
    for pattern in patterns:
        for text in ("'abcab'", "'xyz'", "''", "'aab\\nA1'"):
            for ask in asks:
                yield body(f"const p = {pattern}, t = {text}; return {ask};")


def _iterators() -> Iterator[str]:
    for source in (
        "[1, 2, 3]",
        "'abc'",
        "new Set([1, 2])",
        "new Map([[1, 2], [3, 4]])",
        "(function* () { yield 1; yield 2; return 3; })()",
        "[1, 2].entries()",
    ):
        for look in (
            "[...i]", "(([x]) => x)(i)", "(([x, ...y]) => y)(i)", "Array.from(i).length", "(s => { for (const v of i) { s.push(v); break; } return s; })([])", "typeof i[Symbol.iterator]",
            "new Set(i).size", "Math.max(...i)", "Object.fromEntries([[...i]])", "((...r) => r.length)(...i)", "i[Symbol.iterator]().next()", "[...i, ...i].length", "Promise.all(i) instanceof Promise", "(([, x = 'd']) => x)(i)",
        ):  # fmt: skip
            yield body(f"const i = {source}; return {look};")
    yield body(
        "const g = (function* () { try { yield 1; yield 2; } finally { log.push('f'); } }); const log = []; for (const v of g()) { log.push(v); break; } return log;"
    )
    yield body(
        "const log = []; const o = {[Symbol.iterator]() { return {next() { log.push('n'); return {value: 1, done: false}; }, return() { log.push('r'); return {}; }}; }}; const [a, b] = o; return log;"
    )
    yield body(
        "function* g() { const x = yield 1; yield x * 2; } const i = g(); return [i.next(), i.next(5), i.next()];"
    )
    yield body("function* g() { yield* [1, 2]; return 3; } return [...g()];")
    yield body("function* g() { yield 1; } const i = g(); return [i.return(7), i.next()];")
    yield body(
        "function* g() { try { yield 1; } catch (e) { yield 'c' + e; } } const i = g(); i.next(); return i.throw(5);"
    )
    yield body("const o = {*[Symbol.iterator]() { yield* 'ab'; }}; return [...o, ...o];")
    yield body("const {a, ...r} = {a: 1, b: 2, c: 3}; const {length} = 'abc'; return [a, r, length];")
    yield body("const {x: {y = 5} = {}} = {}; const [[z] = [1]] = []; return [y, z];")
    yield body("let a = 1, b = 2; [a, b] = [b, a]; return [a, b];")
    yield body("const o = {}; [o.a, o['b'], ...o.c] = [1, 2, 3, 4]; return o;")
    yield body("let n = ''; const {[(n += 'k', 'a')]: v = (n += 'd')} = {}; return n;")
    yield body("const f = ({a, b} = {}, [c] = [1]) => [a, b, c]; return [f(), f({a: 1}), f.length];")
