"""What configs seldom do and attackers do, for the generator of programs (``programs.py``).

Five families: collections that change while they are walked, holes, objects that are like arrays, built-ins that were
replaced, prototypes. Each maker writes statements that leave what they saw in one array, and returns its name; nothing
that they do throws out of them or goes on for ever.
"""

# ruff: noqa: E501 - a form a line
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

STEPS = 9  # of a walk; a collection that grows as it is walked has no end


class Maker(Protocol):
    """The decisions and the names of the program around."""

    def pick(self, options: Sequence[str]) -> str: ...
    def one_in(self, n: int) -> bool: ...
    def fresh(self) -> str: ...
    def value(self, depth: int) -> str: ...
    def condition(self, depth: int) -> str: ...


def strange_statement(make: Maker, family: str | None = None) -> tuple[str, str]:
    """Statements of one family, and the name of the array that they fill."""
    family = family or make.pick(tuple(FAMILIES))
    seen = make.fresh()
    body = FAMILIES[family](make, seen)
    return f"const {seen} = []; try {{ {body} }} catch (error) {{ {seen}.push('threw ' + error.name); }}", seen


# What is walked, and looked at


def _array(make: Maker) -> str:
    a, b, c = (make.value(0) for _ in range(3))
    return make.pick(
        (
            f"[{a}, {b}, {c}]",
            f"[{a}, {b}, {c}, 'd', 'e']",
            f"[[{a}, 1], [{b}, 2]]",
            "['k', 'l', 'm', 'k']",
            "[3, 1, 2]",
            "[]",
        )
    )


def _holey(make: Maker) -> str:
    a, b, size = make.value(0), make.value(0), make.pick("0123")
    return make.pick(
        (
            f"[{a}, , {b}]",
            f"[, {a}]",
            f"[{a}, , ]",
            f"Array({size})",
            f"new Array({a}, {b})",
            f"((x) => {{ delete x[{size}]; return x; }})([{a}, {b}, 'c'])",
            f"((x) => {{ x.length = {make.pick(('0', '1', '5'))}; return x; }})([{a}, {b}, 'c'])",
            f"((x) => {{ x[{make.pick('0246')}] = {b}; return x; }})([{a}])",
            f"Object.assign([{a}], {{ {make.pick('0135')}: {b}, k: 1 }})",
            f"((x) => {{ if ({make.condition(0)}) delete x[0]; return x; }})([{a}, {b}])",
            f"((x) => {{ if ({make.condition(0)}) x.length = 1; return x; }})([{a}, {b}])",
            f"[, {a}, ...[, {b}]]",
            f"[{a}, , {b}].concat([, 'z'])",
            f"Object.defineProperty([{a}, , 'c'], 1, {{ get: () => {b}, enumerable: {make.pick(('true', 'false'))} }})",
            f"Object.setPrototypeOf([{a}, , 'c'], {{ 1: {b}, __proto__: Array.prototype }})",
        )
    )


def _array_like(make: Maker) -> str:
    a, b = make.value(0), make.value(0)
    length = make.pick(("2", "3", "'2'", "-1", "1.9", "NaN", "undefined", "0", "{ valueOf: () => 2 }", "null", "true"))
    return make.pick(
        (
            f"{{ length: {length}, 0: {a}, 1: {b} }}",
            f"{{ 0: {a}, 1: {b}, length: {length}, 2: 'c' }}",
            f"{{ length: {length}, 1: {b} }}",
            f"{{ length: {length}, get 0() {{ return {a}; }}, 1: {b} }}",
            f"{{ get length() {{ return {length}; }}, 0: {a} }}",
            f"(function () {{ return arguments; }})({a}, {b})",
            f"(function (x) {{ x = {b}; return arguments; }})({a})",
            "'ab'",
            "new String('ab')",
            f"Object.create({{ length: 2, 0: {a} }}, {{ 1: {{ value: {b}, enumerable: true }} }})",
            f"{{ 0: {a} }}",
            f"Object.assign(() => 1, {{ 0: {a} }})",
            f"Object.freeze({{ length: 1, 0: {a} }})",
            f"({make.condition(0)} ? {{ length: 2, 0: {a} }} : {{ length: 1, 0: {b} }})",
        )
    )


def _any_list(make: Maker) -> str:
    return make.pick((_array(make), _holey(make)))


def _look(make: Maker, name: str) -> str:
    """An expression about an array or an object; what it gives says much about it."""
    key = make.pick(("0", "1", "2", "'1'", "'k'", "'length'", "-1"))
    return make.pick(
        (
            name,
            f"{name}.length",
            f"{name}[{key}]",
            f"{key} in {name}",
            f"Object.keys({name})",
            f"Object.values({name})",
            f"Object.entries({name})",
            f"Object.getOwnPropertyNames({name})",
            f"Object.hasOwn({name}, {key})",
            f"JSON.stringify({name}, (k, v) => typeof v === 'bigint' ? 1 : v)",
            f"[...{name}]",
            f"{{ ...{name} }}",
            f"Array.from({name})",
            f"Array.from({name}, (x, i) => [i, x])",
            f"(() => {{ const keys = []; for (const k in {name}) keys.push(k); return keys; }})()",
            f"(([a, b = 'd', ...c]) => [a, b, c])({name})",
            f"(({{ 0: a, 1: b = 'd', ...c }}) => [a, b, c])({name})",
            f"Array.isArray({name})",
            f"((...all) => all.length)(...{name})",
            f"Object.assign([], {name})",
            f"[].concat({name}, 1)",
            f"Object.isFrozen({name})",
            f"(function () {{ return [arguments.length, arguments[1]]; }}).apply(null, {name})",
        )
    )


def _callback(make: Maker, before: str = "") -> str:
    result = make.pick(
        ("x", "i", "[x, i]", "!x", "x ?? 'd'", "i % 2", "typeof x", "i < 1", make.value(0), make.condition(0))
    )
    if make.one_in(6):
        return f"function (x, i, all) {{ {before}return [this?.k, all?.length, {result}]; }}, {{ k: 1 }}"
    return f"(x, i) => {{ {before}return {result}; }}" if before else f"(x, i) => ({result})"


def _folding(make: Maker, before: str = "") -> str:
    result = make.pick(("[all, x]", "all + x", "[...(all ?? []), i]", "x", "all"))
    start = make.pick(("", ", []", ", ''", ", undefined"))
    return f"(all, x, i) => {{ {before}return {result.replace(' + x', ' + String(x)')}; }}{start}"


WALKING = (
    "forEach", "map", "filter", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "reduce",
    "reduceRight",
)  # fmt: skip


def _method(make: Maker) -> tuple[str, str]:
    """A method of arrays and its arguments."""
    a, at, to = make.value(0), make.pick(("0", "1", "-1", "'1'", "9", "NaN", "undefined")), make.pick("0123")
    name = make.pick(
        (
            *WALKING, "concat", "join", "slice", "indexOf", "lastIndexOf", "includes", "flat", "at", "fill", "splice",
            "push", "pop", "shift", "unshift", "reverse", "sort", "copyWithin", "toReversed", "toSorted", "toSpliced",
            "with", "toString", "entries", "keys", "values",
        )
    )  # fmt: skip
    if name in ("reduce", "reduceRight"):
        return name, _folding(make)
    if name in WALKING:
        return name, _callback(make)
    takes: dict[str, Sequence[str]] = {
        "concat": (a, f"[{a}]", f"[, {a}]", f"{{ length: 1, 0: {a}, [Symbol.isConcatSpreadable]: true }}"),
        "join": ("", "'-'", "undefined"),
        "slice": ("", at, f"{at}, {to}"),
        "indexOf": (a, "undefined", f"{a}, {at}"),
        "lastIndexOf": (a, "undefined", f"{a}, {at}"),
        "includes": (a, "undefined", "NaN", f"{a}, {at}"),
        "flat": ("", "2", "0"),
        "at": (at,),
        "fill": (a, f"{a}, {at}", f"{a}, {at}, {to}"),
        "splice": ("", at, f"{at}, {to}", f"{at}, {to}, {a}, 's'"),
        "toSpliced": ("", at, f"{at}, {to}", f"{at}, {to}, {a}, 's'"),
        "push": (a, f"{a}, 'p'", ""),
        "unshift": (a, f"{a}, 'u'", ""),
        "sort": ("", "(p, q) => String(p).length - String(q).length", "(p, q) => (p > q ? -1 : 1)"),
        "toSorted": ("", "(p, q) => (p > q ? -1 : 1)"),
        "copyWithin": ("0, 1", f"{at}, 0", f"0, {at}, {to}"),
        "with": (f"{at}, {a}",),
    }
    return name, make.pick(takes.get(name, ("",)))


# The families


def _change(make: Maker, name: str) -> str:
    """A change of an array; under a condition that may be unknown, or always."""
    a = make.value(0)
    change = make.pick(
        (
            f"{name}.push({a})",
            f"{name}.pop()",
            f"{name}.shift()",
            f"{name}.unshift({a})",
            f"{name}.splice({make.pick('012')}, {make.pick('012')})",
            f"{name}.splice(1, 0, {a}, 'n')",
            f"{name}.length = {make.pick('0124')}",
            f"delete {name}[{make.pick('0123')}]",
            f"{name}[{make.pick('01236')}] = {a}",
            f"{name}.reverse()",
            f"{name}.sort()",
            f"{name}.fill({a})",
            f"{name}.copyWithin(0, 1)",
        )
    )
    return f"if ({make.condition(0)}) {change};" if make.one_in(4) else f"{change};"


def _change_collection(make: Maker, name: str, *, is_map: bool) -> str:
    a = make.pick(("'k'", "'l'", "1", make.value(0)))
    changes = (
        (f"{name}.set({a}, {make.value(0)})", f"{name}.delete({a})", f"{name}.clear()", f"{name}.delete(x)")
        if is_map
        else (f"{name}.add({a})", f"{name}.delete({a})", f"{name}.clear()", f"{name}.delete(x)")
    )
    again = f"{name}.delete({a}); {name}.{'set' if is_map else 'add'}({a}{', 7' if is_map else ''})"
    change = make.pick((*changes, again))
    return f"if ({make.condition(0)}) {{ {change}; }}" if make.one_in(4) else f"{change};"


def _walked(make: Maker, seen: str) -> str:
    """Arrays, maps, sets and objects that change while they are walked."""
    name = make.fresh()
    at = make.pick("012")
    kind = make.pick(("array", "array", "array", "map", "set", "object"))
    when = f"if ({seen}.length === {at}) {{ {{change}} }} "
    end = f"if ({seen}.length > {STEPS}) throw 'end'; "
    noted = f"{seen}.push({make.pick(('x', 'x', '[x, i]' if kind == 'array' else 'x'))}); "
    if kind == "object":
        change = make.pick(
            (f"delete {name}.{make.pick('abc')};", f"{name}.d = 1;", f"{name}.{make.pick('abc')} = {make.value(0)};")
        )
        walk = make.pick(
            ("for (const x in {})", "for (const x of Object.keys({}))", "for (const [x] of Object.entries({}))")
        )
        made = f"{{ a: {make.value(0)}, b: 2, 1: 'one', c: 3 }}"
        inside = (when.replace("{change}", change) + end + noted).replace("[x, i]", "x")
        return f"const {name} = {made}; {walk.format(name)} {{ {inside} }} {seen}.push({name});"
    if kind in ("map", "set"):
        is_map = kind == "map"
        made = (
            f"new Map([['k', {make.value(0)}], ['l', 1], [1, 2]])"
            if is_map
            else f"new Set(['k', {make.value(0)}, 'l'])"
        )
        inside = when.replace("{change}", _change_collection(make, name, is_map=is_map)) + end + noted
        walk = make.pick(
            (
                f"{name}.forEach((value, x) => {{ {inside} }});",
                f"for (const x of {name}.keys()) {{ {inside} }}",
                f"for (const x of {name}.values()) {{ {inside} }}",
                f"for (const {'[x, y]' if is_map else 'x'} of {name}) {{ {inside} }}",
                f"for (const [x, y] of {name}.entries()) {{ {inside} }}",
                f"const it = {name}.keys(); const x = it.next().value; {seen}.push(x); "
                f"{_change_collection(make, name, is_map=is_map)} {seen}.push(...it, it.next().done);",
            )
        )
        return f"const {name} = {made}; {walk} {seen}.push({name}.size, [...{name}]);"
    before = when.replace("{change}", _change(make, name)) + end + noted
    method = make.pick(WALKING)
    call = _folding(make, before) if method.startswith("reduce") else _callback(make, before)
    plain = before.replace("[x, i]", "x")
    walk = make.pick(
        (
            f"{seen}.push({name}.{method}({call}));",
            f"for (const x of {name}) {{ {plain} }}",
            f"for (const [i, x] of {name}.entries()) {{ {before} }}",
            f"for (const x of {name}.keys()) {{ {plain} }}",
            f"for (const x in {name}) {{ {plain} }}",
            f"for (let i = 0; i < {name}.length; i++) {{ const x = {name}[i]; {before} }}",
            f"const it = {name}.values(); {seen}.push(it.next().value); {_change(make, name)} {seen}.push(...it, it.next().done);",
            f"const [p, q = {name}.pop(), ...r] = {name}; {seen}.push(p, q, r);",
            f"{seen}.push(Array.from({name}, {_callback(make, before)}));",
        )
    )
    return f"const {name} = {_any_list(make)}; {walk} {seen}.push({name}, {name}.length);"


def _holes(make: Maker, seen: str) -> str:
    """Arrays with holes through the methods of arrays."""
    name = make.fresh()
    method, arguments = _method(make)
    call = f"{name}.{method}({arguments})"
    call = f"[...{call}]" if method in ("entries", "keys", "values") else call
    changed = _change(make, name) if make.one_in(3) else ""
    return (
        f"const {name} = {_holey(make)}; {changed} {seen}.push({_look(make, name)}, {call}, "
        f"{_look(make, name)}, {name}.length, Object.keys({name}));"
    )


def _likes(make: Maker, seen: str) -> str:
    """Methods of arrays on what is no array, and what takes an array or the like."""
    name = make.fresh()
    method, arguments = _method(make)
    more = f", {arguments}" if arguments else ""
    call = make.pick(
        (
            f"Array.prototype.{method}.call({name}{more})",
            f"[].{method}.call({name}{more})",
            f"Array.prototype.{method}.apply({name}, [{arguments}])",
            f"Reflect.apply(Array.prototype.{method}, {name}, [{arguments}])",
            f"Object.assign({{ m: Array.prototype.{method} }}, {name}).m({arguments})",
        )
    )
    call = f"[...{call}]" if method in ("entries", "keys", "values") else call
    return f"const {name} = {_array_like(make)}; {seen}.push({_look(make, name)}); {seen}.push({call}); {seen}.push({name});"


REPLACED = {  # a built-in, and what asks for it, knowingly or not
    "Array.prototype.map": ("[1, 2].map(String)", "Array.from([1], String)", "'ab'.split('').map((x) => x)"),
    "Array.prototype.filter": ("[1, 0].filter(Boolean)", "[0, 1].filter((x) => x).length"),
    "Array.prototype.push": ("[1].push(2)", "(() => { const x = []; x.push(1); return x; })()", "Array.of(1, 2)"),
    "Array.prototype.join": ("[1, 2].join('-')", "String([1, 2])", "[1, 2] + ''", "`${[3]}`"),
    "Array.prototype.concat": ("[1].concat(2)", "[[1]].flat()"),
    "Array.prototype.includes": ("['x'].includes(process.env.A)", "'x'.includes('x')"),
    "Array.prototype.toString": ("String([1, 2])", "[1] + ''", "({ '1': 'one' })[[1]]"),
    "Array.prototype[Symbol.iterator]": ("[...[1, 2]]", "Math.max(...[1, 2])", "(([a]) => a)([1])", "new Set([1]).size"),
    "Array.isArray": ("Array.isArray([])", "[[1]].flat()", "JSON.stringify([1])"),
    "Array.from": ("Array.from('ab')", "[...'ab']"),
    "Object.keys": ("Object.keys({ a: 1 })", "JSON.stringify({ a: 1 })", "Object.entries({ a: 1 })"),
    "Object.entries": ("Object.entries({ a: 1 })", "Object.fromEntries(Object.entries({ a: 1 }))"),
    "Object.assign": ("Object.assign({}, { a: 1 })", "{ ...{ a: 1 } }"),
    "Object.freeze": ("Object.freeze({ a: 1 })", "Object.isFrozen(Object.freeze({}))"),
    "Object.create": ("Object.create(null)", "new (class {})()"),
    "Object.prototype.toString": ("String({})", "`${{}}`", "({ '[object Object]': 1 })[{}]", "({}) + ''"),
    "Object.prototype.valueOf": ("+{}", "({}) + 1", "[] + 1"),
    "Object.prototype.hasOwnProperty": ("({ a: 1 }).hasOwnProperty('a')", "Object.hasOwn({ a: 1 }, 'a')"),
    "String.prototype.split": ("'a,b'.split(',')", "'ab'.replace('a', 'c')"),
    "String.prototype.replace": ("'ab'.replace('a', 'c')", "'aa'.replaceAll('a', 'c')", "'ab'.replace(/a/, 'c')"),
    "String.prototype.trim": ("' x '.trim()", "Number(' 1 ')"),
    "String.prototype.startsWith": ("'ab'.startsWith('a')", "(process.env.A ?? '').startsWith('x')"),
    "String.prototype[Symbol.iterator]": ("[...'ab']", "Array.from('ab')", "(([a]) => a)('ab')"),
    "Number.prototype.toString": ("(1).toString()", "String(1)", "`${1}`", "1 + ''", "[1].join()"),
    "Map.prototype.get": ("new Map([[1, 2]]).get(1)", "[...new Map([[1, 2]])]"),
    "Map.prototype.set": ("new Map([[1, 2]]).size", "[...new Map([[1, 2]])]"),
    "Set.prototype.add": ("new Set([1, 2]).size", "[...new Set([1])]"),
    "Set.prototype.has": ("new Set([1]).has(1)", "new Set(['x']).has(process.env.A)"),
    "RegExp.prototype.exec": ("/a/.test('a')", "/a/.exec('a')", "'a'.match(/a/)", "'ab'.replace(/a/, 'c')", "'a1b'.split(/1/)"),
    "RegExp.prototype.test": ("/a/.test('a')", "/^x/.test(process.env.A)"),
    "Function.prototype.call": ("[].concat.call([1], 2)", "((x) => x).call(null, 1)"),
    "Function.prototype.apply": ("Math.max.apply(null, [1, 2])", "((x) => x)(...[1])"),
    "Function.prototype.bind": ("((x) => x).bind(null, 1)()",),
    "Math.max": ("Math.max(1, 2)", "Math.min(1, 2)"),
    "JSON.stringify": ("JSON.stringify({ a: 1 })", "JSON.parse(JSON.stringify([1]))"),
    "JSON.parse": ("JSON.parse('[1]')", "structuredClone([1])"),
    "globalThis.String": ("String(1)", "`${1}`", "[1].map(String)"),
    "globalThis.Number": ("Number('1')", "+'1'"),
    "globalThis.Boolean": ("Boolean(process.env.A)", "!!process.env.A", "[0, 1].filter(Boolean)"),
    "globalThis.parseInt": ("parseInt('7')", "Number.parseInt('7')"),
    "globalThis.Set": ("new Set([1]).size",),
}  # fmt: skip


def _replaced(make: Maker, seen: str) -> str:
    """Built-ins that are replaced, taken away or wrapped, used and put back."""
    name, kept = make.pick(tuple(REPLACED)), make.fresh()
    owner, _, key = name.removesuffix("]").rpartition("[" if name.endswith("]") else ".")
    key = key if name.endswith("]") else f"'{key}'"
    use, other = make.pick(REPLACED[name]), make.pick(REPLACED[name])
    result = make.pick(
        (make.value(0), "this", "arguments.length", f"{kept}.apply(this, arguments)", "[]", "arguments[0]")
    )
    replace = make.pick(
        (
            f"{name} = function () {{ return {result}; }};",
            f"{name} = function () {{ {name} = {kept}; return {result}; }};",
            f"{name} = () => {make.value(0)};",
            f"{name} = undefined;",
            f"delete {name};",
            f"if ({make.condition(0)}) {name} = function () {{ return {result}; }};",
            f"({make.condition(0)} ? {owner} : {{}}).extra = {make.value(0)};",
        )
    )
    shown = make.pick((use, other, f"typeof {name}", f"{owner}.extra"))
    restored = f"{{ value: {kept}, writable: true, configurable: true }}"
    return (
        f"const {kept} = {name}; try {{ {replace} const a = {use}, b = {shown}; {seen}.push(a, b); }} "
        f"finally {{ Object.defineProperty({owner}, {key}, {restored}); delete {owner}.extra; }} {seen}.push({use});"
    )


def _prototypes(make: Maker, seen: str) -> str:
    """Objects that inherit: from objects, classes, functions, and what was put into the built-in prototypes."""
    top, name = make.fresh(), make.fresh()
    a, b, c = (make.value(0) for _ in range(3))
    key, other = make.pick(("k", "l", "m")), make.pick(("k", "l", "m"))
    members = make.pick(
        (
            f"k: {a}, l: {b}",
            f"get k() {{ return this.l; }}, l: {b}",
            f"set k(x) {{ this.l = x; }}, get k() {{ return this.m; }}, m: {a}",
            f"k() {{ return this.l; }}, l: {a}",
            f"k: {a}, toString() {{ return 'shown ' + this.m; }}",
            f"k: {a}, [Symbol.toPrimitive](hint) {{ return hint; }}",
            f"*[Symbol.iterator]() {{ yield {a}; yield this.k; }}, k: {b}",
            f"get k() {{ return {a}; }}",
            f"k: [{a}], 0: {b}, length: 2",
        )
    )
    base = make.pick(
        (
            f"const {top} = {{ {members} }};",
            f"const {top} = Object.create({{ {members} }}, {{ m: {{ value: {c}, enumerable: {make.pick(('true', 'false'))} }} }});",
            f"const {top} = Object.freeze({{ {members} }});",
            f"const {top} = {make.condition(0)} ? {{ {members} }} : {{ l: {b} }};",
            f"const {top} = Object.defineProperty({{ {members} }}, 'm', {{ value: {c} }});",
        )
    )
    made = make.pick(
        (
            f"Object.create({top})",
            f"{{ __proto__: {top}, m: {c} }}",
            f"{{ m: {c}, ['__proto__']: {top} }}",
            f"Object.setPrototypeOf({{ m: {c} }}, {make.condition(0)} ? {top} : null)",
            f"Object.assign(Object.create({top}), {{ {other}: {c} }})",
            f"new (class extends class {{ m = {c}; }} {{ get k() {{ return super.k ?? {a}; }} }})()",
            f"Object.setPrototypeOf(new (class {{ l = {b}; }})(), {top})",
            f"(() => {{ function F() {{ this.m = {c}; }} F.prototype = {top}; return new F(); }})()",
            f"(() => {{ function F() {{ this.m = {c}; return {make.pick(('{ k: 1 }', '1', 'undefined', 'null'))}; }} "
            f"F.prototype.k = {a}; const f = new F(); F.prototype = {top}; return f; }})()",
            f"{{ __proto__: {top}, k() {{ return super.k; }}, l: {c} }}",
            f"Object.setPrototypeOf([{a}, , {c}], {top})",
            f"new (class X extends Array {{ get last() {{ return this[this.length - 1]; }} }})({a}, {b})",
            f"new (class {{ static create() {{ return new this({a}); }} constructor(x) {{ this.k = x; return {make.pick(('{ l: 1 }', 'this', 'undefined'))}; }} }})({b})",
        )
    )  # fmt: skip
    steps = (
        f"{name}.{key} = {c};",
        f"delete {name}.{key};",
        f"delete {top}.{key};",
        f"{top}.{key} = {c};",
        f"Object.setPrototypeOf({name}, {{ {other}: {a} }});",
        f"Object.assign({name}, {{ {key}: {a} }});",
        f"({name}.{key} ??= {a});",
        f"if ({make.condition(0)}) {name}.{key} = {a};",
        f"if ({make.condition(0)}) Object.setPrototypeOf({name}, null);",
        f"Object.prototype.polluted = {a};",
        f"Object.defineProperty({name}, '{key}', {{ value: {a}, configurable: true }});",
        f"Array.prototype[1] = {a};",
        "",
    )
    looks = [
        make.pick(
            (
                f"{name}.{key}", f"{name}?.{other}?.()", f"typeof {name}.{key}", f"'{key}' in {name}",
                f"Object.hasOwn({name}, '{key}')", f"Object.keys({name})", f"{{ ...{name} }}", f"{name} + ''",
                f"(() => {{ const all = []; for (const k in {name}) all.push(k); return all; }})()",
                f"Object.getPrototypeOf({name}) === {top}", f"{top}.isPrototypeOf({name})",
                f"(({{ {key}, ...rest }}) => [{key}, rest])({name})", f"Object.entries({name})",
                f"JSON.stringify({name}, (k, v) => typeof v === 'bigint' ? 1 : v)", f"Object.assign({{}}, {name})",
                f"[...{name}]", f"`${{{name}}}`", f"{name} instanceof Object", f"{name}.constructor === Object",
                f"{name}.polluted", "({}).polluted", "[0, , 2][1]", f"Object.create({name}).{key}",
                f"Reflect.ownKeys({name}).length", f"{name}.length", f"Object.getOwnPropertyNames({name})",
                f"Array.from({name})", f"structuredClone({{ ...{name} }})", "(({ polluted = 'd' }) => polluted)({})",
                "(() => { const all = []; for (const k in { a: 1 }) all.push(k); return all; })()",
                f"Object.fromEntries(Object.entries({name}))", f"{name}.hasOwnProperty?.('{key}')",
            )
        )
        for _ in range(3)
    ]  # fmt: skip
    done = f"{make.pick(steps)} {make.pick(steps)}"
    restored = "".join(
        f"delete {place};" for place in ("Object.prototype.polluted", "Array.prototype[1]") if place in done
    )
    seeing = f"{done} {seen}.push({', '.join(looks)});"
    if restored:
        seeing = f"try {{ {seeing} }} finally {{ {restored} }}"
    return f"{base} const {name} = {made}; {seeing}"


FAMILIES: dict[str, Callable[[Maker, str], str]] = {
    "walked": _walked,
    "holes": _holes,
    "likes": _likes,
    "replaced": _replaced,
    "prototypes": _prototypes,
}
