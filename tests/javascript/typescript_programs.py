"""Random TypeScript: every erasable construct, in every possible place."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

NAMES = ["x", "y", "a.b", "a?.b", "x!", "a![0]", "process.env.X!", "this"]
AFTER_A_TYPE = "+ - * / % ** == !== && || ?? in instanceof".split()
OPERATORS = "+ - * / % ** < > <= >= == !== && || ?? | & ^ << >> >>> in instanceof".split()


class Program:
    """A program. ``depth`` limits nesting."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def pick(self, *choices: Callable[[], str] | str) -> str:
        choice = self.random.choice(choices)
        return choice if isinstance(choice, str) else choice()

    def text(self) -> str:
        return self.statements(3, at_least=1)

    def statements(self, depth: int, *, at_least: int = 0) -> str:
        lines = [self.statement(depth) + self.pick("", "", " // c; x", " /* c */") for _ in range(self.count(at_least))]
        return "\n".join(lines)

    def count(self, at_least: int) -> int:
        return max(at_least, self.random.randrange(4))

    # Types

    def type(self, depth: int) -> str:
        if depth <= 0:
            return self.simple_type()

        def t() -> str:
            return self.type(depth - 1)

        return self.pick(
            self.simple_type,
            lambda: f"A<{t()}>",
            lambda: f"A.B<{t()}, {t()}>",
            lambda: f"A<\n  {t()}\n>",
            lambda: f"({t()})[]",
            lambda: f"{t()} | {t()}",
            lambda: f"{t()} & {t()}",
            lambda: f"\n  | {t()}\n  | {t()}",
            lambda: f"[{t()}, {t()}]",
            lambda: f"[a: {t()}, b?: {t()}, ...c: {t()}[]]",
            lambda: f"{{ a: {t()}; b?: {t()}, readonly c: {t()} }}",
            lambda: f"{{\n  a: {t()}\n  b(x: {t()}): {t()}\n  [k: string]: {t()}\n}}",
            lambda: f"{{ [K in keyof A]?: {t()} }}",
            lambda: f"{{ readonly [K in {t()} as `x${{K}}`]-?: {t()} }}",
            lambda: f"(a: {t()}, b?: {t()}, ...c: {t()}[]) => {t()}",
            lambda: f"new (a: {t()}) => {t()}",
            lambda: f"<T extends {t()}>(a: T) => {t()}",
            lambda: f"(this: A, x: any) => {self.pick('', 'asserts ')}x is {t()}",
            lambda: f"A extends {self.pick('B', '(infer U)[]', 'infer U extends string')} ? {t()} : {t()}",
            lambda: f"{{ get a(): {t()}; set a(x: {t()}); new (): {t()}; (): {t()} }}",
        )

    def simple_type(self) -> str:
        return self.pick(
            *"string number A A.B a.b.C a.b.c.D any unknown void null undefined true this object never".split(),
            *['"x"', "-1", "{}", "[]", "string[]", "readonly A[]", "keyof A", "keyof typeof x", "A['a']['b']"],
            *["typeof x", "typeof x.y.z", "typeof x[number]", "(typeof x)[number]", "`a${string}b`", "() => void"],
            *['import("x").Y', 'typeof import("x")', 'import("x").Y<A>', "abstract new () => object"],
        )

    # Expressions

    def expression(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(*NAMES, "1", "'s'", "f()", "[]", "({})", "null", "`t`", "(/r/g)")

        def e() -> str:
            return self.expression(depth - 1)

        def t() -> str:
            return self.type(self.random.randrange(3))

        return self.pick(
            lambda: f"({e()} as {t()})",
            lambda: f"({e()} satisfies {t()})",
            lambda: f"({e()} as {t()} as {t()})",
            lambda: f"({e()})!{self.pick('', '.b', '[0]', '()')}",
            lambda: f"{self.pick('f', 'a.f', 'a?.f', 'a.b!.f')}<{t()}, {t()}>({e()})",
            lambda: f"new A<{t()}>({e()})",
            lambda: f"f<{t()}>`x${{{e()}}}`",
            lambda: f"(f<{t()}>)",
            lambda: f"({self.parameter(depth)}): {t()} => {e()}",
            lambda: f"({self.parameter(depth)}) => ({e()})",
            lambda: f"async <T,>({self.parameter(depth)}): Promise<{t()}> => {{ {self.statement(depth - 1)} }}",
            lambda: f"<T extends {t()}>(\n  x: T,\n): {t()} => {e()}",
            lambda: f"function <T>(this: A, {self.parameter(depth)}): {t()} {{ {self.statement(depth - 1)} }}",
            lambda: (
                f"({{ a: {e()}, ...{e()}, m<T>({self.parameter(depth)}): {t()} {{}}, get g(): {t()} {{ return 1 }} }})"
            ),
            lambda: f"[{e()}, {e()} as {t()}, ...{e()}]",
            lambda: f"({e()} ? {e()} : {e()})",
            lambda: f"({e()} {self.pick(*OPERATORS)} {e()})",
            lambda: f"({e()} {self.pick(*OPERATORS)} {e()} as {t()})",
            lambda: f"({e()} as {t()} {self.pick(*AFTER_A_TYPE)} {e()})",
            lambda: self.pick("x < y", "x < 0 || y > (z)", "x > `y`", "x < y\ny > z", "x << 2 >> (1)"),
            lambda: f"`a${{{e()} as {t()}}}`",
            lambda: f"f({e()} as {t()}, {e()} satisfies {t()})",
            lambda: f"(class<T> extends A<{t()}> implements B<{t()}> {{ {self.members(depth - 1)} }})",
            lambda: f"{e()} as {t()}",
            lambda: f"x satisfies {t()}",
            lambda: f"{self.pick('!', '~', 'typeof ', 'void ')}{self.pick(*NAMES)}",
        )

    def parameter(self, depth: int) -> str:
        kind = self.type(self.random.randrange(3))
        return self.pick(
            f"x: {kind}",
            f"x?: {kind}",
            "x",
            f"{{ a, b = 1 as {kind} }}: {kind}",
            f"[a]: {kind} = []",
            f"...x: {kind}",
            lambda: f"x: {kind} = {self.expression(depth - 2)}",
        )

    # Class members

    def members(self, depth: int) -> str:
        return "\n".join(self.member(depth) for _ in range(self.random.randrange(5)))

    def member(self, depth: int) -> str:
        kind = self.type(self.random.randrange(3))
        end = self.pick(";", ";", "")
        access = self.pick("", "", "public ", "private ", "protected ", "static ", "public static ", "override ")
        field = access + self.pick("", "readonly ")
        name = self.pick("x", '"q"', "[k]", "type", "1")
        return self.pick(
            f"{field}{name}: {kind}{end}",
            f"{field}{name}!: {kind}{end}",
            f"static #p: {kind};",
            lambda: f"{field}{name}?: {kind} = {self.expression(depth - 1)};",
            lambda: f"{access}{name}<T>(x: {kind}): {kind} {{ {self.statement(depth - 1)} }}",
            f"{access}{name}(x: {kind}): {kind}{end}\n{access}{name}(x: any) {{}}",
            f"declare readonly d: {kind}{end}",
            f"abstract e(x: {kind}): {kind};",
            f"[k: string]: {kind}{end}",
            f"{access}get g(): {kind} {{ return 1 }}",
            f"{access}async *h<T>(): {kind} {{}}",
            lambda: f"static {{ {self.statement(depth - 1)} }}",
        )

    # Statements

    def statement(self, depth: int) -> str:
        if depth <= 0:
            return self.pick("", "x", "x;", "const a: A = x", "y!")
        kind = self.type(self.random.randrange(4))
        value = self.expression(depth - 1)
        end = self.pick(";", "", "")
        return self.pick(
            f"const x: {kind} = {value}{end}",
            f"let x{self.pick('', '!')}: {kind}{end}",
            f"const x = {value} as {kind}{end}",
            f"x = {value} satisfies {kind}{end}",
            f"type X<T> = {kind}{end}",
            f"interface I<T> extends A<{kind}> {{ a: {kind}; b?(x: {kind}): {kind} }}",
            f"declare const x: {kind}{end}",
            f"declare function f(x: {kind}): {kind}{end}",
            f"namespace N {{ export type X = {kind} }}",
            f"{value}{end}",
            f"[x, y].map({value}){end}",
            lambda: f"function f<T>(x: {kind}, y?: {kind}): {kind} {{ {self.statements(depth - 1)} }}",
            lambda: f"function f(x: {kind}): {kind}{end}\nfunction f(x: any) {{ {self.statements(depth - 1)} }}",
            lambda: f"class A<T> extends B<{kind}> implements C, D<{kind}> {{\n{self.members(depth)}\n}}",
            lambda: f"abstract class A {{\n{self.members(depth)}\n}}",
            lambda: f"if ({value}) {{ {self.statements(depth - 1)} }} else {{ {self.statements(depth - 1)} }}",
            lambda: f"for (const x of {value}) {{ {self.statements(depth - 1)} }}",
            lambda: f"try {{ {self.statements(depth - 1)} }} catch (e: unknown) {{ {self.statements(depth - 1)} }}",
        )
