"""Where and how new properties go into an object literal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.text.errors import EditRefused
from nextlint.fixing.text.literal import needs_quotes, property_text
from nextlint.fixing.text.style import ENDLESS
from nextlint.model.fixes import Edit
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import ObjectExpression, Property, SpreadElement


class Entry(Record):
    """A new property: ``literal`` under a path of names, with the comments before it."""

    path: tuple[str, ...]
    literal: object
    comments: tuple[str, ...] = ()


class Insertion:
    """Properties to be inserted into an ObjectExpression."""

    def __init__(self, script: Script, node: ObjectExpression, new: Sequence[Entry], style: Style) -> None:
        self.script = script
        self.style = style
        self.new = new
        self.entries = list(node.properties)
        self.open: int = node.range[0] + 1  # after the brace
        self.close: int = node.range[1] - 1  # before the brace
        self.quoted = _quotes_all_keys(self.entries)
        self.comma = "" if style.trailing_comma == "none" else ","

    def lines(self, indent: str) -> str:
        """Return the properties on lines of their own, without the first indentation."""
        start = self.style.newline + indent
        return f",{start}".join(
            "".join(comment + start for comment in entry.comments) + self.text(entry, self.style, indent, ",")
            for entry in self.new
        )

    def words(self, indent: str) -> list[str]:
        """Return the properties for an existing line with that indentation, whatever its length becomes."""
        endless = self.style._replace(width=ENDLESS)
        return [
            "".join(map(_within_a_line, entry.comments)) + self.text(entry, endless, indent, "") for entry in self.new
        ]

    def text(self, entry: Entry, style: Style, indent: str, tail: str) -> str:
        """Return ``key: value`` for a line with that indentation."""
        return property_text(entry.path, entry.literal, style, indent=indent, tail=tail, quoted=self.quoted)

    def edits(self, index: int) -> list[Edit]:
        if not self.entries:
            return self.alone()
        return self.after(index - 1) if index else self.first()

    def alone(self) -> list[Edit]:
        """Insert into an object without entries, after its comments."""
        script, newline = self.script, self.style.newline
        comments = script.comments_in(self.open, self.close)
        start = comments[-1].end if comments else self.open
        if script.has_line_break(self.open, self.close):
            base = script.indent_at(self.close if script.starts_line(self.close) else self.open)
            indent = base + self.style.indent
            if comments and script.starts_line(comments[-1].start):
                indent = script.indent_at(comments[-1].start)
            text = f"{newline}{indent}{self.lines(indent)}{self.comma}{newline}{base}"
            return [Edit(start, self.close, text)]
        edge = " " if self.style.bracket_spacing else ""
        words = ", ".join(self.words(script.indent_at(self.open)))
        if not comments:
            return [Edit(self.open, self.close, edge + words + edge)]
        last = Edit(start, self.close, f" {words}{edge}")
        return [Edit(self.open, comments[0].start, edge), last]

    def first(self) -> list[Edit]:
        """Insert before all entries, after the comments on the line of the opening brace."""
        script, start = self.script, self.entries[0].range[0]
        if script.is_first_on_line(start):
            indent = script.indent_at(start)
            behind = script.end_of_line_comments(self.open, before=self.close)
            return [Edit(behind, behind, f"{self.style.newline}{indent}{self.lines(indent)},")]
        words = ", ".join(self.words(script.indent_at(start)))
        if script.text[self.open] == " ":
            return [Edit(self.open, self.open, f" {words},")]
        return [Edit(self.open, self.open, f"{words}, ")]

    def after(self, index: int) -> list[Edit]:
        """Insert after an entry and the comments on its line."""
        script, start = self.script, self.entries[index].range[0]
        end = script.real_end(self.entries[index].range[1])
        following = script.token_from(end)
        has_comma = script.slice(following) == ","
        leading = self.leading_comma(start)
        if leading is not None:
            return self.comma_first(end, leading)
        if has_comma and script.starts_line(following.start):
            return self.comma_first(end, following.start)
        behind = script.end_of_line_comments(following.end if has_comma else end, before=self.close)
        on_own_line = script.is_first_on_line(start)
        room = script.ends_line(behind) or script.token_from(behind).start == self.close
        if room and (on_own_line or script.is_line_comment_end(behind)):
            indent = script.indent_at(start) + ("" if on_own_line else self.style.indent)
            text = f"{self.style.newline}{indent}{self.lines(indent)}"
            if has_comma:
                return [Edit(behind, behind, text + ",")]
            comma = script.end_of_block_comments(end, behind)
            if behind == comma:
                return [Edit(comma, comma, "," + text)]
            return [Edit(comma, comma, ","), Edit(behind, behind, text)]
        words = ", ".join(self.words(script.indent_at(start)))
        text = f" {words}," if has_comma else f", {words}"
        return [Edit(behind, behind, text)]

    def comma_first(self, end: int, comma: int) -> list[Edit]:
        """Insert after the entry that ends at ``end``, in an object whose lines start with a comma like the one at
        ``comma``.
        """
        indent = self.script.indent_at(comma)
        behind = self.script.end_of_line_comments(end, before=self.close)
        start = f"{self.style.newline}{indent}, "
        return [Edit(behind, behind, "".join(start + text for text in self.behind_commas(indent)))]

    def behind_commas(self, indent: str) -> list[str]:
        """Return the properties, each on a line that begins with a comma."""
        return [
            "".join(map(_within_a_line, entry.comments)) + self.text(entry, self.style, f"{indent}  ", ",")
            for entry in self.new
        ]

    def instead(self, start: int, end: int) -> Edit:
        """Return an edit that replaces entries, from ``start`` with their comments to ``end`` before their comma."""
        script = self.script
        leading = self.leading_comma(start)
        if leading is not None:
            indent = script.indent_at(leading)
            return Edit(start, end, f"{self.style.newline}{indent}, ".join(self.behind_commas(indent)))
        indent = script.indent_at(start)
        return Edit(start, end, self.lines(indent) if script.is_first_on_line(start) else ", ".join(self.words(indent)))

    def leading_comma(self, start: int) -> int | None:
        """Return the comma before an entry, if it begins the line."""
        leading = self.script.token_before(start)
        return leading.start if self.script.slice(leading) == "," and self.script.starts_line(leading.start) else None


def _within_a_line(comment: str) -> str:
    """Return a comment that code can follow. Raises EditRefused."""
    if not comment.startswith("//"):
        return f"{comment} "
    words = comment[2:].strip()
    if "*/" in words:
        raise EditRefused("its comments cannot be moved")
    return f"/* {words} */ "


def _quotes_all_keys(entries: list[Property | SpreadElement]) -> bool:
    """Return whether all names are quoted, although none needs it."""
    keys = [entry.key for entry in entries if entry.type == "Property" and not entry.computed]
    names = [key.value for key in keys if key.type == "Literal" and isinstance(key.value, str)]
    return bool(names) and len(names) == len(keys) and not all(map(needs_quotes, names))
