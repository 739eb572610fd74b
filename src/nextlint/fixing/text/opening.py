"""Expands one-line objects and arrays that edits make too long: one entry per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.text.literal import opened
from nextlint.fixing.text.script import apply_edits
from nextlint.fixing.text.style import ENDLESS, columns
from nextlint.javascript.errors import ParseError
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import ArrayExpression, Node, ObjectExpression


def open_long(script: Script, edits: list[Edit], style: Style) -> list[Edit]:
    """Return the edits, with containers expanded whose line would exceed the style's width.

    Raises ValueError if two edits overlap.
    """
    text = apply_edits(script.text, edits)
    outer = {node.range[0]: node for edit in edits if (node := one_line_container(script, edit.start, edit.end))}
    too_long = [node for node in outer.values() if _line_width(script, edits, node, style) > style.width]
    if not too_long or style.width >= ENDLESS:
        return sorted(edits)
    try:
        edited = script.edited(text)
    except ParseError:
        return sorted(edits)  # the proof reports it
    result = edits
    for node in too_long:
        start, end = node.range
        inside = [edit for edit in edits if start < edit.start and edit.end < end]
        moved = start + _growth(edit for edit in edits if edit.end <= start)
        new = one_line_container(edited, moved + 1, moved + 1)
        if (
            new is not None
            and tuple(new.range) == (moved, moved + end - start + _growth(inside))
            and _can_open(edited, new)
        ):
            whole = Edit(start, end, _opened(edited, new, edited.indent_at(moved), style))
            result = [edit for edit in result if edit not in inside] + [whole]
    return sorted(result)


def one_line_container(script: Script, start: int, end: int) -> ObjectExpression | ArrayExpression | None:
    """Return the outermost one-line object or array literal around a range, outside template literals."""
    path = script.path_around(start, end)
    if any(node.type == "TemplateLiteral" for node in path):
        return None
    containers = (node for node in path if node.type == "ObjectExpression" or node.type == "ArrayExpression")
    return next((node for node in containers if not script.has_line_break(*node.range)), None)


def _growth(edits: Iterable[Edit]) -> int:
    return sum(len(edit.text) - (edit.end - edit.start) for edit in edits)


def _line_width(script: Script, edits: list[Edit], node: Node, style: Style) -> int:
    """Return the columns of a one-line node's line after the edits, without trailing comments."""
    start, end = script.line_start(node.range[0]), script.line_end(node.range[1])
    for comment in script.comments_in(node.range[1], end):
        if script.ends_line(comment.end):
            end = comment.start
    inside = [
        Edit(edit.start - start, edit.end - start, edit.text)
        for edit in edits
        if start <= edit.start and edit.end <= end
    ]
    lines = apply_edits(script.text[start:end], inside).splitlines()
    return max((columns(line.rstrip(), style.tab_width) for line in lines), default=0)


def _entries(node: ObjectExpression | ArrayExpression) -> Sequence[Node | None]:
    return node.properties if node.type == "ObjectExpression" else node.elements


def _can_open(script: Script, node: ObjectExpression | ArrayExpression) -> bool:
    entries = _entries(node)
    return bool(entries) and None not in entries and not script.comments_in(*node.range)


def _opened(script: Script, node: ObjectExpression | ArrayExpression, indent: str, style: Style) -> str:
    """Return a container with one entry per line, recursively expanding entries that are too long."""
    start = node.range[0] + 1
    inner = indent + style.indent
    items = []
    for entry in _entries(node):
        assert entry is not None  # see _can_open
        comma = script.token_from(entry.range[1])
        while script.slice(comma) != "," and comma.end < node.range[1]:
            comma = script.token_from(comma.end)
        items.append(_item(script, entry, script.text[start : comma.start], start, inner, style))
        start = comma.end
    return opened(script.text[node.range[0]] + script.text[node.range[1] - 1], items, style, indent)


def _item(script: Script, entry: Node, text: str, start: int, indent: str, style: Style) -> str:
    """Return an entry for a line of its own; its text and everything around it starts at ``start``."""
    value: Node = entry.value if entry.type == "Property" else entry
    fits = columns(f"{indent}{text.strip()},", style.tab_width) <= style.width
    if fits or (value.type != "ObjectExpression" and value.type != "ArrayExpression") or not _can_open(script, value):
        return text.strip()
    before, behind = text[: value.range[0] - start], text[value.range[1] - start :]
    return before.lstrip() + _opened(script, value, indent, style) + behind.rstrip()
