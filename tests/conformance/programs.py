"""Random programs in the style of configs.

A generator draws every decision as a number below a bound, from a seeded random source, from Hypothesis, or from a list
that is replayed.
Programs seldom throw, always end, and read only the environment variables of ``ENVIRONMENTS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import NamedTuple, Protocol

from .strange import strange_statement

ENVIRONMENTS: list[dict[str, str]] = [
    {name: value for name, value in (("A", a), ("B", b)) if value is not None}
    for a in (None, "", "1", "x")
    for b in (None, "", "1", "x")
]
TOP_KEYS = ("experimental", "env", "experimental", "compress", "images", "experimental", "basePath", "a")
SUB_KEYS = ("appDir", "mdxRs", "appDir", "k", "domains")
PRIMITIVES = ("true", "false", "1", "0", "'x'", "''", "'1'", "null", "undefined", "-1.5", "'a b'", "1e3", "NaN", "10n")


class Draw(Protocol):
    """A source of decisions."""

    def below(self, bound: int) -> int:
        """Return a number below ``bound``; 0 is the simplest choice."""


class Recorded:
    """Decisions from ``source`` (a list is replayed, then 0), recorded in ``taken``."""

    def __init__(self, source: Random | Sequence[int]) -> None:
        self.source = source
        self.taken: list[int] = []

    def below(self, bound: int) -> int:
        at = len(self.taken)
        if isinstance(self.source, Random):
            choice = self.source.randrange(bound)
        else:
            choice = self.source[at] % bound if at < len(self.source) else 0
        self.taken.append(choice)
        return choice


class Program(NamedTuple):
    """Files by name; next.config.* is the entry."""

    files: dict[str, str]

    @property
    def entry(self) -> str:
        return next(name for name in self.files if name.startswith("next.config."))


class Variable(NamedTuple):
    name: str
    kind: str  # object, data (an object that JSON can say), value, array, wrap (config -> config), make (() -> config)
    is_mutable: bool


def generate(draw: Draw, *, is_ordinary: bool = False) -> Program:
    """One program: a config and the local modules that it reads. An ordinary one has nothing of ``strange.py``."""
    made = _Generator(draw)
    made.strangeness = "none" if is_ordinary else made.pick(("none", "none", "some", "much"))
    return made.program()


def strange_program(draw: Draw, family: str) -> Program:
    """A config of one strange statement of a family."""
    text, seen = strange_statement(_Generator(draw), family)
    return Program({"next.config.js": f"{text}\nmodule.exports = {{ env: {{ {seen} }} }};\n"})


def minimise(program: Program, fails: Callable[[Program], bool], *, tries: int = 2_000) -> Program:
    """Return a smaller program that still fails, by removing all text that can be removed."""
    best = program
    left = tries
    progress = True
    while progress:
        progress = False
        for name in [*best.files]:
            at = 0
            while name in best.files and (cut := _cut(best.files[name], at)) is not None:
                candidate = Program({**best.files, name: cut[0]})
                left -= 1
                if left < 0:
                    return best
                if fails(candidate):
                    best, progress = candidate, True
                else:
                    at += 1
    return best


def _cut(text: str, at: int) -> tuple[str] | None:
    """Return the ``at``-th way to shorten a text, the boldest first; None after the last."""
    ways = [(start, end, new) for start, end, new in _cuts(text) if len(new) < end - start]
    ways = sorted(dict.fromkeys(ways), key=lambda way: len(way[2]) - (way[1] - way[0]))
    if at >= len(ways):
        return None
    start, end, new = ways[at]
    return (text[:start] + new + text[end:],)


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ranges to remove: lines; brackets with their content, or parts of it; parts between separators."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line), ""
        at += len(line)
    for start, end in _brackets(text):
        inside = list(_parts(text, start + 1, end - 1))
        for replacement in ("", "0", text[start] + text[end - 1], *(text[a:b].strip(" ,;") for a, b in inside)):
            yield start, end, replacement
        for a, b in inside:
            yield a, b, ""
            yield a, b, text[a:b].partition(":")[0] + ": 0" if ":" in text[a:b] else "0"
    for found in re.finditer(r"\?\?=|[\w.'?]+ (?:&&|\|\||===|!==|\?) |: [^,(){}]+|[!\w.]+", text):
        yield found.start(), found.end(), ""


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in "([{":
            opened.append(at)
        elif character in ")]}" and opened:
            yield opened.pop(), at + 1


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts between separators inside a pair of brackets, each with the separator after it."""
    depth, begin = 0, start
    for at in range(start, end):
        if text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
            if depth == 0 and text[at] == "}":
                yield begin, at + 1
        elif depth == 0 and text[at] in ",;?:":
            yield begin, at + 1
            begin = at + 1
    yield begin, end


class _Generator:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.files: dict[str, str] = {}
        self.scopes: list[list[Variable]] = [[]]
        self.names = 0
        self.is_module = False
        self.is_async = False
        self.in_function = 0
        self.prelude: list[str] = []
        self.strangeness = "none"
        self.seen: list[str] = []  # arrays of the outermost scope that strange statements fill
        self.wrappers: list[str] = []

    # Decisions

    def one_in(self, n: int) -> bool:
        return self.draw.below(n) == n - 1

    def pick(self, options: Sequence[str]) -> str:
        return options[self.draw.below(len(options))]

    def weighted(self, *options: tuple[int, Callable[[], str]]) -> str:
        at = self.draw.below(sum(weight for weight, _ in options))
        for weight, make in options:
            if at < weight:
                return make()
            at -= weight
        raise AssertionError

    def fresh(self) -> str:
        self.names += 1
        return f"v{self.names}"

    def declare(self, name: str, kind: str, *, is_mutable: bool = False) -> str:
        self.scopes[-1].append(Variable(name, kind, is_mutable))
        return name

    def visible(self, *kinds: str, is_mutable: bool = False) -> list[str]:
        return [v.name for scope in self.scopes for v in scope if v.kind in kinds and (v.is_mutable or not is_mutable)]

    @contextmanager
    def scope(self) -> Iterator[None]:
        self.scopes.append([])
        yield
        self.scopes.pop()

    @contextmanager
    def function(self, *, is_async: bool) -> Iterator[None]:
        outer, self.is_async = self.is_async, is_async
        self.in_function += 1
        with self.scope():
            yield
        self.in_function -= 1
        self.is_async = outer

    # A program

    def program(self) -> Program:
        extension = self.pick(("js", "mjs"))
        text = self.module(extension, count=2 + self.draw.below(7))
        self.files[f"next.config.{extension}"] = text
        return Program(self.files)

    def module(self, extension: str, *, count: int) -> str:
        self.is_module = self.is_async = extension == "mjs"
        body = [self.strange() if self.strangeness == "much" else self.statement() for _ in range(count)]
        body.append(self.export())
        lines = ["'use strict';"] if not self.is_module and self.one_in(6) else []
        return "\n".join([*lines, *self.prelude, *body]) + "\n"

    def export(self) -> str:
        if self.seen and not self.one_in(8):
            config = f"{{ ...{self.exported_object()}, env: {{ {', '.join(self.seen)} }} }}"
        else:
            config = self.exported()
        if self.is_module:
            if self.one_in(8):
                return f"const {(name := self.fresh())} = {config};\nexport {{ {name} as default }};"
            if self.one_in(12):
                keys = dict.fromkeys(self.pick(TOP_KEYS) for _ in range(2))
                return "\n".join(f"export const {key} = {self.member_value(key, 2)};" for key in keys)
            return f"export default {config};"
        return self.commonjs_export(config)

    def exported(self) -> str:
        return self.weighted(
            (6, self.exported_object),
            (3, lambda: self.config(3)),
            (2, self.function_config),
            (1, lambda: f"Promise.resolve({self.config(2)})"),
            (1, lambda: f"{self.condition(1)} ? {self.config(2)} : {self.config(1)}"),
        )

    def exported_object(self) -> str:
        """The variables of the statements so far."""
        objects = self.visible("object", "data")
        if not objects:
            return self.config(3)
        chosen = objects[-1 - self.draw.below(min(3, len(objects)))]
        wraps = self.visible("wrap")
        return self.weighted(
            (3, lambda: chosen),
            (2, lambda: f"{{ ...{chosen}, {self.member(self.pick(TOP_KEYS), 2)} }}"),
            (2, lambda: f"{{ {self.member(self.pick(TOP_KEYS), 2)}, ...{chosen} }}"),
            (
                2,
                lambda: (
                    f"{{ ...{chosen}, "
                    f"experimental: {{ ...{chosen}.experimental, {self.member(self.pick(SUB_KEYS), 1)} }} }}"
                ),
            ),
            (3, lambda: f"{self.pick(wraps)}({chosen})" if wraps else chosen),
            (1, lambda: f"({self.condition(1)} ? {chosen} : {self.config(1)})"),
            (1, lambda: f"Object.assign({{}}, {chosen}, {self.spread(TOP_KEYS, 1)})"),
        )

    def commonjs_export(self, config: str) -> str:
        return self.weighted(
            (5, lambda: f"module.exports = {config};"),
            (1, lambda: f"exports = module.exports = {config};"),
            (1, lambda: "\n".join(f"exports.{k} = {self.member_value(k, 2)};" for k in ("experimental", "compress"))),
            (1, lambda: f"module.exports = {self.config(2)};\nmodule.exports.experimental = {self.options(1)};"),
        )

    def function_config(self) -> str:
        is_async = self.one_in(2)
        prefix = "async " if is_async else ""
        with self.function(is_async=is_async):
            head = self.pick(
                (
                    f"{prefix}() =>",
                    f"{prefix}(phase) =>",
                    f"{prefix}(phase, {{ defaultConfig }}) =>",
                    f"{prefix}function (phase, context)",
                )
            )
            if "phase" in head:
                self.declare("phase", "value")
            if "defaultConfig" in head:
                self.declare("defaultConfig", "object")
            statements = [self.statement() for _ in range(self.draw.below(3))]
            result = self.config(2)
        if "=>" in head and not statements:
            return f"({head} ({result}))"
        return f"({head} {{ {' '.join(statements)} return {result}; }})"

    # Statements

    def statement(self, depth: int = 2) -> str:
        options: list[tuple[int, Callable[[], str]]] = [
            (6, lambda: self.declaration(depth)),
            (4, lambda: self.mutation(depth)),
            (2, lambda: self.declare_function(depth)),
            (1, lambda: self.reassignment(depth)),
            (1, self.destructuring),
            (1, lambda: self.call_statement(depth)),
            (1, lambda: self.each_statement(depth)),
            (1, self.environment_statement),
            (1, self.counter),
            (1, self.rare_statement),
        ]
        if depth > 0:
            options += [
                (3, lambda: self.if_statement(depth)),
                (1, lambda: self.switch_statement(depth)),
                (1, lambda: self.loop(depth)),
                (1, lambda: self.try_statement(depth)),
            ]
        if self.strangeness != "none":
            options.append((2, self.strange))
        if not self.in_function and len(self.files) < 3 and depth == 2:
            options += [(1, self.local_import), (1, self.wrapper_import)]
        return self.weighted(*options)

    def strange(self) -> str:
        text, seen = strange_statement(self)
        self.declare(seen, "any")
        if len(self.scopes) == 1:
            self.seen.append(seen)
        return text

    def declaration(self, depth: int) -> str:
        word = self.pick(("const", "let", "const", "var"))
        kind = self.pick(("object", "value", "object", "data", "array"))
        value = self.expression_of(kind, depth)
        return f"{word} {self.declare(self.fresh(), kind, is_mutable=word != 'const')} = {value};"

    def expression_of(self, kind: str, depth: int) -> str:
        makers: dict[str, Callable[[int], str]] = {
            "object": self.config,
            "value": self.value,
            "data": self.data,
            "array": self.array,
            "wrap": self.wrap_function,
        }
        return makers[kind](depth)

    def reassignment(self, depth: int) -> str:
        kind = self.pick(("object", "value", "object"))
        names = self.visible(kind, is_mutable=True)
        if not names:
            return self.declaration(depth)
        operator = self.pick(("=", "=", "=", "||=", "??=", "&&=")) if kind == "value" else "="
        return f"{self.pick(names)} {operator} {self.expression_of(kind, depth)};"

    def mutation(self, depth: int) -> str:
        objects = self.visible("object", "data")
        if not objects:
            return self.declaration(depth)
        name, key, sub = self.pick(objects), self.pick(TOP_KEYS), self.pick(SUB_KEYS)
        return self.weighted(
            (4, lambda: f"{name}.{key} = {self.member_value(key, depth)};"),
            (3, lambda: f"{name}.experimental = {self.options(depth)};"),
            (3, lambda: f"({name}.experimental ??= {{}}).{sub} = {self.value(1)};"),
            (2, lambda: f"if ({name}.experimental) {name}.experimental.{sub} = {self.value(1)};"),
            (1, lambda: f"{name}[{self.key_expression(key)}] = {self.member_value(key, depth)};"),
            (2, lambda: f"delete {name}.{key};"),
            (1, lambda: f"delete {name}?.experimental?.{sub};"),
            (2, lambda: f"Object.assign({name}, {self.config(depth - 1)});"),
            (1, lambda: self.array_mutation(name)),
            (
                1,
                lambda: (
                    f"Object.defineProperty({name}, '{key}', {{ value: {self.value(1)}, "
                    f"enumerable: {self.pick(('true', 'false'))}, configurable: true, writable: true }});"
                ),
            ),
            (1, lambda: f"{name}.{key} {self.pick(('||=', '??=', '&&='))} {self.member_value(key, 1)};"),
        )

    def call_statement(self, depth: int) -> str:
        functions, makes = self.visible("wrap"), self.visible("make")
        if makes and self.one_in(2):
            return f"{self.pick(makes)}();"
        return f"{self.pick(functions)}({self.config(1)});" if functions else self.mutation(depth)

    def each_statement(self, depth: int) -> str:
        """Return a loop that copies keys into an object, in one of four common forms."""
        objects = self.visible("object", "data")
        if not objects:
            return self.declaration(depth)
        target, source = self.pick(objects), self.data(1) if self.one_in(2) else self.pick(objects)
        value = self.pick(("value", "!value", "key", self.value(0)))
        return self.pick(
            (
                f"Object.entries({source}).forEach(([key, value]) => {{ {target}[key] = {value}; }});",
                f"for (const [key, value] of Object.entries({source})) {{ {target}[key] = {value}; }}",
                f"for (const key in {source}) if (key !== 'a') {target}['x' + key] = {self.value(0)};",
                f"for (const key of Object.keys({source})) {{ if ({self.condition(0)}) delete {target}[key]; }}",
                f"[{source}].forEach((value) => Object.assign({target}, value));",
            )
        )

    def environment_statement(self) -> str:
        name = self.pick("AB")
        first = self.fresh()
        text = self.pick(
            (
                f"const {{ {name}: {first} = {self.pick(PRIMITIVES[:8])} }} = process.env;",
                f"const {first} = process.env.{name} ?? {self.pick(PRIMITIVES[:8])};",
                f"const {first} = process.env['{name}'] === 'x';",
                f"process.env.{name} = {self.pick((chr(39) + 'x' + chr(39), '1', 'true', self.value(0)))};"
                f" const {first} = process.env.{name};",
                f"process.env.{name} ||= 'x'; const {first} = process.env.{name};",
                f"delete process.env.{name}; const {first} = process.env.{name};",
            )
        )
        self.declare(first, "value")
        return text

    def counter(self) -> str:
        name, function = self.fresh(), self.fresh()
        self.declare(name, "value")
        self.declare(function, "next")
        step = self.pick((f"++{name}", f"{name}++", f"{name} += 2", f"({name} = {name} > 1 ? 0 : {name} + 1)"))
        return f"let {name} = {self.draw.below(3)}; const {function} = () => {step};"

    def array_mutation(self, fallback: str) -> str:
        arrays = self.visible("array")
        if not arrays:
            return f"{fallback}.a = {self.value(1)};"
        name = self.pick(arrays)
        return self.pick(
            (
                f"{name}.push({self.value(1)});",
                f"{name}.unshift({self.value(1)});",
                f"{name}.pop();",
                f"{name}.reverse();",
                f"{name}[0] = {self.value(1)};",
            )
        )

    def block(self, depth: int) -> str:
        with self.scope():
            return " ".join(self.statement(depth - 1) for _ in range(1 + self.draw.below(2)))

    def if_statement(self, depth: int) -> str:
        text = f"if ({self.condition(2)}) {{ {self.block(depth)} }}"
        if self.one_in(2):
            text += f" else {{ {self.block(depth)} }}"
        elif self.one_in(4):
            text += f" else if ({self.condition(1)}) {{ {self.block(depth)} }}"
        return text

    def switch_statement(self, depth: int) -> str:
        subject = self.pick(("process.env.A", "process.env.B", "process.env.NODE_ENV", "true"))
        cases = ["'x'", "'1'", "''", "'production'", "undefined", "true"]
        parts = []
        for at in range(1 + self.draw.below(3)):
            end = self.pick(("break;", "", "break;"))
            parts.append(f"case {cases[(at + self.draw.below(6)) % 6]}: {{ {self.block(depth)} {end} }}")
        if self.one_in(2):
            parts.insert(self.draw.below(len(parts) + 1), f"default: {{ {self.block(depth)} }}")
        return f"switch ({subject}) {{ {' '.join(parts)} }}"

    def loop(self, depth: int) -> str:
        with self.scope():
            item = self.fresh()
            head = self.pick(
                (
                    f"for (const {item} of {self.array(1)})",
                    f"for (let {item} = 0; {item} < {1 + self.draw.below(4)}; {item}++)",
                    f"for (const {item} in {self.data(1)})",
                )
            )
            self.declare(item, "value")
            jump = self.weighted(
                (3, lambda: ""),
                (1, lambda: f"if ({self.condition(1)}) break; "),
                (1, lambda: f"if ({self.condition(1)}) continue; "),
            )
            return f"{head} {{ {jump}{self.block(depth)} }}"

    def try_statement(self, depth: int) -> str:
        body = self.block(depth)
        if self.one_in(2):
            thrown = self.pick(("new Error('no')", "{ appDir: true }", "'text'"))
            body += f" if ({self.condition(1)}) throw {thrown};"
        text = f"try {{ {body} }} catch {self.pick(('', '(error)'))} {{ {self.block(depth)} }}"
        return text + (f" finally {{ {self.block(depth)} }}" if self.one_in(3) else "")

    def destructuring(self) -> str:
        first, second, rest = (self.fresh() for _ in range(3))
        if self.one_in(4):
            array = self.array(1)
            self.declare(first, "any")
            self.declare(rest, "array")
            return f"const [{first}, {second} = {self.value(0)}, ...{rest}] = {array};"
        source = self.config(1)
        key, sub = self.pick(TOP_KEYS), self.pick(SUB_KEYS)
        pattern = self.pick(
            (
                f"{{ {key}: {first}, ...{rest} }}",
                f"{{ {key}: {first} = {self.value(1)}, ...{rest} }}",
                f"{{ experimental: {{ {sub}: {first}, ...{second} }} = {{}}, ...{rest} }}",
                f"{{ {key}: {first} = {self.value(1)}, ['{sub}']: {second} }}",
            )
        )
        has_rest = pattern.endswith(f"...{rest} }}")
        self.declare(first, "any")
        if has_rest:
            self.declare(rest, "object")
        return f"const {pattern} = {source};"

    def declare_function(self, depth: int) -> str:
        name = self.fresh()
        if self.one_in(3):
            text = f"const {name} = {self.make_function(depth)};"
            self.declare(name, "make")
            return text
        text = f"const {name} = {self.wrap_function(depth)};"
        self.declare(name, "wrap")
        return text

    def merge_function(self) -> str:
        """Return a wrapper that destructures its config."""
        options, key = self.pick(SUB_KEYS), self.pick(TOP_KEYS)
        return self.pick(
            (
                f"({{ experimental, ...rest }}) => "
                f"({{ ...rest, experimental: {{ ...experimental, {options}: {self.value(0)} }} }})",
                f"({{ experimental = {{}}, ...rest }} = {{}}) => "
                f"({{ experimental: {{ {options}: {self.value(0)}, ...experimental }}, ...rest }})",
                f"(c, {{ silent = {self.value(0)} }} = {{}}) => ({{ ...c, {key}: silent }})",
                f"(c) => {{ const copy = {{ ...c }}; delete copy.{key}; return copy; }}",
                f"(c) => Object.fromEntries(Object.entries(c).filter(([key]) => key !== '{key}'))",
                "function merge(c, other = { experimental: { mdxRs: true } }) { const result = { ...c }; "
                "for (const key of Object.keys(other)) { result[key] = result[key] && typeof other[key] === 'object' ? "
                "merge(result[key], other[key]) : other[key]; } return result; }",
                f"(c) => Object.freeze({{ ...c, {key}: {self.value(0)} }})",
            )
        )

    def make_function(self, depth: int) -> str:
        with self.function(is_async=False):
            parameter = self.fresh()
            default = self.value(1)
            self.declare(parameter, "value")
            return f"({parameter} = {default}) => {{ {self.function_body(depth)} }}"

    def wrap_function(self, depth: int) -> str:
        if self.one_in(4):
            return self.merge_function()
        with self.function(is_async=False):
            parameter = self.fresh()
            self.declare(parameter, "object")
            if self.one_in(2):
                return f"({parameter}) => ({self.config(depth - 1)})"
            body = self.function_body(depth)
            return self.pick((f"function ({parameter}) {{ {body} }}", f"({parameter} = {{}}) => {{ {body} }}"))

    def function_body(self, depth: int) -> str:
        statements = [self.statement(max(0, depth - 1)) for _ in range(self.draw.below(3))]
        if self.one_in(4):
            statements.insert(0, f"if ({self.condition(1)}) return {self.config(1)};")
        return f"{' '.join(statements)} return {self.config(1)};"

    # Other files

    def wrapper_import(self) -> str:
        name, package = self.fresh(), self.pick(("next-plugin", "@scope/with-thing", "other"))
        style = self.pick(("plain", "named", "options"))
        target = (
            name if style == "plain" else f"{{ withIt: {name} }}" if not self.is_module else f"{{ withIt as {name} }}"
        )
        if style == "options":
            maker = self.fresh()
            imported = (
                f"import {maker} from '{package}';" if self.is_module else f"const {maker} = require('{package}');"
            )
            self.declare(name, "wrap")
            return f"{imported} const {name} = {maker}({self.data(1)});"
        self.declare(name, "wrap")
        return f"import {target} from '{package}';" if self.is_module else f"const {target} = require('{package}');"

    def local_import(self) -> str:
        style = self.pick(("cjs", "mjs", "json") if self.is_module else ("cjs", "json", "cjs"))
        file = f"local{len(self.files)}.{style}"
        self.files[file] = ""
        exports_function = style != "json" and self.one_in(3)
        self.files[file] = self.local_module(style, exports_function=exports_function)
        name = self.fresh()
        if exports_function:
            self.declare(name, "wrap")
            return f"import {name} from './{file}';" if self.is_module else f"const {name} = require('./{file}');"
        if style == "json":
            self.declare(name, "data")
            attribute = " with { type: 'json' }"
        else:
            self.declare(name, "object")
            attribute = ""
        if not self.is_module:
            return f"const {name} = require('./{file}');"
        if style == "mjs" and self.one_in(3):
            self.declare(flags := self.fresh(), "object")
            return f"import {name}, {{ flags as {flags} }} from './{file}';"
        if style == "mjs" and self.one_in(3):
            return f"const {{ default: {name} }} = await import('./{file}');"
        if style == "mjs" and len(self.files) < 3 and self.one_in(3):
            index = f"index{len(self.files)}.mjs"
            self.files[index] = f"export {{ default as base }} from './{file}';\nexport * from './{file}';\n"
            return f"import {{ base as {name} }} from './{index}';"
        return f"import {name} from './{file}'{attribute};"

    def local_module(self, style: str, *, exports_function: bool) -> str:
        if style == "json":
            return self.json_object(2)
        inner = _Generator(self.draw)
        inner.files = dict.fromkeys(map(str, range(3)), "")  # no further files
        inner.is_module = inner.is_async = style == "mjs"
        inner.names = 100 * len(self.files)
        body = [inner.statement() for _ in range(self.draw.below(3))]
        if exports_function:
            start = "export default" if style == "mjs" else "module.exports ="
            body.append(f"{start} {inner.wrap_function(2)};")
        elif style == "mjs":
            body += [f"export const flags = {inner.options(1)};", f"export default {inner.config(2)};"]
        else:
            body += [f"module.exports = {inner.config(2)};"]
        return "\n".join(body) + "\n"

    def json_object(self, depth: int) -> str:
        keys = [self.pick(TOP_KEYS if depth == 2 else SUB_KEYS) for _ in range(self.draw.below(4))]
        parts = [f'"{key}": {self.json_value(key, depth)}' for key in keys]
        return "{ " + ", ".join(parts) + " }"

    def json_value(self, key: str, depth: int) -> str:
        if depth == 2 and key == "experimental":
            return self.json_object(1)
        return self.pick(("true", "false", "1", "null", '"x"'))

    # Conditions and values

    def condition(self, depth: int) -> str:
        options: list[tuple[int, Callable[[], str]]] = [
            (4, lambda: self.pick(("process.env.A", "process.env.B"))),
            (
                3,
                lambda: (
                    f"process.env.{self.pick('AB')} {self.pick(('===', '!==', '=='))} "
                    + self.pick(("'x'", "'1'", "undefined"))
                ),
            ),
            (
                1,
                lambda: self.pick(
                    ("true", "false", "process.env.NODE_ENV === 'production'", "process.env.NODE_ENV !== 'production'")
                ),
            ),
            (1, lambda: f"['x', ''].includes(process.env.{self.pick('AB')})"),
            (1, self.any_value),
        ]
        if depth > 0:
            options += [
                (2, lambda: f"!({self.condition(depth - 1)})"),
                (2, lambda: f"({self.condition(depth - 1)} {self.pick(('&&', '||'))} {self.condition(depth - 1)})"),
                (1, self.object_condition),
            ]
        return self.weighted(*options)

    def object_condition(self) -> str:
        objects = self.visible("object", "data")
        if not objects:
            return "false"
        name = self.pick(objects)
        return self.pick(
            (
                f"{name}.{self.pick(TOP_KEYS)}",
                f"'{self.pick(TOP_KEYS)}' in {name}",
                f"{name}.experimental?.{self.pick(SUB_KEYS)}",
                f"Object.keys({name}).length > 1",
            )
        )

    def any_value(self) -> str:
        names = self.visible("value", "any")
        return self.pick(names) if names else self.pick(PRIMITIVES)

    def value(self, depth: int) -> str:
        options: list[tuple[int, Callable[[], str]]] = [
            (6, lambda: self.pick(PRIMITIVES)),
            (2, self.any_value),
            (2, lambda: f"process.env.{self.pick('AB')}"),
        ]
        if depth > 0:
            options += [
                (2, lambda: f"({self.condition(1)} ? {self.value(depth - 1)} : {self.value(depth - 1)})"),
                (2, lambda: f"({self.value(depth - 1)} {self.pick(('||', '&&', '??'))} {self.value(depth - 1)})"),
                (1, lambda: f"`t${{{self.string(depth - 1)}}}`"),
                (1, lambda: self.string(depth)),
                (1, lambda: self.number(depth)),
                (1, self.called_value),
                (1, self.rare_value),
                (1, lambda: f"!({self.condition(1)})"),
                (1, self.read_member),
            ]
        return self.weighted(*options)

    def rare_value(self) -> str:
        """Return a value in a rare form."""
        value, other, name = self.value(0), self.value(0), self.pick("AB")
        return self.pick(
            (
                f"({self.string(0)}).replace(/[a-x]/g, (m, at) => m + at)",
                f"({self.string(0)}).replace(/(a)|(-)/, '<$1$2$&>')",
                f"({self.string(0)}).split(/[-n]/i)",
                f"(({self.string(0)}).match(/(?<first>[a-z])(.)?/) ?? {{ groups: {{}} }}).groups.first",
                f"/^[xX]/.test({self.string(0)})",
                f"({self.string(0)}).search(/y|b/)",
                f"new Set(['x', 1, {value}]).has(process.env.{name})",
                f"new Map([['x', {value}], ['1', {other}]]).get(process.env.{name} ?? 'x')",
                f"[...new Map([['a', {value}]]).values()].at(0)",
                f"[10, 9, 1].sort().join({self.pick((chr(39) * 2, 'undefined', chr(39) + '/' + chr(39)))})",
                f"((...all) => all.length)({value}, ...[{other}])",
                f"(function () {{ return arguments[1]; }})({value}, {other})",
                f"((a, b = a) => b)({value})",
                f"((parts, ...given) => parts.raw.join(String(given[0] === {value})))`x${{{other}}}\\n`",
                f"new URL('https://a.example:8080/{self.pick(('b', '../c?d=1', ''))}#e')"
                f".{self.pick(('host', 'pathname', 'search', 'href'))}",
                f"JSON.stringify({{ b: {value if 'n' not in value else 1}, 1: [undefined] }})",
                f"parseInt({self.string(0)}, {self.pick(('10', '36', '2'))})",
                f"({self.pick(('2.5', '1.005', '255', '0'))}).{self.pick(('toFixed(1)', 'toString(16)', 'toFixed()'))}",
                f"encodeURIComponent({self.string(0)} + '/é')",
                f"(class {{ static #n = {value}; static get n() {{ return this.#n; }} }}).n",
                "(() => { try { return null.x; } catch (e) { return e instanceof TypeError; } })()",
                f"({{ a: {{ b: {value} }} }}).a?.b?.c?.()",
                f"(typeof {self.fresh()} === 'undefined' ? {value} : {other})",
                f"[{value}, {other}].indexOf({value})",
                f"[{value}, {other}].includes(process.env.{name})",
                f"(process.env.{name} ?? '').startsWith('x')",
                f"(process.env.{name} || 'a,b').split(',').length",
                f"Object.is({value}, {other})",
            )
        )

    def rare_array(self) -> str:
        value, other = self.value(0), self.value(0)
        return self.pick(
            (
                f"[...(function* () {{ yield {value}; if ({self.condition(0)}) return; yield* [{other}, 1]; }})()]",
                f"Array.from((function* (n) {{ while (n--) yield n; }})({self.draw.below(4)}), (x) => x * 2)",
                f"[...new Set([{value}, {other}, {value}])]",
                f"[...new Map([[{value}, 1], [{other}, 2]]).keys()]",
                f"[{value}, {other}].map(function (x) {{ return [x, this.k]; }}, {{ k: 1 }})",
                f"[3, 1, 2].sort((a, b) => {self.pick(('a - b', 'b - a'))})",
                f"[[{value}], [[{other}]]].flat({self.pick(('', '2', '0'))})",
                "'a1b22'.split(/(\\d)/)".replace("\\\\", "\\"),
                "[...'k=1;l=2'.matchAll(/(\\w)=(\\d)/g)].map(([, k, v]) => k + v)".replace("\\\\", "\\"),
                f"(([a, , b = {value}, ...c]) => [b, a, c.length])([{other}, 1])",
                "[1, 2, 3].with(1, 4)" if self.one_in(9) else "[1, 2, 3].fill(0)",
            )
        )

    def rare_object(self, depth: int) -> str:
        """Return an object in a rare form."""
        value, options, key = self.value(0), self.options(depth), self.pick(TOP_KEYS)
        return self.pick(
            (
                "new (class extends class { constructor(o) { this.experimental = o; } get base() { return 1; } } "
                f"{{ compress = {value}; constructor(o) {{ super(o); this.a = super.base; }} }})({options})",
                f"Object.create(null, {{ experimental: {{ value: {options}, enumerable: true }} }})",
                f"Object.create({{ {key}: {value} }})",
                f"Object.setPrototypeOf({{ experimental: {options} }}, {{ compress: {value} }})",
                f"Object.fromEntries(new Map([['experimental', {options}], ['a', {value}]]))",
                f"{{ experimental: {options}, set a(x) {{ this.compress = x; }}, get a() {{ return {value}; }} }}",
                f"(({{ ['exp' + 'erimental']: e = {options}, ...r }}) => ({{ ...r, experimental: e }}))"
                f"({self.literal(TOP_KEYS, 0)})",
                f"(function (o) {{ o = {{ experimental: o }}; return o; }})({options})",
                f"[['experimental', {options}]].reduce((all, [k, v]) => (all[k] = v, all), {{}})",
                f"{{ ...[{value}], ...'x', ...{options}, experimental: {options} }}",
                f"{{ experimental: {options}, [Symbol('s')]: 1, __proto__: {{ compress: {value} }} }}",
                f"((e) => {{ var experimental = e; {{ let experimental = {value}; }} return {{ experimental }}; }})"
                f"({options})",
            )
        )

    def rare_statement(self) -> str:
        """Return a rare statement."""
        name, other, value = self.fresh(), self.fresh(), self.value(0)
        body = self.block(0)
        text = self.pick(
            (
                f"var {name} = {value}; {{ var {name}; }}",
                f"let {name} = 0; outer: for (const x of [1, 2]) {{ for (const y of [x, 3]) {{ "
                f"if (y === {self.draw.below(4)}) continue outer; if ({self.condition(0)}) break outer; "
                f"{name} += y; }} }}",
                f"let {name} = {self.draw.below(4)}; while ({name} > 0) {{ {name} -= 2; {body} }}",
                f"let {name} = 0; do {{ {name}++; {body} }} while ({name} < {self.draw.below(3)});",
                f"let {name} = {value}, {other} = {self.value(0)}; [{name}, {other}] = [{other}, {name}];",
                f"let {name} = 1; {name} {self.pick(('+=', '*=', '-=', '**=', '<<=', '|='))} {self.draw.below(4)};",
                f"const {name} = {other}(); "
                f"function {other}() {{ return typeof {other} === 'function' ? {value} : 0; }}",
                f"let {name} = 0; "
                f"for (const x of (function* () {{ yield 1; yield {self.draw.below(3)}; }})()) {name} += x;",
                f"let {name}; ({{ a: {name} = {value}, ...{other} }} = {{ a: {self.value(0)}, k: 1 }});".replace(
                    f", ...{other}", ""
                ),
                f"let {name} = 'none'; class {other} extends Error {{ code = {value}; }} "
                f"try {{ if ({self.condition(0)}) throw new {other}('m'); }} "
                f"catch (e) {{ {name} = e instanceof {other} ? e.message + String(e.code === {value}) : 'other'; }}",
                f"const {name} = [], {other} = {{ push: (x) => {name}.push(x) }}; "
                f"{other}.push({value}); {other}?.push?.(1);",
                f"const {name} = Object.freeze([{value}]); ",
                f"const {name} = (() => {{ let n = {self.draw.below(3)}; return {{ next: () => n++ }}; }})().next();",
                f"let {name} = {value}; const {other} = () => {{ {name} = {self.value(0)}; }}; "
                f"if ({self.condition(0)}) {other}();",
            )
        )
        self.declare(name, "value" if "[]" not in text and "freeze" not in text else "any")
        return text

    def called_value(self) -> str:
        names = self.visible("next")
        return f"{self.pick(names)}()" if names else f"typeof {self.any_value()}"

    def read_member(self) -> str:
        objects = self.visible("object", "data")
        if not objects:
            return "undefined"
        name = self.pick(objects)
        return self.pick((f"{name}.experimental?.{self.pick(SUB_KEYS)}", f"{name}['compress']", f"{name}?.basePath"))

    def string(self, depth: int) -> str:
        base = self.pick(("'ab'", "'X-y'", "(process.env.A || 'none')", "String(process.env.B)"))
        if depth <= 0:
            return base
        method = self.pick(
            (
                ".toUpperCase()",
                ".slice(1)",
                ".split('').join('-')",
                ".replace('b', 'c')",
                ".concat('z')",
                ".trim()",
                ".padEnd(4, '.')",
                " + 'k'",
                ".includes('x')",
                ".length",
                ".at(-1)",
                ".startsWith('a')",
                ".repeat(2)",
            )
        )
        return f"({base}{method})"

    def number(self, depth: int) -> str:
        left, right = (self.pick(("1", "2", "7", "Number(process.env.A)", "0.5", "[1, 2].length")) for _ in range(2))
        return self.pick(
            (
                f"({left} + {right})",
                f"({left} * {right})",
                f"({left} % {right})",
                f"Math.max({left}, {right})",
                f"({left} > {right})",
                f"({left} - {right}) | 0",
                f"-{left}",
            )
        ).join(("(", ")"))

    def array(self, depth: int) -> str:
        items = ", ".join(self.value(1) for _ in range(self.draw.below(4)))
        if depth <= 0:
            return f"[{items}]"
        return self.weighted(
            (5, lambda: f"[{items}]"),
            (1, lambda: f"[{items}].filter(Boolean)"),
            (1, lambda: f"[{items}].map((x) => x ?? {self.pick(PRIMITIVES)})"),
            (1, lambda: f"[{items}, ...({self.condition(1)} ? [{self.value(0)}] : [])]"),
            (1, lambda: f"Object.keys({self.data(1)})"),
            (1, lambda: f"[{items}].concat({self.value(0)})"),
            (1, lambda: f"Object.values({self.data(1)}).flat()"),
            (1, lambda: f"[{items}].slice(1).reverse()"),
            (1, lambda: f"[{{ {self.member(self.pick(SUB_KEYS), 0)} }}, {self.value(0)}]"),
            (1, lambda: f"[...{self.pick(found)}]" if (found := self.visible("array")) else "[...'ab']"),
            (1, lambda: f"Array.from({{ length: {self.draw.below(4)} }}, (_, i) => i)"),
            (2, self.rare_array),
        )

    # Objects

    def key_expression(self, key: str) -> str:
        return self.pick(
            (f"'{key}'", f"`{key}`", f"'{key[:2]}' + '{key[2:]}'", f"process.env.A ? '{key}' : 'k'", f"['{key}'].at(0)")
        )

    def member(self, key: str, depth: int) -> str:
        return self.weighted(
            (8, lambda: f"{key}: {self.member_value(key, depth)}"),
            (1, lambda: f"'{key}': {self.member_value(key, depth)}"),
            (1, lambda: f"[{self.key_expression(key)}]: {self.member_value(key, depth)}"),
            (1, lambda: f"get {key}() {{ return {self.member_value(key, depth)}; }}"),
            (
                1,
                lambda: (
                    f"{key}({self.fresh()}) {{ return {self.value(0)}; }}"
                    if key != "experimental"
                    else f"{key}: {self.options(depth)}"
                ),
            ),
        )

    def member_value(self, key: str, depth: int) -> str:
        if key == "experimental":
            return self.options(depth)
        if key in ("env", "images"):
            return self.weighted(
                (3, lambda: self.data(depth)), (1, lambda: self.options(depth)), (1, lambda: self.array(depth))
            )
        return self.weighted(
            (5, lambda: self.value(depth)), (1, lambda: self.array(depth)), (1, lambda: f"() => {self.value(0)}")
        )

    def options(self, depth: int) -> str:
        """Return an object of experimental flags; rarely something else."""
        if self.one_in(12):
            return self.weighted(
                (1, lambda: "undefined"),
                (1, lambda: f"({self.condition(1)} ? {self.literal(SUB_KEYS, depth - 1)} : undefined)"),
            )
        return self.literal(SUB_KEYS, depth - 1)

    def literal(self, keys: Sequence[str], depth: int) -> str:
        parts = []
        counts = (1, 2, 3, 2, 3) if keys is TOP_KEYS else (1, 2, 1, 3, 2, 0)
        for _ in range(counts[self.draw.below(len(counts))]):
            if self.one_in(4):
                parts.append(f"...{self.spread(keys, depth)}")
            else:
                parts.append(self.member(self.pick(keys), depth))
        return "{ " + ", ".join(parts) + " }" if parts else "{}"

    def spread(self, keys: Sequence[str], depth: int) -> str:
        inner = self.config if keys is TOP_KEYS else self.options
        depth = max(0, depth - 1)
        objects = self.visible("object", "data")
        return self.weighted(
            (3, lambda: f"({self.condition(1)} && {self.literal(keys, depth)})"),
            (
                3,
                lambda: (
                    f"({self.condition(1)} ? {self.literal(keys, depth)} : "
                    f"{self.pick(('{}', 'undefined', 'null', self.literal(keys, depth)))})"
                ),
            ),
            (
                3,
                lambda: (
                    (self.pick(objects) + ("" if keys is TOP_KEYS else ".experimental")) if objects else inner(depth)
                ),
            ),
            (1, lambda: inner(depth) if keys is TOP_KEYS else self.literal(keys, depth)),
        )

    def data(self, depth: int) -> str:
        """Return an object of plain values, safe to clone and serialize."""
        keys = [self.pick((*SUB_KEYS, "compress", "a")) for _ in range(self.draw.below(4))]
        parts = [
            f"{key}: {self.pick(PRIMITIVES[:9]) if self.one_in(2) else self.value(0).replace('10n', '10')}"
            for key in keys
        ]
        parts = [part for part in parts if not part.split(": ")[1].startswith("v")]
        text = "{ " + ", ".join(parts) + " }" if parts else "{}"
        if depth <= 0:
            return text
        return self.weighted(
            (5, lambda: text),
            (1, lambda: f"structuredClone({text})"),
            (1, lambda: f"JSON.parse(JSON.stringify({text}))"),
            (1, lambda: f"Object.fromEntries(Object.entries({text}).{self.entries_method()})"),
        )

    def entries_method(self) -> str:
        return self.pick(
            (
                "filter(([key, value]) => value)",
                "map(([key, value]) => [key, !value])",
                "filter(([key]) => key !== 'appDir')",
                "map(([key, value]) => ['x' + key, value])",
                "reverse()",
            )
        )

    def config(self, depth: int) -> str:
        """Return any expression whose value is an object."""
        objects = self.visible("object", "data")
        wraps = self.visible("wrap")
        makes = self.visible("make")
        if depth <= 0:
            return self.pick(objects) if objects and self.one_in(2) else self.literal(TOP_KEYS, 0)
        options: list[tuple[int, Callable[[], str]]] = [(6, lambda: self.literal(TOP_KEYS, depth))]
        if objects:
            options.append((5, lambda: self.pick(objects)))
        if wraps:
            options.append(
                (4, lambda: f"{self.pick(wraps)}({self.config(depth - 1)}{self.pick(('', '', ', { silent: true }'))})")
            )
        if makes:
            options.append((2, lambda: f"{self.pick(makes)}({self.pick(('', self.value(0)))})"))
        options += [
            (2, lambda: f"({self.condition(1)} ? {self.config(depth - 1)} : {self.config(depth - 1)})"),
            (1, lambda: f"Object.assign({{}}, {self.config(depth - 1)}, {self.config(depth - 1)})"),
            (1, lambda: f"Object.assign({self.config(depth - 1)}, {self.spread(TOP_KEYS, depth - 1)})"),
            (1, lambda: f"({self.config(depth - 1)} || {self.config(0)})"),
            (1, lambda: self.iife(depth)),
            (1, lambda: f"[{self.config(depth - 1)}, {self.config(0)}][{self.draw.below(2)}]"),
            (1, lambda: f"({self.value(0)}, {self.config(depth - 1)})"),
            (1, lambda: self.reduced(depth)),
            (1, lambda: self.data(depth)),
            (1, lambda: self.from_class(depth)),
            (1, lambda: self.rare_object(depth - 1)),
            (1, lambda: f"['appDir', 'k'].reduce((acc, key) => ({{ ...acc, [key]: {self.value(0)} }}), {{}})"),
            (1, lambda: f"Object.assign({{}}, ...[{self.config(depth - 1)}, {self.spread(TOP_KEYS, 0)}])"),
            (1, lambda: f"{{ {self.member('experimental', depth)}, build() {{ return this.experimental; }} }}"),
        ]
        if self.is_async:
            options.append((1, lambda: f"(await {self.promise(depth - 1)})"))
        return self.weighted(*options)

    def promise(self, depth: int) -> str:
        config = self.config(depth)
        return self.pick(
            (
                config,
                f"Promise.resolve({config})",
                f"(async () => {config if config.startswith('(') else f'({config})'})()",
                f"Promise.all([{config}, 1]).then(([first]) => first)",
                f"Promise.reject(1).catch(() => ({config}))",
                f"new Promise((resolve) => resolve({config}))",
            )
        )

    def iife(self, depth: int) -> str:
        with self.function(is_async=False):
            body = self.function_body(depth - 1)
        return self.pick((f"(() => {{ {body} }})()", f"(function () {{ {body} }})()"))

    def reduced(self, depth: int) -> str:
        wraps = [
            self.pick(found) if (found := self.visible("wrap")) and self.one_in(2) else self.wrap_function(0)
            for _ in range(1 + self.draw.below(2))
        ]
        method = self.pick(("reduce", "reduceRight"))
        return f"[{', '.join(wraps)}].{method}((c, f) => f(c), {self.config(depth - 1)})"

    def from_class(self, depth: int) -> str:
        with self.function(is_async=False):
            fields = f"compress = {self.value(0)}; experimental = {self.options(depth - 1)};"
        return f"{{ ...new (class {{ {fields} }})() }}"
