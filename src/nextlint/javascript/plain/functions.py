"""Tokens -> functions, their parameters, and patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.javascript.plain.expressions import Expressions
from nextlint.javascript.plain.names import Block
from nextlint.javascript.plain.nodes import Node
from nextlint.javascript.plain.scanner import NAME, NotPlain

if TYPE_CHECKING:
    from collections.abc import Callable

    Declare = Callable[[str], None]


class Functions(Expressions):
    """Patterns declare their names with the function passed as ``declare``."""

    # ── functions ────────────────────────────────────────────────────────────────────────────────────────────────

    def arrow(self, at: int, *, is_async: bool) -> Node:
        """Read an arrow function that starts at the token ``at``; its parameters are next."""
        outer = self.block, self.can_await
        self.block = Block(None)
        self.can_await = False
        parameters = self.parameters() if self.kinds[self.at] == "(" else [self.pattern(self.block.declare)]
        if self.breaks[self.at]:
            raise NotPlain
        self.expect("=>")
        self.can_await = is_async
        expression = self.kinds[self.at] != "{"
        body = self.assignment() if expression else self.body()
        self.block, self.can_await = outer
        return Node(
            "ArrowFunctionExpression",
            self.starts[at],
            self.end(),
            generator=False,
            id=None,
            isAsync=is_async,
            params=parameters,
            body=body,
            expression=expression,
        )

    def function(self, *, is_async: bool) -> Node:
        """Read a function expression, after ``async`` if it is async."""
        at = self.at - is_async
        self.at += 1
        name = self.binding_name() if self.kinds[self.at] == NAME else None
        return self._function("FunctionExpression", at, name, is_async=is_async)

    def declared_function(self, *, is_async: bool, is_default: bool = False) -> Node:
        """Read a function declaration, after ``async`` if it is async. A default export needs no name."""
        at = self.at - is_async
        self.at += 1
        name = None
        if not is_default or self.kinds[self.at] != "(":
            name = self.binding_name()
            self.block.declare(name.name)
        return self._function("FunctionDeclaration", at, name, is_async=is_async)

    def method(self, *, is_async: bool) -> Node:
        """Read a method after its name."""
        return self._function("FunctionExpression", self.at, None, is_async=is_async)

    def _function(self, type_: str, at: int, name: Node | None, *, is_async: bool) -> Node:
        outer = self.block, self.can_await
        self.block = Block(None)
        self.can_await = False
        parameters = self.parameters()
        self.can_await = is_async
        body = self.body()
        self.block, self.can_await = outer
        return Node(
            type_,
            self.starts[at],
            self.end(),
            expression=False,
            isAsync=is_async,
            id=name,
            params=parameters,
            body=body,
            generator=False,
        )

    def body(self) -> Node:
        raise NotImplementedError

    # ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────

    def parameters(self) -> list[Node]:
        self.expect("(")
        declare = self.block.declare
        found = []
        while self.kinds[self.at] != ")":
            if self.kinds[self.at] == "...":
                found.append(self._rest(declare))
                break
            found.append(self.pattern_with_default(declare))
            if self.kinds[self.at] != ")":
                self.expect(",")
        self.expect(")")
        return found

    def _rest(self, declare: Declare) -> Node:
        start = self.starts[self.at]
        self.at += 1
        argument = self.pattern(declare)
        return Node("RestElement", start, self.end(), argument=argument)

    def pattern_with_default(self, declare: Declare) -> Node:
        start = self.starts[self.at]
        return self._default(self.pattern(declare), start)

    def _default(self, left: Node, start: int) -> Node:
        if self.kinds[self.at] != "=":
            return left
        self.at += 1
        right = self.assignment()
        return Node("AssignmentPattern", start, self.end(), left=left, right=right)

    def pattern(self, declare: Declare) -> Node:
        kind = self.kinds[self.at]
        if kind == "{":
            return self._object_pattern(declare)
        if kind == "[":
            return self._array_pattern(declare)
        name = self.binding_name()
        declare(name.name)
        return name

    def _array_pattern(self, declare: Declare) -> Node:
        start = self.starts[self.at]
        self.at += 1
        elements: list[Node | None] = []
        while (kind := self.kinds[self.at]) != "]":
            if kind == "...":
                elements.append(self._rest(declare))
                break
            if kind == ",":
                elements.append(None)
                self.at += 1
                continue
            elements.append(self.pattern_with_default(declare))
            if self.kinds[self.at] != "]":
                self.expect(",")
        self.expect("]")
        return Node("ArrayPattern", start, self.end(), elements=elements)

    def _object_pattern(self, declare: Declare) -> Node:
        start = self.starts[self.at]
        self.at += 1
        properties = []
        while (kind := self.kinds[self.at]) != "}":
            if kind == "...":
                if self.kinds[self.at + 1] != NAME:
                    raise NotPlain
                properties.append(self._rest(declare))
                break
            properties.append(self._pattern_property(declare))
            if self.kinds[self.at] != "}":
                self.expect(",")
        self.expect("}")
        return Node("ObjectPattern", start, self.end(), properties=properties)

    def _pattern_property(self, declare: Declare) -> Node:
        at = self.at
        start = self.starts[at]
        computed = self.kinds[at] == "["
        key = self.key()
        if shorthand := self.kinds[self.at] != ":":
            self.at = at
            value = self.binding_name()
            declare(value.name)
            value = self._default(value, start)
        else:
            self.at += 1
            value = self.pattern_with_default(declare)
        return Node(
            "Property",
            start,
            self.end(),
            key=key,
            computed=computed,
            value=value,
            kind="init",
            method=False,
            shorthand=shorthand,
        )
