"""Tokens -> statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.javascript.plain.functions import Functions
from nextlint.javascript.plain.names import Block
from nextlint.javascript.plain.nodes import Node
from nextlint.javascript.plain.scanner import END, NAME, STRING, TEMPLATE, NotPlain

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.javascript.plain.scanner import Tokens

DECLARING = frozenset({"class", "const", "export", "function", "let"})  # not allowed as the whole body of an if


class Statements(Functions):
    def __init__(self, tokens: Tokens, *, module: bool) -> None:
        super().__init__(tokens, module=module)
        self.in_loop = False
        self.in_switch = False
        self.readers: dict[str, Callable[[], Node]] = {
            "const": self.declaration,
            "let": self.declaration,
            "var": self.declaration,
            "if": self.if_,
            "return": self.return_,
            "{": self.block_statement,
            "function": lambda: self.declared_function(is_async=False),
            "throw": self.throw,
            "try": self.try_,
            "for": self.for_,
            "while": self.while_,
            "switch": self.switch,
            "break": self.jump,
            "continue": self.jump,
            ";": self.empty,
        }

    # ── statements ───────────────────────────────────────────────────────────────────────────────────────────────

    def item(self) -> Node:
        """Read a statement or a declaration."""
        if self.is_word("async") and self.kinds[self.at + 1] == "function":
            if self.breaks[self.at + 1]:
                raise NotPlain
            self.at += 1
            return self.declared_function(is_async=True)
        reader = self.readers.get(self.kinds[self.at])
        return self.expression_statement() if reader is None else reader()

    def statement(self) -> Node:
        """Read the body of ``if (...)`` and the like."""
        if self.kinds[self.at] in DECLARING or self.values[self.at] == "async":
            raise NotPlain
        return self.item()

    def semicolon(self) -> int:
        """Read the end of a statement, with or without a semicolon; return the end that esprima gives it."""
        at = self.at
        kind = self.kinds[at]
        if kind == ";":
            self.at = at + 1
            return self.ends[at]
        if self.breaks[at]:
            return self.ends[at - 1]
        if kind in ("}", END):
            return self.starts[at]
        raise NotPlain

    def expression_statement(self) -> Node:
        at = self.at
        if self.kinds[at] == NAME and self.kinds[at + 1] == ":":
            raise NotPlain  # a label
        expression = self.expression()
        return Node("ExpressionStatement", self.starts[at], self.semicolon(), expression=expression)

    def directives(self) -> list[Node]:
        """Read directives: ``'use strict'`` and the like."""
        found = []
        while self.kinds[self.at] == STRING:
            statement = self.expression_statement()
            found.append(statement)
            if statement.expression.type != "Literal":
                break
            statement.directive = statement.expression.raw[1:-1] or None
            if self.in_function or not statement.directive:
                raise NotPlain  # would make a function strict after its parameters were read
        return found

    def empty(self) -> Node:
        at = self.at
        self.at = at + 1
        return Node("EmptyStatement", self.starts[at], self.ends[at])

    def items(self) -> list[Node]:
        """Read the statements of a block, between its braces."""
        self.expect("{")
        found = []
        while self.kinds[self.at] != "}":
            found.append(self.item())
        self.at += 1
        return found

    def block_statement(self) -> Node:
        start = self.starts[self.at]
        outer = self.block
        self.block = Block(outer)
        body = self.items()
        self.block = outer
        return Node("BlockStatement", start, self.end(), body=body)

    def body(self) -> Node:
        """Read the body of a function, whose names share a scope with the parameters."""
        start = self.starts[self.at]
        outer = self.in_function, self.in_loop, self.in_switch, self.can_use_in
        self.in_function, self.in_loop, self.in_switch, self.can_use_in = True, False, False, True
        self.expect("{")
        body = self.directives()
        while self.kinds[self.at] != "}":
            body.append(self.item())
        self.at += 1
        self.in_function, self.in_loop, self.in_switch, self.can_use_in = outer
        return Node("BlockStatement", start, self.end(), body=body)

    def declaration(self) -> Node:
        start = self.starts[self.at]
        declarations, kind = self.declarators()
        return Node("VariableDeclaration", start, self.semicolon(), declarations=declarations, kind=kind)

    def declarators(self, *, in_for: bool = False) -> tuple[list[Node], str]:
        """Read the declarators after ``const``, ``let`` or ``var``; return them, and the keyword."""
        kind = self.kinds[self.at]
        self.at += 1
        declare = self.block.declare_variable if kind == "var" else self.block.declare
        found = []
        while True:
            start = self.starts[self.at]
            target = self.pattern(declare)
            value = None
            if self.kinds[self.at] == "=":
                self.at += 1
                value = self.assignment()
            elif not in_for and (kind == "const" or target.type != "Identifier"):
                raise NotPlain
            found.append(Node("VariableDeclarator", start, self.end(), id=target, init=value))
            if self.kinds[self.at] != ",":
                return found, kind
            self.at += 1

    def if_(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        test = self._test()
        consequent = self.statement()
        alternate = None
        if self.kinds[self.at] == "else":
            self.at += 1
            alternate = self.statement()
        end = (alternate or consequent).range[1]
        return Node("IfStatement", start, end, test=test, consequent=consequent, alternate=alternate)

    def _test(self) -> Node:
        self.expect("(")
        test = self.expression()
        self.expect(")")
        return test

    def return_(self) -> Node:
        at = self.at
        if not self.in_function:
            raise NotPlain
        self.at = at + 1
        argument = None
        if self.kinds[self.at] not in (";", "}") and not self.breaks[self.at]:
            argument = self.expression()
        elif self.kinds[self.at] in (STRING, TEMPLATE):
            raise NotPlain  # on the next line: esprima returns it nevertheless
        return Node("ReturnStatement", self.starts[at], self.semicolon(), argument=argument)

    def throw(self) -> Node:
        at = self.at
        self.at = at + 1
        if self.breaks[self.at] or self.kinds[self.at] == TEMPLATE:
            raise NotPlain
        argument = self.expression()
        return Node("ThrowStatement", self.starts[at], self.semicolon(), argument=argument)

    def try_(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        block = self.block_statement()
        handler = self._catch() if self.kinds[self.at] == "catch" else None
        finalizer = None
        if self.kinds[self.at] == "finally":
            self.at += 1
            finalizer = self.block_statement()
        if handler is None and finalizer is None:
            raise NotPlain
        return Node("TryStatement", start, self.end(), block=block, handler=handler, finalizer=finalizer)

    def _catch(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        outer = self.block
        self.block = Block(outer)
        parameter = None
        if self.kinds[self.at] == "(":
            self.at += 1
            parameter = self.pattern(self.block.declare)
            self.expect(")")
        begin = self.starts[self.at]
        body = Node("BlockStatement", begin, 0, body=self.items())
        body.range = (begin, self.end())
        self.block = outer
        return Node("CatchClause", start, self.end(), param=parameter, body=body)

    # ── loops and jumps ──────────────────────────────────────────────────────────────────────────────────────────

    def loop_body(self) -> Node:
        outer, self.in_loop = self.in_loop, True
        body = self.statement()
        self.in_loop = outer
        return body

    def while_(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        test = self._test()
        body = self.loop_body()
        return Node("WhileStatement", start, body.range[1], test=test, body=body)

    def for_(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        self.expect("(")
        outer = self.block
        self.block = Block(outer)
        node = self._for(start)
        self.block = outer
        return node

    def _for(self, start: int) -> Node:
        at = self.at
        init = None
        if self.kinds[at] in ("const", "let", "var"):
            self.can_use_in = False
            declarations, kind = self.declarators(in_for=True)
            self.can_use_in = True
            is_single = len(declarations) == 1 and declarations[0].init is None
            init = Node("VariableDeclaration", self.starts[at], self.end(), declarations=declarations, kind=kind)
            if is_single and self.kinds[self.at] == "in":
                return self._for_each("ForInStatement", start, init)
            if is_single and self.is_word("of"):
                return self._for_each("ForOfStatement", start, init)
            if any(one.init is None and (kind == "const" or one.id.type != "Identifier") for one in declarations):
                raise NotPlain
            if kind != "var":
                init.range = (self.starts[at], self.ends[self.at])  # esprima includes the semicolon
        elif self.kinds[at] != ";":
            raise NotPlain
        self.expect(";")
        test = None if self.kinds[self.at] == ";" else self.expression()
        self.expect(";")
        update = None if self.kinds[self.at] == ")" else self.expression()
        self.expect(")")
        body = self.loop_body()
        return Node("ForStatement", start, body.range[1], init=init, test=test, update=update, body=body)

    def _for_each(self, type_: str, start: int, left: Node) -> Node:
        self.at += 1
        is_in = type_ == "ForInStatement"
        right = self.expression() if is_in else self.assignment()
        self.expect(")")
        body = self.loop_body()
        if is_in:
            return Node(type_, start, body.range[1], each=False, left=left, right=right, body=body)
        return Node(type_, start, body.range[1], left=left, right=right, body=body, allowAwait=False)

    def jump(self) -> Node:
        """Read ``break`` or ``continue``, without a label."""
        at = self.at
        kind = self.kinds[at]
        if not self.in_loop and (kind == "continue" or not self.in_switch):
            raise NotPlain
        self.at = at + 1
        if self.kinds[self.at] == NAME and not self.breaks[self.at]:
            raise NotPlain
        jump = "BreakStatement" if kind == "break" else "ContinueStatement"
        return Node(jump, self.starts[at], self.semicolon(), label=None)

    def switch(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        discriminant = self._test()
        outer = self.block, self.in_switch
        self.block, self.in_switch = Block(self.block), True
        self.expect("{")
        cases: list[Node] = []
        while self.kinds[self.at] != "}":
            cases.append(self._case())
        self.at += 1
        self.block, self.in_switch = outer
        if sum(case.test is None for case in cases) > 1:
            raise NotPlain
        return Node("SwitchStatement", start, self.end(), discriminant=discriminant, cases=cases)

    def _case(self) -> Node:
        start = self.starts[self.at]
        test = None
        if self.kinds[self.at] == "default":
            self.at += 1
        else:
            self.expect("case")
            test = self.expression()
        self.expect(":")
        end = self.end()
        consequent: list[Node] = []
        while self.kinds[self.at] not in ("}", "case", "default"):
            consequent.append(self.item())
            end = consequent[-1].range[1]
        return Node("SwitchCase", start, end, test=test, consequent=consequent)
