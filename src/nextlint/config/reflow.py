"""After an edit inside one line: the line breaks around it that prettier would set otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from nextlint.config.constructs import is_expanded
from nextlint.config.format import WIDTHS, Style, columns
from nextlint.config.script import Script, TextEdit, apply_edits, children, path_to

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_MAX_PIECES = 2000  # per side, for a comparison piece by piece


def settle(script: Script, edits: list[TextEdit], node: Any, style: Style) -> list[TextEdit] | None:
    """The edits with what they change in the wrapping of the statement or property around ``node``.

    None where that cannot be told: the unedited text is not wrapped as prettier wraps, or is not understood.
    """
    root = _region(script, node)
    if root is None:
        return None
    before = script.slice(root)
    found = next((style for style in _candidates(style) if _wrapped(script, root, style) == before), None)
    if found is None:
        return None
    edited = script.edited(apply_edits(script.text, edits))
    new_root = _node_at(edited.tree, root)
    after = _wrapped(edited, new_root, found) if new_root else None
    if after is None or new_root is None:
        return None
    if after == edited.slice(new_root):
        return edits
    return list(_differences(before, after, root.range[0]))


def _candidates(style: Style) -> Iterator[Style]:
    """The style, then those that differ in what the file may not show."""
    for comma in (style.trailing_comma, "all", "es5"):
        for width in (style.width, *WIDTHS):
            yield style._replace(width=width, trailing_comma=comma)
        if style.trailing_comma == "none":
            return


def _region(script: Script, node: Any) -> Any | None:
    """The smallest statement or entry of an expanded object around ``node`` that starts a line."""
    path = path_to(script.tree, node)
    for parent, child in reversed(list(pairwise(path))):
        entry = parent.type == "ObjectExpression" and is_expanded(script, parent)
        if entry or isinstance(getattr(parent, "body", None), list):
            return child if script.starts_line(child.range[0]) else None
    return None


def _node_at(tree: Any, old: Any) -> Any | None:
    """The outermost node that starts where ``old`` starts and is of its type."""
    node, start = tree, old.range[0]
    while node is not None and (node.range[0] != start or node.type != old.type):
        node = next((child for child in children(node) if child.range[0] <= start < child.range[1]), None)
    return node


def _wrapped(script: Script, root: Any, style: Style) -> str | None:
    """The text of a statement or entry as prettier wraps it; None if it holds what is not understood."""
    from nextlint.config.layout import render
    from nextlint.config.wrapping import UnsupportedError, Wrapper

    start, end = root.range
    indent = script.indent_at(start)
    tail = "," if script.slice(script.token_from(end)) == "," else ""
    try:
        doc = Wrapper(script, style).document(root, start)
    except (UnsupportedError, RecursionError):
        return None
    text = render([doc, tail], width=style.width, step=style.indent, indent=indent, column=columns(indent))
    return text[: len(text) - len(tail)].replace("\n", style.newline)


def _differences(before: str, after: str, offset: int) -> Iterator[TextEdit]:
    """Edits that make ``after`` of ``before``, which stands at ``offset``."""
    from difflib import SequenceMatcher

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
