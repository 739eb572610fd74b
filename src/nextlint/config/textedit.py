"""Edits of one file's text on ESTree nodes. Each returns text edits; what they do not name stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from nextlint.config.format import DEFAULT, Style, columns, detect
from nextlint.config.script import Range, Script

Where = Literal["end", "start"] | int

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_SIMPLE_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,14})\Z")


class TextEdit(NamedTuple):
    """Replace ``text[start:end]`` by ``text``."""

    start: int
    end: int
    text: str


class EditRefused(Exception):  # noqa: N818 - it is an answer, not a failure
    """The edit cannot be made on this text; ``str()`` is the reason as a clause."""


def apply_edits(text: str, edits: Sequence[TextEdit]) -> str:
    """The edited text. Raises ValueError where two edits overlap or insert at the same place."""
    ordered = sorted(edits)
    for before, after in pairwise(ordered):
        if after.start < before.end or after.start == before.start:
            raise ValueError(f"edits overlap at {after.start}")
    for start, end, replacement in reversed(ordered):
        text = text[:start] + replacement + text[end:]
    return text


# -- values ------------------------------------------------------------------------------------------------------


def key_text(key: str, style: Style, *, quoted: bool = False) -> str:
    """A property name as prettier writes it: quoted only where it must be, or where ``quoted`` asks for it."""
    if key == "__proto__":
        return f"[{string_text(key, style)}]"  # the plain name would set the prototype
    if not quoted and _IDENTIFIER.match(key):
        return key
    return string_text(key, style)


def string_text(value: str, style: Style) -> str:
    """A string literal in the quotes that need fewer escapes, the file's own where that is even."""
    other = "'" if style.quote == '"' else '"'
    quote = other if value.count(style.quote) > value.count(other) else style.quote
    return quote + "".join(_escaped(char, quote) for char in value) + quote


def _escaped(char: str, quote: str) -> str:
    if char in ("\\", quote):
        return "\\" + char
    if char in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[char]
    if char < " " or char in "\x7f\u2028\u2029\ufeff" or "\ud800" <= char <= "\udfff":
        return f"\\u{ord(char):04x}"
    return char


def value_text(value: object, style: Style, *, indent: str = "", column: int = 0, tail: int = 0) -> str:
    """A JSON value as JavaScript: on one line if it ends ``tail`` columns before the width, else broken.

    ``column`` is where it starts, ``indent`` the indentation of that line. Raises TypeError for what JSON cannot say.
    """
    flat = _flat(value, style)
    if not _must_break(value) and column + columns(flat) + tail <= style.width:
        return flat
    if not isinstance(value, Mapping | list | tuple) or not value:
        return flat
    inner = indent + style.indent
    start = columns(inner)
    if isinstance(value, Mapping):
        quoted = _wants_quotes(value)
        lines = []
        for key, item in value.items():
            name = key_text(key, style, quoted=quoted) + ": "
            lines.append(name + value_text(item, style, indent=inner, column=start + columns(name), tail=1))
    else:
        lines = [value_text(item, style, indent=inner, column=start, tail=1) for item in value]
    comma = "" if style.trailing_comma == "none" else ","
    body = ("," + style.newline).join(inner + line for line in lines)
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    return f"{opening}{style.newline}{body}{comma}{style.newline}{indent}{closing}"


def _wants_quotes(_value: Mapping[str, object]) -> bool:
    return False


def _must_break(value: object) -> bool:
    """Prettier breaks an array of several objects (or arrays) that all hold several items."""
    if isinstance(value, list | tuple):
        several = all(isinstance(item, type(value[0])) and isinstance(item, Mapping | list) for item in value)
        if len(value) > 1 and several and all(len(item) > 1 for item in value):
            return True
        return any(_must_break(item) for item in value)
    return isinstance(value, Mapping) and any(_must_break(item) for item in value.values())


def _flat(value: object, style: Style) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return string_text(value, style)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flat(item, style) for item in value) + "]"
    if isinstance(value, Mapping):
        items = (f"{key_text(key, style)}: {_flat(item, style)}" for key, item in value.items())
        return _braced(", ".join(items), style)
    raise TypeError(f"no JavaScript literal for {type(value).__name__}")


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        raise TypeError(f"no JavaScript literal for {value}")
    return str(int(value)) if value == int(value) and abs(value) < 1e21 else repr(value).replace("e+", "e")


def _braced(body: str, style: Style) -> str:
    space = " " if body and style.bracket_spacing else ""
    return "{" + space + body + space + "}"


def snippet(key_path: Sequence[str], literal: object, style: Style = DEFAULT) -> str:
    """The property as text to paste into the config object: ``experimental: { appDir: false },``."""
    return _property(key_path, literal, style, indent="", tail=1) + ","


def _property(
    key_path: Sequence[str], literal: object, style: Style, *, indent: str, tail: int, quoted: bool = False
) -> str:
    """``key: value`` (no comma), laid out for a line that starts with ``indent`` and ends with ``tail`` columns."""
    value = literal
    for key in reversed(key_path[1:]):
        value = {key: value}
    name = key_text(key_path[0], style, quoted=quoted) + ": "
    column = columns(indent) + columns(name)
    return name + value_text(value, style, indent=indent, column=column, tail=tail)


# -- properties --------------------------------------------------------------------------------------------------


def insert_property(
    script: Script,
    node: Any,
    key_path: Sequence[str],
    literal: object,
    *,
    at: Where = "end",
    style: Style | None = None,
) -> list[TextEdit]:
    """Insert ``key: literal`` into an ObjectExpression, after its last entry or before the entry numbered ``at``.

    A longer path makes nested objects: ``("experimental", "appDir")`` inserts ``experimental: { appDir: ... }``.
    It does not look whether the key is there already, nor whether a spread hides it. Raises TypeError for a value
    that is not JSON.
    """
    style = style or detect(script)
    count = len(node.properties)
    index = {"end": count, "start": 0}[at] if isinstance(at, str) else at
    if not 0 <= index <= count:
        raise IndexError(f"the object has {count} entries, not {index}")
    insertion = _Insertion(script, node, key_path, literal, style)
    if not count:
        return insertion.alone()
    return insertion.after(index - 1) if index else insertion.first()


class _Insertion:
    """One property on its way into one object."""

    def __init__(self, script: Script, node: Any, key_path: Sequence[str], literal: object, style: Style) -> None:
        self.script = script
        self.node = node
        self.key_path = key_path
        self.literal = literal
        self.style = style
        self.open = node.range[0] + 1  # after the brace
        self.close = node.range[1] - 1  # before the brace
        keys = [entry.key for entry in node.properties if entry.type == "Property" and not entry.computed]
        self.quoted = bool(keys) and all(key.type == "Literal" for key in keys)

    def line(self, indent: str) -> str:
        """The property for a line of its own."""
        return _property(self.key_path, self.literal, self.style, indent=indent, tail=1, quoted=self.quoted)

    def inline(self) -> str:
        """The property for the line that is there, however long."""
        endless = self.style._replace(width=10**9)
        return _property(self.key_path, self.literal, endless, indent="", tail=0, quoted=self.quoted)

    def alone(self) -> list[TextEdit]:
        """Into an object without entries."""
        comments = self.script.comments_in(self.open, self.close)
        base = self.script.indent_at(self.node.range[0])
        comma = "" if self.style.trailing_comma == "none" else ","
        newline = self.style.newline
        broken = self.script.has_line_break(self.open, self.close)
        if not broken:
            start = comments[-1].end if comments else self.open
            space = " " if self.style.bracket_spacing or comments else ""
            end = " " if self.style.bracket_spacing else ""
            return [TextEdit(start, self.close, space + self.inline() + end)]
        start = comments[-1].end if comments else self.open
        indent = base + self.style.indent
        if comments and self.script.starts_line(comments[-1].start):
            indent = self.script.indent_at(comments[-1].start)
        return [TextEdit(start, self.close, f"{newline}{indent}{self.line(indent)}{comma}{newline}{base}")]

    def first(self) -> list[TextEdit]:
        """Before all entries, behind the comments on the line of the brace."""
        entry = self.node.properties[0]
        if self.script.starts_line(entry.range[0]):
            indent = self.script.indent_at(entry.range[0])
            start = self._after_comments(self.open)
            return [TextEdit(start, start, f"{self.style.newline}{indent}{self.line(indent)},")]
        space = self.script.text[self.open : self.open + 1] == " "
        text = f" {self.inline()}," if space else f"{self.inline()}, "
        return [TextEdit(self.open, self.open, text)]

    def after(self, index: int) -> list[TextEdit]:
        """Behind the entry numbered ``index`` and the comments on its line."""
        script = self.script
        entry = self.node.properties[index]
        end = script.real_end(entry.range[1])
        following = script.token_from(end)
        comma = script.slice(following) == ","
        leading = script.token_before(entry.range[0])
        last = index == len(self.node.properties) - 1
        comma_first = script.slice(leading) == "," and script.starts_line(leading.start)
        if comma_first or (comma and script.has_line_break(end, following.start)):
            place = leading.start if comma_first else following.start
            indent = script.indent_at(place)
            start = self._after_comments(end)
            return [TextEdit(start, start, f"{self.style.newline}{indent}, {self.line(indent + '  ')}")]
        start = self._after_comments(following.end if comma else end)
        ends_line = script.ends_line(start) or script.token_from(start).start == self.close
        line_comment = start > end and script.ends_line(start) and not script.starts_line(entry.range[0])
        if (script.starts_line(entry.range[0]) and ends_line) or line_comment:
            indent = script.indent_at(entry.range[0])
            if not script.starts_line(entry.range[0]):
                indent += self.style.indent
            text = f"{self.style.newline}{indent}{self.line(indent)}" + ("," if comma else "")
            return _with_comma(None if comma else end, start, text)
        if not comma:
            return [TextEdit(start, start, f", {self.inline()}")]
        return [TextEdit(start, start, f" {self.inline()},")] if not last or comma else []

    def _after_comments(self, offset: int) -> int:
        """The end of the comments that follow on the same line, unless code follows them there."""
        script = self.script
        following = script.token_from(offset).start
        line = script.line_end(offset)
        if following < line and following != self.close:
            return offset
        end = offset
        for comment in script.comments_in(offset, following):
            if comment.start > script.line_end(end):
                break
            end = comment.end
        return end


def _with_comma(comma_at: int | None, start: int, text: str) -> list[TextEdit]:
    """An insertion at ``start`` and, where ``comma_at`` is given, a comma there; one edit if that is the same place."""
    if comma_at is None:
        return [TextEdit(start, start, text)]
    if comma_at == start:
        return [TextEdit(start, start, "," + text)]
    return [TextEdit(comma_at, comma_at, ","), TextEdit(start, start, text)]


def replace_value(script: Script, node: Any, literal: object, *, style: Style | None = None) -> list[TextEdit]:
    """Give a Property another value; a shorthand becomes ``key: value``. Raises EditRefused for a method or accessor."""
    style = style or detect(script)
    if node.kind != "init" or node.method:
        raise EditRefused("the option is set by a method or an accessor")
    start, end = node.range
    indent = script.indent_at(start)
    line = script.line_start(start)
    if node.shorthand:
        name = script.slice(node.key) + ": "
        column = columns(script.text[line:start]) + columns(name)
        return [TextEdit(start, end, name + value_text(literal, style, indent=indent, column=column, tail=1))]
    place = _value_range(script, node)
    column = columns(script.text[line : place.start])
    return [TextEdit(*place, value_text(literal, style, indent=indent, column=column, tail=1))]


def _value_range(script: Script, node: Any) -> Range:
    """The value with the parentheses around it, unless these hold comments or types."""
    key_end = node.key.range[1]
    colon = script.token_from(key_end)
    while script.slice(colon) != ":":
        colon = script.token_from(colon.end)
    start, end = script.token_from(colon.end).start, node.range[1]
    around = script.text[start : node.value.range[0]] + script.text[node.value.range[1] : end]
    return Range(start, end) if not around.strip("() \t\r\n") else Range(*node.value.range)


def rename_key(script: Script, node: Any, new_key: str, *, style: Style | None = None) -> list[TextEdit]:
    """Give a Property another name; a shorthand ``old`` becomes ``new: old``."""
    style = style or detect(script)
    quoted = node.key.type == "Literal" and not node.computed and _IDENTIFIER.match(str(node.key.value)) is not None
    name = key_text(new_key, style, quoted=quoted)
    start, end = node.key.range
    if node.shorthand:
        return [TextEdit(start, start, f"{name}: ")]
    if node.computed:
        start = script.token_before(start).start
        end = script.token_from(end).end
    return [TextEdit(start, end, name)]


_STAYS = re.compile(r"eslint-(?:disable(?!-)|enable)|#\s*(?:end)?region|prettier-ignore-(?:start|end)")


def remove_property(script: Script, node: Any, entry: Any) -> list[TextEdit]:
    """Remove an entry (property or spread) of an ObjectExpression with its comma and the comments that are its own.

    Its own are the comments behind it on its line and those on the lines directly above it, up to a blank line. An
    object that becomes empty stays, as ``{}``.
    """
    entries = list(node.properties)
    index = next(at for at, other in enumerate(entries) if other is entry)
    return _Removal(script, node, index).edits()


class _Removal:
    """One entry on its way out of one object."""

    def __init__(self, script: Script, node: Any, index: int) -> None:
        self.script = script
        self.open = node.range[0] + 1
        self.close = node.range[1] - 1
        self.entry = node.properties[index]
        self.before = node.properties[index - 1] if index else None
        self.is_last = index == len(node.properties) - 1
        self.end = script.real_end(self.entry.range[1])
        following = script.token_from(self.end)
        self.comma = following if script.slice(following) == "," else None

    def edits(self) -> list[TextEdit]:
        start = self.start_of_entry()
        end = self.end_of_entry()
        if self.before is None and self.is_last:
            return self.only(start, end)
        edits = [self.line_or_words(start, end)]
        if self.is_last and self.comma is None and self.before is not None:
            comma = self.script.token_from(self.script.real_end(self.before.range[1]))
            if comma.start >= edits[0].start:
                return [TextEdit(min(comma.start, edits[0].start), edits[0].end, edits[0].text)]
            edits.insert(0, TextEdit(*comma, ""))
        return edits

    def start_of_entry(self) -> int:
        """Where the comments above it that are its own begin, else where the entry begins."""
        script = self.script
        start: int = self.entry.range[0]
        if not script.starts_line(start):
            return start
        for comment in reversed(script.comments_in(script.token_before(start).end, start)):
            between = script.text[comment.end : start]
            adjacent = not between.strip() and len(between.splitlines()) <= 2
            if not adjacent or not script.starts_line(comment.start) or _STAYS.search(script.slice(comment)):
                break
            start = comment.start
        return start

    def end_of_entry(self) -> int:
        """Behind its comma and the comments on its line, if nothing else follows there."""
        script = self.script
        end = self.comma.end if self.comma else self.end
        following = script.token_from(end).start
        if following < script.line_end(end) and following != self.close:
            return end
        for comment in script.comments_in(end, following):
            if comment.start > script.line_end(end):
                break
            end = comment.end
        return end

    def only(self, start: int, end: int) -> list[TextEdit]:
        """The object holds nothing else: ``{}``, or the comments that stay."""
        script = self.script
        if not script.text[self.open : start].strip() and not script.text[end : self.close].strip():
            return [TextEdit(self.open, self.close, "")]
        return [self.line_or_words(start, end)]

    def line_or_words(self, start: int, end: int) -> TextEdit:
        if self.script.starts_line(start) and self.script.ends_line(end):
            return self.lines(start, end)
        return self.words(start, end)

    def lines(self, start: int, end: int) -> TextEdit:
        """Whole lines, and one of two blank lines that would meet, or the blank line next to a brace."""
        script = self.script
        start, end = script.line_start(start), script.next_line(end)
        above = script.line_start(max(start - 1, 0))
        if script.text[max(start - 2, 0) : start] == "\r\n":
            above = script.line_start(start - 2)
        blank_above = above < start and not script.text[above:start].strip()
        rest = script.text[end : script.next_line(end)]
        closes = rest.strip()[:1] == "}" and script.token_from(end).start == self.close
        opens = not script.text[self.open : start].strip()
        if blank_above and (closes or not rest.strip()):
            start = above
        elif opens and not rest.strip():
            end = script.next_line(end)
        return TextEdit(start, end, "")

    def words(self, start: int, end: int) -> TextEdit:
        """Part of a line: the blanks in front of it go too, or those behind it if it is the first."""
        text = self.script.text
        if self.comma is None or self.is_last:
            while start > self.open and text[start - 1] in " \t":
                start -= 1
            return TextEdit(start, end, " " if self.comma and text[end : end + 1] == "" else "")
        while text[end : end + 1] in (" ", "\t"):
            end += 1
        return TextEdit(start, end, "")


# -- statements and files ----------------------------------------------------------------------------------------


def insert_statement(
    script: Script,
    node: Any,
    statement: str,
    *,
    where: Literal["after", "before"] = "after",
    style: Style | None = None,
) -> list[TextEdit]:
    """Insert a one-line statement, given without its semicolon, on a line of its own after or before a statement."""
    style = style or detect(script)
    indent = script.indent_at(node.range[0])
    if where == "before":
        start = node.range[0]
        end = ";" if style.semicolons or statement_needs_semicolon(script, start) else ""
        return [TextEdit(start, start, f"{statement}{end}{style.newline}{indent}")]
    start = script.real_end(node.range[1])
    following = script.token_from(start)
    for comment in script.comments_in(start, following.start):
        if not script.has_line_break(start, comment.start):
            start = comment.end
    end = ";" if style.semicolons or statement_needs_semicolon(script, following.start) else ""
    text = f"{style.newline}{indent}{statement}{end}"
    edits = [TextEdit(start, start, text)]
    if not script.ends_line(start):  # another statement on the same line
        while script.text[start : start + 1] in (" ", "\t"):
            start += 1
        edits = [TextEdit(edits[0].start, start, text + style.newline + indent)]
    return edits


def statement_needs_semicolon(script: Script, offset: int) -> bool:
    """Whether what starts at ``offset`` would continue a statement before it that has no semicolon."""
    return script.slice(script.token_from(offset))[:1] in tuple("([`+-*/,.")


def new_config_file(options: Mapping[str, object], *, esm: bool, style: Style | None = None) -> str:
    """The text of a new config file with these options, as CommonJS or as an ES module."""
    style = style or DEFAULT
    newline, end = style.newline, ";" if style.semicolons else ""
    lines = []
    for key, value in options.items():
        lines.append(style.indent + _property([key], value, style, indent=style.indent, tail=1))
    comma = "" if style.trailing_comma == "none" else ","
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
