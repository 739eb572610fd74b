"""Edits of values and names through ESTree nodes, and the text of new ones. The rest of a file stays byte for byte.

Each edit follows the style of the surrounding text. How entries of objects change is in ``entries``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.text.errors import EditRefused
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.literal import key_text, needs_quotes, property_text, value_text
from nextlint.fixing.text.opening import one_line_container
from nextlint.fixing.text.script import Range
from nextlint.fixing.text.style import DEFAULT, ENDLESS, columns
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import AnyProperty, Expression


def replace_value(script: Script, node: AnyProperty, literal: object, *, style: Style | None = None) -> list[Edit]:
    """Give a Property another value; a shorthand becomes ``key: value``.

    Types around the value stay. Raises EditRefused for a method or accessor, TypeError for a value that is not JSON.
    """
    style = style or detect(script)
    if node.kind != "init" or node.method:
        raise EditRefused("the option is set by a method or an accessor")
    start, end = node.range
    place = Range(start, end) if node.shorthand else _value_range(script, node)
    head = f"{script.slice(node.key)}: " if node.shorthand else " " * script.text[place.start].isspace()
    column = columns(script.text[script.line_start(place.start) : place.start] + head, style.tab_width)
    if one_line_container(script, start, end) is not None:
        style = style._replace(width=ENDLESS)
    text = value_text(literal, style, indent=script.indent_at(place.start), column=column, tail=",")
    return [Edit(*place, head + text)]


def replace_expression(script: Script, node: Expression, literal: object, *, style: Style | None = None) -> list[Edit]:
    """Replace an expression, such as the right side of an assignment, with a value."""
    style = style or detect(script)
    start, end = node.range
    column = columns(script.text[script.line_start(start) : start], style.tab_width)
    return [Edit(start, end, value_text(literal, style, indent=script.indent_at(start), column=column, tail=";"))]


def _value_range(script: Script, node: AnyProperty) -> Range:
    """Return the range of the value with its parentheses, unless they contain comments or types, and a line break
    before it.
    """
    colon = script.token_from(node.key.range[1])
    while script.slice(colon) != ":":
        colon = script.token_from(colon.end)
    start, end = script.token_from(colon.end).start, node.range[1]
    around = script.text[start : node.value.range[0]] + script.text[node.value.range[1] : end]
    if around.strip("() \t\r\n"):
        return Range(*node.value.range)
    is_below = script.starts_line(start) and not script.text[colon.end : start].strip()
    return Range(colon.end if is_below else start, end)


def rename_key(script: Script, node: AnyProperty, new_key: str, *, style: Style | None = None) -> list[Edit]:
    """Rename a Property; a shorthand ``old`` becomes ``new: old``."""
    style = style or detect(script)
    start, end = node.key.range
    quoted = not node.computed and node.key.type == "Literal" and not needs_quotes(str(node.key.value))
    name = key_text(new_key, style, quoted=quoted)
    if node.shorthand:
        return [Edit(start, start, f"{name}: ")]
    if node.computed:
        return [Edit(script.token_before(start).start, script.token_from(end).end, name)]
    return [Edit(start, end, name)]


def snippet(key_path: Sequence[str], literal: object, *, style: Style = DEFAULT) -> str:
    """Return the property as text to paste into the config object: ``experimental: { appDir: false },``."""
    return property_text(key_path, literal, style, tail=",") + ","


def new_config_file(options: Mapping[str, object], *, esm: bool, style: Style = DEFAULT) -> str:
    """Return the text of a new config file with these options: an ES module or CommonJS."""
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
