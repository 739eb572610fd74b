"""After an edit inside one line: the line breaks around it that prettier would set otherwise."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from nextlint.fixing.text.format import ENDLESS, WIDTHS, columns
from nextlint.fixing.text.layout import render, renders_as
from nextlint.fixing.text.script import TextEdit, apply_edits, children, path_to
from nextlint.fixing.text.wrapping import UnsupportedError, Wrapper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypedDict

    from nextlint.fixing.text.format import Style, TrailingComma
    from nextlint.fixing.text.layout import Doc
    from nextlint.fixing.text.script import Script

    class Place(TypedDict):
        indent: str
        column: int
        tail: str


_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_MAX_PIECES = 2000  # per side, for a comparison piece by piece


def settle(script: Script, edits: list[TextEdit], node: Any, style: Style) -> list[TextEdit]:
    """The edits with what they change in the wrapping of the statement or property around ``node``.

    Where that cannot be told (the unedited text is not wrapped as prettier wraps, or is not understood), the edits as
    they are; but a one-line object that they make too long is put on several lines.
    """
    if script.unsettled is not None:
        script.unsettled.append(node)
        return edits
    edited = _edited(script, edits) if style.width < ENDLESS else None
    if edited is None:
        return edits
    root = _region(script, node)
    settled = _rewrapped(script, edited, root, edits, style) if root is not None else None
    if settled is None and _longest_line(script, edits, style) > style.width:
        settled = _expanded(script, edited, node, style)
    return edits if settled is None else settled


def settle_entry(script: Script, edits: list[TextEdit], entry: Any, style: Style) -> list[TextEdit]:
    """The edits behind an entry that stands on lines of its own, with its wrapping: a comma makes it too long."""
    edited = _edited(script, edits)
    settled = _rewrapped(script, edited, entry, [], style) if edited is not None else None
    return edits if settled is None else sorted([*settled, *edits])


def settle_together(script: Script, edits: list[TextEdit], nodes: list[Any], style: Style) -> list[TextEdit]:
    """The same for edits around several nodes. Raises ValueError where they overlap."""
    edited = _edited(script, edits) if style.width < ENDLESS else None
    if edited is None:
        return sorted(edits)
    roots = {root.range[0]: root for node in nodes if (root := _region(script, node)) is not None}
    end = 0
    for start in sorted(roots):
        if start < end:  # inside of the one before
            continue
        end = roots[start].range[1]
        inside = [edit for edit in edits if start <= edit.start and edit.end <= end]
        settled = _rewrapped(script, edited, roots[start], edits, style)
        if settled is not None:
            edits = [edit for edit in edits if edit not in inside] + settled
    return sorted(edits)


def _edited(script: Script, edits: list[TextEdit]) -> Script | None:
    """The edited script; None if it does not parse, which is for those to notice who prove the edits."""
    text = apply_edits(script.text, edits)
    try:
        return script.edited(text)
    except Exception:  # whatever the given parser raises
        return None


def _rewrapped(script: Script, edited: Script, root: Any, edits: list[TextEdit], style: Style) -> list[TextEdit] | None:
    """Edits of a region for the wrapping it has with ``edits`` done. None if that cannot be told."""
    before = _Region(script, root)
    found = before.style_like(style)
    shift = sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.start < before.start)
    new_root = _node_at(edited.tree, root.type, before.start + shift)
    if found is None or new_root is None:
        return None
    region = _Region(edited, new_root)
    after = region.wrapped(found)
    if after is None or _words(after) != _words(region.text):
        return None
    return list(_differences(before.text, after, before.start))


def _expanded(script: Script, edited: Script, node: Any, style: Style) -> list[TextEdit] | None:
    """The innermost object around ``node`` with one entry a line, if it stands on one line without comments."""
    path = path_to(script.tree, node)
    outer = next((each for each in reversed(path) if each.type == "ObjectExpression"), None)
    new = _node_at(edited.tree, outer.type, outer.range[0]) if outer is not None else None
    if new is None or not new.properties or any(each.type == "TemplateLiteral" for each in path):
        return None
    start, end = new.range
    if edited.has_line_break(start, end) or edited.comments_in(start, end):
        return None
    base = edited.indent_at(start)
    lines = []
    for entry in new.properties:
        lines.append(base + style.indent + edited.text[entry.range[0] : edited.real_end(entry.range[1])])
    comma = "" if style.trailing_comma == "none" else ","
    body = ("," + style.newline).join(lines) + comma
    after = f"{{{style.newline}{body}{style.newline}{base}}}"
    return list(_differences(script.slice(outer), after, start))


def _longest_line(script: Script, edits: list[TextEdit], style: Style) -> int:
    """The columns of the longest line among those that the edits make or change, without the comments behind them."""
    start, end = script.line_start(edits[0].start), script.line_end(edits[-1].end)
    for comment in script.comments_in(edits[-1].end, end):
        if script.ends_line(comment.end):
            end = comment.start
    local = [TextEdit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    lines = apply_edits(script.text[start:end], local).split("\n")
    return max(columns(line.rstrip(), style.tab_width) for line in lines)


def _region(script: Script, node: Any) -> Any | None:
    """The smallest statement or entry of an expanded object around ``node`` that starts a line."""
    path = path_to(script.tree, node)
    for parent, child in reversed(list(pairwise(path))):
        entry = parent.type == "ObjectExpression" and script.is_expanded(parent)
        if entry or isinstance(getattr(parent, "body", None), list):
            return child if script.starts_line(child.range[0]) else None
    return None


def _node_at(tree: Any, kind: str, start: int) -> Any | None:
    """The outermost node of a type that starts at an offset."""
    node = tree
    while node is not None and (node.range[0] != start or node.type != kind):
        node = next((child for child in children(node) if child.range[0] <= start < child.range[1]), None)
    return node


class _Region:
    """A statement or entry, as it is written and as prettier would write it."""

    def __init__(self, script: Script, root: Any) -> None:
        self.script = script
        self.root = root
        self.start: int = root.range[0]
        self.end = script.statement_end(root)
        self.text = script.text[self.start : self.end]
        self.tail = script.tail(self.end)

    def document(self, style: Style) -> Doc | None:
        """None if it holds what is not understood."""
        if "\n" in self.tail:
            return None
        try:
            return Wrapper(self.script, style).document(self.root, self.start)
        except (UnsupportedError, RecursionError):
            return None

    def wrapped(self, style: Style) -> str | None:
        doc = self.document(style)
        return None if doc is None else render(doc, style, **self.place(style))

    def style_like(self, style: Style) -> Style | None:
        """The style, or one that differs in what a file may not show, in which the text is wrapped as it is."""
        commas: tuple[TrailingComma, ...] = (
            ("none",) if style.trailing_comma == "none" else (style.trailing_comma, "all", "es5")
        )
        for comma in dict.fromkeys(commas):
            doc = self.document(style._replace(trailing_comma=comma))
            if doc is None:
                return None
            for width in dict.fromkeys((style.width, *WIDTHS)):
                candidate = style._replace(width=width, trailing_comma=comma)
                if renders_as(self.text, doc, candidate, **self.place(candidate)):
                    return candidate
        return None

    def place(self, style: Style) -> Place:
        indent = self.script.indent_at(self.start)
        return {"indent": indent, "column": columns(indent, style.tab_width), "tail": self.tail}


def _words(text: str) -> str:
    """The text without what another wrapping may change: blanks, trailing commas, the parentheses around a body."""
    return re.sub(r"[\s,()]+", "", text)


def _differences(before: str, after: str, offset: int) -> Iterator[TextEdit]:
    """Edits that make ``after`` of ``before``, which stands at ``offset``."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(old), len(new)) > _MAX_PIECES:
        yield TextEdit(offset, offset + len(before), after)
        return
    starts = [offset]
    for piece in old:
        starts.append(starts[-1] + len(piece))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield TextEdit(starts[i1], starts[i2], "".join(new[j1:j2]))
