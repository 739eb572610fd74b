"""TypeScript -> tree-sitter's tree, repaired where its grammar differs from TypeScript's own parser.

Everything here works on a *view* of the text: ASCII, as long in bytes as the text is in code points. So the tree's byte
offsets are offsets into the text, and nothing has to be converted. Repairs change only the view.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import tree_sitter_typescript
from tree_sitter import Language, LogType, Parser

from nextlint.backstop import held
from nextlint.javascript.errors import TypeScriptSyntaxError
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

MAX_READ = 1 << 26  # bytes that one parse may read; usually it reads each once
MAX_REPAIRS = 20  # rounds; a repair may reveal the next error
MAX_STEPS = 500_000  # parser operations to locate an error: usually 100,000 code points
MAX_TRIALS = 1_000  # attempts to read "<" as the start of type arguments

TRIVIA = r"(?:\s|//[^\n]*|/\*[\s\S]*?\*/)*+"

_NAME = r"[A-Za-z_$][\w$]*"
_STRING = r"""(?:'[^'\n]*'|"[^"\n]*")"""
_NEW_LINE = rf"(?=(?:[^\S\n]|/\*.*?\*/)*(?://.*)?\n){TRIVIA}"
_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_LINE_END = re.compile(r"\r(?!\n)|[\u2028\u2029]")
_IMPORT = re.compile(rf"\bimport\(\s*{_STRING}\s*(?:,\s*\{{[^()\n]*\}}\s*)?\)")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_INK = re.compile(r"[^\n]")
_TRIVIA = re.compile(TRIVIA)
_STEP = re.compile(r"process version:\d+,.* row:(\d+), col:(\d+)")  # in the parser's log, rows and columns from 0
_CHUNK = 4096  # bytes
_SMALL_CHUNK = 64
_ENTANGLED = "the types are too ambiguous"
_LITERALS = frozenset({"comment", "escape_sequence", "regex_pattern", "string", "string_fragment", "template_string"})


class Parsed(Record):
    view: str
    root: Node
    type_arguments: tuple[tuple[int, int], ...]  # ranges blanked in the view and missing in the tree


def parse(text: str) -> Parsed:
    """Parse a TypeScript module (no JSX). Raises TypeScriptSyntaxError."""
    parser = _parser()
    trials = iter(range(MAX_TRIALS))
    view = ascii_view(text)
    hidden: list[_Repair] = []
    repairs: list[_Repair] = []
    for _ in range(MAX_REPAIRS):
        root = _root(parser, view)
        if root.has_error:
            view, tags = _fill_gaps(parser, text, view, root, trials)
            hidden += tags
            root = _root(parser, view)
        found = list(_repairs(parser, view, root, trials))
        repairs = [repair for repair in found if repair.end > repair.start]
        if found and not repairs:
            raise _unexpected(text, found[0].start)
        if not repairs and not root.has_error:
            return Parsed(view, root, tuple((start, end) for start, end, _ in hidden))
        hidden += [repair for repair in repairs if not repair.mark]
        view = _apply(view, repairs)
    raise TypeScriptSyntaxError(_ENTANGLED, repairs[0].start if repairs else 0)


def ascii_view(text: str) -> str:
    """``text`` in ASCII, every other character replaced by one that parses alike, with LF or CRLF at the ends of lines.

    Each ``import("a")`` is replaced by a name: the grammar barely supports it as a type.
    """
    if "\r" in text or not text.isascii():
        text = _LINE_END.sub("\n", text)
    if not text.isascii():
        text = _NOT_ASCII.sub("_", _SPACE.sub(" ", text))
    return _IMPORT.sub(_identifier, text)


def _parser() -> Parser:
    return Parser(Language(tree_sitter_typescript.language_typescript()))


def _root(parser: Parser, view: str) -> Node:
    """Parse the text in pieces, because the parser may look ahead over all of it again and again."""
    data = view.encode("ascii")
    rest = MAX_READ

    def read(offset: int, _point: object) -> bytes:
        nonlocal rest
        rest -= _CHUNK
        return data[offset : offset + _CHUNK] if rest > 0 else b""

    root = _parsed(parser, read)
    if rest <= 0:
        raise TypeScriptSyntaxError(_ENTANGLED, 0)
    return root


def _parsed(parser: Parser, read: Callable[[int, object], bytes]) -> Node:
    """Parse what ``read`` returns.

    The parser may take quadratic time for ambiguous text; it asks whether to go on.
    """
    with held() as is_over:
        return parser.parse(read, progress_callback=lambda *_: is_over()).root_node


def _is_literal(root: Node, start: int, end: int) -> bool:
    node = root.descendant_for_byte_range(start, end)
    return node is not None and node.type in _LITERALS


class _Repair(NamedTuple):
    """Replace a range of the view by ``mark`` and blanks. An empty range cannot be repaired."""

    start: int
    end: int
    mark: str


def _apply(view: str, repairs: list[_Repair]) -> str:
    pieces = []
    at = 0
    for start, end, mark in sorted(repairs):
        if start >= at:
            pieces += [view[at:start], mark, _blank(view[start + len(mark) : end])]
            at = end
    return "".join([*pieces, view[at:]])


def _skip_trivia(view: str, offset: int) -> int:
    match = _TRIVIA.match(view, offset)
    return match.end() if match else offset


def _blank(text: str) -> str:
    return _INK.sub(" ", text)


# What tree-sitter-typescript 0.23 does not support, and the replacement.


def _spaces(match: re.Match[str]) -> str:
    return _blank(match[0])


def _same_line(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _semicolon(match: re.Match[str]) -> str:
    return _blank(match[0][:-1]) + ";"


def _exported_alias(match: re.Match[str]) -> str:
    keyword = "      " if re.match(rf"\s+type\s+{_NAME}", match[2]) else "import"
    return f"{match[1]}{keyword}{match[2]}{'_' * len(match[3])}"


def _identifier(match: re.Match[str]) -> str:
    return "_" * len(match[0])


_GAPS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # export { a } from "b" with { type: "json" }
    (rf"(?<=['\"])\s*\bwith\s*\{{\s*{_NAME}\s*:\s*{_STRING}[^{{}}]*\}}", _spaces),
    # export type * from "a"
    (r"(?<=\bexport)\s+type(?=\s*\*)", _spaces),
    # export import A = require("a"), export import type A = require("a")
    (rf"\b(export\s+)import(\s+(?:type\s+)?{_NAME}\s*=\s*)(require\s*\(\s*{_STRING}\s*\))", _exported_alias),
    # interface A<in T, out U>
    (rf"(?<=[<,])({TRIVIA})(in\s+out|in|out)(?=\s+{_NAME}\s*(?:[,>=]|extends\b))", _spaces),
    # { a: (any) => void }, [number: A]
    (r"\b(?:any|boolean|never|number|object|string|symbol|unknown)(?=\s*(?:[,)]|\??:))", _identifier),
    # type A = `\``
    (r"\\.", _identifier),
    # f<<A>(b: A) => C>()
    (r"(?<=\w<)<(?:=>|[^<>]|<(?:=>|[^<>])*>)*>(?=\s*\()", _spaces),
    # words that the grammar takes for keywords here
    (r"\babstract(?=\s*[(;.?=,):!])|\b(?:in|new)(?=\s*\??:)|(?<=\blet )(?:as|satisfies)\b", _identifier),
    (rf"\btype(?=\s+extends\b|\s+as\s+\w+\s*[,}}]|{TRIVIA}[,}}])", _identifier),
    # export { a } and from "b" on the next line
    (rf"(?<=\}}){TRIVIA}(?=from{TRIVIA}['\"])", _same_line),
    # using a: B = c
    (rf"\busing(?=\s+{_NAME}\s*:)", "const"),
    (r"\bawait(?=\s+const\b)", _spaces),
)

# Line starts after a type: { (): A \n <B>(): C } and, after that, a as B \n [c, d].e()
_LAST_RESORTS = tuple(
    (rf"(?<=[\w>\])}}\"'`])(?<!=>){_NEW_LINE}(?={begin})", _semicolon) for begin in ("<", r"\[", "`", r"\(")
)


def _fill_gaps(parser: Parser, text: str, view: str, root: Node, trials: Iterator[int]) -> tuple[str, list[_Repair]]:
    """Return a view that parses, and the hidden type arguments before templates. Raises TypeScriptSyntaxError."""
    for gap in _GAPS:
        view = re.sub(*gap, view)
    error = _first_error(view)
    tags: list[_Repair] = []
    for _ in range(MAX_REPAIRS):
        found = [] if error is None else list(_tags(parser, view, root, trials))
        if not found:
            break
        tags += found
        view = _apply(view, found)
        root = _root(parser, view)
        error = _first_error(view)
    if error is None:
        return view, tags
    for gap in _LAST_RESORTS:
        view = re.sub(*gap, view)
        if _first_error(view) is None:
            return view, tags
    raise _unexpected(text, error)


def _tags(parser: Parser, view: str, root: Node, trials: Iterator[int]) -> Iterator[_Repair]:
    """Yield type arguments before a template: a<B[]>`c`. Near an error, the tree may show some as template text."""
    for match in re.finditer(rf"(?<!=)>(?={TRIVIA}`)", view):
        if not _is_literal(root, *match.span()):
            start = _type_arguments(parser, view, match.end(), trials)
            if start is not None:
                yield _Repair(start, match.end(), "")


# What tree-sitter misreads without an error, mostly because of a line break.

_TYPE_SUFFIXES = frozenset({"array_type", "generic_type", "lookup_type"})
_ASSERTIONS = frozenset({"as_expression", "satisfies_expression"})
_NO_TYPES = re.compile(r"\|\||&&|\+\+|--|[!=]=")  # the grammar reads the first two as unions and intersections
_MAX_CANDIDATES = 10  # "<" that may open the type arguments closed by a ">"
_MAX_TYPE_ARGUMENTS = 2_000  # code points


def _repairs(parser: Parser, view: str, root: Node, trials: Iterator[int]) -> Iterator[_Repair]:
    path = root  # the innermost object of the last member chain: a in a.b.c
    for node in _walk(root):
        kind = node.type
        if kind in _TYPE_SUFFIXES:
            yield from _parted(view, node)
        elif kind == "call_expression":
            yield from _called(view, node)
        elif kind == "type_query":
            yield from _queried(view, node)
        elif kind == "member_expression" and not (node.start_byte == path.start_byte and node.end_byte > path.end_byte):
            path = _object(node)
            yield from _qualified(view, node, path)
        elif kind == "binary_expression":
            yield from _comparison(parser, view, node, trials)


def _walk(root: Node) -> Iterator[Node]:
    cursor = root.walk()
    while True:
        if (node := cursor.node) is not None:
            yield node
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _tokens(node: Node) -> list[Node]:
    return [child for child in node.children if child.type != "comment"]


def _parted(view: str, node: Node) -> Iterator[_Repair]:
    """A type assertion ends with its line: ``[`` or ``(`` on the next line begins a statement."""
    head, tail = _tokens(node)[:2]
    if "\n" in view[head.end_byte : tail.start_byte]:
        yield _Repair(head.end_byte, tail.start_byte, ";")


def _called(view: str, node: Node) -> Iterator[_Repair]:
    if node.children[0].type in _ASSERTIONS:
        at = _tokens(node)[1].start_byte
        yield from list(_parted(view, node)) or [_Repair(at, at, "")]


def _queried(view: str, query: Node) -> Iterator[_Repair]:
    node = query.named_children[-1]
    while node.type.endswith("_expression"):
        if node.type != "member_expression":
            yield from _parted(view, node)
        node = node.children[0]


def _object(node: Node) -> Node:
    while node.type == "member_expression":
        node = node.children[0]
    return node


def _qualified(view: str, path: Node, head: Node) -> Iterator[_Repair]:
    """After ``as A.B``, a ``.C`` belongs to the type: replace it all by one name."""
    if head.type not in _ASSERTIONS:
        return
    kind = last = head.named_children[-1]
    while last.children:
        last = last.children[-1]
    if last.type.endswith("identifier"):
        start, end = kind.start_byte, path.named_children[-1].start_byte
        yield _Repair(start, end, "_" * (end - start))
    else:
        at = _skip_trivia(view, kind.end_byte)
        yield _Repair(at, at, "")


def _comparison(parser: Parser, view: str, node: Node, trials: Iterator[int]) -> Iterator[_Repair]:
    """In ``a < b > c``, ``<b>`` are type arguments if a template, ``(`` or a new line follows."""
    _, operator, right = _tokens(node)
    if operator.type not in (">", ">>", ">>>"):
        return
    follows = view[right.start_byte]
    is_next_line = "\n" in view[operator.end_byte : right.start_byte]
    if follows in "`(" or (is_next_line and follows not in "+-<"):
        start = _type_arguments(parser, view, operator.end_byte, trials)
        if start is not None:
            yield _Repair(start, operator.end_byte, "")


def _type_arguments(parser: Parser, view: str, end: int, trials: Iterator[int]) -> int | None:
    """Return the start of the type arguments that end at ``end``: the nearest ``<`` that makes them valid, or None."""
    limit = max(0, end - _MAX_TYPE_ARGUMENTS)
    at = end
    for _ in range(_MAX_CANDIDATES):
        at = view.rfind("<", limit, at)
        if at < 0:
            return None
        if _NO_TYPES.search(view, at, end):
            continue
        if next(trials, None) is None:
            raise TypeScriptSyntaxError(_ENTANGLED, at)
        if _are_type_arguments(_root(parser, f"type _ = _{view[at:end]}")):
            return at
    return None


def _are_type_arguments(root: Node) -> bool:
    if root.has_error or root.child_count != 1:
        return False
    value = root.children[0].child_by_field_name("value")
    return value is not None and value.type == "generic_type"


# Locating an error.


def _unexpected(text: str, offset: int) -> TypeScriptSyntaxError:
    token = re.compile(r"[\w$]+|.", re.DOTALL).match(text, offset)
    if token is None:
        return TypeScriptSyntaxError("unexpected end of the file", offset)
    found = token[0] if token[0].isprintable() else f"\\u{ord(token[0]):04x}"
    return TypeScriptSyntaxError(f"unexpected '{found}'", offset)


def _first_error(view: str) -> int | None:
    """Return the offset of the first unexpected token, or None."""
    offset = _stuck_at(view)
    return None if offset is None else _skip_trivia(view, offset)


def _stuck_at(view: str) -> int | None:
    """Return where the parser first resorts to error recovery, or None.

    According to its log, each stack version that fails is paused, and the first one resumed is the one that got
    furthest once all have failed (or an unnecessary one, once another was accepted). From then on the parser gets no
    more text.
    """
    outcome = ""
    furthest = (0, 0)
    steps = 0

    def listen(kind: LogType, message: str) -> None:
        nonlocal outcome, furthest, steps
        steps += 1
        if outcome or kind != LogType.PARSE:
            return
        if message.startswith(("resume version:", "accept")):
            outcome = message
        elif step := _STEP.match(message):
            furthest = max(furthest, (int(step[1]), int(step[2])))

    def read(offset: int, _point: object) -> bytes:
        return b"" if outcome or steps > MAX_STEPS else data[offset : offset + _SMALL_CHUNK]

    data = view.encode("ascii")
    parser = _parser()
    parser.logger = listen
    _parsed(parser, read)
    if steps > MAX_STEPS:
        root = _root(_parser(), view)
        return next((node.start_byte for node in _walk(root) if node.is_error or node.is_missing), None)
    if outcome == "accept":
        return None
    row, column = furthest
    return [0, *(match.end() for match in re.finditer("\n", view))][row] + column
