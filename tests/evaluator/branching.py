"""Random programs with many conditions on environment variables, to compare merged with repeated execution.

Every statement is small and most are about one shared object, so that conditions meet: aliases, deletes, accessors,
arrays, functions that leave early, exceptions, loops and switches.
"""

from __future__ import annotations

from random import Random

KEYS = ("a", "b", "c", "d")


class Branching:
    """A program from a seeded source. ``conditions`` is the number of environment variables it tests."""

    def __init__(self, random: Random, conditions: int) -> None:
        self.random = random
        self.conditions = [f"process.env.C{number}" for number in range(conditions)]
        self.depth = 0
        self.functions = 0

    def program(self) -> str:
        body = [self.statement() for _ in range(self.random.randint(3, 9))]
        return "\n".join(
            [
                "const o = { a: 1, n: { a: 'x' } };",
                "const p = o.n;",
                "let v = 'v';",
                "let list = ['first'];",
                "let q = { z: 0 };",
                *body,
                "module.exports = { o, n: p, v, list, q, count: list.length, keys: Object.keys(o).length };",
            ]
        )

    def pick(self, *options: str) -> str:
        return self.random.choice(options)

    def condition(self) -> str:
        one = self.random.choice(self.conditions)
        return self.pick(one, one, f"!{one}", f"{one} === 'x'", f"{one} && {self.random.choice(self.conditions)}")

    def value(self) -> str:
        key = self.pick(*KEYS)
        return self.pick(
            "1",
            "'s'",
            "false",
            "v",
            f"o.{key}",
            f"({self.condition()} ? 2 : 'two')",
            f"({self.condition()} && 'and')",
            f"(o.{key} ?? 'none')",
            f"{{ {key}: v }}",
            "list.length",
            "[...list].join('+')",
            f"list.includes('{key}')",
            "Object.keys(q).sort().join()",
            f"[1, 2, 3].filter((x) => x > 1 || {self.condition()}).length",
        )

    def target(self) -> str:
        return self.pick(f"o.{self.pick(*KEYS)}", f"p.{self.pick(*KEYS)}", f"q.{self.pick(*KEYS)}", "v", "v")

    def block(self) -> str:
        return "{ " + " ".join(self.statement() for _ in range(self.random.randint(1, 2))) + " }"

    def statement(self) -> str:
        self.depth += 1
        try:
            kinds = [self.assignment, self.assignment, self.changed_object, self.changed_array, self.changed_array]
            if self.depth < 4:
                kinds += [self.conditional, self.conditional, self.conditional, self.function, self.attempt]
                kinds += [self.loop, self.switch]
            return self.random.choice(kinds)()
        finally:
            self.depth -= 1

    def assignment(self) -> str:
        return f"{self.target()} {self.pick('=', '=', '=', '||=', '??=')} {self.value()};"

    def changed_object(self) -> str:
        key = self.pick(*KEYS)
        return self.pick(
            f"delete o.{key};",
            f"delete p.{key};",
            f"q = {{ ...q, ...({self.condition()} ? {{ {key}: {self.value()} }} : o) }};",
            f"q = {self.pick('o', 'p', '{ ...o }')};",
            f"Object.assign(q, {self.condition()} && {{ {key}: 3 }});",
            f"Object.defineProperty(q, '{key}', {{ get: () => v, configurable: true, enumerable: true }});",
            f"q = {{ get {key}() {{ return list.length; }} }};",
            f"{self.condition()} && (o.{key} = {self.value()});",
        )

    def changed_array(self) -> str:
        key = self.pick(*KEYS)
        return self.pick(
            f"list.push('{key}');",
            f"list.push({self.value()});",
            f"if ({self.condition()}) list.push('{key}');",
            f"if ({self.condition()}) list.unshift('{key}');",
            f"if ({self.condition()}) list = list.concat(['{key}', v]);",
            f"list = [...list, {self.condition()} && '{key}'].filter(Boolean);",
            "list.pop();",
            "list.reverse();",
            f"list = list.map((x, i) => i + '{key}');",
            f"list.forEach((x, i) => {{ o.{key} = i; }});",
            f"list[0] = '{key}';",
        )

    def conditional(self) -> str:
        otherwise = f" else {self.block()}" if self.random.random() < 0.5 else ""
        return f"if ({self.condition()}) {self.block()}{otherwise}"

    def function(self) -> str:
        self.functions += 1
        name = f"f{self.functions}"
        leaves = f"if ({self.condition()}) return {self.value()};"
        return (
            f"const {name} = (x) => {{ {self.statement()} {leaves} {self.statement()} return x; }}; "
            f"{self.target()} = {name}({self.value()});"
        )

    def attempt(self) -> str:
        throws = f"if ({self.condition()}) throw {self.value()};"
        last = f" finally {self.block()}" if self.random.random() < 0.3 else ""
        return (
            f"try {{ {self.statement()} {throws} {self.statement()} }} catch (e) {{ v = e; {self.statement()} }}{last}"
        )

    def loop(self) -> str:
        leaves = f"if ({self.condition()}) {self.pick('break', 'continue')};"
        head = self.pick("for (const k of ['a', 'b'])", "for (let k = 0; k < 2; k++)", "for (const k of list)")
        key = self.pick(*KEYS)
        if "list" in head:  # must not grow
            return f"{head} {{ {leaves} o.{key} = k; }}"
        return f"{head} {{ {leaves} q[k] = {self.value()}; {self.statement()} }}"

    def switch(self) -> str:
        subject = self.random.choice(self.conditions)
        stop = self.pick("break;", "")
        return (
            f"switch ({subject}) {{ case 'x': {self.statement()} {stop} case 'y': {self.statement()} break; "
            f"default: {self.statement()} }}"
        )
