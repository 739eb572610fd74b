"""Detects the style of a config file's text, so that edits keep it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from nextlint.fixing.text.style import DEFAULT, ENDLESS, WIDTHS, Style, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Quote, TrailingComma
    from nextlint.javascript.estree import Node, Statement


def detect(script: Script) -> Style:
    """Return the style that the text shows, with ``script.style`` where it shows none. Detected once per script."""
    if script.habits is None:
        script.habits = _habits(script)
    return script.habits


def _habits(script: Script) -> Style:
    nodes = script.nodes
    containers = [node for node in nodes if node.type in _CONTAINERS]
    default = script.style or DEFAULT
    return Style(
        quote=_quote(script, nodes, default),
        semicolons=_semicolons(script, nodes, default),
        indent=_indent(script, containers, default),
        newline=_newline(script.text, default),
        trailing_comma=_trailing_comma(script, nodes, default),
        bracket_spacing=_bracket_spacing(script, containers, default),
        width=_width(script, nodes, default),
        tab_width=default.tab_width,
    )


_CONTAINERS = frozenset({"ObjectExpression", "ObjectPattern", "ArrayExpression", "ArrayPattern", "BlockStatement"})
_WRAPPED = frozenset(
    {
        *("ObjectExpression", "ArrayExpression", "CallExpression", "NewExpression"),
        *("ConditionalExpression", "LogicalExpression"),
    }
)  # nodes that may span several lines


def _most(votes: list[bool], default: bool) -> bool:
    yes = sum(votes)
    return default if 2 * yes == len(votes) else 2 * yes > len(votes)


def _quote(script: Script, nodes: list[Node], default: Style) -> Quote:
    strings = (script.slice(node) for node in nodes if node.type == "Literal" and isinstance(node.value, str))
    plain = [text[0] for text in strings if "'" not in text[1:-1] and '"' not in text[1:-1]]
    return "'" if _most([quote == "'" for quote in plain], default.quote == "'") else '"'


def _semicolons(script: Script, nodes: list[Node], default: Style) -> bool:
    """Return whether most statements that could omit their semicolon have one."""
    votes: list[bool] = []
    for node in nodes:
        if node.type != "Program" and node.type != "BlockStatement" and node.type != "StaticBlock":
            continue
        for statement in node.body:
            if _takes_semicolon(statement):
                votes.append(script.text[script.statement_end(statement) - 1] == ";")
    return _most(votes, default.semicolons)


def _takes_semicolon(statement: Statement) -> bool:
    if statement.type == "ExportDefaultDeclaration":
        return statement.declaration.type not in ("FunctionDeclaration", "ClassDeclaration")
    if statement.type == "ExportNamedDeclaration":
        return statement.declaration is None or statement.declaration.type == "VariableDeclaration"
    return statement.type in (
        "ExpressionStatement",
        "VariableDeclaration",
        "ReturnStatement",
        "ThrowStatement",
        "ImportDeclaration",
        "ExportAllDeclaration",
    )


def _indent(script: Script, nodes: list[Node], default: Style) -> str:
    """Return the most common indentation step from a container's closing line to the lines of its contents."""
    steps: dict[str, int] = {}
    for node in nodes:
        items = _items(node)
        first = items[0] if items else None
        if first is not None and script.starts_line(node.range[1] - 1):
            outer, inner = script.indent_at(node.range[1] - 1), script.indent_at(first.range[0])
            if script.starts_line(first.range[0]) and inner.startswith(outer) and inner != outer:
                step = inner[len(outer) :]
                steps[step] = steps.get(step, 0) + 1
    return max(steps, key=lambda step: steps[step]) if steps else _smallest_indent(script, default)


def _smallest_indent(script: Script, default: Style) -> str:
    starts = (token.start for token in script.tokens if script.starts_line(token.start))
    return min(filter(None, map(script.indent_at, starts)), key=len, default=default.indent)


def _items(node: Node) -> Sequence[Node | None]:
    if node.type == "ObjectExpression" or node.type == "ObjectPattern":
        return node.properties
    if node.type == "ArrayExpression" or node.type == "ArrayPattern":
        return node.elements
    return node.body if node.type == "BlockStatement" else ()


def _newline(text: str, default: Style) -> str:
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda newline: counts[newline]) if any(counts.values()) else default.newline


def _trailing_comma(script: Script, nodes: list[Node], default: Style) -> TrailingComma:
    literals: list[bool] = []
    calls: list[bool] = []
    for node in nodes:
        items: Sequence[Node | None]
        if node.type == "ObjectExpression" or node.type == "ArrayExpression":
            votes, items = literals, _items(node)
        elif node.type == "CallExpression" or node.type == "NewExpression":
            votes, items = calls, node.arguments
        else:
            continue
        close = node.range[1] - 1
        if items and items[-1] is not None and script.starts_line(close):
            votes.append(script.slice(script.token_before(close)) == ",")
    if not _most(literals, default.trailing_comma != "none"):
        return "none"
    return "all" if _most(calls, default.trailing_comma != "es5") else "es5"


def _bracket_spacing(script: Script, nodes: list[Node], default: Style) -> bool:
    votes: list[bool] = []
    for node in nodes:
        if (node.type == "ObjectExpression" or node.type == "ObjectPattern") and node.properties:
            start, end = node.range
            if not script.has_line_break(start, end):
                votes.append(script.text[start + 1] == " ")
    return _most(votes, default.bracket_spacing)


def _width(script: Script, nodes: list[Node], default: Style) -> int:
    """Return ``default``, or the smallest usual width that no wrappable line exceeds; if none, ENDLESS."""
    templates = _outermost([node.range for node in nodes if node.type == "TemplateLiteral"])
    longest = 0
    for node in nodes:
        if node.type not in _WRAPPED:
            continue
        start, end = node.range
        line = script.line_start(start)
        if 2 * (end - line) <= longest or script.has_line_break(start, end) or not _can_be_wrapped(node):
            continue
        if not _is_within(start, templates):
            longest = max(longest, columns(script.text[line:end], default.tab_width))
        if longest > max(default.width, *WIDTHS):
            return ENDLESS
    return next(width for width in (default.width, *WIDTHS) if longest <= width)


def _outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for each in sorted(ranges):
        if not found or each[0] >= found[-1][1]:
            found.append(each)
    return found


def _is_within(offset: int, ranges: list[tuple[int, int]]) -> bool:
    if not ranges:
        return False
    at = bisect_right(ranges, offset, key=lambda each: each[0]) - 1
    return at >= 0 and offset < ranges[at][1]


def _can_be_wrapped(node: Node) -> bool:
    if node.type in ("ObjectExpression", "ArrayExpression"):
        return bool(_items(node))
    if node.type == "CallExpression" or node.type == "NewExpression":
        loader = node.callee.type == "Identifier" and node.callee.name == "require"
        template = [argument.type for argument in node.arguments] == ["TemplateLiteral"]
        return bool(node.arguments) and not loader and not template
    return node.type in ("ConditionalExpression", "LogicalExpression")
