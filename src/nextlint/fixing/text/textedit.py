"""Edits of one file's text on ESTree nodes. Each returns text edits; what they do not name stays byte for byte.

An edit within one line is laid out again where prettier would wrap the line anew, provided that the text was wrapped
as prettier does before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.text.format import DEFAULT, columns, detect
from nextlint.fixing.text.insertion import Insertion
from nextlint.fixing.text.literal import key_text, needs_quotes, property_text, value_text
from nextlint.fixing.text.reflow import settle, settle_entry, settle_together
from nextlint.fixing.text.removal import Removal, start_with_comments
from nextlint.fixing.text.script import Range
from nextlint.fixing.text.script import TextEdit as TextEdit
from nextlint.fixing.text.script import apply_edits as apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, Literal

    from nextlint.fixing.text.format import Style
    from nextlint.fixing.text.script import Script

    Where = Literal["end", "start"] | int


class EditRefused(Exception):
    """The edit cannot be made on this text; ``str()`` is the reason as a clause."""


def together(
    script: Script, makes: Sequence[Callable[[Script], list[TextEdit]]], *, style: Style | None = None
) -> list[TextEdit]:
    """The edits of several calls of the functions below, wrapped once for all of them.

    Raises ValueError where two of them change the same place, and what the calls raise.
    """
    script.unsettled = []
    try:
        edits = [edit for make in makes for edit in make(script)]
        nodes = script.unsettled
    finally:
        script.unsettled = None
    if not nodes:
        return sorted(edits)
    return settle_together(script, edits, nodes, style or detect(script))


def insert_property(
    script: Script,
    node: Any,
    key_path: Sequence[str],
    literal: object,
    *,
    at: Where = "end",
    style: Style | None = None,
) -> list[TextEdit]:
    """Insert ``key: literal`` into an ObjectExpression, behind its last entry or before the entry numbered ``at``.

    A longer path makes nested objects: ``("experimental", "appDir")`` inserts ``experimental: { appDir: ... }``.
    It does not look whether the key is there already, nor whether a spread hides it. Raises TypeError for a value
    that is not JSON, IndexError for an ``at`` out of range.
    """
    style = style or detect(script)
    count = len(node.properties)
    index = {"end": count, "start": 0}[at] if isinstance(at, str) else at
    if not 0 <= index <= count:
        raise IndexError(f"the object has {count} entries, not {index}")
    insertion = Insertion(script, node, key_path, literal, style)
    edits = insertion.edits(index)
    if not script.is_expanded(node):
        return _wrapped(script, edits, node, style)
    entry = node.properties[index - 1] if index else None
    if entry is None or not _outgrows(script, edits, entry, style):
        return edits
    return settle_entry(script, edits, entry, style)


def replace_value(script: Script, node: Any, literal: object, *, style: Style | None = None) -> list[TextEdit]:
    """Give a Property another value; a shorthand becomes ``key: value``.

    Types around the value stay. Raises EditRefused for a method or accessor, TypeError for a value that is not JSON.
    """
    style = style or detect(script)
    if node.kind != "init" or node.method:
        raise EditRefused("the option is set by a method or an accessor")
    start, end = node.range
    name = f"{script.slice(node.key)}: " if node.shorthand else ""
    place = Range(start, end) if node.shorthand else _value_range(script, node)
    before = script.text[script.line_start(start) : place.start] + name
    column = columns(before[before.rfind("\n") + 1 :], style.tab_width)
    text = value_text(literal, style, indent=script.indent_at(place.start), column=column, tail=",")
    return _settled(script, TextEdit(*place, name + text), node, style)


def replace_expression(script: Script, node: Any, literal: object, *, style: Style | None = None) -> list[TextEdit]:
    """Put a value in the place of an expression, for example of the right side of an assignment."""
    style = style or detect(script)
    start, end = node.range
    column = columns(script.text[script.line_start(start) : start], style.tab_width)
    text = value_text(literal, style, indent=script.indent_at(start), column=column, tail=";")
    return _wrapped(script, [TextEdit(start, end, text)], node, style)


def _value_range(script: Script, node: Any) -> Range:
    """The value with the parentheses around it, unless these hold comments or types."""
    colon = script.token_from(node.key.range[1])
    while script.slice(colon) != ":":
        colon = script.token_from(colon.end)
    start, end = script.token_from(colon.end).start, node.range[1]
    around = script.text[start : node.value.range[0]] + script.text[node.value.range[1] : end]
    return Range(*node.value.range) if around.strip("() \t\r\n") else Range(start, end)


def remove_property(script: Script, node: Any, entry: Any, *, style: Style | None = None) -> list[TextEdit]:
    """Remove an entry (property or spread) of an ObjectExpression with its comma and the comments that are its own.

    Its own are the comments behind it on its line and those directly above it, up to a blank line. An object that
    becomes empty stays, as ``{}``.
    """
    index = next(at for at, other in enumerate(node.properties) if other is entry)
    edits = Removal(script, node, index).edits()
    if script.is_expanded(node) and len(node.properties) > 1:
        return edits
    return _wrapped(script, edits, node, style or detect(script))


def rename_key(script: Script, node: Any, new_key: str, *, style: Style | None = None) -> list[TextEdit]:
    """Give a Property another name; a shorthand ``old`` becomes ``new: old``."""
    style = style or detect(script)
    start, end = node.key.range
    quoted = not node.computed and node.key.type == "Literal" and not needs_quotes(str(node.key.value))
    name = key_text(new_key, style, quoted=quoted)
    if node.shorthand:
        edit = TextEdit(start, start, f"{name}: ")
    elif node.computed:
        edit = TextEdit(script.token_before(start).start, script.token_from(end).end, name)
    else:
        edit = TextEdit(start, end, name)
    return _settled(script, edit, node, style)


def _settled(script: Script, edit: TextEdit, entry: Any, style: Style) -> list[TextEdit]:
    """An edit of an entry, laid out again unless the entry stands alone on its line before and after."""
    start, end = entry.range
    alone = script.starts_line(start) and script.is_last_on_line(end)
    if alone and not script.has_line_break(start, end):
        behind = script.text[edit.end : end] + script.tail(end)
        line = script.text[script.line_start(start) : edit.start] + edit.text + behind
        if "\n" not in line and columns(line, style.tab_width) <= style.width:
            return [edit]
    if script.unsettled is None and _is_longer_line(script, edit, style):
        return [edit]
    return _wrapped(script, [edit], entry, style)


def _is_longer_line(script: Script, edit: TextEdit, style: Style) -> bool:
    """Whether an edit makes a line no shorter, which still fits: whatever is on one line stays there, all else, too."""
    start, end, text = edit[:3]
    if script.has_line_break(start, end) or "\n" in text or len(text) < end - start:
        return False
    line = script.text[script.line_start(start) : start] + text + script.text[end : script.line_end(end)]
    return columns(line, style.tab_width) <= style.width


def _wrapped(script: Script, edits: list[TextEdit], node: Any, style: Style) -> list[TextEdit]:
    return settle(script, edits, node, style)


def _outgrows(script: Script, edits: list[TextEdit], entry: Any, style: Style) -> bool:
    """Whether an entry that stands on lines of its own may get too long by the comma that it gets."""
    end = script.real_end(entry.range[1])
    if not any(edit.start == end and edit.text.startswith(",") for edit in edits):
        return False
    line = script.text[script.line_start(end) : end]
    return columns(line, style.tab_width) >= style.width and script.starts_line(entry.range[0])


def snippet(key_path: Sequence[str], literal: object, *, style: Style = DEFAULT) -> str:
    """The property as text to paste into the config object: ``experimental: { appDir: false },``."""
    return property_text(key_path, literal, style, tail=",") + ","


def insert_statement(
    script: Script,
    node: Any,
    statement: str,
    *,
    where: Literal["after", "before"] = "after",
    style: Style | None = None,
) -> list[TextEdit]:
    """Insert a one-line statement, given without its semicolon, on a line of its own after or before a statement.

    What stands behind the statement on its line (a comment) stays with it.
    """
    style = style or detect(script)
    indent = script.indent_at(node.range[0])
    if where == "before":
        place: int = node.range[0]
        end = ";" if style.semicolons or _continues(script, place) else ""
        return [TextEdit(place, place, f"{statement}{end}{style.newline}{indent}")]
    place = script.end_of_line_comments(script.real_end(script.statement_end(node)), before=len(script.text))
    following = script.token_from(place).start
    end = ";" if style.semicolons or _continues(script, following) else ""
    start = ";" if not style.semicolons and statement.startswith(("(", "[", "`")) else ""
    text = f"{style.newline}{indent}{start}{statement}{end}"
    if script.ends_line(place):
        return [TextEdit(place, place, text)]
    return [TextEdit(place, following, text + style.newline + indent)]


def remove_statement(script: Script, node: Any) -> list[TextEdit]:
    """Remove a statement that stands on lines of its own, with the comments that are its own (as for a property).

    Raises EditRefused where its lines hold more.
    """
    start, end = node.range
    end = script.end_of_line_comments(script.real_end(end), before=len(script.text))
    if not script.is_first_on_line(start) or not script.ends_line(end):
        raise EditRefused("the statement stands on a line that holds more")
    start = start_with_comments(script, start)
    start, end = script.line_start(start), script.next_line(end)
    above = script.previous_line(start)
    below = script.text[end : script.next_line(end)]
    if above < start and not script.text[above:start].strip() and not below.strip():
        start = above
    return [TextEdit(start, end, "")]


def _continues(script: Script, offset: int) -> bool:
    """Whether what starts at ``offset`` would continue a statement before it that has no semicolon."""
    return script.slice(script.token_from(offset)).startswith(("(", "[", "`", "+", "-", "*", "/", ",", "."))


def new_config_file(options: Mapping[str, object], *, esm: bool, style: Style = DEFAULT) -> str:
    """The text of a new config file with these options: an ES module or CommonJS."""
    newline, end = style.newline, ";" if style.semicolons else ""
    comma = "" if style.trailing_comma == "none" else ","
    lines = [
        style.indent + property_text([key], value, style, indent=style.indent, tail=",")
        for key, value in options.items()
    ]
    body = f"{newline}{(',' + newline).join(lines)}{comma}{newline}" if lines else ""
    export = "export default" if esm else "module.exports ="
    return newline.join(
        [
            "/** @type {import('next').NextConfig} */",
            f"const nextConfig = {{{body}}}{end}",
            "",
            f"{export} nextConfig{end}",
            "",
        ]
    )
