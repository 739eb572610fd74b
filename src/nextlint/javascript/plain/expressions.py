"""Tokens -> expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.javascript.plain.names import UNUSUAL, Block
from nextlint.javascript.plain.nodes import Fields, Node
from nextlint.javascript.plain.scanner import KEYWORDS, NAME, NUMBER, REGEXP, STRING, TEMPLATE, TEMPLATE_REST, NotPlain

if TYPE_CHECKING:
    from nextlint.javascript.plain.scanner import Tokens

LEVELS = (  # operators by precedence, the lowest first; esprima's numbers differ, their order does not
    "|| ??",
    "&&",
    "|",
    "^",
    "&",
    "== != === !==",
    "< > <= >= instanceof in",
    "<< >> >>>",
    "+ -",
    "* / %",
)
PRECEDENCE = {operator: level for level, operators in enumerate(LEVELS, 1) for operator in operators.split()}
LOGICAL = frozenset({"||", "&&", "??"})
ASSIGNMENTS = frozenset("= *= /= %= += -= <<= >>= >>>= &= ^= |= &&= ||= ??=".split())
UNARY = frozenset("+ - ~ ! typeof void delete".split())
ATOMS = frozenset({NAME, STRING, NUMBER, "true", "false", "null"})
CONSTANTS = {"true": True, "false": False, "null": None}
FOLLOWING = frozenset({",", "}", ")", "]", ";", TEMPLATE_REST})  # after an atom: it is the whole expression
ACCESS = frozenset({".", "(", "[", "?.", TEMPLATE})


class Expressions:
    """Reads ``tokens`` from the index ``at`` on. A method reads what its name says, and raises NotPlain."""

    def __init__(self, tokens: Tokens, *, module: bool) -> None:
        self.tokens = tokens
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.breaks = tokens.breaks
        self.closing = tokens.closing
        self.module = module
        self.at = 0
        self.block = Block(None)
        self.in_function = False
        self.can_await = module
        self.can_use_in = True

    # ── tokens ───────────────────────────────────────────────────────────────────────────────────────────────────

    def expect(self, kind: str) -> None:
        if self.kinds[self.at] != kind:
            raise NotPlain
        self.at += 1

    def is_word(self, word: str) -> bool:
        """Return whether a contextual keyword is next."""
        return self.kinds[self.at] == NAME and self.values[self.at] == word

    def word(self, word: str) -> None:
        if not self.is_word(word):
            raise NotPlain
        self.at += 1

    def end(self) -> int:
        """Return the end of the previous token."""
        return self.ends[self.at - 1]

    def property_name(self) -> Node:
        """Read a name after a dot or before a colon, where keywords are names, too."""
        at = self.at
        kind = self.kinds[at]
        if kind != NAME and kind not in KEYWORDS:
            raise NotPlain
        self.at = at + 1
        return Node("Identifier", self.starts[at], self.ends[at], name=self.values[at])

    def binding_name(self) -> Node:
        """Read the name of a declaration."""
        at = self.at
        name = self.values[at]
        if self.kinds[at] != NAME or name in UNUSUAL:
            raise NotPlain
        self.at = at + 1
        return Node("Identifier", self.starts[at], self.ends[at], name=name)

    def atom(self) -> Node:
        """Read a name or a literal of one token."""
        at = self.at
        kind = self.kinds[at]
        start, end = self.starts[at], self.ends[at]
        self.at = at + 1
        if kind == NAME:
            name = self.values[at]
            if name in UNUSUAL:
                raise NotPlain
            return Node("Identifier", start, end, name=name)
        value = CONSTANTS[kind] if kind in CONSTANTS else self.values[at]
        return Node("Literal", start, end, value=value, raw=self.tokens.text[start:end])

    # ── operators ────────────────────────────────────────────────────────────────────────────────────────────────

    def expression(self) -> Node:
        start = self.starts[self.at]
        first = self.assignment()
        if self.kinds[self.at] != ",":
            return first
        expressions = [first]
        while self.kinds[self.at] == ",":
            self.at += 1
            expressions.append(self.assignment())
        return Node("SequenceExpression", start, self.end(), expressions=expressions)

    def assignment(self) -> Node:
        at = self.at
        kinds = self.kinds
        kind = kinds[at]
        if kind in ATOMS and kinds[at + 1] in FOLLOWING:
            return self.atom()
        if kind == "(":
            if kinds[self.closing[at] + 1] == "=>":
                return self.arrow(at, is_async=False)
        elif kind == NAME:
            if kinds[at + 1] == "=>":
                return self.arrow(at, is_async=False)
            if self.values[at] == "async" and not self.breaks[at + 1]:
                following = self.closing.get(at + 1, at + 1) + 1
                if kinds[at + 1] in (NAME, "(") and kinds[following] == "=>":
                    self.at = at + 1
                    return self.arrow(at, is_async=True)
        left = self.conditional()
        operator = kinds[self.at]
        if operator not in ASSIGNMENTS:
            return left
        if left.type not in ("Identifier", "MemberExpression") or left.range[0] != self.starts[at]:
            raise NotPlain  # a pattern, or something in parentheses
        self.at += 1
        right = self.assignment()
        return Node("AssignmentExpression", self.starts[at], self.end(), operator=operator, left=left, right=right)

    def conditional(self) -> Node:
        start = self.starts[self.at]
        test = self.binary(0)
        if self.kinds[self.at] != "?":
            return test
        self.at += 1
        before, self.can_use_in = self.can_use_in, True
        consequent = self.assignment()
        self.can_use_in = before
        self.expect(":")
        alternate = self.assignment()
        return Node("ConditionalExpression", start, self.end(), test=test, consequent=consequent, alternate=alternate)

    def binary(self, minimum: int) -> Node:
        """Read an operand and the following operators of a higher precedence than ``minimum``."""
        kinds = self.kinds
        start = self.starts[self.at]
        left = self.unary()
        while True:
            operator = kinds[self.at]
            precedence = PRECEDENCE.get(operator, 0)
            if precedence <= minimum:
                return left
            if operator == "in" and not self.can_use_in:
                raise NotPlain
            self.at += 1
            right = self.binary(precedence)
            if operator in LOGICAL:
                _refuse_mixed(operator, left)
                _refuse_mixed(operator, right)
                left = Node("LogicalExpression", start, self.end(), operator=operator, left=left, right=right)
            else:
                left = Node("BinaryExpression", start, self.end(), operator=operator, left=left, right=right)

    def unary(self) -> Node:
        at = self.at
        operator = self.kinds[at]
        start = self.starts[at]
        if operator in UNARY:
            self.at = at + 1
            argument = self.unary()
            if operator == "delete" and argument.type != "MemberExpression":
                raise NotPlain
            return Node("UnaryExpression", start, self.end(), prefix=True, operator=operator, argument=argument)
        if operator == NAME and self.values[at] == "await" and self.can_await:
            self.at = at + 1
            argument = self.unary()
            return Node("AwaitExpression", start, self.end(), argument=argument)
        if operator in ("++", "--"):
            self.at = at + 1
            return self._update(operator, self.unary(), start, self.starts[at + 1], prefix=True)
        argument = self.access()
        operator = self.kinds[self.at]
        if operator in ("++", "--") and not self.breaks[self.at]:
            self.at += 1
            return self._update(operator, argument, start, start, prefix=False)
        return argument

    def _update(self, operator: str, argument: Node, start: int, begins: int, *, prefix: bool) -> Node:
        if argument.type not in ("Identifier", "MemberExpression") or argument.range[0] != begins:
            raise NotPlain
        return Node("UpdateExpression", start, self.end(), operator=operator, argument=argument, prefix=prefix)

    def access(self) -> Node:
        """Read the members and calls after an expression."""
        start = self.starts[self.at]
        node = self.creation() if self.kinds[self.at] == "new" else self.primary()
        is_chain = False
        while (kind := self.kinds[self.at]) in ACCESS:
            optional = kind == "?."
            if optional:
                if node.type == "NewExpression" and not node._has_arguments:
                    raise NotPlain
                self.at += 1
                is_chain = True
                kind = self.kinds[self.at]
            if kind == "(":
                arguments = self.arguments()
                node = Node("CallExpression", start, self.end(), callee=node, arguments=arguments, optional=optional)
            elif kind == TEMPLATE:
                raise NotPlain  # a tagged template
            else:
                node = self._member(node, start, optional=optional)
        return Node("ChainExpression", start, self.end(), expression=node) if is_chain else node

    def _member(self, node: Node, start: int, *, optional: bool) -> Node:
        if computed := self.kinds[self.at] == "[":
            self.at += 1
            key = self.expression_within()
            self.expect("]")
        else:
            if not optional:
                self.expect(".")
            key = self.property_name()
        return Node(
            "MemberExpression", start, self.end(), computed=computed, object=node, property=key, optional=optional
        )

    def expression_within(self) -> Node:
        """Read an expression in parentheses."""
        before, self.can_use_in = self.can_use_in, True
        node = self.expression()
        self.can_use_in = before
        return node

    def arguments(self) -> list[Node]:
        self.expect("(")
        before, self.can_use_in = self.can_use_in, True
        found = []
        while self.kinds[self.at] != ")":
            found.append(self.spread() if self.kinds[self.at] == "..." else self.assignment())
            if self.kinds[self.at] != ")":
                self.expect(",")
        self.at += 1
        self.can_use_in = before
        return found

    def spread(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        argument = self.assignment()
        return Node("SpreadElement", start, self.end(), argument=argument)

    def creation(self) -> Node:
        """Read ``new X.Y(...)``."""
        at = self.at
        self.at = at + 1
        start = self.starts[self.at]
        if self.kinds[self.at] not in (NAME, "(") or self.values[self.at] in UNUSUAL:
            raise NotPlain
        callee = self.primary()
        while self.kinds[self.at] in (".", "["):
            callee = self._member(callee, start, optional=False)
        has_arguments = self.kinds[self.at] == "("
        arguments = self.arguments() if has_arguments else []
        return Node(
            "NewExpression",
            self.starts[at],
            self.end(),
            callee=callee,
            arguments=arguments,
            _has_arguments=has_arguments,
        )

    # ── primary ──────────────────────────────────────────────────────────────────────────────────────────────────

    def primary(self) -> Node:
        at = self.at
        kind = self.kinds[at]
        if kind == NAME:
            if self.values[at] in UNUSUAL:
                return self._async_function()
            return self.atom()
        if kind in ATOMS:
            return self.atom()
        start = self.starts[at]
        if kind == "{":
            return self.object()
        if kind == "[":
            return self.array()
        if kind == "(":
            return self._parenthesized()
        if kind == TEMPLATE:
            return self.template()
        if kind == "function":
            return self.function(is_async=False)
        if kind == "this":
            self.at = at + 1
            return Node("ThisExpression", start, self.ends[at])
        if kind == "import":
            return self._import()
        if kind == REGEXP:
            self.at = at + 1
            end = self.ends[at]
            pattern, flags = self.values[at]
            regex = Fields(pattern=pattern, flags=flags)
            return Node("Literal", start, end, value=None, raw=self.tokens.text[start:end], regex=regex)
        raise NotPlain

    def _async_function(self) -> Node:
        at = self.at
        if self.values[at] != "async" or self.kinds[at + 1] != "function" or self.breaks[at + 1]:
            raise NotPlain
        self.at = at + 1
        return self.function(is_async=True)

    def _parenthesized(self) -> Node:
        at = self.at
        if self.kinds[self.closing[at] + 1] == "=>":
            raise NotPlain
        self.at = at + 1
        node = self.expression_within()
        self.expect(")")
        node._parenthesized = True
        return node

    def _import(self) -> Node:
        """Read ``import(...)`` or ``import.meta``."""
        at = self.at
        start = self.starts[at]
        self.at = at + 2
        if self.kinds[at + 1] == "(":
            source = self.assignment()
            self.expect(")")
            return Node("ImportExpression", start, self.end(), source=source, options=None)
        if self.kinds[at + 1] != "." or self.values[at + 2] != "meta" or not self.module:
            raise NotPlain
        meta = Node("Identifier", start, self.ends[at], name="import")
        return Node("MetaProperty", start, self.ends[at + 2], meta=meta, property=self.property_name())

    def template(self) -> Node:
        start = self.starts[self.at]
        quasis: list[Node] = []
        expressions: list[Node] = []
        while True:
            at = self.at
            if self.kinds[at] != (TEMPLATE_REST if quasis else TEMPLATE):
                raise NotPlain
            text, is_last = self.values[at]
            self.at = at + 1
            value = Fields(raw=text, cooked=text)
            quasis.append(Node("TemplateElement", self.starts[at], self.ends[at], value=value, tail=is_last))
            if is_last:
                return Node("TemplateLiteral", start, self.end(), quasis=quasis, expressions=expressions)
            expressions.append(self.expression_within())

    def array(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        before, self.can_use_in = self.can_use_in, True
        elements = []
        while (kind := self.kinds[self.at]) != "]":
            elements.append(self.spread() if kind == "..." else self.assignment())
            if self.kinds[self.at] != "]":
                self.expect(",")
        self.at += 1
        self.can_use_in = before
        return Node("ArrayExpression", start, self.end(), elements=elements)

    def object(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        before, self.can_use_in = self.can_use_in, True
        properties = []
        while (kind := self.kinds[self.at]) != "}":
            properties.append(self.spread() if kind == "..." else self._property())
            if self.kinds[self.at] != "}":
                self.expect(",")
        self.at += 1
        self.can_use_in = before
        return Node("ObjectExpression", start, self.end(), properties=properties)

    def _property(self) -> Node:
        at = self.at
        start = self.starts[at]
        is_async = (
            self.values[at] == "async"
            and self.kinds[at] == NAME
            and self.kinds[at + 1] not in (":", "(", ",", "}")
            and not self.breaks[at + 1]
        )
        self.at += is_async
        computed = self.kinds[self.at] == "["
        key = self.key()
        kind = self.kinds[self.at]
        method = shorthand = False
        if kind == "(":
            value = self.method(is_async=is_async)
            method = True
        elif is_async:
            raise NotPlain
        elif kind == ":":
            self.at += 1
            value = self.assignment()
        else:
            if self.kinds[at] != NAME or self.values[at] in UNUSUAL:
                raise NotPlain
            value = Node("Identifier", start, self.ends[at], name=self.values[at])
            shorthand = True
        return Node(
            "Property",
            start,
            self.end(),
            key=key,
            computed=computed,
            value=value,
            kind="init",
            method=method,
            shorthand=shorthand,
        )

    def key(self) -> Node:
        """Read the key of a property or of a property pattern."""
        kind = self.kinds[self.at]
        if kind in (STRING, NUMBER):
            key = self.atom()
            name = key.value
        elif kind == "[":
            self.at += 1
            key = self.assignment()
            self.expect("]")
            return key
        else:
            key = self.property_name()
            name = key.name
        if name == "__proto__":
            raise NotPlain
        return key

    # ── functions: statements.py ─────────────────────────────────────────────────────────────────────────────────

    def arrow(self, at: int, *, is_async: bool) -> Node:
        raise NotImplementedError

    def function(self, *, is_async: bool) -> Node:
        raise NotImplementedError

    def method(self, *, is_async: bool) -> Node:
        raise NotImplementedError


def _refuse_mixed(operator: str, operand: Node) -> None:
    """``a ?? b || c`` needs parentheses."""
    is_open = operand.type == "LogicalExpression" and not operand._parenthesized
    if is_open and (operator == "??") != (operand.operator == "??"):
        raise NotPlain
