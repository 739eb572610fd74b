"""Tokens -> statements and the program."""

from __future__ import annotations

from nextlint.config.plain.functions import Functions
from nextlint.config.plain.names import Block, bound_names
from nextlint.config.plain.nodes import Node, Program
from nextlint.config.plain.scanner import END, NAME, STRING, TEMPLATE, NotPlain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.config.plain.scanner import Tokens

DECLARING = frozenset({"class", "const", "export", "function", "let"})  # no statement that stands alone in an if


class Statements(Functions):
    def __init__(self, tokens: Tokens, *, module: bool) -> None:
        super().__init__(tokens, module=module)
        self.in_loop = False
        self.in_switch = False
        self.exported: set[str] = set()
        self.locals: list[str] = []  # names that ``export { name }`` takes from the module itself
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

    def program(self) -> Program:
        if self.kinds[0] == END:
            raise NotPlain
        body = self.directives()
        while self.kinds[self.at] != END:
            body.append(self.item(is_top=True))
        declared = self.block.names | self.block.variables
        if not declared.issuperset(self.locals):
            raise NotPlain
        return Program(body[-1].range[1], body, module=self.module, tokens=self.tokens)

    # ── statements ───────────────────────────────────────────────────────────────────────────────────────────────

    def item(self, *, is_top: bool = False) -> Node:
        """A statement or a declaration."""
        kind = self.kinds[self.at]
        if kind in ("import", "export") and self.kinds[self.at + 1] not in ("(", "."):
            if not is_top or not self.module:
                raise NotPlain
            return self.import_() if kind == "import" else self.export()
        if self._is_word("async") and self.kinds[self.at + 1] == "function":
            if self.breaks[self.at + 1]:
                raise NotPlain
            self.at += 1
            return self.declared_function(is_async=True)
        reader = self.readers.get(kind)
        return self.expression_statement() if reader is None else reader()

    def statement(self) -> Node:
        """What may stand alone behind ``if (...)`` and the like."""
        if self.kinds[self.at] in DECLARING or self.values[self.at] == "async":
            raise NotPlain
        return self.item()

    def semicolon(self) -> int:
        """The end of a statement: a semicolon, or where none is needed. What esprima says the statement ends at."""
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
        """What a program or a function begins with: ``'use strict'`` and the like."""
        found = []
        while self.kinds[self.at] == STRING:
            statement = self.expression_statement()
            found.append(statement)
            if statement.expression.type != "Literal":
                break
            statement.directive = statement.expression.raw[1:-1] or None
            if self.in_function or not statement.directive:
                raise NotPlain  # a function may become strict after its parameters were read
        return found

    def empty(self) -> Node:
        at = self.at
        self.at = at + 1
        return Node("EmptyStatement", self.starts[at], self.ends[at])

    def items(self) -> list[Node]:
        """The statements of a block, between its braces."""
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
        """The body of a function, whose names are those of its parameters' block."""
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
        """What stands behind ``const``, ``let`` or ``var``, and which of them it was."""
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
            raise NotPlain  # on the next line: esprima returns it all the same
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
            if is_single and self._is_word("of"):
                return self._for_each("ForOfStatement", start, init)
            if any(one.init is None and (kind == "const" or one.id.type != "Identifier") for one in declarations):
                raise NotPlain
            if kind != "var":
                init.range = (self.starts[at], self.ends[self.at])  # esprima counts the semicolon to it
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
        """``break`` or ``continue``, without a label."""
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

    # ── modules ──────────────────────────────────────────────────────────────────────────────────────────────────

    def import_(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        specifiers: list[Node] = []
        if self.kinds[self.at] != STRING:
            has_default = self.kinds[self.at] == NAME
            if has_default:
                begin = self.starts[self.at]
                local = self._imported_name()
                specifiers.append(Node("ImportDefaultSpecifier", begin, self.end(), local=local))
            if not has_default or self.kinds[self.at] == ",":
                self.at += has_default
                specifiers += self._import_others()
            self._word("from")
        source = self._source()
        return Node("ImportDeclaration", start, self.semicolon(), specifiers=specifiers, source=source, attributes=[])

    def _imported_name(self) -> Node:
        name = self.binding_name()
        self.block.declare(name.name)
        return name

    def _import_others(self) -> list[Node]:
        """``* as name``, or names in braces."""
        if self.kinds[self.at] == "{":
            return self._specifiers(self._import_specifier)
        start = self.starts[self.at]
        self.expect("*")
        self._word("as")
        local = self._imported_name()
        return [Node("ImportNamespaceSpecifier", start, self.end(), local=local)]

    def _import_specifier(self) -> Node:
        start = self.starts[self.at]
        at = self.at
        imported = self.property_name()
        if self._is_word("as"):
            self.at += 1
            local = self._imported_name()
        else:
            self.at = at
            local = imported = self._imported_name()
        return Node("ImportSpecifier", start, self.end(), local=local, imported=imported)

    def _specifiers(self, one: Callable[[], Node]) -> list[Node]:
        self.expect("{")
        found = []
        while self.kinds[self.at] != "}":
            found.append(one())
            if self.kinds[self.at] != "}":
                self.expect(",")
        self.at += 1
        return found

    def _is_word(self, word: str) -> bool:
        """Whether a word is next that means something in this place only."""
        return self.kinds[self.at] == NAME and self.values[self.at] == word

    def _word(self, word: str) -> None:
        if not self._is_word(word):
            raise NotPlain
        self.at += 1

    def _source(self) -> Node:
        if self.kinds[self.at] != STRING:
            raise NotPlain
        source = self.atom()
        if self.kinds[self.at] == "with":
            raise NotPlain  # import attributes
        return source

    def export(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        kind = self.kinds[self.at]
        if kind == "default":
            self.at += 1
            self._export_name("default")
            return self._export_default(start)
        if kind == "*":
            return self._export_all(start)
        if kind == "{":
            return self._export_names(start)
        declaration = self._exported_declaration()
        return Node(
            "ExportNamedDeclaration",
            start,
            declaration.range[1],
            declaration=declaration,
            specifiers=[],
            source=None,
            attributes=[],
        )

    def _export_name(self, name: str) -> None:
        if name in self.exported:
            raise NotPlain
        self.exported.add(name)

    def _exported_declaration(self) -> Node:
        node = self.item()
        if node.type not in ("VariableDeclaration", "FunctionDeclaration"):
            raise NotPlain
        for pattern in [node.id] if node.id else [one.id for one in node.declarations]:
            for name in bound_names(pattern):
                self._export_name(name)
        return node

    def _export_default(self, start: int) -> Node:
        at = self.at
        kind = self.kinds[at]
        is_async = self._is_word("async")
        if self._is_word("from"):
            raise NotPlain
        if kind == "function":
            declaration = self.declared_function(is_async=False, is_default=True)
            end = self.end()
        elif is_async and self.kinds[at + 1] == "function" and not self.breaks[at + 1]:
            self.at = at + 1
            declaration = self.declared_function(is_async=True, is_default=True)
            end = self.end()
        elif is_async:
            declaration = self.assignment()
            end = self.end()
            if self.kinds[self.at] not in (";", END) and not self.breaks[self.at]:
                raise NotPlain
        elif kind in ("{", "["):
            declaration = self.object() if kind == "{" else self.array()
            end = self.semicolon()
        else:
            declaration = self.assignment()
            end = self.semicolon()
        return Node("ExportDefaultDeclaration", start, end, declaration=declaration)

    def _export_all(self, start: int) -> Node:
        self.at += 1
        exported = None
        if self._is_word("as"):
            self.at += 1
            exported = self.property_name()
            self._export_name(exported.name)
        self._word("from")
        source = self._source()
        return Node("ExportAllDeclaration", start, self.semicolon(), source=source, exported=exported, attributes=[])

    def _export_names(self, start: int) -> Node:
        specifiers = self._specifiers(self._export_specifier)
        source = None
        if self._is_word("from"):
            self.at += 1
            source = self._source()
        else:
            self.locals += [one.local.name for one in specifiers]
        return Node(
            "ExportNamedDeclaration",
            start,
            self.semicolon(),
            declaration=None,
            specifiers=specifiers,
            source=source,
            attributes=[],
        )

    def _export_specifier(self) -> Node:
        start = self.starts[self.at]
        local = exported = self.property_name()
        if self._is_word("as"):
            self.at += 1
            exported = self.property_name()
        self._export_name(exported.name)
        return Node("ExportSpecifier", start, self.end(), exported=exported, local=local)
