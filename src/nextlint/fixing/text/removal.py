"""Removal of entries of an object literal, with their commas and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from nextlint.fixing.text.script import Script
    from nextlint.javascript.estree import ObjectExpression


# Comments that apply to more than the next entry.
_ABOUT_MORE = r"eslint-(?:disable(?!-)|enable)|#\s*(?:end)?region|prettier-ignore-(?:start|end)"


class Removal:
    """Neighbouring entries to be removed from an ObjectExpression, from the index ``first`` to ``last``."""

    def __init__(self, script: Script, node: ObjectExpression, first: int, last: int) -> None:
        self.script = script
        self.open: int = node.range[0] + 1  # after the brace
        self.close: int = node.range[1] - 1  # before the brace
        self.start = start_with_comments(script, node.properties[first].range[0])
        self.is_first = first == 0
        self.is_last = last == len(node.properties) - 1
        self.end = script.real_end(node.properties[last].range[1])
        following = script.token_from(self.end)
        self.comma = following if script.slice(following) == "," else None

    def edits(self) -> list[Edit]:
        start, end = self.start, self.end_with_comments()
        if self.is_first and self.is_last:
            return [self.only(start, end)]
        leading = self.script.token_before(start)
        if self.comma is None and self.is_last:
            return self.last_without_comma(leading.start, start, end)
        return [self.lines_or_words(start, end)]

    def end_with_comments(self) -> int:
        """Return the end of its comma and the comments on its line, unless another entry follows there."""
        return self.script.end_of_line_comments(self.comma.end if self.comma else self.end, before=self.close)

    def only(self, start: int, end: int) -> Edit:
        """Remove the only entry: ``{}`` remains, or its comments."""
        text = self.script.text
        if not text[self.open : start].strip() and not text[end : self.close].strip():
            return Edit(self.open, self.close, "")
        return self.lines_or_words(start, end)

    def last_without_comma(self, comma: int, start: int, end: int) -> list[Edit]:
        """Remove the last entry and the comma at ``comma`` before it."""
        if self.script.text[comma + 1 : start].strip():
            return [Edit(comma, comma + 1, ""), self.lines_or_words(start, end)]
        return [Edit(self.join(comma), end, "")]

    def lines_or_words(self, start: int, end: int) -> Edit:
        if self.script.starts_line(start) and self.script.ends_line(end):
            return self.lines(start, end)
        return self.words(start, end)

    def lines(self, start: int, end: int) -> Edit:
        """Remove whole lines, one of two blank lines that would meet, and the blank line next to a brace."""
        script = self.script
        start, end = script.line_start(start), script.next_line(end)
        above = script.previous_line(start)
        blank_above = above > self.open and not script.text[above:start].strip()
        blank_below = not script.text[end : script.next_line(end)].strip()
        closes = not script.text[end : self.close].strip()
        opens = not script.text[self.open : start].strip()
        if blank_above and (blank_below or closes):
            start = above
        elif blank_below and opens:
            end = script.next_line(end)
        return Edit(start, end, "")

    def words(self, start: int, end: int) -> Edit:
        """Remove part of a line, with the whitespace before it or, if another entry follows, after it."""
        text = self.script.text
        if self.comma is not None and not self.is_last:
            while text[end] in " \t" or (text[end] in "\r\n" and not self.script.starts_line(start)):
                end += 1
            return Edit(start, end, "")
        start = self.join(start)
        while start > self.open and text[start - 1] in " \t":
            start -= 1
        return Edit(start, end, "")

    def join(self, start: int) -> int:
        """Return ``start``, or the end of the previous line if ``start`` begins a line that can be joined to it."""
        if not self.script.starts_line(start):
            return start
        above = len(self.script.text[:start].rstrip())
        return start if self.script.is_line_comment_end(above) else above


def start_with_comments(script: Script, start: int) -> int:
    """Return where the comments of the code at ``start`` begin: those before it on its line and directly above it."""
    for comment in reversed(script.comments_in(script.token_before(start).end, start)):
        above = script.next_line(comment.end) == script.line_start(start) and script.starts_line(comment.start)
        if script.has_line_break(comment.end, start) and not above:
            break
        if re.search(_ABOUT_MORE, script.slice(comment)):
            break
        start = comment.start
    return start
