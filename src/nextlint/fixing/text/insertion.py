"""Where and how one new property goes into an object literal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.text.literal import needs_quotes, property_text
from nextlint.fixing.text.style import ENDLESS
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import ObjectExpression, Property, SpreadElement


class Insertion:
    """One property on its way into one ObjectExpression."""

    def __init__(
        self, script: Script, node: ObjectExpression, key_path: Sequence[str], literal: object, style: Style
    ) -> None:
        self.script = script
        self.style = style
        self.key_path = key_path
        self.literal = literal
        self.entries = list(node.properties)
        self.open: int = node.range[0] + 1  # behind the brace
        self.close: int = node.range[1] - 1  # before the brace
        self.quoted = _quotes_all_keys(self.entries)
        self.comma = "" if style.trailing_comma == "none" else ","

    def line(self, indent: str) -> str:
        """The property for a line of its own."""
        return property_text(self.key_path, self.literal, self.style, indent=indent, tail=",", quoted=self.quoted)

    def words(self) -> str:
        """The property for a line that is there, however long it gets."""
        endless = self.style._replace(width=ENDLESS)
        return property_text(self.key_path, self.literal, endless, quoted=self.quoted)

    def edits(self, index: int) -> list[Edit]:
        if not self.entries:
            return self.alone()
        return self.after(index - 1) if index else self.first()

    def alone(self) -> list[Edit]:
        """Into an object without entries, behind its comments."""
        script, newline = self.script, self.style.newline
        comments = script.comments_in(self.open, self.close)
        start = comments[-1].end if comments else self.open
        if script.has_line_break(self.open, self.close):
            base = script.indent_at(self.close if script.starts_line(self.close) else self.open)
            indent = base + self.style.indent
            if comments and script.starts_line(comments[-1].start):
                indent = script.indent_at(comments[-1].start)
            text = f"{newline}{indent}{self.line(indent)}{self.comma}{newline}{base}"
            return [Edit(start, self.close, text)]
        edge = " " if self.style.bracket_spacing else ""
        if not comments:
            return [Edit(self.open, self.close, edge + self.words() + edge)]
        last = Edit(start, self.close, f" {self.words()}{edge}")
        return [Edit(self.open, comments[0].start, edge), last]

    def first(self) -> list[Edit]:
        """Before all entries, behind the comments on the line of the brace."""
        script, start = self.script, self.entries[0].range[0]
        if script.is_first_on_line(start):
            indent = script.indent_at(start)
            behind = script.end_of_line_comments(self.open, before=self.close)
            return [Edit(behind, behind, f"{self.style.newline}{indent}{self.line(indent)},")]
        if script.text[self.open] == " ":
            return [Edit(self.open, self.open, f" {self.words()},")]
        return [Edit(self.open, self.open, f"{self.words()}, ")]

    def after(self, index: int) -> list[Edit]:
        """Behind an entry and the comments on its line."""
        script, start = self.script, self.entries[index].range[0]
        end = script.real_end(self.entries[index].range[1])
        following = script.token_from(end)
        has_comma = script.slice(following) == ","
        leading = script.token_before(start)
        if script.slice(leading) == "," and script.starts_line(leading.start):
            return self.comma_first(end, leading.start)
        if has_comma and script.starts_line(following.start):
            return self.comma_first(end, following.start)
        behind = script.end_of_line_comments(following.end if has_comma else end, before=self.close)
        on_own_line = script.is_first_on_line(start)
        room = script.ends_line(behind) or script.token_from(behind).start == self.close
        if room and (on_own_line or script.is_line_comment_end(behind)):
            indent = script.indent_at(start) + ("" if on_own_line else self.style.indent)
            text = f"{self.style.newline}{indent}{self.line(indent)}"
            if has_comma:
                return [Edit(behind, behind, text + ",")]
            comma = script.end_of_block_comments(end, behind)
            if behind == comma:
                return [Edit(comma, comma, "," + text)]
            return [Edit(comma, comma, ","), Edit(behind, behind, text)]
        text = f" {self.words()}," if has_comma else f", {self.words()}"
        return [Edit(behind, behind, text)]

    def comma_first(self, end: int, comma: int) -> list[Edit]:
        """Behind the entry that ends at ``end``, where lines begin with their comma as the one at ``comma``."""
        indent = self.script.indent_at(comma)
        behind = self.script.end_of_line_comments(end, before=self.close)
        return [Edit(behind, behind, f"{self.style.newline}{indent}, {self.line(indent + '  ')}")]


def _quotes_all_keys(entries: list[Property | SpreadElement]) -> bool:
    """Whether the names are quoted without need, all of them."""
    keys = [entry.key for entry in entries if entry.type == "Property" and not entry.computed]
    names = [key.value for key in keys if key.type == "Literal" and isinstance(key.value, str)]
    return bool(names) and len(names) == len(keys) and not all(map(needs_quotes, names))
