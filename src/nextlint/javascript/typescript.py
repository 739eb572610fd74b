"""TypeScript -> JavaScript of the same layout: types become spaces, so lines, columns and offsets stay.

The idea, and the choice of what to leave, are those of ts-blank-space (https://github.com/bloomberg/ts-blank-space),
the oracle of the tests: a type-only statement leaves a ``;`` if the one before it has none, and a parenthesis moves if
an erased line break would separate tokens that must share a line.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from nextlint.javascript.compiled import (
    EXPORT_EQUALS,
    Code,
    Compiled,
    ExportEquals,
    Member,
    ParameterProperty,
    enum_code,
    namespace_code,
)
from nextlint.javascript.errors import TypeScriptSyntaxError, UnerasableError
from nextlint.javascript.typescript_syntax import TRIVIA, parse
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Final

    from tree_sitter import Node

    from nextlint.javascript.typescript_syntax import Parsed

__all__ = ["TypeScriptSyntaxError", "UnerasableError", "compile_types", "erase"]


def erase(text: str) -> str:
    """:func:`nextlint.javascript.erasure.erase` for any TypeScript."""
    return compile_types(text).text


def compile_types(text: str) -> Compiled:
    """:func:`nextlint.javascript.erasure.compile_types` for any TypeScript."""
    eraser = _Eraser(text, parse(text))
    return Compiled(eraser.erase(), tuple(eraser.more))


_INK = re.compile(r"[^\r\n\u2028\u2029]")
_MORE_THAN_TYPES = "which is more than a type: the TypeScript compiler emits code for it"
_REGROUPS = "it has a type assertion whose removal would change how operators are grouped"
_REREAD = "it has a type assertion whose removal would change the meaning of the expression"

_TYPES = frozenset(
    {
        "asserts_annotation",
        "implements_clause",
        "type_annotation",
        "type_arguments",
        "type_parameters",
        "type_predicate_annotation",
    }
)
_RETURN_TYPES = frozenset({"asserts_annotation", "type_annotation", "type_predicate_annotation"})
_TYPE_DECLARATIONS = frozenset({"interface_declaration", "type_alias_declaration"})
_FUNCTIONS = frozenset(
    {
        "arrow_function",
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    }
)
_LISTS = frozenset({"class_body", "program", "statement_block", "switch_case", "switch_default"})
_SIGNATURES = frozenset({"abstract_method_signature", "index_signature", "method_signature", "public_field_definition"})
_MODIFIERS = frozenset({"abstract", "accessibility_modifier", "declare", "override_modifier", "readonly"})
_TRIVIA_NODES = frozenset({"comment", "hash_bang_line", "html_comment"})
_PASSED_OVER = frozenset({"type_identifier"}) | _MODIFIERS | _TRIVIA_NODES
_ASSERTIONS = frozenset({"as_expression", "satisfies_expression"})
_CHAINED = frozenset({"binary_expression"}) | _ASSERTIONS
# The tree may nest operators of a lower precedence in these.
_UNARY = frozenset({"await_expression", "unary_expression"})
_POSTFIX = frozenset({"call_expression", "member_expression", "non_null_expression", "subscript_expression"})
_MAX_OPERATORS = 500  # operators of a chain that are examined

# At the start of a class member or statement: would continue a previous one without a semicolon.
_CONTINUES = re.compile(r"[\[(*`+\-/<,.?=]|(?:in|instanceof)\b")
# At the start of an expression: JavaScript would read a block or a declaration.
_DECLARES = re.compile(r"\{|(?:async\s+)?function\b|class\b|let\s*\[")
_TRIVIA = re.compile(TRIVIA)
_SEMICOLON = re.compile(TRIVIA + ";")
_PRECEDENCE: Final = {
    operator: level
    for level, operators in enumerate(
        ["??", "||", "&&", "|", "^", "&", "== != === !==", "< > <= >= instanceof in", "<< >> >>>", "+ -", "* / %", "**"]
    )
    for operator in operators.split()
}
_RELATIONAL: Final = _PRECEDENCE["<"]


class _Frame(Record):
    """A node whose children are being visited."""

    node: Node
    children: Iterator[Node]
    statement_end: int  # of the innermost statement or class member around the children
    semicolon_needed: bool | None  # to be restored at the end of a function's body


class _Blank(NamedTuple):
    start: int
    end: int
    head: str = ""  # replaces the first character, instead of a space
    tail: str = ""


class _Eraser:
    def __init__(self, text: str, parsed: Parsed) -> None:
        self.text = text
        self.view = parsed.view
        self.root = parsed.root
        self.blanks = [_Blank(start, end) for start, end in parsed.type_arguments]
        self.more: list[Code | ParameterProperty | ExportEquals] = []
        self.erased_to = 0
        self.stack: list[_Frame] = []
        self.member_ends: dict[int, int] = {}  # start of a class member -> its end, with the semicolon
        self.statement_end = len(text)
        self.semicolon_needed = False  # the code before this point does not end with one ...
        self.is_open = False  # ... and ends with a value, which the next class member could continue

    def erase(self) -> str:
        self.walk()
        pieces = []
        at = 0
        for start, end, head, tail in sorted(self.blanks):
            if start >= at:
                erased = self.text[start + len(head) : end - len(tail)]
                pieces += [self.text[at:start], head, _INK.sub(" ", erased), tail]
                at = end
        return "".join([*pieces, self.text[at:]])

    def walk(self) -> None:
        """Visit all nodes that may contain types, depth first, without recursion."""
        self.push(self.root, self.root.children)
        while self.stack:
            frame = self.stack[-1]
            child = next(frame.children, None)
            if child is None:
                self.leave(self.stack.pop())
            elif child.start_byte >= self.erased_to:
                self.statement_end = self.end_of_statement(child, frame)
                children = self.visit(child)
                if children is not None:
                    self.push(child, children)

    def push(self, node: Node, children: Iterable[Node]) -> None:
        is_body = node.type == "statement_block" and self.stack[-1].node.type in _FUNCTIONS
        self.stack.append(_Frame(node, iter(children), self.statement_end, self.semicolon_needed if is_body else None))
        if is_body:
            self.semicolon_needed = False

    def leave(self, frame: _Frame) -> None:
        if frame.semicolon_needed is not None:
            self.semicolon_needed = frame.semicolon_needed
        is_header = self.stack and self.stack[-1].node.type == "for_statement" and frame.node.type == "empty_statement"
        if frame.node.type != "class_heritage" and not is_header:
            end = min(frame.node.end_byte, frame.statement_end)
            self.semicolon_needed = not self.text.endswith(";", 0, end)
            self.is_open = frame.node.type == "public_field_definition" and bool(
                frame.node.child_by_field_name("value")
            )

    def end_of_statement(self, node: Node, frame: _Frame) -> int:
        if frame.node.type not in _LISTS or node == frame.node.child_by_field_name("value"):
            return frame.statement_end
        return self.end(node)

    def visit(self, node: Node) -> Iterable[Node] | None:
        """Erase the types of a node itself; return the children to visit, or None if nothing is left."""
        kind = node.type
        if kind in _PASSED_OVER:
            return None
        if kind in _TYPES:
            self.blank(node.start_byte, node.end_byte)
            return None
        handler = _HANDLERS.get(kind)
        if handler is not None:
            return handler(self, node)
        return node.named_children

    def blank(self, start: int, end: int, *, head: str = "", tail: str = "") -> None:
        self.blanks.append(_Blank(start, end, head, tail))

    # Statements and class members

    def erase_statement(self, node: Node) -> None:
        """Leave a semicolon in place of a type-only statement, unless the code before it ends with one."""
        self.erase_to(node.start_byte, self.end(node), needs_semicolon=self.semicolon_needed)

    def erase_signature(self, node: Node) -> None:
        """Leave a semicolon in place of a signature only if what follows would continue the code before it."""
        end = self.end(node)
        self.erase_to(node.start_byte, end, needs_semicolon=self.is_open and self.continues(end))

    def erase_to(self, start: int, end: int, *, needs_semicolon: bool) -> None:
        self.blank(start, end, head=";" if needs_semicolon else "")
        self.erased_to = end

    def end(self, node: Node) -> int:
        """The end of a statement or class member as TypeScript sees it.

        The parser takes in the comment that it has passed before it knew the statement was over, or a semicolon that is
        in the view only.
        """
        member_end = self.member_ends.get(node.start_byte)
        if member_end is not None:
            return member_end
        while tokens := self.tokens(node):
            node = tokens[-1]
        return node.end_byte

    def tokens(self, node: Node) -> list[Node]:
        return [token for token in _tokens(node) if token.type != ";" or self.text[token.start_byte] == ";"]

    def continues(self, offset: int) -> bool:
        trivia = _TRIVIA.match(self.view, offset)
        return bool(_CONTINUES.match(self.view, trivia.end() if trivia else offset))

    def ambient(self, node: Node) -> None:
        declared = node.named_children[-1]
        if declared.type == "module" and declared.child_by_field_name("body") is None:
            semicolon = _SEMICOLON.match(self.view, node.end_byte)  # a statement in the grammar
            self.member_ends[node.start_byte] = semicolon.end() if semicolon else node.end_byte
        self.erase_statement(node)

    def expression_statement(self, node: Node) -> Iterable[Node] | None:
        first = node.children[0]
        if first.type != "internal_module":
            return node.named_children
        self.namespace(first)
        return None

    def namespace(self, node: Node) -> None:
        if _holds_only_types(node):
            self.erase_statement(node)
            return
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is None or body is None or name.type != "identifier":
            raise UnerasableError(f"it declares a namespace, {_MORE_THAN_TYPES}", node.start_byte, node.end_byte)
        inside = compile_types(self.text[body.start_byte + 1 : body.end_byte - 1])
        self.replace(node, lambda text, more: namespace_code(text, inside, node.start_byte, **more), name)

    def enum(self, node: Node) -> None:
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        assert name is not None  # part of the grammar
        assert body is not None
        members = list(self.members(body))
        self.replace(node, lambda text, more: enum_code(text, members, **more), name)

    def replace(self, node: Node, code: Callable[[str, dict[str, bool]], str], name: Node) -> None:
        """Leave a block in place of a declaration, and keep the code emitted for it."""
        text = self.text[name.start_byte : name.end_byte]
        parent = node.parent
        is_exported = parent is not None and parent.type == "export_statement"
        outer = parent if parent is not None and parent.type in ("export_statement", "expression_statement") else node
        end = self.end(outer)
        is_merged = _is_declared_before(outer, text, self.text)
        more = {"is_exported": is_exported, "is_merged": is_merged}
        self.more.append(Code(outer.start_byte, end, code(text, more)))
        self.blank(outer.start_byte, end, head="{", tail="}")
        self.erased_to = end

    def members(self, body: Node) -> Iterator[Member]:
        strings: set[str] = set()
        for child in body.named_children:
            if child.type == "comment":
                continue
            name, value = child, None
            if child.type == "enum_assignment":
                name, value = child.named_children[0], child.child_by_field_name("value")
            if name.type not in ("property_identifier", "string"):
                raise UnerasableError(f"it declares an enum with a computed name, {_MORE_THAN_TYPES}", *body.byte_range)
            text = self.text[name.start_byte : name.end_byte].strip("'\"")
            written = None if value is None else erase(f"({self.text[value.start_byte : value.end_byte]})")
            if value is not None and self.is_string(value, strings):
                strings.add(text)
            yield Member(text, written, text in strings)

    def is_string(self, value: Node, strings: set[str]) -> bool:
        """Return whether an enum's value is syntactically a string, which has no reverse mapping."""
        if value.type in ("string", "template_string"):
            return True
        if value.type == "identifier":
            return self.text[value.start_byte : value.end_byte] in strings
        is_sum = value.type == "binary_expression" and any(child.type == "+" for child in value.children)
        return is_sum and any(self.is_string(child, strings) for child in value.named_children)

    def import_alias(self, node: Node) -> None:
        raise UnerasableError(f'it has an "import ... =", {_MORE_THAN_TYPES}', node.start_byte, node.end_byte)

    def import_statement(self, node: Node) -> Iterable[Node] | None:
        kinds = [child.type for child in node.children]
        if "type" in kinds:
            self.erase_statement(node)
            return None
        if "import_require_clause" in kinds:
            clause = node.named_children[0]
            source = _tokens(clause)[-2]
            if self.text[node.start_byte : clause.start_byte].strip() != "import" or source.type != "string":
                self.import_alias(node)
            self.blank(node.start_byte, node.start_byte + len("import"), head="const")
            return None
        return node.named_children

    def export_statement(self, node: Node) -> Iterable[Node] | None:
        kinds = [child.type for child in node.children]
        if "namespace" in kinds:
            raise UnerasableError(f'it has an "export as namespace", {_MORE_THAN_TYPES}', *node.byte_range)
        if "=" in kinds:
            self.more.append(ExportEquals(node.start_byte))
            self.blank(node.start_byte, node.start_byte + len("export"), head=EXPORT_EQUALS)
            return [child for child in node.named_children if child.type != "comment"]
        declaration = node.child_by_field_name("declaration")
        is_ambient = declaration is not None and declaration.type == "ambient_declaration"
        if "type" in kinds or is_ambient or _exports_all_types(self.text, node) or _is_type_only(declaration):
            self.erase_statement(node)
        elif declaration is not None and declaration.type == "function_signature":
            self.erase_signature(node)
        else:
            return node.named_children
        return None

    def specifiers(self, node: Node) -> Iterable[Node]:
        items = _tokens(node)
        for item, following in pairwise(items):
            if any(child.type == "type" for child in item.children):
                self.blank(item.start_byte, (following if following.type == "," else item).end_byte)
        return ()

    def class_body(self, node: Node) -> Iterable[Node]:
        members = self.tokens(node)
        for member, following in pairwise(members):
            if following.type == ";" and member.type in _SIGNATURES:
                self.member_ends[member.start_byte] = following.end_byte
        return [member for member in members if member.is_named or member.type == ";"]

    def semicolon(self, _node: Node) -> None:
        self.semicolon_needed = self.is_open = False

    def abstract_class(self, node: Node) -> Iterable[Node]:
        self.blank_tokens(node, "abstract")
        return node.named_children

    def field(self, node: Node) -> Iterable[Node] | None:
        kinds = [child.type for child in node.children]
        if "declare" in kinds or "abstract" in kinds:
            self.erase_statement(node)
            return None
        if "accessor" in kinds:
            raise UnerasableError("it has an accessor field, which no JavaScript engine supports", *node.byte_range)
        self.modifiers(node)
        self.blank_tokens(node, "?", "!")
        annotation = node.child_by_field_name("type")
        if annotation is None or not self.looks_like_modifier(node):
            return node.named_children
        self.blank(annotation.start_byte, annotation.end_byte, head=";")
        return [child for child in node.named_children if child != annotation]

    def looks_like_modifier(self, field: Node) -> bool:
        """Return whether a field like ``get`` would, without its type, be a modifier of the next member."""
        name = field.child_by_field_name("name")
        is_bare = field.child_by_field_name("value") is None and field.start_byte not in self.member_ends
        return name is not None and is_bare and self.text[slice(*name.byte_range)] in ("get", "set", "static")

    def modifiers(self, node: Node) -> None:
        """Erase the modifiers of a class member; if necessary, leave a semicolon after the previous member."""
        tokens = _tokens(node)
        kept = next(token for token in tokens if token.type not in _MODIFIERS)
        is_computed = any(token.type == "computed_property_name" for token in tokens)
        continues = self.is_open and _CONTINUES.match(self.view, kept.start_byte)
        for token in tokens:
            if token.type in _MODIFIERS:
                needs_semicolon = token == tokens[0] and (is_computed or continues)
                self.blank(token.start_byte, token.end_byte, head=";" if needs_semicolon else "")

    # Functions

    def function(self, node: Node) -> Iterable[Node]:
        parts = {child.type: child for child in node.named_children}
        parameters = parts.get("formal_parameters")
        if parameters is None:
            return node.named_children
        if node.type == "method_definition":
            self.modifiers(node)
            self.blank_tokens(node, "?")
        generics = parts.get("type_parameters")
        if generics is not None and self.spans_lines(generics.start_byte, parameters.start_byte):
            self.blank(generics.start_byte, generics.end_byte, head="(")
            self.blank(parameters.start_byte, parameters.start_byte + 1)
            parts.pop("type_parameters")
        result = next((parts[kind] for kind in _RETURN_TYPES if kind in parts), None)
        if result is not None and node.type == "arrow_function":
            last, closing = _tokens(parameters)[-2:]
            if self.spans_lines(last.end_byte, result.end_byte):
                self.blank(closing.start_byte, result.end_byte, tail=")")
                parts.pop(result.type)
        return parts.values()

    def parameters(self, node: Node) -> Iterable[Node]:
        """Erase parameter types; a leading ``this`` goes with its comma."""
        first, *rest = _tokens(node)[1:]
        pattern = first.child_by_field_name("pattern") if first.is_named else None
        if pattern is None or pattern.type != "this":
            return node.named_children
        self.blank(first.start_byte, (rest[0] if rest[0].type == "," else first).end_byte)
        return [child for child in rest if child.is_named]

    def parameter(self, node: Node) -> Iterable[Node]:
        if any(child.type in _MODIFIERS for child in node.children):
            name = node.child_by_field_name("pattern")
            if name is None or name.type != "identifier":
                raise UnerasableError(f"it has a parameter property, {_MORE_THAN_TYPES}", *node.byte_range)
            self.more.append(ParameterProperty(name.start_byte, self.text[name.start_byte : name.end_byte]))
            self.blank_tokens(node, *_MODIFIERS)
        self.blank_tokens(node, "?")
        return node.named_children

    def spans_lines(self, start: int, end: int) -> bool:
        return "\n" in self.view[start:end]

    def blank_tokens(self, node: Node, *kinds: str) -> None:
        for child in node.children:
            if child.type in kinds:
                self.blank(child.start_byte, child.end_byte)

    # Expressions

    def chain(self, node: Node) -> Iterable[Node] | None:
        if self.stack[-1].node.type not in _CHAINED and _regroups(node):
            raise UnerasableError(_REGROUPS, node.start_byte, node.end_byte)
        if node.type == "binary_expression":
            return node.named_children
        operand = node.children[0]
        is_last = node.end_byte == self.statement_end and not self.text.startswith(";", node.end_byte)
        self.blank(operand.end_byte, node.end_byte, head=";" if is_last else "")
        return (operand,)

    def non_null(self, node: Node) -> Iterable[Node]:
        self.blank(node.end_byte - 1, node.end_byte)
        return node.named_children

    def declarator(self, node: Node) -> Iterable[Node]:
        self.blank_tokens(node, "!")
        return node.named_children

    def angle_bracket_assertion(self, node: Node) -> Iterable[Node]:
        operand = node.named_children[-1]
        if operand.type != "type_assertion" and self.rereads(node, operand.start_byte):
            raise UnerasableError(_REREAD, node.start_byte, operand.start_byte)
        return node.named_children

    def rereads(self, node: Node, start: int) -> bool:
        """Return whether the removal of a leading type assertion changes the meaning of the code around it."""
        context = node
        for frame in reversed(self.stack):
            if frame.node.start_byte != context.start_byte and frame.node.type != "type_assertion":
                break
            context = frame.node
            if context.type == "expression_statement":
                return bool(_DECLARES.match(self.view, start))
        if frame.node.type == "arrow_function":
            return self.view.startswith("{", start)
        must_share_line = ("return_statement", "throw_statement", "yield_expression")
        return frame.node.type in must_share_line and self.spans_lines(context.start_byte, start)

    def parenthesized(self, node: Node) -> Iterable[Node]:
        cast = node.child_by_field_name("type")
        if cast is not None:
            raise TypeScriptSyntaxError("unexpected ':'", cast.start_byte)
        return node.named_children

    def literal(self, _node: Node) -> Iterable[Node]:
        return ()


def _is_declared_before(statement: Node, name: str, text: str) -> bool:
    """Return whether an enum or namespace merges with a sibling declaration of the same name."""
    siblings = statement.parent.named_children if statement.parent is not None else []
    for sibling in siblings:
        inner = sibling.named_children[-1] if sibling.type in ("export_statement", "expression_statement") else sibling
        is_earlier = sibling.start_byte < statement.start_byte
        kinds = ("enum_declaration", "internal_module", "module", "class_declaration")
        if inner.type in ("function_declaration", *(kinds if is_earlier else ())):
            named = inner.child_by_field_name("name")
            if named is not None and text[named.start_byte : named.end_byte] == name and not _is_type_only(inner):
                return True
    return False


def _tokens(node: Node) -> list[Node]:
    return [child for child in node.children if child.type not in _TRIVIA_NODES]


def _exports_all_types(text: str, node: Node) -> bool:
    """``export type *``: the view has no "type"."""
    star = node.children[1]
    return star.type in ("*", "namespace_export") and bool(text[node.start_byte + 6 : star.start_byte].strip())


def _is_type_only(node: Node | None) -> bool:
    """Return whether a statement of a namespace declares only types."""
    if node is None:
        return False
    if node.type == "expression_statement":
        node = node.children[0]
    if node.type == "export_statement":
        return _is_type_only(node.child_by_field_name("declaration"))
    if node.type == "internal_module":
        return _holds_only_types(node)
    return node.type in _TYPE_DECLARATIONS


def _holds_only_types(namespace: Node) -> bool:
    body = namespace.child_by_field_name("body")
    return body is None or all(_is_type_only(child) for child in body.named_children if child.type != "comment")


def _regroups(chain: Node) -> bool:
    """Return whether erasing the type assertions in a chain of operators would regroup it, or make it illegal."""
    operators = list(islice(_operators(chain), _MAX_OPERATORS))
    kept = [operator for operator in operators if operator != "as"]
    if len(kept) == len(operators) or len(kept) < 2:
        return False
    return _evaluation_order(operators) != _evaluation_order(kept) or (
        "??" in kept and not {"||", "&&"}.isdisjoint(kept)
    )


def _operators(chain: Node) -> Iterator[str]:
    """Yield the operators of a chain from left to right, "as" for either kind of type assertion."""
    pending: list[Node | str] = [chain]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            yield item
        elif item.type == "binary_expression":
            left, operator, right = _tokens(item)
            pending += [right, operator.type, left]
        elif item.type in _ASSERTIONS:
            pending += ["as", item.children[0]]
        elif item.type in _UNARY:
            pending.append(item.named_children[-1])
        elif item.type in _POSTFIX:
            pending.append(item.children[0])


def _evaluation_order(operators: list[str]) -> list[int]:
    """Return the positions of the binary operators, not counting assertions, in the order of evaluation.

    This order determines the grouping.
    """
    order: list[int] = []
    waiting: list[tuple[int, int]] = []  # precedence, place
    place = 0
    for operator in operators:
        level = _PRECEDENCE.get(operator, _RELATIONAL)
        while waiting and (waiting[-1][0] > level or (waiting[-1][0] == level and operator != "**")):
            order.append(waiting.pop()[1])
        if operator != "as":
            waiting.append((level, place))
            place += 1
    return order + [place for _, place in reversed(waiting)]


_HANDLERS: Final[dict[str, Callable[[_Eraser, Node], Iterable[Node] | None]]] = {
    ";": _Eraser.semicolon,
    "abstract_class_declaration": _Eraser.abstract_class,
    "abstract_method_signature": _Eraser.erase_signature,
    "ambient_declaration": _Eraser.ambient,
    "as_expression": _Eraser.chain,
    "binary_expression": _Eraser.chain,
    "class_body": _Eraser.class_body,
    "enum_declaration": _Eraser.enum,
    "export_clause": _Eraser.specifiers,
    "export_statement": _Eraser.export_statement,
    "expression_statement": _Eraser.expression_statement,
    "formal_parameters": _Eraser.parameters,
    "function_signature": _Eraser.erase_signature,
    "import_alias": _Eraser.import_alias,
    "import_statement": _Eraser.import_statement,
    "index_signature": _Eraser.erase_signature,
    "interface_declaration": _Eraser.erase_statement,
    "internal_module": _Eraser.namespace,
    "method_signature": _Eraser.erase_signature,
    "module": _Eraser.namespace,
    "named_imports": _Eraser.specifiers,
    "non_null_expression": _Eraser.non_null,
    "optional_parameter": _Eraser.parameter,
    "parenthesized_expression": _Eraser.parenthesized,
    "public_field_definition": _Eraser.field,
    "regex": _Eraser.literal,
    "required_parameter": _Eraser.parameter,
    "satisfies_expression": _Eraser.chain,
    "string": _Eraser.literal,
    "type_alias_declaration": _Eraser.erase_statement,
    "type_assertion": _Eraser.angle_bracket_assertion,
    "variable_declarator": _Eraser.declarator,
    **dict.fromkeys(_FUNCTIONS, _Eraser.function),
}
