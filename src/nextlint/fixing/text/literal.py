"""JSON values and property names as JavaScript text, the way prettier writes them."""

from __future__ import annotations

from _collections_abc import Mapping  # what collections.abc is, without the package around it
from typing import TYPE_CHECKING

from nextlint.fixing.text.format import columns
from nextlint.fixing.text.layout import LINE, SOFT, Group, IfBroken, Indent, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.fixing.text.format import Style
    from nextlint.fixing.text.layout import Doc

MOST_DIGITS = 15  # of a number that is a name
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


def needs_quotes(key: str) -> bool:
    """Whether prettier quotes a property name that stands among others."""
    if key.isascii() and key.isdecimal():
        return len(key) > MOST_DIGITS or (key[0] == "0" and key != "0")
    return not (key.isascii() and key.replace("$", "_").isidentifier())


def key_text(key: str, style: Style, *, quoted: bool = False) -> str:
    """A property name, quoted only where it must be or where ``quoted`` asks for it."""
    if key == "__proto__":
        return f"[{string_text(key, style)}]"  # the plain name would set the prototype
    return string_text(key, style) if quoted or needs_quotes(key) else key


def string_text(value: str, style: Style) -> str:
    """A string literal in the quotes that need fewer escapes, the file's own where that is even."""
    other = "'" if style.quote == '"' else '"'
    quote = other if value.count(style.quote) > value.count(other) else style.quote
    return quote + "".join(_escaped(char, quote) for char in value) + quote


def _escaped(char: str, quote: str) -> str:
    if char == quote:
        return "\\" + char
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char < " " or char in "\x7f\u2028\u2029\ufeff" or "\ud800" <= char <= "\udfff":
        return f"\\u{ord(char):04x}"
    return char


def property_text(
    key_path: Sequence[str], value: object, style: Style, *, indent: str = "", tail: str = "", quoted: bool = False
) -> str:
    """``key: value``, with an object for each further key, laid out for a line that ``indent`` begins.

    ``tail`` is what will follow on the same line. Raises TypeError for a value that JSON does not have.
    """
    for key in reversed(key_path[1:]):
        value = {key: value}
    doc = _property(key_path[0], value, style, quoted=quoted)
    return render(doc, style, indent=indent, column=columns(indent, style.tab_width), tail=tail)


def value_text(value: object, style: Style, *, indent: str = "", column: int = 0, tail: str = "") -> str:
    """A value that starts at ``column`` of a line that ``indent`` begins. Raises TypeError if it is not JSON."""
    return render(_value(value, style), style, indent=indent, column=column, tail=tail)


def _property(key: str, value: object, style: Style, *, quoted: bool = False) -> Doc:
    name = key_text(key, style, quoted=quoted)
    if isinstance(value, str) and columns(name, style.tab_width) >= columns(style.indent, style.tab_width) + 3:
        return Group([name, ":", Group(Indent([LINE, string_text(value, style)]))])
    return [name, ": ", _value(value, style)]


def _value(value: object, style: Style) -> Doc:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return string_text(value, style)
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, Mapping):
        edge = LINE if style.bracket_spacing else SOFT
        return _container("{}", edge, [_property(key, item, style) for key, item in value.items()], style)
    if isinstance(value, (list, tuple)):
        doc = _container("[]", SOFT, [_value(item, style) for item in value], style)
        if isinstance(doc, Group):
            doc.broken = _is_table(value)
        return doc
    raise TypeError(f"no JavaScript literal for {type(value).__name__}")


def _container(brackets: str, edge: Doc, items: Sequence[Doc], style: Style) -> Doc:
    if not items:
        return brackets
    parts: list[Doc] = [edge]
    for item in items:
        parts += [[",", LINE] if len(parts) > 1 else "", item]
    comma = "" if style.trailing_comma == "none" else ","
    return Group([brackets[0], Indent(parts), IfBroken(comma), edge, brackets[1]])


def _is_table(items: Sequence[object]) -> bool:
    """Several objects, or several arrays, of several entries each: prettier writes them one a line."""
    for kind in (Mapping, list | tuple):
        if all(isinstance(item, kind) and len(item) > 1 for item in items):
            return len(items) > 1
    return False


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        raise TypeError(f"no JavaScript literal for {value}")
    return str(int(value)) if value == int(value) and abs(value) < 1e21 else repr(value).replace("e+", "e")
