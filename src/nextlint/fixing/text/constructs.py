"""What prettier asks about a node before it decides where to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from nextlint.fixing.text.format import Style

FUNCTIONS = ("FunctionExpression", "ArrowFunctionExpression")
BINARY = ("BinaryExpression", "LogicalExpression")
PRECEDENCE = {"??": 1, "||": 2, "&&": 3, "|": 4, "^": 5, "&": 6, "==": 7, "!=": 7, "===": 7, "!==": 7}


def is_require(node: Any) -> bool:
    return node.type == "CallExpression" and getattr(node.callee, "name", None) == "require"


def can_break(node: Any) -> bool:
    if node.type in ("ObjectExpression", "ArrayExpression"):
        return bool(
            getattr(node, "properties", None) or (getattr(node, "elements", None) and not is_numeric(node.elements))
        )
    if node.type in ("CallExpression", "NewExpression"):
        return bool(node.arguments) and not is_require(node)
    return False


def is_plain(node: Any) -> bool:
    if node.type == "ClassExpression":
        return True
    return node.type == "Literal" and isinstance(node.value, (bool, int, float))


def is_numeric(elements: list[Any]) -> bool:
    return all(
        getattr(element, "type", "") == "Literal"
        and isinstance(element.value, (int, float))
        and not isinstance(element.value, bool)
        for element in elements
    )


def is_table(elements: list[Any]) -> bool:
    """Several objects, or several arrays, of several entries each: always one a line."""
    kind = elements[0].type
    if len(elements) < 2 or any(element.type != kind for element in elements):
        return False
    if kind == "ObjectExpression":
        return all(len(element.properties) > 1 for element in elements)
    return kind == "ArrayExpression" and all(len(element.elements) > 1 for element in elements)


def breaks_after_operator(node: Any, style: Style, *, short_key: bool) -> bool:
    if node.type in BINARY:
        return not ends_in_literal(node)
    if node.type == "ConditionalExpression":
        return node.test.type in BINARY and not ends_in_literal(node.test)
    if short_key:
        return False
    while node.type in ("UnaryExpression", "AwaitExpression"):
        node = node.argument
    if node.type == "Literal" and isinstance(node.value, str):
        return True
    return is_poorly_breakable(node, style)


def is_poorly_breakable(node: Any, style: Style, *, deep: bool = False) -> bool:
    """A chain of members and of calls with nothing in them that could break."""
    if node.type == "CallExpression":
        if len(node.arguments) > 1 or not all(is_short(argument, style) for argument in node.arguments):
            return False
        return is_poorly_breakable(node.callee, style, deep=True)
    if node.type == "MemberExpression":
        return is_poorly_breakable(node.object, style, deep=True)
    return deep and node.type in ("Identifier", "ThisExpression")


def is_short(node: Any, style: Style) -> bool:
    limit = style.width / 4
    if node.type == "Identifier":
        return len(str(node.name)) <= limit
    if node.type == "Literal":
        return not isinstance(node.value, str) or len(str(node.raw)) <= limit
    return bool(node.type == "ThisExpression")


def links(node: Any) -> int:
    """How many calls a member chain holds before its last call."""
    count = 0
    while node.type in ("MemberExpression", "CallExpression"):
        if node.type == "CallExpression":
            count += node.callee.type == "MemberExpression"
            node = node.callee
        else:
            node = node.object
    return count


def can_hug(node: Any) -> bool:
    if node.type in ("ObjectExpression", "ArrayExpression"):
        return bool(node.range[1] - node.range[0] > 2)  # entries, or comments
    if node.type != "ArrowFunctionExpression":
        return bool(node.type == "FunctionExpression")
    return node.body.type in (
        "BlockStatement",
        "ObjectExpression",
        "ArrayExpression",
        "CallExpression",
        "ConditionalExpression",
    )


def hugs_last(arguments: list[Any]) -> bool:
    last = arguments[-1]
    if not can_hug(last):
        return False
    if len(arguments) == 1:
        return True
    if last.type == "ArrayExpression" and (
        is_numeric(last.elements) or (len(arguments) == 2 and arguments[0].type == "ArrowFunctionExpression")
    ):
        return False
    return bool(arguments[-2].type != last.type)


def hugs_first(arguments: list[Any]) -> bool:
    """A function before something short."""
    return is_function_first(arguments) and arguments[1].type in ("Identifier", "Literal", "ThisExpression")


def is_function_first(arguments: list[Any]) -> bool:
    """Two arguments, of which the first is a function with a block."""
    return len(arguments) == 2 and arguments[0].type in FUNCTIONS and arguments[0].body.type == "BlockStatement"


def is_composition(arguments: list[Any]) -> bool:
    """Several functions, or a call that is given one: the arguments of ``pipe`` and the like stand one a line."""
    if len(arguments) < 2:
        return False
    functions = 0
    for argument in arguments:
        functions += argument.type in FUNCTIONS
        if argument.type == "CallExpression" and any(inner.type in FUNCTIONS for inner in argument.arguments):
            return True
    return functions > 1


def keeps_body_on_line(body: Any) -> bool:
    return body.type in ("ObjectExpression", "ArrayExpression", "BlockStatement")


def ends_in_literal(node: Any) -> bool:
    """Whether the right operand opens on the operator's line: a non-empty object or array."""
    if node.type != "LogicalExpression":
        return False
    return bool(getattr(node.right, "properties", None) or getattr(node.right, "elements", None))


def flattens(operator: str, left: str) -> bool:
    """Whether operators are of one precedence and read as one chain."""
    if PRECEDENCE.get(operator, operator) != PRECEDENCE.get(left, left):
        return False
    return PRECEDENCE.get(operator) != 7 and operator not in ("**", "%", "/", "*", "<<", ">>", ">>>")
