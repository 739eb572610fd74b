"""A file's text together with its ESTree: what the edits need to know about tokens, comments and lines.

All offsets are indices into ``text``. For TypeScript the tree is that of the erased text (types blanked, same length)
and ``text`` is the original, so a type as well as whitespace and comments may be between two tokens.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nextlint.javascript import syntax
from nextlint.javascript.tree import children, walk
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import Node, ObjectExpression, Program

_LINE_ENDS = "\n\r\u2028\u2029"


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the edited text. Raises ValueError if two edits overlap or insert at the same place."""
    ordered = sorted(edits)
    for before, after in pairwise(ordered):
        if after.start < before.end or after.start == before.start:
            raise ValueError(f"edits overlap at {after.start}")
    for edit in reversed(ordered):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


class Range(NamedTuple):
    start: int
    end: int


def parse(text: str, *, module: bool) -> Program:
    """Return the ESTree of JavaScript with ranges, tokens and comments. Raises ParseError."""
    return syntax.parse(text, "module" if module else "script", tokens=True)


class Script:
    """Text and tree of one file; ``reparse`` parses an edited text (by default as JavaScript).

    ``style`` applies where the text itself shows no style (default: prettier's).
    """

    def __init__(
        self, text: str, tree: Program, *, reparse: Callable[[str], Program] | None = None, style: Style | None = None
    ) -> None:
        self.text = text
        self.tree = tree
        self.style = style
        self.habits: Style | None = None  # the detected style, once computed
        self._reparse = reparse

    def edited(self, text: str) -> Script:
        """Return the script for an edited text. Raises what the parser raises."""
        module = self.tree.sourceType == "module"
        tree = self._reparse(text) if self._reparse else parse(text, module=module)
        return Script(text, tree, reparse=self._reparse, style=self.style)

    @cached_property
    def nodes(self) -> list[Node]:
        """Return every node of the tree, parents first."""
        return list(walk(self.tree))

    @cached_property
    def _literals(self) -> dict[int, ObjectExpression]:
        literals = (node for node in self.nodes if node.type == "ObjectExpression")
        return {id(entry): node for node in literals for entry in node.properties}

    def literal_of(self, entry: Node) -> ObjectExpression | None:
        """Return the object literal of which a node is an entry."""
        return self._literals.get(id(entry))

    def node_at(self, start: int, end: int, kind: str) -> Node | None:
        """Return the outermost node of a type with exactly this range, or None."""
        return self._places.get((start, end, kind))

    @cached_property
    def _places(self) -> dict[tuple[int, int, str], Node]:
        return {(*node.range, node.type): node for node in reversed(self.nodes)}  # parents last: they win

    def path_around(self, start: int, end: int) -> list[Node]:
        """Return the nodes from the tree down to the innermost one that extends beyond both ends of a range."""
        path: list[Node] = [self.tree]
        while True:
            inner = (child for child in self._children(path[-1]) if child.range[0] < start and end < child.range[1])
            following = next(inner, None)
            if following is None:
                return path
            path.append(following)

    def _children(self, node: Node) -> list[Node]:
        if id(node) not in self._below:
            self._below[id(node)] = children(node)
        return self._below[id(node)]

    @cached_property
    def _below(self) -> dict[int, list[Node]]:
        return {}

    @cached_property
    def _tokens(self) -> list[tuple[int, int]]:
        return [token.range for token in self.tree.tokens]

    @property
    def tokens(self) -> Iterator[Range]:
        return (Range(start, end) for start, end in self._tokens)

    @cached_property
    def comments(self) -> list[Range]:
        return [Range(*comment.range) for comment in self.tree.comments]

    @cached_property
    def _tokens_before(self) -> list[int]:
        return _counted([start for start, _ in self._tokens], len(self.text))

    @cached_property
    def _comments_before(self) -> list[int]:
        return _counted([comment.start for comment in self.comments], len(self.text))

    def token_from(self, offset: int) -> Range:
        """Return the first token that starts at or after ``offset``; an empty range at the end if there is none."""
        at = self._tokens_before[offset]
        return Range(*self._tokens[at]) if at < len(self._tokens) else Range(len(self.text), len(self.text))

    def token_before(self, offset: int) -> Range:
        """Return the last token that starts before ``offset``; an empty range at 0 if there is none."""
        at = self._tokens_before[offset]
        return Range(*self._tokens[at - 1]) if at else Range(0, 0)

    def comments_in(self, start: int, end: int) -> list[Range]:
        """Return the comments that start in the given range."""
        return self.comments[self._comments_before[start] : self._comments_before[end]]

    def slice(self, span: Range | Node) -> str:
        """Return the text of a Range or a node."""
        start, end = span if isinstance(span, Range) else span.range
        return self.text[start:end]

    def real_end(self, end: int) -> int:
        """Return the end in the text, including an erased type that follows ``end`` in the tree."""
        rest = self.token_from(end).start
        real = end
        for start, stop in [*self.comments_in(end, rest), Range(rest, rest)]:
            if chunk := self.text[end:start].rstrip():
                real = end + len(chunk)
            end = stop
        return real

    def statement_end(self, node: Node) -> int:
        """Return the end of a statement, without a semicolon that belongs to the next one (``;[a].map(b)``)."""
        end: int = node.range[1]
        last = self.token_before(end)
        if self.slice(last) == ";" and self.starts_line(last.start):
            return self.token_before(last.start).end
        return end

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, end = [0], 0
        for line in self.text.splitlines(keepends=True):
            end += len(line)
            if line[-1] in _LINE_ENDS:  # Python recognizes more line endings than JavaScript
                starts.append(end)
        return starts

    @cached_property
    def _lines_before(self) -> list[int]:
        return _counted(self._line_starts, len(self.text))

    def line_start(self, offset: int) -> int:
        return self._line_starts[self._lines_before[offset + 1] - 1]

    def line_end(self, offset: int) -> int:
        """Return the end of the line at ``offset``, before its line ending."""
        at = self._lines_before[offset + 1]
        if at == len(self._line_starts):
            return len(self.text)
        end = self._line_starts[at]
        return end - (2 if self.text.endswith("\r\n", 0, end) else 1)

    def next_line(self, offset: int) -> int:
        """Return the start of the next line, or the end of the text."""
        at = self._lines_before[offset + 1]
        return self._line_starts[at] if at < len(self._line_starts) else len(self.text)

    def previous_line(self, offset: int) -> int:
        """Return the start of the line before the one that starts at ``offset``; 0 for the first."""
        return self.line_start(offset - 1) if offset else 0

    def has_line_break(self, start: int, end: int) -> bool:
        return self.next_line(start) <= end and self.line_end(start) < end

    def starts_line(self, offset: int) -> bool:
        return self._blanks_end(self.line_start(offset)) >= offset

    def ends_line(self, offset: int) -> bool:
        return self._blanks_end(offset) >= self.line_end(offset)

    def indent_at(self, offset: int) -> str:
        """Return the whitespace at the start of the line at ``offset``."""
        start = self.line_start(offset)
        return self.text[start : self._blanks_end(start)]

    def _blanks_end(self, offset: int) -> int:
        text = self.text
        while offset < len(text) and text[offset].isspace() and text[offset] not in _LINE_ENDS:
            offset += 1
        return offset

    def is_first_on_line(self, offset: int) -> bool:
        """Return whether only whitespace and comments precede ``offset`` on its line."""
        return self.token_before(offset).end <= self.line_start(offset)

    def is_line_comment_end(self, offset: int) -> bool:
        comments = self.comments_in(self.line_start(offset), offset)
        return bool(comments) and comments[-1].end == offset and self.text.startswith("//", comments[-1].start)

    def end_of_line_comments(self, offset: int, *, before: int) -> int:
        """Return the end of the comments that follow on the line; ``offset`` if code other than ``before`` follows."""
        following = self.token_from(offset).start
        if following < self.line_end(offset) and following != before:
            return offset
        end = offset
        for comment in self.comments_in(offset, following):
            if comment.start > self.line_end(end):
                break
            end = comment.end
        return end

    def end_of_block_comments(self, start: int, end: int) -> int:
        """Return the end of the comments in a one-line range, without one that runs to the end of the line."""
        blocks = [comment for comment in self.comments_in(start, end) if self.text.startswith("/*", comment.start)]
        return blocks[-1].end if blocks else start


def _counted(starts: list[int], length: int) -> list[int]:
    """For each offset of a text of this length, plus two, return how many of the sorted ``starts`` are before it."""
    counts: list[int] = []
    for count, start in enumerate(starts):
        counts.extend([count] * (start + 1 - len(counts)))
    counts.extend([len(starts)] * (length + 2 - len(counts)))
    return counts
