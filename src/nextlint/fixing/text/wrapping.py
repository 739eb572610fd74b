"""ESTree -> layout document: where prettier may break the statement or property that an edit makes longer or shorter.

It knows the constructs that hold config objects: objects, arrays, calls, arrows, conditionals, logical operators and
assignments. Anything else stands as it is written if it is on one line, and is refused otherwise; so are comments and
types between the parts, because the caller compares what this module makes of the unedited text with that text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.text.constructs import (
    BINARY,
    breaks_after_operator,
    can_break,
    can_hug,
    ends_in_literal,
    flattens,
    hugs_first,
    hugs_last,
    is_composition,
    is_function_first,
    is_numeric,
    is_plain,
    is_require,
    is_table,
    keeps_body_on_line,
    links,
)
from nextlint.fixing.text.format import columns
from nextlint.fixing.text.layout import (
    FORCE,
    HARD,
    LINE,
    SOFT,
    Group,
    IfBroken,
    Indent,
    IndentIfBroken,
    will_break,
)
from nextlint.fixing.text.script import children, walk

if TYPE_CHECKING:
    from typing import Any

    from nextlint.fixing.text.format import Style
    from nextlint.fixing.text.layout import Doc
    from nextlint.fixing.text.script import Script

MAX_DEPTH = 60  # nested constructs


class UnsupportedError(Exception):
    """A construct whose layout is not known."""


class Wrapper:
    """Documents for the nodes of one script."""

    def __init__(self, script: Script, style: Style) -> None:
        self.script = script
        self.style = style
        self.parents: list[Any] = []
        self.arrows: dict[int, list[Doc]] = {}  # made once, as they may be asked for twice on every level

    def document(self, node: Any, after: int) -> Doc:
        """The document of a node with its parentheses; ``after`` is where these may begin."""
        if len(self.parents) > MAX_DEPTH:
            raise UnsupportedError("nested too deep")
        handler = HANDLERS.get(node.type)
        self.parents.append(node)
        doc = handler(self, node) if handler else self.as_written(node)
        self.parents.pop()
        if suffix := self.type_behind(node):
            doc = [doc, suffix]
        for _ in range(self.parentheses(node, after)):
            doc = ["(", doc, ")"]
        return doc

    def type_behind(self, node: Any) -> str:
        """The erased type behind a node (`` satisfies NextConfig``), if it is not behind a node in it."""
        end = node.range[1]
        real = self.script.real_end(end)
        if real == end or any(child.range[1] == end for child in children(node)):
            return ""
        if self.script.has_line_break(end, real) or self.script.comments_in(end, real):
            raise UnsupportedError("a type of several lines")
        return self.script.text[end:real]

    def parent(self, depth: int = 1) -> Any:
        """The node around the current one, None at the root."""
        return self.parents[-1 - depth] if len(self.parents) > depth else None

    def parentheses(self, node: Any, after: int) -> int:
        script, count = self.script, 0
        token = script.token_before(node.range[0])
        while token.start >= after and script.slice(token) == "(":
            count += 1
            token = script.token_before(token.start)
        return count

    def as_written(self, node: Any) -> Doc:
        """A node that is not taken apart: on one line, with nothing in it that could break."""
        start, end = node.range
        if self.script.has_line_break(start, end) or any(map(can_break, walk(node))):
            raise UnsupportedError(node.type)
        return self.script.text[start:end]

    def lines_as_written(self, start: int, end: int) -> Doc:
        """Several lines that keep their breaks and their indentation relative to the last of them."""
        script = self.script
        first, *rest = script.text[start:end].split(self.style.newline)
        indent = script.indent_at(end - 1)
        if not rest:
            return first
        if not script.starts_line(end - 1) or self._holds_long_words(start, end):
            raise UnsupportedError("lines")
        parts: list[Doc] = [first]
        for line in rest:
            if line.strip() and not line.startswith(indent):
                raise UnsupportedError("indentation")
            parts += [HARD, line[len(indent) :]]
        return parts

    def _holds_long_words(self, start: int, end: int) -> bool:
        """Whether a template literal or a comment of several lines is in it: these cannot be moved."""
        script = self.script
        words = script.tokens_in(start, end) + script.comments_in(start, end)
        return any(script.has_line_break(*word) for word in words)

    # -- statements and properties

    def _expression_statement(self, node: Any) -> Doc:
        return [self.document(node.expression, node.range[0]), self._semicolon(node)]

    def _return_statement(self, node: Any) -> Doc:
        if node.argument is None or node.argument.type in (*BINARY, "SequenceExpression"):
            return self.as_written(node)
        return ["return ", self.document(node.argument, node.range[0]), self._semicolon(node)]

    def _export_default_declaration(self, node: Any) -> Doc:
        if node.declaration.type in ("FunctionDeclaration", "ClassDeclaration"):
            raise UnsupportedError(node.declaration.type)
        return ["export default ", self.document(node.declaration, node.range[0]), self._semicolon(node)]

    def _export_named_declaration(self, node: Any) -> Doc:
        if node.declaration is None or node.declaration.type != "VariableDeclaration":
            raise UnsupportedError(node.type)
        return ["export ", self.document(node.declaration, node.range[0])]

    def _variable_declaration(self, node: Any) -> Doc:
        if len(node.declarations) != 1 or node.declarations[0].init is None:
            return self.as_written(node)
        declarator = node.declarations[0]
        self.parents.append(declarator)
        self.as_written(declarator.id)
        end = self.script.real_end(declarator.id.range[1])
        left = self.script.text[declarator.id.range[0] : end]
        if "\n" in left:
            raise UnsupportedError("a type of several lines")
        doc = self._assignment(left, " =", declarator.init, declarator.id.range[1])
        self.parents.pop()
        return Group([f"{node.kind} ", doc, self._semicolon(node)])

    def _semicolon(self, node: Any) -> str:
        return ";" if self.script.text[self.script.statement_end(node) - 1] == ";" else ""

    def _assignment_expression(self, node: Any) -> Doc:
        if node.right.type == "AssignmentExpression" and node.right.right.type == "AssignmentExpression":
            raise UnsupportedError("a chain of assignments")
        left = self.as_written(node.left)
        return self._assignment(left, f" {node.operator}", node.right, node.left.range[1])

    def _property(self, node: Any) -> Doc:
        if node.shorthand:
            return self.as_written(node)
        if node.kind != "init" or node.method:
            return self.lines_as_written(*node.range)
        start, end = node.key.range
        if node.computed:
            start, end = self.script.token_before(start).start, self.script.token_from(end).end
        key = self.script.text[start:end]
        width = self.style.tab_width
        short = columns(key, width) < columns(self.style.indent, width) + 3
        return self._assignment(key, ":", node.value, end, short_key=short)

    def _spread_element(self, node: Any) -> Doc:
        return ["...", self.document(node.argument, node.range[0])]

    # -- assignments

    def _assignment(self, left: Doc, operator: str, right: Any, after: int, *, short_key: bool = False) -> Doc:
        value = self.document(right, after)
        if is_require(right):
            return Group([left, operator, " ", value])
        if breaks_after_operator(right, self.style, short_key=short_key):
            return Group([left, operator, Group(Indent([LINE, value]))])
        if short_key or right.type in ("TemplateLiteral", "TaggedTemplateExpression") or is_plain(right):
            return Group([left, operator, " ", value])
        gap = Group(Indent(LINE))
        return Group([left, operator, gap, IndentIfBroken(value, gap)])

    # -- objects and arrays

    def _object_expression(self, node: Any) -> Doc:
        if not node.properties or self.script.is_expanded(node):
            return self.lines_as_written(*node.range)
        edge = LINE if self.style.bracket_spacing else SOFT
        items: list[Doc] = []
        end = node.range[0] + 1
        for entry in node.properties:
            items += [[",", LINE] if items else "", Group(self._entry(entry, end))]
            following = self.script.token_from(self.script.real_end(entry.range[1]))
            end = following.end if self.script.slice(following) == "," else following.start
        return Group(["{", Indent([edge, *items]), self._trailing_comma(), edge, "}"])

    def _entry(self, entry: Any, after: int) -> Doc:
        """An entry with the comments before and behind it on its line."""
        script = self.script
        start, end = entry.range
        before = [script.slice(comment) + " " for comment in script.comments_in(after, start)]
        behind = [" " + script.slice(comment) for comment in script.comments_in(end, script.token_from(end).start)]
        if any("\n" in comment or comment.lstrip().startswith("//") for comment in before + behind):
            raise UnsupportedError("a comment that ends its line")
        return [*before, self.document(entry, start), *behind]

    def _array_expression(self, node: Any) -> Doc:
        elements = node.elements
        if not elements or any(element is None for element in elements) or is_numeric(elements):
            return self.as_written(node)
        items: list[Doc] = []
        after = node.range[0] + 1
        for element in elements:
            if items and self._blank_line_before(element):
                raise UnsupportedError("a blank line in an array")
            items += [[",", LINE] if items else "", Group(self.document(element, after))]
            after = element.range[1]
        body: list[Doc] = ["[", Indent([SOFT, *items]), self._trailing_comma(), SOFT, "]"]
        return Group(body, broken=is_table(elements))

    def _trailing_comma(self) -> Doc:
        return "" if self.style.trailing_comma == "none" else IfBroken(",")

    def _blank_line_before(self, node: Any) -> bool:
        gap = self.script.text[self.script.token_before(node.range[0]).end : node.range[0]]
        return gap.count(self.style.newline) > 1

    # -- calls

    def _call_expression(self, node: Any) -> Doc:
        if node.callee.type == "MemberExpression" and links(node.callee) > 1:
            raise UnsupportedError("a chain of calls")
        callee = self.document(node.callee, node.range[0])
        doc: list[Doc] = [callee, self._arguments(node)]
        return Group(doc) if node.callee.type in ("CallExpression", "MemberExpression", "Import") else doc

    def _new_expression(self, node: Any) -> Doc:
        return ["new ", self.document(node.callee, node.range[0]), self._arguments(node)]

    def _member_expression(self, node: Any) -> Doc:
        if node.object.type != "CallExpression" or node.computed:
            return self.as_written(node)
        rest = self.script.text[node.object.range[1] : node.range[1]]
        return [self.document(node.object, node.range[0]), rest]

    def _arguments(self, node: Any) -> Doc:
        arguments = node.arguments
        opening = self.script.token_from(node.callee.range[1])
        while self.script.slice(opening) == ")":
            opening = self.script.token_from(opening.end)
        if self.script.slice(opening) != "(":
            raise UnsupportedError("an optional call")
        if not arguments:
            return "()"
        docs: list[Doc] = []
        after = opening.end
        for argument in arguments:
            if docs and self._blank_line_before(argument):
                raise UnsupportedError("a blank line between arguments")
            docs.append(self.document(argument, after))
            after = argument.range[1]
        if is_require(node) or [argument.type for argument in arguments] == ["TemplateLiteral"]:
            return ["(", *_separated(docs, ", "), ")"]
        return self._wrapped_arguments(node, docs)

    def _wrapped_arguments(self, node: Any, docs: list[Doc]) -> Doc:
        comma = "," if self.style.trailing_comma == "all" and node.callee.type != "Import" else ""
        all_broken = Group(["(", Indent([SOFT, *_separated(docs)]), comma, SOFT, ")"], broken=True)
        if is_composition(node.arguments):
            return all_broken
        if hugs_first(node.arguments):
            return self._hugging(docs[:1], docs[1:], all_broken, first=True)
        if is_function_first(node.arguments) and not can_hug(node.arguments[1]):
            raise UnsupportedError("a function before what may be short")
        if hugs_last(node.arguments):
            docs = [*docs[:-1], self._hugged(node.arguments[-1], docs[-1])]
            return self._hugging(docs[-1:], docs[:-1], all_broken, first=False)
        body: list[Doc] = ["(", Indent([SOFT, *_separated(docs)]), IfBroken(comma), SOFT, ")"]
        parent = self.parent()
        if (
            parent is not None
            and parent.type == "CallExpression"
            and parent.callee is node
            and node.callee.type != "Import"
            and len(node.arguments) > len(parent.arguments) > 0
        ):
            return body  # breaks as the call of what it returns does
        return Group(body, broken=any(map(will_break, docs)))

    def _hugging(self, hugged: list[Doc], others: list[Doc], all_broken: Doc, *, first: bool) -> Doc:
        """One argument that may break while the others stay on the line of the call."""
        if any(map(will_break, others)):
            return all_broken

        def call(doc: Doc) -> Doc:
            return ["(", *_separated([doc, *others] if first else [*others, doc], ", "), ")"]

        open_state = call(Group(hugged[0], broken=True))
        if will_break(hugged[0]):
            return [FORCE, Group(open_state, states=[open_state, all_broken])]
        flat = call(hugged[0])
        return Group(flat, states=[flat, open_state, all_broken])

    def _hugged(self, node: Any, doc: Doc) -> Doc:
        """The document of the last argument where it may stand on the line of the call."""
        if node.type != "ArrowFunctionExpression" or keeps_body_on_line(node.body):
            return doc
        comma = IfBroken(",") if self.style.trailing_comma == "all" else ""
        self.parents.append(node)
        doc = Group([*self._arrow(node), comma, SOFT])
        self.parents.pop()
        return doc

    # -- functions

    def _function_expression(self, node: Any) -> Doc:
        return self.lines_as_written(*node.range)

    def _arrow_function_expression(self, node: Any) -> Doc:
        if node.body.type == "BlockStatement":
            return self.lines_as_written(*node.range)
        return Group(self._arrow(node))

    def _arrow(self, node: Any) -> list[Doc]:
        if id(node) not in self.arrows:
            self.arrows[id(node)] = self._new_arrow(node)
        return self.arrows[id(node)]

    def _new_arrow(self, node: Any) -> list[Doc]:
        if node.body.type in ("ArrowFunctionExpression", "SequenceExpression"):
            raise UnsupportedError("a chain of arrows")
        arrow = self.script.token_before(node.body.range[0])
        while self.script.slice(arrow) != "=>":
            arrow = self.script.token_before(arrow.start)
        if self.script.has_line_break(node.range[0], arrow.end):
            raise UnsupportedError("parameters on several lines")
        head = self.script.text[node.range[0] : arrow.end]
        if node.body.type == "ConditionalExpression":
            body = self.document(node.body, node.body.range[0])
            return [head, Group(Indent([LINE, IfBroken("", "("), body, IfBroken("", ")")]))]
        body = self.document(node.body, arrow.end)
        return [head, " ", body] if keeps_body_on_line(node.body) else [head, Group(Indent([LINE, body]))]

    # -- operators

    def _conditional_expression(self, node: Any) -> Doc:
        parts = (node.test, node.consequent, node.alternate)
        parent = self.parent()
        if any(part.type == "ConditionalExpression" for part in parts) or parent.type == "MemberExpression":
            raise UnsupportedError("nested conditionals")
        test = self.document(node.test, node.range[0])
        consequent = self._branch(node.consequent, node.test.range[1])
        alternate = self._branch(node.alternate, node.consequent.range[1])
        return Group([test, Indent([LINE, "? ", consequent, LINE, ": ", alternate])])

    def _branch(self, node: Any, after: int) -> Doc:
        doc = self.document(node, self.script.token_from(after).end)
        return Indent(doc) if self.style.indent == "\t" else Indent(doc, by=2)

    def _logical_expression(self, node: Any) -> Doc:
        return self._binary(node)

    def _binary_expression(self, node: Any) -> Doc:
        return self._binary(node)

    def _binary(self, node: Any) -> Doc:
        parts = self._operands(node)
        parent = self.parent()
        inlined = ends_in_literal(node)
        same = node.left.type in BINARY and flattens(node.operator, node.left.operator)
        if parent.type in ("UnaryExpression", "MemberExpression") or getattr(parent, "callee", None) is node:
            return Group([Indent([SOFT, *parts]), SOFT])
        if (inlined and not same) or self._stays_unindented(node):
            return Group(parts)
        if not inlined and parent.type in ("AssignmentExpression", "VariableDeclarator", "Property"):
            return Group(parts)
        return Group([parts[0], Indent(list(parts[1:]))])

    def _stays_unindented(self, node: Any) -> bool:
        parent, outer = self.parent(), self.parent(2)
        if parent.type in ("ReturnStatement", "ThrowStatement", "TemplateLiteral"):
            return True
        if parent.type == "ArrowFunctionExpression":
            return parent.body is node
        return parent.type == "ConditionalExpression" and getattr(outer, "type", "") not in (
            "ReturnStatement",
            "ThrowStatement",
            "CallExpression",
        )

    def _operands(self, node: Any) -> list[Doc]:
        """Operands and operators; those of the same precedence break together."""
        parent = self.parent()
        after = self.script.token_from(node.left.range[1])
        if node.left.type in BINARY and flattens(node.operator, node.left.operator):
            if self.parentheses(node.left, node.range[0]):
                raise UnsupportedError("parenthesised operands")
            self.parents.append(node.left)
            parts = self._operands(node.left)
            self.parents.pop()
        else:
            parts = [Group(self.document(node.left, node.range[0]))]
        operand = self.document(node.right, after.start)
        right: list[Doc] = [node.operator, " " if ends_in_literal(node) else LINE, operand]
        alone = all(other is None or other.type != node.type for other in (parent, node.left, node.right))
        return [*parts, " ", Group(right) if alone else right]

    def _await_expression(self, node: Any) -> Doc:
        return ["await ", self.document(node.argument, node.range[0])]

    def _unary_expression(self, node: Any) -> Doc:
        if node.operator.isalpha():
            return self.as_written(node)
        return [node.operator, self.document(node.argument, node.range[0])]


def _separated(docs: list[Doc], separator: str = "") -> list[Doc]:
    parts: list[Doc] = []
    for doc in docs:
        if parts:
            parts += [separator] if separator else [",", LINE]
        parts.append(doc)
    return parts


HANDLERS = {
    "ExpressionStatement": Wrapper._expression_statement,
    "ReturnStatement": Wrapper._return_statement,
    "ExportDefaultDeclaration": Wrapper._export_default_declaration,
    "ExportNamedDeclaration": Wrapper._export_named_declaration,
    "VariableDeclaration": Wrapper._variable_declaration,
    "AssignmentExpression": Wrapper._assignment_expression,
    "Property": Wrapper._property,
    "SpreadElement": Wrapper._spread_element,
    "ObjectExpression": Wrapper._object_expression,
    "ArrayExpression": Wrapper._array_expression,
    "CallExpression": Wrapper._call_expression,
    "NewExpression": Wrapper._new_expression,
    "MemberExpression": Wrapper._member_expression,
    "FunctionExpression": Wrapper._function_expression,
    "ArrowFunctionExpression": Wrapper._arrow_function_expression,
    "ConditionalExpression": Wrapper._conditional_expression,
    "LogicalExpression": Wrapper._logical_expression,
    "BinaryExpression": Wrapper._binary_expression,
    "AwaitExpression": Wrapper._await_expression,
    "UnaryExpression": Wrapper._unary_expression,
}
