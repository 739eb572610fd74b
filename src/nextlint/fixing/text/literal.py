"""JSON values and property names as JavaScript text, formatted as prettier does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nextlint.fixing.text.style import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.fixing.text.style import Style

MOST_DIGITS = 15  # in a number used as a property name
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


class Carried:
    """The JavaScript text of a moved value, and the indentation of the line it began on."""

    def __init__(self, text: str, indent: str) -> None:
        self.text = text
        self.indent = indent

    def indented(self, indent: str) -> str:
        """Return the text for a line with another indentation."""
        if "`" in self.text and "\n" in self.text:
            return self.text  # a template's lines must stay as they are
        first, *others = self.text.split("\n")
        known = len(self.indent)
        return "\n".join([first, *(indent + one[known:] if one.startswith(self.indent) else one for one in others)])


def needs_quotes(key: str) -> bool:
    """Return whether prettier quotes a property name that is next to others."""
    if key.isascii() and key.isdecimal():
        return len(key) > MOST_DIGITS or (key[0] == "0" and key != "0")
    return not (key.isascii() and key.replace("$", "_").isidentifier())


def key_text(key: str, style: Style, *, quoted: bool = False) -> str:
    """Return a property name, quoted only if it must be or if ``quoted`` asks for it."""
    if key == "__proto__":
        return f"[{string_text(key, style)}]"  # the plain name would set the prototype
    return string_text(key, style) if quoted or needs_quotes(key) else key


def string_text(value: str, style: Style) -> str:
    """Return a string literal in the quotes that need fewer escapes; on a tie, in the file's own."""
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
    """Return ``key: value``, with an object for each further key, laid out for a line indented by ``indent``.

    ``tail`` is what follows on the same line. Raises TypeError for a value that is not JSON.
    """
    for key in reversed(key_path[1:]):
        value = {key: value}
    return _property(key_text(key_path[0], style, quoted=quoted), value, style, indent, tail)


def value_text(value: object, style: Style, *, indent: str = "", column: int = 0, tail: str = "") -> str:
    """Return a value that starts at ``column`` of a line indented by ``indent``. Raises TypeError if it is not JSON."""
    flat = _flat(value, style, indent)
    fits = column + columns(flat + tail, style.tab_width) <= style.width and "\n" not in flat
    if (fits and not _holds_table(value)) or not value or not isinstance(value, (Mapping, list, tuple)):
        return flat
    inner = indent + style.indent
    if isinstance(value, Mapping):
        return opened(
            "{}",
            [_property(key_text(key, style), item, style, inner, ",") for key, item in value.items()],
            style,
            indent,
        )
    start = columns(inner, style.tab_width)
    return opened(
        "[]", [value_text(item, style, indent=inner, column=start, tail=",") for item in value], style, indent
    )


def opened(brackets: str, items: Sequence[str], style: Style, indent: str) -> str:
    """Return the items one per line between brackets, the closing one indented by ``indent``."""
    start = style.newline + indent + style.indent
    comma = "" if style.trailing_comma == "none" else ","
    return f"{brackets[0]}{start}{f',{start}'.join(items)}{comma}{style.newline}{indent}{brackets[1]}"


def _property(name: str, value: object, style: Style, indent: str, tail: str) -> str:
    column = columns(f"{indent}{name}: ", style.tab_width)
    text = value_text(value, style, indent=indent, column=column, tail=tail)
    is_long = column + columns(text + tail, style.tab_width) > style.width
    if (
        isinstance(value, str)
        and is_long
        and columns(name, style.tab_width) >= columns(style.indent, style.tab_width) + 3
    ):
        return f"{name}:{style.newline}{indent}{style.indent}{text}"
    return f"{name}: {text}"


def _flat(value: object, style: Style, indent: str) -> str:
    """Return a value on one line indented by ``indent``; moved text keeps its lines."""
    if isinstance(value, Carried):
        return value.indented(indent)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return string_text(value, style)
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, Mapping):
        edge = " " if style.bracket_spacing else ""
        entries = ", ".join(f"{key_text(key, style)}: {_flat(item, style, indent)}" for key, item in value.items())
        return f"{{{edge}{entries}{edge}}}" if entries else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_flat(item, style, indent) for item in value)}]"
    raise TypeError(f"no JavaScript literal for {type(value).__name__}")


def _holds_table(value: object) -> bool:
    """Return whether an array has several objects or arrays of several entries: prettier puts them one per line."""
    if isinstance(value, Mapping):
        return any(map(_holds_table, value.values()))
    if not isinstance(value, (list, tuple)):
        return False
    for kind in (Mapping, list | tuple):
        if len(value) > 1 and all(isinstance(item, kind) and len(item) > 1 for item in value):
            return True
    return any(map(_holds_table, value))


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        raise TypeError(f"no JavaScript literal for {value}")
    return str(int(value)) if value == int(value) and abs(value) < 1e21 else repr(value).replace("e+", "e")
